//! The *manifest*: what Dateline has published in an output, and under which keys.
//!
//! It grows at its end: an edit adds what it changed, and doesn't write a million entries anew.
//! When much of it is outdated, it is written from the beginning. How long it is stands beside it,
//! so that one whose end is lost isn't taken for whole.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::beside::Beside;
use super::disk::Disk;
use super::gone::All;
use super::key::Header;
use super::role::Role;
use super::words::Words;
use super::written::Written;
use crate::digest::Digest;
use crate::path::OutputPath;
use crate::pieces;
use crate::render::{OutLink, TextWarning};

/// The beginning of the file. The number grows when the form changes.
const MAGIC: &[u8] = b"dateline manifest 8\n";
/// Entries in a piece: few enough that one is read while another is.
const PIECE: usize = 1024;

type Entries = Vec<(OutputPath, Arc<Entry>)>;

/// What was published.
#[derive(Clone, Debug)]
pub(super) struct Manifest {
    pub(super) header: Header,
    pub(super) entries: BTreeMap<OutputPath, Arc<Entry>>,
    /// What was published and is gone.
    pub(super) gone: All,
    stored: Stored,
}

/// How the manifest lies on the disk.
#[derive(Clone, Copy, Debug, Default)]
struct Stored {
    /// Bytes that are whole.
    length: u64,
    /// Entries, outdated ones among them.
    entries: usize,
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
    /// When its file was written.
    pub(super) written: Written,
    /// What it is to readers.
    pub(super) role: Role,
    /// What other pages may link to on it.
    pub(super) ids: Vec<String>,
    /// Links of its text into the site; for an old URL where it leads.
    pub(super) links: Vec<OutLink>,
    /// Doubts about its text.
    pub(super) warnings: Vec<TextWarning>,
    /// The words of an article that readers can see.
    pub(super) words: Option<Box<Words>>,
    /// Names the headline and the text of a standing page.
    pub(super) text: Option<Digest>,
    /// What was made with it and lies beside it.
    pub(super) beside: Option<Box<Beside>>,
}

/// The first piece: what the pieces of a manifest that is written from the beginning have in common.
#[derive(Serialize, Deserialize)]
struct Beginning {
    header: Header,
    pieces: usize,
    gone: All,
}

/// A piece that was added: a header, what became of some entries, and what is gone if that changed.
#[derive(Serialize, Deserialize)]
pub(super) struct Change {
    pub(super) header: Header,
    pub(super) entries: Vec<(OutputPath, Option<Arc<Entry>>)>,
    pub(super) gone: Option<All>,
}

impl Entry {
    /// The same, with what lies beside its file last seen in a folder of this time; none if nothing does.
    pub(super) fn seen_at(&self, folder: Written) -> Option<Self> {
        let beside = self.beside.as_deref()?;
        let beside = Some(Box::new(Beside { folder, ..beside.clone() }));
        Some(Self { beside, ..self.clone() })
    }
}

impl Manifest {
    /// A manifest that lies on no disk yet.
    pub(super) fn new(header: Header, entries: BTreeMap<OutputPath, Arc<Entry>>) -> Self {
        Self { header, entries, gone: All::new(), stored: Stored::default() }
    }

    /// Whether an article wasn't here, and isn't one that was only withheld for a while.
    pub(super) fn is_new(&self, page: &OutputPath) -> bool {
        // What a build that was killed had only claimed was nothing yet.
        let was_here = self.entries.get(page).is_some_and(|entry| entry.role == Role::Article);
        let is_back = self.gone.get(page).is_some_and(|gone| gone.is_withheld);
        !was_here && !is_back
    }

    /// The manifest in a folder; none if there is none, or none that can be trusted.
    pub(super) fn read(memory: &Path) -> Option<Self> {
        let length = fs::read(memory.join("length")).ok()?;
        let length = length.try_into().map_or(0, u64::from_le_bytes);
        let manifest = Self::parse(&fs::read(memory.join("manifest")).ok()?)?;
        (manifest.stored.length >= length).then_some(manifest)
    }

    pub(super) fn of_piece(bytes: &[u8]) -> Vec<u8> {
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes();
        [MAGIC, &length, Digest::of(bytes).as_bytes(), bytes].concat()
    }

    /// Whether the manifest in a folder is one that another version of Dateline wrote.
    pub(super) fn is_foreign(memory: &Path) -> bool {
        let read = fs::read(memory.join("manifest")).unwrap_or_default();
        let Some(end) = read.iter().position(|byte| *byte == b'\n') else { return false };
        let number = read[..end].strip_prefix(b"dateline manifest ").unwrap_or_default();
        !number.is_empty() && number.iter().all(u8::is_ascii_digit) && !read.starts_with(MAGIC)
    }

    /// Reads a manifest that is whole. What was being added when a build was killed isn't missed.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let mut pieces = pieces::split(rest).into_iter();
        let first = pieces.next()?;
        let beginning: Beginning = first.value()?;
        let mut length = MAGIC.len() + first.length();
        let base: Vec<_> = pieces.by_ref().take(beginning.pieces).collect();
        length += base.iter().map(|piece| piece.length()).sum::<usize>();
        if base.len() < beginning.pieces {
            return None;
        }
        let base: Vec<Entries> = pieces::values(base)?;
        let mut manifest = Self::new(beginning.header, base.into_iter().flatten().collect());
        manifest.gone = beginning.gone;
        manifest.stored.entries = manifest.entries.len();
        for piece in pieces {
            let Some(bytes) = piece.whole() else { break };
            manifest.take(postcard::from_bytes(bytes).ok()?);
            length += piece.length();
        }
        manifest.stored.length = length as u64;
        // One that came with somebody's site could name files outside of the output, to be removed.
        manifest.entries.keys().all(OutputPath::is_plain).then_some(manifest)
    }

    fn take(&mut self, addition: Change) {
        self.header = addition.header;
        if let Some(gone) = addition.gone {
            self.gone = gone;
        }
        self.stored.entries += addition.entries.len();
        for (path, entry) in addition.entries {
            match entry {
                Some(entry) => self.entries.insert(path, entry),
                None => self.entries.remove(&path),
            };
        }
    }

    /// Replaces the manifest in a folder.
    pub(super) fn write(&mut self, memory: &Path, disk: &Disk) -> io::Result<()> {
        // Not known until it is there: a kill may come in between.
        disk.write(&memory.join("length"), &[])?;
        let length = disk.replace(&memory.join("manifest"), self.parts())?;
        self.stored = Stored { length, entries: self.entries.len() };
        disk.write(&memory.join("length"), &self.stored.length.to_le_bytes()).map(drop)
    }

    /// Takes in what became of some entries, on the disk as well.
    pub(super) fn add(&mut self, addition: Change, memory: &Path, disk: &Disk) -> io::Result<()> {
        let is_outdated =
            self.stored.entries + addition.entries.len() > self.entries.len() * 3 / 2 + PIECE;
        if self.stored.length == 0 || is_outdated {
            self.take(addition);
            return self.write(memory, disk);
        }
        let piece = pieces::piece(&addition).map_err(io::Error::other)?;
        disk.append(&memory.join("manifest"), self.stored.length, &piece)?;
        self.take(addition);
        self.stored.length += piece.len() as u64;
        disk.write(&memory.join("length"), &self.stored.length.to_le_bytes()).map(drop)
    }

    pub(super) fn bytes(&self) -> io::Result<Vec<u8>> {
        self.parts().collect::<Result<Vec<_>, _>>().map(|parts| parts.concat())
    }

    /// The file part by part: together they can be large.
    fn parts(&self) -> impl Iterator<Item = io::Result<Vec<u8>>> {
        let entries: Vec<_> = self.entries.iter().collect();
        let pieces = entries.len().div_ceil(PIECE);
        let beginning =
            pieces::piece(&Beginning { header: self.header, pieces, gone: self.gone.clone() });
        let beginning = [Ok(MAGIC.to_vec()), beginning].into_iter();
        beginning.chain(pieces::pieces(entries, PIECE)).map(|part| part.map_err(io::Error::other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: [&[u8]; 4] = [b"a", b"b", b"c", b"d"];

    fn header() -> Header {
        let [generator, templates, site, words] = HEADER.map(Digest::of);
        Header { generator, templates, site, words }
    }

    fn entry(length: u64) -> Arc<Entry> {
        let (ids, digest) = (vec!["a".into()], Digest::of(b"e"));
        Arc::new(Entry {
            key: None,
            length,
            digest,
            written: Written::default(),
            role: Role::default(),
            ids,
            links: Vec::new(),
            warnings: Vec::new(),
            words: None,
            text: None,
            beside: None,
        })
    }

    fn path(path: &str) -> OutputPath {
        let path = postcard::to_stdvec(path).expect("bytes");
        postcard::from_bytes(&path).expect("a path")
    }

    fn manifest(name: &str) -> Vec<u8> {
        Manifest::new(header(), BTreeMap::from([(path(name), entry(3))])).bytes().expect("bytes")
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
    fn what_is_added_counts_when_it_is_whole() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let disk = Disk::new(folder.path(), None);
        let mut manifest = Manifest::new(header(), BTreeMap::from([(path("a"), entry(1))]));
        manifest.write(folder.path(), &disk).expect("written");
        let before = fs::read(folder.path().join("manifest")).expect("bytes");
        let entries = vec![(path("a"), None), (path("b"), Some(entry(2)))];
        let change = Change { header: header(), entries, gone: None };
        manifest.add(change, folder.path(), &disk).expect("added");
        let after = fs::read(folder.path().join("manifest")).expect("bytes");
        for length in before.len()..after.len() {
            let cut = Manifest::parse(&after[..length]).expect("what came before");
            assert_eq!(cut.entries.keys().map(OutputPath::as_str).collect::<Vec<_>>(), ["a"]);
        }
        let whole = Manifest::parse(&after).expect("a manifest");
        assert_eq!(whole.entries, BTreeMap::from([(path("b"), entry(2))]));
        assert_eq!(whole.entries, manifest.entries);
    }

    #[test]
    fn a_manifest_that_names_files_elsewhere_is_none() {
        for path in ["../notes.txt", "/etc/motd", "tags/../../notes.txt", "", "tags//a"] {
            assert!(Manifest::parse(&manifest(path)).is_none(), "{path}");
        }
    }
}
