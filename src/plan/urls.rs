//! The URLs of pages under the site's address.

use crate::parse::BaseUrl;
use crate::path::OutputPath;

/// Makes URLs.
#[derive(Clone, Copy, Debug)]
pub struct Urls<'s>(pub &'s BaseUrl);

impl Urls<'_> {
    /// From the root of the host: `/blog/tags/nato/`.
    #[must_use]
    pub fn path(self, output: &OutputPath) -> String {
        self.0.address_of(output).url().to_owned()
    }

    /// With the host: `https://example.org/blog/tags/nato/`.
    #[must_use]
    pub fn absolute(self, output: &OutputPath) -> String {
        self.0.address_of(output).permalink().to_owned()
    }

    /// A path that an author wrote from the first `/` on, under the site's folder; whole addresses
    /// stay as they are.
    #[must_use]
    pub fn written(self, url: &str) -> String {
        if is_rooted(url) { self.0.path(url) } else { url.to_owned() }
    }

    /// The same, with the host.
    #[must_use]
    pub fn written_absolute(self, url: &str) -> String {
        let path = self.written(url);
        if is_rooted(url) { self.0.absolute(&path) } else { path }
    }
}

fn is_rooted(url: &str) -> bool {
    url.starts_with('/') && !url.starts_with("//")
}
