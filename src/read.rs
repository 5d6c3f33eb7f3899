//! **read**: a folder becomes [`Sources`].
//!
//! This room knows files and nothing of their meaning. It lists what there is, reads templates and
//! settings, and hands out the text of a document when asked: texts of articles are never held all
//! at once. What the site lacks comes from the theme in the binary (`theme`).

use std::path::{Path, PathBuf};
use std::{fs, io};

use jiff::Timestamp;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::path::SourcePath;

mod stamp;
pub(crate) mod theme;
mod walk;

pub use stamp::Stamp;

/// A file that is text, with line ends as `\n`.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it lies.
    pub path: SourcePath,
    /// What is in it.
    pub text: String,
}

/// A file that is published as it is.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it lies in the site, or would lie if it weren't the theme's.
    pub path: SourcePath,
    origin: Origin,
}

#[derive(Clone, Copy, Debug)]
enum Origin {
    Site,
    Theme(&'static [u8]),
}

/// Everything that a site is made from.
#[derive(Debug)]
pub struct Sources {
    root: PathBuf,
    /// `site.toml`.
    pub settings: Source,
    /// The Markdown files of `content/`, by path.
    pub documents: Vec<SourcePath>,
    /// Everything else in `content/`.
    pub bundled: Vec<Asset>,
    /// The files of `static/`, the theme's among them.
    pub statics: Vec<Asset>,
    /// The files of `templates/` that end in `.html` or `.xml`, the theme's among them.
    pub templates: Vec<Source>,
    /// The files of `templates/strings/`, the theme's among them.
    pub strings: Vec<Source>,
}

/// Lists and reads the site at `root`.
/// # Errors
/// When there is no site: no folder, or no `site.toml` in it. All lesser faults come back beside
/// the sources.
pub fn read(root: &Path) -> Result<(Sources, Diagnostics), Diagnostics> {
    let mut faults = Diagnostics::new();
    let settings = settings(root)?;
    let mut content = walk::files(root, "content", &mut faults);
    let documents = content.extract_if(.., |path| path.has_extension("md")).collect();
    let bundled = content.into_iter().map(|path| Asset { path, origin: Origin::Site }).collect();
    let statics = overlaid(walk::files(root, "static", &mut faults), "static/");
    let (mut templates, mut strings) = (Vec::new(), Vec::new());
    for asset in overlaid(walk::files(root, "templates", &mut faults), "templates/") {
        let kind = if asset.path.as_str().starts_with("templates/strings/") {
            &mut strings
        } else if asset.path.has_extension("html") || asset.path.has_extension("xml") {
            &mut templates
        } else {
            continue;
        };
        match bytes_of(root, &asset).and_then(|bytes| text_of(&asset.path, bytes)) {
            Ok(text) => kind.push(Source { path: asset.path, text }),
            Err(fault) => {
                faults.push(fault);
                // It stands as empty while the other faults are looked for.
                kind.push(Source { path: asset.path, text: String::new() });
            }
        }
    }
    let root = near(root);
    let sources = Sources { root, settings, documents, bundled, statics, templates, strings };
    Ok((sources, faults))
}

/// A path as seen from where the program runs: from there the system finds it quicker than from the
/// top.
#[must_use]
pub fn near(path: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    match here.and_then(|here| path.strip_prefix(here).ok()) {
        Some(rest) => Path::new(".").join(rest),
        None => path.to_path_buf(),
    }
}

fn settings(root: &Path) -> Result<Source, Diagnostic> {
    let path = SourcePath::new("site.toml");
    if !path.below(root).is_file() {
        return Err(Diagnostic::error(format!("there is no `site.toml` in {}", root.display()))
            .help("go to the folder of your site, or name it with `--root DIR`")
            .help("`dateline init DIR` makes a new site"));
    }
    let bytes = fs::read(path.below(root)).map_err(|error| unreadable(&path, &error))?;
    text_of(&path, bytes).map(|text| Source { path, text })
}

impl Asset {
    /// Whether it is a file of the site, and not of the theme.
    #[must_use]
    pub fn is_of_site(&self) -> bool {
        matches!(self.origin, Origin::Site)
    }
}

impl Sources {
    /// The stamp of a file of the site that is read after `read_at`; none if it may change again
    /// unseen.
    #[must_use]
    pub fn stamp(&self, path: &SourcePath, read_at: Timestamp) -> Option<Stamp> {
        Stamp::of(&fs::metadata(walk::on_disk(&self.root, path)).ok()?, read_at)
    }

    /// The text of a file of the site.
    ///
    /// # Errors
    /// When it can't be read or isn't UTF-8.
    pub fn load(&self, path: &SourcePath) -> Result<Source, Diagnostic> {
        let bytes =
            fs::read(walk::on_disk(&self.root, path)).map_err(|error| unreadable(path, &error))?;
        text_of(path, bytes).map(|text| Source { path: path.clone(), text })
    }

    /// The text of a file of the site, and the stamp that it had before it was read: both by opening it
    /// once.
    pub fn load_with_stamp(
        &self,
        path: &SourcePath,
        read_at: Timestamp,
    ) -> (Result<Source, Diagnostic>, Option<Stamp>) {
        let opened = fs::File::open(walk::on_disk(&self.root, path));
        let facts = opened.as_ref().ok().and_then(|file| file.metadata().ok());
        let stamp = facts.as_ref().and_then(|facts| Stamp::of(facts, read_at));
        let length = facts.map_or(0, |facts| usize::try_from(facts.len()).unwrap_or_default());
        let bytes = opened.and_then(|file| {
            // With more room than the file takes, its end is found without asking for its length again.
            let mut bytes = Vec::with_capacity(length + 64);
            io::Read::read_to_end(&mut io::Read::take(file, u64::MAX), &mut bytes).map(|_| bytes)
        });
        let text = bytes.map_err(|error| unreadable(path, &error));
        let text = text.and_then(|bytes| text_of(path, bytes));
        (text.map(|text| Source { path: path.clone(), text }), stamp)
    }

    /// The bytes of a file that is published as it is.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn bytes(&self, asset: &Asset) -> Result<Vec<u8>, Diagnostic> {
        bytes_of(&self.root, asset)
    }

    /// The text of any file that a diagnostic may point into.
    #[must_use]
    pub fn text_of(&self, path: &SourcePath) -> Option<String> {
        text_of_file(&self.root, path)
    }
}

/// What an earlier build left for this one in the memory of its output; nothing if there is none.
#[must_use]
pub fn kept(memory: &Path) -> Vec<u8> {
    fs::read(memory.join("known")).unwrap_or_default()
}

/// Names the running program: whatever changes in it may change what it makes. It is read again
/// only when its stamp isn't the one that is `known`.
#[must_use]
pub fn generator(
    known: Option<(Stamp, Digest)>,
    read_at: Timestamp,
) -> (Digest, Option<(Stamp, Digest)>) {
    let program = std::env::current_exe();
    let file = program.as_ref().ok().and_then(|program| fs::metadata(program).ok());
    let stamp = file.and_then(|file| Stamp::of(&file, read_at));
    if let Some((_, digest)) = known.filter(|(known, _)| Some(*known) == stamp) {
        return (digest, known);
    }
    let digest = program.and_then(fs::read).map_or_else(
        |_| Digest::of(env!("CARGO_PKG_VERSION").as_bytes()),
        |program| Digest::of(&program),
    );
    (digest, stamp.map(|stamp| (stamp, digest)))
}

/// The templates of the site at `root`, and those of the theme that it has not replaced.
#[must_use]
pub fn templates(root: &Path) -> Vec<Source> {
    let own = walk::files(root, "templates", &mut Diagnostics::new());
    let (own, of_theme): (Vec<Asset>, Vec<Asset>) =
        overlaid(own, "templates/").into_iter().partition(Asset::is_of_site);
    let text = |asset: Asset| {
        let text = text_of(&asset.path, bytes_of(root, &asset).ok()?).ok()?;
        Some(Source { path: asset.path, text })
    };
    own.into_iter().chain(of_theme).filter_map(text).collect()
}

/// Whether the site at `root` has a file of its own under a path, where the theme may have one, too.
#[must_use]
pub fn is_of_site(root: &Path, path: &SourcePath) -> bool {
    walk::on_disk(root, path).is_file()
}

/// The text of a file of the site at `root`, or of its theme, for showing it.
#[must_use]
pub fn text_of_file(root: &Path, path: &SourcePath) -> Option<String> {
    let bytes = match fs::read(walk::on_disk(root, path)) {
        Ok(bytes) => bytes,
        Err(_) => theme::file(path.as_str())?.to_vec(),
    };
    text_of(path, bytes).ok()
}

/// The site's files, and the theme's where the site has none of that name.
fn overlaid(own: Vec<SourcePath>, folder: &str) -> Vec<Asset> {
    let mut assets: Vec<Asset> =
        own.into_iter().map(|path| Asset { path, origin: Origin::Site }).collect();
    let own = assets.len();
    for (path, bytes) in theme::files(folder) {
        if assets[..own].binary_search_by(|asset| asset.path.as_str().cmp(path)).is_err() {
            assets.push(Asset { path: SourcePath::new(path), origin: Origin::Theme(bytes) });
        }
    }
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    assets
}

/// The bytes of a file of the site at `root`, or of its theme.
///
/// # Errors
/// When it can't be read.
pub fn bytes_of(root: &Path, asset: &Asset) -> Result<Vec<u8>, Diagnostic> {
    match asset.origin {
        Origin::Theme(bytes) => Ok(bytes.to_vec()),
        Origin::Site => fs::read(walk::on_disk(root, &asset.path))
            .map_err(|error| unreadable(&asset.path, &error)),
    }
}

fn unreadable(path: &SourcePath, error: &io::Error) -> Diagnostic {
    let fault = Diagnostic::error(format!("this file can't be read: {error}")).in_file(path);
    match error.kind() {
        io::ErrorKind::PermissionDenied => fault.help("allow yourself to read it"),
        _ => fault,
    }
}

/// Text as authors mean it: UTF-8 without a byte order mark, every line end `\n`.
fn text_of(path: &SourcePath, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = memchr::memchr_iter(b'\n', before).count() + 1;
        Diagnostic::error(format!("line {line} of this file isn't UTF-8 text")).in_file(path).help(
            "save the file with the encoding UTF-8; editors have it under “Save with encoding”",
        )
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    Ok(text)
}
