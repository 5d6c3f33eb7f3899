//! A *podcast*: what directories of podcasts ask of a series whose articles can be heard.

use serde::{Deserialize, Serialize};

use super::categories::CATEGORIES;
use super::fields::Fields;
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned, nearest};

/// What a series says of its podcast.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Podcast {
    /// What it is about.
    pub category: String,
    /// What it is about within that.
    pub subcategory: Option<String>,
    /// Its picture, as written.
    pub artwork: Spanned<String>,
    /// Who makes it, if not the publisher.
    pub author: Option<String>,
    /// Where directories write to.
    pub email: Option<String>,
    /// It isn't for children.
    pub explicit: bool,
    /// It is heard from the first part on.
    pub serial: bool,
}

/// Reads the table of a podcast.
pub(super) fn podcast(fields: &Fields<'_, '_>, faults: &mut Diagnostics) -> Option<Podcast> {
    let written = fields.spanned_text("category")?;
    let category = match category(&written.value) {
        Ok(found) => Some(found),
        Err(fault) => {
            faults.push(fault.at(fields.path, written.span));
            None
        }
    };
    let (category, subcategory) = category?;
    Some(Podcast {
        category: category.to_owned(),
        subcategory: subcategory.map(str::to_owned),
        artwork: fields.spanned_text("artwork")?,
        author: fields.words("author"),
        email: fields.text("email"),
        explicit: fields.bool("explicit"),
        serial: fields.text("type").as_deref() == Some("serial"),
    })
}

/// A category, and one within it.
fn category(written: &str) -> Result<(&'static str, Option<&'static str>), Diagnostic> {
    let is = |it: &str, name: &str| it.trim().eq_ignore_ascii_case(name);
    let (outer, inner) = match written.split_once('>') {
        Some((outer, inner)) => (outer, Some(inner)),
        None => (written, None),
    };
    let unknown = |name: &str| Diagnostic::error(format!("there is no category `{}`", name.trim()));
    let Some((name, within)) = CATEGORIES.iter().find(|(name, _)| is(outer, name)) else {
        return Err(unknown(outer).help(elsewhere(outer)));
    };
    let known = |found: Option<&'static str>| {
        let meant = found.map_or_else(|| (*name).to_owned(), |it| format!("{name} > {it}"));
        let is_so = meant == written;
        is_so.then_some((*name, found)).ok_or_else(|| {
            Diagnostic::error(format!("`{written}` is written in another way"))
                .help(format!("write `\"{meant}\"`"))
        })
    };
    let Some(inner) = inner else { return known(None) };
    match within.iter().find(|it| is(inner, it)) {
        Some(found) => known(Some(found)),
        None if within.is_empty() => {
            Err(unknown(inner).help(format!("nothing is within `{name}`: write `\"{name}\"`")))
        }
        None => Err(unknown(inner).help(match nearest(inner.trim(), within.iter().copied()) {
            Some(near) => format!("did you mean `\"{name} > {near}\"`?"),
            None => format!("within `{name}` there are {}", within.join(", ")),
        })),
    }
}

/// What may have been meant by the name of no category.
fn elsewhere(written: &str) -> String {
    let inner = CATEGORIES.iter().find_map(|(name, within)| {
        let found = within.iter().find(|it| it.eq_ignore_ascii_case(written.trim()))?;
        Some(format!("write `\"{name} > {found}\"`"))
    });
    let names = || CATEGORIES.iter().map(|(name, _)| *name);
    inner.unwrap_or_else(|| match nearest(written.trim(), names()) {
        Some(near) => format!("did you mean `\"{near}\"`?"),
        None => format!("the categories are {}", names().collect::<Vec<_>>().join(", ")),
    })
}
