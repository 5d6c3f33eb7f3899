//! Films and HEIF pictures of a few boxes, made here, and what becomes of them.

use super::cleaned;
use crate::metadata::Facts;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "literals are references")]
fn atom(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).expect("a short box");
    [&length.to_be_bytes()[..], kind, body].concat()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "literals are references")]
fn full(kind: &[u8; 4], version: u8, body: &[u8]) -> Vec<u8> {
    atom(kind, &[&[version, 0, 0, 0][..], body].concat())
}

fn four(numbers: &[usize]) -> Vec<u8> {
    numbers.iter().flat_map(|it| u32::try_from(*it).expect("a number").to_be_bytes()).collect()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "literals are references")]
/// A track of one chunk with samples of these lengths.
fn track(id: usize, handler: &[u8; 4], form: &[u8; 4], at: usize, lengths: &[usize]) -> Vec<u8> {
    let tables = [
        full(b"stsd", 0, &[four(&[1]), atom(form, &[0; 8])].concat()),
        full(b"stsc", 0, &four(&[1, 1, lengths.len(), 1])),
        full(b"stsz", 0, &[four(&[0, lengths.len()]), four(lengths)].concat()),
        full(b"stco", 0, &four(&[1, at])),
    ];
    let hdlr = full(b"hdlr", 0, &[&[0; 4][..], handler, &[0; 13]].concat());
    let media = [hdlr, atom(b"minf", &atom(b"stbl", &tables.concat()))].concat();
    let head = full(b"tkhd", 0, &four(&[0, 0, id]));
    atom(b"trak", &[head, atom(b"mdia", &media)].concat())
}

fn data(text: &str) -> Vec<u8> {
    atom(b"data", &[&[0, 0, 0, 1, 0, 0, 0, 0][..], text.as_bytes()].concat())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "literals are references")]
fn text(kind: &[u8; 4], text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).expect("a short text").to_be_bytes();
    atom(kind, &[&length[..], &[0x15, 0xc7], text.as_bytes()].concat())
}

/// Keys as QuickTime has them.
fn meta(pairs: &[(&str, &str)]) -> Vec<u8> {
    let key = |name: &str| atom(b"mdta", name.as_bytes());
    let keys: Vec<u8> = pairs.iter().flat_map(|it| key(it.0)).collect();
    let value = |at: usize, it: &str| {
        let number: [u8; 4] = four(&[at + 1]).try_into().expect("four bytes");
        atom(&number, &data(it))
    };
    let values: Vec<u8> =
        pairs.iter().enumerate().flat_map(|(at, pair)| value(at, pair.1)).collect();
    let hdlr = full(b"hdlr", 0, b"\0\0\0\0mdta\0\0\0\0\0\0\0\0\0\0\0\0\0");
    let keys = full(b"keys", 0, &[four(&[pairs.len()]), keys].concat());
    atom(b"meta", &[hdlr, keys, atom(b"ilst", &values)].concat())
}

const PLACE: &str = "+48.8577+002.2950/";

/// A film with a track of pictures and one of timed metadata, and user data.
fn film(user_data: &[u8]) -> Vec<u8> {
    let head = atom(b"ftyp", b"qt  \0\0\0\0qt  ");
    let samples = atom(b"mdat", b"picturesWHEREpicture2");
    let at = head.len() + 8;
    let tracks = [
        track(1, b"vide", b"avc1", at, &[4, 4]),
        track(2, b"meta", b"mebx", at + 8, &[2, 3]),
        track(3, b"vide", b"avc1", at + 13, &[8]),
    ];
    let tracks = tracks.concat();
    let film = atom(b"moov", &[full(b"mvhd", 0, &[0; 96]), tracks, user_data.to_vec()].concat());
    [head, samples, film].concat()
}

fn has(bytes: &[u8], word: &str) -> bool {
    memchr::memmem::find(bytes, word.as_bytes()).is_some()
}

#[track_caller]
fn clean(bytes: &[u8]) -> (Vec<u8>, Facts) {
    let mut facts = Facts::default();
    let other = cleaned(bytes, &mut facts).expect("a file that can be published");
    let other = other.unwrap_or_else(|| bytes.to_vec());
    assert_eq!(other.len(), bytes.len());
    assert_eq!(cleaned(&other, &mut Facts::default()), Ok(None), "cleaned once, cleaned twice");
    (other, facts)
}

#[track_caller]
fn refused(bytes: &[u8]) -> String {
    let refused = cleaned(bytes, &mut Facts::default());
    refused.expect_err("a file that can't be published").reason
}

#[test]
fn a_film_says_no_more_where_it_was_made() {
    let user_data = atom(
        b"udta",
        &[text(b"\xa9xyz", PLACE), text(b"\xa9nam", "Ships"), text(b"\xa9ART", "A. Reporter")]
            .concat(),
    );
    let keys = meta(&[
        ("com.apple.quicktime.location.ISO6709", PLACE),
        ("com.apple.quicktime.title", "Ships at dawn"),
        ("com.apple.quicktime.copyright", "The Paper"),
        ("com.example.camera.serialnumber", "SN-4711"),
    ]);
    let film = film(&[user_data, keys].concat());
    let (other, facts) = clean(&film);
    for word in [PLACE, "SN-4711", "ISO6709", "serialnumber", "WHERE"] {
        assert!(has(&film, word) && !has(&other, word), "{word}");
    }
    for word in ["Ships at dawn", "The Paper", "pictures\0\0\0\0\0picture2"] {
        assert!(has(&other, word), "{word}");
    }
    assert_eq!(facts.creator.as_deref(), Some("A. Reporter"));
    assert_eq!(facts.rights.as_deref(), Some("The Paper"));
    assert_eq!(facts.dropped, ["position", "serial number", "timed metadata"]);
    assert!(!facts.is_signed);
}

#[test]
fn a_film_that_says_nothing_stays_as_it_is() {
    let samples = atom(b"mdat", b"pictures");
    let film = atom(b"moov", &track(1, b"vide", b"avc1", 8, &[4, 4]));
    let film = [samples, film].concat();
    assert_eq!(cleaned(&film, &mut Facts::default()), Ok(None));
}

#[test]
fn only_what_is_known_stays() {
    let film = film(&atom(b"xyzw", b"secret"));
    let film = [film, atom(b"uuid", b"0123456789abcdefhidden"), atom(b"free", b"left behind")];
    let (other, _) = clean(&film.concat());
    for word in ["secret", "hidden", "left behind", "uuid", "xyzw"] {
        assert!(!has(&other, word), "{word}");
    }
}

#[test]
fn user_data_that_are_no_boxes_go() {
    let (other, facts) = clean(&film(&atom(b"udta", b"\0\0\0\x55SERIAL 4711")));
    assert!(!has(&other, "4711") && !has(&other, "udta"));
    assert_eq!(facts.dropped, ["other metadata", "timed metadata"]);
}

#[test]
fn what_is_behind_the_boxes_goes() {
    let (other, facts) =
        clean(&[film(b""), b"\xff\xff\xff\xff\x01\x02\x03\x04GPS".to_vec()].concat());
    assert!(other.ends_with(b"\0\0\0\x0bfree\0\0\0"));
    assert_eq!(facts.dropped, ["other metadata", "timed metadata"]);
}

#[test]
fn lengths_may_be_long_or_to_the_end() {
    let long = b"\0\0\0\x01wide\0\0\0\0\0\0\0\x16hidden".to_vec();
    let (other, _) = clean(&[film(b""), long, b"\0\0\0\0skiprest".to_vec()].concat());
    assert!(!has(&other, "hidden") && !has(&other, "rest"));
}

#[test]
fn a_drones_log_goes_and_subtitles_stay() {
    for (line, stays) in [("The GPS fails.", true), ("GPS (8.6499, 53.1665, 18)", false)] {
        let samples = atom(b"mdat", line.as_bytes());
        let film = atom(b"moov", &track(1, b"text", b"tx3g", 8, &[line.len()]));
        let (other, facts) = clean(&[samples, film].concat());
        assert_eq!(has(&other, line), stays);
        assert_eq!(facts.dropped.is_empty(), stays, "{:?}", facts.dropped);
    }
}

#[test]
fn positions_between_the_samples_go_and_those_in_them_are_refused() {
    let block = b"\0\0\0\x14freeGPS 48.8577N";
    let film = |at, length| {
        let film = atom(b"moov", &track(1, b"vide", b"avc1", at, &[length]));
        [atom(b"mdat", &[&b"pictures"[..], block].concat()), film].concat()
    };
    let (other, facts) = clean(&film(8, 8));
    assert!(!has(&other, "48.8577") && has(&other, "pictures"));
    assert_eq!(facts.dropped, ["position"]);
    assert!(refused(&film(8, 28)).contains("between the pictures"));
}

#[test]
fn a_signed_film_is_published_whole_or_not_at_all() {
    let signature =
        [&b"\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81"[..], b"jumb"];
    let signature = atom(b"uuid", &signature.concat());
    let film = atom(b"moov", &track(1, b"vide", b"avc1", 8, &[4]));
    let film = [atom(b"mdat", b"pictures"), film, signature].concat();
    let mut facts = Facts::default();
    assert_eq!(cleaned(&film, &mut facts), Ok(None));
    assert!(facts.is_signed);
    let place = atom(b"udta", &text(b"\xa9xyz", PLACE));
    let with_place = [film, atom(b"moov", &place)].concat();
    assert_eq!(
        refused(&with_place),
        "it is signed (C2PA), and it has metadata that mustn't be published: position; taking that \
         out would break the signature, so export it without, and sign it then"
    );
}

#[test]
fn fragments_with_timed_metadata_are_refused() {
    let fragment = atom(b"moof", &full(b"mfhd", 0, &four(&[1])));
    let said = refused(&[film(b""), fragment].concat());
    assert!(said.contains("track of timed metadata"), "{said}");
}

#[test]
fn what_is_broken_is_refused() {
    let film = film(b"");
    assert!(refused(&film[..film.len() - 3]).contains("cut off at byte"));
    let twice = [
        atom(b"mdat", b"pictures"),
        atom(
            b"moov",
            &[track(1, b"vide", b"avc1", 8, &[8]), track(2, b"meta", b"mebx", 12, &[4])].concat(),
        ),
    ];
    assert!(refused(&twice.concat()).contains("broken"), "metadata where the pictures are");
    let outside = atom(b"moov", &track(1, b"meta", b"mebx", 0, &[4]));
    assert!(refused(&[atom(b"mdat", b"pictures"), outside].concat()).contains("broken"));
}

/// A TIFF with an author, a position and a camera's number.
fn exif() -> Vec<u8> {
    let mut tiff = b"Exif\0\0II*\0\x08\0\0\0\x03\0".to_vec();
    for (tag, form, many, value) in
        [(0x013b_u16, 2_u16, 12_u32, 50_u32), (0x8769, 4, 1, 62), (0x8825, 4, 1, 80)]
    {
        tiff.extend([tag.to_le_bytes(), form.to_le_bytes()].concat());
        tiff.extend([many.to_le_bytes(), value.to_le_bytes()].concat());
    }
    tiff.extend(b"\0\0\0\0A. Reporter\0");
    tiff.extend(b"\x01\0\x31\xa4\x02\0\x04\0\0\0SN7\0\0\0\0\0");
    tiff.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0");
    [&b"\0\0\0\x06"[..], &tiff].concat()
}

/// A HEIF of an image, a thumbnail, EXIF and XMP; its EXIF is in two parts.
fn heif() -> Vec<u8> {
    let infe = |id: u8, rest: &[u8]| full(b"infe", 2, &[&[0, id, 0, 0][..], rest].concat());
    let items = [
        infe(1, b"hvc1\0"),
        infe(2, b"hvc1\0"),
        infe(3, b"Exif\0"),
        infe(4, b"mime\0application/rdf+xml\0"),
    ];
    let items = full(b"iinf", 0, &[&[0, 4][..], &items.concat()].concat());
    let thumbnail = atom(b"thmb", &[0, 2, 0, 1, 0, 1]);
    let iref = full(b"iref", 0, &thumbnail);
    let (exif, xmp) = (exif(), [b"<x:xmpmeta>GPS".to_vec(), vec![b'.'; 150]].concat());
    let extents = |at: usize| {
        let one = |id: u8, method: u8, many: u8, parts: &[usize]| {
            [&[0, id, 0, method, 0, 0, 0, many][..], &four(parts)].concat()
        };
        [
            one(1, 0, 1, &[at, 5]),
            one(2, 0, 1, &[at + 5, 5]),
            one(3, 0, 2, &[at + 10, 20, at + 35, exif.len() - 20]),
            one(4, 1, 1, &[0, xmp.len()]),
        ]
        .concat()
    };
    let iloc = |at| full(b"iloc", 1, &[&[0x44, 0, 0, 4][..], &extents(at)].concat());
    let hdlr = full(b"hdlr", 0, b"\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0");
    let idat = atom(b"idat", &xmp);
    let meta = |at| {
        full(
            b"meta",
            0,
            &[hdlr.clone(), items.clone(), iref.clone(), iloc(at), idat.clone()].concat(),
        )
    };
    let head = atom(b"ftyp", b"heic\0\0\0\0mif1");
    let at = head.len() + meta(0).len() + 8;
    let mdat = [&b"IMAGEthumb"[..], &exif[..20], b"space", &exif[20..]].concat();
    [head, meta(at), atom(b"mdat", &mdat)].concat()
}

#[test]
fn a_heif_keeps_its_image_and_its_author() {
    let picture = heif();
    let (other, facts) = clean(&picture);
    assert!(has(&other, "IMAGE\0\0\0\0\0"));
    for word in ["SN7", "thumb", "thmb", "space", "GPS"] {
        assert!(has(&picture, word) && !has(&other, word), "{word}");
    }
    assert_eq!(facts.creator.as_deref(), Some("A. Reporter"));
    assert_eq!(facts.dropped, ["other metadata", "position", "serial number", "thumbnail"]);
    let exif = b"II*\0\x08\0\0\0\x01\0\x3b\x01\x02\0\x0c\0";
    assert!(memchr::memmem::find(&other, exif).is_some());
    let packet = b"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF ";
    assert!(memchr::memmem::find(&other, packet).is_some());
}

#[test]
fn no_mutant_breaks_anything() {
    let user_data = atom(b"udta", &[text(b"\xa9xyz", PLACE), text(b"\xa9nam", "Ships")].concat());
    let keys = meta(&[("com.apple.quicktime.location.ISO6709", PLACE), ("title", "Ships")]);
    let files = [film(&[user_data, keys].concat()), heif()];
    crate::metadata::mutants::each(&files, |mutant| {
        let other = cleaned(mutant, &mut Facts::default());
        if let Ok(Some(other)) = other {
            assert_eq!(other.len(), mutant.len());
        }
    });
}
