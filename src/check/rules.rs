//! The *rules*: what a check looks for, under a code that stays.
//!
//! One table, from which findings have their codes, `dateline explain` its texts, reports their
//! rules and the manual its list. A code is never given to another rule.

pub(super) mod articles;
pub(super) mod build;
pub(super) mod guards;
pub(super) mod links;
pub(super) mod output;
mod rule;
pub(super) mod trust;

pub use rule::Rule;

impl Rule {
    /// The rule with this code.
    #[must_use]
    pub fn with_code(code: &str) -> Option<&'static Self> {
        Self::all().find(|rule| rule.code == code)
    }

    /// All of them, by code.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        [build::RULES, links::RULES, articles::RULES, trust::RULES, guards::RULES, output::RULES]
            .into_iter()
            .flatten()
            .copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn codes_are_in_order_and_names_are_distinct() {
        let codes: Vec<&str> = Rule::all().map(|rule| rule.code).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
        let mut names: Vec<&str> = Rule::all().map(|rule| rule.name).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
        for rule in Rule::all() {
            let is_code =
                rule.code.len() == 5 && rule.code[1..].bytes().all(|it| it.is_ascii_digit());
            assert!(is_code && rule.code.starts_with('D'), "{}", rule.code);
            assert!(Rule::with_code(rule.code).is_some_and(|it| it.name == rule.name));
            for text in [rule.about, rule.why, rule.mend] {
                let has_end = text.ends_with('.') && !text.contains("  ");
                assert!(has_end, "{}: {text}", rule.code);
            }
        }
    }
}
