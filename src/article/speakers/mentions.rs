//! Who is named where outside quotations, and which reporting verb goes with the name.

use super::phrases::{is_verb, nominal, noun_behind};
use super::{Room, links};
use crate::document::{Class, Document};
use crate::lexicon::{self, Word, gates};
use std::ops::Range;

/// Somebody or something named by the reporter.
#[derive(Clone, Debug)]
pub struct Mention {
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
    /// The first and the last reporting verb that it goes with; `u32::MAX` where there is none.
    pub cues: [u32; 2],
    /// "Klopp, |who| said": its reporting verb in the relative clause right behind it, `u32::MAX` without one.
    pub relative: u32,
    /// Whether a preposition stands before it.
    pub governed: bool,
    /// Whether a genitive ending stands behind it.
    pub genitive: bool,
    /// Whether it is the likely subject of its sentence: the first mention under no preposition and with no genitive ending.
    pub leads: bool,
    /// Whether a verb stands behind it.
    pub verbal: bool,
    /// How many tokens before it and behind it belong to who speaks together with it.
    joined: [u8; 2],
}

/// What the words of a mention are. The order is that of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
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

impl Mention {
    /// The first and the last reporting verb that it goes with.
    pub fn cues(&self) -> Option<(u32, u32)> {
        let [first, last] = self.cues;
        (first != u32::MAX).then_some((first, last))
    }

    /// Whether somebody speaks together with it: "Ada Marsh and Leo Brandt".
    pub fn is_joint(&self) -> bool {
        self.joined != [0; 2]
    }

    /// The tokens of all who speak together; else its own.
    pub fn whole(&self) -> Range<u32> {
        let [before, behind] = self.joined;
        self.tokens.start - before as u32..self.tokens.end + behind as u32
    }
}

/// Finds the mentions outside quotations, in text order.
pub fn find(room: &mut Room) {
    let Room { document, spans, people, .. } = *room;
    // They are many, and long: no room for twice as many. About one in fourteen tokens begins one.
    room.mentions.reserve_exact(document.tokens.len() / 14);
    let (mut at, mut number, mut sentence, mut paragraph) = (0, 0, 0, 0);
    while let Some(token) = document.tokens.get(at as usize) {
        while spans.names.get(number).is_some_and(|name| name.tokens.start < at) {
            number += 1;
        }
        let name = spans.names.get(number).filter(|name| name.tokens.start == at);
        if name.is_none() && !token.word.begins(gates::MENTIONED.bit()) || spans.is_quoted(at) {
            at += 1;
            continue;
        }
        let mut person = None;
        let (end, what) = match name {
            // "on X", "Q:": no letter alone is anybody.
            Some(name) if token.span().len() == 1 && name.span.len() <= 2 => (name.tokens.end, None),
            Some(name) => {
                let (end, what) = noun_behind(room, name);
                // "Brandt's statement" is Brandt's.
                if end == name.tokens.end || what == Some(What::Noun) {
                    person = people.of_name(number as u32);
                }
                (end, what)
            }
            None => match pronoun(token.word) {
                None => nominal(room, at, spans.names.get(number..).unwrap_or(&[])),
                what => (at + 1, what),
            },
        };
        if let Some(what) = what {
            if room.mentions.len() == room.mentions.capacity() {
                room.mentions.reserve_exact(room.mentions.len() / 8 + 16);
            }
            while document.sentence(sentence).is_some_and(|sentence| sentence.tokens.end <= at) {
                sentence += 1;
            }
            while document.paragraph(paragraph).is_some_and(|paragraph| paragraph.tokens.end <= at) {
                paragraph += 1;
            }
            room.mentions.push(Mention { sentence, paragraph, ..mention(document, at..end, what, person) });
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
        let (and, next) = (one.tokens.end, two.tokens.start);
        let beside = document.says(and, crate::w!("and")) && next == and + 1;
        let person = |mention: &Mention| matches!(mention.what, What::FullName | What::BareName | What::Role);
        if beside && person(one) && person(two) && !one.governed {
            if one.leads {
                two.joined = [short(two.tokens.start - one.tokens.start), 0];
            } else if !two.verbal {
                one.joined = [0, short(two.tokens.end - one.tokens.end)];
            }
        }
    }
}

/// Names are shorter than that.
fn short(count: u32) -> u8 {
    count.min(u8::MAX as u32) as u8
}

fn pronoun(word: Word) -> Option<What> {
    match () {
        _ if word == crate::w!("he") || word == crate::w!("she") => Some(What::Singular),
        _ if word == crate::w!("they") || word == crate::w!("we") => Some(What::Plural),
        _ if word == crate::w!("i") || word == crate::w!("it") => Some(What::Plural),
        _ if word == crate::w!("nobody") => Some(What::Plural),
        _ => None,
    }
}

/// A mention as its own words and those around it tell; where it stands is not known yet.
fn mention(document: &Document, tokens: Range<u32>, what: What, person: Option<u32>) -> Mention {
    let governed = document.is_a(before(document, tokens.start), &lexicon::PREPOSITION);
    // "|Klopp|: …", but not "on |Sky|: …"
    let label = document.is(tokens.end, Class::Colon) && !governed;
    Mention {
        sentence: 0,
        paragraph: 0,
        what,
        person,
        sure: 1.0,
        link: if label { Link::Label } else { Link::None },
        cues: [u32::MAX; 2],
        relative: u32::MAX,
        governed,
        genitive: owns(document, tokens.end),
        leads: false,
        verbal: is_verb(document, tokens.end),
        joined: [0; 2],
        tokens,
    }
}

/// The token before the article and the roles of who is named at token `start`: "|for| the then manager Klopp".
fn before(document: &Document, start: u32) -> u32 {
    let part = |at: &u32| document.word(*at).is_any(crate::any!(DETERMINER, ROLE, TITLE));
    let parts = (start.saturating_sub(4)..start).rev().take_while(part).count() as u32;
    start.wrapping_sub(1 + parts)
}

/// Whether a genitive ending stands at token `at`: "Marsh|'s|", "Pires|'| agent".
pub fn owns(document: &Document, at: u32) -> bool {
    document.is(at, Class::Possessive)
        || document.is(at, Class::Mark) && document.token(at).is_some_and(|mark| mark.glued)
}

/// The token of the relative pronoun behind `mention`, if one is there: "Klopp, |who| said".
pub fn who(document: &Document, mention: &Mention) -> u32 {
    mention.tokens.end + document.is(mention.tokens.end, Class::Comma) as u32
}

/// Marks the likely subject of each sentence: the first mention under no preposition and with no genitive ending; "Asked
/// whether Marsh would stay, |Okafor| smiled": who stands between a comma and a verb, behind a clause of its own.
fn lead(document: &Document, mentions: &mut [Mention]) {
    let (mut last, mut first, mut clause) = (u32::MAX, 0, false);
    for at in 0..mentions.len() {
        // "Marsh and |Okafor|", but not "a gift for the club and |Okafor| knows it"
        let before = at.checked_sub(1).and_then(|at| mentions.get(at)).filter(|before| !before.governed);
        let before = before.map_or(0, |before| before.tokens.end);
        let Some(mention) = mentions.get_mut(at).filter(|mention| !mention.governed && !mention.genitive) else {
            continue;
        };
        let joint = before + 1 == mention.tokens.start;
        if mention.sentence != last {
            (last, first) = (mention.sentence, at);
            mention.leads = true;
            clause = !mention.verbal
                || document.sentence(last).is_some_and(|sentence| opens_clause(document.word(sentence.tokens.start)));
        } else if mention.verbal
            && mention.what != What::Singular
            && (clause && document.is(mention.tokens.start.wrapping_sub(1), Class::Comma)
                || document.is_a(self::before(document, mention.tokens.start), &lexicon::AND_BUT) && !joint)
        {
            mention.leads = true;
            clause = false;
            if let Some(before) = mentions.get_mut(std::mem::replace(&mut first, at)) {
                before.leads = false;
            }
        }
    }
}

/// Whether a sentence that begins with `word` opens with a clause that is not its main one.
fn opens_clause(word: Word) -> bool {
    let words = [
        crate::w!("asked"),
        crate::w!("when"),
        crate::w!("while"),
        crate::w!("after"),
        crate::w!("although"),
        crate::w!("if"),
    ];
    words.contains(&word)
}
