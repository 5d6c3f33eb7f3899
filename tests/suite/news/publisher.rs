//! `[publisher]`: its policies are pages of the site, its logo is a file, its links are addresses.

use crate::project::Project;

const PAGES: &str = r#"
-- content/pages/editorial-policy.md --
+++
title = "Editorial policy"
+++
## Anonymity

Text.
-- content/pages/hidden.md --
+++
title = "Hidden"
draft = true
+++
Text.
-- static/logo.svg --
<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>
"#;

fn with(publisher: &str) -> Project {
    let project = Project::new(PAGES);
    project.write(
        "site.toml",
        format!(
            "title = \"Test\"\nbase_url = \"https://example.org/blog\"\n[publisher]\n{publisher}\n"
        ),
    );
    project
}

#[test]
fn a_policy_that_has_no_page_is_an_error_with_the_nearest() {
    with("ethics_policy = \"/editorial-polcy/\"").fails(
        "error: there is no page `/editorial-polcy/`
 --> site.toml:4:17
  |
4 | ethics_policy = \"/editorial-polcy/\"
  |                 ^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `/editorial-policy/`?",
    );
    with("masthead = \"/who-we-are/\"").fails(
        "error: there is no page `/who-we-are/`
 --> site.toml:4:12
  |
4 | masthead = \"/who-we-are/\"
  |            ^^^^^^^^^^^^^^
  |
  = help: make the page in `content/pages/`, and write its URL here",
    );
    with("corrections_policy = \"/hidden/\"").fails(
        "error: there is no page `/hidden/`
 --> site.toml:4:22
  |
4 | corrections_policy = \"/hidden/\"
  |                      ^^^^^^^^^^
  |
  = help: make the page in `content/pages/`, and write its URL here",
    );
}

#[test]
fn a_place_on_the_page_of_a_policy_is_held_too() {
    with("unnamed_sources_policy = \"/editorial-policy/#anonimity\"").fails(
        "error: there is no place `#anonimity` on `/editorial-policy/`
 --> site.toml:4:26
  |
4 | unnamed_sources_policy = \"/editorial-policy/#anonimity\"
  |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `#anonymity`?",
    );
    let project = with("unnamed_sources_policy = \"/editorial-policy/#anonymity\"");
    project.build().warns("");
    let home = project.page("index.html");
    let policy =
        "\"unnamedSourcesPolicy\":\"https://example.org/blog/editorial-policy/#anonymity\"";
    assert!(home.contains(policy), "{home}");
}

#[test]
fn a_policy_is_a_page_of_this_site() {
    for wrong in ["https://other.example/ethics", "editorial-policy", "/feed.xml", "//x.example/"] {
        let project = with(&format!("ethics_policy = \"{wrong}\""));
        project.fails(&format!(
            "error: `{wrong}` is no page of this site
 --> site.toml:4:17
  |
4 | ethics_policy = \"{wrong}\"
  |                 ^{}^
  |
  = help: write the URL of a page from its first `/` on, like `/about/`",
            "^".repeat(wrong.len())
        ));
    }
    // What Dateline makes is as good as what an author writes.
    with("masthead = \"/authors/\"\ncorrections_policy = \"/corrections/\"").build().warns("");
}

#[test]
fn a_contact_says_how_to_reach_it_here_or_elsewhere() {
    with("contact_points = [{ purpose = \"press\" }]").fails(
        "error: this says nothing of how to reach it
 --> site.toml:4:19
  |
4 | contact_points = [{ purpose = \"press\" }]
  |                   ^^^^^^^^^^^^^^^^^^^^^
  |
  = help: give an `email`, a `telephone` or a `url`",
    );
    with("contact_points = [{ purpose = \"press\", url = \"/pres/\" }]").fails(
        "error: there is no page `/pres/`
 --> site.toml:4:46
  |
4 | contact_points = [{ purpose = \"press\", url = \"/pres/\" }]
  |                                              ^^^^^^^^
  |
  = help: make the page in `content/pages/`, and write its URL here",
    );
    with("contact_points = [{ purpose = \"tips\", url = \"https://tips.example/\" }]").build();
}

#[test]
fn the_logo_is_a_file_and_links_are_addresses() {
    with("logo = \"/logo.sgv\"").fails(
        "error: there is no file `static/logo.sgv`
 --> site.toml:4:8
  |
4 | logo = \"/logo.sgv\"
  |        ^^^^^^^^^^^
  |
  = help: did you mean `/logo.svg`?",
    );
    with("links = [\"social.example/@test\"]").fails(
        "error: `social.example/@test` is no address of a page elsewhere
 --> site.toml:4:10
  |
4 | links = [\"social.example/@test\"]
  |          ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: it begins with `https://`",
    );
}
