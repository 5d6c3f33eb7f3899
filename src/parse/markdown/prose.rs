//! *Prose* that four spaces or a tab at the beginning of its line made code.

use std::ops::Range;

use pulldown_cmark::Event;

use super::doubt::Doubt;

/// A doubt about an indented line that reads as a sentence.
pub(super) fn doubt(line: &Event<'_>, range: Range<usize>) -> Option<Doubt> {
    let Event::Text(line) = line else { return None };
    is_prose(line).then(|| {
        Doubt::new(
            "this line is indented, so it is shown as code",
            "remove the tab or the spaces at its beginning",
            range,
        )
    })
}

/// Whether a line has words and no signs of code.
fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace();
    let is_word = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
    };
    let (all, letters) = (words.clone().count(), words.filter(is_word).count());
    let has_code = line.contains(['{', '}', '=', ';', '<', '>', '$', '|', '\\', '`', '#'])
        || line.contains("()")
        || line.contains("  ")
        || line.contains("//");
    let is_wide = line.chars().filter(|c| super::super::words::is_whole_word(*c)).count() > 8;
    !has_code && (is_wide || (all >= 4 && letters * 4 >= all * 3))
}
