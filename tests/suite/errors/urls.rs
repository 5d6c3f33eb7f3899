//! Two pages on one URL, and old URLs that can't be.

use super::article;
use crate::project::Project;

fn two(first: &str, second: &str) -> Project {
    let project = article(first);
    project.write(
        "content/articles/2025/b.md",
        format!("+++\ntitle = \"Second\"\ndate = 2025-08-16\n{second}\n+++\nText.\n"),
    );
    project
}

#[test]
fn two_articles_on_one_url() {
    two("slug = \"talks\"", "slug = \"talks\"").fails(
        r#"error: two pages go to `/2025/08/16/talks/`
 --> content/articles/2025/b.md:4:8
  |
4 | slug = "talks"
  |        ^^^^^^^ this one
  |
 ::: content/articles/a.md:4:8
  |
4 | slug = "talks"
  |        ------- and this one
  |
  = help: give one of them another `slug`"#,
    );
    let project = article("");
    project.write(
        "content/articles/2025/a.md",
        "+++\ntitle = \"Second\"\ndate = 2025-08-16\n+++\nText.\n",
    );
    project.fails(
        r#"error: two articles have the id `tag:example.org,2025-08-16:a`
 --> content/articles/2025/a.md:2:9
  |
2 | title = "Second"
  |         ^^^^^^^^ this one
  |
 ::: content/articles/a.md:2:9
  |
2 | title = "Talks resume"
  |         -------------- and this one
  |
  = help: feed readers would take them for one: give the newer one an `id` of its own

error: two pages go to `/2025/08/16/a/`
 --> content/articles/2025/a.md:2:9
  |
2 | title = "Second"
  |         ^^^^^^^^ this one
  |
 ::: content/articles/a.md:2:9
  |
2 | title = "Talks resume"
  |         -------------- and this one
  |
  = help: give one of them another `slug`"#,
    );
}

#[test]
fn three_articles_on_one_url() {
    let project = two("slug = \"talks\"", "slug = \"talks\"");
    project.write(
        "content/articles/c.md",
        "+++\ntitle = \"Third\"\ndate = 2025-08-16\nslug = \"talks\"\n+++\nText.\n",
    );
    project.fails(
        r#"error: two pages go to `/2025/08/16/talks/`
 --> content/articles/2025/b.md:4:8
  |
4 | slug = "talks"
  |        ^^^^^^^ this one
  |
 ::: content/articles/a.md:4:8
  |
4 | slug = "talks"
  |        ------- and this one
  |
  = help: give one of them another `slug`

error: two pages go to `/2025/08/16/talks/`
 --> content/articles/a.md:4:8
  |
4 | slug = "talks"
  |        ^^^^^^^ this one
  |
 ::: content/articles/c.md:4:8
  |
4 | slug = "talks"
  |        ------- and this one
  |
  = help: give one of them another `slug`"#,
    );
}

#[test]
fn two_articles_with_one_id() {
    two("id = \"talks\"", "id = \"talks\"").fails(
        r#"error: two articles have the id `talks`
 --> content/articles/2025/b.md:4:6
  |
4 | id = "talks"
  |      ^^^^^^^ this one
  |
 ::: content/articles/a.md:4:6
  |
4 | id = "talks"
  |      ------- and this one
  |
  = help: feed readers would take them for one: give the newer one an `id` of its own"#,
    );
}

#[test]
fn an_alias_over_a_page() {
    two("", "aliases = [\"/2025/08/16/a/\"]").fails(
        r#"error: two pages go to `/2025/08/16/a/`
 --> content/articles/a.md:2:9
  |
2 | title = "Talks resume"
  |         ^^^^^^^^^^^^^^ this one
  |
 ::: content/articles/2025/b.md:4:12
  |
4 | aliases = ["/2025/08/16/a/"]
  |            ---------------- and this one
  |
  = help: an alias leads from a URL that has no page any more: remove it or correct it"#,
    );
    article("aliases = [\"/tags/\"]").fails(
        r#"error: two pages go to `/tags/`
 --> content/articles/a.md:4:12
  |
4 | aliases = ["/tags/"]
  |            ^^^^^^^^ this one
  |
  = help: the other is one that every site has
  = help: an alias leads from a URL that has no page any more: remove it or correct it"#,
    );
    article("aliases = [\"/2025/08/16/a/\"]").fails(
        r#"error: two pages go to `/2025/08/16/a/`
 --> content/articles/a.md:2:9
  |
2 | title = "Talks resume"
  |         ^^^^^^^^^^^^^^ this one
  |
 ::: content/articles/a.md:4:12
  |
4 | aliases = ["/2025/08/16/a/"]
  |            ---------------- and this one
  |
  = help: an alias leads from a URL that has no page any more: remove it or correct it"#,
    );
}

#[test]
fn one_alias_of_two_articles() {
    two("aliases = [\"/old/\"]", "aliases = [\"/old\"]").fails(
        r#"error: two pages go to `/old/`
 --> content/articles/2025/b.md:4:12
  |
4 | aliases = ["/old"]
  |            ^^^^^^ this one
  |
 ::: content/articles/a.md:4:12
  |
4 | aliases = ["/old/"]
  |            ------- and this one
  |
  = help: an alias leads from a URL that has no page any more: remove it or correct it"#,
    );
    article("aliases = [\"/old/\", \"/old/\"]").fails(
        r#"error: two pages go to `/old/`
 --> content/articles/a.md:4:12
  |
4 | aliases = ["/old/", "/old/"]
  |            ^^^^^^^ this one
  |
 ::: content/articles/a.md:4:21
  |
4 | aliases = ["/old/", "/old/"]
  |                     ------- and this one
  |
  = help: an alias leads from a URL that has no page any more: remove it or correct it"#,
    );
}

#[test]
fn an_alias_that_is_no_path() {
    article("aliases = [\"old-name\"]").fails(
        r#"error: `old-name` is no path of this site
 --> content/articles/a.md:4:12
  |
4 | aliases = ["old-name"]
  |            ^^^^^^^^^^
  |
  = help: write the old URL from the first `/` on, like `/2024/old-name/`"#,
    );
    article("aliases = [\"https://example.org/old/\"]").fails(
        r#"error: `https://example.org/old/` is no path of this site
 --> content/articles/a.md:4:12
  |
4 | aliases = ["https://example.org/old/"]
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write the old URL from the first `/` on, like `/2024/old-name/`"#,
    );
    article("aliases = [\"/../old/\"]").fails(
        r#"error: `/../old/` is no path of this site
 --> content/articles/a.md:4:12
  |
4 | aliases = ["/../old/"]
  |            ^^^^^^^^^^
  |
  = help: write the old URL from the first `/` on, like `/2024/old-name/`"#,
    );
    article("aliases = [\"/old name/\"]").fails(
        r#"error: `/old name/` is no path of this site
 --> content/articles/a.md:4:12
  |
4 | aliases = ["/old name/"]
  |            ^^^^^^^^^^^^
  |
  = help: write the old URL from the first `/` on, like `/2024/old-name/`"#,
    );
    article("aliases = [\"/old/?p=7\"]").fails(
        r#"error: `/old/?p=7` is no path of this site
 --> content/articles/a.md:4:12
  |
4 | aliases = ["/old/?p=7"]
  |            ^^^^^^^^^^^
  |
  = help: write the old URL from the first `/` on, like `/2024/old-name/`"#,
    );
    article("aliases = [\"/\"]").fails(
        r#"error: `/` is no path of this site
 --> content/articles/a.md:4:12
  |
4 | aliases = ["/"]
  |            ^^^
  |
  = help: write the old URL from the first `/` on, like `/2024/old-name/`"#,
    );
}

#[test]
fn a_static_file_over_a_page() {
    let project = article("");
    project.write("static/2025/08/16/a/index.html", "<p>mine</p>");
    project.fails(
        r#"error: two pages go to `/2025/08/16/a/`
 --> content/articles/a.md:2:9
  |
2 | title = "Talks resume"
  |         ^^^^^^^^^^^^^^ this one
 ::: static/2025/08/16/a/index.html
  = help: remove the file, or give it another name"#,
    );
    let project = article("");
    project.write("static/feed.xml", "<rss/>");
    project.fails(
        "error: two pages go to `/feed.xml`
--> static/feed.xml
 = help: the other is one that every site has
 = help: remove the file, or give it another name",
    );
}

#[test]
fn a_static_file_where_a_folder_must_be() {
    let project = article("");
    project.write("static/tags", "a file");
    project.fails(
        "error: `tags` would be a file and the folder of `tags/index.html`
--> static/tags
 = help: give the file another name",
    );
}

#[test]
fn a_standing_page_where_a_list_is() {
    let project = Project::new("");
    project.write("content/pages/tags.md", "+++\ntitle = \"Tags\"\n+++\nOur tags.\n");
    project.fails(
        r#"error: two pages go to `/tags/`
 --> content/pages/tags.md:2:9
  |
2 | title = "Tags"
  |         ^^^^^^ this one
  |
  = help: the other is one that every site has
  = help: give this one another `slug`"#,
    );
    let project = Project::new("");
    project
        .write("content/pages/about.md", "+++\ntitle = \"About\"\nslug = \"archive\"\n+++\nUs.\n");
    project.fails(
        r#"error: two pages go to `/archive/`
 --> content/pages/about.md:3:8
  |
3 | slug = "archive"
  |        ^^^^^^^^^ this one
  |
  = help: the other is one that every site has
  = help: give this one another `slug`"#,
    );
}

#[test]
fn two_standing_pages_on_one_url() {
    let project = Project::new("");
    project.write("content/pages/about.md", "+++\ntitle = \"About\"\n+++\nUs.\n");
    project.write("content/pages/us.md", "+++\ntitle = \"About us\"\nslug = \"about\"\n+++\nUs.\n");
    project.fails(
        r#"error: two pages go to `/about/`
 --> content/pages/about.md:2:9
  |
2 | title = "About"
  |         ^^^^^^^ this one
  |
 ::: content/pages/us.md:3:8
  |
3 | slug = "about"
  |        ------- and this one
  |
  = help: give one of them another `slug`"#,
    );
}

#[test]
fn a_standing_page_and_an_article_on_one_url() {
    let project = article("");
    project.write(
        "site.toml",
        "title = \"Test\"\nbase_url = \"https://example.org\"\npermalink = \"/{slug}/\"\n",
    );
    project.write("content/pages/a.md", "+++\ntitle = \"About\"\n+++\nUs.\n");
    project.fails(
        r#"error: two pages go to `/a/`
 --> content/articles/a.md:2:9
  |
2 | title = "Talks resume"
  |         ^^^^^^^^^^^^^^ this one
  |
 ::: content/pages/a.md:2:9
  |
2 | title = "About"
  |         ------- and this one
  |
  = help: give one of them another `slug`"#,
    );
}

#[test]
fn two_authors_whose_names_make_one_url() {
    let project = article("authors = [\"Ines\", \"ines\"]");
    project.write("content/authors/Ines.md", "+++\nname = \"Ines Calder\"\n+++\n");
    project.write("content/authors/ines.md", "+++\nname = \"Ines Vogt\"\n+++\n");
    if project.root().join("content/authors/INES.md").exists() {
        return; // A file system that knows no capitals has one file here.
    }
    project.fails(
        r#"error: two pages go to `/authors/ines/`
 |
 = help: the authors `Ines` and `ines` make the same URL: rename one of them

error: two profiles have the key `ines`
 --> content/authors/Ines.md:2:8
  |
2 | name = "Ines Calder"
  |        ^^^^^^^^^^^^^ this one
  |
 ::: content/authors/ines.md:2:8
  |
2 | name = "Ines Vogt"
  |        ----------- and this one
  |
  = help: give one of the files another name, or make one of them"#,
    );
}

#[test]
fn two_paths_that_differ_in_capitals_alone() {
    let project = Project::new("");
    project.write("content/pages/about.md", "+++\ntitle = \"About\"\n+++\nUs.\n");
    project.write("static/About/index.html", "mine");
    project.fails(
        "\
error: two pages go to `/about/`
 --> content/pages/about.md:2:9
  |
2 | title = \"About\"
  |         ^^^^^^^ this one
 ::: static/About/index.html
  = help: remove the file, or give it another name
  = help: names that differ in capitals alone are one file on some systems",
    );
}
