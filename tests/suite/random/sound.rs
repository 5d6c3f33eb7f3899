//! Edits of the sound and the film that an article shows.

use super::edit::Script;
use crate::sounds::{ARTWORK, film, mp3};

impl Script {
    /// A sound and a film that an article shows: they change, and what lies beside them comes and goes.
    pub(super) fn sound(&mut self) -> String {
        let bundles = self.articles.iter().enumerate().filter(|(_, article)| article.is_bundle());
        let bundles: Vec<usize> = bundles.map(|(index, _)| index).collect();
        if bundles.is_empty() {
            return "no sound".into();
        }
        let index = bundles[self.numbers.below(bundles.len())];
        let folder = self.articles[index].path().replace("index.md", "");
        let article = &mut self.articles[index];
        article.is_heard = self.numbers.once_in(2);
        let is_new = !std::mem::replace(&mut article.has_sound, true);
        if is_new || self.numbers.once_in(3) {
            let seconds = 1 + self.numbers.below(5);
            let film = film(u32::try_from(seconds).expect("a short film"), seconds > 2);
            self.project.write(&format!("{folder}talk.mp3"), mp3(seconds));
            self.project.write(&format!("{folder}film.mp4"), film);
        }
        let name =
            self.numbers.of(&["film.vtt", "film.ar.vtt", "film.png", "film.srt", "talk.txt"]);
        let path = format!("{folder}{name}");
        if self.project.root().join(&path).exists() {
            self.project.remove(&path);
        } else {
            // Now and then it is no captions, and no picture.
            let is_whole = !self.numbers.once_in(20);
            let bytes = if name.ends_with("png") { ARTWORK.to_vec() } else { b"WEBVTT\n".to_vec() };
            self.project.write(&path, if is_whole { bytes } else { b"words".to_vec() });
        }
        self.write(index);
        format!("sound of {folder} and {name}")
    }
}
