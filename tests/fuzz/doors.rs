//! The doors that the fuzzers push: each takes any bytes at all, comes back, and keeps its promises.
//!
//! `cargo fuzz` looks for bytes that break one; the suite pushes what it once found, and the
//! texts in `seeds/`, with every run of the tests.
#![allow(dead_code, clippy::expect_used, reason = "each target has one door, and breaks by panic")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dateline::arrange::{self, Edition};
use dateline::date::Date;
use dateline::diagnostic::{Diagnostics, Drawing, Format};
use dateline::locale::Locale;
use dateline::parse::{self, BaseUrl};
use dateline::path::{OutputPath, SourcePath};
use dateline::pictures::{self, Notice, Recipe};
use dateline::plan::{self, View};
use dateline::read::{self, Source};
use dateline::render::{Templates, render};
use dateline::{publish, slug};
use html5gum::{Token, Tokenizer};
use jiff::tz::TimeZone;

/// Reads the front matter of documents of every kind.
pub(crate) fn front_matter(bytes: &[u8]) {
    let text = text_of(bytes);
    let text = if text.trim_start().starts_with("+++") {
        text
    } else {
        format!("+++\n{text}\n+++\nText.\n")
    };
    let kinds = ["articles", "pages", "authors", "tags", "places"];
    for kind in kinds {
        faults(&format!("content/{kind}/2025-08-16-name.md"), &text);
    }
}

/// Reads settings.
pub(crate) fn settings(bytes: &[u8]) {
    faults("site.toml", &text_of(bytes));
}

fn faults(path: &str, text: &str) {
    let source = Source { path: SourcePath::new(path), text: text.to_owned() };
    draw(&parse::faults_of(&source, &TimeZone::UTC), text);
}

/// Draws all diagnostics in every form: no span may lie outside of the text.
fn draw(diagnostics: &Diagnostics, text: &str) {
    for format in [Format::Human, Format::Short, Format::Json] {
        let text_of = |_: &SourcePath| Some(text.to_owned());
        let drawing = Drawing::new(format, false, &text_of);
        for diagnostic in diagnostics.sorted() {
            assert!(drawing.draw(diagnostic).ends_with('\n'));
        }
    }
}

/// Renders a text for its page and for a feed, with its HTML shown and with it published.
pub(crate) fn markdown(bytes: &[u8]) {
    let text = text_of(bytes);
    for (raw_html, stage) in STAGES.iter() {
        stage.push(&text, *raw_html);
    }
}

/// The views of a site with one article, whose text is the fuzzer's.
struct Stage {
    page: View<'static>,
    feed: View<'static>,
    templates: Templates,
}

static STAGES: LazyLock<[(bool, Stage); 2]> =
    LazyLock::new(|| [false, true].map(|raw_html| (raw_html, Stage::new(raw_html))));

const FRONT: &str =
    "+++\ntitle = \"T\"\ndate = 2025-08-16\ndateline = \"Kyiv\"\nsummary = \"S.\"\n+++\n";

impl Stage {
    fn new(raw_html: bool) -> Self {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let settings =
            format!("title = \"T\"\nbase_url = \"https://a.example/b\"\nraw_html = {raw_html}\n");
        std::fs::write(folder.path().join("site.toml"), settings).expect("settings");
        let articles = folder.path().join("content/articles");
        std::fs::create_dir_all(&articles).expect("folders");
        std::fs::write(articles.join("a.md"), FRONT).expect("an article");
        let (sources, _) = read::read(folder.path()).expect("a site");
        let (parsed, _) = parse::parse(&sources);
        let now = "2025-08-17T00:00:00Z".parse().expect("a moment");
        let (site, _) = arrange::arrange(parsed, Edition { now, drafts: false, future: false });
        let site = Box::leak(Box::new(site));
        let (plan, _) = plan::plan(site);
        let zone = &site.config.time_zone;
        let shared = plan.shared();
        let (templates, _) = Templates::compile(&sources.templates, &site.languages, zone, &shared);
        let view = |path: &str| plan.view(plan.page(&OutputPath::new(path)).expect("a page"));
        Self { page: view("2025/08/16/a/index.html"), feed: view("feed.xml"), templates }
    }

    fn push(&self, text: &str, raw_html: bool) {
        let texts = [text.to_owned()];
        let whole = format!("{FRONT}{text}");
        match render(&self.page, &texts, &self.templates) {
            Ok(page) if !page.faults.is_empty() => draw(&page.faults, &whole),
            Ok(page) if !raw_html => {
                is_sound(std::str::from_utf8(&page.bytes).expect("UTF-8"), &page.ids);
            }
            Ok(_) => {}
            Err(faults) => draw(&faults, &whole),
        }
        match render(&self.feed, &texts, &self.templates) {
            Ok(feed) => is_portable(&content(std::str::from_utf8(&feed.bytes).expect("UTF-8"))),
            Err(faults) => draw(&faults, &whole),
        }
    }
}

const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta", "wbr", "source", "area", "col"];

/// Every element ends where it should, and no id is there twice.
fn is_sound(html: &str, ids: &[String]) {
    let mut open: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let name = utf8(&tag.name);
                for (attribute, value) in &tag.attributes {
                    let attribute = utf8(attribute);
                    assert!(!attribute.starts_with("on") && attribute != "style", "{html}");
                    assert!(attribute != "id" || seen.insert(utf8(value)), "an id twice in {html}");
                }
                // Data are no program, and the theme's script is a file of the site.
                let attribute = |name: &[u8]| tag.attributes.get(name).map(|it| utf8(it));
                let is_data = attribute(b"type").as_deref() == Some("application/ld+json");
                let is_own = attribute(b"src").is_some_and(|src| src.starts_with("/b/script."));
                let runs = matches!(&*name, "script" | "iframe" | "object");
                assert!(!runs || is_data || is_own, "<{name}> in {html}");
                if !VOID.contains(&&*name) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(utf8(&tag.name)), "in {html}"),
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} stay open in {html}");
    for id in ids {
        assert!(seen.contains(id), "{id:?} isn't in {html}");
    }
}

/// The text of the one item.
fn content(feed: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(feed);
    let mut content = None;
    loop {
        use quick_xml::events::Event;
        match reader.read_event().expect("XML") {
            Event::Start(tag) if tag.name().as_ref() == "content:encoded" => {
                content = Some(String::new());
            }
            Event::End(tag) if tag.name().as_ref() == "content:encoded" => {
                return content.unwrap_or_default();
            }
            Event::Text(text) => {
                if let Some(content) = &mut content {
                    content.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                if let Some(content) = &mut content {
                    content.push_str(match &*name {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        other => panic!("&{other}; in {feed}"),
                    });
                }
            }
            Event::Eof => panic!("no content in {feed}"),
            _ => {}
        }
    }
}

/// Nothing runs, nothing frames, and every URL has its host.
fn is_portable(html: &str) {
    const NEVER: &[&str] =
        &["script", "style", "iframe", "form", "object", "embed", "link", "meta"];
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else { continue };
        let name = utf8(&tag.name);
        assert!(!NEVER.contains(&&*name), "<{name}> in {html}");
        for (attribute, value) in &tag.attributes {
            let (attribute, value) = (utf8(attribute), utf8(value));
            assert!(!attribute.starts_with("on"), "{attribute} in {html}");
            if matches!(&*attribute, "href" | "src" | "poster") {
                let scheme = value.split(':').next().unwrap_or_default().to_ascii_lowercase();
                assert!(scheme.len() < value.len(), "{attribute}={value:?} in {html}");
                assert!(!matches!(&*scheme, "javascript" | "vbscript"), "{value:?} in {html}");
            }
        }
    }
}

/// Reads bytes as a manifest, as they are and with a sum that is right.
pub(crate) fn manifest(bytes: &[u8]) {
    for bytes in [bytes, &publish::manifest_of(bytes)] {
        if let Some(written) = publish::rewritten_manifest(bytes) {
            assert_eq!(publish::rewritten_manifest(&written).as_ref(), Some(&written));
        }
    }
}

/// Makes small pictures of bytes, in each form.
pub(crate) fn pictures(bytes: &[u8]) {
    let Some(head) = pictures::head(bytes) else { return };
    let crop = pictures::crop_for(head.width, head.height, (300, 700), (4, 3));
    let (width, height) = (crop.width.min(40), crop.height.min(30));
    let recipe = |format| Recipe { crop: Some(crop), width, height, format, quality: 70 };
    let formats = [pictures::Format::Jpeg, pictures::Format::Png, pictures::Format::WebP];
    let formats = formats.into_iter().filter(|it| it.is_made_here());
    let recipes: Vec<Recipe> = formats.map(recipe).collect();
    let mut made = |index: usize, file: Vec<u8>| {
        let size = pictures::head(&file).map(|it| (it.width, it.height));
        assert_eq!(size, Some((width, height)), "{:?}", recipes[index]);
    };
    let notice = Notice { credit: Some("A".to_owned()), ..Notice::default() };
    if let Err(refused) = pictures::make(bytes, &recipes, &notice, 64 << 20, &mut made) {
        assert!(!refused.reason.is_empty());
    }
}

/// Makes names, paths, addresses and dates of a text.
pub(crate) fn names(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let slug = slug::slug(text);
    if !slug.is_empty() {
        assert!(slug::is_slug(&slug), "{slug:?} of {text:?} is no slug");
        assert!(!slug.contains(['/', '\\', '.', '?', '#', '%', ' ', '\0']), "{slug:?}");
        let url = OutputPath::page(&format!("tags/{slug}")).url();
        assert!(url.is_ascii() && url.starts_with("/tags/") && url.ends_with('/'), "{url}");
    }
    let from = SourcePath::new("content/articles/2025/talks.md");
    if let Some(path) = from.join(text) {
        assert_eq!(from.join(&from.relative_to(&path)), Some(path));
    }
    if let Ok(base) = BaseUrl::parse(text) {
        assert_eq!(BaseUrl::parse(&base.address()), Ok(base));
    }
    if let Ok(date) = Date::parse(text, &TimeZone::UTC) {
        let again = Date::parse(&date.rfc3339(), &TimeZone::UTC).expect("a date");
        // Feeds and pages show seconds and no parts of them.
        assert_eq!(again.timestamp().as_second(), date.timestamp().as_second());
        let _ = date.rfc2822();
    }
    if let Some(locale) = Locale::new(text) {
        assert!(Locale::new(locale.tag()).is_some(), "{}", locale.tag());
    }
}

/// Text as it comes from files: every line end is one character.
fn text_of(bytes: &[u8]) -> String {
    utf8(bytes).replace("\r\n", "\n").replace('\r', "\n")
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
