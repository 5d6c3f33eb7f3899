//! The *world* that a command runs in, and how it ends there.

use std::io::Write;
use std::path::{Component, Path, PathBuf};

use jiff::Timestamp;

use crate::build::Generator;

/// The world that a command runs in.
pub struct World<'w> {
    /// Standard output.
    pub out: &'w mut dyn Write,
    /// Standard error.
    pub err: &'w mut dyn Write,
    /// The clock, read once.
    pub now: Timestamp,
    /// The clock, for a command that runs all day.
    pub clock: fn() -> Timestamp,
    /// Names the program.
    pub generator: Generator,
    /// The folder that relative paths begin from.
    pub folder: PathBuf,
    /// Whether standard error is a terminal.
    pub is_terminal: bool,
    /// Whether standard error shows colours.
    pub colour: bool,
}

impl World<'_> {
    /// The folder of the site: the one that is named, or the nearest with a `site.toml` from where the
    /// command runs upwards.
    pub(super) fn site(&self, path: &Path) -> PathBuf {
        let here = self.below(path);
        if path != Path::new(".") {
            return here;
        }
        let mut above = here.ancestors();
        let found = above.find(|folder| folder.join("site.toml").is_file()).map(Path::to_owned);
        found.unwrap_or(here)
    }

    /// A file of the site as one writes it where the command runs.
    pub(super) fn shown(&self, root: &Path, path: &Path) -> PathBuf {
        let site = self.site(root);
        let here = self.below(root);
        let down = here.strip_prefix(&site).map_or(0, |rest| rest.components().count());
        let up: PathBuf = std::iter::repeat_n(Component::ParentDir, down).collect();
        if down == 0 { root.join(path) } else { up.join(path) }
    }

    /// The folder that `path` names, seen from where the command runs.
    pub(super) fn below(&self, path: &Path) -> PathBuf {
        let mut below = PathBuf::new();
        // One folder has one spelling, so that it has one memory and one lock.
        for part in self.folder.join(path).components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir => drop(below.pop()),
                part => below.push(part),
            }
        }
        below
    }
}

/// How a command ended; also the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The site has errors.
    Faults = 1,
    /// The command line is wrong.
    Usage = 2,
}
