//! What is *known* of sources since an earlier build.
//!
//! Parsing looks at one file at a time, so what came of a file holds as long as the file does. It is
//! kept with the file's stamp, and only a file with another stamp is read. What had faults isn't
//! kept: its faults are looked for again.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::file::Metadata;
use super::{Article, Look, Profile, StandingPage};
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::pieces;
use crate::read::Stamp;

/// The beginning of the kept form. The number grows when the form changes.
const MAGIC: &[u8] = b"dateline known 4\n";
/// Facts in a piece: few enough that one is read while another is.
const PIECE: usize = 1024;

/// What came of a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Fact {
    Article(Arc<Article>),
    Page(Arc<StandingPage>),
    Author(Arc<Profile>),
    Tag(Arc<Profile>),
    Place(Arc<Profile>),
    Series(Arc<Profile>),
    /// A file that is published: its digest, length, what pages show, and its metadata.
    File(Digest, u64, Look, Option<Arc<Metadata>>),
}

type Facts = Vec<(SourcePath, (Stamp, Fact))>;

/// What came of all files that held still.
#[derive(Debug, Default)]
pub struct Known {
    /// What parsing depends on besides the file.
    context: Option<Digest>,
    facts: BTreeMap<SourcePath, (Stamp, Fact)>,
    /// The program that was running.
    program: Option<(Stamp, Digest)>,
    /// Facts that aren't kept yet.
    new: Vec<SourcePath>,
    /// How many facts are kept, outdated ones among them; none if nothing is.
    kept: Option<usize>,
}

/// How to keep what is known.
pub enum Keeping<'k> {
    /// All is kept already.
    Nothing,
    /// These parts belong at the end of what was kept.
    Append(Parts<'k>),
    /// These parts replace what was kept.
    Replace(Parts<'k>),
}

/// The parts of a file, made as they are asked for.
pub type Parts<'k> = Box<dyn Iterator<Item = Vec<u8>> + 'k>;

impl Known {
    /// What was kept; nothing of it if it isn't whole.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self::read(bytes).unwrap_or_default()
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let mut pieces = pieces::split(rest);
        let is_whole = pieces.iter().map(|piece| piece.length()).sum::<usize>() == rest.len();
        let beginning = pieces.drain(..1.min(pieces.len())).next()?;
        let (context, program) = beginning.value()?;
        let facts: Vec<Facts> = pieces::values(pieces)?;
        let kept = facts.iter().map(Vec::len).sum();
        Some(Self {
            context,
            program,
            // What was kept last holds.
            facts: facts.into_iter().flatten().collect(),
            new: Vec::new(),
            kept: is_whole.then_some(kept),
        })
    }

    /// Names the running program, which is looked at with what is known of it.
    pub fn generator(
        &mut self,
        look: impl FnOnce(Option<(Stamp, Digest)>) -> (Digest, Option<(Stamp, Digest)>),
    ) -> Digest {
        let (digest, program) = look(self.program);
        if self.program != program {
            self.program = program;
            self.kept = None;
        }
        digest
    }

    /// What holds in this context.
    pub(super) fn in_context(&self, context: Digest) -> Option<&Self> {
        (self.context == Some(context)).then_some(self)
    }

    /// What came of a file, if it holds still: only of a known one the stamp is asked for.
    pub(super) fn fact(
        &self,
        path: &SourcePath,
        stamp: impl FnOnce() -> Option<Stamp>,
    ) -> Option<&Fact> {
        let (known, fact) = self.facts.get(path)?;
        (Some(*known) == stamp()).then_some(fact)
    }

    /// Knows what came of `found` as well. There are no other files than those that are `present`.
    pub(super) fn learn(
        &mut self,
        context: Digest,
        found: Vec<(SourcePath, Stamp, Fact)>,
        present: impl Fn(&SourcePath) -> bool,
        files: usize,
    ) {
        if self.context != Some(context) {
            let program = self.program;
            *self = Self { context: Some(context), program, ..Self::default() };
        }
        for (path, stamp, fact) in found {
            self.new.push(path.clone());
            self.facts.insert(path, (stamp, fact));
        }
        if self.facts.len() > files {
            self.facts.retain(|path, _| present(path));
        }
    }

    /// How to keep what is known. It then counts as kept.
    pub fn keep(&mut self) -> Keeping<'_> {
        let Some(context) = self.context else { return Keeping::Nothing };
        let kept = self.kept.unwrap_or_default();
        // Mostly outdated, it is written anew.
        if self.kept.is_none() || kept + self.new.len() > 2 * self.facts.len() + PIECE {
            self.new.clear();
            self.kept = Some(self.facts.len());
            let beginning = pieces::piece(&(Some(context), self.program)).unwrap_or_default();
            let beginning = [MAGIC.to_vec(), beginning].into_iter();
            let facts = self.facts.iter().collect();
            return Keeping::Replace(Box::new(beginning.chain(parts(facts))));
        }
        if self.new.is_empty() {
            return Keeping::Nothing;
        }
        let new = std::mem::take(&mut self.new);
        self.kept = Some(kept + new.len());
        let facts = new.iter().filter_map(|path| self.facts.get_key_value(path)).collect();
        Keeping::Append(Box::new(parts(facts)))
    }
}

/// A thousand facts or so a part.
fn parts(facts: Vec<(&SourcePath, &(Stamp, Fact))>) -> impl Iterator<Item = Vec<u8>> {
    pieces::pieces(facts, PIECE).filter_map(Result::ok)
}
