//! Bare *addresses* are links, as GitHub's Markdown has them: `https://example.org/report`,
//! `www.example.org`, `desk@example.org`.

use std::ops::Range;

/// An address in a text, and where a link from it leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) range: Range<usize>,
    pub(super) url: String,
}

/// Whether a text may have an address that is no link yet: most that stand in texts are targets already.
pub(super) fn is_possible(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let is_bare = |at: usize| {
        let begin = bytes[..at].iter().rposition(|byte| !byte.is_ascii_alphabetic());
        let before = &text[..begin.map_or(0, |begin| begin + 1)];
        !before.ends_with("](") && !before.ends_with("]: ")
    };
    memchr::memchr_iter(b':', bytes).any(|at| bytes[at..].starts_with(b"://") && is_bare(at))
        || memchr::memchr_iter(b'@', bytes)
            .any(|at| at > 0 && is_word(bytes.get(at - 1)) && is_word(bytes.get(at + 1)))
        || memchr::memmem::find(bytes, b"www.").is_some()
}

/// The addresses of a text, in their order.
pub(super) fn addresses(text: &str) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find([':', '.', '@']).map(|it| at + it) {
        let from = found.last().map_or(0, |it| it.range.end);
        let address = match text.as_bytes()[next] {
            b':' => with_scheme(text, from, next),
            b'.' => of_web(text, from, next),
            _ => of_mail(text, from, next),
        };
        at = next + 1;
        if let Some(address) = address {
            at = at.max(address.range.end);
            found.push(address);
        }
    }
    found
}

fn with_scheme(text: &str, from: usize, colon: usize) -> Option<Address> {
    let rest = text[colon..].strip_prefix("://")?;
    let before = &text[from..colon];
    let scheme = ["https", "http"].iter().find(|scheme| ends_with_word(before, scheme))?;
    let begin = colon - scheme.len();
    let host = colon + "://".len();
    let end = host + whole(rest)?;
    is_host(&text[host..end])
        .then(|| Address { range: begin..end, url: text[begin..end].to_owned() })
}

fn of_web(text: &str, from: usize, dot: usize) -> Option<Address> {
    if !ends_with_word(&text[from..dot], "www") {
        return None;
    }
    let begin = dot - "www".len();
    let end = begin + whole(&text[begin..])?;
    let address = &text[begin..end];
    let is_whole = address.split(['/', '?', '#']).next()?.matches('.').count() >= 2;
    (is_whole && is_host(address))
        .then(|| Address { range: begin..end, url: format!("https://{address}") })
}

fn of_mail(text: &str, from: usize, at: usize) -> Option<Address> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    let name = text[from..at].rfind(|c| !is_name(c)).map_or(from, |before| {
        from + before + text[from + before..].chars().next().map_or(1, char::len_utf8)
    });
    // `@ann@example.social` is the name of an account.
    let is_account = text[..name].ends_with(['@', '/', ':', '=']);
    let host = &text[at + 1..];
    let length = host.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '-');
    let host = host[..length.unwrap_or(host.len())].trim_end_matches(['.', '-']);
    let end = at + 1 + host.len();
    let is_mail = !is_account
        && text[name..].starts_with(|c: char| c.is_ascii_alphanumeric())
        && name < at
        && host.contains('.')
        && is_host(host)
        && !text[end..].starts_with(['@', '/']);
    is_mail.then(|| Address { range: name..end, url: format!("mailto:{}", &text[name..end]) })
}

/// Whether a text ends with this word, in any case, and not with a longer one.
fn ends_with_word(text: &str, word: &str) -> bool {
    let Some(begin) = text.len().checked_sub(word.len()) else { return false };
    text.is_char_boundary(begin)
        && text[begin..].eq_ignore_ascii_case(word)
        && !text[..begin]
            .ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '@'))
}

/// Whether an address begins with the name of a host: words with dots between them.
fn is_host(address: &str) -> bool {
    let end = address.find(['/', '?', '#', ':']).unwrap_or(address.len());
    // The dot of the root is a part of the name where a path follows.
    let host = address[..end].strip_suffix('.').filter(|_| end < address.len());
    let parts: Vec<&str> = host.unwrap_or(&address[..end]).split('.').collect();
    let is_part = |part: &&str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
            && !part.starts_with('-')
    };
    parts.len() >= 2
        && parts.iter().all(is_part)
        && parts.iter().rev().take(2).all(|part| !part.contains('_'))
}

/// How long an address is that begins with its host here.
fn whole(text: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let host = text.find(|c| !is_part(c)).unwrap_or(text.len());
    if !text[..host].contains('.') {
        return None;
    }
    let goes_on = text[host..].starts_with(['/', '?', '#', ':']);
    length(if goes_on { text } else { &text[..host] })
}

/// How long an address is that begins here: up to white space, without the punctuation of the
/// sentence around it.
fn length(text: &str) -> Option<usize> {
    let mut before = ' ';
    let mut is_wide = false;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        // What a link of Markdown has between its words and its target.
        let ends_words = c == ']' && text[at..].starts_with("](");
        // Where words stand side by side, the next one begins behind a letter or a digit; one that was
        // copied into a path begins behind its slash.
        let begins_word = is_east_asian(c) && !is_wide && before.is_ascii_alphanumeric();
        if c.is_whitespace() || c.is_control() || is_end(c) || begins_word || ends_words {
            end = at;
            break;
        }
        is_wide = is_east_asian(c) || (is_wide && !c.is_ascii());
        before = c;
    }
    let mut address = &text[..end];
    // How many brackets of each kind close what was opened before the address.
    let mut foreign = BRACKETS.map(|(open, close)| {
        address.matches(close).count().saturating_sub(address.matches(open).count())
    });
    loop {
        let mut shorter = address.trim_end_matches(TRAILING);
        for (foreign, (_, close)) in foreign.iter_mut().zip(BRACKETS) {
            if *foreign > 0 && shorter.ends_with(close) {
                *foreign -= 1;
                shorter = &shorter[..shorter.len() - 1];
            }
        }
        if shorter.len() == address.len() {
            return (!address.is_empty()).then_some(address.len());
        }
        address = shorter;
    }
}

const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

/// Signs that end a part of a sentence, and no address.
const TRAILING: &[char] = &[
    '.', ',', ';', ':', '!', '?', '*', '_', '~', '\'', '"', '’', '…', '،', '؛', '؟', '۔', '|', '\\',
];

/// Signs that are in no address.
fn is_end(c: char) -> bool {
    matches!(c, '<' | '>' | '`' | '"' | '“' | '”' | '„' | '«' | '»' | '\u{3000}'..='\u{303f}'
        | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}'
        | '\u{ff5b}'..='\u{ff65}' | crate::typography::OBJECT)
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '\u{e00}'..='\u{eff}')
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, expected) in [
            ("at https://example.org/report and", vec!["https://example.org/report"]),
            ("on www.example.org.", vec!["https://www.example.org"]),
            ("(see https://example.org/a_(b)), and", vec!["https://example.org/a_(b)"]),
            ("(https://example.org/a)", vec!["https://example.org/a"]),
            ("\"https://example.org/?a=b--c&d=1\"?", vec!["https://example.org/?a=b--c&d=1"]),
            ("见https://example.org/a的报告。", vec!["https://example.org/a"]),
            (
                "https://zh.wikipedia.org/wiki/台湾海峡，见",
                vec!["https://zh.wikipedia.org/wiki/台湾海峡"],
            ),
            ("https://пример.рф/путь, да", vec!["https://пример.рф/путь"]),
            ("HTTP://EXAMPLE.org:8080/x", vec!["HTTP://EXAMPLE.org:8080/x"]),
            ("desk@example.org, @ann@example.social", vec!["mailto:desk@example.org"]),
            ("https://ann:b@example.org no", vec![]),
            ("http:// https://a https://.org www.x ftp://a.b xhttps://a.b a@b", vec![]),
            ("https://a.org https://b.org", vec!["https://a.org", "https://b.org"]),
            ("https://a.org./b https://a.org..", vec!["https://a.org./b", "https://a.org"]),
            ("https://a.org/](https://b.org/)", vec!["https://a.org/", "https://b.org/"]),
            ("https://a.org,https://b.org/…", vec!["https://a.org", "https://b.org/"]),
        ] {
            let urls: Vec<String> = addresses(text).into_iter().map(|it| it.url).collect();
            assert_eq!(urls, expected, "{text}");
        }
    }
}
