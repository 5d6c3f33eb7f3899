//! What a page is, in words for people.

use crate::arrange::{Site, Term, TermKind};
use crate::path::OutputPath;
use crate::plan::{FeedFormat, PageKind, Segment, SitemapPart, Until};

/// What a page is: `the article “Talks resume”`.
pub(crate) fn in_words(kind: &PageKind<'_>, site: &Site) -> String {
    match kind {
        PageKind::Article(index) => {
            format!("the article “{}”", site.articles[*index].front.title)
        }
        PageKind::TextArticle(index) => {
            format!("the article “{}” in the text edition", site.articles[*index].front.title)
        }
        PageKind::Standing(index) => {
            format!("the standing page “{}”", site.pages[*index].front.title)
        }
        PageKind::Home(segment) => list("the home page", "the list of all articles", segment),
        PageKind::TextHome(segment) => list(
            "the list of all articles in the text edition",
            "the list of all articles in the text edition",
            segment,
        ),
        PageKind::Term(term, segment) => {
            let list_of = format!("the list of the {}", term_in_words(term));
            list(&list_of, &list_of, segment)
        }
        PageKind::Terms(kind) => format!("the list of all {}", plural(*kind)),
        PageKind::Archive => "the archive: all years and months".into(),
        PageKind::Year(year) => format!("the year {:04}", year.first.year()),
        PageKind::Month(month, segment) => {
            let name = format!("the month {:04}-{:02}", month.first.year(), month.first.month());
            list(&name, &name, segment)
        }
        PageKind::Day(day, segment) => {
            let name = format!("the day {}", day.date);
            list(&name, &name, segment)
        }
        PageKind::Feeds => "the list of all feeds".into(),
        PageKind::Corrections => "the list of all corrections".into(),
        PageKind::NotFound => "what a host answers where there is no page".into(),
        PageKind::Feed(scope, format) => {
            let format = match format {
                FeedFormat::Rss => "RSS",
                FeedFormat::Atom => "Atom",
                FeedFormat::Json => "JSON",
            };
            format!("the {format} feed “{}”", scope.title(site))
        }
        PageKind::Sitemap(part) => match part {
            SitemapPart::Index => "the index of the sitemaps".into(),
            SitemapPart::Year(year, ..) => format!("the sitemap of {year:04}"),
            SitemapPart::Pages(..) => "the sitemap of all pages but articles".into(),
            SitemapPart::News => "the sitemap of the last two days".into(),
        },
        PageKind::Robots => "what crawlers may do".into(),
        PageKind::Trust => "what the paper says of itself to programs".into(),
        PageKind::Redirects => "all aliases, for hosts that read them".into(),
        PageKind::Headers => "what a host says with every answer".into(),
        PageKind::Redirect(target) => format!("an alias of `{}`", OutputPath::url(target)),
        PageKind::File(file) => format!("a copy of `{}`", file.asset.path),
    }
}

fn list(head: &str, list: &str, segment: &Segment) -> String {
    match segment.until() {
        None => head.to_owned(),
        Some(Until { day, nth: 1 }) => format!("{list} until {day}"),
        Some(Until { day, nth }) => format!("{list} until {day} ({nth})"),
    }
}

/// `tag “NATO”`
pub(super) fn term_in_words(term: &Term) -> String {
    let name = term.name.as_deref().unwrap_or(&term.key);
    format!("{} “{name}”", term.kind.singular())
}

fn plural(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Tag => "tags",
        TermKind::Author => "authors",
        TermKind::Place => "places",
        TermKind::Label => "labels",
        TermKind::Section => "sections",
        TermKind::Series => "series",
    }
}
