//! What *Vale* needs to look at the style of the texts, which a check leaves to it: its settings, and
//! the paper's names, which are no slips of the pen.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::super::report::counted;
use crate::arrange::{Edition, Site, TermKind, arrange};
use crate::command::{Exit, World};
use crate::diagnostic::{Diagnostics, Drawing, Format, texts};
use crate::parse;
use crate::path::SourcePath;
use crate::read::{self, text_of_file};

/// Where Vale's settings are.
const SETTINGS: &str = ".vale.ini";
/// The names, which are written anew each time.
const NAMES: &str = ".vale/config/vocabularies/Names/accept.txt";
/// They may stand in a name: O'Brien.
const APOSTROPHES: [char; 2] = ['\'', '’'];
/// Words of the paper's own, which are left alone.
const OWN: &str = ".vale/config/vocabularies/Own/accept.txt";

/// Writes them below the site at `root`.
pub(super) fn write(root: &Path, world: &mut World<'_>) -> io::Result<Exit> {
    let site = match site(root, world) {
        Ok(site) => site,
        Err(faults) => {
            let text_of = texts(|path: &SourcePath| text_of_file(root, path));
            let drawing =
                Drawing { format: Format::Human, colour: world.colour, text_of: &text_of };
            for fault in faults.sorted() {
                write!(world.err, "{}", drawing.draw(fault))?;
            }
            return Ok(Exit::Faults);
        }
    };
    let names = names(&site);
    let list: String = names.iter().flat_map(|name| [name, "\n"]).collect();
    lay(root, NAMES, &list)?;
    writeln!(world.out, "{NAMES}: {}", counted(names.len(), "name", "names"))?;
    for (path, text) in [(OWN, String::new()), (SETTINGS, settings(&site))] {
        if root.join(path).exists() {
            writeln!(world.out, "{path}: left as it is")?;
        } else {
            lay(root, path, &text)?;
            writeln!(world.out, "{path}: new")?;
        }
    }
    Ok(Exit::Done)
}

fn site(root: &Path, world: &World<'_>) -> Result<Site, Diagnostics> {
    // Whatever can be read has names; what can't is for a build to say.
    let (sources, _) = read::read(root)?;
    let (parsed, _) = parse::parse(&sources);
    // Drafts are looked at, too.
    let edition = Edition { now: world.now, drafts: true, future: true };
    Ok(arrange(parsed, edition).0)
}

fn lay(root: &Path, path: &str, text: &str) -> io::Result<()> {
    let path = root.join(path);
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}

/// Vale's settings. It knows how to spell English only.
fn settings(site: &Site) -> String {
    let is_english = site.config.language.value.as_str().split('-').next() == Some("en");
    let spelling = if is_english { "" } else { "# It knows English only.\nVale.Spelling = NO\n" };
    format!(
        "# What Vale (https://vale.sh) looks for in the texts. Written by `dateline check --vale`, which \
         leaves\n# this file alone from now on and writes `Names` anew. Words of your own go into\n\
         # `{OWN}`, a line each.\n\
         StylesPath = .vale\nMinAlertLevel = suggestion\nVocab = Names, Own\n\n\
         [content/**/*.md]\nBasedOnStyles = Vale\n\
         # A name may be a word, too: Will, May, Rose.\nVale.Terms = NO\n{spelling}"
    )
}

/// The words of all names that a dictionary may lack.
fn names(site: &Site) -> BTreeSet<String> {
    let kinds = [TermKind::Author, TermKind::Place, TermKind::Tag, TermKind::Series];
    let terms = kinds.into_iter().flat_map(|kind| site.terms.of(kind));
    let terms = terms.filter_map(|term| term.name.as_deref());
    let fronts = || site.articles.iter().map(|it| &it.front);
    let datelines = fronts().filter_map(|front| front.dateline.as_deref());
    let publishers = fronts().flat_map(|front| &front.sources);
    let publishers = publishers.filter_map(|source| source.publisher.as_deref());
    let own = [site.config.title.as_str(), site.config.publisher.name.as_str()];
    let all = terms.chain(datelines).chain(publishers).chain(own);
    all.flat_map(|name| name.split(|it: char| !it.is_alphanumeric() && !APOSTROPHES.contains(&it)))
        .map(|word| word.trim_matches(APOSTROPHES))
        .filter(|word| word.chars().count() > 1 && word.chars().any(char::is_uppercase))
        .map(str::to_owned)
        .collect()
}
