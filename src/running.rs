//! How long a sound or a film *runs*: read as authors write it, and written for readers and for programs.

/// A length in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Running(pub u32);

impl Running {
    /// Reads `12:34`, `1:02:03` or `12:34.5`; none if it is no length.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (clock, part) = text.split_once('.').unwrap_or((text, ""));
        let parts: Vec<&str> = clock.split(':').collect();
        let is_clock = (2..=3).contains(&parts.len())
            && parts.iter().all(|it| (1..=3).contains(&it.len()))
            && parts[1..].iter().all(|it| it.len() == 2 && it.as_bytes()[0] < b'6')
            && parts.iter().chain([&part]).all(|it| it.bytes().all(|it| it.is_ascii_digit()));
        if !is_clock {
            return None;
        }
        let seconds =
            parts.iter().try_fold(0_u32, |sum, it| Some(sum * 60 + it.parse::<u32>().ok()?))?;
        let thousandths: u32 = format!("{part:0<3}").get(..3)?.parse().ok()?;
        seconds.checked_mul(1000)?.checked_add(thousandths).filter(|it| *it > 0).map(Self)
    }

    /// Seconds, rounded.
    #[must_use]
    pub fn seconds(self) -> u32 {
        self.0.saturating_add(500) / 1000
    }

    /// For readers: `12:34`, `1:02:03`.
    #[must_use]
    pub fn clock(self) -> String {
        let (hours, minutes, seconds) = self.parts();
        match hours {
            0 => format!("{minutes}:{seconds:02}"),
            _ => format!("{hours}:{minutes:02}:{seconds:02}"),
        }
    }

    /// For programs, by ISO 8601: `PT12M34S`.
    #[must_use]
    pub fn iso(self) -> String {
        let (hours, minutes, seconds) = self.parts();
        let part = |number: u32, unit: char| match number {
            0 => String::new(),
            _ => format!("{number}{unit}"),
        };
        let parts = [part(hours, 'H'), part(minutes, 'M'), part(seconds, 'S')].concat();
        if parts.is_empty() { "PT0S".into() } else { format!("PT{parts}") }
    }

    fn parts(self) -> (u32, u32, u32) {
        let seconds = self.seconds();
        (seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::Running;

    #[test]
    fn a_length_is_written_as_it_is_read() {
        for (text, clock, iso) in [
            ("12:34", "12:34", "PT12M34S"),
            ("1:02:03", "1:02:03", "PT1H2M3S"),
            ("120:00", "2:00:00", "PT2H"),
            ("0:07.5", "0:08", "PT8S"),
            ("00:07.499", "0:07", "PT7S"),
        ] {
            let read = Running::read(text).expect(text);
            assert_eq!((&*read.clock(), &*read.iso()), (clock, iso));
        }
        for text in
            ["", "12", "12:3", "1:60", "a:10", "1:00:0", "-1:00", "0:00", "1:2:3:4", "1:00.x"]
        {
            assert_eq!(Running::read(text), None, "{text}");
        }
        assert_eq!(Running(200).iso(), "PT0S");
    }
}
