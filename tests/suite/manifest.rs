//! The memory of builds may be lost or spoilt, and the lock held: nothing wrong comes of it.

use std::fs;
use std::path::PathBuf;

use crate::project::{Project, tree};

const ONE: &str = "\
-- content/articles/a.md --
+++
title = \"First\"
date = 2025-08-14
summary = \"One.\"
+++
The text.
";

fn manifest(project: &Project) -> PathBuf {
    project.root().join(".dateline/public/manifest")
}

fn built() -> Project {
    let project = Project::new(ONE);
    project.build();
    project
}

const NO_RECORD: &str = "\
error: `public` holds files, and there is no record that Dateline wrote them
 |
 = help: if nothing in it is needed, remove the folder and build again
 = help: or choose another folder with `--output DIR`";

/// Expects the output to be refused, and a build to follow once it is out of the way.
fn is_refused(project: &Project) {
    project.fails(NO_RECORD);
    fs::remove_dir_all(project.output()).expect("the output");
    project.build();
    project.build().rendered(&[]);
}

#[test]
fn a_manifest_that_was_cut_is_none() {
    let project = built();
    let bytes = fs::read(manifest(&project)).expect("a manifest");
    for length in [0, 1, 19, 20, 51, 52, bytes.len() / 2, bytes.len() - 1] {
        fs::write(manifest(&project), &bytes[..length]).expect("a written file");
        project.fails(NO_RECORD);
    }
    fs::write(manifest(&project), bytes).expect("a written file");
    project.build().rendered(&[]);
}

#[test]
fn a_manifest_that_was_garbled_is_none() {
    let project = built();
    let bytes = fs::read(manifest(&project)).expect("a manifest");
    for index in (0..bytes.len()).step_by(bytes.len() / 25) {
        let mut garbled = bytes.clone();
        garbled[index] ^= 0x10;
        fs::write(manifest(&project), garbled).expect("a written file");
        project.fails(NO_RECORD);
    }
    is_refused(&project);
}

#[test]
fn something_else_in_the_place_of_the_manifest_is_none() {
    let project = built();
    fs::write(manifest(&project), "[package]\nname = \"manifest\"\n").expect("a written file");
    is_refused(&project);
}

#[test]
fn a_manifest_of_another_version_is_none() {
    let project = built();
    let text = fs::read(manifest(&project)).expect("a manifest");
    let of_later = [b"dateline manifest 99\n", &text[20..]].concat();
    fs::write(manifest(&project), of_later).expect("a written file");
    project.fails(
        "\
error: another version of Dateline wrote `public`, and this one can't read its record
 |
 = help: remove the folder and build again: all of it is made anew",
    );
    fs::remove_dir_all(project.output()).expect("the output");
    project.build();
    project.build().rendered(&[]);
}

/// The preview's output is nobody else's: an author needn't put right what Dateline wrote.
#[test]
fn an_output_in_the_own_folder_is_made_anew_without_a_record() {
    let mut project = Project::new(ONE);
    project.options.output = Some(project.root().join(".dateline/preview-output"));
    project.build();
    let memory = project.root().join(".dateline");
    for folder in fs::read_dir(memory).expect("a folder").flatten() {
        let manifest = folder.path().join("manifest");
        if manifest.is_file() {
            fs::write(manifest, b"dateline manifest 1\nof old").expect("a written file");
        }
    }
    project.edit("content/articles/a.md", "First", "Another");
    project.build();
    project.build().rendered(&[]);
}

#[test]
fn a_manifest_of_another_site_owns_only_what_both_have() {
    let (project, other) = (built(), Project::new(ONE));
    other.edit("content/articles/a.md", "First", "Another");
    other.write("static/only-there.txt", "x");
    other.build();
    fs::copy(manifest(&other), manifest(&project)).expect("a copied manifest");
    project.build();
}

#[test]
fn a_memory_that_was_removed_is_none() {
    let project = built();
    fs::remove_dir_all(project.root().join(".dateline")).expect("the memory");
    is_refused(&project);
}

#[test]
fn a_memory_without_its_output_is_no_harm() {
    let project = built();
    fs::remove_dir_all(project.output()).expect("the output");
    fs::write(manifest(&project), "").expect("a written file");
    project.build();
}

#[test]
fn an_empty_output_is_nobodys() {
    let project = Project::new(ONE);
    fs::create_dir_all(project.output()).expect("a folder");
    project.build();
}

#[test]
fn an_output_with_foreign_files_is_refused() {
    let project = Project::new(ONE);
    fs::create_dir_all(project.output()).expect("a folder");
    fs::write(project.output().join("thesis.doc"), "mine").expect("a written file");
    project.fails(NO_RECORD);
    assert_eq!(tree(&project.output()).len(), 1);
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let project = Project::new(ONE);
    fs::write(project.output(), "mine").expect("a written file");
    let outcome = project.attempt();
    assert!(outcome.published.is_none());
    assert_eq!(fs::read(project.output()).expect("a file"), b"mine");
}

const LOCKED: &str = "\
error: another build of this site is running into the same folder
 |
 = help: wait until it is done, or choose another folder with `--output DIR`";

#[test]
fn a_second_build_into_the_same_folder_is_refused() {
    let project = built();
    let lock = fs::File::open(project.root().join(".dateline/public/lock")).expect("the lock");
    lock.try_lock().expect("nobody holds it");
    project.edit("content/articles/a.md", "The text", "The new text");
    project.fails(LOCKED);
    drop(lock);
    project.build().written(&["2025/08/14/a/index.html", "atom.xml", "feed.json", "feed.xml"]);
}

#[test]
fn a_second_output_has_a_lock_and_a_memory_of_its_own() {
    let mut project = built();
    let lock = fs::File::open(project.root().join(".dateline/public/lock")).expect("the lock");
    lock.try_lock().expect("nobody holds it");
    project.options.output = Some(project.root().join("elsewhere"));
    project.build();
    project.build().rendered(&[]);
    drop(lock);
    project.options.output = None;
    project.build().rendered(&[]);
}

#[test]
fn the_usual_output_named_in_full_has_the_usual_memory() {
    let mut project = built();
    project.options.output = Some(project.root().join("public"));
    project.build().rendered(&[]);
}

#[test]
fn a_site_that_was_moved_keeps_its_memory() {
    let mut project = built();
    let there = project.root().with_file_name("moved");
    fs::rename(project.root(), &there).expect("a renamed folder");
    project.options.root = there;
    project.build().rendered(&[]);
}

#[test]
fn a_lock_file_that_was_left_behind_is_no_lock() {
    let project = built();
    fs::write(project.root().join(".dateline/public/lock"), "by process 4711").expect("a file");
    project.build().rendered(&[]);
    fs::remove_file(project.root().join(".dateline/public/lock")).expect("the lock");
    project.build().rendered(&[]);
}
