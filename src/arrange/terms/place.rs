//! The *places* of articles: countries, regions, and places of the site's own.
//!
//! A place lies in a region, the region in another, and an article that plays in a place is an
//! article of all of them. Which region that is, is the UN's tree's word, unless a profile has one.

use std::collections::BTreeMap;

use crate::arrange::clock::Status;
use crate::arrange::seed::Sower;
use crate::arrange::term_kind::{TermKind, is_broken};
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned, nearest};
use crate::parse::Article;
use crate::path::SourcePath;
use crate::places::{self as known, Countries, Regions};
use crate::slug::slug;

/// The countries and regions that everybody knows.
pub(super) struct World {
    countries: Countries,
    regions: Regions,
}

impl World {
    pub(super) fn new() -> Self {
        Self { countries: Countries::new(), regions: Regions::new() }
    }

    /// The name of a country or a region.
    fn name(&self, key: &str) -> Option<&str> {
        self.countries.name(key).or_else(|| self.regions.by_key(key).map(|region| region.name))
    }

    /// A place by the key of a profile, a country's code or a region's key.
    pub(super) fn place(
        &self,
        places: &mut Sower<'_>,
        written: &Spanned<String>,
        article: &Article,
        index: usize,
        absent: &BTreeMap<SourcePath, Status>,
        faults: &mut Diagnostics,
    ) -> Option<usize> {
        let key = written.value.as_str();
        if let Some(place) = places.known(key, index) {
            return Some(place);
        }
        if is_broken(absent, TermKind::Place, key) {
            return None;
        }
        if self.name(key).is_none() && !places.profile_keys().any(|own| own == key) {
            faults.push(self.unknown(key, places).at(&article.path, written.span));
            return None;
        }
        self.sow(places, key);
        places.known(key, index)
    }

    /// Makes a term of a place, and of every region that it lies in.
    fn sow(&self, places: &mut Sower<'_>, key: &str) -> usize {
        if let Some(known) = places.index(key) {
            return known;
        }
        let is_region = self.regions.by_key(key).is_some();
        let place = places.sow_place(key, self.name(key), is_region);
        let around = match places.given_region(place) {
            Some(region) => self.regions.by_key(region),
            None => self.regions.around(key),
        };
        if let Some(region) = around {
            let region = self.sow(places, &region.key);
            places.lies_in(place, region);
        }
        place
    }

    /// That there is no such place, and which may be meant.
    fn unknown(&self, key: &str, places: &Sower<'_>) -> Diagnostic {
        let fault = Diagnostic::error(format!("there is no place `{key}`"));
        let own = slug(key);
        let by_name =
            |name: &str| self.by_name().find(|(_, known)| known == name).map(|(code, _)| code);
        let by_code = self.countries.meant_by(key).or_else(|| by_name(&own));
        if let Some(code) = by_code {
            return fault.help(format!("did you mean `{code}`?"));
        }
        match known::named_otherwise(key).as_slice() {
            [] => {}
            [one] if self.regions.by_key(one).is_some() => {
                let name = if own == key { in_capitals(key) } else { key.to_owned() };
                return fault.help(format!("the nearest region is `{one}`")).help(format!(
                    "or make a place of your own: `content/places/{own}.md` with `name = \"{name}\"` and `region = \"{one}\"`, and write `{own}` here"
                ));
            }
            [one] => return fault.help(format!("did you mean `{one}`?")),
            several => {
                let named = |code: &&str| match self.name(code) {
                    Some(name) if self.regions.by_key(code).is_none() => {
                        format!("`{code}` ({name})")
                    }
                    _ => format!("`{code}`"),
                };
                let several: Vec<String> = several.iter().map(named).collect();
                return fault.help(format!("did you mean {}?", several.join(" or ")));
            }
        }
        let names: Vec<(&str, String)> = self.by_name().collect();
        let near = nearest(&own, names.iter().map(|(_, name)| name.as_str()));
        let near = near.and_then(by_name);
        if let Some(near) = near.or_else(|| nearest(key, places.profile_keys())) {
            return fault.help(format!("did you mean `{near}`?"));
        }
        fault.help(format!(
            "write a country's code like `UA`, or make a place of your own: `content/places/{own}.md` for `{own}`"
        ))
    }

    /// Codes and keys by the slugs of names.
    fn by_name(&self) -> impl Iterator<Item = (&str, String)> {
        let countries = self.countries.iter().map(|(code, name)| (code, slug(name)));
        let regions = self.regions.keys().map(|key| (key, key.to_owned()));
        countries.chain(regions)
    }
}

/// A key as a name: `middle-east` is `Middle East`.
fn in_capitals(key: &str) -> String {
    let words = key.split('-').map(|word| {
        let mut letters = word.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    words.collect::<Vec<String>>().join(" ")
}
