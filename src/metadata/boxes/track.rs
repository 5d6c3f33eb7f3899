//! A *track* of a film: the box `trak`, one stream of pictures, sound, text or something else.

use std::collections::BTreeSet;
use std::ops::Range;

use super::atom::{Atom, atoms, atoms_until, below, first};
use super::samples::samples;
use super::work::Work;
use super::{meta, user_data};
use crate::metadata::Refused;
use crate::metadata::numbers::be;

/// What a track may be: pictures, sound, texts, time code, and what tells how they belong together.
const HANDLERS: [&[u8; 4]; 16] = [
    b"vide", b"soun", b"text", b"sbtl", b"subt", b"subp", b"clcp", b"tmcd", b"hint", b"auxv",
    b"pict", b"odsm", b"sdsm", b"MPEG", b"musi", b"sprt",
];
/// Forms of samples that are metadata, whatever their track says of itself.
const METADATA: [&[u8; 4]; 11] = [
    b"mebx", b"mett", b"metx", b"urim", b"gpmd", b"camm", b"rtmd", b"fdsc", b"djmd", b"dbgi",
    b"CTMD",
];
const STAY: [&[u8; 4]; 13] = [
    b"tkhd", b"tref", b"trgr", b"edts", b"mdia", b"load", b"tapt", b"clip", b"matt", b"kmat",
    b"imap", b"udta", b"meta",
];
const MEDIA: [&[u8; 4]; 4] = [b"mdhd", b"hdlr", b"minf", b"elng"];
const INFORMATION: [&[u8; 4]; 9] =
    [b"vmhd", b"smhd", b"hmhd", b"nmhd", b"sthd", b"gmhd", b"hdlr", b"dinf", b"stbl"];
const TABLES: [&[u8; 4]; 22] = [
    b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"stss",
    b"stsh", b"padb", b"stdp", b"sdtp", b"sbgp", b"sgpd", b"subs", b"saiz", b"saio", b"stps",
    b"senc", b"csgp",
];

/// A track, with what tells what it is and where its samples are.
#[derive(Debug)]
pub(super) struct Track {
    pub(super) atom: Atom,
    pub(super) id: usize,
    handler: [u8; 4],
    /// The forms of its samples.
    forms: Vec<[u8; 4]>,
    parts: Vec<Atom>,
    tables: Vec<Atom>,
}

impl Track {
    pub(super) fn read(bytes: &[u8], atom: &Atom) -> Result<Self, Refused> {
        let parts = atoms(bytes, atom.inside())?;
        let id = first(&parts, b"tkhd").and_then(|head| {
            let is_long = be(bytes, head.body, 1)? == 1;
            be(bytes, head.body + if is_long { 20 } else { 12 }, 4)
        });
        let handler = below(bytes, atom, &[b"mdia", b"hdlr"])?;
        let handler = handler.and_then(|it| bytes[it.inside()].get(8..12)?.try_into().ok());
        let tables = below(bytes, atom, &[b"mdia", b"minf", b"stbl"])?;
        let tables = tables.map_or(Ok(Vec::new()), |it| atoms(bytes, it.inside()))?;
        let forms = first(&tables, b"stsd").map_or(Vec::new(), |it| {
            let start = (it.body + 8).min(it.end);
            atoms_until(bytes, start..it.end).0.iter().map(|it| it.kind).collect()
        });
        Ok(Self {
            atom: atom.clone(),
            id: id.unwrap_or(0),
            handler: handler.unwrap_or_default(),
            forms,
            parts,
            tables,
        })
    }

    /// Whether it is something to see, to hear or to read.
    pub(super) fn is_kept(&self) -> bool {
        HANDLERS.contains(&&self.handler) && !self.forms.iter().any(|it| METADATA.contains(&it))
    }

    /// Whether it is something to read.
    pub(super) fn is_text(&self) -> bool {
        matches!(&self.handler, b"text" | b"sbtl" | b"subt")
    }

    pub(super) fn samples(&self, bytes: &[u8]) -> Result<Vec<Range<usize>>, Refused> {
        samples(bytes, &self.tables)
    }

    /// Cleans what it says of itself, and says where data are that it keeps.
    pub(super) fn clean(
        &self,
        work: &mut Work<'_, '_>,
        gone: &BTreeSet<usize>,
        data: &[Range<usize>],
    ) -> Result<Vec<Range<usize>>, Refused> {
        work.only(&self.parts, &STAY);
        work.only(&self.tables, &TABLES);
        let mut kept = Vec::new();
        for part in &self.parts {
            match &part.kind {
                b"udta" => user_data::clean(work, part, data)?,
                b"meta" => kept.extend(meta::clean(work, part, data)?),
                b"tref" => references(work, part, gone)?,
                b"mdia" => media(work, part)?,
                _ => {}
            }
        }
        Ok(kept)
    }
}

/// References to tracks that are gone: there are none any more.
fn references(work: &mut Work<'_, '_>, tref: &Atom, gone: &BTreeSet<usize>) -> Result<(), Refused> {
    for list in atoms(work.bytes, tref.inside())? {
        let mut ids = work.bytes[list.inside()].chunks_exact(4);
        let is_gone =
            ids.len() > 0 && ids.all(|id| be(id, 0, 4).is_some_and(|id| gone.contains(&id)));
        if is_gone {
            work.free(&list, "timed metadata");
        }
    }
    Ok(())
}

fn media(work: &mut Work<'_, '_>, mdia: &Atom) -> Result<(), Refused> {
    let parts = atoms(work.bytes, mdia.inside())?;
    work.only(&parts, &MEDIA);
    for part in parts.iter().filter(|it| it.kind == *b"minf") {
        let parts = atoms(work.bytes, part.inside())?;
        work.only(&parts, &INFORMATION);
    }
    match below(work.bytes, mdia, &[b"minf", b"dinf", b"dref"])? {
        Some(list) => sources(work, &list),
        None => Ok(()),
    }
}

/// Where the samples are: in this file. What else is said there is a path on somebody's machine.
fn sources(work: &mut Work<'_, '_>, dref: &Atom) -> Result<(), Refused> {
    let bytes = work.bytes;
    for source in atoms(bytes, (dref.body + 8).min(dref.end)..dref.end)? {
        let path = (source.body + 4).min(source.end)..source.end;
        let is_elsewhere = be(bytes, source.body, 4).is_some_and(|flags| flags & 1 == 0);
        if is_elsewhere && bytes[path.clone()].iter().any(|it| *it != 0) {
            let reason = "its pictures or its sound are in another file, whose path it names; \
                          export it as one file";
            return Err(Refused::new(reason));
        }
        work.empty(path);
    }
    Ok(())
}
