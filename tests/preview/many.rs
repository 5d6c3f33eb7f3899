//! A thousand files rewritten at once, as when another branch is checked out.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use crate::http::ask;
use crate::server::{Site, article};

const ARTICLES: usize = 1_000;

fn text(state: &str) -> String {
    let mut text = String::new();
    for number in 0..50 {
        let _ = writeln!(text, "Paragraph {number} as it is {state}.\n");
    }
    text
}

#[test]
fn a_checkout_is_few_builds_and_no_page_is_torn_or_missing() {
    let site = Site::new();
    let write = |site: &Site, state: &str| {
        let text = text(state);
        for number in 0..ARTICLES {
            let path = format!("content/articles/many/{number}.md");
            site.write(&path, article(&format!("Number {number}"), "", &text));
        }
    };
    write(&site, "before");
    let server = site.serve();
    let mut tab = server.tab("/2025/01/01/7/");
    let address = server.address;
    let (is_done, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    let builds = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut number = 0;
            while !is_done.load(Ordering::Relaxed) {
                number = (number + 7) % ARTICLES;
                for path in [format!("/2025/01/01/{number}/"), "/".into(), "/feed.xml".into()] {
                    let answer = ask(address, "GET", &path, "");
                    let text = answer.text();
                    assert_eq!(answer.status, 200, "{path}");
                    let length = answer.header("content-length").map(str::to_owned);
                    assert_eq!(length, Some(answer.body.len().to_string()), "{path}");
                    let end = if path == "/feed.xml" { "</rss>" } else { "</html>" };
                    assert!(text.trim_end().ends_with(end), "{path} is torn");
                    let states = ["as it is before.", "as it is after."];
                    let states = states.map(|state| text.contains(state));
                    assert!(path.len() < 12 || states[0] != states[1], "{path} is mixed");
                    asked.fetch_add(1, Ordering::Relaxed);
                }
            }
        });
        write(&server.site, "after");
        // The thousand need not all be in the first build.
        let mut builds = Vec::new();
        while !ask(address, "GET", "/2025/01/01/999/", "").text().contains("as it is after.") {
            builds.push(server.built());
        }
        builds.extend(server.builds_within(Duration::from_secs(1)));
        is_done.store(true, Ordering::Relaxed);
        reader.join().expect("a client that is content");
        builds
    });
    assert!(tab.next().reload);
    assert!(asked.load(Ordering::Relaxed) > 30, "{asked:?}");
    assert!(builds.len() <= 2, "{builds:#?}");
    for number in 0..ARTICLES {
        let page = server.get(&format!("/2025/01/01/{number}/")).text();
        assert!(page.contains("as it is after."), "{number}");
    }
}
