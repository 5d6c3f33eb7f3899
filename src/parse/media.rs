//! What a file *is*, by its bytes: a picture that browsers show, sound, film, or nothing of that.

use serde::{Deserialize, Serialize};

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
    /// Something else.
    Other,
}

/// What a page must know of a file to show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// Width and height in pixels, if it is a picture of a known kind.
    pub dimensions: Option<(u32, u32)>,
    /// What it is.
    pub media: Media,
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
    (Kind::Sound, "audio/mp4", 4, &[b"ftypM4A", b"ftypM4B"]),
    (Kind::Film, "video/mp4", 4, &[b"ftyp"]),
    (Kind::Film, "video/webm", 0, &[b"\x1a\x45\xdf\xa3"]),
    (Kind::Sound, "audio/mpeg", 0, &[b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"]),
    (Kind::Sound, "audio/aac", 0, &[b"\xff\xf1", b"\xff\xf9"]),
    (Kind::Sound, "audio/ogg", 0, &[b"OggS"]),
    (Kind::Sound, "audio/flac", 0, &[b"fLaC"]),
    (Kind::Sound, "audio/wav", 8, &[b"WAVE"]),
    (Kind::Foreign, "Matroska", 0, &[]),
    (Kind::Foreign, "Theora", 0, &[]),
];

/// What says, near the beginning of a container, that something else is in it than browsers play.
const CONTENTS: &[(&str, &[u8], &str)] =
    &[("video/webm", b"matroska", "Matroska"), ("audio/ogg", b"\x80theora", "Theora")];

impl Media {
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
            Some(index) => contents(FORMATS[index].1, bytes).and_then(named).or(found),
            None => None,
        };
        let Some(index) = found else { return Self::Other };
        let known = Known(u8::try_from(index).unwrap_or_default());
        match FORMATS[index].0 {
            Kind::Picture => Self::Picture(known),
            Kind::Sound => Self::Sound(known),
            Kind::Film => Self::Film(known),
            Kind::Foreign => Self::Foreign(known),
        }
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
            (b"not a picture", "other"),
            (b"", "other"),
        ] {
            assert_eq!(name(bytes), expected, "{bytes:?}");
        }
    }
}
