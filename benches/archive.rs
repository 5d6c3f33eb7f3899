//! Writes a made-up news archive of N articles, the same for the same number on any machine.
//!
//! usage: archive KIND N DIR   (KIND is `dateline` or `hugo`)
//!
//! The articles are as long as news analyses are, with headings, lists, quotes, tables, footnotes and
//! links. Forty authors write them over ten years; of 400 tags few are frequent and many are rare.

#![allow(clippy::expect_used, reason = "a benchmark that can't write has nothing to say")]
#![allow(clippy::print_stderr, reason = "it is a program")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::{Date, date};

const PLACES: &[&str] = &[
    "Accra", "Amman", "Ankara", "Baku", "Beirut", "Bogota", "Cairo", "Dakar", "Doha", "Geneva",
    "Hanoi", "Kabul", "Kyiv", "Lagos", "Lima", "Manila", "Minsk", "Nairobi", "Oslo", "Paris",
    "Riga", "Seoul", "Sofia", "Taipei", "Tbilisi", "Tunis", "Vienna", "Vilnius", "Warsaw",
    "Zagreb",
];
const ACTORS: &[&str] = &[
    "alliance",
    "bank",
    "cabinet",
    "coalition",
    "commission",
    "council",
    "court",
    "delegation",
    "envoy",
    "fleet",
    "garrison",
    "mediator",
    "ministry",
    "parliament",
    "tribunal",
    "union",
];
const THINGS: &[&str] = &[
    "accord",
    "airspace",
    "blockade",
    "border",
    "budget",
    "ceasefire",
    "corridor",
    "embargo",
    "exports",
    "grain",
    "mandate",
    "pipeline",
    "quota",
    "sanctions",
    "satellite",
    "shipping",
    "strait",
    "tariff",
    "treaty",
    "verification",
];
const KINDS: &[&str] = &[
    "bilateral",
    "coastal",
    "covert",
    "disputed",
    "eastern",
    "frozen",
    "joint",
    "limited",
    "maritime",
    "nuclear",
    "partial",
    "provisional",
    "regional",
    "strategic",
    "tacit",
    "temporary",
    "trilateral",
    "unilateral",
    "verbal",
    "western",
];
const ACTS: &[&str] = &[
    "amended",
    "blocked",
    "confirmed",
    "delayed",
    "denied",
    "extended",
    "lifted",
    "questioned",
    "ratified",
    "rejected",
    "renewed",
    "reviewed",
    "signed",
    "suspended",
    "tested",
    "welcomed",
];
const FIRST_DAY: Date = date(2016, 1, 1);
const DAYS: usize = 3_600;

/// Numbers that look random (SplitMix64), from a seed of their own for each article.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("a small number")
    }

    fn one(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    /// The middle of three throws at 0 is what most articles have.
    fn tag(&mut self) -> String {
        let rank = self.below(400).min(self.below(400)).min(self.below(400));
        format!("{}-{}", KINDS[rank % KINDS.len()], THINGS[rank / KINDS.len()])
    }
}

struct Article {
    title: String,
    slug: String,
    day: Date,
    summary: String,
    tags: Vec<String>,
    author: usize,
    body: String,
}

fn article(number: usize, of: usize) -> Article {
    let mut numbers = Numbers(number as u64);
    let title = format!(
        "{} {} {} {}",
        numbers.one(PLACES),
        numbers.one(ACTS),
        numbers.one(KINDS),
        numbers.one(THINGS)
    );
    let day = i64::try_from(number * DAYS / of).expect("a day");
    let mut tags: Vec<String> = (0..=numbers.below(5)).map(|_| numbers.tag()).collect();
    tags.sort_unstable();
    tags.dedup();
    Article {
        slug: format!("{}-{number}", title.to_lowercase().replace(' ', "-")),
        day: FIRST_DAY + day.days(),
        summary: sentence(&mut numbers, false),
        tags,
        author: numbers.below(40),
        body: body(&mut numbers),
        title,
    }
}

fn sentence(numbers: &mut Numbers, with_marks: bool) -> String {
    let mut text = format!(
        "The {} in {} {} the {} {}",
        numbers.one(ACTORS),
        numbers.one(PLACES),
        numbers.one(ACTS),
        numbers.one(KINDS),
        numbers.one(THINGS)
    );
    let end = match numbers.below(if with_marks { 8 } else { 2 }) {
        0 => format!(" before the {} meets again", numbers.one(ACTORS)),
        1 => format!(" which {} had {}", numbers.one(PLACES), numbers.one(ACTS)),
        2 => format!(", and **{} {}** with it", numbers.one(KINDS), numbers.one(THINGS)),
        3 => format!(
            ", as [the {}](https://example.org/{}/{}) *{}*",
            numbers.one(ACTORS),
            numbers.one(THINGS),
            numbers.below(1000),
            numbers.one(ACTS)
        ),
        4 => format!(" -- \"a {} matter\", as one envoy put it", numbers.one(KINDS)),
        _ => String::new(),
    };
    text.push_str(&end);
    text.push('.');
    text
}

fn body(numbers: &mut Numbers) -> String {
    let length = 300 + numbers.below(600);
    let (mut text, mut words, mut notes) = (String::new(), 0, 0);
    while words < length {
        let block = match numbers.below(100) {
            0..12 => format!("## The {} {}", numbers.one(KINDS), numbers.one(THINGS)),
            12..20 => {
                let items: Vec<String> =
                    (0..3 + numbers.below(3)).map(|_| sentence(numbers, true)).collect();
                format!("- {}", items.join("\n- "))
            }
            20..26 => format!("> {}", sentence(numbers, true)),
            26..29 => table(numbers),
            29..34 => {
                notes += 1;
                let (text, note) = (sentence(numbers, true), sentence(numbers, true));
                format!("{text}[^{notes}]\n\n[^{notes}]: {note}")
            }
            _ => {
                let sentences: Vec<String> =
                    (0..2 + numbers.below(4)).map(|_| sentence(numbers, true)).collect();
                sentences.join(" ")
            }
        };
        words += block.split_whitespace().count();
        text.push_str(block.trim_end());
        text.push_str("\n\n");
    }
    text
}

fn table(numbers: &mut Numbers) -> String {
    let mut table = String::from("| Capital | Troops | Share |\n|---|---:|---:|\n");
    for _ in 0..4 {
        let (troops, share) = (numbers.below(30_000), numbers.below(40));
        writeln!(table, "| {} | {troops} | {share}% |", numbers.one(PLACES)).expect("a string");
    }
    table
}

fn main() {
    let arguments: Vec<String> = std::env::args().filter(|it| it != "--bench").skip(1).collect();
    // Whoever runs all benchmarks wants none of a program that writes files.
    let [kind, number, folder] = &arguments[..] else {
        eprintln!("usage: archive KIND N DIR   (KIND is `dateline` or `hugo`)");
        return;
    };
    let number: usize = number.parse().expect("a number of articles");
    let folder = Path::new(folder);
    for index in 0..number {
        let article = article(index, number);
        let tags: Vec<String> = article.tags.iter().map(|tag| format!("\"{tag}\"")).collect();
        let (summary, author) = match kind.as_str() {
            "dateline" => ("summary", format!("authors = [\"Author {:02}\"]", article.author)),
            _ => ("description", format!("author = \"Author {:02}\"", article.author)),
        };
        let text = format!(
            "+++\ntitle = \"{}\"\n{summary} = \"{}\"\ndate = {}\ntags = [{}]\n{author}\n+++\n\n{}",
            article.title,
            article.summary,
            article.day,
            tags.join(", "),
            article.body
        );
        let place = match kind.as_str() {
            "dateline" => format!("content/articles/{}", article.day.year()),
            _ => "content/posts".into(),
        };
        let place = folder.join(place);
        fs::create_dir_all(&place).expect("a folder");
        fs::write(place.join(format!("{}.md", article.slug)), text).expect("a file");
    }
}
