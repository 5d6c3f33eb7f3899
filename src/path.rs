//! Names of files: where a source lies in the site, and where a page goes in the output.
//!
//! Both are relative, use `/` on every system and never hold `.` or `..`, so that keys, messages
//! and URLs are the same on any machine and in any folder.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text in which letters and their accents are one, as names are compared (Unicode's NFC): systems store
/// and keyboards write them either way.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) {
        text.into()
    } else {
        text.nfc().collect::<String>().into()
    }
}

mod address;

pub use address::meant_address;

/// A file of the site, relative to its root: `content/articles/2025/talks.md`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourcePath(Arc<str>);

/// A file of the output, relative to its root: `2025/08/16/talks/index.html`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OutputPath(Arc<str>);

macro_rules! relative_path {
    ($type:ident) => {
        impl $type {
            /// Takes a path that is relative, `/`-separated and free of `.` and `..`.
            pub fn new(path: impl Into<Arc<str>>) -> Self {
                let path = path.into();
                debug_assert!(is_plain(&path), "not a plain relative path: {path:?}");
                Self(path)
            }

            /// The path as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The last part.
            #[must_use]
            pub fn name(&self) -> &str {
                self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
            }

            /// Everything before the last part, without a `/` at its end; empty at the root.
            #[must_use]
            pub fn folder(&self) -> &str {
                self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
            }

            /// The file on this machine, below `root`.
            #[must_use]
            pub fn below(&self, root: &Path) -> PathBuf {
                // Made for every file of every build, so room for all of it is asked for once.
                let mut path = PathBuf::with_capacity(root.as_os_str().len() + 1 + self.0.len());
                path.push(root);
                if std::path::MAIN_SEPARATOR == '/' {
                    path.push(&*self.0);
                } else {
                    path.extend(self.0.split('/'));
                }
                path
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }
    };
}

relative_path!(SourcePath);
relative_path!(OutputPath);

impl SourcePath {
    /// The name without its last extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.name().rsplit_once('.').map_or(self.name(), |(stem, _)| stem)
    }

    /// Whether the name ends in `.` and this extension, in capitals or not.
    #[must_use]
    pub fn has_extension(&self, extension: &str) -> bool {
        let own = self.name().rsplit_once('.').map(|(_, own)| own);
        own.is_some_and(|own| own.eq_ignore_ascii_case(extension))
    }

    /// The path that `relative` names, seen from this file's folder; none if it leaves the site.
    #[must_use]
    pub fn join(&self, relative: &str) -> Option<Self> {
        let mut parts: Vec<&str> =
            self.folder().split('/').filter(|part| !part.is_empty()).collect();
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        (!parts.is_empty()).then(|| Self::new(parts.join("/")))
    }

    /// The shortest relative path from this file's folder to `target`, as a link would have it.
    #[must_use]
    pub fn relative_to(&self, target: &Self) -> String {
        let from: Vec<&str> = self.folder().split('/').filter(|part| !part.is_empty()).collect();
        let to: Vec<&str> = target.as_str().split('/').collect();
        let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let up = "../".repeat(from.len() - shared);
        format!("{up}{}", to[shared..].join("/"))
    }
}

impl OutputPath {
    /// Whether a path that was read, and not made here, stays in the output.
    pub(crate) fn is_plain(&self) -> bool {
        is_plain(&self.0)
    }

    /// The page of a folder: `tags/nato` becomes `tags/nato/index.html`.
    #[must_use]
    pub fn page(folder: &str) -> Self {
        match folder.trim_matches('/') {
            "" => Self::new("index.html"),
            folder => Self::new(format!("{folder}/index.html")),
        }
    }

    /// What a link to a plain path leads to: a file if its name has a point, else a page.
    #[must_use]
    pub fn of_link(path: &str) -> Self {
        let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
        if is_file { Self::new(path) } else { Self::page(path) }
    }

    /// A file in the folder of this page.
    #[must_use]
    pub fn beside(&self, name: &str) -> Self {
        match self.folder() {
            "" => Self::new(name),
            folder => Self::new(format!("{folder}/{name}")),
        }
    }

    /// The path of its URL: percent-encoded, `/`-led, without `index.html`.
    #[must_use]
    pub fn url(&self) -> String {
        let mut url = String::with_capacity(self.0.len() + 1);
        url.push('/');
        encode(self.0.strip_suffix("index.html").unwrap_or(&self.0), &mut url);
        url
    }

    /// The same below the folder that a site's URLs begin with, from `/` to `/`.
    #[must_use]
    pub fn url_in(&self, folder: &str) -> String {
        format!("{folder}{}", self.url().trim_start_matches('/'))
    }
}

fn is_plain(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Percent-encodes what RFC 3986 doesn't allow in a path; `/` stays.
pub(crate) fn encode(path: &str, into: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    // Most paths need nothing.
    if path.bytes().all(is_allowed) {
        into.push_str(path);
        return;
    }
    for byte in path.bytes() {
        if is_allowed(byte) {
            into.push(byte.into());
        } else {
            into.push('%');
            into.push(HEX[usize::from(byte >> 4)].into());
            into.push(HEX[usize::from(byte & 15)].into());
        }
    }
}

fn is_allowed(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"/-_.~@+,:=".contains(&byte)
}

/// Undoes percent-encoding; what isn't valid stays as it is.
pub(crate) fn decode(url: &str) -> String {
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |at: usize| tail.get(at).and_then(|digit| (*digit as char).to_digit(16));
        if let (b'%', Some(high), Some(low)) = (first, hex(0), hex(1)) {
            bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'%'));
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| url.to_owned())
}

/// The folders that a file lies in, the nearest first.
pub(crate) fn above(path: &SourcePath) -> impl Iterator<Item = &str> {
    let folders = std::iter::successors(Some(path.folder()), |folder| {
        folder.rsplit_once('/').map(|(above, _)| above)
    });
    folders.take_while(|folder| !folder.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_between_files_resolve_as_they_do_in_an_editor() {
        let from = SourcePath::new("content/articles/2025/talks.md");
        let join = |relative| from.join(relative).map(|path| path.to_string());
        assert_eq!(join("../2024/a.md").as_deref(), Some("content/articles/2024/a.md"));
        assert_eq!(join("./b.md").as_deref(), Some("content/articles/2025/b.md"));
        assert_eq!(join("../../../../etc/passwd"), None);
        let to = SourcePath::new("content/articles/2024/a.md");
        assert_eq!(from.relative_to(&to), "../2024/a.md");
    }

    #[test]
    fn urls_are_encoded_and_decoded() {
        let path = OutputPath::page("tags/نیٹو");
        assert_eq!(path.url(), "/tags/%D9%86%DB%8C%D9%B9%D9%88/");
        assert_eq!(decode(&path.url()), "/tags/نیٹو/");
        assert_eq!(OutputPath::page("").url(), "/");
        assert_eq!(decode("100%"), "100%");
    }
}
