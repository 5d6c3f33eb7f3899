//! The work on one page: is it fresh, and if not, what would it be?

use std::sync::Arc;

use rayon::prelude::*;

use super::begin::Begun;
use super::found::Found;
use super::key::Keys;
use super::manifest::Entry;
use super::outcome::Outcome;
use super::pictures::Pictures;
use super::reason::{self, Known, Reason};
use super::renditions::Set;
use super::request::{Progress, Request};
use super::role::Role;
use super::stage::Stage;
use super::tools::{Tools, changed_meanwhile};
use super::words::Words;
use super::written::Written;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::digest::Digest;
use crate::parse::source_slice;
use crate::plan::{Page, PageKind, Plan, TextView, View};
use crate::render::{OutLink, Rendered, Templates, render};

pub(super) struct Work<'w> {
    pub(super) plan: &'w Plan<'w>,
    templates: &'w Templates,
    keys: &'w Keys<'w>,
    tools: Tools<'w>,
}

impl<'w> Work<'w> {
    pub(super) fn new(
        plan: &'w Plan<'w>,
        templates: &'w Templates,
        keys: &'w Keys<'w>,
        request: &'w Request<'w>,
        begun: &'w Begun,
        stage: &'w Stage,
    ) -> Self {
        let memory = plan.site().config.images.memory;
        let pictures = Pictures::new(&request.place.root, memory);
        Self { plan, templates, keys, tools: Tools::new(pictures, request, begun, stage) }
    }

    /// Does the work on all pages, in parallel; in their order.
    pub(super) fn all(&self, progress: Progress<'_>) -> Vec<Outcome> {
        let pages = self.plan.pages();
        let known = self.tools.begun.known(pages.iter().map(|page| &page.path));
        let order = self.plan.by_time();
        let work = |index: usize| {
            let outcome = self.page(index, &pages[index], known[index]);
            progress();
            (index, outcome)
        };
        let mut outcomes: Vec<(usize, Outcome)> = order.into_par_iter().map(work).collect();
        outcomes.sort_unstable_by_key(|(index, _)| *index);
        outcomes.into_iter().map(|(_, outcome)| outcome).collect()
    }

    fn page(&self, index: usize, page: &Page<'_>, known: Option<Known<'_>>) -> Outcome {
        let view = self.plan.view(page);
        let key = self.keys.of(&view);
        let role = self.role(page, known);
        if let PageKind::Renditions(file, renditions) = &page.kind {
            if !self.tools.request.makes_renditions {
                return Outcome::Passed;
            }
            let reason = self.reason(key, &view, known);
            let set = Set { index, page, file, renditions, key, known };
            return set.work(&self.tools, reason);
        }
        match (self.reason(key, &view, known), known) {
            (None, Some(Known { entry, found: Found::Copied(written) })) => {
                Outcome::Copied(Arc::new(Entry { written, role, ..(**entry).clone() }))
            }
            (None, Some(Known { entry, .. })) if entry.role != role => {
                Outcome::Copied(Arc::new(Entry { role, ..(**entry).clone() }))
            }
            (None, Some(Known { entry, .. })) => Outcome::Fresh(Arc::clone(entry)),
            _ if self.tools.are_stuck() => Outcome::Unwritten(None),
            (reason, _) => {
                let reason = reason.unwrap_or(Reason::NewPage);
                self.render(index, page, key, &view, known, reason).unwrap_or_else(Outcome::Failed)
            }
        }
    }

    /// Why the page is stale; none if it is fresh.
    fn reason(&self, key: Digest, view: &View<'_>, known: Option<Known<'_>>) -> Option<Reason> {
        reason::of(self.tools.begun.before.as_ref(), self.keys, key, view, known)
    }

    fn render(
        &self,
        index: usize,
        page: &Page<'_>,
        key: Digest,
        view: &View<'_>,
        known: Option<Known<'_>>,
        reason: Reason,
    ) -> Result<Outcome, Diagnostics> {
        let mut words = None;
        let mut rendered = if let PageKind::File(file) = &page.kind {
            Rendered { bytes: self.tools.published(file)?, ..Rendered::default() }
        } else if let Some(rendered) = self.of_twin(page, key) {
            rendered
        } else {
            let texts: Result<Vec<String>, Diagnostic> =
                view.texts().into_iter().map(|text| self.text(text)).collect();
            let texts = texts?;
            if self.tools.request.guards_words {
                words = self.words(page, &texts, known);
            }
            render(view, &texts, self.templates)?
        };
        if !rendered.faults.is_empty() {
            let Rendered { faults, ids, links, .. } = rendered;
            return Ok(Outcome::Faulty { faults, ids, links });
        }
        rendered.ids.shrink_to_fit();
        let digest = Digest::of(&rendered.bytes);
        let length = rendered.bytes.len() as u64;
        let same = known.filter(|Known { entry, found }| {
            let was_written = entry.key.is_some() && found.is_right();
            was_written && entry.digest == digest && entry.length == length
        });
        let mut written = match same {
            Some(Known { found: Found::Copied(written), .. }) => written,
            Some(Known { entry, .. }) => entry.written,
            None => Written::default(),
        };
        if same.is_none() && !self.tools.request.has_errors {
            let file = self.tools.stage.file(&page.path, index, 0);
            let disk = &self.tools.begun.disk;
            let is_first = self.tools.stage.is_output && file.ends_with("index.html");
            let done = if is_first {
                disk.write_in_new_folder(&file, &rendered.bytes)
            } else {
                disk.write(&file, &rendered.bytes)
            };
            written = match done {
                Ok(written) => written,
                Err(error) => {
                    self.tools.stick();
                    let path = page.path.below(&self.tools.request.place.output);
                    return Ok(Outcome::Unwritten(Some(disk.unwritable(&path, &error))));
                }
            };
        }
        let Rendered { ids, mut links, warnings, .. } = rendered;
        if let PageKind::Redirect(target) = &page.kind {
            let page = Some(target.clone());
            links.push(OutLink { page, fragment: None, span: Span::default() });
        }
        let (key, role) = (Some(key), self.role(page, known));
        let text = match page.kind {
            PageKind::Standing(index) => {
                let front = &self.plan.site().pages[index].front;
                Some(Digest::of_value(&(&front.title, front.body.digest)))
            }
            _ => None,
        };
        let beside = None;
        let entry =
            Entry { key, length, digest, written, role, ids, links, warnings, words, text, beside };
        let entry = Arc::new(entry);
        let changed = same.is_none().then_some((0, None)).into_iter().collect();
        Ok(Outcome::Rendered { entry, reason, changed })
    }

    /// The page as it was published elsewhere. Its words aren't known there as they are here, and an old
    /// URL is as quickly made.
    fn of_twin(&self, page: &Page<'_>, key: Digest) -> Option<Rendered> {
        let is_taken =
            !self.tools.request.guards_words && !matches!(page.kind, PageKind::Redirect(_));
        self.tools.begun.twin.as_ref().filter(|_| is_taken)?.page(&page.path, key)
    }

    /// What the page is to readers. A build for those who write promises them nothing.
    fn role(&self, page: &Page<'_>, known: Option<Known<'_>>) -> Role {
        if self.tools.request.has_readers {
            return Role::of(page);
        }
        known.map(|known| known.entry.role).unwrap_or_default()
    }

    /// What is remembered of an article's words.
    fn words(
        &self,
        page: &Page<'_>,
        texts: &[String],
        known: Option<Known<'_>>,
    ) -> Option<Box<Words>> {
        let PageKind::Article(index) = page.kind else { return None };
        let now = Words::of(self.plan, page, texts)?;
        let before = known.and_then(|known| known.entry.words.as_deref());
        let front = &self.plan.site().articles[index].front;
        let body = texts.first().map_or("", String::as_str);
        Some(Box::new(now.after(before, front, body)))
    }

    /// Reads a text again. It must be the one that the page's key stands for.
    fn text(&self, view: &TextView<'_>) -> Result<String, Diagnostic> {
        let mut source = self.tools.request.sources.load(view.path)?;
        let body = source_slice(&source.text, view.start);
        if Digest::of(body.as_bytes()) != view.digest {
            return Err(changed_meanwhile().in_file(view.path));
        }
        let start = source.text.len() - body.len();
        source.text.drain(..start);
        Ok(source.text)
    }
}
