//! What a page is, in words for people.

use crate::arrange::{Site, Term, TermKind};
use crate::parse::File;
use crate::path::OutputPath;
use crate::pictures::{Crop, Format, Recipe};
use crate::plan::{FeedFormat, PageKind, Renditions, Segment, SitemapPart, Until, Use};

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
        PageKind::Renditions(file, _) => format!("what is made of `{}`", file.asset.path),
    }
}

/// What a rendition is: `made of all of `ships.jpg`: WebP of 480 × 320 pixels, for cards`.
pub(super) fn rendition_in_words(file: &File, set: &Renditions<'_>, recipe: &Recipe) -> String {
    let Recipe { crop, width, height, format, .. } = recipe;
    let part = match crop {
        None => "all".to_owned(),
        Some(Crop { x, y, width, height }) => {
            format!("the part of {width} × {height} pixels at {x}, {y}")
        }
    };
    let format = match format {
        Format::Jpeg => "JPEG",
        Format::Png => "PNG",
        Format::WebP => "WebP",
        Format::Avif => "AVIF",
    };
    let uses: Vec<&str> = set.uses(recipe).into_iter().map(use_in_words).collect();
    let (path, uses) = (&file.asset.path, uses.join(", and for "));
    format!("made of {part} of `{path}`: {format} of {width} × {height} pixels, for {uses}")
}

fn use_in_words(used: Use) -> &'static str {
    match used {
        Use::Plain => "feeds and old browsers",
        Use::Pages => "pages that show all of it",
        Use::Cards => "cards",
        Use::Shared => "networks where a page is shared",
        Use::Searched => "search engines",
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
