//! Takes typed values out of a table of TOML.
//!
//! The table has been held against its keys already (see [`super::key`]), so what doesn't fit
//! here has been reported there and reads as not given.

use std::borrow::Cow;

use jiff::tz::TimeZone;
use serde_json::Value;
use toml::de::{DeTable, DeValue};

use super::front_matter::{Parts, offset_span};
use super::key::{Key, quoted_date, whole_number};
use super::key_check::Check;
use super::line::Line;
use super::markdown::without_comments;
use super::toml_fault;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, Spanned};
use crate::path::{SourcePath, composed};
use crate::typography::Typography;

/// A fault if a text that leads to another host has no scheme of the web.
pub(super) fn report_no_address(
    url: &Spanned<String>,
    path: &SourcePath,
    what: &str,
    faults: &mut Diagnostics,
) {
    if !url.value.starts_with("https://") && !url.value.starts_with("http://") {
        faults.push(
            Diagnostic::error(format!("`{}` is no address of {what}", url.value))
                .at(path, url.span)
                .help("it begins with `https://`"),
        );
    }
}

/// Reads `toml`, which begins at `offset` of the file, and holds it against `keys`.
///
/// All faults go to `faults`; what could be read comes back in any case. `room` is where it stands if
/// some of it isn't TOML.
pub(super) fn read<'t>(
    toml: &'t str,
    room: &'t mut String,
    offset: usize,
    keys: &[Key],
    path: &SourcePath,
    faults: &mut Diagnostics,
) -> DeTable<'t> {
    let (table, given) = table(toml, room, offset, keys, path, faults);
    if let Some(given) = given {
        Check { path, offset, top: keys, given: &given, faults }.document(&table);
    }
    table
}

/// Reads the front matter of a document and holds it against `keys`. Nothing is given where there is none.
pub(super) fn front<'t>(
    parts: &Parts<'t>,
    room: &'t mut String,
    keys: &[Key],
    path: &SourcePath,
    faults: &mut Diagnostics,
) -> DeTable<'t> {
    let Some(front) = parts.front else { return DeTable::new() };
    read(front, room, parts.front_start, keys, path, faults)
}

/// Reads `toml` and reports where it isn't TOML; `keys` are for the help. The keys of what isn't come
/// back, too; none if too much of it isn't.
pub(super) fn table<'t>(
    toml: &'t str,
    room: &'t mut String,
    offset: usize,
    keys: &[Key],
    path: &SourcePath,
    faults: &mut Diagnostics,
) -> (DeTable<'t>, Option<Vec<String>>) {
    let (table, errors) = DeTable::parse_recoverable(toml);
    if errors.is_empty() {
        return (table.into_inner(), Some(Vec::new()));
    }
    let readable = toml_fault::Text { toml, offset, keys, path }.readable(faults);
    *room = readable.toml;
    let (table, _) = DeTable::parse_recoverable(room);
    (table.into_inner(), readable.is_whole.then_some(readable.keys))
}

/// What of the site's settings a document is read by.
#[derive(Clone, Copy)]
pub(super) struct Defaults<'d> {
    /// The zone of dates without one.
    pub(super) zone: &'d TimeZone,
    /// The tag of the language of whatever names no other.
    pub(super) language: &'d str,
}

/// The values of a document's table.
pub(super) fn of<'f, 't>(
    table: &'f DeTable<'t>,
    offset: usize,
    path: &'f SourcePath,
    Defaults { zone, language }: Defaults<'f>,
) -> Fields<'f, 't> {
    Fields { table, offset, path, zone, language }
}

/// The values of one table.
pub(super) struct Fields<'f, 't> {
    pub(super) table: &'f DeTable<'t>,
    pub(super) offset: usize,
    pub(super) path: &'f SourcePath,
    pub(super) zone: &'f TimeZone,
    /// The tag of the language that its lines are in.
    pub(super) language: &'f str,
}

impl<'f, 't> Fields<'f, 't> {
    fn get(&self, name: &str) -> Option<&'f toml::Spanned<DeValue<'t>>> {
        self.table.get(name)
    }

    /// Where the value of `name` stands.
    pub(super) fn span(&self, name: &str) -> Option<Span> {
        self.get(name).map(|value| offset_span(value.span(), self.offset))
    }

    /// A text on one line: white space is folded.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let text = self.get(name)?.get_ref().as_str()?;
        Some(folded(text)).filter(|text| !text.is_empty())
    }

    /// A text that readers see, with its language's typography and nothing more.
    pub(super) fn words(&self, name: &str) -> Option<String> {
        let text = self.text(name)?;
        Some(Typography::of(self.language).line(&text).into_owned())
    }

    /// A headline, or a standfirst: a line without links.
    pub(super) fn headline(&self, name: &str, faults: &mut Diagnostics) -> Option<Line> {
        let mut links = Vec::new();
        let line = Line::read(&self.text(name)?, self.language, &mut links);
        if !links.is_empty() {
            faults.push(
                Diagnostic::error(format!("a `{name}` has no links, since lists make one of it"))
                    .at(self.path, self.span(name)?)
                    .help(format!(
                        "write the words alone, and the link into the text: `{name} = \"{}\"`",
                        line.text
                    )),
            );
        }
        Some(line)
    }

    /// A caption, or a correction: a line whose links lead to other sites.
    pub(super) fn line(&self, name: &str, faults: &mut Diagnostics) -> Option<Line> {
        let mut links = Vec::new();
        let line = Line::read(&self.text(name)?, self.language, &mut links);
        let is_foreign = |link: &String| {
            ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme))
        };
        if let Some(link) = links.iter().find(|link| !is_foreign(link)) {
            faults.push(
                Diagnostic::error(format!("`{link}` is no address of a page elsewhere"))
                    .at(self.path, self.span(name)?)
                    .help("links of front matter begin with `https://`; one to a file of the site belongs in the text"),
            );
        }
        Some(line)
    }

    pub(super) fn spanned_text(&self, name: &str) -> Option<Spanned<String>> {
        Some(Spanned { value: self.text(name)?, span: self.span(name)? })
    }

    pub(super) fn texts(&self, name: &str) -> Vec<Spanned<String>> {
        let items = self.get(name).and_then(|value| value.get_ref().as_array());
        items
            .into_iter()
            .flat_map(|items| items.iter())
            .filter_map(|item| {
                let text = folded(item.get_ref().as_str()?);
                let span = offset_span(item.span(), self.offset);
                (!text.is_empty()).then_some(Spanned { value: text, span })
            })
            .collect()
    }

    pub(super) fn bool(&self, name: &str) -> bool {
        self.get(name).and_then(|value| value.get_ref().as_bool()).unwrap_or(false)
    }

    pub(super) fn integer(&self, name: &str) -> Option<i64> {
        whole_number(self.get(name)?.get_ref())
    }

    /// Whole numbers, as far as they can be held.
    pub(super) fn integers(&self, name: &str) -> Option<Vec<u32>> {
        let items = self.get(name)?.get_ref().as_array()?;
        let number = |item| u32::try_from(whole_number(item)?).ok();
        Some(items.iter().filter_map(|item| number(item.get_ref())).collect())
    }

    /// A date; one that the calendar or the zone doesn't have is a fault.
    pub(super) fn date(&self, name: &str, faults: &mut Diagnostics) -> Option<Date> {
        let value = self.get(name)?;
        let written = match value.get_ref() {
            DeValue::Datetime(written) => *written,
            DeValue::String(text) => quoted_date(text)?,
            _ => return None,
        };
        let span = offset_span(value.span(), self.offset);
        if written.date.is_none() && written.time.is_none() {
            // What stands there is no date, which the parser has said.
            return None;
        }
        if written.date.is_none() {
            faults.push(
                Diagnostic::error(format!("`{name}` is a time without a day"))
                    .at(self.path, span)
                    .help(format!("write the day too: `{name} = 2025-08-16T{written}`")),
            );
            return None;
        }
        match Date::parse(&written.to_string(), self.zone) {
            Ok(date) => Some(date),
            Err(reason) => {
                faults.push(
                    Diagnostic::error(format!("`{written}` is no date: {reason}"))
                        .at(self.path, span)
                        .help("write it like `2025-08-16` or `2025-08-16T09:30:00`"),
                );
                None
            }
        }
    }

    /// The table under `name`.
    pub(super) fn table(&self, name: &str) -> Option<Fields<'f, 't>> {
        let table = self.get(name)?.get_ref().as_table()?;
        Some(Fields { table, ..*self })
    }

    /// The tables under `name`, of a list or of names, each with its name and place.
    pub(super) fn tables(&self, name: &str) -> Vec<(String, Span, Fields<'f, 't>)> {
        let entry = |name: String, value: &'f toml::Spanned<DeValue<'t>>| {
            let table = value.get_ref().as_table()?;
            Some((name, offset_span(value.span(), self.offset), Fields { table, ..*self }))
        };
        match self.get(name).map(toml::Spanned::get_ref) {
            Some(DeValue::Array(items)) => {
                items.iter().filter_map(|item| entry(String::new(), item)).collect()
            }
            Some(DeValue::Table(table)) => table
                .iter()
                .filter_map(|(name, value)| entry(name.get_ref().to_string(), value))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The author's own table, as templates get it.
    pub(super) fn free(&self, name: &str) -> Value {
        self.get(name)
            .map_or_else(|| Value::Object(serde_json::Map::new()), |value| json(value.get_ref()))
    }
}

/// A text on one line without comments, with letters and their accents as one.
fn folded(text: &str) -> String {
    let text = without_comments(text);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match composed(&line) {
        Cow::Borrowed(_) => line,
        Cow::Owned(composed) => composed,
    }
}

/// TOML as JSON: dates become texts, the rest stays what it is.
pub(super) fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(i64::MAX).into()
        }
        DeValue::Float(number) => number.as_str().parse::<f64>().unwrap_or(f64::NAN).into(),
        DeValue::Boolean(yes) => (*yes).into(),
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(table) => Value::Object(
            table
                .iter()
                .map(|(name, value)| (name.get_ref().to_string(), json(value.get_ref())))
                .collect(),
        ),
    }
}
