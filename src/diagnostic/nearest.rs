//! The nearest right spelling of a wrong word.

/// The candidate that is nearest to `word`, if one is near enough to be what was meant.
///
/// Distance is the optimal string alignment distance (insertions, deletions, substitutions and
/// swaps of neighbours) over lower-cased characters; near enough is a third of the word's length.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let limit = (word.chars().count().min(64) / 3).max(1);
    nearest_by(word, candidates, limit)
}

/// The candidate that is nearest to `word`, if it takes no more than so many steps.
pub(crate) fn nearest_by<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
    limit: usize,
) -> Option<&'c str> {
    let word: Vec<char> = word.to_lowercase().chars().take(64).collect();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let letters: Vec<char> = candidate.to_lowercase().chars().take(64).collect();
            // Each letter more or fewer is a step, and most candidates are told apart by that.
            let is_near = letters.len().abs_diff(word.len()) <= limit;
            is_near.then(|| (distance(&word, &letters), candidate))
        })
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let substituted = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = substituted.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        let keys = ["title", "date", "tags", "updated"];
        assert_eq!(nearest("tilte", keys), Some("title"));
        assert_eq!(nearest("tag", keys), Some("tags"));
        assert_eq!(nearest("Date", keys), Some("date"));
        assert_eq!(nearest("banana", keys), None);
        assert_eq!(nearest("x", []), None);
    }
}
