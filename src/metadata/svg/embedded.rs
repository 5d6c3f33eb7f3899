//! *Pictures within a drawing*, which are written into an address (RFC 2397).

use super::address;
use crate::metadata::facts::Change;
use crate::metadata::{Facts, Refused};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// How deep a drawing lies in others, and what pictures and drawings within it are cleaned by.
#[derive(Clone, Copy)]
pub(super) struct Within {
    pub(super) depth: usize,
    pub(super) picture: Change,
    pub(super) drawing: Drawing,
}

/// Gives a drawing without what nobody should run, load or read, if that is another one.
type Drawing = fn(&[u8], Within, &mut Facts) -> Result<Option<Vec<u8>>, Refused>;

/// The address of a picture without what nobody should read in it; none if it stays as it is.
pub(super) fn cleaned(
    written: &str,
    own: Within,
    facts: &mut Facts,
) -> Result<Option<String>, Refused> {
    let unreadable = || Refused::new("a picture within the drawing can't be read; embed it anew");
    let (head, data) = written.split_once(',').ok_or_else(unreadable)?;
    let kind = address::normal(head);
    let is_base64 = kind.ends_with(";base64");
    let data = percent_decoded(data);
    let bytes = if is_base64 { decoded(&data).ok_or_else(unreadable)? } else { data };
    let mut inner = Facts::default();
    let other = if kind.starts_with("data:image/svg") {
        (own.drawing)(&bytes, Within { depth: own.depth + 1, ..own }, &mut inner)
    } else {
        (own.picture)(&bytes, &mut inner)
    };
    for what in inner.dropped {
        facts.drop(what);
    }
    let other = other.map_err(|it| {
        Refused::new(format!("a picture within the drawing can't be published: {}", it.reason))
    })?;
    let Some(bytes) = other else { return Ok(None) };
    let head = head.trim_end_matches(|it: char| it.is_ascii_whitespace());
    let head = if is_base64 { head.to_owned() } else { format!("{head};base64") };
    Ok(Some(format!("{head},{}", encoded(&bytes))))
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let Some((first, behind)) = rest.split_first() {
        let two = behind.get(..2).filter(|_| *first == b'%');
        let number = two.and_then(|it| std::str::from_utf8(it).ok());
        if let Some(byte) = number.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            bytes.push(byte);
            rest = &behind[2..];
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    bytes
}

/// What is written in base64 (RFC 4648), with white space as editors break its lines.
fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut many) = (0_u32, 0);
    for letter in text.iter().filter(|it| !it.is_ascii_whitespace() && **it != b'=') {
        let value = LETTERS.iter().position(|it| it == letter)?;
        bits = (bits << 6) | u32::try_from(value).ok()?;
        many += 6;
        if many >= 8 {
            many -= 8;
            bytes.push(u8::try_from((bits >> many) & 0xff).ok()?);
        }
    }
    Some(bytes)
}

fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three
            .iter()
            .chain([&0; 2])
            .take(3)
            .fold(0_usize, |all, it| (all << 8) | usize::from(*it));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place)) & 63];
            text.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{decoded, encoded};

    #[test]
    fn base64_is_that_of_others() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg=="),
            (b"fo", "Zm8="),
            (b"foo", "Zm9v"),
            (b"\xff\xfe\xfd\x00", "//79AA=="),
        ] {
            assert_eq!(encoded(bytes), text);
            assert_eq!(decoded(text.as_bytes()).as_deref(), Some(bytes));
        }
        assert_eq!(decoded(b"Zm\n 9v").as_deref(), Some(&b"foo"[..]));
        assert_eq!(decoded(b"Z-m9"), None);
    }
}
