//! Whole sites, built in process. Everything is one binary, so that it links once.

#![allow(clippy::expect_used, reason = "a test that can't be set up has failed")]

mod project;

mod clock;
mod commonmark;
mod determinism;
mod errors;
mod feeds;
mod incremental;
mod interrupted;
mod lists;
mod manifest;
mod markdown;
mod random;
mod sitemaps;
mod terms;
mod urls;
