//! Pages and files, as a browser asks for them.

use crate::server::Site;

#[test]
fn every_file_says_what_it_is() {
    let site = Site::new();
    for name in ["a.txt", "a.js", "a.json", "a.png", "a.woff2", "a.csv", "a.pdf"] {
        site.write(&format!("static/{name}"), "a file");
    }
    site.write("static/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let server = site.serve();
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/404.html", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/feed.json", "application/json"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/favicon.svg", "image/svg+xml"),
        ("/a.txt", "text/plain; charset=utf-8"),
        ("/a.js", "text/javascript; charset=utf-8"),
        ("/a.json", "application/json"),
        ("/a.svg", "image/svg+xml"),
        ("/a.png", "image/png"),
        ("/a.woff2", "font/woff2"),
        ("/a.csv", "text/csv; charset=utf-8"),
        ("/a.pdf", "application/pdf"),
        ("/.dateline/client.js", "text/javascript; charset=utf-8"),
        ("/.dateline/worker.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
        let length = answer.header("content-length").map(str::to_owned);
        assert_eq!(length, Some(answer.body.len().to_string()), "{path}");
        let head = server.ask("HEAD", path, "");
        assert_eq!((head.status, head.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!((head.header("content-length"), head.body.len()), (length.as_deref(), 0));
    }
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    let server = Site::new().serve();
    for path in ["/2025/01/01/a/", "/style.css", "/feed.xml"] {
        let answer = server.get(path);
        let tag = answer.header("etag").expect("a tag");
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
        let again = server.ask("GET", path, &format!("If-None-Match: {tag}\r\n"));
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        let other = server.ask("GET", path, "If-None-Match: \"other\"\r\n");
        assert_eq!((other.status, &other.body), (200, &answer.body), "{path}");
    }
}

#[test]
fn a_part_of_a_file_is_sent_alone() {
    let site = Site::new();
    site.write("static/talk.mp3", "0123456789");
    let server = site.serve();
    let part = server.ask("GET", "/talk.mp3", "Range: bytes=2-4\r\n");
    assert_eq!((part.status, part.text().as_str()), (206, "234"));
    assert_eq!(part.header("content-range"), Some("bytes 2-4/10"));
    let beyond = server.ask("GET", "/talk.mp3", "Range: bytes=20-30\r\n");
    assert_eq!(beyond.status, 416);
}

#[test]
fn a_folder_is_asked_for_with_its_slash() {
    let server = Site::new().serve();
    for (path, to) in
        [("/about", "/about/"), ("/2025/01/01/a?x=1", "/2025/01/01/a/?x=1"), ("//2025", "/2025/")]
    {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("location")), (307, Some(to)), "{path}");
    }
}

#[test]
fn a_missing_page_is_the_sites_own() {
    let site = Site::new();
    site.write("templates/404.html", "<!doctype html><title>Lost</title><body>Our own page</body>");
    let server = site.serve();
    for path in ["/nothing", "/nothing/", "/style.css/", "/2025/01/01/a/nothing.png"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains("Our own page"), "{path}");
    }
}

#[test]
fn an_alias_leads_to_its_page_in_the_preview() {
    let server = Site::new().serve();
    let answer = server.get("/old/");
    assert_eq!(answer.status, 200);
    let to = format!("url=http://{}/2025/01/01/b/", server.address);
    assert!(answer.text().contains(&to), "{}", answer.text());
}

#[test]
fn the_script_is_in_answers_and_in_no_file() {
    let server = Site::new().serve();
    for path in ["/", "/2025/01/01/a/", "/nothing/", "/old/"] {
        let text = server.get(path).text();
        assert_eq!(text.matches("<script src=\"/.dateline/client.js\"").count(), 1, "{path}");
    }
    for entry in walkdir::WalkDir::new(server.site.output()).into_iter().flatten() {
        if entry.file_type().is_file() {
            let bytes = std::fs::read(entry.path()).expect("a file");
            let is_in = memchr::memmem::find(&bytes, b"client.js").is_some();
            assert!(!is_in, "{}", entry.path().display());
        }
    }
    assert!(!server.site.root().join("public").exists());
}

#[test]
fn a_site_in_a_folder_stays_there() {
    let site = Site::new();
    site.write("site.toml", "title = \"Test\"\nbase_url = \"https://example.org/blog\"\n");
    let server = site.serve();
    assert_eq!(server.get("/").header("location"), Some("/blog/"));
    assert_eq!(server.get("/blog").header("location"), Some("/blog/"));
    assert_eq!(server.get("/blog/about").header("location"), Some("/blog/about/"));
    let home = server.get("/blog/").text();
    let link = format!("http://{}/blog/2025/01/01/a/", server.address);
    assert!(home.contains(&link) || home.contains("\"/blog/2025/01/01/a/\""), "{home}");
    let mut tab = server.tab("/blog/2025/01/01/a/");
    server.write("content/articles/a.md", crate::server::article("A", "", "New words."));
    assert!(tab.next().reload);
}

#[test]
fn the_bar_says_what_a_check_finds_in_the_article() {
    let site = Site::new();
    site.write(
        "site.toml",
        "title = \"Test\"\nbase_url = \"https://example.org\"\nraw_html = true\n",
    );
    let text = "They went to the\nthe harbour. See [it](https://example.org/abuot/).\n\n<form action=\"https://lists.example/\"><p>Join</p></form>";
    let keys = "summary = \"About D.\"\nauthors = [\"Ann\"]\n";
    site.write("content/articles/d.md", crate::server::article("D", keys, text));
    let server = site.serve();
    let found = || {
        let answer = server.get("/.dateline/about?page=/2025/01/01/d/");
        let facts: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
        let findings = facts["findings"].as_array().expect("a list");
        let said = findings.iter().map(|it| {
            let text = |key: &str| it[key].as_str().unwrap_or_default().to_owned();
            format!(
                "{} {} line {}: {}",
                text("severity"),
                text("code"),
                it["line"],
                text("message")
            )
        });
        said.collect::<Vec<String>>()
    };
    assert_eq!(
        found(),
        [
            "warning D0213 line 9: `the` stands twice",
            "error D0101 line 9: there is nothing at `/abuot/`",
            "error D0406 line 11: the policy in `/_headers` keeps browsers from sending this form to `https://lists.example/`",
        ]
    );
    // The bar is told of a change that no page shows.
    let mut tab = server.tab("/2025/01/01/d/");
    let keys = "summary = \"About D.\"\nauthors = [\"Ann\"]\ncheck = { allow = [\"D0406\"] }\n";
    server.write("content/articles/d.md", crate::server::article("D", keys, text));
    let news = tab.next();
    assert!(!news.reload && news.about.is_some(), "{news:?}");
    assert_eq!(found().len(), 2);
    let mended = "They went to the harbour. See [it](https://example.org/about/).";
    server.write(
        "content/articles/d.md",
        crate::server::article("D", "summary = \"About D.\"\nauthors = [\"Ann\"]\n", mended),
    );
    assert!(tab.next().reload);
    assert_eq!(found(), [""; 0]);
}

#[test]
fn the_bar_knows_the_article() {
    let site = Site::new();
    let settings = "title = \"Test\"\nbase_url = \"https://example.org\"\neditor = \"vscode\"\n";
    site.write("site.toml", settings);
    let text = "Five words, all of them.\n\n<b>raw</b>";
    site.write("content/articles/d.md", crate::server::article("D", "draft = true\n", text));
    let server = site.serve();
    let answer = server.get("/.dateline/about?page=/2025/01/01/d/");
    let facts: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
    assert_eq!(facts["source"], "content/articles/d.md");
    assert_eq!((&facts["status"], &facts["minutes"]), (&"draft".into(), &1.into()));
    assert_eq!((&facts["title"], &facts["words"]), (&"D".into(), &6.into()));
    let warnings = facts["warnings"].as_array().expect("a list");
    assert_eq!((warnings.len(), &warnings[0]["line"]), (1, &9.into()), "{facts}");
    let shown_by = facts["shown_by"].as_array().expect("a list");
    let shown = |url: &str, what: &str| serde_json::json!({ "url": url, "what": what });
    assert!(shown_by.contains(&shown("/", "the home page")), "{facts}");
    assert!(shown_by.contains(&shown("/2025/01/", "the month 2025-01")), "{facts}");
    let waiting = server.get("/.dateline/waiting").text();
    assert_eq!(waiting, "{\"/2025/01/01/d/\":\"draft\"}");
    let answer = server.get("/.dateline/about?page=/2025/01/01/a/");
    let of_a: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
    assert_eq!(of_a["status"], "will be published");
    let file = server.site.root().canonicalize().expect("a folder").join("content/articles/d.md");
    // Temporary folders may be anywhere.
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~,".contains(&byte);
    let shown = |byte: u8| {
        if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    let file: String = file.to_string_lossy().bytes().map(shown).collect();
    assert_eq!(facts["edit"], format!("vscode://file{file}"));
    for page in ["/", "/nothing/", "//x", "/../x", "x", ""] {
        assert_eq!(server.get(&format!("/.dateline/about?page={page}")).text(), "null", "{page}");
    }
}
