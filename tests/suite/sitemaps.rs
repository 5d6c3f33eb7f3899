//! Sitemaps and the news sitemap, rule by rule as NEWS.md has them.

#![allow(clippy::expect_used, reason = "a test that can't go on says why")]

use snapbox::{assert_data_eq, file};

use crate::project::{Project, tree};

/// A PNG of 3 by 2 pixels.
const HARBOUR: &[u8] = include_bytes!("data/harbour.png");

const PAPER: &str = r#"
-- site.toml --
title = "Test"
base_url = "https://example.org/news"
time_zone = "Europe/Berlin"
publisher = { name = "The Meridian & Co" }
-- content/pages/about.md --
+++
title = "About"
updated = 2025-02-03
aliases = ["/about-us/"]
+++
Text.
-- content/pages/hidden.md --
+++
title = "Hidden"
draft = true
+++
Text.
-- content/articles/port/index.md --
+++
title = "Port & trade"
date = 2025-08-31T09:30:00
updated = 2025-09-01T08:00:00Z
image = { src = "harbour.png", alt = "A harbour" }
authors = ["Ann"]
+++
![Cranes](cranes.png) ![A map](map.svg) [the report](report.pdf) ![Again](harbour.png)
-- content/articles/port/map.svg --
<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>
-- content/articles/port/report.pdf --
A report.
-- content/articles/talks.md --
+++
title = "Talks"
date = 2025-08-30T14:00:01
corrections = [
  { date = 2025-08-30T16:00:00, text = "One." },
  { date = 2025-08-30T20:00:00, text = "Two." },
]
language = "zh-Hant"
aliases = ["/old-talks/"]
+++
Text.
-- content/articles/early.md --
+++
title = "Early"
date = 2024-08-30T13:59:59
tags = ["نیٹو"]
+++
Text.
-- content/articles/draft.md --
+++
title = "Draft"
date = 2025-08-30
draft = true
+++
Text.
"#;

fn paper() -> Project {
    let project = Project::new(PAPER);
    project.write("content/articles/port/harbour.png", HARBOUR);
    project.write("content/articles/port/cranes.png", HARBOUR);
    project
}

#[test]
fn the_files_as_they_are() {
    let project = paper();
    project.build();
    let files = tree(&project.output());
    let names: Vec<&str> =
        files.keys().filter(|path| path.starts_with("sitemap")).map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "sitemap-2024.xml",
            "sitemap-2025.xml",
            "sitemap-news.xml",
            "sitemap-pages.xml",
            "sitemap.xml"
        ]
    );
    assert_data_eq!(project.page("sitemap.xml"), file!["data/sitemaps/sitemap.xml"].raw());
    assert_data_eq!(project.page("sitemap-2025.xml"), file!["data/sitemaps/2025.xml"].raw());
    assert_data_eq!(project.page("sitemap-2024.xml"), file!["data/sitemaps/2024.xml"].raw());
    assert_data_eq!(project.page("sitemap-news.xml"), file!["data/sitemaps/news.xml"].raw());
    assert_data_eq!(project.page("sitemap-pages.xml"), file!["data/sitemaps/pages.xml"].raw());
    assert_eq!(
        project.page("robots.txt"),
        "User-agent: *\nAllow: /\n\n\
         Sitemap: https://example.org/news/sitemap.xml\n\
         Sitemap: https://example.org/news/sitemap-news.xml\n"
    );
}

#[test]
fn every_canonical_page_is_in_one_sitemap_once_and_nothing_else_is() {
    let project = paper();
    project.build();
    let files = tree(&project.output());
    let text = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    let mut listed: Vec<String> = Vec::new();
    for path in ["sitemap-2024.xml", "sitemap-2025.xml", "sitemap-pages.xml"] {
        let file = text(path);
        assert!(!file.contains("<priority>") && !file.contains("<changefreq>"), "{path}");
        let urls = file.split("<loc>").skip(1).filter_map(|it| it.split_once("</loc>"));
        listed.extend(urls.map(|(url, _)| url.to_owned()));
    }
    listed.sort();
    let mut pages: Vec<String> = Vec::new();
    for path in files.keys().filter(|path| path.ends_with("html")) {
        let html = text(path);
        let canonical = html
            .split_once("<link rel=\"canonical\" href=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(url, _)| url.to_owned());
        let is_redirect = html.contains("http-equiv=\"refresh\"");
        let is_empty = html.contains("Nothing has been published here yet.");
        if !is_redirect && !is_empty {
            pages.extend(canonical);
        }
    }
    pages.sort();
    assert_eq!(listed, pages);
    assert!(listed.iter().all(|url| url.starts_with("https://example.org/news/")));
    assert!(!text("404.html").contains("rel=\"canonical\""));
}

#[test]
fn a_paper_without_articles_lists_no_empty_list() {
    let project = Project::new("");
    project.build();
    let pages = project.page("sitemap-pages.xml");
    let urls: Vec<&str> = pages
        .split("<loc>")
        .skip(1)
        .filter_map(|it| it.split_once("</loc>").map(|(url, _)| url))
        .collect();
    assert_eq!(urls, ["https://example.org/feeds/"]);
    assert_eq!(
        project.page("sitemap-news.xml"),
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n</urlset>\n"
    );
}

#[test]
fn a_closed_year_stays_when_a_new_year_begins() {
    let mut project = paper();
    project.build();
    let year = project.page("sitemap-2024.xml");
    project.at("2026-01-02T00:00:00Z");
    project.build();
    let before = project.page("sitemap-2025.xml");
    project
        .write("content/articles/new.md", "+++\ntitle = \"New\"\ndate = 2026-01-01\n+++\nText.\n");
    let built = project.build();
    let written: Vec<&str> =
        built.published.written.iter().map(dateline::path::OutputPath::as_str).collect();
    assert!(written.contains(&"sitemap-2026.xml"), "{written:?}");
    assert!(!written.contains(&"sitemap-2025.xml") && !written.contains(&"sitemap-2024.xml"));
    assert_eq!(project.page("sitemap-2024.xml"), year);
    assert_eq!(project.page("sitemap-2025.xml"), before);
    assert!(
        project
            .page("sitemap.xml")
            .contains("<loc>https://example.org/news/sitemap-2026.xml</loc>")
    );
}

#[test]
fn the_last_change_is_the_update_else_the_newest_correction_else_the_date() {
    let project = Project::new("");
    let check = |keys: &str, expected: &str| {
        let text = format!("+++\ntitle = \"A\"\ndate = 2025-08-14\n{keys}\n+++\nText.\n");
        project.write("content/articles/a.md", text);
        project.build();
        let lastmod = format!("<lastmod>{expected}</lastmod>");
        for path in ["sitemap-2025.xml", "sitemap.xml"] {
            let sitemap = project.page(path);
            assert_eq!(sitemap.matches("<lastmod>").count(), 1, "{sitemap}");
            assert!(sitemap.contains(&lastmod), "{keys}: {sitemap}");
        }
    };
    check("", "2025-08-14T00:00:00+00:00");
    let corrections = "corrections = [{ date = 2025-08-20, text = \"B.\" }, { date = 2025-08-19, text = \"A.\" }]";
    check(corrections, "2025-08-20T00:00:00+00:00");
    check("updated = 2025-08-16T10:00:00+02:00", "2025-08-16T08:00:00+00:00");
    check(&format!("updated = 2025-08-16\n{corrections}"), "2025-08-16T00:00:00+00:00");
}

fn news_urls(project: &Project) -> Vec<String> {
    let news = project.page("sitemap-news.xml");
    let urls = news.split("<loc>").skip(1).filter_map(|it| it.split_once("</loc>"));
    urls.map(|(url, _)| url.replace("https://example.org/", "")).collect()
}

#[test]
fn the_window_of_the_news_sitemap_moves_with_the_clock() {
    let mut project = Project::new(
        "
-- content/articles/a.md --
+++
title = \"A\"
date = 2025-08-14T10:00:00Z
updated = 2025-08-16T09:00:00Z
+++
Text.
-- content/articles/b.md --
+++
title = \"B\"
date = 2025-08-15T10:00:00Z
expires = 2025-08-16T20:00:00Z
+++
Text.
",
    );
    let b = "2025/08/15/b/";
    for (now, expected) in [
        ("2025-08-14T10:00:00Z", &["2025/08/14/a/"][..]),
        ("2025-08-15T10:00:00Z", &[b, "2025/08/14/a/"]),
        ("2025-08-16T09:59:59Z", &[b, "2025/08/14/a/"]),
        ("2025-08-16T10:00:00Z", &[b]),
        ("2025-08-16T20:00:00Z", &[]),
    ] {
        project.at(now).build();
        assert_eq!(news_urls(&project), expected, "{now}");
    }
    // Scheduled articles that a preview shows have no first publication to speak of.
    project.options.future = true;
    project.at("2025-08-14T00:00:00Z").build();
    assert!(project.has("2025/08/15/b/index.html"));
    assert_eq!(news_urls(&project), [""; 0]);
}

#[test]
fn the_news_sitemap_has_no_more_than_a_thousand() {
    // Small pages, so that a thousand of them are made in no time.
    let project = Project::new("");
    for template in ["article", "day", "home", "label", "month"] {
        project.write(&format!("templates/{template}.html"), "x");
    }
    for number in 0..1_003 {
        let text = format!(
            "+++\ntitle = \"N\"\ndate = 2025-08-31T{:02}:{:02}:00\n+++\nx\n",
            number / 60,
            number % 60
        );
        project.write(&format!("content/articles/n{number:04}.md"), text);
    }
    project.attempt();
    let urls = news_urls(&project);
    assert_eq!(urls.len(), 1_000);
    assert_eq!(urls[0], "2025/08/31/n1002/", "the newest first");
}

#[test]
fn languages_of_the_news_sitemap_are_iso_639_or_chinese_by_script() {
    let project = Project::new("");
    let all = [
        ("ur", "ur"),
        ("pt-BR", "pt"),
        ("zh", "zh-cn"),
        ("zh-TW", "zh-tw"),
        ("zh-Hans", "zh-cn"),
        ("ckb", "ckb"),
    ];
    for (number, (tag, _)) in all.iter().enumerate() {
        let text = format!(
            "+++\ntitle = \"N\"\ndate = 2025-09-01T0{number}:00:00\nlanguage = \"{tag}\"\n+++\nx\n"
        );
        project.write(&format!("content/articles/n{number}.md"), text);
    }
    project.build();
    let news = project.page("sitemap-news.xml");
    let languages: Vec<&str> = news
        .split("<news:language>")
        .skip(1)
        .filter_map(|it| it.split_once('<').map(|(language, _)| language))
        .collect();
    assert_eq!(languages, all.iter().rev().map(|(_, code)| *code).collect::<Vec<_>>());
}

#[test]
fn a_page_has_at_most_a_thousand_pictures_in_a_sitemap() {
    let project = Project::new("");
    let folder = "content/articles/a";
    let names: Vec<String> = (0..1_003).map(|number| format!("p{number}.svg")).collect();
    for name in &names {
        project.write(&format!("{folder}/{name}"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }
    let pictures: Vec<String> = names.iter().map(|name| format!("![A]({name})")).collect();
    let text = format!("+++\ntitle = \"A\"\ndate = 2025-08-16\n+++\n{}\n", pictures.join("\n"));
    project.write(&format!("{folder}/index.md"), text);
    assert!(project.attempt().published.is_some());
    assert_eq!(project.page("sitemap-2025.xml").matches("<image:loc>").count(), 1_000);
}

#[test]
fn a_url_that_no_sitemap_takes_is_an_error() {
    let project = Project::new("");
    // A letter of this script is six characters of a URL.
    let (section, folder) = ("ن".repeat(120), "ن".repeat(110));
    let article = |folders: &str| format!("content/articles/{folders}a/index.md");
    project.write(&article(""), "+++\ntitle = \"A\"\ndate = 2025-08-16\n+++\nText.\n");
    let file = format!("content/articles/a/{folder}/{folder}/{section}.txt");
    project.write(&file, "Text.");
    project.fails(&format!(
        "error: the URL `/2025/08/16/a/{}…` has 2079 characters
--> {file}
 = help: search engines take fewer than 2048: give shorter names",
        "%D9%86"
            .repeat(8) // Cut at sixty.
            .chars()
            .take(60 - "/2025/08/16/a/".len())
            .collect::<String>()
    ));
    project.rename(&file, "content/articles/a/short.txt");
    project.build();
}
