//! A tab's ear: reads server-sent events as the script in the page does.

use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde::Deserialize;

use crate::http::{PATIENCE, connect};

/// What a tab is told.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct News {
    pub(crate) version: u64,
    pub(crate) reload: bool,
    pub(crate) styles: Vec<String>,
    pub(crate) gone: bool,
    pub(crate) now_at: Option<String>,
    pub(crate) fault: Option<String>,
}

pub(crate) struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    pub(crate) fn open(address: SocketAddr, page: &str, since: &str) -> Self {
        let mut stream = connect(address);
        let path = format!("/.dateline/events?page={page}&since={since}");
        let head = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n");
        write!(stream, "{head}Origin: http://{address}\r\n\r\n").expect("a request");
        let mut lines = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(lines.read_line(&mut head).expect("a head") > 0, "{head}");
        }
        assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
        assert!(head.contains("content-type: text/event-stream\r\n"), "{head}");
        Self { lines }
    }

    /// Waits for the next event.
    #[track_caller]
    pub(crate) fn next(&mut self) -> News {
        self.within(PATIENCE).expect("an event")
    }

    /// The next event, if one comes within this time.
    #[track_caller]
    pub(crate) fn within(&mut self, time: Duration) -> Option<News> {
        self.lines.get_ref().set_read_timeout(Some(time)).expect("a bound");
        loop {
            let mut line = String::new();
            match self.lines.read_line(&mut line) {
                Ok(0) => panic!("the stream ended"),
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
