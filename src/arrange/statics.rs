//! Where the files of `static/` go: under their own paths, but for two.
//!
//! The theme's style sheet and its script are on every page, so browsers are to keep them for ever.
//! Their names carry a digest of what is in them: a changed file is another file.

use crate::parse::{Config, File};
use crate::path::OutputPath;

/// The style sheet of every page.
pub(crate) const STYLE: &str = "style.css";
/// The script of every page.
pub(crate) const SCRIPT: &str = "script.js";

/// Where a file of `static/` goes.
pub(crate) fn static_path(file: &File, config: &Config) -> OutputPath {
    let path = file.asset.path.as_str();
    let path = path.strip_prefix("static/").unwrap_or(path);
    match path.split_once('.') {
        Some((stem, extension)) if config.fingerprints && matches!(path, STYLE | SCRIPT) => {
            OutputPath::new(format!("{stem}.{}.{extension}", file.digest.short(10)))
        }
        _ => OutputPath::new(path),
    }
}

/// Where the file `name` of `static/` goes; under its own name if there is none.
pub(crate) fn path_of(name: &str, statics: &[File], config: &Config) -> OutputPath {
    let is_it = |file: &&File| file.asset.path.as_str().strip_prefix("static/") == Some(name);
    let file = statics.iter().find(is_it);
    file.map_or_else(|| OutputPath::new(name), |file| static_path(file, config))
}
