//! Makes the lexicon's text files into sorted static tables, so that nothing is parsed at start-up and no comment or
//! example ships. A bad row fails the build with its file and line.
//!
//! Kinds of sections, each under a heading in brackets, in any file of `en/`:
//!
//! - `[name]`: a class of words, `word` or `word=value` (0 ..= 65534), separated by white space. A word may stand in many classes.
//! - `[phrases name]`: a phrase a line, `some words here` or `some words here = value`.
//! - `[teams]` and `[nations]`: see `build_teams.rs`.
//! - `[rules name]`: patterns of words and slots, see `build_rules.rs`.
//! - `[patterns name]`: what may be told, a row each: see `build_patterns.rs`.
//! - `[verbs name]`: a class of verbs, all their forms made here: see `build_verbs.rs`.
//! - `[table name]`: weights in rows of any length: see `build_table.rs`.
//! - `[words]`: words that rules name and that belong to no class. Words named by the macro `w!("…")` in the source need
//!   no entry: this program finds them.
//!
//! `#` starts a comment. Words are lower case and without accents, as `text::letter::fold` leaves them.

#[path = "build_patterns.rs"]
mod patterns;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "build_rules.rs"]
mod rules;
#[path = "build_table.rs"]
mod table;
#[path = "build_teams.rs"]
mod teams;
#[path = "build_verbs.rs"]
mod verbs;

fn main() {
    println!("cargo::rerun-if-changed=src");
    let mut lexicon = Lexicon::default();
    for file in files(Path::new("src/lexicon/en"), "txt") {
        let text = fs::read_to_string(&file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        if let Err((line, why)) = lexicon.read(&text) {
            panic!("\n{}:{line}: {why}\n", file.display());
        }
    }
    for file in files(Path::new("src"), "rs") {
        lexicon.words_named_in(&fs::read_to_string(&file).unwrap_or_default());
    }
    lexicon.mark_starts();
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("tables.rs");
    let made = lexicon.tables();
    // Left alone where nothing changed, so that the crate is not compiled again.
    if fs::read_to_string(&out).ok().as_ref() != Some(&made) {
        fs::write(&out, made).unwrap_or_else(|why| panic!("{}: {why}", out.display()));
    }
}

#[derive(Default)]
struct Lexicon {
    words: BTreeSet<String>,
    classes: BTreeMap<String, BTreeMap<String, Option<u16>>>,
    phrases: BTreeMap<String, BTreeMap<Vec<String>, u16>>,
    teams: teams::Teams,
    tables: BTreeMap<String, table::Table>,
    rules: BTreeMap<String, Vec<rules::Rule>>,
    patterns: BTreeMap<String, Vec<patterns::Row>>,
}

enum Section {
    None,
    Words,
    Class(String),
    Phrases(String),
    Verbs(String),
    Table(String),
    Teams { nation: bool },
    Rules(String),
    Patterns(String),
}

impl Lexicon {
    fn read(&mut self, text: &str) -> Result<(), (usize, String)> {
        let mut section = Section::None;
        for (number, line) in text.lines().enumerate() {
            let number = number + 1;
            // In a pattern `#` alone is a number; a comment stands on a line of its own.
            let line = match section {
                Section::Patterns(_) if !line.starts_with(['#', '[']) => line.trim(),
                _ => line.split('#').next().unwrap_or("").trim(),
            };
            if let Some(heading) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = match heading.split_once(' ') {
                    None if heading == "words" => Section::Words,
                    None if heading == "teams" => Section::Teams { nation: false },
                    None if heading == "nations" => Section::Teams { nation: true },
                    None => Section::Class(heading.to_string()),
                    Some(("phrases", name)) => Section::Phrases(name.trim().to_string()),
                    Some(("verbs", name)) => Section::Verbs(name.trim().to_string()),
                    Some(("table", name)) => Section::Table(name.trim().to_string()),
                    Some(("rules", name)) => Section::Rules(name.trim().to_string()),
                    Some(("patterns", name)) => Section::Patterns(name.trim().to_string()),
                    Some(_) => return Err((number, format!("no such kind of section: [{heading}]"))),
                };
                continue;
            }
            if !line.is_empty() {
                self.row(&section, line).map_err(|why| (number, why))?;
            }
        }
        Ok(())
    }

    fn row(&mut self, section: &Section, line: &str) -> Result<(), String> {
        match section {
            Section::None => return Err("a row before the first [section]".into()),
            Section::Words => {
                for word in line.split_whitespace() {
                    self.words.insert(checked(word)?);
                }
            }
            Section::Class(name) => {
                for item in line.split_whitespace() {
                    let (word, value) = match item.split_once('=') {
                        Some((word, value)) => (word, Some(number(value)?)),
                        None => (item, None),
                    };
                    let word = checked(word)?;
                    self.words.insert(word.clone());
                    if self.classes.entry(name.clone()).or_default().insert(word, value).is_some() {
                        return Err(format!("`{item}` stands in [{name}] twice"));
                    }
                }
            }
            Section::Teams { nation } => self.teams.row(line, *nation, checked)?,
            Section::Patterns(_) if line.starts_with('>') => {}
            Section::Patterns(name) => {
                let row = patterns::row(line)?;
                for word in row.words() {
                    self.words.insert(checked(word)?);
                }
                self.patterns.entry(name.clone()).or_default().push(row);
            }
            Section::Verbs(name) => {
                for item in line.split_whitespace() {
                    for (form, value) in verbs::forms(item)? {
                        let form = checked(&form)?;
                        self.words.insert(form.clone());
                        if self.classes.entry(name.clone()).or_default().insert(form.clone(), Some(value)).is_some() {
                            return Err(format!("`{form}` stands in [verbs {name}] twice"));
                        }
                    }
                }
            }
            Section::Table(name) => self.tables.entry(name.clone()).or_default().row(line)?,
            Section::Phrases(name) => {
                let (phrase, value) = match line.split_once('=') {
                    Some((phrase, value)) => (phrase, number(value.trim())?),
                    None => (line, 0),
                };
                let words = phrase.split_whitespace().map(checked).collect::<Result<Vec<_>, _>>()?;
                self.words.extend(words.iter().cloned());
                if self.phrases.entry(name.clone()).or_default().insert(words, value).is_some() {
                    return Err(format!("`{phrase}` stands in [phrases {name}] twice"));
                }
            }
            Section::Rules(name) => {
                let rule = rules::Rule::read(line)?;
                for word in rule.words() {
                    self.words.insert(checked(word)?);
                }
                self.rules.entry(name.clone()).or_default().push(rule);
            }
        }
        Ok(())
    }

    /// Makes the class `time-start` of the words that can begin a time expression, `time-rule-word` of those in rules, and
    /// `time-word` of both and of what may stand behind "the".
    fn mark_starts(&mut self) {
        let words = self.rules.values().flatten().flat_map(rules::Rule::first_words).map(str::to_string);
        let mut starts: BTreeSet<String> = words.collect();
        for name in rules::STARTS {
            starts.extend(self.classes.get(*name).into_iter().flat_map(BTreeMap::keys).cloned());
            starts.extend(
                self.phrases.get(*name).into_iter().flat_map(BTreeMap::keys).filter_map(|words| words.first().cloned()),
            );
        }
        let words: Vec<String> =
            self.rules.values().flatten().flat_map(rules::Rule::words).map(str::to_string).collect();
        let behind = rules::STARTS.iter().filter_map(|name| self.phrases.get(*name)).flat_map(BTreeMap::keys);
        let behind = behind.filter(|words| words[0] == "the").filter_map(|words| words.get(1)).cloned();
        let also = rules::ALSO.iter().map(|word| word.to_string());
        let all = starts.iter().cloned().chain(words.iter().cloned()).chain(behind).chain(also);
        self.classes.insert("time-word".into(), all.map(|word| (word, None)).collect());
        self.classes.insert("time-start".into(), starts.into_iter().map(|word| (word, None)).collect());
        self.classes.insert("time-rule-word".into(), words.into_iter().map(|word| (word, None)).collect());
    }

    fn words_named_in(&mut self, source: &str) {
        for rest in source.split("w!(\"").skip(1) {
            if let Some((word, _)) = rest.split_once("\")") {
                self.words.extend(checked(word).ok());
            }
        }
    }

    fn tables(&mut self) -> String {
        let mut out = String::from("// Made by src/lexicon/build.rs from src/lexicon/en.\n");
        self.words.extend(self.teams.words().cloned());
        let made = self.teams.made();
        self.phrases.insert("team-names".into(), made.names);
        self.phrases.insert("team-nicknames".into(), made.nicknames);
        self.phrases.insert("team-grounds".into(), made.grounds);
        // Sorted, each word as the number of letters it shares with the one before, and its other letters.
        let sorted: Vec<&String> = self.words.iter().collect();
        let id: BTreeMap<&str, usize> = sorted.iter().enumerate().map(|(at, word)| (word.as_str(), at + 1)).collect();
        let mut letters = Vec::new();
        for (at, word) in sorted.iter().enumerate() {
            let before = at.checked_sub(1).map_or("", |at| sorted[at]);
            let shared = before.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            letters.push(shared as u8);
            letters.extend(&word.as_bytes()[shared..]);
        }
        let _ = writeln!(out, "/// How many words there are.\npub const COUNT: usize = {};", sorted.len());
        let _ = writeln!(
            out,
            "/// The words in order, for the compiler alone.\npub const NAMES: [&str; COUNT] = {sorted:?};"
        );
        let letters: Vec<u8> = letters.into_iter().flat_map(std::ascii::escape_default).collect();
        let _ = writeln!(out, "pub(super) static LETTERS: &[u8] = b\"{}\";", String::from_utf8_lossy(&letters));

        // Which classes a word is in: a number a word names one of the sets that occur. Its high byte is mostly zero.
        let names: Vec<&String> = self.classes.keys().collect();
        let set_of = |word: &&String| -> Vec<usize> {
            (0..names.len()).filter(|&class| self.classes[names[class]].contains_key(*word)).collect()
        };
        let mut count: BTreeMap<Vec<usize>, usize> = BTreeMap::from([(Vec::new(), usize::MAX >> 1)]);
        sorted.iter().for_each(|word| *count.entry(set_of(word)).or_default() += 1);
        // The frequent sets first, so that they need one byte.
        let mut sets: Vec<Vec<usize>> = count.keys().cloned().collect();
        sets.sort_by_key(|set| (usize::MAX - count[set], set.clone()));
        let number_of: BTreeMap<&Vec<usize>, usize> = sets.iter().enumerate().map(|(at, set)| (set, at)).collect();
        let which: Vec<usize> = std::iter::once(0).chain(sorted.iter().map(|word| number_of[&set_of(word)])).collect();
        let wide = names.len().div_ceil(32).max(1);
        let bits: Vec<Vec<u32>> = sets
            .iter()
            .map(|set| (0..wide).map(|w| set.iter().filter(|&&c| c / 32 == w).map(|&c| 1 << (c % 32)).sum()).collect())
            .collect();
        let (low, high): (Vec<_>, Vec<_>) = which.iter().map(|&set| (set & 255, set >> 8)).unzip();
        let _ = writeln!(
            out,
            "#[cfg(target_arch = \"wasm32\")]\nstatic WHICH: [[u8; {}]; 2] = [{low:?}, {high:?}];",
            which.len()
        );
        let _ =
            writeln!(out, "#[cfg(not(target_arch = \"wasm32\"))]\nstatic WHICH: [u16; {}] = {which:?};", which.len());
        let _ = writeln!(out, "/// The empty set of classes.\npub const NO_CLASSES: [u32; {wide}] = [0; {wide}];");
        let _ = writeln!(out, "pub(super) static SETS: [[u32; {wide}]; {}] = {bits:?};", bits.len());
        let mut valued = Vec::new();
        for (at, name) in names.iter().enumerate() {
            // The values of its words, in the order of words; which these are the sets tell.
            let words = &self.classes[*name];
            let mut values: Vec<(usize, u16)> =
                words.iter().map(|(word, value)| (id[word.as_str()], value.unwrap_or(u16::MAX))).collect();
            values.sort();
            let mut values: Vec<u16> = values.into_iter().map(|(_, value)| value).collect();
            if words.values().all(Option::is_none) {
                values.clear();
            } else {
                valued.push(*name);
            }
            let _ = writeln!(
                out,
                "/// The class `{name}`.\npub static {}: Class = Class {{ bit: {at}, values: &{values:?} }};",
                constant(name)
            );
        }
        let last: Vec<usize> = made.last.iter().map(|last| last.as_ref().map_or(0, |word| id[word.as_str()])).collect();
        let _ = writeln!(
            out,
            "/// Number of the first national team.\npub const FIRST_NATION: u16 = {};\n\
             /// Sets of teams, each ended by 65535.\npub static TEAM_SETS: &[u16] = &{:?};\n\
             /// The word that ends each team's full name; 0 for none.\npub static TEAM_LAST: &[u16] = &{last:?};",
            made.first_nation, made.sets
        );
        // Tables of phrases and patterns are numbered; a set of them is 64 bits, of which the gates take the last ones.
        assert!(self.phrases.len() + self.patterns.len() <= 56, "more than 56 tables of phrases and patterns");
        for (at, (name, rows)) in self.patterns.iter().enumerate() {
            let bit = |class: &str| names.iter().position(|known| *known == class);
            let flat = patterns::table(rows, &id, &bit).unwrap_or_else(|why| panic!("[patterns {name}]: {why}"));
            let _ = writeln!(
                out,
                "/// The patterns `{name}`.\npub static {}: Patterns = Patterns {{ number: {}, rows: &{flat:?} }};",
                constant(name),
                self.phrases.len() + at
            );
        }
        let longest = self.phrases.values().flat_map(BTreeMap::keys).map(Vec::len).max().unwrap_or(1);
        let _ = writeln!(out, "/// Words of the longest phrase.\npub const LONGEST_PHRASE: usize = {longest};");
        // Phrases: runs of word numbers, each run `value, length, words…`; the rows of one first word together.
        for (at, (name, rows)) in self.phrases.iter().enumerate() {
            let mut rows: Vec<(Vec<usize>, u16)> = rows
                .iter()
                .map(|(words, value)| (words.iter().map(|word| id[word.as_str()]).collect(), *value))
                .collect();
            // Longest first under one first word, so that the first that fits is the longest.
            rows.sort_by_key(|(words, _)| (words[0], usize::MAX - words.len(), words.clone()));
            let mut flat = Vec::new();
            for (words, value) in &rows {
                flat.extend([*value as usize, words.len()]);
                flat.extend(words);
            }
            let _ = writeln!(
                out,
                "/// The phrases `{name}`.\npub static {}: Phrases = Phrases {{ number: {at}, rows: &{flat:?} }};",
                constant(name)
            );
        }
        let list = |names: Vec<&String>| {
            names.iter().map(|name| format!("&{}", constant(name))).collect::<Vec<_>>().join(", ")
        };
        let _ = writeln!(out, "pub(super) static VALUED: &[&Class] = &[{}];", list(valued));
        let _ = writeln!(out, "pub(super) static PHRASES: &[&Phrases] = &[{}];", list(self.phrases.keys().collect()));
        for (name, table) in &self.tables {
            out += &table.source(&constant(name));
        }
        rules::tables(&self.rules, &id, &mut out);
        out
    }
}

fn checked(word: &str) -> Result<String, String> {
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "'.-&".contains(c);
    if word.is_empty() || !word.chars().all(fine) {
        return Err(format!("`{word}` is no word: lower case ASCII letters, digits, ' . - & only"));
    }
    Ok(word.to_string())
}

fn number(value: &str) -> Result<u16, String> {
    let number = value.parse().ok().filter(|&number| number < u16::MAX);
    number.ok_or_else(|| format!("`{value}` is no number from 0 to 65534"))
}

fn constant(name: &str) -> String {
    name.to_uppercase().replace('-', "_")
}

/// Files below `folder` that end in `.ending`, in a stable order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
