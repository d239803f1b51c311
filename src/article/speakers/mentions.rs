//! Who is named where outside quotations, and which reporting verb goes with the name.

use super::links;
use crate::article::people::People;
use crate::document::{Case, Class, Document, Token};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::cues::{Cue, CueKind, Form};
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

/// The mentions of `document` outside quotations, in text order. `inside` tells for each token whether it is quoted.
pub fn find(document: &Document, spans: &Spans, people: &People, inside: &[bool]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let (mut at, mut name) = (0, 0);
    while let Some(token) = document.tokens.get(at as usize) {
        if inside.get(at as usize).is_some_and(|&inside| inside) {
            at += 1;
            continue;
        }
        while spans.names.get(name).is_some_and(|name| name.tokens.start < at) {
            name += 1;
        }
        if let Some(found) = spans.names.get(name).filter(|name| name.tokens.start == at) {
            let noun = noun_behind(document, spans, name, inside);
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
        } else if let Some((end, what)) = nominal(document, spans, name, inside, at) {
            if what != What::FullName {
                push(document, at..end, what, None, &mut mentions);
            }
            at = end;
            continue;
        }
        at += 1;
    }
    lead(document, &mut mentions);
    for (number, cue) in spans.cues.iter().enumerate() {
        links::link(document, number as u32, cue, inside, &mut mentions);
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
    let get = |at: u32| document.tokens.get(at as usize);
    let (Some(first), Some(last)) = (get(tokens.start), get(tokens.end.saturating_sub(1))) else { return };
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
        span: first.span.to(last.span),
        whole: first.span.to(last.span),
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

/// "Liverpool |manager|", "Brandt's |former agent|", "the club's |statement|": the end of the noun behind name number
/// `name`, where no person's name follows, and what it is.
fn noun_behind(document: &Document, spans: &Spans, name: usize, inside: &[bool]) -> Option<(u32, What)> {
    let start = spans.names.get(name)?.tokens.end;
    let mut end = start;
    let owns = document.tokens.get(end as usize)?.class == Class::Possessive;
    end += owns as u32;
    let mut head = None;
    while end < start + 5 {
        let Some(token) = document.tokens.get(end as usize) else { break };
        let named = spans.names.get(name + 1).is_some_and(|next| next.tokens.start == end);
        // "Marsh's |right-hand man|", "Rovers |Managing Director| Ada Marsh"
        let compound = token.class == Class::Hyphen
            || document.tokens.get(end as usize - 1).is_some_and(|last| last.class == Class::Hyphen);
        let titled = token.is_capital() && (token.word.is(&lexicon::ROLE) || token.word.is(&lexicon::HONORIFIC));
        let plain =
            token.class == Class::Word && (token.case == Case::Lower || titled) && !token.glued && !is_function(token)
                || compound && token.glued && end > start;
        if inside.get(end as usize).is_some_and(|&inside| inside) || !plain || named {
            break;
        }
        if cue_at(spans, end).is_some() && head.is_some() {
            break;
        }
        head = Some(token.word);
        end += 1;
    }
    let kind = spans.names.get(name)?.kind;
    let named = spans.names.get(name + 1).is_some_and(|next| next.tokens.start == end && next.kind == NameKind::Person);
    if named && !owns {
        // "RNC spokesman |Ada Marsh|", "Rovers |Ada Marsh|": the name in front only describes.
        let role = head.map_or(kind != NameKind::Person, |word| word.is(&lexicon::ROLE));
        return role.then_some((end, What::FullName));
    }
    let head = head?;
    match () {
        _ if named => None,
        _ if head.is(&lexicon::ROLE) => Some((end, What::Role)),
        _ if owns && head.is(&lexicon::WRITING) => Some((end, What::Noun)),
        _ => None,
    }
}

fn cue_at(spans: &Spans, at: u32) -> Option<&Cue> {
    spans.cues.binary_search_by_key(&at, |cue| cue.tokens.start).ok().and_then(|at| spans.cues.get(at))
}

/// Whether a word ends a noun phrase: a preposition, a pronoun, a form of "be", and the like.
fn is_function(token: &Token) -> bool {
    [
        &lexicon::STARTER,
        &lexicon::AUXILIARY,
        &lexicon::BEING,
        &lexicon::PREPOSITION,
        &lexicon::CUE_ADVERB,
        &lexicon::PRONOUN,
    ]
    .iter()
    .any(|class| token.word.is(class))
}

/// The noun phrase that starts at token `at`: the index after it, and what it is. `FullName` stands for one that only
/// introduces a name.
fn nominal(document: &Document, spans: &Spans, mut name: usize, inside: &[bool], at: u32) -> Option<(u32, What)> {
    let first = document.tokens.get(at as usize)?;
    let bare = first.word.is(&lexicon::ROLE);
    let opens =
        first.word.is(&lexicon::DETERMINER) || first.word.is(&lexicon::NUMBER) || first.word.is(&lexicon::QUANTITY);
    if !bare && !opens {
        return None;
    }
    // "was not |a happy man|": a predicate names nobody.
    let before =
        |back: u32| at.checked_sub(back).and_then(|at| document.tokens.get(at as usize)).map(|token| token.word);
    let negated = before(1).is_some_and(|word| word == crate::w!("not") || word.is(&lexicon::CUE_ADVERB));
    if before(1 + negated as u32).is_some_and(|word| word.is(&lexicon::BEING)) && first.word != crate::w!("the") {
        return None;
    }
    let mut head = bare.then_some(at);
    let mut end = at + 1;
    while end < at + 10 {
        let Some(token) = document.tokens.get(end as usize) else { break };
        if inside.get(end as usize).is_some_and(|&inside| inside) {
            break;
        }
        if let Some(found) = spans.names.get(name).filter(|name| name.tokens.start == end) {
            if token.word.is(&lexicon::DEMONYM) && found.tokens.len() == 1 {
                // "the |German|"
                head = Some(end);
                end += 1;
                name += 1;
                continue;
            }
            let role =
                head.and_then(|at| document.tokens.get(at as usize)).is_some_and(|token| token.word.is(&lexicon::ROLE));
            if role || found.kind == NameKind::Person && head.is_some() {
                // "the manager |Jurgen Klopp|": the name is the mention.
                return Some((end, What::FullName));
            }
            head = None;
            end = found.tokens.end.max(end + 1);
            name += 1;
            continue;
        }
        let cue = spans.cues.binary_search_by_key(&end, |cue| cue.tokens.start).is_ok();
        match token.class {
            Class::Hyphen if token.glued => {}
            Class::Possessive => head = None,
            Class::Word | Class::Number | Class::Ordinal | Class::Mixed => {
                // "one |said|", "the striker |took|", "the German |calmly|"
                let held = head.and_then(|at| document.tokens.get(at as usize)).map(|token| token.word);
                let over = held.is_some_and(|held| match held {
                    held if held.is(&lexicon::ROLE) => !token.word.is(&lexicon::ROLE) && !token.glued,
                    held => held.is(&lexicon::DEMONYM) && has_ending(document, token, &["ly", "ed"]),
                });
                // "the Gazette |praised| …", "that Marsh |supports|"
                let named = spans.names.get(name.wrapping_sub(1)).is_some_and(|last| last.tokens.end == end);
                let doing = has_ending(document, token, &["ed"])
                    || cue_at(spans, end).is_some_and(|cue| matches!(cue.form, Form::Third | Form::Past));
                let over = over || held.is_none() && named && doing;
                if over || cue && (head.is_some() || first.word.is(&lexicon::QUANTITY)) || is_function(token) {
                    break;
                }
                head = Some(end);
            }
            _ => break,
        }
        end += 1;
    }
    // "one said", "said another": the quantity alone.
    let head = head.or_else(|| (end == at + 1 && first.word.is(&lexicon::QUANTITY)).then_some(at))?;
    let head = document.tokens.get(head as usize)?;
    let before =
        spans.cues.get(spans.cues.partition_point(|cue| cue.tokens.end < at)).filter(|cue| cue.tokens.end == at);
    let next = document.tokens.get(end as usize);
    // "the prize |called| …" says nothing; "the groups |who| wrote" are people.
    let said = cue_at(spans, end).is_some_and(|cue| cue.kind != CueKind::Lead && cue.form != Form::Ing)
        && !next.is_some_and(|token| token.word.is(&lexicon::NAMING))
        || next.is_some_and(|token| token.word == crate::w!("who"))
        || before.is_some_and(|cue| match cue.kind {
            // "said |the club|", but not "said |the pitch| was poor"
            CueKind::Speech => cue.form == Form::Past && !next.is_some_and(|token| is_verb(document, token)),
            kind => kind == CueKind::Source,
        });
    let person = head.word.is(&lexicon::ROLE) || head.word.is(&lexicon::DEMONYM) || head.word == crate::w!("old");
    // Without an article a role stands beside its verb, or for many: "officials said", but not "a sense of justice".
    let label = document.tokens.get(end as usize).is_some_and(|token| token.class == Class::Colon);
    let many = head.span.of(document.text).ends_with('s');
    match () {
        _ if bare && !opens && !said && !many && !label => None,
        // "someone in the stand shouted"
        _ if first.word == crate::w!("someone") || first.word == crate::w!("somebody") => Some((end, What::Noun)),
        _ if person => Some((end, What::Role)),
        _ if opens && (said || head.word.is(&lexicon::COLLECTIVE) || head.word.is(&lexicon::WRITING)) => {
            Some((end, What::Noun))
        }
        _ => None,
    }
}

fn has_ending(document: &Document, token: &Token, endings: &[&str]) -> bool {
    token.case == Case::Lower
        && !token.glued
        && endings.iter().any(|ending| token.span.of(document.text).ends_with(ending))
}

/// Whether `token` looks like a finite verb: "has", "was", "scored".
fn is_verb(document: &Document, token: &Token) -> bool {
    token.word.is(&lexicon::AUXILIARY)
        || token.word.is(&lexicon::BEING)
        || token.word.is(&lexicon::CUE)
        || has_ending(document, token, &["ed"])
}

/// Marks the likely subject of each sentence: the first mention under no preposition and with no genitive ending.
fn lead(document: &Document, mentions: &mut [Mention]) {
    let mut last = u32::MAX;
    for mention in mentions.iter_mut().filter(|mention| !mention.governed && !mention.genitive) {
        let sentence = document.sentence_at(mention.span.start);
        mention.leads = sentence != last;
        last = sentence;
    }
}
