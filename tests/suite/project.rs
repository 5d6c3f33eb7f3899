//! A whole site from one string, in a temporary folder.
//!
//! The oracle is inside [`Project::build`]: after every build of any test the same files are built
//! from nothing in another folder, and the two outputs are compared byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use dateline::build::{Generator, Memory, Moment, Options, Outcome, build, rebuild};
use dateline::diagnostic::{Diagnostics, Drawing, Format};
use dateline::digest::Digest;
use dateline::path::SourcePath;
use dateline::publish::{Published, Reason};
use dateline::read::text_of_file;
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

#[path = "scratch.rs"]
pub(crate) mod scratch;

/// What a project has when it brings none of its own.
pub(crate) const SITE: &str = "title = \"Test\"\nbase_url = \"https://example.org\"\n";

pub(crate) struct Project {
    folder: TempDir,
    pub(crate) options: Options,
    /// What builds leave for the next in one process, as the preview's do; else it is on the disk.
    memory: Option<Mutex<Memory>>,
}

/// A build that was published, and what there is to say of it.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) published: Published,
    pub(crate) outcome: Outcome,
    warnings: String,
}

impl Project {
    /// Files as `-- path --` and what is in them. The clock stands at 2025-09-01 unless moved.
    pub(crate) fn new(files: &str) -> Self {
        let folder = scratch::folder();
        let root = folder.path().join("site");
        let options = Options {
            root,
            output: None,
            base_url: None,
            drafts: false,
            future: false,
            fingerprints: true,
            now: Moment::Written("2025-09-01T12:00:00Z".into()),
            clock: later,
            generator: Generator::Named(Digest::of(b"the program under test")),
            guards_words: true,
            makes_renditions: true,
            allows_removals: false,
            interrupt_after: None,
        };
        let project = Self { folder, options, memory: None };
        project.write("site.toml", SITE);
        for (path, text) in sections(files) {
            project.write(&path, &text);
        }
        project
    }

    /// Builds from now on in one process that keeps what it knows.
    pub(crate) fn stay(&mut self) -> &mut Self {
        self.memory = Some(Mutex::default());
        self
    }

    /// Begins a new process, if it stayed in one.
    pub(crate) fn restart(&mut self) {
        self.memory = self.memory.is_some().then(Mutex::default);
    }

    pub(crate) fn root(&self) -> &Path {
        &self.options.root
    }

    pub(crate) fn output(&self) -> PathBuf {
        self.options.output.clone().unwrap_or_else(|| self.root().join("public"))
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        fs::write(file, text).expect("a written file");
        self
    }

    /// Replaces a text that must be there once.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = fs::read_to_string(self.root().join(path)).expect("a file to edit");
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {path}");
        self.write(path, text.replace(from, to))
    }

    pub(crate) fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.root().join(path)).expect("a file to remove");
        self
    }

    pub(crate) fn rename(&self, from: &str, to: &str) -> &Self {
        let to = self.root().join(to);
        fs::create_dir_all(to.parent().expect("a folder")).expect("folders");
        fs::rename(self.root().join(from), to).expect("a file to rename");
        self
    }

    /// Moves the clock.
    pub(crate) fn at(&mut self, now: &str) -> &mut Self {
        self.options.now = Moment::Written(now.into());
        self
    }

    /// Builds, and holds the output against a clean build's.
    pub(crate) fn build(&self) -> Built {
        let outcome = self.attempt();
        let said = draw(self.root(), &outcome.diagnostics, Format::Human);
        let Some(published) = outcome.published.clone() else { panic!("not published:\n{said}") };
        self.assert_equals_clean_build();
        Built { published, outcome, warnings: said }
    }

    /// Builds without looking.
    pub(crate) fn attempt(&self) -> Outcome {
        match &self.memory {
            Some(memory) => {
                let mut memory = memory.lock().expect("a memory");
                rebuild(&self.options, &mut memory, &|_| {}, &|| {})
            }
            None => build(&self.options, &|_| {}, &|| {}),
        }
    }

    /// Builds, and expects exactly this picture of errors and warnings, and an untouched output.
    #[track_caller]
    pub(crate) fn fails(&self, picture: &str) -> &Self {
        let before = tree(&self.output());
        let outcome = self.attempt();
        let said = draw(self.root(), &outcome.diagnostics, Format::Human);
        assert!(outcome.published.is_none(), "it was published; it said:\n{said}");
        assert_eq!(tree(&self.output()), before, "the output was touched");
        snapbox::assert_data_eq!(said.trim_end(), picture.trim_end());
        self
    }

    /// The text of a file of the output.
    #[track_caller]
    pub(crate) fn page(&self, path: &str) -> String {
        let file = self.output().join(path);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.output().join(path).exists()
    }

    fn assert_equals_clean_build(&self) {
        let elsewhere = self.folder.path().join("clean build elsewhere");
        let root = elsewhere.join("another name");
        for folder in ["content", "templates", "static"] {
            copy(&self.root().join(folder), &root.join(folder));
        }
        fs::create_dir_all(&root).expect("a folder");
        fs::copy(self.root().join("site.toml"), root.join("site.toml")).expect("settings");
        let output = elsewhere.join("output");
        let options = Options {
            root,
            output: Some(output.clone()),
            interrupt_after: None,
            ..self.options.clone()
        };
        let outcome = build(&options, &|_| {}, &|| {});
        assert!(outcome.published.is_some(), "the clean build failed");
        assert_same_trees(&self.output(), &output);
        fs::remove_dir_all(elsewhere).expect("the clean build goes");
    }
}

impl Built {
    /// Expects exactly these pages to have been rendered.
    #[track_caller]
    pub(crate) fn rendered(&self, expected: &[&str]) -> &Self {
        let rendered: Vec<&str> =
            self.published.rendered.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(rendered, sorted(expected), "rendered");
        self
    }

    /// Expects exactly these files to have been written.
    #[track_caller]
    pub(crate) fn written(&self, expected: &[&str]) -> &Self {
        let written: Vec<&str> =
            self.published.written.iter().map(dateline::path::OutputPath::as_str).collect();
        assert_eq!(written, sorted(expected), "written");
        self
    }

    /// Expects exactly these files to have gone.
    #[track_caller]
    pub(crate) fn removed(&self, expected: &[&str]) -> &Self {
        let removed: Vec<&str> =
            self.published.removed.iter().map(dateline::path::OutputPath::as_str).collect();
        assert_eq!(removed, sorted(expected), "removed");
        self
    }

    /// Expects every rendered page to have been rendered for this reason.
    #[track_caller]
    pub(crate) fn because(&self, reason: Reason) -> &Self {
        for (path, why) in &self.published.rendered {
            assert_eq!(*why, reason, "{path}");
        }
        self
    }

    /// Expects exactly this picture of warnings.
    #[track_caller]
    pub(crate) fn warns(&self, picture: &str) -> &Self {
        snapbox::assert_data_eq!(self.warnings.trim_end(), picture.trim_end());
        self
    }
}

/// An hour from now: what tests write counts as settled, so that builds rest on what is known of it.
fn later() -> Timestamp {
    Timestamp::now() + SignedDuration::from_hours(1)
}

fn sorted<'p>(paths: &[&'p str]) -> Vec<&'p str> {
    let mut paths = paths.to_vec();
    paths.sort_unstable();
    paths
}

/// All diagnostics as a terminal without colours shows them.
pub(crate) fn draw(root: &Path, diagnostics: &Diagnostics, format: Format) -> String {
    let text_of = |path: &SourcePath| text_of_file(root, path);
    let drawing = Drawing::new(format, false, &text_of);
    diagnostics.sorted().into_iter().map(|it| drawing.draw(it)).collect()
}

/// Every file below a folder, with its bytes.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("a path in the folder");
            let name = path.to_string_lossy().replace('\\', "/");
            (name, fs::read(entry.path()).expect("a file"))
        })
        .collect()
}

#[track_caller]
pub(crate) fn assert_same_trees(one: &Path, other: &Path) {
    assert_same(&tree(one), &tree(other), "a clean build");
}

/// Expects the same files with the same bytes, and draws the first that differs.
#[track_caller]
pub(crate) fn assert_same(
    one: &BTreeMap<String, Vec<u8>>,
    other: &BTreeMap<String, Vec<u8>>,
    place: &str,
) {
    let names = |tree: &BTreeMap<String, Vec<u8>>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other), "{place}: other files");
    if let Some((path, bytes)) = one.iter().find(|(path, bytes)| **bytes != other[*path]) {
        let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(shown(bytes), shown(&other[path]), "{place}: {path}");
        panic!("{place}: {path} has other bytes");
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().flatten() {
        let target = to.join(entry.path().strip_prefix(from).expect("a path in the folder"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder");
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// `-- path --` on a line of its own begins a file.
fn sections(files: &str) -> Vec<(String, String)> {
    let mut sections: Vec<(String, String)> = Vec::new();
    for line in files.lines() {
        let path = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
        match (path, sections.last_mut()) {
            (Some(path), _) => sections.push((path.to_owned(), String::new())),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => assert!(line.trim().is_empty(), "text before the first file: {line}"),
        }
    }
    sections
}
