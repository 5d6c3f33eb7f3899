//! Small pictures of every form, made in code.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::pictures::{Format, Notice, Recipe, Refused, make};

pub(super) struct Fixture {
    pub(super) name: &'static str,
    pub(super) bytes: Vec<u8>,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) has_alpha: bool,
    pub(super) is_flat: bool,
}

/// Slopes, edges and noise: three bytes a pixel.
pub(super) fn photo(width: u32, height: u32) -> Vec<u8> {
    let mut state = 1_u32;
    let mut pixels = Vec::new();
    let byte = |it: u32| u8::try_from(it.min(255)).unwrap_or(255);
    for y in 0..height {
        for x in 0..width {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = state >> 28;
            let (across, down) = (x * 200 / width, y * 200 / height);
            let edge = if (x / 7 + y / 5) % 3 == 0 { 40 } else { 0 };
            pixels.extend([across + noise, down + edge, 200 - across + noise].map(byte));
        }
    }
    pixels
}

fn written(
    pixels: &[u8],
    (width, height): (u32, u32),
    colours: png::ColorType,
    depth: png::BitDepth,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(colours);
    encoder.set_depth(depth);
    if colours == png::ColorType::Indexed {
        encoder.set_palette((0..48).map(|it| it * 5).collect::<Vec<u8>>());
        encoder.set_trns(vec![0, 128]);
    }
    let mut writer = encoder.write_header().expect("a PNG");
    writer.write_image_data(pixels).expect("a PNG");
    writer.finish().expect("a PNG");
    bytes
}

pub(super) fn png(pixels: &[u8], width: u32, height: u32) -> Vec<u8> {
    written(pixels, (width, height), png::ColorType::Rgb, png::BitDepth::Eight)
}

pub(super) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&photo(width, height), (width, height), ColorType::Rgb, false)
}

pub(super) fn encoded(
    pixels: &[u8],
    (width, height): (u32, u32),
    colours: ColorType,
    is_progressive: bool,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    encoder.set_progressive(is_progressive);
    let is_ink = matches!(colours, ColorType::Cmyk | ColorType::CmykAsYcck);
    let (one, four) = (SamplingFactor::F_1_1, SamplingFactor::F_2_2);
    encoder.set_sampling_factor(if is_ink { one } else { four });
    let side = |it: u32| u16::try_from(it).expect("a side");
    encoder.encode(pixels, side(width), side(height), colours).expect("a JPEG");
    bytes
}

/// The pixels of a PNG that was made.
pub(super) fn pixels(bytes: &[u8]) -> Vec<u8> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut pixels).expect("a PNG");
    pixels
}

/// A frame of a GIF: 4 × 4 pixels of two colours, cleared and coded by hand.
pub(super) const FRAME: &[u8] = b"\x2c\0\0\0\0\x04\0\x04\0\0\x02\x04\x84\x8f\x09\x05\0";

pub(super) fn gif(frames: &[&[u8]]) -> Vec<u8> {
    let mut bytes = b"GIF89a\x04\0\x04\0\x80\0\0\x10\x20\x30\xf0\xe0\xd0".to_vec();
    for frame in frames {
        bytes.extend_from_slice(frame);
    }
    bytes.push(0x3b);
    bytes
}

/// How a camera stores what is shown, held in one of eight ways, and the sides of that.
pub(super) fn turned(
    shown: &[u8],
    (width, height): (u32, u32),
    orientation: u8,
) -> (Vec<u8>, (u32, u32)) {
    let (wide, high) = (width as usize, height as usize);
    let sides = if orientation >= 5 { (height, width) } else { (width, height) };
    let mut stored = Vec::new();
    for row in 0..sides.1 as usize {
        for column in 0..sides.0 as usize {
            // Exif's words: where the first row and the first column of what is stored are in what is shown.
            let (x, y) = match orientation {
                1 => (column, row),
                2 => (wide - 1 - column, row),
                3 => (wide - 1 - column, high - 1 - row),
                4 => (column, high - 1 - row),
                5 => (row, column),
                6 => (wide - 1 - row, column),
                7 => (wide - 1 - row, high - 1 - column),
                _ => (row, high - 1 - column),
            };
            let at = (y * wide + x) * 3;
            stored.extend_from_slice(&shown[at..at + 3]);
        }
    }
    (stored, sides)
}

/// A PNG with Exif that says how it is to be turned.
pub(super) fn with_orientation(png: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    let mut file = png[..33].to_vec();
    file.extend(chunk(*b"eXIf", &exif));
    file.extend(&png[33..]);
    file
}

pub(super) fn chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let mut bytes = u32::try_from(content.len()).expect("a length").to_be_bytes().to_vec();
    bytes.extend(kind);
    bytes.extend(content);
    let mut crc = u32::MAX;
    for byte in &bytes[4..] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
        }
    }
    bytes.extend((!crc).to_be_bytes());
    bytes
}

/// A gray PNG of any size, whose pixels are as given, stored in seven passes if asked for.
pub(super) fn gray(
    width: u32,
    height: u32,
    is_interlaced: bool,
    light: impl Fn(u32, u32) -> u8,
) -> Vec<u8> {
    let passes: &[[u32; 4]] = if is_interlaced {
        &[
            [0, 0, 8, 8],
            [4, 0, 8, 8],
            [0, 4, 4, 8],
            [2, 0, 4, 4],
            [0, 2, 2, 4],
            [1, 0, 2, 2],
            [0, 1, 1, 2],
        ]
    } else {
        &[[0, 0, 1, 1]]
    };
    let mut rows = Vec::new();
    for [left, top, across, down] in passes {
        for y in (*top..height).step_by(*down as usize) {
            rows.extend((*left < width).then_some(0));
            rows.extend((*left..width).step_by(*across as usize).map(|x| light(x, y)));
        }
    }
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend([8, 0, 0, 0, u8::from(is_interlaced)]);
    file.extend(chunk(*b"IHDR", &head));
    file.extend(chunk(*b"IDAT", &miniz_oxide::deflate::compress_to_vec_zlib(&rows, 6)));
    file.extend(chunk(*b"IEND", b""));
    file
}

/// One of each form, 48 × 32 pixels but for the GIF.
pub(super) fn fixtures() -> Vec<Fixture> {
    use png::{BitDepth, ColorType as Png};
    let sides = (48, 32);
    let rgb = photo(48, 32);
    let part = |at: usize| rgb.chunks(3).map(move |it| it[at]);
    let grays: Vec<u8> = part(0).collect();
    let alphas: Vec<u8> = part(0).zip(part(1)).flat_map(|(gray, alpha)| [gray, alpha]).collect();
    let rgba: Vec<u8> = rgb.chunks(3).flat_map(|it| [it[0], it[1], it[2], it[1]]).collect();
    let deep: Vec<u8> = rgb.iter().flat_map(|it| [*it, 0x80]).collect();
    let indexes: Vec<u8> = part(1).map(|it| it / 16).collect();
    let bits: Vec<u8> = part(2).take(6 * 32).collect();
    let inks: Vec<u8> =
        rgb.chunks(3).flat_map(|it| [255 - it[0], 255 - it[1], 255 - it[2], 20]).collect();
    let png = |pixels: &[u8], colours, depth| written(pixels, sides, colours, depth);
    let jpeg =
        |pixels: &[u8], colours, is_progressive| encoded(pixels, sides, colours, is_progressive);
    let fixture = |name, bytes, has_alpha, is_flat| Fixture {
        name,
        bytes,
        width: 48,
        height: 32,
        has_alpha,
        is_flat,
    };
    let mut all = vec![
        fixture("png rgb", png(&rgb, Png::Rgb, BitDepth::Eight), false, false),
        fixture("png gray", png(&grays, Png::Grayscale, BitDepth::Eight), false, false),
        fixture("png gray alpha", png(&alphas, Png::GrayscaleAlpha, BitDepth::Eight), true, false),
        fixture("png rgba", png(&rgba, Png::Rgba, BitDepth::Eight), true, false),
        fixture("png 16 bit", png(&deep, Png::Rgb, BitDepth::Sixteen), false, false),
        fixture("png indexed", png(&indexes, Png::Indexed, BitDepth::Eight), true, true),
        fixture("png 1 bit", png(&bits, Png::Grayscale, BitDepth::One), false, true),
        fixture(
            "png interlaced",
            gray(48, 32, true, |x, y| u8::try_from(x * y % 256).expect("a byte")),
            false,
            false,
        ),
        fixture("jpeg", jpeg(&rgb, ColorType::Rgb, false), false, false),
        fixture("jpeg progressive", jpeg(&rgb, ColorType::Rgb, true), false, false),
        fixture("jpeg gray", jpeg(&grays, ColorType::Luma, false), false, false),
        fixture("jpeg cmyk", jpeg(&inks, ColorType::Cmyk, false), false, false),
        fixture("jpeg ycck", jpeg(&inks, ColorType::CmykAsYcck, true), false, false),
        Fixture {
            name: "gif",
            bytes: gif(&[FRAME]),
            width: 4,
            height: 4,
            has_alpha: false,
            is_flat: true,
        },
    ];
    #[cfg(feature = "webp")]
    for (name, file, has_alpha) in
        [("webp", all[0].bytes.clone(), false), ("webp alpha", all[3].bytes.clone(), true)]
    {
        let recipe = recipe(48, 32, Format::WebP);
        let bytes = made(&file, &[recipe]).expect("a WebP").remove(0);
        all.push(fixture(name, bytes, has_alpha, false));
    }
    all
}

/// What is made of a file.
pub(super) fn made(bytes: &[u8], recipes: &[Recipe]) -> Result<Vec<Vec<u8>>, Refused> {
    let mut files = Vec::new();
    make(bytes, recipes, &Notice::default(), 1 << 30, &mut |_, file| files.push(file))?;
    Ok(files)
}

/// All of a picture in this size.
pub(super) fn recipe(width: u32, height: u32, format: Format) -> Recipe {
    Recipe { crop: None, width, height, format, quality: 78 }
}
