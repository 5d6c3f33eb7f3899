//! What the theme says of an article in words: its day and how long it takes to read.

use crate::project::Project;

#[test]
fn the_day_stands_as_the_country_writes_it() {
    for (language, expected) in [
        ("en", "KYIV, Aug. 16 —"),
        ("en-US", "KYIV, Aug. 16 —"),
        ("en-GB", "KYIV, 16 Aug —"),
        ("en-AU", "KYIV, 16 Aug —"),
    ] {
        let project = Project::new("");
        project.write(
            "site.toml",
            format!(
                "title = \"T\"\nbase_url = \"https://example.org\"\nlanguage = \"{language}\"\n"
            ),
        );
        let front = "title = \"A\"\ndate = 2025-08-16\ndateline = \"Kyiv\"\n";
        project.write("content/articles/a.md", format!("+++\n{front}+++\nText.\n"));
        project.build().warns("");
        let page = project.page("2025/08/16/a/index.html");
        assert!(page.contains(&format!("<span class=\"dateline\">{expected}</span>")), "{page}");
    }
    // A paper that writes it in its own way has it in its own way.
    let project = Project::new("");
    let site = "title = \"T\"\nbase_url = \"https://example.org\"\nlanguage = \"en-GB\"\n";
    project.write("site.toml", site);
    project.write("templates/strings/en.toml", "dateline_date = \"{day} {month}\"\n");
    let front = "title = \"A\"\ndate = 2025-08-16\ndateline = \"Kyiv\"\n";
    project.write("content/articles/a.md", format!("+++\n{front}+++\nText.\n"));
    project.build();
    assert!(project.page("2025/08/16/a/index.html").contains("KYIV, 16 Aug. —"));
}

#[test]
fn an_article_without_words_takes_no_minute() {
    let project = Project::new("");
    let front = "+++\ntitle = \"A\"\ndate = 2025-08-16\nsummary = \"A.\"\n+++\n";
    project.write("content/articles/a.md", front);
    project.write("content/articles/b.md", format!("{front}One word.\n"));
    project.build();
    assert!(!project.page("2025/08/16/a/index.html").contains("minute"));
    assert!(project.page("2025/08/16/b/index.html").contains("<span>1-minute read</span>"));
}

#[test]
fn every_class_of_a_table_has_a_rule() {
    let style = include_str!("../../static/style.css");
    for class in ["end", "center"] {
        assert!(style.contains(&format!(".prose :is(th, td).{class} {{")), "{class}");
    }
}
