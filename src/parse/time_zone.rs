//! The zone of all dates.

use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::diagnostic::{Diagnostic, Diagnostics, Spanned, nearest};
use crate::path::SourcePath;

/// The names of all time zones.
pub(super) fn names() -> Vec<String> {
    TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect()
}

/// A zone by its IANA name; else UTC.
pub(super) fn parse(
    given: Option<Spanned<String>>,
    path: &SourcePath,
    faults: &mut Diagnostics,
) -> TimeZone {
    let Some(name) = given else { return TimeZone::UTC };
    // The bundled table, never the machine's: the same site is built everywhere.
    let database = TimeZoneDatabase::bundled();
    database.get(&name.value).unwrap_or_else(|_| {
        let names = names();
        let city = city_of(&name.value);
        let near = near(&name.value, &names);
        faults.push(
            Diagnostic::error(format!("there is no time zone `{}`", name.value))
                .at(path, name.span)
                .help(match (city, near) {
                    (Some(city), _) => {
                        format!("write the zone of a city, which knows summer time, too: `{city}`")
                    }
                    (None, Some(near)) => format!("did you mean `{near}`?"),
                    (None, None) => {
                        "write the IANA name, like `Europe/Berlin` or `Asia/Karachi`".into()
                    }
                }),
        );
        TimeZone::UTC
    })
}

/// The zone that is nearly called so, or whose city is.
fn near(written: &str, names: &[String]) -> Option<String> {
    let city = |name: &str| {
        let city = name.rsplit(['/', ',']).next().unwrap_or_default();
        city.trim().replace(' ', "_").to_lowercase()
    };
    let own = city(written);
    let same = names.iter().find(|known| city(known) == own && known.contains('/'));
    let near = || nearest(written, names.iter().map(String::as_str)).map(str::to_owned);
    let cities: Vec<(String, &String)> =
        names.iter().filter(|name| name.contains('/')).map(|name| (city(name), name)).collect();
    let by_city = || {
        let near = nearest(&own, cities.iter().map(|(city, _)| city.as_str()))?;
        cities.iter().find(|(city, _)| city == near).map(|(_, name)| (*name).clone())
    };
    same.cloned().or_else(near).or_else(by_city)
}

/// A city's zone for an offset or for letters: an offset has no summer time, and letters have many zones.
fn city_of(written: &str) -> Option<&'static str> {
    const LETTERS: [(&str, &str); 22] = [
        ("cest", "Europe/Berlin"),
        ("mez", "Europe/Berlin"),
        ("mesz", "Europe/Berlin"),
        ("bst", "Europe/London"),
        ("eest", "Europe/Athens"),
        ("msk", "Europe/Moscow"),
        ("edt", "America/New_York"),
        ("et", "America/New_York"),
        ("cst", "America/Chicago"),
        ("cdt", "America/Chicago"),
        ("ct", "America/Chicago"),
        ("mdt", "America/Denver"),
        ("mt", "America/Denver"),
        ("pst", "America/Los_Angeles"),
        ("pdt", "America/Los_Angeles"),
        ("pt", "America/Los_Angeles"),
        ("ist", "Asia/Kolkata"),
        ("pkt", "Asia/Karachi"),
        ("jst", "Asia/Tokyo"),
        ("kst", "Asia/Seoul"),
        ("aest", "Australia/Sydney"),
        ("sgt", "Asia/Singapore"),
    ];
    /// By hours from UTC, from -11 on.
    const HOURS: [&str; 25] = [
        "Pacific/Pago_Pago",
        "Pacific/Honolulu",
        "America/Anchorage",
        "America/Los_Angeles",
        "America/Denver",
        "America/Chicago",
        "America/New_York",
        "America/Halifax",
        "America/Sao_Paulo",
        "America/Noronha",
        "Atlantic/Azores",
        "Europe/London",
        "Europe/Berlin",
        "Europe/Athens",
        "Europe/Moscow",
        "Asia/Dubai",
        "Asia/Karachi",
        "Asia/Dhaka",
        "Asia/Bangkok",
        "Asia/Shanghai",
        "Asia/Tokyo",
        "Australia/Sydney",
        "Pacific/Guadalcanal",
        "Pacific/Auckland",
        "Pacific/Tongatapu",
    ];
    let lower = written.to_lowercase().replace(['−', '–', ' '], "-");
    if let Some((_, city)) = LETTERS.iter().find(|(letters, _)| *letters == lower) {
        return Some(city);
    }
    let rest =
        ["utc", "gmt", "etc/gmt"].iter().find_map(|it| lower.strip_prefix(it)).unwrap_or(&lower);
    let is_ahead = rest.starts_with('+');
    let number = rest.strip_prefix(['+', '-'])?.trim_start_matches('-');
    let (hours, minutes) = number.split_once(':').unwrap_or(match number.len() {
        4 => number.split_at(2),
        _ => (number, "00"),
    });
    let hours: usize = hours.parse().ok().filter(|hours| *hours <= 13)?;
    match (is_ahead, hours, minutes) {
        (true, 3, "30") => Some("Asia/Tehran"),
        (true, 4, "30") => Some("Asia/Kabul"),
        (true, 5, "30") => Some("Asia/Kolkata"),
        (true, 5, "45") => Some("Asia/Kathmandu"),
        (true, 6, "30") => Some("Asia/Yangon"),
        (true, 9, "30") => Some("Australia/Adelaide"),
        (false, 3, "30") => Some("America/St_Johns"),
        (true, hours, _) => HOURS.get(11 + hours).copied(),
        (false, hours, _) => 11_usize.checked_sub(hours).and_then(|at| HOURS.get(at)).copied(),
    }
}
