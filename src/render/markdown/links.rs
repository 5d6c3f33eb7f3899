//! Links and pictures of a text.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::{Pass, Spot};
use crate::arrange::{Target, foreign, is_foreign};
use crate::diagnostic::Span;
use crate::parse::{Look, Media};
use crate::path::{OutputPath, decode, encode, meant_address};
use crate::render::html::escaped;
use crate::render::rendered::OutLink;

/// The schemes that a link may have.
const SCHEMES: &[&str] = &["https", "http", "mailto", "tel", "sms", "xmpp", "matrix", "ftp", "geo"];

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

impl<'t> Pass<'_, 't> {
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

    fn site_url(&self, page: &OutputPath, fragment: Option<&str>) -> String {
        let mut url = format!("{}{}", self.view.folder, page.url().trim_start_matches('/'));
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
        let alt: String = events[..taken]
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Text(text) | Event::Code(text) => Some(&**text),
                Event::SoftBreak | Event::HardBreak => Some(" "),
                _ => None,
            })
            .collect();
        let (src, size) = match self.view.links.get(&**dest_url) {
            Some(Target::File(
                file,
                Look { media: Media::Sound(kind) | Media::Film(kind), .. },
            )) => {
                let url = self.site_url(file, None);
                return (self.player(&url, kind.name(), &alt), taken);
            }
            Some(Target::File(file, look)) => (self.site_url(file, None), look.dimensions),
            Some(Target::Page(..) | Target::Absent) => (dest_url.to_string(), None),
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
                (dest_url.to_string(), None)
            }
        };
        if self.view.plain {
            return (self.spoken(&alt), taken);
        }
        let size = size.map_or(String::new(), |(width, height)| {
            format!(" width=\"{width}\" height=\"{height}\"")
        });
        let title = match &**title {
            "" => String::new(),
            _ if captioned => String::new(),
            title => format!(" title=\"{}\"", escaped(title)),
        };
        let html = format!(
            "<img src=\"{}\" alt=\"{}\"{size}{title} loading=\"lazy\" decoding=\"async\">",
            escaped(&src),
            escaped(&alt),
        );
        (html, taken)
    }

    /// Sound or film: a player, and a link where there are none.
    fn player(&self, url: &str, kind: &str, alt: &str) -> String {
        let url = escaped(url);
        let name =
            escaped(if alt.is_empty() { url.rsplit('/').next().unwrap_or(&url) } else { alt });
        let link = format!("<a href=\"{url}\">{name}</a>");
        if self.view.plain {
            return link;
        }
        let element = if kind.starts_with("audio") { "audio" } else { "video" };
        format!(
            "<{element} controls preload=\"metadata\" aria-label=\"{name}\"><source src=\"{url}\" \
             type=\"{kind}\">{link}</{element}>"
        )
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
