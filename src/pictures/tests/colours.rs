//! Colours that stay what they are.

use jpeg_encoder::ColorType;
use moxcms::ColorProfile;

use super::fixtures::{chunk, encoded, gray, pixels, png};
use super::{Format, made, recipe};

/// The middle pixel of a file that shows one colour everywhere.
fn shown(file: &[u8]) -> Vec<u8> {
    let small = made(file, &[recipe(8, 8, Format::Png)]).expect("a file");
    let pixels = pixels(&small[0]);
    let size = pixels.len() / 64;
    pixels[27 * size..28 * size].to_vec()
}

fn is_near(file: &[u8], wanted: &[u8], what: &str) {
    let shown = shown(file);
    let far = shown.iter().zip(wanted).map(|(a, b)| a.abs_diff(*b)).max();
    assert!(shown.len() == wanted.len() && far <= Some(3), "{what}: {shown:?}, not {wanted:?}");
}

#[test]
fn inks_become_what_they_print() {
    let (cyan, rich) = ([255, 0, 0, 0].repeat(256), [0, 100, 200, 50].repeat(256));
    for (what, colours) in [("CMYK", ColorType::Cmyk), ("YCCK", ColorType::CmykAsYcck)] {
        for (inks, wanted) in [(&cyan, [0, 255, 255]), (&rich, [205, 125, 44])] {
            is_near(&encoded(inks, (16, 16), colours, false), &wanted, what);
        }
    }
}

#[test]
fn wide_colours_become_those_of_the_web() {
    let profile = |it: ColorProfile| it.encode().expect("a profile");
    let cases = [
        ("Display P3", profile(ColorProfile::new_display_p3()), [200, 100, 100], [215, 93, 97]),
        ("Adobe RGB", profile(ColorProfile::new_adobe_rgb()), [100, 150, 100], [66, 151, 97]),
        ("sRGB", profile(ColorProfile::new_srgb()), [200, 100, 50], [200, 100, 50]),
        ("no profile at all", b"no profile at all".to_vec(), [200, 100, 50], [200, 100, 50]),
    ];
    for (what, profile, stored, wanted) in cases {
        let plain = png(&stored.repeat(256), 16, 16);
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&profile, 6);
        let mut file = plain[..33].to_vec();
        file.extend(chunk(*b"iCCP", &[b"of a camera\0\0", &packed[..]].concat()));
        file.extend(&plain[33..]);
        is_near(&file, &wanted, what);
    }
}

#[test]
fn what_is_transparent_has_no_edge() {
    // Red beside what is transparent, and would be green if it weren't.
    let pixels: Vec<u8> = (0..256)
        .flat_map(|at| if at % 2 == 0 { [255, 0, 0, 255] } else { [0, 255, 0, 0] })
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, 16, 16);
    encoder.set_color(::png::ColorType::Rgba);
    encoder.write_header().and_then(|mut it| it.write_image_data(&pixels)).expect("a PNG");
    let shown = shown(&bytes);
    assert_eq!(shown[..3], [255, 0, 0]);
    assert!(shown[3].abs_diff(128) < 30, "{shown:?}");
    let jpeg = made(&bytes, &[recipe(8, 8, Format::Jpeg)]).expect("a JPEG");
    let back = made(&jpeg[0], &[recipe(8, 8, Format::Png)]).expect("a PNG");
    let [red, green, blue] = *super::pixels(&back[0])[27 * 3..].first_chunk().expect("a pixel");
    assert!(
        red > 240 && green.abs_diff(128) < 40 && blue.abs_diff(128) < 40,
        "{red} {green} {blue}"
    );
}

#[test]
fn passes_and_rows_are_the_same_picture() {
    let light = |x: u32, y: u32| u8::try_from((x * 7 + y * y) % 256).expect("a byte");
    let recipes = [recipe(13, 11, Format::Png), recipe(4, 3, Format::Png)];
    let in_passes = made(&gray(53, 47, true, light), &recipes).expect("files");
    assert_eq!(in_passes, made(&gray(53, 47, false, light), &recipes).expect("files"));
}

#[test]
fn few_colours_lose_nothing() {
    let file = png(&[[200, 10, 10], [10, 10, 200]].concat().repeat(800), 40, 40);
    let format = if Format::WebP.is_made_here() { Format::WebP } else { Format::Png };
    let small = made(&file, &[recipe(40, 40, format)]).expect("a file").remove(0);
    let back = made(&small, &[recipe(40, 40, Format::Png)]).expect("a file");
    assert_eq!(pixels(&back[0]), pixels(&file));
}
