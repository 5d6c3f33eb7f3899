//! Guards an embargo over the built output, byte for byte: no file has words, a file or the URL of
//! what isn't published.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::findings::{Findings, OnPage};
use super::graph::Graph;
use super::kept::Kept;
use super::rules::guards;
use super::trace::{Tracer, statics};
use crate::arrange::Site;
use crate::digest::Digest;
use crate::parse::{self, is_whole_word, source_slice};
use crate::path::{OutputPath, SourcePath};
use crate::read::text_of_file;

/// Words that nobody may read yet, and whose they are.
pub(super) struct Secret {
    pub(super) words: String,
    source: SourcePath,
    is_url: bool,
}

/// What the articles and pages have that aren't published, and nothing that is.
pub(super) fn secrets(
    site: &Site,
    root: &Path,
    files: &[(&OutputPath, Digest, u64)],
) -> Vec<Secret> {
    let is_there = |page: &OutputPath| files.binary_search_by(|it| it.0.cmp(page)).is_ok();
    let mut secrets: Vec<Secret> = site
        .unpublished
        .articles
        .par_iter()
        .flat_map_iter(|article| {
            let mut words = words(article, root);
            let page = site.page_of(article);
            if !is_there(&page) {
                let address = site.config.base_url.address_of(&page);
                // A path alone may be the end of another: it counts where it is a value.
                words.push((address.permalink().to_owned(), true));
                words.push((format!("\"{}\"", address.url()), true));
            }
            let source = article.path.clone();
            words.into_iter().map(move |(words, is_url)| Secret {
                words,
                source: source.clone(),
                is_url,
            })
        })
        .collect();
    for page in &site.unpublished.pages {
        let text = text_of_file(root, &page.path).unwrap_or_default();
        let body = source_slice(&text, page.body.start);
        let words = body.lines().filter_map(|line| stretch(line, 48, 7));
        let source = page.path.clone();
        secrets.extend(words.map(|words| Secret { words, source: source.clone(), is_url: false }));
    }
    secrets.sort_by(|a, b| (&a.words, &a.source).cmp(&(&b.words, &b.source)));
    secrets.dedup_by(|a, b| a.words == b.words);
    let published = site.articles.iter().map(|it| it.front.title.as_str());
    secrets
        .retain(|secret| secret.is_url || !published.clone().any(|it| it.contains(&secret.words)));
    secrets
}

/// The words of an article that are its alone.
fn words(article: &parse::Article, root: &Path) -> Vec<(String, bool)> {
    let text = text_of_file(root, &article.path).unwrap_or_default();
    let body = source_slice(&text, article.body.start);
    let title = stretch(&article.title, 20, 4);
    let standfirst = article.standfirst.as_deref().and_then(|it| stretch(it, 40, 6));
    let lines = body.lines().filter_map(|line| stretch(line, 48, 7));
    let words = title.into_iter().chain(standfirst).chain(lines);
    words.map(|words| (words, false)).collect()
}

/// The longest stretch of a line in which nothing is written otherwise in the output: no signs of
/// Markdown or HTML, and no quotes. None if it is too short to be nobody else's.
fn stretch(line: &str, letters: usize, words: usize) -> Option<String> {
    let is_plain = |it: char| it.is_alphanumeric() || matches!(it, ' ' | ',' | ';' | ':');
    let longest = line.split(|it| !is_plain(it)).map(str::trim).max_by_key(|it| it.len())?;
    // Han, kana and Hangul need fewer signs to say as much, and no spaces.
    let signs = longest.chars().filter(|it| is_whole_word(*it)).count();
    let is_long = (longest.chars().count() >= letters && longest.split(' ').count() >= words)
        || signs >= (letters / 3).max(10);
    // Two spaces are one in the output.
    (is_long && !longest.contains("  ")).then(|| longest.to_owned())
}

/// Searches the files that aren't known to be free of these secrets.
pub(super) fn search(secrets: &[Secret], output: &Path, kept: &mut Kept) {
    let words: Vec<String> = secrets.iter().map(|secret| secret.words.clone()).collect();
    let is_same = kept.secrets == words;
    // All of them at once: an archive may have thousands of articles that have expired.
    let finder = AhoCorasick::new(&words).ok().filter(|_| !words.is_empty());
    let searched: Vec<bool> = kept
        .files
        .par_iter_mut()
        .filter(|(_, facts)| !is_same || facts.leaks == [u32::MAX])
        .map(|(path, facts)| {
            facts.leaks.clear();
            if let Some(finder) = finder.as_ref().filter(|_| is_text(path)) {
                let bytes = fs::read(path.below(output)).unwrap_or_default();
                let found = finder.find_overlapping_iter(&bytes).map(|it| it.pattern().as_u32());
                facts.leaks.extend(found);
                facts.leaks.sort_unstable();
                facts.leaks.dedup();
            }
            true
        })
        .collect();
    kept.is_changed |= !searched.is_empty();
    kept.secrets = words;
}

/// Whether a file is text: pictures are told by their digests.
fn is_text(path: &OutputPath) -> bool {
    const OTHERS: &[&str] = &[
        "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "pdf", "woff", "woff2", "ttf", "otf",
        "mp3", "mp4", "webm", "ogg", "zip", "gz", "br",
    ];
    let ending = path.name().rsplit_once('.').map_or("", |(_, ending)| ending);
    !OTHERS.contains(&ending.to_ascii_lowercase().as_str())
}

/// Tells of what was found.
pub(super) fn check(
    site: &Site,
    graph: &Graph<'_>,
    secrets: &[Secret],
    led_to: &BTreeSet<SourcePath>,
    findings: &mut Findings,
    tracer: &mut Tracer<'_>,
) {
    files(site, graph, findings);
    let mut found: Vec<Vec<&OutputPath>> = vec![Vec::new(); secrets.len()];
    for (path, facts) in graph.paths.iter().zip(&graph.facts) {
        for leak in &facts.leaks {
            if let Some(list) = found.get_mut(*leak as usize) {
                list.push(path);
            }
        }
    }
    // A link to it has been told of where it stands.
    let mut told: BTreeSet<(&SourcePath, bool)> = led_to.iter().map(|path| (path, true)).collect();
    for (secret, pages) in secrets.iter().zip(found) {
        let Some(first) = pages.first() else { continue };
        // Published authors may say the same; what they wrote is theirs.
        if !secret.is_url && pages.iter().any(|page| is_written_there(page, secret, tracer)) {
            continue;
        }
        // A leak has many words; one of them tells of it.
        if !told.insert((&secret.source, secret.is_url)) {
            continue;
        }
        let words = vec![secret.words.trim_matches('"').to_owned()];
        let source = &secret.source;
        let (rule, message) = if secret.is_url {
            (
                &guards::LEAKED_URL,
                format!("the URL of `{source}`, which isn't published, is in the output"),
            )
        } else {
            let message = format!("words of `{source}`, which isn't published, are in the output");
            (&guards::LEAKED_WORDS, message)
        };
        let help = Some(format!("“{}”", words[0]));
        let span = crate::diagnostic::Span::default();
        let found =
            OnPage { rule, message, page: first, span, words: &words, is_of_template: false, help };
        findings.on_page(found, tracer);
    }
}

fn is_written_there(page: &OutputPath, secret: &Secret, tracer: &mut Tracer<'_>) -> bool {
    let Some(document) = tracer.document(page).filter(|it| it.has_extension("md")).cloned() else {
        return false;
    };
    tracer.text(&document).is_some_and(|text| text.contains(&secret.words))
}

/// Files beside unpublished articles whose bytes are in the output.
fn files(site: &Site, graph: &Graph<'_>, findings: &mut Findings) {
    let digests: Vec<(Digest, &SourcePath)> =
        site.unpublished.files.iter().map(|file| (file.digest, &file.asset.path)).collect();
    if digests.is_empty() {
        return;
    }
    // What somebody published beside an article is theirs, also where another waits that shows it.
    let beside = site.articles.iter().flat_map(|it| &it.files);
    let published: BTreeSet<Digest> = beside.map(|(_, file)| file.digest).collect();
    for (path, file) in statics(site).filter(|(path, _)| graph.file(path.as_str()).is_some()) {
        let secret = digests.iter().find(|(digest, _)| *digest == file.digest && file.length > 0);
        let secret = secret.filter(|(digest, _)| !published.contains(digest));
        // A file beside no article at all is nobody's secret.
        if let Some((_, secret)) = secret.filter(|(_, path)| is_beside_article(site, path)) {
            let message =
                format!("`{}` is the same file as `{secret}`, which isn't published", path.url());
            findings.add(guards::LEAKED_FILE.found(message).in_file(&file.asset.path));
        }
    }
}

fn is_beside_article(site: &Site, path: &SourcePath) -> bool {
    let folder = format!("{}/", path.folder());
    site.unpublished
        .articles
        .iter()
        .any(|it| it.is_bundle() && folder.starts_with(&format!("{}/", it.path.folder())))
}

#[cfg(test)]
mod tests {
    use super::stretch;

    #[test]
    fn a_stretch_is_long_and_plain() {
        let long = "The ministers will sign the agreement on the corridor in Geneva";
        assert_eq!(stretch(&format!("- {long}, *soon*"), 48, 7), Some(format!("{long},")));
        assert_eq!(stretch("Short words.", 48, 7), None);
        assert_eq!(stretch(&format!("It's \"{long}\"."), 48, 7), Some(long.to_owned()));
        assert_eq!(stretch(&long.replace("sign ", "sign  "), 48, 7), None);
        let han = "各国部长将于下周在日内瓦签署有关走廊的协议";
        assert_eq!(stretch(&format!("{han}。"), 48, 7), Some(han.to_owned()));
        assert_eq!(stretch("部长签署协议。", 48, 7), None);
    }
}
