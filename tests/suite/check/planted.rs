//! A site with a fault for every rule, each in a place of its own.

use std::collections::BTreeSet;

use dateline::check::Rule;

use super::{finds, sound, write};
use crate::project::Project;
use crate::sounds::{film, mp3};
use crate::whole;

/// Rules that need another host, a site that can't be built, or one that `dateline init` made.
const ELSEWHERE: &[&str] = &["D0001", "D0111", "D0112", "D0113", "D0308"];

const SETTINGS: &str = r#"title = "Planted"
base_url = "https://example.org"
raw_html = true
menu = [{ title = "About", url = "/about/" }]

[publisher]
publishing_principles = "/about/"
corrections_policy = "/about/"
diversity_policy = "/far/"
email = "desk@example.org"

[trust]
training = false

[check]
page_weight = 100

[[check.allow]]
code = "D0901"
reason = "a slip"
"#;

/// What `templates/article.html` says: words of a draft, and neither date nor authors where told so.
const ARTICLE: &str = r#"{% extends "base.html" %}
{% block meta %}{{ <meta title={article.title} description={article.summary} /> }}{% endblock meta %}
{% block main %}
<h1>{{ article.title }}</h1>
{% if not article.extra?.undated %}<time datetime="{{ article.date }}">{{ article.date | date }}</time>{% endif %}
{% if not article.extra?.unsigned %}{% for author in article.authors %}<a href="{{ author.url }}">{{ author.name }}</a>{% endfor %}{% endif %}
<p>The ministers will sign the agreement on the corridor in Geneva, and go home.</p>
{{ content }}
{% endblock main %}
"#;

fn planted() -> Project {
    let project = sound("");
    project.write("site.toml", SETTINGS);
    project.write("templates/article.html", ARTICLE);
    let head = "<!doctype html>\n<html>\n<head><title>Gone</title><meta name=\"robots\" content=\"noindex\"></head>\n";
    let body =
        "<body><p><a href=\"/about/\">About</a> <a href=\"/\">Home</a></p></body>\n</html>\n";
    project.write("templates/404.html", format!("{head}{body}"));
    let bare = |meta: &str, main: &str| {
        format!(
            "{{% extends \"base.html\" %}}\n{{% block meta %}}{meta}{{% endblock meta %}}\n{{% block main %}}{main}{{% endblock main %}}\n"
        )
    };
    project.write("templates/feeds.html", bare("<title>Feeds</title>", "<h1>Feeds</h1>"));
    let canonical = "<link rel=\"canonical\" href=\"{{ page.permalink }}\">";
    let data = "\n<script type=\"application/ld+json\">{x</script>\n";
    project.write("templates/places.html", bare(canonical, "<h1>Places</h1>"));
    let titled = format!("<title>Labels</title>{canonical}");
    project.write("templates/labels.html", bare(&titled, &format!("<h1>Labels</h1>{data}")));
    links(&project);
    articles(&project);
    output(&project);
    embargo(&project);
    project
}

fn links(project: &Project) {
    project.write(
        "static/_redirects",
        "# ours\n/older/ /old/ 301\n/a/ /b/ 301\n/b/ /a/ 301\n/c/ /nope/ 301\n/d/* /about/:splat 301\n",
    );
    write(project, "d0101", "", "See [this](https://example.org/nowhere/).");
    write(
        project,
        "d0102",
        "",
        "See [this](https://example.org/about/#nope) and [that](https://example.org/d/x).",
    );
    write(project, "d0103", "", "<p><img src=\"/nope.png\" alt=\"A ship\"></p>");
    project.write("static/unused.bin", "unused");
    write(project, "d0105", "aliases = [\"/old/\"]", "See [this](https://example.org/old/).");
    project
        .write("content/pages/lost.md", "+++\ntitle = \"Lost\"\nsummary = \"Lost.\"\n+++\nLost.\n");
    write(
        project,
        "d0110",
        "",
        "An article about ships in the harbour that moves to another name.",
    );
    project.write("content/pages/far.md", "+++\ntitle = \"Far\"\nsummary = \"Far.\"\n+++\nFar.\n");
    write(project, "far", "", "Go [far](../pages/far.md).");
}

fn articles(project: &Project) {
    write(project, "d0002", "", "Soon: [this](secret/index.md).");
    write(project, "d0003", "check = { allow = [\"D0104\"] }", "Nothing is allowed here.");
    let long = "word ".repeat(30);
    write(project, "d0201", &format!("title = \"Long {long}\""), "Text.");
    write(project, "d0202", "# no summary", "Text.");
    write(project, "d0203", &format!("summary = \"{}\"", long.repeat(3)), "Text.");
    write(project, "d0204", "title = \"The same\"\nsummary = \"The same.\"", "Text.");
    for name in ["d0205", "d0206", "d0207"] {
        project.write("static/chart.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        let alt = match name {
            "d0205" => String::new(),
            "d0206" => format!("A {}", "long word ".repeat(30)),
            _ => "chart_1.png".to_owned(),
        };
        write(project, name, "", &format!("![{alt}](/chart.svg)"));
    }
    write(project, "d0208", "label = \"analysis\"", "An analysis of [us](../pages/about.md).");
    write(project, "d0209", "", "## One\n\n#### Two\n");
    write(project, "d0210", "dateline = \"Kyiv\"", "Text.");
    write(project, "d0211", "places = [\"UA\"]\ndateline = \"Kyiv, Aug. 16\"", "Text.");
    write(project, "d0212", "title = \"Opinion: a view\"", "Text.");
    write(project, "d0213", "", "They went to the\nthe harbour.");
    write(project, "d0214", "updated = 2025-08-01", "Text.");
    let later = "corrections = [\n{ date = 2025-08-17, text = \"One.\" },\n{ date = 2026-01-01, text = \"Two.\" },\n]";
    write(project, "d0215", later, "Text.");
    let url = "https://x.example/a";
    let source = format!("sources = [{{ title = \"A\", url = \"{url}\", archived = \"{url}\" }}]");
    write(project, "d0216", &source, "Text.");
    project.write("static/silent.mp4", film(3, false)).write("static/film.mp4", film(3, true));
    write(project, "d0217", "", "![A silent film](/silent.mp4)\n\n![A film of ships](/film.mp4)");
    project.write("static/talk.mp3", mp3(2));
    write(project, "d0218", "audio = { src = \"/talk.mp3\" }", "![A talk](/talk.mp3)");
    let jpeg = whole::jpeg(&whole::credited("Jane Doe / Navy"));
    project.write("static/credited.jpg", jpeg);
    let own = "image = { src = \"/credited.jpg\", alt = \"A ship\" }";
    write(project, "d0219", own, "![A ship](/credited.jpg)");
    write(project, "d0219-text", "", "Text.\n\n![A ship](/credited.jpg)");
    let own = "image = { src = \"/credited.jpg\", alt = \"A ship\", credit = \"Reuters\" }";
    write(project, "d0220", own, "Text.");
    let own = "image = { src = \"/credited.jpg\", alt = \"A ship\", credit = \"Navy\" }";
    write(project, "credited", own, "Text.");
    write(project, "d0303", "# no authors", "Text.");
    write(project, "d0304", "extra = { unsigned = true }\nauthors = [\"Zoe Secret\"]", "Text.");
    write(project, "d0305", "extra = { undated = true }", "Text.");
    write(project, "d0401", "", &long);
}

fn output(project: &Project) {
    write(project, "d0405", "", "<p><img src=\"https://tracker.example/x.gif\" alt=\"A dot\"></p>");
    project.write("static/kept.jpg", whole::jpeg(&whole::segment(0xfe, b"made by Eve")));
    let kept = "image = { src = \"/kept.jpg\", alt = \"A ship\", keep_metadata = true }";
    write(project, "d0407", kept, "Text.");
    project.write("static/report.pdf", "%PDF-1.4\n1 0 obj\n<< /Author (Ann Example) >>\n");
    let credential = whole::segment(0xeb, b"JP\0\x01\0\0\0\x01\0\0\0\x10jumbc2pa");
    project.write("static/signed.jpg", whole::jpeg(&credential));
    let script = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>run()</script></svg>";
    project.write("static/moving.svg", script);
    let text = "The [report](/report.pdf), the [photo](/signed.jpg), the [chart](/moving.svg).";
    write(project, "told", "", text);
    write(project, "d0406", "", "<form action=\"https://x.example/\"><p>Join</p></form>");
    project.write(
        "static/_headers",
        "/*\n  Content-Security-Policy: form-action 'none'; img-scr 'self'\n",
    );
    write(project, "d0501", "", "<p id=\"one\">One</p>\n<p id=\"one\">Two</p>");
    write(project, "d0502", "", "<div><b>Bold</div>");
    write(project, "d0507", "", "![A heavy picture](/heavy.bmp)");
    write(project, "d0512", "", "See [how it looks](/own.css).");
    project.write("static/own.css", "a { color red }\n");
    project.write("static/heavy.bmp", [&b"BM"[..], &vec![1; 119_998]].concat());
    write(project, "d0508", "", "<p><img src=\"/chart.svg\"></p>");
    project.write("static/broken.xml", "<rss version=\"2.0\">\n<a></rss>");
    project.write("static/broken.json", "{\"a\": 1,\n}");
    write(project, "files", "", "The [feed](/broken.xml), the [data](/broken.json).");
}

fn embargo(project: &Project) {
    project.write("static/robots.txt", "User-agent: *\nDisallow: /trust.txt\n");
    let words = "The ministers will sign the agreement on the corridor in Geneva, and go home.";
    write(project, "secret/index", "date = 2025-12-24", words);
    project.write("content/articles/secret/photo.bin", "the photo");
    project.write("static/copy.bin", "the photo");
    let text = "See [this](https://example.org/2025/12/24/secret/) and [that](/copy.bin).";
    write(project, "d0404", "", text);
}

/// Code, path, line and column. A file that is wrong as a whole has neither line nor column.
const FOUND: &[&str] = &[
    "D0002 content/articles/d0002.md:8:7",
    "D0003 site.toml:19:8",
    "D0004 content/articles/d0003.md:6:20",
    "D0101 content/articles/d0101.md:8:12",
    "D0102 content/articles/d0102.md:8:12",
    "D0103 content/articles/d0103.md:8:4",
    "D0104 static/unused.bin",
    "D0105 content/articles/d0105.md:8:12",
    "D0106 static/_redirects:2:1",
    "D0107 static/_redirects:3:1",
    "D0108 static/_redirects:5:1",
    "D0109 content/pages/lost.md:2:9",
    "D0110 content/articles/renamed.md:2:9",
    "D0201 content/articles/d0201.md:5:9",
    "D0202 content/articles/d0202.md:2:9",
    "D0203 content/articles/d0203.md:5:11",
    "D0204 content/articles/d0204.md:5:11",
    "D0205 content/articles/d0205.md:8:1",
    "D0206 content/articles/d0206.md:8:1",
    "D0207 content/articles/d0207.md:8:1",
    "D0208 content/articles/d0208.md:6:9",
    "D0209 content/articles/d0209.md:10:1",
    "D0210 content/articles/d0210.md:6:12",
    "D0211 content/articles/d0211.md:7:12",
    "D0212 content/articles/d0212.md:5:9",
    "D0213 content/articles/d0213.md:9:1",
    "D0214 content/articles/d0214.md:6:11",
    "D0215 content/articles/d0215.md:8:10",
    "D0216 content/articles/d0216.md:6:67",
    "D0217 content/articles/d0217.md:10:1",
    "D0218 content/articles/d0218.md:6:17",
    "D0218 content/articles/d0218.md:8:1",
    "D0219 content/articles/d0219-text.md:10:1",
    "D0219 content/articles/d0219.md:6:17",
    "D0220 content/articles/d0220.md:6:17",
    "D0301 site.toml:6:1",
    "D0302 site.toml:9:20",
    "D0303 content/articles/d0303.md:2:9",
    "D0304 templates/article.html:8:1",
    "D0305 templates/article.html:8:1",
    "D0306 site.toml:13:12",
    "D0307 site.toml:12:1",
    "D0401 content/articles/d0401.md:2:9",
    "D0402 templates/article.html:7:4",
    "D0403 static/copy.bin",
    "D0404 content/articles/d0404.md:8:12",
    "D0405 content/articles/d0405.md:8:4",
    "D0406 content/articles/d0406.md:8:1",
    "D0407 content/articles/d0407.md:6:17",
    "D0408 static/report.pdf",
    "D0409 static/signed.jpg",
    "D0410 static/moving.svg",
    "D0501 content/articles/d0501.md:9:1",
    "D0502 content/articles/d0502.md:8:6",
    "D0503 templates/404.html:2:1",
    "D0504 templates/base.html:3:1",
    "D0505 site.toml:1:9",
    "D0506 templates/base.html:3:1",
    "D0507 content/articles/d0507.md:8:21",
    "D0508 content/articles/d0508.md:8:4",
    "D0509 templates/labels.html:4:36",
    "D0510 static/broken.xml:2:4",
    "D0511 static/broken.json:2:1",
    "D0512 static/own.css:1:5",
    "D0513 static/_headers:2:48",
];

#[test]
fn each_fault_is_found_once_where_it_is_and_nothing_else() {
    let project = planted();
    project.build();
    project.rename("content/articles/d0110.md", "content/articles/renamed.md");
    project.edit("content/articles/d0401.md", &"word ".repeat(30), &"other ".repeat(30));
    finds(&project, FOUND);
    // And again with what is known.
    finds(&project, FOUND);
    let found: BTreeSet<&str> = FOUND.iter().map(|it| &it[..5]).collect();
    let rules: BTreeSet<&str> =
        Rule::all().map(|rule| rule.code).filter(|code| !ELSEWHERE.contains(code)).collect();
    assert_eq!(found, rules);
    assert!(FOUND.len() >= 40);
}
