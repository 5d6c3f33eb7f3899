//! *Calls* in templates: which filters, tests, functions and components a template asks for, and with
//! which arguments. Tera passes an argument on to a filter that has no use for it, and never says so.

use std::ops::Range;

use tera::Tera;

use super::template_code::{Tag, Token, tags};
use super::template_words::{Kind, arguments};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::locale::DateStyle;
use crate::read::Source;

/// A filter, a test, a function or a component that is asked for.
#[derive(Debug)]
pub(super) struct Call<'t> {
    /// What it is; none for a component.
    pub(super) kind: Option<Kind>,
    /// Its name; that of a component may have points.
    pub(super) name: &'t str,
    /// Where its name stands.
    pub(super) at: Range<usize>,
    /// The names of its arguments.
    pub(super) arguments: Vec<Token<'t>>,
    /// Whether others may be among them: `{...more}`.
    is_open: bool,
}

/// All calls in a template.
pub(super) fn calls(text: &str) -> Vec<Call<'_>> {
    tags(text).iter().flat_map(|tag| calls_in(tag, text)).collect()
}

fn calls_in<'t>(tag: &Tag<'t>, text: &'t str) -> Vec<Call<'t>> {
    let mut calls = Vec::new();
    let is_definition = tag.name() == "component";
    for (index, token) in tag.tokens.iter().enumerate() {
        let before = index.checked_sub(1).map_or("", |it| tag.word(it));
        let next = tag.word(index + 1);
        let (kind, open) = match before {
            "|" => (Kind::Filter, index + 1),
            "filter" if index == 1 && !tag.prints => (Kind::Filter, index + 1),
            "is" if token.text != "not" => (Kind::Test, index + 1),
            "not" if index > 1 && tag.word(index - 2) == "is" => (Kind::Test, index + 1),
            "<" if opens_component(tag, index) => {
                calls.push(component(tag, index, text));
                continue;
            }
            "." | "?." => continue,
            _ if next == "(" && !is_definition && !is_word_of_code(token.text) => {
                (Kind::Function, index + 1)
            }
            _ => continue,
        };
        if token.is_word() {
            let arguments = named(tag, open);
            let call = Call {
                kind: Some(kind),
                name: token.text,
                at: token.at(),
                arguments,
                is_open: false,
            };
            calls.push(call);
        }
    }
    calls
}

/// Words that may stand before a bracket and call nothing.
fn is_word_of_code(word: &str) -> bool {
    ["in", "and", "or", "not", "if", "elif", "else", "is", "for"].contains(&word)
        || !word.starts_with(|it: char| it.is_alphabetic() || it == '_')
}

/// Whether a name after `<` is a component's, and not what something is compared with.
fn opens_component(tag: &Tag<'_>, index: usize) -> bool {
    let before = index.checked_sub(2).map(|it| tag.tokens[it]);
    let compares = before.is_some_and(|it| {
        it.is_word() && !is_word_of_code(it.text)
            || it.text.starts_with(|first: char| first.is_ascii_digit())
            || [")", "]", "}"].contains(&it.text)
            || it.quoted().is_some()
    });
    !compares && tag.tokens[index].is_word()
}

/// The names before `=` in the brackets that open at `open`, and not in brackets within.
fn named<'t>(tag: &Tag<'t>, open: usize) -> Vec<Token<'t>> {
    let mut names = Vec::new();
    if tag.word(open) != "(" {
        return names;
    }
    let mut depth = 0_usize;
    for index in open..tag.tokens.len() {
        match tag.word(index) {
            "(" | "[" | "{" | "?[" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ if depth == 1 && tag.word(index + 1) == "=" => names.push(tag.tokens[index]),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn component<'t>(tag: &Tag<'t>, index: usize, text: &'t str) -> Call<'t> {
    let start = tag.tokens[index].start;
    let mut next = index + 1;
    while tag.word(next) == "." {
        next += 2;
    }
    let end = tag.tokens[(next - 1).min(tag.tokens.len() - 1)].at().end;
    let (mut arguments, mut is_open) = (Vec::new(), false);
    let mut depth = 0_usize;
    while let Some(token) = tag.tokens.get(next) {
        match token.text {
            "{" => {
                is_open |= depth == 0 && tag.word(next + 1) == "...";
                depth += 1;
            }
            "}" => depth = depth.saturating_sub(1),
            ">" | "/" if depth == 0 => break,
            _ if depth == 0 && token.is_word() => arguments.push(*token),
            _ => {}
        }
        next += 1;
    }
    Call { kind: None, name: &text[start..end], at: start..end, arguments, is_open }
}

/// Arguments that nobody takes, and those that a component lacks.
pub(super) fn faults(source: &Source, tera: &Tera) -> Diagnostics {
    let mut faults = Diagnostics::new();
    for call in calls(&source.text) {
        match call.kind {
            Some(Kind::Filter) if call.name == "teaser" => {
                of_component(&call, "teaser", &["article"], source, tera, &mut faults);
            }
            Some(kind) => of_word(&call, kind, source, &mut faults),
            None => of_component(&call, call.name, &[], source, tera, &mut faults),
        }
    }
    faults
}

fn of_word(call: &Call<'_>, kind: Kind, source: &Source, faults: &mut Diagnostics) {
    let Some(known) = arguments(kind, call.name).filter(|known| *known != ["*"]) else { return };
    for argument in call.arguments.iter().filter(|it| !known.contains(&it.text)) {
        let what = match kind {
            Kind::Test => "test",
            Kind::Function => "function",
            Kind::Filter | Kind::Tag => "filter",
        };
        let fault = format!("the {what} `{}` takes no `{}`", call.name, argument.text);
        let fault = Diagnostic::error(fault).at(&source.path, argument.at());
        faults.push(fault.help(if call.name == "date" && argument.text == "format" {
            let styles: Vec<&str> = DateStyle::names().collect();
            format!(
                "dates are written as each language writes them: `date(style=\"long\")`, with one of {}, \
                 rfc3339",
                styles.join(", ")
            )
        } else {
            near(argument.text, known)
        }));
    }
}

fn near(argument: &str, known: &[&str]) -> String {
    match (nearest(argument, known.iter().copied()), known) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, []) => "it takes no arguments".into(),
        (None, [one]) => format!("it takes `{one}`"),
        (None, _) => {
            let known: Vec<String> = known.iter().map(|it| format!("`{it}`")).collect();
            format!("it takes {}", known.join(", "))
        }
    }
}

/// `given`: arguments that are there without being written.
fn of_component(
    call: &Call<'_>,
    name: &str,
    given: &[&str],
    source: &Source,
    tera: &Tera,
    faults: &mut Diagnostics,
) {
    let Some(made) = tera.get_component_definition(name) else { return };
    let known: Vec<&str> = made.args().iter().map(tera::ComponentArg::name).collect();
    let is_known = |name: &str| known.contains(&name) && !given.contains(&name);
    if made.rest_param().is_none() {
        for argument in call.arguments.iter().filter(|it| !is_known(it.text)) {
            let fault = format!("the component `{name}` takes no `{}`", argument.text);
            let fault = Diagnostic::error(fault).at(&source.path, argument.at());
            let known: Vec<&str> = known.iter().copied().filter(|it| is_known(it)).collect();
            faults.push(fault.help(near(argument.text, &known)));
        }
    }
    let is_given = |name: &str| {
        let was_meant = |it: &str| it == name || !is_known(it) && nearest(it, [name]).is_some();
        given.contains(&name) || call.arguments.iter().any(|argument| was_meant(argument.text))
    };
    for lacking in made.args().iter().filter(|it| it.is_required() && !is_given(it.name())) {
        if !call.is_open {
            let lacking = lacking.name();
            let fault = format!("the component `{name}` wants `{lacking}`");
            let help = if call.kind.is_some() {
                format!("write `{name}({lacking}=…)`")
            } else {
                format!("write `<{name} {lacking}={{…}} />`")
            };
            faults.push(Diagnostic::error(fault).at(&source.path, call.at.clone()).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        let shown = calls(text).into_iter().map(|call| {
            assert_eq!(&text[call.at.clone()], call.name);
            let kind = call.kind.map_or("<".to_owned(), |kind| format!("{kind:?} "));
            let mut arguments: Vec<&str> = call.arguments.iter().map(|it| it.text).collect();
            arguments.extend(call.is_open.then_some("..."));
            format!("{kind}{}({})", call.name, arguments.join(" "))
        });
        assert_eq!(shown.collect::<Vec<_>>().join(", "), expected, "{text}");
    }

    #[test]
    fn calls_are_told_from_all_else() {
        reads(
            "{{ a | date(style=\"b\", nth=c | d(e=[f(g=1)])) }}",
            "Filter date(style nth), Filter d(e), Function f(g)",
        );
        reads(
            "{% filter upper | trim(pat='x') %}{% endfilter %}",
            "Filter upper(), Filter trim(pat)",
        );
        reads("{% set a | safe %}", "Filter safe()");
        reads(
            "{% if a is not containing(pat=\"b\") and c is odd %}",
            "Test containing(pat), Test odd()",
        );
        reads("{% if not (a) and (b or c) in (d) %}{% elif (a) %}", "");
        reads("{{ <a.b c d=\"e\" {...f} g={h | i(j=1)} /> }}", "<a.b(c d g ...), Filter i(j)");
        reads("{{ a < b }}{{ 1 if a.b < c else <d /> }}{% <e f> %}{% </e> %}", "<d(), <e(f)");
        reads("{% component a(b, c=\"(\", @d) %}{{ range(end=3) }}", "Function range(end)");
        reads(
            "{% for a in range(end=b.c) %}{% endfor %}{{ super() }}",
            "Function range(end), Function super()",
        );
        reads("{# {{ a() }} #}{% raw %}{{ a | b }}{% endraw %}", "");
    }
}
