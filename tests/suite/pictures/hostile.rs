//! Pictures that somebody made to do *harm*, or that a transfer broke: an error with the file's place, and the
//! output stays as it was.

use dateline::diagnostic::Format;

use crate::project::{Project, draw, tree};
use crate::whole;

fn paper() -> Project {
    let project = Project::new(
        "\
-- site.toml --
title = \"T\"
base_url = \"https://example.org\"
[images]
widths = [16, 64]
-- content/articles/a/index.md --
+++
title = \"A\"
date = 2025-08-16
+++

![A ship](ship.png)

![A harbour](lead.jpg)
",
    );
    project.write("content/articles/a/lead.jpg", whole::jpeg(b""));
    project.write("content/articles/a/ship.png", whole::png(80, 60, &[200; 900]));
    project
}

/// What a build that fails says, in one line each.
#[track_caller]
fn said(project: &Project) -> Vec<String> {
    let before = tree(&project.output());
    let outcome = project.attempt();
    assert!(outcome.published.is_none(), "it was published");
    assert_eq!(tree(&project.output()), before, "the output was touched");
    let lines = draw(project.root(), &outcome.diagnostics, Format::Short);
    lines.lines().map(str::to_owned).collect()
}

/// A PNG whose head says another size, and whose checksum holds.
fn claiming(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    // A megabyte of zeros is a thousand bytes.
    let rows = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; 4 << 20], 9);
    let chunks =
        [whole::chunk(b"IHDR", &header), whole::chunk(b"IDAT", &rows), whole::chunk(b"IEND", b"")];
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat()
}

#[test]
fn a_picture_that_would_fill_the_memory_is_an_error() {
    let project = paper();
    project.build();
    let path = "content/articles/a/ship.png";
    for ((width, height), reason) in [
        (
            (30_000, 30_000),
            "this picture can't be shown: it has 30000 × 30000 pixels, and more than 100",
        ),
        ((u32::MAX, 2), "this picture of 4294967295 × 2 pixels takes 24581 MB"),
        ((2 << 29, 2 << 29), "this picture of 1073741824 × 1073741824 pixels takes"),
        ((9_000, 9_000), "this picture can't be shown: this PNG is damaged"),
    ] {
        project.write(path, claiming(width, height));
        let said = said(&project);
        let is_it = |line: &String| line.starts_with(&format!("{path}: error: {reason}"));
        assert!(said.len() == 1 && said.iter().all(is_it), "{said:?}");
        // What would help with fewer pixels doesn't here.
        assert!(!said[0].contains("site.toml"), "{said:?}");
    }
    project.write(path, whole::png(80, 60, &[200; 900]));
    let mut large = whole::jpeg(b"");
    let at = large.windows(2).position(|it| it == b"\xff\xc0").expect("a frame");
    large[at + 5..at + 9].copy_from_slice(&[0xff; 4]);
    let path = "content/articles/a/lead.jpg";
    project.write(path, large);
    let said = said(&project);
    let place = format!("{path}: error: this picture of 65535 × 65535 pixels takes ");
    assert!(said.len() == 1 && said[0].starts_with(&place), "{said:?}");
    project.write(path, whole::jpeg(b""));
    project.build();
}

/// A number that is another one each time, and the same in each run.
fn random(state: &mut u64, below: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).expect("31 bits") % below.max(1)
}

fn mutant(bytes: &[u8], state: &mut u64) -> Vec<u8> {
    let mut mutant = bytes.to_vec();
    for _ in 0..=random(state, 3) {
        let at = random(state, mutant.len());
        match random(state, 4) {
            0 => mutant.truncate(at.max(1)),
            1 => drop(mutant.drain(at..(at + 9).min(mutant.len() - 1).max(at))),
            2 => mutant[at] = [0, 255, 127, 1][random(state, 4)],
            _ => mutant[at] ^= 1 << random(state, 8),
        }
    }
    mutant
}

/// How many mutants are tried: `DATELINE_MUTANTS` for more.
fn mutants() -> usize {
    std::env::var("DATELINE_MUTANTS").ok().and_then(|it| it.parse().ok()).unwrap_or(60)
}

#[test]
fn a_picture_that_was_altered_is_shown_or_an_error_with_its_place() {
    let project = paper();
    project.build();
    let (ship, lead) = (whole::png(80, 60, &[200; 900]), whole::jpeg(b""));
    let mut state = 0x2545_f491_4f6c_dd1d;
    let mut refused = 0;
    for number in 0..mutants() {
        let (path, bytes) = [("ship.png", &ship), ("lead.jpg", &lead)][number % 2];
        let path = format!("content/articles/a/{path}");
        project.write(&path, mutant(bytes, &mut state));
        let outcome = project.attempt();
        if outcome.published.is_none() {
            let lines = draw(project.root(), &outcome.diagnostics, Format::Short);
            let is_placed = |line: &str| {
                line.starts_with(&path) || line.starts_with("content/articles/a/index.md:")
            };
            let errors = || lines.lines().filter(|line| line.contains("error"));
            assert!(errors().next().is_some() && errors().all(is_placed), "{number}: {lines}");
            refused += 1;
        }
        project.write(&path, bytes);
    }
    assert!(refused * 3 > mutants(), "{refused}");
    project.build();
}
