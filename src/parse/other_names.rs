//! The *names that other systems use* for keys: those of Hugo, Jekyll, Zola, Eleventy, Astro, Pelican,
//! WordPress, Ghost and of newsrooms.
//!
//! Who writes one of them is told the key that means it here, with the value as that key takes it.

use toml::de::{DeTable, DeValue};

use super::key::{Key, Kind, listed, quoted_date, whole_number};
use super::mended::{list, one_date, quoted, several};

/// Names in small letters without `_` and `-`, and the keys that mean it: the first of them that the
/// table has.
const NAMES: &[(&str, &[&str])] = &[
    (
        "lang language languagecode languageid locale defaultlanguage defaultcontentlanguage i18n",
        &["language", "languages"],
    ),
    (
        "description standfirst subtitle subhead subheading subheadline dek deck excerpt abstract lede lead intro \
         introduction teaser blurb tagline synopsis customexcerpt metadescription seodescription ogdescription \
         summarytext chapeau vorspann",
        &["summary", "description", "text", "alt"],
    ),
    ("headline heading name subject sitename sitetitle displayname fullname", &["title", "name"]),
    (
        "publishdate publishedat published publishedon pubdate created createdat creationdate posted datetime postdate \
         datepublished datecreated publicationdate publishedtime",
        &["date", "founding_date"],
    ),
    (
        "modified lastmod lastmodified lastmodifiedat modifiedat updatedat datemodified dateupdated changed edited \
         lastupdate lastupdated revised updatedate modifieddate update",
        &["updated"],
    ),
    (
        "author byline bylines by creator creators writer writers contributor contributors reporter reporters \
         journalist journalists autor auteur",
        &["authors", "publisher", "credit"],
    ),
    (
        "category desk rubric ressort rubrique channel department primarycategory sections",
        &["section"],
    ),
    (
        "categories keywords keyword topics topic taxonomies tag taglist labels subjects terms",
        &["tags", "expertise"],
    ),
    (
        "place country countries region regions locations geo where",
        &["places", "region", "location"],
    ),
    ("location city reportedfrom origin", &["dateline", "location"]),
    (
        "cover coverimage featuredimage featureimage thumbnail thumb thumbnailurl hero heroimage banner \
         picture photo images ogimage headerimage leadimage mainimage teaserimage previewimage socialimage img image \
         avatar portrait headshot mugshot profileimage profilepicture",
        &["image", "photo", "src", "logo"],
    ),
    (
        "url permalink uri path link href redirectfrom alias redirect redirects oldurl oldurls legacyurl previousurls pageref",
        &["aliases", "src", "url", "links", "permalink"],
    ),
    ("type kind posttype articletype genre format contenttype", &["label"]),
    (
        "unpublishdate expirydate expiry expire expiresat expirationdate unpublish enddate validuntil",
        &["expires"],
    ),
    ("guid uuid postid nid", &["id"]),
    ("params custom customfields data meta metadata fields", &["extra"]),
    ("errata erratum correction editorsnote", &["corrections"]),
    ("references reference bibliography citations refs source", &["sources"]),
    ("serie seriesname collection", &["series"]),
    ("episode seriesorder seriesweight partnumber chapter", &["part"]),
    ("basename postname filename shortname", &["slug", "src"]),
    ("bio biography about profile", &["description"]),
    ("title job jobtitle position function", &["role", "name"]),
    (
        "website homepage web site social socials twitter facebook linkedin instagram github orcid bluesky sameas",
        &["links"],
    ),
    ("mastodon", &["fediverse"]),
    ("mail emailaddress contact", &["email"]),
    ("base", &["location", "base_url"]),
    ("baseurl siteurl domain host root", &["base_url"]),
    ("timezone tz", &["time_zone"]),
    (
        "paginate paginateby postsperpage pagination defaultpagination perpage pagersize",
        &["page_size"],
    ),
    ("permalinks permalinkstructure articleurl", &["permalink"]),
    ("nav navigation menus menuitems mainmenu", &["menu"]),
    ("owner organization", &["publisher"]),
    ("html allowhtml rawhtml", &["raw_html"]),
    ("podcast enclosure sound recording mp3 audiofile audiourl", &["audio"]),
    ("length runtime time playtime", &["duration"]),
    ("file", &["src"]),
    ("alttext imagealt", &["alt"]),
    ("legend cutline imagecaption", &["caption"]),
    ("copyright photographer photocredit attribution artist", &["credit"]),
    ("label text", &["title"]),
    ("note body content", &["text"]),
];

/// Names of what no key is for: pages get their templates by their folders, lists their order by dates.
const NOTHING: &[&str] = &[
    "layout",
    "template",
    "weight",
    "order",
    "toc",
    "comments",
    "comment",
    "math",
    "mathjax",
    "katex",
    "cascade",
    "outputs",
    "markup",
    "pin",
    "pinned",
    "sticky",
    "featured",
    "robots",
    "sitemap",
    "noindex",
    "hidden",
    "private",
    "theme",
    "themes",
    "plugins",
    "generator",
    "visibility",
    "password",
    "commentstatus",
    "pingstatus",
    "markdown",
    "highlighter",
    "buildfuture",
    "builddrafts",
    "compilesass",
    "buildsearchindex",
    "eleventynavigation",
    "eleventyexcludefromcollections",
    "isplainpage",
    "linktitle",
    "headless",
    "readingtime",
];

/// What an author is told of a key of another system, and the key that means it.
pub(super) struct Meaning {
    pub(super) key: Option<&'static str>,
    pub(super) help: String,
}

/// What `written` means among `keys`, for a table that has these others.
pub(super) fn meaning(
    written: &str,
    value: &DeValue<'_>,
    keys: &[Key],
    table: &DeTable<'_>,
) -> Option<Meaning> {
    let name: String = written
        .chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect();
    let has = |key: &str| keys.iter().any(|known| known.name == key);
    if let Some(meaning) = of_draft(&name, value).filter(|_| has("draft")) {
        return Some(meaning);
    }
    if NOTHING.contains(&name.as_str()) {
        let own =
            if has("extra") { ", or put it under `[extra]` for templates of your own" } else { "" };
        let help = format!("nothing here is set by it: remove it{own}");
        return Some(Meaning { key: None, help });
    }
    let means = NAMES.iter().filter(|(names, _)| names.split_whitespace().any(|it| it == name));
    let means = means.flat_map(|(_, means)| means.iter());
    let known: Vec<&Key> =
        means.filter_map(|key| keys.iter().find(|known| known.name == *key)).collect();
    // One that must be there and isn't is the likeliest.
    let missing = known.iter().find(|key| key.required && !table.contains_key(key.name));
    let key = *missing.or(known.first())?;
    if table.contains_key(key.name) {
        let help =
            format!("it is called `{}` here, and that is given already: remove it", key.name);
        return Some(Meaning { key: Some(key.name), help });
    }
    let line = as_value(value, key).map(|value| format!("{} = {value}", key.name));
    let line = line.filter(|line| line.chars().count() <= 100);
    let help = match (key.name, line) {
        ("dateline", line) if has("places") => {
            let line = line.unwrap_or_else(|| "dateline = \"Kyiv\"".into());
            format!(
                "`{line}` is where it was reported from; where it happens is in `places`, as codes like `[\"UA\"]`"
            )
        }
        ("aliases", line)
            if matches!(name.as_str(), "url" | "permalink" | "uri" | "path" | "link") =>
        {
            let line = line.unwrap_or_else(|| "aliases = [\"/old/\"]".into());
            format!("the end of its URL is `slug`; an old URL leads here by `{line}`")
        }
        ("label", None) => {
            let Kind::Choice(words) = key.kind else { return None };
            format!(
                "what kind of journalism it is says `label`, one of {}; else remove it",
                listed(words)
            )
        }
        (name, Some(line)) => format!("it is called `{name}` here: `{line}`"),
        (name, None) => format!("it is called `{name}` here"),
    };
    Some(Meaning { key: Some(key.name), help })
}

/// `published = false` and `status = "draft"` say that it is a draft.
fn of_draft(name: &str, value: &DeValue<'_>) -> Option<Meaning> {
    let is_draft = match (name, value) {
        ("published" | "publish" | "public", DeValue::Boolean(is_published)) => !is_published,
        ("status" | "state", DeValue::String(status)) => {
            !status.to_lowercase().starts_with("publi")
        }
        ("isdraft" | "unpublished", DeValue::Boolean(is_draft)) => *is_draft,
        _ => return None,
    };
    let help = if is_draft {
        "what isn't published yet has `draft = true`"
    } else {
        "remove it: what has no `draft = true` is published"
    };
    Some(Meaning { key: None, help: help.into() })
}

/// A value as this key takes it.
pub(super) fn as_value(value: &DeValue<'_>, key: &Key) -> Option<String> {
    let texts = |items: &toml::de::DeArray<'_>| -> Option<Vec<String>> {
        items.iter().map(|item| Some(item.get_ref().as_str()?.to_owned())).collect()
    };
    match (&key.kind, value) {
        (Kind::Texts, DeValue::String(text)) => {
            let texts = of_one(text, key.name);
            (!texts.is_empty()).then(|| list(&texts))
        }
        (Kind::Texts, DeValue::Array(items)) => texts(items).map(|texts| list(&texts)),
        (Kind::Text, DeValue::Array(items)) => match texts(items)?.as_slice() {
            [one] => Some(quoted(one)),
            _ => None,
        },
        (Kind::Text, DeValue::String(text)) => Some(quoted(text)),
        (Kind::Date, DeValue::Datetime(date)) => Some(date.to_string()),
        (Kind::Date, DeValue::String(text)) if quoted_date(text).is_some() => Some(quoted(text)),
        (Kind::Date, DeValue::String(text)) => one_date(text),
        (Kind::Bool, DeValue::Boolean(yes)) => Some(yes.to_string()),
        (Kind::Integer(from, to), number) => {
            whole_number(number).filter(|it| (*from..=*to).contains(it)).map(|it| it.to_string())
        }
        (Kind::Choice(words), DeValue::String(word)) => {
            let word = word.to_lowercase();
            words.contains(&word.as_str()).then(|| quoted(&word))
        }
        (Kind::Table(keys), DeValue::String(text)) => of_picture(text, keys),
        (Kind::Table(keys), DeValue::Array(items)) => of_picture(texts(items)?.first()?, keys),
        _ => None,
    }
}

/// A picture that is named by its file alone.
fn of_picture(file: &str, keys: &[Key]) -> Option<String> {
    let is_picture = ["src", "alt"].iter().all(|name| keys.iter().any(|key| key.name == *name));
    is_picture.then(|| format!("{{ src = {}, alt = \"what it shows\" }}", quoted(file)))
}

/// The texts of one: authors are also joined by a word.
pub(super) fn of_one(text: &str, key: &str) -> Vec<String> {
    if key != "authors" {
        return several(text);
    }
    several(
        &text.replace(" and ", ",").replace(" & ", ",").replace(" und ", ",").replace(" et ", ","),
    )
}
