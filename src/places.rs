//! The *places* that everybody knows: the countries of ISO 3166-1, Kosovo as `XK`, and the regions
//! that they lie in.
//!
//! The tables are generated from Unicode's CLDR by `src/places/generate`. Nothing in them is
//! fixed: a site overrides any name in `content/places/` and adds places of its own.

use std::collections::BTreeMap;

use crate::slug::slug;

mod other_names;
mod regions;

pub use regions::{Region, Regions};

const COUNTRIES: &str = include_str!("places/countries.tsv");
const ENGLISH: &str = include_str!("places/names/en.tsv");

/// The codes of countries and the keys of regions that somebody may mean by a name of another time, of
/// a part, or of a region that isn't in the UN's tree.
#[must_use]
pub fn named_otherwise(name: &str) -> Vec<&'static str> {
    let name = slug(name);
    let without = name.strip_prefix("the-").or(name.strip_suffix("-the")).unwrap_or(&name);
    let found = other_names::meant(&name);
    if found.is_empty() { other_names::meant(without) } else { found }
}

/// The names of countries by their two-letter codes.
#[derive(Debug)]
pub struct Countries(BTreeMap<&'static str, &'static str>);

impl Countries {
    /// The table in English.
    #[must_use]
    pub fn new() -> Self {
        let names: BTreeMap<&str, &str> =
            rows(ENGLISH).filter_map(|row| row.split_once('\t')).collect();
        let codes = rows(COUNTRIES).filter_map(|row| row.split('\t').next());
        Self(codes.filter_map(|code| Some((code, *names.get(code)?))).collect())
    }

    /// The name of a code.
    #[must_use]
    pub fn name(&self, code: &str) -> Option<&'static str> {
        self.0.get(code).copied()
    }

    /// Whether there is a country of this code, without making a table of them all.
    #[must_use]
    pub fn has(code: &str) -> bool {
        code.len() == 2 && rows(COUNTRIES).any(|row| row.split('\t').next() == Some(code))
    }

    /// The code that is meant by another one for the same country: by `ua`, by the three letters
    /// of ISO 3166-1 alpha-3, or by what the European Union writes.
    #[must_use]
    pub fn meant_by(&self, other: &str) -> Option<&'static str> {
        let other = other.to_uppercase();
        let other = match other.as_str() {
            "UK" => "GB",
            "EL" => "GR",
            other => other,
        };
        let mut codes = rows(COUNTRIES).map(|row| row.split('\t'));
        codes.find_map(|mut row| {
            let (two, three) = (row.next()?, row.next()?);
            (two == other || three == other).then_some(two)
        })
    }

    /// All codes with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0.iter().map(|(code, name)| (*code, *name))
    }
}

impl Default for Countries {
    fn default() -> Self {
        Self::new()
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::Countries;

    #[test]
    fn every_country_has_a_name_and_a_url_of_its_own() {
        let countries = Countries::new();
        assert_eq!(countries.iter().count(), 250);
        assert_eq!(countries.name("UA"), Some("Ukraine"));
        assert_eq!(countries.name("XK"), Some("Kosovo"));
        let mut slugs: Vec<String> =
            countries.iter().map(|(_, name)| crate::slug::slug(name)).collect();
        slugs.sort();
        slugs.dedup();
        assert_eq!(slugs.len(), 250);
    }
}
