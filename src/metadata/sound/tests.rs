//! Sounds of a few bytes, made here, and what becomes of their tags.

use super::cleaned;
use crate::metadata::Facts;

const PLACE: &str = "48.8577 N 2.2950 E";
/// A frame of MPEG audio, or its beginning.
const MPEG: &[u8] = b"\xff\xfb\x90\x64sounding\0\xff\xe0";

fn has(bytes: &[u8], word: &str) -> bool {
    memchr::memmem::find(bytes, word.as_bytes()).is_some()
}

#[track_caller]
fn clean(bytes: &[u8]) -> (Vec<u8>, Facts) {
    let mut facts = Facts::default();
    let other = cleaned(bytes, &mut facts).expect("a file that can be published");
    let other = other.unwrap_or_else(|| bytes.to_vec());
    assert_eq!(cleaned(&other, &mut Facts::default()), Ok(None), "cleaned once, cleaned twice");
    (other, facts)
}

fn number(it: usize) -> [u8; 4] {
    u32::try_from(it).expect("a short file").to_be_bytes()
}

fn little(it: usize) -> [u8; 4] {
    u32::try_from(it).expect("a short file").to_le_bytes()
}

fn frame(version: u8, name: &str, content: &[u8]) -> Vec<u8> {
    let length = number(content.len());
    match version {
        2 => [name.as_bytes(), &length[1..], content].concat(),
        3 => [name.as_bytes(), &length, &[0, 0], content].concat(),
        _ => [name.as_bytes(), &super::safe::to_syncsafe(content.len()), &[0, 0], content].concat(),
    }
}

fn tag(version: u8, flags: u8, frames: &[u8]) -> Vec<u8> {
    let length = super::safe::to_syncsafe(frames.len());
    [&b"ID3"[..], &[version, 0, flags], &length, frames].concat()
}

#[test]
fn a_tag_keeps_its_title_and_loses_its_owner() {
    for (version, title, artist, private) in
        [(2, "TT2", "TP1", "COM"), (3, "TIT2", "TPE1", "PRIV"), (4, "TIT2", "TPE1", "OWNE")]
    {
        let frames = [
            frame(version, title, b"\0Ships"),
            frame(version, private, PLACE.as_bytes()),
            frame(version, artist, b"\x01\xff\xfeA\0.\0 \0R\0"),
        ];
        let sound = [tag(version, 0, &frames.concat()), MPEG.to_vec()].concat();
        let (other, facts) = clean(&sound);
        assert_eq!(other.len(), sound.len());
        assert!(has(&other, "Ships") && !has(&other, PLACE) && other.ends_with(MPEG));
        assert_eq!(facts.creator.as_deref(), Some("A. R"), "{version}");
        assert_eq!(facts.dropped.len(), 1);
    }
}

#[test]
fn a_tag_with_nothing_dangerous_stays_as_it_is() {
    let title = b"TIT2\0\0\0\x05\0\0\x01\xff\0\xfeS\0";
    let sound = [tag(3, 0x80, title), MPEG.to_vec()].concat();
    let mut facts = Facts::default();
    assert_eq!(cleaned(&sound, &mut facts), Ok(None));
    assert_eq!(facts, Facts::default());
}

#[test]
fn zeros_put_in_for_old_players_are_taken_out_where_the_tag_is_written_anew() {
    let title = b"TIT2\0\0\0\x05\0\0\x01\xff\0\xfeS\0";
    let comment = b"COMM\0\0\0\x06\0\0hidden";
    let sound = [tag(3, 0x80, &[&title[..], comment].concat()), MPEG.to_vec()].concat();
    let (other, _) = clean(&sound);
    assert!(other.starts_with(b"ID3\x03\0\0") && !has(&other, "hidden"));
    assert!(memchr::memmem::find(&other, b"TIT2\0\0\0\x05\0\0\x01\xff\xfeS\0\0").is_some());
}

#[test]
fn chapters_are_looked_into() {
    let inner = [frame(4, "TIT2", b"\0One"), frame(4, "WXXX", b"\0\0https://secret.example")];
    let chapter = [&b"ch1\0"[..], &[0; 16], &inner.concat()].concat();
    let contents = [&b"toc\0\x03\x01ch1\0"[..], &frame(4, "TIT2", b"\0All")].concat();
    let frames = [frame(4, "CHAP", &chapter), frame(4, "CTOC", &contents)].concat();
    let (other, facts) = clean(&[tag(4, 0, &frames), MPEG.to_vec()].concat());
    assert!(has(&other, "One") && has(&other, "All") && !has(&other, "secret"));
    assert_eq!(facts.dropped, ["other metadata"]);
}

#[test]
fn lengths_as_itunes_wrote_them_are_understood() {
    let long = [&b"\0"[..], &[b'x'; 299]].concat();
    let title = [&b"TIT2"[..], &number(long.len()), &[0, 0], &long].concat();
    let frames = [title, frame(4, "PRIV", PLACE.as_bytes())].concat();
    let (other, _) = clean(&[tag(4, 0, &frames), MPEG.to_vec()].concat());
    assert!(has(&other, &"x".repeat(299)) && !has(&other, PLACE));
}

#[test]
fn signed_sound_is_published_whole_or_not_at_all() {
    let credentials = frame(3, "GEOB", b"\0application/x-c2pa-manifest-store\0c2pa\0\0jumb");
    let sound = [tag(3, 0, &credentials), MPEG.to_vec()].concat();
    let mut facts = Facts::default();
    assert_eq!(cleaned(&sound, &mut facts), Ok(None));
    assert!(facts.is_signed);
    let owned = [credentials, frame(3, "OWNE", b"\0A. Reporter")].concat();
    let refused = cleaned(&[tag(3, 0, &owned), MPEG.to_vec()].concat(), &mut Facts::default());
    let reason = refused.expect_err("a sound that can't be published").reason;
    assert!(reason.contains("signed (C2PA)") && reason.contains(": owner;"), "{reason}");
}

#[test]
fn tags_behind_a_sound_are_cleaned() {
    let item = |name: &str, value: &str| {
        [&little(value.len())[..], &[0; 4], name.as_bytes(), b"\0", value.as_bytes()].concat()
    };
    let ape = |items: &[u8], many: usize, flags: u8| {
        [
            &b"APETAGEX"[..],
            &little(2000),
            &little(items.len() + 32),
            &little(many),
            &[0, 0, 0, flags],
            &[0; 8],
        ]
        .concat()
    };
    let items = [item("Title", "Ships"), item("Location", PLACE)].concat();
    let tail = [ape(&items, 2, 0xa0), items, ape(&item("", ""), 2, 0x80)];
    let whole = [MPEG.to_vec(), tail.concat()].concat();
    let mut whole = whole;
    let foot = whole.len() - 32;
    let length = little(tail[1].len() + 32);
    whole[foot + 12..foot + 16].copy_from_slice(&length);
    let id3 = [&b"TAGShips"[..], &[0; 89], PLACE.as_bytes(), &[0; 13]].concat();
    whole.extend(&id3);
    assert_eq!(id3.len(), 128);
    let (other, facts) = clean(&whole);
    assert!(other.starts_with(MPEG) && !has(&other, PLACE));
    let kept = [
        ape(&item("Title", "Ships"), 1, 0xa0),
        item("Title", "Ships"),
        ape(&item("Title", "Ships"), 1, 0x80),
    ];
    let kept = [MPEG, &kept.concat(), b"TAGShips", &[0; 120]].concat();
    assert_eq!(other, kept);
    assert_eq!(facts.dropped, ["comment", "position"]);
}

fn chunk(kind: &str, body: &[u8]) -> Vec<u8> {
    let pad = if body.len() % 2 == 1 { &[0][..] } else { &[] };
    [kind.as_bytes(), &little(body.len()), body, pad].concat()
}

fn wav() -> Vec<u8> {
    let info =
        [chunk("INAM", b"Ships"), chunk("ICMT", PLACE.as_bytes()), chunk("ICOP", b"The Paper")];
    let chunks = [
        chunk("fmt ", &[0; 16]),
        chunk("bext", b"ORIGINATOR"),
        chunk("LIST", &[&b"INFO"[..], &info.concat()].concat()),
        chunk("data", b"sounding!"),
        chunk("id3 ", &tag(3, 0, &frame(3, "PRIV", PLACE.as_bytes()))),
        chunk("iXML", b"<NOTE>secret</NOTE>"),
    ];
    let chunks = chunks.concat();
    [&b"RIFF"[..], &little(chunks.len() + 4), b"WAVE", &chunks].concat()
}

#[test]
fn a_wav_keeps_its_title_and_its_rights() {
    let sound = wav();
    let (other, facts) = clean(&sound);
    assert_eq!(other.len(), sound.len());
    for word in [PLACE, "ORIGINATOR", "secret", "bext", "iXML"] {
        assert!(has(&sound, word) && !has(&other, word), "{word}");
    }
    assert!(has(&other, "Ships") && has(&other, "data\x09\0\0\0sounding!"));
    assert_eq!(facts.rights.as_deref(), Some("The Paper"));
    assert_eq!(facts.dropped, ["comment", "other metadata"]);
}

/// Comments of Vorbis: a title, and one that must go.
fn comments() -> Vec<u8> {
    let text = |it: &str| [&little(it.len())[..], it.as_bytes()].concat();
    let list = [text("libVorbis"), little(3).to_vec(), text("TITLE=Ships")];
    [list.concat(), text(&format!("location={PLACE}")), text("Artist=A. Reporter")].concat()
}

fn flac() -> Vec<u8> {
    let block = |kind: u8, body: &[u8]| [&[kind][..], &number(body.len())[1..], body].concat();
    [
        b"fLaC".to_vec(),
        block(0, &[0; 34]),
        block(2, b"ownrA. Reporter's machine"),
        block(4, &comments()),
        block(0x81, &[0; 8]),
        b"\xff\xf8sounding".to_vec(),
    ]
    .concat()
}

#[test]
fn a_flac_keeps_its_title() {
    let sound = flac();
    let (other, facts) = clean(&sound);
    assert_eq!(other.len(), sound.len());
    assert!(!has(&other, PLACE) && !has(&other, "machine") && has(&other, "TITLE=Ships"));
    assert!(other.ends_with(b"\xff\xf8sounding"));
    assert_eq!(facts.creator.as_deref(), Some("A. Reporter"));
    assert_eq!(facts.dropped, ["other metadata", "position"]);
}

/// A page, with the sum that stands for it.
fn page(flags: u8, index: usize, packets: &[&[u8]], sum: [u8; 4]) -> Vec<u8> {
    let lacing =
        |it: &&[u8]| [vec![255; it.len() / 255], vec![u8::try_from(it.len() % 255).expect("it")]];
    let lacing: Vec<u8> = packets.iter().flat_map(|it| lacing(it).concat()).collect();
    let head = [&b"OggS\0"[..], &[flags], &[0; 8], &little(7), &little(index), &sum];
    [head.concat(), vec![u8::try_from(lacing.len()).expect("it")], lacing, packets.concat()]
        .concat()
}

fn opus() -> Vec<u8> {
    let tags = [&b"OpusTags"[..], &comments()].concat();
    [
        page(2, 0, &[b"OpusHead\x01"], [0; 4]),
        page(0, 1, &[&tags], [0; 4]),
        page(4, 2, &[b"sounding"], [0; 4]),
    ]
    .concat()
}

#[test]
fn an_opus_keeps_its_title_and_its_pages_have_new_sums() {
    let sound = opus();
    let (other, facts) = clean(&sound);
    assert_eq!(other.len(), sound.len());
    assert!(!has(&other, PLACE) && has(&other, "TITLE=Ships") && has(&other, "sounding"));
    assert_eq!(facts.dropped, ["position"]);
    let start = page(2, 0, &[b"OpusHead\x01"], [0; 4]).len();
    assert_ne!(other[start + 22..start + 26], [0; 4]);
    // The sums of pages that are as they were aren't touched.
    assert_eq!(other[..start], sound[..start]);
}

#[test]
fn sums_are_those_of_others() {
    // The check value of CRC-32 by this polynomial, neither turned round nor inverted, is 89a1897f of
    // "123456789"; a page's sum is taken with zeros where it stands.
    let mut page = [&[0; 26][..], b"123456789"].concat();
    super::ogg::sum(&mut page);
    assert_eq!(page[22..26], 0x89a1_897f_u32.to_le_bytes());
}

fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u64::try_from(body.len()).expect("a short element");
    let length = (length | 1 << 28).to_be_bytes();
    [id, &length[4..], body].concat()
}

fn webm() -> Vec<u8> {
    let simple = |name: &str, value: &str| {
        let parts =
            [element(&[0x45, 0xa3], name.as_bytes()), element(&[0x44, 0x87], value.as_bytes())];
        element(&[0x67, 0xc8], &parts.concat())
    };
    let sum = [0xbf, 0x84, 1, 2, 3, 4];
    let tag = [element(&[0x63, 0xc0], b""), simple("TITLE", "Ships"), simple("LOCATION", PLACE)];
    let tags = [sum.to_vec(), element(&[0x73, 0x73], &tag.concat())];
    let info = [element(&[0x7b, 0xa9], b"Title"), element(&[0x73, 0x84], b"/home/owner/a.mkv")];
    let track = [element(&[0x83], &[2]), element(&[0x86], b"A_OPUS")];
    let seek = element(&[0x4d, 0xbb], &element(&[0x53, 0xab], &[0x19, 0x41, 0xa4, 0x69]));
    let parts = [
        element(&[0x11, 0x4d, 0x9b, 0x74], &seek),
        element(&[0x15, 0x49, 0xa9, 0x66], &info.concat()),
        element(&[0x16, 0x54, 0xae, 0x6b], &element(&[0xae], &track.concat())),
        element(&[0x1f, 0x43, 0xb6, 0x75], &element(&[0xa3], b"sounding")),
        element(&[0x19, 0x41, 0xa4, 0x69], b"cover"),
        element(&[0x12, 0x54, 0xc3, 0x67], &tags.concat()),
    ];
    [element(&super::ebml::HEAD, b""), element(&[0x18, 0x53, 0x80, 0x67], &parts.concat())].concat()
}

#[test]
fn a_webm_keeps_its_title() {
    let film = webm();
    let (other, facts) = clean(&film);
    assert_eq!(other.len(), film.len());
    for word in [PLACE, "LOCATION", "/home/owner", "cover", "\x01\x02\x03\x04"] {
        assert!(has(&film, word) && !has(&other, word), "{word}");
    }
    for word in ["Ships", "Title", "sounding", "A_OPUS"] {
        assert!(has(&other, word), "{word}");
    }
    assert_eq!(facts.dropped, ["attachments", "file name", "position"]);
}

#[test]
fn a_webm_of_a_browser_has_clusters_without_a_length() {
    let open = |id: &[u8]| [id, &[0x01, 255, 255, 255, 255, 255, 255, 255]].concat();
    let simple = [element(&[0x45, 0xa3], b"LOCATION"), element(&[0x44, 0x87], PLACE.as_bytes())];
    let tag = element(&[0x73, 0x73], &element(&[0x67, 0xc8], &simple.concat()));
    let film = [
        element(&super::ebml::HEAD, b""),
        open(&[0x18, 0x53, 0x80, 0x67]),
        open(&[0x1f, 0x43, 0xb6, 0x75]),
        element(&[0xa3], b"sounding"),
        element(&[0x12, 0x54, 0xc3, 0x67], &tag),
        open(&[0x1f, 0x43, 0xb6, 0x75]),
        element(&[0xa3], b"sounding"),
    ];
    let (other, facts) = clean(&film.concat());
    assert!(!has(&other, PLACE) && !has(&other, "LOCATION"));
    assert_eq!(facts.dropped, ["position"]);
}

#[test]
fn no_mutant_breaks_anything() {
    let apic = frame(3, "APIC", b"\x01image/jpeg\0\x03\xff\xfea\0\0\0\xff\xd8\xff");
    let tags = [apic, frame(3, "CHAP", &[b'c', 0, 1, 2, 3]), frame(3, "TXXX", b"\0replaygain_\0x")];
    let mp3 = [tag(3, 0x80, &tags.concat()), MPEG.to_vec()].concat();
    let files = [mp3, wav(), flac(), opus(), webm()];
    crate::metadata::mutants::each(&files, |mutant| {
        let other = cleaned(mutant, &mut Facts::default());
        if let Ok(Some(other)) = other {
            assert!(other.len() <= mutant.len());
        }
    });
}
