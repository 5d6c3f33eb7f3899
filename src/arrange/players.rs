//! A *player* of a sound or a film, and what lies beside the file for it: under the same name captions, a
//! picture to begin with, and a transcript.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::locale::Locale;
use crate::parse::{File, Look, Media};
use crate::path::OutputPath;

/// A sound or a film, with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Player {
    /// Where it goes.
    pub file: OutputPath,
    /// What pages show of it.
    pub look: Look,
    /// What is seen of a film before it plays: where that file goes, and what is known of it.
    pub poster: Option<(OutputPath, Look)>,
    /// What is said in it, as it is said; first those without a language of their own.
    pub captions: Vec<Captions>,
    /// What is said in it, to read.
    pub transcript: Option<OutputPath>,
}

/// Captions in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Captions {
    /// Where they go.
    pub file: OutputPath,
    /// Their language, if it isn't that of the text.
    pub language: Option<String>,
}

/// A file beside a sound or a film: the rest of its name, where it goes, and the file.
pub(super) type Beside<'t> = (&'t str, &'t OutputPath, &'t File);

/// Endings of pictures, and of transcripts; the first that is there is taken.
const PICTURES: [&str; 5] = ["jpg", "jpeg", "png", "webp", "avif"];
const TEXTS: [&str; 4] = ["html", "htm", "txt", "pdf"];
/// Captions in forms that browsers don't read.
const OTHER_CAPTIONS: [&str; 7] = ["srt", "ass", "ssa", "sbv", "ttml", "dfxp", "scc"];

impl Player {
    /// The player of a file, with what lies beside it under the same name.
    pub(super) fn new(file: OutputPath, look: Look, beside: &[Beside<'_>]) -> Self {
        let named = |endings: &[&str]| {
            let found = endings.iter().find_map(|ending| {
                beside.iter().find(|(rest, ..)| rest.eq_ignore_ascii_case(ending))
            });
            found.map(|(_, output, file)| ((*output).clone(), file.look))
        };
        let poster = named(&PICTURES).filter(|(_, look)| matches!(look.media, Media::Picture(_)));
        let is_film = matches!(look.media, Media::Film(_));
        let captions = beside.iter().filter_map(|(rest, output, file)| {
            let language = language_of(rest)?;
            let is_read = file.look.media == Media::Captions && is_language(language);
            let language = Some(language.to_owned()).filter(|it| !it.is_empty());
            is_read.then(|| Captions { file: (*output).clone(), language })
        });
        let mut captions: Vec<Captions> = captions.collect();
        captions.sort_by(|a, b| a.language.cmp(&b.language));
        Self {
            file,
            look,
            poster: poster.filter(|_| is_film),
            captions,
            transcript: named(&TEXTS).map(|(output, _)| output),
        }
    }
}

/// The language in the rest of a name of captions: `ar` in `ar.vtt`, and empty in `vtt`.
fn language_of(rest: &str) -> Option<&str> {
    let (language, ending) = rest.rsplit_once('.').unwrap_or(("", rest));
    ending.eq_ignore_ascii_case("vtt").then_some(language)
}

/// Whether captions are in a language that there is.
fn is_language(tag: &str) -> bool {
    tag.is_empty() || Locale::knows_language(tag)
}

/// What is wrong with what lies beside a sound or a film; an error if readers would miss something.
pub(super) fn doubts<'d>(beside: &'d [Beside<'d>]) -> impl Iterator<Item = Diagnostic> + 'd {
    beside.iter().filter_map(|(rest, _, file)| {
        let name = file.asset.path.name();
        let ending = rest.rsplit('.').next().unwrap_or(rest).to_ascii_lowercase();
        if OTHER_CAPTIONS.contains(&&*ending) {
            let has_others = beside.iter().any(|(rest, ..)| language_of(rest).is_some());
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let told = Diagnostic::warning(format!("browsers don't read the captions in `{name}`"));
            let help = format!("save them as WebVTT: `{stem}.vtt`");
            return (!has_others).then(|| told.help(help));
        }
        let language = language_of(rest)?;
        if file.look.media != Media::Captions {
            let told = Diagnostic::error(format!("`{name}` has no captions that browsers read"));
            return Some(told.help(
                "save them as WebVTT: the file begins with a line `WEBVTT`, then an empty line",
            ));
        }
        if is_language(language) {
            return None;
        }
        let told = Diagnostic::warning(format!(
            "the captions in `{name}` aren't shown: `{language}` is no language"
        ));
        let stem = name.strip_suffix(rest).unwrap_or(name);
        Some(told.help(format!("name them by a tag like `ar` or `pt-BR`: `{stem}ar.vtt`")))
    })
}
