//! A *need*: what a page asks a browser for, held against a policy.

use super::source::Host;
use super::{Directive, Policy, Source};

/// What a page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Script,
    ScriptInPage,
    ScriptAttribute,
    Style,
    StyleInPage,
    StyleAttribute,
    Image,
    Font,
    Media,
    Frame,
    Object,
    Form,
    Connect,
    Manifest,
    Base,
}

/// What is asked for: an address of a scheme, a host, perhaps a port, and a path.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) address: String,
    /// It is the site's own.
    pub(crate) is_own: bool,
}

impl Need {
    /// The directives that speak of it: the first one that a policy has counts.
    fn directives(self) -> &'static [&'static str] {
        match self {
            Self::Script | Self::ScriptInPage => &["script-src-elem", "script-src", "default-src"],
            Self::ScriptAttribute => &["script-src-attr", "script-src", "default-src"],
            Self::Style | Self::StyleInPage => &["style-src-elem", "style-src", "default-src"],
            Self::StyleAttribute => &["style-src-attr", "style-src", "default-src"],
            Self::Image => &["img-src", "default-src"],
            Self::Font => &["font-src", "default-src"],
            Self::Media => &["media-src", "default-src"],
            Self::Frame => &["frame-src", "child-src", "default-src"],
            Self::Object => &["object-src", "default-src"],
            Self::Form => &["form-action"],
            Self::Connect => &["connect-src", "default-src"],
            Self::Manifest => &["manifest-src", "default-src"],
            Self::Base => &["base-uri"],
        }
    }

    /// The directive to write where none speaks of it but `default-src`.
    pub(crate) fn directive(self) -> &'static str {
        match self {
            Self::Script | Self::ScriptInPage | Self::ScriptAttribute => "script-src",
            Self::Style | Self::StyleInPage | Self::StyleAttribute => "style-src",
            _ => self.directives()[0],
        }
    }
}

impl Policy {
    /// Whether it keeps a page from what it asks for: then the directive to write instead. `nonce` is the word
    /// that stands at the element; without a target it is something in the page itself.
    pub(crate) fn instead(
        &self,
        need: Need,
        target: Option<&Target>,
        nonce: Option<&str>,
    ) -> Option<String> {
        let mut named = need.directives().iter();
        let directive =
            named.find_map(|name| self.directives.iter().find(|it| it.name == **name))?;
        let is_let_through = match target {
            Some(target) => directive.lets_through(need, target, nonce),
            None => directive.lets_through_in_page(need, nonce),
        };
        (!is_let_through).then(|| {
            let name = match directive.name.as_str() {
                "default-src" => need.directive(),
                name => name,
            };
            let addition = target.map_or_else(|| "'unsafe-inline'".into(), Target::source);
            let stays = |source: &Source| match source {
                Source::Nothing | Source::Word("strict-dynamic") => false,
                // Beside these `'unsafe-inline'` counts for nothing.
                Source::Nonce(_) | Source::Hash => target.is_some(),
                _ => true,
            };
            let kept = directive.sources.iter().filter(|(_, source)| stays(source));
            let kept = kept.map(|(written, _)| written.as_str()).filter(|it| *it != addition);
            let words: Vec<&str> = [name].into_iter().chain(kept).chain([&*addition]).collect();
            words.join(" ")
        })
    }
}

impl Directive {
    fn has(&self, word: &str) -> bool {
        self.sources.iter().any(|(_, source)| matches!(source, Source::Word(it) if *it == word))
    }

    fn has_nonce(&self, nonce: Option<&str>) -> bool {
        let given = self.sources.iter().filter_map(|(_, source)| match source {
            Source::Nonce(it) => Some(it.as_str()),
            _ => None,
        });
        nonce.is_some_and(|nonce| given.into_iter().any(|it| it == nonce))
    }

    fn lets_through(&self, need: Need, target: &Target, nonce: Option<&str>) -> bool {
        let takes_nonces = matches!(need, Need::Script | Need::Style);
        if takes_nonces && self.has_nonce(nonce) {
            return true;
        }
        if need == Need::Script && self.has("strict-dynamic") {
            return false;
        }
        self.sources.iter().any(|(_, source)| match source {
            Source::Own => target.is_own,
            Source::Scheme(scheme) => is_scheme(scheme, target.scheme()),
            Source::Host(host) => host.is_of(target),
            _ => false,
        })
    }

    /// What a hash names isn't known here: it gets the benefit of the doubt.
    fn lets_through_in_page(&self, need: Need, nonce: Option<&str>) -> bool {
        let is_attribute = matches!(need, Need::ScriptAttribute | Need::StyleAttribute);
        let has_hash = self.sources.iter().any(|(_, source)| *source == Source::Hash);
        let has_nonces = self.sources.iter().any(|(_, it)| matches!(it, Source::Nonce(_)));
        if !is_attribute && self.has_nonce(nonce) {
            return true;
        }
        if has_hash {
            return !is_attribute || self.has("unsafe-hashes");
        }
        self.has("unsafe-inline") && !has_nonces && !self.has("strict-dynamic")
    }
}

fn is_scheme(allowed: &str, asked: &str) -> bool {
    allowed == asked || (allowed == "http" && asked == "https")
}

impl Target {
    /// The scheme in small letters.
    fn scheme(&self) -> &str {
        self.address.split(':').next().unwrap_or_default()
    }

    /// The host with its port, and the path; nothing of what has no host.
    fn parts(&self) -> Option<(&str, Option<&str>, &str)> {
        let (_, rest) = self.address.split_once("://")?;
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let is_port = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
        let port = host.rsplit_once(':').filter(|(_, port)| is_port(port));
        let path = if path.is_empty() { "/" } else { path };
        Some((port.map_or(host, |it| it.0), port.map(|it| it.1), path))
    }

    /// The source that lets it through, and as little else as hosts need.
    pub(crate) fn source(&self) -> String {
        match self.parts() {
            _ if self.is_own => "'self'".into(),
            Some((host, port, _)) => {
                let port = port.map(|port| format!(":{port}")).unwrap_or_default();
                format!("{}://{host}{port}", self.scheme())
            }
            None => format!("{}:", self.scheme()),
        }
    }
}

impl Host {
    fn is_of(&self, target: &Target) -> bool {
        let Some((name, port, path)) = target.parts() else { return false };
        let scheme = target.scheme();
        // Pages come by `https`, and so must what they load if nothing else is said.
        if !is_scheme(self.scheme.as_deref().unwrap_or("https"), scheme) {
            return false;
        }
        let name = name.to_ascii_lowercase();
        let is_name = match self.name.strip_prefix('*') {
            Some(end) => name.ends_with(end),
            None => name == self.name,
        };
        let usual = if scheme == "http" { "80" } else { "443" };
        let asked = port.unwrap_or(usual);
        let is_port = match self.port.as_deref() {
            Some(port) => port == "*" || port == asked || (port == "80" && asked == "443"),
            None => asked == usual,
        };
        let is_path = match self.path.as_str() {
            "" | "/" => true,
            folder if folder.ends_with('/') => path.starts_with(folder),
            own => path == own,
        };
        is_name && is_port && is_path
    }
}
