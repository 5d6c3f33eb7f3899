//! The *files* that documents show: a picture, a sound or a film, and what lies beside these.

use super::{Target, Targets};
use crate::arrange::players::{self, Beside, Player};
use crate::diagnostic::{Diagnostics, Span};
use crate::parse::{File, LocalLink};
use crate::path::{OutputPath, SourcePath, composed, decode};

impl<'t> Targets<'t> {
    /// The file that is meant by what stands in a document, and where it goes.
    pub(in crate::arrange) fn file(
        &self,
        from: &SourcePath,
        written: &str,
    ) -> Option<(&OutputPath, &'t File)> {
        let written = written.split(['#', '?']).next().unwrap_or_default();
        self.named(from, written.trim_end_matches('/'))
    }

    /// The same of what has neither a place nor a query.
    fn named(&self, from: &SourcePath, written: &str) -> Option<(&OutputPath, &'t File)> {
        let written = decode(written);
        let written = composed(&written);
        if let Some(rooted) = written.strip_prefix('/') {
            let (output, file) = self.statics.get_key_value(&OutputPath::new(rooted))?;
            return Some((output, *file));
        }
        let (output, file) = self.bundled.get(&from.join(&written)?)?;
        Some((output, *file))
    }

    /// The file that a document shows by this name, with what lies beside it.
    pub(in crate::arrange) fn own_file(
        &self,
        from: &SourcePath,
        written: &str,
    ) -> Option<(OutputPath, &File, Vec<Beside<'_>>)> {
        let (output, file) = self.named(from, written)?;
        let path = &file.asset.path;
        let is_own = !self.bundled.contains_key(path) || self.owner(path) == from.folder();
        is_own.then(|| (output.clone(), file, self.beside(output, path)))
    }

    /// The files that have the name of this one, but for its ending: of its bundle, or of `static/`.
    fn beside(&self, output: &OutputPath, path: &SourcePath) -> Vec<Beside<'_>> {
        if self.bundled.contains_key(path) {
            self.beside_bundled(path)
        } else {
            self.beside_static(output)
        }
    }

    /// The files of a bundle that have the name of this one, but for its ending.
    fn beside_bundled(&self, path: &SourcePath) -> Vec<Beside<'_>> {
        let start = without_ending(path.as_str());
        let from = self.bundled.range(SourcePath::new(start)..);
        from.map_while(|(path, (output, file))| {
            Some((path.as_str().strip_prefix(start)?, output, *file))
        })
        .collect()
    }

    /// The same among the files of `static/`.
    fn beside_static(&self, path: &OutputPath) -> Vec<Beside<'_>> {
        let start = without_ending(path.as_str());
        let from = self.statics.range(OutputPath::new(start)..);
        from.map_while(|(path, file)| Some((path.as_str().strip_prefix(start)?, path, *file)))
            .collect()
    }

    /// A sound or a film with what lies beside it; any other target as it is.
    pub(super) fn played(
        &self,
        target: Target,
        file: &File,
        from: &SourcePath,
        link: &LocalLink,
        span: Span,
        faults: &mut Diagnostics,
    ) -> Target {
        match target {
            Target::File(output, look) if look.media.is_played() => {
                let beside = self.beside(&output, &file.asset.path);
                if link.is_image {
                    faults.extend(players::doubts(&beside).map(|it| it.at(from, span)));
                }
                Target::Played(Box::new(Player::new(output, look, &beside)))
            }
            target => target,
        }
    }
}

/// A path up to the point before its ending.
fn without_ending(path: &str) -> &str {
    path.rfind('.').map_or(path, |point| &path[..=point])
}
