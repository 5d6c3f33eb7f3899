//! What authors write is published as they meant it, or they are told.

use crate::markdown::{HARBOUR, add, bare, check, html_of};
use crate::project::{Project, tree};

mod left;
mod media;

#[test]
fn a_comment_never_leaves_the_source() {
    for settings in ["text_edition = true\n", "text_edition = true\nraw_html = true\n"] {
        let project = Project::new("");
        let site =
            "title = \"Test\"\nbase_url = \"https://example.org\"\n[feeds]\nfull_text = true\n";
        project.write("site.toml", format!("{settings}{site}"));
        project.write(
            "content/articles/a.md",
            "+++\ntitle = \"A\"\ndate = 2025-08-16\n+++\n<!-- SECRET -->\n\nOne.\n\n\
             <!--\nSECRET\n\nSECRET -->\n\nTwo <!-- SECRET --> three.\n\n- <!-- SECRET\n  SECRET -->\n- Four.\n\n\
             [Five](https://example.org/ \"Six <!-- SECRET -->\") and [seven][s].\n\n\
             [s]: https://example.org/ \"<!-- SECRET -->\"\n",
        );
        project.build();
        for (path, bytes) in tree(&project.output()) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("SECRET"), "{path}: {text}");
        }
    }
}

#[test]
fn a_comment_in_html_goes_and_a_script_keeps_its_own() {
    check(
        "raw_html = true\n",
        "",
        &[
            ("<div>\n<!-- a -->b<!-- c\n-->\n</div>", "<div>\nb\n</div>"),
            ("<script>\nx(\"<!--\") // -->\n</script>", "<script>\nx(\"<!--\") // -->\n</script>"),
            ("a <!--> b <!-- c --> d", "<p>a  b  d</p>"),
            (
                "`<!-- code -->`\n\n    <!-- x -->",
                "<p><code>&lt;!-- code --&gt;</code></p>\n<pre><code>&lt;!-- x --&gt;</code></pre>",
            ),
        ],
    );
}

#[test]
fn a_comment_without_an_end_is_an_error() {
    let project = bare("");
    add(&project, "a", "", "Words <!-- of a secret\n\nsource --> here.");
    project.fails(
        "\
error: this comment has no end in its paragraph, so readers would see it
 --> content/articles/a/index.md:7:7
  |
7 | Words <!-- of a secret
  |       ^^^^
  |
  = help: end it with `-->` before the next empty line, or begin it on a line of its own
",
    );
}

#[test]
fn faults_of_a_text_do_not_hide_its_doubts() {
    let project = bare("");
    add(&project, "a", "", "##No space\n\nA claim.[^9]");
    project.fails(
        "\
warning: this heading is shown as text
 --> content/articles/a/index.md:7:1
  |
7 | ##No space
  | ^^^^^^^^^^
  |
  = help: write a space behind the signs: `## No space`

error: there is no footnote `9`
 --> content/articles/a/index.md:9:9
  |
9 | A claim.[^9]
  |         ^^^^
  |
  = help: write it below the text, on a line of its own: `[^9]: The note.`",
    );
}

#[test]
fn bare_addresses_are_links() {
    check(
        "",
        "",
        &[
            (
                "See https://example.org/a--b and www.example.org.",
                "<p>See <a href=\"https://example.org/a--b\">https://example.org/a--b</a> and <a href=\"https://www.example.org\">www.example.org</a>.</p>",
            ),
            (
                "*https://example.org/_x_* (https://example.org/a_b_c)",
                "<p><em><a href=\"https://example.org/_x\">https://example.org/_x</a></em> (<a href=\"https://example.org/a_b_c\">https://example.org/a_b_c</a>)</p>",
            ),
            (
                "https://example.org/a*b*c--d **https://example.org/e**",
                "<p><a href=\"https://example.org/a*b*c--d\">https://example.org/a*b*c--d</a> <strong><a href=\"https://example.org/e\">https://example.org/e</a></strong></p>",
            ),
            (
                "[https://example.org](https://example.com) `https://example.org`",
                "<p><a href=\"https://example.com\">https://example.org</a> <code>https://example.org</code></p>",
            ),
            (
                "![\"At\" www.example.org](harbour.png) \"here\".",
                "<p><img src=\"/2025/08/16/case-4/harbour.png\" alt=\"“At” www.example.org\" width=\"3\" height=\"2\" fetchpriority=\"high\" decoding=\"sync\"> “here”.</p>",
            ),
            (
                "[a <https://example.org> b](https://example.com)",
                "<p><a href=\"https://example.com\">a https://example.org b</a></p>",
            ),
            (
                "Write to desk@example.org.",
                "<p>Write to <a href=\"mailto:desk@example.org\">desk@example.org</a>.</p>",
            ),
            (
                "## At https://example.org/\n\n| a |\n|---|\n| www.example.org |",
                "<h2 id=\"at-https-example-org\">At <a href=\"https://example.org/\">https://example.org/</a></h2>\n<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">\n<table>\n<thead><tr><th scope=\"col\">a</th></tr></thead>\n<tbody>\n<tr><td><a href=\"https://www.example.org\">www.example.org</a></td></tr>\n</tbody>\n</table>\n</div>",
            ),
        ],
    );
}

#[test]
fn a_summary_has_words_of_its_own() {
    let project = bare("");
    for (name, text) in [
        ("address", "https://example.org/watch?v=1\n\nWords."),
        ("www", "*www.example.org*\n\nWords."),
        ("comment", "<!-- secret -->\n\nWords."),
        ("picture", "[![Map](harbour.png)](https://example.org/)\n\nWords."),
        ("words", "See https://example.org/.\n\nMore."),
    ] {
        let front = "+++\ntitle = \"T\"\ndate = 2025-08-16\n+++\n";
        project.write(&format!("content/articles/{name}/index.md"), format!("{front}{text}\n"));
        project.write(&format!("content/articles/{name}/harbour.png"), HARBOUR);
    }
    // A page of `bare` is its text alone.
    project.remove("templates/article.html");
    project.build();
    let description = |name: &str| {
        let html = project.page(&format!("2025/08/16/{name}/index.html"));
        let (_, rest) = html.split_once("<meta name=\"description\" content=\"").expect("one");
        rest.split_once('"').expect("its end").0.to_owned()
    };
    for name in ["address", "www", "comment", "picture"] {
        assert_eq!(description(name), "Words.", "{name}");
    }
    assert_eq!(description("words"), "See https://example.org/.");
}

#[test]
fn emphasis_is_found_in_every_script() {
    check(
        "",
        "",
        &[
            (
                "**注意：**会谈**重要**。",
                "<p><strong>注意：</strong>会谈<strong>重要</strong>。</p>",
            ),
            ("他**“重点”**说*《书》*是", "<p>他<strong>“重点”</strong>说<em>《书》</em>是</p>"),
            (
                "**이름(name)**은 ~~「가」~~는",
                "<p><strong>이름(name)</strong>은 <del>「가」</del>는</p>",
            ),
            ("צה**״הארץ״**כ", "<p><bdi>צה</bdi><strong><bdi>״הארץ״</bdi></strong><bdi>כ</bdi></p>"),
            ("`**注意：**会`", "<p><code>**注意：**会</code></p>"),
            ("וְ**״א״**כ", "<p><bdi>וְ</bdi><strong><bdi>״א״</bdi></strong><bdi>כ</bdi></p>"),
        ],
    );
    check(
        "language = \"fa\"\n",
        "",
        &[(
            "کتاب **«نام»**\u{200c}ها و\u{200f}**«دیگر»**",
            "<p>کتاب <strong>«نام»</strong>\u{200c}ها و\u{200f}<strong>«دیگر»</strong></p>",
        )],
    );
    check(
        "language = \"ar\"\n",
        "",
        &[(
            "و**«الحياة»** و**[كلمة](https://example.org/)**ها",
            "<p>و<strong>«الحياة»</strong> و<strong><a href=\"https://example.org/\">كلمة</a></strong>ها</p>",
        )],
    );
}

#[test]
fn front_matter_has_the_typography_of_the_text() {
    let project = Project::new(
        r#"
-- content/articles/a/index.md --
+++
title = "\"Peace\" isn't *near* -- says envoy..."
date = 2025-08-16
summary = "He said \"it's *over*\"."
image = { src = "p.png", alt = "A \"ship\"", caption = "It's *\"new\"*, [says Ann](https://example.com/)", credit = "Ann's" }
corrections = [{ date = 2025-08-17, text = "We wrote \"*yes*\" -- wrong." }]
+++
Text.
-- content/articles/b.md --
+++
title = "Un \"accord\""
date = 2025-08-15
language = "fr"
+++
Text.
"#,
    );
    project.write("content/articles/a/p.png", super::markdown::HARBOUR);
    project.build();
    let page = project.page("2025/08/16/a/index.html");
    for part in [
        "<h1>“Peace” isn’t <em>near</em> – says envoy…</h1>",
        "<title>“Peace” isn’t near – says envoy… — Test</title>",
        "<p class=\"standfirst\">He said “it’s <em>over</em>”.</p>",
        "<meta name=\"description\" content=\"He said “it’s over”.\">",
        "alt=\"A “ship”\"",
        "It’s <em>“new”</em>, <a href=\"https://example.com/\">says Ann</a>",
        "<p>We wrote “<em>yes</em>” – wrong.</p>",
    ] {
        assert!(page.contains(part), "{part} isn't in {page}");
    }
    let home = project.page("index.html");
    assert!(home.contains("“Peace” isn’t <em>near</em> – says envoy…</bdi>"), "{home}");
    assert!(home.contains("Un «\u{a0}accord\u{a0}»"), "{home}");
    let feed = project.page("feed.xml");
    assert!(feed.contains("<title>“Peace” isn’t near – says envoy…</title>"), "{feed}");
}

#[test]
fn a_headline_has_no_links() {
    let project = bare("");
    project.write(
        "content/articles/a.md",
        "+++\ntitle = \"A [word](https://example.org) more\"\ndate = 2025-08-16\n+++\nText.\n",
    );
    project.fails(
        "\
error: a `title` has no links, since lists make one of it
 --> content/articles/a.md:2:9
  |
2 | title = \"A [word](https://example.org) more\"
  |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write the words alone, and the link into the text: `title = \"A word more\"`
",
    );
}

#[test]
fn captions_are_text() {
    let image = "<img src=\"/2025/08/16/case-N/harbour.png\" alt=\"Crowd\" width=\"3\" height=\"2\" fetchpriority=\"high\" decoding=\"sync\">";
    let figure = |number: usize, link: &str, caption: &str| {
        let image = image.replace('N', &number.to_string());
        let (open, close) = if link.is_empty() {
            (String::new(), "")
        } else {
            (format!("<a href=\"{link}\">"), "</a>")
        };
        format!(
            "<figure class=\"figure\">\n{open}{image}{close}\n<figcaption>{caption}</figcaption>\n</figure>"
        )
    };
    let first = figure(
        0,
        "",
        "Photo: <a href=\"https://example.org\">Ann</a>, <em>Reuters</em> – it’s “new”",
    );
    check(
        "",
        "",
        &[
            (
                "![Crowd](harbour.png \"Photo: [Ann](https://example.org), *Reuters* -- it's \\\"new\\\"\")",
                &first,
            ),
            (
                "[![Crowd](harbour.png \"A [file](harbour.png)\")](https://example.org/big)",
                &figure(
                    1,
                    "https://example.org/big",
                    "A <a href=\"/2025/08/16/case-1/harbour.png\">file</a>",
                ),
            ),
            (
                "- ![Crowd](harbour.png \"In a list\")",
                &format!("<ul>\n<li>{}\n</li>\n</ul>", figure(2, "", "In a list")),
            ),
            (
                "![Crowd](harbour.png \"One\")\n![Crowd](harbour.png \"1. Two\")",
                &format!(
                    "<div class=\"gallery\" role=\"group\" aria-label=\"Pictures\" tabindex=\"0\">\n{}\n{}\n</div>",
                    figure(3, "", "One"),
                    figure(3, "", "1. Two").replace(
                        "fetchpriority=\"high\" decoding=\"sync\"",
                        "loading=\"lazy\" decoding=\"async\"",
                    ),
                ),
            ),
        ],
    );
}

#[test]
fn accents_are_one_with_their_letters() {
    let project = Project::new("");
    let apart = |text: &str| text.replace('é', "e\u{301}").replace('É', "E\u{301}");
    let front =
        "+++\ntitle = \"Élection\"\ndate = 2025-08-16\ntags = [\"café\", \"cafe\u{301}\"]\n+++\n";
    project.write(&apart("content/articles/élection/index.md"), apart(front) + "![Été](été.png)\n");
    project.write(&apart("content/articles/élection/été.png"), super::markdown::HARBOUR);
    project.write(
        "content/articles/link.md",
        "+++\ntitle = \"Link\"\ndate = 2025-08-16\n+++\nSee [the vote](élection/index.md).\n",
    );
    project.build();
    let page = project.page("2025/08/16/election/index.html");
    assert!(page.contains("<h1>Élection</h1>"), "{page}");
    assert!(page.contains("src=\"/2025/08/16/election/%C3%A9t%C3%A9-3."), "{page}");
    project.edit(&apart("content/articles/élection/index.md"), "![", "More. ![");
    project.build();
    assert!(html_of(&project, "election").contains("More."));
}
