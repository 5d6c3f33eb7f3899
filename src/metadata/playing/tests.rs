//! Sounds and films of a few bytes, made here, and how long they are.

use proptest::prelude::{any, proptest};

use crate::metadata::{mutants, playing};

fn atom(kind: &str, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).expect("a short box");
    [&length.to_be_bytes()[..], kind.as_bytes(), body].concat()
}

fn four(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|it| it.to_be_bytes()).collect()
}

/// A film of 1280 × 720 pixels, which lie as the matrix says.
fn film(duration: u32, matrix: [u32; 5], rest: &[u8], behind: &[u8]) -> Vec<u8> {
    let track = [
        four(&[
            0, 0, 0, 1, 0, duration, 0, 0, 0, 0, matrix[0], matrix[1], 0, matrix[2], matrix[3], 0,
            0, 0, matrix[4],
        ]),
        four(&[1280 << 16, 720 << 16]),
    ];
    let clock = atom("mdhd", &four(&[0, 0, 0, 1000, duration]));
    let handler = atom("hdlr", &[&four(&[0, 0]), &b"vide\0\0\0\0\0\0\0\0\0\0\0\0\0"[..]].concat());
    let track = [atom("tkhd", &track.concat()), atom("mdia", &[clock, handler].concat())].concat();
    let head = atom("mvhd", &four(&[0, 0, 0, 1000, duration, 0]));
    let parts = [head, atom("trak", &track), rest.to_vec()].concat();
    [atom("ftyp", b"mp42\0\0\0\0mp42"), atom("moov", &parts), behind.to_vec()].concat()
}

const UPRIGHT: [u32; 5] = [1 << 16, 0, 0, 1 << 16, 1 << 30];
const ON_ITS_SIDE: [u32; 5] = [0, 1 << 16, u32::MAX << 16, 0, 1 << 30];

/// A film that was written as it was made: two fragments of ten pictures of 40 ms each.
fn fragments() -> Vec<u8> {
    let usual = atom("mvex", &atom("trex", &four(&[0, 1, 1, 40, 0, 0])));
    let run = atom("trun", &four(&[0, 10]));
    let part = |time: u32| {
        let head = atom("tfhd", &four(&[0x02_0000, 1]));
        let time = atom("tfdt", &four(&[0, time]));
        atom("moof", &atom("traf", &[head, time, run.clone()].concat()))
    };
    film(0, UPRIGHT, &usual, &[part(0), part(400)].concat())
}

/// Frames of layer III, 48 kbit/s, 48,000 Hz: 144 bytes with 1152 samples.
fn mp3(frames: usize, head: &[u8]) -> Vec<u8> {
    let mut sound = [b"\xff\xfb\x34\xc4".to_vec(), vec![0; 140]].concat().repeat(frames);
    sound[21..21 + head.len()].copy_from_slice(head);
    [b"ID3\x04\0\0\0\0\0\x03abc".to_vec(), sound].concat()
}

fn aac(frames: usize) -> Vec<u8> {
    [b"\xff\xf1\x4c\x80\x03\xff\xfc".to_vec(), vec![0; 24]].concat().repeat(frames)
}

/// A page of a stream, with a packet and where it ends.
fn page(flags: u8, end: u64, packet: &[u8]) -> Vec<u8> {
    let length = u8::try_from(packet.len()).expect("a short packet");
    let head = [&b"OggS\0"[..], &[flags], &end.to_le_bytes(), &[7, 0, 0, 0], &[0; 8]].concat();
    [&head[..], &[1, length], packet].concat()
}

fn opus() -> Vec<u8> {
    let head = b"OpusHead\x01\x02\x38\x01\x80\xbb\0\0\0\0\0";
    let pages = [page(2, 0, head), page(0, 0, b"OpusTags"), page(0, u64::MAX, b"a")];
    [pages.concat(), page(4, 48_000 * 61 + 312, b"a")].concat()
}

fn flac() -> Vec<u8> {
    let numbers = (44_100_u64 << 44) | (1 << 41) | (15 << 36) | (44_100 * 12);
    let head = [&[0x80, 0, 0, 34][..], &[0; 10], &numbers.to_be_bytes(), &[0; 16]].concat();
    [b"fLaC".to_vec(), head].concat()
}

fn wav(seconds: u32) -> Vec<u8> {
    let rate = 8000_u32.to_le_bytes();
    let form = [&b"fmt \x10\0\0\0\x01\0\x01\0"[..], &rate, &rate, b"\x01\0\x08\0"].concat();
    let length = seconds * 8000;
    let sound = vec![0; usize::try_from(length).expect("a short sound")];
    let data = [b"data", &length.to_le_bytes()[..], &sound].concat();
    [b"RIFF\0\0\0\0WAVE".to_vec(), form, data].concat()
}

fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).expect("a short element") | 0x4000;
    [id, &length.to_be_bytes(), body].concat()
}

fn webm(info: &[u8], clusters: &[u8]) -> Vec<u8> {
    let video = [element(&[0xb0], &[2, 0x80]), element(&[0xba], &[1, 0x68])].concat();
    let tracks = element(&[0x16, 0x54, 0xae, 0x6b], &element(&[0xae], &element(&[0xe0], &video)));
    let info = element(&[0x15, 0x49, 0xa9, 0x66], info);
    let head = element(&[0x1a, 0x45, 0xdf, 0xa3], &element(&[0x42, 0x82], b"webm"));
    let segment = [&[0x18, 0x53, 0x80, 0x67, 0xff][..], &info, &tracks, clusters].concat();
    [head, segment].concat()
}

/// What a browser records: clusters without a length, and nothing said of the whole.
fn recorded() -> Vec<u8> {
    let block = |after: u8| element(&[0xa3], &[0x81, 0, after, 0x80, 1]);
    let cluster = |time: u8| {
        let time = element(&[0xe7], &[time, 0]);
        [&[0x1f, 0x43, 0xb6, 0x75, 0xff][..], &time, &block(0), &block(33)].concat()
    };
    webm(&[], &[cluster(0), cluster(8)].concat())
}

fn all() -> Vec<Vec<u8>> {
    let long = element(&[0x44, 0x89], &12_500_f64.to_be_bytes());
    let xing = [b"Xing\0\0\0\x01".to_vec(), 50_u32.to_be_bytes().to_vec()].concat();
    vec![
        film(83_200, UPRIGHT, &[], &[]),
        film(83_200, ON_ITS_SIDE, &[], &[]),
        fragments(),
        mp3(100, b""),
        mp3(100, &xing),
        aac(47),
        opus(),
        flac(),
        wav(3),
        webm(&long, &[]),
        recorded(),
    ]
}

#[test]
fn a_length_is_read_from_the_head_or_counted() {
    let found = all().into_iter().map(|it| playing(&it)).map(|it| (it.duration, it.dimensions));
    let film = Some((1280, 720));
    let expected = [
        (Some(83_200), film),
        (Some(83_200), Some((720, 1280))),
        (Some(800), film),
        (Some(2400), None),
        (Some(1200), None),
        (Some(1003), None),
        (Some(61_000), None),
        (Some(12_000), None),
        (Some(3000), None),
        (Some(12_500), Some((640, 360))),
        (Some(2081), Some((640, 360))),
    ];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn what_cannot_be_is_not_believed() {
    // 4 billion frames in 14,000 bytes are counted instead.
    let boast = [b"Xing\0\0\0\x01".to_vec(), u32::MAX.to_be_bytes().to_vec()].concat();
    assert_eq!(playing(&mp3(100, &boast)).duration, Some(2400));
    for bytes in [
        film(u32::MAX - 1, UPRIGHT, &[], &[]),
        webm(&element(&[0x44, 0x89], &f64::INFINITY.to_be_bytes()), &[]),
        webm(&element(&[0x44, 0x89], &(-1_f64).to_be_bytes()), &[]),
        b"ID3\x04\0\0\x7f\x7f\x7f\x7f".to_vec(),
        b"\0\0\0\x18ftypmp42".to_vec(),
        b"OggS".to_vec(),
        Vec::new(),
    ] {
        assert_eq!(playing(&bytes).duration, None, "{bytes:?}");
    }
}

#[test]
fn mutants_are_read_without_harm() {
    mutants::each(&all(), |mutant| _ = playing(mutant));
}

proptest! {
    #[test]
    fn anything_is_read_without_harm(
        start in 0_usize..11, tail in proptest::collection::vec(any::<u8>(), 0..300), cut in 0_usize..200,
    ) {
        let mut bytes = all()[start].clone();
        bytes.truncate(cut);
        bytes.extend(tail);
        _ = playing(&bytes);
    }
}
