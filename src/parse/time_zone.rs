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
        let city = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
        let near = nearest(&name.value, names.iter().map(String::as_str))
            .map(str::to_owned)
            .or_else(|| {
                names
                    .iter()
                    .find(|known| city(known).eq_ignore_ascii_case(&city(&name.value)))
                    .cloned()
            });
        faults.push(
            Diagnostic::error(format!("there is no time zone `{}`", name.value))
                .at(path, name.span)
                .help(match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write the IANA name, like `Europe/Berlin` or `Asia/Karachi`".into(),
                }),
        );
        TimeZone::UTC
    })
}
