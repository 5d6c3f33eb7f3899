//! Teasers as Tera has them.
//!
//! An article is in a dozen lists, and turning its teaser into what Tera takes costs more than showing
//! it. So what was made for one list is kept for the next, by digest: a teaser of another build
//! can't be met.

use std::collections::{BTreeMap, HashMap};
use std::sync::{PoisonError, RwLock};

use serde::Serialize;
use tera::Value;

use super::kept::Kept;
use crate::digest::Digest;
use crate::plan::{RelatedLink, SharedTeaser, Teaser};

/// Values by the digest of their teaser.
#[derive(Debug, Default)]
pub(super) struct Teasers {
    made: Kept<Digest, Value>,
    /// What related articles are linked by, by the digest of their teaser.
    related: Kept<Digest, Value>,
    /// Terms and authors, which many teasers name, by their URL.
    links: RwLock<HashMap<String, Value>>,
}

impl Teasers {
    /// Forgets all of them.
    pub(super) fn forget(&self) {
        self.made.forget();
        self.related.forget();
    }

    /// The value of a teaser, which others may have asked for before.
    pub(super) fn value(&self, teaser: &SharedTeaser<'_>) -> Value {
        self.made.get_or_keep(teaser.digest(), || self.made(&teaser.made()))
    }

    /// The value of a link to a related article, which others may have asked for before.
    pub(super) fn related(&self, link: &RelatedLink<'_>) -> Value {
        self.related.get_or_keep(link.teaser, || Value::from_serializable(link))
    }
}

impl Teasers {
    /// A teaser field for field as it would be serialised, with what others have of it already.
    fn made(&self, teaser: &Teaser<'_>) -> Value {
        let Teaser {
            title,
            title_html,
            url,
            summary,
            summary_html,
            date,
            updated,
            label,
            section,
            authors,
            places,
            tags,
            image,
            language,
            dir,
            retracted,
            dateline,
        } = teaser;
        let authors: Vec<Value> = authors.iter().map(|it| self.link(it.url, it)).collect();
        let places: Vec<Value> = places.iter().map(|it| self.link(it.url, it)).collect();
        let tags: Vec<Value> = tags.iter().map(|it| self.link(it.url, it)).collect();
        let fields: [(&str, Value); 17] = [
            ("title", (*title).into()),
            ("title_html", (*title_html).into()),
            ("url", (*url).into()),
            ("summary", (*summary).into()),
            ("summary_html", (*summary_html).into()),
            ("date", Value::from_serializable(date)),
            ("updated", Value::from_serializable(updated)),
            ("label", self.link(label.url, label)),
            ("section", section.as_ref().map(|it| self.link(it.url, it)).into()),
            ("authors", authors.into()),
            ("places", places.into()),
            ("tags", tags.into()),
            ("image", Value::from_serializable(image)),
            ("language", (*language).into()),
            ("dir", (*dir).into()),
            ("retracted", (*retracted).into()),
            ("dateline", (*dateline).into()),
        ];
        BTreeMap::from(fields).into()
    }

    fn link(&self, url: &str, link: &impl Serialize) -> Value {
        let links = self.links.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = links.get(url) {
            return value.clone();
        }
        drop(links);
        let value = Value::from_serializable(link);
        let mut links = self.links.write().unwrap_or_else(PoisonError::into_inner);
        links.entry(url.to_owned()).or_insert(value).clone()
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use serde_json::to_value;

    use super::*;
    use crate::date::Date;
    use crate::plan::{AuthorLink, FocusView, ImageView, TermLink};

    #[test]
    fn a_value_is_what_serialising_gives() {
        let link = |key, url| TermLink { key, name: key, url };
        let image = ImageView {
            url: "/a.png".into(),
            permalink: "https://example.org/a.png".into(),
            alt: "A",
            media_type: "image/png",
            width: Some(3),
            height: None,
            caption: Some("Of A"),
            caption_html: None,
            credit: None,
            credit_html: None,
            source: Some("captured"),
            focus: FocusView { x: 50, y: 50 },
            renditions: None,
        };
        let author = AuthorLink {
            key: "a",
            name: "A",
            url: "/authors/a/",
            permalink: "https://example.org/authors/a/",
            role: Some("Editor"),
            fediverse: None,
            organization: false,
        };
        let date = Date::parse("2025-08-16T09:30:00", &TimeZone::UTC).expect("a date");
        let teaser = Teaser {
            title: "Talks",
            title_html: Some("<em>Talks</em>"),
            url: "/talks/",
            summary: "On talks.",
            summary_html: None,
            date: &date,
            updated: None,
            label: link("news", "/labels/news/"),
            section: Some(link("world", "/sections/world/")),
            authors: vec![author],
            places: vec![link("UA", "/places/ukraine/")],
            tags: vec![link("nato", "/tags/nato/"), link("un", "/tags/un/")],
            image: Some(image),
            language: "en",
            dir: "ltr",
            retracted: false,
            dateline: Some("Kyiv"),
        };
        let teasers = Teasers::default();
        let serialised = to_value(Value::from_serializable(&teaser)).expect("JSON");
        for _ in 0..2 {
            assert_eq!(to_value(teasers.made(&teaser)).expect("JSON"), serialised);
        }
    }
}
