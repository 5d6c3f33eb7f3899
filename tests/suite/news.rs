//! The news model, rule by rule as NEWS.md has it: heads, structured data, pages for readers.

use serde_json::Value;

use crate::project::Project;
use crate::whole::plainly;

mod article;
mod authors;
mod citations;
mod dates;
mod head;
mod live;
mod publisher;
mod structured_data;

/// An article by itself.
fn article(keys: &str, text: &str) -> Project {
    let project = Project::new("");
    write_article(&project, keys, text);
    project
}

/// Writes that article.
fn write_article(project: &Project, keys: &str, text: &str) {
    let front = format!("title = \"Talks\"\ndate = 2025-08-16T09:30:00Z\n{keys}");
    project.write("content/articles/talks.md", format!("+++\n{front}\n+++\n{text}\n"));
}

/// Where that article goes.
const TALKS: &str = "2025/08/16/talks/index.html";

/// The structured data of a page, thing by thing; what names a rendition's bytes is `#`.
#[track_caller]
fn things(project: &Project, path: &str) -> Vec<Value> {
    let html = plainly(&project.page(path));
    let begin = "<script type=\"application/ld+json\">";
    assert_eq!(html.matches(begin).count(), 1, "{path}");
    let (_, rest) = html.split_once(begin).expect("structured data");
    let (json, _) = rest.split_once("</script>").expect("an end");
    let things: Vec<Value> = serde_json::from_str(json).expect("a list as JSON");
    assert!(things.iter().all(|thing| thing["@context"] == "https://schema.org"), "{json}");
    things
}

/// The one thing of a type on a page.
#[track_caller]
fn thing(project: &Project, path: &str, kind: &str) -> Value {
    let all = things(project, path);
    let is_it = |thing: &&Value| match &thing["@type"] {
        Value::Array(kinds) => kinds.iter().any(|it| it == kind),
        one => one == kind,
    };
    let found: Vec<&Value> = all.iter().filter(is_it).collect();
    assert_eq!(found.len(), 1, "{kind} on {path}: {all:#?}");
    found[0].clone()
}

/// What stands between two texts, each time that the first one comes.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.split(from).skip(1).filter_map(|rest| rest.split(to).next()).collect()
}
