//! What no line of a check may have, and which do with a reason.

use crate::{File, assert_none, checks};

struct Rule {
    what: &'static str,
    /// Whether it holds of Rust alone: scripts run where `.ci/run` has made a place for them.
    of_rust: bool,
    breaks: fn(&str) -> bool,
    /// Files that may: each with a part of the line and why.
    may: &'static [(&'static str, &'static str, &'static str)],
}

const RULES: [Rule; 7] = [
    Rule {
        what: "what was fetched before can be gone",
        of_rust: false,
        breaks: |line| has(line, &["--offline", "--frozen"]),
        may: &[],
    },
    Rule {
        what: "not everybody has this home folder",
        of_rust: false,
        breaks: |line| {
            let names = ["HOME", "USERPROFILE", "home_dir", "homedir", "dirs::", ".cargo/"];
            has(line, &names) || has(line, &["expanduser", "Path.home", "~/"])
        },
        may: &[
            ("tests/suite/determinism.rs", "\"HOME\", \"/nowhere\"", "it is of no effect"),
            (".ci/example.sh", "HOME=/nowhere", "it is of no effect"),
            ("tests/manual/shell.rs", "\"mkdir -p ~/dateline x\"", "a text that is read, not run"),
            (".ci/bare.sh", "HOME=/nowhere", "there is none"),
            (".ci/run", "${CARGO_HOME:-${HOME:-}/.cargo}/config.toml", "a mirror may be set there"),
            (".ci/run", "export CARGO_HOME=$PWD/target/ci/cargo-home", "its own"),
            (".ci/run", "\"$CARGO_HOME\"", "its own"),
        ],
    },
    Rule {
        what: "this port can be taken: ask for port 0",
        of_rust: false,
        breaks: fixed_port,
        may: &[
            (
                "tests/preview/hostile.rs",
                "\"LOCALHOST:8080\"",
                "a name to answer to, not to listen at",
            ),
            (
                "tests/preview/hosts.rs",
                "\"localhost:8080\"",
                "a name to answer to, not to listen at",
            ),
            ("tests/preview/hosts.rs", "\"desk.local:80\"", "a name to refuse, not to listen at"),
            ("tests/suite/schema/agreement.rs", "http://localhost:80/b/", "an address of a site"),
            (".ci/bare.sh", "http://127.0.0.1:1", "a proxy that nobody may ask"),
        ],
    },
    Rule {
        what: "temporary folders are elsewhere on other systems, and others use them",
        of_rust: false,
        breaks: |line| has(line, &["/tmp/", "/tmp\"", "/tmp'", "/tmp "]) || line.ends_with("/tmp"),
        may: &[],
    },
    Rule {
        what: "a test may run from any folder: begin at CARGO_MANIFEST_DIR",
        of_rust: true,
        breaks: relative_path,
        may: &[],
    },
    Rule {
        what: "the environment is another on every machine",
        of_rust: true,
        breaks: |line| {
            has(line, &["env::var", "env::vars", "option_env!", "env::home", "env::set"])
        },
        may: &[
            ("tests/manual/tables.rs", "\"SNAPSHOTS\"", "who sets it asks for new tables"),
            ("tests/suite/random.rs", "env::var(name)", "DATELINE_RANDOM_…: more of the same"),
            ("tests/suite/pictures/hostile.rs", "\"DATELINE_MUTANTS\"", "more of the same"),
            ("tests/validators/metadata.rs", "env::var(variable)", "ignored: other programs"),
            ("tests/validators/metadata.rs", "var_os(ALONE)", "it sets that itself"),
            ("tests/suite/check/since.rs", "var_os(\"PATH\")", "ignored: needs Git"),
            (
                "tests/suite/scratch.rs",
                "var_os(\"TMPDIR\")",
                "where somebody wants the sites of tests",
            ),
            ("tests/preview/browser.rs", "\"DATELINE_PLAYWRIGHT\"", "ignored: `.ci/run` sets it"),
            ("tests/validators/tools.rs", "env::var(name)", "ignored: `.ci/run` sets them"),
            (
                "tests/validators/mutations.rs",
                "env::var(name)",
                "DATELINE_MUTATIONS…: more of them",
            ),
            ("tests/validators/mutations.rs", "\"DATELINE_ARTICLES\"", "other texts"),
            ("tests/theme.rs", "env::var(name)", "ignored: `.ci/run` sets them"),
        ],
    },
    Rule {
        what: "only `.ci/tools.sh` fetches programs and packages",
        of_rust: false,
        breaks: |line| {
            let clients = ["npm install", "npm pack", "npx ", "pip install", "apt-get ", "curl "];
            has(line, &clients) || has(line, &["wget ", "cargo install", "rustup "])
        },
        may: &[
            (".ci/tools.sh", "apt-get ", "that is it"),
            (".ci/tools.sh", "npm ", "that is it"),
            (".ci/tools.sh", "pip install", "that is it"),
        ],
    },
];

fn has(line: &str, words: &[&str]) -> bool {
    words.iter().any(|word| line.contains(word))
}

/// Whether a port that isn't 0 stands where one is listened at or asked.
fn fixed_port(line: &str) -> bool {
    let before = [
        "127.0.0.1:",
        "localhost:",
        "0.0.0.0:",
        "[::1]:",
        ".local:",
        "0, 1], ",
        "\"127.0.0.1\", ",
        "--port ",
        "--port=",
        "\"--port\", \"",
        "listen(",
        "http.server ",
    ];
    before.iter().any(|before| {
        line.split(before).skip(1).any(|rest| {
            let digits = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
            rest[..digits].parse().is_ok_and(|port: u32| port != 0)
        })
    })
}

/// Whether a file is named from the folder that the test happens to run in.
fn relative_path(line: &str) -> bool {
    let doors = ["fs::", "File::", "fs::File::", ".current_dir(\"", "WalkDir::new(\""];
    doors.iter().any(|door| {
        line.split(door).skip(1).any(|rest| {
            // `read_dir("src")`: a call whose first argument is a text. A link begins where it lies.
            let path = if door.ends_with('"') {
                Some(rest)
            } else {
                rest.split_once("(\"").filter(|(name, _)| is_call(name)).map(|it| it.1)
            };
            path.is_some_and(|path| !path.starts_with('/'))
        })
    })
}

fn is_call(name: &str) -> bool {
    let is_path = name.chars().all(|it| it.is_ascii_alphanumeric() || it == '_' || it == ':');
    is_path && !name.ends_with("symlink")
}

fn faults(rules: &[Rule], files: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for rule in rules {
        let mut used = vec![false; rule.may.len()];
        for file in files.iter().filter(|file| file.is_rust() || !rule.of_rust) {
            for (number, line) in file.code().filter(|(_, line)| (rule.breaks)(line)) {
                let may = |(path, part, _): &(&str, &str, &str)| {
                    *path == file.path && line.contains(part)
                };
                match rule.may.iter().position(may) {
                    Some(index) => used[index] = true,
                    None => faults.push(format!(
                        "{}:{number}: {}: {}",
                        file.path,
                        rule.what,
                        line.trim()
                    )),
                }
            }
        }
        let gone = rule.may.iter().zip(used).filter(|(_, is_used)| !is_used);
        faults.extend(
            gone.map(|((path, part, _), _)| format!("{path}: no line has `{part}`: take it off")),
        );
    }
    faults
}

#[test]
fn no_check_rests_on_the_machine() {
    assert_none(&faults(&RULES, &checks()));
}

#[test]
fn the_rules_see_what_they_forbid() {
    for (number, line) in [
        (0, ".args([\"metadata\", \"--offline\"])"),
        (0, "cargo build --frozen"),
        (1, "let home = std::env::var(\"HOME\")"),
        (1, "cp ~/.cargo/config.toml ."),
        (1, "pathlib.Path.home()"),
        (2, "TcpListener::bind(\"127.0.0.1:8080\")"),
        (2, "server.listen(1111, () => {"),
        (2, "site.start(&[\"--port\", \"1111\"])"),
        (2, "python3 -m http.server 8000"),
        (2, "SocketAddr::from(([127, 0, 0, 1], 4000))"),
        (3, "let folder = Path::new(\"/tmp/site\");"),
        (3, "cd /tmp"),
        (4, "std::fs::read_dir(\"src/command\")"),
        (4, "fs::read_to_string(\"Cargo.toml\")"),
        (4, "command.current_dir(\"tests\")"),
        (5, "std::env::var(\"LANG\")"),
        (6, "curl https://example.org/"),
    ] {
        let file = File { path: "tests/made_up.rs".into(), text: line.into() };
        let rule: &Rule = &RULES[number];
        let bare = Rule { may: &[], ..*rule };
        assert_eq!(faults(&[bare], &[file]).len(), 1, "{line}");
    }
}

#[test]
fn the_rules_let_through_what_is_fine() {
    let fine = "TcpListener::bind(\"127.0.0.1:0\")\nserver.listen(0, \"127.0.0.1\")\n\
                site.start(&[\"--port\", \"0\"])\nformat!(\"127.0.0.1:{port}\")\n\
                // cargo build --offline\nproject.write(\"site.toml\", SITE)\nfs::write(file, \"text\")\n\
                fs::read(root.join(\"site.toml\"))\nstd::os::unix::fs::symlink(\"a.md\", b)\nbenches/run --folder a/tmpfs\n";
    let file = File { path: "tests/made_up.rs".into(), text: fine.into() };
    let bare: Vec<Rule> = RULES.into_iter().map(|rule| Rule { may: &[], ..rule }).collect();
    assert_none(&faults(&bare, &[file]));
}

#[test]
fn an_exception_that_nothing_needs_is_told_of() {
    let rule = Rule { may: &[("tests/a.rs", "--offline", "why")], ..RULES[0] };
    assert_eq!(faults(&[rule], &[]), ["tests/a.rs: no line has `--offline`: take it off"]);
}
