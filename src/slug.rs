//! A *slug* is a name as one part of a URL.
//!
//! Latin, Cyrillic and Greek are written in plain ASCII, as editors of those scripts do by hand.
//! Other scripts keep their letters: browsers show them, and a machine's romanisation of Urdu,
//! Arabic or Chinese is neither readable nor distinct.

use unicode_segmentation::UnicodeSegmentation;

/// The slug of a name; empty if the name has no letter and no digit.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    if name.is_ascii() {
        push_each(&mut slug, name.chars().filter(|c| *c != '\''));
        slug.truncate(slug.trim_end_matches('-').len());
        return slug;
    }
    for cluster in name.graphemes(true) {
        match cluster.chars().next() {
            Some(first) if first.to_lowercase().any(is_transliterated) => {
                let plain = deunicode::deunicode(cluster);
                push_each(&mut slug, plain.chars().filter(|c| *c != '\''));
            }
            // An apostrophe joins: `China’s` is `chinas`.
            Some('\'' | '’' | 'ʼ' | '‘') => {}
            // A mark without a letter before it would join whatever comes to stand there.
            Some(first) if is_mark(first) => {}
            Some(first) if first.is_alphanumeric() => {
                slug.extend(
                    cluster.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase),
                );
            }
            Some(first) if is_invisible(first) => {}
            _ => push_each(&mut slug, std::iter::once('-')),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Whether `text` is a slug as it stands.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && slug(text) == text
}

/// No disk takes a longer name, in bytes of UTF-8.
pub const LONGEST: usize = 255;

/// The slug's first words, no longer than `most` bytes.
#[must_use]
pub fn shortened(slug: &str, most: usize) -> &str {
    if slug.len() <= most {
        return slug;
    }
    let cut = &slug[..slug.floor_char_boundary(most)];
    let is_whole = slug[cut.len()..].starts_with('-');
    let words = if is_whole { cut } else { cut.rsplit_once('-').map_or(cut, |(words, _)| words) };
    // Where words aren't parted, most of the name would be lost.
    let words = if words.len() < most / 3 { cut } else { words };
    words.trim_end_matches('-')
}

fn push_each(slug: &mut String, letters: impl Iterator<Item = char>) {
    for letter in letters {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
}

/// Latin with its extensions and combining marks, Greek, Cyrillic.
fn is_transliterated(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c.is_alphanumeric()
            && matches!(c, '\u{80}'..='\u{24f}' | '\u{370}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}'))
}

/// Whether a character joins the one before it, whatever that is.
fn is_mark(c: char) -> bool {
    let mut pair = [b'-'; 5];
    let length = 1 + c.encode_utf8(&mut pair[1..]).len();
    !c.is_ascii()
        && std::str::from_utf8(&pair[..length]).is_ok_and(|it| it.graphemes(true).count() == 1)
}

/// Joiners and direction marks: they shape text and name nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{shortened, slug};

    #[test]
    fn names_of_many_scripts_become_usable_and_distinct() {
        for (name, expected) in [
            ("NATO", "nato"),
            ("Security guarantees", "security-guarantees"),
            ("China’s “new” plan – 2025!", "chinas-new-plan-2025"),
            ("Žižkov & Łódź", "zizkov-lodz"),
            ("Київ", "kiyiv"),
            ("Переговоры в Женеве", "peregovory-v-zheneve"),
            ("Ελλάδα", "ellada"),
            ("یوکرین کی ضمانت", "یوکرین-کی-ضمانت"),
            ("اليمن", "اليمن"),
            ("台湾海峡", "台湾海峡"),
            ("../etc/passwd", "etc-passwd"),
            ("  --  ", ""),
            ("Türkiye", "turkiye"),
            ("Côte d’Ivoire", "cote-divoire"),
            // The sign of the unit, whose small letter is Latin.
            ("\u{212b}ngström", "angstrom"),
            ("ضمان \u{64d}ات", "ضمان-ات"),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
    }
    #[test]
    fn a_slug_is_cut_after_a_word() {
        assert_eq!(shortened("talks-resume", 12), "talks-resume");
        assert_eq!(shortened("talks-resume", 11), "talks");
        assert_eq!(shortened("talks-resume-soon", 12), "talks-resume");
        assert_eq!(shortened("talks", 3), "tal");
        assert_eq!(shortened("危墙之下", 7), "危墙");
    }
}
