//! Dates as they are *written elsewhere*: `16/08/2025`, `16 August 2025`, RFC 2822. They are no dates
//! here, but who wrote one is shown the same date as it should be, with its time and its offset.

use jiff::civil;

/// Beginnings of the names of months in languages of Europe, in small letters.
const MONTHS: [&[&str]; 12] = [
    &[
        "jan", "jän", "ene", "gen", "sty", "led", "січ", "янв", "яну", "ιαν", "oca", "tammi",
        "ian", "sau",
    ],
    &["feb", "fév", "fev", "lut", "úno", "лют", "фев", "φεβ", "şub", "helmi", "vas"],
    &["mar", "mär", "mrt", "maar", "maali", "bře", "бер", "мар", "μάρ", "μαρ", "már", "kov"],
    &["apr", "avr", "abr", "kwi", "dub", "кві", "апр", "απρ", "nis", "huhti", "ápr", "bal"],
    &[
        "may", "mai", "maj", "mag", "mei", "maio", "kvě", "тра", "май", "μάι", "μαΐ", "touko",
        "máj", "geg",
    ],
    &[
        "jun", "juin", "giu", "cze", "červen", "červn", "чер", "июн", "юни", "ιούν", "ιουν", "haz",
        "kesä", "jún",
    ],
    &[
        "jul",
        "juil",
        "lug",
        "lip",
        "červenec",
        "července",
        "лип",
        "июл",
        "юли",
        "ιούλ",
        "ιουλ",
        "tem",
        "heinä",
        "júl",
    ],
    &["aug", "aoû", "aou", "ago", "sie", "srp", "сер", "авг", "αύγ", "αυγ", "ağu", "elo", "rugp"],
    &["sep", "set", "wrz", "zář", "вер", "сен", "септ", "σεπ", "eyl", "syys", "sze", "rugs"],
    &["oct", "okt", "ott", "out", "paź", "říj", "жов", "окт", "οκτ", "eki", "loka", "spa"],
    &["nov", "lis", "лис", "ноя", "ное", "νοέ", "νοε", "kas", "marras", "lap"],
    &["dec", "dez", "dic", "déc", "gru", "pros", "гру", "дек", "δεκ", "ara", "joulu", "gruo"],
];

/// Zones by the letters that stand after times.
const ZONES: [(&str, &str); 18] = [
    ("z", "Z"),
    ("ut", "Z"),
    ("utc", "Z"),
    ("gmt", "Z"),
    ("wet", "Z"),
    ("bst", "+01:00"),
    ("west", "+01:00"),
    ("cet", "+01:00"),
    ("cest", "+02:00"),
    ("eet", "+02:00"),
    ("eest", "+03:00"),
    ("msk", "+03:00"),
    ("est", "-05:00"),
    ("edt", "-04:00"),
    ("cst", "-06:00"),
    ("cdt", "-05:00"),
    ("pst", "-08:00"),
    ("pdt", "-07:00"),
];

/// The same date as it is written here. Two where day and month can't be told apart, none where it is
/// no date.
pub(super) fn rewritten(written: &str) -> Vec<String> {
    let text = plain(written);
    let words = words(&text);
    let Some((days, used)) = days(&words) else { return Vec::new() };
    let rest: Vec<&str> =
        words.iter().enumerate().filter(|(at, _)| !used.contains(at)).map(|(_, it)| *it).collect();
    let time = time(&rest);
    if time.is_none() && rest.iter().any(|word| word.contains(|c: char| c.is_ascii_digit())) {
        // What isn't understood may be a time, which mustn't get lost.
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for day in days {
        let date = match &time {
            Some(time) => format!("{day}T{time}"),
            None => day.to_string(),
        };
        if !found.contains(&date) {
            found.push(date);
        }
    }
    found
}

/// The date that a number without anything between its digits may be: `20250816`, or seconds since 1970.
pub(super) fn of_number(digits: &str) -> Option<String> {
    let number: i64 = digits.parse().ok()?;
    match digits.len() {
        8 => rewritten(&format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..])).pop(),
        10 => Some(jiff::Timestamp::from_second(number).ok()?.to_string()),
        13 => Some(jiff::Timestamp::from_second(number / 1000).ok()?.to_string()),
        _ => None,
    }
}

/// In small letters, with hyphens for dashes and digits of any script as 0 to 9.
fn plain(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    for letter in written.trim().trim_matches(['"', '\'', '“', '”', '„', '‘', '’']).chars()
    {
        match letter {
            '‐'..='―' | '−' | '－' | '年' | '月' => text.push('-'),
            '٠'..='٩' => text.extend(char::from_digit(u32::from(letter) - 0x660, 10)),
            '۰'..='۹' => text.extend(char::from_digit(u32::from(letter) - 0x6f0, 10)),
            '日' | ',' | '(' | ')' | '@' | '[' | ']' => text.push(' '),
            letter => text.extend(letter.to_lowercase()),
        }
    }
    text
}

/// The words, with the day apart from the time.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().flat_map(apart).filter(|word| !word.is_empty()).collect()
}

/// A day and a time that a `T` or a hyphen joins: `2025-08-16t09:30`.
fn apart(word: &str) -> Vec<&str> {
    let is_digit = |at: usize| word.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let colon = word.find(':');
    let before = colon.map_or("", |colon| &word[..colon]);
    let split = before.char_indices().rev().find(|(_, c)| !c.is_ascii_digit());
    match split {
        Some((at, 't' | '_')) if at > 0 && is_digit(at - 1) => vec![&word[..at], &word[at + 1..]],
        Some((at, '-')) if before[..at].matches('-').count() >= 2 => {
            vec![&word[..at], &word[at + 1..]]
        }
        _ => vec![word],
    }
}

/// The days that may be meant, and the places of the words that say so.
fn days(words: &[&str]) -> Option<(Vec<civil::Date>, Vec<usize>)> {
    for (at, word) in words.iter().enumerate() {
        let days = of_numbers(word);
        if !days.is_empty() {
            return Some((days, vec![at]));
        }
    }
    of_name(words)
}

/// Three numbers in one word: `2025-8-16`, `16/08/2025`, `16.8.25`.
fn of_numbers(word: &str) -> Vec<civil::Date> {
    let word = word.trim_end_matches(['-', '.', '/']);
    let parts: Vec<&str> = word.split(['-', '.', '/']).collect();
    let [a, b, c] = parts[..] else { return Vec::new() };
    if parts.iter().any(|part| part.is_empty() || part.len() > 4 || !is_number(part)) {
        let Some(month) = month(b) else { return Vec::new() };
        // `16-Aug-2025`
        return day(c, month, a).or_else(|| day(a, month, c)).into_iter().collect();
    }
    let number = |part: &str| part.parse::<i8>().unwrap_or(0);
    if a.len() == 4 {
        let (month, other) = (number(b), number(c));
        return day(a, month, c).or_else(|| day(a, other, b)).into_iter().collect();
    }
    if !matches!(c.len(), 2 | 4) {
        return Vec::new();
    }
    let day_first = day(c, number(b), a);
    // Nobody writes the month first with points.
    let month_first = if word.contains('.') { None } else { day(c, number(a), b) };
    day_first.into_iter().chain(month_first).collect()
}

/// A month by its name, with a number for the day and one for the year. A weekday may look like a
/// month, and then it stands first.
fn of_name(words: &[&str]) -> Option<(Vec<civil::Date>, Vec<usize>)> {
    let mut months = words.iter().enumerate().filter_map(|(at, word)| Some((at, month(word)?)));
    let (at, month) = months.next_back()?;
    let numbers: Vec<(usize, &str)> = words
        .iter()
        .enumerate()
        .filter_map(|(place, word)| {
            let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
            let ending = word[digits.len()..].trim_end_matches('.');
            let is_plain =
                matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "°" | "de");
            (place != at && is_plain && is_number(digits)).then_some((place, digits))
        })
        .collect();
    let long = numbers.iter().find(|(_, digits)| digits.len() == 4);
    let short = |it: &&(usize, &str)| it.1.len() <= 2;
    let date = numbers.iter().filter(short).min_by_key(|(place, _)| place.abs_diff(at))?;
    let year = long.or_else(|| {
        numbers.iter().find(|(place, digits)| digits.len() == 2 && *place > at && *place > date.0)
    })?;
    Some((vec![day(year.1, month, date.1)?], vec![at, year.0, date.0]))
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// A day of the calendar; a year of two digits is one of this century or, from 70 on, of the last.
fn day(year: &str, month: i8, day: &str) -> Option<civil::Date> {
    let written: i16 = year.parse().ok()?;
    let year = match (year.len(), written) {
        (4, year) => year,
        (2, year @ 70..) => 1900 + year,
        (2, year) => 2000 + year,
        _ => return None,
    };
    civil::Date::new(year, month, day.parse().ok()?).ok()
}

/// The month of this name, whole or short.
fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    if !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let beginnings =
        MONTHS.iter().zip(1..).flat_map(|(names, month)| names.iter().map(move |it| (*it, month)));
    let matching = beginnings.filter(|(beginning, _)| word.starts_with(beginning));
    matching.max_by_key(|(beginning, _)| beginning.len()).map(|(_, month)| month)
}

/// The time among these words, with its offset.
fn time(words: &[&str]) -> Option<String> {
    if let Some(named) = words.iter().find_map(|word| match *word {
        "noon" | "midday" => Some("12:00:00"),
        "midnight" => Some("00:00:00"),
        _ => None,
    }) {
        return Some(named.to_owned());
    }
    let (at, word) = words
        .iter()
        .enumerate()
        .find(|(_, word)| {
            is_number(word.split([':', 'h']).next().unwrap_or_default())
                && word.contains([':', 'h'])
                || word.strip_suffix("am").or(word.strip_suffix("pm")).is_some_and(is_number)
        })
        .or_else(|| {
            // `9 am`
            let is_half = |word: Option<&&str>| word.is_some_and(|it| half(it).is_some());
            words
                .iter()
                .enumerate()
                .find(|(at, word)| is_number(word) && word.len() <= 2 && is_half(words.get(at + 1)))
        })?;
    let length = word
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | 'h'))
        .unwrap_or(word.len());
    let (clock, rest) = word.split_at(length);
    let mut numbers = clock.split([':', 'h']).filter(|it| !it.is_empty());
    let hour: i8 = numbers.next()?.parse().ok()?;
    let minute: i8 = numbers.next().map_or(Some(0), |it| it.parse().ok())?;
    let second: i8 = numbers.next().map_or(Some(0), |it| it.split('.').next()?.parse().ok())?;
    let mut after: Vec<&str> =
        std::iter::once(rest).chain(words[at + 1..].iter().copied()).collect();
    after.retain(|it| !it.is_empty());
    let mut hour = hour;
    if let Some(is_afternoon) = after.first().and_then(|it| half(it)) {
        after.remove(0);
        hour = hour % 12 + if is_afternoon { 12 } else { 0 };
    }
    let time = civil::Time::new(hour, minute, second, 0).ok()?;
    let has_digit = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    if after.first().is_some_and(has_digit) && offset(&after).is_none() {
        return None;
    }
    Some(format!("{}{}", time.strftime("%H:%M:%S"), offset(&after).unwrap_or_default()))
}

/// Whether it is `am` or `pm`, and if so, whether it is the afternoon.
fn half(word: &str) -> Option<bool> {
    match word.trim_end_matches('.') {
        "am" | "a.m" => Some(false),
        "pm" | "p.m" => Some(true),
        _ => None,
    }
}

/// The offset of a zone from UTC: `+0200`, `+02:00`, `GMT+2`, `CEST`.
fn offset(words: &[&str]) -> Option<String> {
    let word = words.first()?;
    let letters = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let name = &word[..word.len() - letters.len()];
    let Some(sign) = letters.chars().next().filter(|c| matches!(c, '+' | '-')) else {
        let known = ZONES.iter().find(|(known, _)| *known == name && letters.is_empty());
        let known = known.map(|(_, offset)| (*offset).to_owned());
        // `UTC +2`
        return match words.get(1) {
            Some(next) if next.starts_with(['+', '-']) && known.as_deref() == Some("Z") => {
                offset(&words[1..])
            }
            _ => known,
        };
    };
    let digits: String = letters[1..].chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "0"),
        3 | 4 => digits.split_at(digits.len() - 2),
        _ => return None,
    };
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 15 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::{of_number, rewritten};

    #[test]
    fn dates_of_others_are_the_same_dates_here() {
        for (written, expected) in [
            ("16/08/2025", "2025-08-16"),
            ("08/16/2025", "2025-08-16"),
            ("16.8.2025", "2025-08-16"),
            ("3.4.2025", "2025-04-03"),
            ("2025/8/16", "2025-08-16"),
            ("2025.08.16", "2025-08-16"),
            ("2025-8-16", "2025-08-16"),
            ("2025–08–16", "2025-08-16"),
            ("2025-16-08", "2025-08-16"),
            ("16-08-25", "2025-08-16"),
            ("16 August 2025", "2025-08-16"),
            ("16th of August 2025", "2025-08-16"),
            ("August 16th, 2025", "2025-08-16"),
            ("Aug. 16, 2025", "2025-08-16"),
            ("16-Aug-2025", "2025-08-16"),
            ("2025 Aug 16", "2025-08-16"),
            ("16. August 2025", "2025-08-16"),
            ("1er août 2025", "2025-08-01"),
            ("16 de agosto de 2025", "2025-08-16"),
            ("16 серпня 2025", "2025-08-16"),
            ("16 июля 2025 г.", "2025-07-16"),
            ("16. července 2025", "2025-07-16"),
            ("2025年8月16日", "2025-08-16"),
            ("١٦/٠٨/٢٠٢٥", "2025-08-16"),
            ("2025-08-16 09:30:00 +0200", "2025-08-16T09:30:00+02:00"),
            ("2025-08-16 09:30 +02:00", "2025-08-16T09:30:00+02:00"),
            ("2025-08-16 9:30", "2025-08-16T09:30:00"),
            ("2025-08-16T9:30:00Z", "2025-08-16T09:30:00Z"),
            ("2025-08-16T09:30:00.123+0200", "2025-08-16T09:30:00+02:00"),
            ("2025-08-16T09:30+02", "2025-08-16T09:30:00+02:00"),
            ("2025-08-16 09:30:00 UTC", "2025-08-16T09:30:00Z"),
            ("2025-08-16 09:30 UTC+2", "2025-08-16T09:30:00+02:00"),
            ("Sat, 16 Aug 2025 09:30:00 +0200", "2025-08-16T09:30:00+02:00"),
            ("Sat, 16 Aug 2025 09:30:00 GMT", "2025-08-16T09:30:00Z"),
            ("Sat Aug 16 09:30:00 CEST 2025", "2025-08-16T09:30:00+02:00"),
            ("16 August 2025, 9:30 pm", "2025-08-16T21:30:00"),
            ("August 16, 2025 at 12:05 AM", "2025-08-16T00:05:00"),
            ("August 16, 2025 9am EDT", "2025-08-16T09:00:00-04:00"),
            ("16/08/2025 09h30", "2025-08-16T09:30:00"),
            ("9 am, 16 August 2025", "2025-08-16T09:00:00"),
            ("mardi 16 septembre 2025", "2025-09-16"),
            ("2025-08-16 at noon", "2025-08-16T12:00:00"),
            ("16 Aug 25", "2025-08-16"),
            ("Saturday, August 16, 2025 9 a.m.", "2025-08-16T09:00:00"),
        ] {
            assert_eq!(rewritten(written), [expected], "{written}");
        }
        assert_eq!(rewritten("03/04/2025"), ["2025-04-03", "2025-03-04"]);
        assert_eq!(rewritten("04/04/2025"), ["2025-04-04"]);
        for none in [
            "",
            "yesterday",
            "August 2025",
            "32/13/2025",
            "2025-02-30",
            "1.2.3.4",
            "12/2025",
            "10:30",
        ] {
            assert!(rewritten(none).is_empty(), "{none}");
        }
        assert_eq!(of_number("20250816").as_deref(), Some("2025-08-16"));
        assert_eq!(of_number("1755331200").as_deref(), Some("2025-08-16T08:00:00Z"));
        assert_eq!(of_number("2025"), None);
    }
}
