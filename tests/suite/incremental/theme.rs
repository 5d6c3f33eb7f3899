//! Edits of what every page is made with: settings, templates, words, shared data.

use std::collections::BTreeMap;
use std::time::SystemTime;

use dateline::publish::Reason;

use super::{THREE, built, with_feeds};
use crate::project::{Project, tree};

/// Every page that a template makes, in the site of three articles.
const FROM_TEMPLATES: [&str; 22] = [
    "2025/08/14/a/index.html",
    "2025/08/14/index.html",
    "2025/08/15/b/index.html",
    "2025/08/15/index.html",
    "2025/08/16/c/index.html",
    "2025/08/16/index.html",
    "2025/08/index.html",
    "2025/index.html",
    "404.html",
    "archive/index.html",
    "authors/ann-guest/index.html",
    "authors/index.html",
    "corrections/index.html",
    "feeds/index.html",
    "index.html",
    "labels/index.html",
    "labels/news/index.html",
    "places/index.html",
    "sections/index.html",
    "series/index.html",
    "tags/index.html",
    "tags/nato/index.html",
];

/// A file of the theme, copied into the site with one change.
fn change_theme(project: &Project, path: &str, from: &str, to: &str) {
    let theme = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    project.write(path, std::fs::read(theme).expect("a file of the theme"));
    project.edit(path, from, to);
}

/// When each file of the output was last written.
fn times(project: &Project) -> BTreeMap<String, SystemTime> {
    let time = |path: &String| {
        let file = std::fs::metadata(project.output().join(path)).expect("a file");
        file.modified().expect("a time")
    };
    tree(&project.output()).into_keys().map(|path| (path.clone(), time(&path))).collect()
}

#[test]
fn the_title_of_the_paper_is_on_every_page() {
    let project = built(THREE);
    project.edit("site.toml", "Test", "The Test");
    let feeds = [
        "authors/ann-guest/feed.xml",
        "corrections/feed.xml",
        "labels/news/feed.xml",
        "tags/nato/feed.xml",
    ];
    let written = with_feeds(&[&FROM_TEMPLATES[..], &feeds].concat());
    // The news sitemap names the paper beside each article, and no article is new.
    let rendered = [&*written, &["sitemap-news.xml"]].concat();
    project.build().rendered(&rendered).written(&written).removed(&[]);
}

#[test]
fn the_menu_is_on_every_page_and_in_no_feed() {
    let project = built(THREE);
    let menu = "\n[[menu]]\ntitle = \"Archive\"\nurl = \"/archive/\"\n";
    project.edit("site.toml", "example.org\"\n", &format!("example.org\"\n{menu}"));
    let built = project.build();
    built.rendered(&FROM_TEMPLATES).written(&FROM_TEMPLATES).removed(&[]);
    built.because(Reason::Settings);
}

#[test]
fn a_setting_that_nothing_shows_writes_nothing() {
    let project = built(THREE);
    project.edit("site.toml", "example.org\"\n", "example.org\"\n[extra]\ncolour = \"red\"\n");
    project.build().rendered(&FROM_TEMPLATES).written(&[]).removed(&[]);
}

#[test]
fn a_comment_in_the_settings_is_no_change() {
    let project = built(THREE);
    project.edit("site.toml", "title", "# The paper's name\ntitle");
    project.build().rendered(&[]).written(&[]).removed(&[]);
}

#[test]
fn an_edit_of_a_template_writes_only_what_comes_out_otherwise() {
    let project = built(THREE);
    let before = times(&project);
    change_theme(
        &project,
        "templates/tag.html",
        "block kind %}<a",
        "block kind %}<a class=\"tag\"",
    );
    let built = project.build();
    built.rendered(&FROM_TEMPLATES).written(&["tags/nato/index.html"]).removed(&[]);
    built.because(Reason::Templates);
    for (path, time) in times(&project) {
        assert_eq!(time == before[&path], path != "tags/nato/index.html", "{path}");
    }
}

#[test]
fn an_edit_of_a_template_without_effect_writes_nothing() {
    let project = built(THREE);
    let before = times(&project);
    change_theme(&project, "templates/base.html", "<!doctype html>", "{# Ours. #}<!doctype html>");
    project.build().rendered(&FROM_TEMPLATES).written(&[]).removed(&[]);
    assert_eq!(times(&project), before);
    project.build().rendered(&[]);
}

#[test]
fn the_same_template_as_the_theme_has_is_no_change() {
    let project = built(THREE);
    change_theme(&project, "templates/base.html", "<!doctype html>", "<!doctype html>");
    project.build().rendered(&[]).written(&[]).removed(&[]);
}

#[test]
fn an_edit_of_a_word_writes_the_pages_that_say_it() {
    let project = built(THREE);
    change_theme(&project, "templates/strings/en.toml", "\"Page not found\"", "\"No such page\"");
    let built = project.build();
    built.written(&["404.html"]).removed(&[]);
    // Feeds carry words of the theme, too: notices of corrections, footnotes, datelines.
    let feeds = [
        "authors/ann-guest/feed.xml",
        "corrections/feed.xml",
        "labels/news/feed.xml",
        "tags/nato/feed.xml",
    ];
    built.rendered(&with_feeds(&[&FROM_TEMPLATES[..], &feeds].concat()));
}

#[test]
fn a_template_that_is_taken_back_gives_the_old_pages() {
    let project = built(THREE);
    let before = tree(&project.output());
    change_theme(
        &project,
        "templates/base.html",
        "<!doctype html>",
        "<!doctype html>\n<!-- ours -->",
    );
    project.build().written(&FROM_TEMPLATES);
    project.remove("templates/base.html");
    project.build().written(&FROM_TEMPLATES);
    assert_eq!(tree(&project.output()), before);
}

/// The pages that are rendered when `c` gets a tag.
fn rendered_for_a_new_tag(project: &Project) -> Vec<String> {
    project.edit("content/articles/c.md", "+++\nThe", "tags = [\"talks\"]\n+++\nThe");
    project.build().published.rendered.into_iter().map(|(path, _)| path.to_string()).collect()
}

#[test]
fn shared_data_enters_the_pages_whose_templates_name_it() {
    let not_found = "404.html".to_owned();
    assert!(!rendered_for_a_new_tag(&built(THREE)).contains(&not_found));

    let project = Project::new(THREE);
    project.write("templates/404.html", "{% include \"partials/count.html\" %}");
    project.write("templates/partials/count.html", "<p>{{ tags | length }}</p>");
    project.build();
    assert_eq!(project.page("404.html"), "<p>1</p>");
    let rendered = rendered_for_a_new_tag(&project);
    assert!(rendered.contains(&not_found), "{rendered:?}");
    assert!(!rendered.contains(&"archive/index.html".to_owned()), "{rendered:?}");
    assert_eq!(project.page("404.html"), "<p>2</p>");
}
