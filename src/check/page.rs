//! Reads a page of the output: what it refers to, what can be linked to on it, and what is wrong
//! with it alone.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::markup::{Piece, Tag, pieces};
use super::nesting::{Misplaced, Nesting};
use super::rules::{Rule, guards, links, output};
use super::style_sheet;
use super::urls::{PLACE, Urls, Way};
use crate::diagnostic::Span;
use crate::path::OutputPath;

mod attributes;
mod head;
mod inside;
mod leave;
mod needs;
mod reference;
mod values;

pub(super) use attributes::Part;
use attributes::{candidates, is_sent, part};
use head::{Has, Head};
use inside::Inside;
pub(super) use leave::{Leave, Refused};
pub(super) use reference::Reference;
pub(super) use values::{is_top, may_be_file, shown, strings};

/// Something wrong on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Fault {
    /// The code of the rule.
    pub(super) code: String,
    pub(super) message: String,
    /// Where it stands in the output.
    pub(super) span: Span,
    /// What may stand in a source in the same words, the most telling first.
    pub(super) words: Vec<String>,
    /// No text of an author makes it, but a template.
    pub(super) is_of_template: bool,
    /// What to do, if the rule doesn't say enough: a line each.
    pub(super) help: Option<String>,
}

/// What is to be known of a page before it is read.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) path: &'a OutputPath,
    pub(super) urls: &'a Urls<'a>,
    /// It is published as it is: a snippet, or a page made elsewhere.
    pub(super) is_as_it_is: bool,
    /// Names of which one should be there to read.
    pub(super) names: &'a [&'a str],
    /// It has something to describe: it is the home page, or one that somebody wrote.
    pub(super) is_written: bool,
    /// What browsers are told that they may do for it.
    pub(super) leave: Leave<'a>,
}

/// A page that was read.
#[derive(Default)]
pub(super) struct Page {
    pub(super) references: Vec<Reference>,
    pub(super) ids: Vec<String>,
    pub(super) faults: Vec<Fault>,
    /// It leads on by itself.
    pub(super) is_redirect: bool,
    /// It names another page as the one to know it by.
    pub(super) is_copy: bool,
    /// The machine's form of every time that it shows.
    pub(super) times: Vec<String>,
    /// One of the names is there to read.
    pub(super) has_name: bool,
}

/// Reads a page of HTML.
pub(super) fn read(html: &str, about: About<'_>) -> Page {
    let (page, head) = (Page::default(), Head::default());
    let (known, names) = (BTreeSet::new(), Vec::new());
    let mut reading = Reading { html, about, page, head, base: None, known, names };
    let mut nesting = Nesting::default();
    let mut inside = Inside::Nothing;
    for piece in pieces(html) {
        let misplaced = match &piece {
            Piece::Open(tag) => nesting.open(tag.name.clone(), tag.is_closed, tag.span),
            Piece::Close { name, span } => nesting.close(name, *span),
            _ => None,
        };
        reading.misplaced(misplaced);
        match piece {
            Piece::Open(tag) => {
                inside = Inside::of(&tag);
                reading.tag(&tag);
            }
            Piece::Close { .. } => inside = Inside::Nothing,
            Piece::Text { text, span } => reading.text(&text, span, &inside),
            Piece::Doctype => {}
        }
    }
    reading.misplaced(nesting.end());
    reading.end()
}

struct Reading<'r> {
    html: &'r str,
    about: About<'r>,
    page: Page,
    head: Head,
    /// Where its URLs are seen from, if that isn't the page itself.
    base: Option<OutputPath>,
    /// Ids that were given.
    known: BTreeSet<String>,
    /// Places that aren't made by an id.
    names: Vec<String>,
}

impl Reading<'_> {
    fn fault(&mut self, rule: &Rule, message: String, span: Span, words: &[&str]) {
        let raw = self.html.get(span.range()).unwrap_or_default();
        // A short tag is everywhere; with what follows it on its line it is told apart.
        let line = self.html[span.range().start..].lines().next().unwrap_or_default();
        let longer = &line[..line.floor_char_boundary(60)];
        let raw = if raw.len() < 8 { longer } else { raw };
        let all = std::iter::once(raw).chain(words.iter().copied());
        let all = all.filter(|it| (4..400).contains(&it.len())).map(str::to_owned).collect();
        self.page.faults.push(Fault {
            code: rule.code.to_owned(),
            message,
            span,
            words: all,
            is_of_template: false,
            help: None,
        });
    }

    fn refused(&mut self, refused: Vec<Refused>, span: Span) {
        for Refused { message, help, written } in refused {
            self.fault(&guards::BLOCKED_BY_POLICY, message, span, &[&written]);
            if let Some(fault) = self.page.faults.last_mut() {
                fault.help = Some(help);
            }
        }
    }

    fn misplaced(&mut self, misplaced: Option<Misplaced>) {
        // What is published as it is may be a part of a page only.
        if let Some(Misplaced { message, span }) = misplaced.filter(|_| !self.about.is_as_it_is) {
            self.fault(&output::INVALID_NESTING, message, span, &[]);
        }
    }

    fn refer(&mut self, part: Part, target: String, written: &str, span: Span) {
        let written = written.to_owned();
        self.page.references.push(Reference { part, target, written, span });
    }

    /// Takes note of a URL.
    fn url(&mut self, part: Part, url: &str, tag: &str, span: Span) {
        let about = self.about;
        let from = self.base.as_ref().unwrap_or(about.path);
        match (about.urls.way(from, url), part) {
            (Way::Here(place), _) if self.base.is_none() => {
                let own = format!("{PLACE}{place}");
                self.refer(part, own, url, span);
            }
            (Way::Inside(path, place), _) => {
                let target = match place {
                    Some(place) => format!("{path}{PLACE}{place}"),
                    None => path,
                };
                self.refer(part, target, url, span);
            }
            (Way::Outside(address), Part::Load | Part::Choice) => {
                let message = format!("`{tag}` loads `{}` from another host", shown(&address));
                self.fault(&guards::FOREIGN_REQUEST, message, span, &[url]);
            }
            (Way::Outside(address) | Way::Beside(address), Part::Link) => {
                self.refer(Part::Elsewhere, address, url, span);
            }
            (Way::Here(_) | Way::Outside(_) | Way::Beside(_) | Way::Apart, _) => {}
        }
    }

    fn leads_out(&self, url: &str) -> bool {
        let from = self.base.as_ref().unwrap_or(self.about.path);
        matches!(self.about.urls.way(from, url), Way::Outside(_) | Way::Beside(_))
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        self.id(tag);
        let name = &*tag.name;
        for (attribute, value) in &tag.attributes {
            match part(tag, attribute) {
                Some(part) if attribute.ends_with("srcset") => {
                    for url in candidates(value) {
                        self.url(part, url, name, tag.span);
                    }
                }
                // Whoever asks what takes letters gets no page.
                Some(Part::Link) if is_sent(tag) && self.leads_out(value) => {}
                Some(part) => self.url(part, value, name, tag.span),
                None if attribute == "style" => self.style(value, tag.span),
                None => self.mention(value, tag.span),
            }
        }
        let from = self.base.as_ref().unwrap_or(self.about.path);
        self.refused(self.about.leave.refused(tag, self.about.urls, from), tag.span);
        match name {
            "html" => {
                self.head.html = Some(tag.span);
                let language = tag.get("lang").unwrap_or_default();
                self.head.note(Has::Language, !language.trim().is_empty());
            }
            "head" => self.head.begins = Some(tag.span),
            "link" if tag.has_word("rel", "canonical") => self.canonical(tag),
            "meta" => self.meta(tag),
            "base" if self.base.is_none() => self.base(tag),
            "a" => self.named_place(tag),
            "time" => self.page.times.extend(tag.get("datetime").map(str::to_owned)),
            "img" if tag.get("alt").is_none() => {
                let src = tag.get("src").unwrap_or_default();
                let message = format!("the picture `{}` has no `alt`", shown(src));
                self.fault(&output::IMAGE_WITHOUT_ALT, message, tag.span, &[src]);
            }
            _ => {}
        }
    }

    fn id(&mut self, tag: &Tag<'_>) {
        let Some(id) = tag.get("id").filter(|id| !id.is_empty()) else { return };
        if !self.known.insert(id.to_owned()) {
            let message = format!("the id `{id}` is given twice on this page");
            let (quoted, marked) = (format!("id=\"{id}\""), format!("{{#{id}}}"));
            self.fault(&output::DUPLICATE_ID, message, tag.span, &[&quoted, &marked]);
        }
        self.page.ids.push(id.to_owned());
    }

    /// The old way to make a place, which browsers still go to: `<a name="place">`.
    fn named_place(&mut self, tag: &Tag<'_>) {
        self.names.extend(tag.get("name").filter(|name| !name.is_empty()).map(str::to_owned));
    }

    /// From here on URLs are seen from elsewhere.
    fn base(&mut self, tag: &Tag<'_>) {
        let way = tag.get("href").map(|href| self.about.urls.way(self.about.path, href));
        if let Some(Way::Inside(path, _)) = way {
            let is_folder = path.is_empty() || path.ends_with('/');
            self.base =
                Some(if is_folder { OutputPath::page(&path) } else { OutputPath::new(path) });
        }
    }

    fn canonical(&mut self, tag: &Tag<'_>) {
        self.head.note(Has::Canonical, true);
        let href = tag.get("href").unwrap_or_default();
        if let Way::Inside(path, _) = self.about.urls.way(self.about.path, href) {
            let own = self.about.path.as_str().trim_end_matches("index.html");
            self.page.is_copy = path != own;
        }
    }

    fn meta(&mut self, tag: &Tag<'_>) {
        let content = tag.get("content").unwrap_or_default();
        if tag.has_word("http-equiv", "refresh") {
            let target =
                content.split_once(['=']).map(|(_, url)| url.trim_matches(['"', '\'', ' ']));
            if let Some(target) = target {
                self.page.is_redirect = true;
                self.url(Part::Redirect, target, "meta", tag.span);
            }
        }
        let is_named = |name: &str| tag.has_word("name", name);
        let is_description = is_named("description") && !content.trim().is_empty();
        self.head.note(Has::Description, is_description);
        self.head.note(Has::NoIndex, is_named("robots") && content.contains("noindex"));
    }

    fn style(&mut self, text: &str, span: Span) {
        for (url, _) in style_sheet::urls(text) {
            self.url(Part::Load, &url, "style", span);
            let from = self.base.as_ref().unwrap_or(self.about.path);
            let (leave, need) = (self.about.leave, style_sheet::need(&url));
            self.refused(leave.refused_url(need, &url, None, self.about.urls, from), span);
        }
    }

    /// A value that may name a file.
    fn mention(&mut self, value: &str, span: Span) {
        if may_be_file(value)
            && let Way::Inside(path, _) = self.about.urls.way(self.about.path, value)
        {
            self.refer(Part::Mention, path, value, span);
        }
    }

    fn text(&mut self, text: &str, span: Span, inside: &Inside) {
        match inside {
            Inside::Code => {}
            Inside::Nothing => {
                self.page.has_name |= self.about.names.iter().any(|name| text.contains(name));
            }
            Inside::Title => self.head.note(Has::Title, !text.trim().is_empty()),
            Inside::Style => self.style(text, span),
            Inside::Data => match serde_json::from_str::<serde_json::Value>(text) {
                Ok(data) => {
                    for url in strings(&data).into_iter().filter(|it| it.starts_with("http")) {
                        self.mention(url, span);
                    }
                }
                Err(error) => {
                    let message = format!("the structured data of this page isn't JSON: {error}");
                    self.fault(&output::BROKEN_DATA, message, span, &["application/ld+json"]);
                    self.of_template();
                }
            },
        }
    }

    fn of_template(&mut self) {
        if let Some(fault) = self.page.faults.last_mut() {
            fault.is_of_template = true;
        }
    }

    fn end(mut self) -> Page {
        self.known.extend(self.names.iter().cloned());
        self.page.ids.append(&mut self.names);
        self.places();
        if self.about.is_as_it_is || self.page.is_redirect {
            return self.page;
        }
        let start = Span::default();
        let html = self.head.html.unwrap_or(start);
        let head = self.head.begins.unwrap_or(html);
        // What a host answers where there is no page has no URL of its own.
        let is_for_engines =
            self.head.lacks(Has::NoIndex) && self.about.path.as_str() != "404.html";
        let lacks = |has: Has| self.head.lacks(has);
        let is_missing = [
            (lacks(Has::Language), &output::NO_LANGUAGE, "this page has no `lang`", html, "<html"),
            (lacks(Has::Title), &output::NO_TITLE, "this page has no `title`", head, "<head"),
            (
                is_for_engines && lacks(Has::Canonical),
                &output::NO_CANONICAL,
                "this page has no `link rel=\"canonical\"`",
                head,
                "<head",
            ),
            (
                is_for_engines && self.about.is_written && lacks(Has::Description),
                &output::NO_DESCRIPTION,
                "this page has no description",
                head,
                "<head",
            ),
        ];
        for (is_missing, rule, message, span, word) in is_missing {
            if is_missing {
                self.fault(rule, message.to_owned(), span, &[word]);
                self.of_template();
            }
        }
        self.page
    }

    /// Links to places on the same page.
    fn places(&mut self) {
        let references = std::mem::take(&mut self.page.references);
        for reference in references {
            let Some(place) = reference.target.strip_prefix(PLACE) else {
                self.page.references.push(reference);
                continue;
            };
            let is_place = is_top(place) || self.known.contains(place);
            if reference.part == Part::Link && !is_place {
                let message = format!("there is no place `#{place}` on this page");
                self.fault(&links::DEAD_FRAGMENT, message, reference.span, &[&reference.written]);
            }
        }
    }
}
