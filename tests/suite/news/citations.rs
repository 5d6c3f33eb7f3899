//! Citing sources in the text: `[@key]`.

use super::{TALKS, article, write_article};

const SOURCES: &str = "sources = [\n\
    { title = \"First\", url = \"https://x.example/\" },\n\
    { title = \"Second\", key = \"statement\" },\n\
    { title = \"Third\", key = \"Map_2\" }]";

/// What stands where the source of this number is cited.
fn cited(number: usize) -> String {
    format!(
        "<sup class=\"citation\"><a href=\"#source-{number}\" role=\"doc-biblioref\">[{number}]</a></sup>"
    )
}

#[test]
fn a_citation_is_the_number_of_its_source_and_leads_to_it() {
    let text = "Agreed.[@statement] Drawn [@Map_2], and *again*.[@statement]\n\n\
         ## Terms [@Map_2]\n\n- listed [@statement]\n\n[^1]: Noted.[@Map_2]\n\nNote.[^1]";
    let project = article(SOURCES, text);
    project.build().warns("");
    let html = project.page(TALKS);
    let (two, three) = (cited(2), cited(3));
    for part in [
        format!("<p>Agreed.{two} Drawn {three}, and <em>again</em>.{two}</p>"),
        format!("<h2 id=\"terms\">Terms {three}</h2>"),
        format!("<li>listed {two}</li>"),
        format!("Noted.{three}"),
        "<li id=\"source-2\"><cite><bdi>Second</bdi></cite></li>".to_owned(),
    ] {
        assert!(html.contains(&part), "{part}:\n{html}");
    }
    // The summary is prose, and a feed leads to the page.
    assert!(html.contains("<meta name=\"description\" content=\"Agreed. Drawn , and again.\">"));
    let feed = project.page("feed.json");
    assert!(feed.contains("https://example.org/2025/08/16/talks/#source-2"), "{feed}");
}

#[test]
fn citations_in_a_row_are_all_cited() {
    let text = "A.[@statement][@Map_2] B.[@Map_2][@statement][@Map_2] C \
         [*sic*][@statement] D.[@Map_2][^1]\n\n[^1]: Noted.[@Map_2][@statement]";
    let project = article(SOURCES, text);
    project.build().warns("");
    let html = project.page(TALKS);
    let (two, three) = (cited(2), cited(3));
    for part in [
        format!("<p>A.{two}{three} B.{three}{two}{three} C [<em>sic</em>]{two} D.{three}<sup"),
        format!("Noted.{three}{two}"),
        "<meta name=\"description\" content=\"A. B. C [sic] D.\">".to_owned(),
    ] {
        assert!(html.contains(&part), "{part}:\n{html}");
    }
}

#[test]
fn an_unknown_key_in_a_row_is_an_error_too() {
    article(SOURCES, "Agreed.[@statment][@Map_2] And [@Map_2][@maps].").fails(
        "error: there is no source `statment`
 --> content/articles/talks.md:9:8
  |
9 | Agreed.[@statment][@Map_2] And [@Map_2][@maps].
  |        ^^^^^^^^^^^
  |
  = help: did you mean `[@statement]`?

error: there is no source `maps`
 --> content/articles/talks.md:9:40
  |
9 | Agreed.[@statment][@Map_2] And [@Map_2][@maps].
  |                                        ^^^^^^^
  |
  = help: name one of the article's `sources`: `key = \"maps\"`",
    );
}

#[test]
fn an_unknown_key_is_an_error_with_the_nearest() {
    article(SOURCES, "Text.\n\nAgreed.[@statment] And [@maps].").fails(
        "error: there is no source `statment`
  --> content/articles/talks.md:11:8
   |
11 | Agreed.[@statment] And [@maps].
   |        ^^^^^^^^^^^
   |
   = help: did you mean `[@statement]`?

error: there is no source `maps`
  --> content/articles/talks.md:11:24
   |
11 | Agreed.[@statment] And [@maps].
   |                        ^^^^^^^
   |
   = help: name one of the article's `sources`: `key = \"maps\"`",
    );
}

#[test]
fn what_is_no_citation_stays_as_it_is() {
    let project = article(
        SOURCES,
        "\\[@statement] `[@statement]` [@ann@social.example] [@] [word](https://x.example/) \
         [@statement](https://y.example/) [@here]\n\n[@here]: https://z.example/",
    );
    project.write(
        "content/pages/about.md",
        "+++\ntitle = \"About\"\n+++\nWrite to [@statement] or [@nobody][@else].\n",
    );
    project.build().warns("");
    let html = project.page(TALKS);
    let text = "<p>[@statement] <code>[@statement]</code> [@ann@social.example] [@] \
         <a href=\"https://x.example/\">word</a> <a href=\"https://y.example/\">@statement</a> \
         <a href=\"https://z.example/\">@here</a></p>";
    assert!(html.contains(text), "{html}");
    assert!(!html.contains("class=\"citation\""));
    let about = project.page("about/index.html");
    assert!(about.contains("<p>Write to [@statement] or [@nobody][@else].</p>"), "{about}");
}

#[test]
fn a_heading_never_takes_the_place_of_a_source() {
    let project = article(SOURCES, "## Source 2\n\nAgreed.[@statement]");
    project.build();
    let html = project.page(TALKS);
    assert!(html.contains("<h2 id=\"section-source-2\">Source 2</h2>"), "{html}");
    assert_eq!(html.matches("id=\"source-2\"").count(), 1);
}

#[test]
fn keys_are_words_and_no_two_are_the_same() {
    let project = article(SOURCES, "Text.");
    write_article(
        &project,
        "sources = [\n\
         { title = \"A\", key = \"a b\" },\n\
         { title = \"B\", key = \"b\" },\n\
         { title = \"C\", key = \"b\" }]",
        "Text.",
    );
    project.fails(
        "error: `a b` can't be cited
 --> content/articles/talks.md:5:22
  |
5 | { title = \"A\", key = \"a b\" },
  |                      ^^^^^
  |
  = help: the key of a source has letters, digits, hyphens and `_`

error: two sources have the key `b`
 --> content/articles/talks.md:7:22
  |
7 | { title = \"C\", key = \"b\" }]
  |                      ^^^ this one
  |
 ::: content/articles/talks.md:6:22
  |
6 | { title = \"B\", key = \"b\" },
  |                      --- and this one
  |
  = help: give one of them another key",
    );
}
