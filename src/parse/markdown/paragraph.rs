//! The lines of one *paragraph*, of a heading or of a cell, after the parser: addresses, marks, and
//! markup that is left.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::flat::{Edit, Flat};
use super::inline;
use super::left;
use super::reading::{Reading, Spot};

/// Finishes the paragraph whose events begin at `begin` and are the last ones.
pub(super) fn finish(reading: &mut Reading<'_>, begin: usize) {
    inline::doubt(reading, begin);
    let has_left = join(reading.text, &mut reading.events, begin) || reading.needs.left;
    let typesets = reading.has_marks(begin);
    let has_addresses = reading.needs.addresses;
    if !(typesets || has_addresses || has_left) {
        return;
    }
    for level in levels(&reading.events, begin) {
        let flat = Flat::new(reading.text, &reading.events, level);
        // The words of a picture have no links.
        let is_linked = has_addresses && flat.level.start == begin;
        let found =
            if is_linked { flat.addresses(reading.text, &reading.events) } else { Vec::new() };
        if has_left {
            let doubts = flat.doubts(reading, &found);
            reading.doubts.extend(doubts);
        }
        let mut edits: Vec<Edit> = found;
        if typesets {
            let changes = reading.typography.changes(&flat.text);
            edits.extend(flat.edits(&changes, &edits));
        }
        if !edits.is_empty() {
            edits.sort_by_key(|edit| edit.range.start);
            flat.change(reading.text, &mut reading.events, &edits);
        }
    }
}

/// Joins texts that the parser gave piece by piece, and tells whether one of them may be markup that is
/// left: the parser looked for some there, or the line begins like a form of its own.
fn join<'t>(text: &'t str, events: &mut Vec<Spot<'t>>, begin: usize) -> bool {
    let is_own = |(event, range): &Spot<'t>| match event {
        Event::Text(part) => text.get(range.clone()) == Some(&**part),
        _ => false,
    };
    let (mut has_left, mut to) = (false, begin);
    // Whether the last event is text of the source, once that was asked: it grows, so it is looked at once.
    let mut is_own_before = None;
    let (mut begins_line, mut is_text_before) = (true, false);
    for from in begin..events.len() {
        let Event::Text(part) = &events[from].0 else {
            begins_line =
                matches!(events[from].0, Event::SoftBreak | Event::HardBreak | Event::Start(_));
            is_text_before = false;
            if to < from {
                events.swap(to, from);
            }
            to += 1;
            continue;
        };
        // `![` is one part, and so are backticks.
        has_left |= part.len() == 1
            || part.starts_with('`')
            || **part == *"!["
            || (begins_line && left::is_possible_line(part));
        let mut is_own_next = None;
        if is_text_before && events[to - 1].1.end == events[from].1.start {
            let before = *is_own_before.get_or_insert_with(|| is_own(&events[to - 1]));
            is_own_next = Some(is_own(&events[from]));
            if before && is_own_next == Some(true) {
                has_left = true;
                let range = events[to - 1].1.start..events[from].1.end;
                events[to - 1] = (Event::Text(CowStr::Borrowed(&text[range.clone()])), range);
                continue;
            }
        }
        (is_own_before, is_text_before, begins_line) = (is_own_next, true, false);
        if to < from {
            events.swap(to, from);
        }
        to += 1;
    }
    events.truncate(to);
    has_left
}

/// What is looked at together: the words of each picture, and then the paragraph around them.
fn levels(events: &[Spot<'_>], begin: usize) -> Vec<Range<usize>> {
    let mut levels = Vec::new();
    let mut depth = 0;
    let mut from = begin;
    for (index, (event, _)) in events.iter().enumerate().skip(begin) {
        match event {
            Event::Start(Tag::Image { .. }) => {
                if depth == 0 {
                    from = index + 1;
                }
                depth += 1;
            }
            Event::End(TagEnd::Image) => {
                depth -= 1;
                if depth == 0 {
                    levels.push(from..index);
                }
            }
            _ => {}
        }
    }
    levels.push(begin..events.len());
    levels
}
