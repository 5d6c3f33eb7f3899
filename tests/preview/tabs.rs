//! What an author sees in the tabs of a real browser.

use std::fmt::Write as _;
use std::fs;

use serde_json::json;

use crate::browser::{Browser, Tab};
use crate::server::{Server, Site, article};

const A: &str = "/2025/01/01/a/";
const B: &str = "/2025/01/01/b/";

/// A text that is longer than any window.
fn long(first: &str) -> String {
    let mut text = format!("{first}\n\n");
    for number in 0..200 {
        let _ = writeln!(text, "Paragraph {number} of many.\n");
    }
    text
}

#[test]
#[ignore = "needs Chromium and Node"]
fn a_save_reloads_the_tab_that_shows_the_page_and_no_other() {
    let server = Site::new().serve();
    let browser = Browser::start();
    let (a, b) = (browser.open(&server, A), browser.open(&server, B));
    for tab in [&a, &b] {
        tab.until("see('.bar')");
        tab.mark();
    }
    server.write("content/articles/a.md", article("A", "", "First words.\n\nAnd new ones."));
    a.shows("And new ones.");
    assert!(!a.has_mark());
    server.write("content/articles/b.md", article("B", "aliases = [\"/old/\"]\n", "New of B."));
    // That B hears of its own change shows that it would have heard of the other.
    assert!(b.has_mark());
    b.shows("New of B.");
    browser.ends_well();
}

#[test]
#[ignore = "needs Chromium and Node"]
fn the_place_in_the_page_is_kept() {
    let site = Site::new();
    site.write("content/articles/a.md", article("A", "", &long("First words.")));
    let server = site.serve();
    let browser = Browser::start();
    let tab = browser.open(&server, A);
    tab.until("see('.bar')");
    tab.see("scrollTo(0, 2345)");
    assert_eq!(tab.see("Math.round(scrollY)"), 2345);
    server.write("content/articles/a.md", article("A", "", &long("New words.")));
    tab.until("document.body.textContent.includes('New words.')");
    tab.until("Math.round(scrollY) === 2345");
    // What is done for it is undone: the page is as it would be without the preview.
    tab.until("history.scrollRestoration === 'auto' && document.adoptedStyleSheets.length === 0");
    assert_eq!(tab.see("Math.round(scrollY)"), 2345);
    browser.ends_well();
}

#[test]
#[ignore = "needs Chromium and Node"]
fn the_place_is_kept_when_pictures_come_late() {
    let site = Site::new();
    let settings = "title = \"Test\"\nbase_url = \"https://example.org\"\nraw_html = true\n";
    site.write("site.toml", settings);
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"900\"/>\n";
    site.write("static/tall.svg", svg);
    let text = |first: &str| {
        // Without its measures in the page the text moves when the picture comes.
        long(&format!("{first}\n\n<p><img src=\"/tall.svg\" alt=\"A tower\"></p>"))
    };
    site.write("content/articles/a.md", article("A", "", &text("First words.")));
    let server = site.serve();
    let browser = Browser::start();
    let tab = browser.open_with(&server, A, json!({ "slow": "**/tall.svg" }));
    tab.until("see('.bar') && document.images[0].naturalHeight === 900");
    tab.see("scrollTo(0, 4321)");
    let seen = "[...document.querySelectorAll('p')].find((it) => \
                it.getBoundingClientRect().top > 0).textContent";
    let before = tab.see(seen);
    for words in ["New words.", "Newer words."] {
        server.write("content/articles/a.md", article("A", "", &text(words)));
        // Two saves, one while the place is still being found again.
        tab.until(&format!("document.body.textContent.includes({})", json!(words)));
    }
    tab.until("document.images[0].naturalHeight === 900 && Math.round(scrollY) === 4321");
    assert_eq!(tab.see(seen), before);
    // Whoever scrolls meanwhile decides.
    server.write("content/articles/a.md", article("A", "", &text("Last words.")));
    tab.until("document.body.textContent.includes('Last words.') && scrollY > 0");
    tab.wheel(-300);
    tab.until(
        "document.images[0].naturalHeight === 900 && document.adoptedStyleSheets.length === 0",
    );
    assert_ne!(tab.see("Math.round(scrollY)"), 4321);
    browser.ends_well();
}

#[test]
#[ignore = "needs Chromium and Node"]
fn style_sheets_and_pictures_are_swapped() {
    let site = Site::new();
    let svg = |width: u32| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"9\"/>\n")
    };
    site.write("static/style.css", "@import \"parts.css\";\nbody { color: rgb(1, 2, 3) }\n");
    site.write("static/parts.css", "h1 { color: rgb(4, 5, 6) }\n");
    site.write("content/articles/c/map.svg", svg(20));
    site.write("content/articles/c/index.md", article("C", "", "![A map](map.svg)"));
    let server = site.serve();
    let browser = Browser::start();
    let tab = browser.open(&server, "/2025/01/01/c/");
    tab.until("see('.bar')");
    tab.mark();
    let colour = |name: &str| format!("getComputedStyle(document.querySelector('{name}')).color");
    assert_eq!(tab.see(&colour("body")), "rgb(1, 2, 3)");
    for (sheet, text, name, expected) in [
        ("style", "@import \"parts.css\";\nbody { color: rgb(7, 8, 9) }\n", "body", "rgb(7, 8, 9)"),
        ("parts", "h1 { color: rgb(10, 11, 12) }\n", "h1", "rgb(10, 11, 12)"),
        ("parts", "h1 { color: rgb(13, 14, 15) }\n", "h1", "rgb(13, 14, 15)"),
    ] {
        server.write(&format!("static/{sheet}.css"), text);
        tab.until(&format!("{} === '{expected}'", colour(name)));
    }
    // No sheet is left beside the one that took its place.
    tab.until("document.styleSheets.length === 1");
    assert!(tab.has_mark());
    browser.ends_well();
}

/// The lines of standard error from the first error on, up to `last`.
fn terminal(server: &Server, last: &str) -> String {
    let heard = server.hear(last);
    let from = heard.iter().position(|line| line.starts_with("error: ")).expect("an error");
    // What it says on standard output may come in between.
    let lines = heard[from..].iter().filter(|line| !line.starts_with("not shown yet"));
    lines.map(String::as_str).collect::<Vec<_>>().join("\n")
}

#[test]
#[ignore = "needs Chromium and Node"]
fn an_error_lies_over_the_page_and_goes_by_itself() {
    let server = Site::new().serve();
    let browser = Browser::start();
    let (a, b) = (browser.open(&server, A), browser.open(&server, B));
    for tab in [&a, &b] {
        tab.until("see('.bar')");
        tab.mark();
    }
    server.write("content/articles/b.md", article("B", "lable = \"news\"\n", "Of B."));
    let picture = terminal(&server, "  = help: did you mean `label`?");
    for tab in [&a, &b] {
        let shown = tab.until("see('.fault pre')");
        assert_eq!(shown.as_str().expect("text").trim_end(), picture);
        assert_eq!(tab.see("see('.fault h1')"), "The site can’t be built");
        assert_eq!(tab.see("see('.fault p')"), "The page below is its last good state.");
    }
    // The page is still there, below it and for whoever asks for it anew.
    a.click(".fault button");
    assert_eq!(a.see("see('.fault pre')"), json!(null));
    assert!(a.has_mark());
    a.shows("First words.");
    b.go(&server, B);
    b.shows("Of B.");
    b.until("see('.fault pre')");
    server.write("content/articles/a.md", article("A", "titel = \"x\"\n", "First words."));
    // Another error is shown although the one before was folded away.
    a.until("see('.fault pre')?.includes('titel')");
    server.write("content/articles/a.md", article("A", "", "First words."));
    a.until("see('.fault pre') && !see('.fault pre').includes('titel')");
    server.write("content/articles/b.md", article("B", "aliases = [\"/old/\"]\n", "New of B."));
    b.shows("New of B.");
    for tab in [&a, &b] {
        tab.until("see('.bar') && see('.fault') === null");
    }
    assert!(a.has_mark());
    browser.ends_well();
}

#[test]
#[ignore = "needs Chromium and Node"]
fn when_the_first_build_fails_the_error_is_all_there_is() {
    let site = Site::new();
    site.write("content/articles/b.md", "+++\nno title\n+++\n");
    let server = site.serve();
    let browser = Browser::start();
    let (tab, lost) = (browser.open(&server, A), browser.open(&server, "/nothing/"));
    for tab in [&tab, &lost] {
        let shown = tab.until("see('.fault pre')");
        assert!(shown.as_str().expect("text").contains("content/articles/b.md:2"), "{shown}");
        assert_eq!(tab.see("[see('.fault p'), see('.fault button')]"), json!(["", null]));
    }
    server.write("content/articles/b.md", article("B", "", "Of B."));
    tab.shows("First words.");
    lost.until("document.querySelector('script[data-also]')");
    tab.until("see('.bar') && see('.fault') === null");
    // The console tells of every page that isn't there, and of those that aren't there yet.
    let is_told = |it: &String| it.contains("404") || it.contains("503");
    assert!(browser.errors().iter().all(is_told), "{:?}", browser.errors());
}

#[test]
#[ignore = "needs Chromium and Node"]
fn lists_mark_what_readers_do_not_see_yet_and_a_short_error_leaves_the_page_in_sight() {
    let site = Site::new();
    let settings = "title = \"Test\"\nbase_url = \"https://example.org\"\neditor = \"vscode\"\n";
    site.write("site.toml", settings);
    site.write("content/articles/d.md", article("D", "draft = true\n", "Of D."));
    let server = site.serve();
    let browser = Browser::start();
    let tab = browser.open(&server, "/");
    let marked = "[...document.querySelectorAll('[data-dateline-waiting]')].map(it => it.textContent + ': ' + it.dataset.datelineWaiting).join()";
    tab.until(&format!("{marked} === 'D: draft'"));
    server.write("content/articles/d.md", article("D", "draft = true\ntitel = 1\n", "Of D."));
    tab.until("see('.fault pre')");
    let height = "ui.querySelector('.fault').getBoundingClientRect().top > 100";
    assert_eq!(tab.see(height), true);
    assert_eq!(tab.see("see('.fault a')"), "Open content/articles/d.md");
    tab.see("dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))");
    assert_eq!(tab.see("see('.fault pre')"), json!(null));
    server.write("content/articles/d.md", article("D", "", "Of D."));
    tab.until(&format!("see('.fault') === null && {marked} === ''"));
    browser.ends_well();
}

#[test]
#[ignore = "needs Chromium and Node"]
fn a_removed_page_says_so() {
    let server = Site::new().serve();
    let browser = Browser::start();
    let tab = browser.open(&server, A);
    tab.until("see('.bar')");
    let file = server.site.root().join("content/articles/a.md");
    fs::remove_file(file).expect("the article goes");
    assert_eq!(tab.until("see('.gone')"), "This page is no longer in the site.");
    assert_eq!(tab.see("see('.bar')"), json!(null));
    tab.shows("First words.");
    server.write("content/articles/a.md", article("A", "", "Back again."));
    tab.shows("Back again.");
    tab.until("see('.bar') && see('.gone') === null");
    browser.ends_well();
}

/// Waits until a tab offers a place, and goes there.
fn follow(tab: &Tab<'_>, place: &str) {
    let said = format!("This page is no longer in the site. It is now at {place}");
    assert_eq!(tab.until("see('.gone')?.includes('now at') && see('.gone')"), said);
    tab.click(".gone a");
    tab.until(&format!("location.pathname === '{place}'"));
    tab.until("see('.bar') && see('.gone') === null");
}

#[test]
#[ignore = "needs Chromium and Node"]
fn a_moved_page_leads_to_its_new_place() {
    let server = Site::new().serve();
    let browser = Browser::start();
    let tab = browser.open(&server, A);
    tab.until("see('.bar')");
    server.write("content/articles/a.md", article("A", "slug = \"talks\"\n", "First words."));
    follow(&tab, "/2025/01/01/talks/");
    let file = |name: &str| server.site.root().join("content/articles").join(name);
    server.write("content/articles/a.md", article("A", "", "First words."));
    follow(&tab, A);
    fs::rename(file("a.md"), file("renamed.md")).expect("a rename");
    follow(&tab, "/2025/01/01/renamed/");
    // Whoever comes too late is told, too.
    let late = browser.open(&server, A);
    follow(&late, "/2025/01/01/renamed/");
    // An alias leads on by itself.
    let keys = "slug = \"last\"\naliases = [\"/2025/01/01/renamed/\"]\n";
    server.write("content/articles/renamed.md", article("A", keys, "First words."));
    tab.until("location.pathname === '/2025/01/01/last/' && see('.bar')");
    assert!(browser.errors().iter().all(|it| it.contains("404")), "{:?}", browser.errors());
}

/// Opens ten tabs in which the script `first` runs before any other.
fn ten_tabs<'b>(server: &Server, browser: &'b Browser, first: &str) -> Vec<Tab<'b>> {
    let open = |_| browser.open_with(server, A, json!({ "first": first }));
    (0..10).map(open).collect()
}

const RENAMED: &str = "title = \"Another name\"\nbase_url = \"https://example.org\"\n";

#[test]
#[ignore = "needs Chromium and Node"]
fn ten_tabs_share_a_connection() {
    let server = Site::new().serve();
    let browser = Browser::start();
    let tabs = ten_tabs(&server, &browser, "");
    for tab in &tabs {
        tab.until("see('.bar')");
    }
    server.write("site.toml", RENAMED);
    for tab in &tabs {
        tab.shows("Another name");
    }
    // One that is closed and one that went elsewhere are no hindrance.
    let mut tabs = tabs.into_iter();
    tabs.next().expect("a tab").close();
    let other = tabs.next().expect("a tab");
    other.go(&server, B);
    server.write("site.toml", RENAMED.replace("Another", "A third"));
    for tab in tabs.chain([other]) {
        tab.shows("A third name");
        tab.until("see('.bar')");
    }
    browser.ends_well();
}

#[test]
#[ignore = "needs Chromium and Node"]
fn without_a_worker_tabs_in_the_background_give_their_connection_back() {
    let server = Site::new().serve();
    let browser = Browser::start();
    // What a browser does when a tab comes to the front and goes back again.
    let first = "delete window.SharedWorker;
        Object.defineProperty(document, 'hidden', { get: () => !sessionStorage.isSeen });
        window.look = (isSeen) => {
          sessionStorage.isSeen = isSeen;
          document.dispatchEvent(new Event('visibilitychange'));
        };";
    let tabs = ten_tabs(&server, &browser, first);
    server.write("site.toml", RENAMED);
    server.built();
    for tab in &tabs {
        tab.mark();
        tab.see("look('yes')");
        tab.shows("Another name");
        assert!(!tab.has_mark());
        tab.until("see('.bar')");
        tab.see("look('')");
    }
    browser.ends_well();
}

#[test]
#[ignore = "needs Chromium and Node"]
fn tabs_outlive_the_preview() {
    let server = Site::new().serve();
    let browser = Browser::start();
    let (a, b) = (browser.open(&server, A), browser.open(&server, B));
    for tab in [&a, &b] {
        tab.until("see('.bar')");
        tab.mark();
    }
    let port = server.address.port().to_string();
    let (_, _, site) = server.interrupt();
    for tab in [&a, &b] {
        let said = "The preview has ended. Start it again with dateline serve.";
        assert_eq!(tab.until("see('.away')"), said);
    }
    site.write("content/articles/a.md", article("A", "", "Written meanwhile."));
    let server = site.start(&["--port", &port]);
    server.built();
    a.shows("Written meanwhile.");
    b.until("see('.away') === null && see('.bar')");
    assert!(b.has_mark());
}

#[test]
#[ignore = "needs Chromium and Node"]
fn a_page_that_allows_only_its_own_site_is_no_obstacle() {
    let site = Site::new();
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">";
    let page = format!(
        "<!doctype html><html lang=\"en\"><head>{policy}<link rel=\"icon\" href=\"/favicon.svg\"><title>x</title></head>\
         <body>{{{{ content | safe }}}}</body></html>"
    );
    site.write("templates/article.html", page);
    let server = site.serve();
    let browser = Browser::start();
    let tab = browser.open(&server, A);
    tab.until("see('.bar') && getComputedStyle(ui.querySelector('.bar')).position === 'absolute'");
    server.write("content/articles/a.md", article("A", "", "New words."));
    tab.shows("New words.");
    browser.ends_well();
}
