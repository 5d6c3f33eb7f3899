//! What a file *is*, by its bytes: a picture that browsers show, sound, film, or nothing of that.

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::metadata::{self, Playing, is_stream};
use crate::pictures::{self, Head};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Media {
    /// A picture that browsers show, by its media type.
    Picture(Known),
    /// Sound that browsers play.
    Sound(Known),
    /// Film that browsers play.
    Film(Known),
    /// What browsers don't show, by the name of its format.
    Foreign(Known),
    /// Captions of a film.
    Captions,
    /// Something else.
    Other,
}

/// What a page must know of a file to show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// Width and height in pixels, if it is a picture or a film of a known kind.
    pub dimensions: Option<(u32, u32)>,
    /// What it is.
    pub media: Media,
    /// How many milliseconds a sound or a film runs, if that can be read.
    pub duration: Option<u32>,
    /// Whether it is a film without sound.
    pub is_silent: bool,
    /// A picture that others are made of.
    pub still: Option<Still>,
}

/// A picture that others are made of: its bytes, and what their head says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Still {
    /// Names its bytes.
    pub digest: Digest,
    /// What its head says.
    pub head: Head,
}

/// The number of a format in `FORMATS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known(u8);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Picture,
    Sound,
    Film,
    Foreign,
    Captions,
}

/// Formats: their kind, their media type or, of those that browsers don't show, their name, how many bytes
/// stand before the first sign, and the signs, of which each may be one.
const FORMATS: &[(Kind, &str, usize, &[&[u8]])] = &[
    (Kind::Picture, "image/png", 0, &[b"\x89PNG\r\n\x1a\n"]),
    (Kind::Picture, "image/jpeg", 0, &[b"\xff\xd8\xff"]),
    (Kind::Picture, "image/gif", 0, &[b"GIF87a", b"GIF89a"]),
    (Kind::Picture, "image/webp", 8, &[b"WEBP"]),
    (Kind::Picture, "image/avif", 4, &[b"ftypavif", b"ftypavis"]),
    (Kind::Picture, "image/bmp", 0, &[b"BM"]),
    (Kind::Picture, "image/x-icon", 0, &[b"\0\0\x01\0"]),
    (Kind::Picture, "image/svg+xml", 0, &[]),
    (
        Kind::Foreign,
        "HEIC",
        4,
        &[b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypheim", b"ftypmif1", b"ftypmsf1"],
    ),
    (Kind::Foreign, "TIFF", 0, &[b"II*\0", b"MM\0*"]),
    (Kind::Foreign, "JPEG XL", 0, &[b"\xff\x0a", b"\0\0\0\x0cJXL "]),
    (Kind::Foreign, "JPEG 2000", 0, &[b"\0\0\0\x0cjP  "]),
    (Kind::Foreign, "Photoshop", 0, &[b"8BPS"]),
    (Kind::Foreign, "PDF", 0, &[b"%PDF-"]),
    (Kind::Foreign, "PostScript", 0, &[b"%!PS"]),
    (Kind::Foreign, "QuickTime", 4, &[b"ftypqt  "]),
    (Kind::Foreign, "AVI", 8, &[b"AVI "]),
    (Kind::Foreign, "Windows Media", 0, &[b"\x30\x26\xb2\x75"]),
    (Kind::Foreign, "Flash", 0, &[b"FLV\x01"]),
    (Kind::Foreign, "RealMedia", 0, &[b".RMF", b".ra\xfd"]),
    (Kind::Foreign, "MPEG", 0, &[b"\0\0\x01\xba", b"\0\0\x01\xb3"]),
    (Kind::Sound, "audio/mp4", 4, &[b"ftypM4A", b"ftypM4B"]),
    (Kind::Film, "video/mp4", 4, &[b"ftyp"]),
    (Kind::Film, "video/webm", 0, &[b"\x1a\x45\xdf\xa3"]),
    (Kind::Sound, "audio/mpeg", 0, &[b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"]),
    (Kind::Sound, "audio/aac", 0, &[b"\xff\xf1", b"\xff\xf9"]),
    (Kind::Sound, "audio/ogg", 0, &[b"OggS"]),
    (Kind::Sound, "audio/flac", 0, &[b"fLaC"]),
    (Kind::Sound, "audio/wav", 8, &[b"WAVE"]),
    (Kind::Sound, "audio/webm", 0, &[]),
    (Kind::Captions, "text/vtt", 0, &[b"WEBVTT", b"\xef\xbb\xbfWEBVTT"]),
    (Kind::Foreign, "Matroska", 0, &[]),
    (Kind::Foreign, "Theora", 0, &[]),
];

/// What says, near the beginning of a container, that something else is in it than browsers play.
const CONTENTS: &[(&str, &[u8], &str)] =
    &[("video/webm", b"matroska", "Matroska"), ("audio/ogg", b"\x80theora", "Theora")];

/// Formats of film that browsers don't show.
const FILMS: [&str; 8] =
    ["QuickTime", "AVI", "Windows Media", "Flash", "RealMedia", "MPEG", "Matroska", "Theora"];

impl Media {
    /// Whether it is film, in whatever format.
    #[must_use]
    pub fn is_film(self) -> bool {
        match self {
            Self::Film(_) => true,
            Self::Foreign(known) => FILMS.contains(&known.name()),
            _ => false,
        }
    }

    /// Whether it is an SVG.
    #[must_use]
    pub fn is_drawing(self) -> bool {
        matches!(self, Self::Picture(known) if known.name() == "image/svg+xml")
    }

    /// What these bytes are.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let has = |(_, _, from, signs): &&(Kind, &str, usize, &[&[u8]])| {
            signs.iter().any(|sign| bytes.get(*from..).is_some_and(|rest| rest.starts_with(sign)))
        };
        let found = FORMATS.iter().position(|format| has(&format));
        let named = |wanted: &str| FORMATS.iter().position(|(_, name, ..)| *name == wanted);
        let found = match found {
            None if is_svg(bytes) => named("image/svg+xml"),
            None if is_stream(bytes) => named("MPEG"),
            Some(index) => contents(FORMATS[index].1, bytes).and_then(named).or(found),
            None => None,
        };
        found.map_or(Self::Other, Self::at)
    }

    /// The format at this place of the table.
    fn at(index: usize) -> Self {
        let known = Known(u8::try_from(index).unwrap_or_default());
        match FORMATS[index].0 {
            Kind::Picture => Self::Picture(known),
            Kind::Sound => Self::Sound(known),
            Kind::Film => Self::Film(known),
            Kind::Foreign => Self::Foreign(known),
            Kind::Captions => Self::Captions,
        }
    }

    /// Whether it is played.
    #[must_use]
    pub fn is_played(self) -> bool {
        matches!(self, Self::Sound(_) | Self::Film(_))
    }
}

impl Look {
    /// What pages must know of a file with these bytes.
    #[must_use]
    pub fn of(bytes: &[u8], digest: Digest, lies_on_its_side: bool) -> Self {
        let media = Media::of(bytes);
        if media.is_played() {
            return Self::played(media, bytes);
        }
        let dimensions = imagesize::blob_size(bytes).ok().and_then(|size| {
            Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
        });
        let turned =
            |(width, height)| if lies_on_its_side { (height, width) } else { (width, height) };
        let still = pictures::head(bytes).map(|head| Still { digest, head });
        let dimensions = match still {
            Some(still) => Some((still.head.width, still.head.height)),
            None => dimensions.map(turned),
        };
        Self { dimensions, media, duration: None, is_silent: false, still }
    }

    fn played(media: Media, bytes: &[u8]) -> Self {
        let Playing { duration, dimensions, is_seen, is_heard } = metadata::playing(bytes);
        let media = match media {
            // What it could be a film of isn't in it.
            Media::Film(kind) if !is_seen && duration.is_some() => {
                let name = kind.name().replace("video/", "audio/");
                FORMATS.iter().position(|(_, it, ..)| *it == name).map_or(media, Media::at)
            }
            media => media,
        };
        Self { dimensions, media, duration, is_silent: is_seen && !is_heard, still: None }
    }
}

impl Known {
    /// The media type (RFC 6838), or the name of a format that browsers don't show.
    #[must_use]
    pub fn name(self) -> &'static str {
        FORMATS.get(usize::from(self.0)).map_or("", |(_, name, ..)| name)
    }
}

/// What a container of this format has in it, if that is something else than its format says.
fn contents(format: &str, bytes: &[u8]) -> Option<&'static str> {
    let begin = &bytes[..bytes.len().min(64)];
    let has = |sign: &[u8]| memchr::memmem::find(begin, sign).is_some();
    CONTENTS.iter().find(|(of, sign, _)| *of == format && has(sign)).map(|(.., name)| *name)
}

/// Whether this is an SVG: XML of which the first element is `svg`.
fn is_svg(bytes: &[u8]) -> bool {
    let begin = &bytes[..bytes.len().min(4096)];
    let text = String::from_utf8_lossy(begin);
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<?") => rest.find("?>").map(|at| at + 2),
            _ if rest.starts_with("<!--") => rest.find("-->").map(|at| at + 3),
            _ if rest.starts_with("<!") => rest.find('>').map(|at| at + 1),
            _ => return rest.starts_with("<svg") || rest.starts_with("<svg:svg"),
        };
        let Some(end) = end else { return false };
        rest = rest[end..].trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::Media;

    #[test]
    fn a_file_is_what_its_bytes_are() {
        let name = |bytes: &[u8]| match Media::of(bytes) {
            Media::Picture(it) => format!("picture {}", it.name()),
            Media::Sound(it) => format!("sound {}", it.name()),
            Media::Film(it) => format!("film {}", it.name()),
            Media::Foreign(it) => format!("foreign {}", it.name()),
            Media::Captions => "captions".to_owned(),
            Media::Other => "other".to_owned(),
        };
        for (bytes, expected) in [
            (&b"\x89PNG\r\n\x1a\n\0"[..], "picture image/png"),
            (b"\0\0\0\x18ftypheic", "foreign HEIC"),
            (b"\0\0\0\x18ftypmp42", "film video/mp4"),
            (b"\0\0\0\x18ftypM4A ", "sound audio/mp4"),
            (b"ID3\x03", "sound audio/mpeg"),
            (b"RIFF\0\0\0\0WEBP", "picture image/webp"),
            (b"RIFF\0\0\0\0WAVE", "sound audio/wav"),
            (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm", "film video/webm"),
            (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska", "foreign Matroska"),
            (b"OggS\0\x02\0\0\x01\x13OpusHead", "sound audio/ogg"),
            (b"OggS\0\x02\0\0\x01\x2a\x80theora", "foreign Theora"),
            (b"<?xml version=\"1.0\"?>\n<!-- a -->\n<svg xmlns=\"\">", "picture image/svg+xml"),
            (b"<!DOCTYPE html><html><svg>", "other"),
            (b"WEBVTT\n", "captions"),
            (b"not a picture", "other"),
            (b"", "other"),
        ] {
            assert_eq!(name(bytes), expected, "{bytes:?}");
        }
    }
}
