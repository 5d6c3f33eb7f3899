//! *Words*, as readers count them: what stands between white space and has a letter or a digit, and in
//! scripts without spaces each character.
//!
//! A first build counts the words of all that was ever written, so 64 bytes are looked at together.

/// How many bytes are looked at together.
const MANY: usize = 64;

/// Han, kana and Hangul: read by character.
#[must_use]
pub fn is_whole_word(c: char) -> bool {
    matches!(c,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

/// How many words a text has.
pub(super) fn count(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mut words = Words::default();
    let mut at = 0;
    while at < bytes.len() {
        if let Some(block) = bytes[at..].first_chunk::<MANY>()
            && block.is_ascii()
        {
            words.take_ascii(block);
            at += MANY;
            continue;
        }
        let end = at + MANY;
        for c in text[at..].chars() {
            words.take(c);
            at += c.len_utf8();
            if at >= end {
                break;
            }
        }
    }
    words.count + u32::from(words.is_inside)
}

/// The words so far.
#[derive(Default)]
struct Words {
    count: u32,
    /// Whether the last of them, which isn't counted yet, may go on.
    is_inside: bool,
}

impl Words {
    fn take(&mut self, c: char) {
        if is_whole_word(c) {
            self.count += 1;
        }
        if is_whole_word(c) || c.is_whitespace() {
            self.count += u32::from(std::mem::take(&mut self.is_inside));
        } else if c.is_alphanumeric() {
            self.is_inside = true;
        }
    }

    fn take_ascii(&mut self, block: &[u8; MANY]) {
        let spaces = bits(block, |byte| byte.is_ascii_whitespace());
        let letters = bits(block, |byte| byte.is_ascii_alphanumeric());
        // Added to a run of ones that has no space in it, a letter in that run carries over to the
        // space behind it, and however many letters there are, they carry once.
        let (sum, over) = (!spaces).overflowing_add(letters);
        let (sum, over_too) = sum.overflowing_add(u64::from(self.is_inside));
        self.count += (sum & spaces).count_ones();
        self.is_inside = over | over_too;
    }
}

/// One bit for each byte, written so that a compiler does many at once.
fn bits(block: &[u8; MANY], is_set: impl Fn(u8) -> bool) -> u64 {
    let flags: [u8; MANY] = std::array::from_fn(|index| u8::from(is_set(block[index])));
    let (eights, _) = flags.as_chunks::<8>();
    eights.iter().rev().fold(0, |bits, eight| {
        // The product has the lowest bit of each of the eight in its highest byte, in their order.
        let together = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits << 8 | together
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_counted_as_readers_read() {
        for (text, expected) in [
            ("One two  three.", 3),
            ("[a link](https://example.org/x) — and **bold**", 4),
            ("| a | b |\n|---|---|\n| 1 | 2 |", 4),
            ("台湾海峡 2025", 5),
            ("امن کی ضمانت", 3),
            ("", 0),
        ] {
            assert_eq!(count(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn many_bytes_together_are_what_they_are_one_by_one(
            text in "([a-z0-9.,!-]{0,12}[ \\n\\té台—]{0,3}){0,60}",
        ) {
            let mut words = Words::default();
            text.chars().for_each(|c| words.take(c));
            prop_assert_eq!(count(&text), words.count + u32::from(words.is_inside));
        }
    }
}
