//! The example site, and a site of everything that may be written, by the schemas.

use std::path::Path;

use dateline::schema::{Document, Words, bundle, schema};
use dateline::{parse, read};

use super::{Judge, json};

/// The front matter of a document, or all of the settings.
fn keys_of(text: &str, document: Document) -> &str {
    if document == Document::Site {
        return text;
    }
    let inside = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
    inside.expect("front matter").0
}

#[test]
fn every_file_of_the_example_site_is_as_its_schema_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for site in [root.to_owned(), root.join("tests/validators/site")] {
        let (sources, _) = read::read(&site).expect("a site");
        let (parsed, _) = parse::parse(&sources);
        let words = Words::of(&parsed);
        let of_all = Judge::new(bundle(&words));
        for document in Document::ALL {
            // What is known of a site makes a schema no narrower than the site.
            let judges = [&Words::default(), &words].map(|it| Judge::new(schema(document, it)));
            let mut paths: Vec<_> =
                sources.documents.iter().map(dateline::path::SourcePath::as_str).collect();
            paths.retain(|path| document.folder().is_some_and(|it| path.starts_with(it)));
            if document == Document::Site {
                paths.push("site.toml");
            }
            assert!(!paths.is_empty() || site != root, "no {document:?}");
            for path in paths {
                let text = std::fs::read_to_string(site.join(path)).expect("a file");
                let text = text.replace("\r\n", "\n");
                let keys = json(keys_of(&text, document));
                for judge in judges.iter().chain([&of_all]) {
                    assert_eq!(judge.faults(&keys), "", "{path}");
                }
            }
        }
    }
}
