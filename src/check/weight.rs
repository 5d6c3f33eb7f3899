//! How heavy pages are, with all that browsers load for them.

use super::findings::{Findings, OnPage};
use super::graph::Graph;
use super::page::Part;
use super::rules::output;
use super::trace::Tracer;
use crate::arrange::Site;
use crate::diagnostic::Span;

/// Tells of pages that are too heavy, each with the heaviest of what it loads.
pub(super) fn check(
    site: &Site,
    graph: &Graph<'_>,
    findings: &mut Findings,
    tracer: &mut Tracer<'_>,
) {
    let most = site.config.check.page_weight * 1000;
    for page in graph.pages() {
        let loaded = graph.next(page, &[Part::Load]);
        let own = graph.lengths[page];
        let mut heaviest = (own, page);
        let total = loaded.fold(own, |total, file| {
            heaviest = heaviest.max((graph.lengths[file], file));
            total + graph.lengths[file]
        });
        if total <= most {
            continue;
        }
        let path = graph.paths[heaviest.1];
        let message = format!(
            "`{}` has {} kilobytes with all that it loads, of which `{}` has {}",
            graph.paths[page].url(),
            total / 1000,
            path.url(),
            heaviest.0 / 1000
        );
        let words = vec![path.name().to_owned()];
        findings.on_page(
            OnPage {
                rule: &output::TOO_HEAVY,
                message,
                page: graph.paths[page],
                span: Span::default(),
                words: &words,
                is_of_template: false,
                help: Some(format!("{} kilobytes are enough", site.config.check.page_weight)),
            },
            tracer,
        );
    }
}
