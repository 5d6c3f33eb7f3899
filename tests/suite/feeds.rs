//! Feeds, rule by rule as NEWS.md has them: the whole files, and each thing that must hold for any.

#![allow(clippy::expect_used, reason = "a test that can't go on says why")]

use snapbox::{assert_data_eq, file};

use crate::project::{Project, tree};

/// A PNG of 3 by 2 pixels.
const HARBOUR: &[u8] = include_bytes!("data/harbour.png");

const PAPER: &str = r#"
-- site.toml --
title = "The Meridian & Co"
base_url = "https://example.org/news"
description = "Power, borders and law."
time_zone = "Europe/Berlin"

[feeds]
hub = "https://hub.example.org/"
-- content/authors/ines.md --
+++
name = "Inés Calder"
+++
-- content/articles/port/index.md --
+++
title = "Port <reopens> & trades"
date = 2025-08-14T09:30:00
updated = 2025-08-16T18:05:00Z
summary = "Ships & cranes move again."
authors = ["ines", "Guest Writer"]
tags = ["Black Sea", "trade"]
dateline = "Odesa"
image = { src = "harbour.png", alt = "A harbour" }
corrections = [{ date = 2025-08-15, text = "It was <two> ships & a tug." }]
+++
The port [works](../talks.md#terms) again.[^1]

![Cranes](harbour.png "Cranes at work.")

[^1]: So says the *port*.
-- content/articles/talks.md --
+++
title = "Talks"
date = 2025-08-15
language = "ur"
+++
First words.

## Terms
-- content/articles/old.md --
+++
title = "Old"
date = 2024-12-31T23:30:00Z
summary = "Gone."
corrections = [{ date = 2025-08-20, kind = "retraction", text = "None of it stands." }]
+++
Text.
"#;

fn paper() -> Project {
    let project = Project::new(PAPER);
    project.write("content/articles/port/harbour.png", HARBOUR);
    project
}

#[test]
fn rss_atom_and_json_as_they_are() {
    let project = paper();
    project.build();
    assert_data_eq!(project.page("feed.xml"), file!["data/feeds/feed.xml"].raw());
    assert_data_eq!(project.page("atom.xml"), file!["data/feeds/atom.xml"].raw());
    assert_data_eq!(project.page("feed.json"), file!["data/feeds/feed.json"].raw());
}

#[test]
fn a_feed_of_a_term_carries_summaries_and_the_corrections_feed_what_was_put_right() {
    let project = paper();
    project.build();
    assert_data_eq!(
        project.page("tags/black-sea/feed.xml"),
        file!["data/feeds/black-sea.xml"].raw()
    );
    assert_data_eq!(
        project.page("corrections/feed.xml"),
        file!["data/feeds/corrections.xml"].raw()
    );
    project.edit("site.toml", "[feeds]", "[feeds]\nfull_text = true");
    let built = project.build();
    for path in ["tags/black-sea/feed.xml", "authors/ines/feed.xml", "labels/news/feed.xml"] {
        assert!(project.page(path).contains("<content:encoded>"), "{path}");
        assert!(built.published.written.iter().any(|it| it.as_str() == path), "{path}");
    }
}

#[test]
fn every_term_has_a_feed_and_every_page_names_its_feeds() {
    let project = paper();
    project.edit(
        "content/articles/talks.md",
        "language",
        "section = \"Asia\"\nplaces = [\"UA\"]\nlanguage",
    );
    project.build();
    let own = [
        ("tags/black-sea", "The Meridian &amp; Co: Black Sea"),
        ("authors/ines", "The Meridian &amp; Co: Inés Calder"),
        ("authors/guest-writer", "The Meridian &amp; Co: Guest Writer"),
        ("places/ukraine", "The Meridian &amp; Co: Ukraine"),
        ("labels/news", "The Meridian &amp; Co: News"),
        ("sections/asia", "The Meridian &amp; Co: Asia"),
        ("corrections", "The Meridian &amp; Co: Corrections"),
    ];
    let feeds = project.page("feeds/index.html");
    let whole = |file: &str, kind: &str| {
        format!(
            "<link rel=\"alternate\" type=\"application/{kind}\" title=\"The Meridian &amp; Co\" href=\"/news/{file}\">\n"
        )
    };
    let whole = whole("feed.xml", "rss+xml")
        + &whole("atom.xml", "atom+xml")
        + whole("feed.json", "feed+json").trim_end();
    for (folder, title) in own {
        let page = project.page(&format!("{folder}/index.html"));
        let link = format!(
            "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"{title}\" href=\"/news/{folder}/feed.xml\">\n{whole}"
        );
        assert!(page.contains(&link), "{folder}:\n{page}");
        assert!(feeds.contains(&format!("<a href=\"/news/{folder}/feed.xml\">")), "{folder}");
        let feed = project.page(&format!("{folder}/feed.xml"));
        assert!(feed.contains(&format!("<title>{title}</title>")), "{feed}");
    }
    for (path, bytes) in tree(&project.output()) {
        if path.ends_with("index.html") {
            assert!(String::from_utf8_lossy(&bytes).contains(&whole), "{path}");
        }
    }
    for file in ["feed.xml", "atom.xml", "feed.json"] {
        assert!(feeds.contains(&format!("<a href=\"/news/{file}\">")), "{file}");
    }
    assert!(feeds.contains("A feed is an address that a news reader looks at for you"));
}

/// What is between two marks, each time.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.split(from).skip(1).filter_map(|rest| rest.split_once(to)).map(|(it, _)| it).collect()
}

#[test]
fn an_id_holds_through_a_new_slug_an_update_and_a_new_title() {
    let project = paper();
    project.build();
    let ids = |project: &Project| {
        let rss = project.page("feed.xml");
        let atom = project.page("atom.xml");
        let json: serde_json::Value =
            serde_json::from_str(&project.page("feed.json")).expect("JSON");
        let json = json["items"].as_array().expect("items").iter();
        let json: Vec<String> =
            json.map(|item| item["id"].as_str().expect("an id").to_owned()).collect();
        let rss: Vec<String> = between(&rss, "<guid isPermaLink=\"false\">", "</guid>")
            .into_iter()
            .map(str::to_owned)
            .collect();
        let entries = between(&atom, "<entry", "</entry>").into_iter();
        let atom: Vec<String> =
            entries.flat_map(|it| between(it, "<id>", "</id>")).map(str::to_owned).collect();
        assert_eq!((&rss, &atom), (&json, &json));
        rss
    };
    let before = ids(&project);
    assert_eq!(
        before,
        [
            "tag:example.org,2025-08-15:talks",
            "tag:example.org,2025-08-14:port",
            "tag:example.org,2025-01-01:old",
        ]
    );
    project.edit(
        "content/articles/port/index.md",
        "title = \"Port",
        "slug = \"harbour\"\ntitle = \"The port",
    );
    project.edit("content/articles/port/index.md", "updated = 2025-08-16", "updated = 2025-08-18");
    project.edit("site.toml", "title = \"The", "permalink = \"/{slug}/\"\ntitle = \"The");
    project.build();
    assert!(project.has("harbour/index.html"));
    assert_eq!(ids(&project), before);
    project.edit("content/articles/old.md", "title", "id = \"urn:x:1\"\ntitle");
    project.build();
    assert_eq!(ids(&project)[2], "urn:x:1");
}

#[test]
fn a_correction_keeps_its_id_wherever_the_next_one_is_written() {
    let article = |corrections: &str| {
        format!(
            "+++\ntitle = \"A\"\ndate = 2025-08-14\ncorrections = [{corrections}]\n+++\nText.\n"
        )
    };
    let one = "{ date = 2025-08-20, text = \"One.\" }";
    let two = "{ date = 2025-08-20, text = \"Two.\" }";
    let project = Project::new("");
    let ids = |text: &str| {
        project.write("content/articles/a.md", article(text));
        project.build();
        let feed = project.page("corrections/feed.xml");
        let items = between(&feed, "<item>", "</item>").into_iter();
        items
            .map(|item| {
                let text = |name: &str| between(item, name, "</")[0].to_owned();
                (
                    text("<description>Correction, August 20, 2025: "),
                    text("<guid isPermaLink=\"false\">"),
                )
            })
            .collect::<std::collections::BTreeMap<_, _>>()
    };
    let alone = ids(one);
    let appended = ids(&format!("{one}, {two}"));
    let put_before = ids(&format!("{two}, {one}"));
    assert_eq!(alone.len(), 1);
    assert_eq!(appended.len(), 2);
    assert_ne!(appended["One."], appended["Two."]);
    assert_eq!(alone["One."], appended["One."]);
    assert_eq!(appended, put_before);
}

#[test]
fn feeds_have_the_newest_forty() {
    let project = Project::new("");
    for number in 1..=45 {
        let day =
            if number <= 31 { format!("07-{number:02}") } else { format!("08-{:02}", number - 31) };
        let text = format!(
            "+++\ntitle = \"N{number}\"\ndate = 2025-{day}\ntags = [\"t\"]\ncorrections = [{{ date = 2025-{day}, text = \"C{number}.\" }}]\n+++\nText.\n"
        );
        project.write(&format!("content/articles/n{number}.md"), text);
    }
    project.build();
    let expected: Vec<String> = (6..=45).rev().map(|number| format!("N{number}")).collect();
    for path in ["feed.xml", "tags/t/feed.xml", "corrections/feed.xml"] {
        let feed = project.page(path);
        let items = between(&feed, "<item>", "</item>").into_iter();
        let titles: Vec<&str> = items.map(|it| between(it, "<title>", "</title>")[0]).collect();
        assert_eq!(titles, expected, "{path}");
    }
    let atom = project.page("atom.xml");
    let entries = between(&atom, "<entry>", "</entry>").into_iter();
    let titles: Vec<&str> = entries.map(|it| between(it, "<title>", "</title>")[0]).collect();
    assert_eq!(titles, expected);
    assert_eq!(between(&project.page("feed.json"), "\"title\": \"N", "\"").len(), 40);
}

#[test]
fn the_json_feed_has_as_many_items_as_fit_in_250_kilobytes() {
    let project = Project::new("");
    // Nine short ones, then two long ones: ten fit, and all eleven don't.
    for number in 1..=11 {
        let words = if number <= 2 { 26_000 } else { 10 };
        let text = "word ".repeat(words);
        let front = format!("title = \"N{number}\"\ndate = 2025-07-{number:02}\nsummary = \"S.\"");
        project.write(
            &format!("content/articles/n{number}.md"),
            format!("+++\n{front}\n+++\n{text}\n"),
        );
    }
    project.build();
    let json = project.page("feed.json");
    assert!(json.len() <= 250_000, "{}", json.len());
    assert_eq!(
        between(&json, "\"title\": \"N", "\""),
        ["11", "10", "9", "8", "7", "6", "5", "4", "3", "2"]
    );
    assert_eq!(between(&project.page("feed.xml"), "<title>N", "<").len(), 11);

    // One that is too long by itself is there with its summary.
    let front = "title = \"N12\"\ndate = 2025-07-12\nsummary = \"The long one.\"";
    project.write(
        "content/articles/n12.md",
        format!("+++\n{front}\n+++\n{}\n", "word ".repeat(60_000)),
    );
    project.build();
    let json = project.page("feed.json");
    assert!(json.len() <= 250_000, "{}", json.len());
    assert_eq!(between(&json, "\"title\": \"N", "\""), ["12"]);
    assert!(json.contains("\"content_text\": \"The long one.\""), "{json}");
}

#[test]
fn nothing_relative_is_left_and_nothing_that_runs_or_frames() {
    let project = Project::new(
        r#"
-- site.toml --
title = "Test"
base_url = "https://example.org/blog/"
raw_html = true
-- content/articles/a/index.md --
+++
title = "A"
date = 2025-08-14
corrections = [{ date = 2025-08-15, text = "Corrected." }]
+++
[up](/blog/about/) [here](#there) <a HREF='../b/?x=1&amp;y=2'>b</a> <a href="//cdn.example/x">c</a>

<img src=harbour.png srcset="harbour.png 1x,
 /blog/big.png	2x, " onerror="alert(1)" style="width:1px"><video poster="harbour.png" src="v.mp4"></video>

<script>document.write("<p>" + '<!--')</script>
<style>p { color: red }</style>
<iframe src="https://example.com/"><p>framed</p></iframe>
<object data="x.swf"><embed src="x.swf"></object>
<form action="/go"><input name=q><button formaction="/steal">ask</button></form>

<svg><a xlink:href="javascript:alert(1)"><text>t</text></a></svg> <p OnClick="x()">kept</p> <blockquote cite="c.html">q</blockquote>

## There

Last words. <form>never closed
"#,
    );
    project.write("content/articles/a/harbour.png", HARBOUR);
    project.write("content/pages/about.md", "+++\ntitle = \"About\"\n+++\nText.\n");
    project.edit("content/articles/a/index.md", "[up](/blog/about/)", "[up](../../pages/about.md)");
    project.build();
    let json: serde_json::Value = serde_json::from_str(&project.page("feed.json")).expect("JSON");
    let content = json["items"][0]["content_html"].as_str().expect("a text");
    assert_eq!(
        content,
        r#"<p><a href="https://example.org/blog/about/">up</a> <a href="https://example.org/blog/2025/08/14/a/#there">here</a> <a href="https://example.org/blog/2025/08/14/b/?x=1&amp;y=2">b</a> <a href="https://cdn.example/x">c</a></p>
<p><img src="https://example.org/blog/2025/08/14/a/harbour.png" srcset="https://example.org/blog/2025/08/14/a/harbour.png 1x, https://example.org/blog/big.png 2x"><video poster="https://example.org/blog/2025/08/14/a/harbour.png" src="https://example.org/blog/2025/08/14/a/v.mp4"></video></p>


<a href="https://example.com/">example.com</a>
<a href="https://example.org/blog/2025/08/14/a/x.swf">example.org</a>

<p><svg><a><text>t</text></a></svg> <p>kept</p> <blockquote cite="https://example.org/blog/2025/08/14/a/c.html">q</blockquote></p>
<h2 id="there">There</h2>
<p>Last words. <p><strong>Correction, August 15, 2025:</strong> Corrected.</p>
"#
    );
    for path in ["feed.xml", "atom.xml"] {
        let feed = project.page(path);
        let feed = feed.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        assert!(feed.replace("&apos;", "'").replace("&amp;", "&").contains(content), "{feed}");
    }
}

#[test]
fn characters_that_xml_forbids_are_in_no_feed() {
    let project = Project::new(
        "
-- content/articles/a.md --
+++
title = \"A\\u0008B\\u000C\"
date = 2025-08-14
summary = \"S\\u0001.\"
authors = [\"An\\u001Fn\"]
tags = [\"t\\u0002g\"]
corrections = [{ date = 2025-08-15, text = \"C\\u0003.\" }]
+++
Text\u{8}\u{b}\u{fffe} here.\u{1b}[0m
",
    );
    project.build();
    let files = tree(&project.output());
    let feeds = files.iter().filter(|(path, _)| path.contains("feed") || path.contains("atom"));
    let mut count = 0;
    for (path, bytes) in feeds {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let forbidden = |c: char| (c < ' ' && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
        if !path.ends_with("html") {
            assert!(!text.contains(forbidden), "{path}: {text:?}");
            count += 1;
        }
        assert!(!text.contains("\\u00"), "{path}: {text}");
    }
    assert_eq!(count, 7, "three of the paper, corrections, author, tag and label");
    assert!(project.page("feed.xml").contains("<title>AB</title>"));
    assert!(project.page("feed.json").contains("\"title\": \"AB\""));
}

#[test]
fn a_paper_without_articles_has_empty_feeds() {
    let project = Project::new("");
    project.build();
    assert_eq!(
        project.page("feed.xml"),
        r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
 <channel>
  <title>Test</title>
  <link>https://example.org/</link>
  <description>Test</description>
  <language>en</language>
  <atom:link rel="self" type="application/rss+xml" href="https://example.org/feed.xml"/>
 </channel>
</rss>
"#
    );
    assert!(project.page("atom.xml").contains("<updated>1970-01-01T00:00:00Z</updated>"));
    assert!(project.page("feed.json").contains("\"items\": []"));
}

#[test]
fn no_feed_names_a_style_sheet() {
    let project = paper();
    project.build();
    for path in ["feed.xml", "atom.xml", "corrections/feed.xml", "tags/trade/feed.xml"] {
        assert!(!project.page(path).contains("xml-stylesheet"), "{path}");
    }
}
