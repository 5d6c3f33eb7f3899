//! URLs that readers had: what a build says when one of them goes, and until when.

use std::fs;

use crate::project::Project;

const A: &str = "content/articles/a.md";

/// A paper of a few articles with a tag each.
fn paper(articles: usize) -> Project {
    let project = Project::new("");
    for number in 0..articles {
        let name = char::from(b'a' + u8::try_from(number).expect("few articles"));
        write(&project, &name.to_string(), &format!("tags = [\"t{number}\"]"));
    }
    project
}

fn write(project: &Project, name: &str, keys: &str) {
    let text = format!("All that {name} says of the talks in one long sentence, and {name} again.");
    project.write(
        &format!("content/articles/{name}.md"),
        format!("+++\ntitle = \"News {name}\"\ndate = 2025-08-16\n{keys}\n+++\n{text}\n"),
    );
}

const RENAMED: &str = "\
warning: `/2025/08/16/a/` led here when it was published, and leads nowhere now
 --> content/articles/z.md:2:9
  |
2 | title = \"News a\"
  |         ^^^^^^^^
  |
  = help: let it lead here again: `aliases = [\"/2025/08/16/a/\"]`";

#[test]
fn a_renamed_file_is_told_of_until_its_old_url_leads_on() {
    let project = paper(2);
    project.build().warns("");
    project.rename(A, "content/articles/z.md");
    project.build().warns(RENAMED);
    // Also when nothing changes, and when another file does.
    let again = project.build();
    assert!(again.published.rendered.is_empty());
    again.warns(RENAMED);
    project.edit("content/articles/b.md", "All that", "All of what");
    project.build().warns(RENAMED);
    // The advice, followed, works.
    project.edit("content/articles/z.md", "tags", "aliases = [\"/2025/08/16/a/\"]\ntags");
    project.build().warns("");
    project.build().warns("");
    // An old URL is one that readers have, too.
    project.edit("content/articles/z.md", "aliases = [\"/2025/08/16/a/\"]\n", "");
    project.build().warns(RENAMED);
    project.rename("content/articles/z.md", A);
    project.build().warns(
        "\
warning: `/2025/08/16/z/` led here when it was published, and leads nowhere now
 --> content/articles/a.md:2:9
  |
2 | title = \"News a\"
  |         ^^^^^^^^
  |
  = help: let it lead here again: `aliases = [\"/2025/08/16/z/\"]`",
    );
}

#[test]
fn another_date_and_another_slug_are_told_of_with_all_aliases() {
    let project = paper(1);
    project.edit(A, "tags", "slug = \"talks\"\naliases = [\"/old/\"]\ntags");
    project.build();
    project.edit(A, "slug = \"talks\"", "slug = \"summit\"");
    project.build();
    project.edit(A, "2025-08-16", "2025-08-15");
    project.build().warns(
        "\
warning: `/2025/08/16/summit/` and `/2025/08/16/talks/` led here when they were published, and lead nowhere now
 --> content/articles/a.md:4:8
  |
4 | slug = \"summit\"
  |        ^^^^^^^^
  |
  = help: let it lead here again: `aliases = [\"/old/\", \"/2025/08/16/summit/\", \"/2025/08/16/talks/\"]`",
    );
}

const DELETED: &str = "\
warning: the list `/tags/t0/` was published, and nothing is there any more
 |
 = help: lead readers on, from the document that is nearest: `aliases = [\"/tags/t0/\"]`
 = help: if it may be gone, write so in `site.toml`: `[[check.allow]]` with `code = \"D0110\"`, `path = \"/tags/t0/\"` and a `reason`

warning: the page `/2025/08/16/a/` was published, and nothing is there any more
 |
 = help: lead readers on, from the document that is nearest: `aliases = [\"/2025/08/16/a/\"]`
 = help: if it may be gone, write so in `site.toml`: `[[check.allow]]` with `code = \"D0110\"`, `path = \"/2025/08/16/a/\"` and a `reason`";

const ALLOWED: &str = "
[[check.allow]]
code = \"D0110\"
path = \"/2025/08/16/a/\"
reason = \"it was a test\"

[[check.allow]]
code = \"D0110\"
path = \"/tags/\"
reason = \"the same\"
";

fn settings(project: &Project, more: &str) {
    project.write(
        "site.toml",
        format!("title = \"Test\"\nbase_url = \"https://example.org\"\n{more}"),
    );
}

#[test]
fn a_deleted_article_and_its_lists_are_told_of_until_that_is_allowed() {
    let project = paper(2);
    project.build();
    project.remove(A);
    project.build().warns(DELETED);
    project.build().warns(DELETED);
    settings(&project, ALLOWED);
    project.build().warns("");
    // What was allowed once needs no exception any more.
    settings(&project, "");
    project.build().warns("");
}

#[test]
fn another_document_may_take_the_place_of_a_deleted_one() {
    let project = paper(2);
    project.build();
    project.remove(A);
    let aliases = "aliases = [\"/2025/08/16/a/\", \"/tags/t0\"]\ntags";
    project.edit("content/articles/b.md", "tags", aliases);
    project.build().warns("");
}

#[test]
fn an_exception_of_the_article_counts_as_in_a_check() {
    let project = paper(2);
    project.build();
    project.rename(A, "content/articles/z.md");
    project.edit("content/articles/z.md", "tags", "check = { allow = [\"D0110\"] }\ntags");
    project.build().warns("");
}

#[test]
fn an_article_that_comes_back_elsewhere_is_found() {
    let project = paper(2);
    project.build();
    let text = fs::read_to_string(project.root().join(A)).expect("a file");
    project.remove(A);
    project.build().warns(DELETED);
    project.write("content/articles/z.md", text);
    project.build().warns(RENAMED);
}

#[test]
fn what_its_author_withholds_is_not_told_of() {
    let mut project = paper(2);
    project.build();
    project.edit(A, "tags", "draft = true\ntags");
    project.build().warns("");
    // The file of a draft may go.
    project.remove(A);
    project.build().warns("");
    project.edit("content/articles/b.md", "tags", "expires = 2025-09-02\ntags");
    project.build().warns("");
    project.at("2025-09-03T12:00:00Z").build().warns("");
    // A clock that goes back is nobody's edit.
    project.at("2025-08-01T12:00:00Z").build().warns("");
    project.at("2025-09-01T12:00:00Z").build().warns("");
}

#[test]
fn a_withheld_article_that_comes_back_under_another_url_is_told_of() {
    let project = paper(1);
    project.build();
    project.edit(A, "tags", "draft = true\ntags");
    project.build().warns("");
    project.edit(A, "draft = true\n", "");
    project.rename(A, "content/articles/z.md");
    project.build().warns(RENAMED);
}

#[test]
fn drafts_and_previews_promise_nothing() {
    let mut project = paper(2);
    project.edit(A, "tags", "draft = true\ntags");
    project.write("content/pages/page.md", "+++\ntitle = \"Page\"\ndraft = true\n+++\nText.\n");
    project.options.drafts = true;
    project.build();
    project.options.drafts = false;
    project.build().warns("");
    project.options.guards_words = false;
    project.build();
    project.rename("content/articles/b.md", "content/articles/z.md");
    project.build().warns("");
}

#[test]
fn a_look_at_drafts_forgets_nothing() {
    let mut project = paper(2);
    project.build();
    project.options.drafts = true;
    project.edit(A, "News", "Old news");
    project.build();
    project.options.drafts = false;
    project.rename(A, "content/articles/z.md");
    project
        .build()
        .warns(&RENAMED.replace("News a", "Old news a").replace("^^^^^^^^", "^^^^^^^^^^^^"));
}

#[test]
fn a_standing_page_is_told_of_and_its_old_urls() {
    let project = paper(1);
    let page = "+++\ntitle = \"About\"\naliases = [\"/about-us/\"]\n+++\nUs.\n";
    project.write("content/pages/about.md", page);
    project.build();
    project.write("content/pages/about.md", page.replace("aliases = [\"/about-us/\"]\n", ""));
    project.build().warns(
        "\
warning: `/about-us/` led here when it was published, and leads nowhere now
 --> content/pages/about.md:2:9
  |
2 | title = \"About\"
  |         ^^^^^^^
  |
  = help: let it lead here again: `aliases = [\"/about-us/\"]`",
    );
    project.remove("content/pages/about.md");
    project.build().warns(
        "\
warning: 2 pages were published, and nothing is there any more: `/about-us/` and `/about/`
 |
 = help: lead readers on, from the document that is nearest: `aliases = [\"/about-us/\", \"/about/\"]`
 = help: if it may be gone, write so in `site.toml`: `[[check.allow]]` with `code = \"D0110\"`, `path = \"/about-us/\"` and a `reason`",
    );
}

#[test]
fn lines_of_a_redirects_of_the_sites_own_lead_on() {
    let project = paper(2);
    project.build();
    project.remove(A);
    project.write("static/_redirects", "/2025/08/16/a /2025/08/16/b/ 301\n/tags/t0/* /tags/ 301\n");
    project.build().warns("");
}

#[test]
fn closed_pages_of_lists_and_terms_of_every_kind_are_told_of_together() {
    let project = Project::new("");
    let all = "tags = [\"t\"]\nauthors = [\"Ann Bell\"]\nsection = \"Desk\"\nplaces = [\"UA\"]\nseries = \"Run\"\nlabel = \"opinion\"";
    write(&project, "a", all);
    write(&project, "b", "");
    settings(&project, "page_size = 1\n");
    project.build();
    settings(&project, "");
    write(&project, "a", "");
    project.build().warns(
        "\
warning: 10 lists were published, and nothing is there any more: `/2025/08/16/page/2025-08-16/`, `/2025/08/page/2025-08-16/`, `/authors/ann-bell/` and 7 more
 |
 = help: lead readers on, from the document that is nearest: `aliases = [\"/2025/08/16/page/2025-08-16/\", \"/2025/08/page/2025-08-16/\", \"/authors/ann-bell/\"]`
 = help: if it may be gone, write so in `site.toml`: `[[check.allow]]` with `code = \"D0110\"`, `path = \"/2025/08/16/page/2025-08-16/\"` and a `reason`",
    );
}

#[test]
fn a_build_that_was_killed_forgets_nothing_of_it() {
    let mut project = paper(2);
    for steps in 0.. {
        project.build();
        project.rename(A, "content/articles/z.md");
        project.options.interrupt_after = Some(steps);
        let is_done = project.attempt().published.is_some();
        project.options.interrupt_after = None;
        project.build().warns(RENAMED);
        project.rename("content/articles/z.md", A);
        fs::remove_dir_all(project.root().join(".dateline")).expect("the memory");
        fs::remove_dir_all(project.output()).expect("the output");
        if is_done {
            break;
        }
    }
}

mod removals {
    use super::*;

    const ASKED: &str = "\
error: this build would take 6 of 10 published articles off the site, like `/2025/08/16/a/`
 |
 = help: is a folder of `content/` gone or empty? put it back and build again
 = help: if these articles are to go, build with `--allow-removals`";

    fn without(project: &Project, names: &str) {
        for name in names.chars() {
            project.remove(&format!("content/articles/{name}.md"));
        }
    }

    #[test]
    fn most_of_a_site_goes_when_somebody_says_so() {
        let mut project = paper(10);
        project.build();
        without(&project, "abcdef");
        project.fails(ASKED).fails(ASKED);
        project.options.allows_removals = true;
        project.build();
        assert!(!project.has("2025/08/16/a"));
        project.options.allows_removals = false;
        project.build();
    }

    #[test]
    fn a_folder_that_is_gone_takes_nothing_with_it() {
        let project = paper(10);
        project.build();
        fs::rename(project.root().join("content"), project.root().join("elsewhere"))
            .expect("a renamed folder");
        project.fails(&ASKED.replace("6 of", "10 of"));
        fs::create_dir_all(project.root().join("content/articles")).expect("a folder");
        project.fails(&ASKED.replace("6 of", "10 of"));
    }

    #[test]
    fn half_of_a_site_and_a_few_articles_go_without_a_question() {
        let half = paper(10);
        half.build();
        without(&half, "abcde");
        half.build();
        let few = paper(4);
        few.build();
        without(&few, "abcd");
        few.build();
    }

    #[test]
    fn articles_that_move_or_are_withheld_are_not_lost() {
        let moved = paper(10);
        moved.build();
        settings(&moved, "permalink = \"/{slug}/\"\n");
        moved.build();
        let mut withheld = paper(10);
        withheld.build();
        for name in "abcdef".chars() {
            write(&withheld, &name.to_string(), "draft = true");
        }
        withheld.build();
        withheld.at("2024-01-01T12:00:00Z").build();
    }

    #[test]
    fn a_preview_asks_nothing() {
        let mut project = paper(10);
        project.options.guards_words = false;
        project.build();
        without(&project, "abcdefgh");
        project.build();
    }
}

#[test]
fn a_renamed_standing_page_is_told_of_where_it_is_now() {
    let project = paper(1);
    let page = |title: &str, text: &str| format!("+++\ntitle = \"{title}\"\n+++\n{text}\n");
    project.write("content/pages/about.md", page("About", "Who we are."));
    project.write("content/pages/ethics.md", page("Ethics", "## Our rules\n\nWe have some."));
    project.build();
    project.rename("content/pages/about.md", "content/pages/who-we-are.md");
    // One that has nothing to do with it.
    project.write("content/pages/privacy.md", page("Privacy", "What we keep of readers."));
    let told = "\
warning: `/about/` led here when it was published, and leads nowhere now
 --> content/pages/who-we-are.md:2:9
  |
2 | title = \"About\"
  |         ^^^^^^^
  |
  = help: let it lead here again: `aliases = [\"/about/\"]`";
    project.build().warns(told);
    // It is remembered, also when the page changes; one with headings is known by those.
    project.write("content/pages/who-we-are.md", page("About", "Who we are, at length."));
    project.build().warns(told);
    let mended =
        page("About", "Who we are.").replace("+++\nWho", "aliases = [\"/about/\"]\n+++\nWho");
    project.write("content/pages/who-we-are.md", mended);
    project.build().warns("");
    project.remove("content/pages/ethics.md");
    project.write("content/pages/rules.md", page("Ethics", "## Our rules\n\nWe have some more."));
    project.build().warns(
        "\
warning: `/ethics/` led here when it was published, and leads nowhere now
 --> content/pages/rules.md:2:9
  |
2 | title = \"Ethics\"
  |         ^^^^^^^^
  |
  = help: let it lead here again: `aliases = [\"/ethics/\"]`",
    );
}
