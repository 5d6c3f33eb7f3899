//! Mistakes that people make who write templates, and what each is told, in short: what is wrong, the
//! place, and what to write.

use super::said;
use super::templates::with;
use crate::project::Project;

/// The lines of a picture that say something, and its places.
fn short(picture: &str) -> String {
    let lines = picture.lines().map(str::trim);
    let says = |line: &&str| {
        ["error: ", "warning: ", "--> ", "::: ", "= help: "].iter().any(|it| line.starts_with(it))
            && !line.starts_with("= help: found while rendering ")
    };
    lines.filter(says).collect::<Vec<_>>().join("\n").replace("--> templates/", "--> ")
}

/// What is said of an article's template.
#[track_caller]
fn article(template: &str, expected: &str) {
    let project = with("article.html", template);
    assert_eq!(short(&said(&project)), expected, "{template}");
}

/// What is said of a site that is published.
#[track_caller]
fn warned(project: &Project, expected: &str) {
    let outcome = project.attempt();
    assert!(outcome.published.is_some(), "it wasn't published");
    let picture = crate::project::draw(
        project.root(),
        &outcome.diagnostics,
        dateline::diagnostic::Format::Human,
    );
    assert_eq!(short(&picture), expected);
}

/// That a template is fine.
#[track_caller]
fn fine(template: &str) {
    warned(&with("article.html", template), "");
}

#[test]
fn a_field_that_there_is_not_is_found_wherever_it_is_asked_for() {
    for (template, place, near) in [
        (
            "{% extends \"base.html\" %}{% block meta %}{{ <meta title={article.titel} /> }}{% endblock %}",
            66,
            "title",
        ),
        ("{% if article.titel %}a{% endif %}", 15, "title"),
        ("{% if not article.titel or article.date %}a{% endif %}", 19, "title"),
        ("{% if a is defined %}{% elif article.titel == \"a\" %}{% endif %}", 38, "title"),
        ("{{ article.titel or \"none\" }}", 12, "title"),
        ("{{ article.titel ~ \"!\" }}", 12, "title"),
        ("{{ article.titel | upper }}", 12, "title"),
        ("{{ t.by | fill(name=article.titel) }}", 29, "title"),
        ("{% set name = article.titel %}", 23, "title"),
        ("{% for tag in article.tag %}{% endfor %}", 23, "tags"),
        (
            "{% for it in [article.label] %}{% if it.nam == \"a\" %}{% endif %}{% endfor %}",
            41,
            "name",
        ),
        ("{{ [a.nam for a in [article.label]] | join(sep=\", \") }}", 7, "name"),
        ("{% if page.languag == \"en\" %}{% endif %}", 12, "language"),
        ("{{ <byline authors={article.autors} /> }}", 29, "authors"),
        ("{{ <byline authors={article.authors} links={site.urll} /> }}", 50, "url"),
        ("{% set a = article %}{% if a.titel %}{% endif %}", 30, "title"),
    ] {
        let field = &template[place - 1..];
        let field = field.split(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
        article(
            template,
            &format!(
                "error: field `{field}` is not defined\n--> article.html:1:{place}\n= help: did you mean `{near}`?"
            ),
        );
    }
    let project = with(
        "partials/own.html",
        "{% component own(list) %}{% for a in list %}{% if a.titel %}{% endif %}{% endfor %}{% endcomponent %}",
    );
    project.write("templates/home.html", "{{ <own list={list.articles} /> }}");
    assert_eq!(
        short(&said(&project)),
        "error: field `titel` is not defined\n--> partials/own.html:1:53\n= help: did you mean `title`?"
    );
}

#[test]
fn what_may_be_absent_is_asked_for_in_peace() {
    for template in [
        "{% if article.extra.subtitle %}{% endif %}{{ article.extra.subtitle or \"\" }}",
        "{% if article.image?.caption %}{% endif %}{{ article.image?.caption or \"\" }}",
        "{% if article.image.caption %}a{% endif %}",
        "{% if article.titel is defined %}{% endif %}{{ article.titel | default(value=\"a\") }}",
        "{% if article.titel is not defined %}a{% endif %}",
        "{% for tag in article.tags %}{{ loop.index }}{% if loop.last %}{% endif %}{% endfor %}",
        "{{ -article.minutes + article.words }}{{ article.authors[0]?.role or \"\" }}",
        "{{ <byline authors={article.authors} links={not article.section} /> }}",
        "{% set own = {\"a\": 1} %}{% if own.b %}{% endif %}",
    ] {
        fine(template);
    }
    let project = with(
        "home.html",
        "{% for it in site.extra.links %}{% if it.note %}a{% endif %}{% endfor %}",
    );
    let links = "[[extra.links]]\ntitle = \"A\"\nurl = \"/a/\"\n[[extra.links]]\ntitle = \"B\"\nurl = \"/b/\"\nnote = \"B\"\n";
    project.write(
        "site.toml",
        format!("title = \"Test\"\nbase_url = \"https://example.org\"\n{links}"),
    );
    warned(&project, "");
}

#[test]
fn what_is_absent_on_a_page() {
    article(
        "{{ article.image.caption }}",
        "error: `image` is none here, so it has no `caption`\n--> article.html:1:18\n\
         = help: write `article.image?.caption or \"\"`, or ask `{% if article.image %}` first",
    );
    article(
        "{{ article.image?.caption }}",
        "error: `article.image?.caption` is absent here\n--> article.html:1:19\n\
         = help: write `article.image?.caption or \"\"`, or what to print instead",
    );
    article(
        "{{ article.extra.subtitle }}",
        "error: `article.extra` has no `subtitle` here\n--> article.html:1:18\n\
         = help: an own key may be absent: write `article.extra.subtitle or \"\"`",
    );
    article(
        "{{ article.updated | date }}",
        "error: `article.updated` is absent here\n--> article.html:1:4\n\
         = help: ask first: `{% if article.updated %}…{% endif %}`",
    );
    article(
        "{% for one in article.image %}{% endfor %}",
        "error: `article.image` is absent here\n--> article.html:1:15\n\
         = help: ask first: `{% if article.image %}…{% endif %}`",
    );
    article(
        "{{ article.tags.name }}",
        "error: `tags` is a list, so it has no `name`\n--> article.html:1:17\n\
         = help: take one of it: `article.tags[0].name`, or all: `{% for one in article.tags %}`",
    );
    article(
        "{{ article.tags.size }}",
        "error: `tags` is a list, so it has no `size`\n--> article.html:1:17\n= help: write `article.tags | length`",
    );
    article(
        "{% for a in collections.lead %}{% endfor %}",
        "error: there is no collection `lead`\n--> article.html:1:25\n\
         = help: make it in `site.toml`: `[collections.lead]`, and below it `limit = 5`",
    );
    article(
        "{{ t.subscribe }}",
        "error: there is no word `subscribe`\n--> article.html:1:6\n\
         = help: put `subscribe = \"…\"` into `templates/strings/en.toml`",
    );
    article(
        "{{ t.pubished }}",
        "error: there is no word `pubished`\n--> article.html:1:6\n= help: did you mean `published`?\n\
         = help: or put `pubished = \"…\"` into `templates/strings/en.toml`",
    );
    article(
        "{{ page.title }}",
        "error: field `title` is not defined\n--> article.html:1:9\n\
         = help: `page` is what all pages have; an article is `article`, a standing page `standing`, a tag or an author `term`",
    );
    for (name, help) in [
        ("post.title", "the article of a page is `article`: `{{ article.title }}`"),
        ("config.title", "`site` has what `site.toml` says: `{{ site.title }}`"),
        ("paginator.pages", "a list of articles is `list.articles`, on the pages that have one"),
        ("forloop.index", "write `loop.index`, `loop.first`, `loop.last`"),
        ("super", "write `{{ super() }}`"),
    ] {
        let variable = name.split('.').next().unwrap_or_default();
        article(
            &format!("{{{{ {name} }}}}"),
            &format!(
                "error: variable `{variable}` is not defined\n--> article.html:1:4\n= help: {help}"
            ),
        );
    }
}

#[test]
fn mistakes_are_told_of_with_what_to_write() {
    let table = include_str!("template_mistakes.txt");
    let rows = table.split("\n\n").filter_map(|row| row.split_once("\nerror: "));
    let mut count = 0;
    for (template, said) in rows {
        article(&template.replace('⏎', "\n"), &format!("error: {}", said.trim_end()));
        count += 1;
    }
    assert!(count > 50, "{count}");
}

#[test]
fn what_looks_like_a_mistake_and_is_none() {
    fine(
        "{{ t.by | fill(name=\"A\", other=1) }}{{ article.title | truncate(length=3, end=\"\") }}",
    );
    fine("{{ article | teaser(level=3) }}");
    fine("{% set end = 3 %}{{ end }}{% for i in range(end=2) %}{{ i }}{% endfor %}");
}

#[test]
fn a_date_has_no_format() {
    article(
        "{{ article.date | date(format=\"%Y\") }}",
        "error: the filter `date` takes no `format`\n--> article.html:1:24\n\
         = help: dates are written as each language writes them: `date(style=\"long\")`, with one of \
         long, medium, weekday, time, month, month-name, weekday-name, weekday-short, day, year, \
         clock, rfc3339",
    );
}

#[test]
fn templates_that_do_not_fit_together() {
    let project = with("article.html", "a\n{% include \"partials/x.html\" %}");
    project.write(
        "templates/partials/x.html",
        "{% extends \"base.html\" %}\n{% block main %}a{% endblock %}",
    );
    assert_eq!(
        short(&said(&project)),
        "error: `partials/x.html` extends `base.html`, so it can't be included\n--> article.html:2:12\n\
         ::: templates/partials/x.html:1:12\n\
         = help: put what both show into a template of its own, without `extends`, and include that"
    );
    article(
        "a\n{% include \"partials/ad.html\" %}",
        "error: unknown template `partials/ad.html`\n--> article.html:2:12\n\
         = help: make the file `templates/partials/ad.html`, or take the tag away",
    );
    article(
        "{% extends \"base.html\" %}{% block man %}a{% endblock %}",
        "error: block `man` is not defined in any parent template\n--> article.html:1:35\n= help: did you mean `main`?",
    );
    article(
        "{% extends \"base.html\" %}{% block sidebar %}a{% endblock %}",
        "error: block `sidebar` is not defined in any parent template\n--> article.html:1:35\n\
         = help: `base.html` has the blocks `main`, `meta`, `nameplate`",
    );
    article(
        "{% extends \"article.html\" %}",
        "error: `article.html` extends itself\n--> article.html:1:12",
    );
    let base = "<html><body>{% block nameplate %}{% endblock %}{% block main %}{% endblock %}</body></html>";
    assert_eq!(
        short(&said(&with("base.html", base))),
        "error: this template lacks the block `meta`, which `404.html` and 15 other templates fill\n--> base.html\n\
         = help: add `{% block meta %}{% endblock meta %}` within `<head>`"
    );
    assert_eq!(
        short(&said(&with("partials/byline.html", "<p>By us</p>"))),
        "error: this template lacks the component `byline`, which `article.html` and 2 other templates show\n--> partials/byline.html\n\
         = help: begin it with `{% component byline(authors, links=true, most=0, @t) -%}` and end it with `{% endcomponent byline %}`"
    );
    assert_eq!(
        short(&said(&with("partials/teaser.html", "<p>A</p>"))),
        "error: this template lacks the component `teaser`, which `home.html` and 2 other templates show\n--> partials/teaser.html\n\
         = help: begin it with `{% component teaser(article, level=2, rank=\"river\", clock=false, @page) -%}` and end it with `{% endcomponent teaser %}`"
    );
    let twice = "{% component a() %}{% endcomponent %}\n{% component a() %}{% endcomponent %}";
    assert_eq!(
        short(&said(&with("partials/a.html", twice))),
        "error: there are two components `a`\n--> partials/a.html:2:14\n::: templates/partials/a.html:1:14\n= help: give one of them another name"
    );
}

#[test]
fn what_nothing_uses() {
    warned(
        &with("artcle.html", "a"),
        "warning: nothing uses the template `artcle.html`\n--> artcle.html\n= help: did you mean `article.html`?",
    );
    warned(
        &with("byline.html", "a"),
        "warning: nothing uses the template `byline.html`\n--> byline.html\n= help: did you mean `partials/byline.html`?",
    );
    warned(
        &with("partials/advert.html", "a"),
        "warning: nothing uses the template `partials/advert.html`\n--> partials/advert.html\n\
         = help: a template shows it by `{% include \"partials/advert.html\" %}`; else take it away",
    );
    let cards = "{% component card(a) %}{{ a }}{% endcomponent %}\n{% component other() %}{% endcomponent %}";
    let project = with("partials/cards.html", cards);
    warned(
        &project,
        "warning: nothing uses the template `partials/cards.html`\n--> partials/cards.html\n\
         = help: a template shows its component by `{{ <card /> }}`",
    );
    project.write("templates/article.html", "{{ <card a={article.title} /> }}");
    warned(
        &project,
        "warning: nothing shows the component `other`\n--> partials/cards.html:2:14\n\
         = help: a template shows it by `{{ <other /> }}`; else take it away",
    );
}
