//! Quotation marks as the text's language has them.
//!
//! The parser makes curly English ones of straight ones. Where a straight mark stood in the source,
//! this puts the language's own in its place; marks that the author chose stay.

use pulldown_cmark::CowStr;

use super::Pass;
use crate::diagnostic::Span;

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

impl Pass<'_, '_> {
    /// The text, with the marks that the parser made of straight ones in the language's own form.
    pub(super) fn quoted<'t>(&mut self, text: &CowStr<'t>, span: Span) -> CowStr<'t> {
        let source = &self.text[span.range()];
        if source != "\"" && source != "'" {
            return text.clone();
        }
        let base = self.language.locale.tag().split('-').next().unwrap_or_default();
        let Some((_, marks)) = MARKS.iter().find(|(known, _)| *known == base) else {
            return text.clone();
        };
        match ENGLISH.iter().position(|mark| *mark == &**text) {
            Some(3) if self.is_apostrophe(span) => text.clone(),
            Some(index) => {
                match index {
                    2 => self.open_quotes += 1,
                    3 => self.open_quotes -= 1,
                    _ => {}
                }
                CowStr::Borrowed(marks[index])
            }
            None => text.clone(),
        }
    }

    /// An apostrophe is one everywhere: between letters, or where no quotation is to be closed.
    fn is_apostrophe(&self, span: Span) -> bool {
        let range = span.range();
        let before = self.text[..range.start].chars().next_back();
        let after = self.text[range.end..].chars().next();
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        self.open_quotes == 0 || (is_letter(before) && is_letter(after))
    }
}
