//! *Figures*: pictures that stand alone, each with its title as its caption.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::links::end_of_picture;
use super::{Pass, Spot};
use crate::arrange::{Image, Target};
use crate::parse::{Making, markdown_line};
use crate::render::html::escaped;

/// A picture, and the link around it, as places among the events of a paragraph.
struct Figure {
    picture: Range<usize>,
    link: Option<usize>,
}

impl<'t> Pass<'_, 't> {
    /// Writes the figures of a paragraph that has nothing but pictures, and tells how many events it took.
    pub(super) fn figures(&mut self, events: &[Spot<'t>]) -> Option<usize> {
        let (figures, end) = figures(events)?;
        let is_gallery = figures.len() > 1 && !self.view.plain;
        if is_gallery {
            let name = escaped(self.language.strings.get(&["gallery"]));
            self.raw(format!(
                "<div class=\"gallery\" role=\"group\" aria-label=\"{name}\" tabindex=\"0\">\n"
            ));
        }
        for figure in figures {
            let link = figure.link.map(|at| &events[at]);
            self.figure(&events[figure.picture], link);
        }
        if is_gallery {
            self.raw("</div>\n");
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
        self.legend(picture);
        if !self.view.plain {
            self.raw("</figure>\n");
        }
    }

    /// Writes what stands under a picture: its caption, and what is said of who made it, and how.
    fn legend(&mut self, picture: &[Spot<'t>]) {
        let Some((Event::Start(Tag::Image { title, dest_url, .. }), range)) = picture.first()
        else {
            return;
        };
        let said = match self.view.links.get(&**dest_url) {
            Some(Target::File(file, _)) => self.said(file),
            _ => None,
        };
        let caption = said.map(|image| &image.picture);
        let caption =
            caption.and_then(|it| html_of(it.caption.as_deref(), it.caption_html.as_deref()));
        let owed = said.map(|image| self.owed(image)).unwrap_or_default();
        if title.is_empty() && caption.is_none() && owed.is_empty() {
            return;
        }
        let name = if self.view.plain { "p" } else { "figcaption" };
        self.raw(format!("<{name}>"));
        let is_captioned = !title.is_empty() || caption.is_some();
        if !title.is_empty() {
            self.caption(title, range);
        } else if let Some(caption) = caption {
            self.raw(caption.into_owned());
        }
        let space = if is_captioned && !owed.is_empty() { " " } else { "" };
        self.raw(format!("{space}{owed}</{name}>\n"));
    }

    /// What readers are told of how a picture was made, and by whom.
    fn owed(&self, image: &Image) -> String {
        let (said, strings) = (&image.picture, &self.language.strings);
        let is_generated = said.source == Some(Making::Generated);
        let made = is_generated.then(|| escaped(strings.get(&["image_generated"])));
        // A link has no link in it.
        let html = said.credit_html.as_deref().filter(|_| !self.links.contains(&true));
        let credit = html_of(said.credit.as_deref(), html);
        let credit =
            credit.map(|credit| escaped(strings.get(&["image_credit"])).replace("{name}", &credit));
        let words = [("made", made), ("credit", credit)].into_iter();
        let words = words.filter_map(|(class, words)| Some((class, words?)));
        let spans = words.map(|(class, words)| format!("<span class=\"{class}\">{words}</span>"));
        spans.collect::<Vec<_>>().join(" ")
    }

    /// The same, behind a picture that stands among words and so has nothing under it.
    pub(super) fn owed_among_words(&self, image: &Image) -> String {
        let owed = self.owed(image);
        if owed.is_empty() { owed } else { format!(" <small>({owed})</small>") }
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

/// A line of front matter as HTML.
fn html_of<'l>(words: Option<&'l str>, html: Option<&'l str>) -> Option<Cow<'l, str>> {
    html.map(Cow::Borrowed).or_else(|| words.map(|words| Cow::Owned(escaped(words))))
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
