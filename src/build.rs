//! Walks the rooms in order: what each hands on is all that the next one knows.

use std::mem;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use jiff::Timestamp;

use crate::arrange::{self, Edition, Site, Status};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::parse::{self, BaseUrl, Config, Known, Parsed, Trust};
use crate::plan;
use crate::publish::{self, Place, Progress, Published, Request};
use crate::read;
use crate::render::Templates;

mod short;

use short::{Last, Rest};

/// What to build, where, and as of when.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Options {
    /// The site.
    pub root: PathBuf,
    /// The folder to publish in; else `public` in the site.
    pub output: Option<PathBuf>,
    /// An address to build for, instead of the site's own.
    pub base_url: Option<String>,
    /// Drafts are built as if they were published.
    pub drafts: bool,
    /// Scheduled articles are built as if their time had come.
    pub future: bool,
    /// The names of the style sheet and the script carry a digest; a preview swaps them by name.
    pub fingerprints: bool,
    /// The moment that decides what is published.
    pub now: Moment,
    /// Reads the clock that the file system has, too: a file that was written a moment ago may be
    /// written again without a trace.
    pub clock: fn() -> Timestamp,
    /// Names the program.
    pub generator: Generator,
    /// Silent edits of published articles are told of. Nothing is published in a preview.
    pub guards_words: bool,
    /// Pictures are made of pictures: a preview makes them when a browser asks, a check needs none.
    pub makes_renditions: bool,
    /// Most of a site's articles may go with one build.
    pub allows_removals: bool,
    /// Ends all writing after so many steps, as a kill would. For tests.
    pub interrupt_after: Option<usize>,
}

impl Options {
    /// Names the program, by what is known of it.
    fn generator(&self, known: &mut Known) -> Digest {
        match self.generator {
            Generator::Running => known.generator(|known| read::generator(known, (self.clock)())),
            Generator::Named(name) => name,
        }
    }
}

/// What makes pages: another one may make other pages of the same site.
#[derive(Clone, Copy, Debug)]
pub enum Generator {
    /// The program that is running.
    Running,
    /// One of this name. For tests.
    Named(Digest),
}

/// The moment of a build.
#[derive(Clone, Debug)]
pub enum Moment {
    /// Read off a clock.
    At(Timestamp),
    /// To be read off a clock at every build.
    Clock(fn() -> Timestamp),
    /// Written by a person, who may mean the site's time zone.
    Written(String),
}

/// What a build knows from those before it. Whoever builds again keeps it; else it is on the disk.
#[derive(Debug, Default)]
pub struct Memory {
    known: Option<Known>,
    published: publish::Memory,
    last: Option<Last>,
    generator: Option<Digest>,
}

impl Memory {
    /// What was published last.
    #[must_use]
    pub fn published(&self) -> &publish::Memory {
        &self.published
    }

    /// Names the program that built last.
    #[must_use]
    pub fn generator(&self) -> Option<Digest> {
        self.generator
    }
}

/// What came of a build.
#[derive(Debug)]
pub struct Outcome {
    /// What was published; none if there were errors, and the output is then as it was.
    pub published: Option<Published>,
    /// Published articles.
    pub articles: usize,
    /// Articles that are left out, by why.
    pub withheld: Vec<(Status, usize)>,
    /// When the output changes without an edit.
    pub changes_next_at: Option<Timestamp>,
    /// The site as it was built; none if it couldn't be read.
    pub site: Option<Arc<Site>>,
    /// All errors and warnings.
    pub diagnostics: Diagnostics,
}

/// Builds a site.
pub fn build(options: &Options, planned: &dyn Fn(usize), progress: Progress<'_>) -> Outcome {
    rebuild(options, &mut Memory::default(), planned, progress)
}

/// Builds a site with what builds before it left in `memory`.
pub fn rebuild(
    options: &Options,
    memory: &mut Memory,
    planned: &dyn Fn(usize),
    progress: Progress<'_>,
) -> Outcome {
    match attempt(options, memory, planned, progress) {
        Ok(outcome) => outcome,
        Err(diagnostics) => Outcome {
            published: None,
            articles: 0,
            withheld: Vec::new(),
            changes_next_at: None,
            site: None,
            diagnostics,
        },
    }
}

fn attempt(
    options: &Options,
    memory: &mut Memory,
    planned: &dyn Fn(usize),
    progress: Progress<'_>,
) -> Result<Outcome, Diagnostics> {
    let place = place(options);
    let known = memory.known.take();
    let (read, (known, generator)) = rayon::join(
        || read::read(&options.root),
        || {
            let kept = || Known::from_bytes(&read::kept(&place.memory));
            let mut known = known.unwrap_or_else(kept);
            let generator = options.generator(&mut known);
            (known, generator)
        },
    );
    let known = memory.known.insert(known);
    memory.generator = Some(generator);
    let (sources, mut diagnostics) = read?;
    let read_at = (options.clock)();
    let trust = Trust { generator, read_at };
    let (mut parsed, found) = parse::parse_unknown(&sources, known, trust);
    diagnostics.append(found);
    if let Some(address) = &options.base_url {
        parsed.config.base_url = base_url(address)?;
    }
    parsed.config.fingerprints = options.fingerprints;
    let edition = Edition {
        now: moment(&options.now, &parsed.config)?,
        drafts: options.drafts,
        future: options.future,
    };
    let request = Request {
        sources: &sources,
        place: &place,
        generator,
        guards_words: options.guards_words,
        has_readers: options.guards_words && !options.drafts && !options.future,
        allows_removals: options.allows_removals,
        makes_renditions: options.makes_renditions,
        has_errors: diagnostics.has_errors(),
    };
    let rest = Rest::of(&sources, &parsed);
    if let Some(mut last) = memory.last.take()
        && !request.has_errors
        && let Some(changed) = last.changed(&rest, &parsed, edition.now)
        && let Some(published) = last.publish(&changed, &request, &mut memory.published)
    {
        last.articles = parsed.articles;
        let outcome = outcome(Some(published), &last.site, last.diagnostics.clone());
        memory.last = Some(last);
        return Ok(outcome);
    }
    let articles = parsed.articles.clone();
    let whole = Whole { request, edition, planned, progress };
    let (site, templates, published, found) = whole.publish(parsed, known, &mut memory.published);
    diagnostics.append(found);
    let site = Arc::new(site);
    let outcome = outcome(published, &site, diagnostics.clone());
    memory.last =
        outcome.published.is_some().then(|| Last { rest, articles, site, templates, diagnostics });
    Ok(outcome)
}

/// The long way, by all rooms.
struct Whole<'w> {
    request: Request<'w>,
    edition: Edition,
    planned: &'w dyn Fn(usize),
    progress: Progress<'w>,
}

impl Whole<'_> {
    fn publish(
        mut self,
        parsed: Parsed,
        known: &mut Known,
        memory: &mut publish::Memory,
    ) -> (Site, Templates, Option<Published>, Diagnostics) {
        thread::scope(|threads| {
            let Request { place, has_errors, .. } = self.request;
            let last = mem::take(memory);
            let begun = threads.spawn(move || {
                let begun = publish::begin(place, last);
                if begun.is_ok() && !has_errors {
                    // Without it the next build reads everything, and says so if it can't write.
                    let _ = publish::keep(known.keep(), &place.memory);
                }
                begun
            });
            let (site, mut diagnostics) = arrange::arrange(parsed, self.edition);
            let (plan, found) = plan::plan(&site);
            diagnostics.append(found);
            let shared = plan.shared();
            let zone = &site.config.time_zone;
            let sources = &self.request.sources.templates;
            let (templates, found) = Templates::compile(sources, &site.languages, zone, &shared);
            diagnostics.append(found);
            (self.planned)(plan.pages().len());
            self.request.has_errors |= diagnostics.has_errors();
            let begun = begun.join().unwrap_or_else(|panic| resume_unwind(panic));
            let (published, found) =
                publish::publish(&plan, &templates, &self.request, begun, memory, self.progress);
            diagnostics.append(found);
            drop(plan);
            (site, templates, published, diagnostics)
        })
    }
}

fn outcome(published: Option<Published>, site: &Arc<Site>, diagnostics: Diagnostics) -> Outcome {
    Outcome {
        published,
        articles: site.articles.iter().filter(|it| !site.is_broken(&it.front.path)).count(),
        withheld: site.withheld.iter().map(|(status, count)| (*status, *count)).collect(),
        changes_next_at: site.changes_next_at,
        site: Some(Arc::clone(site)),
        diagnostics,
    }
}

/// Where a build publishes.
pub(crate) fn place(options: &Options) -> Place {
    Place {
        root: options.root.clone(),
        output: options.output.clone().unwrap_or_else(|| options.root.join("public")),
        memory: memory_of(&options.root, options.output.as_deref()),
        twin: twin(options),
        interrupt_after: options.interrupt_after,
    }
}

/// What a first check may take pages from: the usual output.
fn twin(options: &Options) -> Option<(PathBuf, PathBuf)> {
    let check = options.root.join(publish::CHECK);
    let root = &options.root;
    let is_check = options.output.as_ref() == Some(&check);
    is_check.then(|| (root.join("public"), memory_of(root, None)))
}

/// Where a site is published that says nothing else.
#[cfg(feature = "serve")]
pub(crate) fn usual_place(root: &Path) -> Place {
    Place {
        root: root.to_path_buf(),
        output: root.join("public"),
        memory: memory_of(root, None),
        twin: None,
        interrupt_after: None,
    }
}

/// The folder that keeps the memory of an output of the site at `root`.
///
/// The memory of the usual output has a plain name. That of another is named for its folder,
/// relative to the site if it is in it: a site that is moved keeps its memory.
#[must_use]
pub fn memory_of(root: &Path, output: Option<&Path>) -> PathBuf {
    let name = match output {
        None => "public".into(),
        Some(output) => {
            let inside: Option<&Path> = output.strip_prefix(root).ok();
            match inside {
                Some(inside) if inside == Path::new("public") => "public".into(),
                _ => {
                    let named = inside.unwrap_or(output).to_string_lossy();
                    format!("output-{}", Digest::of(named.as_bytes()).short(16))
                }
            }
        }
    };
    root.join(".dateline").join(name)
}

fn base_url(address: &str) -> Result<BaseUrl, Diagnostic> {
    BaseUrl::parse(address).map_err(|reason| {
        Diagnostic::error(format!("`{address}` is no address of a site")).help(reason)
    })
}

/// The moment that is meant.
pub(crate) fn moment(now: &Moment, config: &Config) -> Result<Timestamp, Diagnostic> {
    match now {
        Moment::At(timestamp) => Ok(*timestamp),
        Moment::Clock(clock) => Ok(clock()),
        Moment::Written(text) => {
            Date::parse(text, &config.time_zone).map(|date| date.timestamp()).map_err(|reason| {
                Diagnostic::error(format!("`{text}` is no day and no time: {reason}"))
                    .help("write it like `2025-08-16` or `2025-08-16T09:30:00`")
            })
        }
    }
}
