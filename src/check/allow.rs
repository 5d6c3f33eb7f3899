//! Takes out the findings that are meant to be so, and tells of exceptions that nothing needs.

use std::path::Path;

use super::rules::{Rule, build};
use crate::arrange::Site;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::parse::{self, Allow, place_of_value};
use crate::path::SourcePath;
use crate::publish::VANISHED;
use crate::read::{Source, text_of_file};

/// Takes out what is allowed.
pub(super) fn without_allowed(site: &Site, root: &Path, found: Diagnostics) -> Diagnostics {
    let settings = &site.config.check.allow;
    // That a URL may be gone is known for as long as builds tell of it.
    let is_url = |allow: &Allow| {
        allow.code.value == VANISHED && allow.path.as_ref().is_some_and(|it| it.starts_with('/'))
    };
    let mut used: Vec<bool> = settings.iter().map(is_url).collect();
    let articles: Vec<&parse::Article> =
        site.articles.iter().map(|it| &*it.front).filter(|it| !it.allowed.is_empty()).collect();
    let mut used_in: Vec<Vec<bool>> =
        articles.iter().map(|it| vec![false; it.allowed.len()]).collect();
    let mut kept = Diagnostics::new();
    for finding in found {
        let mut is_allowed = false;
        for (allow, used) in settings.iter().zip(&mut used) {
            let is_there = allow.path.as_deref().is_none_or(|path| is_in(&finding, path));
            if finding.code.as_deref() == Some(&allow.code.value) && is_there {
                (*used, is_allowed) = (true, true);
            }
        }
        for (article, used) in articles.iter().zip(&mut used_in) {
            let is_there = finding.marks.first().is_some_and(|mark| is_of(article, &mark.path));
            for (code, used) in article.allowed.iter().zip(used) {
                if is_there && finding.code.as_deref() == Some(code) {
                    (*used, is_allowed) = (true, true);
                }
            }
        }
        if !is_allowed {
            kept.push(finding);
        }
    }
    for (allow, used) in settings.iter().zip(used) {
        let fault = fault(&allow.code.value, used);
        kept.extend(fault.map(|fault| fault.at(&site.config.path, allow.code.span)));
    }
    for (article, used) in articles.iter().zip(used_in) {
        for (index, (code, used)) in article.allowed.iter().zip(used).enumerate() {
            if let Some(fault) = fault(code, used) {
                kept.push(at_code(fault, article, index, root));
            }
        }
    }
    kept
}

/// Whether a finding is in this file, or below this folder.
fn is_in(finding: &Diagnostic, path: &str) -> bool {
    let folder = format!("{}/", path.trim_end_matches('/'));
    let marks = finding.marks.first();
    marks.is_some_and(|mark| mark.path.as_str() == path || mark.path.as_str().starts_with(&folder))
}

/// Whether a file is an article, or lies in its bundle.
fn is_of(article: &parse::Article, path: &SourcePath) -> bool {
    article.path == *path
        || (article.is_bundle()
            && path.as_str().starts_with(&format!("{}/", article.path.folder())))
}

fn at_code(fault: Diagnostic, article: &parse::Article, index: usize, root: &Path) -> Diagnostic {
    let text = text_of_file(root, &article.path).unwrap_or_default();
    let source = Source { path: article.path.clone(), text };
    match place_of_value(&source, &format!("check.allow.{index}")) {
        Some(span) => fault.at(&article.path, span),
        None => fault.in_file(&article.path),
    }
}

/// What is wrong with allowing a code.
fn fault(code: &str, is_used: bool) -> Option<Diagnostic> {
    if Rule::with_code(code).is_none() {
        let near = nearest(code, Rule::all().map(|rule| rule.code));
        let fault = build::UNKNOWN_CODE.found(format!("no rule has the code `{code}`"));
        return Some(match near {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault.help("`dateline explain` lists all codes"),
        });
    }
    let message = format!("`{code}` is allowed, and there is no such finding");
    (!is_used).then(|| build::UNUSED_ALLOW.found(message).help("take it out of `allow`"))
}
