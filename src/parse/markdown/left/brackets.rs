//! Square brackets: links, pictures, references, footnotes, shortcodes.

use super::found::{Left, Paragraph, short};
use crate::diagnostic::nearest;

/// Shortcodes of WordPress and its kin that stand without an attribute and an end.
const KNOWN: &[&str] = &[
    "toc", "gallery", "embed", "caption", "youtube", "vimeo", "audio", "video", "playlist", "more",
];

pub(super) fn bracket(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let text = paragraph.text;
    let rest = &text[at + 1..];
    if let Some(name) = rest.strip_prefix('[').and_then(|_| paragraph.until(at + 2, "]]")) {
        return wiki(paragraph, at, name);
    }
    if rest.starts_with('^') {
        return note(paragraph, at);
    }
    if let Some(left) = task(paragraph, at) {
        return Some(left);
    }
    let is_picture = text[..at].ends_with('!');
    let begin = at - usize::from(is_picture);
    let Some(words) = words(paragraph, at) else {
        let help = "end the description of the picture with `]`: `![what it shows](file.jpg)`";
        return is_picture
            .then(|| Left::new(begin..at + 1, "this picture is shown as text", help))?;
    };
    let end = at + words.len() + 2;
    let behind = &text[end..];
    if behind.starts_with('(') {
        return target(paragraph, begin, words, end);
    }
    if let Some((open, address)) = apart(paragraph, end) {
        let (whole, sign) = (begin..open + address.len() + 1, if is_picture { "!" } else { "" });
        return Left::new(
            whole,
            format!("this {} is shown as text", what(is_picture)),
            format!("nothing stands between the brackets: `{sign}[{}]({address})`", short(words)),
        );
    }
    if behind.starts_with('[') && !behind.starts_with("[^") {
        return reference(paragraph, begin, words, end);
    }
    if behind.starts_with(':') && paragraph.is_line_start(at) && is_definition(&behind[1..]) {
        let help = format!("a target has no spaces: `[{}]: https://example.org/`", short(words));
        return Left::new(begin..end + 1, "this definition of a link is shown as text", help);
    }
    if text[..at].ends_with(')') && is_address(words) {
        return swapped(paragraph, at, words);
    }
    if let Some(kind) = words.strip_prefix('!').filter(|_| paragraph.is_line_start(at)) {
        return alert(at..end, kind);
    }
    let begins = || !paragraph.before(begin).is_some_and(char::is_alphanumeric);
    if is_picture && !words.is_empty() && begins() {
        let help = format!("write its file behind it: `![{}](file.jpg)`", short(words));
        return Left::new(begin..end, "this picture is shown as text", help);
    }
    shortcode(paragraph, at, words)
}

/// `[ ] to do`, which no item of a list begins with, or `- [] to do`.
fn task(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let rest = &paragraph.text[at..];
    let sign = ["[ ]", "[]", "[x]", "[X]"].into_iter().find(|it| rest.starts_with(it))?;
    let words = &paragraph.line(at)[sign.len()..];
    if !paragraph.is_line_start(at) || !words.starts_with(|c: char| c == ' ' || c.is_alphabetic()) {
        return None;
    }
    let done = if sign.contains(['x', 'X']) { "[x]" } else { "[ ]" };
    let help = format!("a task is an item of a list: `- {done} {}`", short(words));
    Left::new(at..at + sign.len(), "this task is shown as text", help)
}

/// The kinds of boxes that there are.
const ALERTS: [&str; 6] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "QUOTE"];

/// A box of a kind that there isn't.
fn alert(range: std::ops::Range<usize>, kind: &str) -> Option<Left> {
    let is_kind = !kind.is_empty() && kind.chars().all(|c| c.is_alphabetic() || c == '-');
    if !is_kind || ALERTS.iter().any(|known| known.eq_ignore_ascii_case(kind)) {
        return None;
    }
    let help = match nearest(&kind.to_uppercase(), ALERTS) {
        Some(near) => format!("did you mean `[!{near}]`?"),
        None => format!("a box is one of {}", ALERTS.map(|it| format!("`[!{it}]`")).join(", ")),
    };
    Left::new(range, format!("there is no box `{kind}`, so this is shown as text"), help)
}

fn what(is_picture: bool) -> &'static str {
    if is_picture { "picture" } else { "link" }
}

/// What stands between this bracket and the one that closes it.
fn words<'p>(paragraph: &Paragraph<'p>, at: usize) -> Option<&'p str> {
    let text = paragraph.text;
    let mut depth = 0;
    let near = &text.as_bytes()[at..text.len().min(at + 1000)];
    // One that nothing closes is known before the others are counted.
    memchr::memchr(b']', near)?;
    for (offset, byte) in near.iter().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return text.get(at + 1..at + offset);
        }
    }
    None
}

/// A link that has words and a target, of which one isn't right.
fn target(paragraph: &Paragraph<'_>, begin: usize, words: &str, end: usize) -> Option<Left> {
    let is_picture = paragraph.text[begin..].starts_with('!');
    let sign = if is_picture { "!" } else { "" };
    let message = format!("this {} is shown as text", what(is_picture));
    let Some(target) = paragraph.until(end + 1, ")") else {
        let help = format!("end its target with `)`: `{sign}[{}](address)`", short(words));
        return Left::new(begin..end + 1, message, help);
    };
    let (address, title) = match target.find(['"', '\'', '“', '”', '„', '«', '‘', '’']) {
        Some(at) if at > 0 => (target[..at].trim(), target[at..].trim()),
        _ => (target.trim(), ""),
    };
    let whole = begin..end + target.len() + 2;
    let caption = title.trim_matches(['"', '\'', '“', '”', '„', '«', '»', '‘', '’']);
    let caption = if title.is_empty() { String::new() } else { format!(" \"{}\"", short(caption)) };
    let address = address.trim_matches(['<', '>']);
    if title.is_empty() && !address.contains(char::is_whitespace) {
        let help =
            "neither a footnote nor another link stands between its brackets: write that behind it";
        return Left::new(whole, message, format!("{help}, `{sign}[{}]({address})`", short(words)));
    }
    let shown = if address.contains(char::is_whitespace) {
        format!("<{}>", address.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        address.to_owned()
    };
    let help = if title.is_empty() {
        "a target with a space stands in angle brackets"
    } else {
        "a caption stands in straight quotation marks behind the target"
    };
    Left::new(whole, message, format!("{help}: `{sign}[{}]({shown}{caption})`", short(words)))
}

/// Words and a reference to a target that is nowhere.
fn reference(paragraph: &Paragraph<'_>, begin: usize, words: &str, end: usize) -> Option<Left> {
    let name = paragraph.until(end + 1, "]").filter(|name| !name.contains('['));
    if words.starts_with('@') || name.is_some_and(|name| name.starts_with('@')) {
        return None;
    }
    let Some(name) = name else {
        let help = format!("its target stands in round brackets: `[{}](address)`", short(words));
        return Left::new(begin..end + 1, "this link is shown as text", help);
    };
    let whole = begin..end + name.len() + 2;
    let name = if name.is_empty() { words } else { name };
    let sign = if paragraph.text[begin..].starts_with('!') { "!" } else { "" };
    Left::new(
        whole,
        format!("`[{}]` is defined nowhere, so this is shown as text", short(name)),
        format!(
            "write the target behind the words: `{sign}[{}](https://example.org/)`",
            short(words)
        ),
    )
}

/// Whether this may have been meant as the target of a definition.
fn is_definition(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim();
    is_address(line.split_whitespace().next().unwrap_or_default())
}

/// Signs that come between the brackets of a link by chance.
const SIGNS: [char; 7] = [':', '-', '.', ',', ';', '~', '_'];

/// The address in round brackets behind spaces or one sign that stands here, and where it begins.
pub(super) fn apart<'p>(paragraph: &Paragraph<'p>, at: usize) -> Option<(usize, &'p str)> {
    let behind = &paragraph.text[at..];
    let rest = behind.trim_start();
    let rest = if rest.len() < behind.len() { rest } else { behind.trim_start_matches(SIGNS) };
    let open = at + behind.len() - rest.len() + 1;
    rest.strip_prefix('(').filter(|it| rest.len() < behind.len() && !it.is_empty())?;
    paragraph.until(open, ")").filter(|it| is_address(it)).map(|it| (open, it))
}

/// Whether words look like an address, of the web or of a file.
fn is_address(words: &str) -> bool {
    let begins = ["http:", "https:", "www.", "/", "./", "../", "#", "mailto:"];
    let ends = [".md", ".html", ".pdf", ".jpg", ".jpeg", ".png", ".webp", ".gif"];
    let words = words.trim();
    begins.iter().any(|it| words.starts_with(it) && words.len() > it.len())
        || ends.iter().any(|it| words.ends_with(it))
}

/// `(words)[address]`.
fn swapped(paragraph: &Paragraph<'_>, at: usize, address: &str) -> Option<Left> {
    let mut limit = at.saturating_sub(500);
    while !paragraph.text.is_char_boundary(limit) {
        limit += 1;
    }
    let begin = limit + paragraph.text[limit..at].rfind('(')?;
    let words = short(&paragraph.text[begin + 1..at - 1]);
    Left::new(
        begin..at + address.len() + 2,
        "this link is shown as text",
        format!("square brackets come first: `[{words}]({address})`"),
    )
}

fn wiki(paragraph: &Paragraph<'_>, at: usize, name: &str) -> Option<Left> {
    let is_picture = paragraph.text[..at].ends_with('!');
    let whole = at - usize::from(is_picture)..at + name.len() + 4;
    let (page, words) = name.split_once('|').unwrap_or((name, name));
    let (page, words) = (short(page.trim()), short(words.trim()));
    if page.is_empty() {
        return None;
    }
    let help = if is_picture {
        format!("write `![what it shows]({page})`")
    } else {
        format!("write `[{words}](file.md)`, with the path to the article's file")
    };
    Left::new(whole, "this wiki link is shown as text", help)
}

/// A mention of a footnote that there isn't.
fn note(paragraph: &Paragraph<'_>, at: usize) -> Option<Left> {
    let name = paragraph.until(at + 2, "]").unwrap_or("\n");
    if name.is_empty() || name.contains(['\n', '[']) {
        let help = "a footnote is `[^name]`, on one line and without spaces";
        return Left::new(at..at + 2, "this footnote is shown as text", help);
    }
    let end = at + name.len() + 3;
    let notes = (paragraph.notes)();
    let message = format!("there is no footnote `{}`", short(name));
    let behind = &paragraph.text[end..];
    if paragraph.is_line_start(at) && behind.starts_with(' ') && !behind.trim().is_empty() {
        let words = short(behind.lines().next().unwrap_or_default());
        let help = format!("a footnote has a colon behind its name: `[^{name}]: {words}`");
        return Left::error(at..end, message, help);
    }
    if name.contains(char::is_whitespace) {
        let help = format!(
            "the name of a footnote has no spaces: `[^{}]`",
            name.replace(char::is_whitespace, "-")
        );
        return Left::error(at..end, message, help);
    }
    let near = nearest(name, notes.iter().map(String::as_str)).filter(|_| name.len() > 2);
    let help = match near {
        Some(near) => format!("did you mean `[^{near}]`?"),
        None => format!("write it below the text, on a line of its own: `[^{name}]: The note.`"),
    };
    Left::error(at..end, message, help)
}

/// A shortcode of `WordPress`, a tag of BBCode.
fn shortcode(paragraph: &Paragraph<'_>, at: usize, words: &str) -> Option<Left> {
    let end = at + words.len() + 2;
    let is_end = words.starts_with('/');
    let name = words.trim_start_matches('/');
    let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
    let (name, attributes) = name.split_at(length.unwrap_or(name.len()));
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let is_given = attributes.starts_with('=')
        || (attributes.starts_with(' ') && attributes.contains('=') && is_attribute(attributes));
    let has_end = || paragraph.until(end, &format!("[/{name}]")).is_some();
    let is_known = attributes.is_empty() && KNOWN.contains(&&*name.to_ascii_lowercase());
    let is_shortcode =
        if is_end { attributes.is_empty() } else { is_given || is_known || has_end() };
    is_shortcode.then(|| Left::new(at..end, "this shortcode is shown as text", help(name)))?
}

fn is_attribute(attributes: &str) -> bool {
    let name = attributes.split('=').next().unwrap_or_default().trim();
    let name = name.rsplit(' ').next().unwrap_or_default();
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

/// What stands here in place of a shortcode with this name.
pub(super) fn help(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["caption", "figure", "img", "image", "picture"]) {
        "write a picture: `![what it shows](file.jpg \"caption\")`".into()
    } else if has(&[
        "youtube",
        "vimeo",
        "tweet",
        "twitter",
        "embed",
        "instagram",
        "iframe",
        "gist",
        "url",
    ]) {
        "write a link to it: `[its title](https://example.org/)`".into()
    } else if has(&["toc", "contents"]) {
        "remove it: the theme lists the headings of a long text by itself".into()
    } else {
        "write Markdown instead, or set it as code, between backticks, if readers are meant to see it".into()
    }
}
