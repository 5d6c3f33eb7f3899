//! What holds of every cut, whatever comes and goes.

use std::ops::Range;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{Cut, Segment, Until};
use crate::path::OutputPath;

/// Articles, the oldest first: each with its mark and its day.
type List = Vec<(u64, Date)>;

/// The article of this number, on a day of its own.
fn article(number: u64) -> (u64, Date) {
    // SplitMix64: marks look random, and are others for other numbers.
    let mut mark = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mark = (mark ^ (mark >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mark = (mark ^ (mark >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mark ^ (mark >> 31), date(2000, 1, 1) + i64::try_from(number % 9_000).unwrap().days())
}

fn articles(numbers: Range<u64>) -> List {
    numbers.map(article).collect()
}

fn cut(list: &List, size: usize) -> Arc<Cut> {
    Arc::new(Cut::new(list.len(), size, |at| list[at].0, |at| list[at].1))
}

/// The articles of a page, the oldest first.
fn shown<'l>(list: &'l List, segment: &Segment) -> &'l [(u64, Date)] {
    let Range { start, end } = segment.range();
    &list[list.len() - end..list.len() - start]
}

/// Where each page is, and what it shows; the list's own first.
fn pages(list: &List, size: usize) -> Vec<(String, &[(u64, Date)])> {
    let head = OutputPath::page("tags/nato");
    let segments: Vec<Segment> = cut(list, size).segments().collect();
    segments.iter().map(|it| (it.page(&head).url(), shown(list, it))).collect()
}

/// Pages of the second list that the first doesn't have just so.
fn changed(before: &List, after: &List, size: usize) -> usize {
    let before = pages(before, size);
    pages(after, size).iter().filter(|page| !before.contains(page)).count()
}

/// The fewest and the most articles of a closed page.
fn bounds(size: usize) -> Range<usize> {
    (size / 2).max(1)..size + size / 2 + 1
}

#[test]
fn every_article_is_on_one_page_and_pages_have_their_sizes() {
    for size in 1..=9 {
        for total in 0..200 {
            let list = articles(7..7 + total);
            let segments: Vec<Segment> = cut(&list, size).segments().collect();
            let (head, closed) = segments.split_first().unwrap();
            assert!(head.is_head() && closed.iter().all(|it| !it.is_head()));
            let oldest_first = closed.iter().chain([head]);
            let all: List = oldest_first.flat_map(|it| shown(&list, it)).copied().collect();
            assert_eq!(all, list);
            assert!(closed.iter().all(|it| bounds(size).contains(&it.range().len())));
            let (least, next_closes) = (size.min(list.len()), 2 * size + size / 2);
            assert!((least..next_closes).contains(&head.range().len()), "{size} {total}");
        }
    }
}

#[test]
fn pages_lead_to_each_other() {
    let list = articles(0..100);
    let segments: Vec<Segment> = cut(&list, 4).segments().collect();
    let place = |it: Option<Segment>| it.map(|it| it.place);
    let (head, closed) = segments.split_first().unwrap();
    assert!(closed.len() > 10);
    assert_eq!((place(head.newer()), place(head.older())), (None, Some(closed.len() - 1)));
    for (at, segment) in closed.iter().enumerate() {
        assert_eq!(place(segment.newer()), Some(at + 1));
        assert_eq!(place(segment.older()), at.checked_sub(1));
        assert_eq!(segment.until().unwrap().day, shown(&list, segment).last().unwrap().1);
    }
}

#[test]
fn pages_that_end_on_one_day_are_told_apart() {
    let mut list = articles(0..40);
    list[10..35].iter_mut().for_each(|it| it.1 = date(2025, 3, 14));
    let names: Vec<String> =
        cut(&list, 1).segments().filter_map(|it| it.until()).map(|it| it.to_string()).collect();
    assert_eq!(names[9], "2000-01-10");
    assert_eq!(names[10..13], ["2025-03-14", "2025-03-14-2", "2025-03-14-3"]);
    assert_eq!(names[34], "2025-03-14-25");
    // Clocks are set back over midnight, and the 13th comes once more.
    list[12].1 = date(2025, 3, 13);
    let again = cut(&list, 1);
    assert_eq!(again.closed[12].until, Until { day: date(2025, 3, 14), nth: 3 });
}

#[test]
fn a_cut_is_about_as_long_as_asked_for() {
    let list = articles(0..100_000);
    for (size, least, most) in
        [(1, 100, 100), (5, 470, 490), (20, 2_020, 2_080), (100, 10_300, 10_600)]
    {
        let hundredths = 100 * list.len() / cut(&list, size).closed.len();
        assert!((least..=most).contains(&hundredths), "{size}: {hundredths}");
    }
}

#[test]
fn an_article_that_comes_or_goes_changes_few_pages() {
    let list = articles(0..4_000);
    let changes: Vec<usize> = (0..4_000)
        .step_by(7)
        .flat_map(|at| {
            let (mut less, mut more) = (list.clone(), list.clone());
            less.remove(at);
            let day = more[at].1;
            more.insert(at, (article(50_000 + at as u64).0, day));
            [changed(&list, &less, 20), changed(&list, &more, 20)]
        })
        .collect();
    // Of the two hundred pages that there are.
    let most = changes.iter().max().copied();
    assert!(most <= Some(9), "{most:?}");
    let two_or_less = changes.iter().filter(|it| **it <= 2).count();
    assert!(two_or_less * 10 > changes.len() * 8, "{two_or_less} of {}", changes.len());
}

#[test]
fn what_is_far_newer_than_a_change_stays() {
    // The same thousand articles behind other beginnings end up with the same pages.
    let common = articles(1_000_000..1_001_000);
    let ends = |size: usize, beginning: List| -> Vec<u64> {
        let list = [beginning, common.clone()].concat();
        cut(&list, size).closed.iter().map(|it| list[it.end as usize - 1].0).collect()
    };
    for size in 1..30 {
        for many in 1..60 {
            let one = ends(size, articles(0..60));
            let other = ends(size, articles(100 * many..101 * many));
            let newest_first = one.iter().rev().zip(other.iter().rev());
            let same = newest_first.take_while(|(a, b)| a == b).count();
            assert!(same * 3 > one.len() * 2, "{size}, {many}: {same} of {}", one.len());
        }
    }
}

proptest! {
    #[test]
    fn a_new_article_changes_no_closed_page(first: u32, total in 0_u64..300, size in 1_usize..25) {
        let first = u64::from(first);
        let (list, grown) = (articles(first..first + total), articles(first..first + total + 1));
        let (before, after) = (cut(&list, size), cut(&grown, size));
        prop_assert!(after.closed.starts_with(&before.closed));
        prop_assert!(after.closed.len() - before.closed.len() <= 1);
    }

    #[test]
    fn pages_before_an_article_stay_when_it_goes(
        first: u32, total in 60_u64..400, size in 1_usize..12, place: prop::sample::Index,
    ) {
        let first = u64::from(first);
        let list = articles(first..first + total);
        let at = place.index(list.len());
        let mut less = list.clone();
        less.remove(at);
        let (before, after) = (cut(&list, size), cut(&less, size));
        let is_older = |it: &&super::Closed| (it.end as usize) + 2 * size + size / 2 <= at;
        let older = before.closed.iter().filter(is_older).count();
        prop_assert_eq!(&before.closed[..older], &after.closed[..older]);
        less.insert(at, list[at]);
        prop_assert_eq!(before, cut(&less, size));
    }
}
