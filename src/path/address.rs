//! *Addresses* that are none: what was meant by `www.bbc.com/news`, `http:/x` and `htps://x.org`.

/// Endings of names of files that hosts have, too: `notes.md`, `run.sh`.
const FILES: &str =
    " md sh py rs pl so ps ai la in st cc cd tf mk gz rb ml mm mp am ms do db jp js ts go cs vb ";
/// Endings of hosts of more than two letters.
const HOSTS: &str = " com org net edu gov mil int info biz news media press online site web blog app dev io tv social \
                     london berlin example local ";

/// The address that is meant by a text that isn't one; none if it is one, or may be a path.
#[must_use]
pub fn meant_address(written: &str) -> Option<String> {
    let written = written.trim();
    if let Some((scheme, rest)) = begins_with_a_scheme(written) {
        let meant = format!("{scheme}://{rest}");
        return (meant != written && !rest.is_empty()).then_some(meant);
    }
    let host = written.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some((user, host)) = host.split_once('@') {
        let is_letter =
            !user.is_empty() && !user.contains(':') && is_host(host) && !written.contains('/');
        return is_letter.then(|| format!("mailto:{written}"));
    }
    is_host(host).then(|| format!("https://{written}"))
}

/// `http` or `https` in any spelling near it, and what follows its colon and slashes.
fn begins_with_a_scheme(written: &str) -> Option<(&'static str, &str)> {
    let letters = written.bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = written[..letters].to_ascii_lowercase();
    let rest = written[letters..].trim_start();
    let after = rest.trim_start_matches([':', ';', '/', '\\', ' ']);
    let marks = &rest[..rest.len() - after.len()];
    if !marks.contains([':', ';']) && !marks.starts_with("//") {
        return None;
    }
    let scheme = match name.as_str() {
        "http" | "htp" | "htt" | "ttp" | "hhtp" | "httpp" | "htttp" | "hhttp" | "hhttps" => "http",
        "https" | "htps" | "htpps" | "htttps" | "ttps" | "hhtps" | "httpss" | "htts" | "httsp"
        | "httos" => "https",
        _ => return None,
    };
    let scheme = if name == "hhttps" { "https" } else { scheme };
    // Schemes are the same in capitals, and so is one that is right.
    if matches!(name.as_str(), "http" | "https") && marks == "://" {
        return None;
    }
    Some((scheme, after))
}

/// Whether it is the name of a host rather than of a file.
fn is_host(name: &str) -> bool {
    let name = name.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let is_plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    let Some((rest, ending)) = name.rsplit_once('.') else { return false };
    if !is_plain || rest.is_empty() || rest.split('.').any(str::is_empty) {
        return false;
    }
    let is_in = |list: &str| list.split_whitespace().any(|it| it == ending);
    let is_ending = match ending.len() {
        2 => ending.bytes().all(|it| it.is_ascii_alphabetic()) && !is_in(FILES),
        _ => is_in(HOSTS),
    };
    is_ending || (rest.starts_with("www.") && ending.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::meant_address;

    #[test]
    fn what_was_meant_begins_with_a_scheme() {
        for (written, meant) in [
            ("www.bbc.com/news", "https://www.bbc.com/news"),
            ("bbc.co.uk", "https://bbc.co.uk"),
            ("example.org/a.md#b", "https://example.org/a.md#b"),
            ("http:/x", "http://x"),
            ("https:/x.org/a", "https://x.org/a"),
            ("https:x.org", "https://x.org"),
            ("http//x.org", "http://x.org"),
            ("https:///x.org", "https://x.org"),
            ("htps://x.org", "https://x.org"),
            ("http:// x.org", "http://x.org"),
            ("ann@example.org", "mailto:ann@example.org"),
        ] {
            assert_eq!(meant_address(written).as_deref(), Some(meant), "{written}");
        }
        for none in [
            "https://x.org",
            "HTTP://x.org",
            "about.md",
            "../a.md",
            "photo.jpg",
            "/about/",
            "#a",
            "",
            "notes.py",
            "mailto:a@b.org",
            "//x.org",
            "https",
            "http.md",
            "tel:1",
            "2025.08.16",
            "a.b.md",
        ] {
            assert_eq!(meant_address(none), None, "{none}");
        }
    }
}
