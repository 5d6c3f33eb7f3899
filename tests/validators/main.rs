//! The output as others will read it: browsers, feed readers, search engines and hosts.
//!
//! Two sites are built, the example of this repository and one in `site/` with everything that an
//! author may write, and judged by programs that nobody here wrote: the Nu HTML checker,
//! feedparser, podcastparser, libxml2, markdown-it, structured-data-testing-tool, the schema of SARIF, the checks of content
//! managers. Those tests are ignored where the programs are missing; `.ci/run` brings them. What
//! needs no program is judged always.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

#[path = "../suite/answer.rs"]
#[allow(dead_code, reason = "the suite uses the rest of it")]
mod answer;
mod content_managers;
mod feeds;
mod hosts;
mod json_feeds;
mod links;
mod metadata;
mod mutations;
mod nu;
mod page;
mod pictures;
mod podcast;
mod privacy;
mod sarif;
mod site;
mod sitemaps;
mod structured_data;
mod tools;
mod unpublished;
