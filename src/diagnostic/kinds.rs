//! The *kinds* of diagnostics: what is said of many places for one reason is shown for a few of them.

use std::collections::BTreeMap;

use super::{Diagnostic, Severity};

/// So many of a kind are shown as examples.
const EXAMPLES: usize = 3;

/// A few diagnostics of each kind, and how many more there are.
pub struct Kinds<'d> {
    /// Those that are shown, in their order.
    pub shown: Vec<&'d Diagnostic>,
    /// What is said of the others, and how many they are, in the order of the kinds' first.
    pub more: Vec<(String, usize)>,
}

/// Takes examples of each kind out of diagnostics that are in order.
#[must_use]
pub fn kinds<'d>(all: &[&'d Diagnostic]) -> Kinds<'d> {
    let mut counts: BTreeMap<(Severity, Option<&str>, String), (usize, usize)> = BTreeMap::new();
    let kinds: Vec<_> =
        all.iter().map(|one| (one.severity, one.code.as_deref(), pattern(&one.message))).collect();
    for (at, kind) in kinds.iter().enumerate() {
        counts.entry(kind.clone()).or_insert((at, 0)).1 += 1;
    }
    let mut drawn: BTreeMap<&(Severity, Option<&str>, String), usize> = BTreeMap::new();
    let shown = all.iter().zip(&kinds).filter(|(_, kind)| {
        let before = drawn.entry(kind).or_default();
        *before += 1;
        // A line that says that there is one more takes as much room as that one.
        *before <= EXAMPLES || counts.get(*kind).is_some_and(|(_, count)| *count == EXAMPLES + 1)
    });
    let shown = shown.map(|(one, _)| *one).collect();
    let mut more: Vec<_> =
        counts.into_iter().filter(|(_, (_, count))| *count > EXAMPLES + 1).collect();
    more.sort_by_key(|(_, (first, _))| *first);
    let more = more.into_iter().map(|((severity, code, pattern), (_, count))| {
        let severity = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let code = code.map(|code| format!("[{code}]")).unwrap_or_default();
        (format!("{severity}{code}: {pattern}"), count - EXAMPLES)
    });
    Kinds { shown, more: more.collect() }
}

/// A message without what is another in each: what stands in backticks, and numbers.
fn pattern(message: &str) -> String {
    let mut pattern = String::with_capacity(message.len());
    for (index, part) in message.split('`').enumerate() {
        if index % 2 == 1 {
            pattern.push_str("`…`");
            continue;
        }
        let mut was_digit = false;
        for letter in part.chars() {
            let is_digit = letter.is_ascii_digit();
            match (is_digit, was_digit) {
                (true, true) => {}
                (true, false) => pattern.push('…'),
                (false, _) => pattern.push(letter),
            }
            was_digit = is_digit;
        }
    }
    pattern
}
