//! Time expressions, not yet resolved against a date.

mod clock_time;
mod join;
mod meaning;
mod pattern;
mod quantity;
mod range;
mod refuse;

use crate::document::{Class, Document, Token};
use crate::lexicon::{self, Reading};
use crate::text::Span;
use crate::w;
use std::ops::Range;

pub use meaning::*;

/// Longest label, in tokens.
const LABEL: usize = 9;

/// A time expression in the text.
#[derive(Clone, Debug)]
pub struct Time {
    /// The words.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// What the words say.
    pub meaning: Meaning,
}

/// What the rules see: one paragraph.
struct Scope<'a> {
    text: &'a str,
    /// The document's tokens up to the end of the paragraph, so that places in the document hold.
    tokens: &'a [Token],
    /// Where the paragraph begins.
    first: usize,
    /// See [`is_label`].
    label: bool,
}

impl Scope<'_> {
    /// The token before `at` in the paragraph.
    fn before(&self, at: usize) -> Option<&Token> {
        at.checked_sub(1).filter(|&at| at >= self.first).and_then(|at| self.tokens.get(at))
    }

    /// The tokens from `at` on.
    fn rest(&self, at: usize) -> &[Token] {
        self.tokens.get(at..).unwrap_or(&[])
    }
}

/// The time expressions of `document`, in text order, disjoint.
pub fn find(document: &Document) -> Vec<Time> {
    let mut times = Vec::new();
    let label = is_label(document);
    for paragraph in &document.paragraphs {
        let (first, end) = (paragraph.tokens.start as usize, paragraph.tokens.end as usize);
        let tokens = document.tokens.get(..end).unwrap_or(&[]);
        in_paragraph(&Scope { text: document.text, tokens, first, label }, &mut times);
    }
    join::join(document, &mut times);
    times
}

fn in_paragraph(scope: &Scope, times: &mut Vec<Time>) {
    let mut at = scope.first;
    while let Some(token) = scope.tokens.get(at) {
        if !may_start(token, scope.tokens.get(at + 1)) {
            at += 1;
            continue;
        }
        if let Some((length, _)) = lexicon::NO_TIME.longest(scope.rest(at).iter().map(|token| token.word)) {
            at += length;
            continue;
        }
        let mut meaning = Meaning::default();
        at = match expression(scope, at, &mut meaning) {
            Some((start, core, end)) if !refuse::refused(scope, core..end, &meaning) => {
                range::push(scope, time(scope, start, end, meaning), times)
            }
            // An age has no shorter time in it, nor has a day that there is not; "the April" has.
            Some((.., end)) if meaning.reading == Reading::Duration || refuse::no_such_day(&meaning.date) => end,
            _ => at + 1,
        };
    }
}

/// Whether a time expression may begin with `token`, behind which stands `next`.
fn may_start(token: &Token, next: Option<&Token>) -> bool {
    match token.class {
        Class::Number | Class::Ordinal | Class::Mixed => true,
        // "’96", "’90s"
        Class::Mark => next.is_some_and(|next| next.glued && matches!(next.class, Class::Number | Class::Mixed)),
        // Most articles have no time behind them.
        _ if token.word == w!("the") => {
            next.is_none_or(|next| next.class != Class::Word || next.word.is(&lexicon::TIME_WORD))
        }
        _ => token.word.is(&lexicon::TIME_START),
    }
}

/// Whether the whole text is a label or a question for a date and no sentence: a few words without a verb. A weekday in
/// it is the next one, and names need no capital.
pub fn is_label(document: &Document) -> bool {
    document.tokens.len() <= LABEL
        && !document.tokens.iter().any(|token| {
            token.word.is(&lexicon::AHEAD) && token.word != w!("next") && token.word != w!("upcoming")
                || token.word.is(&lexicon::PAST_VERB)
                || token.span().of(document.text).ends_with("ed")
        })
}

/// The expression that begins at token `at` with its modifiers: where it begins, where its own words begin, where it ends.
/// What it says goes into `meaning`.
fn expression(scope: &Scope, at: usize, meaning: &mut Meaning) -> Option<(usize, usize, usize)> {
    let (mut start, mut core, mut end) = (at, at, None);
    if let Some((length, kind)) = modifiers(scope, at) {
        core += length;
        let set = pattern::longest(scope, core, meaning);
        let counted = meaning.relation.is_none() && scope.tokens.get(core).is_some_and(|token| token.word != w!("the"));
        let dated = meaning.clock.is_some() || meaning.date.month > 0 || meaning.date.year > 0;
        let fits = kind != 2 && kind != 3 || counted && (meaning.amount > 0 || kind == 3 && dated);
        end = set.filter(|_| fits && meaning.reading != Reading::Set);
    }
    if end.is_none() {
        core = at;
        end = pattern::longest(scope, at, meaning);
    }
    let end = end?;
    let inside = scope.tokens.get(start..end).unwrap_or(&[]);
    // "the two-year deal": the article belongs to the deal.
    if let [article, .., joint, _] = inside
        && (article.word == w!("the") || article.word == w!("a"))
        && joint.class == Class::Hyphen
        && meaning.reading != Reading::Decade
    {
        start += 1;
        core = core.max(start);
    }
    let after = scope.rest(end);
    // "the year ended in May": a length of time, not this year.
    if meaning.number == 10 && after.first().is_some_and(|next| next.word == w!("ended") || next.word == w!("ending")) {
        (meaning.reading, meaning.amount, meaning.number) = (Reading::Duration, 100, 0);
    }
    // "eight o'clock", "half past three", "a quarter to nine"
    if meaning.reading == Reading::Clock && meaning.clock.is_none() {
        let hour = meaning.amount / 100 + 24 - (meaning.number == 45) as u32;
        let minute = Some(meaning.number % 60).filter(|_| meaning.number < 60);
        meaning.clock = (1..=24).contains(&(meaning.amount / 100)).then_some(Clock { hour: (hour % 24) as u8, minute });
        meaning.clock?;
        meaning.number = 0;
    }
    // "twice a week"
    let often = scope.before(start).is_some_and(|token| token.word.is(&lexicon::OFTEN));
    if often && meaning.reading == Reading::Duration && meaning.amount == 100 {
        (meaning.reading, meaning.amount, meaning.number) = (Reading::Set, 0, 0);
    }
    let tail = lexicon::TIME_TAIL.longest(after.iter().map(|token| token.word)).map_or(0, |(length, _)| length);
    Some((start, core, end + tail))
}

fn time(scope: &Scope, start: usize, end: usize, meaning: Meaning) -> Time {
    let tokens = start as u32..end as u32;
    let span = match scope.tokens.get(start..end).unwrap_or(&[]) {
        [first, .., last] | [first @ last] => first.span().to(last.span()),
        [] => Span::default(),
    };
    Time { span, tokens, meaning }
}

/// How many words before a time expression belong to it, and of which kind they are: "about", "more than", "the end of".
fn modifiers(scope: &Scope, at: usize) -> Option<(usize, u16)> {
    let modifier = |at: usize| {
        let rest = scope.rest(at);
        let (length, kind) = lexicon::TIME_MODIFIER.longest(rest.iter().map(|token| token.word))?;
        // "mid-1990s", "late-November"
        let hyphen = rest.get(length).is_some_and(|token| token.class == Class::Hyphen && token.glued);
        Some((length + hyphen as usize, kind))
    };
    // "the early 1980s" has its article in front.
    if scope.tokens.get(at)?.word == w!("the")
        && let Some((length, 1)) = modifier(at + 1)
    {
        return Some((1 + length, 1));
    }
    let (length, kind) = modifier(at)?;
    Some(modifier(at + length).map_or((length, kind), |(more, kind)| (length + more, kind)))
}
