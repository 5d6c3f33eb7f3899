//! Series: their order, their pages, and what a part says of its neighbours.

use crate::project::Project;

const SERIES: &str = r#"
-- content/series/grain-corridor.md --
+++
name = "The grain corridor"
description = "How it opened and closed."
+++
What we know of [the end](../articles/end.md).
-- content/articles/opening.md --
+++
title = "Opening"
date = 2025-03-01
series = "grain-corridor"
part = 1
+++
-- content/articles/middle.md --
+++
title = "Middle"
date = 2025-01-01
series = "grain-corridor"
part = 2
+++
-- content/articles/end.md --
+++
title = "End"
date = 2025-02-01
series = "grain-corridor"
part = 3
+++
-- content/articles/alone.md --
+++
title = "Alone"
date = 2025-04-01
+++
"#;

/// A part by its name, the day in January 2025 and more keys.
fn part(name: &str, day: u8, keys: &str) -> String {
    format!("+++\ntitle = \"{name}\"\ndate = 2025-01-{day:02}\nseries = \"run\"\n{keys}+++\n")
}

fn titles<'t>(page: &'t str) -> Vec<&'t str> {
    let parts = page.split("<li value=\"").skip(1);
    let headline = |part: &'t str| part.split("class=\"headline\"").nth(1)?.split("<bdi>").nth(1);
    parts.filter_map(|part| headline(part)?.split('<').next()).collect()
}

fn nav(page: &str) -> &str {
    let rest = page.split("<nav class=\"series-nav\"").nth(1).unwrap_or_default();
    rest.split("</nav>").next().unwrap_or_default()
}

#[test]
fn a_series_has_all_parts_in_its_order() {
    let project = Project::new(SERIES);
    project.build().warns("");
    let page = project.page("series/grain-corridor/index.html");
    assert_eq!(titles(&page), ["Opening", "Middle", "End"]);
    for shown in [
        "<h1><bdi>The grain corridor</bdi></h1>",
        "How it opened and closed.",
        "<p>What we know of <a href=\"/2025/02/01/end/\">the end</a>.</p>",
        "3 parts",
        "<li value=\"3\">",
        "href=\"/series/grain-corridor/feed.xml\"",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    let all = project.page("series/index.html");
    assert!(all.contains("<a href=\"/series/grain-corridor/\"><bdi>The grain corridor</bdi></a>"));
    let feed = project.page("series/grain-corridor/feed.xml");
    assert_eq!(feed.matches("<item>").count(), 3);
    assert!(project.page("feeds/index.html").contains("/series/grain-corridor/feed.xml"));
    let sitemap = project.page("sitemap-pages.xml");
    assert!(sitemap.contains("<loc>https://example.org/series/grain-corridor/</loc>"));
}

#[test]
fn a_part_leads_to_the_parts_beside_it() {
    let project = Project::new(SERIES);
    project.build();
    let middle = project.page("2025/01/01/middle/index.html");
    assert!(middle.contains(
        "<p class=\"series\"><a href=\"/series/grain-corridor/\"><bdi>The grain corridor</bdi></a> \
         <span class=\"part\">Part 2</span></p>"
    ));
    let way = nav(&middle);
    let previous = "Previous part</span> <a href=\"/2025/03/01/opening/\"><bdi>Opening</bdi></a>";
    assert!(way.contains(previous), "{way}");
    assert!(way.contains("Next part</span> <a href=\"/2025/02/01/end/\"><bdi>End</bdi></a>"));
    let opening = project.page("2025/03/01/opening/index.html");
    assert!(!nav(&opening).contains("Previous part"));
    assert!(nav(&opening).contains("/2025/01/01/middle/"));
    let end = project.page("2025/02/01/end/index.html");
    assert!(!nav(&end).contains("Next part"));
    let alone = project.page("2025/04/01/alone/index.html");
    assert!(!alone.contains("class=\"series"));
}

#[test]
fn a_part_without_a_number_takes_the_lowest_free_one() {
    let project = Project::new("");
    project.write("content/articles/b.md", part("b", 2, ""));
    project.write("content/articles/a.md", part("a", 1, ""));
    project.build();
    assert_eq!(titles(&project.page("series/run/index.html")), ["a", "b"]);
    // One that says that it is the second takes that place from the one that says nothing.
    project.write("content/articles/c.md", part("c", 5, "part = 2\n"));
    project.build();
    let page = project.page("series/run/index.html");
    assert_eq!(titles(&page), ["a", "c", "b"]);
    let numbers: Vec<&str> =
        page.split("<li value=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    assert_eq!(numbers, ["1", "2", "3"]);
}

#[test]
fn a_new_part_changes_the_page_of_the_part_before_it_alone() {
    let project = Project::new("");
    for day in 1..=25 {
        let name = format!("a{day}");
        project.write(&format!("content/articles/{name}.md"), part(&name, day, ""));
        // Between two parts stands an article of no series, so that no part has another beside it.
        let other = format!("+++\ntitle = \"o\"\ndate = 2025-01-{day:02}T12:00:00\n+++\n");
        project.write(&format!("content/articles/o{day}.md"), other);
    }
    project.build();
    assert_eq!(titles(&project.page("series/run/index.html")).len(), 25);
    assert!(!project.has("series/run/page"));
    project.write("content/articles/new.md", part("new", 30, ""));
    let built = project.build();
    let rendered = built.published.rendered.iter().map(|(path, _)| path.as_str());
    let articles: Vec<&str> = rendered.filter(|it| it.split('/').count() == 5).collect();
    assert_eq!(
        articles,
        ["2025/01/25/a25/index.html", "2025/01/25/o25/index.html", "2025/01/30/new/index.html"]
    );
}

#[test]
fn two_articles_with_the_same_part_are_shown_both() {
    Project::new(SERIES).edit("content/articles/end.md", "part = 3", "part = 2").fails(
        "error: two articles are part 2 of the series `grain-corridor`
 --> content/articles/middle.md:5:8
  |
5 | part = 2
  |        ^ this one
  |
 ::: content/articles/end.md:5:8
  |
5 | part = 2
  |        - and this one
  |
  = help: give one of them another `part`",
    );
}

#[test]
fn a_scheduled_part_is_compared_before_its_time() {
    let project = Project::new(SERIES);
    project.edit("content/articles/end.md", "2025-02-01", "2026-02-01");
    project.build();
    let page = project.page("series/grain-corridor/index.html");
    assert_eq!(titles(&page), ["Opening", "Middle"]);
    let outcome = project.edit("content/articles/end.md", "part = 3", "part = 1").attempt();
    assert!(outcome.published.is_none());
    // A draft stops nobody.
    project.edit("content/articles/end.md", "part = 1", "part = 1\ndraft = true").build();
}

#[test]
fn a_part_needs_a_series() {
    let front = "+++\ntitle = \"A\"\ndate = 2025-01-01\npart = 2\n+++\n";
    let project = Project::new("");
    project.write("content/articles/a.md", front);
    project.fails(
        r#"error: this is a part of no series
 --> content/articles/a.md:4:8
  |
4 | part = 2
  |        ^
  |
  = help: name the series: `series = "grain-corridor"`, or remove `part`"#,
    );
}
