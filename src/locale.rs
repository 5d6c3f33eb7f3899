//! A *locale*: how a language writes dates, numbers and plurals, and in which direction it runs.
//!
//! All of it is Unicode's data through ICU4X. Dates are Gregorian in every language: news of the
//! whole world is dated by one calendar.

use std::fmt;

use icu_calendar::Gregorian;
use icu_calendar::week::WeekInformation;
use icu_datetime::fieldsets::builder::{DateFields, FieldSetBuilder};
use icu_datetime::fieldsets::enums::CompositeDateTimeFieldSet;
use icu_datetime::options::{Length, TimePrecision};
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter};
use icu_decimal::DecimalFormatter;
use icu_locale::{LanguageIdentifier, LocaleDirectionality, LocaleExpander};
use icu_plurals::{PluralCategory, PluralRules};
use jiff::civil;

mod languages;

type Formatter = FixedCalendarDateTimeFormatter<Gregorian, CompositeDateTimeFieldSet>;

/// How a date is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// August 16, 2025
    Long,
    /// Aug 16, 2025
    Medium,
    /// Saturday, August 16, 2025
    Weekday,
    /// August 16, 2025 at 9:30 AM
    Time,
    /// August 2025
    Month,
    /// August
    MonthName,
    /// Saturday
    WeekdayName,
    /// Sat
    WeekdayShort,
    /// 16
    Day,
    /// 2025
    Year,
    /// 9:30 AM
    Clock,
}

impl DateStyle {
    const ALL: [(Self, &'static str); 11] = [
        (Self::Long, "long"),
        (Self::Medium, "medium"),
        (Self::Weekday, "weekday"),
        (Self::Time, "time"),
        (Self::Month, "month"),
        (Self::MonthName, "month-name"),
        (Self::WeekdayName, "weekday-name"),
        (Self::WeekdayShort, "weekday-short"),
        (Self::Day, "day"),
        (Self::Year, "year"),
        (Self::Clock, "clock"),
    ];

    /// The style of a name that templates use.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == name).map(|(style, _)| style)
    }

    /// All names.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().map(|(_, name)| name)
    }

    fn fields(self) -> Option<CompositeDateTimeFieldSet> {
        let (date, length) = match self {
            Self::Long | Self::Time => (Some(DateFields::YMD), Length::Long),
            Self::Medium => (Some(DateFields::YMD), Length::Medium),
            Self::Weekday => (Some(DateFields::YMDE), Length::Long),
            Self::Month => (Some(DateFields::YM), Length::Long),
            Self::MonthName => (Some(DateFields::M), Length::Long),
            Self::WeekdayName => (Some(DateFields::E), Length::Long),
            Self::WeekdayShort => (Some(DateFields::E), Length::Short),
            Self::Day => (Some(DateFields::D), Length::Long),
            Self::Year => (Some(DateFields::Y), Length::Long),
            Self::Clock => (None, Length::Medium),
        };
        let mut builder = FieldSetBuilder::new();
        builder.length = Some(length);
        builder.date_fields = date;
        if matches!(self, Self::Time | Self::Clock) {
            builder.time_precision = Some(TimePrecision::Minute);
        }
        builder.build_composite_datetime().ok()
    }
}

/// What a language needs to be written in.
pub struct Locale {
    tag: String,
    open_graph: String,
    is_right_to_left: bool,
    first_weekday: civil::Weekday,
    plurals: PluralRules,
    numbers: DecimalFormatter,
    dates: Vec<Option<Formatter>>,
}

impl Locale {
    /// The locale of a BCP 47 tag; none if it is none.
    #[must_use]
    pub fn new(tag: &str) -> Option<Self> {
        let locale = icu_locale::Locale::try_from_str(tag).ok()?;
        let preferences = DateTimeFormatterPreferences::from(&locale);
        let dates = DateStyle::ALL
            .into_iter()
            .map(|(style, _)| Formatter::try_new(preferences, style.fields()?).ok())
            .collect();
        Some(Self {
            tag: locale.to_string(),
            open_graph: open_graph(&locale.id),
            is_right_to_left: LocaleDirectionality::new_extended().is_right_to_left(&locale.id),
            first_weekday: first_weekday(&locale)?,
            plurals: PluralRules::try_new_cardinal((&locale).into()).ok()?,
            numbers: DecimalFormatter::try_new(
                (&locale).into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .ok()?,
            dates,
        })
    }

    /// The tag in its usual spelling: `pt-BR`.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// `ltr` or `rtl`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        if self.is_right_to_left { "rtl" } else { "ltr" }
    }

    /// The tag as social networks write it, with a territory: `en_US`.
    #[must_use]
    pub fn open_graph(&self) -> &str {
        &self.open_graph
    }

    /// The name of a language in this one: `uk` is Ukrainian. In English where this language has no
    /// word for it.
    #[must_use]
    pub fn language_name(&self, tag: &str) -> String {
        languages::name(tag, &self.tag)
    }

    /// Whether a tag is that of a language that has a name.
    #[must_use]
    pub fn knows_language(tag: &str) -> bool {
        languages::is_known(tag)
    }

    /// The tag of the language that has this name in English.
    #[must_use]
    pub fn language_named(name: &str) -> Option<&'static str> {
        languages::tag_of(name)
    }

    /// The day on which a week begins where this language is spoken.
    #[must_use]
    pub fn first_weekday(&self) -> civil::Weekday {
        self.first_weekday
    }

    /// A date in this language.
    #[must_use]
    pub fn date(&self, day: civil::Date, time: civil::Time, style: DateStyle) -> String {
        let formatter = self.dates.get(style as usize).and_then(Option::as_ref);
        let (month, date) = (day.month().unsigned_abs(), day.day().unsigned_abs());
        let (hour, minute) = (time.hour().unsigned_abs(), time.minute().unsigned_abs());
        let shown = (|| {
            let date =
                icu_calendar::Date::try_new_gregorian(day.year().into(), month, date).ok()?;
            let time = icu_time::Time::try_new(hour, minute, 0, 0).ok()?;
            Some(formatter?.format(&icu_time::DateTime { date, time }).to_string())
        })();
        shown.unwrap_or_else(|| day.to_string())
    }

    /// A number in this language's digits.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        self.numbers.format(&number.into()).to_string()
    }

    /// The plural forms that numbers take, in their usual order.
    #[must_use]
    pub fn plural_forms(&self) -> Vec<&'static str> {
        let mut forms: Vec<PluralCategory> = self.plurals.categories().collect();
        forms.sort_unstable();
        forms.into_iter().map(form).collect()
    }

    /// The plural form that a number takes: `one`, `other`, …
    #[must_use]
    pub fn plural(&self, number: i64) -> &'static str {
        form(self.plurals.category_for(number))
    }
}

/// Open Graph knows languages by a territory alone, so one is found where none was given.
fn open_graph(id: &LanguageIdentifier) -> String {
    let mut likely = id.clone();
    LocaleExpander::new_extended().maximize(&mut likely);
    match likely.region {
        Some(region) => format!("{}_{region}", id.language),
        None => id.language.to_string(),
    }
}

fn form(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn first_weekday(locale: &icu_locale::Locale) -> Option<civil::Weekday> {
    let first = WeekInformation::try_new(locale.into()).ok()?.first_weekday;
    // Both count as ISO 8601 does, from Monday.
    civil::Weekday::from_monday_one_offset(first as i8).ok()
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({})", self.tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn dates_numbers_and_directions() {
        let show = |tag: &str, style| {
            Locale::new(tag).expect("a locale").date(date(2025, 8, 16), time(9, 30, 0, 0), style)
        };
        assert_eq!(show("en", DateStyle::Long), "August 16, 2025");
        assert_eq!(show("en-GB", DateStyle::Weekday), "Saturday, 16 August 2025");
        assert_eq!(show("de", DateStyle::Month), "August 2025");
        assert_eq!(show("en", DateStyle::MonthName), "August");
        assert_eq!(show("en", DateStyle::WeekdayName), "Saturday");
        assert_eq!(show("en", DateStyle::WeekdayShort), "Sat");
        assert_eq!(show("ur", DateStyle::WeekdayShort), "ہفتہ");
        assert_eq!(show("en", DateStyle::Day), "16");
        assert_eq!(show("en", DateStyle::Clock), "9:30\u{202f}AM");
        assert_eq!(show("fa", DateStyle::Year), "۲۰۲۵");
        assert_eq!(show("ur", DateStyle::Long), "16 اگست، 2025");
        assert_eq!(show("pt-BR", DateStyle::Month), "agosto de 2025");
        let (arabic, polish) = (Locale::new("ar-EG").unwrap(), Locale::new("pl").unwrap());
        assert_eq!((arabic.direction(), arabic.number(1234).as_str()), ("rtl", "١٬٢٣٤"));
        assert_eq!(
            (polish.direction(), polish.plural(3), polish.plural(5)),
            ("ltr", "few", "many")
        );
        let first = |tag| Locale::new(tag).expect("a locale").first_weekday();
        assert_eq!(first("en-GB"), civil::Weekday::Monday);
        assert_eq!(first("en-US"), civil::Weekday::Sunday);
        assert_eq!(first("ar-EG"), civil::Weekday::Saturday);
        assert_eq!(arabic.plural_forms(), ["zero", "one", "two", "few", "many", "other"]);
        assert!(Locale::new("not a tag").is_none());
        let open_graph = |tag| Locale::new(tag).expect("a locale").open_graph().to_owned();
        let tags = ["en", "en-GB", "ur", "zh-Hant-HK", "zh-Hant", "sr-Latn", "es-419"];
        assert_eq!(
            tags.map(open_graph),
            ["en_US", "en_GB", "ur_PK", "zh_HK", "zh_TW", "sr_RS", "es_419"]
        );
    }
}
