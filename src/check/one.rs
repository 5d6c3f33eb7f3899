//! *One* document and its page, as a check of the whole site would judge them: for who writes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::facts::{Facts, Kind, reference};
use super::findings::Findings;
use super::graph::Graph;
use super::headers::Headers;
use super::kept::Kept;
use super::learn::{Learning, learn};
use super::links::Links;
use super::page::Part;
use super::rules::build;
use super::settings::Settings;
use super::trace::Tracer;
use super::urls::{PLACE, Urls};
use super::{allow, articles, of_pages, redirects, weight, without_foreign};
use crate::arrange::Site;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::parse::{BaseUrl, place_of_value};
use crate::path::{OutputPath, SourcePath};
use crate::read::{Source, text_of_file};

type File = (OutputPath, Digest, u64);

/// What a check finds in the source of this page: of its text, its front matter, the HTML that came of them,
/// and where its links lead. What asks for the whole site isn't looked for: orphans, leaks, what is unused.
#[must_use]
pub fn of_document(site: &Site, root: &Path, output: &Path, source: &SourcePath) -> Diagnostics {
    let article = site.articles.iter().find(|it| it.front.path == *source).map(|it| &it.page);
    let standing = site.pages.iter().find(|it| it.front.path == *source).map(|it| &it.page);
    let Some(page) = article.or(standing) else { return Diagnostics::new() };
    // The site that is looked at may be built for the address of a preview.
    let written = written_address(site, root).unwrap_or_else(|| site.config.base_url.clone());
    let urls = Urls::new(&site.config.base_url).also_at(&written);
    let headers = Headers::read(site, output);
    let mut kept = Kept::default();
    let files = known_with_what_it_refers_to(
        &Learning { site, urls: &urls, headers: &headers, output },
        page,
        &mut kept,
    );
    let graph = Graph::new(&by_reference(&files), &kept.files, &kept.table);

    let mut findings = Findings::default();
    let mut tracer = Tracer::new(site, root, "");
    of_pages(Settings { site, root }, &graph, &mut findings, &mut tracer);
    let led_on = redirects::led_on(&graph, &urls, output);
    Links { graph: &graph, site, urls: &urls, output, led_on: &led_on }
        .ends(&mut findings, &mut tracer);
    weight::check(site, &graph, &mut findings, &mut tracer);
    articles::check_one(site, root, (source, written.authority()), &mut findings);

    let is_its = |it: &Diagnostic| {
        // What wasn't looked for can't be told from what isn't there.
        it.code.as_deref() != Some(build::UNUSED_ALLOW.code)
            && it.marks.first().is_some_and(|mark| mark.path == *source)
    };
    let found = allow::without_allowed(site, root, findings.all());
    let found = if headers.own.is_some() { found } else { without_foreign(found) };
    let mut its = Diagnostics::new();
    its.extend(found.into_iter().filter(is_its));
    its
}

/// Where the site will be, by its settings.
fn written_address(site: &Site, root: &Path) -> Option<BaseUrl> {
    let path = site.config.path.clone();
    let text = text_of_file(root, &path)?;
    let source = Source { path, text };
    let span = place_of_value(&source, "base_url")?;
    BaseUrl::parse(source.text.get(span.range())?.trim_matches(['"', '\''])).ok()
}

/// Learns a page and the files that it refers to; of the other pages only that they are there.
fn known_with_what_it_refers_to(
    learning: &Learning<'_>,
    page: &OutputPath,
    kept: &mut Kept,
) -> Vec<File> {
    let Learning { site, output, .. } = *learning;
    let own: Vec<File> = file(output, page).into_iter().collect();
    learn(*learning, &by_reference(&own), kept);
    let mut near: BTreeSet<OutputPath> =
        BTreeSet::from([page.clone(), OutputPath::new("_redirects")]);
    for number in kept.files.get(page).into_iter().flat_map(|facts| &facts.references) {
        let target = reference(&kept.table.texts[*number as usize]);
        let inside = target.filter(|(part, _)| *part != Part::Elsewhere);
        let path = inside.map(|(_, target)| target.split(PLACE).next().unwrap_or_default());
        near.extend(path.into_iter().flat_map(places));
    }
    let mut files: Vec<File> = near.iter().filter_map(|path| file(output, path)).collect();
    learn(*learning, &by_reference(&files), kept);
    for (path, facts) in kept.files.iter_mut().filter(|(path, _)| *path != page) {
        // Where others lead is their matter, but for those that only lead on.
        if facts.kind != Kind::Redirect || !near.contains(path) {
            facts.references.clear();
        }
        facts.faults.clear();
    }
    let pages = site.articles.iter().map(|it| &it.page).chain(site.pages.iter().map(|it| &it.page));
    for path in pages.filter(|it| !kept.files.contains_key(*it)).collect::<Vec<_>>() {
        let digest = Digest::of(b"");
        let (references, ids, faults, leaks) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (kind, lost) = (Kind::Other, BTreeMap::new());
        let facts = Facts { digest, references, ids, faults, kind, leaks, lost };
        kept.files.insert(path.clone(), facts);
        files.push((path.clone(), digest, 0));
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}

fn by_reference(files: &[File]) -> Vec<(&OutputPath, Digest, u64)> {
    files.iter().map(|(path, digest, length)| (path, *digest, *length)).collect()
}

/// The files that a host may answer with for a path.
fn places(path: &str) -> Vec<OutputPath> {
    // No file of the output has such a name.
    if path.contains(['\\', '\0']) || path.starts_with('/') {
        return Vec::new();
    }
    if path.is_empty() || path.ends_with('/') {
        return vec![OutputPath::page(path)];
    }
    [path.to_owned(), format!("{path}/index.html"), format!("{path}.html")]
        .map(OutputPath::new)
        .into()
}

fn file(output: &Path, path: &OutputPath) -> Option<File> {
    let place = path.below(output);
    if !place.is_file() {
        return None;
    }
    let bytes = fs::read(place).ok()?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    Some((path.clone(), Digest::of(&bytes), length))
}
