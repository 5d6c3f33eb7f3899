//! The *flat* text of a paragraph: all its words in one piece, and which event each of them is of.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::addresses::{self, Address};
use super::doubt::Doubt;
use super::left::{self, Paragraph};
use super::reading::{Reading, Spot};
use crate::typography::{Change, OBJECT};

/// The text of a level in one piece, and where each part of it is.
pub(super) struct Flat {
    pub(super) level: Range<usize>,
    pub(super) text: String,
    pieces: Vec<Piece>,
}

/// Text of one event.
#[derive(Clone, Copy)]
struct Piece {
    /// Where it begins in the flat text.
    at: usize,
    /// Which event has it, and from which byte of that on.
    event: usize,
    offset: usize,
    /// Where it begins in the source.
    source: usize,
    /// Whether it is as its author wants it: escaped, an entity, the words of an address.
    is_fixed: bool,
    in_link: bool,
}

/// A change of a level.
pub(super) struct Edit {
    /// Where it is in the flat text.
    pub(super) range: Range<usize>,
    with: With,
}

pub(super) enum With {
    Text(&'static str),
    /// A link to this URL.
    Link(String),
}

impl Flat {
    pub(super) fn new(text: &str, events: &[Spot<'_>], level: Range<usize>) -> Self {
        let spots = &events[level.clone()];
        let length = spots.last().map_or(0, |(_, range)| range.end - spots[0].1.start);
        let mut flat = Self {
            level: level.clone(),
            text: String::with_capacity(length),
            pieces: Vec::with_capacity(spots.len()),
        };
        let (mut links, mut own_words, mut pictures) = (0, 0, 0);
        for index in level {
            let (event, range) = &events[index];
            match event {
                Event::Start(Tag::Image { .. }) => {
                    flat.text.push(OBJECT);
                    pictures += 1;
                }
                Event::End(TagEnd::Image) => pictures -= 1,
                _ if pictures > 0 => {}
                Event::Start(Tag::Link { link_type, .. }) => {
                    let is_own = matches!(
                        link_type,
                        LinkType::Autolink | LinkType::Email | LinkType::ShortcutUnknown
                    );
                    own_words = if is_own { links + 1 } else { own_words };
                    links += 1;
                }
                Event::End(TagEnd::Link) => {
                    own_words = if own_words == links { 0 } else { own_words };
                    links -= 1;
                }
                Event::Text(part) => {
                    let piece = Piece {
                        at: 0,
                        event: index,
                        offset: 0,
                        source: range.start,
                        is_fixed: own_words > 0,
                        in_link: links > 0,
                    };
                    flat.take(text, part, piece);
                }
                Event::Code(_) => flat.text.push(OBJECT),
                Event::SoftBreak | Event::HardBreak => flat.text.push('\n'),
                _ => {}
            }
        }
        flat
    }

    fn take(&mut self, text: &str, part: &str, piece: Piece) {
        let (at, source) = (self.text.len(), piece.source);
        if text.get(source..source + part.len()) != Some(part) {
            // An entity, or a sign that the parser put here.
            self.text.push_str(part);
            self.pieces.push(Piece { at, is_fixed: true, ..piece });
            return;
        }
        let is_escaped =
            part.starts_with(|c: char| c.is_ascii_punctuation()) && text[..source].ends_with('\\');
        let offset = usize::from(is_escaped);
        if is_escaped {
            self.text.push(OBJECT);
            let Piece { event, in_link, .. } = piece;
            self.pieces.push(Piece { at, event, offset: 0, source, is_fixed: true, in_link });
        }
        if offset < part.len() {
            let at = self.text.len();
            self.text.push_str(&part[offset..]);
            self.pieces.push(Piece { at, offset, source: source + offset, ..piece });
        }
    }

    /// The piece that a byte of the flat text is in; none for what is no text of an event.
    fn piece(&self, at: usize) -> Option<&Piece> {
        let index = self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)?;
        Some(&self.pieces[index])
    }

    /// Where a byte of the flat text is in the source.
    fn source(&self, at: usize) -> usize {
        self.piece(at)
            .map_or(0, |piece| piece.source + if piece.is_fixed { 0 } else { at - piece.at })
    }

    /// The addresses that aren't links yet.
    pub(super) fn addresses(&self, text: &str, events: &[Spot<'_>]) -> Vec<Edit> {
        let is_free = |address: &Address| {
            let inside = |piece: &&Piece| piece.at < address.range.end;
            let from = self.pieces.partition_point(|piece| piece.at <= address.range.start);
            let mut pieces = self.pieces[from.saturating_sub(1)..].iter().take_while(inside);
            pieces.all(|piece| !piece.in_link && !piece.is_fixed)
        };
        let found = addresses::addresses(&self.text).into_iter().filter(is_free);
        let edit = |address: Address| {
            let (begin, end) = (address.range.start, self.end_of(&address.range, events));
            // Emphasis that the parser saw in an address is a part of it.
            let source = text.get(self.source(begin)..=self.source(end - 1))?;
            let scheme = address.url.len() - address.range.len();
            let url = format!("{}{source}", &address.url[..scheme]);
            let is_one = !source.contains(char::is_whitespace);
            is_one.then_some(Edit { range: begin..end, with: With::Link(url) })
        };
        found.filter_map(edit).collect()
    }

    /// Where an address ends: with the emphasis that it stands in.
    fn end_of(&self, address: &Range<usize>, events: &[Spot<'_>]) -> usize {
        let first = self.pieces.partition_point(|piece| piece.at <= address.start);
        let mut from = self.pieces[first - 1].event;
        let mut depth = 0;
        for piece in self.pieces[first..].iter().take_while(|it| it.at < address.end) {
            for (event, _) in &events[from..piece.event] {
                match event {
                    Event::Start(_) => depth += 1,
                    Event::End(_) => depth -= 1,
                    _ => {}
                }
                if depth < 0 {
                    return piece.at;
                }
            }
            from = piece.event;
        }
        address.end
    }

    /// The changes of marks, but for those in what its author fixed and in addresses.
    pub(super) fn edits(&self, changes: &[Change], addresses: &[Edit]) -> Vec<Edit> {
        let mut addresses = addresses.iter().peekable();
        let mut edits = Vec::with_capacity(changes.len());
        for change in changes {
            while addresses.next_if(|it| it.range.end <= change.at).is_some() {}
            let in_address = addresses.peek().is_some_and(|it| it.range.contains(&change.at));
            let piece = self.piece(change.at);
            let end = self.piece(change.at + change.length - 1);
            let is_whole = piece.zip(end).is_some_and(|(a, b)| a.at == b.at && !a.is_fixed);
            if is_whole && !in_address {
                let range = change.at..change.at + change.length;
                edits.push(Edit { range, with: With::Text(change.with) });
            }
        }
        edits
    }

    /// Markup that is left, but for what its author fixed and for addresses.
    pub(super) fn doubts(&self, reading: &Reading<'_>, addresses: &[Edit]) -> Vec<Doubt> {
        let notes = || reading.notes();
        let is_beside_mark = |marks: Range<usize>| self.is_beside_mark(reading.text, marks);
        let paragraph =
            Paragraph { text: &self.text, notes: &notes, is_beside_mark: &is_beside_mark };
        let left = left::left(&paragraph);
        let is_meant = |at: usize| {
            let next = addresses.partition_point(|it| it.range.end <= at);
            self.piece(at).is_none_or(|piece| piece.is_fixed)
                || addresses.get(next).is_some_and(|it| it.range.contains(&at))
        };
        let left = left.into_iter().filter(|it| !is_meant(it.range.start));
        left.map(|it| Doubt {
            is_error: it.is_error,
            span: (self.source(it.range.start)..self.source(it.range.end - 1) + 1).into(),
            message: it.message,
            help: it.help,
        })
        .collect()
    }

    /// Whether the sign before these or behind them is the same in the source and isn't in the text: it
    /// became emphasis.
    fn is_beside_mark(&self, text: &str, marks: Range<usize>) -> bool {
        let (begin, end) = (self.source(marks.start), self.source(marks.end - 1) + 1);
        let bytes = text.as_bytes();
        let mark = bytes.get(begin);
        let before = begin.checked_sub(1).and_then(|at| bytes.get(at)) == mark
            && (marks.start == 0 || self.source(marks.start - 1) + 1 != begin);
        let behind = bytes.get(end) == mark
            && (marks.end == self.text.len() || self.source(marks.end) != end);
        before || behind
    }

    /// Changes the events of the level.
    pub(super) fn change<'t>(&self, text: &'t str, events: &mut Vec<Spot<'t>>, edits: &[Edit]) {
        let mut edits = edits.iter().peekable();
        let mut pieces = self.pieces.iter().peekable();
        let mut changed: Vec<Spot<'t>> = Vec::with_capacity(self.level.len() + 8);
        // How far an address reaches that began in an event before, and how many of the marks in it are open.
        let (mut taken, mut open) = (0, 0);
        for index in self.level.clone() {
            let (event, range) = std::mem::replace(&mut events[index], (Event::SoftBreak, 0..0));
            let Event::Text(part) = &event else {
                match event {
                    Event::Start(_) if pieces.peek().is_some_and(|it| it.at < taken) => open += 1,
                    Event::End(_) if open > 0 => open -= 1,
                    _ => changed.push((event, range)),
                }
                continue;
            };
            // What is escaped takes the room of another sign.
            let is_as_it_was = |piece: &&Piece| {
                let end = piece.at + part.len() + OBJECT.len_utf8();
                piece.event > index
                    || piece.at >= taken && edits.peek().is_none_or(|edit| edit.range.start >= end)
            };
            if pieces.peek().is_none_or(is_as_it_was) {
                while pieces.next_if(|piece| piece.event == index).is_some() {}
                changed.push((event, range));
                continue;
            }
            let mut line = String::with_capacity(part.len() + 8);
            let mut begin = range.start;
            while let Some(piece) = pieces.next_if(|piece| piece.event == index) {
                let next = pieces.peek().filter(|next| next.event == index);
                let end = next.map_or(part.len(), |next| next.offset);
                let words = &part[piece.offset..end];
                let mut at = taken.saturating_sub(piece.at).min(words.len());
                while let Some(edit) = edits.next_if(|it| it.range.start < piece.at + words.len()) {
                    let (from, to) = (edit.range.start - piece.at, edit.range.end - piece.at);
                    line.push_str(&words[at..from]);
                    match &edit.with {
                        With::Text(with) => line.push_str(with),
                        With::Link(url) => {
                            let source = piece.source + from;
                            if !line.is_empty() {
                                let line = std::mem::take(&mut line);
                                changed.push((Event::Text(line.into()), begin..source));
                            }
                            let end = self.source(edit.range.end - 1) + 1;
                            changed.extend(link(url, &text[source..end], source..end));
                            begin = end;
                            taken = edit.range.end;
                        }
                    }
                    at = to.min(words.len());
                }
                line.push_str(&words[at..]);
            }
            if !line.is_empty() {
                changed.push((Event::Text(line.into()), begin.min(range.end)..range.end));
            }
        }
        events.splice(self.level.clone(), changed);
    }
}

fn link<'t>(url: &str, words: &'t str, range: Range<usize>) -> [Spot<'t>; 3] {
    let link = Tag::Link {
        link_type: LinkType::Autolink,
        dest_url: CowStr::from(url.to_owned()),
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    };
    [
        (Event::Start(link), range.clone()),
        (Event::Text(CowStr::Borrowed(words)), range.clone()),
        (Event::End(TagEnd::Link), range),
    ]
}
