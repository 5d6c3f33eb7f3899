//! A *date* is when something happened: a day, or a moment of it.
//!
//! Authors write a day, a local time or a time with an offset; all three become a moment in the
//! site's time zone that remembers whether a time was given. Nothing here reads a clock.

use jiff::civil;
use jiff::fmt::rfc2822;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day or a moment, in the site's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    moment: Timestamp,
    /// The time zone's at that moment.
    offset: Offset,
    is_day: bool,
}

impl Date {
    /// Reads a day (`2025-08-16`), a local time (`2025-08-16T09:30:00`) or a time with an offset.
    /// A local time that a change of clocks skips is moved on by as much as the clocks were.
    ///
    /// # Errors
    /// The reason why it is no date, for an author.
    pub fn parse(text: &str, zone: &TimeZone) -> Result<Self, String> {
        let text = text.trim();
        let fault = |error: jiff::Error| plain_reason(&error.to_string());
        let is_day = text.len() <= 10;
        let time = text.get(10..).unwrap_or_default();
        let has_offset = time.ends_with(['Z', 'z']) || time.contains(['+', '-']);
        let moment = if has_offset {
            match text.parse::<Timestamp>() {
                Ok(moment) => moment.to_zoned(zone.clone()),
                Err(_) if text.starts_with("9999-12-31") => Timestamp::MAX.to_zoned(zone.clone()),
                Err(error) => return Err(fault(error)),
            }
        } else {
            let local = text.parse::<civil::DateTime>().map_err(fault)?;
            match local.to_zoned(zone.clone()) {
                Ok(zoned) => zoned,
                // The last day that can be written is what people write for “never”; it has no end that
                // a clock could show.
                Err(_) if local.year() == 9999 => Timestamp::MAX.to_zoned(zone.clone()),
                Err(error) => return Err(fault(error)),
            }
        };
        Ok(Self { moment: moment.timestamp(), offset: moment.offset(), is_day })
    }

    /// The moment, or the beginning of the day.
    #[must_use]
    pub fn timestamp(&self) -> Timestamp {
        self.moment
    }

    /// The calendar day in the site's time zone.
    #[must_use]
    pub fn day(&self) -> civil::Date {
        self.local().date()
    }

    /// The time of day, if the author gave one.
    #[must_use]
    pub fn time(&self) -> Option<civil::Time> {
        (!self.is_day).then(|| self.local().time())
    }

    /// RFC 3339 with offset, and always with a time: `2025-08-16T00:00:00+02:00`.
    #[must_use]
    pub fn rfc3339(&self) -> String {
        let (local, offset) = (self.local(), self.offset.seconds());
        let sign = if offset < 0 { '-' } else { '+' };
        let minutes = offset.unsigned_abs() / 60;
        let mut text = day_with(local.date(), '-');
        for (before, number) in [
            ('T', local.hour().unsigned_abs().into()),
            (':', local.minute().unsigned_abs().into()),
            (':', local.second().unsigned_abs().into()),
            (sign, minutes / 60),
            (':', minutes % 60),
        ] {
            text.push(before);
            push_digits(&mut text, number, 2);
        }
        text
    }

    /// RFC 2822, the date of RSS: `Sat, 16 Aug 2025 00:00:00 +0200`.
    #[must_use]
    pub fn rfc2822(&self) -> String {
        rfc2822::to_string(&self.zoned()).unwrap_or_default()
    }

    /// As the author gave it: a day, or RFC 3339.
    #[must_use]
    pub fn written(&self) -> String {
        if self.is_day { day_with(self.day(), '-') } else { self.rfc3339() }
    }

    fn local(&self) -> civil::DateTime {
        self.offset.to_datetime(self.moment)
    }

    fn zoned(&self) -> Zoned {
        self.moment.to_zoned(self.offset.to_time_zone())
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.timestamp().cmp(&other.timestamp())
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A day with something between its parts: `2025-08-16`.
#[must_use]
pub fn day_with(day: civil::Date, between: char) -> String {
    let mut text = String::with_capacity("2025-08-16T00:00:00+02:00".len());
    push_digits(&mut text, day.year().unsigned_abs().into(), 4);
    for part in [day.month(), day.day()] {
        text.push(between);
        push_digits(&mut text, part.unsigned_abs().into(), 2);
    }
    text
}

/// A number in so many digits. URLs, sitemaps and feeds have very many of them, and formatting takes
/// its time.
pub fn push_digits(text: &mut String, number: u32, digits: u32) {
    for place in (0..digits).rev() {
        text.extend(char::from_digit(number / 10_u32.pow(place) % 10, 10));
    }
}

/// As text for readers: a day, or RFC 3339 where the author gave a time. In its parts where only
/// the program reads it again.
impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.serialize_str(&self.written());
        }
        let (moment, offset) = (self.moment, self.offset);
        let parts = (moment.as_second(), moment.subsec_nanosecond(), offset.seconds(), self.is_day);
        parts.serialize(serializer)
    }
}

/// From its parts; a text can't be read without the site's time zone.
impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (seconds, nanoseconds, offset, is_day) =
            <(i64, i32, i32, bool)>::deserialize(deserializer)?;
        let moment = Timestamp::new(seconds, nanoseconds).map_err(de::Error::custom)?;
        let offset = Offset::from_seconds(offset).map_err(de::Error::custom)?;
        Ok(Self { moment, offset, is_day })
    }
}

/// The library's reason for an author: which part is out of its range, or that it isn't a date.
fn plain_reason(reason: &str) -> String {
    let out_of_range = || {
        let part = reason.split_once("parameter '")?.1.split_once('\'')?.0;
        let range = reason.split_once("in range `")?.1.split_once('`')?.0;
        let (from, to) = range.split_once("..=")?;
        Some(format!("the {part} is from {from} to {to}"))
    };
    out_of_range().unwrap_or_else(|| "a date is written like `2025-08-16`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_ways_to_write_a_date_meet_in_the_sites_zone() {
        let zone = TimeZone::get("Europe/Berlin").expect("a bundled zone");
        let shown = |text| Date::parse(text, &zone).map(|date| (date.written(), date.rfc3339()));
        assert_eq!(
            shown("2025-08-16"),
            Ok(("2025-08-16".into(), "2025-08-16T00:00:00+02:00".into()))
        );
        assert_eq!(shown("2025-12-01T09:30:00").unwrap().0, "2025-12-01T09:30:00+01:00");
        assert_eq!(shown("2025-08-16T23:30:00Z").unwrap().0, "2025-08-17T01:30:00+02:00");
        // Clocks went from 02:00 to 03:00.
        assert_eq!(shown("2025-03-30T02:30:00").unwrap().0, "2025-03-30T03:30:00+02:00");
        assert!(shown("2025-02-30").is_err());
        assert!(shown("9999-12-31").is_ok() && shown("9999-12-31T23:59:59").is_ok());
        assert!(shown("9999-12-31T23:59:59Z").is_ok());
        let date = Date::parse("2025-08-16T09:05:00", &zone).unwrap();
        assert_eq!(date.rfc2822(), "Sat, 16 Aug 2025 09:05:00 +0200");
    }
}
