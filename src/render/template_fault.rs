//! Tera's errors as diagnostics that point into the site's templates.

use std::ops::Range;

use tera::{Error, ErrorKind, ReportError};

use super::template_files;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::path::SourcePath;
use crate::read::Source;

/// What one error of Tera says.
pub(super) struct Found {
    pub(super) faults: Diagnostics,
    /// The templates that it is about.
    pub(super) names: Vec<String>,
}

/// The faults that keep templates from being compiled. What only follows from a faulty template
/// that was taken out, if `some_are_out`, is no fault of its own.
pub(super) fn all(error: &Error, sources: &[Source], some_are_out: bool) -> Found {
    let about = |message: String, name: &str| {
        let fault = Diagnostic::error(message).in_file(&path(name));
        Found { faults: fault.into(), names: vec![name.to_owned()] }
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            Found { faults: at(report).into(), names: vec![report.filename().to_owned()] }
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            let mut chain = inheritance_chain.clone();
            chain.extend(chain.first().filter(|first| chain.last() != Some(first)).cloned());
            let circle = chain.join(" → ");
            let mut found =
                about(format!("templates extend each other in a circle: {circle}"), tpl);
            found.names.extend(inheritance_chain.iter().cloned());
            found
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            let mut found = about(
                format!("templates include each other in a circle: {}", include_chain.join(" → ")),
                tpl,
            );
            found.names.extend(include_chain.iter().cloned());
            found
        }
        ErrorKind::MissingParent { current, parent } => {
            if source_of(parent, sources).is_some() {
                return Found { faults: Diagnostics::new(), names: vec![current.clone()] };
            }
            let message = format!("there is no template `{parent}` to extend");
            let quoted = format!("\"{parent}\"");
            let source = source_of(current, sources);
            let start = source.and_then(|source| source.text.find(&quoted));
            let Some(start) = start else { return about(message, current) };
            let fault = Diagnostic::error(message).at(&path(current), start..start + quoted.len());
            let fault = fault.maybe_help(near_template(parent, sources));
            Found { faults: fault.into(), names: vec![current.clone()] }
        }
        // Several at once (an unknown filter, include or component here and there) come as text.
        _ => {
            let said = error.to_string();
            made_twice(&said, sources).unwrap_or_else(|| listed(&said, sources, some_are_out))
        }
    }
}

/// A fault while a page was rendered.
pub(super) fn rendering(error: &Error, template: &str, page: &str) -> Diagnostic {
    let fault = match error.kind() {
        ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => at(report),
        _ => Diagnostic::error(plain(&error.to_string())).in_file(&path(template)),
    };
    fault.help(format!("found while rendering {page}"))
}

/// An error in what a filter rendered, to go through the hands of Tera, which only passes on text.
pub(super) fn carried(error: &Error) -> Error {
    match error.kind() {
        ErrorKind::RenderingError(report) if !report.message().contains(MARK) => {
            let Range { start, end } = &report.span().range;
            let parts = [report.message(), report.filename(), &start.to_string(), &end.to_string()];
            Error::message(parts.join(MARK))
        }
        ErrorKind::RenderingError(report) => Error::message(report.message()),
        _ => Error::message(error),
    }
}

/// Stands between the parts of an error that is carried.
const MARK: &str = "\0";

fn at(report: &ReportError) -> Diagnostic {
    let mut parts = report.message().split(MARK);
    let message = parts.next().unwrap_or_default();
    let known = undefined(message).or_else(|| unknown_arguments(message));
    let fault = known.unwrap_or_else(|| Diagnostic::error(plain(message)));
    let name = parts.next().unwrap_or(report.filename());
    if name.is_empty() {
        return fault;
    }
    let mut number = || parts.next().and_then(|it| it.parse().ok());
    let span = number().zip(number()).map_or(report.span().range.clone(), |(from, to)| from..to);
    fault.at(&path(name), span)
}

/// Components that a template makes and one before it makes, too. Of several Tera names one, and not
/// the same each time; here all are.
fn made_twice(said: &str, sources: &[Source]) -> Option<Found> {
    let (component, rest) =
        said.strip_prefix("Component `")?.split_once("` is defined in both ")?;
    let (_, name) = rest.trim_end_matches('`').rsplit_once('`')?;
    let source = source_of(name, sources)?;
    let mut found = Found { faults: Diagnostics::new(), names: vec![name.to_owned()] };
    for (made, span) in template_files::made_in(&source.text) {
        let before = sources.iter().filter(|it| template_files::name(&it.path) < name);
        let mut before = before.flat_map(|it| {
            template_files::made_in(&it.text)
                .filter_map(move |(name, span)| (name == made).then_some((&it.path, span)))
        });
        let Some((path, first)) = before.next() else { continue };
        // Without either, what shows the component is left out and says nothing of it.
        found.names.push(template_files::name(path).to_owned());
        let fault = Diagnostic::error(format!("there are two components `{made}`"));
        let fault = fault.at(&source.path, span).at_with(path, first, "the other is made here");
        found.faults.push(fault.help("give one of them another name"));
    }
    if found.faults.is_empty() {
        let message = format!("there are two components `{component}`");
        found.faults.push(Diagnostic::error(message).in_file(&source.path));
    }
    Some(found)
}

/// Reads the places out of Tera's report: ` --> name:line:column`.
fn listed(report: &str, sources: &[Source], some_are_out: bool) -> Found {
    let mut found = Found { faults: Diagnostics::new(), names: Vec::new() };
    let mut message = "";
    for line in report.lines() {
        if let Some(said) = line.strip_prefix("error: ") {
            message = said;
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let mut parts = place.rsplitn(3, ':');
            let column: usize = parts.next().and_then(|it| it.parse().ok()).unwrap_or(1);
            let row: usize = parts.next().and_then(|it| it.parse().ok()).unwrap_or(1);
            let name = parts.next().unwrap_or_default();
            let source = source_of(name, sources);
            let start = source.map_or(0, |source| offset(&source.text, row, column));
            let length = source.map_or(1, |source| word(&source.text[start..]));
            found.names.push(name.to_owned());
            let unknown = message.split_once("template `").and_then(|it| it.1.split_once('`'));
            let unknown = unknown.map(|(unknown, _)| unknown);
            let is_out = match unknown {
                Some(unknown) => source_of(unknown, sources).is_some(),
                // A component is in whichever template has it.
                None => message.contains("component `"),
            };
            if some_are_out && is_out {
                continue;
            }
            let near = unknown.and_then(|unknown| near_template(unknown, sources));
            let fault = Diagnostic::error(plain(message));
            found.faults.push(fault.at(&path(name), start..start + length).maybe_help(near));
        }
    }
    if found.names.is_empty() {
        found.faults.push(Diagnostic::error(plain(report)));
    }
    found
}

fn offset(text: &str, row: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(row.saturating_sub(1)).map(str::len).sum();
    let line = text[before..].lines().next().unwrap_or_default();
    before + line.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// Tera lists what there is behind what there isn't; that is help.
fn undefined(message: &str) -> Option<Diagnostic> {
    let (said, known) = message.split_once(". Available ")?;
    let written = said.split('`').nth(1)?;
    let (_, names) = known.split_once(": ")?;
    let near = nearest(written, names.split(", "));
    let near = near.map(|near| format!("did you mean `{near}`?"));
    Some(Diagnostic::error(plain(said)).help(near.unwrap_or_else(|| format!("available {known}"))))
}

/// Arguments that a component doesn't take: Tera says them in any order, and behind them those that it
/// takes.
fn unknown_arguments(message: &str) -> Option<Diagnostic> {
    let (unknown, rest) =
        message.strip_prefix("Unknown argument(s) ")?.split_once(" in component call.")?;
    let mut unknown: Vec<&str> = unknown.split(", ").collect();
    unknown.sort_unstable();
    let known = rest.split_once(": ").map_or("none", |(_, known)| known);
    let near = match unknown[..] {
        [one] => nearest(one.trim_matches('`'), known.split(", ").map(|it| it.trim_matches('`'))),
        _ => None,
    };
    let help = near.map(|near| format!("did you mean `{near}`?"));
    let fault = Diagnostic::error(format!("this component takes no {}", unknown.join(", no ")));
    Some(fault.help(help.unwrap_or_else(|| format!("available arguments: {known}"))))
}

/// The length of the name or the quoted name that a text begins with.
fn word(text: &str) -> usize {
    let quoted = text.strip_prefix('"').and_then(|rest| Some(rest.find('"')? + 2));
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    quoted.unwrap_or_else(|| text.find(|c| !is_part(c)).unwrap_or(text.len()).max(1))
}

fn source_of<'s>(name: &str, sources: &'s [Source]) -> Option<&'s Source> {
    sources.iter().find(|source| template_files::name(&source.path) == name)
}

fn near_template(unknown: &str, sources: &[Source]) -> Option<String> {
    let known = sources.iter().map(|source| template_files::name(&source.path));
    nearest(unknown, known).map(|near| format!("did you mean `{near}`?"))
}

fn path(template: &str) -> SourcePath {
    SourcePath::new(format!("templates/{template}"))
}

/// In the voice of the other messages: lower case, no full stop.
fn plain(message: &str) -> String {
    let mut letters = message.trim().trim_end_matches('.').chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}
