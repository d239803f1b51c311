//! Every row of the lexicon's patterns has an example and finds it; rows of what is unreal need none.
//!
//! The lines under a row that start with `>` are its examples: the player stands in braces. An example shows one event of
//! the row's kind with that player; a row of another kind may find more in it.

use std::fs;
use touchline::article::EventKind;
use touchline::{Options, parse};

#[test]
fn every_example_is_found() {
    let text = fs::read_to_string("src/lexicon/en/events.txt").expect("the lexicon");
    let (mut inside, mut row, mut count, mut failures) = (false, String::new(), 0, Vec::new());
    for (number, line) in text.lines().enumerate() {
        if let Some(heading) = line.strip_prefix('[') {
            inside = heading.starts_with("patterns ");
        } else if let Some(example) = line.strip_prefix("> ").filter(|_| inside) {
            count += 1;
            let kind = row.split_whitespace().next().unwrap_or("");
            if let Err(why) = check(example, kind) {
                failures.push(format!("line {}: {why}\n    {row}\n    {example}", number + 1));
            }
        } else if inside && !line.starts_with('#') && !line.is_empty() {
            row = line.to_string();
        }
    }
    assert!(count > 80, "only {count} examples");
    assert!(failures.is_empty(), "{} of {count} examples\n{}", failures.len(), failures.join("\n"));
}

fn check(example: &str, kind: &str) -> Result<(), String> {
    let player = example.split_once('{').and_then(|(_, rest)| rest.split_once('}')).map(|(player, _)| player);
    let article = parse(&example.replace(['{', '}'], ""), &Options::default());
    let found = article
        .events
        .iter()
        .any(|event| event.kind.name() == kind && player.is_none_or(|player| event.player.as_deref() == Some(player)));
    let told: Vec<String> =
        article.events.iter().map(|event| format!("{} {:?}", event.kind.name(), event.player)).collect();
    if found { Ok(()) } else { Err(format!("found {told:?}")) }
}

#[test]
fn every_row_has_an_example() {
    let text = fs::read_to_string("src/lexicon/en/events.txt").expect("the lexicon");
    let rows = text.lines().skip_while(|line| !line.starts_with("[patterns ")).skip(1);
    let rows: Vec<&str> = rows.take_while(|line| !line.starts_with('[')).collect();
    let real = |line: &str| !line.is_empty() && !line.starts_with(['#', '>']) && !line.contains(" unreal: ");
    let bare: Vec<&str> = (0..rows.len())
        .filter(|&at| real(rows[at]) && !rows.get(at + 1).is_some_and(|next| next.starts_with("> ")))
        .map(|at| rows[at])
        .collect();
    assert!(bare.is_empty(), "rows without an example:\n{}", bare.join("\n"));
}

#[test]
fn kinds_of_rows_are_kinds_of_events() {
    let text = fs::read_to_string("src/lexicon/build_patterns.rs").expect("the source");
    let list = text.split_once("pub const KINDS").and_then(|(_, rest)| rest.split_once("];")).expect("the list").0;
    let kinds: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    let known: Vec<&str> = EventKind::ALL.iter().map(|kind| kind.name()).take(kinds.len()).collect();
    assert_eq!(kinds, known);
}
