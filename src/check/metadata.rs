//! What files that are published say of those who made them, and what they lost on the way.

use super::findings::Findings;
use super::rules::guards::{CHANGED_DRAWING, KEPT_METADATA, NAMED_IN_DOCUMENT, SIGNED};
use crate::arrange::{Keeper, Site};
use crate::diagnostic::Diagnostic;
use crate::metadata::Facts;
use crate::parse::File;

/// Finds what readers can read in files, whether that is meant or not.
pub(super) fn check(site: &Site, findings: &mut Findings) {
    let beside = site.articles.iter().flat_map(|it| it.files.iter().map(|(_, file)| file));
    for file in beside.chain(&site.statics) {
        for found in file.facts().map(|facts| of_file(file, facts)).unwrap_or_default() {
            findings.add(found);
        }
    }
    for found in site.keepers.iter().filter_map(kept) {
        findings.add(found);
    }
}

fn of_file(file: &File, facts: &Facts) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let name = file.asset.path.name();
    if let Some(message) = document(name, facts) {
        let help = "export it anew without its properties, if readers shouldn't know";
        found.push(NAMED_IN_DOCUMENT.found(message).in_file(&file.asset.path).help(help));
    }
    if facts.is_signed {
        let message = format!("`{name}` has content credentials, so nothing of it is taken out");
        found.push(SIGNED.found(message).in_file(&file.asset.path));
    }
    let is_drawing = file.look.media.is_drawing() && file.is_cleaned;
    let lost: Vec<&str> =
        facts.dropped.iter().map(|it| &**it).filter(|it| *it != "an editor's notes").collect();
    if is_drawing && !lost.is_empty() {
        let message = format!("`{name}` is published without what is in it: {}", lost.join(", "));
        found.push(CHANGED_DRAWING.found(message).in_file(&file.asset.path));
    }
    found
}

/// What a document says of who made it.
fn document(name: &str, facts: &Facts) -> Option<String> {
    if let Some(reason) = &facts.unread {
        return Some(format!("nobody can say whom `{name}` names: {reason}"));
    }
    if !facts.is_document {
        return None;
    }
    let inside = (!facts.inside.is_empty()).then(|| facts.inside.join(", "));
    match (&facts.creator, &facts.software, inside) {
        (Some(author), Some(software), None) => {
            Some(format!("`{name}` names its author, {author}, and was made with {software}"))
        }
        (Some(author), None, None) => Some(format!("`{name}` names its author, {author}")),
        (None, Some(software), None) => {
            Some(format!("`{name}` says that it was made with {software}"))
        }
        (Some(author), _, Some(inside)) => Some(format!(
            "`{name}` names its author, {author}, and has pictures that tell: {inside}"
        )),
        (None, _, Some(inside)) => Some(format!("`{name}` has pictures that tell: {inside}")),
        (None, None, None) => None,
    }
}

/// A file that is published with its metadata, since an author says so.
fn kept(keeper: &Keeper) -> Option<Diagnostic> {
    let metadata = keeper.file.metadata.as_ref()?;
    // Where nothing would be taken out, nothing is kept.
    if metadata.original.is_none() && metadata.refused.is_none() {
        return None;
    }
    let name = keeper.file.asset.path.name();
    let kept = metadata.facts.dropped.join(", ");
    let message = if kept.is_empty() {
        format!("`{name}` is published with all its metadata")
    } else {
        format!("`{name}` is published with all its metadata: {kept}")
    };
    let help = "remove `keep_metadata`, if nobody should read that";
    Some(KEPT_METADATA.found(message).at(&keeper.document, keeper.span).help(help))
}
