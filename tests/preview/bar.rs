//! The author's bar in a real browser.

use serde_json::json;

use crate::browser::Browser;
use crate::server::{Site, article};

const D: &str = "/2025/01/01/d/";
const SETTINGS: &str =
    "title = \"Test\"\nbase_url = \"https://example.org\"\neditor = \"vscode\"\n";

fn site() -> Site {
    let site = Site::new();
    site.write("site.toml", SETTINGS);
    let text = "Five words, all of them.\n\n<b>raw</b>";
    site.write("content/articles/d.md", article("D", "draft = true\n", text));
    site
}

#[test]
#[ignore = "needs Chromium and Node"]
fn the_bar_says_what_an_author_wants_to_know() {
    let server = site().serve();
    let browser = Browser::start();
    let tab = browser.open(&server, D);
    let summary = tab.until("see('.bar summary')");
    assert_eq!(
        summary.as_str().expect("text").split('\n').collect::<Vec<_>>(),
        ["draft", "6 words, 1 min", "1 warning", "2 findings"]
    );
    assert_eq!(tab.see("see('.bar div')"), json!(null));
    tab.click(".bar summary");
    let facts = tab.until("see('.bar div')");
    let facts = facts.as_str().expect("text");
    for part in [
        "content/articles/d.md\n",
        "dateline check finds:",
        "warning D0202",
        "line 9: ",
        "Shown on ",
        "the month 2025-01\n",
        "In ",
        "the RSS feed “Test”\n",
    ] {
        assert!(facts.contains(part), "{facts}");
    }
    let file = server.site.root().canonicalize().expect("a folder").join("content/articles/d.md");
    let link = tab.see("ui.querySelector('.bar p a').href");
    assert_eq!(link, format!("vscode://file{}", file.display()));
    // A page that shows the article is a click away, and the bar stays as it was left.
    tab.click(".bar .pages a[href='/2025/01/']");
    tab.until("location.pathname === '/2025/01/' && ui");
    assert_eq!(tab.see("see('.bar')"), json!(null));
    tab.go(&server, "/about/");
    assert!(
        tab.until("see('.bar div')").as_str().expect("text").contains("content/pages/about.md")
    );
    assert_eq!(tab.see("see('.bar b')"), "standing page");
    // How it is left is remembered at once: the next page may be opened in the same breath.
    let folded = "(ui.querySelector('.bar summary').click(), localStorage['dateline:bar'])";
    assert_eq!(tab.see(folded), "folded");
    tab.until("see('.bar') && see('.bar div') === null");
    tab.go(&server, D);
    tab.until("see('.bar')");
    assert_eq!(tab.see("see('.bar div')"), json!(null));
    browser.ends_well();
}

#[test]
#[ignore = "needs Chromium and Node"]
fn the_bar_follows_what_changes_nothing_in_the_page() {
    let server = site().serve();
    let browser = Browser::start();
    let tab = browser.open(&server, D);
    tab.until("see('.bar')");
    tab.mark();
    let text = "Five words, all of them.\n\n<b>raw</b>";
    for (keys, status) in [
        ("", "will be published"),
        ("expires = 2999-01-01\n", "will be published, expires 2999-01-01"),
        ("draft = true\nexpires = 2999-01-01\n", "draft, expires 2999-01-01"),
    ] {
        server.write("content/articles/d.md", article("D", keys, text));
        tab.until(&format!("see('.bar b') === '{status}'"));
    }
    assert!(tab.has_mark());
    browser.ends_well();
}

#[test]
#[ignore = "needs Chromium and Node"]
fn the_bar_and_the_overlay_fit_on_a_phone() {
    let server = site().serve();
    let browser = Browser::start();
    let tab = browser.open_with(&server, D, json!({ "width": 320, "height": 600 }));
    tab.until("see('.bar')");
    tab.click(".bar summary");
    tab.until("see('.bar div')");
    let fits = |name: &str| {
        let edges = format!("ui.querySelector('{name}').getBoundingClientRect()");
        let edges = tab.see(&format!("[{edges}.left, {edges}.top, {edges}.right, {edges}.bottom]"));
        let edges: Vec<f64> = serde_json::from_value(edges).expect("four edges");
        let is_in = edges[0] >= 0.0 && edges[1] >= 0.0 && edges[2] <= 320.0 && edges[3] <= 600.0;
        assert!(is_in, "{name}: {edges:?}");
        let is_cut = format!("(it => it.scrollWidth > it.clientWidth)(ui.querySelector('{name}'))");
        assert_eq!(tab.see(&is_cut), false, "{name}");
    };
    fits(".bar");
    server.write("content/articles/b.md", article("B", "lable = \"news\"\n", "Of B."));
    tab.until("see('.fault pre')");
    fits(".fault");
    fits(".fault header");
    browser.ends_well();
}
