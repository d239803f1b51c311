//! Reporting verbs and phrases: said, hit back, according to.

use super::Spans;
use crate::document::{Case, Class, Document, Token};
use crate::lexicon::{self, Word, gates};
use crate::text::Span;
use std::ops::Range;

/// Most tokens of a quotation that tells what somebody is called.
const QUOTED: u32 = 30;
/// How far before it the verb stands, in tokens.
const PASSIVE: u32 = 6;

/// What the words that may begin a cue begin: see [`Word::begins`].
pub const BEGINS: u64 = lexicon::CUE_PHRASE.bit() | gates::CUES.bit();

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
    let (mut at, mut number) = (0, 0);
    while let Some(token) = document.tokens.get(at as usize) {
        // No part of a name is a cue.
        if let Some(name) = spans.names.get(number).filter(|name| name.tokens.start <= at) {
            number += 1;
            if name.tokens.start == at {
                at = name.tokens.end;
            }
            continue;
        }
        let found = if token.word.begins(BEGINS) { cue(document, spans, token, at) } else { None };
        at += 1;
        if let Some(cue) = found {
            at = cue.tokens.end;
            cues.push(cue);
        }
    }
    cues.shrink_to_fit();
    cues
}

/// Whether the word is a verb of speech, with somebody addressed or nobody.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn is_speech(word: Word) -> bool {
    let kind = word.value(&lexicon::CUE).and_then(|value| KINDS.get(value as usize / 4));
    matches!(kind, Some(CueKind::Speech | CueKind::Addressed))
}

/// The cue that starts with `token`, number `at`, whose word may begin one.
fn cue(document: &Document, spans: &Spans, token: &Token, at: u32) -> Option<Cue> {
    if spans.is_quoted(at) {
        return None;
    }
    let value = token.word.value(&lexicon::CUE);
    let form = value.map_or(Form::Past, form);
    let (length, kind) = match document.phrase(&lexicon::CUE_PHRASE, at, at + 6) {
        Some(phrase) => phrase,
        None if is_agent(document, spans, at) => (1, SOURCE),
        // "Okafor |hailed by| Brandt: “…”"
        None if token.word.is(&lexicon::CALLED) && document.says(at + 1, crate::w!("by")) => (2, SOURCE),
        None if is_no_verb(document, at, token, form) => return None,
        // "continued |to| press"
        None if form == Form::Past
            && token.word == crate::w!("continued")
            && document.word(at + 1) == crate::w!("to") =>
        {
            return None;
        }
        None => (1, value? / 4),
    };
    let tokens = at..at + length;
    Some(Cue { span: document.span(&tokens), tokens, kind: *KINDS.get(kind as usize)?, form })
}

/// "Brandt was branded “a disgrace” |by| Marsh": who calls him so stands behind the words.
fn is_agent(document: &Document, spans: &Spans, at: u32) -> bool {
    let mut start = at;
    while start > 0 && at - start < QUOTED && spans.is_quoted(start - 1) {
        start -= 1;
    }
    if start == at || !document.says(at, crate::w!("by")) {
        return false;
    }
    // "Rovers told they are “a disgrace” by Marsh": a headline leaves the form of "be" out.
    let told = spans.name_at(at + 1).is_some();
    let mut passive = false;
    for at in start.saturating_sub(PASSIVE)..start {
        if matches!(document.class(at), Class::Stop | Class::Semicolon) {
            return false;
        }
        passive |= document.is_a(at, &lexicon::BEING) && document.is_a(at + 1, &lexicon::CALLED)
            || told
                && document.says(at, crate::w!("told"))
                && document.word(at + 1).is_any(crate::any!(PRONOUN, OPENER));
    }
    passive
}

/// The number of [`CueKind::Source`] in the lexicon.
const SOURCE: u16 = 4;

/// The kinds by their numbers in the lexicon, which has no 0.
const KINDS: [CueKind; 7] = [
    CueKind::Lead,
    CueKind::Speech,
    CueKind::Weak,
    CueKind::Addressed,
    CueKind::Source,
    CueKind::Passive,
    CueKind::Lead,
];

fn form(value: u16) -> Form {
    match value % 4 {
        1 => Form::Third,
        2 => Form::Past,
        3 => Form::Ing,
        _ => Form::Base,
    }
}

/// Whether the word is a noun or an adjective here: "her post", "the Daily Post", "a stated aim".
fn is_no_verb(document: &Document, at: u32, token: &Token, form: Form) -> bool {
    let Some(before) = document.token(at.wrapping_sub(1)) else { return false };
    let after = document.token(at + 1);
    match () {
        // A hyphened word, "so-called", "post-match".
        _ if token.glued && before.class == Class::Hyphen => true,
        _ if after.is_some_and(|after| after.class == Class::Hyphen && after.glued) => true,
        _ if before.word.is(&lexicon::DETERMINER) => true,
        _ if form == Form::Past => before.word.is(&lexicon::BEING),
        _ if form != Form::Base => false,
        _ if before.class == Class::Possessive => true,
        // "the following |comment|": a lemma stands behind many, a pronoun, an auxiliary.
        _ => {
            let joins = [crate::w!("to"), crate::w!("who"), crate::w!("that"), crate::w!("which"), crate::w!("and")];
            before.class == Class::Word
                && before.case == Case::Lower
                && !before.span().of(document.text).ends_with('s')
                && !before.word.is_any(SUBJECTS)
                && !joins.contains(&before.word)
        }
    }
}

/// Words right before a verb in its base form: they say, who say, did say, police say.
const SUBJECTS: &lexicon::Classes = crate::any!(PRONOUN, AUXILIARY, CUE_ADVERB, COLLECTIVE, ROLE);
