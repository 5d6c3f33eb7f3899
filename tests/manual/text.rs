//! README.md and the pages of the manual as headings, tables and blocks of code.

use std::fs;
use std::path::{Path, PathBuf};

/// Where a page is: `README.md` is the repository's, all others are in `docs/`.
pub(crate) fn file_of(page: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if page == "README.md" { root.join(page) } else { root.join("docs").join(page) }
}

/// The text of a page.
pub(crate) fn page(name: &str) -> String {
    let file = file_of(name);
    let text = fs::read_to_string(&file).unwrap_or_else(|_| panic!("{}", file.display()));
    text.replace("\r\n", "\n")
}

/// The names of the pages of the manual, without its index.
pub(crate) fn manual() -> Vec<String> {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")).expect("docs/");
    let files = files.map(|file| PathBuf::from(file.expect("a file").file_name()));
    let pages = files.filter(|file| file.extension().is_some_and(|ending| ending == "md"));
    let names = pages.map(|file| file.into_os_string().into_string().expect("a name"));
    let mut names: Vec<String> = names.filter(|name| name != "README.md").collect();
    names.sort();
    names
}

/// README.md and the manual: a name and a text each.
pub(crate) fn pages() -> Vec<(String, String)> {
    let names = std::iter::once("README.md".to_owned()).chain(manual());
    names.map(|name| (name.clone(), page(&name))).collect()
}

/// The headings of a text with their level.
pub(crate) fn headings(text: &str) -> Vec<(usize, &str)> {
    let mut in_code = false;
    let mut found = Vec::new();
    for line in text.lines() {
        in_code ^= line.trim_start().starts_with("```");
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        if !in_code && level > 0 && line.as_bytes().get(level) == Some(&b' ') {
            found.push((level, &line[level + 1..]));
        }
    }
    found
}

/// What stands under a heading of a page, up to the next one of its level or above.
#[track_caller]
pub(crate) fn section(name: &str, heading: &str) -> String {
    let text = page(name);
    let begin = format!("\n{text}").find(&format!("\n{heading}\n"));
    let begin = begin.unwrap_or_else(|| panic!("{name} has no `{heading}`"));
    let inside = &text[begin + heading.len()..];
    let level = heading.chars().take_while(|c| *c == '#').count();
    let ends = |line: &str| headings(line).first().is_some_and(|(own, _)| *own <= level);
    let (mut length, mut in_code) = (0, false);
    for line in inside.split_inclusive('\n') {
        in_code ^= line.starts_with("```");
        if !in_code && ends(line) {
            break;
        }
        length += line.len();
    }
    inside[..length].to_owned()
}

/// The rows of the tables in `text` whose head begins with this cell, without their heads.
#[track_caller]
pub(crate) fn rows(text: &str, first_of_head: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let is_head = lines.peek().is_some_and(|next| next.starts_with("|---"));
        if !is_head || cells(line).first().is_none_or(|cell| cell != first_of_head) {
            continue;
        }
        lines.next();
        while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
            rows.push(cells(row));
        }
    }
    assert!(!rows.is_empty(), "no table of `{first_of_head}`");
    rows
}

fn cells(row: &str) -> Vec<String> {
    let row = row.trim_start_matches('|').trim_end_matches('|').replace("\\|", "\0");
    row.split('|').map(|cell| cell.trim().replace('\0', "|")).collect()
}

/// The texts between backticks.
pub(crate) fn code_in(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// A block of code.
#[derive(Clone)]
pub(crate) struct Block {
    /// The page that it stands in.
    pub(crate) page: String,
    /// The file that it is said to be.
    pub(crate) file: Option<String>,
    pub(crate) language: String,
    pub(crate) text: String,
}

/// All blocks of code of a page. A line `` `path`: `` before a block names its file.
pub(crate) fn blocks_of(name: &str, text: &str) -> Vec<Block> {
    let (mut blocks, mut before) = (Vec::new(), "");
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            let indent = line.len() - line.trim_start().len();
            let text = lines.by_ref().take_while(|line| line.trim_start() != "```");
            let text = text.flat_map(|line| [line.get(indent..).unwrap_or(""), "\n"]).collect();
            let named = before.strip_prefix('`').and_then(|rest| rest.strip_suffix("`:"));
            blocks.push(Block {
                page: name.to_owned(),
                file: named.map(str::to_owned),
                language: language.to_owned(),
                text,
            });
        }
        if !line.is_empty() {
            before = line;
        }
    }
    blocks
}

/// All blocks of code of all pages.
pub(crate) fn blocks() -> Vec<Block> {
    pages().iter().flat_map(|(name, text)| blocks_of(name, text)).collect()
}

/// The one block that begins like this.
#[track_caller]
pub(crate) fn block(beginning: &str) -> Block {
    let mut found = blocks().into_iter().filter(|block| block.text.starts_with(beginning));
    let block = found.next().unwrap_or_else(|| panic!("no block begins with `{beginning}`"));
    assert!(found.next().is_none(), "two blocks begin with `{beginning}`");
    block
}
