//! Quotation marks as the text's language has them.
//!
//! The parser makes curly English ones of straight ones. Where a straight mark stood in the source,
//! this puts the language's own in its place; marks that the author chose stay.

use pulldown_cmark::CowStr;

/// Opening and closing, double and single.
type Marks = [&'static str; 4];

const ENGLISH: Marks = ["“", "”", "‘", "’"];

/// The marks of languages that differ from English, as CLDR has them.
const MARKS: &[(&str, Marks)] = &[
    ("bg", ["„", "“", "„", "“"]),
    ("cs", ["„", "“", "‚", "‘"]),
    ("de", ["„", "“", "‚", "‘"]),
    ("el", ["«", "»", "“", "”"]),
    ("es", ["«", "»", "“", "”"]),
    ("et", ["„", "“", "‚", "‘"]),
    ("fa", ["«", "»", "‹", "›"]),
    ("fi", ["”", "”", "’", "’"]),
    ("fr", ["«\u{a0}", "\u{a0}»", "«\u{a0}", "\u{a0}»"]),
    ("hr", ["„", "“", "‚", "‘"]),
    ("hu", ["„", "”", "»", "«"]),
    ("it", ["«", "»", "“", "”"]),
    ("ja", ["「", "」", "『", "』"]),
    ("lt", ["„", "“", "‚", "‘"]),
    ("nb", ["«", "»", "‘", "’"]),
    ("no", ["«", "»", "‘", "’"]),
    ("pl", ["„", "”", "‚", "’"]),
    ("ro", ["„", "”", "«", "»"]),
    ("ru", ["«", "»", "„", "“"]),
    ("sk", ["„", "“", "‚", "‘"]),
    ("sl", ["„", "“", "‚", "‘"]),
    ("sr", ["„", "“", "‘", "’"]),
    ("sv", ["”", "”", "’", "’"]),
    ("uk", ["«", "»", "„", "“"]),
    ("ur", ["”", "“", "’", "‘"]),
];

/// The text, with the marks that the parser made of `source` in the language's own form.
pub(super) fn local<'t>(text: &CowStr<'t>, source: &str, language: &str) -> CowStr<'t> {
    if source != "\"" && source != "'" {
        return text.clone();
    }
    let base = language.split('-').next().unwrap_or_default();
    let Some((_, marks)) = MARKS.iter().find(|(known, _)| *known == base) else {
        return text.clone();
    };
    match ENGLISH.iter().position(|mark| *mark == &**text) {
        // An apostrophe is one everywhere: a single closing mark between letters.
        Some(3) if source == "'" => text.clone(),
        Some(index) => CowStr::Borrowed(marks[index]),
        None => text.clone(),
    }
}
