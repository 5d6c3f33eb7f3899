//! Whole sites, built in process. Everything is one binary, so that it links once.

#![allow(clippy::expect_used, reason = "what a test expects, it expects")]

mod answer;
mod project;

mod check;
mod clock;
mod command;
mod commonmark;
mod cuts;
mod determinism;
mod eject;
mod errors;
mod feeds;
mod forms;
mod fuzzed;
mod hosting;
mod incremental;
mod interrupted;
mod listening;
mod lists;
mod live;
mod manifest;
mod markdown;
mod marks;
mod metadata;
mod news;
mod pictures;
mod places;
mod random;
mod related;
mod schema;
mod series;
mod silent_edits;
mod sitemaps;
mod sounds;
mod terms;
mod text;
mod text_edition;
mod theme_words;
mod unpublished;
mod urls;
mod vanished;
mod whole;
mod words;
