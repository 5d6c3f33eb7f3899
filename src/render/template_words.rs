//! The *words* of the language of templates: tags, filters, tests and functions, with the arguments
//! that each takes; and what other systems call the same things.

use crate::diagnostic::nearest;

/// Something that is called by its name, with arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `{% if %}`
    Tag,
    /// `a | upper`
    Filter,
    /// `a is odd`
    Test,
    /// `range(end=3)`
    Function,
}

/// Tags that have an end, and those that have none.
pub(super) const BLOCKS: [&str; 7] =
    ["if", "for", "block", "component", "filter", "set", "set_global"];
const SINGLE: [&str; 13] = [
    "extends",
    "include",
    "else",
    "elif",
    "break",
    "continue",
    "raw",
    "endraw",
    "endif",
    "endfor",
    "endblock",
    "endcomponent",
    "endfilter",
];

/// Filters: Tera's and ours, with their arguments. `*`: it takes any.
const FILTERS: [(&str, &[&str]); 45] = [
    ("abs", &[]),
    ("by_day", &[]),
    ("capitalize", &[]),
    ("date", &["nth", "style"]),
    ("default", &["boolean", "value"]),
    ("escape", &[]),
    ("escape_html", &[]),
    ("escape_xml", &[]),
    ("fill", &["*"]),
    ("first", &[]),
    ("float", &[]),
    ("get", &["default", "key"]),
    ("group_by", &["attribute"]),
    ("indent", &["blank", "first", "indentation", "width"]),
    ("int", &["base"]),
    ("isolate", &["html"]),
    ("join", &["sep"]),
    ("keys", &[]),
    ("language", &[]),
    ("last", &[]),
    ("length", &[]),
    ("lower", &[]),
    ("newlines_to_br", &[]),
    ("nth", &["n"]),
    ("pairs", &[]),
    ("plural", &["n"]),
    ("pluralize", &["plural", "singular"]),
    ("replace", &["from", "to"]),
    ("reverse", &[]),
    ("round", &["method", "precision"]),
    ("safe", &[]),
    ("sort", &["attribute"]),
    ("split", &["pat"]),
    ("str", &[]),
    // Those of the component of this name, which `template_calls` asks for.
    ("teaser", &["*"]),
    ("title", &[]),
    ("trim", &["pat"]),
    ("trim_end", &["pat"]),
    ("trim_start", &["pat"]),
    ("truncate", &["end", "length"]),
    ("unique", &[]),
    ("upper", &[]),
    ("values", &[]),
    ("weeks", &[]),
    ("wordcount", &[]),
];

const TESTS: [(&str, &[&str]); 17] = [
    ("array", &[]),
    ("bool", &[]),
    ("containing", &["pat"]),
    ("defined", &[]),
    ("divisible_by", &["divisor"]),
    ("ending_with", &["pat"]),
    ("even", &[]),
    ("float", &[]),
    ("integer", &[]),
    ("iterable", &[]),
    ("map", &[]),
    ("none", &[]),
    ("number", &[]),
    ("odd", &[]),
    ("starting_with", &["pat"]),
    ("string", &[]),
    ("undefined", &[]),
];

const FUNCTIONS: [(&str, &[&str]); 3] =
    [("range", &["end", "start", "step_by"]), ("super", &[]), ("throw", &["message"])];

/// What tags of other systems are here.
const OTHER_TAGS: [(&[&str], &str); 11] = [
    (
        &["import", "from", "macro", "endmacro", "call", "endcall"],
        "components take the place of macros: `{% component name(text) %}…{% endcomponent %}` makes \
         one, in any template, and `{{ <name text={article.title} /> }}` shows it, without an import",
    ),
    (&["elseif", "elsif"], "write `{% elif … %}`"),
    (&["unless", "endunless"], "write `{% if not … %}…{% endif %}`"),
    (
        &["case", "when", "endcase", "switch"],
        "write `{% if a == \"x\" %}…{% elif a == \"y\" %}…{% endif %}`",
    ),
    (&["assign", "let", "with", "endwith"], "write `{% set name = … %}`; it holds from there on"),
    (&["capture", "endcapture"], "write `{% set name %}…{% endset %}`"),
    (&["comment", "endcomment"], "write `{# … #}`"),
    (&["verbatim", "endverbatim"], "write `{% raw %}…{% endraw %}`"),
    (
        &["layout", "extend", "inherits"],
        "write `{% extends \"base.html\" %}` as the first tag of the template",
    ),
    (
        &["render", "partial", "template", "embed"],
        "write `{% include \"partials/name.html\" %}`, or make a component, which takes arguments",
    ),
    (
        &["do", "autoescape", "endautoescape", "cycle", "tablerow", "load", "csrf_token", "now"],
        "there is nothing in its place here; leave it out",
    ),
];

/// What filters of other systems are here.
const OTHER_FILTERS: [(&[&str], &str); 20] = [
    (
        &[
            "truncatewords",
            "truncate_words",
            "truncatechars",
            "striptags",
            "strip_html",
            "plainify",
            "excerpt",
        ],
        "`article.summary` is short and plain text; `truncate(length=200)` cuts a text",
    ),
    (
        &["slugify", "urlize", "anchorize", "handleize"],
        "everything that has a page has its `url`, and its `key` is fit for a class or an id",
    ),
    (
        &[
            "strftime",
            "dateformat",
            "date_format",
            "format_date",
            "date_to_string",
            "date_to_xmlschema",
            "time",
        ],
        "write `date(style=\"long\")`; `dateline help templates` lists the styles",
    ),
    (&["upcase", "uppercase"], "write `upper`"),
    (&["downcase", "lowercase"], "write `lower`"),
    (&["size", "count", "len"], "write `length`"),
    (
        &["markdownify", "markdown"],
        "only the texts of `content/` are Markdown, and a template gets theirs as `content`",
    ),
    (
        &["xml_escape", "forceescape", "e", "h", "html"],
        "write `escape`; what a template prints is escaped without it",
    ),
    (&["raw", "safehtml", "safeHTML", "htmlsafe"], "write `safe`"),
    (
        &["absolute_url", "absurl", "absURL"],
        "write `permalink` for an address with the host, where there is one",
    ),
    (
        &[
            "relative_url",
            "relurl",
            "relURL",
            "urlencode",
            "urlencode_strict",
            "url_encode",
            "uri_escape",
        ],
        "the addresses that a template is given are ready for a link",
    ),
    (
        &["where", "filter", "select", "selectattr", "rejectattr", "reject"],
        "write `[a for a in list.articles if a.label.key == \"analysis\"]`, or make a collection in `site.toml`",
    ),
    (&["map", "pluck"], "write `[a.title for a in list.articles]`"),
    (&["limit", "slice", "take"], "write `list.articles[:3]`"),
    (
        &["concat", "append", "prepend", "push"],
        "write `a ~ b` for texts, and `[...a, ...b]` for lists",
    ),
    (
        &["plus", "minus", "times", "divided_by", "modulo", "add"],
        "write `a + b`, `a - b`, `a * b`, `a / b` or `a % b`",
    ),
    (&["sort_by", "dictsort"], "write `sort(attribute=\"title\")`"),
    (
        &["nl2br", "newline_to_br", "linebreaksbr", "linebreaks", "linebreaksbr"],
        "write `newlines_to_br`",
    ),
    (
        &["json_encode", "jsonify", "tojson", "json"],
        "`structured_data` has what a page says of itself as JSON",
    ),
    (
        &["filesizeformat", "number_format", "num_format", "intcomma"],
        "write `plural(n=…)`, which writes a number as the page's language does",
    ),
];

/// What functions of other systems are here.
const OTHER_FUNCTIONS: [(&[&str], &str); 7] = [
    (
        &[
            "get_page",
            "get_section",
            "get_taxonomy",
            "get_taxonomy_url",
            "get_taxonomy_term",
            "site.GetPage",
        ],
        "nothing is looked up here: `tags`, `sections`, `archive` and others are lists that any template \
         may name, and a collection in `site.toml` has the articles that you choose",
    ),
    (
        &["get_url", "url_for", "url", "relURL", "absURL", "ref", "relref", "asset"],
        "write the address after `{{ site.url }}`: `{{ site.url }}archive/`",
    ),
    (
        &["load_data", "get_file", "read_file", "getJSON"],
        "no file is read here: put the data into `[extra]` in `site.toml`, and it is `site.extra`",
    ),
    (
        &["resize_image", "get_image_metadata", "get_image"],
        "an image of an article has its `width` and `height`",
    ),
    (
        &["now", "current_date"],
        "a page must come out the same tomorrow, so there is no clock: `article.date` is the article's",
    ),
    (
        &["trans", "gettext", "i18n", "_", "T"],
        "words are in `templates/strings/en.toml`: `{{ t.home }}`",
    ),
    (
        &["get_random", "get_env", "lorem", "cycler", "joiner", "namespace", "dict"],
        "there is nothing in its place here: a page must come out the same everywhere",
    ),
];

/// The arguments that something takes; none if there is no such thing.
pub(super) fn arguments(kind: Kind, name: &str) -> Option<&'static [&'static str]> {
    named(kind).iter().find(|(known, _)| *known == name).map(|(_, arguments)| *arguments)
}

fn named(kind: Kind) -> &'static [(&'static str, &'static [&'static str])] {
    match kind {
        Kind::Tag => &[],
        Kind::Filter => &FILTERS,
        Kind::Test => &TESTS,
        Kind::Function => &FUNCTIONS,
    }
}

/// What to write in the place of a word that there isn't.
pub(super) fn instead(kind: Kind, word: &str) -> Option<String> {
    let other: &[(&[&str], &str)] = match kind {
        Kind::Tag => &OTHER_TAGS,
        Kind::Filter => &OTHER_FILTERS,
        Kind::Test => &[],
        Kind::Function => &OTHER_FUNCTIONS,
    };
    if let Some((_, help)) = other.iter().find(|(words, _)| words.contains(&word)) {
        return Some((*help).to_owned());
    }
    let near = match kind {
        Kind::Tag => nearest(word, BLOCKS.into_iter().chain(SINGLE)),
        _ => nearest(word, named(kind).iter().map(|(name, _)| *name)),
    };
    // What is a filter there may be a function or a test here.
    let others = [Kind::Filter, Kind::Test, Kind::Function].into_iter().filter(|it| *it != kind);
    let other = || others.into_iter().find(|it| arguments(*it, word).is_some());
    match (near, kind) {
        (Some(near), _) => Some(format!("did you mean `{near}`?")),
        (None, Kind::Tag) => None,
        (None, _) => match other() {
            Some(Kind::Filter) => Some(format!("it is a filter: `… | {word}`")),
            Some(Kind::Test) => Some(format!("it is a test: `… is {word}`")),
            Some(Kind::Function) => Some(format!("it is a function: `{word}(…)`")),
            _ => Some(listed(kind)),
        },
    }
}

/// All that there are.
fn listed(kind: Kind) -> String {
    if kind == Kind::Filter {
        return "`dateline help templates` says which there are, besides those of Tera".into();
    }
    let names: Vec<&str> = named(kind).iter().map(|(name, _)| *name).collect();
    format!("there are {}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use tera::Tera;

    use super::*;

    /// Whether Tera itself, without our filters, knows it.
    fn is_known(template: &str) -> bool {
        let mut tera = Tera::new();
        for ours in ["by_day", "date", "fill", "isolate", "language", "plural", "teaser", "weeks"] {
            tera.register_filter(ours, |_: &tera::Value, _: tera::Kwargs, _: &tera::State<'_>| 1);
        }
        tera.add_raw_template("", template).is_ok()
    }

    #[test]
    fn the_words_are_those_that_there_are() {
        for (name, _) in FILTERS {
            assert!(is_known(&format!("{{{{ a | {name} }}}}")), "{name}");
        }
        for (name, _) in TESTS {
            assert!(is_known(&format!("{{{{ a is {name} }}}}")), "{name}");
        }
        for (name, _) in FUNCTIONS {
            assert!(name == "super" || is_known(&format!("{{{{ {name}() }}}}")), "{name}");
        }
        for (kind, others) in [
            (Kind::Filter, &OTHER_FILTERS[..]),
            (Kind::Function, &OTHER_FUNCTIONS[..]),
            (Kind::Tag, &OTHER_TAGS[..]),
        ] {
            for word in others.iter().flat_map(|(words, _)| *words) {
                assert!(arguments(kind, word).is_none(), "there is `{word}`");
            }
        }
    }
}
