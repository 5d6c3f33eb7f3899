//! Seeded random edits: after each, the build gives what a clean build gives.
//!
//! That goes for the files, for what is said of them and for the moment of the next change; where
//! the edit broke the site, both builds must refuse it with the same words and leave the output as
//! it was. `DATELINE_RANDOM_SEEDS` and `DATELINE_RANDOM_STEPS` make a long run of it;
//! `DATELINE_RANDOM_FIRST` begins with another seed.

use dateline::build::build;
use dateline::diagnostic::Format;

use crate::project::{Project, assert_same, draw, tree};

mod article;
mod edit;
mod numbers;
mod pictures;
mod sound;

use article::SECRET;
use edit::Script;

fn setting(name: &str, usual: u64) -> u64 {
    let Ok(text) = std::env::var(name) else { return usual };
    text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}"))
}

/// Runs every second seed, so that two tests share them.
fn run(offset: u64) {
    let first = setting("DATELINE_RANDOM_FIRST", 1);
    let seeds = setting("DATELINE_RANDOM_SEEDS", 6);
    let steps = setting("DATELINE_RANDOM_STEPS", 25);
    for seed in (first..first + seeds).skip(usize::try_from(offset).expect("0 or 1")).step_by(2) {
        let mut script = Script::new(seed);
        // As the preview builds, without a look at what it wrote before.
        if seed % 4 > 1 {
            script.project.stay();
        }
        let (mut published, mut refused_in_a_row) = (0, 0);
        check(&script.project, &format!("seed {seed}, the first build"));
        for step in 1..=steps {
            let edits = script.step();
            if check(&script.project, &format!("seed {seed}, step {step}: {edits}")) {
                (published, refused_in_a_row) = (published + 1, 0);
            } else {
                refused_in_a_row += 1;
            }
            if refused_in_a_row >= 2 {
                script.repair();
            }
        }
        // A script that only breaks the site tries nothing.
        assert!(published * 3 > steps, "seed {seed}: {published} of {steps} builds were published");
    }
}

#[test]
fn edits_of_the_odd_seeds_give_what_a_clean_build_gives() {
    run(0);
}

#[test]
fn edits_of_the_even_seeds_give_what_a_clean_build_gives() {
    run(1);
}

/// Builds, and builds the same files from nothing elsewhere; whether it was published.
fn check(project: &Project, place: &str) -> bool {
    let before = tree(&project.output());
    let outcome = project.attempt();
    let clean = copied(project);
    let expected = clean.attempt();
    let said = draw(project.root(), &outcome.diagnostics, Format::Short);
    let (of_before, said): (Vec<&str>, Vec<&str>) = said.lines().partition(|it| is_of_before(it));
    let to_say = draw(clean.root(), &expected.diagnostics, Format::Short);
    assert_eq!(said, to_say.lines().collect::<Vec<_>>(), "{place}: the diagnostics");
    let after = tree(&project.output());
    if expected.published.is_none() {
        assert!(outcome.published.is_none(), "{place}: it was published");
        assert!(after == before, "{place}: the output was touched");
        return false;
    }
    assert!(outcome.published.is_some(), "{place}: it wasn't published");
    assert_eq!(outcome.changes_next_at, expected.changes_next_at, "{place}");
    assert_eq!(outcome.withheld, expected.withheld, "{place}");
    for (path, bytes) in &after {
        let has_secret = memchr::memmem::find(bytes, SECRET.as_bytes()).is_some();
        assert!(!has_secret, "{place}: a comment is in {path}");
    }
    for line in of_before.iter().filter(|line| !line.contains("since it was published")) {
        let mut urls = line.split('`').skip(1).step_by(2).filter(|it| it.starts_with('/'));
        let is_there = |url: &&str| after.contains_key(&format!("{}index.html", &url[1..]));
        assert_eq!(urls.find(is_there), None, "{place}: {line}");
    }
    let to_be = tree(&clean.output());
    assert_same(&after, &to_be, place);
    let again = build(&project.options, &|_| {}, &|| {}).published.expect("a build of the same");
    assert!(again.rendered.is_empty(), "{place}: it isn't settled: {:?}", again.rendered);
    true
}

/// Whether this is about what was published before, of which a clean build knows nothing.
fn is_of_before(line: &str) -> bool {
    ["was published", "were published"].iter().any(|it| line.contains(it))
}

/// The same site in another folder, never built.
fn copied(project: &Project) -> Project {
    let mut copy = Project::new("");
    let root = copy.options.root.clone();
    copy.options = project.options.clone();
    copy.options.root = root;
    for (path, bytes) in tree(project.root()) {
        if !path.starts_with("public/") && !path.starts_with('.') {
            copy.write(&path, bytes);
        }
    }
    copy
}
