//! Headings: an id each, and the table of contents.

use std::collections::BTreeSet;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag};

use super::{Heading, Pass, Spot, level_number};
use crate::diagnostic::Span;
use crate::render::html::escaped;
use crate::slug::slug;

/// A heading whose text is being read.
pub(super) struct Open<'t> {
    id: Option<CowStr<'t>>,
    classes: Vec<CowStr<'t>>,
    /// Where its text begins in the output.
    begins: usize,
}

/// The ids that authors gave to headings: they are links' targets elsewhere, so they come first.
pub(super) fn given_ids(events: &[Spot<'_>]) -> BTreeSet<String> {
    let ids = events.iter().filter_map(|(event, _)| match event {
        Event::Start(Tag::Heading { id: Some(id), .. }) => Some(id.to_string()),
        _ => None,
    });
    ids.collect()
}

impl<'t> Pass<'_, 't> {
    pub(super) fn open_heading(
        &mut self,
        level: HeadingLevel,
        id: Option<&CowStr<'t>>,
        classes: &[CowStr<'t>],
        span: Span,
    ) {
        if level == HeadingLevel::H1 {
            self.warn(
                "a heading with one `#` is a second headline",
                "begin the headings of a text with `##`",
                span,
            );
        }
        let begins = self.out.len();
        self.heading = Some(Open { id: id.cloned(), classes: classes.to_vec(), begins });
        // Its place is kept for the tag, which needs the text.
        self.raw("");
    }

    pub(super) fn close_heading(&mut self, level: HeadingLevel) {
        let Some(Open { id, classes, begins }) = self.heading.take() else { return };
        let title: String = self.out[begins..]
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(&**text),
                _ => None,
            })
            .collect();
        let id = match (id, slug(&title)) {
            (Some(id), _) => self.unique_id(&id.replace(char::is_control, ""), true),
            (None, slug) if slug.is_empty() => self.unique_id("section", false),
            (None, slug) => self.unique_id(&slug, false),
        };
        let level = level_number(level).max(2);
        let class = match classes.join(" ") {
            classes if classes.is_empty() => String::new(),
            classes => format!(" class=\"{}\"", escaped(&classes)),
        };
        let tag = format!("<h{level} id=\"{}\"{class}>", escaped(&id));
        self.out[begins] = Event::InlineHtml(tag.into());
        self.raw(format!("</h{level}>\n"));
        self.found.contents.push(Heading { id, title, level });
    }
}
