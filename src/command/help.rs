//! `dateline help`: the pages of the manual, and what each command takes.

use std::io;

use clap::Args;

use super::{Exit, World};
use crate::diagnostic::nearest;

const EXAMPLES: &str = "Examples:
  dateline help                   list commands and pages
  dateline help writing
  dateline help build";

/// What `--help` says of the pages.
pub(super) const ABOUT: &str = "The manual, one page for one question (`dateline help writing`):
  writing               Articles: keys, dates, links, pictures, Markdown
  pictures              What of a picture, a sound or a film goes online
  news                  Corrections, sources, live coverage
  people-places-series  Authors, places, tags and series
  editors               Help in your editor, and forms in the browser
  previewing            See what you write
  errors                What an error says, and what then
  settings              The keys of `site.toml`
  checking              Find faults before readers do
  publishing            Put it online, and build on time
  output                Which pages and feeds there are, and why
  commands              All commands and options
  theme                 Change colours, type, words, pieces, pages
  templates             Variables, types and filters of templates
  how-it-works          What is promised, and what makes it true
  contributing          Change Dateline itself";

/// The pages: a name, and the text of the file of `docs/`.
const PAGES: &[(&str, &str)] = &[
    ("writing", include_str!("../../docs/writing.md")),
    ("pictures", include_str!("../../docs/pictures.md")),
    ("news", include_str!("../../docs/news.md")),
    ("people-places-series", include_str!("../../docs/people-places-series.md")),
    ("editors", include_str!("../../docs/editors.md")),
    ("previewing", include_str!("../../docs/previewing.md")),
    ("errors", include_str!("../../docs/errors.md")),
    ("settings", include_str!("../../docs/settings.md")),
    ("checking", include_str!("../../docs/checking.md")),
    ("publishing", include_str!("../../docs/publishing.md")),
    ("output", include_str!("../../docs/output.md")),
    ("commands", include_str!("../../docs/commands.md")),
    ("theme", include_str!("../../docs/theme.md")),
    ("templates", include_str!("../../docs/templates.md")),
    ("how-it-works", include_str!("../../docs/how-it-works.md")),
    ("contributing", include_str!("../../docs/contributing.md")),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct Help {
    /// A page of the manual, or a command; without one, all are listed
    page: Option<String>,
}

impl Help {
    /// `program` knows what each command takes.
    pub(super) fn run(self, mut program: clap::Command, world: &mut World<'_>) -> io::Result<Exit> {
        program.build();
        let Some(wanted) = self.page else {
            write!(world.out, "{}", program.render_help())?;
            return Ok(Exit::Done);
        };
        let is_wanted = |(name, _): &&(&str, &str)| *name == wanted.trim_end_matches(".md");
        if let Some((_, text)) = PAGES.iter().find(is_wanted) {
            write!(world.out, "{text}")?;
            return Ok(Exit::Done);
        }
        if let Some(command) = program.find_subcommand_mut(&wanted) {
            write!(world.out, "{}", command.render_long_help())?;
            return Ok(Exit::Done);
        }
        writeln!(world.err, "error: there is no page and no command `{wanted}`")?;
        let commands = program.get_subcommands().map(clap::Command::get_name);
        match nearest(&wanted, PAGES.iter().map(|(name, _)| *name).chain(commands)) {
            Some(near) => writeln!(world.err, "help: did you mean `dateline help {near}`?")?,
            None => writeln!(world.err, "help: `dateline help` lists them")?,
        }
        Ok(Exit::Usage)
    }
}
