//! A *film*: the box `moov` with its tracks, or a sound's with one.
//!
//! A track of timed metadata (where the camera was at each moment, how it was held) goes with its samples.
//! Pictures, sound, subtitles, time code and chapters stay.

use std::collections::BTreeSet;
use std::ops::Range;

use super::atom::{Atom, atoms, first};
use super::track::Track;
use super::work::Work;
use super::{meta, user_data};
use crate::metadata::Refused;
use crate::metadata::patch::{broken, is_inside, merged, overlap};

const STAY: [&[u8; 4]; 8] =
    [b"mvhd", b"trak", b"mvex", b"iods", b"pssh", b"ctab", b"udta", b"meta"];

/// Cleans a film, and says where the samples are that stay.
pub(super) fn clean(
    work: &mut Work<'_, '_>,
    moov: &Atom,
    data: &[Range<usize>],
    is_fragmented: bool,
) -> Result<Vec<Range<usize>>, Refused> {
    let parts = atoms(work.bytes, moov.inside())?;
    if first(&parts, b"cmov").is_some() {
        let reason = "its head is compressed, as in QuickTime of the nineties; export it anew";
        return Err(Refused::new(reason));
    }
    work.only(&parts, &STAY);
    let mut kept = tracks(work, &parts, data, is_fragmented)?;
    for part in &parts {
        match &part.kind {
            b"udta" => user_data::clean(work, part, data)?,
            b"meta" => kept.extend(meta::clean(work, part, data)?),
            _ => {}
        }
    }
    Ok(merged(kept))
}

fn tracks(
    work: &mut Work<'_, '_>,
    parts: &[Atom],
    data: &[Range<usize>],
    is_fragmented: bool,
) -> Result<Vec<Range<usize>>, Refused> {
    let bytes = work.bytes;
    let tracks = parts.iter().filter(|it| it.kind == *b"trak");
    let tracks: Vec<Track> = tracks.map(|it| Track::read(bytes, it)).collect::<Result<_, _>>()?;
    let (mut kept, mut gone) = (Vec::new(), Vec::new());
    let mut ids = BTreeSet::new();
    let mut staying = Vec::new();
    for track in &tracks {
        let samples = track.samples(bytes)?;
        let has_position = track.is_text() && tells_position(bytes, &samples);
        if track.is_kept() && !has_position {
            kept.extend(samples);
            staying.push(track);
            continue;
        }
        if is_fragmented {
            let reason = "it has a track of timed metadata, such as positions, in fragments, and \
                          they can't be taken out; export it as one plain MP4 without that track";
            return Err(Refused::new(reason));
        }
        if let Some(outside) = samples.iter().find(|it| !is_inside(it, data)) {
            return Err(broken(outside.start));
        }
        gone.extend(samples);
        ids.insert(track.id);
        work.free(&track.atom, if has_position { "position" } else { "timed metadata" });
    }
    let (mut kept, gone) = (merged(kept), merged(gone));
    if overlap(&gone, &kept) {
        return Err(broken(gone.first().map_or(0, |it| it.start)));
    }
    for range in gone {
        work.patch.zero(range);
    }
    for track in staying {
        kept.extend(track.clean(work, &ids, data)?);
    }
    Ok(kept)
}

/// Whether subtitles are a drone's or a dash camera's log.
fn tells_position(bytes: &[u8], samples: &[Range<usize>]) -> bool {
    const SIGNS: [&[u8]; 9] = [
        b"GPS(",
        b"GPS (",
        b"GPS:",
        b"$GPRMC",
        b"$GNRMC",
        b"$GPGGA",
        b"$GNGGA",
        b"latitude",
        b"HOME(",
    ];
    samples
        .iter()
        .filter_map(|it| bytes.get(it.clone()))
        .any(|text| SIGNS.iter().any(|sign| memchr::memmem::find(text, sign).is_some()))
}
