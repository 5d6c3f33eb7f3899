//! `dateline build`

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::report::{self, counted};
use super::{Exit, World};
use crate::arrange::Status;
use crate::build::{self, Memory, Moment, Options, Outcome};
use crate::diagnostic::{Format, Severity};
use crate::publish::{Cleaned, Reason, clean_pictures};

const EXAMPLES: &str = "Examples:
  dateline build
  dateline build --drafts --output /tmp/draft
  dateline build --now 2025-08-16T09:00:00 --explain";

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "switches of a command line are")]
pub(super) struct Build {
    /// The folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The folder to publish in; else `public` in the site
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Build for this address instead of the one in `site.toml`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Build drafts too
    #[arg(long)]
    drafts: bool,
    /// Build articles too whose date is still to come
    #[arg(long)]
    future: bool,
    /// Build as of this day or moment, in the site's time zone
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
    /// Use so many threads; else one for each core
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Take more than half of the articles off the site, if that is meant
    #[arg(long)]
    allow_removals: bool,
    /// Remove kept pictures from `.dateline/pictures` that the site doesn't show any more
    #[arg(long)]
    clean_pictures: bool,
    /// Say why each page is rendered
    #[arg(long)]
    explain: bool,
    /// How errors and the summary look
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Say nothing but errors and warnings
    #[arg(long)]
    quiet: bool,
    /// Show each error and warning, where there are many of a kind
    #[arg(long)]
    all: bool,
}

/// The summary for programs.
#[derive(Serialize)]
struct Summary<'s> {
    published: bool,
    articles: usize,
    pages: usize,
    rendered: usize,
    written: usize,
    removed: usize,
    seconds: f64,
    errors: usize,
    warnings: usize,
    changes_next_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasons: Option<Vec<Explained<'s>>>,
}

/// Why a page was rendered.
#[derive(Serialize)]
struct Explained<'e> {
    path: &'e str,
    reason: Reason,
}

impl Build {
    pub(super) fn run(self, world: &mut World<'_>) -> io::Result<Exit> {
        let started = Instant::now();
        let options = Options {
            root: world.site(&self.root),
            output: self.output.as_ref().map(|output| world.below(output)),
            base_url: self.base_url.clone(),
            drafts: self.drafts,
            future: self.future,
            fingerprints: true,
            now: self.now.clone().map_or(Moment::At(world.now), Moment::Written),
            clock: world.clock,
            generator: world.generator,
            guards_words: true,
            makes_renditions: true,
            allows_removals: self.allow_removals,
            interrupt_after: None,
        };
        let bar = progress_bar(world.is_terminal && !self.quiet);
        let mut memory = Memory::default();
        let mut build = || {
            let planned = |pages| bar.set_length(pages as u64);
            build::rebuild(&options, &mut memory, &planned, &|| bar.inc(1))
        };
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(self.jobs.unwrap_or(0).into()).build();
        let outcome = match pool {
            Ok(pool) => pool.install(build),
            Err(_) => build(),
        };
        bar.finish_and_clear();
        match self.report(&outcome, &options.root, started.elapsed(), world) {
            // Whether the site was published doesn't hang on who listens.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
            _ => {}
        }
        let mut exit = if outcome.published.is_some() { Exit::Done } else { Exit::Faults };
        if self.clean_pictures && !self.clean(&outcome, &options.root, world)? {
            exit = Exit::Faults;
        }
        // The program ends here: the system takes everything back at once, and a hundred thousand
        // articles needn't be taken apart one by one.
        std::mem::forget((outcome, memory));
        Ok(exit)
    }

    /// Removes kept pictures that nothing shows; whether that could be done. Of a site with errors it
    /// isn't known what it shows, and that was said.
    fn clean(&self, outcome: &Outcome, root: &Path, world: &mut World<'_>) -> io::Result<bool> {
        let Some(site) = outcome.site.as_deref().filter(|_| outcome.published.is_some()) else {
            return Ok(true);
        };
        match clean_pictures(site, root) {
            Ok(Cleaned { files, bytes }) => {
                if !self.quiet && self.format != Format::Json && files > 0 {
                    let files = counted(files, "kept picture", "kept pictures");
                    let megabytes = bytes.div_ceil(1_000_000);
                    writeln!(world.out, "{files} that nothing shows removed: {megabytes} MB")?;
                }
                Ok(true)
            }
            Err(fault) => {
                report::diagnostics(&fault.into(), root, self.format, world)?;
                Ok(false)
            }
        }
    }

    fn report(
        &self,
        outcome: &Outcome,
        root: &Path,
        took: Duration,
        world: &mut World<'_>,
    ) -> io::Result<()> {
        report::shown(&outcome.diagnostics, root, self.format, self.all, world)?;
        if self.quiet && self.format != Format::Json {
            return Ok(());
        }
        self.summary(outcome, took, world)
    }

    fn summary(&self, outcome: &Outcome, took: Duration, world: &mut World<'_>) -> io::Result<()> {
        if self.format == Format::Json {
            return writeln!(world.out, "{}", self.json(outcome, took));
        }
        let errors = outcome.diagnostics.count(Severity::Error);
        let warnings = counted(outcome.diagnostics.count(Severity::Warning), "warning", "warnings");
        let Some(published) = &outcome.published else {
            let errors = counted(errors, "error", "errors");
            return writeln!(world.err, "nothing was published: {errors}, {warnings}");
        };
        if self.explain {
            for (path, reason) in &published.rendered {
                writeln!(world.out, "{path}: {reason}")?;
            }
        }
        let withheld: Vec<String> = outcome.withheld.iter().map(withheld).collect();
        if !withheld.is_empty() {
            writeln!(world.out, "left out: {}", withheld.join(", "))?;
        }
        if let Some(next) = outcome.changes_next_at {
            writeln!(world.out, "the site changes by itself at {next}: build again then")?;
        }
        writeln!(
            world.out,
            "{}, {}: {} rendered, {} written, {} removed in {:.2} s",
            counted(outcome.articles, "article", "articles"),
            counted(published.pages, "page", "pages"),
            published.rendered.len(),
            published.written.len(),
            published.removed.len(),
            took.as_secs_f64(),
        )
    }

    fn json(&self, outcome: &Outcome, took: Duration) -> String {
        let published = outcome.published.clone().unwrap_or_default();
        let reasons = published.rendered.iter();
        let reasons =
            reasons.map(|(path, reason)| Explained { path: path.as_str(), reason: *reason });
        let summary = Summary {
            published: outcome.published.is_some(),
            articles: outcome.articles,
            pages: published.pages,
            rendered: published.rendered.len(),
            written: published.written.len(),
            removed: published.removed.len(),
            seconds: (took.as_secs_f64() * 1000.0).round() / 1000.0,
            errors: outcome.diagnostics.count(Severity::Error),
            warnings: outcome.diagnostics.count(Severity::Warning),
            changes_next_at: outcome.changes_next_at.map(|moment| moment.to_string()),
            reasons: self.explain.then(|| reasons.collect()),
        };
        serde_json::to_string(&summary).unwrap_or_default()
    }
}

fn withheld((status, count): &(Status, usize)) -> String {
    match status {
        Status::Draft => counted(*count, "draft", "drafts"),
        Status::Scheduled => format!("{count} scheduled"),
        Status::Expired => format!("{count} expired"),
        Status::Published | Status::Unused | Status::Broken => String::new(),
    }
}

/// A bar for builds that take a while; a short one is over before it is drawn.
fn progress_bar(is_shown: bool) -> ProgressBar {
    let target =
        if is_shown { ProgressDrawTarget::stderr_with_hz(8) } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(None, target);
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} pages");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
