//! The *recording* of an article, found: its file, how long it runs, and what is said in it to read.

use super::Target;
use super::foreign::is_foreign;
use super::links::Targets;
use super::players::Player;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::parse::{LocalLink, Media, Recording};
use crate::path::{OutputPath, SourcePath};
use crate::running::Running;

/// Seconds by which what an author says and what the file says may differ.
const NEARLY: u32 = 2;

/// A sound that front matter names, found.
#[derive(Clone, Debug)]
pub struct Audio {
    /// Its file, and what lies beside it.
    pub player: Player,
    /// Its length in bytes.
    pub length: u64,
    /// How many milliseconds it runs.
    pub duration: Option<u32>,
    /// What its author wrote.
    pub recording: Recording,
    /// What is said in it to read: a page or a file.
    pub transcript: Option<OutputPath>,
}

/// Finds the sound that front matter names.
pub(super) fn find(
    targets: &Targets<'_>,
    path: &SourcePath,
    recording: &Recording,
    faults: &mut Diagnostics,
) -> Option<Audio> {
    let src = &recording.src;
    if is_foreign(&src.value) {
        let told = Diagnostic::error(format!("this sound lies on another host: `{}`", src.value));
        faults.push(told.at(path, src.span).help(
            "put it beside the article: pages load nothing from elsewhere, for their readers' privacy",
        ));
        return None;
    }
    let Some((output, file, beside)) = targets.own_file(path, &src.value) else {
        let link = LocalLink {
            target: src.value.clone(),
            is_image: true,
            is_described: true,
            span: src.span,
        };
        // It says why there is none.
        targets.target(path, &link, 0, faults)?;
        faults.push(no_sound(&src.value, Media::Other).at(path, src.span));
        return None;
    };
    let look = file.look;
    if !matches!(look.media, Media::Sound(_)) {
        faults.push(no_sound(&src.value, look.media).at(path, src.span));
        return None;
    }
    let player = Player::new(output, look, &beside);
    let transcript = match &recording.transcript {
        Some(written) => transcript(targets, path, (&written.value, written.span), faults),
        None => player.transcript.clone(),
    };
    let duration = duration(path, recording, look.duration, faults);
    let recording = recording.clone();
    Some(Audio { player, length: file.length, duration, recording, transcript })
}

/// What the file says counts: nobody changes that by hand.
fn duration(
    path: &SourcePath,
    recording: &Recording,
    own: Option<u32>,
    faults: &mut Diagnostics,
) -> Option<u32> {
    let Some(written) = &recording.duration else { return own };
    let Some(own) = own else { return Some(written.value) };
    if own.abs_diff(written.value) > NEARLY * 1000 {
        let (own, written_as) = (Running(own).clock(), Running(written.value).clock());
        faults.push(
            Diagnostic::warning(format!(
                "this sound runs for {own}, and `duration` says {written_as}"
            ))
            .at(path, written.span)
            .help("remove `duration`: it is read from the file"),
        );
    }
    Some(own)
}

fn transcript(
    targets: &Targets<'_>,
    path: &SourcePath,
    (written, span): (&str, Span),
    faults: &mut Diagnostics,
) -> Option<OutputPath> {
    if is_foreign(written) {
        let told = Diagnostic::error(format!("this transcript lies on another host: `{written}`"));
        faults.push(told.at(path, span).help("put it beside the article, and write its name"));
        return None;
    }
    let link = LocalLink { target: written.to_owned(), is_image: false, is_described: true, span };
    match targets.target(path, &link, 0, faults)? {
        Target::Page(page, _) | Target::File(page, _) => Some(page),
        Target::Played(_) => {
            let told = Diagnostic::error(format!("`{written}` is nothing to read"));
            faults.push(told.at(path, span).help("name a text: `talk.txt`, `.html` or `.pdf`"));
            None
        }
        Target::Absent => None,
    }
}

/// Something else where only sound can be.
fn no_sound(target: &str, media: Media) -> Diagnostic {
    let (what, help) = match media {
        Media::Film(_) => (
            "is a film",
            "a film stands in the text: `![what it is](file.mp4)`; or save its sound as MP3",
        ),
        Media::Picture(_) => ("is a picture", "write it as `image`, or name the file of the sound"),
        _ => (
            "is no sound that browsers play",
            "save it as MP3, or as AAC in an M4A, and put that here",
        ),
    };
    Diagnostic::error(format!("`{target}` {what}")).help(help)
}
