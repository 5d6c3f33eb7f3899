//! Where a URL on a page leads: into the site, out of it, or nowhere that a browser asks.

use crate::parse::BaseUrl;
use crate::path::{OutputPath, decode};
use crate::policy::Target;

/// Where a URL leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// A place on the same page.
    Here(String),
    /// A path of this site, decoded and without its first `/`, and a place there.
    Inside(String, Option<String>),
    /// An address on another host.
    Outside(String),
    /// An address on the site's own host that lies beside the site, which knows nothing of it.
    Beside(String),
    /// Nothing that is fetched: a letter, a call, data.
    Apart,
}

/// Parts a path from a place on it where both are kept in one text. A `#` would do so only in a URL: the name
/// of a file may have one.
pub(super) const PLACE: char = '\0';

/// A target as a URL shows it.
pub(super) fn written(target: &str) -> String {
    let path = target.split(PLACE).next().unwrap_or_default();
    let place = target.split_once(PLACE).map(|(_, place)| format!("#{place}"));
    let path = path.replace('#', "%23").replace('?', "%3F");
    format!("{path}{}", place.unwrap_or_default())
}

/// The site that a page is in.
pub(super) struct Urls<'u> {
    host: &'u str,
    /// Where the site will be, if that is another host than the one that it is looked at on.
    also: &'u str,
    folder: &'u str,
}

impl<'u> Urls<'u> {
    pub(super) fn new(base: &'u BaseUrl) -> Self {
        Self { host: base.authority(), also: base.authority(), folder: base.folder() }
    }

    /// The same of a site that is at another host, too.
    pub(super) fn also_at(self, base: &'u BaseUrl) -> Self {
        Self { also: base.authority(), ..self }
    }

    /// Where `url`, as it stands on the page `from`, leads.
    pub(super) fn way(&self, from: &OutputPath, url: &str) -> Way {
        let url = url.trim_matches(|it: char| it.is_ascii_whitespace());
        let (path, fragment) = match url.split_once('#') {
            Some((path, fragment)) => (path, Some(decode(fragment))),
            None => (url, None),
        };
        if path.is_empty() {
            return Way::Here(fragment.unwrap_or_default());
        }
        let lower = path.get(..8).unwrap_or(path).to_ascii_lowercase();
        let web = ["https://", "http://", "//"].into_iter().find(|it| lower.starts_with(it));
        if let Some(start) = web {
            let rest = &path[start.len()..];
            let end = rest.find(['/', '?']).unwrap_or(rest.len());
            let (host, rooted) = rest.split_at(end);
            let is_own =
                host.eq_ignore_ascii_case(self.host) || host.eq_ignore_ascii_case(self.also);
            return match self.inside(if rooted.is_empty() { "/" } else { rooted }) {
                Some(path) if is_own => Way::Inside(path, fragment),
                _ => {
                    let scheme = if start == "//" { "https:" } else { "" };
                    let address = format!("{scheme}{url}");
                    if is_own { Way::Beside(address) } else { Way::Outside(address) }
                }
            };
        }
        if has_scheme(path) {
            return Way::Apart;
        }
        if path.starts_with('/') {
            return match self.inside(path) {
                Some(path) => Way::Inside(path, fragment),
                None => Way::Beside(format!("https://{}{url}", self.host)),
            };
        }
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() {
            return Way::Here(fragment.unwrap_or_default());
        }
        let folder = match from.folder() {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
        Way::Inside(plain(&format!("{folder}{}", decode(path))), fragment)
    }

    /// A path of the host from the first `/` of the site on, where that isn't the host's own.
    pub(super) fn rooted<'r>(&self, written: &'r str) -> Option<&'r str> {
        let folder = self.folder.strip_suffix('/').filter(|folder| !folder.is_empty())?;
        written.strip_prefix(folder).filter(|rest| rest.starts_with('/'))
    }

    /// A path of the site as the host has it.
    pub(super) fn rooted_path(&self, path: &str) -> String {
        format!("{}{path}", self.folder)
    }

    /// What a URL asks for, as a policy sees it.
    pub(super) fn target(&self, from: &OutputPath, url: &str) -> Target {
        let own = |path: &str| format!("https://{}{}{path}", self.host, self.folder);
        let (address, is_own) = match self.way(from, url) {
            Way::Here(_) => (own(from.as_str()), true),
            Way::Inside(path, _) => (own(&path), true),
            Way::Beside(address) => (address, true),
            Way::Outside(address) => (address, false),
            // What follows the scheme is of no matter, and may be long.
            Way::Apart => {
                (url.trim().split_inclusive(':').next().unwrap_or_default().into(), false)
            }
        };
        let scheme = address.split(':').next().unwrap_or_default();
        let address = format!("{}{}", scheme.to_ascii_lowercase(), &address[scheme.len()..]);
        Target { address, is_own }
    }

    /// A path of the host as one of the site; none if it lies beside it.
    fn inside(&self, rooted: &str) -> Option<String> {
        let rooted = rooted.split('?').next().unwrap_or_default();
        let path = rooted.strip_prefix(self.folder);
        let path = path.or_else(|| (rooted == self.folder.trim_end_matches('/')).then_some(""))?;
        Some(plain(&decode(path)))
    }
}

/// A path without `.`, `..` and `//`. A `/` at its end stays.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let is_folder = path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..");
    let end = if is_folder && !parts.is_empty() { "/" } else { "" };
    format!("{}{end}", parts.join("/"))
}

fn has_scheme(url: &str) -> bool {
    let end = url.find(|it: char| !it.is_ascii_alphanumeric() && !"+-.".contains(it));
    end.is_some_and(|at| at > 0 && url[at..].starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_lead_where_a_browser_goes() {
        let base = BaseUrl::parse("https://paper.example:8080/news").expect("an address");
        let urls = Urls::new(&base);
        let from = OutputPath::new("2025/08/16/talks/index.html");
        let inside = |path: &str, fragment: Option<&str>| {
            Way::Inside(path.into(), fragment.map(str::to_owned))
        };
        let outside = |url: &str| Way::Outside(url.into());
        let beside = |url: &str| Way::Beside(url.into());
        for (url, way) in [
            ("#a%20b", Way::Here("a b".into())),
            ("", Way::Here(String::new())),
            ("?page=2", Way::Here(String::new())),
            ("photo.jpg", inside("2025/08/16/talks/photo.jpg", None)),
            ("../../x/?y#z", inside("2025/08/x/", Some("z"))),
            ("/news/", inside("", None)),
            ("/news", inside("", None)),
            ("/news/tags/?a=b", inside("tags/", None)),
            ("https://PAPER.example:8080/news/%C3%A4/#b", inside("ä/", Some("b"))),
            ("//paper.example:8080/news/style.css", inside("style.css", None)),
            ("/shop/", beside("https://paper.example:8080/shop/")),
            ("https://paper.example:8080", beside("https://paper.example:8080")),
            ("//paper.example:8080/newsroom/", beside("https://paper.example:8080/newsroom/")),
            ("//cdn.example/x.js", outside("https://cdn.example/x.js")),
            ("HTTP://x.example", outside("HTTP://x.example")),
            ("mailto:desk@paper.example", Way::Apart),
            ("data:image/png;base64,AA//", Way::Apart),
        ] {
            assert_eq!(urls.way(&from, url), way, "{url}");
        }
    }
}
