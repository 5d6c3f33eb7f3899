//! Live coverage: the entries of a text, newest first, each with its time as its permalink.

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::{Heading, Pass, Spot};
use crate::date::Date;
use crate::locale::DateStyle;
use crate::parse::LiveEntry;
use crate::render::html::escaped;

impl<'t> Pass<'_, 't> {
    /// Writes what stands before the first entry, and then the entries from the newest to the oldest.
    pub(super) fn live(&mut self, events: &[Spot<'t>], entries: &[LiveEntry]) {
        self.given_ids.extend(entries.iter().map(|entry| entry.id.clone()));
        let headings = headings(events);
        let mut bounds: Vec<usize> = entries
            .iter()
            .filter_map(|entry| headings.get(&(entry.start as usize)).copied())
            .collect();
        self.run(&events[..bounds.first().copied().unwrap_or(events.len())]);
        bounds.push(events.len());
        // One day needs no date beside every time.
        let days = entries.first().zip(entries.last());
        let is_one_day = days.is_none_or(|(first, last)| first.time.day() == last.time.day());
        let style = if is_one_day { DateStyle::Clock } else { DateStyle::Time };
        let needs_lead = self.needs_lead;
        for (number, entry) in entries.iter().enumerate().rev() {
            // The dateline is that of the first words that were written.
            self.needs_lead = needs_lead && number == 0;
            let (Some(from), Some(to)) = (bounds.get(number), bounds.get(number + 1)) else {
                continue;
            };
            self.entry(&events[*from..*to], entry, style);
        }
        self.entries.reverse();
    }

    fn entry(&mut self, events: &[Spot<'t>], entry: &LiveEntry, style: DateStyle) {
        let end = events
            .iter()
            .position(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_))))
            .unwrap_or_default();
        let id = self.unique_id(&entry.id, true);
        let (place, time) = (escaped(&id), self.shown_time(&entry.time, style));
        let stamp = entry.time.rfc3339();
        let class = if entry.is_key { "live-entry is-key" } else { "live-entry" };
        self.raw(format!(
            "<article class=\"{class}\" id=\"{place}\">\n<p class=\"live-time\"><a \
             href=\"#{place}\"><time datetime=\"{stamp}\">{time}</time></a></p>\n<h2>"
        ));
        let words: Vec<Spot<'t>> =
            events[1..end].iter().filter_map(|it| self.without_time(it, entry)).collect();
        self.run(&words);
        self.raw("</h2>\n");
        self.found.contents.push(Heading { id, title: entry.title.clone(), level: 2 });
        let begins = self.out.len();
        self.run(&events[end + 1..]);
        self.entries.push(begins..self.out.len());
        self.raw("</article>\n");
    }

    /// The words of a heading after the time; none of those before.
    fn without_time(&self, (event, range): &Spot<'t>, entry: &LiveEntry) -> Option<Spot<'t>> {
        let headline = entry.headline as usize;
        if range.end <= headline {
            return None;
        }
        match event {
            Event::Text(_) if range.start < headline => {
                let rest = self.text.get(headline..range.end)?;
                Some((Event::Text(CowStr::Borrowed(rest)), headline..range.end))
            }
            _ => Some((event.clone(), range.clone())),
        }
    }

    fn shown_time(&self, time: &Date, style: DateStyle) -> String {
        let shown = self.language.locale.date(time.day(), time.time().unwrap_or_default(), style);
        escaped(&shown)
    }
}

/// The words of an entry, without its pictures and notes.
pub(super) fn plain(events: &[Event<'_>]) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak | Event::End(_) if !text.ends_with(' ') => {
                text.push_str(if is_inline_end(event) { "" } else { " " });
            }
            Event::InlineHtml(html) if is_block_html(html) && !text.ends_with(' ') => {
                text.push(' ');
            }
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// Whether words go on after the end of this.
fn is_inline_end(event: &Event<'_>) -> bool {
    use TagEnd::{Emphasis, Link, Strikethrough, Strong};
    matches!(event, Event::End(Emphasis | Strong | Strikethrough | Link))
}

/// Whether what is written here ends a heading, a cell or a line.
fn is_block_html(html: &str) -> bool {
    ["</h", "</td", "</th", "<br"].iter().any(|begin| html.starts_with(begin))
}

/// Where the headings that begin at each place of the text are among the events.
fn headings(events: &[Spot<'_>]) -> BTreeMap<usize, usize> {
    let all = events.iter().enumerate();
    let headings = all.filter(|(_, (event, _))| matches!(event, Event::Start(Tag::Heading { .. })));
    headings.map(|(index, (_, range))| (range.start, index)).collect()
}
