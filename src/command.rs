//! The command line: one file a command, and nothing in them that a room should know.

use std::ffi::OsString;
use std::io;

use clap::{CommandFactory, Parser, Subcommand};

mod build;
mod check;
mod eject;
mod explain;
mod help;
mod init;
mod list;
mod new;
mod report;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod world;

pub use world::{Exit, World};

/// A static site generator for news: Markdown in, a whole paper out.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    after_help = help::ABOUT
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site into `public/`
    Build(build::Build),
    /// Find before publication what readers would find after
    Check(check::Check),
    /// Tell what a finding of a check means, what made a page, or which pages show a source
    Explain(explain::Explain),
    /// Make a new site that builds at once
    Init(init::Init),
    /// Show the site in a browser, and every save at once
    #[cfg(feature = "serve")]
    Serve(serve::Serve),
    /// Write a new article with its front matter, and print its path
    New(new::New),
    /// List articles
    List(list::List),
    /// Copy a file of the theme into the site, to change it there
    Eject(eject::Eject),
    /// Print what may be written in which file, for editors and content managers
    Schema(schema::Schema),
    /// Print completions for a shell
    #[command(
        after_help = "Examples:\n  dateline completions bash > ~/.local/share/bash-completion/completions/dateline"
    )]
    Completions {
        /// The shell to complete in
        shell: clap_complete::Shell,
    },
    /// Print commands and options as a page for `man`
    #[command(after_help = "Examples:\n  dateline man | man -l -")]
    Man,
    /// Print a page of the manual, or what a command takes
    Help(help::Help),
}

/// Runs the command that `arguments`, the program's name among them, ask for.
///
/// # Errors
/// When the world can't be written to, as when a pipe was closed.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    world: &mut World<'_>,
) -> io::Result<Exit> {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(answer) => {
            let shown = answer.render();
            if answer.use_stderr() {
                let shown = if world.colour { shown.ansi().to_string() } else { shown.to_string() };
                write!(world.err, "{shown}")?;
                return Ok(Exit::Usage);
            }
            write!(world.out, "{shown}")?;
            return Ok(Exit::Done);
        }
    };
    match arguments.command {
        Command::Build(build) => build.run(world),
        Command::Check(check) => check.run(world),
        Command::Explain(explain) => explain.run(world),
        Command::Init(init) => init.run(world),
        #[cfg(feature = "serve")]
        Command::Serve(serve) => serve.run(world),
        Command::New(new) => new.run(world),
        Command::List(list) => list.run(world),
        Command::Eject(eject) => eject.run(world),
        Command::Schema(schema) => schema.run(world),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "dateline", &mut script);
            world.out.write_all(&script)?;
            Ok(Exit::Done)
        }
        Command::Man => {
            clap_mangen::Man::new(Arguments::command()).render(&mut world.out)?;
            Ok(Exit::Done)
        }
        Command::Help(help) => help.run(Arguments::command(), world),
    }
}
