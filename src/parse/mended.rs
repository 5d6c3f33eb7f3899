//! What a value that isn't TOML is *mended* to: the advice of an error.
//!
//! Several ways to read what was meant are tried, the likeliest first, and one is given as advice only
//! if it is TOML: who follows it has a site that builds.

use toml::de::{DeTable, DeValue};

use super::key::Kind;
use super::written_date;

/// What was wrong with a value, and the value as it should be.
pub(super) struct Mended {
    pub(super) slip: &'static str,
    pub(super) value: String,
}

/// Opening quotes that aren't straight, each with those that may end its text.
const QUOTES: [(char, &[char]); 14] = [
    ('“', &['”', '“', '"']),
    ('”', &['”']),
    ('„', &['“', '”', '‟']),
    ('‟', &['”']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('‹', &['›']),
    ('‘', &['’', '‘', '\'']),
    ('’', &['’']),
    ('‚', &['‘', '’']),
    ('「', &['」']),
    ('『', &['』']),
    ('＂', &['＂']),
    ('`', &['`', '´']),
];

pub(super) const STRAIGHT: &str = "a text stands in straight quotes";
pub(super) const UNQUOTED: &str = "this text has no quotes";
pub(super) const NO_COMMA: &str = "a comma is missing in this list";
pub(super) const NO_QUOTE: &str = "a quote is missing in this list";

/// The value as it should be, for a key that takes `kind`.
pub(super) fn mended(value: &str, kind: Option<&Kind>) -> Option<Mended> {
    let value = value.trim();
    let is_list = value.starts_with(['[', '［']);
    let takes_list = matches!(kind, Some(Kind::Texts));
    let made = |slip, value: String| Mended { slip, value };
    if value.contains(is_odd_quote) {
        let all_straight = || value.replace(['“', '”', '„', '‟', '«', '»', '＂'], "\"");
        let as_texts = || {
            let texts = items(value).map(|it| it.texts).filter(|_| is_list);
            texts.map_or_else(String::new, |texts| list(&texts))
        };
        let straight = [straight(value), all_straight(), as_texts()]
            .into_iter()
            .find(|it| it != value && is_value(it, is_list));
        if let Some(straight) = straight {
            // A list over many lines is shown on one.
            let items = items(&straight).filter(|_| is_list && straight.contains('\n'));
            let straight = items.map_or(straight, |items| list(&items.texts));
            return Some(made(STRAIGHT, straight));
        }
    }
    if is_list {
        let items = items(value)?;
        let list = list(&items.texts);
        let slip = if value.contains(is_odd_quote) {
            STRAIGHT
        } else if items.is_quoted && value.contains(",,") {
            "there is a comma too many in this list"
        } else if items.is_quoted && value.ends_with("]]") {
            "there is a `]` too many"
        } else if items.is_quoted {
            NO_COMMA
        } else if value.contains(['"', '\'']) {
            NO_QUOTE
        } else {
            UNQUOTED
        };
        return is_value(&list, true).then(|| made(slip, list));
    }
    if value.is_empty() || value.starts_with('{') {
        return None;
    }
    if takes_list {
        let texts = several(value.trim_matches(is_any_quote));
        return (!texts.is_empty()).then(|| made(UNQUOTED, list(&texts)));
    }
    None
}

/// Whether somebody meant a quote by it that TOML has none of.
fn is_odd_quote(letter: char) -> bool {
    !matches!(letter, '"' | '\'')
        && QUOTES.iter().any(|(open, ends)| *open == letter || ends.contains(&letter))
}

fn is_any_quote(letter: char) -> bool {
    matches!(letter, '"' | '\'') || is_odd_quote(letter)
}

/// Whether it is a value of TOML, and a list if it should be one.
fn is_value(value: &str, is_list: bool) -> bool {
    let toml = format!("k = {value}");
    let Ok(table) = DeTable::parse(&toml) else { return false };
    let found = table.get_ref().get("k").map(toml::Spanned::get_ref);
    found.is_some_and(|found| !is_list || matches!(found, DeValue::Array(_)))
}

/// The value with straight quotes around each text that has others.
fn straight(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(next) = rest.chars().next() {
        let after = &rest[next.len_utf8()..];
        if let Some(ends) = QUOTES.iter().find(|(open, _)| *open == next).map(|(_, ends)| *ends)
            && let Some(end) = end_of_text(after, ends)
        {
            let inner = &after[..end];
            out.push_str(&quoted(inner));
            let closing = after[end..].chars().next().map_or(0, char::len_utf8);
            rest = &after[end + closing..];
        } else if matches!(next, '"' | '\'')
            && let Some(end) = end_of_text(after, &[next, '”', '“', '’'])
        {
            out.push_str(&quoted(&after[..end]));
            let closing = after[end..].chars().next().map_or(0, char::len_utf8);
            rest = &after[end + closing..];
        } else {
            out.push(next);
            rest = after;
        }
    }
    out
}

/// Where a text ends: at a quote that nothing but the end of a value follows.
fn end_of_text(text: &str, ends: &[char]) -> Option<usize> {
    text.char_indices().find_map(|(at, letter)| {
        let after = text[at + letter.len_utf8()..].trim_start();
        let is_end = ends.contains(&letter)
            && (after.is_empty() || after.starts_with([',', ']', '}', '#', '\n']));
        is_end.then_some(at)
    })
}

/// The texts of a list that may lack commas or quotes.
struct Items {
    texts: Vec<String>,
    /// Each text has its two quotes.
    is_quoted: bool,
}

fn items(value: &str) -> Option<Items> {
    let inner = value.trim_start_matches(['[', '［']).trim_end().trim_end_matches([']', '］', ',']);
    let inner = without_comments(inner);
    if inner.contains(['{', '[']) {
        return None;
    }
    if let Some(texts) = quoted_items(&inner) {
        return Some(Items { texts, is_quoted: true });
    }
    let texts = inner
        .split([',', '\n', ';'])
        .map(|it| it.trim().trim_matches(is_any_quote).trim().to_owned());
    let texts: Vec<String> = texts.filter(|it| !it.is_empty()).collect();
    let has_rest = texts.iter().any(|text| text.contains(['[', ']', '"']));
    (!texts.is_empty() && !has_rest).then_some(Items { texts, is_quoted: false })
}

/// The texts, if all of them stand between quotes with nothing else than commas and space between.
fn quoted_items(inner: &str) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    let mut rest = inner.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    while let Some(quote) = rest.chars().next() {
        if !matches!(quote, '"' | '\'') {
            return None;
        }
        let end = rest[1..].find(quote)? + 1;
        let text = &rest[1..end];
        if text.contains('\n') || text.trim().is_empty() || text.trim() != text {
            return None;
        }
        texts.push(text.to_owned());
        let after = &rest[end + 1..];
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.len() == after.len() && !rest.is_empty() && !rest.starts_with(['"', '\'']) {
            return None;
        }
    }
    (!texts.is_empty()).then_some(texts)
}

fn without_comments(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once(" #") {
        Some((line, _))
            if !line.contains(['"', '\'']) || line.matches('"').count().is_multiple_of(2) =>
        {
            line
        }
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The texts that one names with commas between them.
pub(super) fn several(text: &str) -> Vec<String> {
    let parts = text.split([',', ';', '،', '、', '，']);
    parts
        .map(|it| it.trim().trim_matches(is_any_quote).trim().to_owned())
        .filter(|it| !it.is_empty())
        .collect()
}

/// A list of texts as one writes it.
pub(super) fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// The texts that stand in one pair of straight quotes because those between them aren't straight:
/// `shipping”, “insurance`. None of what is one text.
pub(super) fn run_together(text: &str) -> Option<Vec<String>> {
    // Nearly all texts of lists are words alone.
    if text.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b' ' | b'-'))
        || !text.contains(is_odd_quote)
    {
        return None;
    }
    let mut parts = vec![""];
    let mut start = 0;
    for (at, comma) in text.match_indices([',', '،', '、', '，', ';']) {
        let (before, after) = (text[start..at].trim_end(), text[at + comma.len()..].trim_start());
        if before.ends_with(is_odd_quote) && after.starts_with(is_odd_quote) {
            parts.push(before);
            start = at + comma.len();
        }
    }
    parts.push(&text[start..]);
    let bare = |part: &&str| {
        let part = part.trim();
        let part = part.strip_prefix(is_odd_quote).unwrap_or(part);
        part.strip_suffix(is_odd_quote).unwrap_or(part).trim().to_owned()
    };
    let texts: Vec<String> = parts[1..].iter().map(bare).filter(|it| !it.is_empty()).collect();
    // Quotes within are the text's own; but `’` is an apostrophe, too.
    let has_own = texts.iter().any(|it| it.contains(|it| is_odd_quote(it) && it != '’'));
    (texts.len() > 1 && !has_own).then_some(texts)
}

/// A text in the quotes that need the fewest backslashes.
pub(super) fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// The advice for a date that is written as elsewhere; none if it is no date.
pub(super) fn date_help(key: &str, written: &str) -> Option<String> {
    match written_date::rewritten(written).as_slice() {
        [date] => Some(format!("write it like this: `{key} = {date}`")),
        [day_first, month_first] => Some(format!(
            "write `{key} = {day_first}` if the day stands first in it, and `{key} = {month_first}` if the month does"
        )),
        _ => None,
    }
}

/// The date that is meant, if it can be but one.
pub(super) fn one_date(written: &str) -> Option<String> {
    let mut dates = written_date::rewritten(written);
    dates.pop().filter(|_| dates.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{mended, run_together, several};

    #[test]
    fn texts_that_ran_together_come_apart() {
        for (text, texts) in [
            ("shipping”, “insurance", &["shipping", "insurance"][..]),
            ("shipping” ,“ports”,“China’s navy", &["shipping", "ports", "China’s navy"]),
            ("Zoll“, „Hafen", &["Zoll", "Hafen"]),
            ("a’, ‘b", &["a", "b"]),
            ("“a”, “b”", &["a", "b"]),
            ("The “Left”, “Right” and us", &[]),
            ("shipping, insurance", &[]),
            ("“shipping”", &[]),
            ("a “b, c” d", &[]),
        ] {
            assert_eq!(run_together(text).unwrap_or_default(), texts, "{text}");
        }
    }

    use crate::parse::key::Kind;

    #[test]
    fn values_become_what_was_meant() {
        let mend = |value: &str| mended(value, Some(&Kind::Texts)).map(|it| it.value);
        for (value, expected) in [
            ("[“shipping”, “insurance”]", r#"["shipping", "insurance"]"#),
            ("[“shipping”]", r#"["shipping"]"#),
            ("['shipping’, ‘insurance']", r#"["shipping", "insurance"]"#),
            ("[„Zoll“, «blé», 「船」]", r#"["Zoll", "blé", "船"]"#),
            ("[\"a”, “b\"]", r#"["a", "b"]"#),
            ("[\"shipping, \"insurance\"]", r#"["shipping", "insurance"]"#),
            ("[\"shipping\", insurance\"]", r#"["shipping", "insurance"]"#),
            ("[\"shipping\" \"insurance\"]", r#"["shipping", "insurance"]"#),
            ("[\"Smith, Ann\" \"Bob\"]", r#"["Smith, Ann", "Bob"]"#),
            ("[shipping, insurance", r#"["shipping", "insurance"]"#),
            ("Ann, Bob", r#"["Ann", "Bob"]"#),
            ("“Ann”, “Bob”", r#"["Ann", "Bob"]"#),
            ("\"Ann\", \"Bob\"", r#"["Ann", "Bob"]"#),
            ("Ann", r#"["Ann"]"#),
            ("[\n  \"a\",\n  \"b,\n]", r#"["a", "b"]"#),
        ] {
            assert_eq!(mend(value).as_deref(), Some(expected), "{value}");
        }
        let table = "{ src = “a.jpg”, alt = “China’s \"ship\"” }";
        let table = mended(table, None).map(|it| it.value);
        assert_eq!(table.as_deref(), Some("{ src = \"a.jpg\", alt = 'China’s \"ship\"' }"));
        assert_eq!(mended("\"A”", None).map(|it| it.value).as_deref(), Some("\"A\""));
        assert_eq!(several("shipping, insurance"), ["shipping", "insurance"]);
    }
}
