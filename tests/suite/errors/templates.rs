//! Faults of a site's own templates and words.

use super::article;
use crate::project::Project;

pub(super) fn with(path: &str, template: &str) -> Project {
    let project = article("");
    project.write(&format!("templates/{path}"), template);
    project
}

#[test]
fn a_syntax_error() {
    with("article.html", "<h1>{{ article.title }</h1>\n").fails(
        "error: found `}` but expected }}
 --> templates/article.html:1:22
  |
1 | <h1>{{ article.title }</h1>
  |                      ^",
    );
    with("article.html", "<h1>\n{% if article.title %}\n</h1>\n").fails(
        "error: `{% if article.title %}` is never closed
 --> templates/article.html:2:1
  |
2 | {% if article.title %}
  | ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `{% endif %}` where it ends",
    );
    with("article.html", "<h1>\n{% foo %}\n</h1>\n").fails(
        "error: unknown tag `foo`
 --> templates/article.html:2:4
  |
2 | {% foo %}
  |    ^^^
  |
  = help: did you mean `for`?",
    );
}

#[test]
fn a_name_that_there_is_not() {
    let project = with("article.html", "<h1>{{ article.titel }}</h1>\n");
    for day in 10..15 {
        project.write(
            &format!("content/articles/{day}.md"),
            format!("+++\ntitle = \"Day {day}\"\ndate = 2025-08-{day}\n+++\nText.\n"),
        );
    }
    project.fails(
        "error: field `titel` is not defined
 --> templates/article.html:1:16
  |
1 | <h1>{{ article.titel }}</h1>
  |                ^^^^^
  |
  = help: did you mean `title`?
  = help: found while rendering /2025/08/10/10/",
    );
    with("article.html", "<h1>{{ titel }}</h1>\n").fails(
        "error: variable `titel` is not defined
 --> templates/article.html:1:8
  |
1 | <h1>{{ titel }}</h1>
  |        ^^^^^
  |
  = help: available variables: article, content, menu, newer, older, page, site, structured_data, t, targets, toc
  = help: found while rendering /2025/08/16/a/",
    );
}

#[test]
fn an_unknown_filter() {
    with("article.html", "<p>{{ article.title }}</p>\n<p>{{ article.title | shout }}</p>\n").fails(
        "error: unknown filter `shout`
 --> templates/article.html:2:23
  |
2 | <p>{{ article.title | shout }}</p>
  |                       ^^^^^
  |
  = help: `dateline help templates` says which there are, besides those of Tera",
    );
    with(
        "article.html",
        "<p>{{ article.title | shout }}</p>\n<p>{{ article.title | whisper }}</p>\n",
    )
    .fails(
        "error: unknown filter `shout`
 --> templates/article.html:1:23
  |
1 | <p>{{ article.title | shout }}</p>
  |                       ^^^^^
  |
  = help: `dateline help templates` says which there are, besides those of Tera

error: unknown filter `whisper`
 --> templates/article.html:2:23
  |
2 | <p>{{ article.title | whisper }}</p>
  |                       ^^^^^^^
  |
  = help: `dateline help templates` says which there are, besides those of Tera",
    );
}

#[test]
fn an_unknown_function_or_test() {
    with("article.html", "<p>{{ get_page(path=\"a\") }}</p>\n").fails(
        r#"error: unknown function `get_page`
 --> templates/article.html:1:7
  |
1 | <p>{{ get_page(path="a") }}</p>
  |       ^^^^^^^^
  |
  = help: nothing is looked up here: `tags`, `sections`, `archive` and others are lists that any template may name, and a collection in `site.toml` has the articles that you choose"#,
    );
    with("article.html", "<p>{% if article.title is lovely %}a{% endif %}</p>\n").fails(
        "error: unknown test `lovely`
 --> templates/article.html:1:27
  |
1 | <p>{% if article.title is lovely %}a{% endif %}</p>
  |                           ^^^^^^
  |
  = help: there are array, bool, containing, defined, divisible_by, ending_with, even, float, integer, iterable, map, none, number, odd, starting_with, string, undefined",
    );
}

#[test]
fn a_filter_that_cannot() {
    with("article.html", "<p>{{ article.title | date }}</p>\n").fails(
        "error: `Talks resume` is no date: a date is written like `2025-08-16`
 --> templates/article.html:1:23
  |
1 | <p>{{ article.title | date }}</p>
  |                       ^^^^
  |
  = help: found while rendering /2025/08/16/a/",
    );
    with("article.html", "<p>{{ article.date | date(style=\"fancy\") }}</p>\n").fails(r#"error: there is no style `fancy` of dates; there are long, medium, weekday, time, month, month-name, weekday-name, weekday-short, day, year, clock, rfc3339
 --> templates/article.html:1:22
  |
1 | <p>{{ article.date | date(style="fancy") }}</p>
  |                      ^^^^^^^^^^^^^^^^^^^
  |
  = help: found while rendering /2025/08/16/a/"#);
}

#[test]
fn an_include_of_what_is_not_there() {
    with("article.html", "<p>a</p>\n{% include \"partials/bylin.html\" %}\n").fails(
        r#"error: unknown template `partials/bylin.html`
 --> templates/article.html:2:12
  |
2 | {% include "partials/bylin.html" %}
  |            ^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `partials/byline.html`?"#,
    );
}

#[test]
fn includes_in_a_circle() {
    let project = with("article.html", "{% include \"partials/a.html\" %}\n");
    project.write("templates/partials/a.html", "<p>a</p>\n{% include \"partials/b.html\" %}\n");
    project.write("templates/partials/b.html", "<p>b</p>\n{% include \"partials/a.html\" %}\n");
    project.fails(
        r#"error: templates include each other in a circle: `partials/a.html` → `partials/b.html` → `partials/a.html`
 --> templates/partials/b.html:2:12
  |
2 | {% include "partials/a.html" %}
  |            ^^^^^^^^^^^^^^^^^"#,
    );
}

#[test]
fn a_template_that_extends_what_is_not_there() {
    with("article.html", "{% extends \"bass.html\" %}\n{% block content %}a{% endblock %}\n")
        .fails(
            r#"error: there is no template `bass.html` to extend
 --> templates/article.html:1:12
  |
1 | {% extends "bass.html" %}
  |            ^^^^^^^^^^^
  |
  = help: did you mean `base.html`?"#,
        );
}

#[test]
fn templates_that_extend_each_other() {
    let project = with("article.html", "{% extends \"page.html\" %}\n");
    project.write("templates/page.html", "{% extends \"article.html\" %}\n");
    project.fails(
        r#"error: templates extend each other in a circle: `article.html` → `page.html` → `article.html`
 --> templates/page.html:1:12
  |
1 | {% extends "article.html" %}
  |            ^^^^^^^^^^^^^^"#,
    );
}

#[test]
fn a_fault_in_the_template_that_all_extend_is_one_fault() {
    with("base.html", "<html>\n{{ site.title }\n</html>\n").fails(
        "error: found `}` but expected }}
 --> templates/base.html:2:15
  |
2 | {{ site.title }
  |               ^",
    );
}

#[test]
fn faults_in_several_templates_are_all_said() {
    let project = with("article.html", "{{ article.title }\n");
    project.write("templates/tag.html", "{{ term.name | shout }}\n");
    project.write("templates/author.html", "{% extends \"bass.html\" %}\n");
    project.write("templates/place.html", "{% include \"article.html\" %}\n");
    project.fails(
        r#"error: found `}` but expected }}
 --> templates/article.html:1:18
  |
1 | {{ article.title }
  |                  ^

error: there is no template `bass.html` to extend
 --> templates/author.html:1:12
  |
1 | {% extends "bass.html" %}
  |            ^^^^^^^^^^^
  |
  = help: did you mean `base.html`?

error: unknown filter `shout`
 --> templates/tag.html:1:16
  |
1 | {{ term.name | shout }}
  |                ^^^^^
  |
  = help: `dateline help templates` says which there are, besides those of Tera"#,
    );
}

#[test]
fn a_sites_own_words_stand_over_the_themes() {
    let project = with("strings/en.toml", "all_sections = \"Desks\"\n");
    project.build().warns("");
    assert!(project.page("sections/index.html").contains("Desks"));
}

#[test]
fn words_that_are_not_toml() {
    with("strings/de.toml", "updated = Aktualisiert\n").fails(
        r#"error: this text has no quotes
 --> templates/strings/de.toml:1:11
  |
1 | updated = Aktualisiert
  |           ^^^^^^^^^^^^
  |
  = help: write it like this: `updated = "Aktualisiert"`"#,
    );
    with("strings/en.toml", "updated = \"Updated\"\nupdated = \"Changed\"\n").fails(
        r#"error: `updated` is given twice
 --> templates/strings/en.toml:2:1
  |
2 | updated = "Changed"
  | ^^^^^^^
  |
 ::: templates/strings/en.toml:1:1
  |
1 | updated = "Updated"
  | ------- given here first
  |
  = help: keep one of them"#,
    );
}

#[test]
fn a_fault_in_what_lists_show_of_an_article() {
    let teaser = |inside: &str| {
        format!(
            "{{% component teaser(article, rank=\"river\", level=2, clock=false, @page) %}}\n{inside}\n{{% endcomponent teaser %}}\n"
        )
    };
    with("partials/teaser.html", &teaser("{{ article.titel }}")).fails(
        "error: field `titel` is not defined
 --> templates/partials/teaser.html:2:12
  |
2 | {{ article.titel }}
  |            ^^^^^
  |
  = help: did you mean `title`?
  = help: found while rendering /2025/08/16/",
    );
    // It is made once for all pages, so it can't speak of one.
    with("partials/teaser.html", &teaser("{{ page.language }} {{ page.url }}")).fails(
        "error: field `url` is not defined
 --> templates/partials/teaser.html:2:29
  |
2 | {{ page.language }} {{ page.url }}
  |                             ^^^
  |
  = help: available fields: language
  = help: found while rendering /2025/08/16/",
    );
    let project = with("partials/teaser.html", &teaser("{{ article.title }}"));
    project.write("templates/day.html", "{{ 3 | teaser }}");
    project.fails(
        "error: this is no article of a list
 --> templates/day.html:1:8
  |
1 | {{ 3 | teaser }}
  |        ^^^^^^
  |
  = help: found while rendering /2025/08/16/",
    );
}
