//! Headings: an id each, and the table of contents.

use pulldown_cmark::{CowStr, Event, HeadingLevel};

use super::{Heading, Pass, escaped, level_number};
use crate::diagnostic::Span;
use crate::slug::slug;

/// A heading whose text is being read.
pub(super) struct Open<'t> {
    id: Option<CowStr<'t>>,
    classes: Vec<CowStr<'t>>,
    /// Where its text begins in the output.
    begins: usize,
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
            self.warn("the first level of headings is the headline's", "begin with `##`", span);
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
        let wanted = id.map_or_else(|| slug(&title), |id| id.to_string());
        let id = self.unique_id(if wanted.is_empty() { "section" } else { &wanted });
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
