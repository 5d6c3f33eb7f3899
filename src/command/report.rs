//! Shows diagnostics as the person or the program that asked wants them.

use std::io::{self, Write};
use std::path::Path;

use super::World;
use crate::diagnostic::{Diagnostic, Diagnostics, Drawing, Format, kinds};
use crate::path::SourcePath;
use crate::read::text_of_file;

/// Writes the diagnostics of the site at `root` to standard error: all of them for a program, for a person
/// a few of each kind.
pub(super) fn diagnostics(
    diagnostics: &Diagnostics,
    root: &Path,
    format: Format,
    world: &mut World<'_>,
) -> io::Result<()> {
    shown(diagnostics, root, format, false, world)
}

/// Does the same, or writes all of them.
pub(super) fn shown(
    diagnostics: &Diagnostics,
    root: &Path,
    format: Format,
    is_all: bool,
    world: &mut World<'_>,
) -> io::Result<()> {
    let text_of = |path: &SourcePath| text_of_file(root, path);
    let drawing = Drawing::new(format, world.colour, &text_of);
    let sorted = diagnostics.sorted();
    draw(&sorted, &drawing, format != Format::Human || is_all, world.err)
}

/// Draws all of them, or a few of each kind and how many more there are.
pub(super) fn draw(
    sorted: &[&Diagnostic],
    drawing: &Drawing<'_>,
    is_all: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    if is_all {
        return sorted.iter().try_for_each(|one| write!(out, "{}", drawing.draw(one)));
    }
    let kinds = kinds(sorted);
    kinds.shown.iter().try_for_each(|one| write!(out, "{}", drawing.draw(one)))?;
    for (said, count) in &kinds.more {
        writeln!(out, "{count} more: {said}")?;
    }
    if !kinds.more.is_empty() {
        writeln!(out, "`--all` shows each of them\n")?;
    }
    Ok(())
}

/// `1 page`, `2 pages`
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
