//! Files that nothing shows or links to.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::findings::Findings;
use super::graph::Graph;
use super::page::Part;
use super::rules::links;
use super::trace::statics;
use crate::arrange::Site;
use crate::path::{OutputPath, SourcePath};
use crate::plan::renditions;
use crate::read::text_of_file;

/// What has to be known to say that nothing shows a file.
pub(super) struct Unused<'u> {
    pub(super) graph: &'u Graph<'u>,
    pub(super) site: &'u Site,
    pub(super) root: &'u Path,
    /// The output's folder.
    pub(super) output: &'u Path,
}

impl Unused<'_> {
    /// Tells of all of them.
    pub(super) fn check(&self, findings: &mut Findings) {
        let parts = [Part::Link, Part::Load, Part::Choice, Part::Name, Part::Mention];
        let mut is_used = vec![false; self.graph.paths.len()];
        self.graph.each_next(&parts, |file, next| is_used[next] |= next != file);
        let statics = statics(self.site).filter(|(_, file)| file.asset.is_of_site());
        let statics = statics.map(|(path, file)| (path, &file.asset.path));
        let beside = self.site.articles.iter().flat_map(|it| &it.files);
        let beside = beside.map(|(path, file)| (path.clone(), &file.asset.path));
        let shown: BTreeSet<&SourcePath> =
            renditions(self.site).into_iter().map(|(file, _)| &file.asset.path).collect();
        let unused: Vec<(OutputPath, &SourcePath)> = statics
            .filter(|(path, _)| !is_for_programs(path.as_str()))
            .chain(beside)
            // What is made of it is shown.
            .filter(|(_, source)| !shown.contains(*source))
            .filter(|(path, _)| self.graph.file(path.as_str()).is_some_and(|file| !is_used[file]))
            .collect();
        let named =
            if unused.is_empty() { String::new() } else { self.scripts() + &self.waiting() };
        for (path, source) in unused {
            let url = path.url();
            let is_named = [path.name(), url.rsplit('/').next().unwrap_or_default()]
                .into_iter()
                .any(|name| named.contains(name));
            if !is_named {
                let message = format!("nothing shows `{url}` or links to it");
                findings.add(links::UNUSED_FILE.found(message).in_file(source));
            }
        }
        for file in &self.site.unpublished.files {
            // A draft's own files wait with it.
            if !self.waits(&file.asset.path) {
                let message = "this file lies beside no article, so it isn't published";
                let finding = links::UNUSED_FILE.found(message).in_file(&file.asset.path);
                findings.add(finding.help(
                    "put it into the folder of an article with an `index.md`, or into `static/`",
                ));
            }
        }
    }

    fn waits(&self, path: &SourcePath) -> bool {
        let articles = self.site.unpublished.articles.iter().filter(|it| it.is_bundle());
        let folders: BTreeSet<&str> = articles.map(|it| it.path.folder()).collect();
        let mut folder = path.folder();
        while !folder.is_empty() {
            if folders.contains(folder) {
                return true;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
        false
    }

    /// The texts of all scripts and plain texts: what they name may be used in ways of their own.
    fn scripts(&self) -> String {
        let is_script = |path: &&&OutputPath| {
            [".js", ".mjs", ".txt", "_headers", "_redirects"]
                .iter()
                .any(|it| path.as_str().ends_with(it))
        };
        let paths = self.graph.paths.iter().filter(is_script);
        paths.filter_map(|path| fs::read_to_string(path.below(self.output)).ok()).collect()
    }

    /// The texts that aren't published, and all profiles: what they show waits with them.
    fn waiting(&self) -> String {
        let articles = self.site.unpublished.articles.iter().map(|it| &it.path);
        let pages = self.site.unpublished.pages.iter().map(|it| &it.path);
        let mut texts: Vec<String> =
            articles.chain(pages).filter_map(|path| text_of_file(self.root, path)).collect();
        for folder in ["authors", "places", "series", "tags"] {
            let entries = fs::read_dir(self.root.join("content").join(folder));
            let paths = entries.into_iter().flatten().flatten().map(|entry| entry.path());
            texts.extend(paths.filter_map(|path| fs::read_to_string(path).ok()));
        }
        texts.concat()
    }
}

/// Whether hosts, browsers or crawlers ask for a file by its name.
fn is_for_programs(path: &str) -> bool {
    const NAMES: &[&str] = &[
        "_headers",
        "_redirects",
        "_routes.json",
        ".nojekyll",
        "ads.txt",
        "app-ads.txt",
        "apple-app-site-association",
        "browserconfig.xml",
        "CNAME",
        "crossdomain.xml",
        "favicon.ico",
        "humans.txt",
        "llms.txt",
        "manifest.json",
        "netlify.toml",
        "robots.txt",
        "security.txt",
        "sellers.json",
        "service-worker.js",
        "sitemap.xml",
        "sw.js",
        "trust.txt",
        "vercel.json",
        "404.html",
        "50x.html",
        "500.html",
    ];
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with(".well-known/")
        || (path == name && (NAMES.contains(&name) || is_sign(name)))
        || name.starts_with("apple-touch-icon")
}

/// Whether a file is there so that somebody may see who has the site: a page of its own for a search
/// engine, a key of letters and digits.
fn is_sign(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_key = stem.len() >= 16 && stem.bytes().all(|it| it.is_ascii_hexdigit() || it == b'-');
    is_key
        || ["google", "yandex_", "pinterest-", "BingSiteAuth"].iter().any(|it| stem.starts_with(it))
}
