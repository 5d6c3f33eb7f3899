//! A build that is killed leaves an output that can be served, and nothing that stops the next one.
//!
//! `Options::interrupt_after` closes the one door to the disk after so many steps, which is what a
//! kill is to the disk. Each case is cut off after every step that it has.

use std::collections::BTreeMap;
use std::fs;

use crate::project::{Project, tree};

type Tree = BTreeMap<String, Vec<u8>>;

const SITE: &str = "\
-- content/articles/a.md --
+++
title = \"First\"
date = 2025-08-14
tags = [\"nato\"]
aliases = [\"/old.html\"]
+++
The first text, and [the second](b/index.md).
-- content/articles/b/index.md --
+++
title = \"Second\"
date = 2025-08-15
tags = [\"talks\"]
+++
The second text.
-- content/articles/b/facts.txt --
One.
-- static/maps/a.txt --
A map.
-- static/maps/deep/b.txt --
Another.
";

/// What becomes of the site: a page of every kind is new, other, moved or gone, a folder becomes a
/// file and a file a folder.
fn change(project: &Project) {
    project.edit("content/articles/a.md", "The first text", "The first text, put right");
    project.edit("content/articles/a.md", "/old.html", "/old.html/more/");
    project.edit("content/articles/b/index.md", "2025-08-15", "2024-02-29");
    project
        .write("content/articles/c.md", "+++\ntitle = \"Third\"\ndate = 2025-08-16\n+++\nText.\n");
    project.remove("static/maps/a.txt").remove("static/maps/deep/b.txt");
    fs::remove_dir_all(project.root().join("static/maps")).expect("folders");
    project.write("static/maps", "No folder any more.\n");
    project.write("static/style.css", "body {}\n");
}

/// Builds with the door to the disk closed after `steps`; whether that was enough.
fn interrupted(project: &mut Project, steps: usize) -> bool {
    project.options.interrupt_after = Some(steps);
    let outcome = project.attempt();
    project.options.interrupt_after = None;
    outcome.published.is_some()
}

/// Every file is the old one or the new one, whole, and none of both is missing.
#[track_caller]
fn assert_whole(found: &Tree, old: &Tree, new: &Tree, steps: usize) {
    for (path, bytes) in found {
        let is_known = [old, new].iter().any(|tree| tree.get(path) == Some(bytes));
        assert!(is_known, "{path} is torn after {steps} steps");
    }
    for path in old.keys().filter(|path| new.contains_key(*path)) {
        assert!(found.contains_key(path), "{path} is missing after {steps} steps");
    }
}

/// What a reader of the home page and of the feeds follows is there.
#[track_caller]
fn assert_front_is_whole(found: &Tree, steps: usize) {
    for path in ["index.html", "feed.xml", "atom.xml", "sitemap-2025.xml"] {
        let Some(bytes) = found.get(path) else { continue };
        let text = String::from_utf8_lossy(bytes);
        let links = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let locations = text.split("<loc>").skip(1).filter_map(|rest| rest.split('<').next());
        for link in links.chain(locations) {
            let Some(url) = link.strip_prefix("https://example.org").or(Some(link)) else {
                continue;
            };
            let Some(target) = url.strip_prefix('/') else { continue };
            let is_folder = target.is_empty() || target.ends_with('/');
            let target = if is_folder { format!("{target}index.html") } else { target.to_owned() };
            assert!(found.contains_key(&target), "{path} leads to no {target} after {steps} steps");
        }
    }
}

/// The tree that the site's files make when they are built from nothing.
fn clean(files: impl Fn(&Project)) -> Tree {
    let project = Project::new(SITE);
    files(&project);
    project.build();
    tree(&project.output())
}

/// The author takes everything back.
fn restore(project: &Project) {
    let original = Project::new(SITE);
    for folder in ["content", "static"] {
        // It may be gone already.
        let _ = fs::remove_dir_all(project.root().join(folder));
        for (path, bytes) in tree(&original.root().join(folder)) {
            project.write(&format!("{folder}/{path}"), bytes);
        }
    }
}

/// Builds, and expects these files. They are a clean build's, so no other oracle is needed.
#[track_caller]
fn completes(project: &Project, expected: &Tree, steps: usize) {
    assert!(project.attempt().published.is_some(), "no build after {steps} steps");
    assert!(tree(&project.output()) == *expected, "another site after {steps} steps");
    // Folders aren't in the tree.
    let empty = walkdir::WalkDir::new(project.output()).into_iter().flatten().find(|entry| {
        entry.file_type().is_dir() && fs::read_dir(entry.path()).expect("a folder").next().is_none()
    });
    assert!(empty.is_none(), "{empty:?} stays after {steps} steps");
    let again = project.attempt().published.expect("a build");
    assert!(again.rendered.is_empty() && again.removed.is_empty(), "unsettled after {steps} steps");
}

#[test]
fn a_first_build_is_there_whole_or_not_at_all() {
    let new = clean(|_| {});
    let mut project = Project::new(SITE);
    for steps in 0.. {
        let is_done = interrupted(&mut project, steps);
        let found = tree(&project.output());
        assert!(found.is_empty() || found == new, "torn after {steps} steps");
        completes(&project, &new, steps);
        if is_done {
            assert!(found == new && steps > new.len(), "it was over after {steps} steps");
            break;
        }
        for folder in [".dateline", "public"] {
            fs::remove_dir_all(project.root().join(folder)).expect("a folder");
        }
    }
}

#[test]
fn a_later_build_leaves_old_and_new_pages_and_no_torn_one() {
    let (old, new) = (clean(|_| {}), clean(change));
    let mut project = Project::new(SITE);
    project.build();
    for steps in 0.. {
        let foreign = project.output().join("CNAME");
        fs::write(&foreign, "not ours").expect("a written file");
        change(&project);
        let is_done = interrupted(&mut project, steps);
        assert_eq!(fs::read(&foreign).expect("the foreign file"), b"not ours");
        fs::remove_file(&foreign).expect("the foreign file");

        let found = tree(&project.output());
        assert_whole(&found, &old, &new, steps);
        assert_front_is_whole(&found, steps);
        completes(&project, &new, steps);
        restore(&project);
        completes(&project, &old, steps);
        if is_done {
            break;
        }
    }
}

#[test]
fn what_an_interrupted_build_began_can_be_taken_back() {
    let old = clean(|_| {});
    let mut project = Project::new(SITE);
    project.build();
    for steps in (0..).step_by(4) {
        change(&project);
        let is_done = interrupted(&mut project, steps);
        restore(&project);
        completes(&project, &old, steps);
        if is_done {
            break;
        }
    }
}

#[test]
fn two_interrupted_builds_in_a_row_are_no_worse_than_one() {
    let (old, new) = (clean(|_| {}), clean(change));
    let mut project = Project::new(SITE);
    project.build();
    for steps in (0..).step_by(5) {
        change(&project);
        let is_done = interrupted(&mut project, steps);
        interrupted(&mut project, steps / 2);
        assert_whole(&tree(&project.output()), &old, &new, steps);
        completes(&project, &new, steps);
        restore(&project);
        completes(&project, &old, steps);
        if is_done {
            break;
        }
    }
}

#[test]
fn pruning_that_is_interrupted_is_taken_up_again() {
    let mut project = Project::new(SITE);
    project.build();
    for steps in 0.. {
        fs::remove_dir_all(project.root().join("static")).expect("a folder");
        let is_done = interrupted(&mut project, steps);
        project.attempt();
        // Folders aren't in the tree that the oracle compares.
        assert!(!project.has("maps"), "an empty folder stays after {steps} steps");
        restore(&project);
        project.attempt();
        if is_done {
            break;
        }
    }
}

#[test]
fn an_interrupted_build_leaves_no_stage_behind_for_ever() {
    let mut project = Project::new(SITE);
    project.build();
    change(&project);
    assert!(!interrupted(&mut project, 6));
    project.build();
    let left = fs::read_dir(project.root()).expect("a folder").flatten();
    let mut left: Vec<_> = left.filter_map(|it| it.file_name().into_string().ok()).collect();
    left.sort();
    assert_eq!(left, [".dateline", "content", "public", "site.toml", "static"]);
}

#[test]
fn a_process_that_is_killed_leaves_pages_that_are_whole() {
    let (old, new) = (clean(|_| {}), clean(change));
    for milliseconds in [0, 1, 2, 4, 8, 16, 32, 64] {
        let project = Project::new(SITE);
        project.build();
        change(&project);
        let mut build = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"));
        build.env_clear().args(["build", "--quiet", "--now", "2025-09-01T12:00:00Z", "--root"]);
        let mut build = build.arg(project.root()).spawn().expect("a process");
        std::thread::sleep(std::time::Duration::from_millis(milliseconds));
        build.kill().expect("a killed process");
        build.wait().expect("an end");
        assert_whole(&tree(&project.output()), &old, &new, 0);
        completes(&project, &new, 0);
    }
}

#[test]
fn a_disk_that_takes_nothing_more_is_told_of_once() {
    let mut project = Project::new(SITE);
    project.build();
    project.edit("content/articles/a.md", "First", "Another");
    for steps in 3..8 {
        project.options.interrupt_after = Some(steps);
        let outcome = project.attempt();
        assert_eq!(outcome.diagnostics.count(dateline::diagnostic::Severity::Error), 1, "{steps}");
    }
}
