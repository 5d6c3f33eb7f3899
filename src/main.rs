//! `dateline`: reads the clock, hands the world to the command and turns its answer into an exit code.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use dateline::build::Generator;
use dateline::command::{World, run};

fn main() -> ExitCode {
    // Not locked: the preview speaks from another thread.
    let mut stderr = io::stderr();
    let mut world = World {
        out: &mut io::stdout(),
        is_terminal: stderr.is_terminal(),
        colour: anstream::AutoStream::choice(&stderr) != anstream::ColorChoice::Never,
        err: &mut stderr,
        now: jiff::Timestamp::now(),
        clock: jiff::Timestamp::now,
        generator: Generator::Running,
        folder: std::env::current_dir().unwrap_or_default(),
    };
    match run(std::env::args_os(), &mut world) {
        Ok(exit) => ExitCode::from(exit as u8),
        // A reader that closed the pipe has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
