//! What Tera has and Dateline refuses, or says in words of its own.

use super::templates::with;

#[test]
fn what_every_build_would_show_in_another_order() {
    with("article.html", "<p>{{ article.title }}</p>\n<pre>{{ __tera_context }}</pre>\n").fails(
        "error: `__tera_context` comes in another order with every build
 --> templates/article.html:2:9
  |
2 | <pre>{{ __tera_context }}</pre>
  |         ^^^^^^^^^^^^^^
  |
  = help: print the variable that you mean, like `{{ page }}`: its order stays",
    );
}

#[test]
fn what_every_machine_may_work_out_otherwise() {
    with(
        "article.html",
        "/** {{ article.minutes * 2 }} **/\n{{ (article.words ** 0.5) | round }}\n",
    )
    .fails(
        "error: `**` gives other digits on other machines
 --> templates/article.html:2:19
  |
2 | {{ (article.words ** 0.5) | round }}
  |                   ^^
  |
  = help: write the product: `n * n`",
    );
}

#[test]
fn it_is_found_wherever_it_stands_and_whatever_else_is_wrong() {
    let project = with(
        "article.html",
        "{% extends \"base.html\" %}\n{% block main %}{% include \"partials/a.html\" %}{% endblock %}\n",
    );
    project.write(
        "templates/partials/a.html",
        "{% component dump(@page) %}{{ __tera_context }}{% endcomponent %}\n\
         {% if __tera_context %}{% endif %}\n",
    );
    project.write("templates/base.html", "{{ __tera_context | keys }}\n");
    project.write("templates/tag.html", "{{ <dump /> }}\n");
    project.write("templates/day.html", "{{ list | shout }} {# {{ __tera_context }} #}\n");
    project.fails(
        "error: `__tera_context` comes in another order with every build
 --> templates/base.html:1:4
  |
1 | {{ __tera_context | keys }}
  |    ^^^^^^^^^^^^^^
  |
  = help: print the variable that you mean, like `{{ page }}`: its order stays

error: unknown filter `shout`
 --> templates/day.html:1:11
  |
1 | {{ list | shout }} {# {{ __tera_context }} #}
  |           ^^^^^
  |
  = help: `dateline help templates` says which there are, besides those of Tera

error: `__tera_context` comes in another order with every build
 --> templates/partials/a.html:1:31
  |
1 | {% component dump(@page) %}{{ __tera_context }}{% endcomponent %}
  |                               ^^^^^^^^^^^^^^
  |
  = help: print the variable that you mean, like `{{ page }}`: its order stays

error: `__tera_context` comes in another order with every build
 --> templates/partials/a.html:2:7
  |
2 | {% if __tera_context %}{% endif %}
  |       ^^^^^^^^^^^^^^
  |
  = help: print the variable that you mean, like `{{ page }}`: its order stays",
    );
}

#[test]
fn a_list_that_cannot_be_grouped() {
    let by = |arguments: &str| {
        with("home.html", &format!("{{{{ list.articles | group_by({arguments}) }}}}\n"))
    };
    by("attribute=\"label.kay\"").fails(
        r#"error: there is no `kay` in `label` of the item at index 0
 --> templates/home.html:1:20
  |
1 | {{ list.articles | group_by(attribute="label.kay") }}
  |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `key`?
  = help: found while rendering /"#,
    );
    by("attribut=\"label.key\"").fails(
        r#"error: the filter `group_by` takes no `attribut`
 --> templates/home.html:1:29
  |
1 | {{ list.articles | group_by(attribut="label.key") }}
  |                             ^^^^^^^^
  |
  = help: did you mean `attribute`?"#,
    );
    by("attribute=\"label\"").fails(
        r#"error: `label` of the item at index 0 is a table: `group_by` takes text, whole numbers, true and false
 --> templates/home.html:1:20
  |
1 | {{ list.articles | group_by(attribute="label") }}
  |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: found while rendering /"#,
    );
    with("home.html", "{{ lists | group_by(attribute=\"label\") }}\n").fails(
        r#"error: `group_by` wants a list, and this is not defined
 --> templates/home.html:1:12
  |
1 | {{ lists | group_by(attribute="label") }}
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: found while rendering /"#,
    );
}

#[test]
fn a_list_that_cannot_be_grouped_in_what_lists_show() {
    let teaser = "{% component teaser(article, level=2, rank=\"river\", clock=false, @page) %}\n\
                  {{ [article] | group_by(attribute=\"sektion.name\") }}\n\
                  {% endcomponent teaser %}\n";
    with("partials/teaser.html", teaser).fails(
        r#"error: there is no `sektion` in the item at index 0
 --> templates/partials/teaser.html:2:16
  |
2 | {{ [article] | group_by(attribute="sektion.name") }}
  |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `section`?
  = help: found while rendering /2025/08/16/"#,
    );
}

#[test]
fn arguments_that_a_component_does_not_take() {
    with("article.html", "{{ <picture image={none} alt=\"\" zoom={1} wide={2} high={3} /> }}\n")
        .fails(
            r#"error: the component `picture` takes no `zoom`
 --> templates/article.html:1:33
  |
1 | {{ <picture image={none} alt="" zoom={1} wide={2} high={3} /> }}
  |                                 ^^^^
  |
  = help: it takes `alt`, `card`, `image`, `lazy`, `sizes`

error: the component `picture` takes no `wide`
 --> templates/article.html:1:42
  |
1 | {{ <picture image={none} alt="" zoom={1} wide={2} high={3} /> }}
  |                                          ^^^^
  |
  = help: it takes `alt`, `card`, `image`, `lazy`, `sizes`

error: the component `picture` takes no `high`
 --> templates/article.html:1:51
  |
1 | {{ <picture image={none} alt="" zoom={1} wide={2} high={3} /> }}
  |                                                   ^^^^
  |
  = help: it takes `alt`, `card`, `image`, `lazy`, `sizes`"#,
        );
    with("article.html", "{{ <picture image={none} alt=\"\" lasy={true} /> }}\n").fails(
        r#"error: the component `picture` takes no `lasy`
 --> templates/article.html:1:33
  |
1 | {{ <picture image={none} alt="" lasy={true} /> }}
  |                                 ^^^^
  |
  = help: did you mean `lazy`?"#,
    );
    // Of what is spread only rendering knows.
    with(
        "article.html",
        "{{ <picture {...{\"image\": none, \"alt\": \"\", \"a\": 1, \"b\": 2} } /> }}\n",
    )
    .fails(
        r#"error: this component takes no `a`, no `b`
 --> templates/article.html:1:4
  |
1 | {{ <picture {...{"image": none, "alt": "", "a": 1, "b": 2} } /> }}
  |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: available arguments: `alt`, `card`, `image`, `lazy`, `sizes`
  = help: found while rendering /2025/08/16/a/"#,
    );
}

#[test]
fn components_that_are_made_twice() {
    let made = |names: [&str; 3]| -> String {
        let made = names.map(|it| format!("{{%- component {it}() %}}a{{% endcomponent %}}\n"));
        made.concat()
    };
    let project = with("partials/one.html", &made(["a", "b", "c"]));
    project.write("templates/partials/two.html", made(["d", "c", "b"]));
    project.write("templates/article.html", "{{ <b /> }}{{ article.title }\n");
    project.fails(
        "error: found `}` but expected }}
 --> templates/article.html:1:29
  |
1 | {{ <b /> }}{{ article.title }
  |                             ^

error: there are two components `c`
 --> templates/partials/two.html:2:15
  |
2 | {%- component c() %}a{% endcomponent %}
  |               ^
  |
 ::: templates/partials/one.html:3:15
  |
3 | {%- component c() %}a{% endcomponent %}
  |               - the other is made here
  |
  = help: give one of them another name

error: there are two components `b`
 --> templates/partials/two.html:3:15
  |
3 | {%- component b() %}a{% endcomponent %}
  |               ^
  |
 ::: templates/partials/one.html:2:15
  |
2 | {%- component b() %}a{% endcomponent %}
  |               - the other is made here
  |
  = help: give one of them another name",
    );
    let own = "{% component pager(list) %}a{% endcomponent %}\n";
    with("partials/mine.html", own).fails(
        "error: there are two components `pager`
 --> templates/partials/mine.html:1:14
  |
1 | {% component pager(list) %}a{% endcomponent %}
  |              ^^^^^
  |
  = help: the theme makes the other in `templates/partials/pager.html`: give yours another name
  = help: or write it into `templates/partials/pager.html`, which then takes the place of the theme's",
    );
}
