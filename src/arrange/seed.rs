//! Terms while their articles are being counted.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::clock::Status;
use super::term_kind::{COUNT, TermKind, Uses};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned};
use crate::parse::{Article, Profile};
use crate::path::{OutputPath, SourcePath};
use crate::slug::slug;

/// Hardly any article has more terms of a kind.
const FEW: usize = 16;

/// A term whose links aren't resolved: where they lead depends on which terms there are.
pub(super) struct Seed {
    pub(super) kind: TermKind,
    pub(super) key: String,
    pub(super) name: Option<String>,
    pub(super) page: OutputPath,
    pub(super) profile: Option<Profile>,
    /// Newest first.
    pub(super) articles: Vec<usize>,
    /// The region that a place lies in.
    pub(super) region: Option<usize>,
    pub(super) is_region: bool,
}

/// All of them, each kind by key.
pub(super) struct Seeds(pub(super) [Vec<Seed>; COUNT]);

impl Seeds {
    /// Puts each kind in the order of its keys, and the articles' uses with it. Profiles that no
    /// article names are left out as absent.
    pub(super) fn new(
        sown: [Sown<'_>; COUNT],
        articles: usize,
        absent: &mut BTreeMap<SourcePath, Status>,
    ) -> (Self, Vec<Uses>) {
        let mut uses = vec![Uses::default(); articles];
        let seeds = sown.map(|Sown { sower, uses: found, .. }| {
            let mut places = vec![0; sower.found.len()];
            for (place, index) in sower.by_key.values().enumerate() {
                places[*index] = place;
            }
            for (uses, mut found) in uses.iter_mut().zip(found) {
                for index in &mut found {
                    *index = places[*index];
                }
                uses.0[sower.kind as usize] = found;
            }
            absent
                .extend(sower.profiles.into_values().map(|profile| (profile.path, Status::Unused)));
            let mut seeds: Vec<Seed> = sower.found.into_iter().map(|found| found.seed).collect();
            seeds.sort_by(|a, b| a.key.cmp(&b.key));
            for seed in &mut seeds {
                seed.articles.reverse();
                seed.region = seed.region.map(|index| places[index]);
            }
            seeds
        });
        (Self(seeds), uses)
    }

    /// All of a kind, by key.
    pub(super) fn of(&self, kind: TermKind) -> &[Seed] {
        &self.0[kind as usize]
    }

    /// The pages of profiles.
    pub(super) fn pages(&self) -> impl Iterator<Item = (SourcePath, OutputPath)> {
        let profile = |seed: &Seed| Some((seed.profile.as_ref()?.path.clone(), seed.page.clone()));
        self.0.iter().flatten().filter_map(profile)
    }
}

/// The terms of one kind, as articles have them.
pub(super) struct Sown<'a> {
    pub(super) sower: Sower<'a>,
    /// The terms of each article, as places among those found.
    uses: Vec<Vec<usize>>,
    pub(super) faults: Diagnostics,
}

impl<'a> Sown<'a> {
    /// Asks for the `terms` of each article, which are sorted newest first.
    pub(super) fn new(
        kind: TermKind,
        profiles: Vec<Profile>,
        articles: &'a [Arc<Article>],
        mut terms: impl FnMut(&mut Sower<'a>, &'a Article, usize, &mut Diagnostics) -> Vec<usize>,
    ) -> Self {
        let (mut sower, mut faults) = (Sower::new(kind, profiles), Diagnostics::new());
        let mut uses = vec![Vec::new(); articles.len()];
        // Oldest first: the first spelling met is the one that names a term.
        for (index, article) in articles.iter().enumerate().rev() {
            let mut used = terms(&mut sower, article, index, &mut faults);
            if used.len() > 1 {
                let (mut few, mut many) = (Vec::with_capacity(FEW), BTreeSet::new());
                used.retain(|term| {
                    if few.len() < FEW {
                        return !few.contains(term) && (few.push(*term), true).1;
                    }
                    !few.contains(term) && many.insert(*term)
                });
            }
            uses[index] = used;
        }
        Self { sower, uses, faults }
    }
}

struct Found {
    seed: Seed,
    /// Who spelled the name first, unless a profile does.
    namer: Option<(SourcePath, Span)>,
}

/// Makes terms of one kind from what articles write.
pub(super) struct Sower<'a> {
    kind: TermKind,
    /// Spellings that raise no doubt, and their terms: most articles spell as others do.
    spellings: HashMap<&'a str, usize>,
    /// Profiles that no article has named yet.
    profiles: BTreeMap<String, Profile>,
    /// Keys of all profiles by their names and keys, in the spelling that they share.
    names: BTreeMap<String, String>,
    by_key: BTreeMap<String, usize>,
    found: Vec<Found>,
}

impl<'a> Sower<'a> {
    pub(super) fn new(kind: TermKind, profiles: Vec<Profile>) -> Self {
        // Tags and series are found by what their spellings share; authors and places by what they
        // are called.
        let key = |profile: &Profile| match kind {
            TermKind::Tag | TermKind::Series => slug(profile.key()),
            _ => profile.key().to_owned(),
        };
        let mut names = BTreeMap::new();
        for profile in &profiles {
            names.insert(profile.name.clone(), key(profile));
        }
        for profile in &profiles {
            names.insert(key(profile), key(profile));
        }
        let profiles = profiles.into_iter().map(|profile| (key(&profile), profile)).collect();
        Self {
            kind,
            spellings: HashMap::new(),
            profiles,
            names,
            by_key: BTreeMap::new(),
            found: Vec::new(),
        }
    }

    pub(super) fn kind(&self) -> TermKind {
        self.kind
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.keys().map(String::as_str)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// The key of the profile with this key or name.
    pub(super) fn profile_key(&self, written: &str) -> Option<String> {
        self.names.get(written).cloned()
    }

    /// The keys and the names of all profiles.
    pub(super) fn profile_spellings(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// Whether an article spelled a term like this before.
    pub(super) fn has_spelling(&self, written: &str) -> bool {
        self.spellings.contains_key(written)
    }

    pub(super) fn profile_keys(&self) -> impl Iterator<Item = &str> {
        self.names.values().map(String::as_str)
    }

    /// Where the term of a key is among those found.
    pub(super) fn index(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// The term of a key that has been met before, for one more article.
    pub(super) fn known(&mut self, key: &str, article: usize) -> Option<usize> {
        let index = self.index(key)?;
        self.count(index, article);
        Some(index)
    }

    /// A place that is met for the first time. A country or a region comes with its name.
    pub(super) fn sow_place(&mut self, key: &str, name: Option<&str>, is_region: bool) -> usize {
        let index = self.sow(key, name, None);
        self.found[index].seed.is_region = is_region;
        index
    }

    /// The region that a place's profile names.
    pub(super) fn given_region(&self, place: usize) -> Option<&str> {
        self.found[place].seed.profile.as_ref()?.region.as_deref()
    }

    /// Articles of the place are articles of the region from now on.
    pub(super) fn lies_in(&mut self, place: usize, region: usize) {
        self.found[place].seed.region = Some(region);
    }

    /// The term of a key.
    pub(super) fn by_key(&mut self, key: &str, name: Option<&str>, article: usize) -> usize {
        let index = match self.by_key.get(key) {
            Some(index) => *index,
            None => self.sow(key, name, None),
        };
        self.count(index, article);
        index
    }

    /// The term of a spelling that was met before.
    pub(super) fn spelled(&mut self, written: &str, article: usize) -> Option<usize> {
        let term = *self.spellings.get(written)?;
        self.count(term, article);
        Some(term)
    }

    /// The term that this spelling shares with others; none if it has no letter.
    pub(super) fn by_spelling(
        &mut self,
        written: &'a Spanned<String>,
        article: &Article,
        index: usize,
        faults: &mut Diagnostics,
    ) -> Option<usize> {
        if let Some(term) = self.spelled(&written.value, index) {
            return Some(term);
        }
        // What a profile is called is that profile's, whatever other names have the same letters.
        let named = self.names.get(&written.value).filter(|_| self.kind != TermKind::Author);
        let key = named.cloned().unwrap_or_else(|| slug(&written.value));
        if key.is_empty() {
            faults.push(
                Diagnostic::error(format!("`{}` has neither a letter nor a digit", written.value))
                    .at(&article.path, written.span)
                    .help(format!(
                        "the URL of the {}'s page is made of them",
                        self.kind.singular()
                    )),
            );
            return None;
        }
        let term = match self.by_key.get(&key) {
            Some(term) => *term,
            None => {
                self.sow(&key, Some(&written.value), Some((article.path.clone(), written.span)))
            }
        };
        self.count(term, index);
        match self.doubt_spelling(term, written, article) {
            Some(doubt) => faults.push(doubt),
            None => drop(self.spellings.insert(&written.value, term)),
        }
        Some(term)
    }

    /// One more article for a term, and for the regions that it lies in.
    fn count(&mut self, term: usize, article: usize) {
        let mut next = Some(term);
        while let Some(term) = next {
            let seed = &mut self.found[term].seed;
            if seed.articles.last() != Some(&article) {
                seed.articles.push(article);
            }
            next = seed.region;
        }
    }

    fn sow(&mut self, key: &str, name: Option<&str>, namer: Option<(SourcePath, Span)>) -> usize {
        let profile = self.profiles.remove(key);
        let namer = if profile.is_some() { None } else { namer };
        // What has a code is shown by its name, which is then in its URL, too; so is a region. A place
        // of the site's own is known by its key alone.
        let is_named = self.kind == TermKind::Place && (name.is_some() || key.len() == 2);
        let name = profile.as_ref().map(|profile| profile.name.clone()).or(name.map(str::to_owned));
        let part = match &name {
            Some(name) if is_named => slug(name),
            _ => slug(key),
        };
        let page = OutputPath::page(&format!("{}/{part}", self.kind.plural()));
        let index = self.found.len();
        self.by_key.insert(key.to_owned(), index);
        let seed = Seed {
            kind: self.kind,
            key: key.to_owned(),
            name,
            page,
            profile,
            articles: Vec::new(),
            region: None,
            is_region: false,
        };
        self.found.push(Found { seed, namer });
        index
    }

    /// Two spellings of one term are one term, and somebody should make them one spelling.
    fn doubt_spelling(
        &self,
        term: usize,
        written: &Spanned<String>,
        article: &Article,
    ) -> Option<Diagnostic> {
        let Found { seed, namer } = &self.found[term];
        let name = seed.name.as_ref()?;
        // The key is how authors name what has a profile.
        let is_key = seed.key == written.value && seed.profile.is_some();
        if *name == written.value || is_key {
            return None;
        }
        let kind = seed.kind.singular();
        let mut doubt = Diagnostic::warning(format!(
            "two spellings of one {kind}: `{}` and `{name}`",
            written.value
        ))
        .at_with(&article.path, written.span, "here it is spelled otherwise");
        doubt = match (namer, &seed.profile) {
            (Some((path, span)), _) => doubt.at_with(path, *span, "the oldest article names it"),
            (None, Some(profile)) => {
                doubt.at_with(&profile.path, profile.name_span, "its profile names it")
            }
            (None, None) => doubt,
        };
        let doubt = doubt.help(format!("readers see `{name}` everywhere; write it so here too"));
        // `C++` and `C` have the same letters and aren't the same.
        Some(match self.kind {
            TermKind::Tag | TermKind::Series if letters(name) != letters(&written.value) => {
                let (kind, file) = (self.kind.plural(), in_words(&written.value));
                doubt.help(format!(
                    "if it is something else, give it a file of its own: `content/{kind}/{file}.md` with `name = \"{}\"`",
                    written.value
                ))
            }
            _ => doubt,
        })
    }
}

/// A name without what two spellings of one may differ in: case, spaces, hyphens, points, quotes.
fn letters(name: &str) -> String {
    let is_joint = |c: &char| {
        !(c.is_whitespace() || matches!(c, '-' | '‐' | '–' | '_' | '.' | ',' | '\'' | '’' | '"'))
    };
    let letters: String = name.chars().filter(is_joint).flat_map(char::to_lowercase).collect();
    if letters.is_ascii() {
        letters
    } else {
        letters.split(char::is_whitespace).map(slug).collect()
    }
}

/// A name for a file in which signs are words, so that it isn't the name of another.
fn in_words(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        match letter {
            '+' => words.push_str(" plus "),
            '-' if words.ends_with(|c: char| c.is_ascii_digit()) => words.push_str(" minus "),
            '#' => words.push_str(" sharp "),
            '&' => words.push_str(" and "),
            '@' => words.push_str(" at "),
            '/' => words.push_str(" or "),
            '!' | '?' | '*' | '=' | '<' | '>' | '%' | '$' | '€' | '°' | '^' | '|' | '~' => {
                words.push_str(" sign ");
            }
            letter => words.push(letter),
        }
    }
    let own = slug(&words);
    if own == slug(name) { format!("{own}-2") } else { own }
}
