//! Nothing unpublished is published: every byte and every name of the output is searched for words
//! that stand in a draft, a scheduled and an expired article and nowhere else.

use dateline::path::OutputPath;

use crate::project::{Project, tree};
use crate::sounds::{film, mp3};

const HARBOUR: &[u8] = include_bytes!("data/harbour.png");

/// Why an article isn't published, by the key that says so. The word is in all that it has.
const WITHHELD: [(&str, &str); 3] = [
    ("zqdraft", "draft = true"),
    ("zqscheduled", "draft = false"),
    ("zqexpired", "expires = 2025-08-20"),
];

/// An article in which everything that can be written has the word in it.
fn article(word: &str, key: &str) -> String {
    let date = if word == "zqscheduled" { "2025-10-01" } else { "2025-08-10" };
    format!(
        r#"+++
title = "Title *{word}*"
date = {date}
{key}
summary = "Summary {word}."
authors = ["{word}-author", "Guest {word}"]
tags = ["tag {word}", "shared"]
places = ["{word}-place", "UA"]
label = "review"
section = "Section {word}"
dateline = "Town {word}"
slug = "slug-{word}"
aliases = ["/alias-{word}/"]
updated = {date}
id = "tag:example.org,2025:{word}"
series = "series-{word}"
part = 1
language = "de"
image = {{ src = "{word}.png", alt = "Alt {word}", caption = "Caption {word}", credit = "Credit {word}" }}
audio = {{ src = "talk-{word}.mp3", title = "Talk {word}", transcript = "report-{word}.txt" }}
extra = {{ note = "Extra {word}" }}

[[corrections]]
date = {date}
text = "Correction {word}."

[[pictures]]
src = "photo-{word}.jpg"
caption = "Said *{word}*"
credit = "Owed {word}"
source = "generated"

[[sources]]
title = "Source {word}"
key = "{word}"
url = "https://{word}.example/"
publisher = "Publisher {word}"
archived = "https://archive.example/{word}"
+++
Words {word}.[@{word}]

## Heading {word}

![Inner {word}](inner-{word}.svg "Of *{word}*") [report](report-{word}.txt)

Claim.[^{word}] https://{word}.example/ <!-- {word}-comment -->

![Crowd](photo-{word}.jpg)

![Aside](/aside.png)

![Film {word}](film-{word}.mp4)

[^{word}]: Note {word}.
"#
    )
}

fn paper() -> Project {
    let project = Project::new(
        "
-- site.toml --
title = \"Test\"
base_url = \"https://example.org\"
time_zone = \"Europe/Vienna\"
collections.reviews = { label = \"review\" }
-- templates/home.html --
{% extends \"base.html\" %}
{% block main %}{% for it in collections.reviews %}{{ it.title }}{% endfor %}{% endblock main %}
",
    );
    // Articles show it that aren't published, and no other.
    project.write("static/aside.png", HARBOUR);
    let mut links = String::new();
    for (word, key) in WITHHELD {
        let folder = format!("content/articles/{word}");
        project.write(&format!("{folder}/index.md"), article(word, key));
        project.write(&format!("{folder}/{word}.png"), HARBOUR);
        let drawing = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- {word} --></svg>");
        project.write(&format!("{folder}/inner-{word}.svg"), drawing);
        // A picture is what its bytes are.
        project.write(&format!("{folder}/photo-{word}.jpg"), HARBOUR);
        project.write(&format!("{folder}/report-{word}.txt"), word);
        project.write(&format!("{folder}/talk-{word}.mp3"), mp3(2));
        project.write(&format!("{folder}/film-{word}.mp4"), film(2, true));
        project.write(&format!("{folder}/film-{word}.vtt"), format!("WEBVTT\n\n{word}\n"));
        let author =
            format!("+++\nname = \"Author {word}\"\nrole = \"Role {word}\"\n+++\n{word}\n");
        project.write(&format!("content/authors/{word}-author.md"), author);
        let place = format!("+++\nname = \"Place {word}\"\n+++\n{word}\n");
        project.write(&format!("content/places/{word}-place.md"), place);
        let tag = format!("+++\nname = \"Tag {word}\"\n+++\n{word}\n");
        project.write(&format!("content/tags/tag-{word}.md"), tag);
        let there = format!("{word}/index.md");
        let soon = format!("[soon]({there}) [there]({there}#heading-{word})");
        links.extend([soon, format!(" [report]({word}/report-{word}.txt) ")]);
    }
    let standing = "+++\ntitle = \"Standing zqdraft\"\ndraft = true\n+++\nStanding zqdraft.\n";
    project.write("content/pages/standing-zqdraft.md", standing);
    links.push_str("[page](../pages/standing-zqdraft.md)");
    let front = "title = \"Public\"\ndate = 2025-08-11\ntags = [\"shared\"]\nauthors = [\"Ann\"]";
    project.write("content/articles/public.md", format!("+++\n{front}\n+++\n{links}\n"));
    project
}

/// The files of the output that have the word in their name or in themselves, in any case.
fn files_with(project: &Project, word: &str) -> Vec<String> {
    let has = |bytes: &[u8]| {
        let small = bytes.to_ascii_lowercase();
        memchr::memmem::find(&small, word.as_bytes()).is_some()
    };
    let files = tree(&project.output()).into_iter();
    let found = files.filter(|(path, bytes)| has(path.as_bytes()) || has(bytes));
    found.map(|(path, _)| path).collect()
}

#[test]
fn no_byte_of_the_output_is_of_what_is_not_published() {
    let project = paper();
    let built = project.build();
    let withheld: usize = built.outcome.withheld.iter().map(|(_, count)| count).sum();
    assert_eq!((withheld, built.outcome.articles), (3, 1));
    assert!(project.page("2025/08/11/public/index.html").contains("<p>soon there report "));
    for (word, _) in WITHHELD {
        assert_eq!(files_with(&project, word), [""; 0], "{word}");
    }
    assert!(!project.has("labels/review/index.html"), "no article of that label is published");
}

#[test]
fn the_search_finds_what_is_published() {
    // A search that finds nothing in any case proves nothing.
    let mut project = paper();
    (project.options.drafts, project.options.future) = (true, true);
    project.at("2025-08-15T12:00:00Z").build();
    for (word, _) in WITHHELD {
        let files = files_with(&project, word);
        for kind in [".html", ".xml", ".json", ".svg", ".txt", ".png", "_redirects"] {
            assert!(files.iter().any(|path| path.ends_with(kind)), "{word} in no {kind}");
        }
    }
}

#[test]
fn what_is_withdrawn_goes_from_every_file() {
    let mut project = paper();
    project.at("2025-08-15T12:00:00Z").build();
    assert!(!files_with(&project, "zqexpired").is_empty());
    project.at("2025-08-20T00:00:00Z").build();
    assert_eq!(files_with(&project, "zqexpired"), [""; 0]);
    project.options.drafts = true;
    project.build();
    assert!(!files_with(&project, "zqdraft").is_empty());
    project.options.drafts = false;
    project.build();
    assert_eq!(files_with(&project, "zqdraft"), [""; 0]);
}

/// An article, a page and profiles in which every text has a comment.
fn with_comments() -> Project {
    let project = Project::new("");
    let settings = "title = \"Test <!-- zqcomment -->\"\nbase_url = \"https://example.org\"\ntext_edition = true\n\
        [feeds]\nfull_text = true\n";
    project.write("site.toml", settings);
    project.write("static/aside.png", HARBOUR);
    let all = article("shown", "draft = false").replace("shown.png", "photo-shown.jpg");
    let mut text = String::new();
    for line in all.lines() {
        let quoted = line.rsplit_once('"').filter(|_| TEXTS.iter().any(|it| line.starts_with(it)));
        match quoted {
            Some((words, end)) => text.extend([words, " <!-- zqcomment -->\"", end]),
            None => text.push_str(line),
        }
        text.push('\n');
    }
    text.push_str(
        "\n- item <!-- zqcomment -->\n\n> quote <!-- zqcomment\n> zqcomment -->\n\n| a <!-- zqcomment --> |\n\
         |---|\n| b <!-- zqcomment --> |\n\n[a](https://example.org/ \"<!-- zqcomment -->\")\n\n\
         ![b](photo-shown.jpg \"c <!-- zqcomment -->\")\n\n## H <!-- zqcomment -->\n\n\
         d[^e]\n\n[^e]: f <!-- zqcomment -->\n",
    );
    let folder = "content/articles/shown";
    project.write(&format!("{folder}/index.md"), &text);
    project.write(&format!("{folder}/photo-shown.jpg"), HARBOUR);
    project
        .write(&format!("{folder}/inner-shown.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    project.write(&format!("{folder}/report-shown.txt"), "report");
    project.write(&format!("{folder}/talk-shown.mp3"), mp3(2));
    project.write(&format!("{folder}/film-shown.mp4"), film(2, true));
    let of_place = "+++\nname = \"Place <!-- zqcomment -->\"\n+++\nText <!-- zqcomment -->.\n";
    project.write("content/places/shown-place.md", of_place);
    let of_author = "+++\nname = \"Ann <!-- zqcomment -->\"\nrole = \"Editor <!-- zqcomment -->\"\n+++\n<!-- zqcomment -->\n\nText.\n";
    project.write("content/authors/shown-author.md", of_author);
    let page = "+++\ntitle = \"About <!-- zqcomment -->\"\n+++\nText <!-- zqcomment -->.\n";
    project.write("content/pages/about.md", page);
    let live = "+++\ntitle = \"Live\"\ndate = 2025-08-10\nlabel = \"live\"\n+++\n\
        ## 10:00 — Entry <!-- zqcomment -->\n\nText <!-- zqcomment -->.\n";
    project.write("content/articles/live.md", live);
    project
}

/// The lines of front matter of which the last text is one that readers see.
const TEXTS: [&str; 9] = [
    "title =",
    "summary",
    "text =",
    "dateline",
    "section",
    "publisher",
    "tags",
    "caption",
    "credit",
];

#[test]
fn no_byte_of_the_output_is_of_a_comment() {
    for raw_html in ["", "raw_html = true\n"] {
        let project = with_comments();
        let settings = std::fs::read_to_string(project.root().join("site.toml")).expect("settings");
        project.write("site.toml", format!("{raw_html}{settings}"));
        project.build();
        assert!(files_with(&project, "shown").len() > 10, "the article is published");
        assert_eq!(files_with(&project, "zqcomment"), [""; 0]);
    }
}

#[test]
fn nothing_is_made_of_the_pictures_of_what_is_not_published() {
    let mut project = paper();
    let site = project.attempt().site.expect("a site");
    let usual = project.output();
    project.options.drafts = true;
    project.options.future = true;
    project.options.output = Some(project.root().join("with-drafts"));
    assert!(project.attempt().published.is_some());
    let is_made = |path: &String| {
        let digest = path.rsplit('/').next().and_then(|name| name.split('.').nth(1));
        digest.is_some_and(|it| it.len() == 8 && it.bytes().all(|it| it.is_ascii_hexdigit()))
    };
    let made: Vec<String> =
        tree(&project.root().join("with-drafts")).into_keys().filter(is_made).collect();
    let made_of = |name: &str| made.iter().filter(|path| path.contains(name)).count();
    assert!(made_of("zqdraft") > 4 && made_of("zqscheduled") > 4 && made_of("aside-") > 1);
    for path in made.iter().filter(|path| path.ends_with("webp") || path.ends_with("png")) {
        // A preview without drafts makes none of them, whoever knows the address.
        assert!(
            dateline::plan::rendition(&site, &OutputPath::new(path.as_str())).is_none(),
            "{path}"
        );
        assert!(!usual.join(path).exists(), "{path}");
    }
}
