//! The file *`_headers`* as hosts read it: a path, and below it the headers that its answers get. Of those the
//! check knows the content security policy.

use std::fs;
use std::path::Path;

use super::findings::Findings;
use super::rules::output::BROKEN_HEADERS;
use super::trace::statics;
use super::urls::Urls;
use crate::arrange::Site;
use crate::diagnostic::{Span, nearest};
use crate::parse::Additions;
use crate::path::{OutputPath, SourcePath, decode};
use crate::policy::{self, Policy, Slip};

const NAME: &str = "_headers";

/// What `_headers` says.
pub(super) struct Headers<'h> {
    pub(super) text: String,
    /// The file in `static/` that it is a copy of; none if Dateline made it.
    pub(super) own: Option<&'h SourcePath>,
    additions: &'h Additions,
    rules: Vec<PathRule>,
    slips: Vec<Slip>,
}

/// A path, and what its answers get.
#[derive(Default)]
struct PathRule {
    path: String,
    span: Span,
    /// It has headers.
    is_used: bool,
    /// Policies of rules before it don't hold.
    detaches: bool,
    policies: Vec<Placed>,
}

/// A policy, and the line where it stands.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) policy: Policy,
    line: usize,
}

/// Headers that are misspelt now and then, and then do nothing.
const KNOWN: &[&str] = &[
    "access-control-allow-origin",
    "cache-control",
    "content-disposition",
    "content-language",
    "content-security-policy",
    "content-security-policy-report-only",
    "content-type",
    "cross-origin-embedder-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "link",
    "permissions-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
    "x-frame-options",
    "x-robots-tag",
];

impl<'h> Headers<'h> {
    /// Reads the file as it is published.
    pub(super) fn read(site: &'h Site, output: &Path) -> Self {
        let text = fs::read_to_string(output.join(NAME)).unwrap_or_default();
        let mut own =
            statics(site).filter(|(path, file)| path.as_str() == NAME && file.asset.is_of_site());
        let own = own.next().map(|(_, file)| &file.asset.path);
        let additions = &site.config.policy;
        let (rules, slips) = parse(&text);
        Self { text, own, additions, rules, slips }
    }

    /// The policies that hold for a page: all of them do.
    pub(super) fn policies(&self, urls: &Urls<'_>, page: &OutputPath) -> Vec<&Placed> {
        let url = urls.rooted_path(page.as_str().trim_end_matches("index.html"));
        let mut policies = Vec::new();
        // Most say nothing of policies.
        let told = self.rules.iter().filter(|it| it.detaches || !it.policies.is_empty());
        for rule in told.filter(|it| is_of(&it.path, &url)) {
            if rule.detaches {
                policies.clear();
            }
            policies.extend(&rule.policies);
        }
        policies
    }

    /// Which policy it is, for a message.
    pub(super) fn shown(&self, placed: &Placed) -> String {
        match self.own {
            Some(path) => format!("the policy in `{path}`, line {},", placed.line),
            None => "the policy in `/_headers`".into(),
        }
    }

    /// Where to let something through: `instead` is the whole directive, what is new its last word.
    pub(super) fn way_out(&self, placed: &Placed, instead: &str) -> String {
        if let Some(path) = self.own {
            return format!("write `{instead}` in `{path}`, line {}", placed.line);
        }
        let (directive, _) = instead.split_once(' ').unwrap_or((instead, ""));
        let added = instead.rsplit(' ').next().unwrap_or_default();
        let given = self.additions.iter().find(|(name, _)| *name == directive);
        let given = given.into_iter().flat_map(|(_, sources)| sources).map(String::as_str);
        let sources: Vec<String> = given.chain([added]).map(|it| format!("\"{it}\"")).collect();
        if matches!(directive, "base-uri" | "manifest-src") {
            return format!("write a `static/_headers` of your own with `{instead}`");
        }
        let key = directive.replace('-', "_");
        format!("write `{key} = [{}]` under `[policy]` in `site.toml`", sources.join(", "))
    }

    /// Tells of what hosts and browsers pass over in a file of the site's own.
    pub(super) fn check(&self, findings: &mut Findings) {
        let Some(path) = self.own else { return };
        for Slip { message, help, span } in &self.slips {
            findings.add(BROKEN_HEADERS.found(message).at(path, *span).help(help));
        }
    }
}

fn parse(text: &str) -> (Vec<PathRule>, Vec<Slip>) {
    let mut rules: Vec<PathRule> = Vec::new();
    let mut slips = Vec::new();
    let mut at = 0;
    for (index, whole) in text.split_inclusive('\n').enumerate() {
        let line = whole.trim();
        let start = at + (whole.len() - whole.trim_start().len());
        at += whole.len();
        let span: Span = (start..start + line.len()).into();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut slip = |message: String, help: &str, span: Span| {
            slips.push(Slip { message, help: help.to_owned(), span });
        };
        if line.starts_with('/') || line.starts_with("https://") {
            rules.push(PathRule { path: line.to_owned(), span, ..PathRule::default() });
            continue;
        }
        let Some(rule) = rules.last_mut() else {
            slip(
                "no path stands before this line".into(),
                "write one above it: `/*` for all",
                span,
            );
            continue;
        };
        rule.is_used = true;
        if let Some(name) = line.strip_prefix('!') {
            rule.detaches |= name.trim().eq_ignore_ascii_case("content-security-policy");
            continue;
        }
        let Some((name, value)) = line.split_once(':') else {
            let help = "a path begins with `/`, a header has `:` after its name";
            slip(format!("`{line}` is neither a path nor a header"), help, span);
            continue;
        };
        let named: Span = (start..start + name.len()).into();
        let lower = name.trim().to_ascii_lowercase();
        let is_name = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(it);
        if lower.is_empty() || !lower.chars().all(is_name) {
            let help = "its name is in letters, digits and `-`, as in `X-Frame-Options`";
            slip(format!("`{name}` isn't the name of a header"), help, named);
            continue;
        }
        if value.trim().is_empty() {
            slip(format!("the header `{name}` has no value"), "write it after the `:`", span);
            continue;
        }
        let is_policy = lower == "content-security-policy";
        if is_policy || lower == "content-security-policy-report-only" {
            let (policies, found) = policy::parse(value);
            let offset = u32::try_from(start + name.len() + 1).unwrap_or(u32::MAX);
            slips.extend(found.into_iter().map(|it| Slip { span: it.span.shifted(offset), ..it }));
            let line = index + 1;
            let placed = policies.into_iter().map(|policy| Placed { policy, line });
            // The other one only reports.
            rule.policies.extend(placed.filter(|_| is_policy));
        } else if !KNOWN.contains(&&*lower)
            && let Some(near) = nearest(&lower, KNOWN.iter().copied())
        {
            let help = format!("did you mean `{near}`?");
            slip(format!("browsers know no header `{name}`"), &help, named);
        }
    }
    for rule in rules.iter().filter(|it| !it.is_used) {
        let message = format!("no header follows the path `{}`", rule.path);
        let help = "write one below it; each path has headers of its own".into();
        slips.push(Slip { message, help, span: rule.span });
    }
    slips.sort_by_key(|it| it.span);
    (rules, slips)
}

/// Whether a path is one of these: `*` stands for anything, `:name` for one part of it.
fn is_of(pattern: &str, url: &str) -> bool {
    let pattern = match pattern.strip_prefix("https://") {
        Some(rest) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => pattern,
    };
    matches(decode(pattern).as_bytes(), decode(url).as_bytes())
}

fn matches(pattern: &[u8], url: &[u8]) -> bool {
    let (mut at, mut of) = (0, 0);
    // Where the last `*` was, and how much it stands for.
    let mut star: Option<(usize, usize)> = None;
    loop {
        let next = match pattern.get(at) {
            Some(b'*') => {
                star = Some((at + 1, of));
                Some((at + 1, of))
            }
            None if of == url.len() => return true,
            Some(b':') => part(&pattern[at..], &url[of..]).map(|(a, b)| (at + a, of + b)),
            sign => url.get(of).filter(|it| Some(*it) == sign).map(|_| (at + 1, of + 1)),
        };
        if let Some(next) = next {
            (at, of) = next;
            continue;
        }
        let Some((after, from)) = star.filter(|(_, from)| *from < url.len()) else { return false };
        star = Some((after, from + 1));
        (at, of) = (after, from + 1);
    }
}

/// How long a `:name` is, and what it stands for.
fn part(pattern: &[u8], url: &[u8]) -> Option<(usize, usize)> {
    let is_of_name = |it: &&u8| it.is_ascii_alphanumeric() || **it == b'_';
    let name = pattern[1..].iter().take_while(is_of_name).count();
    let length = url.iter().take_while(|it| **it != b'/').count();
    (name > 0 && length > 0).then_some((1 + name, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_matched_as_hosts_do() {
        for (pattern, url, is_one) in [
            ("/*", "/", true),
            ("/*", "/2025/a/", true),
            ("/a/*", "/a/", true),
            ("/a/*", "/b/", false),
            ("/a", "/a/", false),
            ("/:year/b/", "/2025/b/", true),
            ("/:year/b/", "/2025/x/b/", false),
            ("/*.html", "/404.html", true),
            ("https://:project.pages.dev/*", "/", true),
            ("/%C3%A4/", "/ä/", true),
        ] {
            assert_eq!(is_of(pattern, url), is_one, "{pattern} {url}");
        }
    }

    #[test]
    fn what_hosts_pass_over_is_found_at_its_place() {
        let text = "X-Early: yes\n# all\n/*\n  X-Frame-Options DENY\n  : no\n  Content-Secruity-Policy: img-src *\n  \
                    Content-Security-Policy: img-scr 'self'\n/a\n/b\n  X-Own:\n  !X-Frame-Options\n";
        let (_, slips) = parse(text);
        let said: Vec<String> = slips
            .into_iter()
            .map(|it| format!("{} | {} | {}", &text[it.span.range()], it.message, it.help))
            .collect();
        assert_eq!(
            said,
            [
                "X-Early: yes | no path stands before this line | write one above it: `/*` for all",
                "X-Frame-Options DENY | `X-Frame-Options DENY` is neither a path nor a header | \
                 a path begins with `/`, a header has `:` after its name",
                " | `` isn't the name of a header | \
                 its name is in letters, digits and `-`, as in `X-Frame-Options`",
                "Content-Secruity-Policy | browsers know no header `Content-Secruity-Policy` | \
                 did you mean `content-security-policy`?",
                "img-scr | browsers know no directive `img-scr` | did you mean `img-src`?",
                "/a | no header follows the path `/a` | \
                 write one below it; each path has headers of its own",
                "X-Own: | the header `X-Own` has no value | write it after the `:`",
            ]
        );
    }
}
