//! Runs every fixture: a text and, below a line `---`, the outline that it must give.
//!
//! A file holds named cases:
//!
//! ```text
//! === A mark that opens where it should close
//! published: 2017-12-12
//! lang: en-US
//! show: quotes times
//!
//! The text, any number of paragraphs.
//! ---
//! The outline.
//! ```
//!
//! The header lines are optional; an empty line ends them. `show` names the sections to print; `lines: windows` gives the
//! text Windows line ends. `UPDATE=1 cargo test --test fixtures` writes the outlines anew:
//! read the difference before you keep it.

mod outline;

use std::fs;
use std::path::{Path, PathBuf};
use touchline::{Options, document, spans};

#[test]
fn document() {
    run("document", |case| match case.shown().as_slice() {
        ["marks"] => outline::marks(&document::read(&case.input())),
        _ => outline::document(&document::read(&case.input())),
    });
}

#[test]
fn spans() {
    run("spans", |case| {
        let text = case.input();
        let document = document::read(&text);
        outline::spans(&document, &spans::find(&document), &case.shown())
    });
}

#[test]
fn article() {
    run("article", article_outline);
}

#[test]
fn articles() {
    run("articles", article_outline);
}

fn article_outline(case: &Case) -> String {
    let published = case.header("published").and_then(document::civil_date);
    let options = Options { published, lang: case.header("lang") };
    let text = case.input();
    outline::article(&touchline::parse(&text, &options), &text, &case.shown())
}

struct Case {
    name: String,
    headers: Vec<(String, String)>,
    text: String,
    expected: String,
}

impl Case {
    /// The text as it is parsed.
    fn input(&self) -> String {
        match self.header("lines") {
            Some("windows") => self.text.replace('\n', "\r\n"),
            _ => self.text.clone(),
        }
    }

    /// The sections to print; all of them where none is named.
    fn shown(&self) -> Vec<&str> {
        self.header("show").unwrap_or("").split_whitespace().collect()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Compares every case of every file in `tests/<room>` with what `outline` gives.
fn run(room: &str, outline: impl Fn(&Case) -> String) {
    let update = std::env::var_os("UPDATE").is_some();
    let (mut failures, mut count) = (Vec::new(), 0);
    for file in files(room) {
        let source = fs::read_to_string(&file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        let mut written = String::new();
        for case in cases(&source, &file) {
            let found = outline(&case);
            count += 1;
            if found.trim_end() != case.expected.trim_end() {
                failures.push(format!("{} — {}\n{}", file.display(), case.name, difference(&case.expected, &found)));
            }
            written += &written_case(&case, &found);
        }
        if update {
            fs::write(&file, written.trim_end().to_owned() + "\n").unwrap();
        }
    }
    assert!(count > 0, "tests/{room} holds no fixture");
    assert!(update || failures.is_empty(), "{} of {count} cases differ:\n\n{}", failures.len(), failures.join("\n"));
}

fn files(room: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(room);
    let entries = fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension() == Some("txt".as_ref())).collect();
    files.sort();
    files
}

fn cases(source: &str, file: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    for part in format!("\n{source}").split("\n=== ").skip(1) {
        let (name, rest) = part.split_once('\n').unwrap_or((part, ""));
        let (input, expected) = rest.split_once("\n---\n").unwrap_or((rest.trim_end_matches("\n---"), ""));
        let (mut headers, mut text) = (Vec::new(), input);
        while let Some((line, rest)) = text.split_once('\n')
            && let Some((key, value)) = line.split_once(": ")
            && ["published", "lang", "show", "lines"].contains(&key)
        {
            headers.push((key.to_string(), value.trim().to_string()));
            text = rest;
        }
        let text = text.strip_prefix('\n').unwrap_or(text);
        assert!(!name.trim().is_empty(), "{}: a case without a name", file.display());
        cases.push(Case { name: name.trim().into(), headers, text: text.into(), expected: expected.into() });
    }
    assert!(!cases.is_empty(), "{}: no case; one starts with `=== name`", file.display());
    cases
}

fn written_case(case: &Case, found: &str) -> String {
    let headers: String = case.headers.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
    format!("=== {}\n{headers}\n{}\n---\n{}\n\n", case.name, case.text, found.trim_end())
}

/// The lines that only one side has.
fn difference(expected: &str, found: &str) -> String {
    let missing =
        expected.lines().filter(|line| !found.lines().any(|other| other == *line)).map(|line| format!("  - {line}\n"));
    let added =
        found.lines().filter(|line| !expected.lines().any(|other| other == *line)).map(|line| format!("  + {line}\n"));
    missing.chain(added).collect()
}
