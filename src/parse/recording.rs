//! A *recording*: the sound that an article's front matter names as its own.

use serde::{Deserialize, Serialize};

use super::fields::Fields;
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned};
use crate::running::Running;

/// A sound that front matter names.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recording {
    /// The file, as written.
    pub src: Spanned<String>,
    /// What it is called, if it isn't called like the article.
    pub title: Option<String>,
    /// How many milliseconds it runs, if its author says so.
    pub duration: Option<Spanned<u32>>,
    /// What is said in it to read, as written.
    pub transcript: Option<Spanned<String>>,
}

/// Reads the table of a recording.
pub(super) fn recording(
    audio: &Fields<'_, '_>,
    faults: &mut Diagnostics,
) -> Option<Box<Recording>> {
    Some(Box::new(Recording {
        title: audio.words("title"),
        duration: duration(audio, faults),
        transcript: audio.spanned_text("transcript"),
        src: audio.spanned_text("src")?,
    }))
}

fn duration(audio: &Fields<'_, '_>, faults: &mut Diagnostics) -> Option<Spanned<u32>> {
    let Spanned { value, span } = audio.spanned_text("duration")?;
    if let Some(running) = Running::read(&value) {
        return Some(Spanned { value: running.0, span });
    }
    faults.push(
        Diagnostic::error(format!("`{value}` isn't how long a sound runs")).at(audio.path, span).help(
            "write minutes and seconds, `\"12:34\"`, or hours before them; or remove `duration`, which is read from the file",
        ),
    );
    None
}
