//! The edits that an author, a designer, a clock or a careless hand may do.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::article::{Article, SECRET};
use super::numbers::Numbers;
use crate::project::{Project, tree};
use crate::whole;

/// Templates, each with a place in it where something may be added.
const TEMPLATES: [(&str, &str); 6] = [
    ("templates/base.html", "<body"),
    ("templates/article.html", "<h1>"),
    ("templates/home.html", "{{ <pager"),
    ("templates/tag.html", "<a"),
    ("templates/partials/teaser.html", "<article"),
    ("templates/404.html", "<header"),
];

/// A project, the articles in it, and what comes next.
pub(super) struct Script {
    pub(super) project: Project,
    pub(super) numbers: Numbers,
    pub(super) articles: Vec<Article>,
    deleted: Vec<Article>,
    ever: usize,
    hours: usize,
}

impl Script {
    pub(super) fn new(seed: u64) -> Self {
        let mut project = Project::new("");
        // A clean build knows nothing from before, so only the other one tells of edits and of what goes.
        project.options.guards_words = seed.is_multiple_of(3);
        let numbers = Numbers::new(seed);
        let (articles, deleted) = (Vec::new(), Vec::new());
        let mut script = Self { project, numbers, articles, deleted, ever: 0, hours: 0 };
        script.settings();
        for _ in 0..25 {
            script.add();
        }
        script
    }

    /// Does one edit or a few, and says which.
    pub(super) fn step(&mut self) -> String {
        let mut done = vec![self.edit()];
        while self.numbers.once_in(3) {
            done.push(self.edit());
        }
        done.join("; ")
    }

    /// What an author does whose site was refused again and again.
    pub(super) fn repair(&mut self) {
        self.articles.iter_mut().for_each(Article::mend);
        self.write_all();
    }

    fn edit(&mut self) -> String {
        match self.numbers.below(38) {
            0 | 1 => self.change("body", Article::change_body),
            2 | 12 | 13 => self.link(),
            3 => self.change("headline", Article::change_title),
            4 => self.change("date", Article::change_date),
            5..=9 => self.change("field", Article::change_field),
            10 | 11 => self.change("draft", |article, _| article.toggle_draft()),
            14 => self.rename(),
            15 => self.delete(),
            16 => self.put_back(),
            17 => self.add(),
            18 | 19 => self.template(),
            20 => self.word(),
            21 | 22 => self.settings(),
            23 => self.clock(),
            24 => self.asset(),
            25 => self.profile(),
            26 | 30 => self.picture(),
            31 => self.photo(),
            32 => self.lose_content(),
            33 => self.sound(),
            34 => self.facts_of_pictures(),
            35 => self.own_picture(),
            36 => self.shared_picture(),
            37 => self.lose_rendition(),
            27 => self.standing_page(),
            28 => self.tamper(),
            _ => self.interrupt(),
        }
    }

    pub(super) fn write(&self, index: usize) {
        self.project.write(&self.articles[index].path(), self.articles[index].text());
    }

    fn write_all(&self) {
        (0..self.articles.len()).for_each(|index| self.write(index));
    }

    fn any(&mut self) -> usize {
        self.numbers.below(self.articles.len())
    }

    fn change(&mut self, what: &str, how: fn(&mut Article, &mut Numbers)) -> String {
        let index = self.any();
        how(&mut self.articles[index], &mut self.numbers);
        self.write(index);
        format!("{what} of {}", self.articles[index].file)
    }

    fn link(&mut self) -> String {
        let (from, to) = (self.any(), self.any());
        let target = self.articles[to].file.clone();
        self.articles[from].toggle_link(&target, &mut self.numbers);
        self.write(from);
        format!("link from {} to {target}", self.articles[from].file)
    }

    /// To another folder, to another name, or to a bundle and back.
    fn rename(&mut self) -> String {
        let index = self.any();
        let from = self.articles[index].file.clone();
        let stem = from.trim_end_matches("/index.md").trim_end_matches(".md");
        let name = stem.rsplit('/').next().unwrap_or(stem);
        let to = match self.numbers.below(4) {
            0 => format!("{name}/index.md"),
            1 => format!("deep/er/{name}.md"),
            2 => format!("{name}.md"),
            _ => format!("{name}-again.md"),
        };
        if self.articles.iter().any(|article| article.file == to) {
            return format!("no rename of {from}");
        }
        self.project.rename(&self.articles[index].path(), &format!("content/articles/{to}"));
        self.articles[index].file.clone_from(&to);
        // An author who is careful follows the links; one who isn't breaks the site.
        if !self.numbers.once_in(6) {
            self.articles.iter_mut().for_each(|article| article.follow_link(&from, &to));
        }
        self.write_all();
        format!("rename of {from} to {to}")
    }

    fn delete(&mut self) -> String {
        if self.articles.len() < 5 {
            return "no delete".into();
        }
        let index = self.any();
        let article = self.articles.remove(index);
        self.project.remove(&article.path());
        if !self.numbers.once_in(6) {
            self.articles.iter_mut().for_each(|other| other.forget_link(&article.file));
            self.write_all();
        }
        let said = format!("delete of {}", article.file);
        self.deleted.push(article);
        said
    }

    fn put_back(&mut self) -> String {
        let Some(mut article) = self.deleted.pop() else { return "no put back".into() };
        for gone in &self.deleted {
            article.forget_link(&gone.file);
        }
        let said = format!("put back of {}", article.file);
        self.articles.push(article);
        self.write(self.articles.len() - 1);
        said
    }

    fn add(&mut self) -> String {
        self.ever += 1;
        self.articles.push(Article::new(self.ever, &mut self.numbers));
        self.write(self.articles.len() - 1);
        format!("add of a{}.md", self.ever)
    }

    /// A file of the theme with a word more, or the theme's own again.
    fn template(&mut self) -> String {
        let (path, place) = TEMPLATES[self.numbers.below(TEMPLATES.len())];
        if self.project.root().join(path).exists() && self.numbers.once_in(2) {
            self.project.remove(path);
            return format!("remove of {path}");
        }
        let addition = match self.numbers.below(5) {
            0 => String::new(),
            1 => "{# nothing to see #}".to_owned(),
            2 if !path.contains("partials") => "{{ tags | length }}".to_owned(),
            _ => format!("<!-- {} -->", self.numbers.below(100)),
        };
        self.copy_from_theme(path, |text| text.replacen(place, &format!("{addition}{place}"), 1));
        format!("template {path} with `{addition}`")
    }

    /// A word in other words, or one that only one language has.
    fn word(&mut self) -> String {
        if self.numbers.once_in(2) {
            let language = self.numbers.of(&["en", "ur", "ar"]);
            let line = format!("subscribe = \"Subscribe {}\"\n", self.numbers.below(10));
            let path = format!("templates/strings/{language}.toml");
            self.copy_from_theme(&path, |text| format!("{line}{text}"));
            return format!("own word in {language}");
        }
        let word = format!("\"Newest {}\"", self.numbers.below(10));
        self.copy_from_theme("templates/strings/en.toml", |text| text.replace("\"Latest\"", &word));
        format!("word {word}")
    }

    fn copy_from_theme(&self, path: &str, change: impl Fn(String) -> String) {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        self.project.write(path, change(fs::read_to_string(theme).expect("a file of the theme")));
    }

    fn settings(&mut self) -> String {
        let numbers = &mut self.numbers;
        let mut text = format!("title = \"{}\"\n", numbers.of(&["Test", "Other", "A & B"]));
        let address = numbers.of(&["https://example.org", "https://example.org/paper"]);
        let _ = writeln!(text, "base_url = \"{address}\"");
        let _ = writeln!(text, "page_size = {}", 1 + numbers.below(6));
        if numbers.once_in(2) {
            text.push_str("time_zone = \"Asia/Karachi\"\n");
        }
        if numbers.once_in(3) {
            text.push_str("permalink = \"/{year}/{slug}/\"\n");
        }
        if numbers.once_in(2) {
            text.push_str("[[menu]]\ntitle = \"Archive\"\nurl = \"/archive/\"\n");
        }
        if numbers.once_in(3) {
            text.push_str("[policy]\nform_action = [\"https://lists.example\"]\n");
        }
        if numbers.once_in(2) {
            text.push_str(&super::pictures::settings(numbers));
        }
        let _ = writeln!(text, "[feeds]\nfull_text = {}", numbers.once_in(2));
        self.project.write("site.toml", &text);
        format!("settings {text:?}")
    }

    /// Mostly forward, and at times back.
    fn clock(&mut self) -> String {
        self.hours =
            if self.numbers.once_in(4) { 0 } else { self.hours + 1 + self.numbers.below(40) };
        let (day, hour) = (1 + self.hours / 24 % 28, self.hours % 24);
        let now = format!("2025-09-{day:02}T{hour:02}:00:00Z");
        self.project.at(&now);
        format!("clock {now}")
    }

    fn asset(&mut self) -> String {
        let path = self.numbers.of(&["static/style.css", "static/a.txt", "static/maps/b.txt"]);
        if self.project.root().join(path).exists() && self.numbers.once_in(2) {
            self.project.remove(path);
            return format!("remove of {path}");
        }
        self.project.write(path, format!("{}\n", self.numbers.below(1000)));
        format!("asset {path}")
    }

    fn profile(&mut self) -> String {
        let path = self.numbers.of(&[
            "content/authors/ann.md",
            "content/authors/europe-desk.md",
            "content/tags/nato.md",
            "content/places/UA.md",
        ]);
        if self.project.root().join(path).exists() && self.numbers.once_in(3) {
            self.project.remove(path);
            return format!("remove of {path}");
        }
        let number = self.numbers.below(100);
        let role = if path.contains("authors") { "role = \"Desk\"\n" } else { "" };
        self.project
            .write(path, format!("+++\nname = \"Name {number}\"\n{role}+++\nText {number}.\n"));
        format!("profile {path}")
    }

    /// A picture beside an article that is a bundle, or a file that nobody links to.
    fn picture(&mut self) -> String {
        let mut bundles = self.articles.iter().filter(|article| article.is_bundle());
        let Some(article) = bundles.next_back() else { return "no picture".into() };
        let path = article.path().replace("index.md", "map.svg");
        if self.project.root().join(&path).exists() && self.numbers.once_in(2) {
            self.project.remove(&path);
            return format!("remove of {path}");
        }
        let width = 1 + self.numbers.below(500);
        self.project.write(
            &path,
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"9\"/>"),
        );
        format!("picture {path}")
    }

    /// A photograph that an article shows: other bytes of as many, another type, or none that browsers show.
    fn photo(&mut self) -> String {
        let bundles = self.articles.iter().enumerate().filter(|(_, article)| article.is_bundle());
        let bundles: Vec<usize> = bundles.map(|(index, _)| index).collect();
        if bundles.is_empty() {
            return "no photograph".into();
        }
        let index = bundles[self.numbers.below(bundles.len())];
        let article = &mut self.articles[index];
        let path = article.path().replace("index.md", "photo.png");
        if self.project.root().join(&path).exists() && self.numbers.once_in(4) {
            article.has_picture = self.numbers.once_in(3);
            self.project.remove(&path);
            self.write(index);
            return format!("remove of {path}");
        }
        let side = u8::try_from(1 + self.numbers.below(200)).expect("a small number");
        let bytes = match self.numbers.below(8) {
            0 => whole::gif(side, side),
            1 => whole::heic(),
            3 => whole::jpeg(&whole::segment(0xfe, SECRET.as_bytes())),
            2 => whole::mp4(),
            _ => whole::png(side, side, b""),
        };
        article.has_picture = true;
        self.project.write(&path, bytes);
        self.write(index);
        format!("photograph {path} of {side}")
    }

    /// The folder of the articles goes and comes back: a build that guards them stops, unless it is allowed.
    fn lose_content(&mut self) -> String {
        self.project.restart();
        let outcome = self.project.attempt();
        let is_guarded = self.project.options.guards_words
            && outcome.published.is_some()
            && outcome.articles >= 5;
        let (here, aside) =
            (self.project.root().join("content"), self.project.root().join(".aside"));
        fs::rename(&here, &aside).expect("a folder to lose");
        fs::create_dir(&here).expect("an empty folder");
        let before = tree(&self.project.output());
        let refused = self.project.attempt();
        if is_guarded {
            assert!(refused.published.is_none(), "the site was emptied");
            assert!(tree(&self.project.output()) == before, "the output was touched");
        }
        let allows = self.numbers.once_in(2);
        if allows {
            self.project.options.allows_removals = true;
            self.project.attempt();
            self.project.options.allows_removals = false;
        }
        fs::remove_dir(&here).expect("an empty folder");
        fs::rename(&aside, &here).expect("a folder to put back");
        format!("content lost and found, {}", if allows { "allowed" } else { "refused" })
    }

    fn standing_page(&mut self) -> String {
        let path = "content/pages/about.md";
        if self.project.root().join(path).exists() && self.numbers.once_in(3) {
            self.project.remove(path);
            return format!("remove of {path}");
        }
        let number = self.numbers.below(100);
        self.project
            .write(path, format!("+++\ntitle = \"About {number}\"\n+++\nWe are {number}.\n"));
        format!("page {path}")
    }

    /// Somebody deletes or cuts a file of the output.
    fn tamper(&mut self) -> String {
        self.project.restart();
        let files: Vec<String> = tree(&self.project.output()).into_keys().collect();
        if files.is_empty() {
            return "no tampering".into();
        }
        let path = &files[self.numbers.below(files.len())];
        let file = self.project.output().join(path);
        if super::pictures::is_made(path) || self.numbers.once_in(2) {
            fs::remove_file(file).expect("a file of the output");
            return format!("loss of {path}");
        }
        fs::write(file, "cut").expect("a file of the output");
        format!("cut of {path}")
    }

    fn interrupt(&mut self) -> String {
        let steps = self.numbers.below(120);
        self.project.options.interrupt_after = Some(steps);
        self.project.attempt();
        self.project.options.interrupt_after = None;
        format!("a build of {steps} steps")
    }
}
