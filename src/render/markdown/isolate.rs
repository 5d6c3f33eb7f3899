//! Names that run from right to left in a text that runs from left to right.
//!
//! A browser lets such a name pull the comma and the year after it to its other side. A `bdi`
//! around it keeps them where their author put them.

use pulldown_cmark::{CowStr, Event};

use super::Pass;
use crate::render::html::escaped;

impl<'t> Pass<'_, 't> {
    /// Writes text, with each run from right to left by itself.
    pub(super) fn push_text(&mut self, text: CowStr<'t>) {
        if !may_have_run(&text) || self.language.locale.direction() == "rtl" {
            self.out.push(Event::Text(text));
            return;
        }
        let mut rest = &*text;
        while let Some((before, run, after)) = first_run(rest) {
            self.out.push(Event::Text(before.to_owned().into()));
            self.raw("<bdi>");
            self.out.push(Event::Text(run.to_owned().into()));
            self.raw("</bdi>");
            rest = after;
        }
        self.out.push(Event::Text(rest.to_owned().into()));
    }
}

/// Text as HTML, with each run from right to left by itself where the text runs the other way.
pub(crate) fn isolated(mut text: &str, direction: &str) -> String {
    if direction != "ltr" || !may_have_run(text) {
        return escaped(text);
    }
    let mut html = String::with_capacity(text.len());
    while let Some((before, run, after)) = first_run(text) {
        html += &[&*escaped(before), "<bdi>", &escaped(run), "</bdi>"].concat();
        text = after;
    }
    html.push_str(&escaped(text));
    html
}

/// Few texts have a run, and their bytes tell.
fn may_have_run(text: &str) -> bool {
    let begins_run = |byte| matches!(byte, 0xd6..=0xdf | 0xe0 | 0xef | 0xf0);
    !text.is_ascii() && text.bytes().any(begins_run)
}

/// The first run of words from right to left, with what stands before and after it.
fn first_run(text: &str) -> Option<(&str, &str, &str)> {
    let begin = text.find(runs_from_right)?;
    let goes_on = |c: char| runs_from_right(c) || matches!(c, ' ' | '-' | '\'' | '’' | '\u{200c}');
    let end = text[begin..].find(|c| !goes_on(c)).map_or(text.len(), |end| begin + end);
    let run = text[begin..end].trim_end_matches(|c| !runs_from_right(c));
    let (before, after) = (&text[..begin], &text[begin + run.len()..]);
    Some((before, run, after))
}

/// Letters of Hebrew, Arabic, Syriac, Thaana, N’Ko, Adlam and their kin.
fn runs_from_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::first_run;

    #[test]
    fn a_run_ends_with_its_last_letter() {
        assert_eq!(first_run("by محمد علي, 1990"), Some(("by ", "محمد علي", ", 1990")));
        assert_eq!(first_run("שלום"), Some(("", "שלום", "")));
        assert_eq!(first_run("naïve — “a”"), None);
    }
}
