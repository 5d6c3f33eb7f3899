//! What readers can learn of the paper, and from where: policies, ownership, contact, corrections,
//! bylines and dates.

use serde::Serialize;

use super::findings::Findings;
use super::folders::Folders;
use super::graph::{FileIndex, Graph};
use super::page::Part;
use super::rules::{Rule, trust};
use super::settings::Settings;
use super::urls::{Urls, Way};
use crate::arrange::Site;
use crate::diagnostic::Spanned;
use crate::path::OutputPath;
use crate::plan::TRAINERS;

/// One item of what a paper owes its readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrustItem {
    /// What it is.
    pub item: &'static str,
    /// The page that says it; none if there is none.
    pub url: Option<String>,
    /// Pages, or articles, that show it or from which it can be reached in two clicks.
    pub reached_from: usize,
    /// How many there are.
    pub of: usize,
    /// Whether every page links to it.
    pub is_on_every_page: bool,
}

/// An item that a page of the site says, by the keys of the settings that name the page.
const ITEMS: [(&str, &[&str], bool); 8] = [
    ("how it works", &["publishing_principles", "ethics_policy"], true),
    ("corrections", &["corrections_policy"], true),
    ("ownership", &["ownership_funding_info"], true),
    ("contact", &["contact_points", "actionable_feedback_policy", "email"], true),
    ("who makes it", &["masthead"], false),
    ("fact checking", &["verification_fact_checking_policy"], false),
    ("unnamed sources", &["unnamed_sources_policy"], false),
    ("diversity", &["diversity_policy"], false),
];

/// Looks at all items, and tells of those that are missing or hard to find.
pub(super) fn check(
    site: &Site,
    graph: &Graph<'_>,
    urls: &Urls<'_>,
    folders: Folders<'_>,
    findings: &mut Findings,
) -> Vec<TrustItem> {
    let pages: Vec<FileIndex> = graph.pages().collect();
    let everywhere = everywhere(graph, &pages);
    let mut table = Vec::new();
    for (item, keys, is_needed) in ITEMS {
        let named = keys.iter().find_map(|key| page_of(site, key));
        let of = pages.len();
        let Some(url) = named else {
            // An address for letters is a way to reach the paper.
            let has_letters = item == "contact" && site.config.publisher.email.is_some();
            if is_needed && !has_letters {
                not_said(Settings { site, root: folders.root }, item, keys, findings);
            }
            let url = site.config.publisher.email.as_ref().filter(|_| has_letters);
            let url = url.map(|email| format!("mailto:{email}"));
            table.push(TrustItem { item, url, reached_from: 0, of, is_on_every_page: false });
            continue;
        };
        let home = OutputPath::page("");
        let Way::Inside(path, _) = urls.way(&home, &site.config.base_url.path(&url.value)) else {
            let url = Some(url.value);
            table.push(TrustItem { item, url, reached_from: 0, of, is_on_every_page: false });
            continue;
        };
        let Some(target) = graph.file(&path) else { continue };
        let is_on_every_page = everywhere[target];
        let reached = reached_from(graph, &pages, &everywhere, target);
        if let Some(first) = reached.1 {
            let message = format!(
                "`{}` is more than two clicks away on {} of {of} pages, `{}` among them",
                url.value,
                of - reached.0,
                graph.paths[first].url()
            );
            findings.add(trust::NOT_REACHED.found(message).at(&site.config.path, url.span));
        }
        let url = Some(url.value);
        table.push(TrustItem { item, url, reached_from: reached.0, of, is_on_every_page });
    }
    table.extend(articles(site, graph));
    files(site, graph, folders, findings);
    table
}

/// The page that the settings name under a key.
fn page_of(site: &Site, key: &str) -> Option<Spanned<String>> {
    let publisher = &site.config.publisher;
    if key == "contact_points" {
        return publisher.contact_points.iter().find_map(|point| point.url.clone());
    }
    let policy = publisher.policies.iter().find(|policy| policy.key == key);
    policy.map(|policy| policy.url.clone())
}

fn not_said(settings: Settings<'_>, item: &str, keys: &[&str], findings: &mut Findings) {
    let what = match item {
        "how it works" => "how it works",
        "corrections" => "how it puts mistakes right",
        "ownership" => "who owns it and who pays",
        _ => "how to reach it",
    };
    let finding = trust::NOT_SAID.found(format!("the paper doesn't say {what}"));
    let table = settings.has("publisher");
    let finding = settings.at(finding, if table { "publisher" } else { "title" });
    let example = match keys[0] {
        "contact_points" => {
            "`email = \"desk@example.org\"`, or `[[publisher.contact_points]]`".to_owned()
        }
        key => format!("`{key} = \"/about/\"`"),
    };
    findings
        .add(finding.help(format!("name the page that says it under `[publisher]`: {example}")));
}

/// Which files every page links to, or is.
fn everywhere(graph: &Graph<'_>, pages: &[FileIndex]) -> Vec<bool> {
    let mut is_page = vec![false; graph.paths.len()];
    for page in pages {
        is_page[*page] = true;
    }
    // Which page was counted last for a file: one that links to it twice counts once.
    let mut counts = vec![(0_usize, usize::MAX); graph.paths.len()];
    for page in pages {
        counts[*page] = (1, *page);
    }
    graph.each_next(&[Part::Link], |page, file| {
        if is_page[page] && page != file && counts[file].1 != page {
            counts[file] = (counts[file].0 + 1, page);
        }
    });
    counts.into_iter().map(|(count, _)| count == pages.len()).collect()
}

/// From how many pages a file is reached in two clicks, and the first from which it isn't.
fn reached_from(
    graph: &Graph<'_>,
    pages: &[FileIndex],
    everywhere: &[bool],
    target: FileIndex,
) -> (usize, Option<FileIndex>) {
    let mut links_to = vec![false; graph.paths.len()];
    // Mostly one page that is in the menu leads there.
    let mut in_menu = pages.iter().filter(|page| everywhere[**page]);
    let leads_there = |page: &FileIndex| graph.next(*page, &[Part::Link]).any(|it| it == target);
    if everywhere[target] || in_menu.any(leads_there) {
        return (pages.len(), None);
    }
    for page in pages {
        links_to[*page] = leads_there(page);
    }
    let is_near = |page: &FileIndex| {
        *page == target
            || links_to[*page]
            || graph.next(*page, &[Part::Link]).any(|next| links_to[next])
    };
    let far: Vec<FileIndex> = pages.iter().copied().filter(|page| !is_near(page)).collect();
    (pages.len() - far.len(), far.first().copied())
}

/// Bylines and dates, which are on the pages of articles.
fn articles(site: &Site, graph: &Graph<'_>) -> [TrustItem; 2] {
    let has_fault = |page: &OutputPath, rule: &Rule| {
        let file = graph.file(page.as_str());
        file.is_some_and(|file| graph.facts[file].faults.iter().any(|it| it.code == rule.code))
    };
    let bylines = site.articles.iter().filter(|it| {
        !it.front.authors.is_empty() && !has_fault(&it.page, &trust::BYLINE_NOT_SHOWN)
    });
    let dates = site.articles.iter().filter(|it| !has_fault(&it.page, &trust::DATE_NOT_SHOWN));
    let of = site.articles.len();
    let row = |item, count| TrustItem {
        item,
        url: None,
        reached_from: count,
        of,
        is_on_every_page: count == of,
    };
    [row("bylines", bylines.count()), row("dates", dates.count())]
}

/// Holds `trust.txt` against `robots.txt`.
fn files(site: &Site, graph: &Graph<'_>, folders: Folders<'_>, findings: &mut Findings) {
    let (Some(own), Some(robots)) = (&site.config.trust, graph.file("robots.txt")) else { return };
    let robots = graph.paths[robots].below(folders.output);
    let robots = std::fs::read_to_string(robots).unwrap_or_default();
    let settings = Settings { site, root: folders.root };
    let is_barred = |name: &str, path: &str| bars(&robots, name, path);
    if is_barred("*", "/trust.txt") {
        let finding = trust::TRUST_HIDDEN.found("crawlers may not read `trust.txt`");
        findings.add(settings.at(finding, "trust"));
    }
    let barred: Vec<&str> = TRAINERS.iter().copied().filter(|name| is_barred(name, "/")).collect();
    let message = match (own.training, barred.first()) {
        (Some(true), Some(name)) => {
            format!("`trust.txt` allows training, and `robots.txt` forbids it to `{name}`")
        }
        (Some(false), None) => "`trust.txt` forbids training, and `robots.txt` allows it".into(),
        _ => return,
    };
    findings.add(settings.at(trust::TRUST_AND_ROBOTS.found(message), "trust.training"));
}

/// Crawlers by name, and the paths that they may read or not.
type Group = (Vec<String>, Vec<(bool, String)>);

/// Whether a `robots.txt` forbids a crawler a path (RFC 9309): by the rules of the group that names
/// it, else of the group for all; the longest that fits counts, and of two alike the one that allows.
pub(super) fn bars(robots: &str, crawler: &str, path: &str) -> bool {
    let mut groups: Vec<Group> = Vec::new();
    let mut is_naming = false;
    for line in robots.lines() {
        let line = line.split('#').next().unwrap_or_default();
        let Some((key, value)) = line.split_once(':') else { continue };
        let (key, value) = (key.trim().to_ascii_lowercase(), value.trim().to_owned());
        match key.as_str() {
            "user-agent" => {
                if !is_naming {
                    groups.push((Vec::new(), Vec::new()));
                }
                is_naming = true;
                if let Some((names, _)) = groups.last_mut() {
                    names.push(value.to_ascii_lowercase());
                }
            }
            "allow" | "disallow" => {
                is_naming = false;
                if let Some((_, rules)) = groups.last_mut().filter(|_| !value.is_empty()) {
                    rules.push((key == "allow", value));
                }
            }
            _ => {}
        }
    }
    let name = crawler.to_ascii_lowercase();
    let of = |name: &str| -> Vec<&(bool, String)> {
        let own = groups.iter().filter(|(names, _)| names.iter().any(|it| it == name));
        own.flat_map(|(_, rules)| rules).collect()
    };
    let is_named = groups.iter().any(|(names, _)| names.contains(&name));
    let rules = if is_named { of(&name) } else { of("*") };
    let fits = |rule: &str| fits(path, rule);
    let best = rules.into_iter().filter(|(_, rule)| fits(rule));
    best.max_by_key(|(allows, rule)| (rule.len(), *allows)).is_some_and(|(allows, _)| !allows)
}

/// Whether a rule with `*` and `$` is one for a path.
fn fits(path: &str, rule: &str) -> bool {
    let (rule, is_whole) = match rule.strip_suffix('$') {
        Some(rule) => (rule, true),
        None => (rule, false),
    };
    let mut parts = rule.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    !is_whole || rest.is_empty() || rule.ends_with('*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn robots_are_read_as_crawlers_read_them() {
        let robots = "User-agent: *\nAllow: /\nDisallow: /private/\n\n\
                      User-agent: GPTBot # a\nUser-agent: CCBot\nDisallow: /\nAllow: /a*.html$\n";
        for (crawler, path, is_barred) in [
            ("*", "/trust.txt", false),
            ("*", "/private/x", true),
            ("ClaudeBot", "/private/x", true),
            ("gptbot", "/", true),
            ("CCBot", "/trust.txt", true),
            ("CCBot", "/abc.html", false),
            ("CCBot", "/abc.html2", true),
        ] {
            assert_eq!(bars(robots, crawler, path), is_barred, "{crawler} {path}");
        }
        assert!(!bars("", "*", "/"));
        assert!(!bars("User-agent: *\nDisallow:\n", "*", "/"));
    }
}
