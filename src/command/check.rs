//! `dateline check`

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Exit, World};
use crate::build::{self, Memory, Moment, Options};
use crate::check::{self, Checked, Folders, Kept, Request};
use crate::diagnostic::{Diagnostic, Drawing, Format, Severity};
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::publish::{self, Before, since};

mod report;
mod revision;
mod vale;

use report::{Report, ReportFormat};

const EXAMPLES: &str = "Examples:
  dateline check
  dateline check --deny warnings --format github
  dateline check --format sarif > dateline.sarif
  dateline check --external
  dateline check --since origin/main
  dateline check --trust
  dateline check --vale

Each finding has a code: `dateline explain D0101` says what it means and how to mend it.";

/// Where a check builds to, seen from the site.
const OUTPUT: &str = publish::CHECK;

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
#[allow(clippy::struct_excessive_bools, reason = "switches of a command line are")]
pub(super) struct Check {
    /// The folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The folder that was published in; else `public` in the site
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Check as of this day or moment, in the site's time zone
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
    /// Use so many threads; else one for each core
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Fail on these, too
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Ask other hosts whether what is linked to is there
    #[cfg(feature = "external")]
    #[arg(long, conflicts_with = "vale")]
    external: bool,
    /// Hold the site against this Git revision instead of what was published
    #[arg(long, value_name = "REV", conflicts_with = "output")]
    since: Option<String>,
    /// Show what readers can learn of the paper, and from where
    #[arg(long)]
    trust: bool,
    /// Write a `.vale.ini` and the paper's names for Vale, which looks at style, and check nothing
    #[arg(long, conflicts_with_all = ["output", "jobs", "since", "trust", "deny", "format"])]
    vale: bool,
    /// Show each finding, where there are many of a kind
    #[arg(long)]
    all: bool,
    /// How findings look
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Findings that keep nothing from being published
    Warnings,
}

impl Check {
    pub(super) fn run(self, world: &mut World<'_>) -> io::Result<Exit> {
        let root = world.site(&self.root);
        if self.vale {
            return vale::write(&root, world);
        }
        let options = Options {
            root: root.clone(),
            output: Some(root.join(OUTPUT)),
            base_url: None,
            drafts: false,
            future: false,
            now: self.now.clone().map_or(Moment::At(world.now), Moment::Written),
            clock: world.clock,
            generator: world.generator,
            guards_words: false,
            makes_renditions: false,
            allows_removals: true,
            fingerprints: true,
            interrupt_after: None,
        };
        let published = self.output.as_ref().map(|output| world.below(output));
        let check = || self.checked(&options, published.as_deref());
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(self.jobs.unwrap_or(0).into()).build();
        let checked = pool.map_or_else(|_| check(), |pool| pool.install(check));
        let (checked, is_whole) = match checked {
            Ok(checked) => checked,
            Err(fault) => {
                let text_of = |_: &SourcePath| None;
                let drawing = Drawing::new(Format::Human, world.colour, &text_of);
                write!(world.err, "{}", drawing.draw(&fault))?;
                return Ok(Exit::Usage);
            }
        };
        let errors = checked.findings.count(Severity::Error);
        let warnings = checked.findings.count(Severity::Warning);
        let (format, trust, all) = (self.format, self.trust, self.all);
        let report = Report { format, trust, is_whole, all, root: &root };
        report.write(&checked, world)?;
        let is_denied = self.deny == Some(Deny::Warnings) && warnings > 0;
        Ok(if errors > 0 || is_denied { Exit::Faults } else { Exit::Done })
    }

    /// Builds into the check's own folder and checks what came out; whether it came to that. It
    /// fails where what was before can't be known.
    fn checked(
        &self,
        options: &Options,
        published: Option<&Path>,
    ) -> Result<(Checked, bool), Diagnostic> {
        let root = &options.root;
        let facts = root.join(".dateline/check/facts");
        let mut memory = Memory::default();
        // What was kept is read while the site is built.
        let (outcome, (kept, before)) = rayon::join(
            || build::rebuild(options, &mut memory, &|_| {}, &|| {}),
            || rayon::join(|| Kept::read(&facts), || self.before(root, published)),
        );
        let before = before?;
        let (Some(_), Some(site)) = (&outcome.published, &outcome.site) else {
            let said = outcome.diagnostics;
            let findings = match &outcome.site {
                Some(site) => check::of_sources(site, root, said),
                None => check::of_build(said),
            };
            return Ok((Checked { findings, trust: Vec::new() }, false));
        };
        let since = since(site, root, memory.published(), &before);
        let output = published.map_or_else(|| root.join("public"), Path::to_owned);
        #[cfg(feature = "external")]
        let (today, asked) = (
            site.now.to_zoned(site.config.time_zone.clone()).date(),
            root.join(".dateline/check/external"),
        );
        let renditions = publish::rendition_files(site, root);
        let made = renditions.iter().map(|(path, digest, length)| (path, *digest, *length));
        let mut files: Vec<_> = memory.published().files().chain(made).collect();
        files.sort_unstable();
        let request = Request {
            site,
            folders: Folders { root, output: &root.join(OUTPUT), shown: OUTPUT },
            kept,
            memory: &facts,
            files,
            generator: memory.generator().unwrap_or_else(|| Digest::of(&[])),
            said: outcome.diagnostics.clone(),
            since: &since,
            published: self.since.is_none().then_some(&output),
            #[cfg(feature = "external")]
            external: self.external.then_some(check::External { today, memory: &asked }),
        };
        let checked = check::check(request);
        // The program ends soon: the system takes all of it back at once.
        std::mem::forget((outcome, memory, before));
        Ok((checked, true))
    }

    /// What readers have seen: what was published, or the site at a revision.
    fn before(&self, root: &Path, published: Option<&Path>) -> Result<Before, Diagnostic> {
        match &self.since {
            Some(name) => revision::before(root, name, &root.join(".dateline/check/since")),
            None => Ok(Before::last(&build::memory_of(root, published))),
        }
    }
}
