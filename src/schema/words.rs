//! The *words* of a site: whom and what its articles name, for editors to suggest.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::parse::{Article, Form, Parsed, Profile};

/// Whom and what the articles of a site name.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The profiles of authors, by key with their names.
    pub authors: BTreeMap<String, String>,
    /// The profiles of series.
    pub series: BTreeMap<String, String>,
    /// The profiles of places; none where no site is known, which might have any.
    pub places: Option<BTreeMap<String, String>>,
    /// Tags, each as it is written most.
    pub tags: BTreeSet<String>,
    /// Desks.
    pub sections: BTreeSet<String>,
    /// Languages that something is written in.
    pub languages: BTreeSet<String>,
    /// Whether articles name authors that have no profile.
    pub has_guests: bool,
    /// Whether articles name series that have no profile.
    pub has_bare_series: bool,
    /// Whether any date has a time.
    pub has_times: bool,
    /// Folders between `content/articles/` and the deepest article.
    pub depth: usize,
}

impl Words {
    /// The words of a site.
    #[must_use]
    pub fn of(parsed: &Parsed) -> Self {
        let named = |profiles: &[Profile]| {
            profiles.iter().map(|it| (it.key().to_owned(), it.name.clone())).collect()
        };
        let (authors, series): (BTreeMap<_, _>, BTreeMap<_, _>) =
            (named(&parsed.authors), named(&parsed.series));
        let articles = || parsed.articles.iter();
        let values = |texts: &[crate::diagnostic::Spanned<String>]| -> Vec<String> {
            texts.iter().map(|text| text.value.clone()).collect()
        };
        let own = articles().filter_map(|it| it.language.as_ref());
        let own = own.chain(parsed.pages.iter().filter_map(|it| it.language.as_ref()));
        let languages = own.map(|it| it.value.clone());
        let of_authors = parsed.authors.iter().flat_map(|it| it.languages.iter().cloned());
        Self {
            has_guests: articles()
                .any(|it| it.authors.iter().any(|name| !authors.contains_key(&name.value))),
            has_bare_series: articles()
                .filter_map(|it| it.series.as_ref())
                .any(|key| !series.contains_key(&key.value)),
            has_times: articles().any(|it| has_times(it)),
            depth: articles().map(|it| depth(it)).max().unwrap_or_default(),
            tags: articles().flat_map(|it| values(&it.tags)).collect(),
            sections: articles()
                .filter_map(|it| Some(it.section.as_ref()?.value.clone()))
                .collect(),
            languages: languages
                .chain(of_authors)
                .chain([parsed.config.language.value.clone()])
                .collect(),
            places: Some(named(&parsed.places)),
            authors,
            series,
        }
    }

    /// What a text of a form may say, and what that means; `is_open` if it may say other things, too.
    pub(super) fn suggestions(&self, form: Form) -> Suggestions {
        let plain = |words: &BTreeSet<String>| words.iter().map(|it| (it.clone(), None)).collect();
        let named = |words: &BTreeMap<String, String>| -> Vec<(String, Option<String>)> {
            words.iter().map(|(key, name)| (key.clone(), Some(name.clone()))).collect()
        };
        let mut words = match form {
            Form::Author => named(&self.authors),
            Form::Series => named(&self.series),
            Form::Tag => plain(&self.tags),
            Form::Section => plain(&self.sections),
            Form::Language => plain(&self.languages),
            form => form.words(),
        };
        if form == Form::Place {
            let own = self.places.iter().flatten();
            words.retain(|(key, _)| self.places.as_ref().is_none_or(|own| !own.contains_key(key)));
            words.extend(own.map(|(key, name)| (key.clone(), Some(name.clone()))));
            words.sort_by(|(_, a), (_, b)| a.cmp(b));
        }
        let is_closed = matches!(form, Form::Region | Form::Category)
            || (form == Form::Place && self.places.is_some());
        Suggestions { words, is_closed }
    }
}

/// What a text may say.
pub(super) struct Suggestions {
    /// Each with its meaning, if it has one.
    pub(super) words: Vec<(String, Option<String>)>,
    /// Whether it may say nothing else.
    pub(super) is_closed: bool,
}

fn has_times(article: &Article) -> bool {
    let corrections = article.corrections.iter().map(|it| &it.date);
    let sources = article.sources.iter().filter_map(|it| it.date.as_ref());
    let own = [Some(&article.date), article.updated.as_ref(), article.expires.as_ref()];
    own.into_iter()
        .flatten()
        .chain(corrections)
        .chain(sources)
        .any(|date: &Date| date.time().is_some())
}

/// Folders between `content/articles/` and the article.
fn depth(article: &Article) -> usize {
    article.path.as_str().split('/').count().saturating_sub(3)
}
