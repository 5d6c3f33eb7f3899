//! What is *made* once for all pages.

use std::sync::Arc;

use super::cut::Cuts;
use super::head::FeedLink;
use super::period::Calendar;
use super::teaser::SharedTeaser;
use crate::arrange::Site;
use crate::digest::Digested;

/// What is made once for all pages that show it.
#[derive(Debug)]
pub(super) struct Made<'s> {
    /// One for each article of the site, in its order; none where only texts are planned.
    pub(super) teasers: Vec<SharedTeaser<'s>>,
    /// The feeds that every page names.
    pub(super) feeds: Arc<Digested<Vec<FeedLink>>>,
    /// The days of every month.
    pub(super) calendar: Calendar,
    /// How all lists are cut.
    pub(super) cuts: Cuts,
}

impl<'s> Made<'s> {
    /// The teaser of the article at this place of the site's list.
    pub(super) fn teaser(&self, site: &'s Site, index: usize) -> SharedTeaser<'s> {
        self.teasers.get(index).copied().unwrap_or_else(|| SharedTeaser::new(site, index))
    }
}
