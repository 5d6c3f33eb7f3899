//! *Facts*: what is known of one file of the output, and of one text, for as long as it is the same.
//!
//! What files refer to is kept as numbers of a table of texts: most pages refer to the same places.

use std::collections::{BTreeMap, HashMap};

use quick_xml::Reader;
use quick_xml::events::Event;
use serde::{Deserialize, Serialize};

use super::page::{self, About, Fault, Leave, Page, Part, Reference, Refused};
use super::rules::{Rule, guards, output};
use super::urls::{PLACE, Urls, Way};
use super::{style_sheet, style_syntax};
use crate::diagnostic::Span;
use crate::digest::Digest;

/// What is known of a file of the output.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Facts {
    /// Names its bytes.
    pub(super) digest: Digest,
    /// What it refers to.
    pub(super) references: Vec<u32>,
    /// What can be linked to on it.
    pub(super) ids: Vec<u32>,
    /// What is wrong with it alone.
    pub(super) faults: Vec<Fault>,
    /// What kind of file it is.
    pub(super) kind: Kind,
    /// Which secret words it has, as places in the list of them.
    pub(super) leaks: Vec<u32>,
    /// References that lead to no file, if it was read just now: it needn't be read again for their places.
    #[serde(skip)]
    pub(super) lost: BTreeMap<u32, Lost>,
}

/// Where a reference stands that leads to no file.
#[derive(Clone, Debug)]
pub(super) struct Lost {
    /// What may stand in a source in the same words.
    pub(super) words: Vec<String>,
    pub(super) span: Span,
}

/// What kind of file of the output it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kind {
    /// A page made by a template.
    Page,
    /// Another form of such a page, like that of the text edition.
    Copy,
    /// A page that leads on by itself.
    Redirect,
    /// A page that is published as it is.
    AsItIs,
    /// Anything else.
    Other,
}

impl Kind {
    pub(super) fn is_html(self) -> bool {
        self != Self::Other
    }
}

/// What came of reading a file.
pub(super) struct Read {
    pub(super) page: Page,
    pub(super) kind: Kind,
}

/// What is said of a file in the words of the table.
#[derive(Default)]
pub(super) struct Texts {
    /// What it refers to.
    references: Vec<String>,
    /// Of that what leads to no file.
    lost: BTreeMap<String, Lost>,
}

impl Read {
    /// What it refers to, of which some leads to a file that `is_there`.
    pub(super) fn texts(
        &self,
        bytes: &[u8],
        urls: &Urls<'_>,
        is_there: impl Fn(&str) -> bool,
    ) -> Texts {
        let html = str::from_utf8(bytes).map(without_mark).unwrap_or_default();
        let mut lost: BTreeMap<String, Lost> = BTreeMap::new();
        for reference in &self.page.references {
            if matches!(reference.part, Part::Elsewhere | Part::Mention) {
                continue;
            }
            let path = reference.target.split(PLACE).next().unwrap_or_default();
            if !is_there(path) {
                // Of two alike the first is shown.
                lost.entry(in_table(reference)).or_insert_with(|| {
                    let words = reference.words(html, urls);
                    Lost { words, span: reference.span }
                });
            }
        }
        Texts { references: self.references(), lost }
    }

    /// What it refers to, as the table has it: each once.
    fn references(&self) -> Vec<String> {
        let references = self.page.references.iter();
        let mut references: Vec<String> = references.map(in_table).collect();
        references.sort_unstable();
        references.dedup();
        references
    }
}

/// Reads a file of the output; `None` of one that is no text that a check understands.
pub(super) fn read(bytes: &[u8], about: About<'_>) -> Option<Read> {
    let name = about.path.name();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let text = match ending.as_str() {
        "html" | "htm" | "css" | "svg" | "xml" | "json" | "webmanifest" => {
            without_mark(str::from_utf8(bytes).ok()?)
        }
        _ => return None,
    };
    Some(match ending.as_str() {
        "html" | "htm" => {
            let page = page::read(text, about);
            let kind = match (page.is_redirect, about.is_as_it_is, page.is_copy) {
                (true, ..) => Kind::Redirect,
                (_, true, _) => Kind::AsItIs,
                (.., true) => Kind::Copy,
                _ => Kind::Page,
            };
            Read { page, kind }
        }
        "css" => Read { page: style_sheet(text, about), kind: Kind::Other },
        "svg" => Read { page: drawing(text, about), kind: Kind::Other },
        "xml" => Read { page: well_formed(text, Page::default()), kind: Kind::Other },
        _ => Read { page: json(text, about), kind: Kind::Other },
    })
}

/// A text without the byte order mark that some editors write. Browsers pass over it, and places in a
/// source are counted without it.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn style_sheet(text: &str, about: About<'_>) -> Page {
    let mut page = Page::default();
    let urls = style_sheet::urls(text);
    for (url, span) in &urls {
        let span = *span;
        match about.urls.way(about.path, url) {
            Way::Inside(target, _) => {
                let written = url.clone();
                page.references.push(Reference { part: Part::Load, target, written, span });
            }
            Way::Outside(address) => {
                let message =
                    format!("this style sheet loads `{}` from another host", page::shown(&address));
                page.faults.push(fault(&guards::FOREIGN_REQUEST, message, span));
            }
            Way::Here(_) | Way::Beside(_) | Way::Apart => {}
        }
    }
    for (url, span) in &urls {
        let need = style_sheet::need(url);
        for refused in about.leave.refused_url(need, url, None, about.urls, about.path) {
            let Refused { message, help, .. } = refused;
            let found = fault(&guards::BLOCKED_BY_POLICY, message, *span);
            page.faults.push(Fault { help: Some(help), ..found });
        }
    }
    for (message, span) in style_syntax::faults(text) {
        page.faults.push(fault(&output::BROKEN_STYLE, message, span));
    }
    page
}

fn drawing(text: &str, about: About<'_>) -> Page {
    let page = page::read(text, About { is_as_it_is: true, leave: Leave::FREE, ..about });
    well_formed(text, page)
}

/// Adds what keeps a text from being XML.
fn well_formed(text: &str, mut page: Page) -> Page {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_usize;
    loop {
        let found = match reader.read_event() {
            Ok(Event::Eof) if depth > 0 => Some("an element isn't closed".to_owned()),
            Ok(Event::Eof) => return page,
            Ok(Event::Start(_)) => {
                depth += 1;
                None
            }
            Ok(Event::End(_)) => {
                depth = depth.saturating_sub(1);
                None
            }
            Ok(_) => None,
            Err(error) => Some(error.to_string()),
        };
        if let Some(reason) = found {
            let at = usize::try_from(reader.error_position()).unwrap_or(0);
            let at = text.floor_char_boundary(if at == 0 { text.len() } else { at });
            let message = format!("this isn't well-formed XML: {reason}");
            page.faults.push(fault(&output::BROKEN_XML, message, (at..at).into()));
            return page;
        }
    }
}

fn json(text: &str, about: About<'_>) -> Page {
    let mut page = Page::default();
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value) => {
            for written in page::strings(&value).into_iter().filter(|it| page::may_be_file(it)) {
                if let Way::Inside(target, _) = about.urls.way(about.path, written) {
                    let (written, span) = (written.to_owned(), Span::default());
                    page.references.push(Reference { part: Part::Mention, target, written, span });
                }
            }
        }
        Err(error) => {
            let line = error.line().saturating_sub(1);
            let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
            let at = text.floor_char_boundary(start + error.column().saturating_sub(1));
            let message = format!("this isn't JSON: {error}");
            page.faults.push(fault(&output::BROKEN_JSON, message, (at..at).into()));
        }
    }
    page
}

fn fault(rule: &Rule, message: String, span: Span) -> Fault {
    let words = Vec::new();
    Fault { code: rule.code.to_owned(), message, span, words, is_of_template: false, help: None }
}

/// Texts that are kept once, and their numbers.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) texts: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Table {
    pub(super) fn new(texts: Vec<String>) -> Self {
        Self { texts, numbers: HashMap::new() }
    }

    /// The number of a text.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if self.numbers.is_empty() && !self.texts.is_empty() {
            let all = self.texts.iter().zip(0..);
            self.numbers = all.map(|(text, number)| (text.clone(), number)).collect();
        }
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(text.to_owned(), number);
        self.texts.push(text.to_owned());
        number
    }

    /// The facts of a file that was read.
    pub(super) fn facts(&mut self, digest: Digest, (read, texts): (Option<Read>, Texts)) -> Facts {
        let Read { page, kind } = read.unwrap_or(Read { page: Page::default(), kind: Kind::Other });
        let mut references: Vec<u32> = texts.references.iter().map(|it| self.number(it)).collect();
        references.sort_unstable();
        let lost = texts.lost.into_iter().map(|(text, lost)| (self.number(&text), lost)).collect();
        let ids = page.ids.iter().map(|id| self.number(id)).collect();
        Facts { digest, references, ids, faults: page.faults, kind, leaks: Vec::new(), lost }
    }
}

/// The first letter of a reference in the table.
fn letter(part: Part) -> char {
    match part {
        Part::Link => 'a',
        Part::Elsewhere => 'x',
        Part::Load => 'l',
        Part::Choice => 'c',
        Part::Name => 'n',
        Part::Mention => 'm',
        Part::Redirect => 'r',
    }
}

/// A reference in the words of the table.
fn in_table(reference: &Reference) -> String {
    format!("{}{}", letter(reference.part), reference.target)
}

/// A reference as the table has it.
pub(super) fn reference(text: &str) -> Option<(Part, &str)> {
    let parts = [
        Part::Link,
        Part::Elsewhere,
        Part::Load,
        Part::Choice,
        Part::Name,
        Part::Mention,
        Part::Redirect,
    ];
    let part = parts.into_iter().find(|part| text.starts_with(letter(*part)))?;
    Some((part, &text[1..]))
}
