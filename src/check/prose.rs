//! What is wrong with a text as its author wrote it: pictures without words, headings that skip a
//! level, small words that stand twice.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use super::rules::{Rule, articles};
use crate::diagnostic::Span;
use crate::parse::markdown;

/// What is known of a text.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Prose {
    /// It leads to another host.
    pub(super) leads_out: bool,
    pub(super) faults: Vec<Doubt>,
}

/// Something wrong in a text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Doubt {
    /// The code of the rule.
    pub(super) code: String,
    pub(super) message: String,
    /// Where it stands, from the beginning of the text.
    pub(super) span: Span,
}

/// Words that no sentence has twice in a row, by language. Words are left out that may be, if rarely:
/// `that that`, `those who have have`, `vote on this this week`, `at at the time`; `die die`, `im im
/// Juni unterzeichneten`, `gab nach nach`; `nous nous`, `de de Gaulle`; `een plan voor voor`.
const NEVER_TWICE: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "a", "an", "and", "because", "but", "its", "of", "or", "our", "than", "the", "their",
            "they", "we", "your",
        ],
    ),
    ("de", &["aber", "oder", "und", "wir"]),
    ("fr", &["au", "aux", "cette", "des", "du", "et", "le", "les", "mais", "ou", "par", "un"]),
    ("es", &["al", "con", "de", "del", "el", "en", "las", "los", "pero", "su", "un", "y"]),
    ("it", &["alla", "con", "dal", "dei", "del", "della", "e", "il", "nel", "per", "un"]),
    ("pt", &["ao", "com", "da", "de", "do", "e", "em", "na", "no", "por", "um"]),
    ("nl", &["en", "of", "te"]),
];

/// Reads a text in this language, of a paper on this host.
pub(super) fn read(text: &str, language: &str, host: &str) -> Prose {
    let primary = language.split('-').next().unwrap_or_default();
    let words = NEVER_TWICE.iter().find(|(tag, _)| *tag == primary).map_or(&[][..], |(_, it)| it);
    let (prose, run) = (Prose::default(), Run::default());
    let mut reading = Reading { words, host, prose, level: 1, run };
    let mut image: Option<(String, String, Span)> = None;
    let mut depth = 0_usize;
    for (event, range) in markdown(text, language).0 {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                image = Some((dest_url.into_string(), String::new(), range.into()));
            }
            Event::End(TagEnd::Image) => {
                if let Some((src, alt, span)) = image.take() {
                    reading.image(&src, &alt, span);
                }
                reading.run.end();
            }
            Event::Text(part) | Event::Code(part) if image.is_some() => {
                if let Some((_, alt, _)) = &mut image {
                    alt.push_str(&part);
                }
            }
            Event::Start(Tag::CodeBlock(_) | Tag::FootnoteDefinition(_)) => depth += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::FootnoteDefinition) => depth -= 1,
            Event::Start(Tag::Heading { level, .. }) => {
                reading.run.end();
                if depth == 0 {
                    reading.heading(level, range.into());
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => reading.link(&dest_url),
            Event::Text(_) if depth == 0 => reading.text(text, range),
            // Marks around words don't part them; code, breaks and blocks do.
            Event::SoftBreak
            | Event::Start(Tag::Emphasis | Tag::Strong)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            _ => reading.run.end(),
        }
    }
    reading.prose
}

/// The word before, for as long as nothing but white space stands behind it.
#[derive(Default)]
struct Run<'t> {
    last: Option<&'t str>,
}

impl Run<'_> {
    fn end(&mut self) {
        self.last = None;
    }
}

struct Reading<'r> {
    words: &'static [&'static str],
    /// The paper's own host.
    host: &'r str,
    prose: Prose,
    /// The level of the last heading; the headline's at first.
    level: usize,
    run: Run<'r>,
}

impl<'r> Reading<'r> {
    fn doubt(&mut self, rule: &Rule, message: String, span: Span) {
        self.prose.faults.push(Doubt { code: rule.code.to_owned(), message, span });
    }

    fn image(&mut self, src: &str, alt: &str, span: Span) {
        // The build says of pictures that have no words at all.
        for (rule, message) in alt_doubts(src, alt) {
            self.doubt(rule, message, span);
        }
    }

    fn heading(&mut self, level: HeadingLevel, span: Span) {
        let level = (level as usize).max(2);
        if level > self.level + 1 {
            let (should, is) = ("#".repeat(self.level + 1), "#".repeat(level));
            let message =
                format!("this heading has `{is}` where `{should}` would be the next level");
            self.doubt(&articles::SKIPPED_HEADING, message, span);
        }
        self.level = level;
    }

    fn link(&mut self, target: &str) {
        let target = target.to_ascii_lowercase();
        let rest = ["https://", "http://", "//"].iter().find_map(|it| target.strip_prefix(it));
        let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_ascii_lowercase();
        self.prose.leads_out |= host.is_some_and(|host| bare(host) != bare(self.host));
    }

    /// Looks for small words that stand twice. Words of the source, so that nothing that is made of
    /// them stands in the way.
    fn text(&mut self, text: &'r str, range: std::ops::Range<usize>) {
        let Some(part) = text.get(range.clone()) else { return self.run.end() };
        let mut at = 0;
        for piece in part.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            if !word.is_empty() {
                let start = range.start + at;
                let is_second = self.run.last.is_some_and(|last| is_again(last, word));
                if is_second && self.words.contains(&&*word.to_lowercase()) {
                    let message = format!("`{word}` stands twice");
                    self.doubt(
                        &articles::DOUBLED_WORD,
                        message,
                        (start..start + word.len()).into(),
                    );
                }
                // Signs before or after a word keep it from being the same as the next.
                let is_bare = word.chars().all(char::is_alphabetic);
                self.run.last = is_bare.then_some(word);
            }
            at += piece.len();
        }
    }
}

/// Whether a word is the one before once more: the same, or its like at the beginning of a sentence.
/// Capitals twice are a name, and so is one alone: `vitamin A a day`.
fn is_again(last: &str, word: &str) -> bool {
    let begins = last.len() > 1 && last.chars().skip(1).all(char::is_lowercase);
    let is_small = word.chars().all(char::is_lowercase);
    is_small && (last == word || (begins && last.to_lowercase() == word))
}

/// What is doubtful about the words for a picture.
pub(super) fn alt_doubts(src: &str, alt: &str) -> Vec<(&'static Rule, String)> {
    let mut doubts = Vec::new();
    let length = alt.chars().count();
    if length > 250 {
        doubts.push((
            &articles::LONG_ALT,
            format!("the words for this picture have {length} characters, 250 are enough"),
        ));
    }
    let name = src.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let endings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif"];
    let lower = alt.to_lowercase();
    let is_name = !alt.contains(' ') && endings.iter().any(|ending| lower.ends_with(ending));
    // A drawing of NATO may be in `nato.svg`; only names that nobody would say are told of.
    let is_stem = alt == stem && stem.contains(['_', '-']) && !alt.contains(' ');
    if is_name || is_stem {
        doubts.push((
            &articles::ALT_IS_NAME,
            format!("`{alt}` is the name of a file and doesn't say what the picture shows"),
        ));
    }
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: &str) -> Vec<String> {
        let faults = read(text, language, "paper.example").faults.into_iter();
        faults.map(|it| format!("{} {}", it.code, &text[it.span.range()])).collect()
    }

    #[test]
    fn words_that_stand_twice_are_found_where_no_sentence_has_them() {
        for (text, doubled) in [
            ("In the the harbour", "the"),
            ("The the harbour", "the"),
            ("at the\nthe harbour", "the"),
            ("**of** of it", "of"),
            ("a [list of](https://x.example) of ships", "of"),
        ] {
            assert_eq!(found(text, "en-GB"), [format!("D0213 {doubled}")], "{text}");
        }
        for text in [
            "He said that that had had no effect.",
            "A band called The The played.",
            "plan of the, the other of",
            "Vitamin A a day",
            "`the` the code, the `the`",
            "Will will come",
            "The end of the.\n\nThe next",
            "| the |\n|---|\n| the |",
            "- the\n- the",
            "    the the",
            "the  \nthe line",
            "type a: a",
            "Those who have have a duty, and will vote on this this week.",
            "What they were looking at at the time came from from the start.",
        ] {
            assert_eq!(found(text, "en"), [""; 0], "{text}");
        }
        assert_eq!(found("und und", "de-AT"), ["D0213 und"]);
        for text in [
            "die die",
            "Das im im Juni unterzeichneten Abkommen, der vom vom Bundestag beschlossene Haushalt.",
            "Der Mann, dem dem Bericht zufolge gedroht wurde, gab nach nach einem Jahr.",
            "Sie stellten die Arbeit ein ein Jahr danach.",
        ] {
            assert_eq!(found(text, "de"), [""; 0], "{text}");
        }
        assert_eq!(found("le rôle de de Gaulle, fait une une choc", "fr"), [""; 0]);
        assert_eq!(
            found("Ze boden het aan aan de raad, dat het het plan voor voor.", "nl"),
            [""; 0]
        );
        assert_eq!(found("nada peor que que te mientan, para para descansar", "es"), [""; 0]);
        assert_eq!(found("the the und und", "ur"), [""; 0]);
    }

    #[test]
    fn headings_go_down_one_level_at_a_time() {
        assert_eq!(found("## A\n\n### B\n\n## C\n\n### D\n\n#### E", "en"), [""; 0]);
        assert_eq!(found("### A\n", "en"), ["D0209 ### A\n"]);
        assert_eq!(found("## A\n\n#### B\n\n#### C", "en"), ["D0209 #### B\n"]);
    }

    #[test]
    fn pictures_have_words() {
        // The build says of a picture that it has none.
        assert_eq!(found("![](a.png)", "en"), [""; 0]);
        assert_eq!(found("![A *long* table](a.png)", "en"), [""; 0]);
        assert_eq!(found("![IMG_1.JPG](a.png)", "en"), ["D0207 ![IMG_1.JPG](a.png)"]);
        assert_eq!(found("![NATO](nato.svg)", "en"), [""; 0]);
        assert_eq!(found("![nato_map_2](nato_map_2.svg)", "en").len(), 1);
        let long = format!("![{}](a.png)", "word ".repeat(60));
        assert_eq!(found(&long, "en").len(), 1);
    }
}
