//! For each key, values of every type: the schema and the parser take the same.

use dateline::parse::{Form, Key, Kind};
use dateline::schema::{Document, Words, schema};

use super::{Judge, is_parsed};
use crate::project::Project;

/// A value of every type, and those that are nearly right.
const VALUES: [&str; 26] = [
    "7",
    "0",
    "-1",
    "2.0",
    "2.5",
    "123456789012",
    "true",
    "false",
    "2026-08-16",
    "09:30:00",
    "\"\"",
    "\" \"",
    "\"text\"",
    "\"true\"",
    "\"2\"",
    "\"2026-08-16\"",
    "\"2026-08-16T09:30:00Z\"",
    "\"16 August\"",
    "[]",
    "[1]",
    "[\"\"]",
    "[[]]",
    "{}",
    "[{}]",
    "{ no_such_key = 1 }",
    "[{ no_such_key = 1 }]",
];

/// Texts for each form that they are, and that they aren't.
const FORMS: [(Form, &[&str], &[&str]); 9] = [
    (Form::Slug, &["talks-resume", "a1", "نیٹو-اجلاس"], &["Talks", "a b", "-a", "a/b", "a--b"]),
    (Form::Alias, &["/2024/old/", "/a.html"], &["old", "/", "//x", "/a b", "https://a.org/"]),
    (Form::Address, &["https://a.org/", "http://a.org"], &["a.org", "ftp://a.org", "/a/"]),
    (Form::BaseUrl, &["https://a.org", "http://localhost:80/b/"], &["a.org", "https://a b.org"]),
    (Form::Permalink, &["/{slug}/", "/{year}/{slug}/"], &["/{slug}", "{slug}/", "/{year}/"]),
    (Form::Citation, &["a-b_1", "نیٹو"], &["a b", "a:b", "[a]"]),
    (Form::Region, &["eastern-europe"], &["Eastern Europe", "UA"]),
    (Form::Editor, &["vscode", "my://open?{path}"], &["word", "my://open", "{path}"]),
    (Form::TimeZone, &["Europe/Berlin", "europe/berlin", "UTC"], &[]),
];

/// What later rooms than the parser refuse, having all files before them.
const LATER: [Form; 3] = [Form::Alias, Form::Language, Form::Place];

/// A place for a key: in which file, under which tables, and what else must stand there.
struct Place<'p> {
    document: Document,
    judge: &'p Judge,
    /// What goes around the keys of the table, with `{}` for them.
    around: String,
    keys: &'static [Key],
}

impl Place<'_> {
    /// The keys whose values every Dateline takes: one that was built without an encoder says so.
    fn taken(&self) -> impl Iterator<Item = &'static Key> {
        let is_taken = |key: &&Key| cfg!(feature = "avif") || !is_avif(key);
        self.keys.iter().filter(is_taken)
    }

    /// The whole file with a key at a value, and all that is required beside it.
    fn file(&self, own: &str, value: Option<&str>) -> String {
        let others = self.keys.iter().filter(|it| it.required && it.name != own);
        let mut lines: Vec<String> =
            others.map(|it| format!("{} = {}", it.name, it.example)).collect();
        lines.extend(value.map(|value| format!("{own} = {value}")));
        let is_written = |key: &Key| key.required || key.name == own;
        let needed = self.keys.iter().filter(|it| is_written(it)).filter_map(|it| it.needs.first());
        let needed =
            self.keys.iter().filter(|it| it.name != own && needed.clone().any(|n| *n == it.name));
        lines.extend(needed.map(|it| format!("{} = {}", it.name, it.example)));
        let is_inline = self.around.contains("{ {} }");
        self.around.replace("{}", &lines.join(if is_inline { ", " } else { "\n" }))
    }

    fn agrees(&self, key: &Key, value: &str) {
        let file = self.file(key.name, Some(value));
        let (by_schema, by_parser) = (self.judge.takes(&file), is_parsed(self.document, &file));
        let is_text = value.contains('"');
        // In JSON a date is a text.
        let is_date_for_text = !is_text
            && value.contains(['-', ':'])
            && !value.starts_with('-')
            && !matches!(key.kind, Kind::Date);
        if is_text && LATER.contains(&key.form) || is_date_for_text {
            assert!(by_schema || !by_parser || LATER.contains(&key.form), "{file}");
            return;
        }
        if by_parser {
            assert!(by_schema, "the schema refuses what a build takes:\n{file}");
        } else if !(is_text && matches!(key.form, Form::TimeZone)) {
            assert!(!by_schema, "the schema takes what a build refuses:\n{file}");
        }
    }
}

fn is_avif(key: &Key) -> bool {
    key.name == "avif" && matches!(key.kind, Kind::Bool)
}

/// Every table of keys of a kind of file, and how to reach it.
fn places(document: Document, judge: &Judge) -> Vec<Place<'_>> {
    let top = Place { document, judge, around: "{}".into(), keys: document.keys() };
    let mut places = vec![top];
    let mut next = 0;
    while next < places.len() {
        let (around, keys) = (places[next].around.clone(), places[next].keys);
        for key in keys {
            let (inner, table) = match key.kind {
                Kind::Table(inner) => (inner, "{ {} }"),
                Kind::Tables(inner) => (inner, "[{ {} }]"),
                Kind::Named(inner) => (inner, "{ lead = { {} } }"),
                _ => continue,
            };
            let outer = Place { document, judge, around: around.clone(), keys };
            let around = outer.file(key.name, Some(table));
            places.push(Place { document, judge, around, keys: inner });
        }
        next += 1;
    }
    places
}

fn each_place(check: impl Fn(&Place<'_>)) {
    for document in Document::ALL {
        let judge = Judge::new(schema(document, &Words::default()));
        places(document, &judge).iter().for_each(&check);
    }
}

#[test]
fn every_example_is_taken_by_both() {
    each_place(|place| {
        for key in place.taken() {
            let file = place.file(key.name, Some(key.example));
            assert!(place.judge.takes(&file), "{file}");
            assert!(is_parsed(place.document, &file), "{file}");
        }
    });
}

#[test]
fn values_of_every_type_are_taken_by_both_or_by_none() {
    each_place(|place| {
        for key in place.taken() {
            for value in VALUES {
                // What is under names of the author's own, or is theirs alone, isn't looked into.
                let is_open = matches!(key.kind, Kind::Free | Kind::Named(_));
                if !(is_open && value.contains("no_such_key")) {
                    place.agrees(key, value);
                }
            }
        }
    });
}

#[test]
fn forms_of_texts_are_those_that_a_build_takes() {
    each_place(|place| {
        for key in place.taken() {
            for (_, right, wrong) in FORMS.iter().filter(|(form, ..)| *form == key.form) {
                let written = |text: &&str| match key.kind {
                    Kind::Texts => format!("[\"{text}\"]"),
                    _ => format!("\"{text}\""),
                };
                for (texts, is_right) in [(right, true), (wrong, false)] {
                    for text in texts.iter().map(written) {
                        let file = place.file(key.name, Some(&text));
                        assert_eq!(place.judge.takes(&file), is_right, "{file}");
                        let is_later = LATER.contains(&key.form);
                        assert!(is_later || is_parsed(place.document, &file) == is_right, "{file}");
                    }
                }
            }
        }
    });
}

#[test]
fn what_is_missing_or_unknown_is_refused_by_both() {
    each_place(|place| {
        for key in place.keys.iter().filter(|key| key.required) {
            let file = place.file(key.name, None);
            assert!(!place.judge.takes(&file) && !is_parsed(place.document, &file), "{file}");
        }
        let file = place.file("no_such_key", Some("1"));
        assert!(!place.judge.takes(&file) && !is_parsed(place.document, &file), "{file}");
        for (key, needed) in place.keys.iter().filter_map(|key| Some((key, key.needs.first()?))) {
            let needed = place.keys.iter().find(|it| it.name == *needed).expect("a key");
            let file = place.file(key.name, Some(key.example));
            let without = file.replace(&format!("{} = {}", needed.name, needed.example), "");
            let file = without.replace("\"newsroom\", ", "\"newsroom\"");
            assert!(!place.judge.takes(&file) && !is_parsed(place.document, &file), "{file}");
        }
    });
}

/// A default is what holds where nothing is written: writing it changes nothing.
#[test]
fn defaults_are_what_a_build_does_without_them() {
    let settings = "title = \"Test\"\nbase_url = \"https://example.org\"\n";
    let article = "title = \"Talks\"\ndate = 2025-08-16\n";
    let correction = "[[corrections]]\ndate = 2025-08-17\ntext = \"The day.\"\n";
    let query = "[collections.lead]\ntag = \"nato\"\n";
    let lines = |keys: &[Key]| -> String {
        let defaults =
            keys.iter().filter_map(|it| Some(format!("{} = {}\n", it.name, it.default?)));
        defaults.collect()
    };
    let inner = |document: Document, name: &str| -> &'static [Key] {
        match document.keys().iter().find(|key| key.name == name).expect("a key").kind {
            Kind::Table(keys) | Kind::Tables(keys) | Kind::Named(keys) => keys,
            _ => panic!("`{name}` is no table"),
        }
    };
    let project = Project::new(
        "-- templates/home.html --\n{% for it in collections.lead %}{{ it.url }}{% endfor %}\n",
    );
    project.write("site.toml", format!("{settings}{query}"));
    for day in 10..25 {
        let tags = "tags = [\"nato\"]";
        let text =
            format!("+++\ntitle = \"Talks {day}\"\ndate = 2025-08-{day}\n{tags}\n+++\nText.\n");
        project.write(&format!("content/articles/{day}.md"), text);
    }
    project.write("content/articles/a.md", format!("+++\n{article}{correction}+++\nText.\n"));
    project.build();
    let (site, query_of) = (Document::Site, inner(Document::Site, "collections"));
    let check = lines(inner(site, "check"));
    project.write(
        "site.toml",
        format!("{settings}{}[check]\n{check}{query}{}", lines(site.keys()), lines(query_of)),
    );
    let corrected = lines(inner(Document::Article, "corrections"));
    let own = lines(Document::Article.keys());
    project.write(
        "content/articles/a.md",
        format!("+++\n{article}{own}{correction}{corrected}+++\nText.\n"),
    );
    for written in ["page_size = 20\n", "limit = 10\n", "kind = \"correction\"\n"] {
        let all = [lines(site.keys()), lines(query_of), corrected.clone()].concat();
        assert!(all.contains(written), "{all}");
    }
    project.build().written(&[]);
}
