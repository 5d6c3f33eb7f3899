//! Related articles: which they are, and which pages they cost.

use crate::project::Project;

/// An article of a day of January 2025, with these tags and places.
fn write(project: &Project, name: &str, day: u8, tags: &str, places: &str) {
    let front = format!(
        "+++\ntitle = \"{name}\"\ndate = 2025-01-{day:02}\ntags = {tags}\nplaces = {places}\n+++\n"
    );
    project.write(&format!("content/articles/{name}.md"), front);
}

/// The headlines of the related articles of the article of a day.
fn related(project: &Project, name: &str, day: u8) -> Vec<String> {
    let page = project.page(&format!("2025/01/{day:02}/{name}/index.html"));
    let Some(section) = page.split("<section class=\"related\"").nth(1) else { return Vec::new() };
    let section = section.split("</section>").next().unwrap_or_default();
    let links = section.split("<li><a href=").skip(1);
    links
        .filter_map(|link| Some(link.split("<bdi>").nth(1)?.split('<').next()?.to_owned()))
        .collect()
}

#[test]
fn the_most_shared_tags_and_places_come_first_and_then_the_newest() {
    let project = Project::new("");
    write(&project, "three", 1, "[\"nato\", \"sea\"]", "[\"UA\"]");
    write(&project, "two-old", 2, "[\"nato\", \"sea\"]", "[]");
    write(&project, "two-new", 3, "[\"nato\"]", "[\"UA\"]");
    write(&project, "one-old", 4, "[\"nato\"]", "[]");
    write(&project, "one-new", 5, "[]", "[\"UA\"]");
    write(&project, "none", 6, "[\"trade\"]", "[\"FR\"]");
    write(&project, "this", 7, "[\"nato\", \"sea\"]", "[\"UA\"]");
    write(&project, "newer", 8, "[\"nato\", \"sea\"]", "[\"UA\"]");
    project.build();
    assert_eq!(related(&project, "this", 7), ["three", "two-new", "two-old", "one-new"]);
    assert_eq!(related(&project, "newer", 8), ["this", "three", "two-new", "two-old"]);
    // What lies in one region shares no place.
    assert!(related(&project, "none", 6).is_empty());
    // There is nothing older.
    assert!(related(&project, "three", 1).is_empty());
}

#[test]
fn a_new_article_changes_no_related_list_but_its_own() {
    let project = Project::new("");
    for day in 1..=20 {
        write(&project, &format!("a{day}"), day, "[\"nato\"]", "[\"UA\"]");
    }
    project.build();
    write(&project, "new", 21, "[\"nato\"]", "[\"UA\"]");
    let built = project.build();
    let rendered = built.published.rendered.iter().map(|(path, _)| path.as_str());
    let articles: Vec<&str> = rendered.filter(|it| it.split('/').count() == 5).collect();
    // The page of the article before it has it as the newer one.
    assert_eq!(articles, ["2025/01/20/a20/index.html", "2025/01/21/new/index.html"]);
    assert_eq!(related(&project, "new", 21), ["a20", "a19", "a18", "a17"]);
}

#[test]
fn what_is_paid_for_is_recommended_with_a_word() {
    let project = Project::new("");
    write(&project, "paid", 1, "[\"nato\"]", "[]\nlabel = \"sponsored\"");
    write(&project, "this", 2, "[\"nato\"]", "[]");
    project.build();
    let page = project.page("2025/01/02/this/index.html");
    let link = "<a href=\"/2025/01/01/paid/\"><bdi>paid</bdi></a> <span class=\"label\">Sponsored</span> \
                <time datetime=\"2025-01-01\">Jan 1, 2025</time>";
    assert!(page.contains(link), "{page}");
}

#[test]
fn of_each_tag_the_next_fifty_are_looked_at() {
    let project = Project::new("");
    write(&project, "far", 1, "[\"nato\", \"sea\"]", "[]");
    for number in 0..50 {
        let tag = if number % 2 == 0 { "sea" } else { "nato" };
        write(&project, &format!("a{number}"), 2 + number / 2, &format!("[\"{tag}\"]"), "[]");
    }
    write(&project, "this", 30, "[\"nato\", \"sea\"]", "[]");
    project.build();
    // Twenty-five of each stand between them.
    assert_eq!(related(&project, "this", 30)[0], "far");
    for number in 50..100 {
        write(&project, &format!("a{number}"), 2 + (number - 50) / 2, "[\"nato\", \"sea\"]", "[]");
    }
    project.build();
    assert!(!related(&project, "this", 30).contains(&"far".to_owned()));
}
