//! What is *near*: the file that a link may have meant which leads to none.

use std::collections::BTreeMap;

use crate::diagnostic::Index;
use crate::path::SourcePath;

/// Files by their names, for links that lead to none.
#[derive(Debug)]
pub(super) struct Near {
    /// Files of each name, in their order.
    named: BTreeMap<String, Vec<SourcePath>>,
    names: Index,
    /// The names in each folder.
    folders: BTreeMap<String, Index>,
}

impl Near {
    pub(super) fn of<'p>(known: impl Iterator<Item = &'p SourcePath>) -> Self {
        let mut named: BTreeMap<String, Vec<SourcePath>> = BTreeMap::new();
        let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut names = Vec::new();
        for path in known {
            named.entry(path.name().to_owned()).or_default().push(path.clone());
            folders.entry(path.folder()).or_default().push(path.name());
            names.push(path.name());
        }
        let folders = folders.into_iter().map(|(folder, names)| (folder.into(), Index::new(names)));
        Self { named, names: Index::new(names), folders: folders.collect() }
    }

    /// A file of this name, or of a name that is nearly the same.
    pub(super) fn find(&self, path: &SourcePath) -> Option<&SourcePath> {
        let named = |name: &str| self.named.get(name)?.first();
        if let Some(same) = named(path.name()).or_else(|| named(&format!("{}.md", path.name()))) {
            return Some(same);
        }
        // Of names that are equally near, one in the same folder is the likelier.
        let beside = self.folders.get(path.folder());
        if let Some(near) = beside.and_then(|names| names.nearest(path.name())) {
            return self.named.get(near)?.iter().find(|it| it.folder() == path.folder());
        }
        self.names.nearest(path.name()).and_then(named)
    }
}
