//! README.md as headings, tables and blocks of code.

/// The whole text.
pub(crate) fn readme() -> &'static str {
    include_str!("../../README.md")
}

/// What stands under a heading, up to the next one of its level or above.
#[track_caller]
pub(crate) fn section(heading: &str) -> &'static str {
    let begin = readme().find(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("{heading}")) + 1;
    let inside = &readme()[begin + heading.len()..];
    let level = heading.chars().take_while(|c| *c == '#').count();
    let ends = |line: &str| {
        let marks = line.chars().take_while(|c| *c == '#').count();
        (1..=level).contains(&marks) && line.as_bytes().get(marks) == Some(&b' ')
    };
    let (mut length, mut in_code) = (0, false);
    for line in inside.split_inclusive('\n') {
        in_code ^= line.starts_with("```");
        if !in_code && ends(line) {
            break;
        }
        length += line.len();
    }
    &inside[..length]
}

/// The rows of the tables in `text` whose head begins with this cell, without their heads.
pub(crate) fn rows(text: &'static str, first_of_head: &str) -> Vec<Vec<String>> {
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
pub(crate) struct Block {
    /// The file that it is said to be.
    pub(crate) file: Option<&'static str>,
    pub(crate) language: &'static str,
    pub(crate) text: String,
}

/// All blocks of code of a language. A line `` `path`: `` before a block names its file.
pub(crate) fn blocks(language: &str) -> Vec<Block> {
    let (mut blocks, mut before) = (Vec::new(), "");
    let mut lines = readme().lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let text = lines.by_ref().take_while(|line| *line != "```");
            let text = text.flat_map(|line| [line, "\n"]).collect();
            let file = before.strip_prefix('`').and_then(|rest| rest.strip_suffix("`:"));
            blocks.push(Block { file, language, text });
        }
        if !line.is_empty() {
            before = line;
        }
    }
    blocks.retain(|block| block.language == language);
    assert!(!blocks.is_empty(), "no code in {language}");
    blocks
}
