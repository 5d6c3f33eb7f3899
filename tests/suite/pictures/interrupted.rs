//! A build that is *interrupted* while it makes pictures: what it made is kept, and the next one makes the rest.

use std::collections::BTreeMap;
use std::fs;

use super::kept;
use crate::project::{Project, assert_same, tree};
use crate::whole;

/// Two articles with pictures of four kinds, of which two are made twice: by two notices.
fn paper() -> Project {
    let project = Project::new(
        "\
-- site.toml --
title = \"T\"
base_url = \"https://example.org\"
[images]
widths = [16, 64]
-- content/articles/a/index.md --
+++
title = \"A\"
date = 2025-08-16
image = { src = \"lead.jpg\", alt = \"A harbour\", focus = \"right\", credit = \"Navy\" }
+++

![A ship](ship.png)
-- content/articles/b/index.md --
+++
title = \"B\"
date = 2025-08-17
+++

![A harbour](lead.jpg) and ![a map](/map.png).
",
    );
    for article in ["a", "b"] {
        project.write(&format!("content/articles/{article}/lead.jpg"), whole::jpeg(b""));
    }
    project.write("content/articles/a/ship.png", whole::png(80, 60, &[200; 900]));
    project.write("static/map.png", whole::png(70, 40, &[90, 10, 200, 0, 255, 0, 7]));
    project
}

/// The names of what is kept, finished or not.
fn names(project: &Project) -> Vec<String> {
    kept(project).into_keys().collect()
}

#[test]
fn wherever_it_was_interrupted_the_next_build_makes_the_rest() {
    let whole = paper();
    whole.build();
    let (files, made) = (tree(&whole.output()), names(&whole));
    assert!(made.len() > 15, "{made:?}");
    let mut project = paper();
    // One thread takes its steps in one order.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    for steps in (0..).step_by(4) {
        project.options.interrupt_after = Some(steps);
        let is_done = pool.install(|| project.attempt()).published.is_some();
        project.options.interrupt_after = None;
        let is_begun = project.root().join(".dateline/pictures").exists();
        let before = if is_begun { kept(&project) } else { BTreeMap::new() };
        let finished = before.iter().filter(|(name, _)| !name.contains(".part"));
        let finished: Vec<_> = finished.collect();
        assert!(project.attempt().published.is_some(), "no build after {steps} steps");
        assert_same(&tree(&project.output()), &files, &format!("after {steps} steps"));
        let after = kept(&project);
        assert!(after.keys().eq(made.iter()), "after {steps} steps: {after:?}");
        for (name, time) in finished {
            assert_eq!(after[name], *time, "{name} was made twice, after {steps} steps");
        }
        let again = project.attempt().published.expect("a build");
        assert!(again.rendered.is_empty() && again.removed.is_empty(), "after {steps} steps");
        if is_done {
            // Each is written, gets its name, is staged and goes to its place.
            assert!(steps > 3 * made.len(), "it was over after {steps} steps");
            break;
        }
        for folder in [".dateline", "public"] {
            fs::remove_dir_all(project.root().join(folder)).expect("a folder");
        }
    }
}

#[test]
fn pictures_are_the_same_on_any_number_of_threads() {
    let one = paper();
    one.build();
    let (files, made) = (tree(&one.output()), tree(&one.root().join(".dateline/pictures")));
    for threads in [1, 2, 8] {
        let project = paper();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| project.attempt()).published.expect("a build");
        let place = format!("{threads} threads");
        assert_same(&tree(&project.output()), &files, &place);
        assert_same(&tree(&project.root().join(".dateline/pictures")), &made, &place);
    }
}
