//! The examples, built as one site.

use dateline::diagnostic::Format;

use crate::project::{Project, draw};
use crate::text::{blocks, code_in, rows, section};

const BUNDLE: &str = "content/articles/2025/2025-08-16-talks-resume";

/// The site of the examples, with what they lead to and every link of the table of links.
fn example() -> Project {
    let project = Project::new("");
    for block in ["markdown", "toml", "html"].into_iter().flat_map(blocks) {
        if let Some(file) = block.file {
            project.write(file, &block.text);
        }
    }
    let mut text: String = blocks("markdown")
        .into_iter()
        .filter(|block| block.file.is_none())
        .map(|block| block.text + "\n")
        .collect();
    for row in rows(section("### Links"), "written") {
        text.extend(code_in(&row[0]).into_iter().map(|link| format!("{link}\n")));
    }
    let article = format!("{BUNDLE}/index.md");
    let source = std::fs::read_to_string(project.root().join(&article)).expect("the article");
    let corrections: Vec<String> = blocks("toml")
        .into_iter()
        .map(|block| block.text)
        .filter(|text| text.starts_with("[[corrections]]"))
        .collect();
    let source = source.replacen("\n+++\n", &format!("\n{}+++\n", corrections.concat()), 1);
    project.write(&article, format!("{source}\n{text}"));
    for file in ["table.jpg", "ships.jpg", "statement.pdf"] {
        project.write(&format!("{BUNDLE}/{file}"), "a file");
    }
    let keys = "tags = [\"NATO\"]\nseries = \"grain-corridor\"\n";
    let front = format!("+++\ntitle = \"The corridor\"\ndate = 2025-06-12\n{keys}+++\n");
    let corridor = format!("{front}## What was agreed\n\nAs before.\n");
    project.write("content/articles/2025/2025-06-12-grain-corridor.md", corridor);
    let live = blocks("markdown").into_iter().find(|it| it.text.contains("{#first-session}"));
    let front = "+++\ntitle = \"Live\"\ndate = 2025-08-15\nlabel = \"live\"\n+++\n";
    let live = format!("{front}{}\n", live.expect("live coverage").text);
    project.write("content/articles/live.md", live);
    project
}

#[test]
fn the_examples_build_without_a_word() {
    let project = example();
    project.build().warns("");
    let credit = "<p>Europe desk</p>";
    assert!(project.page("2025/08/16/talks-resume/index.html").contains(credit));
    assert!(project.page("2025/06/12/grain-corridor/index.html").contains("<p>no picture</p>"));
}

#[test]
fn every_url_of_the_table_is_there() {
    let project = example();
    project.build();
    for row in rows(section("## What comes out"), "URL") {
        for url in code_in(&row[0]) {
            let path = url.trim_start_matches('/');
            let is_folder = path.is_empty() || path.ends_with('/');
            let file = format!("{path}{}", if is_folder { "index.html" } else { "" });
            assert!(project.has(&file), "{url}");
        }
    }
}

#[test]
fn all_toml_is_toml() {
    for block in blocks("toml") {
        if let Err(error) = block.text.parse::<toml::Table>() {
            panic!("{error}\n{}", block.text);
        }
    }
}

#[test]
fn the_error_that_it_shows_is_what_an_author_sees() {
    let front = "title = \"Talks resume in Geneva\"\ndate = 2025-08-16\nlable = \"analysis\"\n";
    let project = Project::new("");
    project.write("content/articles/talks.md", format!("+++\n{front}+++\n"));
    let picture = blocks("text").into_iter().find(|it| it.text.starts_with("error:"));
    project.fails(&picture.expect("a picture of an error").text);
    let json = draw(project.root(), &project.attempt().diagnostics, Format::Json);
    assert_eq!(blocks("json")[0].text.lines().next(), json.lines().next());
}

#[test]
fn what_lies_beside_a_draft_stays_unpublished_inside_another_bundle() {
    let project = Project::new(
        "-- content/articles/a/index.md --\n+++\ntitle = \"A\"\ndate = 2025-01-01\n+++\n\
         -- content/articles/a/photo.jpg --\nphoto\n\
         -- content/articles/a/b/index.md --\n+++\ntitle = \"B\"\ndate = 2025-01-01\ndraft = true\n+++\n\
         -- content/articles/a/b/secret.jpg --\nsecret\n",
    );
    project.build();
    assert!(project.has("2025/01/01/a/photo.jpg"));
    assert!(!project.has("2025/01/01/a/b/secret.jpg"));
}

#[test]
fn the_menu_leads_into_the_folder_of_the_site() {
    let project = Project::new(
        "-- site.toml --\ntitle = \"Test\"\nbase_url = \"https://example.org/blog\"\n\
         menu = [{ title = \"Tags\", url = \"/tags/\" }, { title = \"X\", url = \"https://x.example/\" }]\n",
    );
    project.build();
    let home = project.page("index.html");
    assert!(home.contains("<a href=\"/blog/tags/\">Tags</a>"), "{home}");
    assert!(home.contains("<a href=\"https://x.example/\">X</a>"), "{home}");
}
