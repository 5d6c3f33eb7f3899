//! A real Chromium, with tabs that tests look into. `.ci/run` brings it and what drives it.

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::http::PATIENCE;
use crate::server::Server;

/// A browser with a profile of its own.
pub(crate) struct Browser {
    child: Child,
    pipes: RefCell<(Option<ChildStdin>, BufReader<ChildStdout>)>,
}

/// A page that is open in a browser.
pub(crate) struct Tab<'b> {
    browser: &'b Browser,
    number: Value,
}

impl Browser {
    pub(crate) fn start() -> Self {
        let playwright = std::env::var("DATELINE_PLAYWRIGHT").unwrap_or_else(|_| {
            panic!(
                "set DATELINE_PLAYWRIGHT to the path of npm's package playwright-core; \
                 `.ci/run` installs it and runs these tests"
            )
        });
        let mut command = Command::new("node");
        command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/preview/chromium.js"));
        command.env("DATELINE_PLAYWRIGHT", playwright);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("node");
        let input = child.stdin.take().expect("a pipe");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { child, pipes: RefCell::new((Some(input), output)) }
    }

    #[track_caller]
    fn ask(&self, request: &Value) -> Value {
        let mut pipes = self.pipes.borrow_mut();
        let input = pipes.0.as_mut().expect("a browser that runs");
        writeln!(input, "{request}").expect("a browser that listens");
        let mut line = String::new();
        pipes.1.read_line(&mut line).expect("a browser that answers");
        let mut answer: Value = serde_json::from_str(&line).expect("an answer");
        assert_eq!(answer["error"], Value::Null, "{request}");
        answer["value"].take()
    }

    /// Opens a tab at a path of the preview.
    #[track_caller]
    pub(crate) fn open(&self, server: &Server, path: &str) -> Tab<'_> {
        self.open_with(server, path, json!({}))
    }

    /// Opens a tab of this `width` and `height`, where URLs like `slow` take their time and the
    /// script `first` runs before any other.
    #[track_caller]
    pub(crate) fn open_with(&self, server: &Server, path: &str, mut how: Value) -> Tab<'_> {
        how["do"] = "open".into();
        how["url"] = format!("http://{}{path}", server.address).into();
        Tab { browser: self, number: self.ask(&how) }
    }

    /// What the consoles of all tabs showed in red.
    pub(crate) fn errors(&self) -> Vec<String> {
        serde_json::from_value(self.ask(&json!({ "do": "errors" }))).expect("texts")
    }

    /// Ends the test: nothing went wrong in any tab.
    #[track_caller]
    pub(crate) fn ends_well(self) {
        assert_eq!(self.errors(), Vec::<String>::new());
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It ends its Chromium when nobody speaks to it any more.
        self.pipes.get_mut().0.take();
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Tab<'_> {
    #[track_caller]
    fn ask(&self, what: &str, mut request: Value) -> Value {
        request["do"] = what.into();
        request["tab"] = self.number.clone();
        self.browser.ask(&request)
    }

    /// What a script finds in the page. `see(NAME)` is the text of a part of the preview that is
    /// shown, `ui` all of the preview.
    #[track_caller]
    pub(crate) fn see(&self, script: &str) -> Value {
        self.ask("see", json!({ "script": script }))
    }

    /// Waits until a script finds something.
    #[track_caller]
    pub(crate) fn until(&self, script: &str) -> Value {
        self.ask("until", json!({ "script": script }))
    }

    /// Waits until the page has this text.
    #[track_caller]
    pub(crate) fn shows(&self, text: &str) {
        self.until(&format!("document.body.innerText.includes({})", json!(text)));
    }

    #[track_caller]
    pub(crate) fn click(&self, name: &str) {
        self.ask("click", json!({ "name": name }));
    }

    #[track_caller]
    pub(crate) fn wheel(&self, by: i32) {
        self.ask("wheel", json!({ "by": by }));
    }

    #[track_caller]
    pub(crate) fn go(&self, server: &Server, path: &str) {
        self.ask("go", json!({ "url": format!("http://{}{path}", server.address) }));
    }

    /// Leaves a mark that a reload wipes out.
    #[track_caller]
    pub(crate) fn mark(&self) {
        self.see("window.mark = true");
    }

    #[track_caller]
    pub(crate) fn has_mark(&self) -> bool {
        self.see("window.mark === true") == true
    }

    #[track_caller]
    pub(crate) fn close(self) {
        self.ask("close", json!({}));
    }
}
