//! What looks like a fault and is none, each beside one that is.

use super::{SITE, check, finds, sound, write};

#[test]
fn what_a_draft_shows_waits_with_it() {
    let project = sound("");
    write(&project, "draft", "draft = true", "![A ship](/ship.bin)");
    project
        .write("static/ship.bin", "<svg>a ship</svg>")
        .write("static/photo.bin", "<svg>a face</svg>");
    let author = "+++\nname = \"Zoe\"\nphoto = { src = \"/photo.bin\", alt = \"Zoe\" }\n+++\n";
    project.write("content/authors/zoe.md", author);
    finds(&project, &[]);
    project.remove("content/authors/zoe.md");
    finds(&project, &["D0104 static/photo.bin"]);
}

#[test]
fn a_picture_that_is_published_is_no_secret_of_a_draft_that_shows_it_again() {
    let project = sound("");
    write(&project, "out/index", "", "![A ship](ship.bin)");
    write(&project, "draft/index", "draft = true", "![A ship](ship.bin) ![A dock](dock.bin)");
    for path in ["out/ship.bin", "draft/ship.bin"] {
        project.write(&format!("content/articles/{path}"), "<svg>a ship</svg>");
    }
    project.write("content/articles/draft/dock.bin", "<svg>a dock</svg>");
    finds(&project, &[]);
    project.write("static/dock.bin", "<svg>a dock</svg>");
    finds(&project, &["D0403 static/dock.bin"]);
}

#[test]
fn what_is_made_of_pictures_needs_not_be_there_for_a_check() {
    let project = sound("");
    for (name, grey) in [("ship", 200), ("quay", 20)] {
        project.write(&format!("static/{name}.png"), crate::whole::png(80, 60, &[grey; 900]));
    }
    let own = "image = { src = \"/ship.png\", alt = \"A ship\" }";
    write(&project, "a", own, "![A quay](/quay.png)");
    finds(&project, &[]);
    assert!(!project.root().join(".dateline/pictures").exists());
    // And again with what is known, built and not.
    finds(&project, &[]);
    project.build();
    finds(&project, &[]);
}

#[test]
fn of_what_a_browser_chooses_nothing_weighs_on_a_page() {
    let project = sound("");
    project.write("site.toml", format!("raw_html = true\n{SITE}\n[check]\npage_weight = 100\n"));
    for (name, size) in [("small.bin", 50_000), ("large.bin", 50_001), ("film.mp4", 900_000)] {
        project.write(&format!("static/{name}"), format!("<svg>{}</svg>", "a".repeat(size - 11)));
    }
    let set = "<img src=\"/small.bin\" srcset=\"/small.bin 1x, /large.bin 2x\" alt=\"A ship\">";
    write(&project, "a", "", &format!("<p>{set}</p>\n<video src=\"/film.mp4\" controls></video>"));
    finds(&project, &[]);
    let both = "![A](/small.bin) ![B](/large.bin) [Film](/film.mp4)";
    write(&project, "a", "", both);
    finds(&project, &["D0507 content/articles/a.md:8:24"]);
}

#[test]
fn what_a_browser_may_choose_must_be_there_and_ours() {
    let project = sound("");
    project.write("site.toml", format!("raw_html = true\n{SITE}"));
    // Whether a policy forbids it is another matter.
    project.write("static/_headers", "/*\n  X-Frame-Options: DENY\n");
    project.write("static/a.bin", "a");
    let set = "data:image/png;base64,AA== 1x, /a.bin 2x, /b.bin 3x";
    write(&project, "a", "", &format!("<p><img src=\"/a.bin\" srcset=\"{set}\" alt=\"A\"></p>"));
    finds(&project, &["D0103 content/articles/a.md:8:4"]);
    let ping = "<p><a href=\"/about/\" ping=\"https://tracker.example/\">About</a></p>";
    write(&project, "a", "", &format!("{ping}\n\n[File](/a.bin)"));
    finds(&project, &["D0405 content/articles/a.md:8:4"]);
}

#[test]
fn profiles_are_read_like_articles() {
    let project = sound("");
    let profile = |alt: &str| format!("+++\nname = \"Ann\"\n+++\n![{alt}](/ann.bin)\n");
    project.write("static/ann.bin", "<svg>a face</svg>");
    project.write("content/authors/ann.md", profile("Ann at her desk"));
    write(&project, "a", "authors = [\"ann\"]", "Text.");
    finds(&project, &[]);
    project.write("content/authors/ann.md", profile(""));
    finds(&project, &["D0205 content/authors/ann.md:4:1"]);
}

#[test]
fn words_without_spaces_leak_like_others() {
    let project = sound("");
    let words = "各国部长将于下周在日内瓦签署有关走廊的协议";
    write(&project, "draft", "draft = true", &format!("{words}。"));
    finds(&project, &[]);
    project.edit("site.toml", "A paper for tests.", &format!("{words}。"));
    finds(&project, &["D0402 site.toml:3:16"]);
}

#[test]
fn an_old_url_of_the_last_publication_leads_on_or_is_missed() {
    let project = sound("");
    write(&project, "a", "aliases = [\"/2020/old/\", \"/older/\"]", "Text.");
    write(&project, "b", "aliases = [\"/b/\"]", "Text.");
    project.build();
    finds(&project, &[]);
    write(&project, "a", "", "Text.");
    // Who withdraws an article wants its old URLs to go with it.
    write(&project, "b", "draft = true", "Text.");
    let found = check(&project, &["--format", "short"]).out;
    assert_eq!(found.lines().filter(|it| it.contains("D0110")).count(), 2, "{found}");
    for url in ["/2020/old/", "/older/"] {
        let told = format!("content/articles/a.md:2:9: error[D0110]: `{url}` led here when");
        assert!(found.contains(&told), "{found}");
    }
}

#[test]
fn a_page_may_say_where_its_urls_are_seen_from() {
    let project = sound("");
    // Whether a policy forbids it is another matter.
    project.write("static/_headers", "/*\n  X-Frame-Options: DENY\n");
    let head = "<!doctype html>\n<html lang=\"en\"><head><title>No</title><base href=\"/about/\">\
                <meta name=\"robots\" content=\"noindex\"></head>\n";
    let links = "<a href=\"../2025/\">2025</a> <a href=\"#top\">Up</a> <a href=\"..\">Home</a>";
    project.write("templates/404.html", format!("{head}<body>{links}</body></html>\n"));
    finds(&project, &[]);
    project.write(
        "templates/404.html",
        format!("{head}<body><a href=\"x/\">X</a> <a href=\"../about/\">About</a></body></html>\n"),
    );
    finds(&project, &["D0101 templates/404.html:3:7"]);
    let answer = check(&project, &["--format", "short"]).out;
    assert!(answer.contains("there is nothing at `/about/x/`"), "{answer}");
}

#[test]
fn an_article_takes_the_place_of_one_page() {
    let project = sound("");
    let words =
        "The ministers of five states met in the morning, and most of them left before noon.";
    write(&project, "one", "", words);
    write(&project, "two", "date = 2025-08-15", words);
    project.build();
    write(&project, "one", "date = 2025-08-17", words);
    project.remove("content/articles/two.md");
    let found = check(&project, &["--format", "short"]).out;
    let gone = "error[D0110]: `/2025/08/15/two/` was published, and nothing is there any more";
    assert!(found.starts_with(gone), "{found}");
    assert!(found.contains("this article was at `/2025/08/16/one/`"), "{found}");
    finds(&project, &["D0110", "D0110 content/articles/one.md:2:9"]);
}

#[test]
fn html_of_an_authors_own_is_read_as_browsers_read_it() {
    let project = sound("");
    project.write("site.toml", format!("raw_html = true\n{SITE}"));
    let drawing = "<svg viewBox=\"0 0 9 9\"><foreignObject><p>One<br>two</foreignObject></svg>";
    let places = "<p><a name=\"old\"></a> <b id=\"new\">New</b></p>";
    let links = "<p><a href=\"#old\">Old</a> <a href=\"#new\">New</a></p>";
    write(&project, "a", "", &format!("<div>{drawing}</div>\n\n{places}\n\n{links}"));
    finds(&project, &[]);
    write(&project, "a", "", "One <div class=\"box\">two</div> <b title=\"</p>\">three</b>.");
    finds(&project, &["D0502 content/articles/a.md:8:5"]);
}

#[test]
fn what_lies_on_the_same_host_beside_the_site_is_no_other_host() {
    let project = sound("");
    let site = SITE.replace("https://example.org", "https://example.org/news");
    project.write("site.toml", format!("raw_html = true\n{site}"));
    let beside = "<p><img src=\"/logo.png\" alt=\"A\"> <a href=\"/shop/\">Shop</a></p>";
    write(&project, "a", "aliases = [\"/old/\"]", &format!("{beside}\n\n[Old](/old/)"));
    finds(&project, &["D0105 content/articles/a.md:10:7"]);
    write(&project, "a", "", "<p><img src=\"https://other.example/logo.png\" alt=\"A\"></p>");
    finds(&project, &["D0405 content/articles/a.md:8:4"]);
}

#[test]
fn a_page_for_what_is_not_there_has_no_url_of_its_own() {
    let project = sound("");
    let head = "<!doctype html>\n<html lang=\"en\"><head><title>No</title></head>";
    project.write(
        "templates/404.html",
        format!("{head}<body><a href=\"/about/\">A</a></body></html>"),
    );
    finds(&project, &[]);
}

#[test]
fn what_leaks_in_a_file_is_shown_where_it_stands() {
    let project = sound("");
    write(&project, "draft", "draft = true", "They will meet again.");
    write(&project, "a", "", "The [data](/data.json).");
    let url = "https://example.org/2025/08/16/draft/";
    project.write("static/data.json", format!("{{\n\"next\": \"{url}\"\n}}\n"));
    finds(&project, &["D0404 static/data.json:2:10"]);
}

#[test]
fn a_place_may_have_a_number() {
    let project = sound("");
    write(&project, "a", "places = [\"US\"]\ndateline = \"Area 51\"", "Text.");
    finds(&project, &[]);
    write(&project, "a", "places = [\"US\"]\ndateline = \"Area 51 —\"", "Text.");
    finds(&project, &["D0211 content/articles/a.md:7:12"]);
    write(&project, "a", "places = [\"PK\"]\ndateline = \"کراچی، ۱۶ اگست\"", "Text.");
    finds(&project, &["D0211 content/articles/a.md:7:12"]);
}

#[test]
fn a_byte_order_mark_is_no_fault_and_moves_none() {
    let project = sound("");
    write(&project, "a", "", "The [data](/data.json).");
    project.write("static/data.json", "\u{feff}{\n\"a\": 1\n}\n");
    finds(&project, &[]);
    project.write("static/data.json", "\u{feff}{\n\"a\": NaN\n}\n");
    finds(&project, &["D0511 static/data.json:2:6"]);
    project.write("static/data.json", "\u{feff}{}");
    project.write("static/old.html", "\u{feff}<p><a href=\"/gone/\">Gone</a></p>");
    write(&project, "a", "", "The [data](/data.json) and a [page](/old.html).");
    finds(&project, &["D0101 static/old.html:1:4"]);
}

#[test]
fn odd_signs_in_the_names_of_files_keep_no_link_from_leading_there() {
    let project = sound("");
    let names = [
        ("a#b.bin", "/a%23b.bin"),
        ("#c.bin", "/%23c.bin"),
        ("d%25e.bin", "/d%2525e.bin"),
        ("f g.bin", "/f%20g.bin"),
        ("h+i.bin", "/h+i.bin"),
        ("j&k.bin", "/j&k.bin"),
        ("l'm.bin", "/l'm.bin"),
        ("n(o).bin", "/n%28o%29.bin"),
        ("zoë.bin", "/zo%C3%AB.bin"),
        ("船.bin", "/船.bin"),
    ];
    let links = names.map(|(_, url)| format!("[File]({url})"));
    for (name, _) in names {
        project.write(&format!("static/{name}"), name);
    }
    write(&project, "a", "", &links.join(" "));
    finds(&project, &[]);
    project.remove("static/a#b.bin");
    let whole = format!("[File](https://example.org/a%23b.bin) {}", links[1..].join(" "));
    write(&project, "a", "", &whole);
    finds(&project, &["D0101 content/articles/a.md:8:8"]);
}

#[test]
fn forms_lead_where_links_do() {
    let project = sound("");
    project.write("site.toml", format!("raw_html = true\n{SITE}"));
    // Whether a policy forbids it is another matter.
    project.write("static/_headers", "/*\n  X-Frame-Options: DENY\n");
    let form = |action: &str, other: &str| {
        let button = format!("<button formaction=\"{other}\">Go</button>");
        format!("<form action=\"{action}\"><input name=\"q\" aria-label=\"Words\">{button}</form>")
    };
    write(&project, "a", "", &form("/about/", "/talks.txt"));
    project.write("static/talks.txt", "They spoke.");
    finds(&project, &[]);
    write(&project, "a", "", &form("/find/", "/about/"));
    project.remove("static/talks.txt");
    finds(&project, &["D0101 content/articles/a.md:8:1"]);
    write(&project, "a", "", &form("/about/", "/find/"));
    finds(&project, &["D0101 content/articles/a.md:8:59"]);
    write(&project, "a", "", &form("?q=1", ""));
    finds(&project, &[]);
}

#[test]
fn a_link_to_the_paper_itself_is_no_source() {
    let project = sound("");
    let kind = "label = \"analysis\"";
    for own in ["https://example.org/about/", "https://EXAMPLE.org/about/", "/about/"] {
        write(&project, "a", kind, &format!("[Report]({own})"));
        finds(&project, &["D0208 content/articles/a.md:6:9"]);
    }
    write(&project, "a", kind, "[Report](https://bank.example/report)");
    finds(&project, &[]);
}
