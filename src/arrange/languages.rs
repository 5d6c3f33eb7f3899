//! The languages that the pages of a site are in.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned, nearest};
use crate::locale::Locale;
use crate::parse::{Article, Config, StandingPage, Strings};
use crate::path::SourcePath;

/// How a language is written, and the theme's words in it.
#[derive(Debug)]
pub struct Language {
    /// Dates, numbers, direction.
    pub locale: Locale,
    /// The theme's words.
    pub strings: Strings,
}

/// Every language that a page is in, by its tag as written.
#[derive(Clone, Debug)]
pub struct Languages {
    site: Arc<Language>,
    others: BTreeMap<String, Arc<Language>>,
}

impl Languages {
    /// The site's own language.
    #[must_use]
    pub fn site(&self) -> &Language {
        &self.site
    }

    /// The language of a page that may have one of its own.
    #[must_use]
    pub fn of(&self, tag: Option<&str>) -> &Language {
        tag.and_then(|tag| self.others.get(tag)).map_or(&*self.site, |language| &**language)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Language>> {
        std::iter::once(&self.site).chain(self.others.values())
    }
}

pub(super) fn gather(
    config: &Config,
    strings: &BTreeMap<String, Strings>,
    articles: &[Arc<Article>],
    pages: &[StandingPage],
    faults: &mut Diagnostics,
) -> Languages {
    let mut others = BTreeMap::new();
    let site = language(&config.language, &config.path, strings, "en", faults)
        .unwrap_or_else(|| english(strings));
    let own = articles.iter().map(|article| (&article.language, &article.path));
    let own = own.chain(pages.iter().map(|page| (&page.language, &page.path)));
    for (tag, path) in own {
        if let Some(tag) = tag
            && !others.contains_key(&tag.value)
            && let Some(language) = language(tag, path, strings, &config.language.value, faults)
        {
            others.insert(tag.value.clone(), language);
        }
    }
    let languages = Languages { site, others };
    lacking(&languages, faults);
    languages
}

/// Warns of the site's own words that a language lacks whose file is the theme's.
fn lacking(languages: &Languages, faults: &mut Diagnostics) {
    let mut told = std::collections::BTreeSet::new();
    for language in languages.all().filter(|it| told.insert(it.locale.tag().to_owned())) {
        let lacking = language.strings.lacking();
        let [first, rest @ ..] = lacking else { continue };
        let tag = language.locale.tag();
        let what = match rest.len() {
            0 => format!("`{first}` is missing in `{tag}` and stays English"),
            1 => format!("`{first}` and another word are missing in `{tag}` and stay English"),
            more => {
                format!("`{first}` and {more} more words are missing in `{tag}` and stay English")
            }
        };
        let all = lacking.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        let help =
            format!("put {all} into `templates/strings/{tag}.toml`; the theme has the others");
        let path = SourcePath::new("templates/strings/en.toml");
        faults.push(Diagnostic::warning(what).in_file(&path).help(help));
    }
}

fn language(
    tag: &Spanned<String>,
    path: &SourcePath,
    strings: &BTreeMap<String, Strings>,
    fallback: &str,
    faults: &mut Diagnostics,
) -> Option<Arc<Language>> {
    let Some(locale) = Locale::new(&tag.value) else {
        let hyphened = tag.value.replace('_', "-");
        let help = if Locale::new(&hyphened).is_some() {
            format!("did you mean `{hyphened}`?")
        } else {
            match nearest(&tag.value, ["en", "fr", "de", "es", "ar", "ur", "uk", "ru", "zh", "fa"])
            {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write its tag, like `en`, `ur` or `pt-BR`".into(),
            }
        };
        faults.push(
            Diagnostic::error(format!("`{}` is no language", tag.value))
                .at(path, tag.span)
                .help(help),
        );
        return None;
    };
    let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
    let candidates =
        [locale.tag().to_owned(), base(locale.tag()), fallback.to_owned(), base(fallback)];
    let words = candidates.iter().find_map(|tag| strings.get(tag)).or_else(|| strings.get("en"))?;
    Some(Arc::new(Language { locale, strings: words.clone() }))
}

/// English stands in for a site's language that is none, which is a fault already.
fn english(strings: &BTreeMap<String, Strings>) -> Arc<Language> {
    let tag = Spanned { value: "en".to_owned(), span: Span::default() };
    let path = SourcePath::new("site.toml");
    #[expect(clippy::expect_used, reason = "the theme has English, and ICU4X knows it")]
    language(&tag, &path, strings, "en", &mut Diagnostics::new()).expect("English is known")
}
