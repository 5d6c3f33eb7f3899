//! *Fields* that there aren't, wherever a template asks for them.
//!
//! Tera says so where such a field is printed. Where it is compared, looked through or handed to a
//! component, it is false or nothing there, and the page comes out without a word. So each path in a
//! template of the site's own goes through a filter, which says so as well. Own tables (`extra`) may
//! lack what is asked for: what is in them is the site's affair. The theme's templates are left as
//! they are; tests hold those.

use std::collections::BTreeMap;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::template_code::{Tag, tags};
use super::template_paths::{Path, paths};

/// The filter that all paths go through.
const FILTER: &str = "__known";

/// Variables that a template is given, whose fields are all ours but for those of `extra`.
const GIVEN: [&str; 9] =
    ["article", "collections", "list", "page", "period", "site", "standing", "t", "term"];

/// Fields that together are in no table but one of ours.
const OURS: [&[&str]; 18] = [
    &["permalink", "url"],
    &["dir", "language"],
    &["contact_points", "policies"],
    &["is_key", "time"],
    &["next", "part", "previous"],
    &["above", "kind", "text"],
    &["archived", "publisher"],
    &["head", "newer", "nth"],
    &["fediverse", "organization"],
    &["is_region", "region"],
    &["count", "description", "key"],
    &["newer", "older", "up"],
    &["count", "days", "url"],
    &["count", "months", "url"],
    &["about", "kind", "url"],
    &["extra", "summary", "updated"],
    &["caption", "credit", "url"],
    &["articles", "newer", "older"],
];

/// All fields of small tables of ours.
const OURS_ALONE: [&[&str]; 4] = [
    &["key", "name", "url"],
    &["count", "date", "url"],
    &["id", "level", "title"],
    &["title", "type", "url"],
];

/// What was put into a template, and where.
#[derive(Debug)]
struct Put {
    /// Where it would stand in the template as it is written.
    at: usize,
    /// How long it is.
    length: usize,
    /// How long the path before it is.
    path: usize,
}

/// What was put into the templates of the site, by their names.
#[derive(Debug, Default)]
pub(super) struct Puts(BTreeMap<String, Vec<Put>>);

impl Puts {
    /// A template whose paths go through the filter.
    pub(super) fn put(&mut self, name: &str, text: &str) -> String {
        let mut changed = String::with_capacity(2 * text.len());
        let (mut puts, mut done) = (Vec::new(), 0);
        for tag in tags(text) {
            for path in paths(&tag).into_iter().filter(|path| goes_through(path, &tag)) {
                let at = path.at().end;
                let filter = format!(" | {FILTER}(path=\"{}\")", &text[path.at()]);
                changed.push_str(&text[done..at]);
                changed.push_str(&filter);
                puts.push(Put { at, length: filter.len(), path: path.at().len() });
                done = at;
            }
        }
        changed.push_str(&text[done..]);
        self.0.insert(name.to_owned(), puts);
        changed
    }

    /// A place in a template as it was compiled, as the place in what is written: that of the path, for
    /// what was put behind it.
    pub(super) fn place(
        &self,
        name: &str,
        place: std::ops::Range<usize>,
    ) -> std::ops::Range<usize> {
        let puts = self.0.get(name).map_or(&[][..], |puts| puts);
        let mut before = 0;
        for put in puts {
            let start = put.at + before;
            // The filter's own fault is about the path.
            if place.start > start && place.end <= start + put.length {
                return put.at - put.path..put.at;
            }
            if place.start <= start {
                break;
            }
            before += put.length;
        }
        let back = |at: usize| {
            let mut before = 0;
            for put in puts {
                if at <= put.at + before {
                    break;
                }
                before += put.length.min(at - put.at - before);
            }
            at - before
        };
        back(place.start)..back(place.end)
    }
}

/// Whether what a path leads to has to be there.
fn goes_through(path: &Path<'_>, tag: &Tag<'_>) -> bool {
    let next = [0, 1, 2].map(|more| tag.word(path.end + more));
    let asks = match next {
        ["is", "defined" | "undefined", _] | ["is", "not", "defined" | "undefined"] => true,
        ["|", filter, _] => filter == "default",
        _ => false,
    };
    // Tera says it of what is printed as it is.
    let is_printed = tag.prints && path.start == 0 && path.end == tag.tokens.len();
    let goes_on = ["[", "?[", "(", ".", "?."].contains(&next[0]);
    path.fields.len() > 1 && path.fields[0].1 != "loop" && !asks && !is_printed && !goes_on
}

/// Registers the filter.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter(FILTER, |value: &Value, arguments: Kwargs, state: &State<'_>| {
        if value.is_undefined()
            && let Some(path) = arguments.get::<&str>("path")?
        {
            known(path, state)?;
        }
        TeraResult::Ok(value.clone())
    });
}

/// Finds the field on a path that there isn't.
fn known(path: &str, state: &State<'_>) -> TeraResult<()> {
    let text = format!("{{{{ {path} }}}}");
    let tags = tags(&text);
    let Some(path) = tags.first().and_then(|tag| paths(tag).into_iter().next()) else {
        return Ok(());
    };
    let mut fields = path.fields.iter();
    let Some((_, root)) = fields.next() else { return Ok(()) };
    let Some(mut value) = state.get::<Value>(root)? else { return Ok(()) };
    let is_given = GIVEN.contains(root) && path.fields.iter().all(|(_, name)| *name != "extra");
    let mut before = *root;
    for (sign, name) in fields {
        if value.is_none() || value.is_undefined() {
            // What is absent has no fields, and asking for one is answered by nothing.
            return Ok(());
        }
        let Some(map) = value.as_map() else {
            return Err(Error::message(no_table(before, name, &value)));
        };
        let found = map.get(&tera::value::Key::Str(name)).cloned();
        let Some(next) = found else {
            let has = |field: &&str| map.contains_key(&tera::value::Key::Str(field));
            let are = |fields: &&[&str]| fields.iter().all(has);
            let is_ours = is_given && *sign != "?."
                || OURS.iter().any(are)
                || OURS_ALONE.iter().any(|it| it.len() == map.len() && are(it));
            if !is_ours {
                return Ok(());
            }
            let names: Vec<String> = map.keys().map(ToString::to_string).collect();
            let said =
                format!("Field `{name}` is not defined. Available fields: {}", names.join(", "));
            return Err(Error::message(said));
        };
        (value, before) = (next, name);
    }
    Ok(())
}

/// What a value is that has no fields.
pub(super) fn no_table(before: &str, name: &str, value: &Value) -> String {
    let kind = if value.is_array() {
        "a list"
    } else if value.is_string() {
        "text"
    } else {
        "no table"
    };
    format!("`{before}` is {kind}, so it has no `{name}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn puts(text: &str, expected: &str) {
        let mut puts = Puts::default();
        let put = puts.put("a.html", text);
        assert_eq!(put.replace(FILTER, "").replace("path=", ""), expected, "{text}");
        for (at, _) in put.match_indices(FILTER) {
            let place = puts.place("a.html", at..at + FILTER.len());
            let written = &put[..at - 3];
            assert!(written.ends_with(&text[place.clone()]), "{:?}", &text[place]);
        }
        let end = puts.place("a.html", put.len()..put.len());
        assert_eq!(end, text.len()..text.len());
        for (at, _) in text.match_indices("upper") {
            let there = put.match_indices("upper").nth(text[..at].matches("upper").count());
            let there = there.map_or(0, |(there, _)| there);
            assert_eq!(puts.place("a.html", there..there + 5), at..at + 5);
        }
    }

    #[test]
    fn paths_go_through_the_filter() {
        puts(
            "{{ a.b }} {{ a?.b }} {{ a }} {{ loop.index + 1 }}",
            "{{ a.b }} {{ a?.b }} {{ a }} {{ loop.index + 1 }}",
        );
        puts(
            "{{ a.b | upper }}{{ c.d | upper }}",
            "{{ a.b | (\"a.b\") | upper }}{{ c.d | (\"c.d\") | upper }}",
        );
        puts("{% if a?.b.c and d %}", "{% if a?.b.c | (\"a?.b.c\") and d %}");
        puts(
            "{% if a.b is defined or a.b is not undefined %}{{ a.b | default(value=c.d) }}",
            "{% if a.b is defined or a.b is not undefined %}{{ a.b | default(value=c.d | (\"c.d\")) }}",
        );
        puts(
            "{{ <a.b c={d.e} f {...g.h} /> }}",
            "{{ <a.b c={d.e | (\"d.e\")} f {...g.h | (\"g.h\")} /> }}",
        );
        puts(
            "{% component a.b(c=1) %}{% endcomponent a.b %}",
            "{% component a.b(c=1) %}{% endcomponent a.b %}",
        );
        puts("{{ a.b[c.d].e | f(g=\"h.i\") }}", "{{ a.b[c.d | (\"c.d\")].e | f(g=\"h.i\") }}");
        puts("{{ 1.5 + a.b }}", "{{ 1.5 + a.b | (\"a.b\") }}");
    }
}
