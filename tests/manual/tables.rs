//! Tables of the manual that come from the code.
//!
//! `SNAPSHOTS=overwrite` writes them anew, as it does for the pictures of help texts. A last cell may
//! say more than the code does, behind it: that is kept as long as the code says the same.

use std::fs;

use crate::text::{file_of, page, rows, section};

/// Holds the table under a heading, whose head begins with a cell, against the rows of the code.
#[track_caller]
pub(crate) fn holds(name: &str, heading: &str, first_of_head: &str, expected: &[Vec<String>]) {
    if std::env::var("SNAPSHOTS").is_ok_and(|what| what == "overwrite") {
        overwrite(name, heading, first_of_head, expected);
    }
    let written = rows(&section(name, heading), first_of_head);
    let firsts = |rows: &[Vec<String>]| rows.iter().map(|it| it[0].clone()).collect::<Vec<_>>();
    assert_eq!(firsts(&written), firsts(expected), "{name} (left) and the code under {heading}");
    for (written, expected) in written.iter().zip(expected) {
        let (last, before) = written.split_last().expect("cells");
        let (about, cells) = expected.split_last().expect("cells");
        assert_eq!(before, cells, "{name} (left) and the code under {heading}");
        assert!(says(last, about), "{name}: {} means: {about}", written[0]);
    }
}

/// Whether a cell says what the code says, and perhaps more behind it.
fn says(cell: &str, about: &str) -> bool {
    let more = cell.strip_prefix(about);
    more.is_some_and(|more| more.is_empty() || more.starts_with([';', ':', ',', '.']))
}

/// Puts the rows of the code in place of those of the manual.
fn overwrite(name: &str, heading: &str, first_of_head: &str, expected: &[Vec<String>]) {
    let under = section(name, heading);
    let written = rows(&under, first_of_head);
    let mut table = String::new();
    for row in expected {
        let about = row.last().expect("cells");
        let kept = written.iter().find(|it| it[0] == row[0]).and_then(|it| it.last());
        let last = kept.filter(|cell| says(cell, about)).unwrap_or(about);
        let cells = row[..row.len() - 1].iter().chain([last]);
        table.extend(cells.map(|cell| format!("| {} ", cell.replace('|', "\\|"))));
        table.push_str("|\n");
    }
    let head = under.find(&format!("| {first_of_head} |")).expect("a table");
    let first = under[head..].match_indices('\n').nth(1).map_or(0, |(at, _)| head + at + 1);
    let length = under[first..].split_inclusive('\n').take_while(|line| line.starts_with('|'));
    let end = first + length.map(str::len).sum::<usize>();
    let new = page(name).replacen(&under[first..end], &table, 1);
    fs::write(file_of(name), new).expect("a page that can be written");
}
