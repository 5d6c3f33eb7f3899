//! What authors are told when something is wrong: the exact pictures, theme by theme.
//!
//! Each picture has been read as a journalist would read it: what is wrong, where, and what to
//! write instead. A failed build leaves the output as it was; [`Project::fails`] holds that.

mod dates;
mod fields;
mod files;
mod front_matter;
mod images;
mod limits;
mod links;
mod many;
mod mistakes;
mod names;
mod refused;
mod settings;
mod template_mistakes;
mod templates;
mod terms;
mod text;
mod toml_faults;
mod urls;

use dateline::diagnostic::Format;

use crate::project::{Project, draw, tree};

/// A site of one article, which has these lines in its front matter from the fourth on.
fn article(lines: &str) -> Project {
    let project = Project::new("");
    project.write(
        "content/articles/a.md",
        format!(
            "+++\ntitle = \"Talks resume\"\ndate = 2025-08-16\n{lines}\n+++\nBoth sides met.\n"
        ),
    );
    project
}

/// A site of one article, whose text begins in the fifth line.
fn text(body: &str) -> Project {
    let project = Project::new("");
    project.write(
        "content/articles/a.md",
        format!("+++\ntitle = \"Talks resume\"\ndate = 2025-08-16\n+++\n{body}\n"),
    );
    project
}

/// A site whose settings have these lines from the third on.
fn settings(lines: &str) -> Project {
    let project = Project::new("");
    project.write(
        "site.toml",
        format!("title = \"Test\"\nbase_url = \"https://example.org\"\n{lines}\n"),
    );
    project
}

/// What a failed build says, letter for letter but for the folder of the test.
fn said(project: &Project) -> String {
    let before = tree(&project.output());
    let outcome = project.attempt();
    assert!(outcome.published.is_none(), "it was published");
    assert_eq!(tree(&project.output()), before, "the output was touched");
    let said = draw(project.root(), &outcome.diagnostics, Format::Human);
    said.trim_end().replace(&project.root().display().to_string(), "ROOT")
}
