//! The program at work on a site of its own, ended when the test is done with it.

use std::cell::RefCell;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::events::Events;
use crate::http::{Answer, PATIENCE, ask};
use crate::scratch;

/// A site in a temporary folder.
pub(crate) struct Site {
    folder: TempDir,
}

impl Site {
    /// A paper with two articles, an alias and a standing page.
    pub(crate) fn new() -> Self {
        let site = Self { folder: scratch::folder() };
        site.write("site.toml", "title = \"Test\"\nbase_url = \"https://example.org\"\n");
        site.write("content/articles/a.md", article("A", "", "First words."));
        site.write("content/articles/b.md", article("B", "aliases = [\"/old/\"]\n", "Of B."));
        site.write("content/pages/about.md", "+++\ntitle = \"About\"\n+++\n\nWho we are.\n");
        site
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        fs::write(file, text).expect("a written file");
    }

    pub(crate) fn output(&self) -> PathBuf {
        self.root().join(".dateline/preview-output")
    }

    /// Starts the preview on a free port and waits for its first build.
    pub(crate) fn serve(self) -> Server {
        let server = self.start(&["--port", "0"]);
        server.built();
        server
    }

    /// Starts the preview and waits until it listens.
    pub(crate) fn start(self, arguments: &[&str]) -> Server {
        let root = self.root();
        self.start_as(dateline(&root), arguments)
    }

    /// The same by a command with more of the environment in it.
    pub(crate) fn start_as(self, mut command: Command, arguments: &[&str]) -> Server {
        command.arg("serve").args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program");
        let (sender, said) = channel();
        let pipes: [Box<dyn std::io::Read + Send>; 2] = [
            Box::new(child.stdout.take().expect("a pipe")),
            Box::new(child.stderr.take().expect("a pipe")),
        ];
        for pipe in pipes {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        return;
                    }
                }
            });
        }
        let address = "127.0.0.1:0".parse().expect("an address");
        let builds = RefCell::default();
        let (name, told) = (String::new(), Vec::new());
        let mut server = Server { child, said, site: self, address, name, builds, told };
        let mut heard = server.hear("the preview is at http://");
        let line = heard.pop().expect("what was waited for");
        server.told = heard.into_iter().filter(|line| !is_build(line)).collect();
        let rest = line.strip_prefix("the preview is at http://").expect("an address");
        let address = rest.split('/').next().expect("an address");
        let mut all = address.to_socket_addrs().expect("an address");
        // A name may have several addresses, of which the preview listens at one.
        let is_it = |at: &SocketAddr| TcpStream::connect_timeout(at, PATIENCE).is_ok();
        server.address = all.find(is_it).expect("one that listens");
        address.clone_into(&mut server.name);
        server
    }
}

/// The program, with nothing of the environment in it.
pub(crate) fn dateline(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.current_dir(root).env_clear().stdin(Stdio::null());
    command
}

/// An article with a fixed day, further keys and a text.
pub(crate) fn article(title: &str, keys: &str, text: &str) -> String {
    format!("+++\ntitle = \"{title}\"\ndate = 2025-01-01\n{keys}+++\n\n{text}\n")
}

/// A preview that runs.
pub(crate) struct Server {
    child: Child,
    said: Receiver<String>,
    pub(crate) site: Site,
    pub(crate) address: SocketAddr,
    /// The host and port that it says it is at.
    pub(crate) name: String,
    /// Builds that it told of while something else was waited for.
    builds: RefCell<Vec<String>>,
    /// What it said before it said that it listens.
    told: Vec<String>,
}

impl Server {
    /// What it said before it said that it listens.
    pub(crate) fn told(&self) -> &[String] {
        &self.told
    }

    /// Waits for a line of either output that begins so.
    #[track_caller]
    pub(crate) fn says(&self, beginning: &str) {
        self.hear(beginning);
    }

    /// What it says until it says this.
    #[track_caller]
    pub(crate) fn hear(&self, beginning: &str) -> Vec<String> {
        let until = Instant::now() + PATIENCE;
        let mut heard = Vec::new();
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(line) = self.said.recv_timeout(left) else {
                panic!("it doesn't say `{beginning}`, but: {heard:#?}");
            };
            if line.starts_with(beginning) {
                heard.push(line);
                return heard;
            }
            if is_build(&line) {
                self.builds.borrow_mut().push(line.clone());
            }
            heard.push(line);
        }
    }

    /// The next line of either output.
    #[track_caller]
    pub(crate) fn line(&self) -> String {
        self.said.recv_timeout(PATIENCE).expect("a line")
    }

    /// Waits for a build, which may have been told of already.
    #[track_caller]
    pub(crate) fn built(&self) -> String {
        if !self.builds.borrow().is_empty() {
            return self.builds.borrow_mut().remove(0);
        }
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let line = self.said.recv_timeout(left).expect("a build");
            if is_build(&line) {
                return line;
            }
        }
    }

    /// The builds that are told of until none is for this long.
    pub(crate) fn builds_within(&self, quiet: Duration) -> Vec<String> {
        let mut lines: Vec<String> = self.builds.borrow_mut().drain(..).collect();
        while let Ok(line) = self.said.recv_timeout(quiet) {
            lines.push(line);
        }
        lines.retain(|line| is_build(line));
        lines
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        self.site.write(path, text);
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        ask(self.address, "GET", path, "")
    }

    pub(crate) fn ask(&self, method: &str, path: &str, more: &str) -> Answer {
        ask(self.address, method, path, more)
    }

    /// Opens a tab: asks for the page, and listens as its script does.
    pub(crate) fn tab(&self, page: &str) -> Events {
        let text = self.get(page).text();
        let version = text.split("data-version=\"").nth(1).and_then(|it| it.split('"').next());
        let mut events = Events::open(self.address, page, version.expect("the script"));
        // What a tab is told first is how things are.
        let first = events.next();
        assert!(!first.reload, "{page} is as new as it says: {first:?}");
        events
    }

    /// Presses Ctrl-C, and says how long it took to end and with which code.
    pub(crate) fn interrupt(mut self) -> (Duration, Option<i32>, Site) {
        let id = self.child.id().to_string();
        let started = Instant::now();
        // `kill` is built into every shell; not every system has it as a program.
        let sent = Command::new("/bin/sh").args(["-c", "kill -INT \"$0\"", &id]).status();
        assert!(sent.expect("a shell").success());
        while started.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return (started.elapsed(), status.code(), self.site_of_the_ended());
            }
            std::thread::yield_now();
        }
        panic!("it doesn't end");
    }

    /// Ends it without a word, as a loss of power would.
    pub(crate) fn kill(mut self) -> Site {
        self.child.kill().expect("a kill");
        self.child.wait().expect("an end");
        self.site_of_the_ended()
    }

    fn site_of_the_ended(&mut self) -> Site {
        let empty = Site { folder: scratch::folder() };
        std::mem::replace(&mut self.site, empty)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn is_build(line: &str) -> bool {
    line.contains(" written, ") || line.starts_with("not shown yet: ")
}
