//! Rules about the build and about the check itself.

use super::rule::{Rule, error, warning};

pub(crate) const BUILD_ERROR: Rule = error(
    "D0001",
    "build-error",
    "The site can't be built.",
    "Nothing is published while a build has an error, so nothing more can be checked.",
    "Mend what the message names; `dateline build` says the same.",
);

pub(crate) const BUILD_WARNING: Rule = warning(
    "D0002",
    "build-warning",
    "The build has a doubt.",
    "The site is published all the same, and somebody should look.",
    "Do what the help line says; `dateline build` says the same.",
);

pub(crate) const UNKNOWN_CODE: Rule = warning(
    "D0003",
    "unknown-code",
    "A finding is allowed whose code no rule has.",
    "What was meant to be allowed isn't, or the rule is gone and the line says nothing.",
    "Write a code that `dateline explain` lists, or take the line out.",
);

pub(crate) const UNUSED_ALLOW: Rule = warning(
    "D0004",
    "unused-allow",
    "A finding is allowed that there isn't.",
    "An exception that nothing needs would hide the next fault of its kind.",
    "Take the code out of `allow`.",
);

pub(super) const RULES: &[&Rule] = &[&BUILD_ERROR, &BUILD_WARNING, &UNKNOWN_CODE, &UNUSED_ALLOW];
