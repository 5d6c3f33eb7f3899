//! Nothing unpublished is published: no page, list, feed, sitemap or asset has a word of it.

use crate::site::Site;

#[test]
fn no_file_has_a_word_of_a_draft() {
    let site = Site::example();
    let drafts: Vec<String> = site
        .articles()
        .into_iter()
        .filter(|article| article.contains("\ndraft = true\n"))
        .collect();
    assert!(!drafts.is_empty(), "the example has a draft");
    for draft in drafts {
        let (front, body) = draft[4..].split_once("\n+++\n").expect("front matter");
        let front: toml::Table = front.parse().expect("TOML");
        let mut words = vec![front["title"].as_str().expect("a title")];
        words.extend(["slug", "summary"].iter().filter_map(|key| front.get(*key)?.as_str()));
        words.extend(body.lines().map(str::trim).filter(|line| line.len() > 20));
        for (path, bytes) in &site.files {
            for word in &words {
                assert!(!contains(bytes, word), "{path} has `{word}`");
            }
        }
    }
}

#[test]
fn no_file_has_a_word_of_what_is_drafted_embargoed_or_withdrawn() {
    let site = Site::everything();
    let sources = site.articles().concat();
    for word in ["Wirecutter", "Embargoed", "Withdrawn"] {
        assert!(sources.contains(word), "the site has `{word}`");
        for (path, bytes) in &site.files {
            let lower = word.to_lowercase();
            assert!(!path.contains(&lower), "{path}");
            assert!(!contains(&bytes.to_ascii_lowercase(), &lower), "{path} has `{word}`");
        }
    }
}

fn contains(bytes: &[u8], word: &str) -> bool {
    memchr::memmem::find(bytes, word.as_bytes()).is_some()
}
