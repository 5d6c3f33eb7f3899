//! Templates and components of a site that nothing uses: mostly a name that is written otherwise
//! elsewhere.

use super::template_files::{self, made_in, name, shown};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::plan::TEMPLATES;
use crate::read::Source;

/// A warning for each.
pub(super) fn warnings(sources: &[Source]) -> Diagnostics {
    let mut warnings = Diagnostics::new();
    if !sources.iter().any(template_files::is_own) {
        return warnings;
    }
    let used = template_files::from(sources, TEMPLATES);
    let calls: Vec<&str> = used.iter().flat_map(|it| shown(&it.text)).collect();
    for source in sources.iter().filter(|it| template_files::is_own(it)) {
        if !used.iter().any(|it| it.path == source.path) {
            warnings.push(of_template(source, sources));
            continue;
        }
        for (component, span) in made_in(&source.text).filter(|(it, _)| !calls.contains(it)) {
            let warning = Diagnostic::warning(format!("nothing shows the component `{component}`"));
            let help =
                format!("a template shows it by `{{{{ <{component} /> }}}}`; else take it away");
            warnings.push(warning.at(&source.path, span).help(help));
        }
    }
    warnings
}

fn of_template(source: &Source, sources: &[Source]) -> Diagnostic {
    let own = name(&source.path);
    let warning = Diagnostic::warning(format!("nothing uses the template `{own}`"));
    let warning = warning.in_file(&source.path);
    let near = near(own, sources);
    let help = match (near, made_in(&source.text).next()) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, Some((component, _))) => {
            format!("a template shows its component by `{{{{ <{component} /> }}}}`")
        }
        (None, None) => {
            format!("a template shows it by `{{% include \"{own}\" %}}`; else take it away")
        }
    };
    warning.help(help)
}

/// The name that was meant: one that the site has not taken yet.
fn near(own: &str, sources: &[Source]) -> Option<String> {
    let of_theme = sources.iter().filter(|it| !template_files::is_own(it));
    nearest_template(own, of_theme.map(|it| name(&it.path)))
}

/// The nearest of the names of templates: files of one folder are told apart by what follows it, and
/// a file of the right name in another folder is what was meant.
pub(super) fn nearest_template<'n>(
    unknown: &str,
    names: impl Iterator<Item = &'n str> + Clone,
) -> Option<String> {
    let split = |name: &'n str| name.rsplit_once('/').unwrap_or(("", name));
    let (folder, file) = unknown.rsplit_once('/').unwrap_or(("", unknown));
    let stem = |file: &'n str| file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let wanted = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let beside = names.clone().filter(|name| split(name).0 == folder);
    if let Some(near) = nearest(wanted, beside.map(|name| stem(split(name).1))) {
        let is_it = |name: &&str| split_is(name, folder, near);
        return names.clone().find(is_it).map(str::to_owned);
    }
    let mut elsewhere = names.filter(|name| stem(split(name).1) == wanted);
    elsewhere.next().map(str::to_owned)
}

fn split_is(name: &str, folder: &str, stem: &str) -> bool {
    let (its_folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    its_folder == folder && file.rsplit_once('.').map_or(file, |(stem, _)| stem) == stem
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::theme;

    #[test]
    fn nothing_of_the_theme_is_unused() {
        let files = theme::files("templates/").filter(|(path, _)| !path.contains("/strings/"));
        let sources = files.map(|(path, bytes)| Source {
            path: crate::path::SourcePath::new(path),
            text: String::from_utf8_lossy(bytes).into_owned(),
        });
        let sources: Vec<Source> = sources.collect();
        assert_eq!(template_files::from(&sources, TEMPLATES).len(), sources.len());
        for root in TEMPLATES {
            assert!(sources.iter().any(|it| name(&it.path) == root), "{root}");
        }
    }

    #[test]
    fn the_nearest_template_is_one_of_the_same_folder_or_the_same_name() {
        let names = ["article.html", "day.html", "partials/byline.html", "partials/days.html"];
        let near = |unknown| nearest_template(unknown, names.into_iter());
        assert_eq!(near("artcle.html").as_deref(), Some("article.html"));
        assert_eq!(near("partials/bylin.html").as_deref(), Some("partials/byline.html"));
        assert_eq!(near("byline.html").as_deref(), Some("partials/byline.html"));
        assert_eq!(near("partials/ad.html"), None);
        assert_eq!(near("article.htm").as_deref(), Some("article.html"));
        assert_eq!(near("other/thing.html"), None);
    }
}
