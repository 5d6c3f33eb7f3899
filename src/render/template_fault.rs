//! Tera's errors as diagnostics that point into the site's templates.

use std::ops::Range;

use tera::{Error, ErrorKind, ReportError};

use super::cards::COMPONENT;
use super::template_absent::{Asked, absent};
use super::template_files::{self, is_own};
use super::template_frames::{self, Lacking, path, source_of};
use super::template_syntax;
use super::template_words::{Kind, instead};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::read::Source;

/// What one error of Tera says.
#[derive(Default)]
pub(super) struct Found {
    pub(super) faults: Diagnostics,
    /// The templates that it is about.
    pub(super) names: Vec<String>,
}

/// The faults that keep templates from being compiled. What only follows from a faulty template
/// that was taken out, if `some_are_out`, is no fault of its own.
pub(super) fn all(error: &Error, sources: &[Source], some_are_out: bool) -> Found {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = report.filename();
            let start = report.span().range.start;
            let known = source_of(name, sources)
                .and_then(|source| template_syntax::fault(report.message(), start, source));
            let mut fault = known.unwrap_or_else(|| at(report));
            if let Some(source) = source_of(name, sources)
                && let Some(made) =
                    report.message().strip_prefix("Template already contains a component named ")
            {
                let mut all = template_files::made_in(&source.text);
                if let Some((_, first)) = all.find(|(it, _)| *it == made.trim_matches('`')) {
                    fault.message = format!("there are two components {made}");
                    fault = fault.at_with(&source.path, first, "the other is made here");
                    fault = fault.help("give one of them another name");
                }
            }
            Found { faults: fault.into(), names: vec![name.to_owned()] }
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            let mut chain = vec![tpl.clone()];
            chain.extend(inheritance_chain.iter().cloned());
            // It may lead into a circle that it is no part of.
            let first = chain.last().and_then(|last| chain.iter().position(|it| it == last));
            let circle = &chain[first.unwrap_or_default()..];
            let fault = template_frames::circle("extends", circle, sources);
            Found { faults: fault.into(), names: chain }
        }
        ErrorKind::CircularInclude { include_chain, .. } => {
            let last = include_chain.last();
            let first = last.and_then(|last| include_chain.iter().position(|it| it == last));
            let circle = &include_chain[first.unwrap_or_default()..];
            let fault = template_frames::circle("include", circle, sources);
            Found { faults: fault.into(), names: include_chain.clone() }
        }
        ErrorKind::MissingParent { current, parent } => {
            let names = vec![current.clone()];
            if source_of(parent, sources).is_some() {
                return Found { faults: Diagnostics::new(), names };
            }
            let fault = Diagnostic::error(format!("there is no template `{parent}` to extend"));
            let quoted = source_of(current, sources).and_then(|source| {
                template_files::named(&source.text).find(|(by, ..)| *by == "extends")
            });
            let fault = match quoted {
                Some((.., span)) => fault.at(&path(current), span),
                None => fault.in_file(&path(current)),
            };
            let fault = fault.help(template_frames::missing(parent, sources));
            Found { faults: fault.into(), names }
        }
        // Several at once (an unknown filter, include or component here and there) come as text.
        _ => {
            let said = error.to_string();
            made_twice(&said, sources).unwrap_or_else(|| listed(&said, sources, some_are_out))
        }
    }
}

/// A fault while a page was rendered.
pub(super) fn rendering(
    error: &Error,
    template: &str,
    page: &str,
    asked: &Asked<'_>,
) -> Diagnostic {
    let mut fault = match error.kind() {
        ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => at(report),
        _ => Diagnostic::error(plain(&error.to_string())).in_file(&path(template)),
    };
    for mark in &mut fault.marks {
        let name = template_files::name(&mark.path);
        mark.span = mark.span.map(|span| asked.puts.place(name, span.range()).into());
    }
    absent(fault, asked).help(format!("found while rendering {page}"))
}

/// Whether the filter `teaser` has no component.
pub(super) fn is_of_absent_card(error: &Error) -> bool {
    let said = format!("Component '{COMPONENT}' not found");
    matches!(error.kind(), ErrorKind::RenderingError(report) if report.message() == said)
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

/// Components that a template makes and another one makes, too. Of several Tera names one, and not
/// the same each time; here all are.
fn made_twice(said: &str, sources: &[Source]) -> Option<Found> {
    let (component, rest) =
        said.strip_prefix("Component `")?.split_once("` is defined in both ")?;
    let mut both: Vec<&Source> =
        rest.split('`').filter_map(|name| source_of(name, sources)).collect();
    // The theme's stays; that of the site is in the way.
    both.sort_by_key(|source| is_own(source));
    let [before, source] = both[..] else { return None };
    let mut found = Found { faults: Diagnostics::new(), names: Vec::new() };
    found.names.push(template_files::name(&source.path).to_owned());
    for (made, span) in template_files::made_in(&source.text) {
        let mut first = template_files::made_in(&before.text).filter(|(name, _)| *name == made);
        let Some((_, first)) = first.next() else { continue };
        // Without either, what shows the component is left out and says nothing of it.
        found.names.push(template_files::name(&before.path).to_owned());
        let fault = Diagnostic::error(format!("there are two components `{made}`"));
        let fault = fault.at(&source.path, span);
        found.faults.push(if is_own(before) {
            fault
                .at_with(&before.path, first, "the other is made here")
                .help("give one of them another name")
        } else {
            let path = &before.path;
            fault
                .help(format!("the theme makes the other in `{path}`: give yours another name"))
                .help(format!(
                    "or write it into `{path}`, which then takes the place of the theme's"
                ))
        });
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
    let (mut message, mut lacking) = ("", Lacking::default());
    for line in report.lines() {
        if let Some(said) = line.strip_prefix("error: ") {
            message = said;
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let mut parts = place.rsplitn(3, ':');
            let column: usize = parts.next().and_then(|it| it.parse().ok()).unwrap_or(1);
            let row: usize = parts.next().and_then(|it| it.parse().ok()).unwrap_or(1);
            let name = parts.next().unwrap_or_default();
            found.names.push(name.to_owned());
            let Some(source) = source_of(name, sources) else { continue };
            let start = offset(&source.text, row, column);
            // Of a component it is the sign before its name.
            let start = start + usize::from(source.text[start..].starts_with('<'));
            let length = word(&source.text[start..]);
            let unknown = message.split('`').nth(1).unwrap_or_default();
            let is_out = some_are_out && is_made(message, unknown, sources);
            if is_out || is_of_another(message, unknown, name, sources, &mut lacking) {
                continue;
            }
            let fault = Diagnostic::error(plain(message)).at(&source.path, start..start + length);
            found.faults.push(fault.maybe_help(help(message, unknown, name, sources)));
        }
    }
    found.faults.append(lacking.faults());
    if found.names.is_empty() {
        found.faults.push(Diagnostic::error(plain(report)));
    }
    found
}

/// Whether what Tera doesn't find is there, in a template that was taken out for its own faults.
fn is_made(message: &str, unknown: &str, sources: &[Source]) -> bool {
    if message.starts_with("Unknown template") {
        return source_of(unknown, sources).is_some();
    }
    message.starts_with("Unknown component")
        && sources.iter().any(|it| template_files::made_in(&it.text).any(|(it, _)| it == unknown))
}

/// Whether a template of the theme is complained of for what one of the site lacks.
fn is_of_another(
    message: &str,
    unknown: &str,
    name: &str,
    sources: &[Source],
    lacking: &mut Lacking,
) -> bool {
    if message.starts_with("Block `") {
        lacking.block(unknown, name, sources)
    } else if message.starts_with("Unknown component") {
        lacking.component(unknown, name, sources)
    } else {
        false
    }
}

/// What to write instead.
fn help(message: &str, unknown: &str, name: &str, sources: &[Source]) -> Option<String> {
    if message.starts_with("Block `") {
        return Some(template_frames::other_block(unknown, name, sources));
    }
    match message.strip_prefix("Unknown ")?.split(' ').next()? {
        "template" => Some(template_frames::missing(unknown, sources)),
        "component" => Some(template_frames::other_component(unknown, sources)),
        "filter" => instead(Kind::Filter, unknown),
        "test" => instead(Kind::Test, unknown),
        "function" => instead(Kind::Function, unknown),
        _ => None,
    }
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

/// In the voice of the other messages: lower case, no full stop.
fn plain(message: &str) -> String {
    let mut letters = message.trim().trim_end_matches('.').chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}
