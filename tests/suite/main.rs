//! Whole sites, built in process. Everything is one binary, so that it links once.

mod project;

mod incremental;
