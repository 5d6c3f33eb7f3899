//! Citations of an article's sources: `[@key]` becomes the source's number, and leads to it.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use pulldown_cmark::{Event, TagEnd};

use super::{Pass, Spot};
use crate::diagnostic::Index;
use crate::parse::cited;

/// Whether an id is one that the theme gives to a source.
pub(super) fn is_source_id(id: &str) -> bool {
    id.strip_prefix("source-").is_some_and(|number| number.bytes().all(|it| it.is_ascii_digit()))
}

/// The sources of an article, by their keys.
#[derive(Default)]
pub(super) struct Sources {
    numbers: BTreeMap<String, usize>,
    index: OnceCell<Index>,
}

impl Sources {
    fn of(sources: &[Option<&str>]) -> Self {
        let mut numbers = BTreeMap::new();
        for (index, key) in sources.iter().enumerate() {
            // The first of a key is the one that is cited.
            if let Some(key) = key {
                numbers.entry((*key).to_owned()).or_insert(index + 1);
            }
        }
        Self { numbers, index: OnceCell::new() }
    }

    fn nearest(&self, key: &str) -> Option<&str> {
        self.index.get_or_init(|| Index::new(self.numbers.keys().map(String::as_str))).nearest(key)
    }
}

impl<'t> Pass<'_, 't> {
    /// A citation, and how many events it took.
    pub(super) fn citation(&mut self, events: &[Spot<'t>]) -> usize {
        let end = events.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Link)));
        let taken = end.map_or(1, |end| end + 1);
        let Some((event, range)) = events.first() else { return taken };
        let key = cited(event).unwrap_or_default();
        let Some(sources) = &self.view.sources else {
            // Where nothing can be cited it is a text in brackets.
            let text = self.text;
            self.out.push(Event::Text(text[range.clone()].into()));
            return taken;
        };
        let known = Rc::clone(self.sources.get_or_insert_with(|| Rc::new(Sources::of(sources))));
        if let Some(number) = known.numbers.get(key) {
            let shown = self.language.locale.number(i64::try_from(*number).unwrap_or(0));
            self.raw(format!(
                "<sup class=\"citation\"><a href=\"#source-{number}\" \
                 role=\"doc-biblioref\">[{shown}]</a></sup>"
            ));
        } else {
            let help = match known.nearest(key) {
                Some(near) => format!("did you mean `[@{near}]`?"),
                None => format!("name one of the article's `sources`: `key = \"{key}\"`"),
            };
            self.fault(format!("there is no source `{key}`"), Some(help), range.clone().into());
        }
        taken
    }
}
