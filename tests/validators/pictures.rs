//! Pictures with everything in them that nobody should read, as exiftool and Pillow see what is left of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dateline::metadata::cleaned;
use serde::Deserialize;

use crate::tools::{output_of, python};

#[derive(Deserialize)]
struct Seen {
    name: String,
    pixels: String,
    has_profile: bool,
    tags: BTreeMap<String, String>,
}

fn look(folder: &Path) -> BTreeMap<String, Seen> {
    let mut command = python("pictures.py");
    command.arg("look").arg(folder);
    let lines = output_of(command);
    let seen = lines.lines().map(|line| serde_json::from_str(line).expect("what was seen"));
    seen.map(|it: Seen| (it.name.clone(), it)).collect()
}

#[test]
#[ignore = "needs Python with Pillow, and exiftool"]
fn no_picture_says_where_with_what_or_by_whom_it_was_made() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let (raw, clean) = (folder.path().join("raw"), folder.path().join("clean"));
    let mut command = python("pictures.py");
    command.arg("make").arg(&raw);
    output_of(command);
    fs::create_dir(&clean).expect("a folder");
    for entry in fs::read_dir(&raw).expect("pictures") {
        let path = entry.expect("a picture").path();
        let bytes = fs::read(&path).expect("bytes");
        let name = path.file_name().expect("a name");
        let found =
            cleaned(&bytes).unwrap_or_else(|it| panic!("{}: {}", path.display(), it.reason));
        let again = cleaned(&found.bytes).expect("what is clean stays so");
        assert_eq!(again.bytes, found.bytes, "{}", path.display());
        fs::write(clean.join(name), &found.bytes).expect("a file");
    }
    let (before, after) = (look(&raw), look(&clean));
    assert!(before.len() > 18, "{} pictures", before.len());
    for (name, seen) in &after {
        let was = &before[name];
        assert_eq!(seen.pixels, was.pixels, "{name}");
        assert_eq!(seen.has_profile, was.has_profile, "{name}");
        for (tag, value) in &seen.tags {
            let lower = tag.to_lowercase();
            let words = ["gps", "serial", "owner", "thumbnail", "comment", "location"];
            let is_harmful = words.iter().any(|word| lower.contains(word));
            assert!(!is_harmful && !value.contains("SECRET"), "{name}: {tag} = {value}");
        }
        let of = |part: &str, seen: &Seen| {
            seen.tags.iter().find(|(tag, _)| tag.ends_with(part)).map(|(_, value)| value.clone())
        };
        let of_all = [":Orientation", ":Artist", ":Copyright", ":Creator", ":Rights", ":Credit"];
        // In others IPTC stands in a form of one program's own, and in XMP as well.
        let of_some = (name.rsplit('.').next() == Some("jpg")).then_some(":By-line");
        for kept in of_all.into_iter().chain(of_some) {
            // A picture that isn't turned needn't say so.
            let of = |seen| of(kept, seen).filter(|it| kept != ":Orientation" || it != "1");
            assert_eq!(of(seen), of(was), "{name}: {kept}");
        }
    }
}
