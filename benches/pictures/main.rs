//! Photographs, and their variants: what making pictures costs without a site around it.
//!
//! usage: pictures photographs FOLDER N | pictures variants FOLDER OUTPUT THREADS
//!
//! The first writes N noisy photographs of twelve megapixels. The second makes four WebP and one JPEG of
//! each file of a folder.

#![allow(clippy::expect_used, reason = "a benchmark that can't write has nothing to say")]
#![allow(clippy::print_stderr, clippy::print_stdout, reason = "it is a program")]

use std::fs;
use std::path::Path;

use dateline::pictures::{Format, Notice, Recipe, head, make, memory};
use rayon::prelude::*;

const WIDTH: u32 = 4000;
const HEIGHT: u32 = 3000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["photographs", folder, number] => {
            fs::create_dir_all(folder).expect("a folder");
            for number in 0..number.parse().expect("a number") {
                let path = Path::new(folder).join(format!("photograph-{number}.jpg"));
                fs::write(path, photograph(number)).expect("a file");
            }
        }
        ["variants", folder, output, threads] => {
            let threads = threads.parse().expect("a number");
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            pool.expect("threads").install(|| variants(Path::new(folder), Path::new(output)));
        }
        _ => eprintln!("usage: pictures photographs FOLDER N | variants FOLDER OUTPUT THREADS"),
    }
}

fn variants(folder: &Path, output: &Path) {
    fs::create_dir_all(output).expect("a folder");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|it| it.expect("a file").path()).collect();
    files.sort();
    files.par_iter().with_max_len(1).for_each(|file| {
        let bytes = fs::read(file).expect("a picture");
        let Some(head) = head(&bytes) else { return println!("{}: none", file.display()) };
        let recipe = |width: u32, format| {
            let width = width.min(head.width);
            let height = (u64::from(head.height) * u64::from(width) + u64::from(head.width) / 2)
                / u64::from(head.width);
            let height = u32::try_from(height).expect("a side").max(1);
            Recipe { crop: None, width, height, format, quality: 78 }
        };
        let mut recipes: Vec<Recipe> =
            [480, 960, 1440, 1920].map(|it| recipe(it, Format::WebP)).into();
        recipes.push(recipe(1200, Format::Jpeg));
        let limit = memory(&head, &recipes);
        let name = file.file_stem().expect("a name").to_string_lossy();
        let made = make(&bytes, &recipes, &Notice::default(), limit, &mut |index, bytes| {
            let Recipe { width, format, .. } = recipes[index];
            let path = output.join(format!("{name}-{width}.{}", format.extension()));
            fs::write(path, bytes).expect("a file");
        });
        match made {
            Ok(()) => println!("{}: {} MB allowed", file.display(), limit >> 20),
            Err(refused) => println!("{}: {}", file.display(), refused.reason),
        }
    });
}

/// Hills, walls and sky, with the noise of a sensor.
fn photograph(number: u32) -> Vec<u8> {
    let mut state = u64::from(number) + 0x9e37_79b9;
    let mut pixels = Vec::with_capacity((WIDTH * HEIGHT * 3) as usize);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let seed = number * 7919;
            let mut light = 0.0;
            let (mut size, mut weight) = (900.0, 90.0);
            for octave in 0..6 {
                light += weight * between(f64::from(x) / size, f64::from(y) / size, seed + octave);
                size /= 2.7;
                weight *= 0.62;
            }
            let wall =
                if (x / 400 + seed).is_multiple_of(5) && y > HEIGHT / 3 { 60.0 } else { 0.0 };
            let sky = 70.0 * (1.0 - f64::from(y) / f64::from(HEIGHT));
            for (part, tint) in [(0, 0.9), (1, 1.0), (2, 1.1)] {
                let mut noise = 0.0;
                for _ in 0..3 {
                    state ^= state << 13;
                    state ^= state >> 7;
                    state ^= state << 17;
                    noise += f64::from(u32::try_from(state >> 32).expect("half"))
                        / f64::from(u32::MAX)
                        - 0.5;
                }
                let value = light * tint
                    + wall * tint
                    + sky * if part == 2 { 1.4 } else { 0.6 }
                    + 14.0 * noise;
                pixels.push(byte(value));
            }
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 92);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    let side = |it: u32| u16::try_from(it).expect("a side");
    let (width, height) = (side(WIDTH), side(HEIGHT));
    encoder.encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb).expect("a JPEG");
    bytes
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between")]
fn byte(value: f64) -> u8 {
    value.clamp(0.0, 255.0) as u8
}

/// A value between those of the four corners around a place.
fn between(x: f64, y: f64, seed: u32) -> f64 {
    let soft = |it: f64| it * it * (3.0 - 2.0 * it);
    let (across, down) = (soft(x.fract()), soft(y.fract()));
    let mix = |a: f64, b: f64, by: f64| a + (b - a) * by;
    let top = mix(corner(x, y, seed), corner(x + 1.0, y, seed), across);
    let bottom = mix(corner(x, y + 1.0, seed), corner(x + 1.0, y + 1.0, seed), across);
    mix(top, bottom, down)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they are small")]
fn corner(x: f64, y: f64, seed: u32) -> f64 {
    let mut hash = (x as u32).wrapping_mul(0x85eb_ca6b) ^ (y as u32).wrapping_mul(0xc2b2_ae35);
    hash = (hash ^ seed.wrapping_mul(0x27d4_eb2f)).wrapping_mul(0x1656_67b1);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    f64::from(hash >> 16) / 65_535.0
}
