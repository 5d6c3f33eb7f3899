//! `dateline check`

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::report::counted;
use super::{Exit, World};
use crate::build::{self, Generator, Memory, Moment, Options};
use crate::check::{self, Checked, Folders, Request, TrustItem};
use crate::diagnostic::{Diagnostic, Diagnostics, Drawing, Format, Severity};
use crate::parse::source_slice;
use crate::path::SourcePath;
use crate::publish::since;
use crate::read::text_of_file;

const EXAMPLES: &str = "Examples:
  dateline check
  dateline check --deny warnings --format github
  dateline check --format sarif > dateline.sarif
  dateline check --external
  dateline check --trust

Each finding has a code: `dateline explain D0101` says what it means and how to mend it.";

/// Where a check builds to, seen from the site.
const OUTPUT: &str = ".dateline/check/site";

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
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
    #[arg(long)]
    external: bool,
    /// Show what readers can learn of the paper, and from where
    #[arg(long)]
    trust: bool,
    /// How findings look
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Findings that keep nothing from being published
    Warnings,
}

/// How findings look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// A picture with the lines in question
    #[default]
    Human,
    /// `path:line:column: warning[code]: message`, one a line
    Short,
    /// One JSON object a line, and a summary
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Lines that GitHub's workflows show beside the files
    Github,
}

/// The summary for programs.
#[derive(Serialize)]
struct Summary<'s> {
    checked: bool,
    errors: usize,
    warnings: usize,
    trust: &'s [TrustItem],
}

impl Check {
    pub(super) fn run(self, world: &mut World<'_>) -> io::Result<Exit> {
        let root = world.below(&self.root);
        let options = Options {
            root: root.clone(),
            output: Some(root.join(OUTPUT)),
            base_url: None,
            drafts: false,
            future: false,
            now: self.now.clone().map_or(Moment::At(world.now), Moment::Written),
            clock: world.clock,
            generator: Generator::Running,
            guards_words: false,
            fingerprints: true,
            interrupt_after: None,
        };
        let published = self.output.as_ref().map(|output| world.below(output));
        let check = || self.checked(&options, published.as_deref());
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(self.jobs.unwrap_or(0).into()).build();
        let (checked, is_whole) = pool.map_or_else(|_| check(), |pool| pool.install(check));
        let errors = checked.findings.count(Severity::Error);
        let warnings = checked.findings.count(Severity::Warning);
        self.report(&checked, is_whole, &root, world)?;
        let is_denied = self.deny == Some(Deny::Warnings) && warnings > 0;
        Ok(if errors > 0 || is_denied { Exit::Faults } else { Exit::Done })
    }

    /// Builds into the check's own folder and checks what came out; whether it came to that.
    fn checked(&self, options: &Options, published: Option<&Path>) -> (Checked, bool) {
        let mut memory = Memory::default();
        let outcome = build::rebuild(options, &mut memory, &|_| {}, &|| {});
        let (Some(_), Some(site)) = (&outcome.published, &outcome.site) else {
            let findings: Diagnostics = check::of_build(outcome.diagnostics);
            return (Checked { findings, trust: Vec::new() }, false);
        };
        let root = &options.root;
        let since =
            since(site, memory.published(), &build::memory_of(root, published), |article| {
                let text = text_of_file(root, &article.front.path)?;
                Some(source_slice(&text, article.front.body.start).to_owned())
            });
        let files = memory.published().files();
        #[cfg(feature = "external")]
        let (today, asked) = (
            site.now.to_zoned(site.config.time_zone.clone()).date(),
            root.join(".dateline/check/external"),
        );
        let request = Request {
            site,
            folders: Folders { root, output: &root.join(OUTPUT), shown: OUTPUT },
            memory: &root.join(".dateline/check/facts"),
            files: files.map(|(path, digest, length)| (path.clone(), digest, length)).collect(),
            generator: memory.generator().unwrap_or_else(|| crate::digest::Digest::of(&[])),
            said: outcome.diagnostics.clone(),
            since: &since,
            #[cfg(feature = "external")]
            external: self.external.then_some(check::External { today, memory: &asked }),
        };
        (check::check(request), true)
    }

    fn report(
        &self,
        checked: &Checked,
        is_whole: bool,
        root: &Path,
        world: &mut World<'_>,
    ) -> io::Result<()> {
        let text_of = |path: &SourcePath| text_of_file(root, path);
        let format = match self.format {
            ReportFormat::Short => Format::Short,
            ReportFormat::Json => Format::Json,
            _ => Format::Human,
        };
        let drawing = Drawing { format, colour: world.colour, text_of: &text_of };
        let findings: Vec<&Diagnostic> = checked.findings.sorted();
        match self.format {
            ReportFormat::Sarif => {
                return write!(world.out, "{}", check::sarif(&findings, &drawing));
            }
            ReportFormat::Github => {
                for finding in findings {
                    write!(world.out, "{}", check::github(finding, &drawing))?;
                }
                return Ok(());
            }
            _ => {}
        }
        for finding in findings {
            write!(world.out, "{}", drawing.draw(finding))?;
        }
        let errors = checked.findings.count(Severity::Error);
        let warnings = checked.findings.count(Severity::Warning);
        if self.format == ReportFormat::Json {
            let trust = &checked.trust;
            let summary = Summary { checked: is_whole, errors, warnings, trust };
            return writeln!(world.out, "{}", serde_json::to_string(&summary).unwrap_or_default());
        }
        if self.trust && is_whole {
            write!(world.out, "{}", Table(&checked.trust))?;
        }
        let (errors, warnings) =
            (counted(errors, "error", "errors"), counted(warnings, "warning", "warnings"));
        let what =
            if is_whole { "checked" } else { "the site can't be built, so it wasn't checked" };
        writeln!(world.out, "{what}: {errors}, {warnings}")
    }
}

/// What readers can learn of the paper, as a table.
struct Table<'t>(&'t [TrustItem]);

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().filter_map(|it| it.url.as_ref()).map(|url| url.chars().count());
        let width = width.max().unwrap_or(0).max(4);
        writeln!(f, "{:<16}  {:<width$}  reached", "item", "page")?;
        for TrustItem { item, url, reached_from, of, is_on_every_page } in self.0 {
            let is_of_articles = matches!(*item, "bylines" | "dates");
            let reached = match url {
                _ if is_of_articles => format!("on {reached_from} of {of} articles"),
                None => "missing".to_owned(),
                Some(url) if url.starts_with("mailto:") => "by letter".to_owned(),
                Some(_) if *is_on_every_page => "from every page, in one click".to_owned(),
                Some(_) if reached_from == of => "from every page, in two clicks".to_owned(),
                Some(_) => format!("in two clicks from {reached_from} of {of} pages"),
            };
            let url = url.as_deref().unwrap_or("–");
            writeln!(f, "{item:<16}  {url:<width$}  {reached}")?;
        }
        writeln!(f)
    }
}
