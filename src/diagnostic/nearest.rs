//! The nearest right spelling of a wrong word.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The candidate that is nearest to `word`, if one is near enough to be what was meant.
///
/// Distance is the optimal string alignment distance (insertions, deletions, substitutions and
/// swaps of neighbours) over lower-cased characters; near enough is a third of the word's length.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let limit = (word.chars().count().min(64) / 3).max(1);
    nearest_by(word, candidates, limit)
}

/// The candidate that is nearest to `word`, if it takes no more than so many steps.
pub(crate) fn nearest_by<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
    limit: usize,
) -> Option<&'c str> {
    let word: Vec<char> = word.to_lowercase().chars().take(64).collect();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let letters: Vec<char> = candidate.to_lowercase().chars().take(64).collect();
            // Each letter more or fewer is a step, and most candidates are told apart by that.
            let is_near = letters.len().abs_diff(word.len()) <= limit;
            is_near.then(|| (distance(&word, &letters, limit), candidate))
        })
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// So many candidates are looked through one by one.
const FEW: usize = 64;

/// Three letters that so many candidates have tell nothing.
const COMMON: usize = 100;

/// So many candidates that share the most with a word are looked at.
const LIKELY: usize = 16;

/// Candidates that many words are held against: of thousands only those that share rare letters
/// with a word are looked at, so that the words cost what they are and not what they are times the
/// candidates.
#[derive(Debug)]
pub(crate) struct Index {
    candidates: Vec<String>,
    /// Where three letters in a row are found.
    places: BTreeMap<[char; 3], Vec<usize>>,
}

impl Index {
    pub(crate) fn new<T: Into<String>>(candidates: impl IntoIterator<Item = T>) -> Self {
        let candidates: Vec<String> = candidates.into_iter().map(Into::into).collect();
        let mut places: BTreeMap<[char; 3], Vec<usize>> = BTreeMap::new();
        if candidates.len() > FEW {
            for (index, candidate) in candidates.iter().enumerate() {
                for three in threes(candidate) {
                    let places = places.entry(three).or_default();
                    if places.len() <= COMMON && places.last() != Some(&index) {
                        places.push(index);
                    }
                }
            }
        }
        Self { candidates, places }
    }

    /// The candidate that is nearest to `word`, if one is near enough.
    pub(crate) fn nearest(&self, word: &str) -> Option<&str> {
        if self.candidates.len() <= FEW {
            return nearest(word, self.candidates.iter().map(String::as_str));
        }
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let places = threes(word).into_iter().filter_map(|three| self.places.get(&three));
        for index in places.filter(|places| places.len() <= COMMON).flatten() {
            *shared.entry(*index).or_default() += 1;
        }
        let mut likely: Vec<(usize, usize)> =
            shared.into_iter().map(|(index, count)| (count, index)).collect();
        likely.sort_by_key(|(count, index)| (Reverse(*count), *index));
        likely.truncate(LIKELY);
        // Of those that are equally near it is the first, as among few.
        likely.sort_by_key(|(_, index)| *index);
        nearest(word, likely.into_iter().map(|(_, index)| self.candidates[index].as_str()))
    }
}

/// All three letters in a row of a word, and of its ends.
fn threes(word: &str) -> Vec<[char; 3]> {
    let letters = word.chars().take(64).flat_map(char::to_lowercase);
    let ends = ['\0', '\0'];
    let letters: Vec<char> = ends.into_iter().chain(letters).chain(ends).collect();
    letters.windows(3).filter_map(|three| three.try_into().ok()).collect()
}

/// How far two words are apart; of words that are farther than `limit` only that they are.
fn distance(a: &[char], b: &[char], limit: usize) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let substituted = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = substituted.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        // Whatever follows, it doesn't come nearer; a swap reaches back one row.
        let least = |row: &[usize]| row.iter().min().copied().unwrap_or_default();
        if least(&row) > limit && least(&above) > limit {
            return limit + 1;
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{FEW, Index, nearest};

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        let keys = ["title", "date", "tags", "updated"];
        assert_eq!(nearest("tilte", keys), Some("title"));
        assert_eq!(nearest("tag", keys), Some("tags"));
        assert_eq!(nearest("Date", keys), Some("date"));
        assert_eq!(nearest("banana", keys), None);
        assert_eq!(nearest("x", []), None);
    }

    #[test]
    fn among_thousands_it_finds_the_same() {
        let mut names: Vec<String> =
            (0..40 * FEW).map(|it| format!("/2025/talks-{it:04}/")).collect();
        names.push("/2025/harbour-reopens/".into());
        let index = Index::new(names.iter().map(String::as_str));
        for word in ["/2025/harbor-reopens/", "/2025/harbour-reopened/", "/2025/talks-012/"] {
            let near = nearest(word, names.iter().map(String::as_str));
            assert!(near.is_some() && index.nearest(word).is_some(), "{word}");
        }
        assert_eq!(index.nearest("/2025/harbor-reopens/"), Some("/2025/harbour-reopens/"));
        assert_eq!(index.nearest("banana"), None);
    }
}
