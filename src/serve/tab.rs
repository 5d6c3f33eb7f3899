//! A *tab*: the path of a page as a browser knows it, and the URLs that it may stand for.

use super::guard;
use crate::path::{OutputPath, encode};

/// A page that somebody looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tab {
    /// The path in the browser's address, as the browser writes it.
    pub(super) page: String,
    /// As the preview writes it: `/a` is the page of a folder, too, while there is no such file.
    urls: Vec<String>,
    /// The page itself; none for a path that nothing is ever served from.
    pub(super) output: Option<OutputPath>,
}

impl Tab {
    /// The tab that shows `page` of a site whose URLs begin with `folder`.
    pub(super) fn new(page: &str, folder: &str) -> Self {
        let file = page.strip_prefix(folder).and_then(guard::file);
        let folder_of = |file: &str| file.strip_suffix("index.html").unwrap_or(file).to_owned();
        let file = file.as_deref().map(folder_of);
        let output = file.as_deref().map(OutputPath::page);
        let urls = file.map_or_else(Vec::new, |file| {
            let mut url = folder.to_owned();
            encode(&file, &mut url);
            let end = if url.ends_with('/') { "" } else { "/" };
            let of_folder = format!("{url}{end}");
            if page.ends_with('/') || of_folder == url {
                vec![of_folder]
            } else {
                vec![url, of_folder]
            }
        });
        Self { page: page.to_owned(), urls, output }
    }

    pub(super) fn urls(&self) -> impl Iterator<Item = &str> {
        self.urls.iter().map(String::as_str)
    }
}

/// Which tabs ask for events, and what they know already: the query of the request.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) tabs: Vec<Tab>,
    pub(super) since: u64,
}

impl Asked {
    /// None for a query that isn't one of the preview's script.
    pub(super) fn parse(query: &str, folder: &str) -> Option<Self> {
        let mut asked = Self { tabs: Vec::new(), since: 0 };
        for part in query.split('&').filter(|part| !part.is_empty()) {
            match part.split_once('=')? {
                ("page", page) => asked.tabs.push(Tab::new(&crate::path::decode(page), folder)),
                ("since", since) => asked.since = since.parse().ok()?,
                _ => return None,
            }
        }
        Some(asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_a_browser_is_a_url_of_the_preview() {
        let urls = |page| Tab::new(page, "/blog/").urls.join(" ");
        assert_eq!(urls("/blog/"), "/blog/");
        assert_eq!(urls("/blog/index.html"), "/blog/");
        assert_eq!(urls("/blog/a/"), "/blog/a/");
        assert_eq!(urls("/blog/a/index.html"), "/blog/a/");
        assert_eq!(urls("/blog/a"), "/blog/a /blog/a/");
        assert_eq!(urls("/blog/tags/it's/"), "/blog/tags/it%27s/");
        assert_eq!(urls("/blog/%D9%86/"), "/blog/%D9%86/");
        assert_eq!(urls("/blog/../x/"), "");
        assert_eq!(urls("/elsewhere/"), "");
    }

    #[test]
    fn a_query_names_tabs_and_a_version() {
        let asked = |query| Asked::parse(query, "/");
        let tabs = vec![Tab::new("/a/", "/"), Tab::new("/%D9%86/", "/")];
        let expected = Asked { tabs, since: 7 };
        assert_eq!(asked("page=%2Fa%2F&page=%2F%25D9%2586%2F&since=7"), Some(expected));
        assert_eq!(asked(""), Some(Asked { tabs: Vec::new(), since: 0 }));
        for wrong in ["since=x", "since=-1", "page", "x=1"] {
            assert_eq!(asked(wrong), None, "{wrong}");
        }
    }
}
