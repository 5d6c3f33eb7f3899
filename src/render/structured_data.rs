//! *Structured data*: what a page says of itself to search engines, as JSON-LD of schema.org.
//!
//! It is made while the page is rendered, from the page's view and nothing else, so that it costs a
//! page's key nothing. A page has a list of things: an article, a profile, the paper, the way to it.

use serde::Serialize;

use crate::arrange::Language;
use crate::plan::{Data, TemplateView};

mod article;
mod audio;
mod image;
mod live;
mod paper;
mod profile;
mod trail;

pub(super) use paper::Paper;

/// A thing with the vocabulary that its words are from.
#[derive(Serialize)]
struct Node<'n> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(flatten)]
    thing: Thing<'n>,
}

/// What a page can be about.
#[derive(Serialize)]
#[serde(untagged)]
enum Thing<'n> {
    Article(Box<article::Article<'n>>),
    Profile(Box<profile::ProfilePage<'n>>),
    Organization(&'n paper::Organization),
    WebSite(&'n paper::WebSite),
    Trail(trail::BreadcrumbList),
}

/// The structured data of a page, ready for a `script` element; empty for a page that has none.
/// `entries` are the texts of the entries of live coverage, the oldest first.
pub(super) fn of(
    view: &TemplateView<'_>,
    entries: &[String],
    paper: &Paper,
    language: &Language,
) -> String {
    let teaser;
    let mut things = Vec::new();
    match &view.data {
        Data::Article { article, .. } => {
            teaser = article.teaser.made();
            let article = article::Article::new(article, &teaser, entries, &view.page, paper);
            things.push(Thing::Article(Box::new(article)));
        }
        Data::Home { list } if list.head => {
            things.push(Thing::Organization(&paper.organization));
            things.push(Thing::WebSite(&paper.website));
        }
        Data::Term { term, list } if list.head && term.kind == "author" => {
            let profile = profile::ProfilePage::new(term, &view.page, paper);
            things.push(Thing::Profile(Box::new(profile)));
        }
        _ => {}
    }
    things.extend(trail::of(view, paper, language).map(Thing::Trail));
    if things.is_empty() {
        return String::new();
    }
    let nodes = things.into_iter().map(|thing| Node { context: "https://schema.org", thing });
    let json = serde_json::to_string(&nodes.collect::<Vec<_>>()).unwrap_or_default();
    for_script(json)
}

/// JSON that can't end the element that it is in, nor open a comment that hides the end of it.
fn for_script(json: String) -> String {
    if memchr::memchr(b'<', json.as_bytes()).is_none() {
        return json;
    }
    json.replace("</", "<\\/").replace("<!", "\\u003c!")
}

#[cfg(test)]
mod tests {
    use super::for_script;

    #[test]
    fn nothing_in_it_is_markup() {
        let json = r#"["</script><!-- <script>"]"#;
        let written = for_script(json.into());
        assert_eq!(written, r#"["<\/script>\u003c!-- <script>"]"#);
        let same: [String; 1] = serde_json::from_str(&written).expect("JSON");
        assert_eq!(same, ["</script><!-- <script>"]);
    }
}
