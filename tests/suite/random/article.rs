//! An article of the random site, and every field of it that may change.

use std::fmt::Write as _;

use super::numbers::Numbers;

/// The word that stands in comments and nowhere else, so that no file of the output may have it.
pub(super) const SECRET: &str = "zqsecret";

const TAGS: [&str; 11] = [
    "nato",
    "Energy",
    "sanctions",
    "Black Sea",
    "trade",
    "élections",
    // The same in other spellings, and one that is like another.
    "NATO",
    "black sea",
    "e\u{301}lections",
    "C",
    "C++",
];
const AUTHORS: [&str; 5] = ["ann", "europe-desk", "Guest Writer", "Ōe Kenzaburō", "guest writer"];
const PLACES: [&str; 6] = ["UA", "XK", "PK", "US", "AQ", "europe"];
const LABELS: [&str; 5] = ["news", "analysis", "opinion", "live", "sponsored"];
const WORDS: [&str; 17] = [
    "talks",
    "resume",
    "**grain**",
    "corridor",
    "pipeline",
    "[link](https://a.example/)",
    "`x`",
    "vote",
    "https://b.example/x_y",
    "www.c.example",
    "\"quoted\"",
    "it's -- so...",
    "l'\"ami\"",
    "**注意：**会",
    "و**«الحياة»**",
    "<!-- zqsecret -->",
    "{{ tag }}",
];

/// What may stand behind a headline.
const ENDS: [&str; 5] =
    ["& more", "of *HMS Defender*", "isn't -- \\\"so\\\"", "<!-- zqsecret -->", "C*"];

/// A sound and a film beside an article, with whatever lies beside these.
const SOUND: &str = "\n![A talk](talk.mp3)\n\n![A film](film.mp4 \"It's <!-- zqsecret --> new\")\n";

/// A picture beside an article, whose caption has all that a text may have.
const PICTURE: &str = "\n![A *crowd*](photo.png \"Photo: *Ann* <!-- zqsecret --> -- it's new\")\n";

#[derive(Clone, Debug)]
pub(super) struct Article {
    /// Its file, below `content/articles/`.
    pub(super) file: String,
    title: String,
    date: String,
    /// Lines of front matter by their key, in the order in which they were first written.
    fields: Vec<(&'static str, String)>,
    body: String,
    /// Other articles that it links to, by their files.
    links: Vec<String>,
    /// Whether it shows the picture beside it, if it is in a folder of its own.
    pub(super) has_picture: bool,
    /// Its own picture, as `image` says it.
    pub(super) image: Option<String>,
    /// What `[[pictures]]` says of the picture beside it.
    pub(super) said: Option<String>,
    /// Pictures in the text besides that.
    pub(super) shown: String,
    /// Whether it shows the sound and the film beside it.
    pub(super) has_sound: bool,
    /// Whether the sound is its own.
    pub(super) is_heard: bool,
}

impl Article {
    pub(super) fn new(number: usize, numbers: &mut Numbers) -> Self {
        let mut article = Self {
            file: format!("a{number}.md"),
            title: format!("Headline {number}"),
            date: String::new(),
            fields: Vec::new(),
            body: String::new(),
            links: Vec::new(),
            has_picture: false,
            image: None,
            said: None,
            shown: String::new(),
            has_sound: false,
            is_heard: false,
        };
        article.change_date(numbers);
        article.change_body(numbers);
        for _ in 0..3 {
            article.change_field(numbers);
        }
        article
    }

    pub(super) fn path(&self) -> String {
        format!("content/articles/{}", self.file)
    }

    pub(super) fn text(&self) -> String {
        let mut text = format!("+++\ntitle = \"{}\"\ndate = {}\n", self.title, self.date);
        for (key, value) in &self.fields {
            let _ = writeln!(text, "{key} = {value}");
        }
        if self.is_heard && self.is_bundle() {
            text.push_str("audio = { src = \"talk.mp3\", title = \"Talk <!-- zqsecret -->\" }\n");
        }
        if let Some(image) = self.image.as_ref().filter(|it| self.is_bundle() || it.contains("\"/"))
        {
            let _ = writeln!(text, "image = {{ {image}, alt = \"A quay\" }}");
        }
        if let Some(said) = self.said.as_ref().filter(|_| self.has_picture && self.is_bundle()) {
            let _ = writeln!(text, "[[pictures]]\nsrc = \"photo.png\"\n{said}");
        }
        text.push_str("+++\n");
        if self.is_live() {
            self.write_entries(&mut text);
        } else {
            text.push_str(&self.body);
        }
        if self.has_picture && self.is_bundle() {
            text.push_str(PICTURE);
        }
        text.push_str(&self.shown);
        if self.has_sound && self.is_bundle() {
            text.push_str(SOUND);
        }
        let up = "../".repeat(self.file.matches('/').count());
        for target in &self.links {
            let _ = writeln!(text, "\nSee [more]({up}{target}).");
        }
        text
    }

    /// Whether it is in a folder of its own.
    pub(super) fn is_bundle(&self) -> bool {
        self.file.ends_with("/index.md")
    }

    fn is_live(&self) -> bool {
        self.fields.iter().any(|(key, value)| *key == "label" && value == "\"live\"")
    }

    /// The body with a time in every heading.
    fn write_entries(&self, text: &mut String) {
        for (number, part) in self.body.split("## ").enumerate() {
            let _ = if number == 0 {
                write!(text, "{part}")
            } else {
                write!(text, "## 1{number}:30 — {part}")
            };
        }
    }

    pub(super) fn change_title(&mut self, numbers: &mut Numbers) {
        self.title = format!(
            "{} {} {}",
            self.title.split(' ').take(2).collect::<Vec<_>>().join(" "),
            numbers.of(&ENDS),
            numbers.below(100)
        );
    }

    /// Most are published, some come up soon, and a few are just news.
    pub(super) fn change_date(&mut self, numbers: &mut Numbers) {
        let (year, month) = (2024 + numbers.below(2), 1 + numbers.below(8));
        self.date = match numbers.below(6) {
            0 => format!("2025-09-0{}T0{}:30:00Z", 1 + numbers.below(6), numbers.below(10)),
            1 => format!("2025-08-{}", 28 + numbers.below(4)),
            _ => format!("{year}-0{month}-1{}", numbers.below(10)),
        };
    }

    pub(super) fn change_body(&mut self, numbers: &mut Numbers) {
        self.body.clear();
        for paragraph in 0..=numbers.below(3) {
            if paragraph > 0 && numbers.once_in(2) {
                let _ = writeln!(self.body, "## Part {}\n", numbers.below(3));
            }
            for _ in 0..3 + numbers.below(8) {
                self.body.push_str(numbers.of(&WORDS));
                self.body.push(' ');
            }
            self.body.push_str("\n\n");
        }
        match numbers.below(12) {
            // A doubt: a footnote that is never referred to.
            0 | 1 => self.body.push_str("[^note]: A note.\n"),
            2 | 3 => {
                self.body.push_str("A claim.[^note]\n\n[^note]: A *note* <!-- zqsecret -->.\n");
            }
            // A fault: a mark without its note.
            4 => self.body.push_str("A claim.[^nowhere]\n"),
            5 | 6 => self.body.push_str("<!-- zqsecret\n\nzqsecret -->\n\n- <!-- zqsecret -->\n"),
            _ => {}
        }
    }

    pub(super) fn change_field(&mut self, numbers: &mut Numbers) {
        let list = |all: &[&str], numbers: &mut Numbers| {
            let many = 1 + numbers.below(2);
            let start = numbers.below(all.len());
            let chosen = all.iter().cycle().skip(start).take(many);
            format!("[{}]", chosen.map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", "))
        };
        let (key, value) = match numbers.below(15) {
            0 | 1 => ("tags", list(&TAGS, numbers)),
            // Near a key, if there is a profile.
            2 if numbers.once_in(6) => ("authors", "[\"europe-deks\"]".to_owned()),
            2 => ("authors", list(&AUTHORS, numbers)),
            3 => ("places", list(&PLACES, numbers)),
            4 => ("label", format!("\"{}\"", numbers.of(&LABELS))),
            5 => ("section", format!("\"{}\"", numbers.of(&["Europe", "Asia"]))),
            6 => (
                "summary",
                format!("\"*Summary* {} isn't -- <!-- zqsecret -->.\"", numbers.below(100)),
            ),
            7 => ("slug", format!("\"slug-{}\"", numbers.below(100_000))),
            8 => ("updated", "2025-08-31T10:00:00Z".to_owned()),
            9 => ("dateline", format!("\"{}\"", numbers.of(&["Kyiv", "Doha"]))),
            10 => (
                "language",
                format!("\"{}\"", numbers.of(&["en", "de", "ur", "ar", "he", "fr", "zh"])),
            ),
            11 => ("corrections", correction(numbers)),
            12 => ("series", format!("\"{}\"", numbers.of(&["Grain", "grain", "Cables"]))),
            13 => ("expires", format!("2025-09-{}", 10 + numbers.below(9))),
            _ => ("aliases", format!("[\"/old/{}/\"]", numbers.below(100_000))),
        };
        let before = self.fields.iter().position(|(name, _)| *name == key);
        match before {
            Some(index) if numbers.once_in(3) => {
                self.fields.remove(index);
            }
            Some(index) => self.fields[index].1 = value,
            None => self.fields.push((key, value)),
        }
    }

    pub(super) fn toggle_draft(&mut self) {
        let before = self.fields.len();
        self.fields.retain(|(key, _)| *key != "draft");
        if self.fields.len() == before {
            self.fields.push(("draft", "true".to_owned()));
        }
    }

    /// To the top of another article, or to a heading that may be there.
    pub(super) fn toggle_link(&mut self, target: &str, numbers: &mut Numbers) {
        let before = self.links.len();
        self.forget_link(target);
        if self.links.len() == before {
            let place = if numbers.once_in(4) { "#part-1" } else { "" };
            self.links.push(format!("{target}{place}"));
        }
    }

    pub(super) fn forget_link(&mut self, target: &str) {
        self.links.retain(|link| link.split('#').next() != Some(target));
    }

    /// What its author does whose site was refused: what may be wrong goes.
    pub(super) fn mend(&mut self) {
        self.links.clear();
        self.has_picture = false;
        (self.image, self.said) = (None, None);
        self.shown.clear();
        self.body = self.body.replace("[^nowhere]", "");
        self.fields.retain(|(_, value)| !value.contains("europe-deks"));
    }

    pub(super) fn follow_link(&mut self, from: &str, to: &str) {
        for link in &mut self.links {
            if link.split('#').next() == Some(from) {
                *link = link.replacen(from, to, 1);
            }
        }
    }
}

fn correction(numbers: &mut Numbers) -> String {
    let (day, kind) = (10 + numbers.below(20), numbers.of(&["correction", "update", "retraction"]));
    format!(
        "[{{ date = 2025-08-{day}, kind = \"{kind}\", text = \"It was *{day}* <!-- zqsecret -->.\" }}]"
    )
}
