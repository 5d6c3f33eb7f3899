//! *Related* articles: those that share the most tags and places, and of these the newest.
//!
//! An article's are chosen among the articles that are older than it. So an article that is
//! published today changes no list but its own, and the pages of the archive stay as they are;
//! otherwise each new article on a busy tag would be the newest of hundreds, and would change
//! every one of their pages. The way to newer articles is by the tags and the series.
//!
//! Of each tag and place the next older ones are looked at and no more, so that the work for an
//! article is the same in an archive of any size.

use rayon::prelude::*;

use super::seed::Seeds;
use super::term_kind::{TermKind, Uses};

/// How many articles are related to one.
const MOST: usize = 4;

/// How many of the next older articles of each tag and place are looked at.
const WINDOW: usize = 50;

/// What counts.
const KINDS: [TermKind; 2] = [TermKind::Tag, TermKind::Place];

/// The related articles of each article, as places in the site's list, the nearest first.
pub(super) fn gather(uses: &[Uses], terms: &Seeds) -> Vec<Vec<usize>> {
    let work = || Tally { shared: vec![0; uses.len()], met: Vec::new() };
    let all = uses.par_iter().enumerate().with_min_len(512);
    all.map_init(work, |tally, (index, used)| tally.related(index, used, terms)).collect()
}

/// How much each article shares with the one that is being looked at. It is made once and used for
/// many articles.
struct Tally {
    /// By article: how many terms it shares.
    shared: Vec<u8>,
    /// The articles that share any.
    met: Vec<usize>,
}

impl Tally {
    fn related(&mut self, index: usize, used: &Uses, terms: &Seeds) -> Vec<usize> {
        for kind in KINDS {
            let all = terms.of(kind);
            for term in used.of(kind) {
                self.count(&all[*term].articles, index);
            }
        }
        let mut best: Vec<(u8, usize)> = Vec::with_capacity(MOST + 1);
        for other in self.met.drain(..) {
            let shared = std::mem::take(&mut self.shared[other]);
            // A lower place in the site's list is newer.
            let is_better = |it: &(u8, usize)| shared > it.0 || (shared == it.0 && other < it.1);
            if best.len() < MOST || best.last().is_some_and(is_better) {
                let place = best.iter().position(is_better).unwrap_or(best.len());
                best.insert(place, (shared, other));
                best.truncate(MOST);
            }
        }
        best.into_iter().map(|(_, other)| other).collect()
    }

    /// Notes the next older articles of a term, whose articles are newest first.
    fn count(&mut self, articles: &[usize], index: usize) {
        let older = articles.partition_point(|it| *it <= index);
        for other in &articles[older..articles.len().min(older + WINDOW)] {
            let shared = &mut self.shared[*other];
            if *shared == 0 {
                self.met.push(*other);
            }
            *shared = shared.saturating_add(1);
        }
    }
}
