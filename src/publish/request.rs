//! What is asked of this room: where to publish, and with what.

use std::path::PathBuf;

use crate::digest::Digest;
use crate::read::Sources;

/// Where to publish.
#[derive(Clone, Debug)]
pub struct Place {
    /// The folder of the site.
    pub root: PathBuf,
    /// The folder to publish in.
    pub output: PathBuf,
    /// The folder that keeps the memory of this output: two outputs have two.
    pub memory: PathBuf,
    /// The output and the memory of another place of the site, from which a first build may take pages.
    pub twin: Option<(PathBuf, PathBuf)>,
    /// Ends all writing after so many steps, as a kill would. For tests.
    pub interrupt_after: Option<usize>,
}

/// What to publish with.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Request<'r> {
    /// The files that pages are made from.
    pub sources: &'r Sources,
    /// Where to publish.
    pub place: &'r Place,
    /// Names the program.
    pub generator: Digest,
    /// Whether silent edits of published articles are told of.
    pub guards_words: bool,
    /// Whether readers may keep the URLs of what is published: not in a preview, and not those of drafts.
    pub has_readers: bool,
    /// Whether most of a site's articles may go.
    pub allows_removals: bool,
    /// Whether pictures are made of pictures: a preview makes them when a browser asks, a check needs none.
    pub makes_renditions: bool,
    /// Whether earlier rooms found errors: then faults are looked for and nothing is written.
    pub has_errors: bool,
}

/// Told of every page that is done, from any thread.
pub type Progress<'p> = &'p (dyn Fn() + Sync);
