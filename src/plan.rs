//! **plan**: a [`Site`] becomes a [`Plan`]: every output path and the one page that belongs there.
//!
//! A plan is light: it says what each page is, and makes a page's [`View`] when asked, which holds
//! everything that its rendering will see. Two pages on one path are an error that shows both.

use crate::arrange::Site;
use crate::diagnostic::Diagnostics;
use crate::path::{OutputPath, SourcePath};

mod aliases;
mod article;
mod audio;
mod body;
mod collisions;
mod corrections;
mod cut;
mod feed;
mod head;
mod hosting;
mod length;
mod list;
mod live;
mod made;
mod names;
mod origin;
mod page;
mod period;
mod pictures;
mod place;
mod publisher;
mod related;
mod renditions;
mod series;
mod shared;
mod sitemap;
mod teaser;
mod term;
mod text;
mod trust;
mod urls;
mod uses;
mod view;

pub use article::{ArticleView, OwnView};
pub use audio::{AudioView, TranscriptView};
pub use body::{Lead, TextView};
pub use corrections::{CorrectionEntry, CorrectionView};
pub use cut::{Segment, Until};
pub use feed::{
    FeedAuthor, FeedEntry, FeedFormat, FeedItem, FeedScope, FeedView, Notice, PodcastView,
};
pub use head::{FeedLink, FeedLinks, HeadView};
pub use list::ListView;
pub use live::LiveView;
pub use origin::Origin;
pub use page::{Page, PageKind, Stage};
pub use period::{MonthView, PeriodLink, PeriodName, PeriodView, SharedDays};
pub use pictures::{rendition, renditions};
pub use place::PlaceEntry;
pub use publisher::{ContactPointView, PolicyView, PublisherView};
pub use related::RelatedLink;
pub use renditions::{
    MadeView, Original, RenditionView, Renditions, RenditionsView, SizesView, SourceView,
};
pub use series::{PartView, SeriesView};
pub use shared::{Shared, SharedData, SharedName, SiteView, TermEntry};
pub use sitemap::{NewsEntry, SitemapEntry, SitemapPart, SitemapView};
pub use teaser::{
    ArticleLink, AuthorLink, FocusView, ImageView, Link, PlainImage, SharedTeaser, Teaser, TermLink,
};
pub use term::TermView;
pub use text::{TextLink, TextList};
pub use trust::TRAINERS;
pub use urls::Urls;
pub use uses::Use;
pub use view::{Data, TEMPLATES, TemplateView, View};

use cut::Cuts;
use made::Made;

/// Every page of the output.
#[derive(Debug)]
pub struct Plan<'s> {
    site: &'s Site,
    pages: Vec<Page<'s>>,
    made: Made<'s>,
}

/// Plans the output of `site`.
pub fn plan(site: &Site) -> (Plan<'_>, Diagnostics) {
    let cuts = Cuts::of(site);
    let ((pages, faults), (teasers, calendar)) =
        rayon::join(|| pages(site, &cuts), || (teaser::all(site), period::calendar(site)));
    let made = Made { teasers, feeds: head::feeds_of_site(site), calendar, cuts };
    (Plan { site, pages, made }, faults)
}

/// Every page, by path.
fn pages<'s>(site: &'s Site, cuts: &Cuts) -> (Vec<Page<'s>>, Diagnostics) {
    let mut faults = Diagnostics::new();
    let mut pages = page::all(site, cuts);
    pages.extend(pictures::pages(site));
    pages.extend(aliases::pages(site, &mut faults));
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    collisions::report(&pages, &mut faults);
    length::report(site, &pages, &mut faults);
    names::report(site, &pages, &mut faults);
    pages.dedup_by(|a, b| a.path == b.path);
    (pages, faults)
}

/// Plans nothing but the pages that show something of the texts of these articles, by their places
/// in the site's list.
pub fn plan_texts<'s>(site: &'s Site, articles: &[usize]) -> Plan<'s> {
    let cuts = Cuts::of(site);
    let mut pages = page::with_texts(site, &cuts, articles);
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    let (teasers, calendar) = (Vec::new(), period::Calendar::new());
    let made = Made { teasers, feeds: head::feeds_of_site(site), calendar, cuts };
    Plan { site, pages, made }
}

impl<'s> Plan<'s> {
    /// The site that is planned.
    #[must_use]
    pub fn site(&self) -> &'s Site {
        self.site
    }

    /// Every page, by path.
    #[must_use]
    pub fn pages(&self) -> &[Page<'s>] {
        &self.pages
    }

    /// The places of all pages in the order of the newest articles that they show: made in this order,
    /// what was made for one page is still there for the others that show the same.
    #[must_use]
    pub fn by_time(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.pages.len()).collect();
        order.sort_by_cached_key(|index| {
            let kind = &self.pages[*index].kind;
            // The page of a day makes the folder that those of its articles lie in.
            (kind.newest(), matches!(kind, PageKind::Article(_)))
        });
        order
    }

    /// The page on this path.
    #[must_use]
    pub fn page(&self, path: &OutputPath) -> Option<&Page<'s>> {
        let found = self.pages.binary_search_by(|page| page.path.cmp(path));
        found.ok().map(|index| &self.pages[index])
    }

    /// Everything that rendering `page` will see.
    #[must_use]
    pub fn view(&self, page: &Page<'s>) -> View<'s> {
        view::of(self.site, &self.made, page)
    }

    /// The file that a page's text is in, and where the text begins there.
    #[must_use]
    pub fn text_of(&self, page: &Page<'s>) -> Option<(&'s SourcePath, u32)> {
        match page.kind {
            PageKind::Article(index) | PageKind::TextArticle(index) => {
                let front = &self.site.articles[index].front;
                Some((&front.path, front.body.start))
            }
            PageKind::Standing(index) => {
                let front = &self.site.pages[index].front;
                Some((&front.path, front.body.start))
            }
            PageKind::Term(term, _) => {
                let (profile, _) = term.profile.as_ref()?;
                Some((&profile.path, profile.body.start))
            }
            _ => None,
        }
    }

    /// The pages that show the article at this place of the site's list, its own left out.
    pub fn pages_showing(&self, article: usize) -> impl Iterator<Item = &Page<'s>> {
        self.pages.iter().filter(move |page| page.kind.shows(self.site, article))
    }

    /// The articles that a page shows, as places in the site's list, its own left out.
    pub fn shown_on(&self, page: &Page<'s>) -> impl Iterator<Item = usize> {
        (0..self.site.articles.len()).filter(move |article| page.kind.shows(self.site, *article))
    }

    /// What any template may ask for.
    #[must_use]
    pub fn shared(&self) -> Shared<'_> {
        shared::of(self.site, &self.made.teasers)
    }
}
