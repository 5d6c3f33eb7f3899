//! The dateline before the first words: `KYIV, Aug. 16 —`.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Pass, Spot};
use crate::locale::DateStyle;
use crate::render::html::escaped;

/// Whether the paragraph that begins here has words, not only a picture, linked or not.
pub(super) fn has_words(events: &[Spot<'_>]) -> bool {
    let mut pictures = 0;
    for (event, _) in events {
        match event {
            Event::End(TagEnd::Paragraph) => return false,
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures -= 1,
            Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) if pictures == 0 => return true,
            _ => {}
        }
    }
    false
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

impl Pass<'_, '_> {
    /// The place in capitals and the day, as the language's words say.
    pub(super) fn lead(&self) -> String {
        let Some(lead) = &self.view.lead else { return String::new() };
        let (words, locale) = (&self.language.strings, &self.language.locale);
        let day = lead.date.day();
        let month = words.item("dateline_months", usize::from(day.month().unsigned_abs()) - 1);
        let usual = || locale.date(day, jiff::civil::Time::midnight(), DateStyle::Medium);
        let form = words.get(&["dateline_date"]);
        let date = match month {
            // English of a country where the day stands first: `16 Aug`.
            Some(_) if form.starts_with("{month}") && usual().starts_with(is_digit) => {
                usual().trim_end_matches(is_digit).trim_end().to_owned()
            }
            Some(month) => {
                form.replace("{month}", month).replace("{day}", &locale.number(day.day().into()))
            }
            None => usual(),
        };
        let line = words
            .get(&["dateline"])
            .replace("{place}", &lead.place.to_uppercase())
            .replace("{date}", &date);
        format!("<span class=\"dateline\">{}</span> ", escaped(&line))
    }
}
