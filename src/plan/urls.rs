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
}
