//! What templates are given is what the manual says: every name, its type, and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use dateline::arrange::{Edition, arrange};
use dateline::plan::{SharedName, View, plan};
use dateline::{parse, read};
use serde_json::{Map, Value, to_value};

use crate::project::Project;
use crate::text::{code_in, rows, section};

/// A site that has everything that a template can be given.
const FULL: &str = r#"
-- site.toml --
title = "Test"
base_url = "https://example.org"
description = "A test."
page_size = 2
text_edition = true
menu = [{ title = "About", url = "/about/" }]
collections.all.limit = 5

[publisher]
name = "Test"
logo = "/dot.gif"
email = "desk@example.org"
founding_date = 2019-05-01
links = ["https://social.example/@test"]
contact_points = [{ purpose = "press", email = "p@x.example", telephone = "+1", url = "/about/" }]
ethics_policy = "/about/#who"

[images]
sharing = { src = "/dot.gif", alt = "A dot" }
-- static/dot.gif --
GIF89a  ;
-- content/pages/about.md --
+++
title = "About"
updated = 2025-01-01
+++
## Who

We.
-- content/authors/ann.md --
+++
name = "Ann"
description = "Writes."
role = "Editor"
photo = { src = "/dot.gif", alt = "Ann", caption = "Ann.", credit = "Bob" }
location = "Vienna"
languages = ["en"]
expertise = ["trade"]
email = "ann@example.org"
links = ["https://social.example/@ann"]
fediverse = "@ann@social.example"
+++
## Where

There.
-- content/places/UA.md --
+++
name = "Ukraine"
description = "From Ukraine."
+++
-- content/articles/full.md --
+++
title = "*Full*"
date = 2025-08-16T09:30:00
updated = 2025-08-17
expires = 2030-01-01
summary = "*All* of it."
authors = ["ann"]
tags = ["trade"]
places = ["UA"]
label = "analysis"
section = "Europe"
dateline = "Kyiv"
image = { src = "/dot.gif", alt = "A dot", caption = "A *dot*.", credit = "*Ann*", source = "captured" }
audio = { src = "/talk.mp3", title = "Talk", transcript = "/talk.txt" }
corrections = [{ date = 2025-08-17, text = "*Wrong*." }]
sources = [{ title = "S", key = "s", url = "https://x.example/", publisher = "X", date = 2025-08-01, archived = "https://y.example/" }]
series = "run"
part = 2
+++
## Heading

Text.
"#;

/// The site above, with enough more for older pages and neighbours.
fn full() -> Project {
    let project = Project::new(FULL);
    for date in ["2024-08-16", "2025-07-16", "2025-08-15", "2025-08-16", "2025-08-18"] {
        for number in 1..=3 {
            let front = format!("title = \"{number}\"\ndate = {date}\ntags = [\"trade\"]\n");
            let path = format!("content/articles/{date}-{number}.md");
            let series = if number == 1 { "series = \"run\"\n" } else { "" };
            project.write(&path, format!("+++\n{front}{series}+++\nText.\n"));
        }
    }
    let live = "+++\ntitle = \"Live\"\ndate = 2025-08-01\nlabel = \"live\"\n+++\n## 14:05 — A {#a}\n\nB.\n";
    project.write("content/articles/live.md", live);
    let frame = [b"\xff\xfb\x34\xc4".to_vec(), vec![0; 140]].concat();
    project.write("static/talk.mp3", frame.repeat(100)).write("static/talk.txt", "Words.");
    // A picture is what its bytes are.
    project.write("static/dot.gif", include_bytes!("../suite/data/harbour.png"));
    project
}

/// A type, as the manual writes it.
#[derive(Clone, Debug)]
enum Type {
    Text,
    Number,
    Bool,
    Free,
    Named(String),
    List(Box<Type>),
    ByName(Box<Type>),
    OrNone(Box<Type>),
}

impl Type {
    fn of(words: &str) -> Self {
        let part = |words: &str| Box::new(Self::of(words));
        if let Some(words) = words.strip_suffix(" or none") {
            return Self::OrNone(part(words));
        }
        if let Some(words) = words.strip_prefix("lists of ") {
            let words = words.strip_suffix(" by name").expect("lists by name");
            return Self::ByName(Box::new(Self::List(part(words))));
        }
        if let Some(words) = words.strip_prefix("list of ") {
            return Self::List(part(words));
        }
        match words {
            "text" | "date" => Self::Text,
            "number" => Self::Number,
            "true or false" => Self::Bool,
            "table" | "words" => Self::Free,
            name => Self::Named(name.to_owned()),
        }
    }
}

type Fields = Vec<(String, Type)>;

/// The fields of every type, from the tables under “Types”.
fn types() -> BTreeMap<String, Fields> {
    let mut types: BTreeMap<String, Fields> = BTreeMap::new();
    let mut name = "";
    let text = section("templates.md", "## Types");
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            name = heading;
        } else if let Some(row) = line.strip_prefix("| `") {
            let (field, rest) = row.split_once("` | ").expect("a field");
            let kind = rest.split(" | ").next().expect("a type");
            types.entry(name.to_owned()).or_default().push((field.to_owned(), Type::of(kind)));
        }
    }
    types
}

/// The variables of the tables of a section.
fn variables(heading: &str) -> Fields {
    let rows = rows(&section("templates.md", heading), "variable").into_iter();
    rows.map(|row| (code_in(&row[0])[0].to_owned(), Type::of(&row[1]))).collect()
}

/// The variables that each template has of its own.
fn templates() -> BTreeMap<String, Fields> {
    let mut templates = BTreeMap::new();
    for row in rows(&section("theme.md", "## The theme's files"), "template") {
        let own: Fields = match row[2].as_str() {
            "none" => Vec::new(),
            list => list
                .split(", ")
                .map(|one| one.split_once(": ").expect("a name and a type"))
                .map(|(name, kind)| (name.trim_matches('`').to_owned(), Type::of(kind)))
                .collect(),
        };
        templates.extend(code_in(&row[0]).into_iter().map(|name| (name.to_owned(), own.clone())));
    }
    templates
}

/// Holds values against their types, and remembers which were met.
struct Check {
    types: BTreeMap<String, Fields>,
    met: BTreeSet<String>,
}

impl Check {
    fn fields(&mut self, fields: &Fields, value: &Map<String, Value>, place: &str) {
        let known: BTreeSet<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        let given: BTreeSet<&str> = value.keys().map(String::as_str).collect();
        assert_eq!(known, given, "the manual (left) and code (right) on the fields of {place}");
        for (name, kind) in fields {
            self.value(kind, &value[name], &format!("{place}.{name}"));
        }
    }

    fn value(&mut self, kind: &Type, value: &Value, place: &str) {
        match (kind, value) {
            (Type::OrNone(_), Value::Null) => return,
            (Type::OrNone(kind), value) => return self.value(kind, value, place),
            (Type::Text, Value::String(_))
            | (Type::Number, Value::Number(_))
            | (Type::Bool, Value::Bool(_))
            | (Type::Free, Value::Object(_)) => {}
            (Type::Named(name), Value::Object(value)) => {
                let fields = self.types.get(name).unwrap_or_else(|| panic!("no type {name}"));
                self.fields(&fields.clone(), value, name);
            }
            (Type::List(kind), Value::Array(items)) => {
                for item in items {
                    self.value(kind, item, place);
                }
                if items.is_empty() {
                    return;
                }
            }
            (Type::ByName(kind), Value::Object(lists)) => {
                for list in lists.values() {
                    self.value(kind, list, place);
                }
            }
            (kind, value) => panic!("{place} is said to be {kind:?} and is {value}"),
        }
        self.met.insert(place.to_owned());
    }
}

#[test]
fn templates_are_given_what_is_listed_and_nothing_else() {
    let project = full();
    let (sources, _) = read::read(project.root()).expect("a site");
    let (parsed, faults) = parse::parse(&sources);
    assert!(faults.is_empty(), "{faults:?}");
    let now = "2025-09-01T00:00:00Z".parse().expect("a moment");
    let (site, faults) = arrange(parsed, Edition { now, drafts: false, future: false });
    assert!(faults.is_empty(), "{faults:?}");
    let (plan, _) = plan(&site);

    let mut check = Check { types: types(), met: BTreeSet::new() };
    let (templates, of_all) = (templates(), variables("## Variables of every template"));
    let kind_of = |name: &str| of_all.iter().find(|it| it.0 == name).expect("a variable").1.clone();
    let mut kinds = BTreeSet::new();
    for page in plan.pages() {
        let View::Template(view) = plan.view(page) else { continue };
        let own = templates.get(view.template).unwrap_or_else(|| panic!("{}", view.template));
        let data = to_value(&view.data).expect("data");
        check.fields(own, data.as_object().expect("variables"), view.template);
        check.value(&kind_of("page"), &to_value(&view.page).expect("a page"), "page");
        kinds.insert(view.page.kind);
    }
    let written = section("templates.md", "## Types");
    for kind in kinds {
        assert!(written.contains(&format!("`{kind}`")), "{kind}");
    }

    let shared = plan.shared();
    check.value(&kind_of("site"), &to_value(&shared.site).expect("the site"), "site");
    check.value(&kind_of("menu"), &to_value(&shared.menu).expect("the menu"), "menu");
    let listed = variables("## Shared data");
    let names: Vec<&str> = listed.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(names.len(), SharedName::ALL.len(), "{names:?}");
    for name in SharedName::ALL {
        let (_, kind) = listed
            .iter()
            .find(|it| it.0 == name.variable())
            .unwrap_or_else(|| panic!("`{}` isn't listed", name.variable()));
        check.value(kind, &to_value(shared.data(name)).expect("shared data"), name.variable());
    }

    // Nothing is taken on trust: the site above has every field of every type.
    for (name, fields) in check.types.iter().filter(|(name, _)| *name != "Heading") {
        for (field, _) in fields {
            assert!(check.met.contains(&format!("{name}.{field}")), "{name}.{field} wasn't met");
        }
    }
}

/// A template that prints everything that it is said to be given.
fn probe(
    types: &BTreeMap<String, Fields>,
    kind: &Type,
    path: &str,
    depth: usize,
    out: &mut String,
) {
    // Writing to a string can't fail.
    let _ = match kind {
        Type::Text | Type::Number | Type::Bool => writeln!(out, "{{{{ {path} }}}}"),
        Type::Free => writeln!(out, "{{% if {path} %}}{{{{ {path} | length }}}}{{% endif %}}"),
        Type::OrNone(kind) => {
            let _ = writeln!(out, "{{% if {path} is not none %}}");
            probe(types, kind, path, depth, out);
            writeln!(out, "{{% endif %}}")
        }
        Type::List(kind) => {
            let _ = writeln!(out, "{{% for x{depth} in {path} %}}");
            probe(types, kind, &format!("x{depth}"), depth + 1, out);
            writeln!(out, "{{% endfor %}}")
        }
        Type::ByName(kind) => {
            let _ = writeln!(out, "{{% for _name, x{depth} in {path} %}}");
            probe(types, kind, &format!("x{depth}"), depth + 1, out);
            writeln!(out, "{{% endfor %}}")
        }
        Type::Named(name) => {
            for (field, kind) in &types[name] {
                probe(types, kind, &format!("{path}.{field}"), depth, out);
            }
            Ok(())
        }
    };
}

#[test]
fn a_template_can_print_every_variable() {
    let project = full();
    let types = types();
    let of_all = [variables("## Variables of every template"), variables("## Shared data")];
    for (template, own) in templates() {
        let mut text = String::new();
        for (name, kind) in own.iter().chain(of_all.iter().flatten()) {
            probe(&types, kind, name, 0, &mut text);
        }
        project.write(&format!("templates/{template}"), text);
    }
    project.build().warns("");
    let article = project.page("2025/08/16/full/index.html");
    for printed in ["<h2 id=\"heading\">", "Kyiv", "https://y.example/", "Wrong."] {
        assert!(article.contains(printed), "{printed}: {article}");
    }
}

#[test]
fn no_template_is_made_up() {
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    for name in templates().keys() {
        assert!(theme.join(name).is_file(), "{name}");
    }
}
