//! Documents of *Office* programs (ECMA-376, OpenDocument), and other archives: who made them, and what the
//! pictures in them tell.

use quick_xml::escape::unescape;

use super::names::Names;
use super::zip;
use crate::metadata::Facts;
use crate::metadata::facts::Change;

/// Files that say who made the document.
const PROPERTIES: [&str; 3] = ["docProps/core.xml", "docProps/app.xml", "meta.xml"];
const PEOPLE: [&str; 7] = [
    "dc:creator",
    "cp:lastModifiedBy",
    "Company",
    "Manager",
    "meta:initial-creator",
    "meta:printed-by",
    "text:author",
];
const PROGRAMS: [&str; 2] = ["Application", "meta:generator"];
/// Endings of pictures, of sound and of film, as they lie in archives.
const MEDIA: [&str; 16] = [
    "jpg", "jpeg", "jpe", "png", "tif", "tiff", "heic", "heif", "avif", "webp", "gif", "mp4",
    "mov", "m4a", "m4v", "mp3",
];
/// What in a picture may harm somebody; all else isn't told.
const HARM: [&str; 4] = ["owner", "position", "serial number", "thumbnail"];

pub(super) fn read(bytes: &[u8], facts: &mut Facts, picture: Change, mut room: usize) {
    let (mut people, mut programs) = (Names::default(), Names::default());
    let mut harm = Facts::default();
    for entry in zip::entries(bytes) {
        if entry.is_encrypted {
            facts.unread = Some("it is encrypted".into());
        }
        let ending = entry.name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let is_properties = PROPERTIES.contains(&&*entry.name);
        if !is_properties && !MEDIA.contains(&&*ending) {
            continue;
        }
        let Some(content) = entry.bytes(&mut room) else { continue };
        if !is_properties {
            let mut own = Facts::default();
            // One that can't be cleaned has told what it has before.
            let _ = picture(&content, &mut own);
            for what in own.dropped.into_iter().filter(|it| HARM.contains(&&**it)) {
                harm.drop(what);
            }
            continue;
        }
        let text = String::from_utf8_lossy(&content);
        for tag in PEOPLE {
            each(&text, tag, &mut people);
        }
        for tag in PROGRAMS {
            each(&text, tag, &mut programs);
        }
    }
    (facts.creator, facts.software) = (people.line(), programs.line());
    facts.inside = harm.dropped;
}

/// The texts of the elements of a name.
fn each(text: &str, tag: &str, names: &mut Names) {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    for (at, _) in text.match_indices(&open) {
        let rest = &text[at + open.len()..];
        let inside =
            rest.split_once('>').filter(|(tag, _)| tag.is_empty() || tag.starts_with([' ', '\n']));
        let Some((_, inside)) = inside.filter(|(tag, _)| !tag.ends_with('/')) else { continue };
        let Some((value, _)) = inside.split_once(&close) else { continue };
        names.add(&unescape(value).unwrap_or_default());
    }
}
