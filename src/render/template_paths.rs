//! *Paths* in the code of a template: a variable, then a field of it, then a field of that:
//! `article.image?.caption`.

use std::ops::Range;

use super::template_code::Tag;

/// A path.
#[derive(Debug)]
pub(super) struct Path<'t> {
    /// The index of its first token.
    pub(super) start: usize,
    /// The index behind its last token.
    pub(super) end: usize,
    /// The variable and the fields, each with the sign before it.
    pub(super) fields: Vec<(&'t str, &'t str)>,
    at: Range<usize>,
}

impl Path<'_> {
    /// Where it stands.
    pub(super) fn at(&self) -> Range<usize> {
        self.at.clone()
    }
}

/// All paths in a tag, variables alone among them.
pub(super) fn paths<'t>(tag: &Tag<'t>) -> Vec<Path<'t>> {
    let mut paths = Vec::new();
    if ["component", "endcomponent", "block", "endblock", "</"].contains(&tag.name()) {
        return paths;
    }
    let mut index = usize::from(!tag.prints);
    while let Some(first) = tag.tokens.get(index) {
        let before = index.checked_sub(1).map_or("", |it| tag.word(it));
        let start = index;
        index += 1;
        let follows = [".", "?.", "|", "is", "<", "</"].contains(&before);
        if !first.is_word() || follows && !compares(tag, start) {
            // Behind a sign it is no variable, and neither is what follows it.
            while follows && [".", "?."].contains(&tag.word(index)) {
                index += 2;
            }
            continue;
        }
        let (mut fields, mut end) = (vec![("", first.text)], first.at().end);
        while [".", "?."].contains(&tag.word(index))
            && let Some(field) = tag.tokens.get(index + 1).filter(|it| it.is_word())
        {
            fields.push((tag.word(index), field.text));
            end = field.at().end;
            index += 2;
        }
        paths.push(Path { start, end: index, fields, at: first.start..end });
    }
    paths
}

/// Whether what stands before a word compares it with what is before that: `a < b.c`.
fn compares(tag: &Tag<'_>, index: usize) -> bool {
    let opens = |it: &str| {
        [
            "", "if", "elif", "else", "and", "or", "not", "in", "=", "(", "[", "{", ",", ":", "~",
            "+", "-", "*", "/", "%",
        ]
        .contains(&it)
    };
    index >= 2 && tag.word(index - 1) == "<" && !opens(tag.word(index - 2))
}
