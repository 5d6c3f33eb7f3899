//! The *house*, as every walk through its rooms needs it.

use crate::arrange::{self, Edition, Site};
use crate::build::{Generator, Options};
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::parse::Parsed;
use crate::path::{OutputPath, SourcePath};
use crate::plan::{self, Plan};
use crate::read::{self, Sources};
use crate::render::Templates;

/// What every walk through the rooms needs.
pub(super) struct House<'h> {
    pub(super) options: &'h Options,
    pub(super) sources: &'h Sources,
    pub(super) edition: Edition,
}

impl House<'_> {
    /// Arranges and plans what was parsed, and shows the plan.
    pub(super) fn planned<T>(
        &self,
        parsed: Parsed,
        look: impl FnOnce(&Plan<'_>, &Templates) -> T,
    ) -> (T, Diagnostics) {
        let (site, mut faults) = arrange::arrange(parsed, self.edition);
        let (plan, found) = plan::plan(&site);
        faults.append(found);
        let (templates, found) = self.templates(&site, &plan);
        faults.append(found);
        (look(&plan, &templates), faults)
    }

    pub(super) fn templates(&self, site: &Site, plan: &Plan<'_>) -> (Templates, Diagnostics) {
        let zone = &site.config.time_zone;
        Templates::compile(&self.sources.templates, &site.languages, zone, &plan.shared())
    }

    /// Names the program.
    pub(super) fn generator(&self) -> Digest {
        match self.options.generator {
            Generator::Running => read::generator(None, (self.options.clock)()).0,
            Generator::Named(name) => name,
        }
    }

    /// Whether a file comes from the theme and not from the site.
    pub(super) fn is_of_theme(&self, path: &SourcePath) -> bool {
        !read::is_of_site(&self.options.root, path)
    }
}

/// Output paths as their URLs, in order.
pub(super) fn urls<'p>(paths: impl IntoIterator<Item = &'p OutputPath>) -> Vec<String> {
    let mut urls: Vec<String> = paths.into_iter().map(OutputPath::url).collect();
    urls.sort_unstable();
    urls
}
