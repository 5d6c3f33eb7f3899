//! Holds README.md against the code: what it says of keys, options, templates and their variables
//! is all there is, and what it shows works.
//!
//! Its tables are read as data. The examples that it names a file for are built as one site.

#![allow(clippy::expect_used, reason = "what a test expects, it expects")]

#[path = "suite/answer.rs"]
#[allow(dead_code, reason = "the suite uses the rest of it")]
mod answer;
#[path = "readme/check.rs"]
mod check;
#[path = "readme/keys.rs"]
mod keys;
#[path = "readme/options.rs"]
mod options;
#[path = "suite/project.rs"]
#[allow(dead_code, reason = "the suite uses the rest of it")]
mod project;
#[path = "readme/site.rs"]
mod site;
#[path = "readme/text.rs"]
mod text;
#[path = "readme/variables.rs"]
mod variables;
