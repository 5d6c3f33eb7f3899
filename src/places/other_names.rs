//! What countries and regions are *called otherwise*: short names, older ones, parts of a country, and
//! regions that aren't in the UN's tree.
//!
//! Names are slugs. Behind each stand the codes and keys that it may mean; of several, the author chooses.

const NAMES: &str = include_str!("other_names.tsv");

/// The codes of countries, or the keys of regions, that this name may mean.
pub(super) fn meant(name: &str) -> Vec<&'static str> {
    let rows = NAMES.lines().filter(|line| !line.starts_with('#'));
    let mut rows = rows.filter_map(|line| line.split_once('\t'));
    let found = rows.find(|(names, _)| names.split(' ').any(|it| it == name));
    found.map_or_else(Vec::new, |(_, keys)| keys.split(' ').collect())
}

#[cfg(test)]
mod tests {
    use super::{NAMES, meant};
    use crate::places::{Countries, Regions};

    #[test]
    fn all_that_is_meant_is_there() {
        let (countries, regions) = (Countries::new(), Regions::new());
        let mut names: Vec<&str> = Vec::new();
        for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
            let (own, keys) = line.split_once('\t').expect("two columns");
            names.extend(own.split(' '));
            for key in keys.split(' ') {
                assert!(countries.name(key).is_some() || regions.by_key(key).is_some(), "{key}");
            }
        }
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "a name stands twice");
        assert!(names.iter().all(|name| crate::slug::slug(name) == *name));
        assert_eq!(meant("congo"), ["CG", "CD"]);
    }
}
