//! What open tabs are told of saves.

use std::fs;
use std::time::{Duration, SystemTime};

use crate::events::Events;
use crate::server::{Server, Site, article};

const A: &str = "/2025/01/01/a/";
const B: &str = "/2025/01/01/b/";

#[test]
fn a_tab_reloads_when_its_own_page_changed() {
    let server = Site::new().serve();
    let (mut a, mut b) = (server.tab(A), server.tab(B));
    server.write("content/articles/a.md", article("A", "", "First words.\n\nAnd new ones."));
    let news = a.next();
    assert!(news.reload && !news.gone && news.styles.is_empty() && news.fault.is_none());
    assert!(server.get(A).text().contains("And new ones."));
    b.hears_nothing();
}

#[test]
fn a_save_by_rename_is_seen_and_so_is_one_in_a_new_folder() {
    let server = Site::new().serve();
    let mut tab = server.tab(A);
    let root = server.site.root();
    server.write("content/articles/.a.md.swp", article("A", "", "Saved by rename."));
    let aside = root.join("content/articles/.a.md.swp");
    fs::rename(aside, root.join("content/articles/a.md")).expect("a rename");
    assert!(tab.next().reload);
    assert!(server.get(A).text().contains("Saved by rename."));
    let mut new = server.tab("/2025/01/01/deep/");
    server.write("content/articles/new/deeper/deep.md", article("Deep", "", "Down here."));
    assert!(new.next().reload);
    server.write("content/articles/new/deeper/deep.md", article("Deep", "", "Again."));
    assert!(new.next().reload);
    fs::remove_dir_all(root.join("content/articles/new")).expect("the folder goes");
    assert!(new.next().gone);
}

#[test]
fn two_saves_within_a_moment_are_both_shown() {
    let server = Site::new().serve();
    let mut tab = server.tab(A);
    server.write("content/articles/a.md", article("A", "", "The first."));
    server.write("content/articles/a.md", article("A", "", "The second."));
    while !server.get(A).text().contains("The second.") {
        assert!(tab.next().reload);
    }
}

#[test]
fn a_touched_file_is_no_change() {
    let server = Site::new().serve();
    let mut tab = server.tab(A);
    let file =
        fs::File::options().append(true).open(server.site.root().join("content/articles/a.md"));
    file.expect("the article").set_modified(SystemTime::now()).expect("a time");
    assert_eq!(server.builds_within(Duration::from_millis(500)), Vec::<String>::new());
    tab.hears_nothing();
}

#[test]
fn a_warning_is_said_once_and_not_at_every_save() {
    let site = Site::new();
    site.write("content/articles/b.md", article("B", "", "<b>raw</b>"));
    let server = site.serve();
    // The two outputs are two pipes: what the first build said of warnings may come later.
    server.builds_within(Duration::from_millis(300));
    server.write("content/articles/a.md", article("A", "", "New words."));
    let line = server.line();
    assert!(line.contains(" written, "), "{line}");
    server.write("content/articles/b.md", article("B", "", "New words.\n\n<b>raw</b>"));
    server.says("warning: ");
}

#[test]
fn a_style_sheet_is_swapped() {
    let site = Site::new();
    site.write("static/style.css", "body { color: black }\n");
    let server = site.serve();
    let mut tab = server.tab(A);
    server.write("static/style.css", "body { color: navy }\n");
    let news = tab.next();
    assert!(!news.reload, "{news:?}");
    assert_eq!(news.styles, ["/style.css"]);
    assert_eq!(server.get("/style.css").text(), "body { color: navy }\n");
}

#[test]
fn an_error_lies_over_the_page_until_it_is_put_right() {
    let server = Site::new().serve();
    let mut tab = server.tab(A);
    let before = server.get(A).text();
    server.write("content/articles/b.md", article("B", "lable = \"news\"\n", "Of B."));
    let news = tab.next();
    let picture = "error: there is no key `lable`\n --> content/articles/b.md:4:1\n  |\n\
                   4 | lable = \"news\"\n  | ^^^^^\n  |\n  = help: did you mean `label`?\n";
    assert_eq!(news.fault.expect("a fault").trim_end(), picture.trim_end());
    assert!(!news.reload);
    assert_eq!(body(&server.get(A).text()), body(&before));
    // The same on the terminal.
    server.says("error: there is no key `lable`");
    server.write("content/articles/b.md", article("B", "aliases = [\"/old/\"]\n", "Of B."));
    let news = tab.next();
    assert_eq!((news.fault, news.reload), (None, false));
}

/// A page without the script.
fn body(page: &str) -> &str {
    page.split("<script src=\"/.dateline/").next().unwrap_or(page)
}

#[test]
fn an_error_at_the_start_is_all_there_is_until_it_is_put_right() {
    let site = Site::new();
    site.write("content/articles/b.md", "+++\nno title\n+++\n");
    let server = site.serve();
    let answer = server.get("/");
    assert_eq!(answer.status, 503);
    let version = answer.text();
    let version = version.split("data-version=\"").nth(1).and_then(|it| it.split('"').next());
    let version = version.expect("the script");
    let mut tab = Events::open(server.address, "/", version);
    assert!(tab.next().fault.expect("a fault").contains("content/articles/b.md:2"));
    server.write("content/articles/b.md", article("B", "", "Of B."));
    let news = tab.next();
    assert_eq!((news.fault, news.reload), (None, true));
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn a_site_whose_settings_are_broken_is_shown_once_they_are_right() {
    let site = Site::new();
    site.write("site.toml", "title = \n");
    let server = site.serve();
    assert_eq!(server.get("/").status, 503);
    server.write("site.toml", "title = \"Test\"\nbase_url = \"https://example.org\"\n");
    server.built();
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn a_removed_page_is_gone_and_comes_back() {
    let server = Site::new().serve();
    let mut tab = server.tab(A);
    fs::remove_file(server.site.root().join("content/articles/a.md")).expect("the article goes");
    let news = tab.next();
    assert_eq!((news.gone, news.now_at, news.reload), (true, None, false));
    assert_eq!(server.get(A).status, 404);
    server.write("content/articles/a.md", article("A", "", "Back again."));
    let news = tab.next();
    assert!(news.reload && !news.gone);
}

#[test]
fn a_moved_page_says_where_it_is() {
    let server = Site::new().serve();
    let mut tab = server.tab(A);
    server.write("content/articles/a.md", article("A", "slug = \"talks\"\n", "First words."));
    let news = tab.next();
    assert_eq!((news.gone, news.now_at.as_deref()), (true, Some("/2025/01/01/talks/")));
    assert_eq!(server.get("/2025/01/01/talks/").status, 200);
}

#[test]
fn a_folder_that_was_not_there_is_watched_once_it_is() {
    let server: Server = Site::new().serve();
    let mut tab = server.tab("/talk.txt");
    server.write("static/talk.txt", "one");
    assert!(tab.next().reload);
    server.write("static/talk.txt", "two");
    assert!(tab.next().reload);
    assert_eq!(server.get("/talk.txt").text(), "two");
}

/// Where a tab is told that its page is now.
#[track_caller]
fn place(tab: &mut Events) -> Option<String> {
    let news = tab.next();
    assert!(news.gone && !news.reload, "{news:?}");
    news.now_at
}

#[test]
fn a_renamed_source_is_found_by_its_text_or_its_id() {
    let server = Site::new().serve();
    let file = |name: &str| server.site.root().join("content/articles").join(name);
    let mut tab = server.tab(A);
    fs::rename(file("a.md"), file("c.md")).expect("a rename");
    assert_eq!(place(&mut tab).as_deref(), Some("/2025/01/01/c/"));
    // A tab that comes too late finds it, too.
    assert!(server.get(A).text().contains(" data-now-at=\"/2025/01/01/c/\""));
    // It goes on, with another text and the same id, and takes a while for it.
    let mut c = server.tab("/2025/01/01/c/");
    server.write("content/articles/c.md", article("A", "id = \"x\"\n", "New words."));
    assert!(c.next().reload);
    fs::remove_file(file("c.md")).expect("the article goes");
    assert_eq!(place(&mut c), None);
    server.write("content/articles/d.md", article("A", "id = \"x\"\n", "Other words."));
    assert_eq!(place(&mut c).as_deref(), Some("/2025/01/01/d/"));
    // A standing page moves as well, and two pages with one text are no sign of either.
    let (mut about, mut moved) = (server.tab("/about/"), server.tab("/us/"));
    let us = fs::read_to_string(server.site.root().join("content/pages/about.md")).expect("a page");
    server.write("content/pages/us.md", &us);
    assert!(moved.next().reload);
    fs::remove_file(server.site.root().join("content/pages/about.md")).expect("the page goes");
    assert_eq!(place(&mut about).as_deref(), Some("/us/"));
    let mut new = [server.tab("/one/"), server.tab("/two/")];
    server.write("content/pages/one.md", &us);
    server.write("content/pages/two.md", &us);
    assert!(new.iter_mut().all(|tab| tab.next().reload));
    fs::remove_file(server.site.root().join("content/pages/us.md")).expect("the page goes");
    assert_eq!(place(&mut moved), None);
}

#[test]
fn an_alias_takes_the_place_of_a_page_that_moved() {
    let server = Site::new().serve();
    let mut tab = server.tab(A);
    let keys = format!("slug = \"talks\"\naliases = [\"{A}\"]\n");
    server.write("content/articles/a.md", article("A", &keys, "First words."));
    assert!(tab.next().reload);
    assert!(server.get(A).text().contains("/2025/01/01/talks/"));
}

#[test]
fn a_template_that_was_saved_is_shown() {
    let server = Site::new().serve();
    let (mut a, mut about) = (server.tab(A), server.tab("/about/"));
    server.write("templates/article.html", "<!doctype html><title>x</title><body>A new frame");
    assert!(a.next().reload);
    assert!(server.get(A).text().contains("A new frame"));
    about.hears_nothing();
    fs::remove_dir_all(server.site.root().join("templates")).expect("the folder goes");
    assert!(a.next().reload);
    assert!(!server.get(A).text().contains("A new frame"));
}

#[test]
fn the_bar_is_told_of_what_changes_no_byte_of_a_page() {
    let server = Site::new().serve();
    let (mut a, mut b) = (server.tab(A), server.tab(B));
    let mut last = None;
    for keys in ["draft = true\n", "expires = 2999-01-01\n", ""] {
        server.write("content/articles/a.md", article("A", keys, "First words."));
        let news = a.next();
        assert!(!news.reload && news.about.is_some() && news.about != last, "{keys}: {news:?}");
        last = news.about;
    }
    b.hears_nothing();
    // Words are counted anew, also where nothing else is.
    for text in ["One two three.", "One two three four."] {
        server.write("content/articles/a.md", article("A", "", text));
        let news = a.next();
        assert!(news.reload && news.about.is_some() && news.about != last, "{news:?}");
        last = news.about;
        let facts = server.get(&format!("/.dateline/about?page={A}")).text();
        let words = text.split(' ').count();
        assert!(facts.contains(&format!("\"words\":{words},")), "{facts}");
    }
}

#[test]
fn a_page_that_is_not_there_is_the_one_that_says_so() {
    let server = Site::new().serve();
    let page = server.get("/nothing/").text();
    let also = page.split(" data-also=\"").nth(1).and_then(|it| it.split('"').next());
    let mut tab = server.tab(also.expect("the page that is shown"));
    server.write("templates/404.html", "<!doctype html><title>Lost</title><body>Our own page");
    assert!(tab.next().reload);
}

#[test]
fn who_names_no_page_hears_of_all() {
    let server = Site::new().serve();
    let since = server.get(A).text();
    let since = since.split("data-version=\"").nth(1).and_then(|it| it.split('"').next());
    let mut all = Events::open_all(server.address, since.expect("the script"));
    all.told();
    server.write("content/articles/a.md", article("A", "", "New words."));
    let (changed, removed) = all.told();
    assert!(changed.contains(&A.to_owned()) && changed.contains(&"/feed.xml".to_owned()));
    assert!(!changed.contains(&B.to_owned()) && removed.is_empty(), "{changed:?} {removed:?}");
    fs::remove_file(server.site.root().join("content/articles/a.md")).expect("the article goes");
    assert!(all.told().1.contains(&A.to_owned()));
    for wrong in ["?since=x", "?page", "?x=1"] {
        assert_eq!(server.get(&format!("/.dateline/events{wrong}")).status, 400, "{wrong}");
    }
}

/// The first build of a large site takes a while. Here it takes until somebody writes to the pipe that stands
/// where it looks for what an earlier one left.
#[cfg(target_os = "linux")]
#[test]
fn who_asks_while_the_first_build_runs_is_told_so_and_then_sees_the_page() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let site = Site::new();
    let memory = dateline::build::memory_of(&site.root(), Some(&site.output()));
    fs::create_dir_all(&memory).expect("a folder");
    mknodat(CWD, memory.join("known"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
    let pipe = memory.join("known");
    let server = site.start(&["--port", "0"]);
    for path in [A, "/", "/nothing/"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 503, "{path}");
        assert_eq!(answer.header("retry-after"), Some("1"));
        let page = answer.text();
        assert!(
            page.contains("The site is being built. It will show here as soon as it is there."),
            "{page}"
        );
        assert!(page.contains(" data-empty"), "{page}");
    }
    let page = server.get(A).text();
    let version = page.split("data-version=\"").nth(1).and_then(|it| it.split('"').next());
    let mut tab = Events::open(server.address, A, version.expect("the script"));
    // Nothing is wrong: it is still being built.
    assert_eq!(tab.next().fault, None);
    tab.hears_nothing();
    fs::write(&pipe, "").expect("the build goes on");
    let news = tab.next();
    assert_eq!((news.fault, news.reload), (None, true));
    let answer = server.get(A);
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("First words."));
}
