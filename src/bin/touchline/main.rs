//! The command line: `parse`, `render` and `check`, over files, folders and JSON Lines.

mod arguments;
mod check;
mod input;
mod json_ld;
mod notes;
mod output;
mod progress;
mod run;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    run::all(&arguments::Arguments::parse().command)
}
