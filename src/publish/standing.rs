//! Where *standing* pages are now whose URLs are gone: their files were renamed, or have another slug.
//!
//! Of their words only a digest is kept. One whose text changes with its name is known by the headings in it
//! and by where it leads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::manifest::{Entry, Manifest};
use super::role::Role;
use crate::arrange::{Page, Site};
use crate::path::{OutputPath, SourcePath};

/// The pages that are gone, each with the document that it is the page of now, if one is alone in being like it.
pub(super) fn moved(
    site: &Site,
    now: &BTreeMap<OutputPath, Arc<Entry>>,
    before: &Manifest,
) -> BTreeMap<OutputPath, SourcePath> {
    let is_standing = |entry: &Arc<Entry>| entry.role == Role::Standing;
    let was_here = |page: &OutputPath| before.entries.get(page).is_some_and(is_standing);
    let gone: Vec<_> = before
        .entries
        .iter()
        .filter(|(path, entry)| is_standing(entry) && !now.contains_key(*path))
        .collect();
    if gone.is_empty() {
        return BTreeMap::new();
    }
    let new = site.pages.iter().filter(|it| !was_here(&it.page));
    let new: Vec<(&Page, &Arc<Entry>)> =
        new.filter_map(|page| Some((page, now.get(&page.page)?))).collect();
    let mut taken = BTreeSet::new();
    let mut moved = BTreeMap::new();
    for (path, entry) in gone {
        let mut like = new.iter().filter(|(_, it)| is_like(entry, it));
        if let (Some((page, _)), None) = (like.next(), like.next())
            && taken.insert(&page.page)
        {
            moved.insert(path.clone(), page.front.path.clone());
        }
    }
    moved
}

/// Whether one is the other at another URL: it says the same, or has the same headings and leads to the same.
fn is_like(old: &Entry, new: &Entry) -> bool {
    let leads = |entry: &Entry| -> Vec<_> {
        entry.links.iter().map(|link| (link.page.clone(), link.fragment.clone())).collect()
    };
    let has_same_text = old.text.is_some() && old.text == new.text;
    has_same_text || (!old.ids.is_empty() && old.ids == new.ids && leads(old) == leads(new))
}
