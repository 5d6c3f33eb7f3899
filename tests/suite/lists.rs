//! Lists: cut by what is in them, so that whatever comes or goes changes what is near it alone.

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
        let (one, two) = ("page/2025-01-02/", "page/2025-01-05/");
        let (head, second, first) = (page(""), page(two), page(one));
        assert_eq!(titles(&head), names((6..=11).rev()), "{list}");
        assert_eq!(titles(&second), names((3..=5).rev()), "{list}");
        assert_eq!(titles(&first), names((1..=2).rev()), "{list}");
        let (one, two) = (format!("{list}{one}"), format!("{list}{two}"));
        assert_eq!(ways(&head), (None, Some(two.as_str())), "{list}");
        assert_eq!(ways(&second), (Some(list), Some(one.as_str())), "{list}");
        assert_eq!(ways(&first), (Some(two.as_str()), None), "{list}");
        let pages = std::fs::read_dir(project.output().join(folder).join("page"));
        assert_eq!(pages.expect("a folder").count(), 2, "{list}");
        for html in [head, second, first] {
            assert!(!html.contains(" of 3") && !html.contains("of 2"), "page x of y");
        }
    }
}

#[test]
fn a_list_has_one_page_until_its_own_would_have_enough_beside_the_largest() {
    let project = Project::new("");
    project.write("site.toml", SETTINGS);
    for number in 1..=7 {
        article(&project, number, "");
        project.build();
        assert_eq!(project.has("page"), number == 7, "{number}");
    }
    assert_eq!(titles(&project.page("index.html")), ["N7", "N6", "N5", "N4", "N3"]);
}

#[test]
fn closed_pages_change_once_when_the_next_one_closes_and_then_never() {
    let project = Project::new("");
    project.write("site.toml", SETTINGS);
    for number in 1..=7 {
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
    let mut closed_with = Vec::new();
    for number in 8..=20 {
        article(
            &project,
            number,
            "tags = [\"nato\"]\nsection = \"Asia\"\nauthors = [\"Ann\"]\nplaces = [\"UA\"]",
        );
        project.build();
        let after = closed(&project);
        let new: Vec<&String> = after.keys().filter(|path| !before.contains_key(*path)).collect();
        assert!(matches!(new.len(), 0 | 9), "{new:?}");
        closed_with.extend((new.len() == 9).then_some(number));
        for (path, text) in &before {
            let (list, _) = path.split_once("page/").expect("a closed page");
            let next = new.iter().find(|it| it.starts_with(&format!("{list}page/")));
            let to_head = format!("rel=\"prev\" href=\"/{list}\"");
            let Some(next) = next.filter(|_| text.contains(&to_head)) else {
                assert_eq!(text, &after[path], "{path} after article {number}");
                continue;
            };
            let next = next.trim_end_matches("index.html");
            let to_next = format!("rel=\"prev\" href=\"/{next}\"");
            assert_eq!(&text.replace(&to_head, &to_next), &after[path], "{path}");
        }
        before = after;
    }
    assert_eq!(closed_with, [9, 12, 15, 19]);
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
    // Lists that have the same articles close their pages with the same one.
    let mut most = [0, 0];
    for number in 201..=215 {
        article(&project, number, &keys(number));
        let built = project.build();
        assert!(built.published.removed.is_empty());
        let written = &built.published.written;
        assert!(built.published.rendered.len() <= written.len() + 5);
        let closes = written.iter().any(|path| path.as_str().contains("page/"));
        most[usize::from(closes)] = most[usize::from(closes)].max(written.len());
    }
    assert_eq!(most, [36, 45], "without and with a page that is closed");
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
fn pages_that_end_on_one_day_are_told_apart() {
    let project = Project::new("");
    project.write("site.toml", SETTINGS);
    for number in 1..=12 {
        let text =
            format!("+++\ntitle = \"N{number}\"\ndate = 2025-08-14T{number:02}:00:00\n+++\nx\n");
        project.write(&format!("content/articles/n{number}.md"), text);
    }
    project.build();
    let list = |name: &str| titles(&project.page(&format!("2025/08/14/{name}index.html")));
    let lists = ["", "page/2025-08-14-3/", "page/2025-08-14-2/", "page/2025-08-14/"].map(list);
    assert_eq!(lists, [8..=12, 6..=7, 3..=5, 1..=2].map(|it| names(it.rev())));
}

#[test]
fn page_size_cuts_all_lists_anew() {
    let project = Project::new("");
    for number in 1..=9 {
        article(&project, number, "tags = [\"nato\"]");
    }
    project.build();
    assert!(!project.has("page/1/index.html"), "twenty is the usual size");
    for (size, closed) in [(1, 8), (2, 2), (3, 2), (4, 0)] {
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
