//! The work on one page: is it fresh, and if not, what would it be?

use std::fs;
use std::sync::Arc;

use rayon::prelude::*;

use super::disk::Disk;
use super::guard::Words;
use super::key::Keys;
use super::manifest::{Entry, Manifest};
use super::reason::Reason;
use super::stage::Stage;
use super::{Progress, Request};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::parse::source_slice;
use crate::plan::{Page, PageKind, Plan, TextView, View};
use crate::render::{Rendered, Templates, render};

/// What became of a page.
pub(super) enum Outcome {
    /// It is what it would be.
    Fresh(Arc<Entry>),
    /// It was rendered, and waits on the stage if its bytes changed.
    Rendered { entry: Arc<Entry>, reason: Reason, is_changed: bool },
    /// It couldn't be rendered.
    Failed(Diagnostics),
}

pub(super) struct Work<'w> {
    pub(super) plan: &'w Plan<'w>,
    pub(super) templates: &'w Templates,
    pub(super) keys: &'w Keys<'w>,
    pub(super) request: &'w Request<'w>,
    pub(super) before: Option<&'w Manifest>,
    /// Nobody has touched the output since.
    pub(super) is_untouched: bool,
    pub(super) stage: &'w Stage,
    pub(super) disk: &'w Disk,
}

impl Work<'_> {
    /// Does the work on all pages, in parallel; in their order.
    pub(super) fn all(&self, progress: Progress<'_>) -> Vec<Outcome> {
        let pages = self.plan.pages().par_iter().enumerate();
        pages
            .map(|(index, page)| {
                let outcome = self.page(index, page);
                progress();
                outcome
            })
            .collect()
    }

    fn page(&self, index: usize, page: &Page<'_>) -> Outcome {
        let view = self.plan.view(page);
        let key = self.keys.of(&view);
        let entry = self.before.and_then(|manifest| manifest.entries.get(&page.path));
        let Some(reason) = self.reason(page, key, &view, entry) else {
            return entry.map_or_else(
                || Outcome::Failed(Diagnostics::new()),
                |it| Outcome::Fresh(Arc::clone(it)),
            );
        };
        self.render(index, page, key, &view, entry, reason).unwrap_or_else(Outcome::Failed)
    }

    /// Why the page is stale; none if it is fresh.
    fn reason(
        &self,
        page: &Page<'_>,
        key: Digest,
        view: &View<'_>,
        entry: Option<&Arc<Entry>>,
    ) -> Option<Reason> {
        let Some(before) = self.before else { return Some(Reason::FirstBuild) };
        let Some(entry) = entry else { return Some(Reason::NewPage) };
        match entry.key {
            None => Some(Reason::Interrupted),
            Some(known) if known != key => {
                let is_from_template = matches!(view, View::Template(_));
                Some(Reason::of_change(&before.header, &self.keys.header(), is_from_template))
            }
            Some(_) => self.file_fault(page, entry),
        }
    }

    /// What is wrong with the file that was written.
    fn file_fault(&self, page: &Page<'_>, entry: &Entry) -> Option<Reason> {
        if self.is_untouched {
            return None;
        }
        match fs::symlink_metadata(page.path.below(self.request.output)) {
            Ok(file) if file.is_file() && file.len() == entry.length => None,
            Ok(_) => Some(Reason::FileChanged),
            Err(_) => Some(Reason::FileMissing),
        }
    }

    fn render(
        &self,
        index: usize,
        page: &Page<'_>,
        key: Digest,
        view: &View<'_>,
        before: Option<&Arc<Entry>>,
        reason: Reason,
    ) -> Result<Outcome, Diagnostics> {
        let mut words = None;
        let mut rendered = if let PageKind::File(file) = &page.kind {
            let bytes = self.request.sources.bytes(&file.asset)?;
            if Digest::of(&bytes) != file.digest {
                return Err(changed_meanwhile().in_file(&file.asset.path).into());
            }
            Rendered { bytes, ..Rendered::default() }
        } else {
            let texts: Result<Vec<String>, Diagnostic> =
                view.texts().into_iter().map(|text| self.text(text)).collect();
            let texts = texts?;
            if self.request.guards_words {
                words = self.words(page, &texts, before);
            }
            render(view, &texts, self.templates)?
        };
        rendered.ids.shrink_to_fit();
        let digest = Digest::of(&rendered.bytes);
        let length = rendered.bytes.len() as u64;
        let is_same = before
            .is_some_and(|it| it.key.is_some() && it.digest == digest && it.length == length)
            && before.is_some_and(|it| self.file_fault(page, it).is_none());
        if !is_same && !self.request.has_errors {
            let file = self.stage.file(&page.path, index);
            let is_first = self.stage.is_output && file.ends_with("index.html");
            let written = if is_first {
                self.disk.write_in_new_folder(&file, &rendered.bytes)
            } else {
                self.disk.write(&file, &rendered.bytes)
            };
            written.map_err(|error| {
                self.disk.unwritable(&page.path.below(self.request.output), &error)
            })?;
        }
        let Rendered { ids, links, warnings, .. } = rendered;
        let entry = Entry { key: Some(key), length, digest, ids, links, warnings, words };
        let entry = Arc::new(entry);
        Ok(Outcome::Rendered { entry, reason, is_changed: !is_same })
    }

    /// What is remembered of an article's words.
    fn words(
        &self,
        page: &Page<'_>,
        texts: &[String],
        before: Option<&Arc<Entry>>,
    ) -> Option<Words> {
        let PageKind::Article(index) = page.kind else { return None };
        let now = Words::of(self.plan, page, texts)?;
        let before = before.and_then(|entry| entry.words.as_ref());
        let front = &self.plan.site().articles[index].front;
        Some(now.after(before, front, texts.first().map_or("", String::as_str)))
    }

    /// Reads a text again. It must be the one that the page's key stands for.
    fn text(&self, view: &TextView<'_>) -> Result<String, Diagnostic> {
        let mut source = self.request.sources.load(view.path)?;
        let body = source_slice(&source.text, view.start);
        if Digest::of(body.as_bytes()) != view.digest {
            return Err(changed_meanwhile().in_file(view.path));
        }
        let start = source.text.len() - body.len();
        source.text.drain(..start);
        Ok(source.text)
    }
}

fn changed_meanwhile() -> Diagnostic {
    Diagnostic::error("this file was changed during the build").help("build again")
}
