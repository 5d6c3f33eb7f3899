//! What a check keeps never makes it find anything else than a check from nothing.

use std::fs;

use super::{check, finds, sound, write};
use crate::project::Project;

/// Checks with what is known, and from nothing; both find the same.
#[track_caller]
fn finds_the_same(project: &Project) -> String {
    let known = check(project, &["--format", "short"]).out;
    for kept in ["check", "output-"] {
        for entry in fs::read_dir(project.root().join(".dateline")).expect("a folder").flatten() {
            if entry.file_name().to_string_lossy().starts_with(kept) {
                fs::remove_dir_all(entry.path()).expect("what was kept");
            }
        }
    }
    assert_eq!(known, check(project, &["--format", "short"]).out);
    known
}

#[test]
fn after_any_edit_a_check_finds_what_one_from_nothing_finds() {
    let project = sound("");
    assert!(finds_the_same(&project).starts_with("checked: 0 errors"));
    let text = "See [this](https://example.org/b/) and [that](https://example.org/about/#x).";
    write(&project, "a", "", text);
    assert_eq!(finds_the_same(&project).lines().count(), 3);
    project.write("content/pages/b.md", "+++\ntitle = \"B\"\nsummary = \"B.\"\n+++\nB.\n");
    assert_eq!(finds_the_same(&project).lines().count(), 2);
    let about = "+++\ntitle = \"About\"\nsummary = \"Us.\"\n+++\n## X\n";
    project.write("content/pages/about.md", about);
    assert_eq!(finds_the_same(&project).lines().count(), 1);
    project.write("static/photo.bin", "a");
    assert_eq!(finds_the_same(&project).lines().count(), 2);
    write(&project, "c", "", "The [file](/photo.bin).");
    assert_eq!(finds_the_same(&project).lines().count(), 1);
    project.remove("content/articles/a.md");
    assert!(finds_the_same(&project).contains("D0109"), "nothing leads to /b/ any more");
}

#[test]
fn a_new_draft_is_searched_for_in_pages_that_did_not_change() {
    let project = sound("");
    let words = "Ministers agreed in secret that the corridor opens on the first of May";
    let head = "<!doctype html>\n<html lang=\"en\"><head><title>No</title><meta name=\"robots\" content=\"noindex\"></head>\n";
    let body = format!("<body><p>{words}.</p><a href=\"/about/\">About</a></body></html>\n");
    project.write("templates/404.html", format!("{head}{body}"));
    finds(&project, &[]);
    write(&project, "draft", "draft = true", &format!("{words}."));
    finds(&project, &["D0402 templates/404.html:3:10"]);
    write(&project, "draft", "draft = true", "Ministers didn't agree.");
    finds(&project, &[]);
}

#[test]
fn words_that_published_authors_wrote_are_no_leak() {
    let project = sound("");
    let words = "The corridor was opened in July of that year and closed again after twelve months";
    write(&project, "a", "", &format!("{words}."));
    write(&project, "b", "draft = true", &format!("{words}."));
    finds(&project, &[]);
}

#[test]
fn what_was_kept_and_is_damaged_is_not_trusted() {
    let project = sound("");
    write(&project, "a", "", "See [this](https://example.org/nowhere/).");
    let expected = ["D0101 content/articles/a.md:8:12"];
    finds(&project, &expected);
    let facts = project.root().join(".dateline/check/facts");
    let bytes = fs::read(&facts).expect("what was kept");
    for at in (0..bytes.len()).step_by(bytes.len() / 10) {
        let mut garbled = bytes.clone();
        garbled[at] ^= 1;
        fs::write(&facts, &garbled[..bytes.len() - at / 2]).expect("garbled facts");
        finds(&project, &expected);
    }
}

#[test]
fn a_check_leaves_what_is_published_alone() {
    let project = sound("");
    project.build();
    let before = crate::project::tree(&project.output());
    write(&project, "a", "", "A new article.");
    finds(&project, &[]);
    assert_eq!(crate::project::tree(&project.output()), before);
}

#[test]
fn a_first_check_takes_pages_from_the_last_build_as_far_as_they_are_the_same() {
    let project = sound("");
    write(&project, "a", "", "[Nothing](https://example.org/nothing/)");
    super::dateline(project.root(), &["build"]);
    let built = crate::project::tree(&project.root().join("public"));
    finds(&project, &["D0101 content/articles/a.md:8:11"]);
    let checked = crate::project::tree(&project.root().join(".dateline/check/site"));
    assert_eq!(checked, built);
    // What somebody wrote over a page is none, and what is published later isn't what was.
    let page = "public/2025/08/16/talks/index.html";
    project.write(page, "<p>");
    write(&project, "a", "", "Nothing.");
    assert_eq!(finds_the_same(&project), "checked: 0 errors, 0 warnings\n");
    let checked = crate::project::tree(&project.root().join(".dateline/check/site"));
    assert_eq!(checked["2025/08/16/talks/index.html"], built["2025/08/16/talks/index.html"]);
    assert_ne!(checked["2025/08/16/a/index.html"], built["2025/08/16/a/index.html"]);
}
