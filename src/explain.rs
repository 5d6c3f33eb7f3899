//! **explain**: of a page, what made it; of a source, every page that shows it.
//!
//! This room walks the others as a build does, and publishes nothing. Which pages show a source is
//! no guess: the source is taken to be another one, and the pages whose keys change show it.

use std::path::Path;

use crate::arrange::Edition;
use crate::build::{self, Options};
use crate::diagnostic::Diagnostics;
use crate::{parse, read};

mod asked;
mod house;
mod kind;
mod page;
mod source;

use asked::Asked;
use house::House;
#[cfg(feature = "serve")]
pub(crate) use kind::in_words;
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
