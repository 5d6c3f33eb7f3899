//! A *citation*: a document that an article rests on, as its author names it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fields::{self, Fields};
use super::markdown::is_key;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned};
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
    let mut keys: BTreeMap<String, Span> = BTreeMap::new();
    for (_, _, table) in fields.tables("sources") {
        for key in ["url", "archived"] {
            if let Some(url) = table.spanned_text(key) {
                fields::report_no_address(&url, fields.path, "a source", faults);
            }
        }
        let key = table.spanned_text("key");
        if let Some(key) = &key {
            check_key(key, &keys, fields.path, faults);
            keys.entry(key.value.clone()).or_insert(key.span);
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
    others: &BTreeMap<String, Span>,
    path: &SourcePath,
    faults: &mut Diagnostics,
) {
    if !is_key(&key.value) {
        faults.push(
            Diagnostic::error(format!("`{}` can't be cited", key.value))
                .at(path, key.span)
                .help("the key of a source has letters, digits, hyphens and `_`"),
        );
    }
    if let Some(first) = others.get(&key.value) {
        faults.push(
            Diagnostic::error(format!("two sources have the key `{}`", key.value))
                .at_with(path, key.span, "this one")
                .at_with(path, *first, "and this one")
                .help("give one of them another key"),
        );
    }
}
