//! Markup that comes out as text is told of at its place, with what to write.

use std::fmt::Write;

use dateline::diagnostic::Severity;

use crate::markdown::{add, bare};

const CASES: &[&str] = &[
    "![A crowd](photo 1.jpg)",
    "See [the report](annual report.pdf \"Cap\") now.",
    "[this][nosuch] and [that][]",
    "[that] (https://example.org/)",
    "A claim.[^9]",
    "[^8] A note without its colon.",
    "Text[^not].\n\n[^note]: Words, so[^note].",
    "Text[^a b].",
    "##No space",
    "####### Seven",
    "{{< youtube abc >}}",
    "{{% figure src=\"a.png\" %}}",
    "{% include map.html %}",
    "{{ site.title }}",
    "{{ youtube(id=\"a\") }}",
    "[caption id=\"1\"]x[/caption]",
    "[gallery]",
    "[b]bold[/b]",
    "[url=https://example.org]x[/url]",
    "Words.\n{: .lead}",
    "{:toc}",
    "[[Page|words]] and ![[a.png]]",
    "The **“truce”**is over; he said**:** no.",
    "a **bold",
    "__bold__er and _a_b",
    "~~a ~~ b",
    "==marked==",
    "== Title ==",
    "''italic'' and '''bold'''",
    "| a | b |\n| 1 | 2 |",
    ":::note\nText\n:::",
    "!!! note\n    Text",
    "All :smile: now",
    ".. image:: a.png",
    "%%secret%%",
    "{# secret #}",
    "{{/* secret */}}",
    "{{- /* secret */ -}}",
    "{{!-- secret --}} and {{! secret }}",
    "{% comment %}secret{% endcomment %}",
    "{%- # secret -%}",
    "{/* secret */}",
    "{{ #if x }} and {% comments %}",
    "$$x^2$$",
    "A `code",
    "&nbsp and &foo; and &amp;nbsp;",
    "<a href=\"x",
    "(words)[https://example.org/]",
    "![a(b.png)",
    "[x]: a b c",
    "[x]: /a/ b c",
    "[words](https://example.org/ “title”)",
    "[words](https://example.org",
    "> [!OTHER]\n> Text.",
    "\tAn indented line of many words here.",
    "<<<<<<< HEAD\nmine\n",
    "[linked note[^1]](https://example.org/)\n\n[^1]: Note.",
    "the words](https://example.org/) and that] (https://example.org/)",
    "a note [^ without an end, [^]empty and [^one on\ntwo lines]",
    "Words.^[A note in the line.]",
    "{{ site.title and {% include, {: .lead and %} or }}",
    "[ ] to do\n\n- [] to do\n- [x]done\n- [X] done",
    "Words ** bold ** and ~~ gone ~~.",
    "**bold* and *light**, __bold_ and ***both**",
    "See *light * now.\n\nSee * light* now, or _light _.",
    "version__ and __bold __, has== and ==this",
    "Words:\n-one\n-two\n\n1.one\n2.two\n\n+one\n+two",
    "• one\n• two\n\n·\u{a0}three",
    "Words.\n\n====\n\n+++\n\n-->",
    "a | b\n--|--|--\n1 | 2",
    "| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n| 5 | 6 |",
    "Put a\n:evergreen_tree: there.\n\n- Or\n  a\n   :product there.\n\n## ```_Code_",
    "[words]\u{a0}(https://example.org/), ![ words, {{ a }_}, R&D &foo; ![",
    "Don__'t and '==well. A *** star, [the list]:(https://example.org/), ![no file] and Wow![1]",
    "## One {% x y %}\n\n## Two {50 %}\n\n## Three {{ x }}\n\n## Four {: .lead}\n\n## Five {#five .wide}\n\n## Six {#six\n\n{{toc}",
    "## {% only %}\n\nWords\n** alone ** and\n~~ gone\n\n[https://a.example/]](https://b.example/) and [c] (https: //c.example)",
    "[words][(https://a.example) and [words][[nosuch]\n\nIt &8212; is {{a}} and ![p](/dot.svg)}}",
    "- one\n\n+    - two\n    - three",
    "Words [](https://example.org/) and [ ](https://example.org/).",
    "Words</b> and <b>bold</b>, </i>.",
    "![A &foo; crowd](/harbour.png)",
];

#[test]
fn markup_that_is_shown_as_text() {
    let project = bare("");
    for (number, text) in CASES.iter().enumerate() {
        add(&project, &format!("case-{number:03}"), "", text);
    }
    let outcome = project.attempt();
    let found = outcome.diagnostics.sorted();
    let mut said = String::new();
    for (number, text) in CASES.iter().enumerate() {
        let path = format!("content/articles/case-{number:03}/index.md");
        let source = std::fs::read_to_string(project.root().join(&path)).expect("a text");
        let _ = writeln!(said, "== {text:?}");
        for fault in found.iter().filter(|it| it.marks[0].path.as_str() == path) {
            let words = &source[fault.marks[0].span.expect("a place").range()];
            let kind = if fault.severity == Severity::Error { "error: " } else { "" };
            let help = fault.help.first().map_or("", String::as_str);
            let _ = writeln!(said, "{words:?}: {kind}{}; {help}", fault.message);
        }
    }
    snapbox::assert_data_eq!(said, snapbox::file!("left.txt"));
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
    "2 ** 10, 2 ** n, * a star\n\n** excluding tax\n\nPrices* are high, and so is rent.* It is.",
    "- [link](https://example.org/)[1]\n- {a: {b: 1}} and {50 %}\n- Born in\n  1.5 hours\n  2.5 hours",
    "He said\n-5 and\n-6 degrees, then\n– nothing\n– at all\n-- so --> then",
    "__init__ and a==b, x ^ y, ^_^ and `a^[2]`: arr[0] (see 1). Name: __ of ____",
    "Wait... what?! (see [the list](https://example.org/)) [1] {a}",
];
