//! Articles with a mistake: what a reader would take for markup is rendered or told of.
//!
//! `mutations.py` makes mistakes in real articles, each from its number, and they are built as one site;
//! `second_parser.py` reads the same texts by a parser that nobody here wrote, and says what was passed
//! over in silence.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::diagnostic::{Diagnostic, Severity};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::site::attempt;
use crate::tools::{output_of, python};

const FRONT: &str = "+++\ntitle = \"T\"\ndate = 2025-08-16\nsummary = \"S.\"\n+++\n";

/// An article, and what came of it.
#[derive(Debug, Deserialize, Serialize)]
struct Article {
    name: String,
    text: String,
    /// What was said of it: from which byte to which, and in which words.
    #[serde(default)]
    told: Vec<(usize, usize, String)>,
    #[serde(default)]
    html: String,
}

impl Article {
    /// What is said of a place in its text.
    fn told(&self, fault: &Diagnostic) -> Option<(usize, usize, String)> {
        let mark = fault.marks.first()?;
        let is_here = mark.path.as_str() == format!("content/articles/{}.md", self.name);
        let place = mark.span.filter(|_| is_here)?.range();
        let from = |at: usize| at.saturating_sub(FRONT.len()).min(self.text.len());
        Some((from(place.start), from(place.end), fault.message.clone()))
    }

    /// Takes the paragraphs out in which there is an error, which was told of.
    fn without(&mut self, errors: &[(usize, usize, String)]) {
        let paragraph = |(from, _, _): &(usize, usize, String)| {
            let begin = self.text[..*from].rfind("\n\n").map_or(0, |at| at + 2);
            let end = self.text[*from..].find("\n\n").map_or(self.text.len(), |at| from + at);
            (begin, end.max(begin))
        };
        let paragraphs: BTreeSet<(usize, usize)> = errors.iter().map(paragraph).collect();
        for (begin, end) in paragraphs.into_iter().rev() {
            self.text.replace_range(begin..end, "");
        }
    }
}

/// The articles as they can be published, with what was said of them.
fn built(mut articles: Vec<Article>) -> Vec<Article> {
    let folder = TempDir::new().expect("a temporary folder");
    let root = folder.path().join("site");
    let write = |path: &str, text: &str| {
        let file = root.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        fs::write(file, text).expect("a file");
    };
    write("site.toml", "title = \"Test\"\nbase_url = \"https://example.org\"\n");
    write("templates/article.html", "{{ content | safe }}");
    write("static/dot.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let path = |article: &Article| format!("content/articles/{}.md", article.name);
    for article in &articles {
        write(&path(article), &format!("{FRONT}{}", article.text));
    }
    loop {
        let outcome = attempt(&root, "2025-08-17T12:00:00");
        let said = outcome.diagnostics.sorted();
        if outcome.published.is_some() {
            for article in &mut articles {
                article.told = said.iter().filter_map(|fault| article.told(fault)).collect();
                let page = format!("public/2025/08/16/{}/index.html", article.name);
                article.html = fs::read_to_string(root.join(page)).expect("a page");
            }
            return articles;
        }
        let mut is_mended = false;
        for article in &mut articles {
            let errors = said.iter().filter(|it| it.severity == Severity::Error);
            let errors: Vec<_> = errors.filter_map(|fault| article.told(fault)).collect();
            if !errors.is_empty() {
                let before = article.text.clone();
                article.without(&errors);
                is_mended |= before != article.text;
                write(&path(article), &format!("{FRONT}{}", article.text));
            }
        }
        assert!(is_mended, "an error that isn't in a text: {said:#?}");
    }
}

#[test]
#[ignore = "needs Python's markdown-it-py and lxml"]
fn what_looks_like_markup_is_rendered_or_told_of() {
    let variable = |name: &str, default: &str| std::env::var(name).unwrap_or(default.to_owned());
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders: Vec<PathBuf> = match std::env::var("DATELINE_ARTICLES") {
        Ok(folder) => vec![folder.into()],
        Err(_) => vec![here.join("content"), here.join("docs")],
    };
    let mut command = python("mutations.py");
    command.arg(variable("DATELINE_MUTATIONS", "100"));
    command.arg(variable("DATELINE_MUTATIONS_FIRST", "0")).args(folders);
    let line = |line: &str| serde_json::from_str(line).expect("an article as JSON");
    let mut articles = Vec::new();
    let mutants: Vec<Article> = output_of(command).lines().map(line).collect();
    let mut mutants = mutants.into_iter().peekable();
    while mutants.peek().is_some() {
        articles.extend(built(mutants.by_ref().take(500).collect()));
    }
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("articles.json");
    let lines: Vec<String> =
        articles.iter().map(|it| serde_json::to_string(it).expect("JSON")).collect();
    fs::write(&file, lines.join("\n")).expect("a file");
    let mut command = python("second_parser.py");
    command.arg(&file);
    let silent = output_of(command);
    assert!(silent.is_empty(), "passed over in silence:\n{silent}");
}
