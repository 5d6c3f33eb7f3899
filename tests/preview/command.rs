//! How the command starts and ends, and what it leaves.

use std::net::TcpListener;
use std::time::Duration;

use crate::server::{Site, article, dateline};

#[test]
fn drafts_are_shown_unless_told_otherwise() {
    let hidden = |site: &Site| {
        site.write("content/articles/d.md", article("D", "draft = true\n", "A draft."));
        let scheduled = "+++\ntitle = \"S\"\ndate = 2999-01-01\n+++\n\nLater.\n";
        site.write("content/articles/s.md", scheduled);
    };
    let site = Site::new();
    hidden(&site);
    let server = site.serve();
    assert_eq!(server.get("/2025/01/01/d/").status, 200);
    assert_eq!(server.get("/2999/01/01/s/").status, 200);
    let (_, _, site) = server.interrupt();
    let server = site.start(&["--port", "0", "--no-drafts"]);
    server.built();
    assert_eq!(server.get("/2025/01/01/d/").status, 404);
    assert_eq!(server.get("/2999/01/01/s/").status, 404);
    assert_eq!(server.get("/2025/01/01/a/").status, 200);
}

#[test]
fn a_site_is_shown_as_of_another_day() {
    let site = Site::new();
    let late = "+++\ntitle = \"S\"\ndate = 2999-01-01\n+++\n\nLater.\n";
    site.write("content/articles/s.md", late);
    let server = site.start(&["--port", "0", "--no-drafts", "--now", "2999-01-02"]);
    server.built();
    assert_eq!(server.get("/2999/01/01/s/").status, 200);
    let (_, _, site) = server.interrupt();
    let wrong = dateline(&site.root()).args(["serve", "--now", "soon"]).output().expect("an end");
    let said = String::from_utf8(wrong.stderr).expect("text");
    assert!(said.starts_with("error: `soon` is no day and no time"), "{said}");
    assert_eq!(wrong.status.code(), Some(1));
}

#[test]
fn a_taken_port_gives_way_to_the_next() {
    // Another test may have the next one; so it is any after the taken one.
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let server = Site::new().start(&["--port", &port.to_string()]);
    let found = server.address.port();
    assert!(found > port && found <= port + 20, "{found} after {port}");
    assert_eq!(server.told(), [format!("port {port} is taken, so it is {found}")]);
    server.built();
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn ctrl_c_ends_it_at_once_and_leaves_no_lock() {
    let server = Site::new().serve();
    let mut tabs: Vec<_> = (0..8).map(|_| server.tab("/2025/01/01/a/")).collect();
    let build = dateline(&server.site.root()).arg("build").output().expect("a build");
    assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stderr));
    tabs[0].hears_nothing();
    let page = server.site.root().join("public/2025/01/01/a/index.html");
    let text = std::fs::read_to_string(page).expect("a page");
    assert!(text.contains("https://example.org/") && !text.contains("127.0.0.1"), "{text}");
    let (took, code, site) = server.interrupt();
    assert!(took < Duration::from_secs(1), "{took:?}");
    assert_eq!(code, Some(0));
    let server = site.serve();
    assert_eq!(server.get("/2025/01/01/a/").status, 200);
}

#[test]
fn a_second_preview_of_a_site_says_where_the_first_is() {
    let server = Site::new().serve();
    let root = server.site.root();
    let second = |arguments: &[&str]| {
        let mut command = dateline(&root);
        let said = command.args(["serve", "--port", "0"]).args(arguments).output();
        let said = said.expect("an end");
        let [out, err] = [said.stdout, said.stderr].map(|it| String::from_utf8(it).expect("text"));
        (said.status.code(), out, err)
    };
    let url = format!("http://{}/", server.address);
    let said = format!(
        "error: a preview of this site is running already, at {url}\n\
         help: look at that one, or end it with Ctrl-C in its terminal first\n"
    );
    assert_eq!(second(&[]), (Some(1), String::new(), said.clone()));
    // By whatever path.
    assert_eq!(second(&["--root", "content/.."]), (Some(1), String::new(), said));
    // The first is none the worse for it.
    let mut tab = server.tab("/2025/01/01/a/");
    server.write("content/articles/a.md", article("A", "", "New words."));
    assert!(tab.next().reload);
    let (_, _, site) = server.interrupt();
    assert!(!site.root().join(".dateline/preview-url").exists());
    // What a kill leaves behind keeps nobody out and misleads nobody.
    let server = site.serve();
    let site = server.kill();
    assert!(site.root().join(".dateline/preview-url").exists());
    let server = site.serve();
    assert_eq!(server.get("/2025/01/01/a/").status, 200);
}

/// A browser that notes what it is asked for in `opened.txt`.
#[cfg(target_os = "linux")]
fn with_browser(site: &Site) -> std::process::Command {
    use std::os::unix::fs::PermissionsExt;
    site.write("../bin/xdg-open", "#!/bin/sh\necho noise >&2\necho \"$1\" >>../opened.txt\n");
    let bin = site.root().join("../bin");
    let executable = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(bin.join("xdg-open"), executable).expect("permissions");
    let mut command = dateline(&site.root());
    command.env("PATH", bin);
    command
}

#[test]
#[cfg(target_os = "linux")]
fn open_shows_the_preview_in_the_browser() {
    let opened = |site: &Site| {
        let file = site.root().join("../opened.txt");
        let until = std::time::Instant::now() + crate::http::PATIENCE;
        // The file is there before its line is.
        let url = || std::fs::read_to_string(&file).ok().filter(|text| text.ends_with('\n'));
        while url().is_none() {
            assert!(std::time::Instant::now() < until, "nothing is opened");
            std::thread::sleep(Duration::from_millis(5));
        }
        let url = url().expect("a URL");
        std::fs::remove_file(file).expect("it goes");
        url
    };
    let site = Site::new();
    let command = with_browser(&site);
    let server = site.start_as(command, &["--port", "0", "--open"]);
    let url = format!("http://{}/", server.address);
    assert_eq!(opened(&server.site), format!("{url}\n"));
    server.built();
    // A second one shows the first.
    let said = with_browser(&server.site).args(["serve", "--open"]).output().expect("an end");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!((said.status.code(), text(&said.stderr)), (Some(0), String::new()));
    let expected = format!("a preview of this site is running already, at {url}\n");
    assert_eq!(text(&said.stdout), expected);
    assert_eq!(opened(&server.site), format!("{url}\n"));
}

#[test]
fn a_tab_outlives_its_server() {
    let server = Site::new().serve();
    let page = server.get("/2025/01/01/a/").text();
    let version = page.split("data-version=\"").nth(1).and_then(|it| it.split('"').next());
    let version = version.expect("the script");
    let port = server.address.port().to_string();
    let (_, _, site) = server.interrupt();
    site.write("content/articles/a.md", article("A", "", "Written meanwhile."));
    let server = site.start(&["--port", &port]);
    server.built();
    let mut tab = crate::events::Events::open(server.address, "/2025/01/01/a/", version);
    assert!(tab.next().reload);
}

#[test]
fn without_a_site_it_says_so() {
    let folder = crate::scratch::folder();
    let said = dateline(folder.path()).args(["serve", "--port", "0"]).output().expect("an end");
    assert_eq!(said.status.code(), Some(1));
    let text = String::from_utf8_lossy(&said.stderr);
    assert!(text.starts_with("error: there is no `site.toml` in "), "{text}");
}
