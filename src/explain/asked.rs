//! What somebody *asks* for by a path: a source or a file of the output, in any of the ways in which
//! people write the two.

use std::path::{Component, Path, PathBuf};

use super::house::House;
use crate::build;
use crate::diagnostic::{Diagnostic, nearest};
use crate::parse::Parsed;
use crate::path::{OutputPath, SourcePath, decode};

/// What is asked for.
pub(super) enum Asked {
    /// A file of the output.
    Output(OutputPath),
    /// A source.
    Source(SourcePath),
}

/// What is meant by a path.
pub(super) fn read(
    asked: &str,
    folder: &Path,
    house: &House<'_>,
    parsed: &Parsed,
) -> Result<Asked, Diagnostic> {
    let base = &parsed.config.base_url;
    if asked.starts_with("https://") || asked.starts_with("http://") {
        let rest = asked.strip_prefix(&base.address());
        let rest = rest.filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let rest = rest.ok_or_else(|| nothing(format!("`{asked}` is no address of this site")));
        return Ok(Asked::Output(output_of_url(rest?)));
    }
    let plain = asked.replace('\\', "/");
    let file = normal(&folder.join(&plain));
    let output = build::place(house.options).output;
    if let Some(inside) = below(&file, &output) {
        return Ok(Asked::Output(OutputPath::of_link(&inside)));
    }
    if let Some(inside) = below(&file, &house.options.root) {
        let path = SourcePath::new(inside.as_str());
        if is_source(house, &path) {
            return Ok(Asked::Source(path));
        }
        if ["content/", "templates/", "static/"].iter().any(|it| inside.starts_with(it)) {
            let known = sources(house);
            let near = nearest(&inside, known.iter().map(SourcePath::as_str));
            let near = near.map(|near| format!("did you mean `{near}`?"));
            return Err(Diagnostic::error(format!("there is no file `{inside}`")).maybe_help(near));
        }
    }
    let url = plain.strip_prefix(base.folder()).filter(|_| plain.starts_with('/'));
    Ok(Asked::Output(output_of_url(url.unwrap_or(&plain))))
}

/// The file of the output that a URL's path leads to.
fn output_of_url(url: &str) -> OutputPath {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    OutputPath::of_link(decode(path).trim_matches('/'))
}

/// The source that is called so without the first folder of its path, as `dateline eject` calls it.
pub(super) fn short(house: &House<'_>, path: &OutputPath) -> Option<String> {
    let folders = ["templates", "static", "content"];
    let mut paths =
        folders.map(|folder| SourcePath::new(format!("{folder}/{}", path.as_str()))).into_iter();
    paths.find(|it| is_source(house, it)).map(|it| it.to_string())
}

fn is_source(house: &House<'_>, path: &SourcePath) -> bool {
    let known = sources(house);
    known.contains(path)
}

/// Every file that a site is made from.
fn sources(house: &House<'_>) -> Vec<SourcePath> {
    let sources = house.sources;
    let files = sources.bundled.iter().chain(&sources.statics).map(|asset| &asset.path);
    let texts = sources.templates.iter().chain(&sources.strings).chain([&sources.settings]);
    files.chain(texts.map(|source| &source.path)).chain(&sources.documents).cloned().collect()
}

/// A path below a folder, with `/`.
fn below(file: &Path, folder: &Path) -> Option<String> {
    let inside = file.strip_prefix(normal(folder)).ok()?;
    let parts: Vec<String> =
        inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    Some(parts.join("/"))
}

/// A path without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(normal.pop()),
            part => normal.push(part),
        }
    }
    normal
}

/// That there is no such thing.
pub(super) fn nothing(message: String) -> Diagnostic {
    Diagnostic::error(message)
        .help("write the path of a source, of a file of the output, or of a URL of the site")
}
