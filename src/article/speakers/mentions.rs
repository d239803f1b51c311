//! Who is named where outside quotations, and which reporting verb goes with the name.

use super::phrases::{is_verb, nominal, noun_behind};
use super::{Room, links};
use crate::document::{Class, Document, Token};
use crate::lexicon::{self, Word};
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

/// Finds the mentions outside quotations, in text order.
pub fn find(room: &mut Room) {
    let Room { document, spans, people, .. } = *room;
    let (mut at, mut names) = (0, spans.names.iter().enumerate().peekable());
    while let Some(token) = document.token(at) {
        let mut person = None;
        while names.next_if(|(_, name)| name.tokens.start < at).is_some() {}
        let found = if spans.is_quoted(at) {
            None
        } else if let Some((number, name)) = names.next_if(|(_, name)| name.tokens.start == at) {
            person = people.of_name(number as u32);
            let what = match name.kind {
                NameKind::Person if name.tokens.len() > 1 => What::FullName,
                NameKind::Person => What::BareName,
                NameKind::Place => What::Place,
                NameKind::Team | NameKind::Organisation | NameKind::Other => What::Body,
            };
            let noun = noun_behind(room, name);
            // "Brandt's statement" is Brandt's.
            person = person.filter(|_| noun.is_none_or(|(_, what)| what == Some(What::Noun)));
            noun.or(Some((name.tokens.end, Some(what))))
        } else {
            match pronoun(token.word) {
                None => nominal(room, at),
                what => Some((at + 1, what)),
            }
        };
        let (end, what) = found.unwrap_or((at + 1, None));
        if let Some(what) = what {
            let mention = mention(document, at..end, what, person);
            room.mentions.push(mention);
        }
        at = end.max(at + 1);
    }
    lead(document, &mut room.mentions);
    for (number, cue) in spans.cues.iter().enumerate() {
        links::link(room, number as u32, cue);
    }
    join(document, &mut room.mentions);
}

/// "|Ada Marsh| and |Leo Brandt| said": the mention beside the verb takes in the one beside it.
fn join(document: &Document, mentions: &mut [Mention]) {
    let mut at = 0;
    while let Some([one, two]) = mentions.get_mut(at..at + 2) {
        at += 1;
        let and = document.tokens_of(&(one.tokens.end..two.tokens.start));
        let describes = |token: &Token| token.word.is_any(&[&lexicon::DETERMINER, &lexicon::TITLE]);
        let joined = match and {
            [and, rest @ ..] => and.word == crate::w!("and") && rest.len() <= 2 && rest.iter().all(describes),
            _ => false,
        };
        let person = |mention: &Mention| matches!(mention.what, What::FullName | What::BareName | What::Role);
        if !joined || !person(one) || !person(two) || one.governed {
            continue;
        }
        let whole = one.span.to(two.span);
        if one.leads {
            two.whole = whole;
        } else if !two.verbal {
            one.whole = whole;
        }
    }
}

fn pronoun(word: Word) -> Option<What> {
    match () {
        _ if word == crate::w!("he") || word == crate::w!("she") => Some(What::Singular),
        _ if word == crate::w!("they") || word == crate::w!("we") => Some(What::Plural),
        _ if word == crate::w!("i") || word == crate::w!("it") => Some(What::Plural),
        _ if word == crate::w!("nobody") || word == crate::w!("everybody") => Some(What::Plural),
        _ => None,
    }
}

fn mention(document: &Document, tokens: Range<u32>, what: What, person: Option<u32>) -> Mention {
    let span = document.span(&tokens);
    let mut before = tokens.start;
    // "for the then manager |Klopp|": the preposition stands before the article and the roles.
    for _ in 0..4 {
        let Some(token) = document.token(before.wrapping_sub(1)) else { break };
        let title = token.class == Class::Stop && document.word(before.wrapping_sub(2)).is(&lexicon::TITLE);
        if !title && !token.word.is_any(&[&lexicon::DETERMINER, &lexicon::ROLE, &lexicon::TITLE]) {
            break;
        }
        before -= 1;
    }
    let next = document.token(tokens.end);
    let governed = document.token(before.wrapping_sub(1)).is_some_and(|before| governs(document, before, next));
    let class = document.class(tokens.end);
    // "Brandt's answer was: …"
    let answers = what == What::Noun
        && document.word(tokens.end).is(&lexicon::BEING)
        && matches!(document.class(tokens.end + 1), Class::Colon | Class::Mark);
    // "|Klopp|: …", but not "on |Sky|: …"
    let label = answers || class == Class::Colon && !governed;
    Mention {
        span,
        whole: span,
        sentence: document.sentence_at(span.start),
        paragraph: document.paragraph_at(span.start),
        what,
        person,
        sure: 1.0,
        link: if label { Link::Label } else { Link::None },
        cues: None,
        relative: None,
        governed,
        genitive: owns(document, tokens.end),
        leads: false,
        verbal: next.is_some_and(|token| is_verb(document, token)),
        tokens,
    }
}

/// Whether a genitive ending stands at token `at`: "Marsh|'s|", "Pires|'| agent".
pub fn owns(document: &Document, at: u32) -> bool {
    let (last, next) = (document.token(at.wrapping_sub(1)), document.token(at + 1));
    match document.class(at) {
        Class::Possessive => true,
        Class::Mark => {
            let plural = last.is_some_and(|last| last.is_capital() && last.span().of(document.text).ends_with('s'));
            let single =
                document.token(at).is_some_and(|mark| mark.glued && matches!(mark.span().of(document.text), "'" | "’"));
            plural && single && next.is_some_and(|next| next.class == Class::Word && !next.glued)
        }
        _ => false,
    }
}

/// Whether `before` is a preposition to the mention between it and `next`; "as |the manager| said" and "with |Brandt|
/// calling" open clauses of their own.
fn governs(document: &Document, before: &Token, next: Option<&Token>) -> bool {
    let with = before.word == crate::w!("with");
    let opens = with || [crate::w!("as"), crate::w!("after"), crate::w!("before")].contains(&before.word);
    let verb = |token: &Token| token.word.is(&lexicon::CUE) && token.span().of(document.text).ends_with("ing") == with;
    before.word.is(&lexicon::PREPOSITION) && !(opens && next.is_some_and(verb))
}

/// Marks the likely subject of each sentence: the first mention under no preposition and with no genitive ending; "Asked
/// whether Marsh would stay, |Okafor| smiled": who stands between a comma and a verb, behind a clause of its own.
fn lead(document: &Document, mentions: &mut [Mention]) {
    let (mut last, mut first, mut clause) = (u32::MAX, 0, false);
    for at in 0..mentions.len() {
        let Some(mention) = mentions.get_mut(at).filter(|mention| !mention.governed && !mention.genitive) else {
            continue;
        };
        mention.leads = mention.sentence != last;
        if mention.leads {
            (last, first) = (mention.sentence, at);
            let start = document.sentence(last).map_or(0, |sentence| sentence.tokens.start);
            clause = mention.tokens.start > start && opens_clause(document, start);
        } else if clause
            && mention.verbal
            && mention.what != What::Singular
            && document.class(mention.tokens.start.wrapping_sub(1)) == Class::Comma
        {
            mention.leads = true;
            clause = false;
            if let Some(first) = mentions.get_mut(first) {
                first.leads = false;
            }
        }
    }
}

/// Whether a sentence from token `start` on opens with a clause that is not its main one: "Asked …", "When …".
fn opens_clause(document: &Document, start: u32) -> bool {
    let words = [
        crate::w!("asked"),
        crate::w!("when"),
        crate::w!("while"),
        crate::w!("after"),
        crate::w!("although"),
        crate::w!("if"),
    ];
    words.contains(&document.word(start))
}
