//! *Addresses* in drawings: whether they lead into the site, to another host, or do something.

/// What an address asks of a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It leads to a place of the drawing, or of the site.
    Inside,
    /// It leads to another host.
    Elsewhere,
    /// It has what it names in itself.
    Data,
    /// It runs something, or nobody knows what it does.
    Runs,
}

/// Where an address leads, read as a browser reads it.
pub(super) fn way(address: &str) -> Way {
    let plain = normal(address);
    if plain.starts_with("//") {
        return Way::Elsewhere;
    }
    let scheme = plain.split(['/', '?', '#']).next().and_then(|it| it.split_once(':'));
    match scheme.map(|(scheme, _)| scheme) {
        None => Way::Inside,
        Some("http" | "https" | "mailto" | "tel" | "ftp" | "ws" | "wss") => Way::Elsewhere,
        Some("data") => Way::Data,
        Some(_) => Way::Runs,
    }
}

/// An address without what browsers pass over in it.
pub(super) fn normal(address: &str) -> String {
    let address = address.trim_matches(|it: char| it <= ' ');
    let letters = address.chars().filter(|it| !matches!(it, '\t' | '\n' | '\r'));
    letters.map(|it| if it == '\\' { '/' } else { it.to_ascii_lowercase() }).collect()
}
