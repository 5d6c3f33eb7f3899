//! A picture as it is *shown* in a text: an `img`, with a `source` for each format that is made of it
//! (HTML, 4.8.1 to 4.8.3).

use std::fmt::Write;

use pulldown_cmark::Event;

use super::Spot;
use crate::plan::{Original, TextView};
use crate::render::html::escaped;

/// A picture as it is shown.
#[derive(Default)]
pub(super) struct Shown<'p> {
    /// What it shows.
    pub(super) alt: &'p str,
    /// Where its file is.
    pub(super) src: String,
    /// Width and height of its file, if they are known.
    pub(super) size: Option<(u32, u32)>,
    /// What others are made of.
    pub(super) original: Option<Original<'p>>,
    /// What shows when a pointer rests on it.
    pub(super) title: &'p str,
    /// It is what readers see first.
    pub(super) is_first: bool,
}

impl Shown<'_> {
    pub(super) fn html(&self, view: &TextView<'_>) -> String {
        let sizes = self.original.as_ref().map(|original| original.sizes_view(view.folder));
        let (src, size) = match &sizes {
            Some(sizes) => (&sizes.url, Some((sizes.width, sizes.height))),
            None => (&self.src, self.size),
        };
        let mut html = String::with_capacity(256);
        html.push_str(if sizes.is_some() { "<picture>" } else { "" });
        for source in sizes.iter().flat_map(|sizes| &sizes.sources) {
            // Writing to a string can't fail.
            let _ = write!(
                html,
                "<source type=\"{}\" srcset=\"{}\" sizes=\"{}\">",
                source.media_type,
                escaped(&source.srcset),
                escaped(&view.images.sizes),
            );
        }
        let _ = write!(html, "<img src=\"{}\" alt=\"{}\"", escaped(src), escaped(self.alt));
        if let Some((width, height)) = size {
            let _ = write!(html, " width=\"{width}\" height=\"{height}\"");
        }
        if !self.title.is_empty() {
            let _ = write!(html, " title=\"{}\"", escaped(self.title));
        }
        // What is seen at once isn't to appear after the words around it.
        html.push_str(if self.is_first {
            " fetchpriority=\"high\" decoding=\"sync\">"
        } else {
            " loading=\"lazy\" decoding=\"async\">"
        });
        html.push_str(if sizes.is_some() { "</picture>" } else { "" });
        html
    }
}

/// The words of a picture: what it shows.
pub(super) fn words_of(picture: &[Spot<'_>]) -> String {
    let words = picture.iter().filter_map(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) => Some(&**text),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    });
    words.collect()
}
