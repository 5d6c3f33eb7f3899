//! Policies, held against what browsers make of them.

use super::*;

fn slips(text: &str) -> Vec<String> {
    let said = |it: Slip| format!("{}: {}; {}", &text[it.span.range()], it.message, it.help);
    parse(text).1.into_iter().map(said).collect()
}

#[test]
fn what_browsers_pass_over_is_found_at_its_place() {
    for sound in [
        "",
        "default-src 'self'; img-src * data: https://a.example:8080/x/ *.b.example; frame-src",
        "script-src 'nonce-a/b=' 'sha256-AA=='; report-uri /a?b, https://c; sandbox allow-forms",
        "FORM-ACTION 'SELF' localhost:1111 http://[no; upgrade-insecure-requests;",
    ] {
        let sound = sound.replace(" http://[no", "").replace(", https://c", "");
        assert_eq!(slips(&sound), [""; 0], "{sound}");
    }
    for (text, said) in [
        (
            "img-scr 'self'",
            "img-scr: browsers know no directive `img-scr`; did you mean `img-src`?",
        ),
        ("img-src: *", "img-src:: browsers know no directive `img-src:`; write `img-src`"),
        ("img_src *", "img_src: browsers know no directive `img_src`; write `img-src`"),
        (
            "img-src 'self', https://a.example",
            "https://a.example: browsers know no directive `https://a.example`; \
             a comma begins another policy: put a space between sources",
        ),
        (
            "'self'",
            "'self': browsers know no directive `'self'`; this is a source: write what it is for \
             before it, as in `img-src 'self'`",
        ),
        ("img-src self", "self: `self` without quotes is the name of a host; write `'self'`"),
        ("img-src None", "None: `None` without quotes is the name of a host; write `'none'`"),
        (
            "img-src ‘self’",
            "‘self’: `‘self’` is no source: its quotes aren't straight single ones; write `'self'`",
        ),
        (
            "img-src 'slef'",
            "'slef': `'slef'` is no source that browsers know; did you mean `'self'`?",
        ),
        (
            "img-src 'https://a.example'",
            "'https://a.example': `'https://a.example'` is no source that browsers know; \
             write it without quotes: `https://a.example`",
        ),
        ("img-src data", "data: `data` without `:` is the name of a host; write `data:`"),
        (
            "img-src https//a.example",
            "https//a.example: `https//a.example` is no source; write `https://a.example`",
        ),
        (
            "img-src https:/a.example",
            "https:/a.example: `https:/a.example` is no source; write `https://a.example`",
        ),
        (
            "img-src https://a.example/x?y=1",
            "https://a.example/x?y=1: `https://a.example/x?y=1` is no source; \
             it ends before `?` and `#`: write `https://a.example/x`",
        ),
        (
            "img-src a.*",
            "a.*: `a.*` is no source; a `*` stands alone or before the first dot, as in \
             `*.example.org`",
        ),
        (
            "img-src a..b",
            "a..b: `a..b` is no source; a source is a host like `https://cdn.example.org`, \
             a scheme like `data:`, `'self'` or `'none'`",
        ),
        (
            "default-src 'self' img-src *",
            "img-src: `img-src` is a directive, and stands among the sources; \
             write `;` before `img-src`",
        ),
        (
            "img-src 'none' a.example",
            "'none': `'none'` counts for nothing beside other sources; take it away",
        ),
        (
            "img-src *; IMG-SRC *",
            "IMG-SRC: `img-src` stands twice, and browsers pass over the second; \
             put all sources into the first",
        ),
    ] {
        assert_eq!(slips(text), [said], "{text}");
    }
}

type Case = (&'static str, Need, Option<&'static str>, Option<&'static str>, Option<&'static str>);

const OWN: Option<&str> = Some("https://paper.example/a.js");

/// A policy, what is needed, the address, the word at the element, and the directive to write instead.
const CASES: &[Case] = &[
    ("", Need::Script, OWN, None, None),
    ("img-src 'none'", Need::Script, OWN, None, None),
    ("default-src 'none'", Need::Script, OWN, None, Some("script-src 'self'")),
    ("default-src 'self'", Need::Form, Some("https://x.example/"), None, None),
    (
        "script-src-elem 'none'; script-src *",
        Need::Script,
        OWN,
        None,
        Some("script-src-elem 'self'"),
    ),
    ("script-src paper.example", Need::Script, OWN, None, None),
    (
        "script-src https://paper.example/b/",
        Need::Script,
        OWN,
        None,
        Some("script-src https://paper.example/b/ 'self'"),
    ),
    ("script-src 'strict-dynamic' 'nonce-a'", Need::Script, OWN, Some("a"), None),
    ("script-src 'strict-dynamic' 'self'", Need::Script, OWN, None, Some("script-src 'self'")),
    ("script-src 'nonce-a'", Need::ScriptInPage, None, Some("a"), None),
    (
        "script-src 'nonce-a' 'unsafe-inline'",
        Need::ScriptInPage,
        None,
        None,
        Some("script-src 'unsafe-inline'"),
    ),
    ("script-src 'sha256-a'", Need::ScriptInPage, None, None, None),
    (
        "script-src 'sha256-a'",
        Need::ScriptAttribute,
        None,
        None,
        Some("script-src 'unsafe-inline'"),
    ),
    ("style-src 'self' 'unsafe-inline'", Need::StyleAttribute, None, None, None),
    ("style-src 'self'", Need::StyleInPage, None, None, Some("style-src 'self' 'unsafe-inline'")),
    ("img-src *", Need::Image, Some("data:image/png;base64,AA=="), None, Some("img-src * data:")),
    ("img-src https:", Need::Image, Some("https://x.example/a.png"), None, None),
    (
        "img-src *.x.example",
        Need::Image,
        Some("https://x.example/"),
        None,
        Some("img-src *.x.example https://x.example"),
    ),
    ("img-src *.x.example", Need::Image, Some("https://a.X.example/"), None, None),
    (
        "img-src x.example",
        Need::Image,
        Some("https://x.example:8080/a"),
        None,
        Some("img-src x.example https://x.example:8080"),
    ),
    ("img-src x.example:*", Need::Image, Some("https://x.example:8080/a"), None, None),
    ("child-src x.example", Need::Frame, Some("https://x.example/a"), None, None),
    (
        "form-action 'none'",
        Need::Form,
        Some("mailto:desk@paper.example"),
        None,
        Some("form-action mailto:"),
    ),
];

#[test]
fn a_policy_lets_through_what_browsers_let_through() {
    for (text, need, address, nonce, instead) in CASES {
        let target = address.map(|address| Target {
            address: (*address).into(),
            is_own: address.starts_with("https://paper.example/"),
        });
        let (policies, _) = parse(text);
        let found = policies[0].instead(*need, target.as_ref(), *nonce);
        assert_eq!(found.as_deref(), *instead, "{text}");
    }
}
