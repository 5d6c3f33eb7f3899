//! A command and its *answer*: how it ended and what it said, in this process and at a fixed moment,
//! so that nothing of the machine reaches it.

use std::ffi::OsString;
use std::path::Path;

use dateline::build::Generator;
use dateline::command::{Exit, World, run};
use dateline::digest::Digest;

/// What a command answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) exit: Exit,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs a command in a folder, at noon of 1 September 2025, without a terminal.
pub(crate) fn dateline(folder: &Path, arguments: &[&str]) -> Answer {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut world = World {
        out: &mut out,
        err: &mut err,
        now: "2025-09-01T12:00:00Z".parse().expect("a moment"),
        clock: || "2025-09-01T12:00:00Z".parse().expect("a moment"),
        generator: Generator::Named(Digest::of(b"the program under test")),
        folder: folder.to_owned(),
        is_terminal: false,
        colour: false,
    };
    let arguments = ["dateline"].iter().chain(arguments).map(OsString::from);
    let exit = run(arguments, &mut world).expect("a world that can be written to");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Answer { exit, out: text(out), err: text(err) }
}

impl Answer {
    /// Expects exactly this ending and these words, with `[..]` for what varies.
    #[track_caller]
    pub(crate) fn is(&self, exit: Exit, out: &str, err: &str) -> &Self {
        snapbox::assert_data_eq!(self.err.replace('\\', "/"), err);
        snapbox::assert_data_eq!(self.out.replace('\\', "/"), out);
        assert_eq!(self.exit, exit);
        self
    }
}
