//! What can be asked for.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use touchline::view::Layout;
use touchline::{Date, document};

const STATUS: &str = "\
Exit status:
  0  all went well, also where whoever reads the output has had enough
  1  an article could not be read; all others were
  2  wrong arguments
  3  `check --strict` has found something";

const EXAMPLES: &str = "\
Examples:
  touchline parse --format outline report.txt
  touchline check --strict drafts/
  touchline render --embed /touchline/touchline.css report.txt > part.html
  touchline parse --jsonl < archive.jsonl > parsed.jsonl";

const INPUT: &str = "\
Files are UTF-8 text, one article each; files that end in .jsonl or .ndjson hold one article a line:
  {\"id\": …, \"text\": …, \"published\": \"2017-12-12\", \"lang\": \"en\", \"corrections\": [ … ]}
All but `text` may be left out.
Of a folder, every .txt, .jsonl and .ndjson file is read, in the order of names; hidden files are left out.

Results come in the order of the articles, however many threads read them. Memory does not grow with their number.
What cannot be read is told and passed over: in JSON Lines as {\"id\": …, \"error\": …}, otherwise on standard error.
An article of more than 16 MB is not read.";

/// Reads football articles: who said what, and what happened when.
#[derive(Parser)]
#[command(version, after_help = format!("{EXAMPLES}\n\n{STATUS}"))]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Writes what an article says: paragraphs, speakers, quotations, times, events.
    ///
    /// Offsets are UTF-16 code units: what JavaScript strings count.
    #[command(after_long_help = format!("{INPUT}\n\n{STATUS}"))]
    Parse {
        /// json: one indented object an article; jsonl: {"id": …, "article": …}, one a line; html: the reading view;
        /// outline: lines for people to read, under a name where there are several articles; jsonld: schema.org data, one line an
        /// article.
        #[arg(long, value_parser = formats(&["json", "jsonl", "html", "outline", "jsonld"]))]
        format: Option<Format>,
        #[command(flatten)]
        input: Input,
    },
    /// Writes the reading view as HTML: complete and readable without JavaScript.
    ///
    /// Without --embed it is the view alone, to be styled with touchline.css. With --embed it is the whole element: the
    /// view in a declarative shadow root that links the style sheet, and the article itself beside it.
    #[command(after_long_help = format!("{INPUT}\n\n{STATUS}"))]
    Render {
        /// Writes the element with the view inside; STYLESHEET is the address of touchline.css.
        #[arg(long, value_name = "STYLESHEET", value_parser = stylesheet)]
        embed: Option<String>,
        /// Puts schema.org data (JSON-LD) behind the view, for search engines.
        #[arg(long)]
        json_ld: bool,
        /// What is shown; beside: for an article of the page's own, with moments and quotes beside it.
        #[arg(long, default_value = "article", value_parser = layouts())]
        layout: Layout,
        /// A file of the words of the interface, as in www/labels; English without.
        #[arg(long, value_name = "FILE", value_parser = labels)]
        labels: Option<Labels>,
        /// html: one fragment an article; jsonl: {"id": …, "html": …}, one a line.
        #[arg(long, value_parser = formats(&["html", "jsonl"]))]
        format: Option<Format>,
        #[command(flatten)]
        input: Input,
    },
    /// Lists what an editor should look at: speakers and minutes that are not sure, goals without a scorer.
    #[command(after_long_help = format!("{INPUT}\n\n{STATUS}"))]
    Check {
        /// outline: file:line:column: what to look at; json and jsonl: {"id": …, "findings": […]}.
        #[arg(long, value_parser = formats(&["outline", "json", "jsonl"]))]
        format: Option<Format>,
        /// Ends with status 3 where there is anything to look at.
        #[arg(long)]
        strict: bool,
        #[command(flatten)]
        input: Input,
    },
}

#[derive(Args)]
pub struct Input {
    /// JSON Lines in, JSON Lines out.
    #[arg(long)]
    pub jsonl: bool,
    /// The day of publication, as in 2017-12-12, of articles that do not bring their own. Without it the date line in the
    /// text counts.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<Date>,
    /// The language, as in en or es-MX, of articles that do not bring their own.
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub lang: Option<String>,
    /// A JSON file of corrections for articles that do not bring their own; see www/README.md.
    #[arg(long, value_name = "FILE", value_parser = corrections)]
    pub corrections: Option<Value>,
    /// How many articles are read at once; 0: as many as there are processors.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// Files and folders; `-` or none: standard input.
    pub files: Vec<PathBuf>,
}

/// The words of the interface, out of a file.
#[derive(Clone)]
pub struct Labels(pub String);

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    Jsonl,
    Html,
    Outline,
    JsonLd,
}

impl Command {
    /// What is read.
    pub fn input(&self) -> &Input {
        let (Command::Parse { input, .. } | Command::Render { input, .. } | Command::Check { input, .. }) = self;
        input
    }

    /// How results are written.
    pub fn format(&self) -> Format {
        let (asked, usual) = match self {
            Command::Parse { format, .. } => (format, Format::Json),
            Command::Render { format, .. } => (format, Format::Html),
            Command::Check { format, .. } => (format, Format::Outline),
        };
        asked.unwrap_or(if self.input().jsonl { Format::Jsonl } else { usual })
    }
}

fn formats(names: &'static [&'static str]) -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(names).map(|name| match name.as_str() {
        "json" => Format::Json,
        "jsonl" => Format::Jsonl,
        "html" => Format::Html,
        "jsonld" => Format::JsonLd,
        _ => Format::Outline,
    })
}

/// A day as it is written in arguments and in rows; of a timestamp its own day, whatever the offset.
pub fn date(text: &str) -> Result<Date, String> {
    let day = text.split(['T', ' ']).next().unwrap_or(text);
    document::civil_date(day).ok_or_else(|| format!("`{text}` is no date; write it like 2017-12-12"))
}

fn layouts() -> impl TypedValueParser<Value = Layout> {
    PossibleValuesParser::new(Layout::ALL.iter().map(|layout| layout.name())).map(|name| Layout::named(&name))
}

/// A language tag as BCP 47 writes it, by its shape.
fn language(tag: &str) -> Result<String, String> {
    let mut parts = tag.split('-');
    let first =
        parts.next().is_some_and(|part| matches!(part.len(), 2..=3) && part.bytes().all(|c| c.is_ascii_alphabetic()));
    let rest = parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|c| c.is_ascii_alphanumeric()));
    if first && rest { Ok(tag.to_string()) } else { Err("is no language tag; write it like en or es-MX".to_string()) }
}

/// An address, and not the article that was meant to stand behind it.
fn stylesheet(address: &str) -> Result<String, String> {
    let article = [".txt", ".jsonl", ".ndjson"].iter().any(|ending| address.ends_with(ending));
    if article {
        Err("is no style sheet: --embed ADDRESS-OF/touchline.css ARTICLE".to_string())
    } else {
        Ok(address.to_string())
    }
}

fn labels(file: &str) -> Result<Labels, String> {
    let text = fs::read_to_string(file).map_err(|why| why.to_string())?;
    let known = text.lines().any(|line| line.starts_with("lang = "));
    if known {
        Ok(Labels(text))
    } else {
        Err("holds no labels: there is no line `lang = …` as in www/labels".to_string())
    }
}

fn corrections(file: &str) -> Result<Value, String> {
    let text = fs::read(file).map_err(|why| why.to_string())?;
    match serde_json::from_slice(&text) {
        Ok(list @ Value::Array(_)) => Ok(list),
        Ok(_) => Err("is no list of corrections, [ … ]".to_string()),
        Err(why) => Err(format!("no JSON: {why}")),
    }
}
