//! *Tells* authors of what is gone: where it could lead on to, or all at once.

use std::collections::BTreeMap;

use super::going::VANISHED;
use super::gone::{All, Gone};
use super::role::Role;
use crate::arrange::Site;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned};
use crate::path::{OutputPath, SourcePath};

/// Tells of it.
pub(super) fn tell(site: &Site, all: &All, faults: &mut Diagnostics) {
    if all.is_empty() {
        return;
    }
    let mut leads: BTreeMap<&SourcePath, (Document<'_>, Vec<&OutputPath>)> = BTreeMap::new();
    let (mut pages, mut lists) = (Vec::new(), Vec::new());
    for (path, gone) in all {
        match document_for(site, all, gone) {
            Some(document) => {
                leads.entry(document.path).or_insert((document, Vec::new())).1.push(path);
            }
            None if is_withheld_with_target(all, gone) => {}
            None if gone.role == Role::List => lists.push(path),
            None => pages.push(path),
        }
    }
    faults.extend(leads.into_values().map(|(document, paths)| document.told(&paths)));
    faults.extend(told(&pages, "page", "pages"));
    faults.extend(told(&lists, "list", "lists"));
}

fn is_withheld_with_target(all: &All, gone: &Gone) -> bool {
    let target = gone.target.as_ref().and_then(|target| all.get(target));
    gone.is_withheld || target.is_some_and(|it| it.is_withheld)
}

/// A document that an old URL could lead to.
struct Document<'s> {
    path: &'s SourcePath,
    span: Span,
    aliases: &'s [Spanned<String>],
}

/// The document that has the words of a page, or that its old URL led to.
fn document_for<'s>(site: &'s Site, all: &All, gone: &Gone) -> Option<Document<'s>> {
    let article = |path: &SourcePath| site.articles.iter().find(|it| it.front.path == *path);
    let moved = |gone: &Gone| gone.moved.as_ref().and_then(article);
    let target = gone.target.as_ref();
    let found = moved(gone)
        .or_else(|| moved(all.get(target?)?))
        .or_else(|| site.articles.iter().find(|it| Some(&it.page) == target));
    if let Some(article) = found {
        let front = &article.front;
        return Some(Document {
            path: &front.path,
            span: front.slug_span,
            aliases: &front.aliases,
        });
    }
    let standing = |path: &SourcePath| site.pages.iter().find(|it| it.front.path == *path);
    let moved = |gone: &Gone| gone.moved.as_ref().and_then(standing);
    let page = moved(gone)
        .or_else(|| moved(all.get(target?)?))
        .or_else(|| site.pages.iter().find(|it| Some(&it.page) == target))?;
    let front = &page.front;
    Some(Document { path: &front.path, span: front.slug_span, aliases: &front.aliases })
}

impl Document<'_> {
    fn told(&self, gone: &[&OutputPath]) -> Diagnostic {
        let urls: Vec<String> = gone.iter().map(|path| path.url()).collect();
        let message = match urls.as_slice() {
            [url] => format!("`{url}` led here when it was published, and leads nowhere now"),
            urls => format!(
                "{} led here when they were published, and lead nowhere now",
                listed(urls, urls.len())
            ),
        };
        let aliases = self.aliases.iter().map(|it| it.value.clone()).chain(urls);
        Diagnostic::warning(message)
            .at(self.path, self.span)
            .help(format!("let it lead here again: `{}`", line(aliases)))
    }
}

/// What is said of pages that no document takes the place of.
fn told(gone: &[&OutputPath], one: &str, many: &str) -> Option<Diagnostic> {
    const EXAMPLES: usize = 3;
    let urls: Vec<String> = gone.iter().take(EXAMPLES).map(|path| path.url()).collect();
    let first = urls.first()?;
    let more = gone.len() - urls.len();
    let diagnostic = match (urls.as_slice(), more) {
        ([url], 0) => format!("the {one} `{url}` was published, and nothing is there any more"),
        (urls, _) => format!(
            "{} {many} were published, and nothing is there any more: {}",
            gone.len(),
            listed(urls, gone.len())
        ),
    };
    let allow = format!("[[check.allow]]` with `code = \"{VANISHED}\"`, `path = \"{first}\"`");
    Some(
        Diagnostic::warning(diagnostic)
            .help(format!(
                "lead readers on, from the document that is nearest: `{}`",
                line(urls.into_iter())
            ))
            .help(format!("if it may be gone, write so in `site.toml`: `{allow} and a `reason`")),
    )
}

/// The line of front matter for old URLs.
fn line(urls: impl Iterator<Item = String>) -> String {
    let quoted: Vec<String> = urls.map(|url| format!("\"{url}\"")).collect();
    format!("aliases = [{}]", quoted.join(", "))
}

/// Examples in a sentence.
fn listed(urls: &[String], all: usize) -> String {
    let quoted: Vec<String> = urls.iter().map(|url| format!("`{url}`")).collect();
    match all - urls.len() {
        0 => match quoted.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => quoted.concat(),
        },
        more => format!("{} and {more} more", quoted.join(", ")),
    }
}
