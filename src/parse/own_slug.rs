//! The *slug* of a document: the one that its author gave, or one made of the file's name.

use super::fields::Fields;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::slug::{LONGEST, is_slug, shortened, slug};

/// Where a slug ends that would be too long for a file's name: a pattern of URLs may add to it.
const CUT: usize = 200;

/// The slug that the author gave, or one from the file's name.
pub(super) fn read(fields: &Fields<'_, '_>, faults: &mut Diagnostics) -> Option<String> {
    if let Some(given) = fields.spanned_text("slug") {
        if is_slug(&given.value) {
            return Some(given.value);
        }
        let better = slug(&given.value);
        let fault = Diagnostic::error(format!("`{}` can't be a part of a URL", given.value))
            .at(fields.path, given.span);
        faults.push(if better.is_empty() {
            fault.help("a slug has letters, digits and hyphens")
        } else {
            fault.help(format!("write it like this: `slug = \"{better}\"`"))
        });
        return None;
    }
    let name = match fields.path.stem() {
        "index" => fields.path.folder().rsplit('/').next().unwrap_or_default(),
        stem => stem,
    };
    let slug = slug(without_date(name));
    if slug.is_empty() {
        faults.push(
            Diagnostic::error("the name of this file gives no URL")
                .in_file(fields.path)
                .help("give one in the front matter: `slug = \"talks-resume\"`"),
        );
        return None;
    }
    // Letters that are written in ASCII take more of it than they took in the file's name.
    if slug.len() > LONGEST {
        return Some(shortened(&slug, CUT).to_owned());
    }
    Some(slug)
}

/// A file's name without a leading `YYYY-MM-DD` and what stands between it and the rest.
fn without_date(name: &str) -> &str {
    let is_date = |date: &str| {
        date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => matches!(byte, b'-' | b'_' | b'.'),
            _ => byte.is_ascii_digit(),
        })
    };
    let between = |c: char| c.is_whitespace() || matches!(c, '-' | '_' | '.' | '–' | '—' | ',');
    match name.split_at_checked(10) {
        Some((date, rest)) if is_date(date) && rest.starts_with(between) => {
            let title = rest.trim_start_matches(between);
            if title.is_empty() { name } else { title }
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::without_date;

    #[test]
    fn a_leading_date_is_no_part_of_the_slug() {
        assert_eq!(without_date("2025-08-16-talks"), "talks");
        assert_eq!(without_date("2025-08-16 Talks resume"), "Talks resume");
        assert_eq!(without_date("2025-08-16_talks"), "talks");
        assert_eq!(without_date("2025_08_16 - talks"), "talks");
        assert_eq!(without_date("2025-08-16"), "2025-08-16");
        assert_eq!(without_date("2025-08-16 "), "2025-08-16 ");
        assert_eq!(without_date("2025-08-161 talks"), "2025-08-161 talks");
        assert_eq!(without_date("2025-talks"), "2025-talks");
        assert_eq!(without_date("نیٹو-اجلاس"), "نیٹو-اجلاس");
    }
}
