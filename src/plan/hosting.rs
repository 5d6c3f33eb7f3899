//! What a host and crawlers are told in files of their own: `robots.txt` and `_headers`.
//!
//! `_headers` is read by hosts like Netlify and Cloudflare Pages: a path, and below it the headers
//! that its answers get. It is for them what a server's settings are elsewhere.

use super::sitemap;
use super::trust::TRAINERS;
use super::urls::Urls;
use crate::arrange::{SCRIPT, STYLE, Site, path_of};
use crate::parse::Additions;

/// Everything comes from the paper's own host, nothing is written into a page but what Dateline
/// wrote there, and no other site can frame it. Structured data is no script: it needs no leave.
const POLICY: [(&str, &str); 11] = [
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("media-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("frame-ancestors", "'none'"),
];

/// The policy with what the settings add to it.
fn policy(additions: &Additions) -> String {
    let of = |name: &str| additions.iter().find(|(it, _)| *it == name).map(|(_, it)| it.join(" "));
    let usual = POLICY.iter().map(|(name, sources)| match (of(name), *sources) {
        (Some(added), "'none'") => format!("{name} {added}"),
        (Some(added), _) => format!("{name} {sources} {added}"),
        (None, _) => format!("{name} {sources}"),
    });
    let others = additions.iter().filter(|(name, _)| !POLICY.iter().any(|(it, _)| it == name));
    let others = others.map(|(name, sources)| format!("{name} {}", sources.join(" ")));
    usual.chain(others).collect::<Vec<String>>().join("; ")
}

/// `robots.txt`: everything is open but to those whom `[trust]` forbids.
pub(super) fn robots(site: &Site) -> String {
    let lines = sitemap::announced(site).map(|url| format!("Sitemap: {url}\n")).concat();
    let trainers = if site.config.trust.as_ref().and_then(|trust| trust.training) == Some(false) {
        format!("User-agent: {}\nDisallow: /\n\n", TRAINERS.join("\nUser-agent: "))
    } else {
        String::new()
    };
    format!("User-agent: *\nAllow: /\n\n{trainers}{lines}")
}

/// `_headers`
pub(super) fn headers(site: &Site) -> String {
    let config = &site.config;
    let mut text = format!(
        "{}*\n  Content-Security-Policy: {}\n  Referrer-Policy: strict-origin-when-cross-origin\n  \
         X-Content-Type-Options: nosniff\n",
        config.base_url.folder(),
        policy(&config.policy),
    );
    for name in [STYLE, SCRIPT] {
        let path = path_of(name, &site.statics, config);
        // A name that is also the next version's can't be kept for ever.
        if path.as_str() != name {
            text.push_str(&Urls(&config.base_url).path(&path));
            text.push_str("\n  Cache-Control: public, max-age=31536000, immutable\n");
        }
    }
    text
}
