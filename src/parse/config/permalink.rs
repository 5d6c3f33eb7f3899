//! The pattern of an article's URL.

use crate::date::{Date, push_digits};
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned, nearest};
use crate::path::SourcePath;

const DEFAULT: &str = "/{year}/{month}/{day}/{slug}/";

/// `/{year}/{month}/{day}/{slug}/`, in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permalink(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Plain(String),
    Year,
    Month,
    Day,
    Slug,
}

impl Permalink {
    /// The folder of an article: `2025/08/16/talks`.
    #[must_use]
    pub fn folder(&self, date: &Date, slug: &str) -> String {
        let day = date.day();
        let mut folder = String::with_capacity(16 + slug.len());
        for part in &self.0 {
            match part {
                Part::Plain(text) => folder.push_str(text),
                Part::Year => push_digits(&mut folder, day.year().unsigned_abs().into(), 4),
                Part::Month => push_digits(&mut folder, day.month().unsigned_abs().into(), 2),
                Part::Day => push_digits(&mut folder, day.day().unsigned_abs().into(), 2),
                Part::Slug => folder.push_str(slug),
            }
        }
        folder
    }

    fn parse(pattern: &str) -> Result<Self, String> {
        let inner = pattern.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
        let inner = inner.filter(|inner| !inner.is_empty()).ok_or("it begins and ends with `/`")?;
        if inner.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return Err("each of its parts is a name".into());
        }
        let mut parts = Vec::new();
        let mut rest = inner;
        while let Some(open) = rest.find('{') {
            let close = rest[open..].find('}').ok_or("a `{` has no `}`")? + open;
            if open > 0 {
                parts.push(Part::Plain(rest[..open].to_owned()));
            }
            parts.push(match &rest[open + 1..close] {
                "year" => Part::Year,
                "month" => Part::Month,
                "day" => Part::Day,
                "slug" => Part::Slug,
                other => return Err(unknown(other)),
            });
            rest = &rest[close + 1..];
        }
        if !rest.is_empty() {
            parts.push(Part::Plain(rest.to_owned()));
        }
        if !parts.contains(&Part::Slug) {
            return Err("it needs `{slug}`, or all articles have one URL".into());
        }
        Ok(Self(parts))
    }
}

impl Default for Permalink {
    fn default() -> Self {
        Self(vec![
            Part::Year,
            Part::Plain("/".into()),
            Part::Month,
            Part::Plain("/".into()),
            Part::Day,
            Part::Plain("/".into()),
            Part::Slug,
        ])
    }
}

fn unknown(name: &str) -> String {
    let names = ["year", "month", "day", "slug"];
    let near =
        nearest(name, names).map_or(String::new(), |near| format!("; did you mean `{{{near}}}`?"));
    format!("its parts are `{{year}}`, `{{month}}`, `{{day}}` and `{{slug}}`{near}")
}

pub(super) fn parse(
    given: Option<Spanned<String>>,
    path: &SourcePath,
    faults: &mut Diagnostics,
) -> Permalink {
    let Some(given) = given else { return Permalink::default() };
    Permalink::parse(&given.value).unwrap_or_else(|reason| {
        faults.push(
            Diagnostic::error(format!("`{}` is no pattern of a URL", given.value))
                .at(path, given.span)
                .help(reason)
                .help(format!("the usual one is `permalink = \"{DEFAULT}\"`")),
        );
        Permalink::default()
    })
}

#[cfg(test)]
mod tests {
    use super::{DEFAULT, Permalink};

    #[test]
    fn patterns() {
        assert_eq!(Permalink::parse(DEFAULT), Ok(Permalink::default()));
        let date =
            crate::date::Date::parse("2025-08-06", &jiff::tz::TimeZone::UTC).expect("a date");
        let news = Permalink::parse("/news/{year}-{slug}/").expect("a pattern");
        assert_eq!(news.folder(&date, "talks"), "news/2025-talks");
        for wrong in ["", "/", "/{slug}", "/{yaer}/{slug}/", "/{year}/", "/../{slug}/", "/{slug/"] {
            assert!(Permalink::parse(wrong).is_err(), "{wrong}");
        }
    }
}
