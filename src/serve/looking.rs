//! The loop: build, show, wait.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::preview::{Change, Preview};
use super::watch::{Unwatched, Watch};
use crate::build::{Memory, Moment, Options, Outcome, rebuild};
use crate::diagnostic::{Diagnostic, Diagnostics, Drawing, Format, Severity, texts};
use crate::path::SourcePath;
use crate::read::text_of_file;

/// Told of every build that is worth a word, and how long it took.
pub type Say = Box<dyn Fn(Told<'_>) + Send>;

/// A word for the terminal.
#[derive(Debug)]
pub enum Told<'t> {
    /// A build.
    Built {
        /// What came of it.
        outcome: &'t Outcome,
        /// How long it took.
        took: Duration,
        /// Its errors and warnings aren't those of the build before.
        is_new: bool,
    },
    /// The system doesn't tell of changes, so somebody looks again every second.
    Polling(Unwatched),
}

/// How many builds in a row may fail unsaid while files are being written.
const UNSURE: u32 = 5;

/// Starts the loop in a thread of its own.
pub(super) fn start(options: Options, preview: Arc<Preview>, say: Say) -> io::Result<()> {
    std::thread::Builder::new().name("builder".into()).spawn(move || {
        let mut watch = Watch::new(&options.root);
        let mut memory = Memory::default();
        let mut last_said = None;
        let mut unsure = 0;
        loop {
            if let Some(why) = watch.polls_from_now_on() {
                say(Told::Polling(why));
            }
            let started = Instant::now();
            let mut outcome = rebuild(&options, &mut memory, &|_| {}, &|| {});
            // A file that is just being written may be half a file. What is wrong then is said only
            // if it still is when the writing has ended, or goes on and on.
            let is_unsure = outcome.published.is_none() && watch.is_stirring();
            unsure = if is_unsure { unsure + 1 } else { 0 };
            let patience = patience(&outcome, &options);
            if !(1..UNSURE).contains(&unsure) {
                let change = change(&options, &mut outcome);
                let found = outcome.diagnostics.sorted().into_iter().cloned().collect::<Vec<_>>();
                let said = Some((found, change.fault.clone()));
                let is_new = said != last_said;
                last_said = said;
                if is_new || is_news(&outcome) {
                    preview.take(change);
                    // The terminal comes last: who reads there that a page is written finds it so.
                    let took = started.elapsed();
                    say(Told::Built { outcome: &outcome, took, is_new });
                } else {
                    preview.take_quietly(change);
                }
            }
            watch.wait(patience);
        }
    })?;
    Ok(())
}

fn is_news(outcome: &Outcome) -> bool {
    outcome.published.as_ref().is_some_and(|it| !it.written.is_empty() || !it.removed.is_empty())
}

/// How long nothing changes without a save: until an embargo ends, or an hour, for a machine that
/// sleeps doesn't know how long it did.
fn patience(outcome: &Outcome, options: &Options) -> Duration {
    let hour = Duration::from_hours(1);
    let Moment::Clock(clock) = options.now else { return hour };
    let Some(next) = outcome.changes_next_at else { return hour };
    // The moment may have come while the site was built.
    let until = Duration::try_from(next.duration_since(clock())).unwrap_or_default();
    // A little later, so that the moment has surely come.
    (until + Duration::from_millis(20)).min(hour)
}

fn draw(options: &Options, diagnostics: &Diagnostics) -> String {
    let text_of = texts(|path: &SourcePath| text_of_file(&options.root, path));
    let drawing = Drawing { format: Format::Human, colour: false, text_of: &text_of };
    diagnostics.sorted().into_iter().map(|it| drawing.draw(it)).collect()
}

fn change(options: &Options, outcome: &mut Outcome) -> Change {
    let Some(published) = &outcome.published else {
        return Change { fault: Some(draw(options, &outcome.diagnostics)), ..Change::default() };
    };
    Change {
        changed: published.written.clone(),
        removed: published.removed.clone(),
        fault: None,
        warnings: warnings(&outcome.diagnostics),
        site: outcome.site.take(),
    }
}

fn warnings(diagnostics: &Diagnostics) -> Vec<Diagnostic> {
    let warnings = diagnostics.sorted().into_iter();
    warnings.filter(|it| it.severity == Severity::Warning).cloned().collect()
}
