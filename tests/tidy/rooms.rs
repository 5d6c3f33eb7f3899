//! The rooms of the house, what stands below them, and what only some files may name.

/// The rooms in the order of the flow, each using what stands before it.
pub(super) const ROOMS: [&str; 12] = [
    "read", "parse", "schema", "arrange", "plan", "render", "publish", "check", "build", "explain",
    "serve", "command",
];

/// Below the rooms: each with the others that it may use.
pub(super) const LOW: [(&str, &[&str]); 14] = [
    ("path", &[]),
    ("digest", &[]),
    ("html", &[]),
    ("pieces", &["digest"]),
    ("slug", &[]),
    ("typography", &[]),
    ("date", &[]),
    ("locale", &[]),
    ("diagnostic", &["path"]),
    ("places", &["slug"]),
    ("policy", &["diagnostic"]),
    ("metadata", &[]),
    ("pictures", &["metadata"]),
    ("running", &[]),
];

/// What only some files may name: words, and the beginnings of the paths that may.
pub(super) const DOORS: [(&str, &[&str], &[&str]); 7] = [
    (
        "files",
        &["std::fs", "fs::", "{fs,"],
        &["read", "publish", "check", "serve/files.rs", "command"],
    ),
    ("the environment", &["std::env", "env::"], &["read.rs", "main.rs"]),
    ("the clock", &["Timestamp::now", "Zoned::now", "SystemTime"], &["main.rs"]),
    ("a stopwatch", &["Instant"], &["serve/looking.rs", "serve/watch.rs", "command/build.rs"]),
    (
        "sockets",
        &["std::net", "TcpListener", "TcpStream", "UdpSocket", "ureq"],
        &["serve", "command/serve.rs", "check/external/ask.rs"],
    ),
    (
        "the terminal",
        &["println!", "eprintln!", "print!(", "eprint!(", "io::std"],
        &["main.rs", "command/serve.rs"],
    ),
    // Its order is another one in each process. These look things up in it and never go through it.
    (
        "a hash map",
        &["HashMap", "HashSet"],
        &[
            "arrange/articles.rs",
            "arrange/seed.rs",
            "check/facts.rs",
            "check/graph.rs",
            "check/learn.rs",
            "publish/tally.rs",
            "render/kept.rs",
            "render/teasers.rs",
        ],
    ),
];
