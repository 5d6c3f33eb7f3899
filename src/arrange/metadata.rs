//! *Metadata* that stays since an author says so, and files that can't be published without theirs.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::parse::{File, Media, Parsed, Picture, Refusal};
use crate::path::{SourcePath, composed, decode};

/// Where an author has a file published with all its metadata.
#[derive(Clone, Debug)]
pub struct Keeper {
    /// The document that says so.
    pub document: SourcePath,
    /// Where the file is named there.
    pub span: Span,
    /// The file.
    pub file: File,
}

/// Lets files keep their metadata whose authors say so, and tells of those that can't be published.
pub(super) fn settle(parsed: &mut Parsed, faults: &mut Diagnostics) -> Vec<Keeper> {
    let wishes = wishes(parsed);
    let kept: BTreeSet<&SourcePath> = wishes.iter().map(|(path, ..)| path).collect();
    for file in parsed.bundled.iter_mut().chain(&mut parsed.statics) {
        let Some(metadata) = &file.metadata else { continue };
        if kept.contains(&file.asset.path) {
            file.keep_metadata();
        } else if let Some(refusal) = &metadata.refused {
            faults.push(refused(file, refusal));
        }
    }
    let keeper = |(path, document, span): (SourcePath, SourcePath, Span)| {
        let file = found(&parsed.bundled, &path).or_else(|| found(&parsed.statics, &path))?;
        Some(Keeper { document, span, file: file.clone() })
    };
    wishes.into_iter().filter_map(keeper).collect()
}

fn found<'f>(files: &'f [File], path: &SourcePath) -> Option<&'f File> {
    files.binary_search_by(|file| file.asset.path.cmp(path)).ok().map(|index| &files[index])
}

/// The files that are to keep their metadata, each with the document that says so, and where.
fn wishes(parsed: &Parsed) -> Vec<(SourcePath, SourcePath, Span)> {
    let images = parsed.articles.iter();
    let images = images.filter_map(|article| Some((&article.path, article.image.as_deref()?)));
    let profiles = [&parsed.authors, &parsed.tags, &parsed.places, &parsed.series];
    let photos = profiles.into_iter().flatten();
    let photos = photos.filter_map(|profile| Some((&profile.path, profile.photo.as_ref()?)));
    let wish = |(document, picture): (&SourcePath, &Picture)| {
        let file = source(document, &picture.src.value).filter(|_| picture.keep_metadata)?;
        Some((file, document.clone(), picture.src.span))
    };
    let in_articles = parsed.articles.iter();
    let in_articles = in_articles.flat_map(|it| it.pictures.iter().map(|one| (&it.path, one)));
    let in_pages = parsed.pages.iter();
    let in_pages = in_pages.flat_map(|it| it.pictures.iter().map(|one| (&it.path, one)));
    images.chain(photos).chain(in_articles).chain(in_pages).filter_map(wish).collect()
}

/// The file that is meant in a document.
fn source(document: &SourcePath, written: &str) -> Option<SourcePath> {
    let written = decode(written.split(['#', '?']).next().unwrap_or_default());
    let written = composed(&written);
    match written.strip_prefix('/') {
        Some(rooted) => Some(SourcePath::new(format!("static/{rooted}"))),
        None => document.join(&written),
    }
}

fn refused(file: &File, refusal: &Refusal) -> Diagnostic {
    let (path, Refusal { reason, at }) = (&file.asset.path, refusal);
    let fault = Diagnostic::error(format!("this file can't be published: {reason}"));
    let fault = match at {
        Some(at) => fault.at(path, Span { start: *at, end: *at }),
        None => fault.in_file(path),
    };
    if file.facts().is_some_and(|facts| facts.is_signed) {
        return fault
            .help("export it anew without location and without the camera's data, and put that here: it has no credentials then")
            .help("if readers are to have it with all that, write `keep_metadata = true` beside its `src`");
    }
    fault.help(match file.look.media {
        Media::Sound(_) => {
            "export it anew as MP3 or M4A from a program for sound, and put that here instead"
        }
        media if media.is_film() => {
            "export it anew as MP4 from a program for films, without location, and put that here instead"
        }
        media if media.is_drawing() || path.has_extension("svg") || path.has_extension("svgz") => {
            "export it anew as plain SVG from a program for drawings, and put that here instead"
        }
        _ => {
            "export it anew as JPEG or PNG from a program for pictures, without location, and put that here instead"
        }
    })
}
