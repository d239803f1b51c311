//! The command line: `parse` and `render`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use serde_json::{Value, json};
use touchline::article::wire;
use touchline::text::Utf16Table;
use touchline::{Date, Options, document, view};

/// Reads football articles: who said what, and what happened when.
#[derive(Parser)]
#[command(version, after_help = "Exit status: 0 all went well; 1 an article could not be read; 2 wrong arguments.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes what an article says as JSON: paragraphs, speakers, quotations, times, events.
    ///
    /// One file, or standard input, gives one JSON object, indented. With --jsonl every input line is an object
    /// {"id": …, "text": …, "published": "2017-12-12"} (`published` optional), and one line comes out for each, in the
    /// same order: {"id": …, "article": {…}}, or {"id": …, "error": …} where the line cannot be read; the run goes on.
    ///
    /// Offsets are UTF-16 code units: what JavaScript strings count.
    Parse {
        /// JSON Lines in, JSON Lines out.
        #[arg(long)]
        jsonl: bool,
        /// The day the article was published, as in 2017-12-12. Without it the text's own date line counts.
        #[arg(long, value_name = "DATE", value_parser = date)]
        published: Option<Date>,
        /// Files to read, UTF-8; `-` or none: standard input.
        files: Vec<PathBuf>,
    },
    /// Writes the reading view as HTML: one fragment a file, complete and readable without JavaScript.
    ///
    /// Without --embed the fragment is the view alone, to be styled with touchline.css. With --embed it is the whole
    /// element: the view in a declarative shadow root that links the style sheet, and the article itself beside it.
    Render {
        /// Writes the element with the view inside; STYLESHEET is the address of touchline.css.
        #[arg(long, value_name = "STYLESHEET")]
        embed: Option<String>,
        /// The day the article was published, as in 2017-12-12. Without it the text's own date line counts.
        #[arg(long, value_name = "DATE", value_parser = date)]
        published: Option<Date>,
        /// The article's language as a BCP 47 tag, as in en or es-MX.
        #[arg(long, value_name = "TAG")]
        lang: Option<String>,
        /// Files to read, UTF-8; `-` or none: standard input.
        files: Vec<PathBuf>,
    },
}

fn main() -> ExitCode {
    let command = Arguments::parse().command;
    let (Command::Parse { files, .. } | Command::Render { files, .. }) = &command;
    let files = if files.is_empty() { vec![PathBuf::from("-")] } else { files.clone() };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = 0;
    for file in &files {
        let done = open(file).and_then(|input| match &command {
            Command::Parse { jsonl: true, published, .. } => lines(input, *published, &mut out),
            Command::Parse { published, .. } => whole(input, *published, &mut out).map(|()| 0),
            Command::Render { embed, published, lang, .. } => {
                rendered(input, embed.as_deref(), *published, lang.as_deref(), &mut out).map(|()| 0)
            }
        });
        match done {
            Ok(count) => failed += count,
            // Whoever reads the output has had enough: that is no error.
            Err(why) if why.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Err(why) => {
                eprintln!("touchline: {}: {why}", file.display());
                failed += 1;
            }
        }
    }
    if out.flush().is_err() || failed > 0 {
        eprintln!("touchline: {failed} could not be read");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// One article, indented.
fn whole(mut input: Box<dyn BufRead>, published: Option<Date>, out: &mut impl Write) -> io::Result<()> {
    let mut text = String::new();
    input.read_to_string(&mut text)?;
    let article = touchline::parse(&text, &Options { published, lang: None });
    serde_json::to_writer_pretty(&mut *out, &wire::article(&article, &Utf16Table::new(&text)))?;
    writeln!(out)
}

/// The reading view of one article.
fn rendered(
    mut input: Box<dyn BufRead>,
    embed: Option<&str>,
    published: Option<Date>,
    lang: Option<&str>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut text = String::new();
    input.read_to_string(&mut text)?;
    let article = touchline::parse(&text, &Options { published, lang });
    let markup = view::build(&text, &article, &view::Setting { lang, ..view::Setting::default() });
    let view = view::html::write(&markup, &text);
    let Some(sheet) = embed else { return writeln!(out, "{view}") };
    let mut attributes = String::new();
    for (name, value) in [("published", published.map(wire::day)), ("lang", lang.map(String::from))] {
        if let Some(value) = value {
            attributes += &format!(" {name}=\"{}\"", view::html::escaped(&value));
        }
    }
    writeln!(out, "<touchline-article{attributes}><template shadowrootmode=\"open\">")?;
    writeln!(out, "<link rel=\"stylesheet\" href=\"{}\">{view}</template>", view::html::escaped(sheet))?;
    for paragraph in &article.paragraphs {
        writeln!(out, "<p>{}</p>", view::html::escaped(paragraph.span.of(&text)))?;
    }
    writeln!(out, "</touchline-article>")
}

/// One article a line. Returns how many could not be read.
fn lines(mut input: Box<dyn BufRead>, published: Option<Date>, out: &mut impl Write) -> io::Result<u64> {
    let (mut line, mut failed) = (Vec::new(), 0);
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(failed);
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let row: Result<Value, _> = serde_json::from_slice(&line);
        let id = row.as_ref().ok().and_then(|row| row.get("id")).cloned().unwrap_or(Value::Null);
        match row.map_err(|why| format!("no JSON: {why}")).and_then(|row| read(&row, published)) {
            Ok((text, published)) => {
                let article = touchline::parse(&text, &Options { published, lang: None });
                let shape = wire::article(&article, &Utf16Table::new(&text));
                serde_json::to_writer(&mut *out, &json!({ "id": id, "article": shape }))?;
            }
            Err(why) => {
                serde_json::to_writer(&mut *out, &json!({ "id": id, "error": why }))?;
                failed += 1;
            }
        }
        writeln!(out)?;
    }
}

/// The text of a row and the day it was published.
fn read(row: &Value, published: Option<Date>) -> Result<(String, Option<Date>), String> {
    let text = row.get("text").and_then(Value::as_str).ok_or("`text` is missing, or no string")?;
    let published = match row.get("published") {
        None | Some(Value::Null) => published,
        Some(day) => Some(date(day.as_str().unwrap_or("")).map_err(|why| format!("`published`: {why}"))?),
    };
    Ok((text.to_string(), published))
}

fn open(file: &PathBuf) -> io::Result<Box<dyn BufRead>> {
    Ok(match file.as_os_str() == "-" {
        true => Box::new(BufReader::new(io::stdin())),
        false => Box::new(BufReader::new(File::open(file)?)),
    })
}

fn date(text: &str) -> Result<Date, String> {
    document::civil_date(text).ok_or_else(|| format!("`{text}` is no date; write it like 2017-12-12"))
}
