//! `dateline list`

use dateline::command::Exit;

use super::dateline;
use crate::project::Project;

const ARTICLES: &str = "\
-- content/authors/ann.md --
+++
name = \"Ann Guest\"
+++
-- content/articles/a.md --
+++
title = \"An article\"
date = 2025-08-14
tags = [\"NATO\", \"trade\"]
authors = [\"ann\"]
+++
-- content/articles/b.md --
+++
title = \"A draft\"
date = 2025-08-15T10:00:00Z
tags = [\"Black Sea\"]
authors = [\"ann\", \"Some Body\"]
label = \"analysis\"
draft = true
+++
-- content/articles/c.md --
+++
title = \"An embargo\"
date = 2025-09-02
+++
-- content/articles/d/index.md --
+++
title = \"An end\"
date = 2025-08-01
expires = 2025-08-02
tags = [\"nato\"]
+++
";

const A: &str = "2025-08-14  published  news       An article  (content/articles/a.md)\n";
const B: &str = "2025-08-15  draft      analysis   A draft  (content/articles/b.md)\n";
const C: &str = "2025-09-02  scheduled  news       An embargo  (content/articles/c.md)\n";
const D: &str = "2025-08-01  expired    news       An end  (content/articles/d/index.md)\n";

#[test]
fn all_and_the_few_that_are_asked_for() {
    let project = Project::new(ARTICLES);
    let list = |arguments: &[&str], expected: &[&str]| {
        let arguments = [&["list"], arguments].concat();
        dateline(project.root(), &arguments).is(Exit::Done, &expected.concat(), "");
    };
    list(&[], &[C, B, A, D]);
    list(&["--drafts"], &[B]);
    list(&["--scheduled"], &[C]);
    list(&["--expired"], &[D]);
    list(&["--tag", "nato"], &[A, D]);
    list(&["--tag", "Nato", "--expired"], &[D]);
    list(&["--tag", "black-sea"], &[B]);
    list(&["--author", "ann"], &[B, A]);
    list(&["--author", "Some Body"], &[B]);
    list(&["--author", "ann", "--tag", "trade"], &[A]);
    let unknown = |arguments: &[&str], said: &str| {
        dateline(project.root(), &[&["list"], arguments].concat()).is(Exit::Done, "", said);
    };
    unknown(&["--tag", "nothing"], "warning: no article has the tag `nothing`\n\n");
    unknown(
        &["--author", "anm"],
        "warning: no article has the author `anm`\n |\n = help: did you mean `ann`?\n\n",
    );
}

#[test]
fn an_array_for_programs() {
    let project = Project::new(ARTICLES);
    dateline(project.root(), &["list", "--drafts", "--format", "json"]).is(
        Exit::Done,
        r#"[
  {
    "date": "2025-08-15T10:00:00+00:00",
    "status": "draft",
    "label": "analysis",
    "title": "A draft",
    "path": "content/articles/b.md",
    "authors": [
      "ann",
      "Some Body"
    ],
    "tags": [
      "Black Sea"
    ]
  }
]
"#,
        "",
    );
    let none = dateline(project.root(), &["list", "--tag", "x", "--format", "json"]);
    none.is(Exit::Done, "[]\n", "warning: no article has the tag `x`\n\n");
}

#[test]
fn a_broken_article_is_told_of_and_the_rest_is_listed() {
    let project = Project::new(ARTICLES);
    project.write("content/articles/e.md", "+++\ntitle = 1\ndate = 2025-08-20\n+++\n");
    let answer = dateline(project.root(), &["list", "--tag", "trade"]);
    assert_eq!(answer.exit, Exit::Faults);
    assert_eq!(answer.out, A);
    assert!(answer.err.contains("content/articles/e.md:2:9"), "{}", answer.err);
}

#[test]
fn another_root() {
    let project = Project::new(ARTICLES);
    let above = project.root().parent().expect("a folder");
    dateline(above, &["list", "--expired", "--root", "site"]).is(Exit::Done, D, "");
}
