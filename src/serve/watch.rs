//! Says “look again” when something in the site may have changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Config, ErrorKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// What is watched, below the root. The root itself is watched without its folders.
const FOLDERS: &[&str] = &["content", "templates", "static"];

/// A pause after the last event, in which a save of several steps comes to its end.
const QUIET: Duration = Duration::from_millis(6);
/// The longest wait for a pause: a checkout of a thousand files isn't built a thousand times, and
/// one that never ends is still shown.
const LONGEST: Duration = Duration::from_millis(400);

/// Watches a site.
pub(super) struct Watch {
    root: PathBuf,
    watcher: Box<dyn Watcher + Send>,
    /// Whether one of the watched folders itself came or went.
    events: Receiver<bool>,
    /// An event that came while the site was built.
    early: Option<bool>,
    /// The system can't watch so many folders; it is asked again and again instead.
    pub(super) is_polling: bool,
}

impl Watch {
    pub(super) fn new(root: &Path) -> notify::Result<Self> {
        let (sender, events) = channel();
        match Self::with(
            root,
            Box::new(RecommendedWatcher::new(tell(root, sender), Config::default())?),
        ) {
            Ok(watcher) => Ok(Self {
                root: root.to_path_buf(),
                watcher,
                events,
                early: None,
                is_polling: false,
            }),
            Err(error) if is_limit(&error) => {
                let (sender, events) = channel();
                let config = Config::default().with_poll_interval(Duration::from_secs(1));
                let watcher =
                    Self::with(root, Box::new(PollWatcher::new(tell(root, sender), config)?))?;
                Ok(Self {
                    root: root.to_path_buf(),
                    watcher,
                    events,
                    early: None,
                    is_polling: true,
                })
            }
            Err(error) => Err(error),
        }
    }

    fn with(
        root: &Path,
        mut watcher: Box<dyn Watcher + Send>,
    ) -> notify::Result<Box<dyn Watcher + Send>> {
        watcher.watch(root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS {
            let folder = root.join(folder);
            if folder.is_dir() {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(watcher)
    }

    /// Whether something may have changed since the last wait.
    pub(super) fn is_stirring(&mut self) -> bool {
        self.early = self.early.or_else(|| self.events.try_recv().ok());
        self.early.is_some()
    }

    /// Waits until something may have changed and a moment has passed since, or until `patience`
    /// is at its end. `false` when nothing will ever change again.
    pub(super) fn wait(&mut self, patience: Duration) -> bool {
        let next = self.early.take().map_or_else(|| self.events.recv_timeout(patience), Ok);
        let mut is_folder = match next {
            Ok(is_folder) => is_folder,
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        };
        let first = Instant::now();
        while first.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(another) => is_folder |= another,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        if is_folder {
            // One that was made just now is watched from now on; one that is watched stays so.
            for folder in FOLDERS.iter().map(|folder| self.root.join(folder)) {
                if folder.is_dir() {
                    let _ = self.watcher.watch(&folder, RecursiveMode::Recursive);
                }
            }
        }
        true
    }
}

fn tell(
    root: &Path,
    sender: Sender<bool>,
) -> impl FnMut(notify::Result<notify::Event>) + Send + 'static {
    let folders: Vec<PathBuf> = FOLDERS.iter().map(|folder| root.join(folder)).collect();
    move |event| {
        // Reading is no change, and a build reads everything. An error may hide a change.
        let is_change = event.as_ref().map_or(true, |event| {
            !event.kind.is_access() && !event.paths.iter().all(|path| is_own(path))
        });
        if is_change {
            let is_folder = event
                .as_ref()
                .map_or(true, |event| event.paths.iter().any(|path| folders.contains(path)));
            // Nobody listens any more when the preview ends.
            let _ = sender.send(is_folder);
        }
    }
}

/// What Dateline writes itself lies in the root, too.
fn is_own(path: &Path) -> bool {
    path.components().any(|part| {
        part.as_os_str() == ".dateline"
            || part.as_os_str().to_string_lossy().ends_with(".dateline-stage")
    })
}

fn is_limit(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        // The limit of watches, and the limit of files.
        ErrorKind::Io(io) => matches!(io.raw_os_error(), Some(28 | 24)),
        _ => false,
    }
}
