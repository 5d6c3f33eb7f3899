//! Markdown as articles have it: each case is an article, and what is compared is its `content`.

use crate::project::Project;

pub(crate) const HARBOUR: &[u8] = include_bytes!("data/harbour.png");
const SITE: &str = "title = \"Test\"\nbase_url = \"https://example.org\"\n";

/// A site whose articles' pages are their texts and nothing else.
pub(crate) fn bare(settings: &str) -> Project {
    let project = Project::new("");
    // What is made of pictures is shown in `pictures`.
    project.write("site.toml", format!("{SITE}images = {{ widths = [] }}\n{settings}"));
    project.write("templates/article.html", "{{ content | safe }}");
    project
}

/// Adds a bundle with this front matter and text.
pub(crate) fn add(project: &Project, name: &str, keys: &str, text: &str) {
    let front = format!("+++\ntitle = \"T\"\ndate = 2025-08-16\nsummary = \"S.\"\n{keys}\n+++\n");
    project.write(&format!("content/articles/{name}/index.md"), front + text);
}

pub(crate) fn html_of(project: &Project, name: &str) -> String {
    project.page(&format!("2025/08/16/{name}/index.html"))
}

/// Builds an article for each case, all in one site, and compares.
#[track_caller]
pub(crate) fn check(settings: &str, keys: &str, cases: &[(&str, &str)]) {
    let project = bare(settings);
    for (number, (text, _)) in cases.iter().enumerate() {
        add(&project, &format!("case-{number}"), keys, text);
        project.write(&format!("content/articles/case-{number}/harbour.png"), HARBOUR);
    }
    project.build();
    for (number, (text, html)) in cases.iter().enumerate() {
        let found = html_of(&project, &format!("case-{number}"));
        assert_eq!(found.trim_end(), html.trim_end(), "of this text:\n{text}\n");
    }
}

#[test]
fn headings_have_ids_that_are_theirs_alone() {
    check(
        "",
        "",
        &[
            ("## What's next?", "<h2 id=\"whats-next\">What’s next?</h2>"),
            (
                "## A\n\n### A\n\n## A",
                "<h2 id=\"a\">A</h2>\n<h3 id=\"a-2\">A</h3>\n<h2 id=\"a-3\">A</h2>",
            ),
            (
                "## The *new* `code` [plan](#own) {#own .wide}",
                "<h2 id=\"own\" class=\"wide\">The <em>new</em> <code>code</code> <a href=\"#own\">plan</a></h2>",
            ),
            ("## نیٹو کا اجلاس", "<h2 id=\"نیٹو-کا-اجلاس\"><bdi>نیٹو کا اجلاس</bdi></h2>"),
            ("## 台湾", "<h2 id=\"台湾\">台湾</h2>"),
            ("## !?\n\n## …", "<h2 id=\"section\">!?</h2>\n<h2 id=\"section-2\">…</h2>"),
            ("# One\n\nTwo\n===", "<h2 id=\"one\">One</h2>\n<h2 id=\"two\">Two</h2>"),
            ("###### Six & more", "<h6 id=\"six-more\">Six &amp; more</h6>"),
            // An id that an author gives is theirs, also where a heading before would have it.
            (
                "## Plan\n\n## Other {#plan}",
                "<h2 id=\"plan-2\">Plan</h2>\n<h2 id=\"plan\">Other</h2>",
            ),
        ],
    );
}

#[test]
fn footnotes_stand_at_the_end_with_a_way_back_to_each_mention() {
    let back = |number: usize, id: &str| {
        format!(
            "<a href=\"#{id}\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"Back to reference {number}\">↩</a>"
        )
    };
    let mention = |number: usize, id: &str| {
        format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"
        )
    };
    let open =
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n";
    let close = "</ol>\n</section>";
    let (m1, m2) = (mention(1, "fnref-1"), mention(2, "fnref-2"));
    let (b1, b2) = (back(1, "fnref-1"), back(2, "fnref-2"));
    let several = format!(
        "<p>One{m1} two{} and{m2} three{}.</p>\n{open}<li id=\"fn-1\">\n<p>B. {b1} {} {}</p>\n</li>\n<li id=\"fn-2\">\n<p>A. {b2}</p>\n</li>\n{close}",
        mention(1, "fnref-1-2"),
        mention(1, "fnref-1-3"),
        back(1, "fnref-1-2"),
        back(1, "fnref-1-3"),
    );
    let in_list = format!(
        "<ul>\n<li>Item{m1}</li>\n<li>\n<blockquote>\n<p>Quote{m2}</p>\n</blockquote>\n</li>\n</ul>\n<p>End.</p>\n{open}<li id=\"fn-1\">\n<p>First.</p>\n<ul>\n<li>a list</li>\n</ul>\n<p>{b1}</p>\n</li>\n<li id=\"fn-2\">\n<p>Second <a href=\"https://example.org\">link</a>. {b2}</p>\n</li>\n{close}",
    );
    let defined_in_list = format!(
        "<ul>\n<li>\n<p>Item{m1}</p>\n</li>\n<li>\n<p>Next</p>\n</li>\n</ul>\n{open}<li id=\"fn-1\">\n<p>Inside. {b1}</p>\n</li>\n{close}",
    );
    let spelled =
        format!("<p>Text{m1}.</p>\n{open}<li id=\"fn-1\">\n<p>Note. {b1}</p>\n</li>\n{close}");
    let in_heading = format!(
        "<h2 id=\"plan\">Plan{m1}</h2>\n{open}<li id=\"fn-1\">\n<p>Note. {b1}</p>\n</li>\n{close}"
    );
    check(
        "",
        "",
        &[
            ("One[^b] two[^b] and[^a] three[^b].\n\n[^a]: A.\n[^b]: B.", &several),
            (
                "- Item[^1]\n- > Quote[^2]\n\nEnd.\n\n[^1]: First.\n\n    - a list\n\n[^2]: Second [link](https://example.org).",
                &in_list,
            ),
            ("- Item[^1]\n\n  [^1]: Inside.\n\n- Next", &defined_in_list),
            ("Text[^Note].\n\n[^note]: Note.", &spelled),
            ("## Plan[^1]\n\n[^1]: Note.", &in_heading),
            (
                "Same[^1].\n\n[^1]: First.\n[^1]: Second.",
                &format!(
                    "<p>Same{m1}.</p>\n{open}<li id=\"fn-1\">\n<p>First. {b1}</p>\n</li>\n{close}"
                ),
            ),
        ],
    );
}

#[test]
fn a_footnote_that_is_not_mentioned_is_a_doubt() {
    let project = bare("");
    add(&project, "a", "", "Text.\n\n[^lost]: Nobody says it.\n");
    project.build().warns(
        "
warning: no text mentions the footnote `lost`, so it isn't shown
 --> content/articles/a/index.md:9:1
  |
9 | [^lost]: Nobody says it.
  | ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `[^lost]` where it belongs, or remove it
"
        .trim(),
    );
    assert_eq!(html_of(&project, "a"), "<p>Text.</p>\n");
}

#[test]
fn alerts_tables_definitions_and_tasks() {
    check(
        "",
        "",
        &[
            (
                "> [!NOTE]\n> Read *this*.\n>\n> - and that",
                "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>Read <em>this</em>.</p>\n<ul>\n<li>and that</li>\n</ul>\n</div>",
            ),
            (
                "> [!WARNING]\n> W",
                "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">Warning</p>\n<p>W</p>\n</div>",
            ),
            (
                "> [!QUOTE]\n> So it *is*.\n>\n> And is.\n>\n> — A delegate",
                "<figure class=\"pullquote\">\n<blockquote>\n<p>So it <em>is</em>.</p>\n<p>And is.</p>\n</blockquote>\n<figcaption>— A delegate</figcaption>\n</figure>",
            ),
            (
                "> [!quote]\n>\n> Once\n> more.\n\nAfter.",
                "<figure class=\"pullquote\">\n<blockquote>\n<p>Once\nmore.</p>\n</blockquote>\n</figure>\n<p>After.</p>",
            ),
            ("> [!QUOTE] of all\n> W", "<blockquote>\n<p>[!QUOTE] of all\nW</p>\n</blockquote>"),
            ("> [!OTHER]\n> W", "<blockquote>\n<p>[!OTHER]\nW</p>\n</blockquote>"),
            (
                "| Left | Mid | Right | None |\n|:--|:-:|--:|---|\n| a | b | 1 | *x* \\| y |\n| c |",
                "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">\n<table>\n\
                 <thead><tr><th scope=\"col\">Left</th><th scope=\"col\" class=\"center\">Mid</th><th scope=\"col\" class=\"end\">Right</th><th scope=\"col\">None</th></tr></thead>\n\
                 <tbody>\n<tr><td>a</td><td class=\"center\">b</td><td class=\"end\">1</td><td><em>x</em> | y</td></tr>\n\
                 <tr><td>c</td><td class=\"center\"></td><td class=\"end\"></td><td></td></tr>\n</tbody>\n</table>\n</div>",
            ),
            (
                "Embargo\n: A time before which nothing is published.\n: An order not to trade.\n\nSlug\n: A name.",
                "<dl>\n<dt>Embargo</dt>\n<dd>A time before which nothing is published.</dd>\n<dd>An order not to trade.</dd>\n<dt>Slug</dt>\n<dd>A name.</dd>\n</dl>",
            ),
            (
                "- [x] done\n- [ ] to do\n- [y] neither",
                "<ul>\n<li><input type=\"checkbox\" disabled checked> done</li>\n<li><input type=\"checkbox\" disabled> to do</li>\n<li>[y] neither</li>\n</ul>",
            ),
            (
                "~~gone~~ and ~2 million, ~3 million",
                "<p><del>gone</del> and ~2 million, ~3 million</p>",
            ),
            ("a  \nb\\\nc\nd", "<p>a<br>\nb<br>\nc\nd</p>"),
            ("***\n\n- - -", "<hr>\n<hr>"),
            (
                "```rust\nlet a = \"<b>\";\n```",
                "<pre><code class=\"language-rust\">let a = \"&lt;b&gt;\";\n</code></pre>",
            ),
            ("3. three\n4. four", "<ol start=\"3\">\n<li>three</li>\n<li>four</li>\n</ol>"),
        ],
    );
}

#[test]
fn a_picture_alone_is_a_figure_and_knows_its_size() {
    let image = |number: usize, alt: &str, title: &str| {
        format!(
            "<img src=\"/2025/08/16/case-{number}/harbour.png\" alt=\"{alt}\" width=\"3\" height=\"2\"{title} fetchpriority=\"high\" decoding=\"sync\">"
        )
    };
    let text = [
        format!("<figure class=\"figure\">\n{}\n</figure>", image(0, "A harbour", "")),
        format!(
            "<figure class=\"figure\">\n{}\n<figcaption>Ships &amp; “cranes”.</figcaption>\n</figure>",
            image(1, "A &lt;b&gt; harbour", "")
        ),
        format!("<p>Look: {} here.</p>", image(2, "", " title=\"T\"")),
        format!(
            "<figure class=\"figure\">\n<a href=\"https://example.org\">{}</a>\n</figure>",
            image(3, "x", "")
        ),
        format!(
            "<figure class=\"figure\">\n{}\n<figcaption>By reference</figcaption>\n</figure>",
            image(4, "A port", "")
        ),
        format!(
            "<ul>\n<li><figure class=\"figure\">\n{}\n</figure>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>",
            image(5, "x", "")
        ),
    ];
    check(
        "",
        "",
        &[
            ("![A harbour](harbour.png)", &text[0]),
            ("![A \\<b> *harbour*](harbour.png 'Ships & “cranes”.')", &text[1]),
            ("Look: ![](./harbour.png \"T\") here.", &text[2]),
            ("[![x](harbour.png)](https://example.org)", &text[3]),
            ("![A port][port]\n\n[port]: harbour.png 'By reference'", &text[4]),
            ("- ![x](harbour.png)\n\n- b", &text[5]),
        ],
    );
}

#[test]
fn the_dateline_stands_before_the_first_words_of_the_text() {
    let lead = "<span class=\"dateline\">KYIV, Aug. 16 —</span> ";
    let image = "<img src=\"/2025/08/16/case-6/harbour.png\" alt=\"x\" width=\"3\" height=\"2\" fetchpriority=\"high\" decoding=\"sync\">";
    let linked = image.replace("case-6", "case-7");
    check(
        "",
        "dateline = \"Kyiv\"",
        &[
            ("First.\n\nSecond.", &format!("<p>{lead}First.</p>\n<p>Second.</p>")),
            ("*First* words.", &format!("<p>{lead}<em>First</em> words.</p>")),
            ("## Head\n\nFirst.", &format!("<h2 id=\"head\">Head</h2>\n<p>{lead}First.</p>")),
            (
                "> A quote.\n\nFirst.",
                &format!("<blockquote>\n<p>A quote.</p>\n</blockquote>\n<p>{lead}First.</p>"),
            ),
            (
                "- a\n\n- b\n\nFirst.",
                &format!(
                    "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n<p>{lead}First.</p>"
                ),
            ),
            (
                "> [!NOTE]\n> A note.\n\nFirst.",
                &format!(
                    "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>A note.</p>\n</div>\n<p>{lead}First.</p>"
                ),
            ),
            (
                "![x](harbour.png)\n\nFirst.",
                &format!("<figure class=\"figure\">\n{image}\n</figure>\n<p>{lead}First.</p>"),
            ),
            (
                "[![x](harbour.png)](https://example.org)\n\nFirst.",
                &format!(
                    "<figure class=\"figure\">\n<a href=\"https://example.org\">{linked}</a>\n</figure>\n<p>{lead}First.</p>"
                ),
            ),
            ("- only a list", "<ul>\n<li>only a list</li>\n</ul>"),
            ("", ""),
        ],
    );
    for (keys, expected) in [
        (
            "dateline = \"Kyïv & co\"",
            "<p><span class=\"dateline\">KYÏV &amp; CO, Aug. 16 —</span> A.</p>\n",
        ),
        (
            "dateline = \"Geneva\"\nupdated = 2025-09-01",
            "<p><span class=\"dateline\">GENEVA, Aug. 16 —</span> A.</p>\n",
        ),
    ] {
        check("", keys, &[("A.", expected)]);
    }
}

#[test]
fn quotation_marks_are_those_of_the_language() {
    let text = "\"It's 'so'\" -- she said... \"Yes\" (the '90s)";
    for (language, expected) in [
        ("en", "<p>“It’s ‘so’” – she said… “Yes” (the ’90s)</p>"),
        ("en-GB", "<p>“It’s ‘so’” – she said… “Yes” (the ’90s)</p>"),
        ("de", "<p>„It’s ‚so‘“ – she said… „Yes“ (the ’90s)</p>"),
        (
            "fr",
            "<p>«\u{a0}It’s «\u{a0}so\u{a0}»\u{a0}» – she said… «\u{a0}Yes\u{a0}» (the ’90s)</p>",
        ),
        (
            "fr-CA",
            "<p>«\u{a0}It’s «\u{a0}so\u{a0}»\u{a0}» – she said… «\u{a0}Yes\u{a0}» (the ’90s)</p>",
        ),
        ("uk", "<p>«It’s „so“» – she said… «Yes» (the ’90s)</p>"),
    ] {
        check("", &format!("language = \"{language}\""), &[(text, expected)]);
    }
    check(
        "language = \"de\"\n",
        "",
        &[
            // What an author chose stays, and code is code.
            ("»So« und “so” und \\\"so\\\"", "<p>»So« und “so” und \"so\"</p>"),
            ("`\"a\"` und \"*b*\"", "<p><code>\"a\"</code> und „<em>b</em>“</p>"),
            (
                "Hans' Haus und 'Otto', '68er, 'wie geht's'",
                "<p>Hans’ Haus und ‚Otto‘, ’68er, ‚wie geht’s‘</p>",
            ),
        ],
    );
}

#[test]
fn links_lead_to_places_that_browsers_find() {
    let project = bare("raw_html = true\n");
    add(&project, "b", "", "<div\n id=\"figures\">\n</div>\n\nThe <a name=old></a> text.");
    add(
        &project,
        "a",
        "",
        "[a](../b/index.md#figures) [b](../b/index.md#old) [c](#top) [d](../b/index.md#:~:text=The)",
    );
    project.build();
    project.edit("content/articles/a/index.md", "#old", "#odl");
    project.fails(
        "
error: there is no place `#odl` on `/2025/08/16/b/`
 --> content/articles/a/index.md:7:28
  |
7 | [a](../b/index.md#figures) [b](../b/index.md#odl) [c](#top) [d](../b/index.md#:~:text=The)
  |                            ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `#old`?
"
        .trim(),
    );
}

#[test]
fn html_is_text_unless_the_site_wants_it() {
    let text = "<div class=\"x\">\n<b>A</b>\n</div>\n\nAn <i>inline</i> & <br/> one.";
    check(
        "raw_html = true\n",
        "",
        &[
            (text, "<div class=\"x\">\n<b>A</b>\n</div>\n<p>An <i>inline</i> &amp; <br/> one.</p>"),
            ("<!-- note -->\n\nA.", "<p>A.</p>"),
        ],
    );
    let project = bare("");
    add(&project, "a", "", text);
    project.build().warns(
        "
warning: this HTML is shown as text
 --> content/articles/a/index.md:7:1
  |
7 | / <div class=\"x\">
8 | | <b>A</b>
9 | | </div>
  | |_______^
  |
  = help: write Markdown, or set `raw_html = true` in `site.toml` to publish it as it is

warning: this HTML is shown as text
  --> content/articles/a/index.md:11:4
   |
11 | An <i>inline</i> & <br/> one.
   |    ^^^
   |
   = help: write Markdown, or set `raw_html = true` in `site.toml` to publish it as it is

warning: this HTML is shown as text
  --> content/articles/a/index.md:11:20
   |
11 | An <i>inline</i> & <br/> one.
   |                    ^^^^^
   |
   = help: write Markdown, or set `raw_html = true` in `site.toml` to publish it as it is
"
        .trim(),
    );
    assert_eq!(
        html_of(&project, "a"),
        "<p>&lt;div class=\"x\"&gt;\n&lt;b&gt;A&lt;/b&gt;\n&lt;/div&gt;</p>\n<p>An &lt;i&gt;inline&lt;/i&gt; &amp; &lt;br/&gt; one.</p>\n"
    );
}

#[test]
fn links_between_files_lead_to_pages() {
    let project = bare("");
    project.write(
        "content/articles/2024/old.md",
        "+++\ntitle = \"Old\"\ndate = 2024-03-04\n+++\n## The plan\n",
    );
    project.write(
        "content/articles/2024/نیٹو.md",
        "+++\ntitle = \"U\"\ndate = 2024-03-05\n+++\n## باب دو\n",
    );
    project.write("content/pages/about.md", "+++\ntitle = \"About\"\n+++\n## Contact {#mail}\n");
    project.write("content/authors/ines.md", "+++\nname = \"Inés\"\n+++\n");
    project.write("content/tags/nato.md", "+++\nname = \"NATO\"\n+++\n");
    project.write("content/places/UA.md", "+++\nname = \"Ukraine\"\n+++\n");
    project.write("static/report.pdf", "A report.");
    project.write("content/articles/a/data/table.csv", "a,b");
    let keys = "authors = [\"ines\"]\ntags = [\"NATO\"]\nplaces = [\"UA\"]";
    let text = "\
[o](../2024/old.md#the-plan) [u](../2024/نیٹو.md#باب-دو) [e](../2024/%D9%86%DB%8C%D9%B9%D9%88.md)
[p](../../pages/about.md#mail) [i](../../authors/ines.md) [t](../../tags/nato.md) [c](../../places/UA.md)
[self](#here) [me](index.md#here) [file](data/table.csv) [pdf](/report.pdf) [root](/) [tags](/tags/)
[full][ref], [collapsed][], [shortcut] and <https://example.com/?a=1&b=2> or <desk@example.org>
[x](https://example.com/a_b_(c) \"A 'title'\") [m](mailto:a@example.org?subject=Hi%20there)

[ref]: ../2024/old.md 'Old one'
[collapsed]: <../../pages/about.md>
[Shortcut]: https://example.com/

## Here
";
    add(&project, "a", keys, text);
    project.build().warns("");
    let urdu = "/2024/03/05/%D9%86%DB%8C%D9%B9%D9%88/";
    let part = "%D8%A8%D8%A7%D8%A8-%D8%AF%D9%88";
    assert_eq!(
        html_of(&project, "a"),
        format!("\
<p><a href=\"/2024/03/04/old/#the-plan\">o</a> <a href=\"{urdu}#{part}\">u</a> <a href=\"{urdu}\">e</a>
<a href=\"/about/#mail\">p</a> <a href=\"/authors/ines/\">i</a> <a href=\"/tags/nato/\">t</a> <a href=\"/places/ukraine/\">c</a>
<a href=\"#here\">self</a> <a href=\"/2025/08/16/a/#here\">me</a> <a href=\"/2025/08/16/a/data/table.csv\">file</a> <a href=\"/report.pdf\">pdf</a> <a href=\"/\">root</a> <a href=\"/tags/\">tags</a>
<a href=\"/2024/03/04/old/\" title=\"Old one\">full</a>, <a href=\"/about/\">collapsed</a>, <a href=\"https://example.com/\">shortcut</a> and <a href=\"https://example.com/?a=1&amp;b=2\">https://example.com/?a=1&amp;b=2</a> or <a href=\"mailto:desk@example.org\">desk@example.org</a>
<a href=\"https://example.com/a_b_(c)\" title=\"A &#39;title&#39;\">x</a> <a href=\"mailto:a@example.org?subject=Hi%20there\">m</a></p>
<h2 id=\"here\">Here</h2>
")
    );
}

#[test]
fn a_link_without_a_target_is_a_link_to_nowhere_whatever_else_there_is() {
    let project = bare("");
    add(&project, "a", "", "[x]() and [y](<>)\n");
    add(&project, "b", "", "[x]() and [home](/)\n");
    let said = |project: &Project| {
        let outcome = project.attempt();
        let all = outcome.diagnostics.sorted().into_iter();
        all.map(|it| (it.marks[0].path.to_string(), it.message.clone())).collect::<Vec<_>>()
    };
    let of = |name: &str| {
        (format!("content/articles/{name}/index.md"), "this link leads nowhere".to_owned())
    };
    assert_eq!(said(&project), [of("a"), of("a"), of("b")]);
}

#[test]
fn dangling_links_are_errors_that_help() {
    let project = bare("");
    project.write(
        "content/articles/2024/old.md",
        "+++\ntitle = \"Old\"\ndate = 2024-03-04\n+++\n## The plan\n",
    );
    add(
        &project,
        "a",
        "",
        "[o](../2024/odl.md)\n\n[o](old.md)\n\n![x](harbor.png)\n\n[o](../../../../x.md)\n",
    );
    project.write("content/articles/a/harbour.png", HARBOUR);
    project.fails(
        "
error: there is no file `content/articles/2024/odl.md`
 --> content/articles/a/index.md:7:1
  |
7 | [o](../2024/odl.md)
  | ^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `../2024/old.md`?

error: there is no file `content/articles/a/old.md`
 --> content/articles/a/index.md:9:1
  |
9 | [o](old.md)
  | ^^^^^^^^^^^
  |
  = help: did you mean `../2024/old.md`?

error: there is no file `content/articles/a/harbor.png`
  --> content/articles/a/index.md:11:1
   |
11 | ![x](harbor.png)
   | ^^^^^^^^^^^^^^^^
   |
   = help: did you mean `harbour.png`?

error: `../../../../x.md` leads out of the site
  --> content/articles/a/index.md:13:1
   |
13 | [o](../../../../x.md)
   | ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a link leads to a file of the site, or to an address with `https://`
"
        .trim(),
    );
    add(
        &project,
        "a",
        "",
        "[o](../2024/old.md#the-plna)\n\n[o](#nothing)\n\n[p](/2024/03/04/odl/)\n",
    );
    project.fails(
        "
error: there is no place `#the-plna` on `/2024/03/04/old/`
 --> content/articles/a/index.md:7:1
  |
7 | [o](../2024/old.md#the-plna)
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `#the-plan`?

error: there is no place `#nothing` here
 --> content/articles/a/index.md:9:1
  |
9 | [o](#nothing)
  | ^^^^^^^^^^^^^
  |
  = help: a heading's place is its text in lower case with hyphens, or its own: `## Heading {#place}`

error: there is no page `/2024/03/04/odl/`
  --> content/articles/a/index.md:11:1
   |
11 | [p](/2024/03/04/odl/)
   | ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `/2024/03/04/old/`?
"
        .trim(),
    );
}

#[test]
fn names_from_right_to_left_keep_what_stands_after_them_there() {
    check(
        "",
        "",
        &[
            (
                "By محمد علي, 1990, and שלום-.",
                "<p>By <bdi>محمد علي</bdi>, 1990, and <bdi>שלום</bdi>-.</p>",
            ),
            ("## On محمد", "<h2 id=\"on-محمد\">On <bdi>محمد</bdi></h2>"),
            ("Кyiv, “naïve”", "<p>Кyiv, “naïve”</p>"),
        ],
    );
    check("", "language = \"ar\"", &[("قال Ann, 1990.", "<p>قال Ann, 1990.</p>")]);
}

#[test]
fn what_runs_or_loads_from_elsewhere_is_refused() {
    let project = bare("");
    let text = "[a](javascript:alert(1)) [b](JavaScript:alert(1)) [c](data:text/html,x) ![d](https://example.com/a.png) ![e](//example.com/a.png)\n";
    add(&project, "a", "", text);
    let outcome = project.attempt();
    let messages: Vec<&str> =
        outcome.diagnostics.sorted().into_iter().map(|it| it.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "links that begin with `javascript:` aren't published",
            "links that begin with `JavaScript:` aren't published",
            "links that begin with `data:` aren't published",
            "this picture lies on another host: `https://example.com/a.png`",
            "this picture lies on another host: `//example.com/a.png`",
        ]
    );
}
