//! A build that would take most of a site away *removes* nothing before somebody says so: mostly a
//! folder is gone that nobody meant to lose.

use super::going::withheld;
use super::manifest::Manifest;
use super::role::Role;
use super::tally::Tally;
use crate::arrange::Site;
use crate::diagnostic::Diagnostic;
use crate::path::OutputPath;

/// So many articles are a beginning, and may go without a question.
const FEW: usize = 5;

/// Why these files aren't removed.
pub(super) fn fault(
    site: &Site,
    before: &Manifest,
    tally: &Tally,
    removed: &[OutputPath],
) -> Option<Diagnostic> {
    let is_article = |path: &&OutputPath| {
        before.entries.get(*path).is_some_and(|entry| entry.role == Role::Article)
    };
    let mut gone: Vec<&OutputPath> = removed.iter().filter(is_article).collect();
    if gone.len() < FEW {
        return None;
    }
    // What its author withholds isn't lost, and what has another URL isn't either.
    let withheld = withheld(site);
    gone.retain(|path| !withheld.contains(path));
    let articles = tally.entries.iter().filter(|(_, entry)| entry.role == Role::Article);
    let new = articles.map(|(path, _)| path).filter(|path| before.is_new(path)).count();
    let lost = gone.len().saturating_sub(new);
    let all = before.entries.values().filter(|entry| entry.role == Role::Article).count();
    if lost < FEW || lost * 2 <= all {
        return None;
    }
    let example = gone.first().map(|path| path.url()).unwrap_or_default();
    Some(
        Diagnostic::error(format!(
            "this build would take {lost} of {all} published articles off the site, like `{example}`"
        ))
        .help("is a folder of `content/` gone or empty? put it back and build again")
        .help("if these articles are to go, build with `--allow-removals`"),
    )
}
