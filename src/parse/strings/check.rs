//! Holds a file of words against the theme's English ones: what it lacks, what nobody shows, which
//! plural forms its language has, and which places a phrase must keep.

use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::front_matter::offset_span;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::locale::Locale;
use crate::path::SourcePath;
use crate::read::Source;

/// The forms that a plural may have.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// Words that a language may leave out: where they lack, it says the same in its own way.
const OPTIONAL: [&str; 2] = ["dateline_months", "dateline_date"];

/// One file of words.
pub(super) struct Check<'c> {
    pub(super) path: &'c SourcePath,
    /// The theme's templates and the site's: a word that one of them shows is no mistake.
    pub(super) templates: &'c [Source],
    pub(super) faults: &'c mut Diagnostics,
}

impl Check<'_> {
    /// Reports what is wrong in a file; `known` is what English has, and `whole` what the file and that
    /// of the theme have together. None for the theme's file, which can't know a site's own words.
    pub(super) fn file(&mut self, words: &DeTable<'_>, known: &Value, whole: Option<&Value>) {
        let Some(locale) = Locale::new(self.path.stem()) else {
            let fault = format!("`{}` is no language", self.path.stem());
            let help = "name the file for a language's tag, like `uk.toml` or `pt-BR.toml`";
            self.faults.push(Diagnostic::error(fault).in_file(self.path).help(help));
            return;
        };
        self.table(words, known, &locale);
        if let Some(whole) = whole.filter(|_| self.path.stem() != "en") {
            self.lacking(whole, known);
        }
    }

    /// Reports the words that a language lacks and that stay English.
    fn lacking(&mut self, words: &Value, known: &Value) {
        let lacking = lacking(words, known);
        let [first, rest @ ..] = &lacking[..] else { return };
        let what = match rest.len() {
            0 => format!("`{first}` is missing and stays English"),
            1 => format!("`{first}` and another word are missing and stay English"),
            more => format!("`{first}` and {more} more words are missing and stay English"),
        };
        let all = lacking.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        self.faults.push(Diagnostic::warning(what).in_file(self.path).help(format!("add {all}")));
    }

    fn table(&mut self, words: &DeTable<'_>, known: &Value, locale: &Locale) {
        for (key, value) in words {
            let name = key.get_ref().as_ref();
            match (known.get(name), value.get_ref()) {
                (None, _) => self.unknown(key, known),
                (Some(forms), DeValue::Table(own)) if is_plural(forms) => {
                    self.plural(key, own, locale);
                }
                (Some(known @ Value::Object(_)), DeValue::Table(own)) if !is_plural(known) => {
                    self.table(own, known, locale);
                }
                (Some(Value::String(known)), DeValue::String(own)) => {
                    self.phrase(value, own, known);
                }
                (Some(Value::Array(known)), DeValue::Array(own)) if own.len() == known.len() => {}
                (Some(known), _) => {
                    let wanted = match known {
                        Value::Array(items) => format!("a list of {} texts", items.len()),
                        Value::Object(_) if is_plural(known) => "a table of plural forms".into(),
                        Value::Object(_) => "a table".into(),
                        _ => "a text in quotes".into(),
                    };
                    let fault = Diagnostic::error(format!("`{name}` is to be {wanted}"));
                    self.faults.push(fault.at(self.path, offset_span(value.span(), 0)));
                }
            }
        }
    }

    fn unknown(&mut self, key: &Spanned<toml::de::DeString<'_>>, known: &Value) {
        let name = key.get_ref().as_ref();
        let shown = |text: &str| {
            let needle = format!("t.{name}");
            text.match_indices(&needle).any(|(at, _)| {
                let rest = &text[at + needle.len()..];
                !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
            })
        };
        if self.templates.iter().any(|template| shown(&template.text)) {
            return;
        }
        let names = known.as_object().into_iter().flat_map(Map::keys).map(String::as_str);
        let help = nearest(name, names).map_or_else(
            || "a template of yours can show it, and until then it has no use".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        self.faults.push(
            Diagnostic::warning(format!("no template shows the word `{name}`"))
                .at(self.path, offset_span(key.span(), 0))
                .help(help),
        );
    }

    /// The forms of a plural are those that the language has, no fewer and no more.
    fn plural(
        &mut self,
        key: &Spanned<toml::de::DeString<'_>>,
        own: &DeTable<'_>,
        locale: &Locale,
    ) {
        let name = key.get_ref().as_ref();
        let wanted = locale.plural_forms();
        for (form, value) in own {
            let span = offset_span(form.span(), 0);
            let form = form.get_ref().as_ref();
            if !FORMS.contains(&form) {
                let help = format!("{} has {}", locale.tag(), listed(&wanted));
                let fault = Diagnostic::error(format!("`{form}` is no form of a plural"));
                self.faults.push(fault.at(self.path, span).help(help));
            } else if !wanted.contains(&form) {
                let fault = format!("no number takes the form `{form}` in {}", locale.tag());
                self.faults.push(Diagnostic::warning(fault).at(self.path, span));
            }
            if let DeValue::String(text) = value.get_ref() {
                self.places(value, text, &["n"]);
            }
        }
        let missing = wanted.iter().copied().filter(|form| !own.contains_key(*form));
        let missing: Vec<&str> = missing.collect();
        if missing.is_empty() {
            return;
        }
        let fault = format!("`{name}` lacks {}", listed(&missing));
        let (fault, help) = if missing.contains(&"other") {
            (Diagnostic::error(fault), "every plural has `other`".to_owned())
        } else {
            let help = format!("in {}, numbers take {}", locale.tag(), listed(&wanted));
            (Diagnostic::warning(fault), help)
        };
        self.faults.push(fault.at(self.path, offset_span(key.span(), 0)).help(help));
    }

    /// A phrase keeps the places that are filled in, and has no others.
    fn phrase(&mut self, value: &Spanned<DeValue<'_>>, own: &str, known: &str) {
        let wanted = places(known);
        self.places(value, own, &wanted);
        if places(own).iter().any(|place| !wanted.contains(place)) {
            return;
        }
        for place in wanted.iter().filter(|place| !places(own).contains(place)) {
            let fault = format!("this phrase leaves out `{{{place}}}`");
            let fault = Diagnostic::warning(fault).at(self.path, offset_span(value.span(), 0));
            self.faults.push(fault.help(format!("in English it is `{known}`")));
        }
    }

    fn places(&mut self, value: &Spanned<DeValue<'_>>, own: &str, known: &[&str]) {
        for place in places(own).iter().filter(|place| !known.contains(place)) {
            let fault = format!("nothing is filled in for `{{{place}}}` here");
            let fault = Diagnostic::warning(fault).at(self.path, offset_span(value.span(), 0));
            self.faults.push(
                fault.maybe_help(
                    nearest(place, known.iter().copied())
                        .map(|near| format!("did you mean `{{{near}}}`?")),
                ),
            );
        }
    }
}

/// The names between curly brackets.
fn places(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

fn listed(forms: &[&str]) -> String {
    forms.iter().map(|form| format!("`{form}`")).collect::<Vec<_>>().join(", ")
}

/// The words that a language lacks.
pub(super) fn lacking(words: &Value, known: &Value) -> Vec<String> {
    let mut lacking = Vec::new();
    collect_lacking("", words, known, &mut lacking);
    lacking
}

fn collect_lacking(above: &str, words: &Value, known: &Value, lacking: &mut Vec<String>) {
    for (key, known) in known.as_object().into_iter().flatten() {
        let path = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        match words.get(key) {
            None if OPTIONAL.contains(&key.as_str()) => {}
            None => lacking.push(path),
            // What isn't a table at all is said to be none.
            Some(own) if own.is_object() && !is_plural(known) => {
                collect_lacking(&path, own, known, lacking);
            }
            Some(_) => {}
        }
    }
}

/// Whether this is a word in its plural forms.
pub(super) fn is_plural(words: &Value) -> bool {
    words.get("other").is_some()
}
