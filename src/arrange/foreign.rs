//! Pictures of *foreign* hosts, which no page may load.

use crate::diagnostic::Diagnostic;

/// Whether the target of a picture is no file of the site: it has a scheme or a host.
pub(crate) fn is_foreign(url: &str) -> bool {
    url.contains("//") || url.contains(':')
}

/// A picture that is no file of the site, which no page may load.
pub(crate) fn foreign(url: &str) -> Diagnostic {
    let mut shown: String = url.chars().take(80).collect();
    if shown.len() < url.len() {
        shown.push('…');
    }
    let what = match url.split_once(':') {
        Some((scheme, _)) if scheme.eq_ignore_ascii_case("data") => "is no file",
        _ => "lies on another host",
    };
    Diagnostic::error(format!("this picture {what}: `{shown}`")).help(
        "save it beside the article: pages load nothing from elsewhere, for their readers' privacy",
    )
}
