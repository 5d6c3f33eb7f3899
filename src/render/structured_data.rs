//! *Structured data*: what a page says of itself to search engines, as JSON-LD of schema.org.
//!
//! It is made while the page is rendered, from the page's view and nothing else, so that it costs a
//! page's key nothing. A page has a list of things: an article, a profile, the paper, the way to it.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::arrange::Language;
use crate::plan::{Data, ImageView, SiteView, TemplateView};

mod article;
mod live;
mod paper;
mod profile;
mod trail;

/// What the structured data of all pages have of the site.
pub(super) struct Paper {
    /// The site's name.
    title: String,
    /// The scheme and the host: `https://example.org`.
    origin: String,
    /// What every URL begins with, from `/` to `/`.
    folder: String,
    /// The home page with its host.
    home: String,
    website: paper::WebSite,
    organization: paper::Organization,
    /// What articles say of their publisher.
    publisher: paper::Publisher,
}

impl Paper {
    pub(super) fn new(site: &SiteView<'_>) -> Self {
        let origin = site.base_url.strip_suffix(site.url.trim_end_matches('/'));
        let origin = origin.unwrap_or(&site.base_url).to_owned();
        let home = format!("{origin}{}", site.url);
        Self {
            title: site.title.to_owned(),
            folder: site.url.to_owned(),
            website: paper::WebSite::new(site, &home),
            organization: paper::Organization::new(&site.publisher, &home),
            publisher: paper::Publisher::new(&site.publisher, &home),
            origin,
            home,
        }
    }

    /// The URL with its host of one from the root of the host.
    fn absolute(&self, url: &str) -> String {
        format!("{}{url}", self.origin)
    }
}

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

/// A picture.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "ImageObject", rename_all = "camelCase")]
struct ImageObject {
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<Distance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<Distance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_text: Option<String>,
}

/// A number of pixels, as schema.org writes a length.
struct Distance(u32);

impl Serialize for Distance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{} px", self.0))
    }
}

impl ImageObject {
    fn new(image: &ImageView<'_>) -> Self {
        Self {
            url: image.permalink.clone(),
            width: image.width.map(Distance),
            height: image.height.map(Distance),
            caption: image.caption.map(str::to_owned),
            credit_text: image.credit.map(str::to_owned),
        }
    }
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

/// Properties that only some have, by their names.
type Properties = BTreeMap<String, String>;

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
