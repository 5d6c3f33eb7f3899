//! What templates of Tera may have and ours may not: two builds of one site would show it differently,
//! in two processes or on two machines.
//!
//! Whether a word is in the code of a template, or only in its text, a string or a comment, Tera itself
//! says: it is asked for its syntax errors with something in the word's place that no code can have.

use tera::{ErrorKind, Tera};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::read::Source;

/// A word of Tera's language, what is wrong with it, and what to write instead.
const REFUSED: [(&str, &str, &str); 2] = [
    (
        "__tera_context",
        "`__tera_context` comes in another order with every build",
        "print the variable that you mean, like `{{ page }}`: its order stays",
    ),
    // Of numbers with a fraction it is what the machine's own library of mathematics makes of it.
    ("**", "`**` gives other digits on other machines", "write the product: `n * n`"),
];

/// No code of a template can have it.
const NO_CODE: &str = "$";

/// All that is refused in a template, each at its place.
pub(super) fn faults(template: &Source) -> Diagnostics {
    let mut faults = Diagnostics::new();
    for (word, fault, help) in REFUSED {
        for at in places_in_code(&template.text, word) {
            let fault = Diagnostic::error(fault).at(&template.path, at..at + word.len());
            faults.push(fault.help(help));
        }
    }
    faults
}

fn places_in_code(text: &str, word: &str) -> Vec<usize> {
    let mut hidden = text.to_owned();
    for (at, _) in text.match_indices(word).filter(|(at, _)| is_whole(text, *at, word)) {
        hidden.replace_range(at..at + word.len(), &NO_CODE.repeat(word.len()));
    }
    let mut places = Vec::new();
    while let Some(at) = syntax_error(&hidden, text) {
        if !text[at..].starts_with(word) || hidden[at..].starts_with(word) {
            break;
        }
        hidden.replace_range(at..at + word.len(), word);
        places.push(at);
    }
    places
}

/// Where Tera finds the first syntax error in a text that differs from this one.
fn syntax_error(hidden: &str, text: &str) -> Option<usize> {
    if hidden == text {
        return None;
    }
    match Tera::new().add_raw_template("", hidden).err()?.kind() {
        ErrorKind::SyntaxError(report) => Some(report.span().range.start),
        _ => None,
    }
}

/// Whether a name is no part of a longer one.
fn is_whole(text: &str, at: usize, word: &str) -> bool {
    let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_';
    !word.starts_with(is_part)
        || !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part)
}

#[cfg(test)]
mod tests {
    use super::places_in_code;

    #[track_caller]
    fn found(text: &str, expected: usize) {
        let word = if text.contains("**") { "**" } else { "__tera_context" };
        let all: Vec<usize> = text.match_indices(word).map(|(at, _)| at).collect();
        let places = places_in_code(text, word);
        assert!(places.iter().all(|it| all.contains(it)), "{places:?} of {all:?}: {text}");
        assert_eq!(places.len(), expected, "{places:?} of {all:?}: {text}");
    }

    #[test]
    fn code_is_told_from_all_else() {
        for code in [
            "{{ __tera_context }}",
            "{{-__tera_context-}}",
            "{{ __tera_context | keys }}",
            "{{ __tera_context.page.url }}",
            "{{ __tera_context?.page }}",
            "{{ __tera_context[\"page\"] }}",
            "{{ __tera_context[1:2] }}",
            "{{ not __tera_context }}",
            "{{ -__tera_context }}",
            "{{ 1 + __tera_context }}",
            "{{ 'a' in __tera_context }}",
            "{{ 1 if __tera_context else 2 }}",
            "{{ __tera_context if 1 else 2 }}",
            "{{ 1 if 2 else __tera_context }}",
            "{{ [1, ...__tera_context] }}",
            "{{ {\"a\": 1, ...__tera_context} }}",
            "{{ [a for a in __tera_context] }}",
            "{{ [__tera_context for a in [1]] }}",
            "{{ \"a\" | default(value=__tera_context) }}",
            "{{ range(end=__tera_context) }}",
            "{{ 1 is divisible_by(divisor=__tera_context) }}",
            "{{ \"a\" ~ __tera_context }}",
            "{% if __tera_context is defined %}{% elif a %}{% endif %}",
            "{% if a %}{% elif __tera_context %}{% endif %}",
            "{% for a, b in __tera_context %}{% endfor %}",
            "{% set a = __tera_context %}",
            "{% set_global a = __tera_context %}",
            "{% set a | default(value=__tera_context) %}{% endset %}",
            "{% filter default(value=__tera_context) %}{% endfilter %}",
            "{% block a %}{{ __tera_context }}{% endblock %}",
            "{% component a() %}{{ __tera_context }}{% endcomponent %}",
            "{% extends 'a' %}{% block a %}{{ __tera_context }}{% endblock %}",
            "{{ <a b={__tera_context} /> }}",
            "{{ <a {...__tera_context} /> }}",
            "{{ <a __tera_context /> }}",
            "{% <a> %}{{ __tera_context }}{% </a> %}",
            "__tera_context {# __tera_context #} {{ \"__tera_context\" }} ü {{ __tera_context }}",
        ] {
            found(code, 1);
        }
        found(
            "{{ __tera_context }} {{ a ~ __tera_context }}\n{% if __tera_context %}{% endif %}",
            3,
        );
        // An error before it is said first.
        found("{{ a b }} {{ __tera_context }}", 0);
        for text in [
            "",
            "<code>__tera_context</code>",
            "{# {{ __tera_context }} #}",
            "{% raw %}{{ __tera_context }}{% endraw %}",
            "{{ \"__tera_context\" }}{{ '__tera_context' }}{{ `__tera_context` }}",
            "{{ \"\\\"__tera_context\" }}",
            "{{ my__tera_context }}{{ __tera_context_2 }}",
            "{{ <a b=\"__tera_context\" /> }}",
            "$ __tera_context {% extends 'nothing' %}",
        ] {
            found(text, 0);
        }
    }

    #[test]
    fn powers_are_told_from_products_and_comments() {
        for power in [
            "{{ 2 ** 3 }}",
            "{{ a**b }}",
            "{{ -a.b ** 2 if c else d }}",
            "{{ (a | length) ** 0.5 | round }}",
            "{{ [a ** 2 for a in b] }}",
            "{{ {\"a\": a ** 2} }}",
            "{{ a[b ** 2] }}",
            "{{ a[1:b ** 2] }}",
            "{{ a | nth(n=b ** 2) }}",
            "{{ not a ** 2 > 3 and b }}",
            "{% if a == b ** 2 %}{% endif %}",
            "{% set a = b ** 2 %}",
            "{% for a in b ** 2 %}{% endfor %}",
            "{{ <a b={c ** 2} /> }}",
            "{# ** #}{{ \"**\" }}/** **/{{ a ** b }}",
        ] {
            found(power, 1);
        }
        found("{{ 2 ** 3 ** 4 }}{{ a ** b }}", 3);
        found("<style>/** a { b: c } **/</style> {{ a * b }} {# ** #} {{ \"**\" }}", 0);
    }
}
