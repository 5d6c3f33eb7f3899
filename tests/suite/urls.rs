//! URLs: of many scripts, by patterns, in a folder of a host, and old ones that lead on.

#![allow(clippy::expect_used, reason = "a test that can't go on says why")]

use crate::project::{Project, tree};
use crate::whole::plainly;

const HARBOUR: &[u8] = include_bytes!("data/harbour.png");

fn article(project: &Project, file: &str, keys: &str) {
    let text = format!("+++\ntitle = \"T\"\ndate = 2025-08-16\n{keys}\n+++\nText.\n");
    project.write(&format!("content/articles/{file}.md"), text);
}

#[test]
fn file_names_of_many_scripts_become_urls() {
    let project = Project::new("");
    let names = [
        ("2025-08-16-talks-in-geneva", "talks-in-geneva"),
        ("2025-08-16", "2025-08-16"),
        ("Security Guarantees, again!", "security-guarantees-again"),
        ("نیٹو-اجلاس", "نیٹو-اجلاس"),
        ("2025-08-16-قمة ألاسكا", "قمة-ألاسكا"),
        ("台湾海峡", "台湾海峡"),
        ("Переговоры в Женеве", "peregovory-v-zheneve"),
        ("Ελλάδα και Κύπρος", "ellada-kai-kupros"),
        ("Łódź naïve Ünal", "lodz-naive-unal"),
        ("नाटो बैठक", "नाटो-बैठक"),
        ("나토 정상회의", "나토-정상회의"),
    ];
    for (file, _) in names {
        article(&project, file, "");
    }
    project.build();
    for (file, slug) in names {
        assert!(project.has(&format!("2025/08/16/{slug}/index.html")), "{file}: {slug}");
    }
    let home = project.page("index.html");
    assert!(home.contains(
        "<a href=\"/2025/08/16/%D9%86%DB%8C%D9%B9%D9%88-%D8%A7%D8%AC%D9%84%D8%A7%D8%B3/\">"
    ));
    assert!(home.contains("<a href=\"/2025/08/16/%E5%8F%B0%E6%B9%BE%E6%B5%B7%E5%B3%A1/\">"));
    let page = project.page("2025/08/16/台湾海峡/index.html");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://example.org/2025/08/16/%E5%8F%B0%E6%B9%BE%E6%B5%B7%E5%B3%A1/\">"));
}

#[test]
fn tags_sections_and_guests_of_many_scripts_have_pages_of_their_own() {
    let project = Project::new("");
    let terms = ["نیٹو", "القمة", "台湾", "台北", "Київ", "Αθήνα", "São Tomé"];
    let list: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
    let list = list.join(", ");
    article(&project, "a", &format!("tags = [{list}]\nauthors = [{list}]\nsection = \"یورپ\""));
    project.build().warns("");
    for folder in ["نیٹو", "القمة", "台湾", "台北", "kiyiv", "athena", "sao-tome"] {
        for kind in ["tags", "authors"] {
            assert!(project.has(&format!("{kind}/{folder}/index.html")), "{kind}/{folder}");
            assert!(project.has(&format!("{kind}/{folder}/feed.xml")), "{kind}/{folder}");
        }
    }
    assert!(project.has("sections/یورپ/index.html"));
    let tags = project.page("tags/index.html");
    assert!(tags.contains("<a href=\"/tags/%D9%86%DB%8C%D9%B9%D9%88/\"><bdi>نیٹو</bdi></a>"));
    assert!(tags.contains("<a href=\"/tags/kiyiv/\"><bdi>Київ</bdi></a>"));
}

#[test]
fn a_name_without_a_letter_is_no_url() {
    let project = Project::new("");
    article(&project, "!!!", "");
    project.fails(
        "
error: the name of this file gives no URL
--> content/articles/!!!.md
 = help: give one in the front matter: `slug = \"talks-resume\"`
"
        .trim(),
    );
    project.remove("content/articles/!!!.md");
    article(&project, "a", "slug = \"Talks Resume!\"");
    project.fails(
        "
error: `Talks Resume!` can't be a part of a URL
 --> content/articles/a.md:4:8
  |
4 | slug = \"Talks Resume!\"
  |        ^^^^^^^^^^^^^^^
  |
  = help: write it like this: `slug = \"talks-resume\"`
"
        .trim(),
    );
}

#[test]
fn permalinks_follow_the_pattern() {
    let project = Project::new("");
    article(&project, "2024-01-01-talks", "");
    article(&project, "b", "slug = \"گفتگو\"");
    for (pattern, talks, other) in [
        ("/{year}/{month}/{day}/{slug}/", "2025/08/16/talks", "2025/08/16/گفتگو"),
        ("/{slug}/", "talks", "گفتگو"),
        ("/news/{year}-{month}-{slug}/", "news/2025-08-talks", "news/2025-08-گفتگو"),
        ("/{year}/{slug}/story/", "2025/talks/story", "2025/گفتگو/story"),
    ] {
        let settings = format!(
            "title = \"T\"\nbase_url = \"https://example.org\"\npermalink = \"{pattern}\"\n"
        );
        project.write("site.toml", settings);
        project.build();
        assert!(project.has(&format!("{talks}/index.html")), "{pattern}");
        assert!(project.has(&format!("{other}/index.html")), "{pattern}");
        assert!(project.page("index.html").contains(&format!("<a href=\"/{talks}/\">")));
    }
}

#[test]
fn two_articles_on_one_url_are_an_error_that_shows_both() {
    let project = Project::new("");
    article(&project, "2025-08-16-talks", "id = \"urn:x:1\"");
    article(&project, "talks", "");
    project.fails(
        "
error: two pages go to `/2025/08/16/talks/`
 --> content/articles/2025-08-16-talks.md:2:9
  |
2 | title = \"T\"
  |         ^^^ this one
  |
 ::: content/articles/talks.md:2:9
  |
2 | title = \"T\"
  |         --- and this one
  |
  = help: give one of them another `slug`
"
        .trim(),
    );
}

const BLOG: &str = r#"
-- site.toml --
title = "Blog"
base_url = "https://example.org/a/blog"
page_size = 1
publisher = { logo = "/logo.svg" }

[[menu]]
title = "About"
url = "/about/"

[[menu]]
title = "Elsewhere"
url = "https://example.com/"
-- static/logo.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- content/pages/about.md --
+++
title = "About"
aliases = ["/who/"]
+++
[Home](/), [all tags](/tags/), [the logo](/logo.svg), ![Logo](/logo.svg)
-- content/authors/ines.md --
+++
name = "Inés"
photo = { src = "/logo.svg", alt = "Inés" }
+++
[A](../articles/a/index.md#two)
-- content/articles/a/index.md --
+++
title = "A"
date = 2025-08-14
tags = ["nato"]
authors = ["ines"]
places = ["UA"]
section = "Asia"
image = { src = "harbour.png", alt = "A harbour" }
corrections = [{ date = 2025-08-15, text = "Put right." }]
+++
[B](../b.md), [about](../../pages/about.md), [Inés](../../authors/ines.md).[^1]

![A harbour](harbour.png) and ![again](parts/harbour.png)

## One

## Two

## Three

[^1]: A note.
-- content/articles/b.md --
+++
title = "B"
date = 2025-08-15
tags = ["nato"]
aliases = ["/old/b.html", "/older/b/"]
+++
Text.
-- content/articles/c.md --
+++
title = "C"
date = 2025-08-16
tags = ["nato"]
+++
Text.
"#;

fn blog() -> Project {
    let project = Project::new(BLOG);
    project.write("content/articles/a/harbour.png", HARBOUR);
    project.write("content/articles/a/parts/harbour.png", HARBOUR);
    project
}

/// The values of `name="…"` in `html`.
fn attributes(html: &str, name: &str) -> Vec<String> {
    let from = format!(" {name}=\"");
    let values = html.split(&from).skip(1).filter_map(|rest| rest.split_once('"'));
    values.map(|(value, _)| value.to_owned()).collect()
}

#[test]
fn every_url_begins_with_the_folder_of_the_host() {
    let project = blog();
    project.build();
    let files = tree(&project.output());
    let mut seen = 0;
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        if path.ends_with("html") {
            let mut urls = attributes(&text, "href");
            urls.extend(attributes(&text, "src"));
            for url in urls {
                let is_inside = url.starts_with("/a/blog/")
                    || url.starts_with("https://example.org/a/blog/")
                    || url.starts_with('#')
                    || url == "https://example.com/";
                assert!(is_inside, "{path}: {url}");
                // And there is something there.
                let inside = url
                    .strip_prefix("https://example.org")
                    .unwrap_or(&url)
                    .strip_prefix("/a/blog/")
                    .map(|url| url.split('#').next().unwrap_or_default());
                if let Some(file) = inside {
                    let page = format!("{file}index.html");
                    let file = if file.is_empty() || file.ends_with('/') { &page } else { file };
                    assert!(files.contains_key(file), "{path}: {url}");
                    seen += 1;
                }
            }
        } else if path.ends_with("xml") || path.ends_with("json") || path == "robots.txt" {
            let mut rest = &*text;
            while let Some((_, tail)) = rest.split_once("https://example.org/") {
                assert!(tail.starts_with("a/blog/"), "{path}: {}", &tail[..20.min(tail.len())]);
                rest = tail;
            }
        }
    }
    assert!(seen > 500, "{seen}");
    let about = project.page("about/index.html");
    assert!(about.contains(
        "<p><a href=\"/a/blog/\">Home</a>, <a href=\"/a/blog/tags/\">all tags</a>, \
         <a href=\"/a/blog/logo.svg\">the logo</a>, <img src=\"/a/blog/logo.svg\" alt=\"Logo\""
    ));
    assert!(about.contains("<a href=\"/a/blog/about/\" aria-current=\"page\">About</a>"));
    let article = project.page("2025/08/14/a/index.html");
    assert!(article.contains("<a href=\"/a/blog/2025/08/15/b/\">B</a>, <a href=\"/a/blog/about/\">about</a>, <a href=\"/a/blog/authors/ines/\">Inés</a>"));
    assert!(
        project
            .page("authors/ines/index.html")
            .contains("<a href=\"/a/blog/2025/08/14/a/#two\">A</a>")
    );
}

#[test]
fn images_of_a_bundle_lie_beside_their_page_in_their_folders() {
    let project = blog();
    project.build();
    for path in ["2025/08/14/a/harbour.png", "2025/08/14/a/parts/harbour.png"] {
        assert_eq!(tree(&project.output())[path], HARBOUR, "{path}");
    }
    let page = plainly(&project.page("2025/08/14/a/index.html"));
    let image = |file: &str, alt: &str| {
        let folder = "/a/blog/2025/08/14/a";
        format!(
            "<picture><source type=\"image/webp\" srcset=\"{folder}/{file}-3.#.webp 3w\" \
             sizes=\"(min-width: 40rem) 38rem, 100vw\">\
             <img src=\"{folder}/{file}-3.#.jpg\" alt=\"{alt}\" width=\"3\" height=\"2\" loading=\"lazy\" decoding=\"async\"></picture>"
        )
    };
    let expected =
        format!("<p>{} and {}</p>", image("harbour", "A harbour"), image("parts/harbour", "again"));
    assert!(page.contains(&expected), "{page}");
}

#[test]
fn an_alias_leads_on_and_all_of_them_are_in_redirects() {
    let project = blog();
    project.build();
    let redirect = |path: &str, to: &str| {
        let url = format!("https://example.org/a/blog/{to}");
        assert_eq!(
            project.page(path),
            format!(
                "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>This page has moved</title>\n\
                 <link rel=\"canonical\" href=\"{url}\">\n<meta http-equiv=\"refresh\" content=\"0; url={url}\">\n</head>\n\
                 <body><p><a href=\"{url}\">This page has moved</a></p></body>\n</html>\n"
            )
        );
    };
    redirect("old/b.html", "2025/08/15/b/");
    redirect("older/b/index.html", "2025/08/15/b/");
    redirect("who/index.html", "about/");
    assert_eq!(
        project.page("_redirects"),
        "/a/blog/old/b.html /a/blog/2025/08/15/b/ 301\n\
         /a/blog/older/b/ /a/blog/2025/08/15/b/ 301\n\
         /a/blog/who/ /a/blog/about/ 301\n"
    );
    // An old URL in any script, as an author reads it or as a browser gives it.
    project.edit("content/articles/c.md", "tags", "aliases = [\"/خبر/\", \"/%E5%8F%B0/\"]\ntags");
    project.build();
    assert!(project.has("خبر/index.html") && project.has("台/index.html"));
    assert!(
        project.page("_redirects").starts_with(
            "/a/blog/%D8%AE%D8%A8%D8%B1/ /a/blog/2025/08/16/c/ 301\n/a/blog/%E5%8F%B0/ "
        )
    );
}

#[test]
fn an_alias_that_a_host_would_take_for_a_rule_is_a_page_alone() {
    let project = Project::new("");
    article(&project, "a", "aliases = [\"/tag/:name/\", \"/all/*\", \"/plain/\"]");
    project.build();
    assert_eq!(project.page("_redirects"), "/plain/ /2025/08/16/a/ 301\n");
    assert!(project.has("tag/:name/index.html") && project.has("all/*/index.html"));
}

#[test]
fn redirects_are_at_most_two_thousand() {
    let project = Project::new("");
    let aliases: Vec<String> = (0..2_010).map(|number| format!("\"/old/{number}.html\"")).collect();
    article(&project, "a", &format!("aliases = [{}]", aliases.join(", ")));
    project.attempt();
    assert_eq!(project.page("_redirects").lines().count(), 2_000);
    assert!(project.has("old/2009.html"));
}

#[test]
fn an_alias_onto_a_page_is_an_error() {
    let project = Project::new("");
    article(&project, "a", "aliases = [\"/2025/08/16/b/\"]");
    article(&project, "b", "");
    project.fails(
        "
error: two pages go to `/2025/08/16/b/`
 --> content/articles/b.md:2:9
  |
2 | title = \"T\"
  |         ^^^ this one
  |
 ::: content/articles/a.md:4:12
  |
4 | aliases = [\"/2025/08/16/b/\"]
  |            ---------------- and this one
  |
  = help: an alias leads from a URL that has no page any more: remove it or correct it
"
        .trim(),
    );
}
