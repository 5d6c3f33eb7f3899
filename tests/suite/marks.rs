//! What leads to an article says that it was paid for or taken back, and what language it is in.

use crate::project::Project;

const MARKED: &str = r#"
-- site.toml --
title = "T"
base_url = "https://example.org"
text_edition = true
-- content/articles/paid.md --
+++
title = "Paid"
date = 2025-01-01
label = "sponsored"
tags = ["nato"]
series = "run"
+++
Of money.
-- content/articles/this.md --
+++
title = "This"
date = 2025-01-02
tags = ["nato"]
series = "run"
+++
-- content/articles/gone.md --
+++
title = "Gone"
date = 2025-01-03
tags = ["nato"]
series = "run"
corrections = [{ date = 2025-01-04, kind = "retraction", text = "It was wrong." }]
+++
-- content/articles/last.md --
+++
title = "Last"
date = 2025-01-05
tags = ["nato"]
+++
"#;

const PAID: &str = "<span class=\"label\">Sponsored</span>";
const GONE: &str = "<strong class=\"retracted\">Retracted</strong>";

#[test]
fn a_link_to_an_article_says_what_it_is() {
    let project = Project::new(MARKED);
    project.build();
    let page = project.page("2025/01/02/this/index.html");
    for shown in [
        format!("<span>Newer</span> <bdi>Gone</bdi> {GONE}</a>"),
        format!("<span>Older</span> <bdi>Paid</bdi> {PAID}</a>"),
        format!("<a href=\"/2025/01/01/paid/\"><bdi>Paid</bdi></a> {PAID}</li>"),
        format!("<a href=\"/2025/01/03/gone/\"><bdi>Gone</bdi></a> {GONE}</li>"),
    ] {
        assert!(page.contains(&shown), "{shown} in {page}");
    }
    let last = project.page("2025/01/05/last/index.html");
    let related = last.split("<section class=\"related\"").nth(1).unwrap_or_default();
    assert!(related.contains(&format!("<bdi>Gone</bdi></a> {GONE} <time")), "{related}");
    assert!(related.contains("<bdi>This</bdi></a> <time"), "{related}");
    let text = project.page("text/2025/01/02/this/index.html");
    assert!(text.contains(&format!("<bdi>Gone</bdi> {GONE}</a>")), "{text}");
    let list = project.page("text/index.html");
    assert!(list.contains(&format!("<bdi>Paid</bdi></a> {PAID}, January 1, 2025")), "{list}");
    assert!(list.contains(&format!("<bdi>Gone</bdi></a> {GONE}, January 3, 2025")), "{list}");
}

#[test]
fn a_retraction_reaches_the_pages_that_lead_to_the_article() {
    let project = Project::new(MARKED);
    project.edit("content/articles/gone.md", "\"retraction\"", "\"update\"");
    project.build();
    assert!(!project.page("2025/01/02/this/index.html").contains(GONE));
    project.edit("content/articles/gone.md", "\"update\"", "\"retraction\"").build();
    assert!(project.page("2025/01/02/this/index.html").contains(GONE));
}

#[test]
fn a_feed_says_what_was_paid_for() {
    let project = Project::new(MARKED);
    project.build();
    for (feed, marks) in [
        ("feed.xml", ["<title>Sponsored: Paid</title>", "<category>Sponsored</category>"]),
        ("atom.xml", ["<title>Sponsored: Paid</title>", "<category term=\"Sponsored\"/>"]),
        ("feed.json", ["\"title\": \"Sponsored: Paid\"", "        \"Sponsored\",\n"]),
        (
            "tags/nato/feed.xml",
            ["<title>Sponsored: Paid</title>", "<category>Sponsored</category>"],
        ),
    ] {
        let text = project.page(feed);
        for mark in marks {
            assert_eq!(text.matches(mark).count(), 1, "{mark} in {feed}: {text}");
        }
        assert!(text.contains("Of money."), "{feed}");
    }
}

#[test]
fn a_headline_in_another_language_says_so() {
    let project = Project::new(MARKED);
    project.edit("content/articles/paid.md", "\"run\"", "\"run\"\nlanguage = \"ar\"");
    project.edit("content/articles/gone.md", "\"run\"", "\"run\"\nlanguage = \"fr\"");
    project.build();
    let page = project.page("2025/01/02/this/index.html");
    let (paid, gone) =
        ("<bdi lang=\"ar\" dir=\"rtl\">Paid</bdi>", "<bdi lang=\"fr\" dir=\"ltr\">Gone</bdi>");
    // Older, the part before, and related; newer, and the part after.
    assert_eq!([page.matches(paid).count(), page.matches(gone).count()], [3, 2], "{page}");
    // English on an Arabic page is the other language there.
    let arabic = project.page("2025/01/01/paid/index.html");
    assert_eq!(arabic.matches("<bdi lang=\"en\" dir=\"ltr\">This</bdi>").count(), 2, "{arabic}");
    let text = project.page("text/2025/01/02/this/index.html");
    assert!(text.contains(paid) && text.contains(gone), "{text}");
    assert!(project.page("2025/01/05/last/index.html").contains("<bdi>This</bdi>"));
}
