//! Dead links, links to old URLs, pages that no link leads to, files that nothing shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::facts::{Kind, Lost, reference, without_mark};
use super::findings::{Findings, OnPage};
use super::graph::{End, FileIndex, Graph};
use super::page::{self, About, Leave, Part, shown};
use super::rules::{Rule, guards, links};
use super::trace::Tracer;
use super::urls::{PLACE, Urls, written};
use crate::arrange::Site;
use crate::diagnostic::{Span, nearest};
use crate::path::{OutputPath, SourcePath};

/// What all of these rules look at.
pub(super) struct Links<'l> {
    pub(super) graph: &'l Graph<'l>,
    pub(super) site: &'l Site,
    pub(super) urls: &'l Urls<'l>,
    /// The output's folder.
    pub(super) output: &'l Path,
    /// Beginnings of paths that a host leads on from.
    pub(super) led_on: &'l [String],
}

/// For so many references at most it is looked for what was meant: that takes its time.
const MOST_HELPED: usize = 50;

/// Something wrong, and where it stands on a page.
struct Found<'f> {
    fault: &'f Fault,
    words: Vec<String>,
    span: Span,
}

/// What is wrong with a reference.
pub(super) struct Fault {
    pub(super) rule: &'static Rule,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Links<'_> {
    /// Finds all of it. Comes back with the unpublished articles that links lead to.
    pub(super) fn check(
        &self,
        findings: &mut Findings,
        tracer: &mut Tracer<'_>,
    ) -> BTreeSet<SourcePath> {
        let led_to = self.ends(findings, tracer);
        self.orphans(findings);
        led_to
    }

    /// Finds what leads to nothing.
    pub(super) fn ends(
        &self,
        findings: &mut Findings,
        tracer: &mut Tracer<'_>,
    ) -> BTreeSet<SourcePath> {
        let mut led_to = BTreeSet::new();
        let mut faults = BTreeMap::new();
        for (number, part, end) in self.graph.ends() {
            if let Some(fault) = self.fault(number, part, end) {
                if fault.rule.code == guards::LEAKED_URL.code {
                    led_to.extend(self.unpublished(self.path_of(number)).cloned());
                }
                faults.insert(number, fault);
            }
        }
        self.help(&mut faults);
        self.tell(&faults, findings, tracer);
        led_to
    }

    /// The path that a reference of the table names.
    fn path_of(&self, number: u32) -> &str {
        let target = reference(&self.graph.table.texts[number as usize]);
        target.map_or("", |(_, target)| target.split(PLACE).next().unwrap_or_default())
    }

    /// What is wrong with a reference.
    fn fault(&self, number: u32, part: Part, end: End) -> Option<Fault> {
        let found = |rule, message| Some(Fault { rule, message, help: None });
        let (_, target) = reference(&self.graph.table.texts[number as usize])?;
        let url = || shown(&format!("/{}", written(target)));
        match (part, end) {
            (Part::Load | Part::Choice, End::Nothing) => found(
                &links::MISSING_FILE,
                format!("there is no file `{}`, which this page loads", url()),
            ),
            (Part::Redirect, End::Nothing) => found(
                &links::DEAD_REDIRECT,
                format!("this leads on to `{}`, which isn't there", url()),
            ),
            (Part::Link | Part::Name, End::Nothing) => {
                let path = self.path_of(number);
                if self.led_on.iter().any(|from| is_led_on(path, from)) {
                    return None;
                }
                if let Some(source) = self.unpublished(path) {
                    let message = format!("this leads to `{source}`, which isn't published");
                    return found(&guards::LEAKED_URL, message);
                }
                found(&links::DEAD_LINK, format!("there is nothing at `{}`", url()))
            }
            (Part::Link, End::NoPlace(file)) => {
                let place = target.split_once(PLACE).map_or("", |(_, place)| place);
                let ids = self.graph.facts[file].ids.iter();
                let ids = ids.map(|id| self.graph.table.texts[*id as usize].as_str());
                let help = nearest(place, ids).map(|near| format!("did you mean `#{near}`?"));
                let url = self.graph.paths[file].url();
                let message = format!("there is no place `#{place}` on `{url}`");
                Some(Fault { rule: &links::DEAD_FRAGMENT, message, help })
            }
            (Part::Link, End::File(file)) if self.graph.facts[file].kind == Kind::Redirect => {
                let on = self.graph.next(file, &[Part::Redirect]).next()?;
                let on = self.graph.paths[on].url();
                let message =
                    format!("`{url}` is an old URL, which leads on to `{on}`", url = url());
                let help = Some(format!("write `{on}`"));
                Some(Fault { rule: &links::LINK_TO_REDIRECT, message, help })
            }
            _ => None,
        }
    }

    /// Looks for what may have been meant. Where very much is wrong no spelling is.
    fn help(&self, faults: &mut BTreeMap<u32, Fault>) {
        let is_helped = |fault: &Fault| {
            [&links::MISSING_FILE, &links::DEAD_REDIRECT, &links::DEAD_LINK]
                .iter()
                .any(|rule| rule.code == fault.rule.code)
        };
        let lacking = faults.iter_mut().filter(|(_, fault)| is_helped(fault)).take(MOST_HELPED);
        let mut lacking: Vec<(&u32, &mut Fault)> = lacking.collect();
        if lacking.is_empty() {
            return;
        }
        let urls: Vec<String> = self.graph.paths.iter().map(|path| path.url()).collect();
        lacking.par_iter_mut().for_each(|(number, fault)| {
            let target = format!("/{}", self.path_of(**number));
            let near = nearest(&target, urls.iter().map(String::as_str));
            fault.help = near.map(|near| format!("did you mean `{near}`?"));
        });
    }

    /// The source of an article that isn't published and whose page would be at this path.
    fn unpublished(&self, path: &str) -> Option<&SourcePath> {
        let page = OutputPath::page(path);
        let mut articles = self.site.unpublished.articles.iter();
        articles.find(|it| self.site.page_of(it) == page).map(|it| &it.path)
    }

    /// Finds the places of references again that something is wrong with, and tells of it there.
    pub(super) fn tell(
        &self,
        faults: &BTreeMap<u32, Fault>,
        findings: &mut Findings,
        tracer: &mut Tracer<'_>,
    ) {
        if faults.is_empty() {
            return;
        }
        let files: Vec<(FileIndex, Vec<Found<'_>>)> = (0..self.graph.paths.len())
            .into_par_iter()
            .filter_map(|file| {
                let own = self.graph.facts[file].references.iter();
                let faulty: Vec<u32> = own.copied().filter(|it| faults.contains_key(it)).collect();
                (!faulty.is_empty()).then(|| (file, self.places(file, &faulty, faults)))
            })
            .collect();
        for (file, found) in files {
            for Found { fault, words, span } in found {
                let Fault { rule, message, help } = fault;
                let (message, mut help) = (message.clone(), help.clone());
                let is_whole =
                    words.iter().any(|it| it.starts_with("http") || it.starts_with("//"));
                if rule.code == links::DEAD_LINK.code && is_whole {
                    let own = "this is the site's own address: a link to the file of a page, like \
                               `../pages/about.md`, is checked by each build";
                    help = Some(help.map_or(own.into(), |help| format!("{help}\n{own}")));
                }
                let page = self.graph.paths[file];
                let words = &words;
                let found =
                    OnPage { rule, message, page, span, words, is_of_template: false, help };
                findings.on_page(found, tracer);
            }
        }
    }

    /// The places of these references on a page.
    fn places<'f>(
        &self,
        file: FileIndex,
        faulty: &[u32],
        faults: &'f BTreeMap<u32, Fault>,
    ) -> Vec<Found<'f>> {
        let lost = &self.graph.facts[file].lost;
        let known = faulty.iter().map(|number| {
            let Lost { words, span } = lost.get(number)?.clone();
            Some(Found { fault: &faults[number], words, span })
        });
        if let Some(known) = known.collect() {
            return known;
        }
        let page = self.graph.paths[file];
        let text = fs::read_to_string(page.below(self.output)).unwrap_or_default();
        let text = without_mark(&text);
        let is_as_it_is = self.graph.facts[file].kind == Kind::AsItIs;
        let about = About {
            path: page,
            urls: self.urls,
            is_as_it_is,
            names: &[],
            is_written: false,
            leave: Leave::FREE,
        };
        let read = super::facts::read(text.as_bytes(), about);
        let references = read.map(|read| read.page.references).unwrap_or_default();
        // Of two alike the first is shown.
        let firsts: BTreeMap<(Part, &str), &page::Reference> =
            references.iter().rev().map(|it| ((it.part, it.target.as_str()), it)).collect();
        let found = faulty.iter().map(|number| {
            let written = reference(&self.graph.table.texts[*number as usize]);
            let first = written.and_then(|it| firsts.get(&it));
            let (words, span) =
                first.map_or_else(Default::default, |it| (it.words(text, self.urls), it.span));
            Found { fault: &faults[number], words, span }
        });
        found.collect()
    }

    /// Documents that can't be reached from the home page.
    fn orphans(&self, findings: &mut Findings) {
        let reached = self.graph.reached();
        let articles = self.site.articles.iter();
        let articles = articles.map(|it| (&it.page, &it.front.path, it.front.title_span));
        let standing = self.site.pages.iter();
        let standing = standing.map(|it| (&it.page, &it.front.path, it.front.title_span));
        for (page, path, span) in articles.chain(standing) {
            let Some(file) = self.graph.file(page.as_str()) else { continue };
            if !reached[file] {
                let message = format!("no link leads from the home page to `{}`", page.url());
                findings.add(links::ORPHAN.found(message).at(path, span).help(
                    "put it into the `[[menu]]` of `site.toml`, or link to it from another page",
                ));
            }
        }
    }
}

/// Whether a host leads on from a path, by the beginning of a rule of it that ends in `/` or `*`.
fn is_led_on(path: &str, from: &str) -> bool {
    match from.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => path.trim_end_matches('/') == from.trim_end_matches('/'),
    }
}
