//! Tags, places, authors and sections that aren't what they should be.

use std::fs;

use super::article;
#[test]
fn a_place_that_is_none() {
    article("places = [\"ua\"]").fails(
        r#"error: there is no place `ua`
 --> content/articles/a.md:4:11
  |
4 | places = ["ua"]
  |           ^^^^
  |
  = help: did you mean `UA`?"#,
    );
    article("places = [\"Ukraine\"]").fails(
        r#"error: there is no place `Ukraine`
 --> content/articles/a.md:4:11
  |
4 | places = ["Ukraine"]
  |           ^^^^^^^^^
  |
  = help: did you mean `UA`?"#,
    );
    article("places = [\"Untied Kingdom\"]").fails(
        r#"error: there is no place `Untied Kingdom`
 --> content/articles/a.md:4:11
  |
4 | places = ["Untied Kingdom"]
  |           ^^^^^^^^^^^^^^^^
  |
  = help: did you mean `GB`?"#,
    );
    article("places = [\"UK\"]").fails(
        r#"error: there is no place `UK`
 --> content/articles/a.md:4:11
  |
4 | places = ["UK"]
  |           ^^^^
  |
  = help: did you mean `GB`?"#,
    );
    article("places = [\"UKR\"]").fails(
        r#"error: there is no place `UKR`
 --> content/articles/a.md:4:11
  |
4 | places = ["UKR"]
  |           ^^^^^
  |
  = help: did you mean `UA`?"#,
    );
    article("places = [\"Atlantis\"]").fails(r#"error: there is no place `Atlantis`
 --> content/articles/a.md:4:11
  |
4 | places = ["Atlantis"]
  |           ^^^^^^^^^^
  |
  = help: write a country's code like `UA`, or make a place of your own: `content/places/atlantis.md` for `atlantis`"#);
    article("places = [\"Black Sea\"]").fails(r#"error: there is no place `Black Sea`
 --> content/articles/a.md:4:11
  |
4 | places = ["Black Sea"]
  |           ^^^^^^^^^^^
  |
  = help: write a country's code like `UA`, or make a place of your own: `content/places/black-sea.md` for `black-sea`"#);
}

#[test]
fn a_place_of_the_sites_own_that_is_misspelt() {
    let project = article("places = [\"blacksea\"]");
    project.write("content/places/black-sea.md", "+++\nname = \"Black Sea\"\n+++\n");
    project.fails(
        r#"error: there is no place `blacksea`
 --> content/articles/a.md:4:11
  |
4 | places = ["blacksea"]
  |           ^^^^^^^^^^
  |
  = help: did you mean `black-sea`?"#,
    );
}

#[test]
fn an_author_that_looks_like_a_key() {
    let project = article("authors = [\"europe-dekс\"]");
    project.write("content/authors/europe-desk.md", "+++\nname = \"Europe desk\"\n+++\n");
    project.edit("content/articles/a.md", "europe-dekс", "europe-dsek");
    project.fails(
        r#"error: there is no author `europe-dsek`
 --> content/articles/a.md:4:12
  |
4 | authors = ["europe-dsek"]
  |            ^^^^^^^^^^^^^
  |
  = help: did you mean `europe-desk`?
  = help: if it is somebody else, make `content/authors/europe-dsek.md` with `name = "europe-dsek"`"#,
    );
    project.edit("content/articles/a.md", "europe-dsek", "ann-guest");
    fs::remove_dir_all(project.root().join(".dateline")).expect("the memory");
    project.build().warns(
        r#"warning: there is no `content/authors/ann-guest.md`, so this is a guest's name
 --> content/articles/a.md:4:12
  |
4 | authors = ["ann-guest"]
  |            ^^^^^^^^^^^
  |
  = help: write a guest's name as readers are to see it, or make the file"#,
    );
}

#[test]
fn a_profile_that_is_not_toml() {
    let project = article("authors = [\"europe-desk\"]");
    project.write("content/authors/europe-desk.md", "+++\nname = Europe desk\n+++\n");
    project.fails(
        r#"error: this text has no quotes
 --> content/authors/europe-desk.md:2:8
  |
2 | name = Europe desk
  |        ^^^^^^^^^^^
  |
  = help: write it like this: `name = "Europe desk"`"#,
    );
}

#[test]
fn a_place_whose_profile_has_faults_is_no_fault_of_its_articles() {
    let project = article("places = [\"black-sea\"]");
    project.write("content/places/black-sea.md", "+++\nname = \"\"\n+++\n");
    project.fails(
        r#"error: `name` is empty
 --> content/places/black-sea.md:2:8
  |
2 | name = ""
  |        ^^
  |
  = help: write it like this: `name = "Ukraine"`"#,
    );
}

#[test]
fn a_profile_with_keys_that_there_are_not() {
    let project = article("authors = [\"europe-desk\"]\ntags = [\"nato\"]\nplaces = [\"UA\"]");
    project.write("content/authors/europe-desk.md", "+++\ntitle = \"Europe desk\"\n+++\n");
    project.write("content/tags/nato.md", "+++\nname = \"NATO\"\ncolour = \"blue\"\n+++\n");
    project.write("content/places/UA.md", "+++\nname = \"Ukraine\"\nnames = \"Ukraïna\"\n+++\n");
    project.fails(
        r#"error: there is no key `title`
 --> content/authors/europe-desk.md:2:1
  |
2 | title = "Europe desk"
  | ^^^^^
  |
  = help: it is called `name` here: `name = "Europe desk"`

error: there is no key `names`
 --> content/places/UA.md:3:1
  |
3 | names = "Ukraïna"
  | ^^^^^
  |
  = help: did you mean `name`?

error: there is no key `colour`
 --> content/tags/nato.md:3:1
  |
3 | colour = "blue"
  | ^^^^^^
  |
  = help: the keys are `name`, `description`, `extra`; keys of your own go under `[extra]`"#,
    );
}

#[test]
fn two_spellings_of_one_tag() {
    let project = article("tags = [\"NATO\"]\nsection = \"Europe\"");
    project.write(
        "content/articles/b.md",
        "+++\ntitle = \"Later\"\ndate = 2025-08-17\ntags = [\"Nato\"]\nsection = \"EUROPE\"\n+++\nText.\n",
    );
    project.build().warns(
        r#"warning: two spellings of one tag: `Nato` and `NATO`
 --> content/articles/b.md:4:9
  |
4 | tags = ["Nato"]
  |         ^^^^^^ here it is spelled otherwise
  |
 ::: content/articles/a.md:4:9
  |
4 | tags = ["NATO"]
  |         ------ the oldest article names it
  |
  = help: readers see `NATO` everywhere; write it so here too

warning: two spellings of one section: `EUROPE` and `Europe`
 --> content/articles/b.md:5:11
  |
5 | section = "EUROPE"
  |           ^^^^^^^^ here it is spelled otherwise
  |
 ::: content/articles/a.md:5:11
  |
5 | section = "Europe"
  |           -------- the oldest article names it
  |
  = help: readers see `Europe` everywhere; write it so here too"#,
    );
}

#[test]
fn two_spellings_of_one_guest() {
    let project = article("authors = [\"Inés Calder\"]");
    project.write(
        "content/articles/b.md",
        "+++\ntitle = \"Later\"\ndate = 2025-08-17\nauthors = [\"Ines Calder\"]\n+++\nText.\n",
    );
    project.build().warns(
        r#"warning: two spellings of one author: `Ines Calder` and `Inés Calder`
 --> content/articles/b.md:4:12
  |
4 | authors = ["Ines Calder"]
  |            ^^^^^^^^^^^^^ here it is spelled otherwise
  |
 ::: content/articles/a.md:4:12
  |
4 | authors = ["Inés Calder"]
  |            ------------- the oldest article names it
  |
  = help: readers see `Inés Calder` everywhere; write it so here too"#,
    );
}

#[test]
fn a_spelling_that_is_not_the_profiles() {
    let project = article("tags = [\"Nato\"]");
    project.write("content/tags/nato.md", "+++\nname = \"NATO\"\n+++\n");
    project.build().warns(
        r#"warning: two spellings of one tag: `Nato` and `NATO`
 --> content/articles/a.md:4:9
  |
4 | tags = ["Nato"]
  |         ^^^^^^ here it is spelled otherwise
  |
 ::: content/tags/nato.md:2:8
  |
2 | name = "NATO"
  |        ------ its profile names it
  |
  = help: readers see `NATO` everywhere; write it so here too"#,
    );
}

#[test]
fn a_term_without_a_letter() {
    article("tags = [\"…\"]").fails(
        r#"error: `…` has neither a letter nor a digit
 --> content/articles/a.md:4:9
  |
4 | tags = ["…"]
  |         ^^^
  |
  = help: the URL of the tag's page is made of them"#,
    );
    article("section = \"—\"").fails(
        r#"error: `—` has neither a letter nor a digit
 --> content/articles/a.md:4:11
  |
4 | section = "—"
  |           ^^^
  |
  = help: the URL of the section's page is made of them"#,
    );
    article("authors = [\"???\"]").fails(
        r#"error: `???` has neither a letter nor a digit
 --> content/articles/a.md:4:12
  |
4 | authors = ["???"]
  |            ^^^^^
  |
  = help: the URL of the author's page is made of them"#,
    );
}

#[test]
fn a_collection_that_is_empty() {
    let project = article("tags = [\"nato\"]");
    project.write(
        "site.toml",
        "title = \"Test\"\nbase_url = \"https://example.org\"\n\
         [collections]\nlead = { tag = \"natto\" }\nside = { place = \"Atlantis\" }\n",
    );
    project.build().warns(
        r#"warning: no published article has the tag `natto`
 --> site.toml:4:16
  |
4 | lead = { tag = "natto" }
  |                ^^^^^^^
  |
  = help: did you mean `nato`?

warning: no published article has the place `Atlantis`
 --> site.toml:5:18
  |
5 | side = { place = "Atlantis" }
  |                  ^^^^^^^^^^"#,
    );
}

#[test]
fn a_guest_that_looks_like_a_key_is_doubted_once() {
    let project = crate::project::Project::new("");
    for day in 10..20 {
        project.write(
            &format!("content/articles/a{day}.md"),
            format!(
                "+++\ntitle = \"A\"\ndate = 2025-08-{day}\nauthors = [\"ann-guest\"]\n+++\nText.\n"
            ),
        );
    }
    project.build().warns(
        r#"warning: there is no `content/authors/ann-guest.md`, so this is a guest's name
 --> content/articles/a10.md:4:12
  |
4 | authors = ["ann-guest"]
  |            ^^^^^^^^^^^
  |
  = help: write a guest's name as readers are to see it, or make the file"#,
    );
}
