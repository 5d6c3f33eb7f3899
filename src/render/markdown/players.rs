//! *Players* of sound and film in a text.

use std::fmt::Write as _;

use super::Pass;
use crate::arrange::Player;
use crate::locale::Locale;
use crate::parse::{Look, Media};
use crate::plan::Original;
use crate::render::html::escaped;
use crate::running::Running;

impl Pass<'_, '_> {
    /// Sound or film: a player, and a link where there are none. Behind it stands how long it runs, since
    /// nothing is loaded before it plays, and where it can be read.
    pub(super) fn player(&self, player: &Player, alt: &str) -> String {
        let Look { media, dimensions, duration, .. } = player.look;
        let url = escaped(&self.site_url(&player.file, None));
        let file = player.file.name();
        let name = escaped(if alt.is_empty() { file } else { alt });
        let link = format!("<a href=\"{url}\">{name}</a>");
        let facts = self.facts(player, duration.map(Running));
        let (element, kind) = match media {
            Media::Sound(kind) => ("audio", kind.name()),
            Media::Film(kind) => ("video", kind.name()),
            _ => return link,
        };
        if self.view.plain {
            let facts = if facts.is_empty() { facts } else { format!(" ({facts})") };
            return link + &facts;
        }
        let mut html = format!("<{element} controls preload=\"none\"");
        // Writing to a string can't fail.
        if element == "video" {
            if let Some((width, height)) = dimensions {
                let _ = write!(html, " width=\"{width}\" height=\"{height}\"");
            }
            if let Some((file, look)) = &player.poster {
                // One that every browser shows, and no wider than films are.
                let original = Original::new(file, look, None, self.view.images);
                let made = original.map(|original| original.path(&original.plain()));
                let poster = self.site_url(made.as_ref().unwrap_or(file), None);
                let _ = write!(html, " poster=\"{}\"", escaped(&poster));
            }
            html.push_str(" playsinline");
        }
        let _ = write!(html, " aria-label=\"{name}\"><source src=\"{url}\" type=\"{kind}\">");
        if element == "video" {
            self.tracks(player, &mut html);
        }
        let _ = write!(html, "{link}</{element}>");
        if !facts.is_empty() {
            let _ = write!(html, " <span class=\"running\">{facts}</span>");
        }
        html
    }

    /// Captions: those in the language of the text are shown at once.
    fn tracks(&self, player: &Player, html: &mut String) {
        let own = self.language.locale.tag();
        let mut has_default = false;
        for captions in &player.captions {
            let language = captions.language.as_deref().unwrap_or(own);
            let is_default = language == own && !std::mem::replace(&mut has_default, true);
            let _ = write!(
                html,
                "<track kind=\"captions\" src=\"{}\" srclang=\"{}\" label=\"{}\"{}>",
                escaped(&self.site_url(&captions.file, None)),
                escaped(language),
                escaped(&name_of(language)),
                if is_default { " default" } else { "" },
            );
        }
    }

    /// How long it runs, and a link to what is said in it.
    fn facts(&self, player: &Player, running: Option<Running>) -> String {
        let running =
            running.map(|it| format!("<time datetime=\"{}\">{}</time>", it.iso(), it.clock()));
        let transcript = player.transcript.as_ref().map(|file| {
            let url = escaped(&self.site_url(file, None));
            format!("<a href=\"{url}\">{}</a>", escaped(self.language.strings.get(&["transcript"])))
        });
        running.into_iter().chain(transcript).collect::<Vec<_>>().join(" · ")
    }
}

/// The name of a language as those write it who read it.
fn name_of(language: &str) -> String {
    Locale::new(language).map_or_else(|| language.to_owned(), |it| it.language_name(language))
}
