//! *Terms*: tags, authors, places, labels, sections and series, each with its articles.
//!
//! A term exists when a published article has it. Its key is what two spellings share; its name is
//! its profile's, or the spelling of the oldest article, so that a new one renames nothing.

use std::collections::BTreeMap;
use std::mem::take;
use std::sync::Arc;

use super::clock::Status;
use super::links::{Links, Targets};
use super::pictures::{Image, Pictures};
use super::podcasts;
use super::seed::{Seed, Seeds, Sower, Sown};
use super::series::Part;
use super::term_kind::{COUNT, TermKind, Uses, is_broken};
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned, nearest, nearest_by};
use crate::parse::{Address, Article, Config, Profile};
use crate::path::{OutputPath, SourcePath};
use crate::slug::{is_slug, slug};

mod place;

/// A tag, an author, a place, a label, a section or a series.
#[derive(Debug)]
pub struct Term {
    /// Which of them.
    pub kind: TermKind,
    /// The word for it in front matter.
    pub key: String,
    /// The name for readers; none for a label, whose name is the theme's.
    pub name: Option<String>,
    /// The first page of its list.
    pub page: OutputPath,
    /// Where that is on the web.
    pub address: Address,
    /// What it has to say of itself, and where its links lead.
    pub profile: Option<(Profile, Links)>,
    /// What is said of the pictures in its text.
    pub pictures: Pictures,
    /// An author's picture.
    pub photo: Option<Image>,
    /// The picture of a series that is a podcast.
    pub artwork: Option<Box<Image>>,
    /// Its articles, newest first, as places in the site's list.
    pub articles: Vec<usize>,
    /// The articles of a series in its own order.
    pub parts: Vec<Part>,
    /// The region that a place lies in, as a place among the terms of its kind.
    pub region: Option<usize>,
    /// Whether a place is a region, whose articles are those of the places in it, too.
    pub is_region: bool,
}

/// The terms of a site, each kind by key.
#[derive(Debug)]
pub struct Terms([Vec<Term>; COUNT]);

impl Terms {
    /// All terms of a kind.
    #[must_use]
    pub fn of(&self, kind: TermKind) -> &[Term] {
        &self.0[kind as usize]
    }

    /// The term of a kind and a key.
    #[must_use]
    pub fn find(&self, kind: TermKind, key: &str) -> Option<&Term> {
        self.of(kind).iter().find(|term| term.key == key)
    }
}

/// The profiles of a site.
pub(super) struct Profiles {
    pub(super) authors: Vec<Profile>,
    pub(super) tags: Vec<Profile>,
    pub(super) places: Vec<Profile>,
    pub(super) series: Vec<Profile>,
}

/// Gathers the terms of articles that are sorted newest first.
pub(super) fn gather(
    articles: &[Arc<Article>],
    profiles: Profiles,
    config: &Config,
    absent: &mut BTreeMap<SourcePath, Status>,
    faults: &mut Diagnostics,
) -> (Seeds, Vec<Uses>) {
    for profiles in [&profiles.tags, &profiles.authors, &profiles.places, &profiles.series] {
        report_shared_keys(profiles, faults);
        report_shared_names(profiles, faults);
    }
    let (world, known) = (place::World::new(), &*absent);
    let sown = |kind, profiles| {
        Sown::new(kind, profiles, articles, |sower, article, index, faults| {
            terms_of(sower, article, index, &world, known, faults)
        })
    };
    // No kind knows of another. An article has about as many tags as it has all other terms.
    let (tags, [authors, places, labels, sections, series]) = rayon::join(
        || sown(TermKind::Tag, profiles.tags),
        || {
            [
                sown(TermKind::Author, profiles.authors),
                sown(TermKind::Place, profiles.places),
                sown(TermKind::Label, Vec::new()),
                sown(TermKind::Section, Vec::new()),
                sown(TermKind::Series, profiles.series),
            ]
        },
    );
    let mut sown = [tags, authors, places, labels, sections, series];
    for kind in &mut sown {
        faults.append(take(&mut kind.faults));
    }
    // Where an article has faults, its terms aren't known.
    if !absent.values().any(|status| *status == Status::Broken) {
        check_queries(config, &sown, faults);
    }
    Seeds::new(sown, articles.len(), absent)
}

/// The terms that an article has of the kind that is being sown.
fn terms_of<'a>(
    sower: &mut Sower<'a>,
    article: &'a Article,
    index: usize,
    world: &place::World,
    absent: &BTreeMap<SourcePath, Status>,
    faults: &mut Diagnostics,
) -> Vec<usize> {
    let kind = sower.kind();
    let by_spelling = |it| sower.by_spelling(it, article, index, faults);
    match kind {
        TermKind::Tag => article.tags.iter().filter_map(by_spelling).collect(),
        TermKind::Section => article.section.iter().filter_map(by_spelling).collect(),
        TermKind::Series => article.series.iter().filter_map(by_spelling).collect(),
        TermKind::Label => vec![sower.by_key(article.label.key(), None, index)],
        TermKind::Author => {
            let author = |it| author(sower, it, article, index, absent, faults);
            article.authors.iter().filter_map(author).collect()
        }
        TermKind::Place => {
            let place = |it| world.place(sower, it, article, index, absent, faults);
            article.places.iter().filter_map(place).collect()
        }
    }
}

/// An author by key, by the name in a profile, or a guest.
fn author<'a>(
    authors: &mut Sower<'a>,
    written: &'a Spanned<String>,
    article: &Article,
    index: usize,
    absent: &BTreeMap<SourcePath, Status>,
    faults: &mut Diagnostics,
) -> Option<usize> {
    let key = written.value.as_str();
    if let Some(term) = authors.spelled(key, index) {
        return Some(term);
    }
    if let Some(key) = authors.profile_key(key) {
        return Some(authors.by_key(&key, None, index));
    }
    if let Some(near) = likely_author(key, authors)
        && !authors.has_spelling(key)
        && !is_broken(absent, TermKind::Author, key)
    {
        // Whoever is so near to a colleague needs a file to be told apart.
        let own = slug(key);
        faults.push(
            Diagnostic::error(format!("there is no author `{key}`"))
                .at(&article.path, written.span)
                .help(format!("did you mean `{near}`?"))
                .help(format!("if it is somebody else, make `content/authors/{own}.md` with `name = \"{key}\"`")),
        );
        return None;
    }
    // Said once, however many articles have it.
    let is_doubtful =
        is_slug(key) && !authors.has(key) && !is_broken(absent, TermKind::Author, key);
    let near = if is_doubtful { nearest(key, authors.profile_keys()) } else { None };
    // A guest has a name as readers see it; all in small letters it is a key.
    if is_doubtful && (key.is_ascii() || near.is_some()) {
        faults.push(
            Diagnostic::warning(format!(
                "there is no `content/authors/{key}.md`, so this is a guest's name"
            ))
            .at(&article.path, written.span)
            .help(match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write a guest's name as readers are to see it, or make the file".into(),
            }),
        );
    }
    authors.by_spelling(written, article, index, faults)
}

/// The key or the name of the profile that is most likely meant by what has none: it differs in no more
/// than a slip of the hand.
fn likely_author<'s>(written: &str, authors: &'s Sower<'_>) -> Option<&'s str> {
    let (own, length) = (slug(written), written.chars().count());
    let is_same = |known: &&str| slug(known) == own;
    let same = authors.profile_spellings().find(is_same);
    same.or_else(|| {
        let slips = if length >= 9 { 2 } else { 1 };
        let first = |text: &str| text.chars().next().map(|c| c.to_lowercase().to_string());
        let candidates = authors.profile_spellings().filter(|known| first(known) == first(written));
        nearest_by(written, candidates, slips).filter(|_| length >= 4)
    })
}

/// Two profiles of one name are one to readers, and to whoever names them by it.
fn report_shared_names(profiles: &[Profile], faults: &mut Diagnostics) {
    let mut seen: BTreeMap<String, &Profile> = BTreeMap::new();
    // What has no name that could be read has none that it shares.
    for profile in profiles.iter().filter(|it| it.name_span.end > 0) {
        let name = profile.name.to_lowercase();
        if let Some(first) = seen.insert(name, profile).filter(|it| it.key() != profile.key()) {
            faults.push(
                Diagnostic::error(format!("two profiles have the name `{}`", profile.name))
                    .at_with(&first.path, first.name_span, "this one")
                    .at_with(&profile.path, profile.name_span, "and this one")
                    .help("readers couldn't tell them apart: add to one of the names, as in `Ann Smith (Asia)`, or make one file of both"),
            );
        }
    }
}

/// Two files of one name, in two folders, would be one author, tag, place or series.
fn report_shared_keys(profiles: &[Profile], faults: &mut Diagnostics) {
    let mut seen: BTreeMap<String, &Profile> = BTreeMap::new();
    for profile in profiles {
        if let Some(first) = seen.insert(slug(profile.key()), profile) {
            faults.push(
                Diagnostic::error(format!("two profiles have the key `{}`", profile.key()))
                    .at_with(&first.path, first.name_span, "this one")
                    .at_with(&profile.path, profile.name_span, "and this one")
                    .help("give one of the files another name, or make one of them"),
            );
        }
    }
}

/// A collection of a term that no article has is empty, which nobody means.
fn check_queries(config: &Config, sown: &[Sown<'_>; COUNT], faults: &mut Diagnostics) {
    for query in config.collections.values() {
        let asked = [
            (&sown[0], &query.tag, true),
            (&sown[1], &query.author, false),
            (&sown[2], &query.place, false),
            (&sown[4], &query.section, true),
        ];
        for (Sown { sower, .. }, written, by_slug) in asked {
            let Some(written) = written else { continue };
            let key = if by_slug { slug(&written.value) } else { written.value.clone() };
            if sower.has(&key) {
                continue;
            }
            let near = nearest(&key, sower.keys()).map(|near| format!("did you mean `{near}`?"));
            let kind = sower.kind().singular();
            faults.push(
                Diagnostic::warning(format!(
                    "no published article has the {kind} `{}`",
                    written.value
                ))
                .at(&config.path, written.span)
                .maybe_help(near),
            );
        }
    }
}

/// Resolves the links of profiles, now that every page is known.
pub(super) fn settle(
    seeds: Seeds,
    mut parts: Vec<Vec<Part>>,
    targets: &Targets<'_>,
    config: &Config,
    faults: &mut Diagnostics,
) -> Terms {
    Terms(seeds.0.map(|seeds| {
        let settled = seeds.into_iter().enumerate().map(|(index, seed)| {
            let Seed { kind, key, name, page, profile, articles, region, is_region } = seed;
            let photo = profile.as_ref().and_then(|profile| {
                targets.picture(&profile.path, profile.photo.as_ref()?, &[], faults)
            });
            let artwork = profile.as_ref().and_then(|it| podcasts::artwork(targets, it, faults));
            let pictures = profile
                .as_ref()
                .map(|profile| targets.pictures(&profile.path, &profile.body, &[], faults));
            let profile = profile.map(|profile| {
                let links = targets.resolve(&profile.path, &profile.body, faults);
                (profile, links)
            });
            let address = config.base_url.address_of(&page);
            let parts = if kind == TermKind::Series { take(&mut parts[index]) } else { Vec::new() };
            Term {
                kind,
                key,
                name,
                page,
                address,
                profile,
                pictures: pictures.unwrap_or_default(),
                photo,
                artwork,
                articles,
                parts,
                region,
                is_region,
            }
        });
        settled.collect()
    }))
}
