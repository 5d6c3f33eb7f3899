//! Draws diagnostics for a person, a grep or a program.

use std::ops::Range;
use std::rc::Rc;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Mark, Severity, Span, Text};
use crate::path::SourcePath;

/// What diagnostics look like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A picture with the lines in question.
    #[default]
    Human,
    /// `path:line:column: error: message`, one a line.
    Short,
    /// One JSON object a line.
    Json,
}

/// Draws diagnostics whose files `text_of` can show.
pub struct Drawing<'d> {
    /// What they look like.
    pub format: Format,
    /// Whether a person's picture may have colours.
    pub colour: bool,
    /// The text of a file of the site or of the theme, if it can be had.
    pub text_of: &'d dyn Fn(&SourcePath) -> Option<Rc<Text>>,
}

impl Drawing<'_> {
    /// The diagnostic as text that ends with a line break.
    #[must_use]
    pub fn draw(&self, diagnostic: &Diagnostic) -> String {
        match self.format {
            Format::Human => self.human(diagnostic),
            Format::Short => self.short(diagnostic),
            Format::Json => self.json(diagnostic),
        }
    }

    fn human(&self, diagnostic: &Diagnostic) -> String {
        let texts: Vec<Option<Rc<Text>>> =
            diagnostic.marks.iter().map(|mark| (self.text_of)(&mark.path)).collect();
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(diagnostic.message.as_str());
        let mut group = Group::with_title(match &diagnostic.code {
            Some(code) => title.id(&**code),
            None => title,
        });
        for (index, (mark, text)) in diagnostic.marks.iter().zip(&texts).enumerate() {
            let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            group = match (mark.span, text) {
                (Some(span), Some(text)) if is_drawable(text.as_str(), span) => {
                    group.element(snippet(mark, span, text, kind))
                }
                _ => {
                    let origin = Origin::path(mark.path.as_str());
                    group.element(match self.position(mark) {
                        Some((line, column)) => origin.line(line).char_column(column),
                        None => origin,
                    })
                }
            };
        }
        for help in &diagnostic.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        format!("{}\n\n", renderer.render(&[group]))
    }

    fn short(&self, diagnostic: &Diagnostic) -> String {
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let code = diagnostic.code.as_ref().map(|code| format!("[{code}]")).unwrap_or_default();
        let mut said = format!("{severity}{code}: {}", diagnostic.message);
        for help in &diagnostic.help {
            said.push_str("; ");
            said.push_str(help);
        }
        let said = said.replace('\n', " ");
        let said = said.trim_end();
        match diagnostic.marks.first() {
            None => format!("{said}\n"),
            Some(mark) => match self.position(mark) {
                Some((line, column)) => format!("{}:{line}:{column}: {said}\n", mark.path),
                None => format!("{}: {said}\n", mark.path),
            },
        }
    }

    fn json(&self, diagnostic: &Diagnostic) -> String {
        let marks = diagnostic.marks.iter().map(|mark| self.place(mark)).collect();
        let report = Report {
            severity: diagnostic.severity,
            code: diagnostic.code.as_deref(),
            message: &diagnostic.message,
            marks,
            help: &diagnostic.help,
        };
        serde_json::to_string(&report).map_or_else(|_| String::new(), |json| json + "\n")
    }

    fn place<'l>(&self, mark: &'l Mark) -> Place<'l> {
        let position = self.position(mark);
        Place {
            path: mark.path.as_str(),
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            text: &mark.text,
        }
    }

    /// Line and column of a mark, both counted from 1, the column in characters.
    pub(crate) fn position(&self, mark: &Mark) -> Option<(usize, usize)> {
        let (span, text) = (mark.span?, (self.text_of)(&mark.path)?);
        let at = floor(text.as_str(), span.start as usize);
        let (line, start) = text.line(at);
        Some((line, text.as_str()[start..at].chars().count() + 1))
    }
}

#[derive(Serialize)]
struct Report<'r> {
    severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'r str>,
    message: &'r str,
    marks: Vec<Place<'r>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    help: &'r [String],
}

#[derive(Serialize)]
struct Place<'r> {
    path: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'r str,
}

/// The lines that a span touches, of which a long stretch is cut at its end.
fn lines_of(text: &str, span: Span) -> Range<usize> {
    const LONGEST: usize = 400;
    let start = floor(text, span.start as usize);
    let end = floor(text, (span.end as usize).clamp(start, start + LONGEST));
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
    from..to
}

/// Whether the lines can be looked at: one may be megabytes long.
fn is_drawable(text: &str, span: Span) -> bool {
    lines_of(text, span).len() <= 64 * 1024
}

/// A picture of the lines that the mark touches, and no more. The renderer shows the stretch of a
/// long line that matters.
fn snippet<'t>(
    mark: &'t Mark,
    span: Span,
    whole: &'t Text,
    kind: AnnotationKind,
) -> Snippet<'t, annotate_snippets::Annotation<'t>> {
    let text = whole.as_str();
    let lines = lines_of(text, span);
    let start = floor(text, span.start as usize);
    let end = floor(text, span.end as usize).clamp(start, lines.end);
    let annotation = kind.span(start - lines.start..end - lines.start);
    let annotation =
        if mark.text.is_empty() { annotation } else { annotation.label(mark.text.as_str()) };
    Snippet::source(&text[lines])
        .line_start(whole.line(start).0)
        .path(mark.path.as_str())
        .annotation(annotation)
}

/// The nearest character boundary at or before `at`: the file may have changed since.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}
