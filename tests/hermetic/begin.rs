//! What a stranger does first, `.ci/run` does first: the commands of the README.

use std::fs;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::text;

/// The lines of the README's first block of shell, without what is said of them.
fn commands() -> Vec<String> {
    let readme = text("README.md");
    let (_, block) = readme.split_once("\n```sh\n").expect("a block of shell");
    let block = block.split("```").next().expect("its end");
    let command = |line: &str| line.split('#').next().unwrap_or(line).trim().to_owned();
    block.lines().map(command).collect()
}

/// The lines of a script that aren't comments.
fn code(path: &str) -> Vec<String> {
    let text = text(path);
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.map(str::to_owned).collect()
}

#[test]
fn the_readme_begins_with_a_build_and_the_tests() {
    assert_eq!(commands(), ["cargo run --release -- build", "cargo test"]);
}

#[test]
fn the_checks_begin_with_the_commands_of_the_readme() {
    let run = code(".ci/run");
    let at = |part: &str| {
        let found = run.iter().position(|line| line.contains(part));
        found.unwrap_or_else(|| panic!("no line of .ci/run has `{part}`"))
    };
    let home = at("export CARGO_HOME=$PWD/target/ci/cargo-home");
    let emptied = at("rm -rf target/ci");
    let read = at(".ci/readme-commands >target/ci/commands");
    let done = at("bash -c \"$command\"");
    assert!(home < read && emptied < read && read < done);
    let others = ["cargo ", "benches/", ".ci/", "rustup", "rustc"];
    for (number, line) in run.iter().enumerate().filter(|(number, _)| *number < done) {
        let is_other = others.iter().any(|other| line.contains(other));
        assert!(!is_other || number == read, "this comes before the README's commands: {line}");
    }
    // What else runs, runs by their tests, or not at all.
    let tests = run.iter().filter(|line| line.trim_start().starts_with("cargo test"));
    for line in tests {
        assert!(line.contains("-- --ignored") || line.contains(" random::"), "{line}");
    }
}

#[test]
#[ignore = "needs Bash and awk"]
fn the_checks_run_the_commands_first_and_in_an_empty_home() {
    let folder = TempDir::new().expect("a temporary folder");
    let write = |path: &str, text: &str| {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        fs::write(file, text).expect("a written file");
    };
    for path in ["README.md", "Cargo.lock", ".ci/run", ".ci/readme-commands"] {
        write(path, &text(path));
    }
    write("target/ci/cargo-home/registry/left", "by an earlier run");
    write("home/config.toml", "[source]\n");
    write("home/registry/fetched", "by somebody");
    // In the place of Cargo: it notes what is asked of it and of which home, and has enough of the third.
    let note = "#!/bin/sh\necho \"$*\" >>\"$NOTES\"\nls \"$CARGO_HOME\" >>\"$NOTES\"\n\
                case $1 in fmt) exit 7 ;; esac\n";
    write("bin/cargo", note);
    let executable =
        "cd bin && chmod +x cargo ../.ci/readme-commands && cd .. && exec bash .ci/run";
    let output = Command::new("bash")
        .args(["-c", executable])
        .current_dir(folder.path())
        .env("PATH", format!("{}:/usr/bin:/bin", folder.path().join("bin").display()))
        .env("CARGO_HOME", folder.path().join("home"))
        .env("NOTES", folder.path().join("notes"))
        .stdin(Stdio::null())
        .output()
        .expect("Bash");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(7), "{said}");
    let notes = fs::read_to_string(folder.path().join("notes")).expect("notes");
    let home = "config.toml";
    let [first, second] = commands().try_into().expect("two commands");
    let [first, second] = [&first, &second].map(|it| it.trim_start_matches("cargo ").to_owned());
    let expected = [&first, home, &second, home, "fmt --check", home];
    assert_eq!(notes.lines().collect::<Vec<_>>(), expected, "{said}");
}

#[test]
fn the_code_hosts_workflow_does_the_same() {
    let workflow = text(".github/workflows/check.yml");
    let lines: Vec<&str> =
        workflow.lines().map(|line| line.trim().trim_start_matches("- ")).collect();
    let has = |line: &str| assert!(lines.contains(&line), "no line `{line}`");
    has("run: .ci/run");
    has("permissions:");
    has("contents: read");
    for line in lines.iter().filter_map(|line| line.strip_prefix("uses: ")) {
        let version = line.split_once("@v").expect("a version").1;
        assert!(version.parse::<u32>().is_ok(), "{line}: a major version is enough");
    }
    for line in lines.iter().filter(|line| !line.starts_with('#')) {
        assert!(!line.contains("cargo "), "`{line}`: the README says which commands");
    }
    assert!(workflow.contains(".ci/readme-commands"));
    assert!(workflow.contains("rust-version"), "the toolchain is the one of Cargo.toml");
}
