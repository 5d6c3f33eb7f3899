//! Rules about links, and about what pages show.

use super::rule::{Rule, error, warning};

pub(crate) const DEAD_LINK: Rule = error(
    "D0101",
    "dead-link",
    "A link leads to a page or a file of this site that isn't there.",
    "Readers and search engines come to a page that says that there is nothing.",
    "Write the URL of a page that there is, or remove the link. Links between documents are best \
     written as paths to their `.md` files: the build then keeps them right.",
);

pub(crate) const DEAD_FRAGMENT: Rule = error(
    "D0102",
    "dead-fragment",
    "A link leads to a place on a page, and the page has no such place.",
    "Readers come to the top of the page and look for what was promised.",
    "Write the id of a heading of that page after `#`, or give the heading one: `## Heading {#place}`.",
);

pub(crate) const MISSING_FILE: Rule = error(
    "D0103",
    "missing-file",
    "A page loads a picture, a style sheet or another file of this site that isn't there.",
    "Readers see a gap or a page without its looks.",
    "Put the file into `static/`, or correct its URL.",
);

pub(crate) const UNUSED_FILE: Rule = warning(
    "D0104",
    "unused-file",
    "A file is published, or lies among the articles, and nothing shows it or links to it.",
    "It is uploaded for nobody, and may be what was forgotten in the text.",
    "Show it, link to it, or remove it.",
);

pub(crate) const LINK_TO_REDIRECT: Rule = warning(
    "D0105",
    "link-to-redirect",
    "A link leads to an old URL that sends readers on.",
    "Each reader makes two requests instead of one, and the link breaks when the alias goes.",
    "Link to where the old URL leads.",
);

pub(crate) const REDIRECT_CHAIN: Rule = warning(
    "D0106",
    "redirect-chain",
    "A redirect leads to another redirect.",
    "Readers wait for each step, and search engines give up after a few.",
    "Let it lead to the last URL at once.",
);

pub(crate) const REDIRECT_LOOP: Rule = error(
    "D0107",
    "redirect-loop",
    "Redirects lead in a circle.",
    "A browser gives up with an error.",
    "Let one of them lead to a page.",
);

pub(crate) const DEAD_REDIRECT: Rule = error(
    "D0108",
    "dead-redirect",
    "A redirect leads to a page of this site that isn't there.",
    "Whoever follows an old link finds nothing.",
    "Let it lead to a page that there is, or remove it.",
);

pub(crate) const ORPHAN: Rule = warning(
    "D0109",
    "orphan",
    "A page can't be reached from the home page by links.",
    "Nobody finds it who isn't told its URL.",
    "Put it into the `[[menu]]`, or link to it from a page.",
);

pub(crate) const VANISHED: Rule = error(
    crate::publish::VANISHED,
    "vanished-url",
    "A page that was published isn't there any more, and nothing leads on from its URL.",
    "Links, bookmarks and search results lead to nothing.",
    "Give the new page the old URL in `aliases`. If the article is withdrawn, keep its file with \
     `draft` or `expires`, or with a retraction among its `corrections`.",
);

pub(crate) const EXTERNAL_DEAD: Rule = error(
    "D0111",
    "external-dead",
    "Another host says that it has no such page.",
    "Readers can't see what the article rests on.",
    "Find where the page is now, or link to a copy in an archive.",
);

pub(crate) const EXTERNAL_MOVED: Rule = warning(
    "D0112",
    "external-moved",
    "Another host says that the page has another URL for good.",
    "The old URL may stop to lead on.",
    "Write the new URL.",
);

pub(crate) const EXTERNAL_SILENT: Rule = warning(
    "D0113",
    "external-silent",
    "Another host gave no answer to rely on.",
    "The page may be gone, or the host may only be busy or closed to programs.",
    "Look at the link in a browser. If it is right, put the host or the URL among the `hosts` of \
     `[check]`, which aren't asked.",
);

pub(super) const RULES: &[&Rule] = &[
    &DEAD_LINK,
    &DEAD_FRAGMENT,
    &MISSING_FILE,
    &UNUSED_FILE,
    &LINK_TO_REDIRECT,
    &REDIRECT_CHAIN,
    &REDIRECT_LOOP,
    &DEAD_REDIRECT,
    &ORPHAN,
    &VANISHED,
    &EXTERNAL_DEAD,
    &EXTERNAL_MOVED,
    &EXTERNAL_SILENT,
];
