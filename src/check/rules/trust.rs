//! Rules about what a paper owes its readers to say of itself.

use super::rule::{Rule, error, warning};

pub(crate) const NOT_SAID: Rule = warning(
    "D0301",
    "not-said",
    "The paper doesn't say who owns it, how to reach it, how it works or how it puts mistakes right.",
    "Readers and search engines judge a paper by what it tells of itself, and the law asks for \
     some of it in many countries.",
    "Write a page, and name it under `[publisher]`. `dateline check --trust` shows what there is.",
);

pub(crate) const NOT_REACHED: Rule = warning(
    "D0302",
    "not-reached",
    "From some page it takes more than two clicks to what the paper says of itself.",
    "Readers who come from a search engine to an old article don't find it.",
    "Put the page into the `[[menu]]`, or link to it from a page that is in it.",
);

pub(crate) const NO_BYLINE: Rule = warning(
    "D0303",
    "no-byline",
    "An article names no author, and the paper doesn't say why articles may have none.",
    "Readers can't know who answers for it.",
    "Name the author or the desk: `authors = [\"europe-desk\"]`, or say under `[publisher]` why \
     not: `no_bylines_policy = \"/about/#bylines\"`.",
);

pub(crate) const BYLINE_NOT_SHOWN: Rule = error(
    "D0304",
    "byline-not-shown",
    "The page of an article doesn't link to its authors.",
    "Readers can't know who answers for it.",
    "Let `article.html` show `article.authors`, as the theme does.",
);

pub(crate) const DATE_NOT_SHOWN: Rule = error(
    "D0305",
    "date-not-shown",
    "The page of an article doesn't say when it was published.",
    "Readers may take old news for new.",
    "Let `article.html` show `article.date` in a `time` element, as the theme does.",
);

pub(crate) const TRUST_AND_ROBOTS: Rule = error(
    "D0306",
    "trust-and-robots",
    "`trust.txt` and `robots.txt` say different things of the training of models.",
    "Whoever reads one of them only does what the other forbids.",
    "Forbid the crawlers in `robots.txt`, or let `training` under `[trust]` say `true`.",
);

pub(crate) const TRUST_HIDDEN: Rule = error(
    "D0307",
    "trust-hidden",
    "`robots.txt` forbids crawlers to read `trust.txt`.",
    "It is written for them.",
    "Allow it: `Allow: /trust.txt`.",
);

pub(crate) const PLACEHOLDER: Rule = warning(
    "D0308",
    "placeholder",
    "Something still says what `dateline init` wrote in its place.",
    "Readers see a name that isn't the paper's, and feeds and search engines are sent to another host.",
    "Write your own: the name, the address, the description, the page about you.",
);

pub(super) const RULES: &[&Rule] = &[
    &NOT_SAID,
    &NOT_REACHED,
    &NO_BYLINE,
    &BYLINE_NOT_SHOWN,
    &DATE_NOT_SHOWN,
    &TRUST_AND_ROBOTS,
    &TRUST_HIDDEN,
    &PLACEHOLDER,
];
