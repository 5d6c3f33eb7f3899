//! The *names of languages*, each in many languages: `uk` is Ukrainian in English and ukraiński in
//! Polish.
//!
//! The table is generated from Unicode's CLDR by `src/locale/generate`.

const TABLE: &str = include_str!("languages.tsv");

/// The name of the language `tag` in the language `reader`, or else in English. A dialect without a
/// name of its own has that of its language; a language that nobody named has its tag.
pub(super) fn name(tag: &str, reader: &str) -> String {
    let canonical = icu_locale::Locale::try_from_str(tag).map_or(tag.into(), |it| it.to_string());
    let found = with_parents(reader).chain(["en"]).find_map(|reader| {
        let names: Vec<(&str, &str)> = names(reader).collect();
        with_parents(&canonical)
            .find_map(|tag| names.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name))
    });
    found.unwrap_or(tag).to_owned()
}

/// Whether the tag is that of a language with a name.
pub(super) fn is_known(tag: &str) -> bool {
    let Ok(locale) = icu_locale::Locale::try_from_str(tag) else { return false };
    names("en").any(|(known, _)| known == locale.id.language.as_str())
}

/// The tag of the language with this name in English.
pub(super) fn tag_of(name: &str) -> Option<&'static str> {
    names("en").find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(tag, _)| tag)
}

/// The tag, and what is left of it when its parts are taken off one by one.
fn with_parents(tag: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(tag), |tag| tag.rsplit_once('-').map(|(parent, _)| parent))
}

/// Tags with their names in one language.
fn names(reader: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let begins = format!("\n= {reader}\n");
    let block = TABLE.find(&begins).map_or("", |at| &TABLE[at + begins.len()..]);
    let lines = block.lines().take_while(|line| !line.starts_with("= "));
    lines.filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::{is_known, name, tag_of};

    #[test]
    fn languages_have_names_in_the_readers_language() {
        for (tag, reader, expected) in [
            ("uk", "en", "Ukrainian"),
            ("uk", "en-GB", "Ukrainian"),
            ("uk", "pl", "ukraiński"),
            ("ur", "ur", "اردو"),
            ("pt-br", "en", "Brazilian Portuguese"),
            ("de-LI", "fr", "allemand"),
            // Polish has no name for it in the table, and English has.
            ("akk", "pl", "Akkadian"),
            ("uk", "tlh", "Ukrainian"),
            ("qqq", "en", "qqq"),
        ] {
            assert_eq!(name(tag, reader), expected, "{tag} in {reader}");
        }
        assert!(is_known("uk") && is_known("sr-Latn") && !is_known("ukrainian"));
        assert_eq!(tag_of("ukrainian"), Some("uk"));
    }
}
