//! *Pictures* with what is said of them: by their authors, and by their files where an author says nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::foreign::{foreign, is_foreign, no_picture};
use super::links::{Target, Targets};
use crate::diagnostic::{Diagnostic, Diagnostics, Spanned, nearest};
use crate::metadata::Facts;
use crate::parse::{Body, File, LocalLink, Look, Making, Media, Picture};
use crate::path::{OutputPath, SourcePath};

/// A picture that front matter names, found.
#[derive(Clone, Debug)]
pub struct Image {
    /// Where its file goes.
    pub file: OutputPath,
    /// What pages show of it.
    pub look: Look,
    /// What is said of it.
    pub picture: Picture,
    /// What its file says of itself.
    pub facts: Option<Arc<Facts>>,
    /// Its credit is what its file says, since nobody wrote another.
    pub has_credit_of_file: bool,
}

impl Image {
    /// Whom its file says it is owed to.
    #[must_use]
    pub fn credit_of_file(&self) -> Option<&String> {
        self.facts.as_deref().and_then(credit_of)
    }
}

/// What a page shows of it, for the page's key: not where that stands.
impl Serialize for Image {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Picture { alt, caption, caption_html, credit, credit_html, focus, source, .. } =
            &self.picture;
        let facts = self.facts.as_deref();
        let facts = facts.map(|it| (&it.creator, &it.credit, &it.rights, &it.source_type));
        let said = (alt, caption, caption_html, credit, credit_html, focus, source);
        (&self.file, self.look, said, facts).serialize(serializer)
    }
}

/// What is said of the pictures in a text, by where their files go. Those of which nothing is said aren't
/// there.
pub type Pictures = BTreeMap<OutputPath, Arc<Image>>;

impl Targets<'_> {
    /// Finds the picture that front matter names; `others` is what it says of pictures in the text.
    pub(super) fn picture(
        &self,
        path: &SourcePath,
        picture: &Picture,
        others: &[Picture],
        faults: &mut Diagnostics,
    ) -> Option<Image> {
        let src = &picture.src;
        if is_foreign(&src.value) {
            faults.push(foreign(&src.value).at(path, src.span));
            return None;
        }
        let link = LocalLink {
            target: src.value.clone(),
            is_image: true,
            is_described: true,
            span: src.span,
        };
        match self.target(path, &link, 0, faults)? {
            Target::Played(player) => {
                if let Media::Sound(kind) | Media::Film(kind) = player.look.media {
                    faults.push(no_picture(&src.value, kind.name()).at(path, src.span));
                }
                return None;
            }
            Target::File(..) => {}
            Target::Page(..) | Target::Absent => return None,
        }
        if picture.alt.is_empty() {
            let help = "say it beside `src`: `alt = \"Ministers at a long table\"`";
            faults.push(undescribed(&src.value).at(path, src.span).help(help));
        }
        let (output, file) = self.file(path, &src.value)?;
        let is_it =
            |it: &&Picture| self.file(path, &it.src.value).is_some_and(|(at, _)| at == output);
        let picture = picture.clone();
        Some(image(
            output,
            file,
            match others.iter().find(is_it) {
                Some(other) => said_also(picture, other),
                None => picture,
            },
        ))
    }

    /// What is said of the pictures in a text, by `[[pictures]]` and by their files.
    pub(super) fn pictures(
        &self,
        path: &SourcePath,
        body: &Body,
        written: &[Picture],
        faults: &mut Diagnostics,
    ) -> Pictures {
        let (mut pictures, mut shown) = (Pictures::new(), BTreeSet::new());
        for link in body.links.iter().filter(|link| link.is_image) {
            let Some((output, file)) = self.file(path, &link.target) else { continue };
            shown.insert(output);
            if !link.is_described && matches!(file.look.media, Media::Picture(_)) {
                let help = "say between the brackets: `![Ministers at a long table](…)`";
                let told = undescribed(&link.target).help(help);
                faults.push(told.at(path, link.span.shifted(body.start)));
            }
            if let Some(facts) = file.facts()
                && facts.names_somebody()
                && file.look.still.is_some()
            {
                let span = link.span.shifted(body.start);
                let src = Spanned { value: link.target.clone(), span };
                let picture = Picture::plain(src, String::new());
                let image = image(output, file, picture);
                pictures.entry(output.clone()).or_insert_with(|| Arc::new(image));
            }
        }
        for picture in written {
            let Some((output, file)) = self.file(path, &picture.src.value) else {
                faults.extend(unknown(path, body, picture));
                continue;
            };
            if shown.contains(output) {
                let image = image(output, file, picture.clone());
                pictures.insert(output.clone(), Arc::new(image));
            }
        }
        pictures
    }
}

/// `[[pictures]]` names a file that there isn't.
fn unknown(path: &SourcePath, body: &Body, picture: &Picture) -> Option<Diagnostic> {
    let src = &picture.src;
    // The text says it already, where it shows the same.
    let shown = || body.links.iter().filter(|link| link.is_image).map(|link| &*link.target);
    if shown().any(|target| target == src.value) {
        return None;
    }
    let fault = Diagnostic::error(format!("there is no picture `{}`", src.value));
    Some(fault.at(path, src.span).help(match nearest(&src.value, shown()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write the name as the text has it, or remove this table".to_owned(),
    }))
}

/// A picture whose file goes to `output`, with what the file says where its author doesn't.
fn image(output: &OutputPath, file: &File, mut picture: Picture) -> Image {
    let facts = file.facts().filter(|facts| facts.names_somebody());
    let mut has_credit_of_file = false;
    if let Some(facts) = facts {
        if picture.credit.is_none() {
            picture.credit = credit_of(facts).cloned();
            has_credit_of_file = picture.credit.is_some();
        }
        let made = facts.source_type.as_deref().and_then(Making::from_uri_part);
        picture.source = picture.source.or(made);
    }
    let facts = facts.map(|facts| Arc::new(facts.clone()));
    Image { file: output.clone(), look: file.look, picture, facts, has_credit_of_file }
}

/// What stands as a credit, if a file has it.
fn credit_of(facts: &Facts) -> Option<&String> {
    facts.credit.as_ref().or(facts.creator.as_ref()).or(facts.rights.as_ref())
}

/// The code of what a check says of pictures without words.
pub(crate) const UNDESCRIBED: &str = "D0205";

/// Nothing says what a picture shows. An archive without such words can move in, so it is built.
fn undescribed(src: &str) -> Diagnostic {
    Diagnostic::warning(format!("nothing says what the picture `{src}` shows")).coded(UNDESCRIBED)
}

/// What `picture` says, and what only `other` does.
fn said_also(picture: Picture, other: &Picture) -> Picture {
    let other = other.clone();
    let (caption, caption_html) = match picture.caption {
        Some(_) => (picture.caption, picture.caption_html),
        None => (other.caption, other.caption_html),
    };
    let (credit, credit_html) = match picture.credit {
        Some(_) => (picture.credit, picture.credit_html),
        None => (other.credit, other.credit_html),
    };
    Picture {
        caption,
        caption_html,
        credit,
        credit_html,
        focus: picture.focus.or(other.focus),
        source: picture.source.or(other.source),
        keep_metadata: picture.keep_metadata || other.keep_metadata,
        ..picture
    }
}
