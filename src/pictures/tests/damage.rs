//! What is damaged, too large, or made to do harm.

use super::fixtures::{chunk, fixtures, gray, jpeg};
use super::{Format, Notice, Recipe, Refused, head, made, make, memory, recipe, refusal};
use crate::metadata::mutants::random;

/// What a site would make of a picture, whatever it says of itself.
fn all_of(bytes: &[u8]) -> Result<(), Refused> {
    let Some(head) = head(bytes) else { return Ok(()) };
    let formats = [Format::Jpeg, Format::Png, Format::WebP];
    let formats = formats.into_iter().filter(|it| it.is_made_here());
    let side = |it: u32| it.min(16);
    let small = |format| recipe(side(head.width), side(head.height), format);
    let recipes: Vec<Recipe> = formats.map(small).collect();
    assert!(memory(&head, &recipes) > 0);
    make(bytes, &recipes, &Notice::default(), 64 << 20, &mut |_, file| assert!(!file.is_empty()))
}

#[test]
fn what_is_cut_off_is_an_error() {
    for fixture in fixtures() {
        let (name, bytes) = (fixture.name, fixture.bytes);
        assert_eq!(all_of(&bytes), Ok(()), "{name}");
        let [most, half] = [bytes.len() * 9 / 10, bytes.len() / 2];
        for length in [most, half] {
            let cut = &bytes[..length];
            assert!(head(cut).is_none() || all_of(cut).is_err(), "{name} of {length} bytes");
        }
    }
}

#[test]
fn a_jpeg_that_ends_early_is_an_error_even_with_an_end() {
    let whole = jpeg(200, 200);
    for part in 3..=9 {
        let mut cut = whole[..whole.len() * part / 10].to_vec();
        cut.extend([0xff, 0xd9]);
        assert!(all_of(&cut).is_err(), "{part} tenths");
    }
    let cut = jpeg(64, 64);
    let reason = "this picture is cut off, as by a broken transfer: copy or save it anew";
    assert_eq!(refusal(&cut[..cut.len() - 9], &[recipe(8, 8, Format::Png)]), reason);
}

#[test]
fn what_is_too_large_is_refused_before_it_is_decoded() {
    let head = |width: u32, height: u32| {
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
        file.extend(chunk(*b"IHDR", &[&sides[..], &[8, 2, 0, 0, 0]].concat()));
        file.extend(chunk(*b"IDAT", b"\x78\x01"));
        file
    };
    assert_eq!(
        refusal(&head(30_000, 30_000), &[recipe(480, 480, Format::Png)]),
        "it has 30000 × 30000 pixels, and more than 100 million are too many: save a smaller one"
    );
    // Hardly any memory, for it comes row by row: that there are none is seen in time.
    let small = recipe(480, 480, Format::Png);
    assert_eq!(
        refusal(&head(9_000, 9_000), &[small]),
        "this PNG is damaged: open it in another program and export it anew"
    );
    assert_eq!(
        refusal(&head(9_000, 9_000), &[recipe(9_000, 9_000, Format::Png)]),
        "it takes 1163 MB of memory, and 1024 MB are allowed: save a smaller one, or allow more"
    );
}

#[test]
fn a_large_picture_in_rows_takes_little() {
    let file = gray(9_000, 1_000, false, |x, _| if x < 4_500 { 0 } else { 255 });
    let recipes = [recipe(90, 10, Format::Png)];
    assert!(memory(&head(&file).expect("a head"), &recipes) < 6 << 20);
    let small = super::pixels(&made(&file, &recipes).expect("a file")[0]);
    assert_eq!((small[40], small[50]), (0, 255));
}

#[test]
fn mutants_are_made_or_refused() {
    let files: Vec<Vec<u8>> = fixtures().into_iter().map(|it| it.bytes).collect();
    let (mut made, mut refused) = (0, 0);
    let mut random = random();
    for turn in 0..600 {
        let mut mutant = files[turn % files.len()].clone();
        for _ in 0..=random(3) {
            let at = random(mutant.len());
            match random(4) {
                0 => mutant[at] = 0xff,
                1 => mutant[at] ^= 1 << random(8),
                2 => mutant.truncate(at.max(1)),
                _ => drop(mutant.drain(at..(at + random(20)).min(mutant.len()))),
            }
            if mutant.is_empty() {
                break;
            }
        }
        match all_of(&mutant) {
            Ok(()) => made += 1,
            Err(Refused { reason }) => {
                assert!(!reason.is_empty());
                refused += 1;
            }
        }
    }
    assert!(made > 50 && refused > 50, "{made} made, {refused} refused");
}
