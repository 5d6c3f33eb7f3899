//! What has been *read* of a text.

use std::cell::OnceCell;
use std::ops::Range;

use pulldown_cmark::Event;

use super::doubt::Doubt;
use crate::typography::{self, Typography};

/// An event, and where it stands.
pub type Spot<'t> = (Event<'t>, Range<usize>);

/// What has been read of a text.
pub(super) struct Reading<'t> {
    pub(super) text: &'t str,
    pub(super) typography: Typography,
    pub(super) needs: Needs,
    /// The events up to the end of the last block.
    pub(super) events: Vec<Spot<'t>>,
    pub(super) doubts: Vec<Doubt>,
    /// The names of all footnotes, once they are asked for.
    pub(super) notes: OnceCell<Vec<String>>,
}

/// What of the whole text may need a second look.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a need of its own")]
pub(super) struct Needs {
    pub(super) quotes: bool,
    pub(super) dashes: bool,
    pub(super) addresses: bool,
    pub(super) left: bool,
}

impl<'t> Reading<'t> {
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

impl Needs {
    /// What of it some of the text may need.
    pub(super) fn of(self, events: &[Spot<'_>]) -> Self {
        let texts = || {
            events.iter().filter_map(|(event, _)| match event {
                Event::Text(text) => Some(&**text),
                _ => None,
            })
        };
        Self {
            quotes: self.quotes && texts().any(typography::has_quotes),
            dashes: self.dashes && texts().any(typography::has_dashes),
            addresses: self.addresses,
            left: self.left,
        }
    }
}
