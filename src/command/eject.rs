//! `dateline eject`

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Exit, World};
use crate::diagnostic::nearest;
use crate::read::theme;

const EXAMPLES: &str = "Examples:
  dateline eject                  list the files of the theme
  dateline eject article.html
  dateline eject style.css";

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct Eject {
    /// The file; without one, all are listed
    template: Option<String>,
    /// The folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

impl Eject {
    pub(super) fn run(self, world: &mut World<'_>) -> io::Result<Exit> {
        let Some(wanted) = &self.template else {
            for (path, _) in theme::files("") {
                writeln!(world.out, "{path}")?;
            }
            return Ok(Exit::Done);
        };
        let wanted = wanted.replace('\\', "/");
        let Some((path, bytes)) = find(&wanted) else {
            writeln!(world.err, "error: the theme has no file `{wanted}`")?;
            let names = theme::files("").flat_map(|(path, _)| [short(path), path]);
            match nearest(&wanted, names) {
                Some(near) => writeln!(world.err, "help: did you mean `{near}`?")?,
                None => writeln!(world.err, "help: `dateline eject` lists them")?,
            }
            return Ok(Exit::Faults);
        };
        let file = world.site(&self.root).join(path);
        if file.exists() {
            writeln!(world.err, "error: the site has a `{path}` of its own already")?;
            return Ok(Exit::Faults);
        }
        let made = file.parent().map_or(Ok(()), fs::create_dir_all);
        if let Err(error) = made.and_then(|()| fs::write(&file, bytes)) {
            writeln!(world.err, "error: `{path}` can't be written: {error}")?;
            return Ok(Exit::Faults);
        }
        writeln!(world.out, "{}", world.shown(&self.root, Path::new(path)).display())?;
        Ok(Exit::Done)
    }
}

fn find(wanted: &str) -> Option<(&'static str, &'static [u8])> {
    theme::files("").find(|(path, _)| *path == wanted || short(path) == wanted)
}

/// The name without the folder that all of its kind are in.
fn short(path: &'static str) -> &'static str {
    path.split_once('/').map_or(path, |(_, rest)| rest)
}
