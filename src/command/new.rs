//! `dateline new`

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Exit, World, report};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Format, nearest};
use crate::slug::{is_slug, shortened, slug};
use crate::{parse, read};

const EXAMPLES: &str = "Examples:
  dateline new \"Talks resume in Geneva\" --tag diplomacy --author europe-desk
  $EDITOR $(dateline new \"Grain corridor reopens\")";

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct New {
    /// The headline
    headline: String,
    /// A tag; may be given again
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// The key of an author, or a guest's name; may be given again
    #[arg(long = "author", value_name = "KEY")]
    authors: Vec<String>,
    /// Make a folder of it, for images beside the text
    #[arg(long)]
    bundle: bool,
    /// The folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

impl New {
    pub(super) fn run(self, world: &mut World<'_>) -> io::Result<Exit> {
        let root = world.site(&self.root);
        match self.write(&root, world) {
            Ok(path) => {
                self.doubt_authors(&root, world)?;
                writeln!(world.out, "{}", world.shown(&self.root, &path).display())?;
                Ok(Exit::Done)
            }
            Err(fault) => {
                report::diagnostics(&fault.into(), &root, Format::Human, world)?;
                Ok(Exit::Faults)
            }
        }
    }

    fn write(&self, root: &std::path::Path, world: &World<'_>) -> Result<PathBuf, Diagnostic> {
        let (sources, _) = read::read(root).map_err(first)?;
        let zone = parse::settings(&sources).time_zone;
        let today = Date::parse(&world.now.to_string(), &zone).map_err(Diagnostic::error)?.day();
        let slug = slug(&self.headline);
        if slug.is_empty() {
            return Err(Diagnostic::error("this headline has neither a letter nor a digit"));
        }
        // Names of files end at 255 bytes on every system, and URLs are better short.
        let slug = shortened(&slug, 80);
        let name = if self.bundle {
            format!("{today}-{slug}/index.md")
        } else {
            format!("{today}-{slug}.md")
        };
        let path: PathBuf =
            ["content", "articles", &format!("{:04}", today.year()), &name].iter().collect();
        let file = root.join(&path);
        let shown = path.display();
        if file.exists() {
            return Err(Diagnostic::error(format!("there is a file `{shown}` already"))
                .help("choose another headline, or edit the one that is there"));
        }
        let made = file.parent().map_or(Ok(()), fs::create_dir_all);
        let made = made.and_then(|()| fs::write(&file, self.front_matter(&today.to_string())));
        made.map_err(|error| Diagnostic::error(format!("`{shown}` can't be written: {error}")))?;
        Ok(path)
    }

    /// Says which authors have no file.
    fn doubt_authors(&self, root: &Path, world: &mut World<'_>) -> io::Result<()> {
        let Ok((sources, _)) = read::read(root).map_err(drop) else { return Ok(()) };
        let profiles = parse::profiles(&sources, "authors");
        let spellings = || profiles.iter().flat_map(|(key, name)| [key.as_str(), name.as_str()]);
        let unknown = self.authors.iter().filter(|author| !spellings().any(|it| it == *author));
        // A guest has a name as readers see it; all in small letters it is a key.
        for author in unknown.filter(|it| is_slug(it) || nearest(it, spellings()).is_some()) {
            let fault = Diagnostic::warning(format!("there is no author `{author}`"));
            let near = nearest(author, spellings()).map(|near| format!("did you mean `{near}`?"));
            let fault = fault.help(near.unwrap_or_else(|| {
                format!("make `content/authors/{}.md`, or write a guest's name as readers are to see it", slug(author))
            }));
            report::diagnostics(&fault.into(), root, Format::Human, world)?;
        }
        Ok(())
    }

    fn front_matter(&self, date: &str) -> String {
        let text = |text: &str| toml::Value::from(text).to_string();
        let list =
            |texts: &[String]| texts.iter().map(|it| text(it)).collect::<Vec<_>>().join(", ");
        let mut front =
            format!("+++\ntitle = {}\ndate = {date}\nsummary = \"\"\n", text(&self.headline));
        // A summary is better empty and commented out than a fault at the next build.
        front =
            front.replace("summary = \"\"\n", "# summary = \"One sentence under the headline.\"\n");
        for (key, texts) in [("authors", &self.authors), ("tags", &self.tags)] {
            // Writing to a string can't fail.
            let _ = writeln!(front, "{key} = [{}]", list(texts));
        }
        front + "draft = true\n+++\n\n"
    }
}

fn first(diagnostics: crate::diagnostic::Diagnostics) -> Diagnostic {
    let mut all = diagnostics.into_iter();
    all.next().unwrap_or_else(|| Diagnostic::error("the site can't be read"))
}
