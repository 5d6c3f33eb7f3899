//! Pictures made in code, and what is made of them.

use super::{Crop, Format, Head, Notice, Recipe, Refused, crop_for, head, make, memory};

mod colours;
mod damage;
mod fixtures;
mod golden;

use fixtures::{Fixture, fixtures, jpeg, made, photo, pixels, png, recipe};

fn refusal(bytes: &[u8], recipes: &[Recipe]) -> String {
    made(bytes, recipes).expect_err("a refusal").reason
}

#[test]
fn a_crop_has_its_ratio_and_lies_inside() {
    let crop = |x, y, width, height| Crop { x, y, width, height };
    assert_eq!(crop_for(4000, 3000, (500, 500), (16, 9)), crop(0, 375, 4000, 2250));
    assert_eq!(crop_for(4000, 3000, (1000, 0), (1, 1)), crop(1000, 0, 3000, 3000));
    assert_eq!(crop_for(3, 4000, (0, 1000), (16, 9)), crop(0, 3998, 3, 2));
    assert_eq!(crop_for(1, 1, (500, 500), (16, 9)), crop(0, 0, 1, 1));
    for ratio in [(16, 9), (4, 3), (1, 1), (1200, 630), (0, 0), (u32::MAX, 1)] {
        for (width, height) in [(1, 1), (7, 1), (1, 9), (1919, 1081), (u32::MAX, u32::MAX)] {
            for focus in [(0, 0), (333, 999), (u16::MAX, u16::MAX)] {
                let crop = crop_for(width, height, focus, ratio);
                assert!(crop.width > 0 && crop.height > 0, "{crop:?}");
                assert!(u64::from(crop.x) + u64::from(crop.width) <= u64::from(width), "{crop:?}");
                assert!(
                    u64::from(crop.y) + u64::from(crop.height) <= u64::from(height),
                    "{crop:?}"
                );
            }
        }
    }
}

#[test]
fn the_head_says_what_is_there() {
    for Fixture { name, bytes, width, height, has_alpha, is_flat } in fixtures() {
        let Some(head) = head(&bytes) else { panic!("{name} has no head") };
        let said = (head.width, head.height, head.has_alpha, head.is_flat);
        assert_eq!(said, (width, height, has_alpha, is_flat), "{name}");
        let kept = postcard::to_stdvec(&head).expect("bytes");
        assert_eq!(postcard::from_bytes::<Head>(&kept).as_ref(), Ok(&head), "{name}");
    }
}

#[test]
fn what_moves_and_what_is_drawn_has_no_head() {
    let still = fixtures();
    let of = |name: &str| still.iter().find(|it| it.name == name).expect("a fixture").bytes.clone();
    let mut apng = of("png rgb");
    let at = apng.windows(4).position(|it| it == b"IDAT").expect("a chunk") - 4;
    apng.splice(at..at, *b"\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0");
    assert_eq!(head(&apng), None);
    let gif = fixtures::gif(&[fixtures::FRAME, fixtures::FRAME]);
    assert_eq!(head(&gif), None);
    let webp = b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x0f\0\0\x0f\0\0";
    assert_eq!(head(webp), None);
    assert_eq!(head(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), None);
    assert_eq!(head(b""), None);
    let none = "this is no JPEG, PNG, WebP or GIF that other sizes can be made of";
    assert_eq!(refusal(&gif, &[]), none);
}

#[test]
fn eight_orientations_are_one_picture() {
    let (width, height) = (48, 32);
    let upright = photo(width, height);
    let wanted =
        made(&png(&upright, width, height), &[recipe(24, 16, Format::Png)]).expect("files");
    let wanted = pixels(&wanted[0]);
    for orientation in 1..=8_u8 {
        let (bytes, sides) = fixtures::turned(&upright, (width, height), orientation);
        let file = fixtures::with_orientation(&png(&bytes, sides.0, sides.1), orientation);
        let head = head(&file).expect("a head");
        assert_eq!((head.width, head.height, head.orientation), (width, height, orientation));
        let whole = made(&file, &[recipe(width, height, Format::Png)]).expect("files");
        assert!(pixels(&whole[0]) == upright, "{orientation}");
        let small = made(&file, &[recipe(24, 16, Format::Png)]).expect("files");
        let small = pixels(&small[0]);
        let far = small.iter().zip(&wanted).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(far <= Some(1), "{orientation}: {far:?}");
        let crop = Some(Crop { x: 8, y: 2, width: 12, height: 20 });
        let part = Recipe { crop, ..recipe(12, 20, Format::Png) };
        let part = pixels(&made(&file, &[part]).expect("files")[0]);
        let row = |y: usize| &upright[(y * 48 + 8) * 3..(y * 48 + 20) * 3];
        assert!(part == (2..22).flat_map(row).copied().collect::<Vec<u8>>(), "{orientation}");
    }
}

#[test]
fn a_variant_is_the_same_whatever_is_made_beside_it() {
    let bytes = jpeg(400, 300);
    let crop = Some(Crop { x: 51, y: 3, width: 297, height: 297 });
    let mut recipes = vec![Recipe { crop, ..recipe(60, 60, Format::Png) }];
    recipes.extend(
        [(20, 15), (48, 36), (96, 72), (192, 144), (400, 300)]
            .map(|(width, height)| recipe(width, height, Format::Png)),
    );
    recipes.push(recipe(192, 144, Format::Jpeg));
    let together = made(&bytes, &recipes).expect("files");
    for (recipe, file) in recipes.iter().zip(together) {
        assert!(made(&bytes, &[*recipe]).expect("a file") == [file], "{recipe:?}");
    }
}

#[test]
fn nothing_is_enlarged_and_nothing_taken_from_outside() {
    let bytes = png(&photo(48, 32), 48, 32);
    assert_eq!(
        refusal(&bytes, &[recipe(49, 32, Format::Png)]),
        "49 × 32 pixels can't be made of 48 × 32 from 0, 0 of 48 × 32"
    );
    let crop = Some(Crop { x: u32::MAX, y: 0, width: 2, height: 2 });
    assert_eq!(
        refusal(&bytes, &[Recipe { crop, ..recipe(2, 2, Format::Png) }]),
        "2 × 2 pixels can't be made of 2 × 2 from 4294967295, 0 of 48 × 32"
    );
    assert!(made(&bytes, &[recipe(0, 1, Format::Png)]).is_err());
}

#[test]
fn a_notice_is_in_every_variant_and_nothing_else() {
    let bytes = fixtures::with_orientation(&png(&photo(48, 32), 48, 32), 6);
    let text = |it: &str| Some(it.to_owned());
    let notice = Notice {
        creator: text("Ann Aziz"),
        credit: text("Ann Aziz / <Reuters> & Co."),
        rights: text("© 2025 Reuters"),
        source_type: text("digitalCapture"),
    };
    let formats = [Format::Jpeg, Format::Png, Format::WebP];
    let formats = formats.into_iter().filter(|it| it.is_made_here());
    let recipes: Vec<Recipe> = formats.map(|format| recipe(16, 24, format)).collect();
    let mut number = 0;
    let mut done = |index: usize, file: Vec<u8>| {
        let cleaned = crate::metadata::cleaned(&file).expect("a sound file");
        assert!(*cleaned.bytes == *file, "{:?}", recipes[index]);
        let facts = cleaned.facts;
        let said = [&facts.creator, &facts.credit, &facts.rights, &facts.source_type];
        let wanted = [&notice.creator, &notice.credit, &notice.rights, &notice.source_type];
        assert_eq!(said, wanted, "{:?}", recipes[index]);
        let made = imagesize::blob_size(&file).expect("a size");
        assert_eq!((made.width, made.height), (16, 24));
        assert_eq!(index, number);
        number += 1;
    };
    make(&bytes, &recipes, &notice, 1 << 30, &mut done).expect("variants");
    assert_eq!(number, recipes.len());
}

#[test]
fn a_small_gif_of_which_much_is_said_is_no_damaged_one() {
    let mut bytes = fixtures::gif(&[fixtures::FRAME]);
    let colours = if bytes[10] & 0x80 == 0 { 0 } else { 2 << (bytes[10] & 7) };
    let at = 13 + 3 * colours;
    let comment = [&b"!\xfe"[..], &[255; 256].repeat(40), b"\0"].concat();
    bytes.splice(at..at, comment);
    assert_eq!(made(&bytes, &[recipe(1, 1, Format::Png)]).map(|files| files.len()), Ok(1));
}

#[cfg(feature = "avif")]
#[test]
#[ignore = "needs the feature avif"]
fn avif_is_made_and_recognised() {
    let photo = jpeg(96, 72);
    let clear = &fixtures().into_iter().find(|it| it.has_alpha).expect("a fixture").bytes;
    for bytes in [&photo, clear] {
        let recipes = [recipe(12, 8, Format::Avif), recipe(8, 6, Format::Avif)];
        let files = made(bytes, &recipes).expect("files");
        for (recipe, file) in recipes.iter().zip(files) {
            assert_eq!(&file[4..12], b"ftypavif");
            assert_eq!(
                imagesize::image_type(&file).ok(),
                Some(imagesize::ImageType::Heif(imagesize::Compression::Av1))
            );
            let size = imagesize::blob_size(&file).expect("a size");
            assert_eq!((size.width, size.height), (recipe.width as usize, recipe.height as usize));
            assert!(*crate::metadata::cleaned(&file).expect("a sound file").bytes == *file);
            let pool = rayon::ThreadPoolBuilder::new().num_threads(5).build().expect("threads");
            assert!(
                pool.install(|| made(bytes, &[*recipe])).expect("a file") == [file],
                "{recipe:?}"
            );
        }
    }
}

#[test]
fn memory_is_known_before_it_is_taken() {
    let bytes = png(&photo(48, 32), 48, 32);
    let recipes = [recipe(24, 16, Format::Png)];
    let needed = memory(&head(&bytes).expect("a head"), &recipes);
    let mut none = |_: usize, _: Vec<u8>| panic!("nothing is to be made");
    let refused = make(&bytes, &recipes, &Notice::default(), needed - 1, &mut none);
    let reason = "it takes 5 MB of memory, and 4 MB are allowed: save a smaller one, or allow more";
    assert_eq!(refused, Err(Refused { reason: reason.to_owned() }));
    assert!(make(&bytes, &recipes, &Notice::default(), needed, &mut |_, _| ()).is_ok());
}
