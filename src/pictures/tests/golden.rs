//! The same bytes on every machine. Where these change, [`RECIPE`](crate::pictures::RECIPE) does, too.

use super::fixtures::fixtures;
use super::{Format, made, recipe};
use twox_hash::XxHash3_128;

/// By source: the digests of its JPEG, its PNG and its WebP, a third as large.
const GOLDEN: [(&str, [&str; 3]); 16] = [
    (
        "png rgb",
        [
            "a08ab4bac164f4ea29cc2f869865f5f5",
            "5d65373d61123ba2cd887d7381fe0671",
            "235ff08d3ca1055a782de591e44edd2b",
        ],
    ),
    (
        "png gray",
        [
            "25282bb48bf1567e618006b2a745ac30",
            "0c8b156b60b55e6ec89ffa6b0feecd79",
            "f74f46eb4b27129b897da586f8897c72",
        ],
    ),
    (
        "png gray alpha",
        [
            "6fdf212c647d6bf42a5076b0b5f9f230",
            "76a142d466a7e7b003be215ea3473838",
            "4c25714f90772c3f98b6fa4328c286da",
        ],
    ),
    (
        "png rgba",
        [
            "42d717689f2236e0bfdd1ca879f1bc8c",
            "51572dee73b6ec134669b961e30bc1c8",
            "26da5029ec6042e88c26ddb803c3a387",
        ],
    ),
    (
        "png 16 bit",
        [
            "a08ab4bac164f4ea29cc2f869865f5f5",
            "5d65373d61123ba2cd887d7381fe0671",
            "235ff08d3ca1055a782de591e44edd2b",
        ],
    ),
    (
        "png indexed",
        [
            "12cf4b1687e90394f17837ac0dec7fc3",
            "ecc9e3f840a187d5b4c87e5a84513bea",
            "37f68345f3f15ddd6138f7fb668c2352",
        ],
    ),
    (
        "png 1 bit",
        [
            "9d15cada8bf123b91088ff9fbe09ee39",
            "fd123284ef314d42bf3be366bf340a4b",
            "66829ce153535a76f14a7db4190c76ab",
        ],
    ),
    (
        "png interlaced",
        [
            "dcd1baed22e35429e1a8aace82bf90b7",
            "b9fa6741ab9b4eb5071cf0a25961e2d2",
            "3f75e966d3c31ff69ea8d8cbe5bd3359",
        ],
    ),
    (
        "jpeg",
        [
            "32e4b4f77273a225b580cd2800bf56ba",
            "522e78a23fc774e2ca24b64b667844de",
            "65248c12c828bcbdb3bde84b84ec8526",
        ],
    ),
    (
        "jpeg progressive",
        [
            "32e4b4f77273a225b580cd2800bf56ba",
            "522e78a23fc774e2ca24b64b667844de",
            "65248c12c828bcbdb3bde84b84ec8526",
        ],
    ),
    (
        "jpeg gray",
        [
            "c90756e16fb53253974f2c688a203d74",
            "d97f907a870a6a6acc00320834a50861",
            "919013ce30c82c7e9fac8873bc8ceca0",
        ],
    ),
    (
        "jpeg cmyk",
        [
            "c05dd5ba8b958d0fdf1c70d883944c3d",
            "f3d42d18a4426ff3776391f6c607ea84",
            "6dd46dd0e564f0c361dd6b50042b6517",
        ],
    ),
    (
        "jpeg ycck",
        [
            "f95f7fef6371006431080df3f49d84ce",
            "0b7fd52d785fcc501420edb224155a9b",
            "01180a5683e092398000bf2cb6ca654d",
        ],
    ),
    (
        "gif",
        [
            "ad223a447cccda842360e20a2b3941ca",
            "c45eebedadbde0f1e5835b9bc3598e99",
            "3720a755e858e1099896e48cae78707b",
        ],
    ),
    (
        "webp",
        [
            "fd268fa28a843aca71fbbdda5a75d919",
            "d8dbe0d1551616d26da7a2a2054eafa2",
            "8f82eb37dd62bf5c9eefe83e27d0a9d3",
        ],
    ),
    (
        "webp alpha",
        [
            "42d717689f2236e0bfdd1ca879f1bc8c",
            "51572dee73b6ec134669b961e30bc1c8",
            "26da5029ec6042e88c26ddb803c3a387",
        ],
    ),
];

#[test]
fn variants_are_the_same_on_every_machine() {
    let mut found = Vec::new();
    for fixture in fixtures() {
        let (width, height) = (fixture.width / 3, fixture.height / 3);
        let digest = |format: Format| {
            let file = made(&fixture.bytes, &[recipe(width, height, format)]).expect("a file");
            format!("{:032x}", XxHash3_128::oneshot(&file[0]))
        };
        let formats = [Format::Jpeg, Format::Png, Format::WebP];
        let formats = formats.into_iter().filter(|it| it.is_made_here());
        found.push((fixture.name, formats.map(digest).collect::<Vec<String>>()));
    }
    let all = format!("{found:#?}");
    for (found, golden) in found.iter().zip(GOLDEN) {
        assert_eq!(
            (found.0, &found.1[..]),
            (golden.0, &golden.1.map(str::to_owned)[..found.1.len()]),
            "{all}"
        );
    }
    assert!(found.len() >= GOLDEN.len() - 2);
}
