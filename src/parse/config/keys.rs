//! Every key of `site.toml`.

use super::check::CHECK;
use super::images::IMAGES;
use super::policy::POLICY;
use super::publisher::PUBLISHER;
use super::trust::TRUST;
use crate::parse::form::Form;
use crate::parse::key::{Key, Kind};
use crate::parse::label::Label;

/// `site.toml`.
pub const SITE: &[Key] = &[
    Key::new("title", Kind::Text, "\"The Daily Meridian\"", "the name of the paper").required(),
    Key::new("base_url", Kind::Text, "\"https://example.org\"", "where the site will be")
        .form(Form::BaseUrl)
        .required(),
    Key::new(
        "description",
        Kind::Text,
        "\"Reports from the edges of the map.\"",
        "a sentence on the paper",
    )
    .form(Form::Prose),
    Key::new(
        "language",
        Kind::Text,
        "\"en\"",
        "the language of the site, as a BCP 47 tag; else `en`",
    )
    .form(Form::Language)
    .default("\"en\""),
    Key::new(
        "time_zone",
        Kind::Text,
        "\"Europe/Berlin\"",
        "the zone of all dates, by its IANA name; else `UTC`",
    )
    .form(Form::TimeZone)
    .default("\"UTC\""),
    Key::new("permalink", Kind::Text, "\"/{year}/{month}/{day}/{slug}/\"", "the URL of an article")
        .form(Form::Permalink)
        .default("\"/{year}/{month}/{day}/{slug}/\""),
    Key::new(
        "page_size",
        Kind::Integer(1, 1000),
        "20",
        "how many articles a page of a list has, more or less",
    )
    .default("20"),
    Key::new(
        "raw_html",
        Kind::Bool,
        "true",
        "whether HTML in Markdown is published as it is; else it is shown as text",
    ),
    Key::new(
        "text_edition",
        Kind::Bool,
        "true",
        "whether all articles are in `/text/`, too, without styles and pictures",
    ),
    Key::new(
        "images",
        Kind::Table(IMAGES),
        "{ widths = [480, 960] }",
        "which sizes and formats are made of pictures",
    ),
    Key::new(
        "menu",
        Kind::Tables(MENU),
        "[{ title = \"About\", url = \"/about/\" }]",
        "the links at the head of every page",
    ),
    Key::new("feeds", Kind::Table(FEEDS), "{ full_text = true }", "how feeds are made"),
    Key::new(
        "publisher",
        Kind::Table(PUBLISHER),
        "{ name = \"The Daily Meridian\" }",
        "who publishes the paper",
    ),
    Key::new(
        "trust",
        Kind::Table(TRUST),
        "{ belongs_to = [\"https://press.example/\"] }",
        "what the paper says of itself in `trust.txt`; else there is none",
    ),
    Key::new(
        "check",
        Kind::Table(CHECK),
        "{ page_weight = 2000 }",
        "what `dateline check` is told",
    ),
    Key::new(
        "policy",
        Kind::Table(POLICY),
        "{ form_action = [\"https://lists.example.org\"] }",
        "what browsers may load, run and send besides what is your own, for the content security policy of `/_headers`",
    ),
    Key::new(
        "collections",
        Kind::Named(QUERY),
        "{ lead = { label = \"analysis\", limit = 3 } }",
        "lists of articles for templates",
    ),
    Key::new(
        "editor",
        Kind::Text,
        "\"vscode\"",
        "what opens a source from the preview: a name, or a URL with `{path}`",
    )
    .form(Form::Editor),
    Key::new(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

const MENU: &[Key] = &[
    Key::new("title", Kind::Text, "\"About\"", "what the link says").required(),
    Key::new("url", Kind::Text, "\"/about/\"", "where it leads").required(),
];

const FEEDS: &[Key] = &[
    Key::new(
        "full_text",
        Kind::Bool,
        "true",
        "whether feeds of tags, authors and so on carry whole texts",
    ),
    Key::new("hub", Kind::Text, "\"https://hub.example.org/\"", "the WebSub hub that feeds name"),
];

const QUERY: &[Key] = &[
    Key::new("tag", Kind::Text, "\"nato\"", "articles of this tag").form(Form::Tag),
    Key::new("author", Kind::Text, "\"europe-desk\"", "articles by this author").form(Form::Author),
    Key::new("place", Kind::Text, "\"UA\"", "articles of this place"),
    Key::new("label", Kind::Choice(Label::KEYS), "\"analysis\"", "articles of this kind"),
    Key::new("section", Kind::Text, "\"Europe\"", "articles of this desk").form(Form::Section),
    Key::new("order", Kind::Choice(&["newest", "oldest"]), "\"newest\"", "which come first")
        .default("\"newest\""),
    Key::new("limit", Kind::Integer(1, 1000), "5", "no more than this; else 10").default("10"),
];
