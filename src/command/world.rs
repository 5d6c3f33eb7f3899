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
