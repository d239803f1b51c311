//! A bar on the terminal, and nothing where there is none.

use crate::arguments::Input;
use crate::input;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, stderr, stdin, stdout};

/// A bar over all that is to be read. Nothing where nobody watches, and where it would stand in the way: of results on the
/// same terminal, of an article that is being typed, of a single one.
pub fn bar(input: &Input) -> ProgressBar {
    let typed = stdin().is_terminal() && input.files.is_empty();
    if !stderr().is_terminal() || stdout().is_terminal() || typed {
        return ProgressBar::hidden();
    }
    let (bar, shape) = match input::length(input) {
        Some(length) => (ProgressBar::new(length), "{bar:32} {percent:>3} %  {msg} articles  {elapsed} of {eta} more"),
        None => (ProgressBar::new_spinner(), "{spinner} {bytes}  {msg} articles  {elapsed}"),
    };
    bar.with_style(ProgressStyle::with_template(shape).unwrap_or_else(|_| ProgressStyle::default_bar()))
}
