//! Whole sounds and films of a few bytes, made here.

/// So many seconds of layer III: frames of 144 bytes and 24 ms.
pub(crate) fn mp3(seconds: usize) -> Vec<u8> {
    let frame = [b"\xff\xfb\x34\xc4".to_vec(), vec![0; 140]].concat();
    frame.repeat((seconds * 1000).div_ceil(24))
}

fn atom(kind: &str, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).expect("a short box");
    [&length.to_be_bytes()[..], kind.as_bytes(), body].concat()
}

fn four(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|it| it.to_be_bytes()).collect()
}

fn track(id: u32, kind: &str, form: &str, milliseconds: u32, size: [u32; 2]) -> Vec<u8> {
    let upright = [1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30];
    let size = size.map(|it| it << 16);
    let head = [0, 0, 0, id, 0, milliseconds, 0, 0, 0, 0];
    let head = [four(&head), four(&upright), four(&size)].concat();
    let clock = four(&[0, 0, 0, 1000, milliseconds, 0]);
    let handler = [&four(&[0, 0]), kind.as_bytes(), &[0; 13]].concat();
    let tables = [
        atom("stsd", &[four(&[0, 1]), atom(form, &[0; 78])].concat()),
        atom("stsc", &four(&[0, 0])),
        atom("stsz", &four(&[0, 0, 0])),
        atom("stco", &four(&[0, 0])),
    ];
    let information = atom("minf", &atom("stbl", &tables.concat()));
    let media = [atom("mdhd", &clock), atom("hdlr", &handler), information].concat();
    atom("trak", &[atom("tkhd", &head), atom("mdia", &media)].concat())
}

/// A film of 1280 × 720 pixels, with sound or without.
pub(crate) fn film(seconds: u32, is_heard: bool) -> Vec<u8> {
    let long = seconds * 1000;
    let pictures = track(1, "vide", "avc1", long, [1280, 720]);
    let sound = if is_heard { track(2, "soun", "mp4a", long, [0, 0]) } else { Vec::new() };
    let head = [four(&[0, 0, 0, 1000, long]), vec![0; 80]].concat();
    let film = [atom("mvhd", &head), pictures, sound].concat();
    [atom("ftyp", b"mp42\0\0\0\0mp42isom"), atom("moov", &film), atom("mdat", b"")].concat()
}

/// A square picture of 1400 pixels a side.
pub(crate) const ARTWORK: &[u8] = include_bytes!("data/artwork.png");
