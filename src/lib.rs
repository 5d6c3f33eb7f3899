//! Dateline turns a folder of Markdown articles into a complete static news site.
//!
//! # The map of the house
//!
//! Data comes in by one door, goes through each room once and leaves by the other.
//!
//! ```text
//!  site.toml  ┐
//!  content/   │  read       parse         arrange      plan       render        publish
//!  templates/ ├─────▶ Sources ──▶ Parsed ──▶ Site ──▶ Plan ──▶ Rendered ──▶ public/ + manifest
//!  static/    ┘  (I/O)     (parallel)    (pure)     (pure)   (pure, only     (I/O)
//!                                                             stale pages)
//! ```
//!
//! | room | knows | doesn't know |
//! |---|---|---|
//! | [`read`] | files | what they mean |
//! | [`parse`] | what authors write, file by file | any other file |
//! | [`arrange`] | all articles: order, terms, days, where links lead | URLs of lists, HTML |
//! | [`plan`] | every path of the output and what its page sees | Markdown, Tera, XML |
//! | [`render`] | Markdown, Tera, feeds, sitemaps | files, clocks, other pages |
//! | [`publish`] | what is fresh, what is stale, what must go | what a page means |
//! | [`check`] | what was published, and what it was made from | how a page is made |
//!
//! [`build`] walks the rooms in order up to [`publish`]; into [`check`] goes only who asks what readers
//! would find. Others walk them for reasons of their own:
//!
//! | room | does |
//! |---|---|
//! | [`schema`] | tells other programs what [`parse`] takes, and whom and what a site's articles name |
//! | [`explain`] | says what made a page, and which pages show a source; it publishes nothing |
//! | [`serve`] | builds whenever something may have changed, and answers from what came out |
//! | [`command`] | knows what was asked for on the command line, has it done, and says what came of it |
//!
//! Below the rooms stand small things that all may use: [`diagnostic`], [`digest`], [`pieces`],
//! [`path`], [`slug`], [`date`], [`typography`], [`locale`], [`places`], [`html`],
//! [`policy`], [`running`], [`metadata`] and [`pictures`].
//!
//! # Invariants
//!
//! * **A room uses what stands before it, never what comes after.** A test reads the `use` lines.
//! * **Files are touched in `read`, `publish`, `check` and the commands only**, the preview reads
//!   what was published, and the clock is read in `main`. A test holds that, too. Other hosts are asked
//!   by `check --external` alone.
//! * **A phase is a type.** No field is filled in later, and no `Option` means “not yet”.
//! * **A page's key is a digest of everything that its rendering receives.** There is no graph of
//!   what depends on what, and nothing is invalidated: a page whose key is unchanged is fresh.
//! * **A teaser has no body.** So an edit of a body touches its own page and the feeds that carry
//!   it, by the types and not by care.
//! * **Closed pages of a list stay.** Lists are cut from their oldest article on, at articles whose ids
//!   say so; a closed page changes once more, when the next one is closed and it has a newer one to link
//!   to. An old article that comes or goes changes the pages around it, and nothing beyond.
//! * **An incremental build gives the bytes of a clean one.** Every test that builds holds that.
//! * **All or nothing.** Pages are staged and moved into place when all have rendered.
//! * **What is known of a file holds as long as the file.** Parsing looks at one file at a time, so
//!   what came of it is kept with the file's stamp, and only a file with another stamp is read.
//! * **Bodies are not kept.** Memory is a small record for an article and a buffer for a thread.
//! * **Errors are values**, all of them, with the place they are about; only commands print.

pub mod arrange;
pub mod build;
pub mod check;
pub mod command;
pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod explain;
pub mod html;
pub mod locale;
pub mod metadata;
pub mod parse;
pub mod path;
pub mod pictures;
pub mod pieces;
pub mod places;
pub mod plan;
pub mod policy;
pub mod publish;
pub mod read;
pub mod render;
pub mod running;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
pub mod slug;
pub mod typography;
