//! The *artwork* of a podcast, without which no directory takes it.

use super::links::Targets;
use super::pictures::Image;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::parse::{Media, Picture, Profile};

/// How many pixels each side may have.
const SIDE: std::ops::RangeInclusive<u32> = 1400..=3000;

/// Finds the artwork that a series names.
pub(super) fn artwork(
    targets: &Targets<'_>,
    profile: &Profile,
    faults: &mut Diagnostics,
) -> Option<Box<Image>> {
    let src = profile.podcast.as_ref()?.artwork.clone();
    let span = src.span;
    let alt = profile.name.clone();
    let picture = Picture::plain(src, alt);
    let image = targets.picture(&profile.path, &picture, &[], faults)?;
    let kind = match image.look.media {
        Media::Picture(kind) => kind.name(),
        _ => "",
    };
    let what = match image.look.dimensions {
        _ if !matches!(kind, "image/jpeg" | "image/png") => format!("is {kind}"),
        Some((width, height)) if width != height || !SIDE.contains(&width) => {
            format!("has {width} × {height} pixels")
        }
        _ => return Some(Box::new(image)),
    };
    let told = Diagnostic::error(format!("this picture {what}, which no podcast may have"));
    faults.push(
        told.at(&profile.path, span).help("make it a square JPEG or PNG of 1400 to 3000 pixels"),
    );
    None
}
