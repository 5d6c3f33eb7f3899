//! What has been *read* of a text.

use std::cell::OnceCell;
use std::ops::Range;

use pulldown_cmark::Event;

use super::doubt::Doubt;
use crate::typography::Typography;

/// An event, and where it stands.
pub type Spot<'t> = (Event<'t>, Range<usize>);

/// What has been read of a text.
pub(super) struct Reading<'t> {
    pub(super) text: &'t str,
    pub(super) typography: Typography,
    pub(super) needs: Needs,
    /// The next sign that typography may change, and the next ellipsis.
    pub(super) next_mark: Ahead,
    pub(super) next_dots: Ahead,
    /// The events up to the end of the last block.
    pub(super) events: Vec<Spot<'t>>,
    pub(super) doubts: Vec<Doubt>,
    /// The names of all footnotes, once they are asked for.
    pub(super) notes: OnceCell<Vec<String>>,
}

/// What of the whole text may need a second look.
#[derive(Clone, Copy)]
pub(super) struct Needs {
    pub(super) addresses: bool,
    pub(super) left: bool,
}

/// Where something comes next in a text that is gone through once from its beginning to its end.
pub(super) struct Ahead {
    find: fn(&str) -> Option<usize>,
    /// Where it is found next; the end of all texts if nowhere.
    at: usize,
    /// From where on it was looked for.
    from: Option<usize>,
}

impl Ahead {
    pub(super) fn new(find: fn(&str) -> Option<usize>) -> Self {
        Self { find, at: 0, from: None }
    }

    /// Whether it is in a stretch of the text, which begins behind those that were asked for before.
    fn is_in(&mut self, text: &str, range: &Range<usize>) -> bool {
        let is_known = self.from.is_some_and(|from| from <= range.start) && self.at >= range.start;
        if !is_known {
            self.at = (self.find)(&text[range.start..]).map_or(usize::MAX, |at| range.start + at);
            self.from = Some(range.start);
        }
        self.at < range.end
    }
}

impl<'t> Reading<'t> {
    /// Whether typography may change something in the events from this one on.
    pub(super) fn has_marks(&mut self, begin: usize) -> bool {
        let begin = self.events[begin].1.start;
        let end = self.events.last().map_or(begin, |(_, range)| range.end);
        let range = begin..end;
        self.next_mark.is_in(self.text, &range) || self.next_dots.is_in(self.text, &range)
    }

    /// The names of all footnotes.
    pub(super) fn notes(&self) -> &[String] {
        self.notes.get_or_init(|| {
            let lines =
                self.text.lines().map(|line| line.trim_start_matches([' ', '>', '-', '*', '\t']));
            let name =
                |line: &'t str| line.strip_prefix("[^")?.split_once("]:").map(|it| it.0.to_owned());
            lines.filter_map(name).take(1000).collect()
        })
    }
}
