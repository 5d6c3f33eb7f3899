//! A *revision*: the site as Git has it, for whoever checks in a fresh checkout, where nothing was
//! published from.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::Timestamp;

use crate::arrange::{Edition, arrange};
use crate::diagnostic::Diagnostic;
use crate::parse;
use crate::publish::Before;
use crate::read;

/// What the site at `root` had to publish at a revision, at the moment of its commit. Its settings
/// and texts are laid into `folder`.
pub(super) fn before(root: &Path, revision: &str, folder: &Path) -> Result<Before, Diagnostic> {
    let git = Git(root);
    let commit = format!("{revision}^{{commit}}");
    let commit = git.says(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
    let Some(commit) = commit else {
        return Err(Diagnostic::error(format!("Git knows no revision `{revision}` here")).help(
            "name a commit, a branch or a tag; a shallow checkout has only the last commit",
        ));
    };
    let second = git.says(&["show", "--no-patch", "--format=%ct", &commit])?;
    let second = second.and_then(|it| it.parse().ok()).unwrap_or_default();
    let now = Timestamp::from_second(second).unwrap_or_default();
    let unable = |error: &dyn std::fmt::Display| {
        Diagnostic::error(format!("the site of `{revision}` can't be read: {error}"))
    };
    lay(&git, &commit, folder).map_err(|error| unable(&error))?;
    let (sources, _) = read::read(folder).map_err(|_| unable(&"it has no `site.toml`"))?;
    let (parsed, _) = parse::parse(&sources);
    let (site, _) = arrange(parsed, Edition { now, drafts: false, future: false });
    Ok(Before::site(site, folder))
}

struct Git<'g>(&'g Path);

impl Git<'_> {
    fn command(&self) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.0).stdin(Stdio::null());
        command
    }

    /// What it prints without the line break at the end; none if it fails.
    fn says(&self, arguments: &[&str]) -> Result<Option<String>, Diagnostic> {
        let output = self.command().args(arguments).output().map_err(|error| {
            Diagnostic::error(format!("`--since` needs Git, which can't be run: {error}"))
        })?;
        let text = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
        Ok(output.status.success().then_some(text))
    }
}

/// Lays the settings and the texts of a commit into a folder.
fn lay(git: &Git<'_>, commit: &str, folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let list = ["ls-tree", "-r", "-z", commit, "--", "site.toml", "content"];
    let list = git.command().args(list).output()?.stdout;
    let list = String::from_utf8_lossy(&list);
    let files: Vec<(&str, &str)> = list.split('\0').filter_map(text_of_list).collect();
    let mut reading = git
        .command()
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let (Some(mut asked), Some(told)) = (reading.stdin.take(), reading.stdout.take()) else {
        return Ok(());
    };
    let names: String = files.iter().flat_map(|(name, _)| [*name, "\n"]).collect();
    // What it tells is read while it is asked: neither pipe holds everything.
    let asking = std::thread::spawn(move || asked.write_all(names.as_bytes()));
    let mut told = BufReader::new(told);
    for (_, path) in &files {
        let mut head = String::new();
        told.read_line(&mut head)?;
        let length = head.trim_end().rsplit(' ').next().and_then(|it| it.parse().ok());
        let missing = || std::io::Error::other(format!("Git doesn't have `{path}`"));
        let mut bytes = vec![0; length.ok_or_else(missing)?];
        told.read_exact(&mut bytes)?;
        // A line break follows what is in a file.
        told.read_exact(&mut [0])?;
        let path = folder.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, bytes)?;
    }
    let _ = asking.join();
    reading.wait().map(drop)
}

/// The object and the path of a file that is a text: `100644 blob 3b18e5…\tcontent/a.md`.
fn text_of_list(line: &str) -> Option<(&str, &str)> {
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let is_file = about.next()?.starts_with("100") && about.next()? == "blob";
    let is_inside = !path.split('/').any(|part| part == "..");
    let is_text = path == "site.toml" || Path::new(path).extension().is_some_and(|it| it == "md");
    (is_file && is_text && is_inside).then_some((about.next()?, path))
}
