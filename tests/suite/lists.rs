//! Lists: cut from their oldest article, so that what is full stays as it is for ever.

#![allow(clippy::expect_used, reason = "a test that can't go on says why")]

use std::collections::BTreeMap;

use crate::project::{Project, tree};

const SETTINGS: &str = "title = \"Test\"\nbase_url = \"https://example.org\"\npage_size = 3\n";

/// Article `number`, published that many days after the eve of 2025.
fn article(project: &Project, number: i16, keys: &str) {
    let eve = jiff::civil::date(2024, 12, 31);
    let date = eve + jiff::Span::new().days(number);
    let text = format!("+++\ntitle = \"N{number}\"\ndate = {date}\n{keys}\n+++\nText {number}.\n");
    project.write(&format!("content/articles/n{number}.md"), text);
}

/// The headlines that a page lists, top to bottom.
fn titles(html: &str) -> Vec<String> {
    let titles = html.split("class=\"headline\"><a href=\"").skip(1);
    let titles = titles.filter_map(|it| it.split_once("<bdi>")?.1.split_once("</bdi>"));
    titles.map(|(title, _)| title.to_owned()).collect()
}

/// Where the links to newer and older articles lead.
fn ways(html: &str) -> (Option<&str>, Option<&str>) {
    let pager = html.split_once("<nav class=\"pager\"").map_or("", |(_, rest)| rest);
    let pager = pager.split_once("</nav>").map_or("", |(pager, _)| pager);
    let way = |class: &str| {
        let (_, rest) = pager.split_once(&format!("<a class=\"{class}\""))?;
        rest.split_once("href=\"")?.1.split_once('"').map(|(url, _)| url)
    };
    (way("newer"), way("older"))
}

fn names(numbers: impl Iterator<Item = i32>) -> Vec<String> {
    numbers.map(|number| format!("N{number}")).collect()
}

#[test]
fn a_list_is_cut_from_its_oldest_article_and_its_pages_are_linked() {
    let project = Project::new("");
    project.write("site.toml", SETTINGS);
    for number in 1..=11 {
        article(&project, number, "tags = [\"nato\"]");
    }
    project.build();
    for (list, folder) in [
        ("/", ""),
        ("/tags/nato/", "tags/nato/"),
        ("/labels/news/", "labels/news/"),
        ("/2025/01/", "2025/01/"),
    ] {
        let page = |name: &str| project.page(&format!("{folder}{name}index.html"));
        let (head, second, first) = (page(""), page("page/2/"), page("page/1/"));
        assert_eq!(titles(&head), names((7..=11).rev()), "{list}");
        assert_eq!(titles(&second), names((4..=6).rev()), "{list}");
        assert_eq!(titles(&first), names((1..=3).rev()), "{list}");
        let url = |number| format!("{list}page/{number}/");
        let (one, two) = (url(1), url(2));
        assert_eq!(ways(&head), (None, Some(two.as_str())), "{list}");
        assert_eq!(ways(&second), (Some(list), Some(one.as_str())), "{list}");
        assert_eq!(ways(&first), (Some(two.as_str()), None), "{list}");
        assert!(!project.has(&format!("{folder}page/3/index.html")));
        for html in [head, second, first] {
            assert!(!html.contains(" of 3") && !html.contains("of 2"), "page x of y");
        }
    }
}

#[test]
fn a_list_has_one_page_until_it_could_fill_two() {
    let project = Project::new("");
    project.write("site.toml", SETTINGS);
    for number in 1..=6 {
        article(&project, number, "");
        project.build();
        assert_eq!(project.has("page/1/index.html"), number == 6, "{number}");
    }
    assert_eq!(titles(&project.page("index.html")), ["N6", "N5", "N4"]);
}

#[test]
fn closed_pages_change_once_when_the_next_one_closes_and_then_never() {
    let project = Project::new("");
    project.write("site.toml", SETTINGS);
    for number in 1..=6 {
        article(
            &project,
            number,
            "tags = [\"nato\"]\nsection = \"Asia\"\nauthors = [\"Ann\"]\nplaces = [\"UA\"]",
        );
    }
    project.build();
    let closed = |project: &Project| -> BTreeMap<String, String> {
        let files = tree(&project.output()).into_iter();
        let closed = files.filter(|(path, _)| path.contains("page/"));
        closed.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
    };
    let mut before = closed(&project);
    assert_eq!(
        before.len(),
        9,
        "home, tag, section, author, place and its two regions, label, month"
    );
    for number in 7..=15 {
        article(
            &project,
            number,
            "tags = [\"nato\"]\nsection = \"Asia\"\nauthors = [\"Ann\"]\nplaces = [\"UA\"]",
        );
        project.build();
        let after = closed(&project);
        // Lists close a page with the 9th, the 12th and the 15th article.
        let last = (number - 1) / 3 - 1;
        for (path, text) in &before {
            let is_newest = path.ends_with(&format!("page/{last}/index.html"));
            if number % 3 == 0 && is_newest {
                let (list, _) = path.split_once("page/").expect("a closed page");
                let to_head = format!("rel=\"prev\" href=\"/{list}\"");
                let to_next = format!("rel=\"prev\" href=\"/{list}page/{}/\"", last + 1);
                assert_eq!(&text.replace(&to_head, &to_next), &after[path], "{path}");
                assert_ne!(text, &after[path], "{path}");
            } else {
                assert_eq!(text, &after[path], "{path} after article {number}");
            }
        }
        before = after;
    }
}

#[test]
fn one_new_article_in_an_archive_of_two_hundred_writes_few_files() {
    let project = Project::new("");
    project.write("site.toml", SETTINGS.replace("= 3", "= 10"));
    let keys = |number: i16| {
        let (tag, place) =
            (number % 7, ["UA", "RU", "US", "CN"][usize::from(number.unsigned_abs()) % 4]);
        format!(
            "tags = [\"all\", \"t{tag}\"]\nplaces = [\"{place}\"]\nauthors = [\"A{}\"]\nsection = \"Desk {}\"",
            number % 5,
            number % 3
        )
    };
    for number in 1..=200 {
        article(&project, number, &keys(number));
    }
    project.attempt();
    article(&project, 201, &keys(201));
    let built = project.build();
    let written: Vec<&str> =
        built.published.written.iter().map(dateline::path::OutputPath::as_str).collect();
    assert!(written.len() <= 40, "{} files: {written:#?}", written.len());
    assert!(built.published.removed.is_empty());
    let rendered = built.published.rendered.len();
    assert!(rendered <= 45, "{rendered} rendered");
    // The oldest pages of long lists stay.
    for path in
        ["page/1/index.html", "tags/all/page/1/index.html", "places/china/page/1/index.html"]
    {
        assert!(project.has(path) && !written.contains(&path), "{path}");
    }
}

#[test]
fn years_have_months_months_have_days_and_days_have_articles() {
    let project = Project::new(
        "
-- content/articles/a.md --
+++
title = \"A\"
date = 2024-12-31T10:00:00
+++
Text.
-- content/articles/b.md --
+++
title = \"B\"
date = 2025-01-02T08:00:00
+++
Text.
-- content/articles/c.md --
+++
title = \"C\"
date = 2025-01-02T09:00:00
+++
Text.
-- content/articles/d.md --
+++
title = \"D\"
date = 2025-03-05
+++
Text.
",
    );
    project.build();
    let main = |path: &str| {
        let html = project.page(path);
        let (_, main) = html.split_once("<main ").expect("a main part");
        main.split_once("</main>").expect("an end of it").0.to_owned()
    };
    let links = |html: &str| -> Vec<String> {
        let links = html.split("href=\"").skip(1).filter_map(|it| it.split_once('"'));
        links.map(|(url, _)| url.to_owned()).collect()
    };
    let archive = main("archive/index.html");
    assert_eq!(links(&archive), ["/2025/", "/2025/03/", "/2025/01/", "/2024/", "/2024/12/"]);
    assert!(
        archive.contains(
            "<time datetime=\"2025\">2025</time></a> <span class=\"count\">3 articles</span>"
        ),
        "{archive}"
    );
    assert!(archive.contains(
        "<time datetime=\"2025-01\">January</time></a> <span class=\"count\">2 articles</span>"
    ));
    let year = main("2025/index.html");
    assert_eq!(
        links(&year),
        ["/archive/", "/2025/01/", "/2025/01/02/", "/2025/03/", "/2025/03/05/", "/2024/"]
    );
    assert!(year.contains("<a href=\"/2025/03/\"><time datetime=\"2025-03\">March</time></a> <span class=\"count\">1 article</span>"), "{year}");
    assert_eq!(
        links(&main("2024/index.html")),
        ["/archive/", "/2024/12/", "/2024/12/31/", "/2025/"]
    );
    let month = main("2025/01/index.html");
    assert_eq!(titles(&month), ["C", "B"]);
    assert_eq!(
        links(&month),
        [
            "/archive/",
            "/2025/",
            "/2025/01/02/",
            "/2025/01/02/",
            "/2025/01/02/c/",
            "/2025/01/02/b/",
            "/2025/03/",
            "/2024/12/"
        ]
    );
    let day = main("2025/01/02/index.html");
    assert_eq!(titles(&day), ["C", "B"]);
    assert_eq!(
        links(&day),
        [
            "/archive/",
            "/2025/01/",
            "/2025/01/02/c/",
            "/2025/01/02/b/",
            "/2025/03/05/",
            "/2024/12/31/"
        ]
    );
}

#[test]
fn a_list_of_one_day_is_cut_as_well() {
    let project = Project::new("");
    project.write("site.toml", SETTINGS);
    for number in 1..=7 {
        let text =
            format!("+++\ntitle = \"N{number}\"\ndate = 2025-08-14T0{number}:00:00\n+++\nx\n");
        project.write(&format!("content/articles/n{number}.md"), text);
    }
    project.build();
    assert_eq!(titles(&project.page("2025/08/14/index.html")), ["N7", "N6", "N5", "N4"]);
    assert_eq!(titles(&project.page("2025/08/14/page/1/index.html")), ["N3", "N2", "N1"]);
}

#[test]
fn page_size_cuts_all_lists_anew() {
    let project = Project::new("");
    for number in 1..=9 {
        article(&project, number, "tags = [\"nato\"]");
    }
    project.build();
    assert!(!project.has("page/1/index.html"), "twenty is the usual size");
    for (size, closed) in [(1, 8), (2, 3), (4, 1), (5, 0)] {
        project.write(
            "site.toml",
            format!("title = \"Test\"\nbase_url = \"https://example.org\"\npage_size = {size}\n"),
        );
        project.build();
        let pages =
            std::fs::read_dir(project.output().join("tags/nato/page")).map_or(0, Iterator::count);
        assert_eq!(pages, closed, "{size}");
    }
}

#[test]
fn collections_are_lists_of_the_sites_own() {
    let project = Project::new(
        r#"
-- site.toml --
title = "Test"
base_url = "https://example.org"

[collections.both]
tag = "Black Sea"
place = "UA"

[collections.first]
order = "oldest"
limit = 2

[collections.signed]
author = "ann-guest"
label = "analysis"

[collections.desk]
section = "Asia Desk"

[collections.all]
-- templates/404.html --
{% for name, articles in collections %}{{ name }}:{% for article in articles %} {{ article.title }}{% endfor %}
{% endfor %}
"#,
    );
    article(&project, 1, "tags = [\"black sea\"]\nplaces = [\"UA\"]\nsection = \"Asia desk\"");
    article(&project, 2, "tags = [\"black sea\"]\nauthors = [\"Ann Guest\"]\nlabel = \"analysis\"");
    article(&project, 3, "places = [\"UA\"]\nauthors = [\"Ann Guest\"]");
    article(&project, 4, "tags = [\"Black Sea\"]\nplaces = [\"RU\", \"UA\"]");
    for number in 5..=12 {
        article(&project, number, "");
    }
    project.build();
    let page = project.page("404.html");
    assert_eq!(
        page.trim(),
        "all: N12 N11 N10 N9 N8 N7 N6 N5 N4 N3\nboth: N4 N1\ndesk: N1\nfirst: N1 N2\nsigned: N2"
    );
    // A page depends on a collection only if its template names it.
    article(&project, 13, "");
    let built = project.build();
    assert!(built.published.written.iter().any(|path| path.as_str() == "404.html"));
}

#[test]
fn what_is_shown_of_an_article_is_shown_in_each_way_that_is_asked_for() {
    let project = Project::new("");
    article(&project, 1, "");
    article(&project, 2, "");
    let teaser = "{% component teaser(article, level=2, clock=false, way=\"\", all=[], @page) -%}
[{{ article.title }} {{ level }} {{ way }} {{ all }} {{ page.language }}]
{%- endcomponent teaser %}";
    project.write("templates/partials/teaser.html", teaser);
    let list = "{% for article in list.articles %}{{ article | teaser }}\
                {{ article | teaser(level=3) }}{{ article | teaser(way=\"<\") }}\
                {{ article | teaser(way=\"<\" | safe) }}{{ article | teaser(all=[1]) }}\
                {{ {...article, \"title\": \"Other\"} | teaser }}\n{% endfor %}";
    for name in ["home.html", "day.html", "month.html"] {
        project.write(&format!("templates/{name}"), list);
    }
    project.build();
    let shown = |title: &str| {
        format!(
            "[{title} 2  [] en][{title} 3  [] en][{title} 2 &lt; [] en][{title} 2 < [] en]\
             [{title} 2  [1] en][Other 2  [] en]\n"
        )
    };
    let both = shown("N2") + &shown("N1");
    for (page, expected) in [
        ("index.html", &both),
        ("2025/01/01/index.html", &shown("N1")),
        ("2025/01/index.html", &both),
    ] {
        assert_eq!(&project.page(page), expected, "{page}");
    }
}
