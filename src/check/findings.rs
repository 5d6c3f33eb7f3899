//! *Findings* on their way to whoever asked: what is wrong on many pages for one cause is one.

use std::collections::BTreeMap;

use super::rules::Rule;
use super::trace::{Place, Tracer};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::path::OutputPath;

/// What was found.
#[derive(Default)]
pub(super) struct Findings {
    single: Diagnostics,
    /// By code, place and what is said: the first page that it is on, and how many there are.
    shared: BTreeMap<(&'static str, Option<Place>, String), Shared>,
}

struct Shared {
    finding: Diagnostic,
    page: OutputPath,
    /// In no document, so that it must be said on which page it is.
    is_elsewhere: bool,
    pages: usize,
}

/// Something found on a page.
pub(super) struct OnPage<'o> {
    pub(super) rule: &'static Rule,
    pub(super) message: String,
    pub(super) page: &'o OutputPath,
    /// Where it stands on the page.
    pub(super) span: Span,
    /// What may stand in a source in the same words.
    pub(super) words: &'o [String],
    pub(super) is_of_template: bool,
    /// Each of its lines is one.
    pub(super) help: Option<String>,
}

impl Findings {
    /// Adds one that is about sources.
    pub(super) fn add(&mut self, finding: Diagnostic) {
        self.single.push(finding);
    }

    /// Adds one that is about a page, where its cause is.
    pub(super) fn on_page(&mut self, found: OnPage<'_>, tracer: &mut Tracer<'_>) {
        let OnPage { rule, message, page, span, words, is_of_template, help } = found;
        let place = tracer.place(page, span, words, is_of_template);
        let document = tracer.document(page);
        let is_elsewhere = place.as_ref().is_some_and(|it| Some(&it.path) != document);
        // One that is in no source is told apart by what is said, not by where.
        let key = (rule.code, place.clone(), message.clone());
        if let Some(shared) = self.shared.get_mut(&key) {
            shared.pages += 1;
            return;
        }
        let place = place.unwrap_or_else(|| tracer.in_output(page, span));
        let finding = help
            .iter()
            .flat_map(|help| help.lines())
            .fold(place.mark(rule.found(message)), Diagnostic::help);
        let page = page.clone();
        self.shared.insert(key, Shared { finding, page, is_elsewhere, pages: 1 });
    }

    /// All of them.
    pub(super) fn all(self) -> Diagnostics {
        let mut all = self.single;
        all.extend(self.shared.into_values().map(|shared| {
            let url = shared.page.url();
            let note = match shared.pages {
                // An article is in the text edition, too.
                1 | 2 if !shared.is_elsewhere => None,
                1 => Some(format!("it shows on `{url}`")),
                2 => Some(format!("it shows on `{url}` and one other page")),
                pages => Some(format!("it shows on `{url}` and {} other pages", pages - 1)),
            };
            shared.finding.maybe_help(note)
        }));
        all
    }
}
