//! *Figures*: pictures that stand alone, each with its title as its caption.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::links::end_of_picture;
use super::{Pass, Spot};
use crate::parse::markdown_line;

/// A picture, and the link around it, as places among the events of a paragraph.
struct Figure {
    picture: Range<usize>,
    link: Option<usize>,
}

impl<'t> Pass<'_, 't> {
    /// Writes the figures of a paragraph that has nothing but pictures, and tells how many events it took.
    pub(super) fn figures(&mut self, events: &[Spot<'t>]) -> Option<usize> {
        let (figures, end) = figures(events)?;
        let is_captioned = |figure: &Figure| matches!(&events[figure.picture.start].0, Event::Start(Tag::Image { title, .. }) if !title.is_empty());
        if figures.len() > 1 && !figures.iter().any(is_captioned) {
            return None;
        }
        for figure in figures {
            let link = figure.link.map(|at| &events[at]);
            self.figure(&events[figure.picture], link);
        }
        Some(end + 1)
    }

    /// The figure of a picture that is all that an item of a list has, and how many events it took.
    pub(super) fn figure_of_item(&mut self, events: &[Spot<'t>], at: usize) -> Option<usize> {
        let (Event::Start(Tag::Image { title, .. }), _) = &events[at] else { return None };
        let begins = at > 0 && matches!(events[at - 1].0, Event::Start(Tag::Item));
        if title.is_empty() || !begins {
            return None;
        }
        let end = at + end_of_picture(&events[at..]);
        let is_whole = matches!(events.get(end), Some((Event::End(TagEnd::Item), _)));
        is_whole.then(|| {
            self.figure(&events[at..end], None);
            end - at
        })
    }

    /// Writes a picture with its caption, in the link that stands around it.
    fn figure(&mut self, picture: &[Spot<'t>], link: Option<&Spot<'t>>) {
        let (html, _) = self.picture(picture, true);
        let name = if self.view.plain { "p" } else { "figcaption" };
        if !(self.view.plain && html.is_empty()) {
            self.raw(if self.view.plain { "<p>" } else { "<figure class=\"figure\">\n" });
            if let Some((Event::Start(tag), range)) = link {
                self.start(tag, range.clone().into());
            }
            self.raw(html);
            if link.is_some() {
                self.end(TagEnd::Link);
            }
            self.raw(if self.view.plain { "</p>\n" } else { "\n" });
        }
        if let Some((Event::Start(Tag::Image { title, .. }), range)) = picture.first()
            && !title.is_empty()
        {
            self.raw(format!("<{name}>"));
            self.caption(title, range);
            self.raw(format!("</{name}>\n"));
        }
        if !self.view.plain {
            self.raw("</figure>\n");
        }
    }

    /// Writes a caption, which is Markdown in a line.
    fn caption(&mut self, title: &str, range: &Range<usize>) {
        let (events, mut doubts) = markdown_line(title, self.language.locale.tag());
        let is_picture = |event: &Event<'_>| {
            matches!(event, Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image))
        };
        let words = events.into_iter().filter(|(event, _)| !is_picture(event));
        let words: Vec<Spot<'t>> = words.map(|(event, _)| (event, range.clone())).collect();
        self.run(&words);
        for doubt in &mut doubts {
            doubt.span = range.clone().into();
        }
        self.tell(doubts);
    }
}

/// The pictures of a paragraph that has nothing else, and where it ends.
fn figures(events: &[Spot<'_>]) -> Option<(Vec<Figure>, usize)> {
    let mut figures = Vec::new();
    let mut link = None;
    let mut at = 1;
    loop {
        match &events.get(at)?.0 {
            Event::SoftBreak | Event::HardBreak => at += 1,
            Event::Text(text) if text.trim().is_empty() => at += 1,
            Event::Start(Tag::Link { .. }) if crate::parse::cited(&events[at].0).is_none() => {
                let is_picture = matches!(events.get(at + 1)?.0, Event::Start(Tag::Image { .. }));
                is_picture.then_some(())?;
                link = Some(at);
                at += 1;
            }
            Event::Start(Tag::Image { .. }) => {
                let end = at + end_of_picture(&events[at..]);
                figures.push(Figure { picture: at..end, link });
                at = end;
                if link.take().is_some() {
                    matches!(events.get(at)?.0, Event::End(TagEnd::Link)).then_some(())?;
                    at += 1;
                }
            }
            Event::End(TagEnd::Paragraph) if !figures.is_empty() => return Some((figures, at)),
            _ => return None,
        }
    }
}
