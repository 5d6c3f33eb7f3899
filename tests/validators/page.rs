//! A page of HTML, as its elements.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// What the tests ask of a page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// All elements, in order.
    pub(crate) elements: Vec<Element>,
    /// The text of each JSON-LD script.
    pub(crate) structured: Vec<String>,
    /// The text of each `style` element.
    pub(crate) styles: Vec<String>,
}

/// An element that a page has.
#[derive(Debug)]
pub(crate) struct Element {
    /// Its name.
    pub(crate) name: String,
    /// Its attributes.
    pub(crate) attributes: BTreeMap<String, String>,
}

impl Page {
    /// Reads the elements of `html`.
    pub(crate) fn read(html: &str) -> Self {
        let mut page = Self::default();
        // What stands in a script is no HTML.
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
            match token {
                Token::StartTag(tag) => page.open(Element {
                    name: text(&tag.name),
                    attributes: tag.attributes.iter().map(|(k, v)| (text(k), text(v))).collect(),
                }),
                Token::String(string) => page.text_of_last(&text(&string)),
                _ => {}
            }
        }
        page
    }

    fn open(&mut self, element: Element) {
        if element.is_data() {
            self.structured.push(String::new());
        }
        self.elements.push(element);
    }

    fn text_of_last(&mut self, text: &str) {
        let Some(last) = self.elements.last() else { return };
        if last.is_data() {
            // The text of a script comes in pieces.
            if let Some(data) = self.structured.last_mut() {
                data.push_str(text);
            }
        } else if last.name == "style" {
            self.styles.push(text.to_owned());
        }
    }

    /// Elements of this name.
    pub(crate) fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// Whether something on it has this id.
    pub(crate) fn has_id(&self, id: &str) -> bool {
        self.elements.iter().any(|element| element.get("id") == Some(id))
    }

    /// Where `link rel="canonical"` leads.
    pub(crate) fn canonical(&self) -> Option<&str> {
        let mut links = self.all("link").filter(|it| it.get("rel") == Some("canonical"));
        links.next().and_then(|link| link.get("href"))
    }

    /// Whether search engines may show it.
    pub(crate) fn is_indexed(&self) -> bool {
        let is_barred = |it: &Element| it.get("content").is_some_and(|it| it.contains("noindex"));
        !self.all("meta").any(|it| it.get("name") == Some("robots") && is_barred(it))
    }

    /// Whether it leads on to another page by itself.
    pub(crate) fn is_redirect(&self) -> bool {
        self.all("meta").any(|it| it.get("http-equiv") == Some("refresh"))
    }
}

impl Element {
    /// Whether it holds JSON-LD.
    fn is_data(&self) -> bool {
        self.name == "script" && self.get("type") == Some("application/ld+json")
    }

    /// An attribute.
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    /// Every URL that the browser loads, with or without a click.
    pub(crate) fn urls(&self) -> Vec<&str> {
        let mut urls: Vec<&str> = ["href", "src", "poster", "data", "action", "cite", "xlink:href"]
            .into_iter()
            .filter_map(|attribute| self.get(attribute))
            .collect();
        let candidates = ["srcset", "imagesrcset"].into_iter().filter_map(|it| self.get(it));
        let candidates = candidates.flat_map(|set| set.split(','));
        urls.extend(candidates.filter_map(|candidate| candidate.split_whitespace().next()));
        let refresh = self.get("content").and_then(|it| it.split_once("; url="));
        urls.extend(refresh.map(|(_, url)| url));
        urls
    }
}

fn text(string: &[u8]) -> String {
    String::from_utf8(string.to_vec()).expect("UTF-8")
}
