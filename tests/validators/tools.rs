//! The programs that judge the output. `.ci/run` installs them and says where they are.

use std::process::Command;

/// The Python that has feedparser, lxml and markdown-it-py, with one of the scripts beside this file.
pub(crate) fn python(script: &str) -> Command {
    let python =
        variable("DATELINE_PYTHON", "a Python that has feedparser, lxml and markdown-it-py");
    let mut command = Command::new(python);
    command.arg(format!("{}/tests/validators/{script}", env!("CARGO_MANIFEST_DIR")));
    command
}

/// The Nu HTML checker.
pub(crate) fn nu() -> Command {
    let checker = variable("DATELINE_VNU", "the `vnu.jar` of npm's package vnu-jar");
    let mut command = Command::new("java");
    // Names of files are UTF-8 on every machine.
    command.args(["-Dsun.jnu.encoding=UTF-8", "-Xss8m", "-jar", &checker]);
    command.env("LC_ALL", "C.UTF-8");
    command
}

/// Node with one of the scripts beside this file, and the packages that it asks for.
pub(crate) fn node(script: &str) -> Command {
    let modules = variable("DATELINE_NODE_MODULES", "the `node_modules` that has schema-dts");
    let mut command = Command::new("node");
    command.arg(format!("{}/tests/validators/{script}", env!("CARGO_MANIFEST_DIR")));
    command.env("NODE_PATH", modules);
    command
}

/// Node with the script that knows content managers, and their packages.
pub(crate) fn content_managers() -> Command {
    let modules =
        variable("DATELINE_CONTENT_MANAGERS", "the `node_modules` that has decap-cms-core");
    let mut command = Command::new("node");
    let script = "tests/validators/content_managers.js";
    command.arg(format!("{}/{script}", env!("CARGO_MANIFEST_DIR"))).env("NODE_PATH", modules);
    command
}

/// What a program printed, whatever it thought of what it read.
pub(crate) fn output_of(mut command: Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed:\n{complaint}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn variable(name: &str, what: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| {
        panic!("set {name} to the path of {what}; `.ci/run` installs it and runs these tests")
    })
}
