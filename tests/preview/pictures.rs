//! Pictures that are made of pictures when a browser asks for them.

use std::fs;
use std::thread;

use crate::http::ask;
use crate::server::{Server, Site, article};
use crate::whole;

/// The addresses of all that the page of the article shows of its picture.
fn shown(server: &Server) -> Vec<String> {
    let page = String::from_utf8(server.get("/2025/01/01/a/").body).expect("a page");
    let mut all: Vec<String> = page
        .split(['"', ' '])
        .filter(|word| word.starts_with("/harbour-") || word.starts_with("/broken-"))
        .map(|word| word.trim_end_matches(',').to_owned())
        .collect();
    all.sort();
    all.dedup();
    all
}

fn with(picture: &str, bytes: &[u8]) -> Server {
    let site = Site::new();
    site.write(&format!("static/{picture}"), bytes);
    let text = article("A", "", &format!("![A harbour](/{picture})\n"));
    site.write("content/articles/a.md", text);
    site.serve()
}

#[test]
fn a_picture_is_made_when_it_is_asked_for_and_kept() {
    let server = with("harbour.png", &whole::png(80, 60, &[200; 900]));
    let all = shown(&server);
    assert_eq!(all.len(), 2, "{all:?}");
    let kept = server.site.root().join(".dateline/pictures");
    assert!(!kept.exists());
    let count = || fs::read_dir(&kept).map_or(0, Iterator::count);
    for (number, path) in all.iter().enumerate() {
        let kind = if path.contains(".webp") { "image/webp" } else { "image/jpeg" };
        let first = server.get(path);
        assert_eq!((first.status, first.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(count(), number + 1);
        // It comes from there the second time, even if nothing can be made any more.
        assert_eq!(server.get(path).body, first.body, "{path}");
        assert_eq!(count(), number + 1);
    }
    assert!(!server.site.output().join(&all[0][1..]).exists());
}

#[test]
fn several_are_made_at_once_and_each_is_whole() {
    let server = with("harbour.png", &whole::png(80, 60, &[200; 900]));
    let all = shown(&server);
    let answers: Vec<Vec<u8>> = thread::scope(|threads| {
        let asked = all.iter().chain(&all).map(|path| {
            let address = server.address;
            threads.spawn(move || ask(address, "GET", path, "").body)
        });
        let asked: Vec<_> = asked.collect();
        asked.into_iter().map(|it| it.join().expect("an answer")).collect()
    });
    for (path, body) in all.iter().chain(&all).zip(answers) {
        assert_eq!(body, server.get(path).body, "{path}");
    }
}

#[test]
fn a_name_that_nothing_has_is_not_found() {
    let server = with("harbour.png", &whole::png(80, 60, &[200; 900]));
    let one = shown(&server).remove(0);
    let digest = one.split('.').nth(1).expect("a digest");
    for path in [
        one.replace(digest, "00000000"),
        one.replace("harbour-", "harbour-9"),
        "/harbour-480.webp".to_owned(),
        "/harbour-".to_owned(),
    ] {
        assert_eq!(server.get(&path).status, 404, "{path}");
    }
    assert!(!server.site.root().join(".dateline/pictures").exists());
}

#[test]
fn of_a_broken_picture_the_answer_says_what_is_wrong() {
    let head = [0, 0, 0, 80, 0, 0, 0, 60, 8, 2, 0, 0, 0];
    let parts = [(b"IHDR", &head[..]), (b"IDAT", b"no pixels"), (b"IEND", b"")];
    let parts = parts.map(|(kind, content)| whole::chunk(kind, content));
    let broken = [b"\x89PNG\r\n\x1a\n".to_vec(), parts.concat()].concat();
    let server = with("broken.png", &broken);
    let all = shown(&server);
    let answer = server.get(&all[0]);
    let said = String::from_utf8(answer.body).expect("text");
    assert_eq!(answer.status, 500, "{said}");
    assert!(said.starts_with("error: this picture can't be shown: "), "{said}");
    assert!(said.contains("--> static/broken.png\n"), "{said}");
}
