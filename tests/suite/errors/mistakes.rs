//! Mistakes that authors make, each in a line, and all that they are told, on a line each.

use dateline::diagnostic::Format;

use super::{article, settings, text};
use crate::project::{Project, draw};

/// All that is said, in the short form.
fn said_of_all(project: &Project) -> String {
    let outcome = project.attempt();
    draw(project.root(), &outcome.diagnostics, Format::Short)
}

/// The same without the article's path.
fn said(project: &Project) -> String {
    said_of_all(project).replace("content/articles/a.md:", "").trim_end().to_owned()
}

/// Each mistake with what it is mended to: the advice, followed, builds.
#[track_caller]
fn advice_builds(cases: &[&str]) {
    for lines in cases {
        let project = article(lines);
        let said = said(&project);
        let advice = said.split_once("write it like this: `").or(said.split_once("here: `"));
        let advice = advice.and_then(|(_, rest)| rest.split_once('`')).map(|(advice, _)| advice);
        let advice = advice.unwrap_or_else(|| panic!("no advice for {lines}: {said}"));
        let mended = article(advice);
        mended.write("static/photo.jpg", crate::whole::jpeg(b""));
        let outcome = mended.attempt();
        let said = draw(mended.root(), &outcome.diagnostics, Format::Short);
        assert!(outcome.published.is_some(), "{lines}\n   mended to {advice}: {said}");
    }
}

#[test]
fn quotes_that_are_not_straight() {
    advice_builds(&[
        "tags = [“shipping”, “insurance”]",
        "tags = [“shipping”]",
        "tags = ['shipping’, ‘insurance’]",
        "tags = [„Zoll“, «blé»]",
        "image = { src = “/photo.jpg”, alt = “China’s ship” }",
        "summary = \"Both sides agreed.”",
        "summary = “Both sides agreed.\"",
        "summary = `Both sides agreed.`",
        "summary = «Both sides agreed.»",
        "tags = [\"shipping, \"insurance\"]",
        "tags = [\"shipping\", insurance\"]",
        "tags = [shipping, insurance",
        "tags = [\"shipping\", \"insurance\"",
        "tags = [\"shipping\", \"insurance",
        "authors = Ann Guest, Bob Guest",
        "authors = \"Ann Guest\", \"Bob Guest\"",
        "authors = “Ann Guest”, “Bob Guest”",
        "authors = \"Ann Guest and Bob Guest\"",
        "tags = \"shipping, insurance\"",
        "tags: shipping, insurance",
        "updated: 16 August 2025",
    ]);
}

#[test]
fn dates_of_others() {
    advice_builds(&[
        "updated = 18/08/2025",
        "updated = \"18 August 2025\"",
        "updated = 18 August 2025",
        "updated = 2025-08-18 09:30:00 +0200",
        "updated = \"2025-08-18 09:30:00 +0200\"",
        "updated = Aug. 18, 2025",
        "updated = \"Mon, 18 Aug 2025 09:30:00 +0200\"",
        "updated = Mon, 18 Aug 2025 09:30:00 +0200",
        "updated = 2025–08–18",
        "updated = 20250818",
        "lastmod = 2025-08-18",
        "modified = \"18.08.2025\"",
    ]);
}

/// Lines of front matter.
const FRONT: &[&str] = &[
    "tags = [“shipping”, “insurance”]",
    "image = { src = “a.jpg”, alt = “A table” }",
    "tags = [\n  \"shipping\",\n  \"insurance,\n  \"grain\",\n]",
    "tags = [\n  \"shipping\",\n  insurance\",\n]",
    "tags = [\n  \"shipping\",\n  \"insurance\"\nsummary = \"A.\"\ndateline = 7",
    "tags = [\n  “shipping”,\n  \"insurance\"\n]",
    "tags = [\"shipping, \"insurance\"]",
    "tags = [\"shipping\", \"insurance\"",
    "tags = [\"a\" \"b\"]",
    "tags = \"shipping, insurance\"",
    "authors = \"Ann, Bob\"",
    "tags = [\"a\n",
    "image = { src = \"a.jpg, alt = \"b\" }",
    "updated = 18/08/2025",
    "updated = \"18 August 2025\"",
    "updated = 2025-08-18 09:30:00 +0200",
    "updated = Aug. 18, 2025",
    "updated = 03/04/2026",
    "updated = soon",
    "updated = \"soon\"",
    "corrections = [{ date = 18/08/2025, text = \"A.\" }]",
    "lang = \"en\"",
    "standfirst = \"A.\"",
    "description = \"A.\"",
    "category = \"Europe\"",
    "categories = [\"a\"]",
    "author = \"Ann Guest\"",
    "location = \"Kyiv\"",
    "modified = 2025-08-17",
    "lastmod = \"17.8.2025\"",
    "url = \"/old/\"",
    "permalink = \"/old/\"",
    "cover = \"/photo.jpg\"",
    "featured_image = \"/photo.jpg\"",
    "layout = \"post\"",
    "published = false",
    "keywords = \"a, b\"",
    "type = \"opinion\"",
    "type = \"post\"",
    "slug = \"a b\"",
    "status = \"draft\"",
    "weight = 3",
    "places = [\"EU\"]",
    "places = [\"middle-east\"]",
    "places = [\"Palestine\"]",
    "places = [\"Burma\"]",
    "places = [\"Ivory Coast\"]",
    "places = [\"Czech Republic\"]",
    "places = [\"Gaza\"]",
    "places = [\"Congo\"]",
    "places = [\"The Netherlands\"]",
    "places = [\"Atlantis\"]",
    "places = [\"UKR\", \"Ukraine\", \"uk\"]",
    "title\u{200b}s = 1",
    "sum\u{200b}mary = \"A.\"",
    "summary\u{a0}= \"A.\"",
    "updated = 2025-\u{200b}08-18",
    "tags = [\"a\"]]",
    "tags = []\"a\"",
    "summary \"A.\"",
    "summary == \"A.\"",
    "= \"A.\"",
    "tags = [\"a\",, \"b\"]",
];

/// Texts.
const TEXTS: &[&str] = &[
    "[x](http:/x)",
    "[x](www.bbc.com/news)",
    "[x](bbc.com/news)",
    "[x](htps://x.org)",
    "[далі](#що-далі)\n\n## Що далі",
    "[x](#What next?)\n\n## What next?\n",
    "[x](#what-nxt)\n\n## What next?\n",
    "[x](#zzz)\n\n## What next?\n",
    "[x](ann@example.org)",
    "[x](notes.py)",
    "[x](#γειά-σου)\n\n## Γειά σου κόσμε",
];

/// Lines of `site.toml`.
const SETTINGS: &[&str] = &[
    "baseURL = \"x\"",
    "time_zone = \"GMT+1\"",
    "time_zone = \"CEST\"",
    "time_zone = \"Berlin\"",
    "time_zone = \"UTC+5:30\"",
    "time_zone = \"Europe/Kiew\"",
    "time_zone = \"Vienna\"",
    "[[menu]]\ntitle = \"E\"\nurl = \"ethics\"",
    "[[menu]]\ntitle = \"E\"\nurl = \"archive\"",
    "[[menu]]\ntitle = \"E\"\nurl = \"/archive/\"\n[[menu]]\ntitle = \"F\"\nurl = \"/archive\"",
    "[[menu]]\ntitle = \"E\"\nurl = \"www.bbc.com\"",
    "[[menu]]\ntitle = \"E\"\nurl = \"content/pages/archive.md\"",
    "[[menu]]\nname = \"E\"\nlink = \"/archive/\"",
    "languageCode = \"en\"",
    "timezone = \"UTC\"",
    "paginate = 10",
];

#[test]
fn what_is_said_of_each() {
    let each = |(written, said): (&&str, String)| format!("== {written}\n{said}\n");
    let of_front = FRONT.iter().map(|it| (it, said(&article(it))));
    let of_texts = TEXTS.iter().map(|it| (it, said(&text(it))));
    let of_settings = SETTINGS.iter().map(|it| (it, said(&settings(it))));
    let all: String = of_front.chain(of_texts).chain(of_settings).map(each).collect();
    snapbox::assert_data_eq!(all, snapbox::file!["mistakes/said.txt"].raw());
}

#[test]
fn faults_of_front_matter_hide_none_of_the_text() {
    let project = Project::new(
        "\
-- content/articles/a.md --
+++
title = Talks resume
date = 16/08/2025
tags = [\"a\"
places = [\"Gaza\"]
colour = 1
image = { src = \"/no.jpg\", alt = \"A\" }
+++
[One](no.md), [two](#nothing), [three][@none].

[Four](http:/x)
-- content/articles/b.md --
No front matter, [one](no.md).
-- content/pages/about.md --
+++
title: About
+++
[One](no.md)
-- content/authors/ann.md --
+++
nmae = \"Ann\"
+++
[One](no.md)
-- content/articles/c.md --
+++
title = \"C\"
date = 2025-08-16
authors = [\"ann\"]
+++
[To A](a.md) and [to a place](a.md#nothing).
",
    );
    let said = said_of_all(&project);
    snapbox::assert_data_eq!(said, snapbox::file!["mistakes/one_pass.txt"].raw());
}

#[test]
fn texts_that_are_none_by_their_names() {
    let project = Project::new(
        "\
-- content/articles/a/index.md --
+++
title = \"A\"
date = 2025-08-16
+++
[Data](data.txt) and [source](notes.markdown).
-- content/articles/a/data.txt --
1
-- content/articles/a/more.txt --
1
-- content/articles/a/notes.markdown --
1
-- content/articles/a/other.markdown --
1
-- content/articles/b.markdown --
1
-- content/articles/c.mdx --
1
-- content/articles/d.md.txt --
1
-- content/articles/e.txt --
1
-- content/articles/g.MD --
1
-- content/pages/f.html --
1
",
    );
    let said = said_of_all(&project);
    snapbox::assert_data_eq!(said, snapbox::file!["mistakes/strays.txt"].raw());
}

#[test]
fn two_profiles_with_one_name() {
    let project = Project::new(
        "\
-- content/authors/ann.md --
+++
name = \"Ann Smith\"
+++
-- content/authors/ann-2.md --
+++
name = \"Ann Smith\"
+++
",
    );
    project.fails(
        r#"error: two profiles have the name `Ann Smith`
 --> content/authors/ann-2.md:2:8
  |
2 | name = "Ann Smith"
  |        ^^^^^^^^^^^ this one
  |
 ::: content/authors/ann.md:2:8
  |
2 | name = "Ann Smith"
  |        ----------- and this one
  |
  = help: readers couldn't tell them apart: add to one of the names, as in `Ann Smith (Asia)`, or make one file of both"#,
    );
    project.edit("content/authors/ann-2.md", "Ann Smith", "Ann Smith (Asia)");
    project.build().warns("");
}

#[test]
fn names_that_share_their_letters() {
    let project = Project::new(
        "\
-- content/articles/a.md --
+++
title = \"A\"
date = 2025-08-16
tags = [\"C\", \"C++\", \"P5+1\", \"P5-1\"]
+++
",
    );
    project.build().warns(
        r#"warning: two spellings of one tag: `C++` and `C`
 --> content/articles/a.md:4:14
  |
4 | tags = ["C", "C++", "P5+1", "P5-1"]
  |              ^^^^^ here it is spelled otherwise
  |
 ::: content/articles/a.md:4:9
  |
4 | tags = ["C", "C++", "P5+1", "P5-1"]
  |         --- the oldest article names it
  |
  = help: readers see `C` everywhere; write it so here too
  = help: if it is something else, give it a file of its own: `content/tags/c-plus-plus.md` with `name = "C++"`

warning: two spellings of one tag: `P5-1` and `P5+1`
 --> content/articles/a.md:4:29
  |
4 | tags = ["C", "C++", "P5+1", "P5-1"]
  |                             ^^^^^^ here it is spelled otherwise
  |
 ::: content/articles/a.md:4:21
  |
4 | tags = ["C", "C++", "P5+1", "P5-1"]
  |                     ------ the oldest article names it
  |
  = help: readers see `P5+1` everywhere; write it so here too
  = help: if it is something else, give it a file of its own: `content/tags/p5-minus-1.md` with `name = "P5-1"`"#,
    );
    project.write("content/tags/c-plus-plus.md", "+++\nname = \"C++\"\n+++\n");
    project.write("content/tags/p5-minus-1.md", "+++\nname = \"P5-1\"\n+++\n");
    project.build().warns("");
    for page in ["c", "c-plus-plus", "p5-1", "p5-minus-1"] {
        assert!(project.has(&format!("tags/{page}/index.html")), "{page}");
    }
}

#[test]
fn a_spelling_is_doubted_whichever_is_older() {
    let project = Project::new(
        "\
-- content/articles/a.md --
+++
title = \"A\"
date = 2025-08-15
tags = [\"SHIPPING\"]
+++
-- content/articles/b.md --
+++
title = \"B\"
date = 2025-08-16
tags = [\"shipping\"]
+++
",
    );
    let said = |project: &Project| {
        let said = said_of_all(project);
        said.split_inclusive('\n').filter(|line| line.contains("spellings")).collect::<String>()
    };
    let newer = "content/articles/b.md:4:9: warning: two spellings of one tag: `shipping` and `SHIPPING`; \
                 readers see `SHIPPING` everywhere; write it so here too\n";
    assert_eq!(said(&project), newer);
    project.edit("content/articles/a.md", "2025-08-15", "2025-08-17");
    let older = "content/articles/a.md:4:9: warning: two spellings of one tag: `SHIPPING` and `shipping`; \
                 readers see `shipping` everywhere; write it so here too\n";
    assert_eq!(said(&project), older);
}

#[test]
fn days_that_others_write() {
    let project = Project::new(
        "\
-- content/articles/2025-08-16 Talks resume.md --
+++
title = \"A\"
date = 2025-08-16
expires = 9999-12-31
+++
-- content/articles/2025-08-16_grain.md --
+++
title = \"B\"
date = 1940-12-22
+++
",
    );
    project.build().warns("");
    assert!(project.has("2025/08/16/talks-resume/index.html"));
    assert!(project.has("1940/12/22/grain/index.html"));
    let map = project.page("sitemap-1940.xml");
    assert!(map.contains("grain/</loc>") && !map.contains("lastmod"), "{map}");
    assert!(project.page("sitemap-2025.xml").contains("<lastmod>2025-08-16"));
}
