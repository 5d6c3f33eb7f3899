//! What is wrong with articles as their authors wrote them.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::credits;
use super::findings::Findings;
use super::players;
use super::prose::{self, Prose};
use super::rules::{Rule, articles, trust};
use crate::arrange::{Article, Audio, Links, Site, TermKind};
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::parse::{self, Body, Label, Profile, place_of_value, source_slice};
use crate::path::SourcePath;
use crate::read::{Source, text_of_file};

/// What is known of texts, by their files.
pub(super) type Known = BTreeMap<SourcePath, (Digest, Prose)>;

/// Reads the texts that aren't known, and forgets those that are no more. Whether there was news.
pub(super) fn learn(site: &Site, root: &Path, known: &mut Known) -> bool {
    let own = site.config.language.value.as_str();
    let host = site.config.base_url.authority();
    let articles = site.articles.iter();
    let articles = articles.map(|it| (&it.front.path, &it.front.body, it.front.language.as_ref()));
    let pages = site.pages.iter();
    let pages = pages.map(|it| (&it.front.path, &it.front.body, it.front.language.as_ref()));
    let profiles = profiles(site).map(|(it, _)| (&it.path, &it.body, None));
    let all: Vec<_> = articles.chain(pages).chain(profiles).collect();
    let new: Vec<(SourcePath, (Digest, Prose))> = all
        .par_iter()
        .filter_map(|(path, body, language)| {
            let language = language.map_or(own, |language| language.value.as_str());
            let digest = Digest::of_value(&(body.digest, language));
            if known.get(*path).is_some_and(|(known, _)| *known == digest) {
                return None;
            }
            let text = text_of_file(root, path)?;
            let prose = prose::read(source_slice(&text, body.start), language, host);
            Some(((*path).clone(), (digest, prose)))
        })
        .collect();
    let is_news = !new.is_empty() || known.len() > all.len();
    known.extend(new);
    if known.len() > all.len() {
        let present: std::collections::BTreeSet<_> = all.iter().map(|(path, ..)| *path).collect();
        known.retain(|path, _| present.contains(path));
    }
    is_news
}

/// Finds what is wrong with one article or standing page, of a paper on this host.
pub(super) fn check_one(
    site: &Site,
    root: &Path,
    (source, host): (&SourcePath, &str),
    findings: &mut Findings,
) {
    let article = site.articles.iter().find(|it| it.front.path == *source);
    let page = site.pages.iter().find(|it| it.front.path == *source);
    let front = article.map(|it| (&it.front.body, it.front.language.as_ref()));
    let front = front.or_else(|| page.map(|it| (&it.front.body, it.front.language.as_ref())));
    let Some((body, language)) = front else { return };
    let language = language.unwrap_or(&site.config.language).value.as_str();
    let text = text_of_file(root, source).unwrap_or_default();
    let prose = prose::read(source_slice(&text, body.start), language, host);
    if let Some(article) = article.filter(|_| !site.is_broken(source)) {
        Front { site, root, article, prose: Some(&prose) }.check(findings);
    }
    if let Some(page) = page.filter(|_| !site.is_broken(source)) {
        credits::check((source, body.start), None, &page.pictures, findings);
    }
    told(source, body, Some(&prose), findings);
    let links = article.map(|it| &it.links).or_else(|| page.map(|it| &it.links));
    players::check(source, body, links.unwrap_or(&Links::new()), findings);
}

/// Finds what is wrong with articles, standing pages and profiles.
pub(super) fn check(site: &Site, root: &Path, known: &Known, findings: &mut Findings) {
    for article in &site.articles {
        let prose = known.get(&article.front.path).map(|(_, prose)| prose);
        // Of a document with faults it isn't known what its front matter says.
        if !site.is_broken(&article.front.path) {
            Front { site, root, article, prose }.check(findings);
        }
        told(&article.front.path, &article.front.body, prose, findings);
        players::check(&article.front.path, &article.front.body, &article.links, findings);
    }
    for page in &site.pages {
        let prose = known.get(&page.front.path).map(|(_, prose)| prose);
        if !site.is_broken(&page.front.path) {
            let place = (&page.front.path, page.front.body.start);
            credits::check(place, None, &page.pictures, findings);
        }
        told(&page.front.path, &page.front.body, prose, findings);
        players::check(&page.front.path, &page.front.body, &page.links, findings);
    }
    for term in TermKind::ALL.into_iter().flat_map(|kind| site.terms.of(kind)) {
        if let Some((profile, _)) = term.profile.as_ref().filter(|it| !site.is_broken(&it.0.path)) {
            let place = (&profile.path, profile.body.start);
            credits::check(place, term.photo.as_ref(), &term.pictures, findings);
        }
    }
    for (profile, links) in profiles(site) {
        told(&profile.path, &profile.body, known.get(&profile.path).map(|it| &it.1), findings);
        players::check(&profile.path, &profile.body, links, findings);
    }
}

/// What authors, tags, places and series have to say of themselves.
fn profiles(site: &Site) -> impl Iterator<Item = &(Profile, Links)> {
    let terms = TermKind::ALL.into_iter().flat_map(|kind| site.terms.of(kind));
    terms.filter_map(|term| term.profile.as_ref())
}

/// Says what is wrong with a text.
fn told(path: &SourcePath, body: &Body, prose: Option<&Prose>, findings: &mut Findings) {
    for doubt in prose.into_iter().flat_map(|prose| &prose.faults) {
        if let Some(rule) = Rule::with_code(&doubt.code) {
            let finding = rule.found(&doubt.message);
            findings.add(finding.at(path, doubt.span.shifted(body.start)));
        }
    }
}

/// Whether the build has said what a check says of front matter, with the place.
pub(super) fn finds_itself(said: &Diagnostic) -> bool {
    let is_placed = said.marks.first().is_some_and(|mark| mark.span.is_some());
    said.code.as_deref() == Some(articles::CHANGED_IN_FUTURE.code) && !is_placed
}

/// Names of kinds of journalism as headlines begin with them.
const PREFIXES: &[(&str, Label)] = &[
    ("analyse", Label::Analysis),
    ("analysis", Label::Analysis),
    ("comment", Label::Opinion),
    ("explainer", Label::Explainer),
    ("interview", Label::Interview),
    ("kommentar", Label::Opinion),
    ("live", Label::Live),
    ("meinung", Label::Opinion),
    ("opinion", Label::Opinion),
    ("review", Label::Review),
    ("sponsored", Label::Sponsored),
    ("tribune", Label::Opinion),
];

/// The front matter of one article.
struct Front<'f> {
    site: &'f Site,
    root: &'f Path,
    article: &'f Article,
    prose: Option<&'f Prose>,
}

impl Front<'_> {
    fn check(&self, findings: &mut Findings) {
        self.words(findings);
        self.picture(findings);
        self.sound(findings);
        self.kind(findings);
        self.dates(findings);
        for (index, source) in self.article.front.sources.iter().enumerate() {
            if source.archived.is_some() && source.archived == source.url {
                let message = "the copy in the archive is the source itself";
                let key = format!("sources.{index}.archived");
                findings.add(self.at(articles::ARCHIVE_IS_SOURCE.found(message), &key));
            }
        }
    }

    /// A finding at the value of a key.
    fn at(&self, finding: Diagnostic, key: &str) -> Diagnostic {
        let path = &self.article.front.path;
        let text = text_of_file(self.root, path).unwrap_or_default();
        match place_of_value(&Source { path: path.clone(), text }, key) {
            Some(span) => finding.at(path, span),
            None => finding.in_file(path),
        }
    }

    fn words(&self, findings: &mut Findings) {
        let front = &self.article.front;
        let (path, title) = (&front.path, &front.title);
        let length = title.chars().count();
        if length > 110 {
            let message =
                format!("this headline has {length} characters, at most 110 are shown whole");
            findings.add(articles::LONG_HEADLINE.found(message).at(path, front.title_span));
        }
        let Some(standfirst) = &front.standfirst else {
            let message = "this article has no standfirst";
            let finding = articles::NO_STANDFIRST.found(message).at(path, front.title_span);
            findings.add(finding.help("write a sentence or two: `summary = \"…\"`"));
            return;
        };
        let length = standfirst.chars().count();
        if length > 300 {
            let message = format!("this standfirst has {length} characters, 300 are enough");
            findings.add(self.at(articles::LONG_STANDFIRST.found(message), "summary"));
        }
        if standfirst.trim_end_matches('.').eq_ignore_ascii_case(title.trim_end_matches('.')) {
            let message = "this standfirst says what the headline says";
            findings.add(self.at(articles::STANDFIRST_IS_HEADLINE.found(message), "summary"));
        }
    }

    fn picture(&self, findings: &mut Findings) {
        let Article { front, image, pictures, .. } = self.article;
        let place = (&front.path, front.body.start);
        credits::check(place, image.as_ref(), pictures, findings);
        let Some(picture) = &self.article.front.image else { return };
        for (rule, message) in prose::alt_doubts(&picture.src.value, &picture.alt) {
            findings.add(self.at(rule.found(message), "image.alt"));
        }
    }

    fn sound(&self, findings: &mut Findings) {
        let is_unread = |audio: &Audio| audio.transcript.is_none();
        if self.article.audio.as_deref().is_some_and(is_unread) {
            let found = articles::NO_TRANSCRIPT.found("this sound has no transcript");
            let help =
                "put it beside the sound under its name, or name it: `transcript = \"talk.txt\"`";
            findings.add(self.at(found, "audio.src").help(help));
        }
    }

    fn kind(&self, findings: &mut Findings) {
        let front = &self.article.front;
        let leads_out = self.prose.is_some_and(|prose| prose.leads_out);
        if front.label == Label::Analysis && front.sources.is_empty() && !leads_out {
            let finding =
                self.at(articles::NO_SOURCE.found("this analysis names no source"), "label");
            findings
                .add(finding.help("name what it rests on: `[[sources]]` with `title` and `url`"));
        }
        if let Some((prefix, _)) = front.title.split_once(':') {
            let prefix = prefix.trim().to_lowercase();
            let named = PREFIXES.iter().find(|(name, _)| *name == prefix).map(|(_, label)| *label);
            if let Some(named) = named.filter(|named| *named != front.label) {
                let (own, other) = (front.label.key(), named.key());
                let message = format!("the headline says `{other}`, and the label says `{own}`");
                let finding = articles::LABEL_DOES_NOT_FIT.found(message);
                let finding = finding.at(&front.path, front.title_span);
                findings
                    .add(finding.help(format!("write `label = \"{other}\"`, or another headline")));
            }
        }
        if let Some(dateline) = &front.dateline {
            if front.places.is_empty() {
                let message = "this article was reported from a place, and is filed under none";
                let finding = self.at(articles::DATELINE_WITHOUT_PLACE.found(message), "dateline");
                findings.add(finding.help("add the place: `places = [\"UA\"]`"));
            }
            let ends = dateline.trim_end().ends_with(['-', '–', '—', ',', '،']);
            // A place may have a number: `Camp 4`. A day follows a comma.
            let last = dateline.rsplit_once([',', '،']).map_or("", |(_, last)| last);
            if ends || last.contains(char::is_numeric) {
                let message = "the day and the dash are printed by themselves";
                let finding = self.at(articles::DATELINE_WITH_DATE.found(message), "dateline");
                findings.add(finding.help("write the place alone: `dateline = \"Kyiv\"`"));
            }
        }
        let may_have_none = self.site.config.publisher.policies.iter();
        let may_have_none = may_have_none.into_iter().any(|it| it.key == "no_bylines_policy");
        if front.authors.is_empty() && !may_have_none {
            let finding = trust::NO_BYLINE.found("this article names no author");
            let finding = finding.at(&front.path, front.title_span);
            findings
                .add(finding.help("name the author or the desk: `authors = [\"europe-desk\"]`"));
        }
    }

    fn dates(&self, findings: &mut Findings) {
        let front: &parse::Article = &self.article.front;
        let corrections = front.corrections.iter().map(|it| &it.date);
        let dates: Vec<&Date> = front.updated.iter().chain(corrections).collect();
        // A day without a time may be the day of an article that has a time.
        let is_before = |date: &&&Date| {
            date.timestamp() < front.date.timestamp() && date.day() < front.date.day()
        };
        let is_to_come = |date: &&&Date| date.timestamp() > self.site.now;
        let day = |date: &Date| date.day().to_string();
        if let Some(date) = dates.iter().find(is_before) {
            let message = format!("a change of {} is older than the article", day(date));
            findings.add(self.at(articles::CHANGED_BEFORE.found(message), &self.key_of(date)));
        }
        if let Some(date) = dates.iter().find(is_to_come) {
            let message = format!("a change of {} is still to come", day(date));
            findings.add(self.at(articles::CHANGED_IN_FUTURE.found(message), &self.key_of(date)));
        }
    }

    /// The key that holds this date.
    fn key_of(&self, date: &Date) -> String {
        let front = &self.article.front;
        if front.updated.as_ref() == Some(date) {
            return "updated".into();
        }
        // Corrections are sorted, and their places are those of the file.
        let text = text_of_file(self.root, &front.path).unwrap_or_default();
        let source = Source { path: front.path.clone(), text };
        let keys = (0..front.corrections.len()).map(|index| format!("corrections.{index}.date"));
        let mut own = keys.filter(|key| {
            let span = place_of_value(&source, key);
            let written = span.and_then(|span| source.text.get(span.range()));
            written.is_some_and(|it| date.written().starts_with(&it[..it.len().min(10)]))
        });
        own.next().unwrap_or_else(|| "corrections".into())
    }
}
