//! What is written: date line, headline, paragraphs, sentences, tokens. No meaning.

mod date_line;
mod headline;
mod language;
mod marks;
mod paragraph;
mod sentence;
mod token;
mod written_date;

use crate::lexicon::{self, Phrases, Word};
use crate::text::Span;
use std::ops::Range;

pub use date_line::{DateLine, civil_date};
pub use marks::{Mark, Shape, Side};
pub use token::{Case, Class, Token};
pub use written_date::{WrittenDate, written_date};

/// A text read once: everything in it is a span into `text`.
#[derive(Debug, Default)]
pub struct Document<'a> {
    /// The source, never rewritten.
    pub text: &'a str,
    /// The date the text itself gives in its first line.
    pub date_line: Option<DateLine>,
    /// The headline, where the first paragraph is one.
    pub headline: Option<Span>,
    /// Paragraphs in text order.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences in text order; each lies in one paragraph.
    pub sentences: Vec<Sentence>,
    /// Tokens in text order; none crosses a line break.
    pub tokens: Vec<Token>,
    /// Whether the text may be English: false only where it plainly is not.
    pub english: bool,
    /// Quotation marks, apostrophes and primes in text order.
    pub marks: Vec<Mark>,
}

/// A paragraph, white space at its ends left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// Its sentences, as indices into [`Document::sentences`].
    pub sentences: Range<u32>,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// Its marks, as indices into [`Document::marks`].
    pub marks: Range<u32>,
}

/// A sentence, white space at its ends left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// What its words begin, all together: see [`Word::begins`]; and what signs stand in it: see [`DIGITS`](lexicon::gates::DIGITS).
    pub begins: u64,
}

/// How much of a sentence is read around a place, in tokens each way: more than sentences have. In one without end everything
/// else would be looked for again and again.
const LONG: u32 = 128;

/// The tokens of a sentence around those at `at`: all but of one that is longer than sentences are.
pub fn around(sentence: &Range<u32>, at: &Range<u32>) -> Range<u32> {
    sentence.start.max(at.start.saturating_sub(LONG))..sentence.end.min(at.end + LONG)
}

/// Reads `text`. Never fails; linear in its length. A text of more than `u32::MAX` bytes reads as empty.
pub fn read(text: &str) -> Document<'_> {
    if text.len() > u32::MAX as usize {
        return Document::default();
    }
    let spans = paragraph::split(text);
    // A token of English news has four to five bytes and the blank behind it; room for twice as many would be taken otherwise.
    let tokens = Vec::with_capacity(text.len() / 4 + 16);
    let paragraphs = Vec::with_capacity(spans.len());
    let mut document = Document { text, tokens, paragraphs, ..Document::default() };
    for span in spans {
        let (first_token, first_sentence) = (document.tokens.len() as u32, document.sentences.len() as u32);
        let first_mark = document.marks.len() as u32;
        token::push(text, span, &mut document.tokens);
        sentence::push(text, first_token, &document.tokens, &mut document.sentences);
        marks::push(text, first_token, &document.tokens, &mut document.marks);
        document.paragraphs.push(Paragraph {
            span,
            sentences: first_sentence..document.sentences.len() as u32,
            tokens: first_token..document.tokens.len() as u32,
            marks: first_mark..document.marks.len() as u32,
        });
    }
    document.tokens.shrink_to_fit();
    document.sentences.shrink_to_fit();
    document.date_line = date_line::find(&document);
    document.headline = headline::find(&document);
    document.english = language::may_be_english(&document);
    document
}

impl Document<'_> {
    /// Token number `at`; none behind the last. `at.wrapping_sub(1)` gives none before the first.
    /// Out of line in the browser, because it is asked in hundreds of places.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn token(&self, at: u32) -> Option<&Token> {
        self.tokens.get(at as usize)
    }

    /// What token number `at` is made of; [`Class::Other`] where there is none.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn class(&self, at: u32) -> Class {
        self.token(at).map_or(Class::Other, |token| token.class)
    }

    /// The word of token number `at`; none of the lexicon's where there is no such token.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn word(&self, at: u32) -> Word {
        self.token(at).map_or(Word::NONE, |token| token.word)
    }

    /// Whether token number `at` is the number of a year, 1900 to 2099.
    pub fn is_year(&self, at: u32) -> bool {
        let year = self.token(at).filter(|token| token.span().len() == 4).and_then(|token| token.number(self.text));
        year.is_some_and(|year| (1900..2100).contains(&year))
    }

    /// Where the tokens of `range` stand, of which there is one at least; empty where there is none.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn span(&self, range: &Range<u32>) -> Span {
        let tokens = self.tokens_of(range);
        tokens.first().zip(tokens.last()).map_or(Span::default(), |(first, last)| first.span().to(last.span()))
    }

    /// Sentence number `at`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn sentence(&self, at: u32) -> Option<&Sentence> {
        self.sentences.get(at as usize)
    }

    /// The tokens whose words begin a row of one of `tables`, or pass one of these gates: see [`Word::begins`].
    pub fn beginning(&self, tables: u64) -> Vec<u32> {
        let mut found = Vec::new();
        for sentence in self.sentences.iter().filter(|sentence| sentence.begins & tables != 0) {
            for (token, at) in self.tokens_of(&sentence.tokens).iter().zip(sentence.tokens.start..) {
                if token.word.begins(tables) {
                    found.push(at);
                }
            }
        }
        found
    }

    /// Paragraph number `at`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn paragraph(&self, at: u32) -> Option<&Paragraph> {
        self.paragraphs.get(at as usize)
    }

    /// The same document over `text`: its own source, which stands in another place now.
    pub fn over(self, text: &str) -> Document<'_> {
        let Document { date_line, headline, paragraphs, sentences, tokens, english, marks, .. } = self;
        Document { text, date_line, headline, paragraphs, sentences, tokens, english, marks }
    }

    /// Whether token `at` is the word `word`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn says(&self, at: u32, word: Word) -> bool {
        self.token(at).is_some_and(|token| token.word == word)
    }

    /// Whether token `at` is made of `class`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is(&self, at: u32, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.class == class)
    }

    /// Whether the word of token `at` belongs to `class` of the lexicon.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_a(&self, at: u32, class: &lexicon::Class) -> bool {
        self.token(at).is_some_and(|token| token.word.is(class))
    }

    /// Whether a word of the tokens from `from` to `until` belongs to `class` of the lexicon.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn has(&self, from: u32, until: u32, class: &lexicon::Class) -> bool {
        let until = (until as usize).min(self.tokens.len());
        self.tokens.get(from as usize..until).is_some_and(|tokens| tokens.iter().any(|token| token.word.is(class)))
    }

    /// The longest phrase of `table` that begins at token `from` and ends at `until` or before: how many tokens it has, and
    /// its value.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn phrase(&self, table: &Phrases, from: u32, until: u32) -> Option<(u32, u16)> {
        let until = (until as usize).min(self.tokens.len());
        let words = self.tokens.get(from as usize..until)?.iter().map(|token| token.word);
        let (count, value) = table.longest(words)?;
        Some((count as u32, value))
    }

    /// The tokens of `range`; none where it does not fit.
    pub fn tokens_of(&self, range: &Range<u32>) -> &[Token] {
        self.tokens.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// Index of the first token that ends after byte `at`: the one that holds it, or the next one.
    pub fn token_at(&self, at: u32) -> u32 {
        self.tokens.partition_point(|token| token.span().end <= at) as u32
    }

    /// The tokens of the words at `span`, which holds one at least.
    pub fn range(&self, span: Span) -> Range<u32> {
        self.token_at(span.start)..self.token_at(span.end.saturating_sub(1)) + 1
    }

    /// Index of the sentence that holds byte `at`, or the next one after it.
    pub fn sentence_at(&self, at: u32) -> u32 {
        self.sentences.partition_point(|sentence| sentence.span.end <= at) as u32
    }

    /// Index of the sentence of token number `at`; `u32::MAX` where there is no such token.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn sentence_of(&self, at: u32) -> u32 {
        self.token(at).map_or(u32::MAX, |token| self.sentence_at(token.span().start))
    }

    /// Index of the paragraph that holds byte `at`, or the next one after it.
    pub fn paragraph_at(&self, at: u32) -> u32 {
        self.paragraphs.partition_point(|paragraph| paragraph.span.end <= at) as u32
    }
}
