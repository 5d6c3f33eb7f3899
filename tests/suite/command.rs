//! The command line, in process where that is possible and as a process where it isn't.

use std::path::Path;
use std::process::{Command, Stdio};

use dateline::command::Exit;
use tempfile::TempDir;

pub(crate) use crate::answer::{Answer, dateline};
pub(crate) use crate::project::scratch::folder;

mod build;
mod explain;
mod list;
mod start;

/// A site as `dateline init` makes it.
pub(crate) fn site() -> TempDir {
    let folder = folder();
    assert_eq!(dateline(folder.path(), &["init", "."]).exit, Exit::Done);
    folder
}

/// The program as a process, of whose environment and terminal nothing reaches the test.
pub(crate) fn process(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(arguments).env_clear().stdin(Stdio::null());
    command
}

#[test]
fn help_of_every_command() {
    let commands = [
        "",
        "build",
        "check",
        "explain",
        "init",
        "serve",
        "new",
        "list",
        "eject",
        "schema",
        "completions",
        "man",
        "help",
    ];
    for command in commands {
        let arguments = if command.is_empty() { vec!["--help"] } else { vec![command, "--help"] };
        let output = process(&arguments).output().expect("a process");
        assert!(output.status.success() && output.stderr.is_empty());
        let name = if command.is_empty() { "dateline" } else { command };
        let file = format!("tests/suite/command/help/{name}.txt");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let expected = snapbox::Data::read_from(&file, None);
        let said =
            String::from_utf8(output.stdout).expect("text").replace("dateline.exe", "dateline");
        snapbox::assert_data_eq!(said, expected);
        if !command.is_empty() {
            let short = process(&[command, "-h"]).output().expect("a process");
            assert!(short.status.success());
        }
    }
}

#[test]
fn help_has_pages_and_commands() {
    let folder = folder();
    let said = |arguments: &[&str]| dateline(folder.path(), arguments).out;
    assert_eq!(said(&["help", "build"]), said(&["build", "--help"]));
    assert_eq!(said(&["help"]), said(&["--help"]));
    assert!(said(&["help", "news"]).starts_with("# Corrections, sources"));
    assert_eq!(said(&["help", "news.md"]), said(&["help", "news"]));
    dateline(folder.path(), &["help", "writng"]).is(
        Exit::Usage,
        "",
        "error: there is no page and no command `writng`\nhelp: did you mean `dateline help writing`?\n",
    );
    dateline(folder.path(), &["help", "weather forecast"]).is(
        Exit::Usage,
        "",
        "error: there is no page and no command `weather forecast`\nhelp: `dateline help` lists them\n",
    );
}

#[test]
fn every_command_is_in_the_help() {
    let help = dateline(Path::new("."), &["--help"]).out;
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/command");
    let files = std::fs::read_dir(files).expect("a folder");
    for file in files.flatten().filter_map(|file| file.file_name().into_string().ok()) {
        let Some(command) =
            file.strip_suffix(".rs").filter(|name| !["report", "world"].contains(name))
        else {
            continue;
        };
        assert!(help.contains(&format!("\n  {command} ")), "{command}");
    }
}

#[test]
fn a_wrong_command_line_is_told_the_right_one() {
    let folder = folder();
    let unknown = dateline(folder.path(), &["biuld"]);
    unknown.is(
        Exit::Usage,
        "",
        "\
error: unrecognized subcommand 'biuld'

  tip: a similar subcommand exists: 'build'

Usage: dateline <COMMAND>

For more information, try '--help'.
",
    );
    for wrong in [
        &["build", "--thread", "4"][..],
        &["build", "--jobs", "many"],
        &["build", "--format", "xml"],
        &["build", "here"],
        &["new"],
        &["init"],
        &["list", "--drafts", "--expired"],
        &["schema", "authors"],
        &["schema", "site", "--cms", "pages"],
        &["schema", "--repo", "a/b"],
        &["completions", "tcsh"],
    ] {
        let answer = dateline(folder.path(), wrong);
        assert_eq!(answer.exit, Exit::Usage, "{wrong:?}");
        assert!(answer.out.is_empty() && answer.err.starts_with("error: "), "{answer:?}");
    }
    let nothing = dateline(folder.path(), &[]);
    assert_eq!(nothing.exit, Exit::Usage);
    assert!(nothing.err.contains("Commands:"));
}

#[test]
fn exit_codes_are_0_1_and_2() {
    let site = site();
    let code = |arguments: &[&str]| {
        let mut command = process(arguments);
        command.current_dir(site.path()).output().expect("a process").status.code()
    };
    assert_eq!(code(&["build"]), Some(0));
    assert_eq!(code(&["--version"]), Some(0));
    assert_eq!(code(&["list", "--nonsense"]), Some(2));
    std::fs::write(site.path().join("site.toml"), "titel = 1").expect("a written file");
    assert_eq!(code(&["build"]), Some(1));
    assert_eq!(code(&["list"]), Some(1));
    assert_eq!(code(&["eject", "nothing.html"]), Some(1));
}

#[test]
fn completions_for_every_shell() {
    for (shell, sign) in [
        ("bash", "complete -F _dateline"),
        ("zsh", "#compdef dateline"),
        ("fish", "complete -c dateline"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion:arg-completer[dateline]"),
    ] {
        let answer = dateline(Path::new("."), &["completions", shell]);
        assert_eq!((answer.exit, answer.err.as_str()), (Exit::Done, ""));
        assert!(answer.out.contains(sign), "{shell}");
        for command in ["build", "init", "new", "list", "eject", "schema"] {
            assert!(answer.out.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn the_manual_page_is_one() {
    let answer = dateline(Path::new("."), &["man"]);
    assert_eq!((answer.exit, answer.err.as_str()), (Exit::Done, ""));
    assert!(answer.out.contains(".TH dateline 1"));
    for command in ["build", "init", "new", "list", "eject", "schema", "completions"] {
        assert!(answer.out.contains(&format!("dateline\\-{command}")), "{command}");
    }
}

#[test]
fn a_reader_that_closes_the_pipe_has_seen_enough() {
    for arguments in [&["completions", "bash"][..], &["man"], &["eject"], &["--help"]] {
        let mut command = process(arguments);
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a process");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("an end");
        assert!(output.status.success(), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_closed_pipe_hides_no_errors() {
    let site = site();
    std::fs::write(site.path().join("site.toml"), "titel = 1").expect("a written file");
    let mut command = process(&["build"]);
    command.current_dir(site.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("a process");
    drop((child.stdout.take(), child.stderr.take()));
    assert_eq!(child.wait().expect("an end").code(), Some(1));
}

#[test]
fn commands_run_one_after_another_in_one_process() {
    let site = site();
    let first = dateline(site.path(), &["build"]);
    let second = dateline(site.path(), &["build", "--jobs", "1"]);
    let third = dateline(site.path(), &["build", "--jobs", "3"]);
    assert!(first.out.contains("rendered, "), "{first:?}");
    for again in [second, third] {
        assert!(again.out.contains(": 0 rendered, 0 written, 0 removed in "), "{again:?}");
    }
}
