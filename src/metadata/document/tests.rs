//! Documents, and whom they name.

use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};

use super::read;
use crate::metadata::{Facts, changed};

fn said(bytes: &[u8]) -> String {
    let mut facts = Facts::default();
    read(bytes, &mut facts, changed);
    let Facts { creator, software, unread, inside, .. } = facts;
    let text = |it: Option<String>| it.unwrap_or_default();
    format!("{} | {} | {} | {}", text(creator), text(software), text(unread), inside.join(", "))
}

#[test]
fn a_pdf_says_who_made_it_and_with_what() {
    let info = |dictionary: &str| {
        format!(
            "%PDF-1.4\n1 0 obj\n<< {dictionary} >>\nendobj\n7 0 obj\n(Bob \\(B.\\) Nov\\341k)\nendobj\ntrailer << /Info 1 0 R >>"
        )
    };
    for (dictionary, expected) in [
        (
            "/Author (Ann Example) /Producer(Tool 1) /Creator (Writer)",
            "Ann Example | Writer, Tool 1 |  | ",
        ),
        ("/Author <FEFF041E043B044C04330430>", "Ольга |  |  | "),
        ("/Author 7 0 R", "Bob (B.) Novák |  |  | "),
        ("/Title (A) /Author ()", " |  |  | "),
        ("/Author(\\376\\377\\000A\\000n\\000n)", "Ann |  |  | "),
        ("/Author (Ann) /Encrypt 3 0 R", " |  | it is encrypted | "),
    ] {
        assert_eq!(said(info(dictionary).as_bytes()), expected, "{dictionary}");
    }
}

#[test]
fn what_a_pdf_has_compressed_is_read_as_well() {
    let objects = compress_to_vec_zlib(b"1 0 <</Author(Ann)>>", 6);
    let xmp = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator><rdf:Seq><rdf:li>Eve</rdf:li></rdf:Seq></dc:creator><xmp:CreatorTool>Press</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>";
    let stream = |dictionary: &str, bytes: &[u8]| {
        [
            format!("5 0 obj\n<< {dictionary} /Filter /FlateDecode >>\nstream\r\n").as_bytes(),
            bytes,
            b"\nendstream endobj\n",
        ]
        .concat()
    };
    let pdf = [
        b"%PDF-1.7\n".to_vec(),
        stream("/Type /ObjStm /N 1 /First 4", &objects),
        stream("/Type /Metadata /Subtype /XML", &compress_to_vec_zlib(xmp.as_bytes(), 6)),
    ];
    assert_eq!(said(&pdf.concat()), "Ann, Eve | Press |  | ");
}

/// An archive of these files, packed or not.
fn archive(files: &[(&str, &[u8], bool)]) -> Vec<u8> {
    let (mut bytes, mut list) = (Vec::new(), Vec::new());
    let short = |it: usize| u16::try_from(it).expect("short").to_le_bytes();
    let long = |it: usize| u32::try_from(it).expect("short").to_le_bytes();
    for (name, content, is_packed) in files {
        let packed = if *is_packed { compress_to_vec(content, 6) } else { content.to_vec() };
        let sizes = [
            &short(if *is_packed { 8 } else { 0 })[..],
            &[0; 8],
            &long(packed.len()),
            &long(content.len()),
            &short(name.len()),
        ]
        .concat();
        list.extend(
            [&b"PK\x01\x02\0\0\0\0\0\0"[..], &sizes, &[0; 12], &long(bytes.len()), name.as_bytes()]
                .concat(),
        );
        bytes.extend(
            [&b"PK\x03\x04\0\0\0\0"[..], &sizes, &[0; 2], name.as_bytes(), &packed].concat(),
        );
    }
    let end = [
        &b"PK\x05\x06\0\0\0\0\0\0"[..],
        &short(files.len()),
        &long(list.len()),
        &long(bytes.len()),
        &[0; 2],
    ]
    .concat();
    [bytes, list, end].concat()
}

#[test]
fn a_document_of_an_office_program_names_its_authors() {
    let core: &[u8] = b"<cp:coreProperties><dc:creator>Ann &amp; Co</dc:creator><cp:lastModifiedBy>Bob</cp:lastModifiedBy></cp:coreProperties>";
    let app: &[u8] =
        b"<Properties><Application>Writer</Application><Company></Company></Properties>";
    let position = b"\xff\xd8\xff\xe1\0\x2eExif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xff\xd9";
    let word = archive(&[
        ("docProps/core.xml", core, true),
        ("docProps/app.xml", app, false),
        ("word/media/a.jpeg", position, true),
    ]);
    assert_eq!(said(&word), "Ann & Co, Bob | Writer |  | position");
    let open: &[u8] = b"<office:meta><meta:initial-creator>Ann</meta:initial-creator><dc:creator>Ann</dc:creator></office:meta>";
    assert_eq!(said(&archive(&[("meta.xml", open, true)])), "Ann |  |  | ");
    assert_eq!(said(b"PK\x03\x04"), " |  |  | ");
}

#[test]
fn other_documents_name_theirs() {
    for (bytes, expected) in [
        (
            &b"{\\rtf1{\\info{\\author Ann}{\\operator Bob}}{\\*\\generator Riched20 10;}}"[..],
            "Ann, Bob | Riched20 10 |  | ",
        ),
        (b"%!PS-Adobe-3.0\n%%For: (Ann)\n%%Creator: dvips\n", "Ann | dvips |  | "),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", " |  | it is a form of Office before 2007 | "),
        (b"Author: Ann", " |  |  | "),
    ] {
        assert_eq!(said(bytes), expected);
    }
}

#[test]
fn broken_documents_say_nothing() {
    let pdf = b"%PDF-1.4\n5 0 obj <</Type/ObjStm/Filter/FlateDecode>>stream\n\x78\x9c\xff\xff";
    let whole = archive(&[("docProps/core.xml", b"<dc:creator>Ann</dc:creator>", true)]);
    for bytes in [&pdf[..], &whole] {
        for end in 0..bytes.len() {
            said(&bytes[..end]);
        }
    }
    for at in 0..whole.len() {
        for byte in [0, 0x7f, 0xff] {
            let mut other = whole.clone();
            other[at] = byte;
            said(&other);
        }
    }
}
