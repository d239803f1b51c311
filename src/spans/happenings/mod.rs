//! What the text says happened: one entry a telling.

mod present;
mod unreal;

use super::Spans;
use crate::document::{Class, Document, Token};
use crate::lexicon::{self, Found, Item, Slot, Word};
use crate::spans::kinds::EventKind;
use crate::text::Span;
use crate::w;
use std::ops::Range;

/// One telling of an event: words of the lexicon's patterns, nobody resolved.
#[derive(Clone, Debug)]
pub struct Happening {
    /// The words that tell it.
    pub span: Span,
    /// Their tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// The sentence, as an index into [`Document::sentences`].
    pub sentence: u32,
    /// What happened.
    pub kind: EventKind,
    /// Where the player stands in the sentence.
    pub player: Slot,
    /// Where the other stands.
    pub other: Slot,
    /// Whether it counts only beside another telling.
    pub weak: bool,
    /// How many events are told at once: 1 ..= 4.
    pub count: u8,
}

impl Item for Token {
    fn word(&self) -> Word {
        self.word
    }
    fn is_name(&self) -> bool {
        self.is_capital()
    }
    fn is_number(&self) -> bool {
        self.class == Class::Number
    }
    fn is_barrier(&self) -> bool {
        !matches!(
            self.class,
            Class::Word | Class::Mixed | Class::Number | Class::Ordinal | Class::Possessive | Class::Hyphen
        ) || self.class == Class::Hyphen && !self.glued
            || self.word.is(&lexicon::CLAUSE_START)
    }
    fn is_passed(&self) -> bool {
        // The mark of a genitive: "the visitors' lead".
        self.class == Class::Possessive || matches!(self.class, Class::Hyphen | Class::Mark) && self.glued
    }
}

/// The happenings of `document`, in text order. What stands inside a quotation is somebody's opinion and left out, and so
/// is what did not happen.
pub fn find(document: &Document, spans: &Spans) -> Vec<Happening> {
    let mut happenings = Vec::new();
    for (sentence, range) in document.sentences.iter().enumerate() {
        let mut tokens = document.tokens_of(&range.tokens);
        let told;
        if spans.lists.time_at(range.tokens.start).is_some() {
            told = present::in_past(document.text, tokens);
            tokens = &told;
        }
        // "Replaced by Marsh? No."
        if tokens.last().is_some_and(|last| last.class == Class::Question) {
            continue;
        }
        let searched = lexicon::Sentence::new(tokens);
        let mut at = 0;
        while at < tokens.len() {
            let quoted = || spans.is_quoted(range.tokens.start + at as u32);
            let found = lexicon::HAPPENINGS.longest(&searched, at);
            let found = found.filter(|found| !quoted() && !is_noun(tokens, at, *found));
            let Some(found) = found else {
                at += 1;
                continue;
            };
            if !found.is_unreal() && !unreal::is(tokens, at, found) {
                happenings.extend(happening(tokens, range.tokens.start, sentence as u32, at, found));
            }
            at += found.length.max(1);
        }
    }
    happenings
}

/// "a curling effort", "the turn": behind an article or a genitive stands no verb.
fn is_noun(tokens: &[Token], at: usize, found: Found) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let many = |before: &Token| {
        // "a series of saves", "two fine saves"
        tokens.get(at).is_some_and(|token| token.word == w!("saves"))
            && (before.class == Class::Number
                || before.word == w!("of")
                || before.word.is(&lexicon::SHOT_ADJECTIVE)
                || before.word.is(&lexicon::NUMBER))
    };
    found.player() == Slot::Subject
        && !found.is_unreal()
        && before.is_some_and(|before| {
            // "he's booked"
            let is =
                || at.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(|who| who.word.is(&lexicon::PRONOUN));
            before.class == Class::Possessive && !is() || before.word.is(&lexicon::NOUN_LEAD) || many(before)
        })
}

/// "the corner was headed home": who did it stands behind "by", if anywhere.
fn is_passive(tokens: &[Token], at: usize, found: Found) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at)).map_or(Word::NONE, |token| token.word);
    let be = |word: Word| [w!("was"), w!("were"), w!("been"), w!("being")].contains(&word);
    found.player() == Slot::Subject
        && tokens.get(at).is_some_and(|verb| verb.word.is(&lexicon::HIT) || verb.word == w!("scored"))
        && (be(word(1)) || be(word(2)) && word(1).is(&lexicon::ADVERB))
}

fn happening(tokens: &[Token], first: u32, sentence: u32, at: usize, found: Found) -> Option<Happening> {
    let (start, end) = (tokens.get(at)?, tokens.get(at + found.length - 1)?);
    let kind = *EventKind::ALL.get(found.kind())?;
    let passive = is_passive(tokens, at, found);
    // "was deflected onto the bar": by whoever stops it.
    if passive && matches!(kind, EventKind::Woodwork | EventKind::Miss) {
        return None;
    }
    Some(Happening {
        span: start.span().to(end.span()),
        tokens: first + at as u32..first + (at + found.length) as u32,
        sentence,
        kind,
        player: if passive && kind == EventKind::Goal { Slot::By } else { found.player() },
        other: found.other(),
        weak: found.is_weak(),
        count: found.count(),
    })
}
