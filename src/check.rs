//! **check**: what was built, and what it was built from, become findings.
//!
//! This room finds before publication what readers, search engines and the law would find after.
//! It reads a file of the output only if the manifest says that it is another one than at the last
//! check, and keeps what it found out. What is wrong on many pages for one cause is one finding,
//! where the cause is.
//!
//! `page` and `style_sheet` read the output, `prose` reads texts, and what came of it are `facts`, which
//! are `kept`. Of those `links`, `redirects` and `unused` ask where things lead, `articles` what authors
//! wrote, `metadata` what files tell, `trust` and `guards` what a paper owes its readers. `trace` finds the place of a fault,
//! `findings` make one of many, and `allow` takes out what is meant to be so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::arrange::Site;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::digest::Digest;
use crate::path::OutputPath;
use crate::publish::{self, Since};
use crate::read::text_of_file;

mod allow;
mod articles;
mod credits;
#[cfg(feature = "external")]
mod external;
mod facts;
mod findings;
mod folders;
mod graph;
mod guards;
mod headers;
mod kept;
mod learn;
mod links;
mod markup;
mod metadata;
mod nesting;
mod one;
mod page;
mod placeholders;
mod players;
mod prose;
mod redirects;
mod report;
mod rules;
mod settings;
mod style_sheet;
mod style_syntax;
mod trace;
mod trust;
mod unused;
mod urls;
mod weight;

#[cfg(feature = "external")]
pub use external::External;
use findings::{Findings, OnPage};
pub use folders::Folders;
use graph::Graph;
use headers::Headers;
pub use kept::Kept;
use learn::{Learning, learn};
pub use one::of_document;
use page::Fault;
pub use report::{github, sarif};
pub use rules::Rule;
use rules::{guards as guard_rules, links as link_rules, output as output_rules};
use settings::Settings;
pub(crate) use trace::documents;
use trace::{Tracer, statics};
pub use trust::TrustItem;
use urls::Urls;

/// What to check.
#[derive(Debug)]
pub struct Request<'r> {
    /// The site as it was built.
    pub site: &'r Site,
    /// Where the site and its output are.
    pub folders: Folders<'r>,
    /// What is known.
    pub kept: Kept,
    /// The file that keeps it.
    pub memory: &'r Path,
    /// Every file of the output, by path, with the digest and the length of its bytes.
    pub files: Vec<(&'r OutputPath, Digest, u64)>,
    /// Names the program: another may find other things.
    pub generator: Digest,
    /// What the build had to say.
    pub said: Diagnostics,
    /// What happened since the last publication.
    pub since: &'r Since,
    /// The folder of that publication, if it is what was looked at.
    pub published: Option<&'r Path>,
    /// Other hosts are asked.
    #[cfg(feature = "external")]
    pub external: Option<External<'r>>,
}

/// What a check found.
#[derive(Debug)]
pub struct Checked {
    /// All findings that aren't allowed.
    pub findings: Diagnostics,
    /// What readers can learn of the paper.
    pub trust: Vec<TrustItem>,
}

/// What the build said of a site, as findings: each has the code of its rule.
#[must_use]
pub fn of_build(said: Diagnostics) -> Diagnostics {
    let mut coded = Diagnostics::new();
    coded.extend(said.into_iter().map(|it| match it.code.as_deref().and_then(Rule::with_code) {
        Some(rule) => Diagnostic { severity: rule.severity, ..it },
        None => match it.severity {
            Severity::Error => it.coded(rules::build::BUILD_ERROR.code),
            Severity::Warning => it.coded(rules::build::BUILD_WARNING.code),
        },
    }));
    coded
}

/// Checks what authors wrote of a site that couldn't be built: there is no output to look at. What `said`
/// is of its build comes back with it.
#[must_use]
pub fn of_sources(site: &Site, root: &Path, said: Diagnostics) -> Diagnostics {
    let mut findings = Findings::default();
    let said = of_build(said).into_iter();
    said.filter(|it| !articles::finds_itself(it)).for_each(|it| findings.add(it));
    let mut texts = articles::Known::new();
    articles::learn(site, root, &mut texts);
    articles::check(site, root, &texts, &mut findings);
    // What wasn't looked for can't be told from what isn't there.
    let is_known = |it: &Diagnostic| it.code.as_deref() != Some(rules::build::UNUSED_ALLOW.code);
    let mut found = Diagnostics::new();
    found.extend(allow::without_allowed(site, root, findings.all()).into_iter().filter(is_known));
    found
}

/// Checks a site that was built.
pub fn check(request: Request<'_>) -> Checked {
    let Request { site, folders, kept, memory, files, generator, said, since, .. } = request;
    let urls = Urls::new(&site.config.base_url);
    let headers = Headers::read(site, folders.output);
    let told = (&headers.text, headers.own, &site.config.policy);
    let context = Digest::of_value(&(generator, site.config.base_url.address(), told));
    let mut kept = kept.in_context(context);
    learn(
        Learning { site, urls: &urls, headers: &headers, output: folders.output },
        &files,
        &mut kept,
    );
    kept.is_changed |= articles::learn(site, folders.root, &mut kept.prose);
    let secrets = guards::secrets(site, folders.root, &files);
    guards::search(&secrets, folders.output, &mut kept);

    let mut findings = Findings::default();
    let said = of_build(said).into_iter();
    said.filter(|it| !articles::finds_itself(it)).for_each(|it| findings.add(it));
    headers.check(&mut findings);
    let mut tracer = Tracer::new(site, folders.root, folders.shown);
    let graph = Graph::new(&files, &kept.files, &kept.table);
    of_pages(Settings { site, root: folders.root }, &graph, &mut findings, &mut tracer);
    let led_on = redirects::led_on(&graph, &urls, folders.output);
    let links =
        links::Links { graph: &graph, site, urls: &urls, output: folders.output, led_on: &led_on };
    let led_to = links.check(&mut findings, &mut tracer);
    let unused = unused::Unused { graph: &graph, site, root: folders.root, output: folders.output };
    unused.check(&mut findings);
    #[cfg(feature = "external")]
    if let Some(external) = request.external {
        external::check(&links, external, &mut findings, &mut tracer);
    }
    redirects::check(&graph, &urls, folders.output, &mut findings, &mut tracer);
    weight::check(site, &graph, &mut findings, &mut tracer);
    articles::check(site, folders.root, &kept.prose, &mut findings);
    placeholders::check(site, folders.root, &mut findings);
    metadata::check(site, &mut findings);
    let trust = trust::check(site, &graph, &urls, folders, &mut findings);
    guards::check(site, &graph, &secrets, &led_to, &mut findings, &mut tracer);
    let led = request.published.map(|folder| redirects::published(&urls, folder));
    let led = led.unwrap_or_default();
    of_publication(site, since, &led, &mut findings);
    redirects::lost(site, &graph, &led, &mut findings);
    drop(graph);
    // Without it the next check reads everything, and finds the same.
    let _ = kept.write(memory);
    // The program ends soon: the system takes this back at once, and piece by piece it takes long.
    std::mem::forget(kept);
    let findings = allow::without_allowed(site, folders.root, findings.all());
    let findings = if headers.own.is_some() { findings } else { without_foreign(findings) };
    Checked { findings, trust }
}

/// Takes out what the policy forbids where it has been said that it comes from another host: nobody can
/// allow the one without the other.
fn without_foreign(found: Diagnostics) -> Diagnostics {
    let is = |it: &Diagnostic, rule: &Rule| it.code.as_deref() == Some(rule.code);
    let found: Vec<Diagnostic> = found.into_iter().collect();
    let foreign = found.iter().filter(|it| is(it, &guard_rules::FOREIGN_REQUEST));
    let foreign: BTreeSet<_> = foreign.filter_map(|it| it.marks.first().cloned()).collect();
    let mut kept = Diagnostics::new();
    kept.extend(found.into_iter().filter(|it| {
        !is(it, &guard_rules::BLOCKED_BY_POLICY)
            || !it.marks.first().is_some_and(|mark| foreign.contains(mark))
    }));
    kept
}

/// What is wrong with the style sheets of a site's own, as a check would find it.
#[must_use]
pub fn styles(site: &Site, root: &Path) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (_, file) in statics(site).filter(|(_, file)| file.asset.is_of_site()) {
        let path = &file.asset.path;
        if path.has_extension("css")
            && let Some(text) = text_of_file(root, path)
        {
            let faults = style_syntax::faults(&text).into_iter();
            found.extend(
                faults.map(|(message, span)| {
                    rules::output::BROKEN_STYLE.found(message).at(path, span)
                }),
            );
        }
    }
    found
}

/// What is wrong with pages alone.
fn of_pages(
    settings: Settings<'_>,
    graph: &Graph<'_>,
    findings: &mut Findings,
    tracer: &mut Tracer<'_>,
) {
    for (path, facts) in graph.paths.iter().zip(&graph.facts) {
        for fault in &facts.faults {
            let Fault { code, message, span, words, is_of_template, help } = fault;
            let Some(rule) = Rule::with_code(code) else { continue };
            let is_home = path.as_str() == "index.html";
            if is_home
                && *code == output_rules::NO_DESCRIPTION.code
                && settings.site.config.description.is_empty()
            {
                let finding = rule.found("the paper has no description");
                let help = "say in a sentence what it is: `description = \"…\"`";
                findings.add(settings.at(finding, "title").help(help));
                continue;
            }
            findings.on_page(
                OnPage {
                    rule,
                    message: message.clone(),
                    page: path,
                    span: *span,
                    words,
                    is_of_template: *is_of_template,
                    help: help.clone(),
                },
                tracer,
            );
        }
    }
}

/// What happened since the last publication, but for old URLs that led somewhere then.
fn of_publication(
    site: &Site,
    since: &Since,
    led: &BTreeMap<String, String>,
    findings: &mut Findings,
) {
    for edit in &since.silent_edits {
        let told = edit.told(site);
        let severity = guard_rules::SILENT_EDIT.severity;
        let article = site.articles.iter().find(|it| it.front.path == edit.article);
        let told = match article {
            Some(it) => {
                Diagnostic { marks: Vec::new(), ..told }.at(&edit.article, it.front.title_span)
            }
            None => told,
        };
        findings.add(Diagnostic { severity, ..told.coded(guard_rules::SILENT_EDIT.code) });
    }
    let has_led =
        |page: &OutputPath| led.contains_key(page.as_str().trim_end_matches("index.html"));
    let allowed = site.config.check.allow.iter().filter(|it| it.code.value == publish::VANISHED);
    let allowed: Vec<&str> = allowed.filter_map(|it| it.path.as_deref()).collect();
    let is_allowed =
        |page: &OutputPath| allowed.iter().any(|path| publish::is_below(&page.url(), path));
    let vanished = since.vanished.iter();
    for vanished in vanished.filter(|it| !has_led(&it.page) && !is_allowed(&it.page)) {
        let url = vanished.page.url();
        let moved = vanished.moved.as_ref();
        let article = moved.and_then(|path| site.articles.iter().find(|it| it.front.path == *path));
        let page = moved.and_then(|path| site.pages.iter().find(|it| it.front.path == *path));
        if let Some(page) = page {
            let message = format!("this page was at `{url}` when it was published");
            let finding =
                link_rules::VANISHED.found(message).at(&page.front.path, page.front.slug_span);
            let help = format!("let the old URL lead here: `aliases = [\"{url}\"]`");
            findings.add(finding.help(help));
            continue;
        }
        findings.add(match article {
            Some(article) => link_rules::VANISHED
                .found(format!("this article was at `{url}` when it was published"))
                .at(&article.front.path, article.front.slug_span)
                .help(format!("let the old URL lead here: `aliases = [\"{url}\"]`")),
            None => link_rules::VANISHED
                .found(format!("`{url}` was published, and nothing is there any more"))
                .help("put it into `aliases` of the page that takes its place"),
        });
    }
}
