//! The *regions* of the world: the tree of the United Nations' M49, from continents down.
//!
//! A region has a key that authors write, which is its English name in small letters with hyphens.

use std::collections::BTreeMap;

use super::{COUNTRIES, ENGLISH, rows};
use crate::slug::slug;

const REGIONS: &str = include_str!("regions.tsv");

/// The whole world, which is everyone's and no region.
const WORLD: &str = "001";

/// A continent or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its number in M49, three digits.
    pub code: &'static str,
    /// The word for it in front matter.
    pub key: String,
    /// Its name.
    pub name: &'static str,
    /// The number of the region that it lies in; none for a continent.
    within: Option<&'static str>,
}

/// The regions, by key and by what lies in them.
#[derive(Debug)]
pub struct Regions {
    by_key: BTreeMap<String, Region>,
    /// The smallest region of each country.
    of_countries: BTreeMap<&'static str, &'static str>,
}

impl Regions {
    /// The tree, with names in English.
    #[must_use]
    pub fn new() -> Self {
        let names: BTreeMap<&str, &str> =
            rows(ENGLISH).filter_map(|row| row.split_once('\t')).collect();
        let regions = rows(REGIONS).filter_map(|row| {
            let (code, within) = row.split_once('\t')?;
            let name = *names.get(code).filter(|_| code != WORLD)?;
            let within = Some(within).filter(|it| *it != WORLD);
            Some((slug(name), Region { code, key: slug(name), name, within }))
        });
        let countries = rows(COUNTRIES).filter_map(|row| {
            let mut columns = row.split('\t');
            let (code, path) = (columns.next()?, columns.nth(2)?);
            Some((code, path.rsplit('/').next()?))
        });
        Self { by_key: regions.collect(), of_countries: countries.collect() }
    }

    /// The region of a key.
    #[must_use]
    pub fn by_key(&self, key: &str) -> Option<&Region> {
        self.by_key.get(key)
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.keys().map(String::as_str)
    }

    /// The smallest region that a country or a region lies in, by its code or its key.
    #[must_use]
    pub fn around(&self, key: &str) -> Option<&Region> {
        let code = match self.by_key.get(key) {
            Some(region) => region.within?,
            None => self.of_countries.get(key)?,
        };
        self.by_key.values().find(|region| region.code == code)
    }
}

impl Default for Regions {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_but_antarctica_has_its_way_up_to_a_continent() {
        let regions = Regions::new();
        let path = |code: &str| -> Vec<String> {
            let mut path = Vec::new();
            let mut next = regions.around(code);
            while let Some(region) = next {
                path.push(region.key.clone());
                next = regions.around(&region.key);
            }
            path
        };
        assert_eq!(path("UA"), ["eastern-europe", "europe"]);
        assert_eq!(path("XK"), ["southern-europe", "europe"]);
        assert_eq!(path("ML"), ["western-africa", "sub-saharan-africa", "africa"]);
        assert_eq!(path("CU"), ["caribbean", "latin-america", "americas"]);
        let continents = ["africa", "americas", "asia", "europe", "oceania"];
        for code in crate::places::Countries::new().iter().map(|(code, _)| code) {
            let last = path(code).pop();
            assert_eq!(last.is_none(), code == "AQ", "{code}");
            assert!(last.is_none_or(|it| continents.contains(&it.as_str())), "{code}");
        }
        assert_eq!(regions.keys().count(), 29);
    }

    #[test]
    fn no_region_has_the_url_of_a_country() {
        let regions = Regions::new();
        let countries = crate::places::Countries::new();
        assert!(countries.iter().all(|(_, name)| regions.by_key(&slug(name)).is_none()));
    }
}
