//! Findings as persons and programs read them.

use dateline::check::Rule;
use dateline::command::Exit;
use serde_json::{Value, json};

use super::{check, sound, write};
use crate::command::{dateline, folder};
use crate::project::Project;

fn faulty() -> Project {
    let project = sound("");
    write(&project, "a", "", "See [this](https://example.org/abuot/).\n\nIn the the harbour.");
    project
}

#[test]
fn a_person_sees_the_line_and_the_code() {
    check(&faulty(), &[]).is(
        Exit::Faults,
        "\
error[D0101]: there is nothing at `/abuot/`
 --> content/articles/a.md:8:12
  |
8 | See [this](https://example.org/abuot/).
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `/about/`?
  = help: this is the site's own address: a link to the file of a page, like `../pages/about.md`, is checked by each build

warning[D0213]: `the` stands twice
  --> content/articles/a.md:10:8
   |
10 | In the the harbour.
   |        ^^^

checked: 1 error, 1 warning
",
        "",
    );
}

#[test]
fn a_person_sees_so_much_of_one_kind() {
    let project = sound("");
    let words = |count: usize| "In the the harbour.\n\n".repeat(count);
    write(&project, "a", "", &(words(52) + "![](/ship.bin)"));
    project.write("static/ship.bin", "<svg>a ship</svg>");
    let drawn = check(&project, &[]).out;
    assert_eq!(drawn.matches("warning[D0213]: `the`").count(), 3);
    assert!(drawn.contains("[D0205]"), "{drawn}");
    let end = "\n49 more: warning[D0213]: `…` stands twice\n`--all` shows each of them\n\n\
               checked: 1 error, 52 warnings\n";
    assert!(drawn.ends_with(end), "{drawn}");
    assert_eq!(check(&project, &["--all"]).out.matches("[D0213]: `the`").count(), 52);
    for format in ["short", "json", "github", "sarif"] {
        let all = check(&project, &["--format", format]).out;
        assert_eq!(all.matches("`the` stands twice").count(), 52, "{format}");
    }
    write(&project, "a", "", &words(4));
    assert!(!check(&project, &[]).out.contains("more:"));
}

#[test]
fn programs_get_an_object_a_line() {
    let answer = check(&faulty(), &["--format", "json"]);
    let lines: Vec<Value> =
        answer.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(
        lines[1],
        json!({
            "severity": "warning",
            "code": "D0213",
            "message": "`the` stands twice",
            "marks": [{ "path": "content/articles/a.md", "line": 10, "column": 8 }],
        })
    );
    let summary = &lines[2];
    assert_eq!(summary["checked"], true);
    assert_eq!((&summary["errors"], &summary["warnings"]), (&json!(1), &json!(1)));
    assert_eq!(summary["trust"][2]["item"], "ownership");
}

#[test]
fn workflows_get_annotations() {
    let project = faulty();
    let front = "+++\ntitle = \"B\"\ndate = 2025-08-16\nauthors = [\"Ann\"]\n+++\nText.\n";
    project.write("content/articles/b, 100%.md", front);
    check(&project, &["--format", "github"]).is(
        Exit::Faults,
        "\
::error file=content/articles/a.md,line=8,col=12,title=D0101::there is nothing at `/abuot/`%0Adid you mean `/about/`?%0Athis is the site's own address: a link to the file of a page, like `../pages/about.md`, is checked by each build
::warning file=content/articles/a.md,line=10,col=8,title=D0213::`the` stands twice
::warning file=content/articles/b%2C 100%25.md,line=2,col=9,title=D0202::this article has no standfirst%0Awrite a sentence or two: `summary = \"…\"`
",
        "",
    );
}

#[test]
fn sarif_has_every_rule_and_every_finding() {
    let answer = check(&faulty(), &["--format", "sarif"]);
    let log: Value = serde_json::from_str(&answer.out).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let codes: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().expect("a code")).collect();
    assert_eq!(codes, Rule::all().map(|rule| rule.code).collect::<Vec<_>>());
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a place")).expect("small");
        assert_eq!(result["ruleId"], codes[index]);
    }
    assert_eq!(
        results[0]["locations"],
        json!([{ "physicalLocation": {
            "artifactLocation": { "uri": "content/articles/a.md", "uriBaseId": "SITE" },
            "region": { "startLine": 8, "startColumn": 12 },
        }}])
    );
}

#[test]
fn warnings_fail_where_they_are_denied() {
    let project = sound("");
    write(&project, "a", "", "In the the harbour.");
    assert_eq!(check(&project, &[]).exit, Exit::Done);
    assert_eq!(check(&project, &["--deny", "warnings"]).exit, Exit::Faults);
}

#[test]
fn a_site_that_can_not_be_built_is_not_checked() {
    let project = sound("-- content/articles/a.md --\n+++\ntitle = \"A\"\n+++\nText.\n");
    let answer = check(&project, &["--format", "short"]);
    assert_eq!(answer.exit, Exit::Faults);
    assert!(answer.out.contains(": error[D0001]: `date` is missing"), "{}", answer.out);
    let end = "the site can't be built, so only its texts were checked: 1 error, 0 warnings\n";
    assert!(answer.out.ends_with(end), "{}", answer.out);
}

#[test]
fn a_code_is_explained() {
    let folder = folder();
    dateline(folder.path(), &["explain", "d0213"]).is(
        Exit::Done,
        "\
warning[D0213]: doubled-word

What it means: A small word stands twice in a row, which no sentence of the language has.

Why it matters: It is a slip of the hand that readers see at once.

How to mend it: Remove one of the two.

Where it is meant to be so: `check = { allow = [\"D0213\"], reason = \"…\" }` in the article, or in `site.toml`

  [[check.allow]]
  code = \"D0213\"
  reason = \"…\"
",
        "",
    );
    for rule in Rule::all() {
        let answer = dateline(folder.path(), &["explain", rule.code]);
        assert!(answer.exit == Exit::Done && answer.out.contains(rule.mend), "{}", rule.code);
    }
    dateline(folder.path(), &["explain", "D0299"]).is(
        Exit::Usage,
        "",
        "\
error: no rule has the code `D0299`
  = help: did you mean `D0209`?
  = help: `dateline explain` lists all codes
",
    );
    let all = dateline(folder.path(), &["explain"]).out;
    assert_eq!(all.lines().count(), Rule::all().count());
}

#[test]
fn what_a_new_site_has_in_place_of_ones_own_is_found_beside_an_article() {
    let site = crate::command::site();
    let said = || crate::answer::dateline(site.path(), &["check", "--format", "short"]).out;
    assert!(!said().contains("D0308"), "{}", said());
    std::fs::write(
        site.path().join("content/articles/own.md"),
        "+++\ntitle = \"Ours\"\ndate = 2025-08-16\nsummary = \"S.\"\nauthors = [\"news-desk\"]\n+++\nText.\n",
    )
    .expect("a written file");
    let found = said();
    let found: Vec<&str> = found.lines().filter(|line| line.contains("D0308")).collect();
    assert_eq!(
        found,
        [
            "content/articles/2025-09-01-first-dispatch.md:2:9: warning[D0308]: this is the sample article of a new site; delete it",
            "content/pages/about.md:6:1: warning[D0308]: this page still says what a new site says",
            "site.toml:2:1: warning[D0308]: the paper is still called `My Paper`",
            "site.toml:3:1: warning[D0308]: the address of the site is still `https://example.org`",
            "site.toml:4:1: warning[D0308]: the description of the paper is still the one of a new site",
        ]
    );
}

#[test]
fn texts_are_checked_also_where_the_site_cannot_be_built() {
    let project = sound("");
    write(&project, "a", "", "In the the harbour.");
    write(&project, "b", "colour = 1", "In the the harbour.");
    let said = check(&project, &["--format", "short"]).out;
    for line in ["content/articles/a.md:", "content/articles/b.md:"] {
        assert!(said.lines().any(|it| it.starts_with(line) && it.contains("[D0213]")), "{said}");
    }
    assert!(said.contains("D0001"), "{said}");
}
