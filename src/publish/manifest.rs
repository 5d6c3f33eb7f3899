//! The *manifest*: what Dateline has published in an output, and under which keys.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::Disk;
use super::key::Header;
use crate::digest::Digest;
use crate::path::OutputPath;
use crate::render::{OutLink, TextWarning};

/// The beginning of the file. The number grows when the form changes.
const MAGIC: &[u8] = b"dateline manifest 1\n";

/// What was published.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) header: Header,
    pub(super) entries: BTreeMap<OutputPath, Entry>,
}

/// One file of the output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// What it was made from; none while a build is replacing it.
    pub(super) key: Option<Digest>,
    /// Its length in bytes.
    pub(super) length: u64,
    /// Names its bytes.
    pub(super) digest: Digest,
    /// What other pages may link to on it.
    pub(super) ids: Vec<String>,
    /// Links of its text into the site.
    pub(super) links: Vec<OutLink>,
    /// Doubts about its text.
    pub(super) warnings: Vec<TextWarning>,
}

impl Manifest {
    /// The manifest in a folder; none if there is none, or none that can be trusted.
    pub(super) fn read(memory: &Path) -> Option<Self> {
        Self::parse(&fs::read(memory.join("manifest")).ok()?)
    }

    /// Reads a manifest that is whole.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let (sum, body) = bytes.strip_prefix(MAGIC)?.split_at_checked(32)?;
        if blake3::hash(body).as_bytes() != sum {
            return None;
        }
        let manifest: Self = postcard::from_bytes(body).ok()?;
        // One that came with somebody's site could name files outside of the output, to be removed.
        manifest.entries.keys().all(OutputPath::is_plain).then_some(manifest)
    }

    /// Replaces the manifest in a folder.
    pub(super) fn write(&self, memory: &Path, disk: &Disk) -> io::Result<()> {
        disk.replace(&memory.join("manifest"), &self.bytes()?)
    }

    pub(super) fn bytes(&self) -> io::Result<Vec<u8>> {
        let body = postcard::to_stdvec(self).map_err(io::Error::other)?;
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(blake3::hash(&body).as_bytes());
        bytes.extend_from_slice(&body);
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(path: &str) -> Vec<u8> {
        let header = Header {
            generator: Digest::of(b"a"),
            templates: Digest::of(b"b"),
            site: Digest::of(b"c"),
            words: Digest::of(b"d"),
        };
        let entry = Entry {
            key: None,
            length: 3,
            digest: Digest::of(b"e"),
            ids: vec!["a".into()],
            links: Vec::new(),
            warnings: Vec::new(),
        };
        let path = postcard::to_stdvec(path).expect("bytes");
        let path = postcard::from_bytes(&path).expect("a path");
        Manifest { header, entries: BTreeMap::from([(path, entry)]) }.bytes().expect("bytes")
    }

    #[test]
    fn a_manifest_that_is_not_whole_is_none() {
        let bytes = manifest("tags/index.html");
        assert!(Manifest::parse(&bytes).is_some());
        for length in 0..bytes.len() {
            assert!(Manifest::parse(&bytes[..length]).is_none(), "cut at {length}");
        }
        for index in 0..bytes.len() {
            let mut garbled = bytes.clone();
            garbled[index] ^= 1;
            assert!(Manifest::parse(&garbled).is_none(), "garbled at {index}");
        }
    }

    #[test]
    fn a_manifest_that_names_files_elsewhere_is_none() {
        for path in ["../notes.txt", "/etc/motd", "tags/../../notes.txt", "", "tags//a"] {
            assert!(Manifest::parse(&manifest(path)).is_none(), "{path}");
        }
    }
}
