//! `dateline serve`

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use clap::Args;

use super::{Exit, World, report};
use crate::build::{Generator, Moment, Options, Outcome, moment};
use crate::diagnostic::{Format, Severity};
use crate::parse;
use crate::read::read;
use crate::serve::{Host, Listening, Serving, Told, Unwatched, folder_of, output_of, serve};

mod running;

use running::Refusal;

const EXAMPLES: &str = "Examples:
  dateline serve --open
  dateline serve --host 192.168.1.20 --port 8080";

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct Serve {
    /// The folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The port to listen at; the next free one if it is taken
    #[arg(long, value_name = "PORT", default_value_t = 1111)]
    port: u16,
    /// An address or a name of this machine, to let others in its network in; 0.0.0.0 for all
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: Host,
    /// Another name by which browsers may ask for the preview, through a tunnel or another server
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<Host>,
    /// Show the site as of this day or moment, like `2025-08-16T09:30:00`
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Leave drafts and scheduled articles out, as `build` does
    #[arg(long)]
    no_drafts: bool,
}

impl Serve {
    pub(super) fn run(self, world: &mut World<'_>) -> io::Result<Exit> {
        let root = world.site(&self.root);
        let now = self.now.clone().map_or(Moment::Clock(world.clock), Moment::Written);
        let settings = read(&root).and_then(|(sources, _)| {
            let settings = parse::settings(&sources);
            Ok(moment(&now, &settings).map(|_| settings)?)
        });
        let folder = match settings {
            Ok(settings) => folder_of(&settings.base_url),
            Err(faults) => {
                report::diagnostics(&faults, &root, Format::Human, world)?;
                return Ok(Exit::Faults);
            }
        };
        let running = match running::take(&root) {
            Ok(running) => running,
            Err(refusal) => return self.refused(refusal, world),
        };
        let options = Options {
            output: Some(output_of(&root)),
            root: root.clone(),
            base_url: None,
            drafts: !self.no_drafts,
            future: !self.no_drafts,
            fingerprints: false,
            now,
            clock: world.clock,
            generator: world.generator,
            guards_words: false,
            makes_renditions: false,
            allows_removals: true,
            interrupt_after: None,
        };
        let colour = world.colour;
        let (host, allowed) = (self.host.clone(), self.allow_host.clone());
        let serving = Serving { options, host, port: self.port, folder, allowed };
        let (port, open) = (self.port, self.open);
        let mut said = Ok(());
        let listening = |at: &Listening| {
            running.is_at(&at.url);
            said = told_where(at, port, world);
            if open {
                open_browser(&at.url);
            }
        };
        let say = Box::new(move |told: Told<'_>| tell(&told, &root, colour));
        if let Err(error) = serve(serving, listening, say) {
            writeln!(
                world.err,
                "error: the preview can't listen at {}:{port}: {error}\n\
                 help: give `--host` an address or a name of this machine, and `--port` a port that \
                 anybody may use, from 1024 on",
                self.host
            )?;
            return Ok(Exit::Faults);
        }
        said?;
        Ok(Exit::Done)
    }

    fn refused(&self, refusal: Refusal, world: &mut World<'_>) -> io::Result<Exit> {
        match refusal {
            Refusal::RunsAt(Some(url)) if self.open => {
                writeln!(world.out, "a preview of this site is running already, at {url}")?;
                open_browser(&url);
                return Ok(Exit::Done);
            }
            Refusal::RunsAt(url) => {
                let place = url.map(|url| format!(", at {url}")).unwrap_or_default();
                writeln!(
                    world.err,
                    "error: a preview of this site is running already{place}\n\
                     help: look at that one, or end it with Ctrl-C in its terminal first"
                )?;
            }
            Refusal::Unwritable(folder, error) => {
                writeln!(world.err, "error: `{}` can't be written: {error}", folder.display())?;
            }
        }
        Ok(Exit::Faults)
    }
}

fn told_where(at: &Listening, asked: u16, world: &mut World<'_>) -> io::Result<()> {
    // Port 0 asks for any that is free.
    if asked != 0 && at.address.port() != asked {
        writeln!(world.out, "port {asked} is taken, so it is {}", at.address.port())?;
    }
    if !at.address.ip().is_loopback() {
        writeln!(world.out, "everybody in this network can see the preview, drafts included")?;
    }
    writeln!(world.out, "the preview is at {} until you press Ctrl-C", at.url)?;
    world.out.flush()
}

/// Says what was built, from the builder's thread.
fn tell(told: &Told<'_>, root: &std::path::Path, colour: bool) {
    let mut world = World {
        out: &mut io::stdout(),
        err: &mut io::stderr(),
        now: jiff::Timestamp::UNIX_EPOCH,
        clock: || jiff::Timestamp::UNIX_EPOCH,
        generator: Generator::Running,
        folder: root.to_path_buf(),
        is_terminal: false,
        colour,
    };
    // A terminal that is gone has nothing to read any more.
    let _ = match told {
        Told::Built { outcome, took, is_new } => {
            // Warnings that were said at the last build aren't said again at every save.
            let said = if *is_new {
                report::diagnostics(&outcome.diagnostics, root, Format::Human, &mut world)
            } else {
                Ok(())
            };
            said.and_then(|()| built(outcome, *took, &mut world))
        }
        Told::Polling(why) => writeln!(world.err, "{}", unwatched(why)),
    };
}

fn unwatched(why: &Unwatched) -> String {
    let (reason, limit) = match why {
        Unwatched::TooManyFolders => (
            "the system watches as many folders as it may".to_owned(),
            Some("max_user_watches=524288"),
        ),
        Unwatched::TooManyWatchers => (
            "the system has as many watchers as it may".to_owned(),
            Some("max_user_instances=1024"),
        ),
        Unwatched::Other(reason) => (format!("the site can't be watched ({reason})"), None),
    };
    let help = limit.map(|limit| {
        format!("\nhelp: on Linux, raise the limit with `sudo sysctl fs.inotify.{limit}`")
    });
    let help = help.unwrap_or_default();
    format!("warning: {reason}, so the preview looks for changes once a second{help}")
}

fn built(outcome: &Outcome, took: Duration, world: &mut World<'_>) -> io::Result<()> {
    match &outcome.published {
        None => {
            let errors = outcome.diagnostics.count(Severity::Error);
            writeln!(world.out, "not shown yet: {}", report::counted(errors, "error", "errors"))
        }
        Some(published) => writeln!(
            world.out,
            "{} written, {} removed in {:.0} ms",
            report::counted(published.written.len(), "page", "pages"),
            published.removed.len(),
            took.as_secs_f64() * 1000.0,
        ),
    }
}

/// Asks the system to open a URL. Where it can't, that is said.
fn open_browser(url: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let mut command = Command::new(program);
    // What it has to say isn't about the preview, and Ctrl-C isn't meant for it.
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let said = format!("warning: no browser could be opened; go to {url} in yours");
    match command.spawn() {
        Err(_) => drop(writeln!(io::stderr(), "{said}")),
        // It may take long to say that it can't. Explorer says so even when it can.
        Ok(mut child) => drop(std::thread::spawn(move || {
            let is_open = child.wait().is_ok_and(|status| status.success());
            if !is_open && !cfg!(windows) {
                drop(writeln!(io::stderr(), "{said}"));
            }
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_can_raise_a_limit_is_told_how() {
        assert_eq!(
            unwatched(&Unwatched::TooManyFolders),
            "warning: the system watches as many folders as it may, so the preview looks for changes \
             once a second\n\
             help: on Linux, raise the limit with `sudo sysctl fs.inotify.max_user_watches=524288`"
        );
        assert_eq!(
            unwatched(&Unwatched::Other("why".into())),
            "warning: the site can't be watched (why), so the preview looks for changes once a second"
        );
    }
}
