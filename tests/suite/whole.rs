//! *Whole* files of each kind, as small as they can be: one that is cut off isn't published.

/// A PNG of this size; `pixels` are its first ones, and all others are black.
pub(crate) fn png(width: u8, height: u8, pixels: &[u8]) -> Vec<u8> {
    let header = [0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0];
    let row = 1 + 3 * usize::from(width);
    let mut rows = vec![0; row * usize::from(height)];
    let colours = (0..rows.len()).filter(|at| at % row != 0);
    for (at, colour) in colours.zip(pixels).collect::<Vec<_>>() {
        rows[at] = *colour;
    }
    let rows = miniz_oxide::deflate::compress_to_vec_zlib(&rows, 6);
    let chunks = [chunk(b"IHDR", &header), chunk(b"IDAT", &rows), chunk(b"IEND", b"")];
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat()
}

/// A chunk of a PNG.
pub(crate) fn chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
    let named = [kind, content].concat();
    [&length(content.len()), &named[..], &checksum(&named).to_be_bytes()].concat()
}

/// The checksum of a chunk (PNG, annex D).
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _: u8| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

/// A grey JPEG of 80 × 60 pixels, with these segments before its picture.
pub(crate) fn jpeg(segments: &[u8]) -> Vec<u8> {
    let table = segment(0xdb, &[&[0][..], &[1; 64]].concat());
    // A start of frame: eight bits, 60 high, 80 wide, one component.
    let frame = segment(0xc0, b"\x08\0\x3c\0\x50\x01\x01\x11\0");
    // One code of one bit: nothing differs from the block before, and the block ends.
    let codes = |class: u8| [&[class, 1][..], &[0; 15], &[0]].concat();
    let codes = [segment(0xc4, &codes(0)), segment(0xc4, &codes(0x10))].concat();
    let scan = segment(0xda, b"\x01\x01\0\0\x3f\0");
    // Eighty blocks of two bits.
    [b"\xff\xd8", segments, &table, &frame, &codes, &scan, &[0; 20], b"\xff\xd9"].concat()
}

/// A segment of a JPEG.
pub(crate) fn segment(mark: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("short").to_be_bytes();
    [&[0xff, mark], &length[..], content].concat()
}

/// XMP that says whom a picture is owed to.
pub(crate) fn credited(name: &str) -> Vec<u8> {
    let mut said = b"http://ns.adobe.com/xap/1.0/\0".to_vec();
    let xmp = format!(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
         xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description \
         xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" photoshop:Credit=\"{name}\"/>\
         </rdf:RDF></x:xmpmeta>"
    );
    said.extend_from_slice(xmp.as_bytes());
    segment(0xe1, &said)
}

/// A GIF of this size without a picture.
pub(crate) fn gif(width: u8, height: u8) -> Vec<u8> {
    [b"GIF89a", &[width, 0, height, 0, 0, 0, 0][..], b";"].concat()
}

/// An MP4 without a track.
pub(crate) fn mp4() -> Vec<u8> {
    let head = atom(b"mvhd", &[0; 100]);
    [atom(b"ftyp", b"mp42\0\0\0\0mp42isom"), atom(b"moov", &head)].concat()
}

/// A picture of a telephone, which browsers don't show.
pub(crate) fn heic() -> Vec<u8> {
    let handler = atom(b"hdlr", b"\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0");
    let meta = [&[0; 4], &handler[..]].concat();
    [atom(b"ftyp", b"heic\0\0\0\0mif1heic"), atom(b"meta", &meta)].concat()
}

fn atom(kind: &[u8], content: &[u8]) -> Vec<u8> {
    [&length(content.len() + 8), kind, content].concat()
}

fn length(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes).expect("short").to_be_bytes()
}

/// The same text, with `#` for what names a rendition's bytes.
pub(crate) fn plainly(text: &str) -> String {
    let mut plain = String::new();
    for part in text.split_inclusive('.') {
        let name = part.strip_suffix('.').unwrap_or(part);
        let is_digest = name.len() == 8 && name.bytes().all(|it| it.is_ascii_hexdigit());
        plain.push_str(if is_digest { "#." } else { part });
    }
    plain
}
