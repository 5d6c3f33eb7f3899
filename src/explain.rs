//! **explain**: of a page, what made it; of a source, every page that shows it.
//!
//! This room walks the others as a build does, and publishes nothing. Which pages show a source is
//! no guess: the source is taken to be another one, and the pages whose keys change show it.

use std::path::Path;

use crate::arrange::{self, Edition, Site};
use crate::build::{self, Generator, Options};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::parse::{self, Parsed};
use crate::path::{OutputPath, SourcePath};
use crate::plan::{self, Plan};
use crate::read::{self, Sources};
use crate::render::Templates;

mod asked;
mod kind;
mod page;
mod source;

use asked::Asked;
pub use page::PageFacts;
pub use source::SourceFacts;

/// What was asked for.
#[derive(Debug)]
pub enum Explained {
    /// A page, or any other file of the output.
    Page(Box<PageFacts>),
    /// A source.
    Source(SourceFacts),
}

/// Explains a path, as it was written by somebody who stands in `folder`. What a build would find
/// wrong with the site comes back beside it.
///
/// # Errors
/// Why there is nothing to explain.
pub fn explain(
    options: &Options,
    asked: &str,
    folder: &Path,
) -> Result<(Explained, Diagnostics), Diagnostics> {
    let (sources, mut faults) = read::read(&options.root)?;
    let (parsed, found) = parse::parse(&sources);
    faults.append(found);
    let edition = Edition {
        now: build::moment(&options.now, &parsed.config)?,
        drafts: options.drafts,
        future: options.future,
    };
    let house = House { options, sources: &sources, edition };
    let asked = asked::read(asked, folder, &house, &parsed)?;
    if let Asked::Source(path) = &asked {
        return Ok((Explained::Source(source::facts(&house, parsed, path)), faults));
    }
    let Asked::Output(path) = asked else { return Err(faults) };
    let (facts, found) =
        house.planned(parsed, |plan, templates| page::facts(&house, plan, templates, &path));
    faults.append(found);
    Ok((Explained::Page(Box::new(facts?)), faults))
}

/// What every walk through the rooms needs.
struct House<'h> {
    options: &'h Options,
    sources: &'h Sources,
    edition: Edition,
}

impl House<'_> {
    /// Arranges and plans what was parsed, and shows the plan.
    fn planned<T>(
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

    fn templates(&self, site: &Site, plan: &Plan<'_>) -> (Templates, Diagnostics) {
        let zone = &site.config.time_zone;
        Templates::compile(&self.sources.templates, &site.languages, zone, &plan.shared())
    }

    /// Names the program.
    fn generator(&self) -> Digest {
        match self.options.generator {
            Generator::Running => read::generator(None, (self.options.clock)()).0,
            Generator::Named(name) => name,
        }
    }

    /// Whether a file comes from the theme and not from the site.
    fn is_of_theme(&self, path: &SourcePath) -> bool {
        !read::is_of_site(&self.options.root, path)
    }
}

/// That there is no such thing.
fn nothing(message: String) -> Diagnostic {
    Diagnostic::error(message)
        .help("write the path of a source, of a file of the output, or of a URL of the site")
}

/// Output paths as their URLs, in order.
fn urls<'p>(paths: impl IntoIterator<Item = &'p OutputPath>) -> Vec<String> {
    let mut urls: Vec<String> = paths.into_iter().map(OutputPath::url).collect();
    urls.sort_unstable();
    urls
}
