//! A *citation*: a document that an article rests on, as its author names it.

use serde::{Deserialize, Serialize};

use super::body::is_citation_key;
use super::fields::{self, Fields};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned};
use crate::path::SourcePath;

/// A document that the article rests on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Citation {
    /// Its name.
    pub title: String,
    /// What the text cites it by.
    pub key: Option<String>,
    /// Where it is.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// A copy in an archive.
    pub archived: Option<String>,
}

/// Reads `sources`.
pub(super) fn citations(fields: &Fields<'_, '_>, faults: &mut Diagnostics) -> Vec<Citation> {
    let mut citations = Vec::new();
    let mut keys: Vec<Spanned<String>> = Vec::new();
    for (_, _, table) in fields.tables("sources") {
        for key in ["url", "archived"] {
            if let Some(url) = table.spanned_text(key) {
                fields::report_no_address(&url, fields.path, "a source", faults);
            }
        }
        let key = table.spanned_text("key");
        if let Some(key) = &key {
            check_key(key, &keys, fields.path, faults);
            keys.push(key.clone());
        }
        let Some(title) = table.text("title") else { continue };
        citations.push(Citation {
            title,
            key: key.map(|key| key.value),
            url: table.text("url"),
            publisher: table.text("publisher"),
            date: table.date("date", faults),
            archived: table.text("archived"),
        });
    }
    citations
}

/// A key is one word that no other source has.
fn check_key(
    key: &Spanned<String>,
    others: &[Spanned<String>],
    path: &SourcePath,
    faults: &mut Diagnostics,
) {
    if !is_citation_key(&key.value) {
        faults.push(
            Diagnostic::error(format!("`{}` can't be cited", key.value))
                .at(path, key.span)
                .help("the key of a source has letters, digits, hyphens and `_`"),
        );
    }
    if let Some(first) = others.iter().find(|other| other.value == key.value) {
        faults.push(
            Diagnostic::error(format!("two sources have the key `{}`", key.value))
                .at_with(path, key.span, "this one")
                .at_with(path, first.span, "and this one")
                .help("give one of them another key"),
        );
    }
}
