//! What the manual shows of the program's answers, and what it says of files and folders.

use dateline::diagnostic::Format;

use crate::answer::dateline;
use crate::project::{Project, draw};
use crate::text::{block, code_in, rows, section};

#[test]
fn the_error_that_it_shows_is_what_an_author_sees() {
    let front = "title = \"Talks resume in Geneva\"\ndate = 2025-08-16\nlable = \"analysis\"\n";
    let project = Project::new("");
    project.write("content/articles/talks.md", format!("+++\n{front}+++\n"));
    project.fails(&block("error: ").text);
    let json = draw(project.root(), &project.attempt().diagnostics, Format::Json);
    let shown = block("{\"severity\":").text;
    assert_eq!(shown.lines().next(), json.lines().next());

    let answer = dateline(project.root(), &["build", "--format", "json"]);
    let summary = |text: &str| {
        let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let mut value = value.as_object().expect("an object").clone();
        value.insert("seconds".into(), 0.into());
        value
    };
    assert_eq!(shown.lines().nth(1).map(summary), Some(summary(answer.out.trim())));
}

#[test]
fn exit_codes_are_those_of_the_table() {
    let project =
        Project::new("-- content/articles/a.md --\n+++\ntitle = \"A\"\ndate = 2025-01-01\n+++\n");
    let ends = |arguments: &[&str]| (dateline(project.root(), arguments).exit as u8).to_string();
    let mut found = vec![ends(&["build"])];
    project.write("content/articles/b.md", "+++\n+++\n");
    found.extend([ends(&["build"]), ends(&["biuld"])]);
    let rows = rows(&section("errors.md", "## Exit codes"), "exit code");
    assert_eq!(found, rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>());
}

#[test]
fn a_build_says_when_the_site_changes_by_itself() {
    let front = "title = \"A\"\ndate = 2025-09-18T07:30:00Z\n";
    let project = Project::new("");
    project.write("content/articles/a.md", format!("+++\n{front}+++\nText.\n"));
    let said = dateline(project.root(), &["build"]).out;
    let shown = block("the site changes by itself").text.replace("2025-08", "2025-09");
    assert!(said.contains(&shown), "{said}");
}

#[test]
fn every_label_of_the_table_is_one() {
    let rows = rows(&section("output.md", "## Structured data"), "label");
    for row in rows {
        let label = code_in(&row[0])[0].to_owned();
        let project = Project::new("");
        let front = format!("title = \"A\"\ndate = 2025-08-16\nlabel = \"{label}\"\n");
        project.write("content/articles/a.md", format!("+++\n{front}+++\n## 14:05 — B\n\nText.\n"));
        project.build();
        let page = project.page("2025/08/16/a/index.html");
        for kind in code_in(&row[1]) {
            assert!(page.contains(&format!("\"{kind}\"")), "{label}: {kind}");
        }
    }
}

#[test]
fn what_lies_beside_a_draft_stays_unpublished_inside_another_bundle() {
    let project = Project::new(
        "-- content/articles/a/index.md --\n+++\ntitle = \"A\"\ndate = 2025-01-01\n+++\n\
         -- content/articles/a/photo.jpg --\nphoto\n\
         -- content/articles/a/b/index.md --\n+++\ntitle = \"B\"\ndate = 2025-01-01\ndraft = true\n+++\n\
         -- content/articles/a/b/secret.jpg --\nsecret\n",
    );
    project.build();
    assert!(project.has("2025/01/01/a/photo.jpg"));
    assert!(!project.has("2025/01/01/a/b/secret.jpg"));
}

#[test]
fn the_menu_leads_into_the_folder_of_the_site() {
    let project = Project::new(
        "-- site.toml --\ntitle = \"Test\"\nbase_url = \"https://example.org/blog\"\n\
         menu = [{ title = \"Tags\", url = \"/tags/\" }, { title = \"X\", url = \"https://x.example/\" }]\n",
    );
    project.build();
    let home = project.page("index.html");
    assert!(home.contains("<a href=\"/blog/tags/\">Tags</a>"), "{home}");
    assert!(home.contains("<a href=\"https://x.example/\">X</a>"), "{home}");
}
