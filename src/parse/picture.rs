//! A *picture* as an author writes of it: in `image` and `photo`, and in `[[pictures]]` of those in a text.

use serde::{Deserialize, Serialize};

use super::fields::Fields;
use super::line::Line;
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned};

/// What an author says of a picture.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Picture {
    /// The file, as written.
    pub src: Spanned<String>,
    /// What it shows; empty where that isn't written, or is written in the text.
    pub alt: String,
    /// What stands under it.
    pub caption: Option<String>,
    /// The same as HTML, where it has links or emphasis.
    pub caption_html: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// The same as HTML, where it has links or emphasis.
    pub credit_html: Option<String>,
    /// What of it has to be seen where there is room for a part only.
    pub focus: Option<Focus>,
    /// How it came to be.
    pub source: Option<Making>,
    /// Its file is published with all that its metadata says.
    pub keep_metadata: bool,
}

/// A place in a picture, in thousandths of its width from the left and of its height from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Focus {
    /// From the left.
    pub x: u16,
    /// From the top.
    pub y: u16,
}

impl Default for Focus {
    fn default() -> Self {
        Self { x: 500, y: 500 }
    }
}

/// How a picture came to be (IPTC Digital Source Type).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Making {
    /// A camera took it.
    Captured,
    /// It was put together from several.
    Composite,
    /// A model made it.
    Generated,
}

impl Making {
    /// The words for them in front matter.
    pub(super) const KEYS: &'static [&'static str] = &["captured", "composite", "generated"];

    /// The word in front matter.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Captured => "captured",
            Self::Composite => "composite",
            Self::Generated => "generated",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        [Self::Captured, Self::Composite, Self::Generated].into_iter().find(|it| it.key() == key)
    }

    /// The last part of its URI in the vocabulary of the IPTC.
    #[must_use]
    pub fn uri_part(self) -> &'static str {
        match self {
            Self::Captured => "digitalCapture",
            Self::Composite => "composite",
            Self::Generated => "trainedAlgorithmicMedia",
        }
    }

    /// What the last part of a URI of that vocabulary says.
    #[must_use]
    pub fn from_uri_part(part: &str) -> Option<Self> {
        match part {
            "digitalCapture"
            | "computationalCapture"
            | "negativeFilm"
            | "positiveFilm"
            | "print" => Some(Self::Captured),
            "composite" | "compositeCapture" | "compositeSynthetic" => Some(Self::Composite),
            "trainedAlgorithmicMedia"
            | "compositeWithTrainedAlgorithmicMedia"
            | "algorithmicMedia" => Some(Self::Generated),
            _ => None,
        }
    }
}

impl Picture {
    /// A picture of which nothing more is said than what it shows.
    #[must_use]
    pub fn plain(src: Spanned<String>, alt: String) -> Self {
        let (caption, caption_html, credit, credit_html) = (None, None, None, None);
        let (focus, source, keep_metadata) = (None, None, false);
        Self { src, alt, caption, caption_html, credit, credit_html, focus, source, keep_metadata }
    }
}

/// What the table of a picture says.
pub(super) fn picture(fields: &Fields<'_, '_>, faults: &mut Diagnostics) -> Option<Picture> {
    let caption = fields.line("caption", faults).unwrap_or_default();
    let credit = fields.line("credit", faults).unwrap_or_default();
    let text = |line: &Line| Some(line.text.clone()).filter(|text| !text.is_empty());
    Some(Picture {
        src: fields.spanned_text("src")?,
        alt: fields.words("alt").unwrap_or_default(),
        caption: text(&caption),
        caption_html: caption.html,
        credit: text(&credit),
        credit_html: credit.html,
        focus: focus(fields, faults),
        source: fields.text("source").and_then(|key| Making::from_key(&key)),
        keep_metadata: fields.bool("keep_metadata"),
    })
}

/// What `[[pictures]]` says of the pictures in a text.
pub(super) fn pictures(fields: &Fields<'_, '_>, faults: &mut Diagnostics) -> Vec<Picture> {
    let mut found: Vec<Picture> = Vec::new();
    for (_, _, table) in fields.tables("pictures") {
        let Some(picture) = picture(&table, faults) else { continue };
        if let Some(first) = found.iter().find(|it| it.src.value == picture.src.value) {
            faults.push(
                Diagnostic::error(format!("`[[pictures]]` names `{}` twice", picture.src.value))
                    .at_with(fields.path, picture.src.span, "here again")
                    .at_with(fields.path, first.src.span, "here first")
                    .help("write all that is known of a picture into one table"),
            );
            continue;
        }
        found.push(picture);
    }
    found
}

fn focus(fields: &Fields<'_, '_>, faults: &mut Diagnostics) -> Option<Focus> {
    let written = fields.spanned_text("focus")?;
    let focus = Focus::read(&written.value);
    if focus.is_none() {
        faults.push(
            Diagnostic::error(format!("`{}` is no place in a picture", written.value))
                .at(fields.path, written.span)
                .help(
                    "write it in words, like `top left`, or as two percentages, from the left and \
                     from the top, like `70% 35%`",
                ),
        );
    }
    focus
}

impl Focus {
    /// Reads `top left`, `bottom`, `centre`, `70% 35%`.
    fn read(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        let percentage = |word: &str| {
            let number: f32 = word.strip_suffix('%')?.parse().ok()?;
            // Within 0 and 1000, so nothing is cut off but a fraction.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
            (0.0..=100.0).contains(&number).then(|| (number * 10.0).round() as u16)
        };
        if let [x, y] = words[..]
            && let (Some(x), Some(y)) = (percentage(x), percentage(y))
        {
            return Some(Self { x, y });
        }
        let (mut x, mut y) = (None, None);
        for word in &words {
            let (side, place) = match word.to_ascii_lowercase().as_str() {
                "left" => (&mut x, 0),
                "right" => (&mut x, 1000),
                "top" => (&mut y, 0),
                "bottom" => (&mut y, 1000),
                "centre" | "center" | "middle" => continue,
                _ => return None,
            };
            if side.replace(place).is_some() {
                return None;
            }
        }
        let is_one = !words.is_empty() && words.len() <= 2;
        is_one.then(|| Self { x: x.unwrap_or(500), y: y.unwrap_or(500) })
    }
}

#[cfg(test)]
mod tests {
    use super::Focus;

    #[test]
    fn a_focus_is_words_or_percentages() {
        for (text, expected) in [
            ("top left", Some((0, 0))),
            ("bottom", Some((500, 1000))),
            ("right centre", Some((1000, 500))),
            ("70% 35.5%", Some((700, 355))),
            ("70%, 35%", Some((700, 350))),
            ("centre", Some((500, 500))),
            ("top bottom", None),
            ("70%", None),
            ("101% 5%", None),
            ("NaN% 5%", None),
            ("0.7 0.3", None),
            ("", None),
        ] {
            let expected = expected.map(|(x, y)| Focus { x, y });
            assert_eq!(Focus::read(text), expected, "{text:?}");
        }
    }
}
