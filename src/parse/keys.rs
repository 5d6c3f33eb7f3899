//! Every key that authors may write in content, file by file. Those of settings are beside `config`.

use super::correction::CorrectionKind;
use super::form::Form;
use super::key::{Key, Kind};
use super::label::Label;
use super::picture::Making;

/// `content/articles/**/*.md`.
pub const ARTICLE: &[Key] = &[
    Key::new("title", Kind::Text, "\"Talks resume in Geneva\"", "the headline").required(),
    Key::new("date", Kind::Date, "2025-08-16", "the day of first publication").required(),
    Key::new(
        "summary",
        Kind::Text,
        "\"Both sides agreed to meet again.\"",
        "the standfirst under the headline, and the text of cards, feeds and search results; else the first paragraph",
    ).form(Form::Prose),
    Key::new(
        "authors",
        Kind::Texts,
        "[\"europe-desk\"]",
        "keys of `content/authors/`, or names of guests",
    ).form(Form::Author),
    Key::new("tags", Kind::Texts, "[\"nato\", \"sanctions\"]", "what the article is about").form(Form::Tag),
    Key::new(
        "places",
        Kind::Texts,
        "[\"UA\", \"US\"]",
        "where it happens: ISO 3166-1 codes, `XK`, regions, or keys of `content/places/`",
    ).form(Form::Place),
    Key::new("label", Kind::Choice(Label::KEYS), "\"analysis\"", "the kind of journalism; else `news`").default("\"news\""),
    Key::new("section", Kind::Text, "\"Europe\"", "the desk of the paper").form(Form::Section),
    Key::new("dateline", Kind::Text, "\"Kyiv\"", "where it was reported from"),
    Key::new(
        "slug",
        Kind::Text,
        "\"talks-resume\"",
        "the last part of the URL; else the name of the file",
    ).form(Form::Slug),
    Key::new("aliases", Kind::Texts, "[\"/2024/old-name/\"]", "old URLs that lead here").form(Form::Alias),
    Key::new("updated", Kind::Date, "2025-08-17T12:00:00", "the last significant change"),
    Key::new("draft", Kind::Bool, "true", "not published yet"),
    Key::new("expires", Kind::Date, "2025-12-31", "not published any more from then on"),
    Key::new("id", Kind::Text, "\"tag:example.org,2025:1234\"", "a stable id for feeds"),
    Key::new(
        "image",
        Kind::Table(IMAGE),
        "{ src = \"photo.jpg\", alt = \"A long table\" }",
        "the article's picture",
    ),
    Key::new(
        "pictures",
        Kind::Tables(PICTURES),
        "[{ src = \"ships.jpg\", credit = \"Europe desk\" }]",
        "what is to be said of the pictures in the text, each by its file",
    ),
    Key::new(
        "audio",
        Kind::Table(AUDIO),
        "{ src = \"talk.mp3\" }",
        "the article to listen to: it stands above the text, and in feeds",
    ),
    Key::new(
        "corrections",
        Kind::Tables(CORRECTION),
        "[{ date = 2025-08-17, text = \"…\" }]",
        "what was put right after publication",
    ),
    Key::new(
        "sources",
        Kind::Tables(SOURCE),
        "[{ title = \"…\", url = \"https://…\" }]",
        "what the article rests on",
    ),
    Key::new("language", Kind::Text, "\"ur\"", "the language of this text, when it isn't the site's").form(Form::Language),
    Key::new("series", Kind::Text, "\"grain-corridor\"", "the run of articles that this one belongs to").form(Form::Series),
    Key::new("part", Kind::Integer(1, 9999), "2", "its place in the series; else by date").needs(&["series"]),
    Key::new("minor", Kind::Bool, "true", "the last change of words needs no correction"),
    Key::new("check", Kind::Table(CHECK), "{ allow = [\"D0123\"] }", "findings that are meant to be so"),
    Key::new(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

const fn picture_file(about: &'static str) -> Key {
    Key::new("src", Kind::Text, "\"photo.jpg\"", about).form(Form::Picture).required()
}

const CAPTION: Key =
    Key::new("caption", Kind::Text, "\"The round table in Geneva.\"", "what stands under it")
        .form(Form::Prose);

const CREDIT: Key = Key::new("credit", Kind::Text, "\"Europe desk\"", "who made it");

const FOCUS: Key = Key::new(
    "focus",
    Kind::Text,
    "\"70% 35%\"",
    "what has to be seen where only a part is shown: `top left`, or percentages from the left and from the top; else the middle",
)
.form(Form::Focus);

const MAKING: Key = Key::new(
    "source",
    Kind::Choice(Making::KEYS),
    "\"generated\"",
    "how it came to be; readers are told of what a model generated",
);

const KEEP_METADATA: Key = Key::new(
    "keep_metadata",
    Kind::Bool,
    "true",
    "whether its file is published with all that its metadata says, such as where it was taken",
);

pub(super) const IMAGE: &[Key] = &[
    picture_file("the file beside the article, or `/path` in `static/`"),
    Key::new(
        "alt",
        Kind::Text,
        "\"Ministers at a long table\"",
        "what it shows, for those who can't see it",
    ),
    CAPTION,
    CREDIT,
    FOCUS,
    MAKING,
    KEEP_METADATA,
];

/// What is said of a picture whose words stand in the text.
const PICTURES: &[Key] = &[
    picture_file("the picture, as the text names it"),
    CAPTION,
    CREDIT,
    FOCUS,
    MAKING,
    KEEP_METADATA,
];

const AUDIO: &[Key] = &[
    Key::new(
        "src",
        Kind::Text,
        "\"talk.mp3\"",
        "the file beside the article, or `/path` in `static/`",
    )
    .form(Form::File)
    .required(),
    Key::new(
        "title",
        Kind::Text,
        "\"Part two: the strait\"",
        "what it is called; else like the article",
    ),
    Key::new(
        "duration",
        Kind::Text,
        "\"12:34\"",
        "how long it runs; else it is read from the file",
    )
    .form(Form::Running),
    Key::new(
        "transcript",
        Kind::Text,
        "\"talk.txt\"",
        "what is said in it: a file or a page; else a file of the same name",
    )
    .form(Form::File),
];

const CORRECTION: &[Key] = &[
    Key::new("date", Kind::Date, "2025-08-17", "when it was put right").required(),
    Key::new(
        "text",
        Kind::Text,
        "\"An earlier version gave the wrong day.\"",
        "what was wrong and what is right",
    )
    .form(Form::Prose)
    .required(),
    Key::new("kind", Kind::Choice(CorrectionKind::KEYS), "\"correction\"", "else `correction`")
        .default("\"correction\""),
    Key::new("headline", Kind::Bool, "true", "the headline was wrong, so it stands above the text"),
];

const SOURCE: &[Key] = &[
    Key::new("title", Kind::Text, "\"Joint statement\"", "the name of the document").required(),
    Key::new(
        "key",
        Kind::Text,
        "\"statement\"",
        "a name for it, to cite it in the text: `[@statement]`",
    )
    .form(Form::Citation),
    Key::new("url", Kind::Text, "\"https://example.org/statement\"", "where it is")
        .form(Form::Address),
    Key::new("publisher", Kind::Text, "\"NATO\"", "who published it"),
    Key::new("date", Kind::Date, "2025-08-16", "its date").form(Form::Day),
    Key::new(
        "archived",
        Kind::Text,
        "\"https://web.archive.org/web/2025/https://…\"",
        "a copy in an archive",
    )
    .form(Form::Address),
];

const CHECK: &[Key] = &[
    Key::new("allow", Kind::Texts, "[\"D0123\"]", "codes of findings"),
    Key::new("reason", Kind::Text, "\"the memo is quoted whole\"", "why they are meant to be so"),
];

/// `content/pages/*.md`.
pub const PAGE: &[Key] = &[
    Key::new("title", Kind::Text, "\"About us\"", "the heading of the page").required(),
    Key::new(
        "summary",
        Kind::Text,
        "\"Who we are.\"",
        "the text of cards and search results; else the first paragraph",
    )
    .form(Form::Prose),
    Key::new("slug", Kind::Text, "\"about\"", "the URL; else the name of the file")
        .form(Form::Slug),
    Key::new("updated", Kind::Date, "2025-08-16", "the last significant change").form(Form::Day),
    Key::new("aliases", Kind::Texts, "[\"/about-us/\"]", "old URLs that lead here")
        .form(Form::Alias),
    Key::new(
        "language",
        Kind::Text,
        "\"ur\"",
        "the language of this text, when it isn't the site's",
    )
    .form(Form::Language),
    Key::new("draft", Kind::Bool, "true", "not published yet"),
    Key::new(
        "pictures",
        Kind::Tables(PICTURES),
        "[{ src = \"/ships.jpg\", credit = \"Europe desk\" }]",
        "what is to be said of the pictures in the text, each by its file",
    ),
    Key::new(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

/// `content/authors/KEY.md`.
pub const AUTHOR: &[Key] = &[
    Key::new("name", Kind::Text, "\"Europe desk\"", "the byline").required(),
    Key::new(
        "description",
        Kind::Text,
        "\"Covers the Balkans.\"",
        "a sentence for cards and search results",
    )
    .form(Form::Prose),
    Key::new("role", Kind::Text, "\"Correspondent\"", "what they do at the paper"),
    Key::new(
        "photo",
        Kind::Table(IMAGE),
        "{ src = \"/authors/ines.jpg\", alt = \"Ines Calder\" }",
        "their picture",
    ),
    Key::new("location", Kind::Text, "\"Vienna\"", "where they work"),
    Key::new(
        "languages",
        Kind::Texts,
        "[\"en\", \"uk\"]",
        "languages they work in, as BCP 47 tags",
    )
    .form(Form::Language),
    Key::new("expertise", Kind::Texts, "[\"sanctions\"]", "what they know about"),
    Key::new("email", Kind::Text, "\"ines@example.org\"", "how to write to them"),
    Key::new("links", Kind::Texts, "[\"https://social.example/@ines\"]", "their pages elsewhere")
        .form(Form::Address),
    Key::new("fediverse", Kind::Text, "\"@ines@social.example\"", "their account in the fediverse"),
    Key::new("organization", Kind::Bool, "true", "a desk or an agency, not a person"),
    Key::new(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

/// `content/tags/KEY.md`.
pub const TAG: &[Key] = &[
    Key::new("name", Kind::Text, "\"NATO\"", "the tag as readers see it").required(),
    Key::new(
        "description",
        Kind::Text,
        "\"The alliance and its members.\"",
        "a sentence for cards and search results",
    )
    .form(Form::Prose),
    Key::new(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

/// `content/places/KEY.md`.
pub const PLACE: &[Key] = &[
    Key::new("name", Kind::Text, "\"Ukraine\"", "the place as readers see it").required(),
    Key::new(
        "description",
        Kind::Text,
        "\"Our reports from Ukraine.\"",
        "a sentence for cards and search results",
    )
    .form(Form::Prose),
    Key::new("region", Kind::Text, "\"eastern-europe\"", "the region that it lies in")
        .form(Form::Region),
    Key::new(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

/// `content/series/KEY.md`.
pub const SERIES: &[Key] = &[
    Key::new("name", Kind::Text, "\"The grain corridor\"", "the series as readers see it")
        .required(),
    Key::new(
        "description",
        Kind::Text,
        "\"How the corridor opened and closed.\"",
        "a sentence for cards and search results",
    )
    .form(Form::Prose),
    Key::new(
        "podcast",
        Kind::Table(PODCAST),
        "{ category = \"News > Politics\", artwork = \"/corridor.jpg\" }",
        "its feed is a podcast's: of its articles, those with `audio` are the episodes",
    ),
    Key::new(
        "extra",
        Kind::Free,
        "{ colour = \"red\" }",
        "keys of your own, given to templates as they are",
    ),
];

const PODCAST: &[Key] = &[
    Key::new(
        "category",
        Kind::Text,
        "\"News > Politics\"",
        "what it is about: one of Apple's categories, and behind `>` one within it",
    )
    .form(Form::Category)
    .required(),
    Key::new(
        "artwork",
        Kind::Text,
        "\"/corridor.jpg\"",
        "its picture in `static/`: a square JPEG or PNG of 1400 to 3000 pixels",
    )
    .form(Form::Picture)
    .required(),
    Key::new("author", Kind::Text, "\"The foreign desk\"", "who makes it; else the publisher"),
    Key::new(
        "email",
        Kind::Text,
        "\"audio@example.org\"",
        "where podcast directories write to; everybody can read it in the feed",
    ),
    Key::new("explicit", Kind::Bool, "true", "it isn't for children"),
    Key::new(
        "type",
        Kind::Choice(&["episodic", "serial"]),
        "\"serial\"",
        "`serial` if it is heard from the first part on; else the newest comes first",
    )
    .default("\"episodic\""),
];
