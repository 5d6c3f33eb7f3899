//! `dateline eject`: the theme's files, one by one, into the site.

use std::fs;
use std::path::Path;

use dateline::command::Exit;

use crate::command::{dateline, folder, site};
use crate::project::tree;

/// The files of the theme in the repository.
fn theme() -> Vec<String> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let in_folder = |folder: &str| {
        let files = tree(&repository.join(folder)).into_keys();
        files.map(|path| format!("{folder}/{path}")).collect::<Vec<_>>()
    };
    [in_folder("static"), in_folder("templates")].concat()
}

#[test]
fn all_files_are_listed() {
    let folder = folder();
    let answer = dateline(folder.path(), &["eject"]);
    assert_eq!((answer.exit, answer.err.as_str()), (Exit::Done, ""));
    assert_eq!(answer.out.lines().collect::<Vec<_>>(), theme());
    assert!(tree(folder.path()).is_empty());
}

#[test]
fn every_file_is_copied_and_changes_nothing() {
    let site = site();
    dateline(site.path(), &["build"]);
    for path in theme() {
        let answer = dateline(site.path(), &["eject", &path]);
        answer.is(Exit::Done, &format!("./{path}\n"), "");
        let original = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path));
        let copy = fs::read(site.path().join(&path));
        assert!(copy.expect("a copy") == original.expect("an original"), "{path}");
    }
    let built = dateline(site.path(), &["build"]);
    assert!(built.out.contains(": 0 rendered, 0 written, 0 removed in "), "{}", built.out);
}

#[test]
fn a_short_name_is_enough() {
    let site = site();
    dateline(site.path(), &["eject", "article.html"]).is(
        Exit::Done,
        "./templates/article.html\n",
        "",
    );
    dateline(site.path(), &["eject", "style.css"]).is(Exit::Done, "./static/style.css\n", "");
    dateline(site.path(), &["eject", "partials/teaser.html"]).is(
        Exit::Done,
        "./templates/partials/teaser.html\n",
        "",
    );
    dateline(site.path(), &["eject", r"partials\byline.html"]).is(
        Exit::Done,
        "./templates/partials/byline.html\n",
        "",
    );
}

#[test]
fn a_file_of_the_sites_own_is_left_alone() {
    let site = site();
    fs::create_dir(site.path().join("templates")).expect("a folder");
    fs::write(site.path().join("templates/404.html"), "mine").expect("a written file");
    dateline(site.path(), &["eject", "404.html"]).is(
        Exit::Faults,
        "",
        "error: the site has a `templates/404.html` of its own already\n",
    );
    let text = fs::read_to_string(site.path().join("templates/404.html"));
    assert_eq!(text.expect("a file"), "mine");
}

#[test]
fn a_wrong_name_is_told_the_near_one() {
    let folder = folder();
    let wrong = |name: &str, help: &str| {
        dateline(folder.path(), &["eject", name]).is(
            Exit::Faults,
            "",
            &format!("error: the theme has no file `{name}`\nhelp: {help}\n"),
        );
    };
    wrong("artikle.html", "did you mean `article.html`?");
    wrong("styles.css", "did you mean `style.css`?");
    wrong("templates/artcle.html", "did you mean `templates/article.html`?");
    wrong("partials/tease.html", "did you mean `partials/teaser.html`?");
    wrong("quite-another-thing", "`dateline eject` lists them");
    wrong("../Cargo.toml", "`dateline eject` lists them");
    assert!(tree(folder.path()).is_empty());
}

#[test]
fn another_root() {
    let site = site();
    let above = site.path().parent().expect("a folder");
    let name = site.path().file_name().and_then(|it| it.to_str()).expect("a name");
    let answer = dateline(above, &["eject", "base.html", "--root", name]);
    answer.is(Exit::Done, &format!("{name}/templates/base.html\n"), "");
    assert!(site.path().join("templates/base.html").is_file());
}
