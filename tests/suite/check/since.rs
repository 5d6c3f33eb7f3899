//! `--since`: the site held against a revision of Git.

use std::ffi::{OsStr, OsString};
use std::process::Command;

use dateline::command::Exit;

use super::{Answer, check_apart, finds, has, sound, write};
use crate::project::Project;

/// Where Git is.
fn path() -> OsString {
    std::env::var_os("PATH").expect("a PATH")
}

/// An environment in which Git has no settings of whoever runs the test, and isn't in a hook's
/// repository.
fn environment(path: &OsStr) -> [(&str, &OsStr); 3] {
    [
        ("PATH", path),
        ("GIT_CONFIG_GLOBAL", OsStr::new("/dev/null")),
        ("GIT_CONFIG_NOSYSTEM", OsStr::new("1")),
    ]
}

fn git(project: &Project, arguments: &[&str]) {
    let status = Command::new("git")
        .arg("-C")
        .arg(project.root())
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.org"])
        .args(arguments)
        .env_clear()
        .envs(environment(&path()))
        .env("GIT_COMMITTER_DATE", "2025-08-20T12:00:00Z")
        .env("GIT_AUTHOR_DATE", "2025-08-20T12:00:00Z")
        .output()
        .expect("Git");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
}

fn commit(project: &Project) {
    git(project, &["init", "--quiet", "--initial-branch=main", "."]);
    git(project, &["add", "site.toml", "content"]);
    git(project, &["commit", "--quiet", "-m", "Publish"]);
}

fn check(project: &Project, arguments: &[&str]) -> Answer {
    check_apart(project, arguments, &environment(&path()))
}

/// Expects exactly these findings since a revision.
#[track_caller]
fn finds_since(project: &Project, revision: &str, expected: &[&str]) {
    has(&check(project, &["--since", revision, "--format", "short"]), expected);
}

const LONG: &str = "The ministers spoke for two hours about the corridor and the grain.";
const OTHER: &str = "The envoys met behind closed doors, and nobody said what they had agreed.";

#[test]
#[ignore = "needs Git"]
fn edits_since_a_revision_are_silent_or_spoken_for() {
    let project = sound("");
    write(&project, "edited", "", LONG);
    write(&project, "spoken", "", LONG);
    write(&project, "same", "", LONG);
    commit(&project);
    finds_since(&project, "HEAD", &[]);
    write(&project, "edited", "", OTHER);
    write(&project, "spoken", "updated = 2025-08-30", OTHER);
    write(&project, "new", "", OTHER);
    finds_since(&project, "main", &["D0401 content/articles/edited.md:2:9"]);
    // Nothing was published from here: without the revision there is nothing to say.
    finds(&project, &[]);
}

#[test]
#[ignore = "needs Git"]
fn an_article_that_was_to_come_at_the_commit_was_read_by_nobody() {
    let project = sound("");
    write(&project, "coming", "date = 2025-08-25", LONG);
    commit(&project);
    write(&project, "coming", "date = 2025-08-25", OTHER);
    finds_since(&project, "HEAD", &[]);
}

#[test]
#[ignore = "needs Git"]
fn pages_and_old_urls_that_are_gone_since_a_revision_are_told_of() {
    let project = sound("");
    write(&project, "moved", "", LONG);
    write(&project, "kept", "aliases = [\"/2020/old/\"]", "Text.");
    write(&project, "dated", "", OTHER);
    let page = "+++\ntitle = \"Page\"\nsummary = \"A page.\"\n+++\n[About](about.md)\n";
    project.write("content/pages/page.md", page);
    project.edit("site.toml", "menu = [", "menu = [{ title = \"Page\", url = \"/page/\" }, ");
    commit(&project);
    project.rename("content/articles/moved.md", "content/articles/elsewhere.md");
    write(&project, "kept", "", "Text.");
    write(&project, "dated", "date = 2025-08-15", OTHER);
    project.remove("content/pages/page.md");
    project.edit("site.toml", "{ title = \"Page\", url = \"/page/\" }, ", "");
    let expected = [
        "D0110",
        "D0110 content/articles/dated.md:2:9",
        "D0110 content/articles/elsewhere.md:2:9",
        "D0110 content/articles/kept.md:2:9",
    ];
    let answer = check(&project, &["--since", "HEAD", "--format", "short"]);
    for url in ["/2020/old/", "/2025/08/16/moved/", "/2025/08/16/dated/", "/page/"] {
        assert!(answer.out.contains(&format!("`{url}`")), "{url}: {}", answer.out);
    }
    finds_since(&project, "HEAD", &expected);
    write(&project, "kept", "aliases = [\"/2020/old/\", \"/page/\"]", "Text.");
    write(&project, "dated", "date = 2025-08-15\naliases = [\"/2025/08/16/dated/\"]", OTHER);
    let rest = ["D0110 content/articles/elsewhere.md:2:9"];
    finds_since(&project, "HEAD", &rest);
}

#[test]
#[ignore = "needs Git"]
fn pages_of_lists_come_and_go_and_nobody_is_told() {
    let project = sound("");
    let one_a_page = |from: &str, to: &str| {
        project.edit("site.toml", from, to);
    };
    write(&project, "first", "date = 2025-08-14", LONG);
    write(&project, "second", "date = 2025-08-15", OTHER);
    one_a_page("base_url", "page_size = 1\nbase_url");
    commit(&project);
    project.build();
    assert!(project.has("page/2025-08-14/index.html") && project.has("2025/08/page"));
    one_a_page("page_size = 1\n", "");
    finds(&project, &[]);
    finds_since(&project, "HEAD", &[]);
    project.build();
    assert!(!project.has("page"));
}

#[test]
#[ignore = "needs Git"]
fn a_revision_that_is_not_there_is_a_wrong_command() {
    let project = sound("");
    commit(&project);
    check(&project, &["--since", "v9"]).is(
        Exit::Usage,
        "",
        "\
error: Git knows no revision `v9` here
 |
 = help: name a commit, a branch or a tag; a shallow checkout has only the last commit

",
    );
}

#[test]
#[cfg(unix)]
fn without_git_it_says_what_it_needs() {
    let project = sound("");
    let nowhere = project.root().as_os_str();
    check_apart(&project, &["--since", "HEAD"], &environment(nowhere)).is(
        Exit::Usage,
        "",
        "\
error: `--since` needs Git, which can't be run: [..]

",
    );
}
