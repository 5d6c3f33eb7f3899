//! Citations: `[@key]` is a link to `@key`, each on its own, also where another bracket stands before it.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::reading::Spot;

/// Whether a text could be the key of a source.
pub(in crate::parse) fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// A bracket before a citation, which Markdown takes for the text of one link: `[@a][@b]`.
struct Before {
    /// Where the citation after it stands.
    citation: Range<usize>,
    dest: String,
    /// Whether the bracket is a citation as well.
    is_citation: bool,
}

/// The same events with each citation on its own, also where another bracket stands before it.
pub(super) fn apart<'t>(
    text: &'t str,
    events: impl Iterator<Item = Spot<'t>>,
) -> impl Iterator<Item = Spot<'t>> {
    // Two brackets side by side are rare, and nothing else is set apart.
    let (as_they_are, some_apart) = if text.contains("][") {
        (None, Some(set_apart(text, events)))
    } else {
        (Some(events), None)
    };
    Apart { as_they_are, some_apart }
}

/// Either of two ways to go over the events of a text.
struct Apart<A, B> {
    as_they_are: Option<A>,
    some_apart: Option<B>,
}

impl<T, A: Iterator<Item = T>, B: Iterator<Item = T>> Iterator for Apart<A, B> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        match &mut self.as_they_are {
            Some(events) => events.next(),
            None => self.some_apart.as_mut()?.next(),
        }
    }
}

fn set_apart<'t>(
    text: &'t str,
    events: impl Iterator<Item = Spot<'t>>,
) -> impl Iterator<Item = Spot<'t>> {
    let mut open: Option<Before> = None;
    events.flat_map(move |(event, range)| {
        let (mut same, mut others) = (None, Vec::new());
        match (event, &open) {
            (
                Event::Start(Tag::Link { link_type: LinkType::ReferenceUnknown, dest_url, .. }),
                _,
            ) => {
                // No label has a bracket in it, so the last two are those between.
                let between = text[range.clone()].rfind("][").unwrap_or_default() + range.start;
                let key = text.get(range.start + 1..between).unwrap_or_default();
                let is_citation = key.strip_prefix('@').is_some_and(is_key);
                if is_citation {
                    others.extend(citation(key, range.start..between + 1));
                } else {
                    same = Some((Event::Text("[".into()), range.start..range.start + 1));
                }
                let citation = between + 1..range.end;
                open = Some(Before { citation, dest: dest_url.into_string(), is_citation });
            }
            (Event::End(TagEnd::Link), Some(before)) => {
                let at = before.citation.start;
                if !before.is_citation {
                    same = Some((Event::Text("]".into()), at - 1..at));
                }
                others.extend(citation(&before.dest, before.citation.clone()));
                open = None;
            }
            (_, Some(Before { is_citation: true, .. })) => {}
            (event, _) => same = Some((event, range)),
        }
        same.into_iter().chain(others)
    })
}

/// A citation that stands alone.
fn citation<'t>(dest: &str, range: Range<usize>) -> [(Event<'t>, Range<usize>); 2] {
    let start = Tag::Link {
        link_type: LinkType::ShortcutUnknown,
        dest_url: CowStr::from(dest.to_owned()),
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    };
    [(Event::Start(start), range.clone()), (Event::End(TagEnd::Link), range)]
}
