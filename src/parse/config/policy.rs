//! What browsers are let load, run and send besides what the site has itself: more *sources* for the
//! content security policy.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::parse::fields::Fields;
use crate::parse::key::{Key, Kind};
use crate::policy::{Source, source};

/// Directives with the sources that are added to them, in the order of their names.
pub type Additions = Vec<(String, Vec<String>)>;

const fn sources(name: &'static str, example: &'static str, about: &'static str) -> Key {
    Key::new(name, Kind::Texts, example, about)
}

/// Each is a directive, with `_` for its `-`.
pub(super) const POLICY: &[Key] = &[
    sources("connect_src", "[\"https://api.example.org\"]", "whom scripts may ask"),
    sources("font_src", "[\"data:\"]", "where fonts may come from"),
    sources("form_action", "[\"https://lists.example.org\"]", "where forms may send"),
    sources("frame_ancestors", "[\"https://partner.example\"]", "who may show pages in a frame"),
    sources("frame_src", "[\"https://video.example\"]", "what may be shown in a frame"),
    sources("img_src", "[\"data:\"]", "where pictures may come from"),
    sources("media_src", "[\"https://sound.example\"]", "where sound and film may come from"),
    sources("object_src", "[\"'self'\"]", "what `object` and `embed` may show"),
    sources("script_src", "[\"https://scripts.example\"]", "where scripts may come from"),
    sources("style_src", "[\"'unsafe-inline'\"]", "where styles may come from"),
];

pub(super) fn parse(settings: &Fields<'_, '_>, faults: &mut Diagnostics) -> Additions {
    let Some(own) = settings.table("policy") else { return Additions::new() };
    let mut additions = Additions::new();
    for key in POLICY {
        let mut sources = Vec::new();
        for text in own.texts(key.name) {
            match source(&text.value) {
                Ok(Source::Nothing) => faults.push(
                    Diagnostic::error("`'none'` lets nothing through, and these are added")
                        .at(own.path, text.span)
                        .help("take it away"),
                ),
                Ok(_) => sources.push(text.value),
                Err((message, help)) => {
                    faults.push(Diagnostic::error(message).at(own.path, text.span).help(help));
                }
            }
        }
        if !sources.is_empty() {
            additions.push((key.name.replace('_', "-"), sources));
        }
    }
    additions
}
