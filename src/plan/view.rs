//! A *view*: everything that the rendering of one page sees.
//!
//! A page's key is a digest of its view, so whatever a page shows must come through here.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use super::article::{self, ArticleView};
use super::body::TextView;
use super::cut::Segment;
use super::feed::{self, FeedView};
use super::head::{self, HeadView};
use super::list::{self, ListView};
use super::made::Made;
use super::page::{Page, PageKind};
use super::period::{self, MonthView, PeriodView, SharedDays};
use super::series::{self, PartView};
use super::sitemap::{self, SitemapView};
use super::teaser::ArticleLink;
use super::term::{self, TermView};
use super::text::{self, TextList};
use super::{aliases, hosting, trust, urls::Urls};
use crate::arrange::{Day, Language, Month, Site, TermKind};
use crate::date::Date;
use crate::digest::Digest;
use crate::parse::File;
use crate::path::OutputPath;

/// The templates that make pages by themselves.
pub const TEMPLATES: [&str; 24] = [
    "404.html",
    "all_series.html",
    "archive.html",
    "article.html",
    "author.html",
    "authors.html",
    "corrections.html",
    "day.html",
    "feeds.html",
    "home.html",
    "label.html",
    "labels.html",
    "month.html",
    "page.html",
    "place.html",
    "places.html",
    "section.html",
    "sections.html",
    "series.html",
    "tag.html",
    "tags.html",
    "text/article.html",
    "text/home.html",
    "year.html",
];

/// Everything that the rendering of one page sees.
#[derive(Debug, Serialize)]
pub enum View<'s> {
    /// A page made by a template.
    Template(Box<TemplateView<'s>>),
    /// A feed.
    Feed(FeedView<'s>),
    /// A sitemap.
    Sitemap(SitemapView<'s>),
    /// A page that leads elsewhere.
    Redirect {
        /// Where to, with the host.
        permalink: String,
        /// The language of its words.
        language: &'s str,
        /// Its words.
        words: &'s str,
    },
    /// Plain text.
    Text(String),
    /// A file as it is.
    File(Digest),
    /// What is made of a picture.
    Renditions(Digest),
}

/// What a template gets.
#[derive(Debug, Serialize)]
pub struct TemplateView<'s> {
    /// Its file.
    pub template: &'static str,
    /// `page`
    pub page: HeadView<'s>,
    /// The variables of its own.
    pub data: Data<'s>,
    /// What becomes `content` and `toc`.
    pub text: Option<TextView<'s>>,
}

/// The variables of a template of its own, by their names.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Data<'s> {
    /// `article.html`
    #[allow(missing_docs)]
    Article {
        article: Box<ArticleView<'s>>,
        newer: Option<ArticleLink<'s>>,
        older: Option<ArticleLink<'s>>,
    },
    /// `text/home.html`
    #[allow(missing_docs)]
    TextHome { list: TextList<'s> },
    /// `page.html`
    #[allow(missing_docs)]
    Standing { standing: StandingView<'s> },
    /// `home.html`
    #[allow(missing_docs)]
    Home { list: ListView<'s> },
    /// `tag.html`, `author.html`, `place.html`, `label.html`, `section.html`
    #[allow(missing_docs)]
    Term { term: TermView<'s>, list: ListView<'s> },
    /// `series.html`
    #[allow(missing_docs)]
    Series { term: TermView<'s>, parts: Vec<PartView<'s>> },
    /// `year.html`
    #[allow(missing_docs)]
    Year { period: PeriodView, months: Vec<MonthView> },
    /// `month.html`
    #[allow(missing_docs)]
    Month { period: PeriodView, days: Option<SharedDays>, list: ListView<'s> },
    /// `day.html`
    #[allow(missing_docs)]
    Day { period: PeriodView, list: ListView<'s> },
    /// All others.
    #[allow(missing_docs)]
    Nothing {},
}

/// A standing page, as its template gets it.
#[derive(Debug, Serialize)]
pub struct StandingView<'s> {
    /// Its heading.
    pub title: &'s str,
    /// What cards and search results say of it.
    pub summary: &'s str,
    /// The last significant change.
    pub updated: Option<&'s Date>,
    /// The author's own keys.
    pub extra: &'s Value,
}

pub(super) fn of<'s>(site: &'s Site, made: &Made<'s>, page: &Page<'s>) -> View<'s> {
    let language = site.languages.site();
    let plain = |template, data| from_template(site, made, page, language, template, data, None);
    match &page.kind {
        PageKind::Article(index) => article_view(site, made, page, *index),
        PageKind::TextArticle(index) => text_article_view(site, made, page, *index),
        PageKind::TextHome(segment) => {
            plain("text/home.html", Data::TextHome { list: text::list(site, segment) })
        }
        PageKind::Standing(index) => standing_view(site, made, page, *index),
        PageKind::Home(segment) => {
            let all = 0..site.articles.len();
            let list = list::view(site, &made.teasers, &OutputPath::page(""), all, segment);
            plain("home.html", Data::Home { list })
        }
        PageKind::Term(term, segment) if term.kind == TermKind::Series => {
            let data = Data::Series {
                term: term::view(site, term, segment),
                parts: series::parts(term, &made.teasers),
            };
            let text = term::text(site, term, segment);
            from_template(site, made, page, language, "series.html", data, text)
        }
        PageKind::Term(term, segment) => {
            let articles = term.articles.iter().copied();
            let data = Data::Term {
                term: term::view(site, term, segment),
                list: list::view(site, &made.teasers, &term.page, articles, segment),
            };
            let text = term::text(site, term, segment);
            from_template(site, made, page, language, term_template(term.kind), data, text)
        }
        PageKind::Terms(kind) => plain(terms_template(*kind), Data::Nothing {}),
        PageKind::Archive => plain("archive.html", Data::Nothing {}),
        PageKind::Year(year) => plain(
            "year.html",
            Data::Year {
                period: period::year_view(site, year),
                months: period::months_of(site, &made.calendar, year),
            },
        ),
        PageKind::Month(month, segment) => {
            plain("month.html", month_data(site, made, month, segment))
        }
        PageKind::Day(day, segment) => plain("day.html", day_data(site, made, day, segment)),
        PageKind::Feeds => plain("feeds.html", Data::Nothing {}),
        PageKind::Corrections => plain("corrections.html", Data::Nothing {}),
        PageKind::NotFound => plain("404.html", Data::Nothing {}),
        PageKind::Feed(scope, format) => View::Feed(feed::view(site, &page.path, *scope, *format)),
        PageKind::Sitemap(part) => View::Sitemap(sitemap::view(site, &made.cuts, part)),
        PageKind::Robots => View::Text(hosting::robots(site)),
        PageKind::Trust => View::Text(trust::text(site)),
        PageKind::Redirects => View::Text(aliases::redirects(site)),
        PageKind::Headers => View::Text(hosting::headers(site)),
        PageKind::Redirect(target) => View::Redirect {
            permalink: Urls(&site.config.base_url).absolute(target),
            language: language.locale.tag(),
            words: language.strings.get(&["redirect"]),
        },
        PageKind::File(File { digest, .. }) => View::File(*digest),
        PageKind::Renditions(_, renditions) => View::Renditions(renditions.digest()),
    }
}

fn from_template<'s>(
    site: &'s Site,
    made: &Made<'s>,
    page: &Page<'s>,
    language: &'s Language,
    template: &'static str,
    data: Data<'s>,
    text: Option<TextView<'s>>,
) -> View<'s> {
    let page = head::view(site, &made.feeds, page, language);
    View::Template(Box::new(TemplateView { template, page, data, text }))
}

fn article_view<'s>(site: &'s Site, made: &Made<'s>, page: &Page<'s>, index: usize) -> View<'s> {
    let article = &site.articles[index];
    let data = Data::Article {
        article: Box::new(article::view(site, made, index)),
        newer: ArticleLink::at(site, index.checked_sub(1)),
        older: ArticleLink::at(site, Some(index + 1)),
    };
    let text = Some(TextView::of(site, article));
    from_template(site, made, page, site.language_of(article), "article.html", data, text)
}

fn text_article_view<'s>(
    site: &'s Site,
    made: &Made<'s>,
    page: &Page<'s>,
    index: usize,
) -> View<'s> {
    let article = &site.articles[index];
    let data = Data::Article {
        article: Box::new(article::view(site, made, index)),
        newer: text::neighbour(site, index.checked_sub(1)),
        older: text::neighbour(site, Some(index + 1)),
    };
    let text = Some(TextView { plain: true, ..TextView::of(site, article) });
    let language = site.language_of(article);
    from_template(site, made, page, language, "text/article.html", data, text)
}

fn standing_view<'s>(site: &'s Site, made: &Made<'s>, page: &Page<'s>, index: usize) -> View<'s> {
    let standing = &site.pages[index];
    let front = &standing.front;
    let language = site.languages.of(front.language.as_ref().map(|tag| tag.value.as_str()));
    let data = Data::Standing {
        standing: StandingView {
            title: &front.title,
            summary: &front.summary,
            updated: front.updated.as_ref(),
            extra: &front.extra,
        },
    };
    let text = TextView::new(site, &front.path, &front.body, &standing.links, language);
    let text = text.showing(&standing.pictures);
    from_template(site, made, page, language, "page.html", data, Some(text))
}

fn month_data<'s>(site: &'s Site, made: &Made<'s>, month: &Month, segment: &Segment) -> Data<'s> {
    let list = list::view(site, &made.teasers, &month.page(), month.articles.clone(), segment);
    // A closed page never changes, and the days of a month do.
    let days = made.calendar.get(&month.first).filter(|_| segment.is_head()).map(Arc::clone);
    Data::Month { period: period::month_view(site, month, segment.is_head()), days, list }
}

fn day_data<'s>(site: &'s Site, made: &Made<'s>, day: &Day, segment: &Segment) -> Data<'s> {
    let list = list::view(site, &made.teasers, &day.page(), day.articles.clone(), segment);
    Data::Day { period: period::day_view(site, day, segment.is_head()), list }
}

fn term_template(kind: TermKind) -> &'static str {
    ["tag.html", "author.html", "place.html", "label.html", "section.html", "series.html"]
        [kind as usize]
}

fn terms_template(kind: TermKind) -> &'static str {
    ["tags.html", "authors.html", "places.html", "labels.html", "sections.html", "all_series.html"]
        [kind as usize]
}
