//! Sound and film that some readers can't follow.

use super::findings::Findings;
use super::rules::articles;
use crate::arrange::{Links, Target};
use crate::parse::{Body, Media};
use crate::path::SourcePath;

/// Finds the players of a text that have nothing for those who don't hear.
pub(super) fn check(path: &SourcePath, body: &Body, links: &Links, findings: &mut Findings) {
    for link in body.links.iter().filter(|link| link.is_image) {
        let Some(Target::Played(player)) = links.get(&link.target) else { continue };
        let stem = player.file.name().rsplit_once('.').map_or("", |(stem, _)| stem);
        let (finding, help) = match player.look.media {
            Media::Film(_) if player.captions.is_empty() && !player.look.is_silent => (
                articles::NO_CAPTIONS.found("this film has no captions"),
                format!("put them beside it under its name: `{stem}.vtt`"),
            ),
            Media::Sound(_) if player.transcript.is_none() => (
                articles::NO_TRANSCRIPT.found("this sound has no transcript"),
                format!("put it beside it under its name: `{stem}.txt`, or `.html`, or `.pdf`"),
            ),
            _ => continue,
        };
        findings.add(finding.at(path, link.span.shifted(body.start)).help(help));
    }
}
