//! Old URLs that lead to pages.

use super::origin::Origin;
use super::page::{Page, PageKind};
use super::urls::Urls;
use crate::arrange::Site;
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned};
use crate::path::{OutputPath, SourcePath, decode};

/// A host reads at most this many lines of `_redirects`.
const MOST_REDIRECTS: usize = 2_000;

/// A page for every alias.
pub(super) fn pages<'s>(site: &'s Site, faults: &mut Diagnostics) -> Vec<Page<'s>> {
    let mut pages = Vec::new();
    for (path, aliases, target) in owners(site) {
        for alias in aliases {
            match output(&alias.value) {
                Some(output) => pages.push(Page {
                    path: output,
                    kind: PageKind::Redirect(target.clone()),
                    origin: Some(Origin { path: path.clone(), span: Some(alias.span) }),
                }),
                None => faults.push(
                    Diagnostic::error(format!("`{}` is no path of this site", alias.value))
                        .at(path, alias.span)
                        .help("write the old URL from the first `/` on, like `/2024/old-name/`"),
                ),
            }
        }
    }
    pages
}

/// `_redirects`: a line for every alias, the newest articles' first.
pub(super) fn redirects(site: &Site) -> String {
    let urls = Urls(&site.config.base_url);
    let lines = owners(site).flat_map(|(_, aliases, target)| {
        aliases.iter().filter_map(move |alias| {
            // To a host these mean any URL of a kind; the page of the alias means itself.
            let output = output(&alias.value).filter(|it| !it.as_str().contains(['*', ':']))?;
            let from = urls.path(&output);
            Some(format!("{from} {} 301\n", urls.path(target)))
        })
    });
    lines.take(MOST_REDIRECTS).collect()
}

fn owners(site: &Site) -> impl Iterator<Item = (&SourcePath, &[Spanned<String>], &OutputPath)> {
    let articles = site.articles.iter().map(|it| (&it.front.path, &*it.front.aliases, &it.page));
    let pages = site.pages.iter().map(|it| (&it.front.path, &*it.front.aliases, &it.page));
    articles.chain(pages)
}

/// Where an alias goes: the page of a folder, or the very file.
fn output(alias: &str) -> Option<OutputPath> {
    let path = decode(alias.strip_prefix('/')?);
    let plain = path.trim_end_matches('/');
    let is_plain = plain.split('/').all(|part| !matches!(part, "" | "." | ".."));
    if !is_plain || plain.contains(['?', '#', '\\', '\0']) || plain.contains(char::is_whitespace) {
        return None;
    }
    let is_file = !path.ends_with('/') && plain.rsplit('/').next()?.contains('.');
    Some(if is_file { OutputPath::new(plain) } else { OutputPath::page(plain) })
}

#[cfg(test)]
mod tests {
    use super::output;

    #[test]
    fn aliases_are_paths_from_the_root() {
        let shown = |alias| output(alias).map(|path| path.to_string());
        assert_eq!(shown("/2024/old/").as_deref(), Some("2024/old/index.html"));
        assert_eq!(shown("/old").as_deref(), Some("old/index.html"));
        assert_eq!(shown("/old.html").as_deref(), Some("old.html"));
        for wrong in ["old", "/", "/../x", "//x", "/a b", "https://example.org/a"] {
            assert_eq!(shown(wrong), None, "{wrong}");
        }
    }
}
