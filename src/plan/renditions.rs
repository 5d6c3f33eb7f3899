//! *Renditions*: the pictures that are made of a picture, named before one of them is made.
//!
//! A name carries a digest of the picture's bytes and of what is made of them, so pages are rendered
//! without decoding anything, and a rendition that has changed is another file.

use serde::{Serialize, Serializer};

use super::urls::Urls;
use crate::arrange::Image;
use crate::digest::Digest;
use crate::parse::{Focus, Images, Look, Still};
use crate::path::OutputPath;
use crate::pictures::{Crop, Format, Notice, RECIPE, Recipe, crop_for};

/// The width of the one picture that every program can show: in feeds, in letters, in old browsers.
const PLAIN_WIDTH: u32 = 1200;
/// Cards are no wider.
const CARD_WIDTH: u32 = 960;
/// The part that cards show, width to height.
const CARD: (u32, u32) = (3, 2);
/// The part that networks show of a shared page (Open Graph).
const SHARED: (u32, u32) = (1200, 630);
/// The parts that search engines ask for (Google, structured data of articles).
const SEARCHED: [(u32, u32); 3] = [(16, 9), (4, 3), (1, 1)];
/// A picture that is nearly as wide as another is as good: in percent of its width.
const NEARLY: u32 = 115;

/// A picture that renditions are made of.
#[derive(Clone, Debug)]
pub struct Original<'s> {
    /// Where its file goes.
    file: &'s OutputPath,
    still: Still,
    focus: Focus,
    images: &'s Images,
    /// What its renditions carry.
    notice: Notice,
}

/// A rendition's widths in one format.
type Sizes = (Format, Vec<Recipe>);

impl<'s> Original<'s> {
    /// The picture in `file`, of which `said` is said; none if nothing is made of it.
    #[must_use]
    pub fn new(
        file: &'s OutputPath,
        look: &Look,
        said: Option<&Image>,
        images: &'s Images,
    ) -> Option<Self> {
        let still = look.still.filter(|_| !images.widths.is_empty())?;
        let focus = said.and_then(|image| image.picture.focus).unwrap_or_default();
        Some(Self { file, still, focus, images, notice: said.map(notice).unwrap_or_default() })
    }

    /// A picture with what is said of it.
    pub(super) fn of(image: &'s Image, images: &'s Images) -> Option<Self> {
        Self::new(&image.file, &image.look, Some(image), images)
    }

    /// What its renditions carry.
    #[must_use]
    pub fn notice(&self) -> &Notice {
        &self.notice
    }

    /// Everything that its renditions are made from, but for which of them are made.
    fn names(&self) -> impl Serialize {
        (self.still.digest, RECIPE, &self.notice, self.images.digest)
    }

    /// The whole picture as every program can show it.
    #[must_use]
    pub fn plain(&self) -> Recipe {
        self.one(None, PLAIN_WIDTH)
    }

    /// The whole picture in all sizes, the lightest format first.
    #[must_use]
    pub fn sizes(&self) -> Vec<Sizes> {
        self.widths_of(None, u32::MAX)
    }

    /// The part that cards show.
    #[must_use]
    pub fn card(&self) -> Vec<Sizes> {
        // A chart without its edges says something else.
        let part = if self.still.head.is_flat { None } else { self.part(CARD) };
        self.widths_of(part, CARD_WIDTH)
    }

    /// The part that networks show of a shared page.
    #[must_use]
    pub fn shared(&self) -> Recipe {
        self.one(self.part(SHARED), PLAIN_WIDTH)
    }

    /// The parts that search engines ask for.
    #[must_use]
    pub fn searched(&self) -> [Recipe; 3] {
        SEARCHED.map(|ratio| self.one(self.part(ratio), PLAIN_WIDTH))
    }

    /// Where a rendition goes.
    #[must_use]
    pub fn path(&self, recipe: &Recipe) -> OutputPath {
        let digest = self.digest_of(recipe).short(8);
        let file = self.file.as_str();
        let name = file.rfind('/').map_or(0, |at| at + 1);
        let stem =
            file[name..].rfind('.').filter(|at| *at > 0).map_or(file, |at| &file[..name + at]);
        let extension = recipe.format.extension();
        let Recipe { crop, width, height, .. } = recipe;
        OutputPath::new(match crop {
            Some(_) => format!("{stem}-{width}x{height}.{digest}.{extension}"),
            None => format!("{stem}-{width}.{digest}.{extension}"),
        })
    }

    /// A name for a rendition that no other has, whatever file it is made from.
    #[must_use]
    pub fn name(&self, recipe: &Recipe) -> String {
        self.digest_of(recipe).short(32)
    }

    fn digest_of(&self, recipe: &Recipe) -> Digest {
        Digest::of_value(&(self.still.digest, recipe, RECIPE, &self.notice))
    }

    fn one(&self, crop: Option<Crop>, widest: u32) -> Recipe {
        // Without a loss where a loss would be seen, and where a JPEG can't show it.
        let is_exact = self.still.head.has_alpha || self.still.head.is_flat;
        let format = if is_exact { Format::Png } else { Format::Jpeg };
        self.recipe(crop, widest, format)
    }

    fn recipe(&self, crop: Option<Crop>, widest: u32, format: Format) -> Recipe {
        let (all_width, all_height) = self.size(crop);
        // No format has sides of any length.
        let longest = u64::from(format.longest());
        let fits = longest * u64::from(all_width) / u64::from(all_height).max(1);
        let width = widest.min(all_width).min(u32::try_from(fits).unwrap_or(u32::MAX).max(1));
        let width = width.min(format.longest());
        let height = u64::from(width) * u64::from(all_height) * 2 + u64::from(all_width);
        let height = height / (u64::from(all_width) * 2).max(1);
        let height = u32::try_from(height.min(longest)).unwrap_or(u32::MAX).max(1);
        let quality = match format {
            Format::Jpeg => self.images.quality.jpeg,
            Format::WebP => self.images.quality.webp,
            Format::Avif => self.images.quality.avif,
            Format::Png => 100,
        };
        Recipe { crop, width, height, format, quality }
    }

    /// The width and height of the picture, or of a part of it.
    fn size(&self, crop: Option<Crop>) -> (u32, u32) {
        let head = self.still.head;
        crop.map_or((head.width, head.height), |crop| (crop.width, crop.height))
    }

    /// The largest part of this ratio around the focus; none if that is all of it.
    fn part(&self, ratio: (u32, u32)) -> Option<Crop> {
        let (width, height) = self.size(None);
        let crop = crop_for(width, height, (self.focus.x, self.focus.y), ratio);
        (crop.width < width || crop.height < height).then_some(crop)
    }

    /// Nothing is enlarged, and a width that is nearly that of the picture gives way to it.
    fn widths_of(&self, crop: Option<Crop>, widest: u32) -> Vec<Sizes> {
        let (own, _) = self.size(crop);
        // Cards are shown small, too: half as wide as anything else.
        let half = self.images.widths.first().filter(|_| widest < u32::MAX).map(|width| width / 2);
        let wanted = || half.into_iter().chain(self.images.widths.iter().copied());
        let wanted = || wanted().filter(|width| *width <= widest);
        let is_less = |width: &u32| {
            u64::from(*width) * u64::from(NEARLY) <= u64::from(own) * 100 || *width == own
        };
        let mut widths: Vec<u32> = wanted().filter(is_less).collect();
        let last = wanted().next_back().or(self.images.widths.first().copied()).unwrap_or(own);
        if widths.last().is_none_or(|width| *width < last.min(own)) {
            widths.push(last.min(own));
        }
        let formats = [(self.images.avif, Format::Avif), (true, Format::WebP)];
        let is_made = |(is_wanted, format): &(bool, Format)| *is_wanted && format.is_made_here();
        let formats = formats.into_iter().filter(is_made);
        let recipes = |format| {
            let mut recipes: Vec<Recipe> =
                widths.iter().map(|width| self.recipe(crop, *width, format)).collect();
            recipes.dedup();
            recipes
        };
        formats.map(|(_, format)| (format, recipes(format))).collect()
    }
}

/// What renditions carry of what is said of a picture.
fn notice(image: &Image) -> Notice {
    let facts = image.facts.as_deref();
    let source = image.picture.source.map(|source| source.uri_part().to_owned());
    Notice {
        creator: facts.and_then(|facts| facts.creator.clone()),
        credit: image.picture.credit.clone(),
        rights: facts.and_then(|facts| facts.rights.clone()),
        source_type: source.or_else(|| facts.and_then(|facts| facts.source_type.clone())),
    }
}

/// All that is made of one picture.
#[derive(Clone, Debug)]
pub struct Renditions<'s> {
    /// The picture.
    pub original: Original<'s>,
    /// Whether the whole picture is shown in all sizes; else it is the plain one alone.
    pub(super) has_sizes: bool,
    /// Where the parts are that are shown of it, each around one of these; none if only the whole is.
    pub(super) foci: Vec<Focus>,
}

impl<'s> Renditions<'s> {
    /// Names what they are made from.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of_value(&(self.original.names(), self.has_sizes, &self.foci))
    }

    /// The picture once for each place around which parts of it are shown.
    pub(super) fn parts(&self) -> impl Iterator<Item = Original<'s>> {
        self.foci.iter().map(|focus| Original { focus: *focus, ..self.original.clone() })
    }

    /// Each of them and where it goes, the plain one first.
    #[must_use]
    pub fn all(&self) -> Vec<(OutputPath, Recipe)> {
        let mut recipes = vec![self.original.plain()];
        let flat = |sizes: Vec<Sizes>| sizes.into_iter().flat_map(|(_, recipes)| recipes);
        if self.has_sizes {
            recipes.extend(flat(self.original.sizes()));
        }
        for part in self.parts() {
            recipes.extend(flat(part.card()));
            recipes.push(part.shared());
            recipes.extend(part.searched());
        }
        let first = recipes[0];
        recipes.sort_unstable();
        recipes.dedup();
        recipes.sort_by_key(|recipe| *recipe != first);
        recipes.into_iter().map(|recipe| (self.original.path(&recipe), recipe)).collect()
    }
}

/// A picture in all its sizes, as templates get it.
#[derive(Debug, Serialize)]
pub struct SizesView {
    /// One for each format, the lightest first.
    pub sources: Vec<SourceView>,
    /// The one that every program can show.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// All sizes in one format: what an element `source` says (HTML, 4.8.2).
#[derive(Debug, Serialize)]
pub struct SourceView {
    /// The media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
    /// The value of `srcset`.
    pub srcset: String,
}

/// One rendition, as templates get it.
#[derive(Debug, Serialize)]
pub struct RenditionView {
    /// Where it is.
    pub url: String,
    /// Where it is, with the host.
    pub permalink: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

impl Original<'_> {
    /// The whole picture as templates get it, with URLs below `folder`.
    #[must_use]
    pub fn sizes_view(&self, folder: &str) -> SizesView {
        let plain = self.plain();
        self.view_of(&self.sizes(), plain, folder)
    }

    fn card_view(&self, folder: &str) -> SizesView {
        let sizes = self.card();
        let widest = sizes.first().and_then(|(_, recipes)| recipes.last()).copied();
        self.view_of(&sizes, widest.unwrap_or_else(|| self.plain()), folder)
    }

    fn view_of(&self, sizes: &[Sizes], shown: Recipe, folder: &str) -> SizesView {
        let url = |recipe: &Recipe| self.path(recipe).url_in(folder);
        let source = |(format, recipes): &Sizes| {
            let sizes = recipes.iter().map(|it| format!("{} {}w", url(it), it.width));
            let srcset = sizes.collect::<Vec<_>>().join(", ");
            SourceView { media_type: format.media_type(), srcset }
        };
        SizesView {
            sources: sizes.iter().map(source).collect(),
            url: url(&self.plain()),
            width: shown.width,
            height: shown.height,
        }
    }

    fn rendition_view(&self, recipe: &Recipe, urls: Urls<'_>) -> RenditionView {
        let path = self.path(recipe);
        RenditionView {
            url: urls.path(&path),
            permalink: urls.absolute(&path),
            media_type: recipe.format.media_type(),
            width: recipe.width,
            height: recipe.height,
        }
    }
}

/// What templates get of a picture's renditions, made when it is asked for: for a key, what they are
/// made from stands for them.
#[derive(Debug)]
pub struct RenditionsView<'s> {
    original: Original<'s>,
    urls: Urls<'s>,
}

/// The same, made.
#[derive(Debug, Serialize)]
pub struct MadeView {
    /// The whole picture.
    pub full: SizesView,
    /// The part that cards show.
    pub card: SizesView,
    /// The part that networks show of a shared page.
    pub share: RenditionView,
}

impl<'s> RenditionsView<'s> {
    pub(super) fn new(original: Original<'s>, urls: Urls<'s>) -> Self {
        Self { original, urls }
    }

    /// Where the pictures are that search engines ask for, with the host.
    #[must_use]
    pub fn searched(&self) -> Vec<RenditionView> {
        let all = self.original.searched();
        all.iter().map(|recipe| self.original.rendition_view(recipe, self.urls)).collect()
    }

    /// The whole picture as every program can show it.
    #[must_use]
    pub fn plain(&self) -> RenditionView {
        self.original.rendition_view(&self.original.plain(), self.urls)
    }

    fn made(&self) -> MadeView {
        let folder = self.urls.0.folder();
        MadeView {
            full: self.original.sizes_view(folder),
            card: self.original.card_view(folder),
            share: self.original.rendition_view(&self.original.shared(), self.urls),
        }
    }
}

impl Serialize for RenditionsView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            self.made().serialize(serializer)
        } else {
            (self.original.names(), self.original.focus).serialize(serializer)
        }
    }
}
