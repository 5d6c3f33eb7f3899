//! *Blocks* of a template: what is opened must be closed, the inner before the outer.

use std::ops::Range;

use super::template_code::{Tag, tags};
use super::template_words::BLOCKS;
use crate::diagnostic::Diagnostic;
use crate::read::Source;

/// Something that is open.
struct Open<'t> {
    name: &'t str,
    at: Range<usize>,
    /// How its end is written.
    end: String,
}

/// The first block that isn't closed, or the first end that closes none.
pub(super) fn fault(source: &Source) -> Option<Diagnostic> {
    let text = source.text.as_str();
    let mut open: Vec<Open<'_>> = Vec::new();
    for tag in tags(text) {
        let line = || text[..tag.at.start].matches('\n').count() + 1;
        if let Some(name) = closed_by(&tag) {
            match open.iter().rposition(|it| it.name == name) {
                Some(at) if at + 1 == open.len() => drop(open.pop()),
                Some(_) => {
                    let inner = open.pop()?;
                    let before = shown(text, &tag.at);
                    let help =
                        format!("write `{}` before `{before}` in line {}", inner.end, line());
                    return Some(unclosed(source, &inner).help(help));
                }
                None => return Some(closes_nothing(source, &tag, name)),
            }
        } else if let Some(opened) = opened_by(&tag) {
            open.push(opened);
        }
    }
    let last = open.pop()?;
    let help = format!("write `{}` where it ends", last.end);
    Some(unclosed(source, &last).help(help))
}

fn unclosed(source: &Source, open: &Open<'_>) -> Diagnostic {
    let fault = format!("`{}` is never closed", shown(&source.text, &open.at));
    Diagnostic::error(fault).at(&source.path, open.at.clone())
}

fn closes_nothing(source: &Source, tag: &Tag<'_>, name: &str) -> Diagnostic {
    let fault = format!("`{}` closes nothing", shown(&source.text, &tag.at));
    let before = if tag.word(0) == "</" {
        format!("{{% <{name}> %}}")
    } else {
        format!("{{% {name} … %}}")
    };
    let help = format!("take it away, or write `{before}` before it");
    Diagnostic::error(fault).at(&source.path, tag.at.clone()).help(help)
}

/// What a tag closes.
fn closed_by<'t>(tag: &Tag<'t>) -> Option<&'t str> {
    if tag.prints {
        return None;
    }
    let word = tag.word(0);
    if word == "</" {
        return Some(tag.word(1));
    }
    word.strip_prefix("end").filter(|name| BLOCKS.contains(name))
}

fn opened_by<'t>(tag: &Tag<'t>) -> Option<Open<'t>> {
    if tag.prints {
        return None;
    }
    let at = tag.at.clone();
    match tag.word(0) {
        "<" => Some(Open { name: tag.word(1), at, end: format!("{{% </{}> %}}", tag.word(1)) }),
        "set" | "set_global" if tag.word(2) == "=" => None,
        "set" | "set_global" => Some(Open { name: "set", at, end: "{% endset %}".into() }),
        name if BLOCKS.contains(&name) => {
            Some(Open { name, at, end: format!("{{% end{name} %}}") })
        }
        _ => None,
    }
}

/// A tag in one line, and not a long one.
pub(super) fn shown(text: &str, at: &Range<usize>) -> String {
    let words: Vec<&str> = text[at.clone()].split_whitespace().collect();
    let whole = words.join(" ");
    if whole.chars().count() <= 60 {
        return whole;
    }
    let start: String = whole.chars().take(50).collect();
    format!("{}… {}", start.trim_end(), if whole.ends_with("}}") { "}}" } else { "%}" })
}
