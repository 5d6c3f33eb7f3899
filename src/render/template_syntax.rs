//! What is wrong with the *syntax* of a template. Tera says which sign it didn't expect; here is what
//! was meant, and how that is written.

use super::template_blocks::{self, shown};
use super::template_code::{Tag, Token, tags};
use super::template_words::{BLOCKS, Kind, arguments, instead};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::read::Source;

/// What a fault at a place is, that Tera calls so; none if Tera's own words are all there is.
pub(super) fn fault(message: &str, place: usize, source: &Source) -> Option<Diagnostic> {
    let tags = tags(&source.text);
    let index = tags.iter().rposition(|tag| tag.at.start <= place);
    let tag = index.map(|index| &tags[index]);
    // What isn't closed makes code of the text behind it, and the fault is found there.
    let until = index.map_or(0, |index| index + 1);
    let unclosed = tags[..until].iter().find_map(|tag| unclosed_tag(tag, place, source));
    if let Some(fault) = unclosed {
        return Some(fault);
    }
    if let Some(fault) = tag.and_then(|tag| of_tag(message, tag, place, source)) {
        return Some(fault);
    }
    let is_of_blocks = match message {
        "Unexpected end of input" => true,
        "Unknown tag" => tag.is_some_and(|tag| is_of_block(tag.word(0))),
        _ => {
            message.starts_with("Closing tag")
                || message.starts_with("Unclosed")
                || message.contains(" in the opening tag, found ")
        }
    };
    let blocks = is_of_blocks.then(|| template_blocks::fault(source)).flatten();
    blocks
        .or_else(|| unclosed_text(message, place, source))
        .or_else(|| unknown_tag(message, tag?, source))
}

/// Whether a tag belongs to a block that another one opens.
fn is_of_block(word: &str) -> bool {
    let closes = word.strip_prefix("end").is_some_and(|name| BLOCKS.contains(&name));
    closes || word == "</" || word == "else" || word == "elif"
}

/// A comment or raw text that nothing closes.
fn unclosed_text(message: &str, place: usize, source: &Source) -> Option<Diagnostic> {
    let (open, close) = if message == "unexpected end of raw block" {
        ("{% raw %}", "{% endraw %}")
    } else if message.starts_with("Closing comment tag") {
        ("{#", "#}")
    } else {
        return None;
    };
    let start = source.text.get(..place + 2)?.rfind(&open[..2])?;
    let fault = Diagnostic::error(format!("`{open}` is never closed"));
    let fault = fault.at(&source.path, start..start + 2);
    Some(fault.help(format!("write `{close}` where it ends")))
}

/// A bracket that nothing closes.
fn unclosed_tag(tag: &Tag<'_>, place: usize, source: &Source) -> Option<Diagnostic> {
    let text = &source.text[tag.at.clone()];
    let close = if tag.prints { "}}" } else { "%}" };
    // Of one that is closed by half Tera says it well.
    let is_half = [&source.text[..place], &source.text[place..]];
    let is_half = is_half[0].ends_with(['}', '%']) || is_half[1].starts_with(['}', '%']);
    if text.ends_with(close) || is_half {
        return None;
    }
    let fault = format!("`{}` is never closed", &text[..2]);
    let fault = Diagnostic::error(fault).at(&source.path, tag.at.start..tag.at.start + 2);
    Some(fault.help(format!("write `{close}` where the code ends")))
}

fn of_tag(message: &str, tag: &Tag<'_>, place: usize, source: &Source) -> Option<Diagnostic> {
    let at = tag.tokens.iter().position(|token| token.at().contains(&place));
    let found = go(tag)
        .or_else(|| else_if(tag))
        .or_else(|| liquid(tag))
        .or_else(|| dynamic(tag, source))
        .or_else(|| at.and_then(|at| nameless(tag, at)))
        .or_else(|| signs(tag, at.unwrap_or(tag.tokens.len())))
        .or_else(|| method(message, tag, at?));
    let (what, help, token) = found?;
    let span = token.map_or(tag.at.clone(), Token::at);
    Some(Diagnostic::error(what).at(&source.path, span).help(help))
}

type Said<'a, 't> = Option<(String, String, Option<&'a Token<'t>>)>;

/// `{{ .Title }}`, `{{ range .Pages }}`, `{{ end }}`, `{{< figure >}}`
fn go<'a, 't>(tag: &'a Tag<'t>) -> Said<'a, 't> {
    const GO: &str = "this is Go's language of templates, which Hugo has";
    if !tag.prints {
        return None;
    }
    let (first, next) = (tag.word(0), tag.word(1));
    let is_word = tag.tokens.first().is_some_and(Token::is_word);
    let is_call = is_word
        && !["", ".", "|", "(", "?.", "[", "if", "or", "and", "is", "in"].contains(&next)
        && tag
            .tokens
            .get(1)
            .is_some_and(|it| it.is_word() || it.quoted().is_some() || it.text == "$");
    let help = match first {
        "range" if next != "(" => "write `{% for article in list.articles %}…{% endfor %}`",
        "if" | "with" | "else" => "write `{% if article.image %}…{% else %}…{% endif %}`",
        "end" if next.is_empty() => "write `{% endif %}`, `{% endfor %}` or `{% endblock %}`",
        "define" | "block" => "write `{% block main %}…{% endblock %}`",
        "partial" | "template" | "partialCached" => "write `{% include \"partials/name.html\" %}`",
        "<" | "%" if tag.tokens[0].start == tag.at.start + 2 && !next.is_empty() => {
            "templates have no shortcodes; a component is shown by `{{ <name /> }}`"
        }
        "." | "$" => {
            "write the name of a variable first: `{{ article.title }}`, `{{ site.title }}`"
        }
        "/" if next == "*" => "write `{# … #}` for a comment",
        _ if tag.tokens.windows(2).any(|it| it[0].text == ":" && it[1].text == "=") => {
            "write `{% set name = … %}`"
        }
        _ if is_call && tag.tokens.iter().any(|it| it.text == ".") => {
            "filters stand behind what they take: `{{ article.title | upper }}`"
        }
        _ => return None,
    };
    Some((GO.into(), help.into(), None))
}

/// Code of Go that is code of Tera, too: `{{ range .Pages }}` has the variable `range`.
pub(super) fn foreign(source: &Source) -> Diagnostics {
    let words = ["range", "if", "with", "else", "end", "define", "block", "template", "partial"];
    let mut faults = Diagnostics::new();
    for tag in tags(&source.text) {
        let Some((first, next)) = tag.tokens.first().map(|first| (first, tag.tokens.get(1))) else {
            continue;
        };
        let is_apart = next.is_none_or(|next| next.start > first.at().end && next.text == ".");
        if !tag.prints || !words.contains(&first.text) || !is_apart || is_set(first.text, source) {
            continue;
        }
        if let Some((what, help, _)) = go(&tag) {
            faults.push(Diagnostic::error(what).at(&source.path, tag.at.clone()).help(help));
        }
    }
    faults
}

/// Whether a template makes a variable of this name.
fn is_set(name: &str, source: &Source) -> bool {
    tags(&source.text).iter().any(|tag| {
        ["set", "set_global", "for", "component"].contains(&tag.name())
            && tag.tokens[1..].iter().any(|it| it.text == name)
    })
}

/// `{% else if a %}`
fn else_if<'a, 't>(tag: &'a Tag<'t>) -> Said<'a, 't> {
    let is_it = tag.name() == "else" && tag.word(1) == "if";
    let said = ("`else if` is one word here".into(), "write `{% elif … %}`".into(), None);
    is_it.then_some(said)
}

/// `{{ a | truncatewords: 3 }}`
fn liquid<'a, 't>(tag: &'a Tag<'t>) -> Said<'a, 't> {
    let at = tag
        .tokens
        .windows(3)
        .position(|it| it[0].text == "|" && it[1].is_word() && it[2].text == ":")?;
    let name = &tag.tokens[at + 1];
    let what = format!("`{}:` is how Liquid writes a filter with arguments", name.text);
    let help = match arguments(Kind::Filter, name.text) {
        Some(["*"] | []) => format!("write `{}` alone", name.text),
        Some(known) => {
            let argument = first_of(known);
            format!("arguments stand in brackets, with their names: `{}({argument}=…)`", name.text)
        }
        None => instead(Kind::Filter, name.text)?,
    };
    Some((what, help, Some(name)))
}

/// `{% include name %}`
fn dynamic<'a, 't>(tag: &'a Tag<'t>, source: &Source) -> Said<'a, 't> {
    let name = tag.name();
    if !["include", "extends"].contains(&name) {
        return None;
    }
    let written = tag.tokens.get(1)?;
    if let Some(quoted) = written.quoted() {
        let rest = tag.tokens.get(2)?;
        let what = format!("`{name}` takes the name of a template and nothing more");
        let all = "an included template has all variables of the one that includes it";
        let write = format!("write `{{% {name} \"{quoted}\" %}}`");
        let help =
            if rest.text == "~" || name == "extends" { write } else { format!("{write}; {all}") };
        return Some((what, help, Some(rest)));
    }
    let what = format!("`{name}` wants the name of a template in quotes");
    let end =
        tag.tokens[1..].iter().take_while(|it| it.is_word() || [".", "/", "-"].contains(&it.text));
    let end = end.last().map_or(written.at().end, |it| it.at().end);
    let path = &source.text[written.start..end];
    let help = if path.contains(['.', '/']) || !path.is_empty() && tag.tokens.len() == 2 {
        let file = format!("{}.html", path.trim_end_matches(".html"));
        format!(
            "write `{{% {name} \"{file}\" %}}`; which template it is can't depend on a variable, but a \
             component can take one"
        )
    } else {
        format!("write `{{% {name} \"partials/name.html\" %}}`")
    };
    Some((what, help, Some(written)))
}

/// The argument that others write without a name.
fn first_of(known: &[&'static str]) -> &'static str {
    let usual = ["style", "length", "from", "value", "attribute", "end", "message"];
    let first = usual.into_iter().find(|it| known.contains(it));
    first.or(known.first().copied()).unwrap_or_default()
}

/// `truncate(20)`
fn nameless<'a, 't>(tag: &'a Tag<'t>, at: usize) -> Said<'a, 't> {
    let token = &tag.tokens[at];
    let open = tag.tokens[..=at].iter().rposition(|it| it.text == "(")?;
    let name = tag.tokens.get(open.checked_sub(1)?).filter(|it| it.is_word())?;
    if at != open + 1 && tag.word(at - 1) != "," && tag.word(at.checked_sub(2)?) != "(" {
        return None;
    }
    let kind = match tag.word(open.wrapping_sub(2)) {
        "|" | "filter" => Kind::Filter,
        "is" | "not" => Kind::Test,
        _ => Kind::Function,
    };
    let kinds = [kind, Kind::Filter, Kind::Test, Kind::Function];
    let (known_as, known) =
        kinds.into_iter().find_map(|it| Some((it, arguments(it, name.text)?)))?;
    if known_as != kind {
        return Some((
            format!("`{}` is called otherwise", name.text),
            instead(kind, name.text)?,
            Some(name),
        ));
    }
    let help = match (first_of(known), name.text) {
        ("", name) => format!("write `{name}` alone"),
        ("*", "fill") => "write `fill(name=…)`, with the word between the curly brackets".into(),
        ("*", name) => format!("write `{name}(level=3)`"),
        (argument, name) => format!("write `{name}({argument}=…)`"),
    };
    Some((format!("arguments of `{}` have names", name.text), help, Some(token)))
}

/// Signs of other languages.
fn signs<'a, 't>(tag: &'a Tag<'t>, at: usize) -> Said<'a, 't> {
    // The place may be that of the sign before or after it.
    let range = at.saturating_sub(1)..(at + 2).min(tag.tokens.len());
    tag.tokens.get(range)?.iter().find_map(|token| {
        let help = match token.text {
            "&&" => "write `and`",
            "||" => "write `or`",
            "!" => "write `not`",
            "?" => "write `a if b else c`",
            "=" if ["if", "elif"].contains(&tag.name()) => "write `==` to compare",
            "“" | "”" | "„" | "‘" | "’" | "«" | "»" => "write straight quotes: `\"…\"`",
            "&" => "in a template the sign is written as it is, not as `&lt;` or `&amp;`",
            "++" => "write `a ~ b` for texts and `a + b` for numbers",
            _ => return None,
        };
        Some((format!("there is no `{}` here", token.text), help.into(), Some(token)))
    })
}

/// `article.title.upper()`
fn method<'a, 't>(message: &str, tag: &'a Tag<'t>, at: usize) -> Said<'a, 't> {
    if !message.starts_with("Function calls are only allowed") {
        return None;
    }
    let name = tag.tokens[..=at].iter().rfind(|it| it.is_word())?;
    let help = match name.text {
        "items" | "iteritems" => "write `{% for key, value in table %}`".into(),
        "get" => "write `| get(key=\"…\")`".into(),
        "format" | "strftime" => {
            "write `| date(style=\"long\")` for a date, `| fill(name=…)` for a phrase".into()
        }
        name if arguments(Kind::Filter, name).is_some() => format!("write `| {name}`"),
        "startswith" | "endswith" => {
            "write `is starting_with(pat=\"…\")` or `is ending_with(pat=\"…\")`".into()
        }
        name => instead(Kind::Filter, name).unwrap_or_default(),
    };
    Some((format!("values have no methods, so there is no `{}()`", name.text), help, Some(name)))
}

fn unknown_tag(message: &str, tag: &Tag<'_>, source: &Source) -> Option<Diagnostic> {
    if message != "Unknown tag" {
        return None;
    }
    let word = tag.tokens.first()?;
    let fault = Diagnostic::error(format!("unknown tag `{}`", word.text));
    let fault = fault.at(&source.path, word.at());
    if ["else", "elif"].contains(&word.text) {
        let what = format!("`{}` stands in no `if`", shown(&source.text, &tag.at));
        let help = "write `{% if … %}` before it";
        return Some(Diagnostic::error(what).at(&source.path, tag.at.clone()).help(help));
    }
    Some(fault.maybe_help(instead(Kind::Tag, word.text)))
}
