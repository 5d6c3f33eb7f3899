//! *Metadata*: what a file says of where, when, with what and by whom it was made.
//!
//! A paper publishes pictures of people who must not be found. So of what a camera or a program wrote into
//! a file only that stays which readers need: orientation, colours, who is to be credited and whose the
//! rights are. All else goes, known or not, and no pixel and no sample is touched. What can't be cleaned
//! so is refused.

use std::borrow::Cow;

mod boxes;
mod cover;
mod document;
mod exif;
mod facts;
mod foreign;
mod gif;
mod iptc;
mod jpeg;
#[cfg(test)]
pub(crate) mod mutants;
mod numbers;
mod orientation;
mod parts;
mod patch;
mod picture;
mod playing;
mod png;
mod riff;
mod sound;
mod svg;
mod tiff;
mod xmp;

pub use facts::{Facts, Refused};
pub use foreign::is_stream;
pub use orientation::orientation;
pub use playing::Playing;

/// An XMP packet that says whom to credit and whose the rights are; nothing if that isn't known.
pub fn packet(facts: &Facts) -> Vec<u8> {
    xmp::packet(facts)
}

/// A file without what nobody should read in it.
#[derive(Debug)]
pub struct Cleaned<'b> {
    /// The bytes to publish: those of the file if there was nothing to take out.
    pub bytes: Cow<'b, [u8]>,
    /// What the metadata said.
    pub facts: Facts,
}

impl<'b> Cleaned<'b> {
    /// A file of which nothing is known.
    #[must_use]
    pub fn unchanged(bytes: &'b [u8]) -> Self {
        Self { bytes: Cow::Borrowed(bytes), facts: Facts::default() }
    }
}

/// Takes out of a file what nobody should read in it.
///
/// # Errors
///
/// If that can't be done without another picture or another sound, or if the file is damaged where its
/// metadata would be.
pub fn cleaned(bytes: &[u8]) -> Result<Cleaned<'_>, Refused> {
    done(bytes, changed)
}

/// Takes out of a drawing (SVG) what nobody should read, run or load.
///
/// # Errors
///
/// If it isn't one, as browsers read it.
pub fn drawing(bytes: &[u8]) -> Result<Cleaned<'_>, Refused> {
    done(bytes, |bytes, facts| svg::cleaned(bytes, facts, changed))
}

fn done(
    bytes: &[u8],
    change: impl Fn(&[u8], &mut Facts) -> Result<Option<Vec<u8>>, Refused>,
) -> Result<Cleaned<'_>, Refused> {
    let mut facts = Facts::default();
    match change(bytes, &mut facts) {
        Ok(changed) => {
            Ok(Cleaned { bytes: changed.map_or(Cow::Borrowed(bytes), Cow::Owned), facts })
        }
        Err(refused) => Err(Refused { facts: Box::new(facts), ..refused }),
    }
}

/// The file as it is published, if that is another one.
fn changed(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    foreign::refuse(bytes)?;
    document::read(bytes, facts, media);
    media(bytes, facts)
}

/// The same of a picture, a sound or a film.
fn media(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    // What these refuse of a signed file says so itself.
    if boxes::is_one(bytes) {
        return boxes::cleaned(bytes, facts);
    }
    if sound::is_one(bytes) {
        return sound::cleaned(bytes, facts);
    }
    let changed = picture::cleaned(bytes, facts)?;
    if !facts.is_signed {
        return Ok(changed);
    }
    if facts.dropped.is_empty() {
        return Ok(None);
    }
    let harm = facts.dropped.join(", ");
    Err(Refused::new(format!(
        "it has content credentials, which hold for the whole file, and what may harm somebody: {harm}"
    )))
}

/// How long a sound or a film runs, and how large a film is.
#[must_use]
pub fn playing(bytes: &[u8]) -> Playing {
    if boxes::is_one(bytes) { boxes::playing(bytes) } else { sound::playing(bytes) }
}

#[cfg(test)]
mod tests;
