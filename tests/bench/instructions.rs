//! One stage over the articles of the fixtures, for counting its instructions: see `instructions.sh`.

#[path = "../support/articles.rs"]
mod articles;

use std::hint::black_box;
use touchline::{Options, document, spans, view};

fn main() {
    let stage = std::env::args().nth(1).unwrap_or_default();
    // The tables are made outside of what is compared.
    touchline::parse("Once.", &Options::default());
    for article in articles::all() {
        let text = black_box(article.text.as_str());
        let options = Options { published: article.published, lang: None };
        match stage.as_str() {
            "document" => drop(black_box(document::read(text))),
            "spans" => drop(black_box(spans::find(&document::read(text)))),
            "parse" => drop(black_box(touchline::parse(text, &options))),
            "view" => {
                let parsed = touchline::parse(text, &options);
                drop(black_box(view::build(text, &parsed, &view::Setting::default())));
            }
            _ => {}
        }
    }
}
