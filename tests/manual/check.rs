//! The rules of a check, and what a finding looks like.

use dateline::check::Rule;
use dateline::diagnostic::Severity;

use crate::answer::dateline;
use crate::project::Project;
use crate::tables::holds;
use crate::text::block;

#[test]
fn every_rule_is_in_its_table_and_no_other() {
    let expected: Vec<Vec<String>> = Rule::all()
        .map(|rule| {
            let severity = match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let code = format!("`{}`", rule.code);
            vec![code, format!("`{}`", rule.name), severity.into(), rule.about.into()]
        })
        .collect();
    holds("checking.md", "## All findings", "code", &expected);
}

#[test]
fn the_finding_that_it_shows_is_what_an_author_sees() {
    let project = Project::new(
        "-- content/pages/about.md --\n+++\ntitle = \"About\"\n+++\nUs.\n\
         -- content/articles/talks.md --\n+++\ntitle = \"Talks resume in Geneva\"\ndate = 2025-08-16\n\
         summary = \"Both sides met.\"\nauthors = [\"Ann\"]\n+++\n\nSee [this](https://example.org/abuot/).\n",
    );
    let said = dateline(project.root(), &["check"]).out;
    let picture = block("error[").text;
    assert!(said.contains(&picture), "{said}");
}
