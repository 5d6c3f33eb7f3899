//! Findings as annotation lines of GitHub's workflows, which shows them beside the lines of a file.

use crate::diagnostic::{Diagnostic, Drawing, Severity};

/// One line that ends with a line break.
#[must_use]
pub fn github(finding: &Diagnostic, drawing: &Drawing<'_>) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut parts = Vec::new();
    if let Some(mark) = finding.marks.first() {
        parts.push(format!("file={}", escaped(mark.path.as_str(), true)));
        if let Some((line, column)) = drawing.position(mark) {
            parts.push(format!("line={line}"));
            parts.push(format!("col={column}"));
        }
    }
    let code = finding.code.as_deref().unwrap_or_default();
    parts.push(format!("title={code}"));
    let said: Vec<&str> =
        std::iter::once(&finding.message).chain(&finding.help).map(String::as_str).collect();
    format!("::{level} {}::{}\n", parts.join(","), escaped(&said.join("\n"), false))
}

/// What a workflow command can't have in a message, and less in a property.
fn escaped(text: &str, is_property: bool) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    if is_property { text.replace(':', "%3A").replace(',', "%2C") } else { text }
}
