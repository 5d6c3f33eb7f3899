//! What a check found, for whoever asked: in words, in lines or in a form for programs.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::Path;

use clap::ValueEnum;
use serde::Serialize;

use super::super::report::counted;
use crate::check::{self, Checked, TrustItem};
use crate::command::World;
use crate::diagnostic::{Diagnostic, Drawing, Format, Severity, texts};
use crate::path::SourcePath;
use crate::read::text_of_file;

/// How findings look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// A picture with the lines in question
    #[default]
    Human,
    /// `path:line:column: warning[code]: message`, one a line
    Short,
    /// One JSON object a line, and a summary
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Lines that GitHub's workflows show beside the files
    Github,
}

/// So many findings of a rule are drawn for a person. Who has more begins with those, or greps.
const MOST_DRAWN: usize = 50;

/// The summary for programs.
#[derive(Serialize)]
struct Summary<'s> {
    checked: bool,
    errors: usize,
    warnings: usize,
    trust: &'s [TrustItem],
}

/// How to tell of it.
pub(super) struct Report<'r> {
    pub(super) format: ReportFormat,
    /// With what readers can learn of the paper.
    pub(super) trust: bool,
    /// The site could be built.
    pub(super) is_whole: bool,
    pub(super) root: &'r Path,
}

impl Report<'_> {
    pub(super) fn write(&self, checked: &Checked, world: &mut World<'_>) -> io::Result<()> {
        // Findings come file by file.
        let text_of = texts(|path: &SourcePath| text_of_file(self.root, path));
        let format = match self.format {
            ReportFormat::Short => Format::Short,
            ReportFormat::Json => Format::Json,
            _ => Format::Human,
        };
        let drawing = Drawing { format, colour: world.colour, text_of: &text_of };
        let findings: Vec<&Diagnostic> = checked.findings.sorted();
        match self.format {
            ReportFormat::Sarif => {
                return write!(world.out, "{}", check::sarif(&findings, &drawing));
            }
            ReportFormat::Github => {
                for finding in findings {
                    write!(world.out, "{}", check::github(finding, &drawing))?;
                }
                return Ok(());
            }
            _ => {}
        }
        let mut drawn: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in findings {
            let count = drawn.entry(finding.code.as_deref().unwrap_or_default()).or_default();
            *count += 1;
            if format != Format::Human || *count <= MOST_DRAWN {
                write!(world.out, "{}", drawing.draw(finding))?;
            }
        }
        if format == Format::Human {
            for (code, count) in drawn.into_iter().filter(|(_, count)| *count > MOST_DRAWN) {
                let more = counted(count - MOST_DRAWN, "more finding", "more findings");
                writeln!(world.out, "{more} of {code}: `--format short` has all of them")?;
            }
        }
        let errors = checked.findings.count(Severity::Error);
        let warnings = checked.findings.count(Severity::Warning);
        if self.format == ReportFormat::Json {
            let trust = &checked.trust;
            let summary = Summary { checked: self.is_whole, errors, warnings, trust };
            return writeln!(world.out, "{}", serde_json::to_string(&summary).unwrap_or_default());
        }
        if self.trust && self.is_whole {
            write!(world.out, "{}", Table(&checked.trust))?;
        }
        let (errors, warnings) =
            (counted(errors, "error", "errors"), counted(warnings, "warning", "warnings"));
        let what =
            if self.is_whole { "checked" } else { "the site can't be built, so it wasn't checked" };
        writeln!(world.out, "{what}: {errors}, {warnings}")
    }
}

/// What readers can learn of the paper, as a table.
struct Table<'t>(&'t [TrustItem]);

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().filter_map(|it| it.url.as_ref()).map(|url| url.chars().count());
        let width = width.max().unwrap_or(0).max(4);
        writeln!(f, "{:<16}  {:<width$}  reached", "item", "page")?;
        for TrustItem { item, url, reached_from, of, is_on_every_page } in self.0 {
            let is_of_articles = matches!(*item, "bylines" | "dates");
            let reached = match url {
                _ if is_of_articles => format!("on {reached_from} of {of} articles"),
                None => "missing".to_owned(),
                Some(url) if url.starts_with("mailto:") => "by letter".to_owned(),
                Some(_) if *is_on_every_page => "from every page, in one click".to_owned(),
                Some(_) if reached_from == of => "from every page, in two clicks".to_owned(),
                Some(_) => format!("in two clicks from {reached_from} of {of} pages"),
            };
            let url = url.as_deref().unwrap_or("–");
            writeln!(f, "{item:<16}  {url:<width$}  {reached}")?;
        }
        writeln!(f)
    }
}
