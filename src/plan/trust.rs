//! `trust.txt`: programs are told who stands behind the paper, and what they may do with it.

use super::urls::Urls;
use crate::arrange::Site;

/// Crawlers that gather texts to train models, by the names that `robots.txt` has for them.
pub const TRAINERS: &[&str] = &[
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "GPTBot",
    "Google-Extended",
    "meta-externalagent",
];

/// `trust.txt`, an attribute a line.
pub(super) fn text(site: &Site) -> String {
    let config = &site.config;
    let Some(trust) = &config.trust else { return String::new() };
    let urls = Urls(&config.base_url);
    let publisher = &config.publisher;
    let mut lines: Vec<(&str, String)> =
        trust.links.iter().map(|(name, url)| (*name, url.value.clone())).collect();
    lines.extend(publisher.links.iter().map(|link| ("social", link.clone())));
    lines.extend(publisher.email.iter().map(|email| ("contact", format!("mailto:{email}"))));
    for point in &publisher.contact_points {
        lines.extend(point.email.iter().map(|email| ("contact", format!("mailto:{email}"))));
        let url = point.url.as_ref().map(|url| urls.written_absolute(&url.value));
        lines.extend(url.map(|url| ("contact", url)));
    }
    let policies = publisher.policies.iter().map(|policy| urls.written_absolute(&policy.url.value));
    lines.extend(policies.map(|url| ("disclosure", url)));
    if let Some(training) = trust.training {
        let word = if training { "yes" } else { "no" };
        lines.push(("datatrainingallowed", word.to_owned()));
    }
    let mut written: Vec<String> = vec![format!("# {}\n", publisher.name)];
    for (name, value) in lines {
        let line = format!("{name}={value}\n");
        if !written.contains(&line) {
            written.push(line);
        }
    }
    written.concat()
}
