//! HTML of an author's own, where the site doesn't want it.

use pulldown_cmark::{Event, TagEnd};
use pulldown_cmark_escape::escape_html_body_text;

use super::{Pass, Spot};
use crate::diagnostic::Span;

impl<'t> Pass<'_, 't> {
    /// A block of HTML shown as what it is: text.
    pub(super) fn shown_html(&mut self, events: &[Spot<'t>]) -> usize {
        let end =
            events.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::HtmlBlock)));
        let end = end.unwrap_or(events.len() - 1);
        let is_html = events[..end]
            .iter()
            .any(|(event, _)| matches!(event, Event::Html(part) if part.contains('<')));
        if let Some((_, range)) = events.first().filter(|_| is_html) {
            self.warn_of_html(range.clone().into());
        }
        let mut html = String::from("<p>");
        for (event, _) in &events[..end] {
            if let Event::Html(part) | Event::Text(part) = event {
                // Writing to a string can't fail.
                let _ = escape_html_body_text(&mut html, part);
            }
        }
        html.truncate(html.trim_end().len());
        html.push_str("</p>\n");
        self.raw(html);
        end + 1
    }

    /// Whether a tag ends what another one of the paragraph began.
    pub(super) fn is_end_of_pair(&mut self, html: &str) -> bool {
        let name = html.trim_start_matches(['<', '/']);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let name = name[..end.unwrap_or(name.len())].to_ascii_lowercase();
        if !html.starts_with("</") {
            *self.tags.entry(name).or_default() += 1;
            return false;
        }
        match self.tags.get_mut(&name) {
            Some(open) if *open > 0 => {
                *open -= 1;
                true
            }
            _ => false,
        }
    }

    pub(super) fn warn_of_html(&mut self, span: Span) {
        self.warn(
            "this HTML is shown as text",
            "write Markdown, or set `raw_html = true` in `site.toml` to publish it as it is",
            span,
        );
    }
}
