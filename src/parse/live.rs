//! *Live coverage*: the timed entries of an article whose label is `live`.
//!
//! Each heading of the second level begins an entry: `## 14:05 — Headline`. Authors write downwards,
//! the oldest first; readers see the newest first.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::tz::TimeZone;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use super::body::{is_block, is_block_end};
use super::markdown::{cited, markdown};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::path::SourcePath;

/// What to write, for those who wrote something else.
const HELP: &str =
    "an entry begins with its time, like `## 14:05 — Headline`; a heading inside of it has `###`";

/// An entry of live coverage.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LiveEntry {
    /// Its place on the page: the one that it was given, or its day and time.
    pub id: String,
    /// Whether it was given a place, which makes it a key event.
    pub is_key: bool,
    /// When.
    pub time: Date,
    /// Its headline, without the time.
    pub title: String,
    /// Its first paragraph.
    pub summary: String,
    /// Where its heading begins, from the beginning of the body.
    pub start: u32,
    /// Where its headline begins after the time, from the beginning of the body.
    pub headline: u32,
}

/// A heading of the second level that stands in no other block.
struct Heading {
    span: Range<usize>,
    /// Where its text begins.
    text: usize,
    id: Option<String>,
    /// What stands in it, and where.
    words: Vec<(String, Range<usize>)>,
    /// The first paragraph after it.
    summary: String,
}

/// The article that has the entries.
pub(super) struct Coverage<'c> {
    pub(super) path: &'c SourcePath,
    pub(super) body: &'c str,
    /// Where the body begins in the file.
    pub(super) start: usize,
    /// The article's own date.
    pub(super) date: &'c Date,
    pub(super) zone: &'c TimeZone,
    /// The tag of its language.
    pub(super) language: &'c str,
}

impl Coverage<'_> {
    /// The entries in the order in which they are written, which is that of their times.
    pub(super) fn entries(&self, faults: &mut Diagnostics) -> Vec<LiveEntry> {
        let mut entries: Vec<LiveEntry> = Vec::new();
        let mut before: Option<Range<usize>> = None;
        let mut ids = BTreeSet::new();
        for heading in headings(self.body, self.language) {
            let day = entries.last().map_or(self.date.day(), |entry| entry.time.day()).to_string();
            let span = heading.span.clone();
            match self.entry(heading, &day, &mut ids) {
                Ok(entry) => {
                    if let (Some(last), Some(before)) = (entries.last(), &before)
                        && entry.time < last.time
                    {
                        faults.push(self.out_of_order(&span, before, &entry));
                    }
                    entries.push(entry);
                    before = Some(span);
                }
                Err(fault) => faults.push(fault),
            }
        }
        entries
    }

    fn entry(
        &self,
        heading: Heading,
        day: &str,
        ids: &mut BTreeSet<String>,
    ) -> Result<LiveEntry, Diagnostic> {
        let place = self.span(&heading.span);
        let text = &self.body[heading.text..heading.span.end];
        let Some(stamp) = Stamp::read(text) else {
            return Err(Diagnostic::error("this entry has no time")
                .at(self.path, place)
                .help(HELP));
        };
        let moment = format!("{}T{:0>5}:00", stamp.day.unwrap_or(day), stamp.time);
        let time = Date::parse(&moment, self.zone).map_err(|_| {
            let written = text[..stamp.end].trim();
            Diagnostic::error(format!("`{written}` is no time")).at(self.path, place).help(HELP)
        })?;
        let headline = heading.text + stamp.headline;
        let title = title(&heading.words, headline);
        if title.is_empty() {
            return Err(Diagnostic::error("this entry has no headline")
                .at(self.path, place)
                .help(HELP));
        }
        let (is_key, id) = match heading.id {
            Some(id) if ids.contains(&id) => {
                return Err(Diagnostic::error(format!("two entries have the place `#{id}`"))
                    .at(self.path, place)
                    .help("give this one another, for links would lead to the first"));
            }
            Some(id) => (true, id),
            None => (false, free_id(&time, ids)),
        };
        ids.insert(id.clone());
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (start, headline) = (narrow(heading.span.start), narrow(headline));
        Ok(LiveEntry { id, is_key, time, title, summary: heading.summary, start, headline })
    }

    fn out_of_order(
        &self,
        span: &Range<usize>,
        before: &Range<usize>,
        entry: &LiveEntry,
    ) -> Diagnostic {
        let next = entry.time.day().tomorrow().unwrap_or_default();
        let time = entry.time.time().unwrap_or_default().strftime("%H:%M");
        Diagnostic::error("this entry is earlier than the one before it")
            .at_with(self.path, self.span(span), "this one")
            .at_with(self.path, self.span(before), "the one before it")
            .help(
                "write entries downwards in the order of their times; readers see the newest first",
            )
            .help(format!("after midnight, write the day: `## {next} {time} — …`"))
    }

    /// A place in the file, without the line's end.
    fn span(&self, span: &Range<usize>) -> Span {
        let length = self.body[span.clone()].trim_end().len();
        (span.start + self.start..span.start + self.start + length).into()
    }
}

/// The day and the time of an entry, with a number where an earlier one has them, too. It doesn't
/// change when the headline does, nor when other entries come after it.
fn free_id(time: &Date, ids: &BTreeSet<String>) -> String {
    let clock = time.time().unwrap_or_default().strftime("%H-%M");
    let plain = format!("{}-{clock}", time.day());
    let mut numbered = (2..).map(|number| format!("{plain}-{number}"));
    if ids.contains(&plain) {
        numbered.find(|id| !ids.contains(id)).unwrap_or_default()
    } else {
        plain
    }
}

fn title(words: &[(String, Range<usize>)], headline: usize) -> String {
    let parts = words.iter().filter_map(|(text, span)| {
        let cut = headline.saturating_sub(span.start);
        if span.end <= headline { None } else { text.get(cut..) }
    });
    parts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn headings(body: &str, language: &str) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let (mut depth, mut in_heading, mut in_paragraph) = (0, false, false);
    let mut in_citation = false;
    for (event, range) in markdown(body, language).0 {
        if in_citation || cited(&event).is_some() {
            in_citation = !matches!(event, Event::End(TagEnd::Link));
            continue;
        }
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, .. }) if depth == 0 => {
                let id = id.map(|id| id.replace(char::is_control, ""));
                let (text, words, summary) = (range.end, Vec::new(), String::new());
                found.push(Heading { span: range, text, id, words, summary });
                in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Start(Tag::Paragraph) if depth == 0 => {
                in_paragraph = found.last().is_some_and(|heading| heading.summary.is_empty());
            }
            Event::End(TagEnd::Paragraph) => in_paragraph = false,
            Event::Start(tag) if is_block(&tag) => depth += 1,
            Event::End(tag) if is_block_end(tag) => depth -= 1,
            event => {
                let Some(heading) = found.last_mut() else { continue };
                if in_heading {
                    heading.text = heading.text.min(range.start);
                }
                match event {
                    Event::Text(text) | Event::Code(text) if in_heading => {
                        heading.words.push((text.into_string(), range));
                    }
                    Event::Text(text) | Event::Code(text) if in_paragraph => {
                        heading.summary.push_str(&text);
                    }
                    Event::SoftBreak | Event::HardBreak if in_paragraph => {
                        heading.summary.push(' ');
                    }
                    _ => {}
                }
            }
        }
    }
    found
}

/// The time at the beginning of a heading.
struct Stamp<'t> {
    day: Option<&'t str>,
    time: &'t str,
    /// Where the time ends.
    end: usize,
    /// Where the headline begins, after a dash of any length.
    headline: usize,
}

impl<'t> Stamp<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let is_day = |day: &str| {
            day.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                10 => matches!(byte, b' ' | b'T'),
                _ => byte.is_ascii_digit(),
            })
        };
        let day = text.get(..11).filter(|day| is_day(day));
        let from = day.map_or(0, str::len);
        let rest = text[from..].trim_start();
        let from = text.len() - rest.len();
        let length = rest.bytes().take_while(|it| it.is_ascii_digit() || *it == b':').count();
        let time = &rest[..length];
        let (hours, minutes) = time.split_once(':')?;
        if !(1..=2).contains(&hours.len()) || minutes.len() != 2 {
            return None;
        }
        let end = from + length;
        let after = text[end..].trim_start();
        let is_apart = after.len() < text.len() - end || after.is_empty();
        let headline = after.trim_start_matches(['-', '–', '—']);
        if headline.len() == after.len() && !is_apart {
            return None;
        }
        let headline = text.len() - headline.trim_start().len();
        Some(Self { day: day.map(|day| &day[..10]), time, end, headline })
    }
}

#[cfg(test)]
mod tests {
    use super::Stamp;

    #[test]
    fn times_are_read_with_and_without_a_day() {
        let read = |text: &'static str| {
            Stamp::read(text).map(|it| (it.day, it.time, &text[it.headline..]))
        };
        for text in [
            "14:05 — Talks",
            "14:05 – Talks",
            "14:05 - Talks",
            "14:05 --- Talks",
            "14:05—Talks",
            "14:05 Talks",
        ] {
            assert_eq!(read(text), Some((None, "14:05", "Talks")), "{text}");
        }
        assert_eq!(read("9:05 — A – b"), Some((None, "9:05", "A – b")));
        let day = Some("2025-08-16");
        assert_eq!(read("2025-08-16 14:05 — Talks"), Some((day, "14:05", "Talks")));
        assert_eq!(read("2025-08-16T14:05 — Talks"), Some((day, "14:05", "Talks")));
        assert_eq!(read("14:05"), Some((None, "14:05", "")));
        for text in [
            "Talks",
            "14h05 — Talks",
            "14:05h — Talks",
            "14:5 — Talks",
            "14:05:10 — Talks",
            "2025 — Talks",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
