//! Which pages there are.

use std::sync::Arc;

use super::cut::{Cut, Cuts, Segment};
use super::feed::{FeedFormat, FeedScope};
use super::origin::Origin;
use super::renditions::Renditions;
use super::sitemap::{self, SitemapPart};
use super::{live, series, text};
use crate::arrange::{Day, Month, Site, Term, TermKind, Year, static_path};
use crate::parse::File;
use crate::path::OutputPath;

/// A page, or any other file, of the output.
#[derive(Debug)]
pub struct Page<'s> {
    /// Where it goes.
    pub path: OutputPath,
    /// What it is.
    pub kind: PageKind<'s>,
    /// The file that asks for it; none for what every site has.
    pub origin: Option<Origin>,
}

/// What a page is.
#[derive(Clone, Debug)]
pub enum PageKind<'s> {
    /// An article, by its place in the site's list.
    Article(usize),
    /// An article in the text edition.
    TextArticle(usize),
    /// The list of all articles in the text edition.
    TextHome(Segment),
    /// A standing page, by its place in the site's list.
    Standing(usize),
    /// The home page, or an older page of its list.
    Home(Segment),
    /// A list of a term's articles.
    Term(&'s Term, Segment),
    /// All terms of a kind.
    Terms(TermKind),
    /// All years and months.
    Archive,
    /// A year.
    Year(&'s Year),
    /// A month.
    Month(&'s Month, Segment),
    /// A day.
    Day(&'s Day, Segment),
    /// All feeds.
    Feeds,
    /// All corrections.
    Corrections,
    /// What a host answers where there is no page.
    NotFound,
    /// A feed.
    Feed(FeedScope<'s>, FeedFormat),
    /// A sitemap.
    Sitemap(SitemapPart),
    /// What crawlers may do.
    Robots,
    /// What the paper says of itself to programs.
    Trust,
    /// All aliases, for hosts that read them.
    Redirects,
    /// What a host says with every answer, for hosts that read it.
    Headers,
    /// An alias, by the page that it leads to.
    Redirect(OutputPath),
    /// A file that is published as it is.
    File(&'s File),
    /// All that is made of a picture; where the first of it goes is the page's path.
    Renditions(&'s File, Box<Renditions<'s>>),
}

/// When a file is moved into place: what is linked to comes before what links to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Style sheets, images.
    Assets,
    /// Articles and standing pages.
    Articles,
    /// Lists, and what leads to pages.
    Lists,
    /// The home page.
    Home,
    /// Feeds.
    Feeds,
    /// Sitemaps.
    Sitemaps,
}

impl PageKind<'_> {
    /// The newest article that it shows, as a place in the site's list; 0 for what shows no few. Pages
    /// that show the same articles are near each other in this order.
    pub(super) fn newest(&self) -> usize {
        match self {
            Self::Article(index) | Self::TextArticle(index) => *index,
            Self::Home(segment) | Self::TextHome(segment) => segment.range().start,
            Self::Term(term, segment) => {
                term.articles.get(segment.range().start).copied().unwrap_or_default()
            }
            Self::Month(month, segment) => month.articles.start + segment.range().start,
            Self::Day(day, segment) => day.articles.start + segment.range().start,
            _ => 0,
        }
    }

    /// Whether a list, a feed or a neighbour shows the article at this place of the site's list.
    pub(super) fn shows(&self, site: &Site, article: usize) -> bool {
        let within = |segment: &Segment, articles: &std::ops::Range<usize>| {
            articles.contains(&article) && segment.range().contains(&(article - articles.start))
        };
        match self {
            Self::Article(other) => {
                other.abs_diff(article) == 1
                    || site.articles[*other].related.contains(&article)
                    || series::are_beside(site, *other, article)
            }
            Self::TextArticle(other) => other.abs_diff(article) <= 1,
            Self::Home(segment) | Self::TextHome(segment) => {
                within(segment, &(0..site.articles.len()))
            }
            Self::Term(term, segment) => {
                let found = term.articles.binary_search(&article);
                found.is_ok_and(|place| segment.range().contains(&place))
            }
            Self::Month(month, segment) => within(segment, &month.articles),
            Self::Day(day, segment) => within(segment, &day.articles),
            Self::Feed(scope, _) => scope.carries(site, article),
            _ => false,
        }
    }

    /// Whether it shows something of the text of the article at this place of the site's list. A
    /// test holds this against the views.
    fn has_text_of(&self, site: &Site, article: usize) -> bool {
        match self {
            Self::Article(own) | Self::TextArticle(own) => *own == article,
            Self::Feed(FeedScope::Term(_), _) if !site.config.full_text => false,
            Self::Feed(FeedScope::Corrections, _) => false,
            Self::Feed(..) => self.shows(site, article),
            _ => false,
        }
    }

    /// When it is moved into place.
    #[must_use]
    pub fn stage(&self) -> Stage {
        match self {
            Self::File(_) | Self::Renditions(..) => Stage::Assets,
            Self::Article(_) | Self::TextArticle(_) | Self::Standing(_) => Stage::Articles,
            Self::Home(_) => Stage::Home,
            Self::Feed(..) => Stage::Feeds,
            Self::Sitemap(_) | Self::Robots | Self::Trust => Stage::Sitemaps,
            _ => Stage::Lists,
        }
    }
}

/// All pages but aliases, in no order.
pub(super) fn all<'s>(site: &'s Site, cuts: &Cuts) -> Vec<Page<'s>> {
    let mut pages = Pages { list: Vec::with_capacity(site.articles.len() * 2), site, cuts };
    pages.articles();
    if site.config.text_edition {
        pages.text_edition();
    }
    pages.standing();
    pages.terms();
    pages.periods();
    pages.whole_site();
    pages.list
}

/// The pages that show something of the texts of these articles.
pub(super) fn with_texts<'s>(site: &'s Site, cuts: &Cuts, articles: &[usize]) -> Vec<Page<'s>> {
    let mut pages = all(site, cuts);
    pages.retain(|page| articles.iter().any(|article| page.kind.has_text_of(site, *article)));
    pages
}

struct Pages<'s, 'c> {
    list: Vec<Page<'s>>,
    site: &'s Site,
    cuts: &'c Cuts,
}

impl<'s> Pages<'s, '_> {
    fn add(&mut self, path: OutputPath, kind: PageKind<'s>) {
        self.list.push(Page { path, kind, origin: None });
    }

    fn add_from(&mut self, path: OutputPath, kind: PageKind<'s>, origin: Origin) {
        self.list.push(Page { path, kind, origin: Some(origin) });
    }

    /// The pages of a list whose own page is `head`.
    fn segments(
        &mut self,
        head: &OutputPath,
        cut: &Arc<Cut>,
        kind: impl Fn(Segment) -> PageKind<'s>,
    ) {
        for segment in cut.segments() {
            self.add(segment.page(head), kind(segment));
        }
    }

    fn articles(&mut self) {
        for (index, article) in self.site.articles.iter().enumerate() {
            let origin =
                Origin { path: article.front.path.clone(), span: Some(article.front.slug_span) };
            if live::is_live(article) {
                let feed = PageKind::Feed(FeedScope::Live(index), FeedFormat::Rss);
                self.add_from(article.page.beside("feed.xml"), feed, origin.clone());
            }
            self.add_from(article.page.clone(), PageKind::Article(index), origin);
            for (path, file) in &article.files {
                let origin = Origin { path: file.asset.path.clone(), span: None };
                self.add_from(path.clone(), PageKind::File(file), origin);
            }
        }
    }

    fn text_edition(&mut self) {
        for (index, article) in self.site.articles.iter().enumerate() {
            self.add(text::page_of(&article.page), PageKind::TextArticle(index));
        }
        self.segments(&text::home(), &self.cuts.all, PageKind::TextHome);
    }

    fn standing(&mut self) {
        for (index, page) in self.site.pages.iter().enumerate() {
            let origin = Origin { path: page.front.path.clone(), span: Some(page.front.slug_span) };
            self.add_from(page.page.clone(), PageKind::Standing(index), origin);
        }
    }

    fn terms(&mut self) {
        for kind in TermKind::ALL {
            self.add(OutputPath::page(kind.plural()), PageKind::Terms(kind));
            for (term, cut) in self.site.terms.of(kind).iter().zip(self.cuts.terms(kind)) {
                self.segments(&term.page, cut, |segment| PageKind::Term(term, segment));
                self.add(
                    term.page.beside("feed.xml"),
                    PageKind::Feed(FeedScope::Term(term), FeedFormat::Rss),
                );
            }
        }
    }

    fn periods(&mut self) {
        self.add(OutputPath::page("archive"), PageKind::Archive);
        for year in &self.site.years {
            self.add(year.page(), PageKind::Year(year));
            for month in &year.months {
                self.segments(&month.page(), self.cuts.month(month), |segment| {
                    PageKind::Month(month, segment)
                });
                for day in &month.days {
                    self.segments(&day.page(), self.cuts.day(day), |segment| {
                        PageKind::Day(day, segment)
                    });
                }
            }
        }
    }

    fn whole_site(&mut self) {
        self.segments(&OutputPath::page(""), &self.cuts.all, PageKind::Home);
        self.add(OutputPath::page("feeds"), PageKind::Feeds);
        self.add(OutputPath::page("corrections"), PageKind::Corrections);
        let corrections = PageKind::Feed(FeedScope::Corrections, FeedFormat::Rss);
        self.add(OutputPath::new("corrections/feed.xml"), corrections);
        for format in FeedFormat::ALL {
            self.add(OutputPath::new(format.file()), PageKind::Feed(FeedScope::Site, format));
        }
        for part in sitemap::parts(self.site, self.cuts) {
            self.add(part.path(), PageKind::Sitemap(part));
        }
        // A site may bring files of its own for these; they then stand alone.
        let made = [
            ("404.html", PageKind::NotFound),
            ("robots.txt", PageKind::Robots),
            ("_redirects", PageKind::Redirects),
            ("_headers", PageKind::Headers),
        ];
        let trust = self.site.config.trust.iter().map(|_| ("trust.txt", PageKind::Trust));
        let own: Vec<OutputPath> =
            self.site.statics.iter().map(|file| static_path(file, &self.site.config)).collect();
        for (name, kind) in made.into_iter().chain(trust) {
            if !own.iter().any(|path| path.as_str() == name) {
                self.add(OutputPath::new(name), kind);
            }
        }
        for file in &self.site.statics {
            let origin = Origin { path: file.asset.path.clone(), span: None };
            self.add_from(static_path(file, &self.site.config), PageKind::File(file), origin);
        }
    }
}
