//! A site, built into a temporary folder with the clock at a moment of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use dateline::build::{Generator, Moment, Options, Outcome, build};
use dateline::digest::Digest;
use jiff::Timestamp;
use tempfile::TempDir;

use crate::page::Page;

/// A site that was built.
pub(crate) struct Site {
    folder: TempDir,
    /// Where it says that it is: `https://paper.example/news`.
    pub(crate) address: &'static str,
    /// Every file of the output, by its path in it.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// The example of this repository, on a day when two of its articles are news.
    pub(crate) fn example() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self::build(root, "https://third-meridian.example", "2025-08-17T12:00:00")
    }

    /// The site with everything that an author may write, under an address with a folder.
    pub(crate) fn everything() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validators/site");
        Self::build(&root, "https://paper.example/news", "2025-08-17T12:00:00")
    }

    /// Both.
    pub(crate) fn all() -> [Self; 2] {
        [Self::example(), Self::everything()]
    }

    fn build(from: &Path, address: &'static str, now: &str) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let root = folder.path().join("site");
        copy(&from.join("content"), &root.join("content"));
        copy(&from.join("static"), &root.join("static"));
        fs::copy(from.join("site.toml"), root.join("site.toml")).expect("settings");
        publish(&root, now);
        let files = files(&root.join("public"));
        Self { folder, address, files }
    }

    /// The files of another build, from the sources as they are by now.
    pub(crate) fn rebuilt(&self) -> BTreeMap<String, Vec<u8>> {
        publish(&self.root(), "2025-08-17T12:00:00");
        files(&self.output())
    }

    /// Where its sources are.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Where the files of the output are.
    pub(crate) fn output(&self) -> PathBuf {
        self.folder.path().join("site/public")
    }

    /// The sources of articles, as text.
    pub(crate) fn articles(&self) -> Vec<String> {
        let files = files(&self.folder.path().join("site/content/articles"));
        files.into_values().filter_map(|bytes| String::from_utf8(bytes).ok()).collect()
    }

    /// The files whose names end like this, as text.
    pub(crate) fn texts(&self, ending: &str) -> impl Iterator<Item = (&str, &str)> {
        let files = self.files.iter().filter(move |(path, _)| path.ends_with(ending));
        files.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("UTF-8")))
    }

    /// All pages of HTML.
    pub(crate) fn pages(&self) -> BTreeMap<&str, Page> {
        self.texts(".html").map(|(path, text)| (path, Page::read(text))).collect()
    }

    /// The URL of a file, with the host; a page's has no `index.html`.
    pub(crate) fn url_of(&self, path: &str) -> String {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        format!("{}/{}", self.address, encoded(path))
    }

    /// The file and the place on it that a URL on the page `from` leads to; none if the URL leads
    /// out of the site.
    pub(crate) fn target(&self, from: &str, url: &str) -> Option<(String, Option<String>)> {
        let (url, fragment) = match url.split_once('#') {
            Some((url, fragment)) => (url, Some(decoded(fragment))),
            None => (url, None),
        };
        let origin_end = self.address[8..].find('/').map_or(self.address.len(), |at| at + 8);
        let (origin, root) = self.address.split_at(origin_end);
        let path = match url.strip_prefix(origin) {
            Some(path) => path.to_owned(),
            None if url.starts_with("//") || has_scheme(url) => return None,
            None if url.starts_with('/') => url.to_owned(),
            None if url.is_empty() => return Some((from.to_owned(), fragment)),
            None => format!("{root}/{}{url}", &from[..=from.rfind('/')?]),
        };
        let path = decoded(path.split('?').next().unwrap_or_default());
        let file = match path.strip_prefix(root).and_then(|path| path.strip_prefix('/')) {
            Some(path) if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
            Some(path) => path.to_owned(),
            None => format!("(outside of the site's folder) {path}"),
        };
        Some((file, fragment))
    }

    /// The names of all files.
    pub(crate) fn names(&self) -> BTreeSet<&str> {
        self.files.keys().map(String::as_str).collect()
    }
}

/// Builds a site, with its clock at a moment.
pub(crate) fn publish(root: &Path, now: &str) {
    let outcome = attempt(root, now);
    assert!(outcome.published.is_some(), "not published: {:#?}", outcome.diagnostics);
}

/// Builds what may not be a site.
pub(crate) fn attempt(root: &Path, now: &str) -> Outcome {
    let options = Options {
        root: root.to_owned(),
        output: None,
        base_url: None,
        drafts: false,
        future: false,
        fingerprints: true,
        now: Moment::Written(now.into()),
        clock: Timestamp::now,
        generator: Generator::Named(Digest::of(b"the program under test")),
        guards_words: true,
        makes_renditions: true,
        allows_removals: false,
        interrupt_after: None,
    };
    build(&options, &|_| {}, &|| {})
}

fn has_scheme(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    scheme.len() < url.len()
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~@+,:=".contains(&byte);
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn decoded(url: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = url.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'%' {
            let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
            let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            bytes.push(byte.unwrap_or_else(|| panic!("`{url}` is not percent-encoded")));
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry"));
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("a path in the folder");
            let name = path.to_string_lossy().replace('\\', "/");
            (name, fs::read(entry.path()).expect("a file"))
        })
        .collect()
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let file = to.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        fs::write(file, bytes).expect("a copy");
    }
}
