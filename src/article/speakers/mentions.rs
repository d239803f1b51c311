//! Who is named where outside quotations, and which reporting verb goes with the name.

use super::links;
use super::phrases::{is_verb, nominal, noun_behind};
use crate::article::people::People;
use crate::document::{Class, Document, Token};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::names::NameKind;
use crate::text::Span;
use std::ops::Range;

/// Somebody or something named by the reporter.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// The words of all who speak together: "Ada Marsh and Leo Brandt"; else as `span`.
    pub whole: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// Its sentence and its paragraph, as indices.
    pub sentence: u32,
    /// See `sentence`.
    pub paragraph: u32,
    /// What the words are.
    pub what: What,
    /// The person it names, where that is known.
    pub person: Option<u32>,
    /// How sure the person is: 1 for a name, less for a pronoun.
    pub sure: f32,
    /// How it goes with its reporting verb.
    pub link: Link,
    /// The first and the last reporting verb that it goes with.
    pub cues: Option<(u32, u32)>,
    /// "Klopp, |who| said": a reporting verb in a relative clause, and its pronoun.
    pub relative: Option<(u32, Span)>,
    /// Whether a preposition stands before it.
    pub governed: bool,
    /// Whether a genitive ending stands behind it.
    pub genitive: bool,
    /// Whether it is the likely subject of its sentence: the first mention under no preposition and with no genitive ending.
    pub leads: bool,
    /// Whether a verb stands behind it.
    pub verbal: bool,
}

/// What the words of a mention are. The order is that of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Jurgen Klopp
    FullName,
    /// Klopp
    BareName,
    /// Liverpool, the Football Association
    Body,
    /// Anfield
    Place,
    /// he, she
    Singular,
    /// they, we, I, it
    Plural,
    /// the manager
    Role,
    /// the letter
    Noun,
}

/// How a mention goes with a reporting verb, the best link last. The order is that of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// Not at all.
    None,
    /// Klopp told |Sky|
    Object,
    /// |Klopp| left the room and said
    Far,
    /// |Klopp|, whom Sky asked about Moyes, said: the first of the sentence.
    First,
    /// Klopp, manager of |Liverpool|, said
    Behind,
    /// said former manager |Jurgen Klopp|
    Titled,
    /// |Klopp|, manager of Liverpool, said
    Apposed,
    /// said |Klopp|
    Inverted,
    /// |Klopp| said
    Subject,
    /// |Klopp|:
    Label,
    /// according to |Klopp|
    Source,
}

/// The mentions of `document` outside quotations, in text order.
pub fn find(document: &Document, spans: &Spans, people: &People) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let (mut at, mut name) = (0, 0);
    while let Some(token) = document.token(at) {
        if spans.is_quoted(at) {
            at += 1;
            continue;
        }
        while spans.names.get(name).is_some_and(|name| name.tokens.start < at) {
            name += 1;
        }
        if let Some(found) = spans.names.get(name).filter(|name| name.tokens.start == at) {
            let noun = noun_behind(document, spans, name);
            let what = match found.kind {
                NameKind::Person if found.tokens.len() > 1 => What::FullName,
                NameKind::Person => What::BareName,
                NameKind::Place => What::Place,
                NameKind::Team | NameKind::Organisation | NameKind::Other => What::Body,
            };
            if let Some((end, what)) = noun {
                // "Brandt's statement" is Brandt's.
                let person = people.of_name(name as u32).filter(|_| what == What::Noun);
                if what != What::FullName {
                    push(document, at..end, what, person, &mut mentions);
                }
                at = end;
            } else {
                push(document, found.tokens.clone(), what, people.of_name(name as u32), &mut mentions);
                at = found.tokens.end.max(at + 1);
            }
            continue;
        }
        if let Some(what) = pronoun(token) {
            push(document, at..at + 1, what, None, &mut mentions);
        } else if let Some((end, what)) = nominal(document, spans, name, at) {
            if what != What::FullName {
                push(document, at..end, what, None, &mut mentions);
            }
            at = end;
            continue;
        }
        at += 1;
    }
    lead(&mut mentions);
    for (number, cue) in spans.cues.iter().enumerate() {
        links::link(document, spans, number as u32, cue, &mut mentions);
    }
    join(document, &mut mentions);
    mentions
}

/// "|Ada Marsh| and |Leo Brandt| said": the mention beside the verb takes in the one beside it.
fn join(document: &Document, mentions: &mut [Mention]) {
    let mut at = 0;
    while let Some([one, two]) = mentions.get_mut(at..at + 2) {
        at += 1;
        let and = document.tokens_of(&(one.tokens.end..two.tokens.start));
        let joined = and.first().is_some_and(|token| token.word == crate::w!("and"))
            && and.len() <= 3
            && and.iter().skip(1).all(|token| token.word.is(&lexicon::DETERMINER) || token.word.is(&lexicon::TITLE));
        let people = |mention: &Mention| matches!(mention.what, What::FullName | What::BareName | What::Role);
        if !joined || !people(one) || !people(two) || one.governed {
            continue;
        }
        let whole = one.span.to(two.span);
        match () {
            _ if two.link == Link::Subject && one.leads => two.whole = whole,
            _ if one.link == Link::Inverted && !two.verbal => one.whole = whole,
            _ => {}
        }
    }
}

fn pronoun(token: &Token) -> Option<What> {
    let one = [crate::w!("he"), crate::w!("she")];
    let more = [crate::w!("they"), crate::w!("we"), crate::w!("i"), crate::w!("it")];
    match () {
        _ if one.contains(&token.word) => Some(What::Singular),
        _ if more.contains(&token.word) => Some(What::Plural),
        _ => None,
    }
}

fn push(document: &Document, tokens: Range<u32>, what: What, person: Option<u32>, mentions: &mut Vec<Mention>) {
    let get = |at: u32| document.token(at);
    let span = document.span(&tokens);
    let mut before = tokens.start.checked_sub(1);
    // "for the then manager |Klopp|": the preposition stands before the article and the roles.
    for _ in 0..4 {
        let Some(token) = before.and_then(get) else { break };
        let describes = token.word.is(&lexicon::DETERMINER)
            || token.word.is(&lexicon::ROLE)
            || token.word.is(&lexicon::TITLE)
            || token.class == Class::Stop
                && token.glued
                && before.and_then(|at| get(at.checked_sub(1)?)).is_some_and(|t| t.word.is(&lexicon::TITLE));
        if !describes {
            break;
        }
        before = before.and_then(|at| at.checked_sub(1));
    }
    let opens = |at: u32| get(at).is_some_and(|token| matches!(token.class, Class::Colon | Class::Mark));
    let governed = before.and_then(get).is_some_and(|before| governs(document, before, get(tokens.end)));
    mentions.push(Mention {
        span,
        whole: span,
        sentence: document.sentence_at(span.start),
        paragraph: document.paragraph_at(span.start),
        what,
        person,
        sure: 1.0,
        link: match get(tokens.end) {
            // "|Klopp|: …", but not "on |Sky|: …"
            Some(next) if next.class == Class::Colon && !governed => Link::Label,
            // "Brandt's answer was: …"
            Some(next) if what == What::Noun && next.word.is(&lexicon::BEING) && opens(tokens.end + 1) => Link::Label,
            _ => Link::None,
        },
        cues: None,
        relative: None,
        governed,
        genitive: get(tokens.end).is_some_and(|token| token.class == Class::Possessive),
        leads: false,
        verbal: get(tokens.end).is_some_and(|token| is_verb(document, token)),
        tokens,
    });
}

/// Whether `before` is a preposition to the mention between it and `next`; "as |the manager| said" and "with |Brandt|
/// calling" open clauses of their own.
fn governs(document: &Document, before: &Token, next: Option<&Token>) -> bool {
    let opens_clause = [crate::w!("as"), crate::w!("after"), crate::w!("before")].contains(&before.word);
    let with = before.word == crate::w!("with");
    let verb = |token: &Token| {
        let doing = token.span.of(document.text).ends_with("ing");
        token.word.is(&lexicon::CUE) && doing == with
    };
    before.word.is(&lexicon::PREPOSITION) && !((opens_clause || with) && next.is_some_and(verb))
}

/// Marks the likely subject of each sentence: the first mention under no preposition and with no genitive ending.
fn lead(mentions: &mut [Mention]) {
    let mut last = u32::MAX;
    for mention in mentions.iter_mut().filter(|mention| !mention.governed && !mention.genitive) {
        mention.leads = mention.sentence != last;
        last = mention.sentence;
    }
}
