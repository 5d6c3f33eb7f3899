//! The default theme, compiled into the binary.
//!
//! The list is written out so that nothing but Rust is needed to build it; a test holds it against
//! the folders.

macro_rules! theme {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path)))),*]
    };
}

/// Every file of the theme by its path.
const FILES: &[(&str, &[u8])] = theme![
    "static/favicon.svg",
    "static/script.js",
    "static/style.css",
    "templates/404.html",
    "templates/all_series.html",
    "templates/archive.html",
    "templates/article.html",
    "templates/author.html",
    "templates/authors.html",
    "templates/base.html",
    "templates/corrections.html",
    "templates/day.html",
    "templates/feeds.html",
    "templates/home.html",
    "templates/label.html",
    "templates/labels.html",
    "templates/month.html",
    "templates/page.html",
    "templates/partials/byline.html",
    "templates/partials/calendar.html",
    "templates/partials/contents.html",
    "templates/partials/corrections.html",
    "templates/partials/days.html",
    "templates/partials/figure.html",
    "templates/partials/filed.html",
    "templates/partials/key_events.html",
    "templates/partials/kicker.html",
    "templates/partials/legend.html",
    "templates/partials/listen.html",
    "templates/partials/marks.html",
    "templates/partials/meta.html",
    "templates/partials/months.html",
    "templates/partials/nav_link.html",
    "templates/partials/neighbours.html",
    "templates/partials/on_paper.html",
    "templates/partials/pager.html",
    "templates/partials/picture.html",
    "templates/partials/place_list.html",
    "templates/partials/related.html",
    "templates/partials/river.html",
    "templates/partials/series.html",
    "templates/partials/sources.html",
    "templates/partials/teaser.html",
    "templates/partials/term_list.html",
    "templates/partials/until.html",
    "templates/period.html",
    "templates/place.html",
    "templates/places.html",
    "templates/section.html",
    "templates/sections.html",
    "templates/series.html",
    "templates/strings/ar.toml",
    "templates/strings/en.toml",
    "templates/strings/ur.toml",
    "templates/tag.html",
    "templates/tags.html",
    "templates/term.html",
    "templates/terms.html",
    "templates/text/article.html",
    "templates/text/base.html",
    "templates/text/home.html",
    "templates/year.html",
];

/// The theme's files below a folder.
pub(crate) fn files(folder: &str) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.iter().copied().filter(move |(path, _)| path.starts_with(folder))
}

/// One file of the theme.
pub(crate) fn file(path: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(name, _)| *name == path).map(|(_, bytes)| *bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_what_the_folders_hold() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut faults = crate::diagnostic::Diagnostics::new();
        let mut found = crate::read::walk::files(root, "templates", &mut faults);
        found.extend(crate::read::walk::files(root, "static", &mut faults));
        found.sort();
        let mut listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        listed.sort_unstable();
        assert_eq!(found.iter().map(crate::path::SourcePath::as_str).collect::<Vec<_>>(), listed);
    }
}
