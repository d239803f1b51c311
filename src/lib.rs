//! Touchline reads a football article's plain text: who said what, and what happened when.
//!
//! ```
//! let article = touchline::parse("“We deserved it,” said Ada Marsh.", &touchline::Options::default());
//! assert_eq!(article.quotes[0].span.of("“We deserved it,” said Ada Marsh."), "We deserved it,");
//! assert_eq!(article.speakers[0].name, "Ada Marsh");
//! ```
//!
//! # The map
//!
//! One straight way, each stage a function of the stage before it: text → document → spans → article → view.
//!
//! | room | what it knows |
//! |---|---|
//! | [`text`] | offsets and letters |
//! | [`lexicon`] | words as data, made into tables when the crate is built |
//! | [`document`] | what is written: paragraphs, sentences, tokens |
//! | [`spans`] | what stands where, nothing resolved |
//! | [`article`] | what it means: speakers, times, events; [`Article`] is the public result |
//! | [`view`] | what the reader sees: one small markup tree with two writers |
//!
//! What is found of quotations, and the fixture that shows each phenomenon: [`spans::quotations`] and [`article::speakers`].
//!
//! # Invariants
//!
//! - Parsing never fails and never panics: any string is an article, if need be one with nothing found.
//! - The source is never rewritten. Every result is a [`text::Span`] into it, on character boundaries.
//! - Offsets leave the crate in UTF-16 code units, made only by [`text::Utf16Table`].
//! - No recursion over the input; time and memory are linear in its length.
//! - An import never points down the list of rooms: later rooms import earlier ones.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod article;
pub mod document;
pub mod lexicon;
pub mod spans;
pub mod text;
pub mod view;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use article::Article;
pub use jiff::civil::Date;

use article::Draft;
use document::Document;
use spans::Spans;
use std::mem;

/// What the caller knows about an article besides its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The day it was published; without it the text's own date line counts.
    pub published: Option<Date>,
    /// Its language as a BCP 47 tag ("en", "es-MX"). In a language other than English, and in a text that plainly is not
    /// English whatever the tag says, quotations are found by their marks, and no speakers, times or events.
    /// "en-US" puts the month first in "3/4/2017".
    pub lang: Option<&'a str>,
}

/// Parses `text`. Never fails: any string is an article, if need be one with nothing found.
pub fn parse(text: &str, options: &Options) -> Article {
    let mut parsing = Parsing::default();
    loop {
        if let Some(article) = parsing.step(text, options) {
            return article;
        }
    }
}

/// A parse that stops after each stage, for a page that has other things to do in between.
#[derive(Debug, Default)]
pub struct Parsing {
    /// Stages that are through.
    done: usize,
    /// Without its text, which the caller keeps.
    document: Document<'static>,
    spans: Spans,
    draft: Draft,
}

impl Parsing {
    /// Goes one stage on. Gives the article after the last one. `text` and `options` must be the same each time.
    pub fn step(&mut self, text: &str, options: &Options) -> Option<Article> {
        let mut document = mem::take(&mut self.document).over(text);
        let nth = self.done;
        self.done += 1;
        let stages = spans::stages(&document);
        if nth == 0 {
            document = document::read(text);
            document.english &=
                options.lang.is_none_or(|tag| tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en")));
            self.draft = Draft::new(&document, options);
        } else if let Some(find) = stages.get(nth - 1) {
            find(&document, &mut self.spans);
            // Once the quotations are found, which is first, nobody asks for them.
            document.marks = Vec::new();
        } else if let Some(resolve) = article::STAGES.get(nth - 1 - stages.len()) {
            resolve(&mut self.draft, &document, &self.spans);
        } else {
            return Some(mem::take(&mut self.draft).finish(&document));
        }
        self.document = document.over("");
        None
    }
}
