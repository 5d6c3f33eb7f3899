//! Where all links of all pages lead.

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;

use super::facts::{Facts, Kind, Table, reference};
use super::page::{Part, is_top};
use super::urls::PLACE;
use crate::digest::Digest;
use crate::path::OutputPath;

/// A file of the output, by its place in the list of them.
pub(super) type FileIndex = usize;

/// On a file with so many places one isn't looked for in order.
const MANY: usize = 32;

/// Where a reference leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// To a file, and to a place on it if it names one.
    File(FileIndex),
    /// To a file on which the place isn't.
    NoPlace(FileIndex),
    /// To nothing.
    Nothing,
    /// Out of the site.
    Outside,
}

/// All files of the output, and where their references lead.
pub(super) struct Graph<'g> {
    pub(super) paths: Vec<&'g OutputPath>,
    pub(super) facts: Vec<&'g Facts>,
    pub(super) lengths: Vec<u64>,
    pub(super) table: &'g Table,
    numbers: HashMap<&'g str, FileIndex>,
    /// The places on files that have many.
    places: HashMap<FileIndex, HashSet<&'g str>>,
    /// Where each text of the table leads, if it is a reference that some file has.
    ends: Vec<Option<(Part, End)>>,
}

/// What a host answers a path with, of what there is.
pub(super) fn answering<T>(path: &str, get: impl Fn(&str) -> Option<T>) -> Option<T> {
    if path.is_empty() || path.ends_with('/') {
        return get(&format!("{path}index.html"));
    }
    get(path)
        .or_else(|| get(&format!("{path}/index.html")))
        .or_else(|| get(&format!("{path}.html")))
}

impl<'g> Graph<'g> {
    pub(super) fn new(
        files: &[(&'g OutputPath, Digest, u64)],
        known: &'g BTreeMap<OutputPath, Facts>,
        table: &'g Table,
    ) -> Self {
        // Both are in the order of their paths, and every file is known by now.
        let lengths = files.iter().map(|(.., length)| *length).collect();
        let (paths, facts): (Vec<&OutputPath>, Vec<&Facts>) = known.iter().unzip();
        let numbers =
            paths.iter().enumerate().map(|(index, path)| (path.as_str(), index)).collect();
        let ends = vec![None; table.texts.len()];
        let many = facts.iter().enumerate().filter(|(_, facts)| facts.ids.len() > MANY);
        let places = many.map(|(file, facts)| {
            let ids = facts.ids.iter().map(|id| table.texts[*id as usize].as_str());
            (file, ids.collect())
        });
        let places = places.collect();
        let mut graph = Self { paths, facts, lengths, table, numbers, places, ends };
        graph.follow();
        graph
    }

    /// Finds out where everything leads that a file refers to.
    fn follow(&mut self) {
        let mut is_used = vec![false; self.table.texts.len()];
        for number in self.facts.iter().flat_map(|facts| &facts.references) {
            is_used[*number as usize] = true;
        }
        let texts = self.table.texts.par_iter().zip(is_used);
        let ends = texts.map(|(text, is_used)| {
            let (part, target) = reference(text).filter(|_| is_used)?;
            Some((part, self.end(part, target)))
        });
        self.ends = ends.collect();
    }

    fn end(&self, part: Part, target: &str) -> End {
        if part == Part::Elsewhere {
            return End::Outside;
        }
        let (path, place) = match target.split_once(PLACE) {
            Some((path, place)) => (path, Some(place)),
            None => (target, None),
        };
        let Some(file) = self.file(path) else { return End::Nothing };
        let place = place.filter(|place| part == Part::Link && !is_top(place));
        let is_page = self.facts[file].kind.is_html() && self.facts[file].kind != Kind::Redirect;
        match place.filter(|_| is_page) {
            Some(place) if !self.has_place(file, place) => End::NoPlace(file),
            _ => End::File(file),
        }
    }

    fn has_place(&self, file: FileIndex, place: &str) -> bool {
        match self.places.get(&file) {
            Some(places) => places.contains(place),
            None => self.facts[file].ids.iter().any(|id| self.table.texts[*id as usize] == place),
        }
    }

    /// The file that a host answers with for a path.
    pub(super) fn file(&self, path: &str) -> Option<FileIndex> {
        answering(path, |path| self.numbers.get(path).copied())
    }

    /// Where all texts of the table lead that are references, with their numbers.
    pub(super) fn ends(&self) -> impl Iterator<Item = (u32, Part, End)> + '_ {
        (0..).zip(&self.ends).filter_map(|(number, end)| end.map(|(part, end)| (number, part, end)))
    }

    /// Calls `each` with every file and every file that it refers to in these ways.
    pub(super) fn each_next(&self, parts: &[Part], mut each: impl FnMut(FileIndex, FileIndex)) {
        let ends: Vec<Option<FileIndex>> =
            self.ends.iter().map(|end| next_of(*end, parts)).collect();
        for (file, facts) in self.facts.iter().enumerate() {
            for next in facts.references.iter().filter_map(|number| ends[*number as usize]) {
                each(file, next);
            }
        }
    }

    /// What a file refers to, how, and where that leads; with its number in the table.
    pub(super) fn references(
        &self,
        file: FileIndex,
    ) -> impl Iterator<Item = (u32, Part, End)> + '_ {
        let numbers = self.facts[file].references.iter();
        numbers.filter_map(|number| {
            let (part, end) = self.ends[*number as usize]?;
            Some((*number, part, end))
        })
    }

    /// The files that a file refers to in these ways.
    pub(super) fn next(&self, file: FileIndex, parts: &[Part]) -> impl Iterator<Item = FileIndex> {
        self.references(file).filter_map(move |(_, part, end)| next_of(Some((part, end)), parts))
    }

    /// All files that can be reached by links from the home page.
    pub(super) fn reached(&self) -> Vec<bool> {
        let mut is_reached = vec![false; self.paths.len()];
        let mut open: Vec<FileIndex> = self.file("").into_iter().collect();
        while let Some(file) = open.pop() {
            if std::mem::replace(&mut is_reached[file], true) {
                continue;
            }
            let next = self.next(file, &[Part::Link, Part::Redirect]);
            open.extend(next.filter(|next| !is_reached[*next]));
        }
        is_reached
    }

    /// All pages that templates made.
    pub(super) fn pages(&self) -> impl Iterator<Item = FileIndex> {
        (0..self.paths.len()).filter(|file| self.facts[*file].kind == Kind::Page)
    }
}

fn next_of(end: Option<(Part, End)>, parts: &[Part]) -> Option<FileIndex> {
    match end {
        Some((part, End::File(next) | End::NoPlace(next))) if parts.contains(&part) => Some(next),
        _ => None,
    }
}
