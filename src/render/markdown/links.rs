//! Links and pictures of a text.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::shown::{Shown, words_of};
use super::{Pass, Spot};
use crate::arrange::{Image, Target, foreign, is_foreign};
use crate::diagnostic::Span;
use crate::path::{OutputPath, decode, encode, meant_address};
use crate::plan::Original;
use crate::render::html::escaped;
use crate::render::rendered::OutLink;

/// The schemes that a link may have.
const SCHEMES: &[&str] = &["https", "http", "mailto", "tel", "sms", "xmpp", "matrix", "ftp", "geo"];

/// A picture before which so few events are written is seen at once.
const FIRST: usize = 24;

/// How many events a picture takes, from its start to its end.
pub(super) fn end_of_picture(events: &[Spot<'_>]) -> usize {
    let mut depth = 0;
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    events.len()
}

impl<'p, 't> Pass<'p, 't> {
    pub(super) fn open_link(
        &mut self,
        link_type: LinkType,
        url: &CowStr<'t>,
        title: &CowStr<'t>,
        span: Span,
    ) {
        // The parser finds addresses in the words of a link, and HTML has no link in a link.
        let href = if self.links.contains(&true) {
            None
        } else if link_type == LinkType::Email {
            Some(format!("mailto:{url}"))
        } else {
            self.href(url, span)
        };
        self.links.push(href.is_some());
        if let Some(href) = href {
            self.out.push(Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url: href.into(),
                title: title.clone(),
                id: CowStr::Borrowed(""),
            }));
        }
    }

    /// Where a link leads; none if it isn't to be one.
    fn href(&mut self, url: &str, span: Span) -> Option<String> {
        if let Some(fragment) = url.strip_prefix('#') {
            if !fragment.is_empty() {
                let fragment = Some(decode(fragment));
                self.found.links.push(OutLink { page: None, fragment, span });
            }
            return Some(url.to_owned());
        }
        match self.view.links.get(url) {
            Some(Target::Page(page, fragment)) => {
                let (page, fragment) = (self.in_edition(url, page), fragment.clone());
                let href = self.site_url(&page, fragment.as_deref());
                self.found.links.push(OutLink { page: Some(page), fragment, span });
                Some(href)
            }
            Some(Target::File(file, _)) => Some(self.site_url(file, None)),
            Some(Target::Played(player)) => Some(self.site_url(&player.file, None)),
            Some(Target::Absent) => None,
            None => {
                self.check_scheme(url, span);
                self.check_that_it_leads_somewhere(url, "link", span);
                Some(url.to_owned())
            }
        }
    }

    /// The page of the same article in the edition that this text is for.
    fn in_edition(&self, written: &str, page: &OutputPath) -> OutputPath {
        let file = written.split('#').next().unwrap_or_default();
        let source = self.view.path.join(&decode(file));
        let is_article = source.is_some_and(|it| it.as_str().starts_with("content/articles/"));
        if self.view.plain && is_article && !file.starts_with('/') {
            OutputPath::new(format!("text/{page}"))
        } else {
            page.clone()
        }
    }

    pub(super) fn site_url(&self, page: &OutputPath, fragment: Option<&str>) -> String {
        let mut url = page.url_in(self.view.folder);
        if let Some(fragment) = fragment {
            url.push('#');
            encode(fragment, &mut url);
        }
        url
    }

    fn check_scheme(&mut self, url: &str, span: Span) {
        let Some((scheme, _)) = url.split_once(':') else { return };
        if let Some(address) = meant_address(url) {
            self.fault(format!("`{url}` is no address"), Some(format!("write `{address}`")), span);
            return;
        }
        let is_scheme = scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        if is_scheme && !SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) {
            self.fault(
                format!("links that begin with `{scheme}:` aren't published"),
                Some(
                    "they can run programs on the reader's machine; link to a page instead".into(),
                ),
                span,
            );
        }
    }

    fn check_that_it_leads_somewhere(&mut self, url: &str, what: &str, span: Span) {
        if url.is_empty() {
            let help = "write the address between the round brackets: `[words](address)`";
            self.fault(format!("this {what} leads nowhere"), Some(help.into()), span);
        }
    }

    /// A picture in the text, and how many events it took. Its title is its own attribute, unless it is
    /// `captioned`.
    pub(super) fn picture(&mut self, events: &[Spot<'t>], captioned: bool) -> (String, usize) {
        let taken = end_of_picture(events);
        let Some((Event::Start(Tag::Image { dest_url, title, .. }), range)) = events.first() else {
            return (String::new(), 1);
        };
        let alt = words_of(&events[..taken]);
        let mut shown = Shown { alt: &alt, ..Shown::default() };
        let (mut owed, mut caption) = (String::new(), None);
        match self.view.links.get(&**dest_url) {
            Some(Target::Played(player)) => return (self.player(player, &alt), taken),
            Some(Target::File(file, look)) => {
                let said = self.said(file);
                if let Some(said) = said.filter(|_| !captioned) {
                    owed = self.owed_among_words(said);
                    caption = said.picture.caption.as_deref();
                }
                shown.original = Original::new(file, look, said, self.view.images);
                shown.src = self.site_url(file, None);
                shown.size = look.dimensions;
            }
            Some(Target::Page(..) | Target::Absent) => shown.src = dest_url.to_string(),
            None => {
                if is_foreign(dest_url) {
                    let foreign = foreign(dest_url);
                    self.fault(
                        foreign.message,
                        foreign.help.into_iter().next(),
                        range.clone().into(),
                    );
                }
                self.check_that_it_leads_somewhere(dest_url, "picture", range.clone().into());
                shown.src = dest_url.to_string();
            }
        }
        if self.view.plain {
            let spoken = self.spoken(&alt);
            return (if spoken.is_empty() { spoken } else { spoken + &owed }, taken);
        }
        let caption = caption.filter(|_| title.is_empty()).unwrap_or(&**title);
        shown.title = if captioned { "" } else { caption };
        shown.is_first =
            shown.size.is_some() && self.view.leads && !self.has_picture && self.out.len() < FIRST;
        self.has_picture = true;
        (shown.html(self.view) + &owed, taken)
    }

    /// What is said of the picture in this file.
    pub(super) fn said(&self, file: &OutputPath) -> Option<&'p Image> {
        self.view.pictures.and_then(|pictures| pictures.get(file)).map(|image| &**image)
    }

    /// A picture by what it shows, where there are no pictures.
    fn spoken(&self, alt: &str) -> String {
        if alt.is_empty() {
            return String::new();
        }
        let words = self.language.strings.get(&["picture"]);
        escaped(&words.replace("{name}", alt))
    }
}
