//! Faults of `site.toml` and of the command line's settings.

use dateline::build::Moment;

use super::{said, settings};
use crate::project::Project;

#[test]
fn an_unknown_setting() {
    settings("tite = \"Test\"").fails(
        r#"error: there is no key `tite`
 --> site.toml:3:1
  |
3 | tite = "Test"
  | ^^^^
  |
  = help: did you mean `title`?"#,
    );
    settings("theme = \"dark\"").fails(r#"error: there is no key `theme`
 --> site.toml:3:1
  |
3 | theme = "dark"
  | ^^^^^
  |
  = help: nothing here is set by it: remove it, or put it under `[extra]` for templates of your own"#);
    settings("page_sise = 10").fails(
        "error: there is no key `page_sise`
 --> site.toml:3:1
  |
3 | page_sise = 10
  | ^^^^^^^^^
  |
  = help: did you mean `page_size`?",
    );
}

#[test]
fn an_unknown_setting_in_a_table() {
    settings("[[menu]]\ntitle = \"Tags\"\nurl = \"/tags/\"\nwieght = 3").fails(
        "error: `menu` has no key `wieght`
 --> site.toml:6:1
  |
6 | wieght = 3
  | ^^^^^^
  |
  = help: the keys are `title`, `url`",
    );
    settings("[[menu]]\ntitle = \"Home\"\nulr = \"/\"").fails(
        r#"error: `menu` has no key `ulr`
 --> site.toml:5:1
  |
5 | ulr = "/"
  | ^^^
  |
  = help: did you mean `url`?"#,
    );
    settings("[feeds]\nfull = true").fails(
        "error: `feeds` has no key `full`
 --> site.toml:4:1
  |
4 | full = true
  | ^^^^
  |
  = help: the keys are `full_text`, `hub`",
    );
    settings("[feeds]\nful_text = true").fails(
        "error: `feeds` has no key `ful_text`
 --> site.toml:4:1
  |
4 | ful_text = true
  | ^^^^^^^^
  |
  = help: did you mean `full_text`?",
    );
    settings("[publisher]\nnmae = \"Test\"").fails(
        r#"error: `publisher` has no key `nmae`
 --> site.toml:4:1
  |
4 | nmae = "Test"
  | ^^^^
  |
  = help: did you mean `name`?"#,
    );
    settings("[collections.lead]\nlabels = \"analysis\"").fails(
        r#"error: `collections.lead` has no key `labels`
 --> site.toml:4:1
  |
4 | labels = "analysis"
  | ^^^^^^
  |
  = help: did you mean `label`?"#,
    );
    settings("[collections.lead]\nsince = 2025-01-01").fails(
        "error: `collections.lead` has no key `since`
 --> site.toml:4:1
  |
4 | since = 2025-01-01
  | ^^^^^
  |
  = help: the keys are `tag`, `author`, `place`, `label`, `section`, `order`, `limit`",
    );
}

#[test]
fn a_setting_of_the_wrong_type() {
    settings("page_size = 0").fails(
        "error: `page_size` takes a whole number from 1 to 1000, and this is the number 0
 --> site.toml:3:13
  |
3 | page_size = 0
  |             ^
  |
  = help: write it like this: `page_size = 20`",
    );
    settings("page_size = \"20\"").fails(
        r#"error: `page_size` takes a whole number from 1 to 1000, and this is a text
 --> site.toml:3:13
  |
3 | page_size = "20"
  |             ^^^^
  |
  = help: write it without quotes: `page_size = 20`"#,
    );
    settings("raw_html = \"yes\"").fails(
        r#"error: `raw_html` takes `true` or `false`, and this is a text
 --> site.toml:3:12
  |
3 | raw_html = "yes"
  |            ^^^^^
  |
  = help: write it like this: `raw_html = true`"#,
    );
    settings("collections = [\"lead\"]").fails(
        r#"error: `collections` takes tables with names of their own, and this is a list
 --> site.toml:3:15
  |
3 | collections = ["lead"]
  |               ^^^^^^^^
  |
  = help: write it like this: `collections = { lead = { label = "analysis", limit = 3 } }`"#,
    );
    settings("[collections]\nlead = \"analysis\"").fails(
        r#"error: `collections` takes tables with names of their own, and one of them is a text
 --> site.toml:4:8
  |
4 | lead = "analysis"
  |        ^^^^^^^^^^
  |
  = help: write it like this: `collections = { lead = { label = "analysis", limit = 3 } }`"#,
    );
    settings("[collections.lead]\nlabel = \"analyses\"\norder = \"random\"").fails(
        r#"error: `analyses` is no `label`
 --> site.toml:4:9
  |
4 | label = "analyses"
  |         ^^^^^^^^^^
  |
  = help: did you mean `analysis`?

error: `random` is no `order`
 --> site.toml:5:9
  |
5 | order = "random"
  |         ^^^^^^^^
  |
  = help: it is one of `newest`, `oldest`"#,
    );
    settings("[menu]\ntitle = \"About\"\nurl = \"/about/\"").fails(
        "error: `menu` takes a list of tables, and this is a table
 --> site.toml:3:1
  |
3 | [menu]
  | ^^^^^^
  |
  = help: begin each with two brackets: `[[menu]]`",
    );
}

#[test]
fn what_every_site_needs_is_missing() {
    let project = Project::new("");
    project.write("site.toml", "");
    project.fails(
        r#"error: `base_url` is missing
 --> site.toml:1:1
  |
1 |
  | ^ missing here
  |
  = help: where the site will be: `base_url = "https://example.org"`

error: `title` is missing
 --> site.toml:1:1
  |
1 |
  | ^ missing here
  |
  = help: the name of the paper: `title = "The Daily Meridian"`"#,
    );
    project.write("site.toml", "title = \"\"\nbase_url = \"\"\n");
    project.fails(
        r#"error: `title` is empty
 --> site.toml:1:9
  |
1 | title = ""
  |         ^^
  |
  = help: write it like this: `title = "The Daily Meridian"`

error: `base_url` is empty
 --> site.toml:2:12
  |
2 | base_url = ""
  |            ^^
  |
  = help: write it like this: `base_url = "https://example.org"`"#,
    );
}

#[test]
fn no_settings() {
    let project = Project::new("");
    project.remove("site.toml");
    let picture = "error: there is no `site.toml` in ROOT
 |
 = help: go to the folder of your site, or name it with `--root DIR`
 = help: `dateline init DIR` makes a new site";
    assert_eq!(said(&project), picture);
}

#[test]
fn a_time_zone_that_is_none() {
    settings("time_zone = \"Europe/Berln\"").fails(
        r#"error: there is no time zone `Europe/Berln`
 --> site.toml:3:13
  |
3 | time_zone = "Europe/Berln"
  |             ^^^^^^^^^^^^^^
  |
  = help: did you mean `Europe/Berlin`?"#,
    );
    settings("time_zone = \"Berlin\"").fails(
        r#"error: there is no time zone `Berlin`
 --> site.toml:3:13
  |
3 | time_zone = "Berlin"
  |             ^^^^^^^^
  |
  = help: did you mean `Europe/Berlin`?"#,
    );
    settings("time_zone = \"Asia/Kyiv\"").fails(
        r#"error: there is no time zone `Asia/Kyiv`
 --> site.toml:3:13
  |
3 | time_zone = "Asia/Kyiv"
  |             ^^^^^^^^^^^
  |
  = help: did you mean `Europe/Kyiv`?"#,
    );
    settings("time_zone = \"Central European Time\"").fails(
        r#"error: there is no time zone `Central European Time`
 --> site.toml:3:13
  |
3 | time_zone = "Central European Time"
  |             ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write the IANA name, like `Europe/Berlin` or `Asia/Karachi`"#,
    );
    settings("time_zone = \"+02:00\"").fails(
        r#"error: there is no time zone `+02:00`
 --> site.toml:3:13
  |
3 | time_zone = "+02:00"
  |             ^^^^^^^^
  |
  = help: write the zone of a city, which knows summer time, too: `Europe/Athens`"#,
    );
}

#[test]
fn an_address_that_is_none() {
    let with = |address: &str| {
        let project = Project::new("");
        project.write("site.toml", format!("title = \"Test\"\nbase_url = \"{address}\"\n"));
        project
    };
    with("example.org").fails(
        r#"error: `example.org` is no address of a site
 --> site.toml:2:12
  |
2 | base_url = "example.org"
  |            ^^^^^^^^^^^^^
  |
  = help: it begins with `https://`"#,
    );
    with("ftp://example.org").fails(
        r#"error: `ftp://example.org` is no address of a site
 --> site.toml:2:12
  |
2 | base_url = "ftp://example.org"
  |            ^^^^^^^^^^^^^^^^^^^
  |
  = help: it begins with `https://`"#,
    );
    with("https://").fails(
        r#"error: `https://` is no address of a site
 --> site.toml:2:12
  |
2 | base_url = "https://"
  |            ^^^^^^^^^^
  |
  = help: after `https://` stands the name of a host, like `example.org`"#,
    );
    with("https://exa mple.org").fails(
        r#"error: `https://exa mple.org` is no address of a site
 --> site.toml:2:12
  |
2 | base_url = "https://exa mple.org"
  |            ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: after `https://` stands the name of a host, like `example.org`"#,
    );
    with("https://example.org/?page=1").fails(
        r#"error: `https://example.org/?page=1` is no address of a site
 --> site.toml:2:12
  |
2 | base_url = "https://example.org/?page=1"
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: after the host stands nothing but the path of a folder"#,
    );
}

#[test]
fn an_address_on_the_command_line_that_is_none() {
    let mut project = Project::new("");
    project.options.base_url = Some("example.org".into());
    project.fails(
        "error: `example.org` is no address of a site
 |
 = help: it begins with `https://`",
    );
}

#[test]
fn a_moment_on_the_command_line_that_is_none() {
    let mut project = Project::new("");
    project.options.now = Moment::Written("tomorrow".into());
    project.fails(
        "error: `tomorrow` is no day and no time: a date is written like `2025-08-16`
 |
 = help: write it like `2025-08-16` or `2025-08-16T09:30:00`",
    );
    project.options.now = Moment::Written("2025-02-30".into());
    project.fails(
        "error: `2025-02-30` is no day and no time: the day is from 1 to 28
 |
 = help: write it like `2025-08-16` or `2025-08-16T09:30:00`",
    );
}

#[test]
fn a_permalink_that_is_none() {
    settings("permalink = \"/{yaer}/{slug}/\"").fails(
        r#"error: `/{yaer}/{slug}/` is no pattern of a URL
 --> site.toml:3:13
  |
3 | permalink = "/{yaer}/{slug}/"
  |             ^^^^^^^^^^^^^^^^^
  |
  = help: its parts are `{year}`, `{month}`, `{day}` and `{slug}`; did you mean `{year}`?
  = help: the usual one is `permalink = "/{year}/{month}/{day}/{slug}/"`"#,
    );
    settings("permalink = \"/{category}/{slug}/\"").fails(
        r#"error: `/{category}/{slug}/` is no pattern of a URL
 --> site.toml:3:13
  |
3 | permalink = "/{category}/{slug}/"
  |             ^^^^^^^^^^^^^^^^^^^^^
  |
  = help: its parts are `{year}`, `{month}`, `{day}` and `{slug}`
  = help: the usual one is `permalink = "/{year}/{month}/{day}/{slug}/"`"#,
    );
    settings("permalink = \"/{year}/\"").fails(
        r#"error: `/{year}/` is no pattern of a URL
 --> site.toml:3:13
  |
3 | permalink = "/{year}/"
  |             ^^^^^^^^^^
  |
  = help: it needs `{slug}`, or all articles have one URL
  = help: the usual one is `permalink = "/{year}/{month}/{day}/{slug}/"`"#,
    );
    settings("permalink = \"{year}/{slug}\"").fails(
        r#"error: `{year}/{slug}` is no pattern of a URL
 --> site.toml:3:13
  |
3 | permalink = "{year}/{slug}"
  |             ^^^^^^^^^^^^^^^
  |
  = help: it begins and ends with `/`
  = help: the usual one is `permalink = "/{year}/{month}/{day}/{slug}/"`"#,
    );
    settings("permalink = \"/../{slug}/\"").fails(
        r#"error: `/../{slug}/` is no pattern of a URL
 --> site.toml:3:13
  |
3 | permalink = "/../{slug}/"
  |             ^^^^^^^^^^^^^
  |
  = help: each of its parts is a name
  = help: the usual one is `permalink = "/{year}/{month}/{day}/{slug}/"`"#,
    );
    settings("permalink = \"/{slug/\"").fails(
        r#"error: `/{slug/` is no pattern of a URL
 --> site.toml:3:13
  |
3 | permalink = "/{slug/"
  |             ^^^^^^^^^
  |
  = help: a `{` has no `}`
  = help: the usual one is `permalink = "/{year}/{month}/{day}/{slug}/"`"#,
    );
}

#[test]
fn a_language_of_the_site_that_is_none() {
    settings("language = \"english\"").fails(
        r#"error: `english` is no language
 --> site.toml:3:12
  |
3 | language = "english"
  |            ^^^^^^^^^
  |
  = help: write its tag, like `en`, `ur` or `pt-BR`"#,
    );
    settings("language = \"\"").fails(
        r#"error: `language` is empty
 --> site.toml:3:12
  |
3 | language = ""
  |            ^^
  |
  = help: write it like this: `language = "en"`"#,
    );
}

#[test]
fn a_menu_that_leads_nowhere() {
    settings("[[menu]]\ntitle = \"About\"\nurl = \"/abuot/\"").fails(
        r#"error: there is no page `/abuot/`
 --> site.toml:5:7
  |
5 | url = "/abuot/"
  |       ^^^^^^^^^
  |
  = help: write the URL of a page from its first `/` on, like `/about/`"#,
    );
    settings("[[menu]]\ntitle = \"Tags\"\nurl = \"/tag/\"").fails(
        r#"error: there is no page `/tag/`
 --> site.toml:5:7
  |
5 | url = "/tag/"
  |       ^^^^^^^
  |
  = help: did you mean `/tags/`?"#,
    );
    settings("[[menu]]\ntitle = \"Up\"\nurl = \"/../\"").fails(
        r#"error: `/../` is no path of this site
 --> site.toml:5:7
  |
5 | url = "/../"
  |       ^^^^^^
  |
  = help: write the URL of a page from its first `/` on, like `/about/`"#,
    );
    settings(
        "menu = [{ title = \"Home\", url = \"/\" }, { title = \"Tags\", url = \"/tags/#a\" }, \
         { title = \"Feed\", url = \"/feed.xml\" }, { title = \"Out\", url = \"https://example.com\" }]",
    )
    .build()
    .warns("");
}

#[test]
fn a_source_of_the_policy_that_is_none() {
    settings("[policy]\nform_action = [\"self\", \"'none'\", \"https://a.example; script-src *\"]")
        .fails(
            r#"error: `self` without quotes is the name of a host
 --> site.toml:4:16
  |
4 | form_action = ["self", "'none'", "https://a.example; script-src *"]
  |                ^^^^^^
  |
  = help: write `'self'`

error: `'none'` lets nothing through, and these are added
 --> site.toml:4:24
  |
4 | form_action = ["self", "'none'", "https://a.example; script-src *"]
  |                        ^^^^^^^^
  |
  = help: take it away

error: `https://a.example; script-src *` is no source
 --> site.toml:4:34
  |
4 | form_action = ["self", "'none'", "https://a.example; script-src *"]
  |                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: a source has no spaces, `;` or `,`: write each by itself"#,
        );
}
