//! What a check *keeps* for the next one: the facts of files that stay the same are not found twice.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::facts::{Facts, Table};
use super::prose::Prose;
use crate::digest::Digest;
use crate::path::{OutputPath, SourcePath};
use crate::pieces;

/// The beginning of the file. The number grows when the form changes.
const MAGIC: &[u8] = b"dateline check 5\n";
/// Entries in a piece: few enough that one is read while another is.
const PIECE: usize = 1024;

/// What is kept.
#[derive(Debug, Default)]
pub struct Kept {
    /// What facts depend on besides the file.
    pub(super) context: Option<Digest>,
    pub(super) table: Table,
    /// The secret words that files were searched for.
    pub(super) secrets: Vec<String>,
    pub(super) files: BTreeMap<OutputPath, Facts>,
    pub(super) prose: BTreeMap<SourcePath, (Digest, Prose)>,
    /// Something is known now that isn't kept yet.
    pub(super) is_changed: bool,
}

#[derive(Serialize, Deserialize)]
struct Beginning {
    context: Option<Digest>,
    secrets: Vec<String>,
    /// How many pieces of each kind follow: texts, files, prose.
    pieces: [usize; 3],
}

type Files = Vec<(OutputPath, Facts)>;
type AllProse = Vec<(SourcePath, (Digest, Prose))>;

impl Kept {
    /// What is kept in a file; nothing if it isn't whole.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        fs::read(path).ok().and_then(|bytes| Self::parse(&bytes)).unwrap_or_default()
    }

    /// What holds in a context: all or nothing.
    pub(super) fn in_context(self, context: Digest) -> Self {
        if self.context == Some(context) {
            return self;
        }
        Self { context: Some(context), is_changed: true, ..Self::default() }
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut pieces = pieces::split(bytes.strip_prefix(MAGIC)?).into_iter();
        let beginning: Beginning = pieces.next()?.value()?;
        let mut next = |index: usize| -> Vec<pieces::Piece<'_>> {
            pieces.by_ref().take(beginning.pieces[index]).collect()
        };
        let (texts, files, prose) = (next(0), next(1), next(2));
        if prose.len() < beginning.pieces[2] {
            return None;
        }
        let texts: Vec<Vec<String>> = pieces::values(texts)?;
        let files: Vec<Files> = pieces::values(files)?;
        let prose: Vec<AllProse> = pieces::values(prose)?;
        let texts: Vec<String> = texts.into_iter().flatten().collect();
        let files: BTreeMap<_, _> = files.into_iter().flatten().collect();
        let count = u32::try_from(texts.len()).ok()?;
        let mut named = files.values().flat_map(|facts| facts.references.iter().chain(&facts.ids));
        let is_whole = named.all(|number| *number < count);
        is_whole.then_some(Self {
            context: beginning.context,
            table: Table::new(texts),
            secrets: beginning.secrets,
            files,
            prose: prose.into_iter().flatten().collect(),
            is_changed: false,
        })
    }

    /// Keeps all of it in a file, if there is news.
    pub(super) fn write(&mut self, path: &Path) -> io::Result<()> {
        if !self.is_changed {
            return Ok(());
        }
        self.forget_unused_texts();
        let texts: Vec<&String> = self.table.texts.iter().collect();
        let files: Vec<_> = self.files.iter().collect();
        let prose: Vec<_> = self.prose.iter().collect();
        let pieces = [texts.len(), files.len(), prose.len()].map(|many| many.div_ceil(PIECE));
        let beginning = Beginning { context: self.context, secrets: self.secrets.clone(), pieces };
        let mut bytes = MAGIC.to_vec();
        let beginning = std::iter::once(pieces::piece(&beginning));
        let texts = beginning.chain(pieces::pieces(texts, PIECE));
        let files = pieces::pieces(files, PIECE).chain(pieces::pieces(prose, PIECE));
        for piece in texts.chain(files) {
            bytes.extend(piece.map_err(io::Error::other)?);
        }
        let new = path.with_extension("new");
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(&new, bytes)?;
        fs::rename(new, path)
    }

    /// Numbers the texts anew, without those that nothing refers to any more.
    fn forget_unused_texts(&mut self) {
        let old = std::mem::take(&mut self.table.texts);
        let mut numbers: Vec<Option<u32>> = vec![None; old.len()];
        let mut texts: Vec<String> = Vec::with_capacity(old.len());
        for facts in self.files.values_mut() {
            for number in facts.references.iter_mut().chain(&mut facts.ids) {
                let new = &mut numbers[*number as usize];
                *number = *new.get_or_insert_with(|| {
                    texts.push(old[*number as usize].clone());
                    u32::try_from(texts.len() - 1).unwrap_or(u32::MAX)
                });
            }
        }
        self.table = Table::new(texts);
    }
}
