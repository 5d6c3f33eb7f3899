//! Emphasis beside punctuation, in scripts that set no spaces between words.
//!
//! `CommonMark` opens and closes emphasis by the spaces and the punctuation around its marks, so `**注意：**会`
//! and `و**«الحياة»**` would keep their asterisks. By the CJK-friendly amendment to it, punctuation of East
//! Asia parts nothing, and letters of such scripts part as punctuation does; the same goes for Arabic and
//! Hebrew, which write small words into the next one. The parser knows nothing of this, so it is given other
//! characters in such places, of the same length and the wanted kind, which become what they were in its events.

use std::collections::BTreeMap;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

use crate::typography::joins_words;

/// A text in which emphasis is found as its author meant it, and what stood in it before.
pub(super) struct Amended {
    pub(super) text: String,
    before: BTreeMap<char, char>,
}

/// The amended text; none if nothing needs it.
pub(super) fn amended(text: &str) -> Option<Amended> {
    if text.is_ascii() || memchr::memchr2(b'*', b'~', text.as_bytes()).is_none() {
        return None;
    }
    let mut bytes: Vec<(usize, char)> = Vec::new();
    let mut end = 0;
    for at in memchr::memchr2_iter(b'*', b'~', text.as_bytes()) {
        if at < end {
            continue;
        }
        end = at + text[at..].bytes().take_while(|byte| *byte == text.as_bytes()[at]).count();
        let (before, after) = (text[..at].chars().next_back(), text[end..].chars().next());
        let (Some(before), Some(after)) = (before, after) else { continue };
        let place_before = at - before.len_utf8();
        let parts = |c: char| is_sign(c) && !is_east_asian(c);
        // What nobody sees stands between a mark and its letter.
        let seen = |c: char| if is_invisible(c) { None } else { Some(c) };
        let letter_before = text[..at].chars().rev().take(MOST_INVISIBLE).find_map(seen);
        let letter_after = text[end..].chars().take(MOST_INVISIBLE).find_map(seen);
        let joins = |letter: Option<char>| letter.is_some_and(joins_words);
        if is_east_asian(before) && after.is_alphanumeric() || parts(after) && joins(letter_before)
        {
            bytes.push((place_before, before));
        }
        if is_east_asian(after) && before.is_alphanumeric() || parts(before) && joins(letter_after)
        {
            bytes.push((end, after));
        }
    }
    (!bytes.is_empty()).then(|| replaced(text, &bytes))
}

fn replaced(text: &str, places: &[(usize, char)]) -> Amended {
    let mut by_char: BTreeMap<char, char> = BTreeMap::new();
    let mut before = BTreeMap::new();
    let mut amended = String::with_capacity(text.len());
    let mut at = 0;
    for (place, c) in places {
        if *place < at {
            continue;
        }
        let stand_in = by_char.get(c).copied().or_else(|| {
            let found = stand_ins(*c).find(|it| !before.contains_key(it) && !text.contains(*it))?;
            before.insert(found, *c);
            by_char.insert(*c, found);
            Some(found)
        });
        amended.push_str(&text[at..*place]);
        amended.push(stand_in.unwrap_or(*c));
        at = place + c.len_utf8();
    }
    amended.push_str(&text[at..]);
    Amended { text: amended, before }
}

/// Characters of the same length that no text has: of no kind for a sign, and signs for a letter.
fn stand_ins(c: char) -> std::ops::RangeInclusive<char> {
    match (is_east_asian(c), c.len_utf8()) {
        (true, _) => '\u{e000}'..='\u{f8ff}',
        (_, 2) => '\u{700}'..='\u{70d}',
        (_, 3) => '\u{2e00}'..='\u{2e2e}',
        _ => '\u{12470}'..='\u{12474}',
    }
}

/// How many characters that nobody sees may stand between a mark and its letter.
const MOST_INVISIBLE: usize = 4;

/// Joiners of letters, which Persian has between a word and its ending, and marks of direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

/// Punctuation of East Asia.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{3030}'
        | '\u{30fb}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff3d}' | '\u{ff3f}' | '\u{ff5b}'..='\u{ff65}')
}

/// Punctuation and symbols.
fn is_sign(c: char) -> bool {
    c.is_ascii_punctuation()
        || is_east_asian(c)
        || matches!(c, '\u{a1}'..='\u{a9}' | '\u{ab}'..='\u{b1}' | '\u{b4}' | '\u{b6}'..='\u{b8}'
            | '\u{bb}' | '\u{bf}' | '\u{5be}' | '\u{5f3}' | '\u{5f4}' | '\u{60c}' | '\u{61b}' | '\u{61f}'
            | '\u{66a}'..='\u{66d}' | '\u{6d4}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
            | '\u{20a0}'..='\u{20c0}' | '\u{2190}'..='\u{2bff}' | '\u{fd3e}' | '\u{fd3f}')
}

impl Amended {
    /// The event as the text itself gives it.
    pub(super) fn restored(&self, event: Event<'_>) -> Event<'static> {
        let text = |it: &CowStr<'_>| self.text_of(it);
        match event {
            Event::Text(it) => Event::Text(text(&it)),
            Event::Code(it) => Event::Code(text(&it)),
            Event::Html(it) => Event::Html(text(&it)),
            Event::InlineHtml(it) => Event::InlineHtml(text(&it)),
            Event::FootnoteReference(it) => Event::FootnoteReference(text(&it)),
            Event::Start(tag) => Event::Start(match tag {
                Tag::Link { link_type, dest_url, title, id } => Tag::Link {
                    link_type,
                    dest_url: text(&dest_url),
                    title: text(&title),
                    id: text(&id),
                },
                Tag::Image { link_type, dest_url, title, id } => Tag::Image {
                    link_type,
                    dest_url: text(&dest_url),
                    title: text(&title),
                    id: text(&id),
                },
                Tag::FootnoteDefinition(name) => Tag::FootnoteDefinition(text(&name)),
                Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                    Tag::CodeBlock(CodeBlockKind::Fenced(text(&info)))
                }
                tag => tag.into_static(),
            }),
            event => event.into_static(),
        }
    }

    fn text_of(&self, text: &str) -> CowStr<'static> {
        let before = |c: char| self.before.get(&c).copied().unwrap_or(c);
        text.chars().map(before).collect::<String>().into()
    }
}
