//! `dateline init`

use std::fs;
use std::io;
use std::path::PathBuf;

use clap::Args;

use super::{Exit, World};

const EXAMPLES: &str = "Examples:
  dateline init my-paper
  cd my-paper && dateline build";

/// The files of a new site. `{date}` stands for the day on which it is made.
const FILES: &[(&str, &str)] = &[
    ("site.toml", include_str!("init/site.toml")),
    (".gitignore", "/public/\n/.dateline/\n"),
    ("content/articles/{date}-first-dispatch.md", include_str!("init/article.md")),
    ("content/authors/news-desk.md", include_str!("init/author.md")),
    ("content/pages/about.md", include_str!("init/about.md")),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct Init {
    /// The folder to make it in
    dir: PathBuf,
}

impl Init {
    pub(super) fn run(self, world: &mut World<'_>) -> io::Result<Exit> {
        let root = world.folder.join(&self.dir);
        let shown = self.dir.display();
        if fs::read_dir(&root).is_ok_and(|mut files| files.next().is_some()) {
            writeln!(
                world.err,
                "error: `{shown}` holds files already\nhelp: choose an empty folder, or one that isn't there yet"
            )?;
            return Ok(Exit::Faults);
        }
        let date = world.now.to_string()[..10].to_owned();
        for (path, text) in FILES {
            let path = root.join(path.replace("{date}", &date));
            let made = path.parent().map_or(Ok(()), fs::create_dir_all);
            let made = made.and_then(|()| fs::write(&path, text.replace("{date}", &date)));
            if let Err(error) = made {
                writeln!(world.err, "error: `{}` can't be written: {error}", path.display())?;
                return Ok(Exit::Faults);
            }
        }
        writeln!(world.out, "a new site is in `{shown}`; go there and run `dateline build`")?;
        Ok(Exit::Done)
    }
}
