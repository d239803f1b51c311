//! What is written for an article.

use crate::arguments::{Command, Format};
use crate::check;
use crate::input::{self, Entry, Source};
use crate::{json_ld, notes};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value, json};
use touchline::article::corrections;
use touchline::article::{outline, wire};
use touchline::text::Utf16Table;
use touchline::view::html::escaped;
use touchline::{Article, Options, view};

/// What came of an article.
pub struct Made {
    /// To be written as it is.
    pub out: Vec<u8>,
    /// Why it could not be read.
    pub failed: Option<String>,
    /// Whether `check` has found something.
    pub found: bool,
    /// What else is told of it.
    pub notes: Vec<String>,
}

/// What `command` makes of an article.
pub fn made(command: &Command, entry: &Entry, source: &Source) -> Made {
    let mut article =
        touchline::parse(&source.text, &Options { published: source.published, lang: source.lang.as_deref() });
    let dropped = corrections::apply(&mut article, &source.text, &input::corrections(&source.corrections));
    let format = command.format();
    let table = Utf16Table::new(&source.text);
    let shape = || wire::article(&article, &dropped, &table);
    let mut found = false;
    let out = match command {
        Command::Parse { .. } => match format {
            Format::Html => {
                alone(source, &article, &view::Setting { lang: source.lang.as_deref(), ..Default::default() })
                    .into_bytes()
            }
            Format::Outline => outlined(command, entry, &outline::write(&article, &source.text, &[])).into_bytes(),
            Format::Json => pretty(&shape()),
            Format::JsonLd => json_ld::of(&article, &source.text, source.lang.as_deref()).to_string().into_bytes(),
            Format::Jsonl => line(&source.id, "article", shape()),
        },
        Command::Render { embed, json_ld, layout, labels, .. } => {
            let labels = labels.as_ref().map_or_else(view::Labels::default, |read| view::Labels::new(&read.0));
            let setting = view::Setting { lang: source.lang.as_deref(), labels, layout: *layout };
            let mut html = match embed {
                Some(sheet) => embedded(source, &article, sheet, &setting),
                None => alone(source, &article, &setting),
            };
            if *json_ld {
                let data = in_script(&json_ld::of(&article, &source.text, source.lang.as_deref()));
                html += &format!("\n<script type=\"application/ld+json\">{data}</script>");
            }
            if format == Format::Jsonl { line(&source.id, "html", html) } else { html.into_bytes() }
        }
        Command::Check { .. } => {
            let findings = check::findings(&article, &source.text);
            found = !findings.is_empty();
            match format {
                Format::Jsonl => line(&source.id, "findings", findings),
                Format::Json => pretty(&json!({ "id": source.id, "findings": findings })),
                _ => check::lines(&findings, entry, source).into_bytes(),
            }
        }
    };
    let notes = notes::of(&source.text, &source.corrections, &dropped);
    Made { out: ended(out), failed: None, found, notes }
}

/// What is written for an article that could not be read.
pub fn failed(command: &Command, id: &Value, why: String) -> Made {
    let out = match command.format() {
        Format::Jsonl => ended(line(id, "error", &why)),
        _ => Vec::new(),
    };
    Made { out, failed: Some(why), found: false, notes: Vec::new() }
}

/// An outline for people, under the article's name where there are several.
fn outlined(command: &Command, entry: &Entry, outline: &str) -> String {
    let files = &command.input().files;
    let alone = entry.line.is_none() && files.len() < 2 && !files.iter().any(|file| file.is_dir());
    if alone { outline.to_string() } else { format!("=== {}\n{outline}\n", entry.place()) }
}

/// The reading view.
fn drawn(source: &Source, article: &Article, setting: &view::Setting) -> String {
    view::html::write(&view::build(&source.text, article, setting), &source.text)
}

/// The reading view without an element around it. Parts are for those who style a shadow root from outside.
fn alone(source: &Source, article: &Article, setting: &view::Setting) -> String {
    let mut markup = view::build(&source.text, article, setting);
    markup.nodes.retain(|node| !matches!(node, view::Node::Attr(view::Attr::Part, _)));
    view::html::write(&markup, &source.text)
}

/// The whole element: the view in a declarative shadow root, the article beside it. The element's script takes the view
/// over as it is where `prerendered` names its own version, and the layout that is asked for.
fn embedded(source: &Source, article: &Article, sheet: &str, setting: &view::Setting) -> String {
    let layout = Some(setting.layout.name()).filter(|_| setting.layout != view::Layout::Article);
    let attributes = [
        ("published", source.published.map(wire::day)),
        ("lang", source.lang.clone()),
        ("layout", layout.map(String::from)),
        ("prerendered", Some(format!("{} {}", env!("CARGO_PKG_VERSION"), setting.layout.name()))),
    ];
    let mut out = String::from("<touchline-article");
    for (name, value) in attributes {
        if let Some(value) = value {
            out += &format!(" {name}=\"{}\"", escaped(&value));
        }
    }
    out += &format!("><template shadowrootmode=\"open\">\n<link rel=\"stylesheet\" href=\"{}\">", escaped(sheet));
    out += &drawn(source, article, setting);
    out += "</template>\n";
    for paragraph in &article.paragraphs {
        out += &format!("<p>{}</p>\n", escaped(paragraph.span.of(&source.text)));
    }
    if !source.corrections.is_null() {
        let list = in_script(&source.corrections);
        out += &format!("<script type=\"application/json\" data-touchline=\"corrections\">{list}</script>\n");
    }
    out + "</touchline-article>"
}

/// JSON that no HTML parser takes for the end of its script, or for the beginning of anything.
fn in_script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

fn pretty(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap_or_default()
}

fn line(id: &Value, key: &str, value: impl Serialize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut row = serde_json::Serializer::new(&mut out);
    let written = row.serialize_map(Some(2)).and_then(|mut row| {
        row.serialize_entry("id", id)?;
        row.serialize_entry(key, &value)?;
        row.end()
    });
    if written.is_ok() { out } else { Vec::new() }
}

/// With the end of the line.
fn ended(mut out: Vec<u8>) -> Vec<u8> {
    if out.last().is_some_and(|&last| last != b'\n') {
        out.push(b'\n');
    }
    out
}
