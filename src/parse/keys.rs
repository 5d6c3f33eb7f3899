//! Every key that authors may write, file by file.

use super::config::{CHECK as SETTINGS_OF_CHECK, FEEDS, MENU, PUBLISHER, QUERY, TRUST};
use super::label::Label;
use super::schema::{Key, Kind};

const fn key(name: &'static str, kind: Kind, example: &'static str, about: &'static str) -> Key {
    Key { name, kind, required: false, example, about }
}

const fn required(
    name: &'static str,
    kind: Kind,
    example: &'static str,
    about: &'static str,
) -> Key {
    Key { name, kind, required: true, example, about }
}

/// `content/articles/**/*.md`.
pub const ARTICLE: &[Key] = &[
    required("title", Kind::Text, "\"Talks resume in Geneva\"", "the headline"),
    required("date", Kind::Date, "2025-08-16", "the day of first publication"),
    key(
        "summary",
        Kind::Text,
        "\"Both sides agreed to meet again.\"",
        "the standfirst under the headline, and the text of cards, feeds and search results; else the first paragraph",
    ),
    key(
        "authors",
        Kind::Texts,
        "[\"europe-desk\"]",
        "keys of `content/authors/`, or names of guests",
    ),
    key("tags", Kind::Texts, "[\"nato\", \"sanctions\"]", "what the article is about"),
    key(
        "places",
        Kind::Texts,
        "[\"UA\", \"US\"]",
        "where it plays: ISO 3166-1 codes, `XK`, regions, or keys of `content/places/`",
    ),
    key("label", Kind::Choice(Label::KEYS), "\"analysis\"", "the kind of journalism; else `news`"),
    key("section", Kind::Text, "\"Europe\"", "the desk of the paper"),
    key("dateline", Kind::Text, "\"Kyiv\"", "where it was reported from"),
    key(
        "slug",
        Kind::Text,
        "\"talks-resume\"",
        "the last part of the URL; else the name of the file",
    ),
    key("aliases", Kind::Texts, "[\"/2024/old-name/\"]", "old URLs that lead here"),
    key("updated", Kind::Date, "2025-08-17T12:00:00", "the last significant change"),
    key("draft", Kind::Bool, "true", "not published yet"),
    key("expires", Kind::Date, "2025-12-31", "not published any more from then on"),
    key("id", Kind::Text, "\"tag:example.org,2025:1234\"", "a stable id for feeds"),
    key(
        "image",
        Kind::Table(IMAGE),
        "{ src = \"photo.jpg\", alt = \"A long table\" }",
        "the article's picture",
    ),
    key(
        "corrections",
        Kind::Tables(CORRECTION),
        "[{ date = 2025-08-17, text = \"…\" }]",
        "what was put right after publication",
    ),
    key(
        "sources",
        Kind::Tables(SOURCE),
        "[{ title = \"…\", url = \"https://…\" }]",
        "what the article rests on",
    ),
    key("language", Kind::Text, "\"ur\"", "the language of this text, when it isn't the site's"),
    key("series", Kind::Text, "\"grain-corridor\"", "the run of articles that this one belongs to"),
    key("part", Kind::Integer(1, 9999), "2", "its place in the series; else by date"),
    key("minor", Kind::Bool, "true", "the last change of words needs no correction"),
    key("check", Kind::Table(CHECK), "{ allow = [\"D0123\"] }", "findings that are meant to be so"),
    key(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

const IMAGE: &[Key] = &[
    required(
        "src",
        Kind::Text,
        "\"photo.jpg\"",
        "the file beside the article, or `/path` in `static/`",
    ),
    required(
        "alt",
        Kind::Text,
        "\"Ministers at a long table\"",
        "what it shows, for those who can't see it",
    ),
    key("caption", Kind::Text, "\"The round table in Geneva.\"", "what stands under it"),
    key("credit", Kind::Text, "\"Europe desk\"", "who made it"),
];

const CORRECTION: &[Key] = &[
    required("date", Kind::Date, "2025-08-17", "when it was put right"),
    required(
        "text",
        Kind::Text,
        "\"An earlier version gave the wrong day.\"",
        "what was wrong and what is right",
    ),
    key("kind", Kind::Choice(super::CorrectionKind::KEYS), "\"correction\"", "else `correction`"),
    key("headline", Kind::Bool, "true", "the headline was wrong, so it stands above the text"),
];

const SOURCE: &[Key] = &[
    required("title", Kind::Text, "\"Joint statement\"", "the name of the document"),
    key(
        "key",
        Kind::Text,
        "\"statement\"",
        "a name for it, to cite it in the text: `[@statement]`",
    ),
    key("url", Kind::Text, "\"https://example.org/statement\"", "where it is"),
    key("publisher", Kind::Text, "\"NATO\"", "who published it"),
    key("date", Kind::Date, "2025-08-16", "its date"),
    key(
        "archived",
        Kind::Text,
        "\"https://web.archive.org/web/2025/https://…\"",
        "a copy in an archive",
    ),
];

const CHECK: &[Key] = &[
    key("allow", Kind::Texts, "[\"D0123\"]", "codes of findings"),
    key("reason", Kind::Text, "\"the memo is quoted whole\"", "why they are meant to be so"),
];

/// `content/pages/*.md`.
pub const PAGE: &[Key] = &[
    required("title", Kind::Text, "\"About us\"", "the heading of the page"),
    key(
        "summary",
        Kind::Text,
        "\"Who we are.\"",
        "the text of cards and search results; else the first paragraph",
    ),
    key("slug", Kind::Text, "\"about\"", "the URL; else the name of the file"),
    key("updated", Kind::Date, "2025-08-16", "the last significant change"),
    key("aliases", Kind::Texts, "[\"/about-us/\"]", "old URLs that lead here"),
    key("language", Kind::Text, "\"ur\"", "the language of this text, when it isn't the site's"),
    key("draft", Kind::Bool, "true", "not published yet"),
    key(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

/// `content/authors/KEY.md`.
pub const AUTHOR: &[Key] = &[
    required("name", Kind::Text, "\"Europe desk\"", "the byline"),
    key(
        "description",
        Kind::Text,
        "\"Covers the Balkans.\"",
        "a sentence for cards and search results",
    ),
    key("role", Kind::Text, "\"Correspondent\"", "what they do at the paper"),
    key(
        "photo",
        Kind::Table(IMAGE),
        "{ src = \"/authors/ines.jpg\", alt = \"Ines Calder\" }",
        "their picture",
    ),
    key("location", Kind::Text, "\"Vienna\"", "where they work"),
    key("languages", Kind::Texts, "[\"en\", \"uk\"]", "languages they work in, as BCP 47 tags"),
    key("expertise", Kind::Texts, "[\"sanctions\"]", "what they know about"),
    key("email", Kind::Text, "\"ines@example.org\"", "how to write to them"),
    key("links", Kind::Texts, "[\"https://social.example/@ines\"]", "their pages elsewhere"),
    key("fediverse", Kind::Text, "\"@ines@social.example\"", "their account in the fediverse"),
    key("organization", Kind::Bool, "true", "a desk or an agency, not a person"),
    key(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

/// `content/tags/KEY.md`.
pub const TAG: &[Key] = &[
    required("name", Kind::Text, "\"NATO\"", "the tag as readers see it"),
    key(
        "description",
        Kind::Text,
        "\"The alliance and its members.\"",
        "a sentence for cards and search results",
    ),
    key(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

/// `content/places/KEY.md`.
pub const PLACE: &[Key] = &[
    required("name", Kind::Text, "\"Ukraine\"", "the place as readers see it"),
    key(
        "description",
        Kind::Text,
        "\"Our reports from Ukraine.\"",
        "a sentence for cards and search results",
    ),
    key("region", Kind::Text, "\"eastern-europe\"", "the region that it lies in"),
    key(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

/// `content/series/KEY.md`.
pub const SERIES: &[Key] = &[
    required("name", Kind::Text, "\"The grain corridor\"", "the series as readers see it"),
    key(
        "description",
        Kind::Text,
        "\"How the corridor opened and closed.\"",
        "a sentence for cards and search results",
    ),
    key(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

/// `site.toml`.
pub const SITE: &[Key] = &[
    required("title", Kind::Text, "\"The Daily Meridian\"", "the name of the paper"),
    required("base_url", Kind::Text, "\"https://example.org\"", "where the site will be"),
    key(
        "description",
        Kind::Text,
        "\"Reports from the edges of the map.\"",
        "a sentence on the paper",
    ),
    key("language", Kind::Text, "\"en\"", "the language of the site, as a BCP 47 tag; else `en`"),
    key(
        "time_zone",
        Kind::Text,
        "\"Europe/Berlin\"",
        "the zone of all dates, by its IANA name; else `UTC`",
    ),
    key("permalink", Kind::Text, "\"/{year}/{month}/{day}/{slug}/\"", "the URL of an article"),
    key("page_size", Kind::Integer(1, 1000), "20", "how many articles a full page of a list has"),
    key(
        "raw_html",
        Kind::Bool,
        "true",
        "whether HTML in Markdown is published as it is; else it is shown as text",
    ),
    key(
        "text_edition",
        Kind::Bool,
        "true",
        "whether all articles are in `/text/`, too, without styles and pictures",
    ),
    key(
        "menu",
        Kind::Tables(MENU),
        "[{ title = \"About\", url = \"/about/\" }]",
        "the links at the head of every page",
    ),
    key("feeds", Kind::Table(FEEDS), "{ full_text = true }", "how feeds are made"),
    key(
        "publisher",
        Kind::Table(PUBLISHER),
        "{ name = \"The Daily Meridian\" }",
        "who publishes the paper",
    ),
    key(
        "trust",
        Kind::Table(TRUST),
        "{ belongs_to = [\"https://press.example/\"] }",
        "what the paper says of itself in `trust.txt`; else there is none",
    ),
    key(
        "check",
        Kind::Table(SETTINGS_OF_CHECK),
        "{ page_weight = 2000 }",
        "what `dateline check` is told",
    ),
    key(
        "collections",
        Kind::Named(QUERY),
        "{ lead = { label = \"analysis\", limit = 3 } }",
        "lists of articles for templates",
    ),
    key(
        "editor",
        Kind::Text,
        "\"vscode\"",
        "what opens a source from the preview: a name, or a URL with `{path}`",
    ),
    key(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];
