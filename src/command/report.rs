//! Shows diagnostics as the person or the program that asked wants them.

use std::io;
use std::path::Path;

use super::World;
use crate::diagnostic::{Diagnostics, Drawing, Format, texts};
use crate::path::SourcePath;
use crate::read::text_of_file;

/// Writes all diagnostics of the site at `root` to standard error.
pub(super) fn diagnostics(
    diagnostics: &Diagnostics,
    root: &Path,
    format: Format,
    world: &mut World<'_>,
) -> io::Result<()> {
    let text_of = texts(|path: &SourcePath| text_of_file(root, path));
    let drawing = Drawing { format, colour: world.colour, text_of: &text_of };
    for diagnostic in diagnostics.sorted() {
        write!(world.err, "{}", drawing.draw(diagnostic))?;
    }
    Ok(())
}

/// `1 page`, `2 pages`
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
