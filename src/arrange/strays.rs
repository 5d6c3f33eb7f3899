//! *Strays*: files beside documents that look like texts and are none, by their endings.

use std::collections::BTreeSet;

use super::articles::Article;
use super::links::{Target, Targets};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::parse::File;
use crate::path::{OutputPath, SourcePath};

/// Other endings of Markdown.
const MARKDOWN: [&str; 9] =
    ["md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext", "mdx"];
/// Texts of other programs.
const OTHERS: [&str; 9] =
    ["rst", "adoc", "asciidoc", "org", "textile", "docx", "doc", "odt", "rtf"];

/// Tells of files that their authors may take for articles.
pub(super) fn report(
    bundled: &[File],
    articles: &[std::sync::Arc<Article>],
    targets: &Targets<'_>,
    faults: &mut Diagnostics,
) {
    let texts: Vec<(&SourcePath, Diagnostic)> = bundled
        .iter()
        .filter_map(|file| Some((&file.asset.path, doubt(&file.asset.path, targets)?)))
        .collect();
    if texts.is_empty() {
        return;
    }
    let links = articles.iter().flat_map(|article| article.links.values());
    let linked: BTreeSet<&OutputPath> = links
        .filter_map(|target| match target {
            Target::File(path, _) => Some(path),
            Target::Played(player) => Some(&player.file),
            _ => None,
        })
        .collect();
    for (path, doubt) in texts {
        // What is linked to is meant as a file.
        if !targets.output_of(path).is_some_and(|output| linked.contains(output)) {
            faults.push(doubt);
        }
    }
}

fn doubt(path: &SourcePath, targets: &Targets<'_>) -> Option<Diagnostic> {
    let (stem, ending) = path.as_str().rsplit_once('.')?;
    let (ending, name) = (ending.to_ascii_lowercase(), path.name());
    let is_in_bundle = targets.is_in_bundle(path);
    if MARKDOWN.contains(&ending.as_str()) {
        let told = Diagnostic::warning(format!("`{name}` isn't read as a text")).in_file(path);
        return Some(told.help(format!("rename it to `{stem}.md`")));
    }
    if ending == "txt" && stem.to_ascii_lowercase().ends_with(".md") {
        let told = Diagnostic::warning(format!("`{name}` isn't read as a text")).in_file(path);
        return Some(told.help(format!("rename it to `{stem}`")));
    }
    if is_in_bundle {
        // Beside an article it is published as it is, for readers to load.
        return None;
    }
    let told = Diagnostic::warning(format!("`{name}` isn't published")).in_file(path);
    if matches!(ending.as_str(), "html" | "htm" | "xhtml") {
        return Some(
            told.help(format!("move it to `static/`, to publish it as it is: `static/{name}`")),
        );
    }
    if ending == "txt" {
        return Some(told.help(format!(
            "rename it to `{stem}.md` if it is a text, or move it to `static/` to publish it as it is"
        )));
    }
    OTHERS
        .contains(&ending.as_str())
        .then(|| told.help(format!("save its text as Markdown: `{stem}.md`")))
}
