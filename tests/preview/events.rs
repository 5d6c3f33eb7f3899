//! A tab's ear: reads server-sent events as the script in the page does.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::http::{PATIENCE, connect};

/// What an event says.
#[derive(Debug, Deserialize)]
struct Told {
    version: u64,
    changed: BTreeMap<String, u64>,
    removed: BTreeMap<String, Gone>,
    fault: Option<String>,
    about: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
struct Gone {
    version: u64,
    now_at: Option<String>,
}

/// What that means for a tab.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct News {
    /// Its page changed.
    pub(crate) reload: bool,
    /// What else changed.
    pub(crate) styles: Vec<String>,
    /// Its page is gone.
    pub(crate) gone: bool,
    /// Where its page is now.
    pub(crate) now_at: Option<String>,
    pub(crate) fault: Option<String>,
    /// Another word than before if the bar says something else.
    pub(crate) about: Option<String>,
}

pub(crate) struct Events {
    lines: BufReader<TcpStream>,
    page: String,
    version: u64,
}

impl Events {
    /// Listens for one page.
    pub(crate) fn open(address: SocketAddr, page: &str, since: &str) -> Self {
        Self::open_at(address, page, &format!("page={page}&since={since}"))
    }

    /// Listens for all pages.
    pub(crate) fn open_all(address: SocketAddr, since: &str) -> Self {
        Self::open_at(address, "", &format!("since={since}"))
    }

    fn open_at(address: SocketAddr, page: &str, query: &str) -> Self {
        let mut stream = connect(address);
        let path = format!("/.dateline/events?{query}");
        let head = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n");
        write!(stream, "{head}Origin: http://{address}\r\n\r\n").expect("a request");
        let mut lines = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(lines.read_line(&mut head).expect("a head") > 0, "{head}");
        }
        assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
        assert!(head.contains("content-type: text/event-stream\r\n"), "{head}");
        let since = query.rsplit('=').next().and_then(|since| since.parse().ok());
        Self { lines, page: page.to_owned(), version: since.expect("a version") }
    }

    fn news(&mut self, mut told: Told) -> News {
        let known = self.version;
        self.version = told.version;
        told.changed.retain(|_, version| *version > known);
        told.removed.retain(|_, gone| gone.version > known);
        let reload = told.changed.remove(&self.page).is_some();
        let gone = told.removed.remove(&self.page);
        assert!(told.removed.is_empty(), "what nobody asked for: {told:?}");
        News {
            reload,
            styles: told.changed.into_keys().collect(),
            gone: gone.is_some(),
            now_at: gone.and_then(|gone| gone.now_at),
            fault: told.fault,
            about: told.about.get(&self.page).cloned(),
        }
    }

    /// Waits for the next event.
    #[track_caller]
    pub(crate) fn next(&mut self) -> News {
        self.within(PATIENCE).expect("an event")
    }

    /// The next event, if one comes within this time.
    #[track_caller]
    pub(crate) fn within(&mut self, time: Duration) -> Option<News> {
        let told = self.hear(time)?;
        Some(self.news(told))
    }

    /// What changed and what went by the next event.
    #[track_caller]
    pub(crate) fn told(&mut self) -> (Vec<String>, Vec<String>) {
        let told = self.hear(PATIENCE).expect("an event");
        (told.changed.into_keys().collect(), told.removed.into_keys().collect())
    }

    #[track_caller]
    fn hear(&mut self, time: Duration) -> Option<Told> {
        let until = Instant::now() + time;
        loop {
            // Lines that keep the connection alive are none that is waited for.
            let left = until.saturating_duration_since(Instant::now());
            let left = left.max(Duration::from_millis(1));
            self.lines.get_ref().set_read_timeout(Some(left)).expect("a bound");
            let mut line = String::new();
            match self.lines.read_line(&mut line) {
                Ok(0) => panic!("the stream ended"),
                Ok(_) if Instant::now() > until => return None,
                Ok(_) => {}
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
                {
                    return None;
                }
                Err(error) => panic!("{error}"),
            }
            if let Some(data) = line.strip_prefix("data: ") {
                return Some(serde_json::from_str(data).expect("news"));
            }
        }
    }

    /// Expects no event. `other` is a tab of the same server that has just heard of a later build,
    /// so that only what is on its way already is waited for.
    #[track_caller]
    pub(crate) fn hears_nothing(&mut self) {
        assert_eq!(self.within(Duration::from_millis(300)), None);
    }
}
