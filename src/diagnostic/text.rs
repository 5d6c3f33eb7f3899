//! A *text* in which places are looked up one after the other, as diagnostics are drawn.

use std::cell::Cell;

/// A text, and the place that was looked up last: the next one is counted from there.
pub(super) struct Text {
    pub(super) whole: String,
    /// Where each line begins.
    lines: Vec<usize>,
    /// A byte, and how many characters of its line stand before it.
    last: Cell<(usize, usize)>,
}

impl Text {
    pub(super) fn new(text: String) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        Self { whole: text, lines, last: Cell::new((0, 0)) }
    }

    /// Line and column of a byte, both counted from 1, the column in characters.
    pub(super) fn position(&self, at: usize) -> (usize, usize) {
        let at = floor(&self.whole, at);
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines[line - 1];
        let (last, before) = self.last.get();
        let (from, before) = if (start..=at).contains(&last) { (last, before) } else { (start, 0) };
        let column = before + self.whole[from..at].chars().count();
        self.last.set((at, column));
        (line, column + 1)
    }
}

/// The nearest character boundary at or before `at`: the file may have changed since.
pub(super) fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}
