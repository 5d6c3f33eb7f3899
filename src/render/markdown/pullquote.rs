//! A *pull quote*: words of the text, or of somebody in it, set large.
//!
//! It is written as alerts are, `> [!QUOTE]`, which other programs show as a quotation. A last
//! paragraph that begins with a dash says whose words they are.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Pass, Spot};

const MARK: &str = "[!QUOTE]";

impl<'t> Pass<'_, 't> {
    /// Writes the pull quote that begins here, if one does, and tells how many events it took.
    pub(super) fn pull_quote(&mut self, events: &[Spot<'t>]) -> Option<usize> {
        let (_, range) = events.first()?;
        let quote = self.text.get(range.clone())?;
        // Not a look further: quotations may be nested a thousandfold.
        let begin = 1 + usize::from(quote.get(1..2)? == " ");
        let is_marked = quote.get(begin..begin + MARK.len())?.eq_ignore_ascii_case(MARK)
            && quote[begin + MARK.len()..].trim_start_matches(' ').starts_with('\n');
        if !is_marked {
            return None;
        }
        let marked_until = range.start + begin + MARK.len();
        let end = end_of_quote(events);
        let words: Vec<Spot<'t>> = events[1..end]
            .iter()
            .enumerate()
            .filter(|(index, (event, range))| {
                // The mark, and the end of its line.
                let is_mark = range.end <= marked_until;
                !(is_mark || (*index == 2 && *event == Event::SoftBreak))
            })
            .map(|(_, it)| it.clone())
            .collect();
        let words = match &words[..] {
            [(Event::Start(Tag::Paragraph), _), (Event::End(TagEnd::Paragraph), _), rest @ ..] => {
                rest
            }
            all => all,
        };
        let (quoted, speaker) = words.split_at(self.speaker(words));
        self.depth += 1;
        self.raw("<figure class=\"pullquote\">\n<blockquote>\n");
        self.run(quoted);
        self.raw("</blockquote>\n");
        if let [_, name @ .., _] = speaker {
            self.raw("<figcaption>");
            self.run(name);
            self.raw("</figcaption>\n");
        }
        self.raw("</figure>\n");
        self.depth -= 1;
        Some(end + 1)
    }

    /// Where the last paragraph begins, if it says whose words they are; else the end.
    fn speaker(&self, words: &[Spot<'t>]) -> usize {
        let last = words.iter().rposition(|(event, _)| *event == Event::Start(Tag::Paragraph));
        let is_speaker = |index: &usize| {
            let text = self.text.get(words[*index].1.clone()).unwrap_or_default();
            *index > 0 && (text.starts_with('—') || text.starts_with("--"))
        };
        last.filter(is_speaker).unwrap_or(words.len())
    }
}

fn end_of_quote(events: &[Spot<'_>]) -> usize {
    let mut depth = 0;
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::BlockQuote(_)) => depth += 1,
            Event::End(TagEnd::BlockQuote(_)) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    events.len() - 1
}
