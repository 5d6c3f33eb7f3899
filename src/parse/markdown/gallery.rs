//! A *gallery*: a fenced block of pictures, which are read as if they stood in one paragraph.
//!
//! In a program that knows nothing of it, it is a block of code with the same lines in it.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::doubt::Doubt;
use super::reading::Spot;

/// The word that begins one.
const WORD: &str = "gallery";

/// Whether a gallery begins with this event.
pub(in crate::parse) fn begins(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(word))) if word.trim() == WORD)
}

/// Takes the events of a gallery that has begun, and says where its lines are.
pub(in crate::parse) fn inside<'t>(events: &mut impl Iterator<Item = Spot<'t>>) -> Range<usize> {
    let mut inside: Option<Range<usize>> = None;
    for (event, range) in events {
        match event {
            Event::End(TagEnd::CodeBlock) => break,
            _ => inside = Some(inside.map_or(range.start, |it| it.start)..range.end),
        }
    }
    inside.unwrap_or_default()
}

/// The pictures among `events`, in one paragraph, and a doubt if there is something else.
pub(super) fn pictures<'t>(
    events: Vec<Spot<'t>>,
    start: usize,
    block: &Range<usize>,
) -> (Vec<Spot<'t>>, Option<Doubt>) {
    let mut found = vec![(Event::Start(Tag::Paragraph), block.clone())];
    let (mut depth, mut stray) = (0_usize, None);
    for (event, range) in events {
        let range = range.start + start..range.end + start;
        let is_inside = depth > 0;
        match &event {
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) => depth -= 1,
            _ => {}
        }
        match &event {
            _ if is_inside || depth > 0 => found.push((event, range)),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            Event::SoftBreak | Event::HardBreak => found.push((Event::SoftBreak, range)),
            Event::Text(text) if text.trim().is_empty() => {}
            _ => stray = stray.or(Some(range)),
        }
    }
    found.push((Event::End(TagEnd::Paragraph), block.clone()));
    let stray = stray.or_else(|| (found.len() == 2).then(|| block.clone()));
    let doubt = stray.map(|span| Doubt {
        is_error: true,
        message: "a gallery has pictures and nothing else".to_owned(),
        help: "write each on a line of its own: `![what it shows](file.jpg \"its caption\")`"
            .to_owned(),
        span: span.into(),
    });
    (found, doubt)
}
