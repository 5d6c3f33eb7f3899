//! `dateline schema`

use std::fs;
use std::io;
use std::path::PathBuf;

use clap::Args;

use super::{Exit, World, report};
use crate::diagnostic::{Diagnostics, Format};
use crate::parse::{self, Parsed};
use crate::read;
use crate::schema::{self, Cms, Document, Words};

const EXAMPLES: &str = "Examples:
  dateline schema site --output .dateline/site.schema.json
  dateline schema article
  dateline schema --cms decap --repo my-paper/site --output static/admin/config.yml
  dateline schema --cms pages --output .pages.yml";

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct Schema {
    /// The kind of file; without it, all are in one schema
    #[arg(value_enum, value_name = "FILE")]
    kind: Option<Document>,
    /// Print the settings of a content manager for this site instead
    #[arg(long, value_enum, value_name = "CMS", conflicts_with = "kind")]
    cms: Option<Cms>,
    /// The repository of the site, for a content manager that asks for it
    #[arg(long, value_name = "OWNER/NAME", requires = "cms")]
    repo: Option<String>,
    /// Write into this file instead of printing
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// What stands for the repository where none was named.
const NO_REPOSITORY: &str = "OWNER/NAME";

impl Schema {
    pub(super) fn run(self, world: &mut World<'_>) -> io::Result<Exit> {
        let root = world.site(&self.root);
        let site = site(&root);
        let text = match (&self.cms, site) {
            (Some(cms), Ok((parsed, faults))) => {
                report::diagnostics(&faults, &root, Format::Human, world)?;
                if faults.has_errors() {
                    return Ok(Exit::Faults);
                }
                self.say_what_lacks(*cms, world)?;
                let repository = self.repo.as_deref().unwrap_or(NO_REPOSITORY);
                cms.settings(&parsed.config, &Words::of(&parsed), repository)
            }
            (Some(_), Err(faults)) => {
                report::diagnostics(&faults, &root, Format::Human, world)?;
                return Ok(Exit::Faults);
            }
            (None, site) => {
                // Without a site, or with one that has faults, the keys are the same.
                let words =
                    site.map_or_else(|_| Words::default(), |(parsed, _)| Words::of(&parsed));
                let schema = match self.kind {
                    Some(kind) => schema::schema(kind, &words),
                    None => schema::bundle(&words),
                };
                serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
            }
        };
        let Some(output) = &self.output else {
            write!(world.out, "{text}")?;
            return Ok(Exit::Done);
        };
        let file = world.below(output);
        let made = file.parent().map_or(Ok(()), fs::create_dir_all);
        if let Err(error) = made.and_then(|()| fs::write(&file, text)) {
            writeln!(world.err, "error: `{}` can't be written: {error}", output.display())?;
            return Ok(Exit::Faults);
        }
        writeln!(world.out, "{}", output.display())?;
        Ok(Exit::Done)
    }

    fn say_what_lacks(&self, cms: Cms, world: &mut World<'_>) -> io::Result<()> {
        if self.repo.is_none() && cms != Cms::Pages {
            writeln!(
                world.err,
                "note: the repository isn't known, and `repo: {NO_REPOSITORY}` stands for it\n\
                 help: name it with `--repo`, or write it into the file"
            )?;
        }
        Ok(())
    }
}

/// The site in a folder, and its faults.
fn site(root: &std::path::Path) -> Result<(Parsed, Diagnostics), Diagnostics> {
    let (sources, mut faults) = read::read(root)?;
    let (parsed, found) = parse::parse(&sources);
    faults.append(found);
    Ok((parsed, faults))
}
