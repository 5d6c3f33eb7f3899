//! Redirects that lead to redirects, in a circle or to nothing: pages that lead on, and the lines of
//! a `_redirects` of the site's own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::facts::Kind;
use super::findings::{Findings, OnPage};
use super::graph::Graph;
use super::page::Part;
use super::rules::{Rule, links};
use super::trace::Tracer;
use super::urls::{Urls, Way};
use crate::arrange::Site;
use crate::diagnostic::Span;
use crate::path::OutputPath;

/// One step from an old URL.
struct Step<'s> {
    /// The path that it leads to; none if that is out of the site.
    to: Option<String>,
    /// The file that says so, and where.
    file: &'s OutputPath,
    span: Span,
    words: Vec<String>,
}

/// Finds what is wrong with redirects.
pub(super) fn check(
    graph: &Graph<'_>,
    urls: &Urls<'_>,
    output: &Path,
    findings: &mut Findings,
    tracer: &mut Tracer<'_>,
) {
    let steps = steps(graph, urls, output);
    // A circle is told of once, wherever it is entered.
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (from, step) in &steps {
        let Some((rule, message)) = fault(from, step, &steps, graph, &mut told) else { continue };
        let (page, span, words) = (step.file, step.span, step.words.as_slice());
        let found = OnPage { rule, message, page, span, words, is_of_template: false, help: None };
        findings.on_page(found, tracer);
    }
}

fn fault<'s>(
    from: &'s str,
    step: &'s Step<'_>,
    steps: &'s BTreeMap<String, Step<'_>>,
    graph: &Graph<'_>,
    told: &mut BTreeSet<&'s str>,
) -> Option<(&'static Rule, String)> {
    let to = step.to.as_deref()?;
    let Some(next) = steps.get(to) else {
        let is_there = graph.file(to).is_some();
        // A page that leads to nothing is told of with all other links of pages.
        let is_line = step.file.as_str() == "_redirects";
        let message = format!("`/{from}` leads on to `/{to}`, which isn't there");
        return (is_line && !is_there).then_some((&links::DEAD_REDIRECT, message));
    };
    let mut way: Vec<&'s str> = vec![from];
    let (mut at, mut after) = (to, next);
    loop {
        if let Some(start) = way.iter().position(|it| *it == at) {
            let circle = &way[start..];
            if circle.iter().any(|it| told.contains(it)) {
                return None;
            }
            told.extend(circle);
            let shown: Vec<String> =
                circle.iter().chain([&at]).map(|it| format!("`/{it}`")).collect();
            let message = format!("these redirects lead in a circle: {}", shown.join(" → "));
            return Some((&links::REDIRECT_LOOP, message));
        }
        way.push(at);
        let Some((further, step)) = after.to.as_deref().and_then(|to| steps.get_key_value(to))
        else {
            let end = after.to.as_ref().map_or(String::new(), |end| format!(" → `/{end}`"));
            let shown: Vec<String> = way.iter().map(|it| format!("`/{it}`")).collect();
            let message = format!("a redirect leads to another: {}{end}", shown.join(" → "));
            return Some((&links::REDIRECT_CHAIN, message));
        };
        (at, after) = (further, step);
    }
}

/// The paths that a `_redirects` leads on from; one with a `*` at its end is the beginning of many.
pub(super) fn led_on(graph: &Graph<'_>, urls: &Urls<'_>, output: &Path) -> Vec<String> {
    let Some(file) = graph.file("_redirects").map(|it| graph.paths[it]) else { return Vec::new() };
    let text = fs::read_to_string(file.below(output)).unwrap_or_default();
    let rules = text.lines().filter_map(|line| line.split_ascii_whitespace().next());
    let plain = rules.filter_map(|from| {
        let end = from.find(['*', ':']);
        let Way::Inside(path, _) = urls.way(file, &from[..end.unwrap_or(from.len())]) else {
            return None;
        };
        Some(if end.is_some() { format!("{path}*") } else { path })
    });
    plain.collect()
}

/// Where old URLs led by the `_redirects` in a folder that was published, as paths of the site.
pub(super) fn published(urls: &Urls<'_>, folder: &Path) -> BTreeMap<String, String> {
    let file = OutputPath::new("_redirects");
    let text = fs::read_to_string(file.below(folder)).unwrap_or_default();
    let steps = text.lines().filter_map(|line| {
        let mut parts = line.split_ascii_whitespace();
        let (from, to) = (parts.next()?, parts.next()?);
        if from.contains(['*', ':', '#']) || to.contains(['*', ':']) {
            return None;
        }
        match (urls.way(&file, from), urls.way(&file, to)) {
            (Way::Inside(from, _), Way::Inside(to, _)) => Some((from, to)),
            _ => None,
        }
    });
    steps.collect()
}

/// Tells of old URLs that led to a page which is still there, and lead nowhere now.
pub(super) fn lost(
    site: &Site,
    graph: &Graph<'_>,
    published: &BTreeMap<String, String>,
    findings: &mut Findings,
) {
    for (from, to) in published.iter().filter(|(from, _)| graph.file(from).is_none()) {
        let page = OutputPath::page(to);
        let article = site.articles.iter().find(|it| it.page == page);
        let article = article.map(|it| (&it.front.path, it.front.title_span));
        let standing = site.pages.iter().find(|it| it.page == page);
        let standing = standing.map(|it| (&it.front.path, it.front.title_span));
        let Some((path, span)) = article.or(standing) else { continue };
        let message = format!("`/{from}` led here when this was published, and leads nowhere now");
        let help = format!("let it lead here again: `aliases = [\"/{from}\"]`");
        findings.add(links::VANISHED.found(message).at(path, span).help(help));
    }
}

/// All steps by the path that they lead from.
fn steps<'g>(graph: &Graph<'g>, urls: &Urls<'_>, output: &Path) -> BTreeMap<String, Step<'g>> {
    let mut steps = BTreeMap::new();
    for (index, facts) in graph.facts.iter().enumerate().filter(|(_, it)| it.kind == Kind::Redirect)
    {
        let path = graph.paths[index];
        let from = path.as_str().trim_end_matches("index.html").to_owned();
        let target = graph.next(index, &[Part::Redirect]).next();
        let to =
            target.map(|it| graph.paths[it].as_str().trim_end_matches("index.html").to_owned());
        let words = vec![format!("/{}", from.trim_end_matches('/'))];
        let _ = facts;
        steps.insert(from, Step { to, file: path, span: Span::default(), words });
    }
    let Some(file) = graph.file("_redirects").map(|it| graph.paths[it]) else { return steps };
    let text = fs::read_to_string(file.below(output)).unwrap_or_default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = (start..start + line.trim_end().len()).into();
        start += line.len();
        let mut parts = line.split_ascii_whitespace();
        let (Some(from), Some(to)) = (parts.next(), parts.next()) else { continue };
        // A rule with a pattern leads to as many places as there are readers' ideas.
        let is_plain =
            from.starts_with('/') && !from.contains(['*', ':']) && !to.contains([':', '*']);
        let is_plain = is_plain || (to.starts_with("http") && !from.contains(['*', ':']));
        if from.starts_with('#')
            || !is_plain
            || parts.next().is_some_and(|it| it.starts_with("200"))
        {
            continue;
        }
        let Way::Inside(from, _) = urls.way(file, from) else { continue };
        let to = match urls.way(file, to) {
            Way::Inside(to, _) => Some(to),
            _ => None,
        };
        let words = vec![line.trim_end().to_owned()];
        steps.entry(from).or_insert(Step { to, file, span, words });
    }
    steps
}
