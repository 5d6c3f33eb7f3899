//! Rules about the files of the output.

use super::rule::{Rule, error, warning};

pub(crate) const DUPLICATE_ID: Rule = error(
    "D0501",
    "duplicate-id",
    "Two elements of a page have the same id.",
    "A link to the place leads to the first of them, and assistive technology mixes them up.",
    "Give one of them another id.",
);

pub(crate) const INVALID_NESTING: Rule = error(
    "D0502",
    "invalid-nesting",
    "Elements of a page aren't closed, or lie in others that can't hold them.",
    "Each browser mends it by rules of its own, and what follows may look and sound other than meant.",
    "Close each element in the one that it was opened in, and put blocks into blocks.",
);

pub(crate) const NO_LANGUAGE: Rule = error(
    "D0503",
    "no-language",
    "A page doesn't say what language it is in.",
    "Screen readers read it in the voice of another, and browsers offer the wrong translation.",
    "Write it at the beginning: `<html lang=\"{{ page.language }}\">`.",
);

pub(crate) const NO_CANONICAL: Rule = warning(
    "D0504",
    "no-canonical",
    "A page for search engines doesn't say which URL is its own.",
    "They may list it under another, or list it twice.",
    "Let its template write `<link rel=\"canonical\" href=\"{{ page.permalink }}\">`.",
);

pub(crate) const NO_DESCRIPTION: Rule = warning(
    "D0505",
    "no-description",
    "A page for search engines has no description.",
    "Their results show some words of the page instead.",
    "Let its template write `<meta name=\"description\" content=\"…\">`, or describe the site, the \
     page or the profile in its own file.",
);

pub(crate) const NO_TITLE: Rule = error(
    "D0506",
    "no-title",
    "A page has no title.",
    "Tabs, bookmarks and search results have no name for it.",
    "Let its template write `<title>…</title>`.",
);

pub(crate) const TOO_HEAVY: Rule = warning(
    "D0507",
    "too-heavy",
    "A page and what it loads are larger than `page_weight` of `[check]`, or 2000 kilobytes.",
    "On a slow connection readers leave before they see it, and pay for it on a small one.",
    "Make its pictures smaller, or show fewer of them.",
);

pub(crate) const IMAGE_WITHOUT_ALT: Rule = error(
    "D0508",
    "image-without-alt",
    "An `img` element has no `alt`.",
    "Screen readers say the name of its file.",
    "Say what it shows: `alt=\"…\"`, or `alt=\"\"` if it is an ornament.",
);

pub(crate) const BROKEN_DATA: Rule = error(
    "D0509",
    "broken-data",
    "The structured data of a page isn't JSON.",
    "Search engines pass over it.",
    "Let the template write `{{ structured_data | safe }}` alone, or mend what it adds.",
);

pub(crate) const BROKEN_XML: Rule = error(
    "D0510",
    "broken-xml",
    "A feed, a sitemap or a drawing isn't well-formed XML.",
    "Feed readers, search engines and browsers read none of it.",
    "Mend the file at the place that the message names.",
);

pub(crate) const BROKEN_JSON: Rule = error(
    "D0511",
    "broken-json",
    "A JSON file isn't JSON.",
    "Programs read none of it.",
    "Mend the file at the place that the message names.",
);

pub(crate) const BROKEN_STYLE: Rule = warning(
    "D0512",
    "broken-style",
    "A style sheet isn't written as style sheets are.",
    "Browsers pass over what they don't understand, often with all that follows, and say nothing.",
    "Mend the file at the place that the message names.",
);

pub(crate) const BROKEN_HEADERS: Rule = error(
    "D0513",
    "broken-headers",
    "A `_headers` has a line that hosts don't read, or a policy with words that browsers don't know.",
    "They pass over it and say nothing: what it should allow is forbidden, and the other way round.",
    "Mend the file at the place that the message names.",
);

pub(super) const RULES: &[&Rule] = &[
    &DUPLICATE_ID,
    &INVALID_NESTING,
    &NO_LANGUAGE,
    &NO_CANONICAL,
    &NO_DESCRIPTION,
    &NO_TITLE,
    &TOO_HEAVY,
    &IMAGE_WITHOUT_ALT,
    &BROKEN_DATA,
    &BROKEN_XML,
    &BROKEN_JSON,
    &BROKEN_STYLE,
    &BROKEN_HEADERS,
];
