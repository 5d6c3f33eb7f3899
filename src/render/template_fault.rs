//! Tera's errors as diagnostics that point into the site's templates.

use tera::{Error, ErrorKind, ReportError};

use super::templates;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::path::SourcePath;
use crate::read::Source;

/// What one error of Tera says.
pub(super) struct Found {
    pub(super) faults: Diagnostics,
    /// The templates that it is about.
    pub(super) names: Vec<String>,
    /// Whether it may follow from the absence of another template.
    pub(super) is_consequence: bool,
}

/// The faults that keep templates from being compiled.
pub(super) fn all(error: &Error, sources: &[Source]) -> Found {
    let about = |message: String, name: &str, is_consequence: bool| {
        let fault = Diagnostic::error(message).in_file(&path(name));
        Found { faults: fault.into(), names: vec![name.to_owned()], is_consequence }
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Found {
            faults: at(report).into(),
            names: vec![report.filename().to_owned()],
            is_consequence: false,
        },
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            let mut found = about(
                format!(
                    "templates extend each other in a circle: {}",
                    inheritance_chain.join(" → ")
                ),
                tpl,
                false,
            );
            found.names.extend(inheritance_chain.iter().cloned());
            found
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            let mut found = about(
                format!("templates include each other in a circle: {}", include_chain.join(" → ")),
                tpl,
                false,
            );
            found.names.extend(include_chain.iter().cloned());
            found
        }
        ErrorKind::MissingParent { current, parent } => {
            about(format!("there is no template `{parent}` to extend"), current, true)
        }
        // Several at once (an unknown filter, include or component here and there) come as text.
        _ => listed(&error.to_string(), sources),
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

fn at(report: &ReportError) -> Diagnostic {
    let fault = Diagnostic::error(plain(report.message()));
    if report.filename().is_empty() {
        return fault;
    }
    fault.at(&path(report.filename()), report.span().range.clone())
}

/// Reads the places out of Tera's report: ` --> name:line:column`.
fn listed(report: &str, sources: &[Source]) -> Found {
    let mut found = Found { faults: Diagnostics::new(), names: Vec::new(), is_consequence: true };
    let mut message = "";
    for line in report.lines() {
        if let Some(said) = line.strip_prefix("error: ") {
            message = said;
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let mut parts = place.rsplitn(3, ':');
            let column: usize = parts.next().and_then(|it| it.parse().ok()).unwrap_or(1);
            let row: usize = parts.next().and_then(|it| it.parse().ok()).unwrap_or(1);
            let name = parts.next().unwrap_or_default();
            let source = sources.iter().find(|source| templates::name(&source.path) == name);
            let start = source.map_or(0, |source| offset(&source.text, row, column));
            let fault = Diagnostic::error(plain(message));
            found.faults.push(fault.at(&path(name), start..start + 1));
            found.names.push(name.to_owned());
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
