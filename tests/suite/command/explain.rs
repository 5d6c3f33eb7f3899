//! `dateline explain PATH`

use dateline::command::Exit;

use super::{Answer, dateline, folder};
use crate::project::Project;

const SITE: &str = "\
-- content/authors/ann.md --
+++
name = \"Ann\"
+++
-- content/authors/bob.md --
+++
name = \"Bob\"
+++
-- content/pages/about.md --
+++
title = \"About\"
+++
Us.
-- content/articles/a/index.md --
+++
title = \"Talks resume\"
date = 2025-08-14
authors = [\"ann\"]
tags = [\"nato\"]
+++
![A table](table.svg)
-- content/articles/a/table.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>
-- content/articles/b.md --
+++
title = \"Talks end\"
date = 2025-08-15
+++
Both sides left.
-- content/articles/c.md --
+++
title = \"Not yet\"
date = 2025-08-16
draft = true
+++
-- content/articles/d.md --
+++
title = \"Tomorrow\"
date = 2025-09-02
+++
-- templates/own.html --
<!doctype html><title>{{ page.url }}</title>{% block main %}{% endblock %}
-- templates/tag.html --
{% extends \"own.html\" %}
{% block main %}{{ term.name }}{% for it in authors %}{{ it.name }}{% endfor %}{% endblock %}
-- templates/author.html --
{{ term.name }}
";

/// The site, built.
fn built() -> Project {
    let project = Project::new(SITE);
    let answer = dateline(project.root(), &["build"]);
    assert_eq!(answer.exit, Exit::Done, "{answer:?}");
    project
}

fn explain(project: &Project, path: &str) -> Answer {
    dateline(project.root(), &["explain", path])
}

const NATO: &str = "\
/tags/nato/ is the list of the tag “nato”

Its template:
  templates/tag.html
    with templates/own.html

Its data:
  its own: page, term, list
  shared: authors

It shows 1 article:
  content/articles/a/index.md

Its key: [..]
  [..]  the program
  [..]  all templates and words of the theme
  [..]  what every page gets of the settings
  [..]  the shared data `authors`
  [..]  its own data

A build would leave it as it is.
";

#[test]
fn a_page_by_every_way_to_write_its_path() {
    let project = built();
    for path in [
        "public/tags/nato/index.html",
        "public/tags/nato/",
        "public/tags/nato",
        "./public/../public/tags/nato",
        "/tags/nato/",
        "/tags/nato/?a=b#c",
        "tags/nato/index.html",
        "https://example.org/tags/nato/",
    ] {
        explain(&project, path).is(Exit::Done, NATO, "");
    }
    let above = project.root().parent().expect("a folder");
    let answer = dateline(above, &["explain", "site/public/tags/nato", "--root", "site"]);
    answer.is(Exit::Done, NATO, "");
    let file = project.root().join("public/tags/nato/index.html");
    explain(&project, file.to_str().expect("a path")).is(Exit::Done, NATO, "");
}

#[test]
fn an_article_and_its_text() {
    let project = built();
    let said = explain(&project, "/2025/08/14/a/");
    assert_eq!((said.exit, said.err.as_str()), (Exit::Done, ""));
    for part in [
        "/2025/08/14/a/ is the article “Talks resume”\n\nIts source:\n  content/articles/a/index.md\n",
        "\nIts template:\n  templates/article.html (the theme's)\n    with templates/base.html (the theme's)\n",
        "\n  its own: page, article, newer, older, content, toc, targets\n",
        "\nIt shows 1 article:\n  content/articles/b.md\n",
        "  the text of content/articles/a/index.md\n",
    ] {
        assert!(said.out.contains(part), "{}", said.out);
    }
}

#[test]
fn what_has_no_template() {
    let project = built();
    explain(&project, "/2025/08/14/a/table.svg").is(
        Exit::Done,
        "/2025/08/14/a/table.svg is a copy of `content/articles/a/table.svg`

Its source:
  content/articles/a/table.svg

Its key: [..]
  [..]  the bytes of its source

A build would leave it as it is.
",
        "",
    );
    explain(&project, "public/feed.xml").is(
        Exit::Done,
        "/feed.xml is the RSS feed “Test”

It shows 2 articles:
  content/articles/b.md
  content/articles/a/index.md

Its key: [..]
  [..]  the program
  [..]  the words of the theme
  [..]  its own data
  [..]  the text of content/articles/b.md
  [..]  the text of content/articles/a/index.md

A build would leave it as it is.
",
        "",
    );
}

/// The last line that is said of a page.
fn verdict(project: &Project, path: &str) -> String {
    let said = explain(project, path);
    said.out.lines().last().unwrap_or(&said.err).to_owned()
}

#[test]
fn why_a_build_would_make_a_page_anew() {
    let page = "/tags/nato/";
    let anew = |reason: &str| format!("A build would make it anew: {reason}.");
    let project = Project::new(SITE);
    assert_eq!(verdict(&project, page), anew("nothing was published here before"));
    let project = built();
    project.edit("content/articles/b.md", "Both sides left.", "Both sides went.");
    assert_eq!(verdict(&project, page), "A build would leave it as it is.");
    assert_eq!(verdict(&project, "/2025/08/15/b/"), anew("what it shows changed"));
    project.edit("content/articles/a/index.md", "Talks resume", "Talks go on");
    assert_eq!(verdict(&project, page), anew("what it shows changed"));
    project.edit("content/articles/a/index.md", "Talks go on", "Talks resume");
    assert_eq!(verdict(&project, page), "A build would leave it as it is.");
    project.edit("site.toml", "title = \"Test\"", "title = \"Paper\"");
    let said = explain(&project, page).out;
    assert!(said.contains("gets of the settings, changed since the last build\n"), "{said}");
    assert!(said.ends_with("anew: the settings changed.\n"), "{said}");
    project.edit("site.toml", "title = \"Paper\"", "title = \"Test\"");
    project.edit("templates/author.html", "{{ term.name }}", "{{ term.key }}");
    let said = explain(&project, page).out;
    assert!(said.contains("words of the theme, changed since the last build\n"), "{said}");
    assert!(said.ends_with("anew: a template or a word of the theme changed.\n"), "{said}");
    project.edit("templates/author.html", "{{ term.key }}", "{{ term.name }}");
    project.remove("public/tags/nato/index.html");
    assert_eq!(verdict(&project, page), anew("its file is missing"));
    project.write("public/tags/nato/index.html", "other");
    assert_eq!(verdict(&project, page), anew("its file isn't what was written"));
    project.write("content/articles/e.md", "+++\ntitle = \"E\"\ndate = 2025-08-01\n+++\n");
    assert_eq!(verdict(&project, "/2025/08/01/e/"), anew("the page is new"));
    // Explaining publishes nothing.
    assert!(!project.has("2025/08/01/e/index.html"));
}

#[test]
fn every_page_that_shows_a_source() {
    let project = built();
    explain(&project, "content/authors/ann.md").is(
        Exit::Done,
        "content/authors/ann.md is the profile of the author “Ann”

It has 1 page of its own:
  /authors/ann/

14 other pages show it:
  /
  /2025/08/
  /2025/08/14/
  /2025/08/14/a/
  /atom.xml
  /authors/
  /authors/ann/feed.xml
  /feed.json
  /feed.xml
  /feeds/
  /labels/news/
  /labels/news/feed.xml
  /tags/nato/
  /tags/nato/feed.xml
",
        "",
    );
    explain(&project, "content/pages/about.md").is(
        Exit::Done,
        "content/pages/about.md is the standing page “About”

It has 1 page of its own:
  /about/
",
        "",
    );
    explain(&project, "templates/author.html").is(
        Exit::Done,
        "templates/author.html is a template

1 page is made with it:
  /authors/ann/
",
        "",
    );
    // The paper's name is in feeds, its address in sitemaps, and of the words some are in feeds.
    let settings = explain(&project, "site.toml").out;
    let words = explain(&project, "templates/strings/en.toml").out;
    for (page, of_settings, of_words) in [
        ("/authors/ann/", true, true),
        ("/feed.xml", true, true),
        ("/sitemap.xml", true, false),
        ("/2025/08/14/a/table.svg", false, false),
    ] {
        let page = format!("\n  {page}\n");
        assert_eq!((settings.contains(&page), words.contains(&page)), (of_settings, of_words));
    }
    explain(&project, "content/articles/a/table.svg").is(
        Exit::Done,
        "content/articles/a/table.svg is a file that is published as it is

It has 1 page of its own:
  /2025/08/14/a/table.svg

[..] other pages show it:
...
  /2025/08/14/a/
...
",
        "",
    );
}

/// What is said to show a source is what a build makes anew when the source is another.
#[test]
fn the_pages_that_show_a_source_are_those_that_an_edit_touches() {
    let project = built();
    let mut said = Vec::new();
    for line in explain(&project, "content/articles/a/index.md").out.lines() {
        said.extend(line.strip_prefix("  ").map(str::to_owned));
    }
    project.edit("content/articles/a/index.md", "Talks resume", "Talks go on");
    project.edit("content/articles/a/index.md", "A table", "Another table");
    let built = dateline(project.root(), &["build", "--explain"]).out;
    let mut touched: Vec<String> = built
        .lines()
        .filter_map(|line| line.strip_suffix(": what it shows changed"))
        .map(|path| format!("/{}", path.trim_end_matches("index.html")))
        .collect();
    said.sort();
    touched.sort();
    assert!(touched.len() > 8, "{touched:?}");
    assert_eq!(said, touched);
}

#[test]
fn what_readers_do_not_see() {
    let project = built();
    project.write("content/pages/plan.md", "+++\ntitle = \"Plan\"\ndraft = true\n+++\nText.\n");
    explain(&project, "content/pages/plan.md").is(
        Exit::Done,
        "content/pages/plan.md is the standing page “Plan”\n\nNo page shows it: it is a draft\n",
        "",
    );
    explain(&project, "content/articles/c.md").is(
        Exit::Done,
        "content/articles/c.md is the article “Not yet”\n\nNo page shows it: it is a draft\n",
        "",
    );
    explain(&project, "content/articles/d.md").is(
        Exit::Done,
        "content/articles/d.md is the article “Tomorrow”\n\nNo page shows it: it is scheduled for 2025-09-02\n",
        "",
    );
    explain(&project, "content/authors/bob.md").is(
        Exit::Done,
        "content/authors/bob.md is a profile that no published article names\n\nNo page shows it.\n",
        "",
    );
    explain(&project, "/2025/08/16/c/").is(
        Exit::Faults,
        "",
        "error: `/2025/08/16/c/` isn't published
 |
 = help: it is the page of `content/articles/c.md`, which is left out: `dateline explain content/articles/c.md` says why

",
    );
    let drafts = dateline(project.root(), &["explain", "--drafts", "/2025/08/16/c/"]);
    assert!(drafts.out.starts_with("/2025/08/16/c/ is the article “Not yet”\n"), "{drafts:?}");
    let later = dateline(project.root(), &["explain", "--now", "2025-09-03", "/2025/09/02/d/"]);
    assert!(later.out.ends_with("anew: the page is new.\n"), "{later:?}");
}

#[test]
fn what_is_not_there() {
    let project = built();
    explain(&project, "/tags/nota/").is(
        Exit::Faults,
        "",
        "error: there is no page `/tags/nota/`\n |\n = help: did you mean `/tags/nato/`?\n\n",
    );
    for (short, whole) in
        [("base.html", "templates/base.html"), ("authors/ann.md", "content/authors/ann.md")]
    {
        let help =
            format!("error: there is no page `/{short}`\n |\n = help: did you mean `{whole}`?\n\n");
        explain(&project, short).is(Exit::Faults, "", &help);
    }
    explain(&project, "content/authors/anna.md").is(
        Exit::Faults,
        "",
        "error: there is no file `content/authors/anna.md`\n |\n = help: did you mean `content/authors/ann.md`?\n\n",
    );
    explain(&project, "https://example.com/").is(
        Exit::Faults,
        "",
        "error: `https://example.com/` is no address of this site
 |
 = help: write the path of a source, of a file of the output, or of a URL of the site

",
    );
    project.remove("content/articles/b.md");
    explain(&project, "/2025/08/15/b/").is(
        Exit::Faults,
        "",
        "error: nothing makes `/2025/08/15/b/` any more
 |
 = help: an earlier build published it, and the next one takes it away

",
    );
    let nowhere = dateline(folder().path(), &["explain", "/tags/nato/"]);
    assert_eq!(nowhere.exit, Exit::Faults);
    assert!(nowhere.err.contains("site.toml"), "{nowhere:?}");
}

#[test]
fn a_site_with_errors_is_explained_and_they_are_shown() {
    let project = built();
    project.write("content/articles/f.md", "+++\ntitle = 1\ndate = 2025-08-01\n+++\n");
    let said = explain(&project, "/tags/nato/");
    assert_eq!(said.exit, Exit::Faults);
    assert!(said.out.ends_with("\nA build would publish nothing: 1 error\n"), "{said:?}");
    assert!(said.err.contains("content/articles/f.md:2:9"), "{said:?}");
}

#[test]
fn a_picture_that_is_made_says_of_what_and_who_shows_it() {
    let project = Project::new(
        "-- site.toml --\ntitle = \"T\"\nbase_url = \"https://example.org\"\n[images]\nwidths = [16]\n\
         -- content/articles/a/index.md --\n+++\ntitle = \"A\"\ndate = 2025-08-14\n\
         image = { src = \"ship.png\", alt = \"A ship\" }\n+++\nText.\n",
    );
    project.write("content/articles/a/ship.png", crate::whole::png(80, 60, &[200; 900]));
    assert_eq!(dateline(project.root(), &["build"]).exit, Exit::Done);
    let files = crate::project::tree(&project.output());
    let one = |start: &str| {
        let found = files.keys().find(|path| path.contains(start));
        format!("/{}", found.unwrap_or_else(|| panic!("{start} in {:?}", files.keys())))
    };
    let whole = one("ship-16.");
    let answer = explain(&project, &whole);
    let said = format!(
        "{whole} is made of all of `content/articles/a/ship.png`: WebP of 16 × 12 pixels, for pages \
         that show all of it\n\n\
         Its source:\n  content/articles/a/ship.png\n\n\
         1 page shows it:\n  /2025/08/14/a/\n\n"
    );
    assert!(answer.out.starts_with(&said), "{answer:?}");
    assert!(answer.out.ends_with("\nA build would leave it as it is.\n"), "{answer:?}");
    let card = explain(&project, &one("ship-16x11."));
    let said = "is made of the part of 80 × 53 pixels at 0, 4 of `content/articles/a/ship.png`: WebP of \
                16 × 11 pixels, for cards\n";
    assert!(card.out.contains(said), "{card:?}");
    let source = explain(&project, "content/articles/a/ship.png");
    let (_, made) = source.out.split_once("pictures are made of it:\n").expect("pictures");
    let (made, others) = made.split_once("\n\n").expect("an end");
    assert!(made.lines().all(|line| files.contains_key(line.trim_start_matches("  /"))), "{made}");
    assert_eq!(made.lines().count(), files.keys().filter(|it| it.contains("/ship-")).count());
    assert!(others.contains("  /2025/08/14/a/\n") && others.contains("  /feed.xml\n"), "{others}");
    let none = explain(&project, &whole.replace("ship-16.", "ship-17."));
    assert_eq!(none.exit, Exit::Faults, "{none:?}");
}
