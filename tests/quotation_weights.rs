//! Makes the weights that tell speech from other words between marks: `src/lexicon/en/quotation-kinds.txt`.
//!
//! `TOUCHLINE_QUOTES=folder cargo test --test quotation_weights -- --ignored --nocapture` reads every `.jsonl` file of
//! the folder, a line an article: `{"id", "text", "quotes": [{"start", "end", "type"}]}`, offsets in code points, type
//! "direct", "mixed" or "indirect". It prints how well the weights do on articles they were not made from (five folds)
//! and writes those made from all. A multinomial logistic regression; nothing of the texts is kept. Only features that have
//! weights in the file get new ones: the others earned too little.

use std::fmt::Write as _;
use std::path::Path;
use touchline::lexicon::{QUOTATION_KIND, QUOTATION_KIND_LAST_DIRECT};
use touchline::spans::quotations;

const FILE: &str = "src/lexicon/en/quotation-kinds.txt";
const CLASSES: usize = 3;
const FOLDS: usize = 5;
const PLACES: usize = 8;
const PROPERTIES: usize = 32;
/// One unit of the whole numbers in the file.
const SCALE: f64 = 32.0;

type Model = Vec<[f64; CLASSES]>;

struct Example {
    active: Vec<usize>,
    class: usize,
    weight: f64,
    fold: usize,
}

#[test]
#[ignore = "needs annotated articles"]
fn make_weights() {
    let folder = std::env::var("TOUCHLINE_QUOTES").expect("TOUCHLINE_QUOTES names a folder");
    let file = std::fs::read_to_string(FILE).unwrap();
    let used: Vec<u8> = (0..=255).filter(|&feature| weights(feature) != [0, 0]).collect();
    let mut all = Vec::new();
    let mut corpora: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    corpora.sort();
    for corpus in corpora.iter().filter(|path| path.extension().is_some_and(|ending| ending == "jsonl")) {
        let examples = examples(corpus, &used);
        if examples.is_empty() {
            continue;
        }
        let mut table = [[0; CLASSES]; CLASSES];
        for fold in 0..FOLDS {
            let others: Vec<&Example> =
                all.iter().chain(&examples).filter(|example: &&Example| example.fold != fold).collect();
            let model = train(&others, used.len());
            for example in examples.iter().filter(|example| example.fold == fold) {
                table[example.class][guess(&model, example)] += 1;
            }
        }
        println!("{}: none, mixed, direct in rows, guessed in columns", corpus.display());
        for row in table {
            println!("  {row:?}");
        }
        let right: usize = (0..CLASSES).map(|class| table[class][class]).sum();
        println!("  right {:.2} %", 100.0 * right as f64 / examples.len() as f64);
        all.extend(examples);
    }
    let model = train(&all.iter().collect::<Vec<_>>(), used.len());
    write(&file, &used, &model);
}

/// The candidates of a corpus with what they are; those inside indirect speech say nothing and are left out.
fn examples(corpus: &Path, used: &[u8]) -> Vec<Example> {
    let mut examples = Vec::new();
    for line in std::fs::read_to_string(corpus).unwrap().lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = row["text"].as_str().unwrap();
        let Some(quotes) = row["quotes"].as_array() else { continue };
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let letters = |start: usize, end: usize| {
            let part = &text[start..end];
            let from = part.find(char::is_alphanumeric).map_or(end, |at| start + at);
            let to = part.char_indices().rev().find(|(_, c)| c.is_alphanumeric());
            (from, to.map_or(start, |(at, c)| start + at + c.len_utf8()))
        };
        let mut gold = Vec::new();
        for quote in quotes {
            let place = |key: &str| bytes[quote[key].as_u64().unwrap() as usize];
            // A quotation over several paragraphs counts piece by piece.
            let mut start = place("start");
            for piece in text[start..place("end")].split('\n') {
                let (from, to) = letters(start, start + piece.len());
                gold.push((from, to, quote["type"].as_str().unwrap_or("direct")));
                start += piece.len() + 1;
            }
        }
        let fold =
            row["id"].as_str().unwrap().bytes().fold(7, |hash: usize, byte| hash.wrapping_mul(31) + byte as usize);
        let weight =
            if corpus.file_name().is_some_and(|name| name.to_string_lossy().contains("football")) { 3.0 } else { 1.0 };
        let document = touchline::document::read(text);
        for candidate in quotations::candidates(&document) {
            let span = candidate.quotation.span;
            let (start, end) = letters(span.start as usize, span.end as usize);
            let shared = |from: usize, to: usize| to.min(end).saturating_sub(from.max(start));
            let found = gold.iter().find(|&&(from, to, kind)| {
                kind != "indirect" && shared(from, to) * 5 >= 4 * (to.max(end) - from.min(start))
            });
            let covered = gold.iter().any(|&(from, to, _)| shared(from, to) * 2 >= end - start.min(end));
            let class = match found {
                Some((_, _, "direct")) => 2,
                Some(_) => 1,
                None if covered && end > start => continue,
                None => 0,
            };
            let active = (0..used.len()).filter(|&at| candidate.features.has(used[at] as usize)).collect();
            examples.push(Example { active, class, weight, fold: fold % FOLDS });
        }
    }
    examples
}

fn scores(model: &Model, example: &Example) -> [f64; CLASSES] {
    let mut sums = [0.0; CLASSES];
    for &feature in &example.active {
        for (sum, weight) in sums.iter_mut().zip(model[feature]) {
            *sum += weight;
        }
    }
    sums
}

fn guess(model: &Model, example: &Example) -> usize {
    let scores = scores(model, example);
    (0..CLASSES).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap()
}

/// Adam over all examples at once, with a little decay.
fn train(examples: &[&Example], features: usize) -> Model {
    let mut model = vec![[0.0; CLASSES]; features];
    let (mut mean, mut square) = (model.clone(), model.clone());
    let total: f64 = examples.iter().map(|example| example.weight).sum();
    for step in 1..=3000 {
        let mut gradient: Model = model.iter().map(|row| row.map(|weight| weight * 0.0006)).collect();
        for example in examples {
            let scores = scores(&model, example);
            let top = scores.iter().fold(f64::MIN, |top, &score| top.max(score));
            let powers = scores.map(|score| (score - top).exp());
            let sum: f64 = powers.iter().sum();
            for &feature in &example.active {
                for class in 0..CLASSES {
                    let truth = (class == example.class) as u32 as f64;
                    gradient[feature][class] += (powers[class] / sum - truth) * example.weight / total;
                }
            }
        }
        for feature in 0..features {
            for class in 0..CLASSES {
                let slope = gradient[feature][class];
                mean[feature][class] = 0.9 * mean[feature][class] + 0.1 * slope;
                square[feature][class] = 0.999 * square[feature][class] + 0.001 * slope * slope;
                let (mean, square) = (
                    mean[feature][class] / (1.0 - 0.9f64.powi(step)),
                    square[feature][class] / (1.0 - 0.999f64.powi(step)),
                );
                model[feature][class] -= 0.03 * mean / (square.sqrt() + 1e-8);
            }
        }
    }
    model
}

/// The weights of a feature in the file: towards mixed, towards direct.
fn weights(feature: u8) -> [i8; 2] {
    let at = feature as usize;
    [QUOTATION_KIND[at], QUOTATION_KIND[QUOTATION_KIND_LAST_DIRECT + at]]
}

/// Rewrites the rows, comments kept. The weights are those against "neither".
fn write(file: &str, used: &[u8], model: &Model) {
    let mut out = String::new();
    let rows = file.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '[']));
    for line in file.lines().take_while(|line| line.is_empty() || line.starts_with(['#', '['])) {
        let _ = writeln!(out, "{line}");
    }
    for (number, row) in rows.enumerate() {
        out += row.split(' ').next().unwrap();
        for feature in (number % PLACES * PROPERTIES..).take(PROPERTIES) {
            let weights = used.iter().position(|&used| used as usize == feature).map(|at| model[at]);
            let against = weights.map_or(0.0, |weights| weights[1 + number / PLACES] - weights[0]);
            let _ = write!(out, " {}", (against * SCALE).round() as i32);
        }
        out.push('\n');
    }
    std::fs::write(FILE, out).unwrap();
}
