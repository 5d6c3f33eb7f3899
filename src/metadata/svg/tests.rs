//! Drawings, and what becomes of them.

use crate::metadata::{Facts, Refused, changed};

fn cleaned(bytes: &[u8], facts: &mut Facts) -> Result<Option<Vec<u8>>, Refused> {
    super::cleaned(bytes, facts, changed)
}

const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
                    xmlns:h=\"http://www.w3.org/1999/xhtml\" \
                    xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\">";

/// What becomes of a drawing, and what was taken out.
#[track_caller]
fn clean(text: &str) -> (String, String) {
    let mut facts = Facts::default();
    let other = cleaned(text.as_bytes(), &mut facts).unwrap_or_else(|it| panic!("{}", it.reason));
    let other = other.map_or_else(|| text.to_owned(), |it| String::from_utf8(it).expect("text"));
    let again = cleaned(other.as_bytes(), &mut Facts::default()).expect("a drawing");
    assert_eq!(again, None, "{other}");
    (other, facts.dropped.join(", "))
}

/// What becomes of a part of a drawing.
#[track_caller]
fn part(part: &str) -> (String, String) {
    let (other, dropped) = clean(&format!("{HEAD}{part}</svg>"));
    let inside = other.strip_prefix(HEAD).and_then(|it| it.strip_suffix("</svg>"));
    (inside.expect("a drawing").to_owned(), dropped)
}

fn refused(text: &str) -> String {
    let refused = cleaned(text.as_bytes(), &mut Facts::default()).expect_err(text);
    format!("{} {:?}", refused.reason, refused.at)
}

#[test]
fn a_drawing_that_only_draws_stays_byte_by_byte() {
    for same in [
        "<g  id='a'\n\tfill=\"url(#b)\" ><path d=\"M0 0\"/></g >",
        "<use xlink:href=\"#a\"/><use href=\"/icons.svg#b\"/><image href=\"ship.png\"/>",
        "<a href=\"https://example.org/?a=1&amp;b=2\"><text>A &amp; B &#233;</text></a>",
        "<a xlink:href=\"mailto:a@example.org\"><text>A</text></a>",
        "<style>@namespace \"http://www.w3.org/2000/svg\"; .a > b { fill: url('#c') }</style>",
        "<style><![CDATA[ .a > b { fill: url(#c) } ]]></style>",
        "<image href=\"data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=\"/>",
        "<title>Ships</title><desc xml:lang=\"en\">By the sea</desc>",
        "<animate attributeName=\"opacity\" from=\"0\" to=\"1\" dur=\"1s\"/>",
        "<!-- Font of icons, licence: CC BY 4.0 --><g data-name=\"Layer 1\" aria-label=\"see // x\"/>",
        "<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>",
    ] {
        assert_eq!(part(same), (same.to_owned(), String::new()));
    }
    let whole = "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\"><svg:g/></svg:svg>\n";
    assert_eq!(clean(whole).0, whole);
}

#[test]
fn nothing_runs() {
    for (before, after) in [
        ("<script>alert(1)</script><g/>", "<g/>"),
        ("<g><SCRIPT href=\"data:,x\"/></g>", "<g></g>"),
        ("<h:script>alert(1)</h:script>", ""),
        ("<h:iframe src=\"https://a.example/\"/>", ""),
        ("<foreignObject><h:body onload=\"x()\"><script/></h:body></foreignObject>", ""),
        ("<g onclick=\"x()\" id=\"a\"/>", "<g id=\"a\"/>"),
        ("<g\n OnLoad = 'x()'/>", "<g/>"),
        ("<a href=\"javascript:x()\"><g/></a>", "<a><g/></a>"),
        ("<a xlink:href=\" j&#x61;va\tscript&#58;x()\"/>", "<a/>"),
        ("<a href=\"data:text/html,x\"/>", "<a/>"),
        ("<a href=\"vbscript:x\"/>", "<a/>"),
        ("<use href=\"data:image/svg+xml,%3Csvg/%3E#a\"/>", "<use/>"),
        ("<a><set attributeName=\"xlink:href\" to=\"javascript:x()\"/></a>", "<a></a>"),
        ("<animate attributeName=\"onload\" values=\"x()\"></animate>", ""),
        ("<handler type=\"text/ecmascript\">x()</handler>", ""),
    ] {
        let (other, dropped) = part(before);
        assert_eq!(other, after);
        assert!(
            dropped.contains("script")
                || dropped.contains("event")
                || dropped.contains("page")
                || before.contains("iframe"),
            "{before}: {dropped}"
        );
    }
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    for (before, after) in [
        ("<image href=\"https://a.example/x.png\" width=\"1\"/>", "<image width=\"1\"/>"),
        ("<image xlink:href='//a.example/x.png'/>", "<image/>"),
        ("<image href=\"/\\a.example/x.png\"/>", "<image/>"),
        ("<feImage href=\"HTTP://a.example/x\"/>", "<feImage/>"),
        ("<use href=\"https://a.example/x.svg#y\"/>", "<use/>"),
        ("<rect fill=\"url(https://a.example/x#y) red\"/>", "<rect fill=\"none red\"/>"),
        ("<rect style=\"fill:url( &quot;//a.example/x&quot; )\"/>", "<rect style=\"fill:none\"/>"),
        ("<rect fill=\"\\75rl(//a.example/x)\"/>", "<rect fill=\"\"/>"),
        (
            "<animate attributeName=\"fill\" to=\"url(//a.example/#x)\"/>",
            "<animate attributeName=\"fill\" to=\"none\"/>",
        ),
        (
            "<style>@import 'https://a.example/x.css';.a{fill:red}</style>",
            "<style>.a{fill:red}</style>",
        ),
        ("<style>@IMPORT url(\"x.css\") print;</style>", "<style></style>"),
        ("<style>@im<!-- x -->port \"//a.example/\";.a{}</style>", "<style>.a{}</style>"),
        ("<style>@\\69mport \"//a.example/\";</style>", "<style></style>"),
        (
            "<style><![CDATA[a>b{background:image-set(\"https://a.example/x\" 1x)}]]></style>",
            "<style>a&gt;b{background:image-set(&apos;&apos; 1x)}</style>",
        ),
        (
            "<style>a{src:URL(  https://a.example/f.woff )}/* url(//x.example) */</style>",
            "<style>a{src:none}/* url(//x.example) */</style>",
        ),
        ("<g xml:base=\"https://a.example/\"/>", "<g/>"),
        ("<style>a{fill:&#117;rl(//a.example)}</style>", "<style>a{fill:none}</style>"),
    ] {
        assert_eq!(part(before).0, after);
    }
    let sheet = format!("<?xml-stylesheet href=\"https://a.example/x.css\"?>{HEAD}</svg>");
    assert_eq!(clean(&sheet).0, format!("{HEAD}</svg>"));
}

#[test]
fn an_editor_tells_nobody_where_it_stood() {
    for (before, after) in [
        ("<g inkscape:export-filename=\"/home/ann/x.png\" id=\"a\"/>", "<g id=\"a\"/>"),
        ("<inkscape:view><g/></inkscape:view><g/>", "<g/>"),
        ("<!-- /home/ann/x.svg --><g/>", "<g/>"),
        ("<metadata><a>by Ann</a></metadata>", ""),
        ("<?editor path?>", ""),
    ] {
        assert_eq!(part(before).0, after);
    }
    let named = "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description><dc:creator>Ann</dc:creator><dc:source>/home/ann</dc:source></rdf:Description></rdf:RDF></metadata>";
    let (other, _) = part(named);
    assert!(
        other.contains("Ann") && !other.contains("/home") && other.starts_with("<metadata>"),
        "{other}"
    );
}

#[test]
fn names_of_the_document_type_stand_for_words_alone() {
    let old = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/x.dtd\" [\n\
        <!ENTITY ns \"http://www.w3.org/2000/svg\">\n]>\n<svg xmlns=\"&ns;\"><g/></svg>";
    assert_eq!(clean(old).0, "\n<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>");
    let plain =
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/x.dtd\"><svg/>";
    assert_eq!(clean(plain).0, "<svg/>");
    for entity in [
        "<!ENTITY x \"<script/>\">",
        "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
        "<!ENTITY % x \"a\">",
        "<!ENTITY x \"&#60;script/>\">",
        "<!ATTLIST svg onload CDATA \"x()\">",
    ] {
        let text = format!("<!DOCTYPE svg [{entity}]><svg>&x;</svg>");
        assert!(refused(&text).contains("document type"), "{text}");
    }
}

#[test]
fn what_is_no_xml_is_refused_at_its_place() {
    for (text, said) in [
        (
            "<svg><g></svg>",
            "this drawing isn't well-formed XML: ill-formed document: expected `</g>`, but `</svg>` was found Some(8)",
        ),
        ("<svg><g/>", "this drawing isn't well-formed XML: an element isn't closed Some(9)"),
        (
            "<svg/></g>",
            "this drawing isn't well-formed XML: ill-formed document: close tag `</g>` does not match any open tag Some(6)",
        ),
        ("<svg>&x;</svg>", "this drawing isn't well-formed XML: `&x;` stands for nothing Some(5)"),
        (
            "words",
            "this drawing isn't well-formed XML: there are words outside of the drawing Some(0)",
        ),
        ("", "this drawing isn't well-formed XML: there is no element Some(0)"),
        (
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?><svg/>",
            "this drawing isn't UTF-8 text; save it with the encoding UTF-8 None",
        ),
    ] {
        assert_eq!(refused(text), said);
    }
    assert!(cleaned(b"<svg>\xff</svg>", &mut Facts::default()).is_err());
}

#[test]
fn pictures_within_are_cleaned_as_well() {
    // A GIF with a comment.
    let gif = "data:image/gif;base64,R0lGODlhAQABAAAAACH+BFBBUkkAOw==";
    let (other, dropped) = part(&format!("<image href=\"{gif}\"/>"));
    assert_eq!(other, "<image href=\"data:image/gif;base64,R0lGODlhAQABAAAAADs=\"/>");
    assert_eq!(dropped, "comment");
    let drawing = "<image href=\"data:image/svg+xml,%3Csvg%3E%3Cscript/%3E%3C/svg%3E\"/>";
    let (other, dropped) = part(drawing);
    assert_eq!(other, "<image href=\"data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=\"/>");
    assert_eq!(dropped, "script");
}
