//! Places: the regions that countries lie in, their pages, and what a site changes of them.

use crate::project::Project;

/// An article of these places.
fn article(name: &str, day: u8, places: &str) -> String {
    format!("+++\ntitle = \"{name}\"\ndate = 2025-01-{day:02}\nplaces = {places}\n+++\n")
}

fn project() -> Project {
    let project = Project::new("");
    project.write("content/articles/kyiv.md", article("Kyiv", 1, "[\"UA\"]"));
    project.write("content/articles/pristina.md", article("Pristina", 2, "[\"XK\", \"UA\"]"));
    project.write("content/articles/bamako.md", article("Bamako", 3, "[\"ML\"]"));
    project.write("content/articles/south-pole.md", article("South Pole", 4, "[\"AQ\"]"));
    project
}

fn headlines(page: &str) -> Vec<&str> {
    page.split("class=\"headline\"")
        .skip(1)
        .filter_map(|part| part.split("<bdi>").nth(1)?.split('<').next())
        .collect()
}

#[test]
fn a_country_names_its_region_and_a_region_gathers_its_countries() {
    let project = project();
    project.build().warns("");
    let ukraine = project.page("places/ukraine/index.html");
    assert_eq!(headlines(&ukraine), ["Pristina", "Kyiv"]);
    let region =
        "<a class=\"region\" href=\"/places/eastern-europe/\"><bdi>Eastern Europe</bdi></a>";
    assert!(ukraine.contains(region), "{ukraine}");

    let eastern = project.page("places/eastern-europe/index.html");
    assert_eq!(headlines(&eastern), ["Pristina", "Kyiv"]);
    assert!(eastern.contains("href=\"/places/europe/\"><bdi>Europe</bdi></a>"));
    assert!(eastern.contains("<li><a href=\"/places/ukraine/\"><bdi>Ukraine</bdi></a>"));
    assert!(!eastern.contains("Kosovo"));

    // An article of two of its places is there once.
    let europe = project.page("places/europe/index.html");
    assert_eq!(headlines(&europe), ["Pristina", "Kyiv"]);
    for part in ["eastern-europe", "southern-europe"] {
        assert!(europe.contains(&format!("<li><a href=\"/places/{part}/\">")), "{part}");
    }
    assert!(!europe.contains("<li><a href=\"/places/ukraine/\">"));
    assert_eq!(headlines(&project.page("places/sub-saharan-africa/index.html")), ["Bamako"]);
    let feed = project.page("places/europe/feed.xml");
    assert_eq!(feed.matches("<item>").count(), 2);
}

#[test]
fn an_article_names_the_places_that_it_was_given_and_no_region() {
    let project = project();
    project.build();
    let article = project.page("2025/01/01/kyiv/index.html");
    assert!(article.contains("<a href=\"/places/ukraine/\"><bdi>Ukraine</bdi></a>"));
    assert!(!article.contains("/places/eastern-europe/"));
    project.edit("content/articles/kyiv.md", "\"UA\"", "\"eastern-europe\"").build().warns("");
    let article = project.page("2025/01/01/kyiv/index.html");
    assert!(article.contains("<a href=\"/places/eastern-europe/\"><bdi>Eastern Europe</bdi></a>"));
    assert_eq!(headlines(&project.page("places/eastern-europe/index.html")), ["Pristina", "Kyiv"]);
}

#[test]
fn all_places_are_grouped_by_region() {
    let project = project();
    project.build();
    let page = project.page("places/index.html");
    let order = [
        "<h2 id=\"region-africa\"><a href=\"/places/africa/\"",
        "<li><a href=\"/places/sub-saharan-africa/\"",
        "<li><a href=\"/places/western-africa/\"",
        "<li><a href=\"/places/mali/\"",
        "<h2 id=\"region-europe\"><a href=\"/places/europe/\"",
        "<li><a href=\"/places/eastern-europe/\"",
        "<li><a href=\"/places/ukraine/\"",
        "<li><a href=\"/places/southern-europe/\"",
        "<li><a href=\"/places/kosovo/\"",
        "<h2 id=\"region-others\">Elsewhere",
        "<li><a href=\"/places/antarctica/\"",
    ];
    let at: Vec<usize> = order.iter().map(|it| page.find(it).expect(it)).collect();
    assert!(at.is_sorted(), "{at:?}");
}

#[test]
fn a_site_names_places_as_it_likes_and_moves_them() {
    let project = project();
    project.write(
        "content/places/middle-africa.md",
        "+++\nname = \"Central Africa\"\ndescription = \"From Chad to Angola.\"\n+++\nOf its rivers.\n",
    );
    project
        .write("content/places/ML.md", "+++\nname = \"Mali\"\nregion = \"middle-africa\"\n+++\n");
    project.write(
        "content/places/donbas.md",
        "+++\nname = \"Donbas\"\nregion = \"eastern-europe\"\n+++\n",
    );
    project.write("content/articles/donetsk.md", article("Donetsk", 5, "[\"donbas\"]"));
    project.build().warns("");
    let central = project.page("places/central-africa/index.html");
    assert_eq!(headlines(&central), ["Bamako"]);
    assert!(central.contains("From Chad to Angola.") && central.contains("Of its rivers."));
    let mali = project.page("places/mali/index.html");
    assert!(mali.contains("href=\"/places/central-africa/\"><bdi>Central Africa</bdi></a>"));
    assert!(!project.has("places/western-africa/index.html"));
    assert_eq!(
        headlines(&project.page("places/eastern-europe/index.html")),
        ["Donetsk", "Pristina", "Kyiv"]
    );
    assert!(project.page("places/donbas/index.html").contains("/places/eastern-europe/"));
}

#[test]
fn a_new_article_of_a_country_changes_the_heads_of_its_regions() {
    let project = project();
    project.build();
    project.write("content/articles/gao.md", article("Gao", 5, "[\"ML\"]"));
    let built = project.build();
    let rendered: Vec<&str> = built
        .published
        .rendered
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| path.starts_with("places/") && path.contains("index"))
        .collect();
    assert_eq!(
        rendered,
        [
            "places/africa/index.html",
            "places/index.html",
            "places/mali/index.html",
            "places/sub-saharan-africa/index.html",
            "places/western-africa/index.html",
        ]
    );
}

#[test]
fn a_region_that_is_none_is_an_error() {
    let project = project();
    project.write(
        "content/places/donbas.md",
        "+++\nname = \"Donbas\"\nregion = \"Eastern Europ\"\n+++\n",
    );
    project.write("content/places/europe.md", "+++\nname = \"Europe\"\nregion = \"asia\"\n+++\n");
    project.fails(
        r#"error: there is no region `Eastern Europ`
 --> content/places/donbas.md:3:10
  |
3 | region = "Eastern Europ"
  |          ^^^^^^^^^^^^^^^
  |
  = help: did you mean `eastern-europe`?

error: `europe` is a region of the UN's tree, and has its place there
 --> content/places/europe.md:3:10
  |
3 | region = "asia"
  |          ^^^^^^
  |
  = help: remove `region`; countries and places of your own can be moved"#,
    );
}

#[test]
fn a_region_in_capitals_is_known_for_what_is_meant() {
    let project = Project::new("");
    project.write("content/articles/a.md", article("A", 1, "[\"Eastern Europe\"]"));
    project.fails(
        r#"error: there is no place `Eastern Europe`
 --> content/articles/a.md:4:11
  |
4 | places = ["Eastern Europe"]
  |           ^^^^^^^^^^^^^^^^
  |
  = help: did you mean `eastern-europe`?"#,
    );
}
