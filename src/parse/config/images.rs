//! Which *pictures* are made of a picture.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::parse::fields::Fields;
use crate::parse::key::{Key, Kind};
use crate::parse::keys::IMAGE;
use crate::parse::picture::{self, Picture};
use crate::pictures::Format;

/// Which pictures are made of a picture.
#[derive(Clone, Debug)]
pub struct Images {
    /// Widths in pixels, the narrowest first; none if pictures are published as they are.
    pub widths: Vec<u32>,
    /// AVIF is made besides WebP.
    pub avif: bool,
    /// From 1 to 100, format by format.
    pub quality: Quality,
    /// How much memory may be taken at a time, in bytes.
    pub memory: u64,
    /// How wide pictures in a text are shown: the value of the attribute `sizes` (HTML, 4.8.4.2).
    pub sizes: String,
    /// What is shared of pages that have no picture of their own.
    pub sharing: Option<Picture>,
    /// Names what pages show of these settings.
    pub digest: Digest,
}

/// The quality of each format, from 1 to 100.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Quality {
    /// Of JPEG.
    pub jpeg: u8,
    /// Of WebP.
    pub webp: u8,
    /// Of AVIF.
    pub avif: u8,
}

const WIDTHS: [u32; 4] = [480, 960, 1440, 1920];
const SIZES: &str = "(min-width: 40rem) 38rem, 100vw";
const MEMORY: i64 = 512;

/// `[images]`.
pub(super) const IMAGES: &[Key] = &[
    Key::new(
        "widths",
        Kind::Integers(16, 8000),
        "[480, 960, 1440, 1920]",
        "how wide the pictures are that are made of a picture, in pixels; `[]` publishes pictures as they are",
    )
    .default("[480, 960, 1440, 1920]"),
    Key::new(
        "avif",
        Kind::Bool,
        "true",
        "whether AVIF is made besides WebP: a fifth lighter, at twenty times the work",
    ),
    Key::new("quality", Kind::Table(QUALITY), "{ webp = 78 }", "how good they are, format by format"),
    Key::new(
        "memory",
        Kind::Integer(64, 65536),
        "512",
        "how many megabytes of memory making them may take",
    )
    .default("512"),
    Key::new(
        "sizes",
        Kind::Text,
        "\"(min-width: 40rem) 38rem, 100vw\"",
        "how wide your theme shows pictures in a text, as the attribute `sizes` of HTML says it",
    )
    .default("\"(min-width: 40rem) 38rem, 100vw\""),
    Key::new(
        "sharing",
        Kind::Table(IMAGE),
        "{ src = \"/front.jpg\", alt = \"The front page\" }",
        "the picture that is shared of pages without one of their own",
    ),
];

const QUALITY: &[Key] = &[
    Key::new("jpeg", Kind::Integer(1, 100), "78", "of JPEG").default("78"),
    Key::new("webp", Kind::Integer(1, 100), "78", "of WebP").default("78"),
    Key::new("avif", Kind::Integer(1, 100), "60", "of AVIF").default("60"),
];

pub(super) fn parse(settings: &Fields<'_, '_>, faults: &mut Diagnostics) -> Images {
    let own = settings.table("images");
    let own = own.as_ref();
    let widths = own.and_then(|own| own.integers("widths"));
    let mut widths = widths.unwrap_or_else(|| WIDTHS.to_vec());
    widths.sort_unstable();
    widths.dedup();
    let quality = own.and_then(|own| own.table("quality"));
    let quality = |name, default| {
        let written = quality.as_ref().and_then(|quality| quality.integer(name));
        written.and_then(|written| u8::try_from(written).ok()).unwrap_or(default)
    };
    let memory = own.and_then(|own| own.integer("memory")).unwrap_or(MEMORY);
    let avif = own.is_some_and(|own| own.bool("avif"));
    if let Some(own) = own
        && avif
        && !Format::Avif.is_made_here()
    {
        faults.push(
            Diagnostic::error("this Dateline can't make AVIF")
                .at(own.path, own.span("avif").unwrap_or_default())
                .help("take `avif` away, or install Dateline with `--features avif`"),
        );
    }
    let sharing = own.and_then(|own| own.table("sharing"));
    let sizes = own.and_then(|own| own.text("sizes")).unwrap_or_else(|| SIZES.to_owned());
    let (jpeg, webp) = (quality("jpeg", 78), quality("webp", 78));
    let quality = Quality { jpeg, webp, avif: quality("avif", 60) };
    Images {
        digest: Digest::of_value(&(&widths, avif, quality, &sizes)),
        widths,
        avif,
        quality,
        memory: u64::try_from(memory).unwrap_or_default() << 20,
        sizes,
        sharing: sharing.and_then(|sharing| picture::picture(&sharing, faults)),
    }
}
