//! Which *pictures* are shown, and what has to be made of each.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::origin::Origin;
use super::page::{Page, PageKind};
use super::renditions::{Original, Renditions};
use crate::arrange::{Article, Image, Links, Pictures, Site, Target, TermKind, static_path};
use crate::parse::{Body, File, Focus, Look};
use crate::path::OutputPath;
use crate::pictures::Recipe;

/// The renditions of every picture that a page shows, under the path of the first of them.
pub(super) fn pages(site: &Site) -> Vec<Page<'_>> {
    Shown::of(site, None).pages()
}

/// All that is made of the pictures of a site, each with the file that it is made of.
#[must_use]
pub fn renditions(site: &Site) -> Vec<(&File, Renditions<'_>)> {
    Shown::of(site, None).found.into_values().collect()
}

/// The rendition that goes to this path, and the picture that it is made of.
#[must_use]
pub fn rendition<'s>(
    site: &'s Site,
    path: &OutputPath,
) -> Option<(&'s File, Original<'s>, Recipe)> {
    let found = Shown::of(site, Some(path)).found;
    found.into_values().find_map(|(file, renditions)| {
        let recipe = renditions.all().into_iter().find(|(at, _)| at == path)?.1;
        Some((file, renditions.original, recipe))
    })
}

/// What is shown of a picture besides the plain one.
#[derive(Clone, Copy, PartialEq)]
enum Parts {
    /// Nothing.
    Plain,
    /// The whole picture in all sizes.
    Sizes,
    /// That, and parts around this place.
    Around(Focus),
}

/// The pictures that were found.
struct Shown<'s, 'p> {
    search: Search<'s, 'p>,
    found: BTreeMap<OutputPath, (&'s File, Renditions<'s>)>,
}

/// What pictures are looked for in.
struct Search<'s, 'p> {
    site: &'s Site,
    /// Nothing else is looked for than what this could be made of.
    only: Option<&'p OutputPath>,
    statics: OnceLock<BTreeMap<OutputPath, &'s File>>,
}

/// A picture, under the path of its first rendition, and what is shown of it.
struct Picture<'s> {
    first: OutputPath,
    file: &'s File,
    original: Original<'s>,
    parts: Parts,
}

impl<'s, 'p> Shown<'s, 'p> {
    fn of(site: &'s Site, only: Option<&'p OutputPath>) -> Self {
        let search = Search { site, only, statics: OnceLock::new() };
        let mut shown = Self { search, found: BTreeMap::new() };
        if !site.config.images.widths.is_empty() {
            shown.gather();
        }
        shown
    }

    fn gather(&mut self) {
        let (site, search) = (self.search.site, &self.search);
        let of_article = |article: &'s Arc<Article>| {
            let (body, said) = (&article.front.body, &article.pictures);
            let mut pictures = search.text(body, &article.links, said, &article.files);
            pictures.extend(search.image(article.image.as_ref(), &article.files));
            pictures
        };
        let mut all: Vec<Picture<'s>> =
            site.articles.par_iter().with_min_len(64).flat_map_iter(of_article).collect();
        for page in &site.pages {
            all.extend(search.text(&page.front.body, &page.links, &page.pictures, &[]));
        }
        for term in TermKind::ALL.into_iter().flat_map(|kind| site.terms.of(kind)) {
            all.extend(search.image(term.photo.as_ref(), &[]));
            if let Some((profile, links)) = &term.profile {
                all.extend(search.text(&profile.body, links, &term.pictures, &[]));
            }
        }
        all.extend(search.image(site.sharing.as_ref(), &[]));
        for picture in all {
            self.add(picture);
        }
    }

    fn add(&mut self, Picture { first, file, original, parts }: Picture<'s>) {
        let new = || (file, Renditions { original, has_sizes: false, foci: Vec::new() });
        let (_, renditions) = self.found.entry(first).or_insert_with(new);
        renditions.has_sizes |= parts != Parts::Plain;
        if let Parts::Around(focus) = parts
            && let Err(at) = renditions.foci.binary_search(&focus)
        {
            renditions.foci.insert(at, focus);
        }
    }

    fn pages(self) -> Vec<Page<'s>> {
        let page = |(path, (file, renditions)): (OutputPath, (&'s File, Renditions<'s>))| {
            let origin = Some(Origin { path: file.asset.path.clone(), span: None });
            Page { path, kind: PageKind::Renditions(file, Box::new(renditions)), origin }
        };
        self.found.into_iter().map(page).collect()
    }
}

impl<'s> Search<'s, '_> {
    /// The pictures of a text.
    fn text(
        &self,
        body: &Body,
        links: &'s Links,
        said: &'s Pictures,
        beside: &'s [(OutputPath, File)],
    ) -> Vec<Picture<'s>> {
        let of_link = |target: &String| match links.get(target) {
            Some(Target::File(path, look)) => {
                let said = said.get(path).map(|image| &**image);
                self.picture(path, look, said, Parts::Sizes, beside)
            }
            Some(Target::Played(player)) => {
                let (path, look) = player.poster.as_ref()?;
                self.picture(path, look, None, Parts::Plain, beside)
            }
            _ => None,
        };
        let images = body.links.iter().filter(|link| link.is_image);
        images.filter_map(|link| of_link(&link.target)).collect()
    }

    /// A picture of front matter.
    fn image(
        &self,
        image: Option<&'s Image>,
        beside: &'s [(OutputPath, File)],
    ) -> Option<Picture<'s>> {
        let image = image?;
        let focus = image.picture.focus.unwrap_or_default();
        self.picture(&image.file, &image.look, Some(image), Parts::Around(focus), beside)
    }

    fn picture(
        &self,
        path: &'s OutputPath,
        look: &Look,
        said: Option<&'s Image>,
        parts: Parts,
        beside: &'s [(OutputPath, File)],
    ) -> Option<Picture<'s>> {
        if self.only.is_some_and(|only| !may_be_made_of(only, path)) {
            return None;
        }
        let original = Original::new(path, look, said, &self.site.config.images)?;
        let file = self.file(path, beside)?;
        let first = original.path(&original.plain());
        Some(Picture { first, file, original, parts })
    }

    /// The file that goes to this path: beside the document, or in `static/`.
    fn file(&self, path: &OutputPath, beside: &'s [(OutputPath, File)]) -> Option<&'s File> {
        let statics = || {
            let named = |file: &'s File| (static_path(file, &self.site.config), file);
            self.site.statics.iter().map(named).collect()
        };
        let found = beside.iter().find(|(at, _)| at == path).map(|(_, file)| file);
        found.or_else(|| self.statics.get_or_init(statics).get(path).copied())
    }
}

/// Whether what goes to `path` may be made of a file that goes to `file`, by their names.
fn may_be_made_of(path: &OutputPath, file: &OutputPath) -> bool {
    let stem = file.as_str().rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    path.as_str().strip_prefix(stem).is_some_and(|rest| rest.starts_with('-'))
}
