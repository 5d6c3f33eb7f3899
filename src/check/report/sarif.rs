//! Findings as SARIF 2.1.0 (OASIS), the form that code hosts and editors exchange.

use serde_json::{Value, json};

use crate::check::Rule;
use crate::diagnostic::{Diagnostic, Drawing, Mark, Severity};
use crate::path::encode;

/// All findings as one log.
#[must_use]
pub fn sarif(findings: &[&Diagnostic], drawing: &Drawing<'_>) -> String {
    let rules: Vec<&Rule> = Rule::all().collect();
    let results: Vec<Value> = findings.iter().map(|it| result(it, &rules, drawing)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Dateline",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| description(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "SITE": { "description": { "text": "the folder of the site" } } },
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn description(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.about },
        "fullDescription": { "text": rule.why },
        "help": { "text": rule.mend },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(finding: &Diagnostic, rules: &[&Rule], drawing: &Drawing<'_>) -> Value {
    let mut said = finding.message.clone();
    for help in &finding.help {
        said.push('\n');
        said.push_str(help);
    }
    let mut result = json!({
        "level": level(finding.severity),
        "message": { "text": said },
    });
    let code = finding.code.as_deref();
    if let Some(index) = rules.iter().position(|rule| Some(rule.code) == code) {
        result["ruleId"] = json!(rules[index].code);
        result["ruleIndex"] = json!(index);
    }
    let (first, others) = match finding.marks.split_first() {
        Some((first, others)) => (vec![first], others),
        None => (Vec::new(), &[][..]),
    };
    result["locations"] = first.into_iter().map(|mark| location(mark, drawing)).collect();
    if !others.is_empty() {
        result["relatedLocations"] = others.iter().map(|mark| location(mark, drawing)).collect();
    }
    result
}

fn location(mark: &Mark, drawing: &Drawing<'_>) -> Value {
    let mut uri = String::new();
    encode(mark.path.as_str(), &mut uri);
    let mut place = json!({ "artifactLocation": { "uri": uri, "uriBaseId": "SITE" } });
    if let Some((line, column)) = drawing.position(mark) {
        place["region"] = json!({ "startLine": line, "startColumn": column });
    }
    let mut location = json!({ "physicalLocation": place });
    if !mark.text.is_empty() {
        location["message"] = json!({ "text": mark.text });
    }
    location
}
