//! Terms: what makes one, what it is called, and who gets a page.

#![allow(clippy::expect_used, reason = "a test that can't go on says why")]

use crate::project::Project;

/// What a page calls itself.
fn heading(project: &Project, path: &str) -> String {
    let html = project.page(path);
    let (_, rest) = html.split_once("<h1>").expect("a heading");
    let (heading, _) = rest.split_once("</h1>").expect("its end");
    heading.replace("<bdi>", "").replace("</bdi>", "")
}

fn folders(project: &Project, kind: &str) -> Vec<String> {
    let entries = std::fs::read_dir(project.output().join(kind)).expect("a folder").flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> =
        folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn two_spellings_are_one_term_by_the_name_of_the_oldest_article() {
    let project = Project::new(
        "
-- content/articles/new.md --
+++
title = \"New\"
date = 2025-08-15
tags = [\"Security Guarantees\", \"security guarantees\"]
section = \"middle east\"
+++
Text.
-- content/articles/old.md --
+++
title = \"Old\"
date = 2025-08-14
tags = [\"security guarantees\"]
section = \"Middle East\"
+++
Text.
",
    );
    let built = project.build();
    built.warns(
        "
warning: two spellings of one tag: `Security Guarantees` and `security guarantees`
 --> content/articles/new.md:4:9
  |
4 | tags = [\"Security Guarantees\", \"security guarantees\"]
  |         ^^^^^^^^^^^^^^^^^^^^^ here it is spelled otherwise
  |
 ::: content/articles/old.md:4:9
  |
4 | tags = [\"security guarantees\"]
  |         --------------------- the oldest article names it
  |
  = help: readers see `security guarantees` everywhere; write it so here too

warning: two spellings of one section: `middle east` and `Middle East`
 --> content/articles/new.md:5:11
  |
5 | section = \"middle east\"
  |           ^^^^^^^^^^^^^ here it is spelled otherwise
  |
 ::: content/articles/old.md:5:11
  |
5 | section = \"Middle East\"
  |           ------------- the oldest article names it
  |
  = help: readers see `Middle East` everywhere; write it so here too
"
        .trim(),
    );
    assert_eq!(folders(&project, "tags"), ["security-guarantees"]);
    assert_eq!(heading(&project, "tags/security-guarantees/index.html"), "security guarantees");
    assert_eq!(heading(&project, "sections/middle-east/index.html"), "Middle East");
    let tags = project.page("tags/index.html");
    assert!(
        tags.contains("<bdi>security guarantees</bdi></a> <span class=\"count\">2 articles</span>")
    );
    let article = project.page("2025/08/15/new/index.html");
    assert_eq!(article.matches("href=\"/tags/security-guarantees/\"").count(), 1, "said once");
}

#[test]
fn a_profile_names_its_term() {
    let project = Project::new(
        "
-- content/articles/a.md --
+++
title = \"A\"
date = 2025-08-14
tags = [\"nato\"]
places = [\"UA\", \"XK\", \"crimea\"]
authors = [\"ines\"]
+++
Text.
-- content/tags/NATO.md --
+++
name = \"NATO\"
description = \"The alliance.\"
+++
What it **is**.
-- content/places/XK.md --
+++
name = \"Kosova\"
+++
-- content/places/crimea.md --
+++
name = \"Crimea, occupied\"
+++
-- content/authors/ines.md --
+++
name = \"Inés Calder\"
role = \"Correspondent\"
+++
",
    );
    project.build();
    assert_eq!(heading(&project, "tags/nato/index.html"), "NATO");
    let tag = project.page("tags/nato/index.html");
    assert!(tag.contains("<p class=\"standfirst\">The alliance.</p>"));
    assert!(tag.contains("<p>What it <strong>is</strong>.</p>"));
    // A country goes by its name, a place of the site's own by its key.
    assert_eq!(
        folders(&project, "places"),
        ["crimea", "eastern-europe", "europe", "kosova", "southern-europe", "ukraine"]
    );
    assert_eq!(heading(&project, "places/kosova/index.html"), "Kosova");
    assert_eq!(heading(&project, "places/ukraine/index.html"), "Ukraine");
    assert_eq!(heading(&project, "places/crimea/index.html"), "Crimea, occupied");
    assert_eq!(heading(&project, "authors/ines/index.html"), "Inés Calder");
    let article = project.page("2025/08/14/a/index.html");
    assert!(article.contains("<a href=\"/places/kosova/\"><bdi>Kosova</bdi></a>"));
    assert!(
        article.contains("<a rel=\"author\" href=\"/authors/ines/\"><bdi>Inés Calder</bdi></a>")
    );
}

#[test]
fn an_author_is_found_by_key_or_by_name_and_others_are_guests() {
    let project = Project::new(
        "
-- content/articles/a.md --
+++
title = \"A\"
date = 2025-08-14
authors = [\"ines\", \"Dr. Łukasz Żak\"]
+++
Text.
-- content/articles/b.md --
+++
title = \"B\"
date = 2025-08-15
authors = [\"Inés Calder\"]
+++
Text.
-- content/authors/ines.md --
+++
name = \"Inés Calder\"
+++
",
    );
    project.build().warns("");
    assert_eq!(folders(&project, "authors"), ["dr-lukasz-zak", "ines"]);
    let ines = project.page("authors/ines/index.html");
    assert!(ines.contains("href=\"/2025/08/14/a/\"") && ines.contains("href=\"/2025/08/15/b/\""));
    assert_eq!(heading(&project, "authors/dr-lukasz-zak/index.html"), "Dr. Łukasz Żak");
}

#[test]
fn a_key_with_a_slip_is_an_error() {
    let project = Project::new(
        "
-- content/articles/a.md --
+++
title = \"A\"
date = 2025-08-14
authors = [\"inse\"]
+++
Text.
-- content/authors/ines.md --
+++
name = \"Inés Calder\"
+++
",
    );
    project.fails(
        "
error: there is no author `inse`
 --> content/articles/a.md:4:12
  |
4 | authors = [\"inse\"]
  |            ^^^^^^
  |
  = help: did you mean `ines`?
  = help: if it is somebody else, make `content/authors/inse.md` with `name = \"inse\"`
"
        .trim(),
    );
}

#[test]
fn a_profile_that_no_published_article_names_has_no_page() {
    let project = Project::new(
        "
-- content/articles/a.md --
+++
title = \"A\"
date = 2025-08-14
+++
[Ann](../authors/ann.md) and [the tag](../tags/nato.md).
-- content/articles/draft.md --
+++
title = \"Draft\"
date = 2025-08-14
draft = true
tags = [\"nato\"]
authors = [\"ann\"]
places = [\"crimea\"]
+++
Text.
-- content/authors/ann.md --
+++
name = \"Ann\"
+++
-- content/tags/nato.md --
+++
name = \"NATO\"
+++
-- content/places/crimea.md --
+++
name = \"Crimea\"
+++
",
    );
    project.build().warns(
        "
warning: `content/authors/ann.md` has no published article, so this stands without a link
 --> content/articles/a.md:5:1
  |
5 | [Ann](../authors/ann.md) and [the tag](../tags/nato.md).
  | ^^^^^^^^^^^^^^^^^^^^^^^^

warning: `content/tags/nato.md` has no published article, so this stands without a link
 --> content/articles/a.md:5:30
  |
5 | [Ann](../authors/ann.md) and [the tag](../tags/nato.md).
  |                              ^^^^^^^^^^^^^^^^^^^^^^^^^^
"
        .trim(),
    );
    for kind in ["authors", "tags", "places"] {
        assert_eq!(folders(&project, kind), [""; 0], "{kind}");
        assert!(project.page(&format!("{kind}/index.html")).contains("Nothing has been published"));
    }
    assert!(project.page("2025/08/14/a/index.html").contains("<p>Ann and the tag.</p>"));
    project.edit("content/articles/draft.md", "draft = true\n", "");
    project.build().warns("");
    assert_eq!(folders(&project, "authors"), ["ann"]);
    let page = project.page("2025/08/14/a/index.html");
    assert!(page.contains(
        "<p><a href=\"/authors/ann/\">Ann</a> and <a href=\"/tags/nato/\">the tag</a>.</p>"
    ));
}

#[test]
fn a_place_is_a_code_or_a_file_of_the_sites_own() {
    let project = Project::new(
        "
-- content/articles/a.md --
+++
title = \"A\"
date = 2025-08-14
places = [\"ukraine\", \"ua\", \"EU\"]
+++
Text.
",
    );
    project.fails(
        "
error: there is no place `ukraine`
 --> content/articles/a.md:4:11
  |
4 | places = [\"ukraine\", \"ua\", \"EU\"]
  |           ^^^^^^^^^
  |
  = help: did you mean `UA`?

error: there is no place `ua`
 --> content/articles/a.md:4:22
  |
4 | places = [\"ukraine\", \"ua\", \"EU\"]
  |                      ^^^^
  |
  = help: did you mean `UA`?

error: there is no place `EU`
 --> content/articles/a.md:4:28
  |
4 | places = [\"ukraine\", \"ua\", \"EU\"]
  |                            ^^^^
  |
  = help: the nearest region is `europe`
  = help: or make a place of your own: `content/places/eu.md` with `name = \"EU\"` and `region = \"europe\"`, and write `eu` here
"
        .trim(),
    );
    project.edit("content/articles/a.md", "[\"ukraine\", \"ua\", \"EU\"]", "[\"EU\"]");
    project.write("content/places/EU.md", "+++\nname = \"European Union\"\n+++\n");
    project.build();
    assert_eq!(folders(&project, "places"), ["european-union"]);
}

#[test]
fn labels_are_always_there_and_named_by_the_theme() {
    let project = Project::new(
        "
-- content/articles/a.md --
+++
title = \"A\"
date = 2025-08-14
+++
Text.
-- content/articles/b.md --
+++
title = \"B\"
date = 2025-08-15
label = \"analysis\"
+++
Text.
",
    );
    project.build();
    assert_eq!(folders(&project, "labels"), ["analysis", "news"]);
    assert_eq!(heading(&project, "labels/analysis/index.html"), "Analysis");
    let article = |path: &str| project.page(path).contains("<p class=\"kicker\">");
    assert!(article("2025/08/15/b/index.html"), "anything but news says what it is");
}

/// A site with an article of so many guests and tags.
fn of_many(guests: usize, tags: usize) -> Project {
    let project = Project::new("");
    let list = |what: &str, end: usize| {
        (1..=end).map(|number| format!("\"{what} {number}\"")).collect::<Vec<_>>().join(", ")
    };
    let (authors, tags) = (list("Guest", guests), list("Topic", tags));
    project.write(
        "content/articles/a.md",
        format!(
            "+++\ntitle = \"A\"\ndate = 2025-08-10\nauthors = [{authors}]\ntags = [{tags}]\n+++\nText.\n"
        ),
    );
    project
}

#[test]
fn a_list_names_the_first_ten_authors_and_the_own_page_names_all() {
    for (guests, named, last) in [
        (2, 2, "<bdi>Guest 1</bdi> and <bdi>Guest 2</bdi></p>"),
        (10, 10, "<bdi>Guest 9</bdi> and <bdi>Guest 10</bdi></p>"),
        (11, 10, "<bdi>Guest 9</bdi>, <bdi>Guest 10</bdi> and 1 other</p>"),
        (150, 10, "<bdi>Guest 9</bdi>, <bdi>Guest 10</bdi> and 140 others</p>"),
    ] {
        let project = of_many(guests, 1);
        project.build();
        for page in ["index.html", "authors/guest-2/index.html", "tags/topic-1/index.html"] {
            let html = project.page(page);
            let (_, byline) = html.split_once("<p class=\"byline\">").expect("a byline");
            let (byline, _) = byline.split_once('\n').expect("an end");
            assert_eq!(byline.matches("<bdi>Guest").count(), named, "{page} of {guests}");
            assert!(byline.ends_with(last), "{page} of {guests}: {byline}");
        }
        let own = project.page("2025/08/10/a/index.html");
        assert_eq!(own.matches("<a rel=\"author\"").count(), guests);
        assert_eq!(own.matches("\"@type\":\"Person\"").count(), guests);
    }
}

#[test]
fn a_feed_names_a_hundred_authors_and_tags_and_no_more() {
    for (many, named) in [(100, 100), (101, 100)] {
        let project = of_many(many, many);
        project.build();
        for (feed, author, tag) in [
            ("feed.xml", "<dc:creator>", "<category>"),
            ("atom.xml", "<name>Guest", "<category term="),
            ("feed.json", "\"name\": \"Guest", "\"Topic"),
        ] {
            for folder in ["", "authors/guest-2/", "tags/topic-2/"] {
                let Some(text) = project
                    .has(&format!("{folder}{feed}"))
                    .then(|| project.page(&format!("{folder}{feed}")))
                else {
                    assert!(!folder.is_empty(), "{feed}");
                    continue;
                };
                let item = text.split_once("<item>").or_else(|| text.split_once("<entry>"));
                let item = item.or_else(|| text.split_once("\"items\"")).expect("an item").1;
                assert_eq!(item.matches(author).count(), named, "{folder}{feed} of {many}");
                assert_eq!(item.matches(tag).count(), named, "{folder}{feed} of {many}");
            }
        }
        let own = project.page("2025/08/10/a/index.html");
        assert_eq!(own.matches("<meta property=\"article:tag\"").count(), many);
    }
}
