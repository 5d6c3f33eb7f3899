//! Pictures whose metadata is read and taken out.

use super::{Cleaned, Facts, cleaned};

/// A JPEG of segments, with a scan that has a stuffed byte and a restart in it.
fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    let all = segments.iter().copied().chain([(0xdb, &[7; 65][..]), (0xda, &[1, 2, 3][..])]);
    for (mark, content) in all {
        bytes.extend([0xff, mark]);
        bytes.extend(u16::try_from(content.len() + 2).expect("short").to_be_bytes());
        bytes.extend(content);
    }
    bytes.extend([1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xd9]);
    bytes
}

/// Exif of a camera: turned, with an owner's name, a position and a small picture.
fn exif() -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()]
            .concat()
    };
    exif.extend(4_u16.to_le_bytes());
    exif.extend(entry(0x0112, 3, 1, 6));
    exif.extend(entry(0x8298, 2, 10, 200));
    exif.extend(entry(0x8769, 4, 1, 80));
    exif.extend(entry(0x8825, 4, 1, 120));
    exif.extend(160_u32.to_le_bytes());
    exif.resize(6 + 80, 0);
    exif.extend(1_u16.to_le_bytes());
    exif.extend(entry(0xa430, 2, 4, u32::from_le_bytes(*b"Eve\0")));
    exif.resize(6 + 120, 0);
    exif.extend(1_u16.to_le_bytes());
    exif.extend(entry(1, 2, 2, u32::from_le_bytes(*b"N\0\0\0")));
    exif.resize(6 + 160, 0);
    exif.extend(1_u16.to_le_bytes());
    exif.extend(entry(0x0201, 4, 1, 190));
    exif.resize(6 + 200, 0);
    exif.extend(b"The Paper\0");
    exif
}

fn facts(found: &Cleaned<'_>) -> Facts {
    found.facts.clone()
}

#[test]
fn of_exif_orientation_and_rights_stay() {
    let bytes = jpeg(&[(0xe1, &exif()), (0xfe, b"made by Eve"), (0xe2, b"ICC_PROFILE\0x")]);
    let found = cleaned(&bytes).expect("a picture");
    let kept =
        b"Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x82\x98\0\x02\0\0\0\x0a\
                 \0\0\0\x26\0\0\0\0The Paper\0";
    assert_eq!(*found.bytes, jpeg(&[(0xe1, kept), (0xe2, b"ICC_PROFILE\0x")]));
    let expected = Facts {
        rights: Some("The Paper".into()),
        dropped: ["comment", "owner", "position", "thumbnail"].map(Into::into).to_vec(),
        orientation: Some(6),
        ..Facts::default()
    };
    assert_eq!(facts(&found), expected);
}

#[test]
fn what_has_nothing_to_hide_is_as_it_was() {
    let plain =
        jpeg(&[(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"), (0xee, b"Adobe\0d\0\0\0\0\x01")]);
    let found = cleaned(&plain).expect("a picture");
    assert!(matches!(found.bytes, std::borrow::Cow::Borrowed(_)));
    assert_eq!(found.facts, Facts::default());
    assert_eq!(*cleaned(b"words").expect("a text").bytes, *b"words");
}

#[test]
fn what_stands_behind_a_picture_goes() {
    let plain = jpeg(&[]);
    let film = [&plain[..], b"\0\0\0\x18ftypmp42 and where it was"].concat();
    let found = cleaned(&film).expect("a picture");
    assert_eq!(*found.bytes, plain);
    assert_eq!(found.facts.dropped, ["what stands behind the picture"]);
}

#[test]
fn a_signed_file_is_published_whole_or_not_at_all() {
    let signed: (u8, &[u8]) = (0xeb, b"JP\0\x01\0\0\0\x01\0\0\0\x20jumb c2pa");
    let bytes = jpeg(&[signed]);
    let found = cleaned(&bytes).expect("a picture");
    assert!(found.facts.is_signed);
    assert_eq!(*found.bytes, bytes);
    let refused = cleaned(&jpeg(&[signed, (0xe1, &exif())])).expect_err("both");
    assert!(refused.reason.contains("content credentials"), "{}", refused.reason);
    assert!(refused.reason.ends_with("owner, position, thumbnail"), "{}", refused.reason);
}

#[test]
fn of_xmp_credit_and_rights_stay() {
    let packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
        <rdf:Description rdf:about='' xmlns:p='http://ns.adobe.com/photoshop/1.0/' \
        xmlns:d='http://purl.org/dc/elements/1.1/' xmlns:exif='http://ns.adobe.com/exif/1.0/' \
        p:Credit='A &amp; B' exif:GPSLatitude='50,27N' p:City='Kyiv'>\
        <d:creator><rdf:Seq><rdf:li>Ann</rdf:li><rdf:li>Bo</rdf:li></rdf:Seq></d:creator>\
        </rdf:Description></rdf:RDF></x:xmpmeta>";
    let app = [b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()].concat();
    let bytes = jpeg(&[(0xe1, &app)]);
    let found = cleaned(&bytes).expect("a picture");
    assert_eq!(found.facts.creator.as_deref(), Some("Ann, Bo"));
    assert_eq!(found.facts.credit.as_deref(), Some("A & B"));
    assert_eq!(found.facts.dropped, ["position"]);
    let text = String::from_utf8_lossy(&found.bytes);
    assert!(text.contains("<photoshop:Credit>A &amp; B</photoshop:Credit>"), "{text}");
    assert!(text.contains("<rdf:li>Ann</rdf:li><rdf:li>Bo</rdf:li>"), "{text}");
    assert!(!text.contains("50,27N") && !text.contains("Kyiv"), "{text}");
    assert_eq!(cleaned(&found.bytes).expect("a picture").bytes, found.bytes);
}

#[test]
fn damaged_files_are_refused_or_cleaned_and_nothing_panics() {
    let whole = jpeg(&[
        (0xe1, &exif()),
        (0xed, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x08\x1c\x02\x50\0\x03Ann"),
    ]);
    let heads: [&[u8]; 5] = [
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"RIFF\xff\xff\0\0WEBP",
        b"II*\0\x08\0\0\0",
        b"MM\0*\0\0\0\x08",
    ];
    let mut seed = 1_u64;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).unwrap_or_default()
    };
    for round in 0..4000 {
        let mut bytes = match round % 6 {
            0 => whole.clone(),
            kind => {
                let rest =
                    (0..200).map(|_| u8::try_from(random() % 256).unwrap_or_default() & 0x1f);
                heads[kind - 1].iter().copied().chain(rest).collect()
            }
        };
        for _ in 0..random() % 4 {
            let at = random() % bytes.len();
            bytes[at] = u8::try_from(random() % 256).unwrap_or_default();
        }
        bytes.truncate(bytes.len() - random() % 40);
        if let Ok(found) = cleaned(&bytes) {
            let again = cleaned(&found.bytes).map(|it| it.bytes.into_owned());
            assert_eq!(again.as_deref(), Ok(&*found.bytes), "{bytes:?}");
        }
    }
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_cleaned_or_refused() {
    let png = [&b"\x89PNG\r\n\x1a\n"[..], b"\0\0\0\0IEND\xae\x42\x60\x82"].concat();
    let jpeg = b"\xff\xd8\xff\xe1\0\x08Exif\0\0\xff\xd9";
    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xfe\x02ab\0;";
    let webp = b"RIFF\x10\0\0\0WEBPEXIF\x04\0\0\0II*\0";
    let tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    for whole in [&png[..], jpeg, gif, webp, tiff] {
        for length in 0..=whole.len() {
            let _ = cleaned(&whole[..length]);
        }
    }
}
