//! URLs that are too long for a sitemap.

use super::page::Page;
use super::urls::Urls;
use crate::arrange::Site;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// A sitemap takes URLs of fewer characters than this, the host among them.
const TOO_LONG: usize = 2_048;

/// Reports pages and files whose URLs search engines would refuse.
pub(super) fn report(site: &Site, pages: &[Page<'_>], faults: &mut Diagnostics) {
    let address = site.config.base_url.address().len();
    // A letter of another script takes three characters a byte; most paths are far from that.
    let is_doubtful = |page: &&Page<'_>| address + 3 * page.path.as_str().len() >= TOO_LONG - 1;
    for page in pages.iter().filter(is_doubtful) {
        let length = Urls(&site.config.base_url).absolute(&page.path).len();
        if length < TOO_LONG {
            continue;
        }
        let shown: String = page.path.url().chars().take(60).collect();
        let fault = Diagnostic::error(format!("the URL `{shown}…` has {length} characters"))
            .help(format!("search engines take fewer than {TOO_LONG}: give shorter names"));
        faults.push(match &page.origin {
            Some(origin) => origin.mark(fault, "this one's"),
            None => fault,
        });
    }
}
