//! Holds README.md and the manual in `docs/` against the code: what they say of keys, options, findings,
//! templates and their variables is all there is, links lead somewhere, and what they show works.
//!
//! Tables are read as data, and those that come from the code are written anew by
//! `SNAPSHOTS=overwrite cargo test --test manual`. The examples that name a file are built as one site,
//! and the commands are run in it.

#![allow(clippy::expect_used, reason = "what a test expects, it expects")]

#[path = "suite/answer.rs"]
#[allow(dead_code, reason = "the suite uses the rest of it")]
mod answer;
#[path = "manual/check.rs"]
mod check;
#[path = "manual/examples.rs"]
mod examples;
#[path = "manual/keys.rs"]
mod keys;
#[path = "manual/links.rs"]
mod links;
#[path = "manual/options.rs"]
mod options;
#[path = "suite/project.rs"]
#[allow(dead_code, reason = "the suite uses the rest of it")]
mod project;
#[path = "manual/shell.rs"]
mod shell;
#[path = "manual/site.rs"]
mod site;
#[path = "manual/tables.rs"]
mod tables;
#[path = "manual/text.rs"]
mod text;
#[path = "manual/variables.rs"]
mod variables;
