//! What happens to an output that others had their hands in.

use std::fs;
use std::path::Path;

use dateline::publish::Reason;

use super::{THREE, built};
use crate::project::{Project, tree};

const PAGE: &str = "2025/08/15/b/index.html";

fn tamper(project: &Project, path: &str, bytes: &[u8]) {
    let file = project.output().join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
    fs::write(file, bytes).expect("a written file");
}

#[test]
fn a_file_that_was_deleted_is_made_again() {
    let project = built(THREE);
    fs::remove_file(project.output().join(PAGE)).expect("a file");
    project.build().rendered(&[PAGE]).written(&[PAGE]).because(Reason::FileMissing);
}

#[test]
fn a_folder_that_was_deleted_is_made_again() {
    let project = built(THREE);
    fs::remove_dir_all(project.output().join("tags")).expect("a folder");
    let pages = ["tags/index.html", "tags/nato/feed.xml", "tags/nato/index.html"];
    project.build().rendered(&pages).written(&pages).because(Reason::FileMissing);
}

#[test]
fn an_output_that_was_deleted_is_made_again() {
    let project = built(THREE);
    let before = tree(&project.output());
    fs::remove_dir_all(project.output()).expect("a folder");
    let again = project.build();
    assert_eq!(again.published.written.len(), before.len());
    again.removed(&[]).because(Reason::FileMissing);
    project.build().rendered(&[]).written(&[]);
}

#[test]
fn a_file_that_was_cut_or_lengthened_is_made_again() {
    let project = built(THREE);
    for bytes in [&b""[..], b"short", &[b'x'; 15_000]] {
        tamper(&project, PAGE, bytes);
        project.build().rendered(&[PAGE]).written(&[PAGE]).because(Reason::FileChanged);
        project.build().rendered(&[]);
    }
}

#[test]
fn a_file_with_other_bytes_of_the_same_length_is_made_again() {
    let project = built(THREE);
    let text = project.page(PAGE).replacen("</p>", "</q>", 1);
    tamper(&project, PAGE, text.as_bytes());
    project.build().rendered(&[PAGE]).written(&[PAGE]).because(Reason::FileChanged);
    project.build().rendered(&[]);
}

/// Copies an output with the times of its files, as `cp -a` does, or without.
fn copy(from: &Path, to: &Path, with_times: bool) {
    for (path, bytes) in tree(from) {
        let (from, to) = (from.join(&path), to.join(&path));
        fs::create_dir_all(to.parent().expect("a folder")).expect("folders");
        fs::write(&to, bytes).expect("a written file");
        if with_times {
            let time = fs::metadata(from).and_then(|it| it.modified()).expect("a time");
            let file = fs::File::options().write(true).open(to).expect("a file");
            file.set_modified(time).expect("a time");
        }
    }
}

#[test]
fn an_older_output_of_the_same_lengths_is_noticed() {
    let project = built(THREE);
    let older = project.root().join("older");
    copy(&project.output(), &older, true);
    project.edit("content/articles/b.md", "title = \"Second", "title = \"Dashed");
    let pages = project.build().published.written;
    assert!(pages.len() > 5, "{pages:?}");
    fs::remove_dir_all(project.output()).expect("a folder");
    copy(&older, &project.output(), true);
    let again = project.build();
    assert_eq!(again.published.written, pages);
    again.because(Reason::FileChanged);
    project.build().rendered(&[]);
}

#[test]
fn a_copy_of_the_output_is_the_output() {
    let project = built(THREE);
    for with_times in [true, false] {
        let copied = project.root().join("copied");
        copy(&project.output(), &copied, with_times);
        fs::remove_dir_all(project.output()).expect("a folder");
        fs::rename(&copied, project.output()).expect("a renamed folder");
        let manifest = || fs::read(project.root().join(".dateline/public/manifest")).expect("it");
        project.build().rendered(&[]).written(&[]);
        // Now it is known by its times.
        let known = manifest();
        project.build().rendered(&[]).written(&[]);
        assert!(manifest() == known, "it was read again");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_replaced_and_its_target_left_alone() {
    let project = built(THREE);
    let elsewhere = project.root().join("elsewhere");
    fs::rename(project.output().join(PAGE), &elsewhere).expect("a renamed file");
    std::os::unix::fs::symlink(&elsewhere, project.output().join(PAGE)).expect("a link");
    let text = fs::read(&elsewhere).expect("a file");
    project.build().rendered(&[PAGE]).written(&[PAGE]).because(Reason::FileChanged);
    assert!(project.output().join(PAGE).symlink_metadata().expect("a file").is_file());
    assert_eq!(fs::read(elsewhere).expect("a file"), text);
}

/// Expects a file of somebody else's to be there yet.
fn keeps(project: &Project, path: &str) {
    assert_eq!(project.page(path), "not ours", "{path}");
    fs::remove_file(project.output().join(path)).expect("a file");
}

#[test]
fn a_file_that_dateline_did_not_write_is_kept() {
    let project = built(THREE);
    let own = ["CNAME", "2025/08/15/b/notes.txt", "reports/old.pdf"];
    for path in own {
        tamper(&project, path, b"not ours");
    }
    // The article goes, and its folder stays for the sake of what else is in it.
    project.remove("content/articles/b.md");
    assert!(project.attempt().published.is_some());
    assert!(!project.has(PAGE));
    for path in own {
        keeps(&project, path);
    }
    for folder in ["2025/08/15/b", "2025/08/15", "reports"] {
        fs::remove_dir(project.output().join(folder)).expect("an empty folder");
    }
    project.build();
}

#[test]
fn a_file_that_dateline_did_not_write_is_in_the_way() {
    let project = built(THREE);
    tamper(&project, "maps/a.txt", b"not ours");
    project.write("static/maps/a.txt", "ours");
    project.edit("content/articles/a.md", "first", "very first");
    project.fails(
        "\
error: `public/maps/a.txt` is in the way, and Dateline didn't write it
 |
 = help: move it to `static/` if the site needs it, or remove it",
    );
    keeps(&project, "maps/a.txt");
    project.build();
}

#[test]
fn a_file_is_in_the_way_of_a_folder() {
    let project = built(THREE);
    tamper(&project, "maps", b"not ours");
    project.write("static/maps/a.txt", "ours");
    project.edit("content/articles/a.md", "first", "very first");
    project.fails(
        "\
error: `public/maps` is in the way, and Dateline didn't write it
 |
 = help: move it to `static/` if the site needs it, or remove it",
    );
    keeps(&project, "maps");
    project.build();
}

#[test]
fn a_folder_is_in_the_way_of_a_file() {
    let project = built(THREE);
    tamper(&project, "maps.txt/a", b"not ours");
    project.write("static/maps.txt", "ours");
    project.edit("content/articles/a.md", "first", "very first");
    project.fails(
        "\
error: `public/maps.txt/a` is in the way, and Dateline didn't write it
 |
 = help: move it to `static/` if the site needs it, or remove it",
    );
    keeps(&project, "maps.txt/a");
    // An empty folder is nobody's.
    project.build();
}

#[test]
fn a_folder_is_in_the_way_of_a_file_that_was_there_before() {
    let project = built(THREE);
    fs::remove_file(project.output().join(PAGE)).expect("a file");
    tamper(&project, "2025/08/15/b/index.html/a", b"not ours");
    project.edit("content/articles/a.md", "first", "very first");
    project.fails(
        "\
error: `public/2025/08/15/b/index.html/a` is in the way, and Dateline didn't write it
 |
 = help: move it to `static/` if the site needs it, or remove it",
    );
    keeps(&project, "2025/08/15/b/index.html/a");
    project.build();
}

#[test]
fn somebody_elses_file_in_a_folder_that_becomes_a_file() {
    let project = Project::new(THREE);
    project.write("static/maps/a.txt", "ours");
    project.build();
    tamper(&project, "maps/b.txt", b"not ours");
    project.remove("static/maps/a.txt");
    fs::remove_dir(project.root().join("static/maps")).expect("an empty folder");
    project.write("static/maps", "a file now");
    project.fails(
        "\
error: `public/maps/b.txt` is in the way, and Dateline didn't write it
 |
 = help: move it to `static/` if the site needs it, or remove it",
    );
    keeps(&project, "maps/b.txt");
    project.build();
}

#[test]
fn a_folder_becomes_a_file_and_a_folder_again() {
    let project = Project::new(THREE);
    project.write("static/maps/one/a.txt", "a");
    project.write("static/maps/b.txt", "b");
    project.build();
    fs::remove_dir_all(project.root().join("static/maps")).expect("a folder");
    project.write("static/maps", "a file now");
    project.build().written(&["maps"]).removed(&["maps/b.txt", "maps/one/a.txt"]);
    project.remove("static/maps");
    project.write("static/maps/one/a.txt", "a");
    project.build().written(&["maps/one/a.txt"]).removed(&["maps"]);
}

#[test]
fn an_alias_becomes_the_folder_of_another_and_a_file_again() {
    let project = Project::new(THREE);
    let alias = |from: &str, to: &str| {
        project.edit("content/articles/a.md", from, to);
    };
    alias("tags", "aliases = [\"/old.html\"]\ntags");
    project.build();
    alias("/old.html", "/old.html/more/");
    let built = project.build();
    built.written(&["_redirects", "old.html/more/index.html"]).removed(&["old.html"]);
    alias("/old.html/more/", "/old.html");
    let built = project.build();
    built.written(&["_redirects", "old.html"]).removed(&["old.html/more/index.html"]);
}

#[test]
fn a_file_and_a_folder_of_one_name_are_refused() {
    let project = built(THREE);
    let aliases = "aliases = [\"/old.html\", \"/old.html/more/\"]\ntags";
    project.edit("content/articles/a.md", "tags", aliases);
    project.fails(
        "\
error: `old.html` would be a file and the folder of `old.html/more/index.html`
 --> content/articles/a.md:5:12
  |
5 | aliases = [\"/old.html\", \"/old.html/more/\"]
  |            ^^^^^^^^^^^ this file",
    );
}
