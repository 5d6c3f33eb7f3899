//! Live coverage as a `LiveBlogPosting`: from when to when, and every entry.

use serde::Serialize;

use crate::date::Date;
use crate::plan::{ArticleView, LiveView};

/// What an article has besides when it is live coverage.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Posting<'a> {
    coverage_start_time: String,
    coverage_end_time: String,
    live_blog_update: Vec<BlogPosting<'a>>,
}

/// An entry.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct BlogPosting<'a> {
    headline: &'a str,
    url: String,
    date_published: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    article_body: &'a str,
}

impl<'a> Posting<'a> {
    /// The coverage in an article; `texts` are those of its entries, the oldest first. Before the
    /// first entry it begins and ends when the article is published.
    pub(super) fn new(view: &'a ArticleView<'a>, published: &Date, texts: &'a [String]) -> Self {
        let time = |entry: Option<&LiveView<'_>>| entry.map_or(published, |it| it.time).rfc3339();
        // The newest is the first of a view.
        let entries = view.own.entries.iter();
        let texts = texts.iter().map(String::as_str).rev().chain(std::iter::repeat(""));
        let posting = |(entry, article_body): (&'a LiveView<'a>, &'a str)| BlogPosting {
            headline: entry.title,
            url: format!("{}#{}", view.own.permalink, entry.id),
            date_published: entry.time.rfc3339(),
            article_body,
        };
        Self {
            coverage_start_time: time(view.own.entries.last()),
            coverage_end_time: time(view.own.entries.first()),
            live_blog_update: entries.zip(texts).map(posting).collect(),
        }
    }
}
