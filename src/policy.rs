//! A *content security policy*: what browsers load, run and send for a page, and from where.
//!
//! Its form is that of <https://www.w3.org/TR/CSP3/>: directives, each with the sources that it lets through.

use crate::diagnostic::{Span, nearest};

mod need;
mod source;

pub(crate) use need::{Need, Target};
pub(crate) use source::{Source, source};

/// What browsers are told, but for the directives that aren't about sources.
#[derive(Clone, Debug, Default)]
pub(crate) struct Policy {
    directives: Vec<Directive>,
}

/// What a policy lets through for one purpose.
#[derive(Clone, Debug)]
struct Directive {
    name: String,
    /// As they are written.
    sources: Vec<(String, Source)>,
}

/// Something in a policy that browsers pass over, or take otherwise than it is meant.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Slip {
    pub(crate) message: String,
    pub(crate) help: String,
    /// Where it stands in the text that was read.
    pub(crate) span: Span,
}

/// The directives with sources.
pub(crate) const FETCH: &[&str] = &[
    "base-uri",
    "child-src",
    "connect-src",
    "default-src",
    "fenced-frame-src",
    "font-src",
    "form-action",
    "frame-ancestors",
    "frame-src",
    "img-src",
    "manifest-src",
    "media-src",
    "object-src",
    "prefetch-src",
    "script-src",
    "script-src-attr",
    "script-src-elem",
    "style-src",
    "style-src-attr",
    "style-src-elem",
    "worker-src",
];

const OTHERS: &[&str] = &[
    "block-all-mixed-content",
    "plugin-types",
    "report-to",
    "report-uri",
    "require-trusted-types-for",
    "sandbox",
    "trusted-types",
    "upgrade-insecure-requests",
];

fn is_directive(name: &str) -> bool {
    FETCH.contains(&name) || OTHERS.contains(&name)
}

/// The policies in the value of a header: a comma begins another, and all of them hold.
pub(crate) fn parse(text: &str) -> (Vec<Policy>, Vec<Slip>) {
    let mut slips = Vec::new();
    let mut policies = Vec::new();
    for (at, one) in parts(text, ',') {
        let mut policy = Policy::default();
        for (inner, directive) in parts(one, ';') {
            let is_after_comma = at > 0 && inner == 0;
            policy.add(directive, at + inner, is_after_comma, &mut slips);
        }
        policies.push(policy);
    }
    (policies, slips)
}

/// The parts of a text between these signs, each with its place.
fn parts(text: &str, sign: char) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split(sign).map(move |part| (part.as_ptr() as usize - start, part))
}

/// The words of a text, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split_ascii_whitespace().map(move |word| (word.as_ptr() as usize - start, word))
}

impl Policy {
    /// Adds a directive that stands at `offset`.
    fn add(&mut self, text: &str, offset: usize, is_after_comma: bool, slips: &mut Vec<Slip>) {
        let mut words = words(text);
        let Some((at, written)) = words.next() else { return };
        let mut slip = |message: String, help: String, at: usize, word: &str| {
            let span = (offset + at..offset + at + word.len()).into();
            slips.push(Slip { message, help, span });
        };
        let name = written.to_ascii_lowercase();
        if !is_directive(&name) {
            let (message, help) = unknown(written, is_after_comma);
            slip(message, help, at, written);
            return;
        }
        if self.directives.iter().any(|it| it.name == name) {
            let message = format!("`{name}` stands twice, and browsers pass over the second");
            slip(message, "put all sources into the first".into(), at, written);
            return;
        }
        let has_sources = FETCH.contains(&&*name);
        let mut sources = Vec::new();
        for (at, word) in words.filter(|_| has_sources) {
            let read = if is_directive(word) {
                let help = format!("write `;` before `{word}`");
                Err((format!("`{word}` is a directive, and stands among the sources"), help))
            } else {
                source(word)
            };
            match read {
                Ok(source) => sources.push((at, word, source)),
                Err((message, help)) => slip(message, help, at, word),
            }
        }
        let is_none = |it: &(usize, &str, Source)| it.2 == Source::Nothing;
        if let Some((at, word, _)) = sources.iter().find(|it| is_none(it) && sources.len() > 1) {
            let message = "`'none'` counts for nothing beside other sources".into();
            slip(message, "take it away".into(), *at, word);
        }
        let sources = sources.into_iter().map(|(_, word, source)| (word.to_owned(), source));
        self.directives.push(Directive { name, sources: sources.collect() });
    }
}

/// What is said of a word that is no directive.
fn unknown(written: &str, is_after_comma: bool) -> (String, String) {
    let message = format!("browsers know no directive `{written}`");
    let plain = written.trim_end_matches(':').to_ascii_lowercase().replace('_', "-");
    let help = if is_directive(&plain) {
        format!("write `{plain}`")
    } else if is_after_comma && source(written).is_ok() {
        "a comma begins another policy: put a space between sources".into()
    } else if let Some(near) = nearest(&plain, FETCH.iter().chain(OTHERS).copied()) {
        format!("did you mean `{near}`?")
    } else if source(written).is_ok() && written.contains(['.', '\'', ':', '*']) {
        format!("this is a source: write what it is for before it, as in `img-src {written}`")
    } else {
        "the directives are listed at https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy".into()
    };
    (message, help)
}

#[cfg(test)]
mod tests;
