//! *Foreign* pictures, which no page may load, and files that no page can show.

use crate::diagnostic::Diagnostic;
use crate::parse::Media;

/// Whether the target of a picture is no file of the site: it has a scheme or a host.
pub(crate) fn is_foreign(url: &str) -> bool {
    url.contains("//") || url.contains(':')
}

/// A picture that is no file of the site, which no page may load.
pub(crate) fn foreign(url: &str) -> Diagnostic {
    let mut shown: String = url.chars().take(80).collect();
    if shown.len() < url.len() {
        shown.push('…');
    }
    let what = match url.split_once(':') {
        Some((scheme, _)) if scheme.eq_ignore_ascii_case("data") => "is no file",
        _ => "lies on another host",
    };
    Diagnostic::error(format!("this picture {what}: `{shown}`")).help(
        "save it beside the article: pages load nothing from elsewhere, for their readers' privacy",
    )
}

/// Sound or film where only a picture can stand.
pub(super) fn no_picture(target: &str, kind: &str) -> Diagnostic {
    Diagnostic::error(format!("`{target}` is no picture: {kind}"))
        .help("name a picture here; sound and film stand in the text: `![what it is](file.mp4)`")
}

/// What is wrong with a file that a page is to show.
pub(super) fn unshown(target: &str, media: Media) -> Option<Diagnostic> {
    let (what, help) = match media {
        Media::Foreign(kind) => (
            {
                let name = kind.name();
                let article = if name.starts_with('A') { "an" } else { "a" };
                format!("`{target}` is {article} {name} file, which browsers don't show")
            },
            "save a picture as JPEG, PNG or WebP, and a film as MP4; or link to it without the `!`",
        ),
        Media::Other | Media::Captions => (
            format!("`{target}` is no picture, whatever its name says"),
            "open it where it came from and save it anew, as JPEG, PNG or WebP",
        ),
        Media::Picture(_) | Media::Sound(_) | Media::Film(_) => return None,
    };
    Some(Diagnostic::error(what).help(help))
}
