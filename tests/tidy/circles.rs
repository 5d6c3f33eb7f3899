//! Holds that the files of a room don't take from each other in a circle.
//!
//! What a file takes is read from the paths in its code, with what it imports put in for the names.
//! A name that a front file hands on is the file's that has it, so a front file is in a circle only if
//! something of its own is taken by what it takes from. Methods aren't seen.

use std::collections::{BTreeMap, BTreeSet};

use crate::{assert_none, files, without_listed};

/// Circles that stay, by their files, and why.
const CIRCLES: [(&str, &str); 1] = [(
    "render/markdown render/markdown/citations render/markdown/footnotes render/markdown/headings \
     render/markdown/lead render/markdown/live render/markdown/tables",
    "one pass over a text in chapters: `Pass` keeps their states, and each adds what it does to it",
)];

/// A path in code, part by part.
type Path<'t> = Vec<&'t str>;

/// For each file those that it takes from, with the name of something that it takes.
type Ties<'t> = BTreeMap<Path<'t>, BTreeMap<Path<'t>, &'t str>>;

/// What a file says of others.
#[derive(Default)]
struct Module<'t> {
    children: BTreeSet<&'t str>,
    /// What stands for each imported name.
    imported: BTreeMap<&'t str, Path<'t>>,
    /// The paths that its code names.
    named: Vec<Path<'t>>,
}

impl<'t> Module<'t> {
    fn read(text: &'t str) -> Self {
        let (tokens, mut module) = (tokens(text), Self::default());
        let child = |it: &[&'t str]| (it[0] == "mod" && it[2] == ";").then_some(it[1]);
        module.children.extend(tokens.windows(3).filter_map(child));
        let mut imports = BTreeSet::new();
        for at in (1..tokens.len()).filter(|at| tokens[at - 1] == "use") {
            let mut found = Vec::new();
            let end = paths(&tokens, at, &[], &mut found);
            imports.extend(at - 1..end);
            module.imported.extend(found);
        }
        let own = |word: &&str| ["crate", "super", "self"].contains(word);
        let mut found = Vec::new();
        for (at, word) in tokens.iter().enumerate() {
            let before =
                [at.checked_sub(2), at.checked_sub(1)].map(|at| at.map_or("", |at| tokens[at]));
            let is_inside = matches!(before[1], "::" | "." | "mod" | "fn") || before == ["(", "in"];
            let is_known = own(word) || module.children.contains(word);
            if !is_inside && !imports.contains(&at) {
                let is_path = tokens.get(at + 1).is_some_and(|next| *next == "::");
                if module.imported.contains_key(word) || (is_known && is_path) {
                    paths(&tokens, at, &[], &mut found);
                }
            }
        }
        module.named = found.into_iter().map(|(_, path)| path).collect();
        module
    }
}

/// The words and signs of code: no comments, no texts, and nothing of its tests.
fn tokens(text: &str) -> Vec<&str> {
    let mut rest = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let is_in_word = |it: char| it.is_alphanumeric() || it == '_';
        let comment = rest.starts_with("//").then(|| rest.find('\n').unwrap_or(rest.len()));
        let skipped = comment.or_else(|| quoted(rest));
        let length = skipped.unwrap_or_else(|| match first {
            _ if is_in_word(first) => rest.find(|it| !is_in_word(it)).unwrap_or(rest.len()),
            _ if rest.starts_with("::") => 2,
            _ => first.len_utf8(),
        });
        if skipped.is_none() && !first.is_whitespace() {
            tokens.push(&rest[..length]);
        }
        rest = &rest[length..];
    }
    tokens
}

/// The length of the text or the character that code begins with.
fn quoted(code: &str) -> Option<usize> {
    let raw = code.strip_prefix('r').unwrap_or_default();
    let marks = raw.len() - raw.trim_start_matches('#').len();
    if raw[marks..].starts_with('"') {
        let end = format!("\"{}", "#".repeat(marks));
        return Some(marks + 2 + raw[marks + 1..].find(&end)? + end.len());
    }
    let quote = code.chars().next().filter(|it| ['"', '\''].contains(it))?;
    let mut inner = code[1..].char_indices();
    while let Some((at, sign)) = inner.next() {
        match sign {
            '\\' => drop(inner.next()),
            _ if sign == quote => return Some(at + 2),
            // A lifetime is no character.
            _ if quote == '\'' && !code[1 + at + sign.len_utf8()..].starts_with('\'') => {
                return None;
            }
            _ => {}
        }
    }
    None
}

/// The paths that begin at a token, each with the name that it gets: `a::{b, c as d}` are two. Gives back
/// where they end.
fn paths<'t>(
    tokens: &[&'t str],
    mut at: usize,
    before: &[&'t str],
    found: &mut Vec<(&'t str, Path<'t>)>,
) -> usize {
    let token = |at: usize| tokens.get(at).copied().unwrap_or("}");
    let mut path = before.to_vec();
    loop {
        if token(at) == "{" {
            at += 1;
            while token(at) != "}" {
                at = paths(tokens, at, &path, found);
                at += usize::from(token(at) == ",");
            }
            return at + 1;
        }
        path.push(token(at));
        at += 1;
        let goes_on = |next: &str| {
            next == "{"
                || next == "*"
                || next.starts_with(|it: char| it.is_alphabetic() || it == '_')
        };
        if token(at) != "::" || !goes_on(token(at + 1)) {
            break;
        }
        at += 1;
    }
    if path.len() > 1 && path.ends_with(&["self"]) {
        path.pop();
    }
    let mut name = path.last().copied().unwrap_or_default();
    if token(at) == "as" {
        name = token(at + 1);
        at += 2;
    }
    found.push((name, path));
    at
}

/// All files of `src`, by the parts of their modules' paths.
struct House<'t>(BTreeMap<Path<'t>, Module<'t>>);

impl<'t> House<'t> {
    fn new(files: &'t [(String, String)]) -> Self {
        let module = |(path, text): &'t (String, String)| {
            (path.trim_end_matches(".rs").split('/').collect(), Module::read(text))
        };
        Self(files.iter().map(module).collect())
    }

    /// The module of the file that has what another names.
    fn home(&self, from: &[&'t str], path: &[&'t str], depth: usize) -> Option<Path<'t>> {
        let module = self.0.get(from).filter(|_| depth < 8)?;
        let mut home = from.to_vec();
        let mut rest = path;
        match *rest.first()? {
            "crate" => home.clear(),
            "super" => drop(home.pop()),
            "self" => {}
            name if module.children.contains(name) => home.push(name),
            name => {
                let imported = module.imported.get(name).filter(|it| it.as_slice() != path)?;
                return self.home(from, &[imported.as_slice(), &rest[1..]].concat(), depth + 1);
            }
        }
        rest = &rest[1..];
        while let Some((name, after)) = rest.split_first() {
            let is_child = home.is_empty()
                || self.0.get(&home).is_some_and(|module| module.children.contains(name));
            match *name {
                "super" => drop(home.pop()),
                _ if is_child => home.push(*name),
                _ => {
                    let handed_on = self.0.get(&home).and_then(|it| it.imported.get(name));
                    let elsewhere = handed_on.and_then(|it| {
                        self.home(&home, &[it.as_slice(), after].concat(), depth + 1)
                    });
                    return Some(elsewhere.unwrap_or(home));
                }
            }
            rest = after;
        }
        Some(home)
    }

    /// What ties the files of each room.
    fn ties(&self) -> Ties<'t> {
        let tie = |(from, module): (&Path<'t>, &Module<'t>)| {
            let taken = module.named.iter().filter_map(|path| {
                let home = self.home(from, path, 0)?;
                let is_beside = home != *from && home.first() == from.first();
                is_beside.then(|| (home, path.last().copied().unwrap_or_default()))
            });
            (from.clone(), taken.collect())
        };
        self.0.iter().map(tie).collect()
    }
}

/// The files that a file takes from, and those that they take from, and so on.
fn reached<'a, 't>(ties: &'a Ties<'t>, from: &'a Path<'t>) -> BTreeSet<&'a Path<'t>> {
    let (mut reached, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        for to in ties.get(file).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(to) {
                next.push(to);
            }
        }
    }
    reached
}

/// Each circle by its files, with what ties it.
fn circles(files: &[(String, String)]) -> BTreeMap<String, String> {
    let house = House::new(files);
    let ties = house.ties();
    let reached: BTreeMap<_, _> = ties.keys().map(|file| (file, reached(&ties, file))).collect();
    let mut circles = BTreeMap::new();
    for (file, others) in reached.iter().filter(|(file, others)| others.contains(*file)) {
        let is_back = |it: &&&Path<'_>| reached.get(**it).is_some_and(|them| them.contains(file));
        let circle: BTreeSet<&Path<'_>> = others.iter().filter(is_back).copied().collect();
        let names: Vec<String> = circle.iter().map(|it| it.join("/")).collect();
        let said = circle.iter().flat_map(|from| {
            let inside = ties[*from].iter().filter(|(to, _)| circle.contains(to));
            inside.map(|(to, name)| {
                format!("\n  {} takes `{name}` of {}", from.join("/"), to.join("/"))
            })
        });
        let said = said.collect::<String>();
        circles.insert(names.join(" "), format!("these files take from each other:{said}"));
    }
    circles
}

#[test]
fn no_circles_of_files_inside_a_room() {
    let file = |file: crate::File| (file.path["src/".len()..].to_owned(), file.text);
    let files: Vec<_> = files("src", ".rs").into_iter().map(file).collect();
    assert_none(&without_listed(circles(&files), &CIRCLES));
}

#[test]
fn a_circle_is_found_by_what_its_files_take() {
    let of = |files: &[(&str, &str)]| {
        let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        let files: Vec<_> = files.iter().map(owned).collect();
        circles(&files).into_values().collect::<Vec<_>>()
    };
    let front = ("a.rs", "mod b;\nmod c;\npub use b::B;\npub use c::{C, one as two};\n");
    let b = ("a/b.rs", "use super::C;\npub struct B(C);\n");
    assert_eq!(of(&[front, b, ("a/c.rs", "pub struct C;\npub fn one() {}\n")]), [""; 0]);
    for back in ["use super::{b, d};\nfn c() { b::b() }", "fn c(it: crate::a::B) {}"] {
        assert_eq!(
            of(&[front, b, ("a/c.rs", back)]),
            [format!(
                "these files take from each other:\n  a/b takes `C` of a/c\n  a/c takes `{}` of a/b",
                if back.contains("B)") { "B" } else { "b" }
            )]
        );
    }
    // What the front file has itself ties those that it takes from.
    let d = ("d/e.rs", "fn e() { super::Own::new() }\n");
    assert_eq!(of(&[("d.rs", "mod e;\npub struct Own;\n"), d]), [""; 0]);
    let whole = ("d.rs", "mod e;\nuse e::e;\npub struct Own;\nfn run() { e() }\n");
    let said = "these files take from each other:\n  d takes `e` of d/e\n  d/e takes `new` of d";
    assert_eq!(of(&[whole, d]), [said]);
    // Comments, texts and tests tie nothing.
    let talk = "// super::Own\nfn e<'a>(it: &'a str) { (\"super::Own\", r#\"\" super::Own\"#, '\"') }\n\
                #[cfg(test)]\nmod tests {\n    use super::super::Own;\n}\n";
    assert_eq!(of(&[whole, ("d/e.rs", talk)]), [""; 0]);
}
