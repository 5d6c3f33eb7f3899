//! Edits of pictures, of what is said of them, and of what was made of them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::edit::Script;
use super::numbers::Numbers;
use crate::project::tree;
use crate::whole;

const FOCI: [&str; 4] = ["top left", "right", "70% 20%", "centre"];

/// `[images]` in other words.
pub(super) fn settings(numbers: &mut Numbers) -> String {
    let widths = numbers.of(&["[]", "[16]", "[16, 64]", "[24, 48, 96, 480]"]);
    let (webp, sizes) = (60 + numbers.below(3), numbers.of(&["100vw", "50vw"]));
    format!(
        "[images]\nwidths = {widths}\nsizes = \"{sizes}\"\nquality = {{ webp = {webp}, jpeg = 70 }}\n"
    )
}

/// A picture that nobody has seen, of any kind that something is made of.
fn picture(numbers: &mut Numbers) -> Vec<u8> {
    let side = u8::try_from(1 + numbers.below(150)).expect("a small number");
    let grey = u8::try_from(numbers.below(255)).expect("a small number");
    match numbers.below(6) {
        0 => whole::jpeg(b""),
        1 => whole::jpeg(&whole::credited(&format!("Ann {grey}"))),
        2 => whole::gif(side, side),
        _ => whole::png(side, side / 2 + 1, &[grey; 2000]),
    }
}

/// Whether a file of the output is made of a picture. Such files are known by their folder, so a build
/// sees that one is gone, and not that one is cut.
pub(super) fn is_made(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let digest = name.split('.').nth(1).unwrap_or_default();
    name.contains('-') && digest.len() == 8 && digest.bytes().all(|it| it.is_ascii_hexdigit())
}

impl Script {
    /// An article in a folder of its own, if there is one.
    fn bundle(&mut self) -> Option<usize> {
        let bundles = self.articles.iter().enumerate().filter(|(_, article)| article.is_bundle());
        let bundles: Vec<usize> = bundles.map(|(index, _)| index).collect();
        (!bundles.is_empty()).then(|| bundles[self.numbers.below(bundles.len())])
    }

    /// What `[[pictures]]` says comes, changes and goes.
    pub(super) fn facts_of_pictures(&mut self) -> String {
        let Some(index) = self.bundle() else { return "no facts".into() };
        let numbers = &mut self.numbers;
        let mut said = String::new();
        if numbers.once_in(2) {
            let _ = writeln!(said, "credit = \"*Ann* {} <!-- zqsecret -->\"", numbers.below(10));
        }
        if numbers.once_in(2) {
            let _ = writeln!(said, "caption = \"It's {} <!-- zqsecret -->\"", numbers.below(10));
        }
        if numbers.once_in(2) {
            let source = numbers.of(&["captured", "composite", "generated"]);
            let _ = writeln!(said, "source = \"{source}\"");
        }
        if numbers.once_in(2) {
            let _ = writeln!(said, "focus = \"{}\"", numbers.of(&FOCI));
        }
        let article = &mut self.articles[index];
        article.said = (!said.is_empty()).then_some(said);
        // Words within a picture's paragraph leave no room for what stands under it.
        article.shown = match self.numbers.below(4) {
            0 if article.has_picture => "\nA ship ![A quay](photo.png) at its quay.\n".into(),
            _ => String::new(),
        };
        self.write(index);
        format!("facts of pictures of {}", self.articles[index].file)
    }

    /// The picture of an article: beside it, or one that others have, too.
    pub(super) fn own_picture(&mut self) -> String {
        let Some(index) = self.bundle() else { return "no own picture".into() };
        let path = self.articles[index].path().replace("index.md", "lead.png");
        if self.articles[index].image.is_some() && self.numbers.once_in(4) {
            self.articles[index].image = None;
        } else {
            if !self.project.root().join(&path).exists() || self.numbers.once_in(2) {
                let bytes = picture(&mut self.numbers);
                self.project.write(&path, bytes);
            }
            let is_shared = self.project.root().join("static/shared.png").exists();
            let is_shared = is_shared && self.numbers.once_in(3);
            let mut image = "src = \"lead.png\"".to_owned();
            if is_shared {
                image = "src = \"/shared.png\"".into();
            }
            if self.numbers.once_in(2) {
                let _ = write!(image, ", focus = \"{}\"", self.numbers.of(&FOCI));
            }
            if self.numbers.once_in(3) {
                let _ = write!(image, ", credit = \"Ann {}\"", self.numbers.below(10));
            }
            if self.numbers.once_in(4) {
                image.push_str(", source = \"generated\"");
            }
            self.articles[index].image = Some(image);
        }
        self.write(index);
        format!("own picture of {}", self.articles[index].file)
    }

    /// A picture in `static/` changes, or another article shows it, alone or in a gallery.
    pub(super) fn shared_picture(&mut self) -> String {
        let path = "static/shared.png";
        if !self.project.root().join(path).exists() || self.numbers.once_in(3) {
            let bytes = picture(&mut self.numbers);
            self.project.write(path, bytes);
        }
        let index = self.numbers.below(self.articles.len());
        let gallery = "\n```gallery\n![One](/shared.png)\n\n![Two](/shared.png \"Two\")\n```\n";
        let shown =
            ["", "\n![A quay](/shared.png)\n", gallery, "\n![A](/shared.png)\n![B](/shared.png)\n"];
        self.articles[index].shown = self.numbers.of(&shown).to_owned();
        self.write(index);
        format!("shared picture in {}", self.articles[index].file)
    }

    /// Something that was made of a picture is lost or cut: where it is published, or where it is kept.
    pub(super) fn lose_rendition(&mut self) -> String {
        self.project.restart();
        let kept = self.project.root().join(".dateline/pictures");
        let is_kept = self.numbers.once_in(2) && kept.is_dir();
        let folder = if is_kept { kept } else { self.project.output() };
        let files: Vec<String> =
            tree(&folder).into_keys().filter(|it| is_kept || is_made(it)).collect();
        if files.is_empty() {
            return "no rendition to lose".into();
        }
        let path = &files[self.numbers.below(files.len())];
        self.lose(&folder.join(path), is_kept);
        format!("loss of the rendition {path}, kept: {is_kept}")
    }

    fn lose(&mut self, file: &Path, may_be_cut: bool) {
        if !may_be_cut || self.numbers.once_in(2) {
            fs::remove_file(file).expect("a file to lose");
        } else {
            fs::write(file, "cut").expect("a file to cut");
        }
    }
}
