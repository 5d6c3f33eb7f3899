//! The templates of a site, compiled.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::tz::TimeZone;
use tera::{Context, Tera, Value};

use super::cards::{self, Cards};
use super::kept::Kept;
use super::structured_data::Paper;
use super::teasers::Teasers;
use super::template_absent::Asked;
use super::template_calls;
use super::template_fault::Found;
use super::template_fields::{self, Puts};
use super::template_files::{is_own, name};
use super::template_frames::Lacking;
use super::{filters, refused, template_fault, template_frames, template_syntax, template_unused};
use crate::arrange::{Language, Languages};
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::plan::{Shared, SharedName};
use crate::read::Source;

/// Variables that take time to make.
const COSTLY: [&str; 2] = ["structured_data", "targets"];

/// The whole texts of entries, which the feeds of all three formats carry.
type Contents = Kept<Digest, Arc<str>>;

/// Every template in every language of the site, with the data that all pages share.
pub struct Templates {
    /// By language tag. The words and the filters of a template are its page's language's.
    engines: BTreeMap<String, (Arc<Tera>, Arc<Language>)>,
    /// Templates with faults, which are reported, and those that need one of them.
    left_out: BTreeSet<String>,
    /// The shared data that a template, with all it extends and includes, names.
    uses: BTreeMap<String, Vec<SharedName>>,
    data: BTreeMap<SharedName, (Value, Digest)>,
    digests: Digests,
    /// What structured data have of the site; it is in the digest of `site`.
    paper: Paper,
    /// The templates that name what takes time to make: for others it isn't made.
    costly: BTreeMap<&'static str, BTreeSet<String>>,
    teasers: Teasers,
    contents: Contents,
    cards: Vec<Arc<Cards>>,
    own: Own,
}

/// Templates as they are compiled, by their names.
type Texts<'s> = Vec<(&'s str, Cow<'s, str>)>;

/// The templates of the site's own, which may ask for what there isn't.
#[derive(Debug, Default)]
struct Own {
    texts: BTreeMap<String, String>,
    puts: Puts,
}

/// What a page depends on besides its view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digests {
    /// The templates and the theme's words.
    pub templates: Digest,
    /// The theme's words alone.
    pub words: Digest,
    /// `site` and `menu`.
    pub site: Digest,
}

impl Templates {
    /// Compiles templates. Faulty ones are left out and their faults come back beside the rest.
    pub fn compile(
        sources: &[Source],
        languages: &Languages,
        zone: &TimeZone,
        shared: &Shared<'_>,
    ) -> (Self, Diagnostics) {
        let words: Vec<_> = languages.all().map(|it| (it.locale.tag(), it.strings.all())).collect();
        let words = Digest::of_value(&(zone.iana_name(), words));
        let texts: Vec<_> = sources.iter().map(|it| (it.path.as_str(), it.text.as_str())).collect();
        let digests = Digests {
            templates: Digest::of_value(&(words, texts)),
            words,
            site: Digest::of_value(&(&shared.site, &shared.menu)),
        };
        let mut faults = Diagnostics::new();
        let (mut engines, mut cards) = (BTreeMap::new(), Vec::new());
        let mut uses = BTreeMap::new();
        let (mut left_out, mut costly) = (BTreeSet::new(), BTreeMap::new());
        let mut own = Own::default();
        let mut good: Option<Texts<'_>> = None;
        for language in languages.all() {
            let tag = language.locale.tag().to_owned();
            if engines.contains_key(&tag) {
                continue;
            }
            let (mut tera, made) = if let Some(good) = &good {
                // What compiles in one language compiles in all.
                let Ok(made) = compiled(good, language, zone) else { continue };
                made
            } else {
                let (tera, made, texts) = checked(sources, language, zone, &mut own, &mut faults);
                good = Some(texts);
                let named = Named::of(&tera, sources);
                uses = named.shared();
                costly.extend(COSTLY.map(|it| (it, named.naming(it))));
                let names = sources.iter().map(|source| name(&source.path).to_owned());
                left_out = names.filter(|name| !uses.contains_key(name)).collect();
                (tera, made)
            };
            let global = tera.global_context();
            global.insert("site", &shared.site);
            global.insert("menu", &shared.menu);
            global.insert("t", language.strings.all());
            let tera = Arc::new(tera);
            made.have_made_by(&tera);
            cards.push(made);
            engines.insert(tag, (tera, Arc::clone(language)));
        }
        let named = uses.values().flatten().copied();
        let named: BTreeSet<SharedName> = named.collect();
        let data = named.into_iter().map(|name| {
            let data = shared.data(name);
            (name, (Value::from_serializable(&data), Digest::of_value(&data)))
        });
        let paper = Paper::new(&shared.site);
        let (data, teasers) = (data.collect(), Teasers::default());
        // They are long, so few are kept.
        let contents = Contents::new(128);
        let templates = Self {
            engines,
            left_out,
            uses,
            data,
            digests,
            paper,
            costly,
            teasers,
            contents,
            cards,
            own,
        };
        (templates, faults)
    }

    /// The digests of what all pages share.
    #[must_use]
    pub fn digests(&self) -> Digests {
        self.digests
    }

    /// Forgets what was made for one page and kept for the next, when all pages are there.
    pub fn forget(&self) {
        self.teasers.forget();
        self.contents.forget();
        self.cards.iter().for_each(|cards| cards.forget());
    }

    /// The variables of shared data that a template names, with their digests.
    pub fn shared_by(&self, template: &str) -> impl Iterator<Item = (&'static str, Digest)> {
        self.data_of(template).map(|(name, _, digest)| (name, digest))
    }

    pub(super) fn engine(&self, language: &str) -> Option<&(Arc<Tera>, Arc<Language>)> {
        self.engines.get(language).or_else(|| self.engines.values().next())
    }

    /// Whether a template names a variable that takes time to make.
    pub(super) fn names(&self, template: &str, costly: &str) -> bool {
        self.costly.get(costly).is_some_and(|templates| templates.contains(template))
    }

    pub(super) fn teasers(&self) -> &Teasers {
        &self.teasers
    }

    pub(super) fn contents(&self) -> &Contents {
        &self.contents
    }

    pub(super) fn paper(&self) -> &Paper {
        &self.paper
    }

    /// What is known of a page that asks for what there isn't.
    pub(super) fn asked<'a>(&'a self, context: &'a Context) -> Asked<'a> {
        Asked { texts: &self.own.texts, puts: &self.own.puts, context }
    }

    /// Whether a template has faults that are reported already.
    pub(super) fn is_left_out(&self, template: &str) -> bool {
        self.left_out.contains(template)
    }

    /// The shared data that a template names.
    pub(super) fn data_of(
        &self,
        template: &str,
    ) -> impl Iterator<Item = (&'static str, &Value, Digest)> {
        let names = self.uses.get(template).into_iter().flatten();
        names.filter_map(|name| {
            let (value, digest) = self.data.get(name)?;
            Some((name.variable(), value, *digest))
        })
    }
}

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Templates").field("digests", &self.digests).finish_non_exhaustive()
    }
}

impl Own {
    /// Takes note of the templates of the site's own, and puts into them what finds missing fields.
    fn put<'s>(&mut self, good: &[(&'s str, &'s str)], sources: &'s [Source]) -> Texts<'s> {
        for source in sources.iter().filter(|it| is_own(it)) {
            self.texts.insert(name(&source.path).to_owned(), source.text.clone());
        }
        let put = |&(name, text): &(&'s str, &'s str)| {
            let is_own = self.texts.contains_key(name);
            let text = if is_own { self.puts.put(name, text).into() } else { Cow::Borrowed(text) };
            (name, text)
        };
        good.iter().map(put).collect()
    }
}

/// Compiles templates that are known to compile.
fn compiled(
    texts: &[(&str, impl AsRef<str>)],
    language: &Arc<Language>,
    zone: &TimeZone,
) -> tera::TeraResult<(Tera, Arc<Cards>)> {
    let mut tera = Tera::new();
    filters::register(&mut tera, language, zone);
    template_fields::register(&mut tera);
    let cards = cards::register(&mut tera, language.locale.tag());
    tera.add_raw_templates(texts.iter().map(|(name, text)| (*name, text.as_ref())))?;
    Ok((tera, cards))
}

/// Compiles all templates that compile, which come back as well. Tera stops at the first fault, so a
/// faulty template is taken out and the rest tried again, until all faults are known.
fn checked<'s>(
    sources: &'s [Source],
    language: &Arc<Language>,
    zone: &TimeZone,
    own: &mut Own,
    faults: &mut Diagnostics,
) -> (Tera, Arc<Cards>, Texts<'s>) {
    let mut good: Vec<(&str, &str)> = Vec::with_capacity(sources.len());
    for source in sources {
        let refused = refused::faults(source);
        if refused.is_empty() {
            good.push((name(&source.path), source.text.as_str()));
        }
        faults.append(refused);
    }
    let (tera, cards, texts) = loop {
        // Mostly all is well, so what finds missing fields is put in at once. Faults are looked for in what
        // is written.
        let texts = own.put(&good, sources);
        let put = compiled(&texts, language, zone);
        if let Ok((tera, cards)) = put
            && of_own(sources, &good, &tera).faults.is_empty()
        {
            break (tera, cards, texts);
        }
        let found = match compiled(&good, language, zone) {
            Ok((tera, cards)) => {
                let found = of_own(sources, &good, &tera);
                if found.faults.is_empty() {
                    own.puts = Puts::default();
                    let texts = good.iter().map(|(name, text)| (*name, Cow::Borrowed(*text)));
                    break (tera, cards, texts.collect());
                }
                found
            }
            Err(error) => template_fault::all(&error, sources, !faults.is_empty()),
        };
        let before = good.len();
        good.retain(|(name, _)| !found.names.iter().any(|faulty| faulty == name));
        faults.append(found.faults);
        if good.len() == before {
            good.clear();
        }
    };
    faults.append(template_frames::includes(sources));
    if faults.is_empty() && tera.get_component_definition(cards::COMPONENT).is_none() {
        faults.append(Lacking::teaser(sources).faults());
    }
    // Of what is faulty nobody knows what it uses.
    if faults.is_empty() {
        faults.append(template_unused::warnings(sources));
    }
    (tera, cards, texts)
}

/// What Tera takes in the templates of the site's own, and what does nothing.
fn of_own(sources: &[Source], good: &[(&str, &str)], tera: &Tera) -> Found {
    let mut found = Found::default();
    let is_good = |it: &&Source| good.iter().any(|(good, _)| *good == name(&it.path));
    for source in sources.iter().filter(|it| is_own(it)).filter(is_good) {
        let mut faults = template_calls::faults(source, tera);
        faults.append(template_syntax::foreign(source));
        if !faults.is_empty() {
            found.names.push(name(&source.path).to_owned());
            found.faults.append(faults);
        }
    }
    found
}

/// What templates name.
struct Named<'t> {
    /// By template the variables that it names, with all it extends and includes.
    variables: BTreeMap<&'t str, BTreeSet<&'t str>>,
    /// What any component asks for (`@tags`). Tera doesn't say which components a template calls, so
    /// that counts for every template.
    asked: BTreeSet<&'t str>,
}

impl<'t> Named<'t> {
    fn of(tera: &'t Tera, sources: &'t [Source]) -> Self {
        let variables = |name: &'t str| {
            tera.get_template_variables(name).unwrap_or_default().into_iter().collect()
        };
        let words = sources.iter().flat_map(|source| source.text.split('@').skip(1));
        let word = |text: &'t str| text.split(|it: char| !it.is_alphanumeric() && it != '_').next();
        Self {
            variables: tera.get_template_names().map(|name| (name, variables(name))).collect(),
            asked: words.filter_map(word).collect(),
        }
    }

    fn is_named(&self, variable: &str, by: &BTreeSet<&str>) -> bool {
        self.asked.contains(variable) || by.contains(variable)
    }

    /// The templates that name a variable.
    fn naming(&self, variable: &str) -> BTreeSet<String> {
        let names = self.variables.iter().filter(|(_, named)| self.is_named(variable, named));
        names.map(|(template, _)| (*template).to_owned()).collect()
    }

    /// The shared data that each template names.
    fn shared(&self) -> BTreeMap<String, Vec<SharedName>> {
        let shared = |named: &BTreeSet<&str>| {
            SharedName::ALL.into_iter().filter(|it| self.is_named(it.variable(), named)).collect()
        };
        let templates = self.variables.iter();
        templates.map(|(template, named)| ((*template).to_owned(), shared(named))).collect()
    }
}
