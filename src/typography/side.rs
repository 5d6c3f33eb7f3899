//! What stands at the *side* of a mark.

/// Stands in a text for what is no text of its author's: code, a picture, a sign that was escaped.
pub const OBJECT: char = '\u{fffc}';

/// What a character is to the mark beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// White space, or an end of the text.
    Space,
    /// What opens: a bracket, a mark.
    Open,
    /// What closes, and what ends a part of a sentence.
    Close,
    Dash,
    Digit,
    Letter,
    /// Signs that may stand before a word as well as behind one.
    Other,
}

pub(super) fn side(c: char) -> Side {
    match c {
        c if c.is_whitespace() => Side::Space,
        '(' | '[' | '{' | '<' | '«' | '„' | '“' | '‘' | '‚' | '‹' | '「' | '『' | '《' | '〈'
        | '（' | '【' | '〔' | '¿' | '¡' => Side::Open,
        ')' | ']' | '}' | '>' | '»' | '”' | '’' | '›' | '」' | '』' | '》' | '〉' | '）' | '】'
        | '〕' | '.' | ',' | ';' | ':' | '!' | '?' | '…' | '。' | '，' | '、' | '；' | '：'
        | '！' | '？' | '،' | '؛' | '؟' | '۔' | '।' | '॥' => Side::Close,
        '-' | '–' | '—' | '―' | '‐' | '‑' | '/' | '=' => Side::Dash,
        c if c.is_numeric() => Side::Digit,
        c if c.is_alphanumeric() || c == OBJECT => Side::Letter,
        _ => Side::Other,
    }
}

pub(super) fn is_hebrew(c: char) -> bool {
    let is_point = matches!(
        c,
        '\u{591}'
            ..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
    );
    is_point || matches!(c, '\u{5d0}'..='\u{5f2}' | '\u{fb1d}'..='\u{fb4f}')
}

pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether words may stand side by side in this script, or small ones be written into the next.
#[must_use]
pub fn joins_words(c: char) -> bool {
    is_hebrew(c)
        || is_arabic(c)
        || matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}'
            | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
            | '\u{1b000}'..='\u{1b16f}' | '\u{20000}'..='\u{3ffff}')
}
