//! The examples of the manual as one site.

use crate::answer::dateline;
use crate::project::Project;
use crate::text::{Block, blocks, blocks_of, code_in, rows, section};

/// The article that shows everything that texts may have.
const BUNDLE: &str = "content/articles/2025/2025-06-12-grain-corridor";

/// Lists of tables that an article has.
const TABLES: [&str; 3] = ["[[corrections]]", "[[pictures]]", "[[sources]]"];

/// A site as `dateline init` makes it.
pub(crate) fn new_site() -> Project {
    let project = Project::new("");
    project.remove("site.toml");
    let folder = project.root().parent().expect("a folder");
    let answer = dateline(folder, &["init", "site"]);
    assert_eq!(answer.err, "");
    project
}

/// Blocks of a language that name no file.
pub(crate) fn fragments(language: &str) -> impl Iterator<Item = Block> {
    let language = language.to_owned();
    blocks().into_iter().filter(move |it| it.language == language && it.file.is_none())
}

/// The site of all examples, with what they lead to and every link of the table of links.
pub(crate) fn example() -> Project {
    let project = new_site();
    for block in blocks() {
        if let Some(file) = &block.file {
            project.write(file, &block.text);
        }
    }
    let is_live = |block: &Block| block.text.contains("{#first-session}");
    let mut text: String = fragments("markdown")
        .filter(|block| !is_live(block))
        .map(|block| block.text + "\n")
        .collect();
    text.extend(fragments("gallery").map(|it| format!("```gallery\n{}```\n\n", it.text)));
    for row in rows(&section("writing.md", "## Links"), "written") {
        text.extend(code_in(&row[0]).into_iter().map(|link| format!("{link}\n")));
    }
    let article = format!("{BUNDLE}/index.md");
    let source = std::fs::read_to_string(project.root().join(&article)).expect("the article");
    let tables: String = fragments("toml")
        .filter(|it| TABLES.iter().any(|table| it.text.starts_with(table)))
        .map(|block| block.text)
        .collect();
    let source = source.replacen("\n+++\n", &format!("\n{tables}+++\n"), 1);
    project.write(&article, format!("{source}\n{text}"));
    for file in ["port.jpg", "ships.jpg", "statement.pdf"] {
        project.write(&format!("{BUNDLE}/{file}"), b"GIF89a\x01\0\x01\0\0\0\0;");
    }
    project.write("static/admin/sveltia-cms.js", "// the editor's own");
    let live = fragments("markdown").find(is_live).expect("live coverage");
    let front = "+++\ntitle = \"Live\"\ndate = 2025-08-15\nlabel = \"live\"\n+++\n";
    project.write("content/articles/live.md", format!("{front}{}\n", live.text));
    project
}

#[test]
fn the_first_article_builds_in_a_new_site() {
    let article = blocks().into_iter().find(|it| it.page == "writing.md").expect("an article");
    let project = new_site();
    project.write(&article.file.expect("its file"), article.text);
    project.build().warns("");
    let said = dateline(project.root(), &["check", "--format", "short"]).out;
    let about_it: Vec<&str> = said.lines().filter(|it| it.contains("talks-resume.md")).collect();
    assert!(about_it.is_empty(), "{about_it:#?}");
}

#[test]
fn the_examples_build_without_a_word() {
    let project = example();
    project.build().warns("");
    let corridor = project.page("2025/06/12/grain-corridor/index.html");
    assert!(corridor.contains("<p>Europe desk</p>"), "{corridor}");
    assert!(project.page("2025/08/16/talks-resume/index.html").contains("<p>no picture</p>"));
}

#[test]
fn every_url_of_the_table_is_there() {
    let project = example();
    project.build();
    for row in rows(&section("output.md", "# What comes out"), "URL") {
        for url in code_in(&row[0]) {
            let path = url.trim_start_matches('/');
            let is_folder = path.is_empty() || path.ends_with('/');
            let file = format!("{path}{}", if is_folder { "index.html" } else { "" });
            assert!(project.has(&file), "{url}");
        }
    }
}

#[test]
fn every_fragment_of_toml_is_taken() {
    let settings = "title = \"Test\"\nbase_url = \"https://example.org\"\n";
    for Block { page, text, .. } in fragments("toml") {
        let keys = ["title = \"A\"\n", "date = 2025-08-01\n", "authors = [\"Ann\"]\n"];
        let is_missing = |key: &&str| !text.starts_with(key.split('=').next().expect("a key"));
        let article: String = keys.into_iter().filter(is_missing).collect();
        let places = [
            ("content/articles/a.md", format!("+++\n{article}{text}+++\nText.\n")),
            ("site.toml", format!("{settings}{text}")),
            ("templates/strings/uk.toml", text.clone()),
        ];
        let is_taken = |(path, written): &(&str, String)| {
            Project::new("").write(path, written).attempt().published.is_some()
        };
        assert!(places.iter().any(is_taken), "{page}: nothing takes\n{text}");
    }
}

#[test]
fn every_fragment_of_a_template_is_taken() {
    for Block { page, text, .. } in fragments("html") {
        let project = example();
        let home = format!("{{% extends \"base.html\" %}}{{% block main %}}{text}{{% endblock %}}");
        project.write("templates/home.html", home);
        project.build();
        assert!(project.page("index.html").contains("Talks resume in Geneva"), "{page}: {text}");
    }
}

#[test]
fn every_example_is_of_a_kind_that_is_tried() {
    let style = include_str!("../../static/style.css");
    for Block { page, language, text, .. } in blocks() {
        let shown = |line: &str| style.contains(line.trim_end());
        let is_tried = match language.as_str() {
            "sh" | "toml" | "markdown" | "gallery" | "html" => true,
            "css" => text.lines().all(shown),
            "crontab" => text.contains(" dateline build "),
            // Each has a test that holds it against what the program says.
            "text" => ["error: ", "error[", "the site changes by itself"]
                .iter()
                .any(|beginning| text.starts_with(beginning)),
            "json" => text.starts_with("{\"severity\":"),
            _ => false,
        };
        // What developers do isn't done in a site.
        assert!(
            is_tried || page == "contributing.md",
            "{page}: nothing tries ```{language}\n{text}"
        );
    }
}

#[test]
fn a_named_block_of_a_page_is_a_file() {
    let text = "`a/b.md`:\n\n```markdown\nA\n```\n\n   ```css\n   b\n   ```\n";
    let found = blocks_of("x.md", text);
    let found: Vec<_> = found.iter().map(|it| (it.file.as_deref(), it.text.as_str())).collect();
    assert_eq!(found, [(Some("a/b.md"), "A\n"), (None, "b\n")]);
}
