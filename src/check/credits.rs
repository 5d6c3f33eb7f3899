//! *Credits* of pictures that are only in their files, or that their files don't bear out.

use std::collections::BTreeSet;

use super::findings::Findings;
use super::rules::articles::{CREDIT_DIFFERS, CREDIT_OF_FILE};
use crate::arrange::{Image, Pictures};
use crate::diagnostic::Diagnostic;
use crate::path::SourcePath;

/// Finds them in a document whose text begins at `start`: of its own picture, and of those in the text.
pub(super) fn check(
    (path, start): (&SourcePath, u32),
    own: Option<&Image>,
    pictures: &Pictures,
    findings: &mut Findings,
) {
    let others = pictures.values().map(|image| &**image);
    let others = others.filter(|other| own.is_none_or(|own| own.file != other.file));
    for image in own.into_iter().chain(others) {
        if let Some(found) = of_picture(image, start) {
            findings.add(found.at(path, image.picture.src.span));
        }
    }
}

fn of_picture(image: &Image, start: u32) -> Option<Diagnostic> {
    let (src, of_file) = (&image.picture.src, in_a_line(image.credit_of_file()?));
    let credit = toml::Value::String(of_file.clone());
    if !image.has_credit_of_file {
        let written = image.picture.credit.as_deref().filter(|it| contradicts(image, it))?;
        let message =
            format!("the credit of `{}` is `{written}`, and its file says `{of_file}`", src.value);
        let help = format!("if the file is right, write `credit = {credit}`");
        return Some(CREDIT_DIFFERS.found(message).help(help));
    }
    let message = format!("the credit of `{}` is taken from its file: {of_file}", src.value);
    let is_in_text = src.span.start >= start;
    Some(CREDIT_OF_FILE.found(message).help(if is_in_text {
        let name = toml::Value::String(src.value.clone());
        format!(
            "if it is right, write a table at the end of the front matter: `[[pictures]]`, below it \
             `src = {name}`, and below that `credit = {credit}`"
        )
    } else {
        format!("if it is right, write it beside `src`: `credit = {credit}`")
    }))
}

/// Whether a credit names nobody whom the file names: neither has all words of the other.
fn contradicts(image: &Image, written: &str) -> bool {
    let Some(facts) = image.facts.as_deref() else { return false };
    let written = words(written);
    let agrees = |named: &String| {
        let named = words(named);
        named.is_subset(&written) || written.is_subset(&named)
    };
    let named = [&facts.creator, &facts.credit].into_iter().flatten();
    named.clone().next().is_some() && !named.chain(&facts.rights).any(agrees)
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn in_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
