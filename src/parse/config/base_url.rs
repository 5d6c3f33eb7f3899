//! The address that the site will have.

use crate::diagnostic::{Diagnostic, Diagnostics, Spanned};
use crate::path::{OutputPath, SourcePath, encode};

/// An origin and the folder that the site lies in: `https://example.org` and `/blog/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    folder: String,
}

/// Where a page is on the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    permalink: String,
    /// Where the host ends.
    origin: usize,
}

impl Address {
    /// From the root of the host: `/blog/tags/nato/`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.permalink[self.origin..]
    }

    /// With the host: `https://example.org/blog/tags/nato/`.
    #[must_use]
    pub fn permalink(&self) -> &str {
        &self.permalink
    }
}

impl BaseUrl {
    /// The address of a file of the output.
    #[must_use]
    pub fn address_of(&self, output: &OutputPath) -> Address {
        let path = output.as_str();
        let mut permalink =
            String::with_capacity(self.origin.len() + self.folder.len() + path.len());
        permalink.push_str(&self.origin);
        permalink.push_str(&self.folder);
        encode(path.strip_suffix("index.html").unwrap_or(path), &mut permalink);
        Address { permalink, origin: self.origin.len() }
    }

    /// Reads `https://HOST[:PORT][/FOLDER]`.
    ///
    /// # Errors
    /// What is wrong with it, for an author.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (scheme, rest) = text.split_once("://").ok_or("it begins with `https://`")?;
        if !matches!(scheme, "http" | "https") {
            return Err("it begins with `https://`".into());
        }
        let (host, folder) = rest.split_once('/').unwrap_or((rest, ""));
        let host_is_plain = host.chars().all(|c| c.is_ascii_alphanumeric() || "-.:[]".contains(c));
        if host.is_empty() || !host_is_plain {
            return Err("after `https://` stands the name of a host, like `example.org`".into());
        }
        if folder.contains(['?', '#', ' ']) || folder.split('/').any(|part| part == "..") {
            return Err("after the host stands nothing but the path of a folder".into());
        }
        let folder = match folder.trim_matches('/') {
            "" => "/".to_owned(),
            folder => format!("/{folder}/"),
        };
        Ok(Self { origin: format!("{scheme}://{}", host.to_lowercase()), folder })
    }

    /// The path that all URLs of the site begin with, from `/` to `/`.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The address without a `/` at its end.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}{}", self.origin, self.folder.trim_end_matches('/'))
    }

    /// The host with its port, if it has one.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.origin.split("://").nth(1).unwrap_or_default()
    }

    /// The name of the host, without a port.
    #[must_use]
    pub fn host(&self) -> &str {
        let host = self.origin.split("://").nth(1).unwrap_or_default();
        match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
            _ => host,
        }
    }

    /// The URL path on the host of a path in the site.
    #[must_use]
    pub fn path(&self, url: &str) -> String {
        format!("{}{}", self.folder, url.trim_start_matches('/'))
    }

    /// The absolute URL of a URL path on the host.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

pub(super) fn parse(
    given: Option<Spanned<String>>,
    path: &SourcePath,
    faults: &mut Diagnostics,
) -> BaseUrl {
    let fallback = || BaseUrl { origin: "https://example.org".into(), folder: "/".into() };
    let Some(given) = given else { return fallback() };
    BaseUrl::parse(&given.value).unwrap_or_else(|reason| {
        faults.push(
            Diagnostic::error(format!("`{}` is no address of a site", given.value))
                .at(path, given.span)
                .help(reason),
        );
        fallback()
    })
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn an_address_has_a_host_and_a_folder() {
        let base = BaseUrl::parse("https://Example.org:8080/blog").expect("an address");
        assert_eq!(base.address(), "https://example.org:8080/blog");
        assert_eq!((base.folder(), base.host()), ("/blog/", "example.org"));
        assert_eq!(base.path("/tags/"), "/blog/tags/");
        assert_eq!(base.absolute("/blog/tags/"), "https://example.org:8080/blog/tags/");
        for wrong in
            ["example.org", "ftp://example.org", "https://", "https://a b.org", "https://a.org/?x"]
        {
            assert!(BaseUrl::parse(wrong).is_err(), "{wrong}");
        }
    }
}
