//! *Cards*: what the component `teaser` shows of an article.
//!
//! An article is in a dozen lists, which show the same of it. So the filter `teaser` has its component
//! make that once for each way of showing it, and knows the article again by its value in memory:
//! whatever else a template hands in, be it alike, is shown anew. The component gets nothing but the
//! article, the filter's arguments and what all pages share; of its page it knows the language.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, Weak};

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::kept::Kept;
use super::template_fault;

/// The component that shows an article in a list.
pub(super) const COMPONENT: &str = "teaser";

/// What was shown of the articles in one language.
#[derive(Debug)]
pub(super) struct Cards {
    /// What a card knows of its page: the language.
    page: Context,
    /// The engine that the filter belongs to, which is there only when all filters are.
    engine: RwLock<Weak<Tera>>,
    /// By the place of the article's value in memory. The value is kept beside it, so that nothing
    /// else can come to lie there.
    made: Kept<usize, Made>,
}

#[derive(Debug)]
struct Made {
    _article: Value,
    /// By the arguments.
    cards: Vec<(String, Value)>,
}

/// Registers the filter `teaser` of one language.
pub(super) fn register(tera: &mut Tera, language: &str) -> Arc<Cards> {
    let mut page = Context::new();
    page.insert_value("page", BTreeMap::from([("language", Value::from(language))]).into());
    let cards = Arc::new(Cards { page, engine: RwLock::default(), made: Kept::default() });
    let own = Arc::clone(&cards);
    tera.register_filter(COMPONENT, move |article: &Value, arguments: Kwargs, _: &State<'_>| {
        own.card(article, &arguments)
    });
    cards
}

impl Cards {
    /// Has cards made by this engine.
    pub(super) fn have_made_by(&self, tera: &Arc<Tera>) {
        *self.engine.write().unwrap_or_else(PoisonError::into_inner) = Arc::downgrade(tera);
    }

    /// Forgets all of them.
    pub(super) fn forget(&self) {
        self.made.forget();
    }

    fn card(&self, article: &Value, arguments: &Kwargs) -> TeraResult<Value> {
        let Some(place) = article.as_map().map(|map| std::ptr::from_ref(map).addr()) else {
            return Err(tera::Error::message("this is no article of a list"));
        };
        let Some(way) = way(arguments) else { return self.made(article, arguments) };
        let known = self.made.with(place, |made| {
            made?.cards.iter().find(|(known, _)| *known == way).map(|(_, card)| card.clone())
        });
        if let Some(card) = known {
            return Ok(card);
        }
        let card = self.made(article, arguments)?;
        let is_kept = self.made.with(place, |made| {
            made.map(|made| made.cards.push((way.clone(), card.clone()))).is_some()
        });
        if !is_kept {
            let cards = vec![(way, card.clone())];
            self.made.keep(place, Made { _article: article.clone(), cards });
        }
        Ok(card)
    }

    fn made(&self, article: &Value, arguments: &Kwargs) -> TeraResult<Value> {
        let engine = self.engine.read().unwrap_or_else(PoisonError::into_inner).upgrade();
        let engine = engine.ok_or_else(|| tera::Error::message("there are no templates"))?;
        let mut context = Context::new();
        context.insert_value("article", article.clone());
        for (name, value) in arguments.iter() {
            context.insert_value(name.to_string(), value.clone());
        }
        let html =
            engine.render_component_with_implicits(COMPONENT, &context, &self.page, None, true);
        html.map(|html| Value::safe_string(&html)).map_err(|error| template_fault::carried(&error))
    }
}

/// What tells arguments from others; none if they aren't as plain as `level=3`.
fn way(arguments: &Kwargs) -> Option<String> {
    let mut way = String::with_capacity(64);
    for (name, value) in arguments.iter() {
        let text = match (value.as_str(), value.as_bool()) {
            (Some(_), _) if value.is_safe() => return None,
            (Some(text), _) => Cow::Borrowed(text),
            (_, Some(is_so)) => Cow::Borrowed(if is_so { "true" } else { "false" }),
            _ if value.is_number() => Cow::Owned(value.to_string()),
            _ => return None,
        };
        if text.contains('\0') {
            return None;
        }
        for part in [name.as_str()?, value.name(), &text] {
            way.push_str(part);
            way.push('\0');
        }
    }
    Some(way)
}
