//! Reads batch after batch, each in parallel, and writes the results in order.

use crate::arguments::Command;
use crate::input::{Articles, Entry};
use crate::output::{self, Made};
use crate::progress;
use rayon::prelude::*;
use std::io::{self, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

/// What came of all articles.
#[derive(Default)]
struct Count {
    articles: u64,
    failed: u64,
    /// Articles with something to look at.
    found: u64,
}

/// Does what `command` says.
pub fn all(command: &Command) -> ExitCode {
    // A second pool cannot be asked for: this is the only place.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(command.input().threads).build_global();
    let mut count = Count::default();
    match read(command, &mut count) {
        // Whoever reads the output has had enough: that is no error.
        Err(why) if why.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("touchline: the results cannot be written: {why}");
            return ExitCode::FAILURE;
        }
        Ok(()) => {}
    }
    if count.failed > 0 {
        eprintln!("touchline: {} of {} could not be read", count.failed, count.articles);
        return ExitCode::FAILURE;
    }
    if count.articles == 0 && !command.input().files.is_empty() {
        let there: Vec<String> = command.input().files.iter().map(|file| file.display().to_string()).collect();
        eprintln!(
            "touchline: no articles in {}: of folders, files in .txt, .jsonl and .ndjson are read",
            there.join(", ")
        );
    }
    match command {
        Command::Check { strict: true, .. } if count.found > 0 => ExitCode::from(3),
        _ => ExitCode::SUCCESS,
    }
}

fn read(command: &Command, count: &mut Count) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut articles = Articles::new(command.input());
    let bar = progress::bar(command.input());
    loop {
        let batch = articles.batch();
        if batch.is_empty() {
            bar.finish_and_clear();
            return Ok(());
        }
        let made: Vec<Made> = batch.par_iter().map(|entry| one(entry, command)).collect();
        for (made, entry) in made.iter().zip(&batch) {
            out.write_all(&made.out)?;
            count.articles += 1;
            count.found += made.found as u64;
            for note in &made.notes {
                bar.suspend(|| eprintln!("touchline: {}: {note}", entry.place()));
            }
            if let Some(why) = &made.failed {
                count.failed += 1;
                bar.suspend(|| eprintln!("touchline: {}: {why}", entry.place()));
            }
        }
        // A filter answers before it waits for more.
        out.flush()?;
        bar.inc(batch.iter().map(Entry::bytes).sum());
        bar.set_message(count.articles.to_string());
    }
}

/// One article. Whatever is wrong with it, or goes wrong with it, is its own affair.
fn one(entry: &Entry, command: &Command) -> Made {
    let source = match entry.read(command.input()) {
        Ok(source) => source,
        Err((id, why)) => return output::failed(command, &id, why),
    };
    guarded(|| output::made(command, entry, &source))
        .unwrap_or_else(|| output::failed(command, &source.id, "the parser broke on it: please report this".into()))
}

/// What `work` gives; `None` where it breaks.
fn guarded(work: impl FnOnce() -> Made) -> Option<Made> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_stops_nothing() {
        std::panic::set_hook(Box::new(|_| {}));
        assert!(guarded(|| panic!("as if a rule had a bug")).is_none());
        assert!(guarded(|| Made { out: Vec::new(), failed: None, found: false, notes: Vec::new() }).is_some());
    }
}
