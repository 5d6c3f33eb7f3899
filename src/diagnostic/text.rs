//! A *text* that many diagnostics point into: where its lines begin is looked up once.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use crate::path::SourcePath;

/// The text of a file, and where each of its lines begins.
#[derive(Debug)]
pub struct Text {
    text: String,
    lines: Vec<usize>,
}

impl Text {
    /// A text that several may point into.
    #[must_use]
    pub fn shared(text: String) -> Rc<Self> {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let lines = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        Rc::new(Self { text, lines })
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The line of a place, counted from 1, and where the line begins.
    pub(super) fn line(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at).max(1);
        (line, self.lines[line - 1])
    }
}

/// Texts as `load` has them. Those asked for last are kept: faults come file by file.
pub fn texts(
    load: impl Fn(&SourcePath) -> Option<String>,
) -> impl Fn(&SourcePath) -> Option<Rc<Text>> {
    const KEPT: usize = 4;
    let kept: RefCell<VecDeque<(SourcePath, Option<Rc<Text>>)>> = RefCell::default();
    move |path| {
        let mut kept = kept.borrow_mut();
        if let Some((_, text)) = kept.iter().find(|(known, _)| known == path) {
            return text.clone();
        }
        let text = load(path).map(Text::shared);
        kept.truncate(KEPT - 1);
        kept.push_front((path.clone(), text.clone()));
        text
    }
}
