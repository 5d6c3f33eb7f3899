//! What a host gets besides pages: names that can be kept for ever, headers, and few bytes.

use crate::project::{Project, tree};

const ONE: &str = r#"
-- content/articles/a.md --
+++
title = "A"
date = 2025-08-16
+++
Text.
"#;

/// The file of the output that begins and ends like this.
fn named(project: &Project, begin: &str, end: &str) -> String {
    let files = tree(&project.output()).into_keys();
    let found: Vec<String> =
        files.filter(|path| path.starts_with(begin) && path.ends_with(end)).collect();
    let [path] = &found[..] else { panic!("{begin}…{end}: {found:?}") };
    path.clone()
}

#[test]
fn the_style_sheet_is_named_for_what_is_in_it() {
    let project = Project::new(ONE);
    project.build();
    let theme = named(&project, "style.", ".css");
    assert_eq!(theme.len(), "style.0123456789.css".len());
    let link = format!("<link rel=\"stylesheet\" href=\"/{theme}\">");
    assert!(project.page("index.html").contains(&link));
    let script = named(&project, "script.", ".js");
    assert!(
        project.page("404.html").contains(&format!("<script src=\"/{script}\" defer></script>"))
    );

    // Another sheet is another file, and every page leads to it.
    project.write("static/style.css", "body {}");
    let built = project.build();
    let own = named(&project, "style.", ".css");
    assert_ne!(own, theme);
    built.removed(&[&theme]);
    assert!(project.page("2025/08/16/a/index.html").contains(&own));
    assert!(project.page("_headers").contains(&own));
    assert!(!project.has("style.css"));

    // Other files keep their names, those of the same name in a folder too.
    project.write("static/maps/style.css", "p {}").write("static/print.css", "p {}");
    project.build().written(&["maps/style.css", "print.css"]);
}

#[test]
fn a_preview_keeps_plain_names_so_that_a_changed_sheet_is_swapped() {
    let mut project = Project::new(ONE);
    project.options.fingerprints = false;
    project.build();
    assert!(project.page("index.html").contains("href=\"/style.css\""));
    assert!(!project.page("_headers").contains("immutable"));
    project.write("static/style.css", "body {}");
    project.build().rendered(&["style.css"]).written(&["style.css"]);
}

#[test]
fn hosts_are_told_what_pages_may_load_and_for_how_long_to_keep_files() {
    let project = Project::new(ONE);
    project.write("site.toml", "title = \"T\"\nbase_url = \"https://example.org/blog\"\n");
    project.build();
    let (style, script) = (named(&project, "style.", ".css"), named(&project, "script.", ".js"));
    let expected = format!(
        "/blog/*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; \
         img-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; \
         base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
/blog/{style}
  Cache-Control: public, max-age=31536000, immutable
/blog/{script}
  Cache-Control: public, max-age=31536000, immutable
"
    );
    assert_eq!(project.page("_headers"), expected);
    project.write("static/_headers", "/*\n  X-Own: yes\n");
    project.build().written(&["_headers"]);
    assert_eq!(project.page("_headers"), "/*\n  X-Own: yes\n");
}

/// Two articles that show whatever an article's page can show: one with contents, one with live
/// entries, which has key events in their place. What is an author's *own text* (headlines, names,
/// captions, sentences) is a letter or a word each, and so is what the articles beside them say.
const WHOLE: &str = r#"
-- site.toml --
title = "Third Meridian"
base_url = "https://third-meridian.example"
description = "Reports and analysis."
menu = [
    { title = "Analysis", url = "/labels/analysis/" }, { title = "Places", url = "/places/" },
    { title = "Archive", url = "/archive/" }, { title = "About", url = "/" },
]
text_edition = true
-- content/articles/before.md --
+++
title = "B"
date = 2025-08-15
language = "ar"
label = "sponsored"
tags = ["diplomacy", "sanctions"]
series = "run"
+++
-- content/articles/whole/index.md --
+++
title = "T"
date = 2025-08-16T09:30:00
updated = 2025-08-17
summary = "S"
authors = ["Ann", "Bob"]
tags = ["diplomacy", "sanctions"]
places = ["CH", "UA"]
label = "analysis"
section = "Europe"
series = "run"
dateline = "Geneva"
image = { src = "a.png", alt = "A", caption = "C", credit = "D" }
corrections = [
    { date = 2025-08-17, kind = "retraction", text = "R" }, { date = 2025-08-17, text = "C" },
]
sources = [
    { key = "s", title = "S", url = "https://example.org/statement", publisher = "P", date = 2025-08-01, archived = "https://archive.example/statement" },
]
+++
Words [@s] and a note.[^1]

## A

> [!NOTE]
> N

## B

> [!QUOTE]
> Q

## C

| A | B |
|---|---|
| 1 | 2 |

[^1]: F
-- content/articles/whole/a.png --
<svg></svg>
-- content/articles/live.md --
+++
title = "L"
date = 2025-08-16T10:00:00
summary = "S"
authors = ["Ann", "Bob"]
tags = ["diplomacy", "sanctions"]
places = ["CH", "UA"]
label = "live"
section = "Europe"
series = "run"
dateline = "Geneva"
corrections = [
    { date = 2025-08-17, kind = "retraction", text = "R" }, { date = 2025-08-17, text = "C" },
]
sources = [{ key = "s", title = "S", url = "https://example.org/statement" }]
+++
Words.[^1]

## 11:00 – A {#a}

Words [@s].

## 2025-08-17 11:00 – B {#b}

Words.

[^1]: F
-- content/articles/last.md --
+++
title = "N"
date = 2025-08-18
language = "ur"
tags = ["diplomacy"]
series = "run"
+++
"#;

/// As gzip would, but for its head and end.
fn compressed(text: &str) -> usize {
    miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9).len() + 18
}

/// HTML, styles and script of an article's page are under 10 KB, but for its own text and pictures.
#[test]
fn an_article_weighs_little() {
    let project = Project::new(WHOLE);
    project.build();
    let sheet = project.page(&named(&project, "style.", ".css"));
    let script = project.page(&named(&project, "script.", ".js"));
    for (path, own) in
        [("2025/08/16/whole", "<details class=\"contents\""), ("2025/08/16/live", "\"key-events\"")]
    {
        let page = project.page(&format!("{path}/index.html"));
        for shown in [
            own,
            "class=\"notice\"",
            "class=\"corrections\"",
            "class=\"sources\"",
            "class=\"series\"",
            "class=\"series-nav\"",
            "class=\"related\"",
            "class=\"newer\"",
            "class=\"older\"",
            "class=\"footnotes\"",
            "class=\"citation\"",
            "class=\"filed\"",
            "class=\"dateline\"",
            "class=\"kicker\"",
            "class=\"byline\"",
            "class=\"on-paper\"",
        ] {
            assert!(page.contains(shown), "{shown} in {path}: {page}");
        }
        let weights = [&page, &sheet, &script].map(|text| compressed(text));
        let total: usize = weights.iter().sum();
        assert!(total <= 10 * 1024, "{path}: HTML, styles and script: {weights:?}, {total} bytes");
        // Nothing else is loaded but the icon and the picture.
        let loaded =
            page.matches("rel=\"stylesheet\"").count() + page.matches("<script src").count();
        assert_eq!(loaded, 2);
        assert!(!page.contains("style=\"") && !page.contains("<style"));
    }
}

#[test]
fn a_name_from_right_to_left_keeps_what_stands_after_it_there() {
    let project = Project::new(
        "
-- content/articles/a.md --
+++
title = \"محمد علي, 1990\"
date = 2025-08-16
summary = \"<b> by محمد علي, 1990\"
+++
Text.
",
    );
    project.build();
    let page = project.page("2025/08/16/a/index.html");
    assert!(page.contains("<h1><bdi>محمد علي</bdi>, 1990</h1>"), "{page}");
    assert!(page.contains("&lt;b&gt; by <bdi>محمد علي</bdi>, 1990</p>"), "{page}");
}
