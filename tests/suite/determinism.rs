//! Same input, same output: whatever the threads, the environment and the order of files on disk.
//!
//! That another folder gives the same bytes is held by every test that builds.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use crate::project::{Project, tree};

mod templates;

type Tree = BTreeMap<String, Vec<u8>>;

/// The example site, which has something of everything.
fn example() -> Project {
    let project = Project::new("");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let settings = std::fs::read_to_string(repository.join("site.toml")).expect("settings");
    // Its photographs take long; `pictures` has small ones.
    project.write("site.toml", settings + "\n[images]\nwidths = []\n");
    for (path, bytes) in tree(&repository.join("content")) {
        project.write(&format!("content/{path}"), bytes);
    }
    project
}

fn same(one: &Tree, other: &Tree, why: &str) {
    assert!(one.keys().eq(other.keys()), "{why}: other files");
    for (path, bytes) in one {
        assert!(*bytes == other[path], "{why}: {path}");
    }
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let expected = example();
    expected.build();
    let expected = tree(&expected.output());
    for threads in [1, 2, 7, 32] {
        let project = example();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| project.attempt()).published.expect("a build");
        same(&tree(&project.output()), &expected, &format!("{threads} threads"));
    }
}

#[test]
fn the_order_of_diagnostics_is_the_same_on_any_number_of_threads() {
    let mut said = Vec::new();
    for threads in [1, 8] {
        let project = Project::new("");
        for number in 0..40 {
            let text =
                format!("+++\ntitel = \"x\"\ndate = 2025-08-{number}\n+++\n[a](b{number}.md)\n");
            project.write(&format!("content/articles/{number}.md"), text);
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let outcome = pool.install(|| project.attempt());
        let format = dateline::diagnostic::Format::Short;
        said.push(crate::project::draw(project.root(), &outcome.diagnostics, format));
    }
    assert!(said[0].lines().count() > 40, "{}", said[0]);
    assert_eq!(said[0], said[1]);
}

#[test]
fn the_order_of_files_on_disk_is_of_no_effect() {
    let expected = example();
    expected.build();
    let project = Project::new("");
    let files = tree(expected.root()).into_iter().rev();
    for (path, bytes) in files.filter(|(path, _)| !path.starts_with(['.', 'p'])) {
        project.write(&path, bytes);
    }
    project.build();
    same(&tree(&project.output()), &tree(&expected.output()), "written in the other order");
}

/// The real program on its way to build this, with nothing of the environment.
fn program(project: &Project) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(["build", "--now", "2025-09-01T00:30:00", "--format", "short", "--explain"]);
    command.env_clear().current_dir(project.root());
    command
}

/// What a program that built this has left, and what it said.
fn built(project: &Project, output: Output) -> (Tree, String) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = [output.stderr, output.stdout].concat();
    let said = String::from_utf8(said).expect("text");
    // The last line has the time that it took.
    let said = said.rsplit_once(" in ").map_or(said.clone(), |(before, _)| before.to_owned());
    (tree(&project.output()), said)
}

/// Builds with the real program in this environment, and gives the files and what was said.
fn run(project: &Project, environment: &[(&str, &str)]) -> (Tree, String) {
    let output = program(project).envs(environment.iter().copied()).output();
    built(project, output.expect("a process"))
}

#[test]
fn the_environment_is_of_no_effect() {
    let (expected, said) = run(&example(), &[]);
    let environments: [&[(&str, &str)]; 5] = [
        &[("TZ", "Pacific/Kiritimati")],
        &[("TZ", "America/Los_Angeles"), ("LANG", "de_DE.UTF-8"), ("LC_ALL", "de_DE.UTF-8")],
        &[("LANG", "C"), ("LC_ALL", "POSIX"), ("LANGUAGE", "ur"), ("LC_TIME", "ja_JP")],
        &[("HOME", "/nowhere"), ("USER", "nobody"), ("PWD", "/"), ("XDG_CONFIG_HOME", "/nowhere")],
        &[("SOURCE_DATE_EPOCH", "0"), ("RAYON_NUM_THREADS", "3"), ("NO_COLOR", "1")],
    ];
    for environment in environments {
        let (found, also) = run(&example(), environment);
        same(&found, &expected, &format!("{environment:?}"));
        assert_eq!(also, said, "{environment:?}");
    }
}

#[test]
fn another_folder_to_stand_in_is_of_no_effect() {
    let (expected, _) = run(&example(), &[]);
    let project = example();
    let status = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .env_clear()
        .args(["build", "--quiet", "--now", "2025-09-01T00:30:00", "--root"])
        .arg(project.root())
        .current_dir(std::env::temp_dir())
        .status();
    assert!(status.expect("a process").success());
    same(&tree(&project.output()), &expected, "from elsewhere");
}
