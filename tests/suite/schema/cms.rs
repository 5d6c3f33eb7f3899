//! The settings of content managers.

use dateline::command::Exit;

use crate::command::{dateline, folder};
use crate::project::Project;

const SITE: &str = "\
-- content/authors/ann.md --
+++
name = \"Ann \\\"A\\\"\"
+++
-- content/articles/a.md --
+++
title = \"Talks\"
date = 2025-08-16
authors = [\"ann\"]
+++
";

/// The lines of one field, without the rest.
fn field<'o>(out: &'o str, name: &str) -> &'o str {
    let begin = format!("      - name: {name}\n");
    let (_, rest) = out.split_once(&begin).unwrap_or_else(|| panic!("{out}"));
    rest.find("\n      - name: ").map_or(rest, |end| &rest[..=end])
}

#[test]
fn decap() {
    let project = Project::new(SITE);
    let arguments = ["schema", "--cms", "decap", "--repo", "paper/site"];
    let answer = dateline(project.root(), &arguments);
    assert_eq!((answer.exit, answer.err.as_str()), (Exit::Done, ""));
    let head = r#"backend:
  name: github
  repo: paper/site
  branch: main
site_url: "https://example.org"
display_url: "https://example.org"
media_folder: static/images
public_folder: "/images"
slug:
  encoding: unicode
  clean_accents: true
show_preview_links: false
editor:
  preview: false
local_backend: true
collections:
  - name: articles
    label: Articles
    label_singular: Article
    folder: content/articles
    create: true
    extension: md
    format: toml-frontmatter
    identifier_field: title
    slug: "{{year}}-{{month}}-{{day}}-{{slug}}"
    path: "{{year}}/{{slug}}"
    summary: "{{title}} ({{date}})"
    sortable_fields:
      - date
      - title
    view_filters:
      - label: Drafts
        field: draft
        pattern: true
    fields:
      - name: title
        label: Title
        hint: "The headline."
        required: true
        widget: string
      - name: date
        label: Date
        hint: "The day of first publication."
        required: true
        widget: datetime
        format: YYYY-MM-DD
        date_format: YYYY-MM-DD
        time_format: false
        default: "{{now}}"
"#;
    assert!(answer.out.starts_with(head), "{}", answer.out);
    assert_eq!(
        field(&answer.out, "authors"),
        r#"        label: Authors
        hint: "Keys of `content/authors/`, or names of guests."
        required: false
        widget: relation
        collection: authors
        value_field: "{{slug}}"
        search_fields:
          - name
        display_fields:
          - name
        multiple: true
"#
    );
    assert!(field(&answer.out, "label").ends_with("default: news\n"), "{}", answer.out);
    // Their own writing of Markdown would break citations.
    assert!(field(&answer.out, "body").contains("modes:\n          - raw\n"), "{}", answer.out);
    assert!(!answer.out.contains("name: extra") && !answer.out.contains("name: check"));
}

#[test]
fn decap_asks_for_what_a_picture_needs_even_where_there_is_none() {
    let project = Project::new(SITE);
    let answer = dateline(project.root(), &["schema", "--cms", "decap", "--repo", "paper/site"]);
    assert_eq!(
        field(&answer.out, "image"),
        r#"        label: Image
        hint: "The article's picture."
        required: false
        widget: object
        collapsed: true
        fields:
          - name: src
            label: Src
            hint: "The file beside the article, or `/path` in `static/`."
            required: false
            widget: image
          - name: alt
            label: Alt
            hint: "What it shows, for those who can't see it."
            required: false
            widget: string
          - name: caption
            label: Caption
            hint: "What stands under it."
            required: false
            widget: text
          - name: credit
            label: Credit
            hint: "Who made it."
            required: false
            widget: string
          - name: focus
            label: Focus
            hint: "What has to be seen where only a part is shown: `top left`, or percentages from the left and from the top; else the middle."
            required: false
            widget: string
            pattern:
              - "^((top|bottom|middle|centre|center)([ ,]+(left|right|middle|centre|center))?|(left|right)([ ,]+(top|bottom|middle|centre|center))?|(100|[0-9]{1,2})(\\.[0-9]+)?%[ ,]+(100|[0-9]{1,2})(\\.[0-9]+)?%)$"
              - "Like \"70% 35%\""
          - name: source
            label: Source
            hint: "How it came to be; readers are told of what a model generated."
            required: false
            widget: select
            options:
              - label: Captured
                value: captured
              - label: Composite
                value: composite
              - label: Generated
                value: generated
          - name: keep_metadata
            label: "Keep metadata"
            hint: "Whether its file is published with all that its metadata says, such as where it was taken."
            required: false
            widget: boolean
"#
    );
}

#[test]
fn sveltia_has_words_of_its_own() {
    let project = Project::new(SITE);
    let arguments = ["schema", "--cms", "sveltia", "--repo", "paper/site"];
    let answer = dateline(project.root(), &arguments);
    assert!(answer.out.starts_with("# yaml-language-server: $schema=https://"), "{}", answer.out);
    assert!(answer.out.contains("output:\n  omit_empty_optional_fields: true\n"));
    assert!(answer.out.contains("    nested:\n      subfolders: false\n"));
    assert!(field(&answer.out, "date").contains("type: date\n"));
    assert!(field(&answer.out, "image").contains("required: true\n"), "{}", answer.out);
    assert!(!answer.out.contains("local_backend"));
}

#[test]
fn pages() {
    let project = Project::new(SITE);
    let answer = dateline(project.root(), &["schema", "--cms", "pages"]);
    assert_eq!((answer.exit, answer.err.as_str()), (Exit::Done, ""));
    let head = r#"media:
  input: static/images
  output: "/images"
settings:
  content:
    merge: true
content:
  - name: articles
    label: Articles
    type: collection
    path: content/articles
    format: toml-frontmatter
    filename: "{year}-{month}-{day}-{primary}.md"
    subfolders: true
    view:
      primary: title
      fields:
        - title
        - date
        - label
        - draft
      sort:
        - date
        - title
      default:
        sort: date
        order: desc
    fields:
      - name: title
        label: Title
        description: "The headline."
        required: true
        type: string
      - name: date
        label: Date
        description: "The day of first publication."
        required: true
        type: date
"#;
    assert!(answer.out.starts_with(head), "{}", answer.out);
    assert_eq!(
        field(&answer.out, "authors"),
        r#"        label: Authors
        description: "Keys of `content/authors/`, or names of guests."
        required: false
        type: select
        options:
          values:
            - label: "Ann \"A\""
              value: ann
          multiple: true
"#
    );
}

#[test]
fn guests_times_and_folders_change_what_a_form_asks() {
    let project = Project::new(SITE);
    project.write(
        "content/articles/2025/b/index.md",
        "+++\ntitle = \"B\"\ndate = 2025-08-16T09:30:00\nauthors = [\"A Guest\"]\n+++\n",
    );
    let said = |cms| dateline(project.root(), &["schema", "--cms", cms, "--repo", "a/b"]).out;
    let (decap, sveltia, pages) = (said("decap"), said("sveltia"), said("pages"));
    // A guest is in no list of profiles.
    assert!(field(&decap, "authors").ends_with("widget: list\n"), "{decap}");
    assert!(field(&pages, "authors").ends_with("type: string\n        list: true\n"), "{pages}");
    // Decap lists what lies as deep as new articles will.
    assert!(decap.contains("path: \"{{year}}/{{slug}}/index\"\n"), "{decap}");
    assert!(field(&decap, "date").contains("time_format: \"HH:mm\"\n"), "{decap}");
    assert!(!field(&sveltia, "date").contains("type: date"), "{sveltia}");
    // Pages CMS forgets a time that it doesn't expect, and a day where it expects a time.
    assert!(field(&pages, "date").contains("type: string\n        pattern:\n"), "{pages}");
}

#[test]
fn what_lacks_is_said() {
    let project = Project::new(SITE);
    let answer = dateline(project.root(), &["schema", "--cms", "decap"]);
    assert_eq!(answer.exit, Exit::Done);
    assert_eq!(
        answer.err,
        "note: the repository isn't known, and `repo: OWNER/NAME` stands for it\n\
         help: name it with `--repo`, or write it into the file\n"
    );
    assert!(answer.out.contains("  repo: OWNER/NAME\n"));
    // There are no settings for no site, and none for one with faults.
    let nowhere = dateline(folder().path(), &["schema", "--cms", "pages"]);
    assert_eq!((nowhere.exit, nowhere.out.as_str()), (Exit::Faults, ""));
    assert!(nowhere.err.contains("site.toml"), "{}", nowhere.err);
    project.write("content/articles/b.md", "+++\ntitle = 1\n+++\n");
    let broken = dateline(project.root(), &["schema", "--cms", "pages"]);
    assert_eq!((broken.exit, broken.out.as_str()), (Exit::Faults, ""));
    assert!(broken.err.contains("content/articles/b.md:2:9"), "{}", broken.err);
}
