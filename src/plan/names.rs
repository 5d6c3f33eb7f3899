//! *Names* that no disk takes: they are found before anything is written.

use std::collections::BTreeMap;

use super::feed::FeedScope;
use super::origin::Origin;
use super::page::{Page, PageKind};
use crate::arrange::{Site, Term, TermKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned};
use crate::parse::Article;
use crate::slug::{LONGEST, shortened, slug};

/// Where a name ends that is offered instead of one that is too long.
const BETTER: usize = 80;

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It has so many bytes.
    Long(usize),
    /// It has a character that nobody sees.
    Unseen(char),
    /// Windows has no files of this name.
    Windows,
}

/// Reports pages that need a file or a folder of such a name. `pages` are sorted by path.
pub(super) fn report(site: &Site, pages: &[Page<'_>], faults: &mut Diagnostics) {
    // By the path up to the name: an article, its text edition and what lies beside it share it.
    let mut found: BTreeMap<&str, (&Page<'_>, &str, Fault)> = BTreeMap::new();
    for page in pages.iter().filter(|page| is_doubtful(page.path.as_str())) {
        let Some((above, name, fault)) = first_fault(page.path.as_str(), cfg!(windows)) else {
            continue;
        };
        // The text edition has the names of the pages that it is made of.
        if matches!(page.kind, PageKind::TextArticle(_)) {
            continue;
        }
        let first = found.entry(above).or_insert((page, name, fault));
        if matches!(first.0.kind, PageKind::File(_) | PageKind::Feed(..)) {
            first.0 = page;
        }
    }
    faults.extend(found.into_values().map(|(page, name, fault)| told(site, page, name, fault)));
}

/// Whether a path may have such a name. Hardly any does, and all are asked.
fn is_doubtful(path: &str) -> bool {
    cfg!(windows) || path.len() > LONGEST || path.bytes().any(|byte| !(b' '..=b'~').contains(&byte))
}

/// The first name of a path that is wrong, and the path up to and with it.
fn first_fault(path: &str, is_windows: bool) -> Option<(&str, &str, Fault)> {
    let mut start = 0;
    path.split('/').find_map(|name| {
        let end = start + name.len();
        start = end + 1;
        Some((&path[..end], name, fault(name, is_windows)?))
    })
}

fn fault(name: &str, is_windows: bool) -> Option<Fault> {
    if name.len() > LONGEST {
        return Some(Fault::Long(name.len()));
    }
    if let Some(unseen) = name.chars().find(|c| c.is_control()) {
        return Some(Fault::Unseen(unseen));
    }
    (is_windows && is_refused_by_windows(name)).then_some(Fault::Windows)
}

fn is_refused_by_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_device = match stem.as_str() {
        "con" | "prn" | "aux" | "nul" => true,
        stem => {
            let number = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
            number.is_some_and(|it| matches!(it.as_bytes(), [b'1'..=b'9']))
        }
    };
    is_device
        || name.ends_with(['.', ' '])
        || name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
}

fn told(site: &Site, page: &Page<'_>, name: &str, fault: Fault) -> Diagnostic {
    let giver = Giver::of(site, page);
    let what = giver.what;
    let diagnostic = Diagnostic::error(match fault {
        Fault::Long(bytes) => {
            let is_ascii = name.is_ascii();
            let bytes =
                if is_ascii { format!("{bytes} letters") } else { format!("{bytes} bytes") };
            format!("{what} makes a name of {bytes}, and no disk takes more than {LONGEST}")
        }
        Fault::Unseen(c) => {
            format!("{what} has a character that can't be seen: U+{:04X}", u32::from(c))
        }
        Fault::Windows => format!("{what} makes the name `{name}`, which Windows has no files of"),
    });
    let diagnostic = match &giver.origin {
        Some(origin) => origin.mark(diagnostic, "this one"),
        None => diagnostic,
    };
    match (fault, &page.kind) {
        (Fault::Unseen(_), _) => diagnostic.help("write it anew, by hand"),
        (_, PageKind::Redirect(_)) => {
            diagnostic.help("no file can be there: remove it, or tell your host of it")
        }
        (Fault::Long(_), PageKind::Article(_) | PageKind::Standing(_)) => {
            diagnostic.help(format!("write a shorter one: `slug = \"{}\"`", better(name)))
        }
        (Fault::Windows, PageKind::Article(_) | PageKind::Standing(_)) => {
            diagnostic.help("give the document another `slug`")
        }
        (Fault::Long(_), _) => diagnostic.help("write a shorter one"),
        (Fault::Windows, _) => diagnostic.help("write another one"),
    }
    .maybe_help((giver.others > 0).then(|| {
        let articles = if giver.others == 1 { "article has" } else { "articles have" };
        format!("{} more {articles} it", giver.others)
    }))
}

/// A slug that a disk takes.
fn better(name: &str) -> String {
    shortened(&slug(name), BETTER).to_owned()
}

/// What gives a page its name, in words and in its place.
struct Giver {
    what: &'static str,
    origin: Option<Origin>,
    /// Articles that give it, too.
    others: usize,
}

impl Giver {
    fn of(site: &Site, page: &Page<'_>) -> Self {
        let what = match &page.kind {
            PageKind::Article(index) => {
                let front = &site.articles[*index].front;
                if front.slug_span == front.title_span { "this file's name" } else { "this `slug`" }
            }
            PageKind::Standing(index) => {
                let front = &site.pages[*index].front;
                if front.slug_span == front.title_span { "this file's name" } else { "this `slug`" }
            }
            PageKind::Redirect(_) => "this alias",
            PageKind::Term(term, _) | PageKind::Feed(FeedScope::Term(term), _) => {
                return Self::of_term(site, term);
            }
            _ => "this file's name",
        };
        Self { what, origin: page.origin.clone(), others: 0 }
    }

    /// The oldest article that has the term, if its spelling makes the name; else the profile.
    fn of_term(site: &Site, term: &Term) -> Self {
        let what = match term.kind {
            TermKind::Tag => "this tag",
            TermKind::Author => "this author's name",
            TermKind::Place => "this place's name",
            TermKind::Label => "this label",
            TermKind::Section => "this section's name",
            TermKind::Series => "this series' name",
        };
        let part = term.page.folder().rsplit('/').next().unwrap_or_default();
        let spelled = |index: &usize| {
            let front = &site.articles[*index].front;
            let span = written(front, term.kind).find(|it| slug(&it.value) == part)?.span;
            Some(Origin { path: front.path.clone(), span: Some(span) })
        };
        let mut origins = term.articles.iter().rev().filter_map(spelled);
        if let Some(origin) = origins.next() {
            return Self { what, origin: Some(origin), others: origins.count() };
        }
        let profile = term.profile.as_ref().map(|(profile, _)| {
            let span = (slug(&profile.name) == part).then_some(profile.name_span);
            (span.is_some(), Origin { path: profile.path.clone(), span })
        });
        let what = if matches!(profile, Some((false, _))) { "this file's name" } else { what };
        Self { what, origin: profile.map(|(_, origin)| origin), others: 0 }
    }
}

/// What an article writes of a kind.
fn written(article: &Article, kind: TermKind) -> impl Iterator<Item = &Spanned<String>> {
    let (many, one) = match kind {
        TermKind::Tag => (&*article.tags, None),
        TermKind::Author => (&*article.authors, None),
        TermKind::Place => (&*article.places, None),
        TermKind::Section => (&[][..], article.section.as_ref()),
        TermKind::Series => (&[][..], article.series.as_ref()),
        TermKind::Label => (&[][..], None),
    };
    many.iter().chain(one)
}

#[cfg(test)]
mod tests {
    use super::{Fault, fault, first_fault};

    #[test]
    fn names_that_disks_take_and_others() {
        let long = "訞".repeat(90);
        assert_eq!(fault(&long, false), Some(Fault::Long(270)));
        assert_eq!(fault(&"a".repeat(255), true), None);
        assert_eq!(fault("a\u{7}", false), Some(Fault::Unseen('\u{7}')));
        for name in ["con", "Aux.html", "com1", "a.", "a ", "a:b", "a?", "nul .txt"] {
            assert_eq!(fault(name, false), None, "{name}");
            assert_eq!(fault(name, true), Some(Fault::Windows), "{name}");
        }
        for name in ["control", "com", "com10", "auxiliary", ".htaccess", "a.b"] {
            assert_eq!(fault(name, true), None, "{name}");
        }
        let path = format!("tags/{long}/index.html");
        let found = first_fault(&path, false).map(|(above, name, _)| (above.len(), name));
        assert_eq!(found, Some((275, long.as_str())));
    }
}
