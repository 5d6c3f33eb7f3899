//! Rules that guard readers and embargoes.

use super::rule::{Rule, error, warning};

pub(crate) const SILENT_EDIT: Rule = error(
    "D0401",
    "silent-edit",
    "More than five words of an article changed since it was published, and it doesn't say so.",
    "Who has read it, quoted it or linked to it isn't told that it says something else now.",
    "Add a correction, set `updated`, or write `minor = true` if it means the same as before.",
);

pub(crate) const LEAKED_WORDS: Rule = error(
    "D0402",
    "leaked-words",
    "A file of the output has words of an article that isn't published.",
    "An embargo is broken, or a draft is read that nobody has answered for.",
    "Remove them from where they stand: a template, a file of `static/`, the settings.",
);

pub(crate) const LEAKED_FILE: Rule = error(
    "D0403",
    "leaked-file",
    "A file that lies beside an article that isn't published is in the output.",
    "Readers can open it, and crawlers find it.",
    "Remove the copy in `static/`.",
);

pub(crate) const LEAKED_URL: Rule = error(
    "D0404",
    "leaked-url",
    "A file of the output has the URL of an article that isn't published.",
    "It leads to nothing, and its words tell what is to come.",
    "Remove the link, or write it as the path to the `.md` file: it becomes one when the article \
     is published.",
);

pub(crate) const FOREIGN_REQUEST: Rule = error(
    "D0405",
    "foreign-request",
    "A page or a style sheet loads something from another host.",
    "The host learns who reads what, which readers haven't agreed to; and the page is broken when \
     it is.",
    "Put the file into `static/`, or link to it instead.",
);

pub(crate) const BLOCKED_BY_POLICY: Rule = error(
    "D0406",
    "blocked-by-policy",
    "A page or a style sheet has something that the content security policy of `/_headers` forbids.",
    "Where a host sends the policy, browsers don't show it, run it or send it, and say so to nobody.",
    "Allow it under `[policy]` of `site.toml`, or in a `static/_headers` of your own; or take it out.",
);

pub(crate) const KEPT_METADATA: Rule = warning(
    "D0407",
    "kept-metadata",
    "A file is published with all its metadata, since `keep_metadata` says so.",
    "Whoever loads it can read where it was made, with which camera and by whom.",
    "Remove `keep_metadata`, and the file is published without; or allow the finding, if that is meant.",
);

pub(crate) const NAMED_IN_DOCUMENT: Rule = warning(
    "D0408",
    "named-in-document",
    "A document that is published says who made it and with what, or can't be looked into.",
    "A source or a colleague may be named in it whom nobody meant to name.",
    "Export it anew without its properties, or allow the finding, if readers may know.",
);

pub(crate) const SIGNED: Rule = warning(
    "D0409",
    "content-credentials",
    "A file has content credentials (C2PA), so it is published as it is, and any change breaks them.",
    "They may name who made it, when and with what, and readers can look at that.",
    "Look at what they say, and allow the finding; or export the file anew without them.",
);

pub(crate) const CHANGED_DRAWING: Rule = warning(
    "D0410",
    "changed-drawing",
    "An SVG is published without its scripts, or without what it loads from other hosts.",
    "It may look or move otherwise than in the program that it was made with.",
    "Export it anew, as a drawing without scripts and with all its pictures and fonts in it.",
);

pub(super) const RULES: &[&Rule] = &[
    &SILENT_EDIT,
    &LEAKED_WORDS,
    &LEAKED_FILE,
    &LEAKED_URL,
    &FOREIGN_REQUEST,
    &BLOCKED_BY_POLICY,
    &KEPT_METADATA,
    &NAMED_IN_DOCUMENT,
    &SIGNED,
    &CHANGED_DRAWING,
];
