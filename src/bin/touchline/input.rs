//! Where articles come from: files, folders, JSON Lines. A few at a time, so that memory stays flat.

use crate::arguments::{Input, date};
use serde_json::Value;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use touchline::Date;
use touchline::article::corrections::Correction;

/// Longest article, in bytes of its file or its line.
const LONGEST: u64 = 16 << 20;
/// What is read at once: so many articles, or so many bytes.
const BATCH: (usize, u64) = (512, 1 << 20);

/// An article that has been found and not yet read.
pub struct Entry {
    /// The file, as it is named to people; "-" for standard input.
    pub file: String,
    /// The line of the file, from 1; `None` where the whole file is the article.
    pub line: Option<u64>,
    raw: io::Result<Raw>,
}

enum Raw {
    File(PathBuf),
    Text(Vec<u8>),
    Row(Vec<u8>),
}

/// An article that has been read.
pub struct Source {
    /// The row's own id; for a file its name.
    pub id: Value,
    pub text: String,
    pub published: Option<Date>,
    pub lang: Option<String>,
    /// A list of objects, or null.
    pub corrections: Value,
}

/// All articles, in order.
pub struct Articles<'a> {
    input: &'a Input,
    /// What is still to be visited, last first.
    waiting: Vec<PathBuf>,
    rows: Option<Rows>,
}

/// A file of rows that is being read.
struct Rows {
    reader: BufReader<Box<dyn Read>>,
    file: String,
    /// How many lines have been read.
    line: u64,
}

impl<'a> Articles<'a> {
    pub fn new(input: &'a Input) -> Articles<'a> {
        let mut waiting: Vec<PathBuf> = input.files.iter().rev().cloned().collect();
        if waiting.is_empty() {
            waiting.push("-".into());
        }
        Articles { input, waiting, rows: None }
    }

    /// The next articles; none at the end. Of a pipe it takes what has come, and waits only for the first.
    pub fn batch(&mut self) -> Vec<Entry> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < BATCH.0 && bytes < BATCH.1 {
            let entry = match &mut self.rows {
                Some(rows) if !batch.is_empty() && !rows.reader.buffer().contains(&b'\n') => break,
                Some(rows) => match rows.next() {
                    Some(entry) => entry,
                    None => {
                        self.rows = None;
                        continue;
                    }
                },
                None => match self.waiting.pop() {
                    Some(path) => match self.visit(&path).transpose() {
                        Some(raw) => Entry { file: path.display().to_string(), line: None, raw },
                        None => continue,
                    },
                    None => break,
                },
            };
            bytes += entry.bytes();
            batch.push(entry);
        }
        batch
    }

    /// What a folder holds joins what is waiting, and rows are opened; anything else is an article.
    fn visit(&mut self, path: &Path) -> io::Result<Option<Raw>> {
        let stdin = path.as_os_str() == "-";
        if stdin && io::stdin().is_terminal() {
            eprintln!("touchline: reading standard input; Ctrl-D ends it");
        }
        if !stdin && path.is_dir() {
            self.waiting.extend(content(path)?);
        } else if self.input.jsonl || ends_in(path, &["jsonl", "ndjson"]) {
            let source: Box<dyn Read> = if stdin { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
            let reader = BufReader::with_capacity(1 << 20, source);
            self.rows = Some(Rows { reader, file: path.display().to_string(), line: 0 });
        } else if stdin {
            return limited(io::stdin()).map(|text| Some(Raw::Text(text)));
        } else {
            return Ok(Some(Raw::File(path.to_path_buf())));
        }
        Ok(None)
    }
}

impl Rows {
    /// The next line that is not blank. One that is too long, or cannot be read, is told and passed over.
    fn next(&mut self) -> Option<Entry> {
        let mut line = Vec::new();
        let raw = loop {
            line.clear();
            self.line += 1;
            match self.reader.by_ref().take(LONGEST + 1).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.last() != Some(&b'\n') && line.len() as u64 > LONGEST => break self.pass_over(),
                Ok(_) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => break Ok(Raw::Row(line)),
                // What follows cannot be read either.
                Err(why) => {
                    self.reader = BufReader::new(Box::new(io::empty()));
                    break Err(why);
                }
            }
        };
        Some(Entry { file: self.file.clone(), line: Some(self.line), raw })
    }

    /// Reads on to the next line.
    fn pass_over(&mut self) -> io::Result<Raw> {
        loop {
            let buffer = self.reader.fill_buf()?;
            let (length, ended) = match buffer.iter().position(|&byte| byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.reader.consume(length);
            if ended {
                return Err(too_long());
            }
        }
    }
}

impl Entry {
    /// Where it stands, for people: "reports.jsonl:12".
    pub fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => self.file.clone(),
        }
    }

    /// Its length, as far as it is in memory.
    pub fn bytes(&self) -> u64 {
        match &self.raw {
            Ok(Raw::Text(bytes) | Raw::Row(bytes)) => bytes.len() as u64,
            // Files are read when their turn comes; most are of this size or less.
            _ => 1 << 13,
        }
    }

    /// Its text and what is known of it; or its id, where that could be read, and why it is none.
    pub fn read(&self, input: &Input) -> Result<Source, (Value, String)> {
        let whole = |text: Vec<u8>| {
            let text = String::from_utf8(text).map_err(|_| {
                (self.id(), "is not UTF-8; `iconv -f WINDOWS-1252 -t UTF-8` may make it so".to_string())
            })?;
            let corrections = input.corrections.clone().unwrap_or_default();
            Ok(Source { id: self.id(), text, published: input.published, lang: input.lang.clone(), corrections })
        };
        let failed = |why: &io::Error| (self.id(), why.to_string());
        match &self.raw {
            Ok(Raw::File(path)) => whole(File::open(path).and_then(limited).map_err(|why| failed(&why))?),
            Ok(Raw::Text(text)) => whole(text.clone()),
            Ok(Raw::Row(row)) => from_row(row, input),
            Err(why) => Err(failed(why)),
        }
    }

    /// The name of the file; null for a row, which has its own id or none.
    fn id(&self) -> Value {
        match self.line {
            Some(_) => Value::Null,
            None => Value::from(self.file.as_str()),
        }
    }
}

fn from_row(row: &[u8], input: &Input) -> Result<Source, (Value, String)> {
    let row = row.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(row);
    let row: Value = serde_json::from_slice(row.trim_ascii_end()).map_err(|why| (Value::Null, no_json(&why)))?;
    let id = row.get("id").cloned().unwrap_or(Value::Null);
    let text = |key: &str| match row.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value.as_str().map(Some).ok_or(format!("`{key}` is no string")),
    };
    let read = || {
        let published = match text("published")? {
            None => input.published,
            Some(day) => Some(date(day).map_err(|why| format!("`published`: {why}"))?),
        };
        let lang = text("lang")?.map(String::from).or_else(|| input.lang.clone());
        let text = text("text").ok().flatten().ok_or("`text` is missing, or no string")?.to_string();
        let corrections = row.get("corrections").or(input.corrections.as_ref()).cloned().unwrap_or_default();
        if !matches!(corrections, Value::Null | Value::Array(_)) {
            return Err("`corrections` is no list".to_string());
        }
        Ok(Source { id: id.clone(), text, published, lang, corrections })
    };
    read().map_err(|why| (id.clone(), why))
}

/// What is wrong with a row, and where; its line is told already.
fn no_json(why: &serde_json::Error) -> String {
    let told = why.to_string();
    format!("no JSON: {}, column {}", told.split(" at line ").next().unwrap_or(&told), why.column())
}

/// The corrections of a list of objects.
pub fn corrections(list: &Value) -> Vec<Correction> {
    let value = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(words) => words.clone(),
        other => other.to_string(),
    };
    let row = |row: &Value| Correction::read(|name| row.get(name).map(value));
    list.as_array().map_or_else(Vec::new, |list| list.iter().map(row).collect())
}

/// Everything of `input`, where that is not too long.
fn limited(input: impl Read) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    input.take(LONGEST + 1).read_to_end(&mut text)?;
    if text.len() as u64 > LONGEST { Err(too_long()) } else { Ok(text) }
}

fn too_long() -> io::Error {
    io::Error::other("is longer than 16 MB")
}

/// The folders and articles of a folder, last name first. Links to folders are not followed: they may lead in circles.
fn content(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let hidden = entry.file_name().as_encoded_bytes().first() == Some(&b'.');
        let path = entry.path();
        if !hidden && (entry.file_type()?.is_dir() || path.is_file() && ends_in(&path, &["txt", "jsonl", "ndjson"])) {
            found.push(path);
        }
    }
    found.sort_unstable_by(|a, b| b.cmp(a));
    Ok(found)
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|own| endings.iter().any(|one| own.eq_ignore_ascii_case(one)))
}

/// How many bytes there are to read; `None` where that cannot be known before.
pub fn length(input: &Input) -> Option<u64> {
    let (mut waiting, mut length) = (input.files.clone(), 0);
    while let Some(path) = waiting.pop() {
        match fs::metadata(&path).ok()? {
            found if found.is_dir() => waiting.extend(content(&path).ok()?),
            found if found.is_file() => length += found.len(),
            _ => return None,
        }
    }
    Some(length).filter(|_| !input.files.is_empty())
}
