//! What of a quotation folds, and in which form.

use crate::article::{Article, Quote, QuoteKind};
use crate::text::{Span, letter};

/// Longest beginning that stays when words fold away, in words.
const HEAD: usize = 4;

/// Most bytes between a name and its verb where they are shown as one stretch.
const APART: u32 = 24;

/// One uninterrupted thing said: it folds as one.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// Its first piece, an index into the quotes and the pieces.
    pub first: usize,
    /// How many words its pieces have together.
    pub words: usize,
    /// How many paragraphs from its first one on hold nothing else; 0 where it begins inside a sentence.
    pub blocks: usize,
}

/// One quote as the view lays it out.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The words and the marks around them.
    pub marked: Span,
    /// The paragraph it stands in, an index.
    pub paragraph: usize,
    /// Its utterance, an index into the list of what was said.
    pub said: usize,
    /// Where the part begins that folds away.
    pub rest: u32,
    /// Whether its paragraph holds nothing else.
    pub alone: bool,
}

/// The paragraphs of one conversation: everything from its first turn to its last.
#[derive(Clone, Copy, Debug)]
pub struct Talk {
    /// Its first paragraph, an index.
    pub first: usize,
    /// Its last one, an index.
    pub last: usize,
    /// Its number among the exchanges.
    pub exchange: u32,
    /// The utterance it ends with.
    utterance: u32,
    /// Whether it has two turns or more.
    answered: bool,
}

/// The conversations of two turns or more, in text order and disjoint. One that begins in the paragraph where another
/// ends is left out.
pub fn talks(article: &Article, said: &[Said], pieces: &[Piece]) -> Vec<Talk> {
    let mut talks: Vec<Talk> = Vec::new();
    for (nth, (quote, piece)) in article.quotes.iter().zip(pieces).enumerate() {
        let (paragraph, utterance) = (piece.paragraph, quote.utterance);
        let begins = said.get(piece.said).is_some_and(|said| said.first == nth);
        match (talks.last_mut(), quote.exchange) {
            // All of an utterance, so that what folds as one block lies inside.
            (Some(now), exchange) if now.utterance == utterance || exchange == Some(now.exchange) => {
                now.answered |= now.utterance != utterance;
                (now.last, now.utterance) = (paragraph, utterance);
            }
            (now, Some(exchange)) if begins && now.as_ref().is_none_or(|now| now.last < paragraph) => {
                talks.push(Talk { first: paragraph, last: paragraph, exchange, utterance, answered: false });
            }
            _ => {}
        }
    }
    talks.retain(|talk| talk.answered);
    talks
}

/// The quotes of `article` as utterances and pieces; both in text order, one piece a quote.
pub fn lay_out(article: &Article, text: &str) -> (Vec<Said>, Vec<Piece>) {
    let (mut said, mut pieces): (Vec<Said>, Vec<Piece>) = (Vec::new(), Vec::new());
    let mut last = None;
    for (at, quote) in article.quotes.iter().enumerate() {
        let paragraph = article.paragraphs.partition_point(|paragraph| paragraph.span.end <= quote.span.start);
        let room = article.paragraphs.get(paragraph).map_or(quote.span, |paragraph| paragraph.span);
        // Marks that two quotes could claim go to the first of them.
        let from = pieces.last().map_or(0, |piece| piece.marked.end);
        let next = article.quotes.get(at + 1).map_or(room.end, |next| next.span.start);
        let marked = with_marks(text, quote.span, Span::new(room.start.max(from), room.end.min(next)));
        if last != Some(quote.utterance) {
            said.push(Said { first: pieces.len(), words: 0, blocks: 0 });
        }
        last = Some(quote.utterance);
        let nth = said.len().saturating_sub(1);
        let words = words(quote.span.of(text)).count();
        let Some(now) = said.last_mut() else { continue };
        // The first piece keeps its beginning. Of three words or fewer all folds away, as it does in later pieces.
        let keep = if now.words == 0 { HEAD.min(words / 2) } else { 0 };
        now.words += words;
        pieces.push(Piece {
            marked,
            paragraph,
            said: nth,
            rest: quote.span.start + after_words(quote.span.of(text), keep),
            alone: is_all(text, room, marked),
        });
    }
    for now in &mut said {
        let own = pieces.get(now.first..).unwrap_or(&[]).iter();
        let mut own = own.take_while(|piece| pieces.get(now.first).is_some_and(|first| first.said == piece.said));
        let whole = |piece: &Piece| piece.alone && article.quotes.get(now.first).is_some_and(is_direct);
        let mut next = pieces.get(now.first).map_or(0, |first| first.paragraph);
        while own.next().is_some_and(|piece| whole(piece) && piece.paragraph == next) {
            now.blocks += 1;
            next += 1;
        }
    }
    (said, pieces)
}

/// The words that name who speaks, and the verb: one stretch where they stand together.
pub fn proof(quote: &Quote) -> [Option<Span>; 2] {
    match (quote.speaker_mention, quote.cue) {
        (Some(name), Some(cue)) => {
            let both = Span::new(name.start.min(cue.start), name.end.max(cue.end));
            if both.len() <= name.len() + cue.len() + APART { [Some(both), None] } else { [Some(name), Some(cue)] }
        }
        (name, cue) => [name, cue],
    }
}

/// Whether a quote is a whole clause.
pub fn is_direct(quote: &Quote) -> bool {
    quote.kind == QuoteKind::Direct
}

/// The first `count` words of `words`, without what follows them.
pub fn beginning(words: &str, count: usize) -> &str {
    let end = after_words(words, count) as usize;
    words.get(..end).unwrap_or("").trim_end_matches(letter::is_space)
}

/// `span` with the quotation marks that stand right beside it, inside `room`.
fn with_marks(text: &str, span: Span, room: Span) -> Span {
    let before = Span::new(room.start.min(span.start), span.start).of(text);
    let after = Span::new(span.end, room.end.max(span.end)).of(text);
    let opening = before.len() - before.trim_end_matches(is_mark).len();
    let closing = after.len() - after.trim_start_matches(is_mark).len();
    Span::new(span.start - opening as u32, span.end + closing as u32)
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '`'
            | '´'
    )
}

/// Whether nothing but punctuation stands in `room` beside `marked`.
fn is_all(text: &str, room: Span, marked: Span) -> bool {
    let bare = |span: Span| !span.of(text).chars().any(letter::is_word);
    bare(Span::new(room.start, marked.start)) && bare(Span::new(marked.end, room.end))
}

/// Stretches between white space that hold a letter or a digit.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(letter::is_space).filter(|word| word.chars().any(letter::is_word))
}

/// Bytes of `text` up to the end of its word number `count` and the white space after it.
fn after_words(text: &str, count: usize) -> u32 {
    let (mut seen, mut inside) = (0, false);
    for (at, c) in text.char_indices() {
        let space = letter::is_space(c);
        if !space && !inside {
            if seen == count {
                return at as u32;
            }
            seen += 1;
        }
        inside = !space;
    }
    text.len() as u32
}
