//! Markup that comes out as text is told of at its place, with what to write.

use dateline::diagnostic::Severity;

use crate::markdown::{add, bare};

/// What is said: the words that it is said of, the message and the help.
type Said = (&'static str, &'static str, &'static str);

/// Each text with what is said of it.
const CASES: &[(&str, &[Said])] = &[
    (
        "![A crowd](photo 1.jpg)",
        &[(
            "![A crowd](photo 1.jpg)",
            "this picture is shown as text",
            "a target with a space stands in angle brackets: `![A crowd](<photo 1.jpg>)`",
        )],
    ),
    (
        "See [the report](annual report.pdf \"Cap\") now.",
        &[(
            "[the report](annual report.pdf \"Cap\")",
            "this link is shown as text",
            "a caption stands in straight quotation marks behind the target: `[the report](<annual report.pdf> \"Cap\")`",
        )],
    ),
    (
        "[this][nosuch] and [that][]",
        &[
            (
                "[this][nosuch]",
                "`[nosuch]` is defined nowhere, so this is shown as text",
                "write the target behind the words: `[this](https://example.org/)`",
            ),
            (
                "[that][]",
                "`[that]` is defined nowhere, so this is shown as text",
                "write the target behind the words: `[that](https://example.org/)`",
            ),
        ],
    ),
    (
        "[that] (https://example.org/)",
        &[(
            "[that] (https://example.org/)",
            "this link is shown as text",
            "no space stands between the brackets: `[that](https://example.org/)`",
        )],
    ),
    (
        "A claim.[^9]",
        &[(
            "[^9]",
            "error: there is no footnote `9`",
            "write it below the text, on a line of its own: `[^9]: The note.`",
        )],
    ),
    (
        "[^8] A note without its colon.",
        &[(
            "[^8]",
            "error: there is no footnote `8`",
            "a footnote has a colon behind its name: `[^8]: A note without its colon.`",
        )],
    ),
    (
        "Text[^not].\n\n[^note]: Words, so[^note].",
        &[("[^not]", "error: there is no footnote `not`", "did you mean `[^note]`?")],
    ),
    (
        "Text[^a b].",
        &[(
            "[^a b]",
            "error: there is no footnote `a b`",
            "the name of a footnote has no spaces: `[^a-b]`",
        )],
    ),
    (
        "##No space",
        &[(
            "##No space",
            "this heading is shown as text",
            "write a space behind the signs: `## No space`",
        )],
    ),
    (
        "####### Seven",
        &[(
            "####### Seven",
            "this heading is shown as text",
            "a heading has six of them at most: `###### Seven`",
        )],
    ),
    (
        "{{< youtube abc >}}",
        &[(
            "{{< youtube abc >}}",
            "this shortcode of Hugo is shown as text",
            "write a link to it: `[its title](https://example.org/)`",
        )],
    ),
    (
        "{{% figure src=\"a.png\" %}}",
        &[(
            "{{% figure src=\"a.png\" %}}",
            "this shortcode of Hugo is shown as text",
            "write a picture: `![what it shows](file.jpg \"caption\")`",
        )],
    ),
    (
        "{% include map.html %}",
        &[(
            "{% include map.html %}",
            "this tag of another program is shown as text",
            "write Markdown instead, or set it as code, between backticks, if readers are meant to see it",
        )],
    ),
    (
        "{{ site.title }}",
        &[(
            "{{ site.title }}",
            "this tag of another program is shown as text",
            "write Markdown instead, or set it as code, between backticks, if readers are meant to see it",
        )],
    ),
    (
        "{{ youtube(id=\"a\") }}",
        &[(
            "{{ youtube(id=\"a\") }}",
            "this tag of another program is shown as text",
            "write a link to it: `[its title](https://example.org/)`",
        )],
    ),
    (
        "[caption id=\"1\"]x[/caption]",
        &[
            (
                "[caption id=\"1\"]",
                "this shortcode is shown as text",
                "write a picture: `![what it shows](file.jpg \"caption\")`",
            ),
            (
                "[/caption]",
                "this shortcode is shown as text",
                "write a picture: `![what it shows](file.jpg \"caption\")`",
            ),
        ],
    ),
    (
        "[gallery]",
        &[(
            "[gallery]",
            "this shortcode is shown as text",
            "write Markdown instead, or set it as code, between backticks, if readers are meant to see it",
        )],
    ),
    (
        "[b]bold[/b]",
        &[
            (
                "[b]",
                "this shortcode is shown as text",
                "write Markdown instead, or set it as code, between backticks, if readers are meant to see it",
            ),
            (
                "[/b]",
                "this shortcode is shown as text",
                "write Markdown instead, or set it as code, between backticks, if readers are meant to see it",
            ),
        ],
    ),
    (
        "[url=https://example.org]x[/url]",
        &[
            (
                "[url=https://example.org]",
                "this shortcode is shown as text",
                "write a link to it: `[its title](https://example.org/)`",
            ),
            (
                "[/url]",
                "this shortcode is shown as text",
                "write a link to it: `[its title](https://example.org/)`",
            ),
        ],
    ),
    (
        "Words.\n{: .lead}",
        &[(
            "{: .lead}",
            "this attribute of kramdown is shown as text",
            "remove it: only headings take attributes, as in `## Heading {#name}`",
        )],
    ),
    (
        "{:toc}",
        &[(
            "{:toc}",
            "this attribute of kramdown is shown as text",
            "remove it: only headings take attributes, as in `## Heading {#name}`",
        )],
    ),
    (
        "[[Page|words]] and ![[a.png]]",
        &[
            (
                "[[Page|words]]",
                "this wiki link is shown as text",
                "write `[words](file.md)`, with the path to the article's file",
            ),
            ("![[a.png]]", "this wiki link is shown as text", "write `![what it shows](a.png)`"),
        ],
    ),
    (
        "The **“truce”**is over; he said**:** no.",
        &[(
            "**",
            "this emphasis begins within another one",
            "a mark that ends emphasis stands behind a letter, or before a space or punctuation",
        )],
    ),
    (
        "a **bold",
        &[(
            "**",
            "these asterisks are shown as text",
            "such a mark stands beside a letter inside and beside a space or punctuation outside, as in `a **word**, more`; write `\\*` for an asterisk",
        )],
    ),
    (
        "__bold__er and _a_b",
        &[(
            "__bold__",
            "these underscores are shown as text",
            "emphasis within a word takes asterisks: `un*believ*able`; write `\\_` for an underscore",
        )],
    ),
    (
        "~~a ~~ b",
        &[(
            "~~",
            "these tildes are shown as text",
            "what is struck out has `~~` before its first and behind its last letter",
        )],
    ),
    (
        "==marked==",
        &[(
            "==marked==",
            "this highlight is shown as text",
            "write `**words**` for what is to stand out",
        )],
    ),
    (
        "== Title ==",
        &[("== Title ==", "this heading of a wiki is shown as text", "write `## Title`")],
    ),
    (
        "''italic'' and '''bold'''",
        &[
            (
                "''italic''",
                "these apostrophes are shown as text",
                "emphasis is `*words*`, strong emphasis `**words**`; a quotation has one mark on each side",
            ),
            (
                "'''bold'''",
                "these apostrophes are shown as text",
                "emphasis is `*words*`, strong emphasis `**words**`; a quotation has one mark on each side",
            ),
        ],
    ),
    (
        "| a | b |\n| 1 | 2 |",
        &[(
            "| a | b |\n| 1 | 2 |",
            "this table is shown as text",
            "an empty line stands before it, and under its first line `|---|---|`",
        )],
    ),
    (
        ":::note\nText\n:::",
        &[(
            ":::note",
            "this block of another program is shown as text",
            "a note in a box is `> [!NOTE]` on a line of its own, and `> ` before each line of it",
        )],
    ),
    (
        "!!! note\n    Text",
        &[(
            "!!! note",
            "this block of another program is shown as text",
            "a note in a box is `> [!NOTE]` on a line of its own, and `> ` before each line of it",
        )],
    ),
    (
        "All :smile: now",
        &[(":smile:", "`:smile:` is shown as text", "write the sign itself, or words")],
    ),
    (
        ".. image:: a.png",
        &[(
            ".. image:: a.png",
            "this directive of another program is shown as text",
            "write a picture: `![what it shows](file.jpg \"caption\")`",
        )],
    ),
    (
        "%%secret%%",
        &[(
            "%%secret%%",
            "error: this comment of another program would be seen by readers",
            "a comment is `<!-- secret -->`",
        )],
    ),
    (
        "$$x^2$$",
        &[(
            "$$x^2$$",
            "this formula is shown as text",
            "write it in words and signs, or as a picture",
        )],
    ),
    (
        "A `code",
        &[(
            "`",
            "this backtick is shown as text",
            "code stands between two of them; an apostrophe is `'`, and a backtick itself `` \\` ``",
        )],
    ),
    (
        "&nbsp and &foo; and &amp;nbsp;",
        &[
            ("&nbsp", "`&nbsp` is shown as text", "write the sign itself, or end it with `;`"),
            ("&foo;", "`&foo;` is shown as text", "write the sign itself"),
            ("&amp;nbsp;", "`&nbsp;` is shown as text", "write the sign itself"),
        ],
    ),
    (
        "<a href=\"x",
        &[(
            "<",
            "this looks like HTML and is shown as text",
            "end the tag with `>`, or write `\\<` for the sign",
        )],
    ),
    (
        "(words)[https://example.org/]",
        &[(
            "(words)[https://example.org/]",
            "this link is shown as text",
            "square brackets come first: `[words](https://example.org/)`",
        )],
    ),
    (
        "![a(b.png)",
        &[(
            "![",
            "this picture is shown as text",
            "end the description of the picture with `]`: `![what it shows](file.jpg)`",
        )],
    ),
    ("[x]: a b c", &[]),
    (
        "[x]: /a/ b c",
        &[(
            "[x]:",
            "this definition of a link is shown as text",
            "a target has no spaces: `[x]: https://example.org/`",
        )],
    ),
    (
        "[words](https://example.org/ “title”)",
        &[(
            "[words](https://example.org/ “title”)",
            "this link is shown as text",
            "a caption stands in straight quotation marks behind the target: `[words](https://example.org/ \"title\")`",
        )],
    ),
    (
        "[words](https://example.org",
        &[(
            "[words](",
            "this link is shown as text",
            "end its target with `)`: `[words](address)`",
        )],
    ),
    (
        "> [!OTHER]\n> Text.",
        &[(
            "[!OTHER]",
            "there is no box `OTHER`, so this is shown as text",
            "a box is one of `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`, `[!CAUTION]`, `[!QUOTE]`",
        )],
    ),
    (
        "\tAn indented line of many words here.",
        &[(
            "An indented line of many words here.",
            "this line is indented, so it is shown as code",
            "remove the tab or the spaces at its beginning",
        )],
    ),
    (
        "<<<<<<< HEAD\nmine\n",
        &[(
            "<<<<<<<",
            "error: a conflict of Git was left in the text",
            "two versions of the text stand below each other: keep one, and remove the three lines of signs",
        )],
    ),
    (
        "[linked note[^1]](https://example.org/)\n\n[^1]: Note.",
        &[(
            "[linked note[^1]](https://example.org/)",
            "this link is shown as text",
            "neither a footnote nor another link stands between its brackets: write that behind it, `[linked note](https://example.org/)`",
        )],
    ),
];

#[test]
fn markup_that_is_shown_as_text() {
    let project = bare("");
    for (number, (text, _)) in CASES.iter().enumerate() {
        add(&project, &format!("case-{number:03}"), "", text);
    }
    let outcome = project.attempt();
    let found = outcome.diagnostics.sorted();
    for (number, (text, expected)) in CASES.iter().enumerate() {
        let path = format!("content/articles/case-{number:03}/index.md");
        let of_text = found.iter().filter(|it| it.marks[0].path.as_str() == path);
        let said: Vec<(String, String, String)> = of_text
            .map(|it| {
                let source = std::fs::read_to_string(project.root().join(&path)).expect("a text");
                let words = source[it.marks[0].span.expect("a place").range()].to_owned();
                let help = it.help.first().cloned().unwrap_or_default();
                let kind = if it.severity == Severity::Error { "error: " } else { "" };
                (words, format!("{kind}{}", it.message), help)
            })
            .collect();
        let said: Vec<(&str, &str, &str)> =
            said.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
        assert_eq!(said, *expected, "{text}");
    }
}

#[test]
fn what_is_meant_is_left_alone() {
    let project = bare("");
    for (number, text) in MEANT.iter().enumerate() {
        add(&project, &format!("case-{number}"), "", text);
    }
    project.build().warns("");
}

const MEANT: &[&str] = &[
    "He said [sic] \"no\" [he laughed]. 5 * 3 * 2 = 30. 2**10? No.",
    "\\[^1\\] \\**a\\*\\* \\{\\{ x }} `{{ x }}` `[a](b c)`",
    "```\n{% include x %} [^9] ##No\n```\n\n    if (x) { y[0]; }",
    "snake_case_name, a_b_c, ____ , C++ and C++, x == y",
    "#hashtag and #MeToo. At 10:30:15, note:this:that. I/O, a|b, R&D, AT&T; $5 and $6.",
    "https://example.org/a_b_(c)?d={e}&f=g#h and :-) :)",
    "- [ ] open\n- [x] done\n\n> [!NOTE]\n> A note.\n\n> [!QUOTE]\n> Words.",
    "a < b, a<b, 3 > 2, <3, x -> y --> z",
    "Term\n: Definition\n\nText.[^1]\n\n[^1]: A note with [brackets] and {braces}.",
    "Rock 'n' roll: 5'' and 6''. > [!QUOTE]",
    "- one\n- two\n\n1. a\n2. b\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "Wait... what?! (see [the list](https://example.org/)) [1] {a}",
];
