//! Reporting verbs and phrases: said, hit back, according to.

use super::Spans;
use crate::document::{Case, Class, Document, Token};
use crate::lexicon;
use crate::text::Span;
use std::ops::Range;

/// A reporting verb or phrase in the text.
#[derive(Clone, Debug)]
pub struct Cue {
    /// The words.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// What it is.
    pub kind: CueKind,
    /// The form of its verb.
    pub form: Form,
}

/// What kind of cue it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CueKind {
    /// A verb of speech: said, hit back.
    Speech,
    /// A verb that may stand beside speech: laughed, followed.
    Weak,
    /// A verb of speech with somebody addressed: told, asked.
    Addressed,
    /// A phrase with the speaker behind it: according to.
    Source,
    /// Somebody is spoken to: was told, was asked.
    Passive,
    /// Leads words in; its subject need not speak: the exchange followed.
    Lead,
}

impl CueKind {
    /// Its row in tables of weights.
    pub fn row(self) -> usize {
        match self {
            CueKind::Speech => 0,
            CueKind::Weak | CueKind::Lead => 1,
            CueKind::Addressed => 2,
            CueKind::Source => 3,
            CueKind::Passive => 4,
        }
    }
}

/// The form of a cue's verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// say
    Base,
    /// says
    Third,
    /// said
    Past,
    /// saying
    Ing,
}

/// The cues of `document` outside quotations, in text order, disjoint.
pub fn find(document: &Document, spans: &Spans) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() as u32 {
        let end = match spans.name_at(at) {
            Some(name) => name.tokens.end,
            None if spans.is_quoted(at) => at + 1,
            None => cue(document, at).map_or(at + 1, |cue| {
                let end = cue.tokens.end;
                cues.push(cue);
                end
            }),
        };
        at = end.max(at + 1);
    }
    cues
}

/// The cue that starts at token `at`.
fn cue(document: &Document, at: u32) -> Option<Cue> {
    let token = document.token(at)?;
    let ahead = document.tokens_of(&(at..(at + 6).min(document.tokens.len() as u32)));
    let phrase = lexicon::CUE_PHRASE.longest(ahead.iter().map(|token| token.word));
    let value = token.word.value(&lexicon::CUE);
    let form = match value.map(|value| value % 4) {
        Some(1) => Form::Third,
        Some(2) => Form::Past,
        Some(3) => Form::Ing,
        Some(_) => Form::Base,
        None => Form::Past,
    };
    let (kind, length) = match phrase {
        Some((length, value)) => (kind(value)?, length as u32),
        None => (kind(value? / 4)?, 1),
    };
    if phrase.is_none() && is_no_verb(document, at, token, form) {
        return None;
    }
    let tokens = at..at + length;
    Some(Cue { span: document.span(&tokens), tokens, kind, form })
}

fn kind(value: u16) -> Option<CueKind> {
    Some(match value {
        1 => CueKind::Speech,
        2 => CueKind::Weak,
        3 => CueKind::Addressed,
        4 => CueKind::Source,
        5 => CueKind::Passive,
        6 => CueKind::Lead,
        _ => return None,
    })
}

/// Words right before a verb in its base form: they say, who say, did say, police say.
const SUBJECTS: [&lexicon::Class; 5] =
    [&lexicon::PRONOUN, &lexicon::AUXILIARY, &lexicon::CUE_ADVERB, &lexicon::COLLECTIVE, &lexicon::ROLE];

/// Whether the word is a noun or an adjective here: "her post", "the Daily Post", "a stated aim".
fn is_no_verb(document: &Document, at: u32, token: &Token, form: Form) -> bool {
    let get = |at: u32| document.token(at);
    let Some(before) = at.checked_sub(1).and_then(get) else { return false };
    let after = get(at + 1);
    match () {
        _ if token.case == Case::Upper => after.is_none_or(|after| after.case != Case::Upper),
        // A hyphened word, "so-called", "post-match".
        _ if token.glued && before.class == Class::Hyphen => true,
        _ if after.is_some_and(|after| after.class == Class::Hyphen && after.glued) => true,
        _ if before.word.is(&lexicon::DETERMINER) || before.class == Class::Possessive && form == Form::Base => true,
        // "the following |comment|": a lemma stands behind many, a pronoun, an auxiliary.
        _ if form == Form::Base && before.class == Class::Word && before.case == Case::Lower => {
            let joins = [crate::w!("to"), crate::w!("who"), crate::w!("that"), crate::w!("which"), crate::w!("and")];
            !before.span.of(document.text).ends_with('s')
                && !SUBJECTS.iter().any(|class| before.word.is(class))
                && !joins.contains(&before.word)
        }
        // "was called", "been described": nobody is said to speak.
        _ if form == Form::Past && before.word.is(&lexicon::BEING) => !before.glued,
        _ => false,
    }
}
