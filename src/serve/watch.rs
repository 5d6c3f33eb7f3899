//! Says “look again” when something in the site may have changed.
//!
//! The system is asked to tell. Where it can't, or can't any more, somebody looks again every second:
//! that finds all there is to find, only later, and costs a build that has nothing to do.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher};

/// What is watched, below the root. The root itself is watched without its folders.
const FOLDERS: &[&str] = &["content", "templates", "static"];

/// A pause after the last event, in which a save of several steps comes to its end.
const QUIET: Duration = Duration::from_millis(6);
/// The longest wait for a pause: a checkout of a thousand files isn't built a thousand times, and
/// one that never ends is still shown.
const LONGEST: Duration = Duration::from_secs(1);
/// How long nobody looks where the system doesn't tell.
const POLL: Duration = Duration::from_secs(1);

/// Watches a site.
pub(super) struct Watch {
    root: PathBuf,
    /// None where somebody looks again and again instead.
    watcher: Option<Box<dyn Watcher + Send>>,
    events: Receiver<Stir>,
    /// Something that came while the site was built.
    early: Vec<Stir>,
    /// When the last wait ended.
    waited: Instant,
    /// Why the system doesn't tell, until that is said.
    unsaid: Option<Unwatched>,
}

/// Why the system doesn't tell of changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwatched {
    /// It watches as many folders as it may.
    TooManyFolders,
    /// It has as many watchers as it may.
    TooManyWatchers,
    /// Something else.
    Other(String),
}

/// Something that the system told.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stir {
    Change,
    /// One of the watched folders itself may have come or gone.
    Folder,
    /// No more is told of some folders.
    Limit(Unwatched),
}

impl Watch {
    pub(super) fn new(root: &Path) -> Self {
        Self::with(root, |sender| {
            let watcher = RecommendedWatcher::new(tell(root, sender), Config::default())?;
            Ok(Box::new(watcher))
        })
    }

    fn with(
        root: &Path,
        make: impl FnOnce(Sender<Stir>) -> notify::Result<Box<dyn Watcher + Send>>,
    ) -> Self {
        let (sender, events) = channel();
        let made = make(sender).and_then(|mut watcher| {
            watcher.watch(root, RecursiveMode::NonRecursive)?;
            for folder in folders(root).filter(|folder| folder.is_dir()) {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
            Ok(watcher)
        });
        let (watcher, unsaid) = match made {
            Ok(watcher) => (Some(watcher), None),
            Err(error) => (None, Some(Unwatched::from(&error))),
        };
        let root = root.to_path_buf();
        Self { root, watcher, events, early: Vec::new(), waited: Instant::now(), unsaid }
    }

    /// Why somebody looks again and again from now on, once.
    pub(super) fn polls_from_now_on(&mut self) -> Option<Unwatched> {
        self.unsaid.take()
    }

    /// Whether something may have changed since the last wait.
    pub(super) fn is_stirring(&mut self) -> bool {
        self.early.extend(self.events.try_iter());
        !self.early.is_empty()
    }

    /// Waits until something may have changed and a moment has passed since, or until `patience`
    /// is at its end.
    pub(super) fn wait(&mut self, patience: Duration) {
        if self.watcher.is_none() {
            // A large site is looked at less often, so that the machine has time for others.
            let pause = (self.waited.elapsed() * 9).clamp(POLL, POLL * 5);
            std::thread::sleep(pause.min(patience));
        } else if let Err(unwatched) = self.listen(patience) {
            self.watcher = None;
            self.unsaid = Some(unwatched);
        }
        self.waited = Instant::now();
    }

    fn listen(&mut self, patience: Duration) -> Result<(), Unwatched> {
        let ended = || Unwatched::Other("its watcher has ended".into());
        let mut stirs = std::mem::take(&mut self.early);
        if stirs.is_empty() {
            match self.events.recv_timeout(patience) {
                Ok(stir) => stirs.push(stir),
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                Err(RecvTimeoutError::Disconnected) => return Err(ended()),
            }
        }
        let first = Instant::now();
        while first.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(stir) => stirs.push(stir),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Err(ended()),
            }
        }
        let limit = stirs.iter().find_map(|stir| match stir {
            Stir::Limit(why) => Some(why.clone()),
            Stir::Change | Stir::Folder => None,
        });
        match limit {
            Some(why) => Err(why),
            None if stirs.contains(&Stir::Folder) => self.watch_folders(),
            None => Ok(()),
        }
    }

    /// A folder that was made just now is watched from now on; one that is watched stays so.
    fn watch_folders(&mut self) -> Result<(), Unwatched> {
        for folder in folders(&self.root).filter(|folder| folder.is_dir()) {
            let watched =
                self.watcher.as_mut().map(|it| it.watch(&folder, RecursiveMode::Recursive));
            if let Some(Err(error)) = watched
                && folder.is_dir()
            {
                return Err(Unwatched::from(&error));
            }
        }
        Ok(())
    }
}

impl From<&notify::Error> for Unwatched {
    fn from(error: &notify::Error) -> Self {
        match &error.kind {
            ErrorKind::MaxFilesWatch => Self::TooManyFolders,
            ErrorKind::Io(io) if io.raw_os_error() == Some(28) => Self::TooManyFolders,
            ErrorKind::Io(io) if io.raw_os_error() == Some(24) => Self::TooManyWatchers,
            _ => Self::Other(error.to_string()),
        }
    }
}

fn folders(root: &Path) -> impl Iterator<Item = PathBuf> {
    FOLDERS.iter().map(move |folder| root.join(folder))
}

/// Hands on what matters of what the system tells.
fn tell(
    root: &Path,
    sender: Sender<Stir>,
) -> impl FnMut(notify::Result<notify::Event>) + Send + 'static {
    let folders: Vec<PathBuf> = folders(root).collect();
    move |event| {
        let stir = match &event {
            // Reading is no change, and a build reads everything.
            Ok(event) if event.kind.is_access() => return,
            // Something was lost, perhaps a folder that came.
            Ok(event) if event.need_rescan() || event.paths.is_empty() => Stir::Folder,
            Ok(event) if event.paths.iter().all(|path| is_own(path)) => return,
            Ok(event) if event.paths.iter().any(|path| folders.contains(path)) => Stir::Folder,
            Ok(_) => Stir::Change,
            Err(error) => match Unwatched::from(error) {
                // It may hide a change.
                Unwatched::Other(_) => Stir::Folder,
                limit => Stir::Limit(limit),
            },
        };
        // Nobody listens any more when the preview ends.
        let _ = sender.send(stir);
    }
}

/// What Dateline writes itself lies in the root, too.
fn is_own(path: &Path) -> bool {
    path.components().any(|part| {
        part.as_os_str() == ".dateline"
            || part.as_os_str().to_string_lossy().ends_with(".dateline-stage")
    })
}

#[cfg(test)]
mod tests {
    use notify::event::{Flag, ModifyKind};
    use notify::{Event, EventKind, NullWatcher};

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    /// A watcher that can watch only the root.
    struct Narrow;

    impl Watcher for Narrow {
        fn new<F: notify::EventHandler>(_: F, _: Config) -> notify::Result<Self> {
            Ok(Self)
        }

        fn watch(&mut self, path: &Path, _: RecursiveMode) -> notify::Result<()> {
            let is_folder = folders(Path::new("")).any(|folder| path.ends_with(folder));
            if is_folder { Err(notify::Error::new(ErrorKind::MaxFilesWatch)) } else { Ok(()) }
        }

        fn unwatch(&mut self, _: &Path) -> notify::Result<()> {
            Ok(())
        }

        fn kind() -> notify::WatcherKind {
            notify::WatcherKind::NullWatcher
        }
    }

    fn io(number: i32) -> notify::Error {
        notify::Error::io(std::io::Error::from_raw_os_error(number))
    }

    /// It looks again by itself, and soon.
    fn polls(watch: &mut Watch, why: Unwatched) {
        assert_eq!(watch.polls_from_now_on(), Some(why));
        assert_eq!(watch.polls_from_now_on(), None);
        let started = Instant::now();
        watch.wait(LONG);
        assert!(started.elapsed() < LONG / 2);
    }

    #[test]
    fn where_the_system_watches_no_more_somebody_looks() {
        let folder = Path::new("/nowhere");
        let other = || notify::Error::generic("no watcher here");
        for (error, why) in [
            (notify::Error::new(ErrorKind::MaxFilesWatch), Unwatched::TooManyFolders),
            (io(28), Unwatched::TooManyFolders),
            (io(24), Unwatched::TooManyWatchers),
            (other(), Unwatched::Other(other().to_string())),
        ] {
            polls(&mut Watch::with(folder, |_| Err(error)), why);
        }
    }

    #[test]
    fn a_limit_that_is_reached_later_is_noticed() {
        let site = tempfile::TempDir::new().expect("a temporary folder");
        let folder = site.path();
        let mut handler = None;
        let mut watch = Watch::with(folder, |sender| {
            handler = Some(tell(folder, sender));
            Ok(Box::new(Narrow))
        });
        let mut handler = handler.expect("a handler");
        assert_eq!(watch.polls_from_now_on(), None);
        // One folder too many deep inside, of which the system tells by itself.
        handler(Err(notify::Error::new(ErrorKind::MaxFilesWatch)));
        assert!(watch.is_stirring());
        watch.wait(LONG);
        polls(&mut watch, Unwatched::TooManyFolders);

        let mut handler = None;
        let mut watch = Watch::with(folder, |sender| {
            handler = Some(tell(folder, sender));
            Ok(Box::new(Narrow))
        });
        let mut handler = handler.expect("a handler");
        // One folder too many of those that are watched.
        let mut named = tempfile::Builder::new();
        let made = named.prefix("static").rand_bytes(0).tempdir_in(folder).expect("a folder");
        let kind = EventKind::Create(notify::event::CreateKind::Folder);
        handler(Ok(Event::new(kind).add_path(made.path().to_path_buf())));
        watch.wait(LONG);
        polls(&mut watch, Unwatched::TooManyFolders);
    }

    #[test]
    fn what_matters_is_told() {
        let root = Path::new("/site");
        let (sender, events) = channel();
        let mut handler = tell(root, sender);
        let modify =
            |path: &str| Event::new(EventKind::Modify(ModifyKind::Any)).add_path(root.join(path));
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        let access = Event::new(EventKind::Access(notify::event::AccessKind::Read));
        for (event, expected) in [
            (Ok(modify("content/articles/a.md")), Some(Stir::Change)),
            (Ok(modify("site.toml")), Some(Stir::Change)),
            (Ok(modify("static")), Some(Stir::Folder)),
            (Ok(modify(".dateline/preview-output/x")), None),
            (Ok(modify(".public.dateline-stage/x")), None),
            (Ok(access.add_path(root.join("content/articles/a.md"))), None),
            (Ok(lost), Some(Stir::Folder)),
            (Err(notify::Error::generic("what?")), Some(Stir::Folder)),
            (Err(io(28)), Some(Stir::Limit(Unwatched::TooManyFolders))),
        ] {
            handler(event);
            assert_eq!(events.try_recv().ok(), expected);
        }
    }

    #[test]
    fn a_wait_ends_with_its_patience() {
        let mut kept = None;
        let mut watch = Watch::with(Path::new("/nowhere"), |sender| {
            kept = Some(sender);
            Ok(Box::new(NullWatcher))
        });
        watch.wait(Duration::from_millis(1));
        assert!(!watch.is_stirring());
        assert_eq!(watch.polls_from_now_on(), None);
        drop(kept);
        // Who tells no more is asked no more.
        watch.wait(LONG);
        assert!(matches!(watch.polls_from_now_on(), Some(Unwatched::Other(_))));
    }
}
