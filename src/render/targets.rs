//! Where the links of a text lead, for paper, which can't be clicked.

use memchr::memmem;

/// The targets of all links in `html` that leave the page, in the order in which they stand.
pub(super) fn of(html: &str) -> Vec<&str> {
    let mut targets = Vec::new();
    for at in memmem::find_iter(html.as_bytes(), "<a ") {
        let tag = html[at..].split('>').next().unwrap_or_default();
        let Some((_, rest)) = tag.split_once(" href=\"") else { continue };
        let target = rest.split('"').next().unwrap_or_default();
        if !target.starts_with('#') {
            targets.push(target);
        }
    }
    targets
}

#[cfg(test)]
mod tests {
    #[test]
    fn places_on_the_page_itself_are_left_out() {
        let html = "<p><a href=\"https://a.example/?b=1&amp;c=2\" title=\"x\">a</a> <a class=\"x\" \
                    href=\"/b/\">b</a> <a href=\"#c\">c</a> <a id=\"d\">d</a></p>";
        assert_eq!(super::of(html), ["https://a.example/?b=1&amp;c=2", "/b/"]);
    }
}
