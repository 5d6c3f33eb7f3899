//! What the metadata of a file *said*, and why a file is refused.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// What the metadata of a file said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Who made it (IPTC By-line, `dc:creator`, Exif `Artist`).
    pub creator: Option<String>,
    /// Who is to be named beside it (IPTC Credit Line).
    pub credit: Option<String>,
    /// Whose the rights are (IPTC Copyright Notice, `dc:rights`, Exif `Copyright`).
    pub rights: Option<String>,
    /// How it came to be (IPTC Digital Source Type), by the last part of its URI: `digitalCapture`.
    pub source_type: Option<String>,
    /// How the picture is to be turned (Exif `Orientation`), 2 to 8; none if it stands as it should.
    pub orientation: Option<u8>,
    /// It is a document with pages of its own, or an archive.
    pub is_document: bool,
    /// The programs that a document was made with.
    pub software: Option<String>,
    /// Why nobody can say what a document has in it.
    pub unread: Option<String>,
    /// What pictures in a document or in an archive tell, which is published as it is.
    pub inside: Vec<Cow<'static, str>>,
    /// It has content credentials (C2PA), which any change makes invalid.
    pub is_signed: bool,
    /// What was taken out that could harm somebody, each kind once, in the order of their names.
    pub dropped: Vec<Cow<'static, str>>,
}

/// Why a file can't be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// For whoever put it there.
    pub reason: String,
    /// What its metadata said, as far as it was read.
    pub facts: Box<Facts>,
    /// The byte where the fault is, if it is at one.
    pub at: Option<usize>,
}

impl Refused {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), facts: Box::default(), at: None }
    }

    pub(super) fn at(reason: impl Into<String>, at: usize) -> Self {
        Self { at: Some(at), ..Self::new(reason) }
    }
}

/// Gives a file without what nobody should read in it, if that is another one.
pub(super) type Change = fn(&[u8], &mut Facts) -> Result<Option<Vec<u8>>, Refused>;

impl Facts {
    /// Whether something is said of who made it, or how.
    #[must_use]
    pub fn names_somebody(&self) -> bool {
        let said = [&self.creator, &self.credit, &self.rights, &self.source_type];
        said.into_iter().any(Option::is_some)
    }

    /// Whether the picture is shown lying on its side, so that its width is its height.
    #[must_use]
    pub fn lies_on_its_side(&self) -> bool {
        self.orientation.is_some_and(|it| it >= 5)
    }

    /// Takes note of something that goes.
    pub(super) fn drop(&mut self, what: impl Into<Cow<'static, str>>) {
        let what = what.into();
        if let Err(at) = self.dropped.binary_search(&what) {
            self.dropped.insert(at, what);
        }
    }

    /// Takes a text where none is known yet: what is read first counts most.
    pub(super) fn note(slot: &mut Option<String>, text: &str) {
        let text = text.trim_matches(|it: char| it.is_whitespace() || it == '\0');
        if slot.is_none() && !text.is_empty() {
            *slot = Some(text.to_owned());
        }
    }
}
