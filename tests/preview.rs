//! The preview as an author's browser meets it: the real program, spoken to over HTTP.
//!
//! Each test starts a server on a free port over a site of its own and ends it. Nothing is waited for
//! by the clock: builds are told on standard output, changes by events, and every wait has a bound.

#![cfg(all(unix, feature = "serve"))]
#![allow(clippy::expect_used, reason = "what a test expects, it expects")]

#[path = "preview/bar.rs"]
mod bar;
#[path = "preview/browser.rs"]
mod browser;
#[path = "preview/changes.rs"]
mod changes;
#[path = "preview/command.rs"]
mod command;
#[path = "preview/events.rs"]
mod events;
#[path = "preview/files.rs"]
mod files;
#[path = "preview/hostile.rs"]
mod hostile;
#[path = "preview/hosts.rs"]
mod hosts;
#[path = "preview/http.rs"]
mod http;
#[path = "preview/many.rs"]
mod many;
#[path = "preview/pictures.rs"]
mod pictures;
#[path = "suite/scratch.rs"]
mod scratch;
#[path = "preview/server.rs"]
mod server;
#[path = "preview/tabs.rs"]
mod tabs;
#[path = "suite/whole.rs"]
#[allow(dead_code, reason = "the suite uses all of it")]
mod whole;
