//! The editor that the preview opens sources in.

use crate::diagnostic::{Diagnostic, Diagnostics, Spanned, nearest};
use crate::path::SourcePath;

/// Editors that answer to URLs, and how.
const EDITORS: &[(&str, &str)] = &[
    ("vscode", "vscode://file/{path}"),
    ("vscodium", "vscodium://file/{path}"),
    ("cursor", "cursor://file/{path}"),
    ("zed", "zed://file/{path}"),
    ("sublime", "subl://open?url=file:///{path}"),
    ("textmate", "txmt://open?url=file:///{path}"),
    ("bbedit", "x-bbedit://open?url=file:///{path}"),
    ("idea", "idea://open?file=/{path}"),
    ("emacs", "org-protocol://open-file?file=/{path}"),
    ("obsidian", "obsidian://open?path=/{path}"),
];

/// The names of the editors that are known.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    EDITORS.iter().map(|(name, _)| *name)
}

/// The URL of an editor by its name, or as written.
pub(super) fn parse(
    given: Option<Spanned<String>>,
    path: &SourcePath,
    faults: &mut Diagnostics,
) -> Option<String> {
    let given = given?;
    if let Some((_, url)) = EDITORS.iter().find(|(name, _)| *name == given.value) {
        return Some((*url).to_owned());
    }
    if given.value.contains("://") && given.value.contains("{path}") {
        return Some(given.value);
    }
    let near = nearest(&given.value, names()).map(|near| format!("did you mean `{near}`?"));
    let names: Vec<&str> = names().collect();
    faults.push(
        Diagnostic::error(format!("`{}` is no editor that answers to URLs", given.value))
            .at(path, given.span)
            .maybe_help(near)
            .help(format!("write one of {}, or a URL with `{{path}}`", names.join(", "))),
    );
    None
}
