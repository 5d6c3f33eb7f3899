//! The author's *editor*, and the address that opens a file in it.

use std::path::Path;

use crate::path::{SourcePath, encode};

/// The URL that opens a source, which needs its place on this machine.
pub(super) fn opens(editor: &str, root: &Path, source: &SourcePath) -> String {
    let file = source.below(&root.canonicalize().unwrap_or_else(|_| root.to_path_buf()));
    let plain = file.to_string_lossy().replace('\\', "/");
    let mut path = String::new();
    encode(plain.trim_start_matches('/'), &mut path);
    editor.replace("{path}", &path)
}
