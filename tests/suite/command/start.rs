//! `dateline init` and `dateline new`

use std::fs;

use dateline::command::Exit;
use dateline::typography::Typography;

use super::{dateline, folder, site};
use crate::project::tree;

#[test]
fn a_new_site_builds_at_once_and_without_a_warning() {
    let folder = folder();
    dateline(folder.path(), &["init", "my paper/deep"]).is(
        Exit::Done,
        "a new site is in `my paper/deep`; go there and run `dateline build`\n",
        "",
    );
    let root = folder.path().join("my paper/deep");
    let files: Vec<String> = tree(&root).into_keys().collect();
    let expected = [
        ".gitignore",
        "content/articles/2025-09-01-first-dispatch.md",
        "content/authors/news-desk.md",
        "content/pages/about.md",
        "site.toml",
    ];
    assert_eq!(files, expected);
    let built = dateline(&root, &["build"]);
    assert_eq!((built.exit, built.err.as_str()), (Exit::Done, ""));
    assert!(built.out.contains("1 article, "), "{}", built.out);
    assert!(root.join("public/2025/09/01/first-dispatch/index.html").is_file());
    assert!(root.join("public/authors/news-desk/index.html").is_file());
}

#[test]
fn a_folder_with_files_is_left_alone() {
    let folder = folder();
    fs::write(folder.path().join("thesis.doc"), "mine").expect("a written file");
    dateline(folder.path(), &["init", "."]).is(
        Exit::Faults,
        "",
        "error: `.` holds files already\nhelp: choose an empty folder, or one that isn't there yet\n",
    );
    assert_eq!(tree(folder.path()).len(), 1);
    let answer = dateline(folder.path(), &["init", "thesis.doc"]);
    assert_eq!((answer.exit, answer.out.as_str()), (Exit::Faults, ""));
    assert_eq!(fs::read(folder.path().join("thesis.doc")).expect("a file"), b"mine");
}

#[test]
fn a_new_article_has_its_front_matter() {
    let site = site();
    let arguments = [
        "new",
        "Talks resume in Geneva",
        "--tag",
        "diplomacy",
        "--tag",
        "Black Sea",
        "--author",
        "news-desk",
    ];
    dateline(site.path(), &arguments).is(
        Exit::Done,
        "./content/articles/2025/2025-09-01-talks-resume-in-geneva.md\n",
        "",
    );
    let file = site.path().join("content/articles/2025/2025-09-01-talks-resume-in-geneva.md");
    let expected = "\
+++
title = \"Talks resume in Geneva\"
date = 2025-09-01
# summary = \"One sentence under the headline.\"
authors = [\"news-desk\"]
tags = [\"diplomacy\", \"Black Sea\"]
draft = true
+++

";
    assert_eq!(fs::read_to_string(file).expect("a file"), expected);
}

/// Headlines as no one should write them, and all of them can be.
fn odd_headlines() -> Vec<String> {
    let long = "The very long negotiations ".repeat(12);
    let one_word = "x".repeat(300);
    let odd = [
        "He said \"no\"",
        "It's 'fine'",
        r"Back\slash \n and C:\temp",
        "\"\"\"three\"\"\"",
        "'''four'''",
        "+++",
        "C++ and A+++",
        "جنیوا میں مذاکرات دوبارہ شروع",
        "日本の選挙",
        "Ünïcödé — “quoted”",
        "a/b/c",
        "../../etc/passwd",
        "con",
        "one\ttab",
        "two\nlines",
        "bell \u{7} and null \u{1}",
        "{{ page }} {% block %}",
        "<script>alert(1)</script>",
        "# no comment",
        "{year}",
        "50 % & more",
    ];
    odd.into_iter().map(str::to_owned).chain([long.trim().to_owned(), one_word]).collect()
}

#[test]
fn an_odd_headline_is_a_headline() {
    let site = site();
    let mut many = 1;
    for headline in odd_headlines() {
        let answer = dateline(site.path(), &["new", "--", &headline]);
        if headline.chars().any(char::is_alphanumeric) {
            assert_eq!(answer.exit, Exit::Done, "{headline}: {}", answer.err);
            let path = answer.out.trim_end().replace('\\', "/");
            let name = path.strip_prefix("./content/articles/2025/").expect("a path");
            assert!(!name.contains('/') && name.len() < 120, "{name}");
            many += 1;
        } else {
            assert_eq!(answer.exit, Exit::Faults, "{headline}");
            assert_eq!(
                answer.err.trim_end(),
                "error: this headline has neither a letter nor a digit"
            );
        }
    }
    let built = dateline(site.path(), &["build", "--drafts"]);
    assert_eq!((built.exit, built.err.as_str()), (Exit::Done, ""));
    assert!(built.out.contains(&format!("{many} articles, ")), "{}", built.out);
    let list = dateline(site.path(), &["list", "--format", "json"]).out;
    let list: serde_json::Value = serde_json::from_str(&list).expect("a list");
    let list = list.as_array().expect("a list");
    let titles: Vec<&str> = list.iter().filter_map(|it| it["title"].as_str()).collect();
    for headline in odd_headlines().iter().filter(|it| it.chars().any(char::is_alphanumeric)) {
        // A headline is one line, whatever was between its words.
        let headline = headline.split_whitespace().collect::<Vec<_>>().join(" ");
        let headline = Typography::of("en").line(&headline);
        assert!(titles.contains(&&*headline), "{headline} isn't in {titles:?}");
    }
}

#[test]
fn odd_tags_and_authors_are_quoted() {
    let site = site();
    let arguments =
        ["new", "Odd", "--tag", "a \"b\"", "--tag", r"c\d", "--author", "O'Brien, \"Kit\""];
    assert_eq!(dateline(site.path(), &arguments).exit, Exit::Done);
    let built = dateline(site.path(), &["build", "--drafts"]);
    assert_eq!((built.exit, built.err.as_str()), (Exit::Done, ""));
}

#[test]
fn a_bundle_is_a_folder() {
    let site = site();
    dateline(site.path(), &["new", "Maps", "--bundle"]).is(
        Exit::Done,
        "./content/articles/2025/2025-09-01-maps/index.md\n",
        "",
    );
    assert_eq!(dateline(site.path(), &["build", "--drafts"]).exit, Exit::Done);
    assert!(site.path().join("public/2025/09/01/maps/index.html").is_file());
}

#[test]
fn no_article_is_written_over_another() {
    let site = site();
    dateline(site.path(), &["new", "Talks"]);
    let before = tree(site.path());
    dateline(site.path(), &["new", "Talks!"]).is(
        Exit::Faults,
        "",
        "\
error: there is a file `content/articles/2025/2025-09-01-talks.md` already
 |
 = help: choose another headline, or edit the one that is there

",
    );
    assert_eq!(tree(site.path()), before);
}

#[test]
fn a_new_article_needs_a_site() {
    let folder = folder();
    let answer = dateline(folder.path(), &["new", "Talks"]);
    assert_eq!(answer.exit, Exit::Faults);
    assert!(answer.err.starts_with("error: there is no `site.toml` in "), "{}", answer.err);
    assert!(tree(folder.path()).is_empty());
}

#[test]
fn the_day_is_the_sites_day() {
    let site = site();
    let settings = fs::read_to_string(site.path().join("site.toml")).expect("settings");
    // 12:00 in London is the next day on Kiritimati.
    let settings = settings.replace("\"UTC\"", "\"Pacific/Kiritimati\"");
    fs::write(site.path().join("site.toml"), settings).expect("a written file");
    let answer = dateline(site.path(), &["new", "Talks"]);
    assert!(answer.out.contains("2025-09-02-talks.md"), "{}", answer.out);
}
