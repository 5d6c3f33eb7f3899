//! `dateline explain`: what a finding means, what made a page, and which pages show a source.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::{Exit, World};
use crate::build::{Moment, Options};
use crate::check::Rule;
use crate::diagnostic::{Severity, nearest};

mod path;

const EXAMPLES: &str = "Examples:
  dateline explain D0101
  dateline explain
  dateline explain public/tags/nato/index.html
  dateline explain /2025/08/16/talks-resume/
  dateline explain content/authors/europe-desk.md";

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct Explain {
    /// The code of a finding, or the path of a source, of a file of the output or of a URL; without
    /// it, all codes are listed
    #[arg(value_name = "CODE|PATH")]
    asked: Option<String>,
    /// Explain as of this day or moment, in the site's time zone
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
    /// Explain a build of drafts and of articles whose date is still to come, too
    #[arg(long)]
    drafts: bool,
    /// The folder that was published in; else `public` in the site
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

impl Explain {
    pub(super) fn run(self, world: &mut World<'_>) -> io::Result<Exit> {
        let Some(asked) = &self.asked else {
            for rule in Rule::all() {
                let severity = name_of(rule.severity);
                writeln!(
                    world.out,
                    "{}  {severity:<7}  {:<24}  {}",
                    rule.code, rule.name, rule.about
                )?;
            }
            return Ok(Exit::Done);
        };
        let found =
            Rule::all().find(|rule| rule.code.eq_ignore_ascii_case(asked) || rule.name == *asked);
        let Some(rule) = found else {
            if path::is_path(asked) {
                return path::tell(asked, self.options(world), world);
            }
            writeln!(world.err, "error: no rule has the code `{asked}`")?;
            if let Some(near) = nearest(asked, Rule::all().flat_map(|rule| [rule.code, rule.name]))
            {
                writeln!(world.err, "  = help: did you mean `{near}`?")?;
            }
            writeln!(world.err, "  = help: `dateline explain` lists all codes")?;
            return Ok(Exit::Usage);
        };
        let Rule { code, name, severity, about, why, mend } = rule;
        let severity = name_of(*severity);
        write!(
            world.out,
            "{severity}[{code}]: {name}\n\n\
             What it means: {about}\n\n\
             Why it matters: {why}\n\n\
             How to mend it: {mend}\n\n\
             Where it is meant to be so: `check = {{ allow = [\"{code}\"], reason = \"…\" }}` in the \
             article, or in `site.toml`\n\n\
             \x20 [[check.allow]]\n  code = \"{code}\"\n  reason = \"…\"\n"
        )?;
        Ok(Exit::Done)
    }

    /// How to build what is explained.
    fn options(&self, world: &World<'_>) -> Options {
        Options {
            root: world.site(&self.root),
            output: self.output.as_ref().map(|output| world.below(output)),
            base_url: None,
            drafts: self.drafts,
            future: self.drafts,
            fingerprints: true,
            now: self.now.clone().map_or(Moment::At(world.now), Moment::Written),
            clock: world.clock,
            generator: world.generator,
            guards_words: false,
            makes_renditions: false,
            allows_removals: true,
            interrupt_after: None,
        }
    }
}

fn name_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
