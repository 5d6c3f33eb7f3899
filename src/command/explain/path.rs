//! What is said of a path.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::build::Options;
use crate::command::report::{self, counted};
use crate::command::{Exit, World};
use crate::diagnostic::{Diagnostics, Format, Severity};
use crate::explain::{Explained, PageFacts, SourceFacts, explain};
use crate::path::{OutputPath, SourcePath};
use crate::publish::KeyPart;

/// Whether somebody means a path, and no code.
pub(super) fn is_path(asked: &str) -> bool {
    asked.contains(['/', '\\', '.'])
}

/// Says what there is to know of a path.
pub(super) fn tell(asked: &str, options: Options, world: &mut World<'_>) -> io::Result<Exit> {
    let (explained, faults) = match explain(&options, asked, &world.folder) {
        Ok(found) => found,
        Err(faults) => {
            report::diagnostics(&faults, &options.root, Format::Human, world)?;
            return Ok(Exit::Faults);
        }
    };
    let output = options.output.unwrap_or_else(|| options.root.join("public"));
    match explained {
        Explained::Page(facts) => page(&facts, &faults, &output, world.out)?,
        Explained::Source(facts) => {
            source(facts, &output, world.out)?;
        }
    }
    if faults.has_errors() {
        report::diagnostics(&faults, &options.root, Format::Human, world)?;
        return Ok(Exit::Faults);
    }
    Ok(Exit::Done)
}

fn page(
    facts: &PageFacts,
    faults: &Diagnostics,
    output: &Path,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{} is {}", facts.url, facts.what)?;
    if let Some(source) = &facts.source {
        writeln!(out, "\nIts source:\n  {source}")?;
    }
    if let Some(((template, is_of_theme), others)) = facts.templates.split_first() {
        writeln!(out, "\nIts template:\n  {template}{}", of_theme(*is_of_theme))?;
        for (path, is_of_theme) in others {
            writeln!(out, "    with {path}{}", of_theme(*is_of_theme))?;
        }
    }
    if !facts.variables.is_empty() {
        writeln!(out, "\nIts data:")?;
        writeln!(out, "  its own: {}", facts.variables.join(", "))?;
        if !facts.shared.is_empty() {
            writeln!(out, "  shared: {}", facts.shared.join(", "))?;
        }
    }
    if facts.is_rendition {
        let shown_by = naming(&[&facts.url], output);
        let shown_by = shown_by.iter().map(String::as_str);
        paths(out, "", "page shows it", "pages show it", shown_by)?;
    }
    paths(out, "It shows", "article", "articles", facts.shows.iter().map(SourcePath::as_str))?;
    writeln!(out, "\nIts key: {}", facts.key.key.short(16))?;
    for part in &facts.key.parts {
        let changed = if part.is_changed { ", changed since the last build" } else { "" };
        writeln!(out, "  {}  {}{changed}", part.digest.short(16), in_words(&part.part))?;
    }
    match facts.key.reason {
        _ if faults.has_errors() => {
            let errors = counted(faults.count(Severity::Error), "error", "errors");
            writeln!(out, "\nA build would publish nothing: {errors}")
        }
        None => writeln!(out, "\nA build would leave it as it is."),
        Some(reason) => writeln!(out, "\nA build would make it anew: {reason}."),
    }
}

fn of_theme(is_of_theme: bool) -> &'static str {
    if is_of_theme { " (the theme's)" } else { "" }
}

fn in_words(part: &KeyPart) -> String {
    match part {
        KeyPart::Program => "the program".into(),
        KeyPart::Templates => "all templates and words of the theme".into(),
        KeyPart::Words => "the words of the theme".into(),
        KeyPart::Settings => "what every page gets of the settings".into(),
        KeyPart::Shared(name) => format!("the shared data `{name}`"),
        KeyPart::Page => "its own data".into(),
        KeyPart::Text(path) => format!("the text of {path}"),
        KeyPart::File => "the bytes of its source".into(),
    }
}

fn source(mut facts: SourceFacts, output: &Path, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} is {}", facts.path, facts.what)?;
    if let Some(reason) = &facts.withheld {
        return writeln!(out, "\nNo page shows it: {reason}");
    }
    if facts.is_file {
        let all: Vec<&String> = facts.pages.iter().chain(&facts.made).collect();
        facts.shown_by.extend(naming(&all, output));
        facts.shown_by.sort();
        facts.shown_by.dedup();
    }
    if facts.pages.is_empty() && facts.shown_by.is_empty() {
        return writeln!(out, "\nNo page shows it.");
    }
    let own = facts.pages.iter().map(String::as_str);
    paths(out, "It has", "page of its own", "pages of its own", own)?;
    let made = facts.made.iter().map(String::as_str);
    paths(out, "", "picture is made of it", "pictures are made of it", made)?;
    let others = facts.shown_by.iter().map(String::as_str);
    let (one, many) = if facts.is_tool {
        ("page is made with it", "pages are made with it")
    } else if facts.pages.is_empty() {
        ("page shows it", "pages show it")
    } else {
        ("other page shows it", "other pages show it")
    };
    paths(out, "", one, many, others)
}

/// `It shows 2 articles:`, and which; nothing where there is none.
fn paths<'p>(
    out: &mut dyn Write,
    begin: &str,
    one: &str,
    many: &str,
    paths: impl ExactSizeIterator<Item = &'p str>,
) -> io::Result<()> {
    if paths.len() == 0 {
        return Ok(());
    }
    let space = if begin.is_empty() { "" } else { " " };
    writeln!(out, "\n{begin}{space}{}:", counted(paths.len(), one, many))?;
    paths.into_iter().try_for_each(|path| writeln!(out, "  {path}"))
}

/// The files of the output, as it was published last, that name one of these URLs.
fn naming(urls: &[&String], output: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(output).sort_by_file_name().into_iter().flatten();
    let files = files.filter(|it| it.file_type().is_file());
    let named = files.filter_map(|file| {
        let name = file.path().extension()?.to_string_lossy().into_owned();
        let text = matches!(name.as_str(), "html" | "xml" | "json" | "css");
        let text = fs::read_to_string(file.path()).ok().filter(|_| text)?;
        let is_named = urls.iter().any(|url| text.contains(&url.replace('&', "&amp;")));
        let inside = file.path().strip_prefix(output).ok()?.to_string_lossy().replace('\\', "/");
        is_named.then(|| OutputPath::new(inside).url())
    });
    named.filter(|url| !urls.contains(&url)).collect()
}
