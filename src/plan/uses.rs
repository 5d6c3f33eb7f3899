//! *Uses* of a rendition: where it is shown.

use super::renditions::Renditions;
use crate::pictures::{Format, Recipe};

/// Where a rendition is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// In feeds, in front of a film, and by browsers that know no other format.
    Plain,
    /// Where the whole picture is shown.
    Pages,
    /// On cards.
    Cards,
    /// Where a page is shared.
    Shared,
    /// By search engines.
    Searched,
}

impl Renditions<'_> {
    /// Where this one of them is shown.
    #[must_use]
    pub fn uses(&self, recipe: &Recipe) -> Vec<Use> {
        let has = |sizes: Vec<(Format, Vec<Recipe>)>| {
            sizes.into_iter().any(|(_, recipes)| recipes.contains(recipe))
        };
        let any = |asked: &dyn Fn(&super::Original<'_>) -> bool| self.parts().any(|it| asked(&it));
        let uses = [
            (Use::Plain, self.original.plain() == *recipe),
            (Use::Pages, self.has_sizes && has(self.original.sizes())),
            (Use::Cards, any(&|part| has(part.card()))),
            (Use::Shared, any(&|part| part.shared() == *recipe)),
            (Use::Searched, any(&|part| part.searched().contains(recipe))),
        ];
        uses.into_iter().filter(|(_, is_one)| *is_one).map(|(it, _)| it).collect()
    }
}
