//! Documents that are *text*: RTF and PostScript.

use super::names::Names;
use crate::metadata::Facts;

/// The properties of RTF stand at its beginning, in groups.
pub(super) fn rtf(bytes: &[u8], facts: &mut Facts) {
    let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 20)]);
    let (mut people, mut programs) = (Names::default(), Names::default());
    for (word, is_person) in [
        ("{\\author ", true),
        ("{\\operator ", true),
        ("{\\manager ", true),
        ("{\\*\\company ", true),
        ("{\\company ", true),
        ("{\\*\\generator ", false),
    ] {
        if let Some((_, rest)) = begin.split_once(word) {
            let names = if is_person { &mut people } else { &mut programs };
            names.add(rest.split(['}', ';']).next().unwrap_or_default());
        }
    }
    (facts.creator, facts.software) = (people.line(), programs.line());
}

/// The comments of PostScript that say who made it (Adobe's DSC).
pub(super) fn post_script(bytes: &[u8], facts: &mut Facts) {
    let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 16)]);
    let (mut people, mut programs) = (Names::default(), Names::default());
    for line in begin.split(['\n', '\r']) {
        let value = |rest: &str| rest.trim().trim_matches(['(', ')']).to_owned();
        if let Some(rest) = line.strip_prefix("%%For:") {
            people.add(&value(rest));
        } else if let Some(rest) = line.strip_prefix("%%Creator:") {
            programs.add(&value(rest));
        }
    }
    (facts.creator, facts.software) = (people.line(), programs.line());
}
