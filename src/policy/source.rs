//! A *source*: from where a policy lets something come, or where to it lets something go.

use crate::diagnostic::nearest;

/// What a word of a directive lets through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// `'none'`
    Nothing,
    /// `'self'`
    Own,
    /// Another word in quotes: `'unsafe-inline'`.
    Word(&'static str),
    /// What has this word written at it.
    Nonce(String),
    /// What has these bytes.
    Hash,
    /// All of a scheme: `data:`.
    Scheme(String),
    /// A host.
    Host(Host),
}

/// A host, or all below one, and what of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Host {
    pub(super) scheme: Option<String>,
    /// `*` is any, `*.example.org` any below this one.
    pub(super) name: String,
    pub(super) port: Option<String>,
    /// All below it if it ends with `/`; everything if it is empty.
    pub(super) path: String,
}

const WORDS: &[&str] = &[
    "none",
    "self",
    "inline-speculation-rules",
    "report-sample",
    "report-sha256",
    "report-sha384",
    "report-sha512",
    "strict-dynamic",
    "trusted-types-eval",
    "unsafe-allow-redirects",
    "unsafe-eval",
    "unsafe-hashes",
    "unsafe-inline",
    "unsafe-webtransport-hashes",
    "wasm-unsafe-eval",
];

/// Schemes that somebody may have written without their `:`.
const SCHEMES: &[&str] =
    &["blob", "data", "filesystem", "http", "https", "mediastream", "ws", "wss"];
const QUOTES: &[char] = &['\'', '"', '‘', '’', '“', '”', '`', '´', '‚', '„', '«', '»'];

/// Reads a source; else what is wrong with it, and what to write.
pub(crate) fn source(text: &str) -> Result<Source, (String, String)> {
    let is_apart = |it: char| it.is_ascii_whitespace() || it.is_control() || ";,".contains(it);
    if text.contains(is_apart) {
        let help = "a source has no spaces, `;` or `,`: write each by itself";
        return Err((format!("`{}` is no source", text.escape_debug()), help.into()));
    }
    let lower = text.to_ascii_lowercase();
    let bare = lower.trim_matches(QUOTES);
    let known = WORDS.iter().find(|it| **it == bare);
    let quoted = text.strip_prefix('\'').and_then(|it| it.strip_suffix('\''));
    let Some(inner) = quoted else {
        if let Some(word) = known {
            let message = if bare == lower {
                format!("`{text}` without quotes is the name of a host")
            } else {
                format!("`{text}` is no source: its quotes aren't straight single ones")
            };
            return Err((message, format!("write `'{word}'`")));
        }
        return host_or_scheme(text, &lower);
    };
    match known.copied() {
        Some("none") => return Ok(Source::Nothing),
        Some("self") => return Ok(Source::Own),
        Some(word) => return Ok(Source::Word(word)),
        None => {}
    }
    let is_code = |it: &str| {
        !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"+/=_-".contains(&it))
    };
    if let Some((kind, code)) = inner.split_once('-').filter(|(_, code)| is_code(code)) {
        match &*kind.to_ascii_lowercase() {
            "nonce" => return Ok(Source::Nonce(code.to_owned())),
            "sha256" | "sha384" | "sha512" => return Ok(Source::Hash),
            _ => {}
        }
    }
    let message = format!("`{text}` is no source that browsers know");
    Err(match nearest(bare, WORDS.iter().copied()) {
        Some(near) => (message, format!("did you mean `'{near}'`?")),
        None if host_or_scheme(inner, bare).is_ok() => {
            (message, format!("write it without quotes: `{inner}`"))
        }
        None => (message, FORMS.into()),
    })
}

const FORMS: &str = "a source is a host like `https://cdn.example.org`, a scheme like `data:`, `'self'` or `'none'`";

fn host_or_scheme(text: &str, lower: &str) -> Result<Source, (String, String)> {
    let no_source = |help: String| Err((format!("`{text}` is no source"), help));
    let is_scheme = |it: &str| {
        it.starts_with(|it: char| it.is_ascii_alphabetic())
            && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it))
    };
    if let Some(scheme) = lower.strip_suffix(':').filter(|it| is_scheme(it)) {
        return Ok(Source::Scheme(scheme.to_owned()));
    }
    if SCHEMES.contains(&lower) {
        return Err((
            format!("`{text}` without `:` is the name of a host"),
            format!("write `{lower}:`"),
        ));
    }
    let bare = text.trim_matches(QUOTES);
    if bare != text && host_or_scheme(bare, &bare.to_ascii_lowercase()).is_ok() {
        return no_source(format!("write it without quotes: `{bare}`"));
    }
    let (scheme, rest) = match lower.split_once("://") {
        Some((scheme, _)) => (Some(scheme), &text[scheme.len() + 3..]),
        None => (None, text),
    };
    for scheme in ["https", "http"] {
        let slip = lower.strip_prefix(scheme).map(|rest| rest.trim_start_matches([':', '/']));
        if let Some(rest) =
            slip.filter(|it| !lower.contains("://") && it.len() + scheme.len() < lower.len())
        {
            return no_source(format!("write `{scheme}://{rest}`"));
        }
    }
    let end = rest.find('/').unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    if let Some(at) = rest.find(['?', '#']) {
        let start = text.len() - rest.len();
        return no_source(format!("it ends before `?` and `#`: write `{}`", &text[..start + at]));
    }
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    };
    let is_port =
        |it: &str| it == "*" || (!it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()));
    let labels = name.strip_prefix("*.").unwrap_or(name);
    let is_label = |it: &str| {
        !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it))
    };
    let is_name = name == "*" || labels.split('.').all(is_label);
    if !is_name && name.contains('*') {
        return no_source(
            "a `*` stands alone or before the first dot, as in `*.example.org`".into(),
        );
    }
    if !is_name || !scheme.is_none_or(is_scheme) || !port.is_none_or(is_port) {
        return no_source(FORMS.into());
    }
    Ok(Source::Host(Host {
        scheme: scheme.map(str::to_owned),
        name: name.to_ascii_lowercase(),
        port: port.map(str::to_owned),
        path: path.to_owned(),
    }))
}
