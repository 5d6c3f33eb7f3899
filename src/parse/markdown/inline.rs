//! *Inline* markup that isn't what somebody meant: links without words, emphasis in emphasis.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::doubt::Doubt;
use super::reading::Reading;

/// Says of a link without words, and of emphasis in emphasis of its own kind: that is mostly two pairs of
/// marks of which the inner ones were taken for a pair, `**“a”**b**:**`.
pub(super) fn doubt(reading: &mut Reading<'_>, begin: usize) {
    let (mut strong, mut light) = (0, 0);
    let mut opens_link = false;
    for (event, range) in &reading.events[begin..] {
        let is_empty = opens_link && matches!(event, Event::End(TagEnd::Link));
        opens_link = match event {
            // A citation has its words later.
            Event::Start(Tag::Link { link_type, .. }) => *link_type != LinkType::ShortcutUnknown,
            Event::Text(text) => opens_link && text.trim().is_empty(),
            _ => false,
        };
        match event {
            Event::End(TagEnd::Link) if is_empty => reading.doubts.push(Doubt::new(
                "this link has no words, so nobody sees it",
                "write them between its square brackets: `[words](address)`",
                range.clone(),
            )),
            Event::Start(Tag::Strong) if strong == 0 => strong = range.end,
            Event::Start(Tag::Emphasis) if light == 0 => light = range.end,
            Event::Start(tag @ (Tag::Strong | Tag::Emphasis)) => {
                let (outer, length) = if *tag == Tag::Strong { (strong, 2) } else { (light, 1) };
                if range.end <= outer {
                    reading.doubts.push(Doubt::new(
                        "this emphasis begins within another one",
                        "a mark that ends emphasis stands behind a letter, or before a space or punctuation",
                        range.start..range.start + length,
                    ));
                }
            }
            Event::End(TagEnd::Strong) if range.end == strong => strong = 0,
            Event::End(TagEnd::Emphasis) if range.end == light => light = 0,
            _ => {}
        }
    }
}
