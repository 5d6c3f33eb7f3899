//! The *leave* that browsers have: what a page needs, held against the policies that are sent with it.

use super::attributes::candidates;
use super::needs::{attribute_need, better, in_words, need, own_need};
use super::values::shown;
use crate::check::headers::{Headers, Placed};
use crate::check::markup::Tag;
use crate::check::urls::Urls;
use crate::path::OutputPath;
use crate::policy::{Need, Target};

/// Something that browsers may not do.
pub(in crate::check) struct Refused {
    pub(in crate::check) message: String,
    /// What to do, a line each.
    pub(in crate::check) help: String,
    /// What asks for it, as it is written.
    pub(in crate::check) written: String,
}

/// What browsers are told that they may do.
#[derive(Clone, Copy)]
pub(in crate::check) struct Leave<'l> {
    headers: Option<&'l Headers<'l>>,
    policies: &'l [&'l Placed],
}

impl<'l> Leave<'l> {
    /// To do anything.
    pub(in crate::check) const FREE: Self = Self { headers: None, policies: &[] };

    pub(in crate::check) fn new(headers: &'l Headers<'l>, policies: &'l [&'l Placed]) -> Self {
        Self { headers: Some(headers), policies }
    }

    fn is_free(self) -> bool {
        self.policies.is_empty()
    }

    /// What is said of something that it isn't given for: by each policy that keeps browsers from it.
    fn lacking(
        self,
        need: Need,
        target: Option<&Target>,
        nonce: Option<&str>,
        written: &str,
    ) -> Vec<Refused> {
        let Some(headers) = self.headers else { return Vec::new() };
        let told = self.policies.iter().filter_map(|placed| {
            let instead = placed.policy.instead(need, target, nonce)?;
            let what = in_words(need, &shown(written));
            let message = format!("{} keeps browsers from {what}", headers.shown(placed));
            let way_out = headers.way_out(placed, &instead);
            let help = match better(need) {
                Some(better) => format!("{better}\nor {way_out}"),
                None => way_out,
            };
            Some(Refused { message, help, written: written.to_owned() })
        });
        told.collect()
    }
}

/// What a URL asks for; none of what needs no leave.
fn target(urls: &Urls<'_>, from: &OutputPath, need: Need, url: &str) -> Option<Target> {
    let is_here = url.trim_start().starts_with('#') || url.trim().is_empty();
    if is_here && need != Need::Form {
        return None;
    }
    let target = urls.target(from, url);
    (target.address != "about:").then_some(target)
}

impl Leave<'_> {
    /// What an element needs and browsers may not do, as it is seen from a page.
    pub(super) fn refused(self, tag: &Tag<'_>, urls: &Urls<'_>, from: &OutputPath) -> Vec<Refused> {
        let mut refused = Vec::new();
        if self.is_free() {
            return refused;
        }
        let nonce = tag.get("nonce");
        if let Some(need) = own_need(tag) {
            refused.extend(self.lacking(need, None, nonce, ""));
        }
        // It goes to its own page.
        if &*tag.name == "form" && tag.get("action").is_none() && !tag.has_word("method", "dialog")
        {
            refused.extend(self.refused_url(Need::Form, "", None, urls, from));
        }
        let is_script = |it: &str| it.eq_ignore_ascii_case("javascript:");
        for (attribute, value) in &tag.attributes {
            let leads = matches!(&**attribute, "href" | "src" | "action" | "formaction" | "data");
            let is_script = leads && value.trim_start().get(..11).is_some_and(is_script);
            let in_page = is_script.then_some(Need::ScriptAttribute);
            if let Some(need) = in_page.or_else(|| attribute_need(attribute, value)) {
                refused.extend(self.lacking(need, None, None, attribute));
            } else if let Some(need) = need(tag, attribute) {
                let one = vec![&**value];
                let urls_of = if attribute.ends_with("srcset") { candidates(value) } else { one };
                for url in urls_of {
                    refused.extend(self.refused_url(need, url, nonce, urls, from));
                }
            }
        }
        refused
    }

    /// What is needed at a URL.
    pub(in crate::check) fn refused_url(
        self,
        need: Need,
        url: &str,
        nonce: Option<&str>,
        urls: &Urls<'_>,
        from: &OutputPath,
    ) -> Vec<Refused> {
        if self.is_free() {
            return Vec::new();
        }
        let target = target(urls, from, need, url);
        target.map_or_else(Vec::new, |target| self.lacking(need, Some(&target), nonce, url.trim()))
    }
}
