//! Noun phrases that name somebody: where they end, and what they are.

use super::mentions::What;
use crate::document::{Case, Class, Document, Token};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::cues::{Cue, CueKind, Form};
use crate::spans::names::NameKind;

/// "Liverpool |manager|", "Brandt's |former agent|", "the club's |statement|": the end of the noun behind name number
/// `name`, where no person's name follows, and what it is.
pub fn noun_behind(document: &Document, spans: &Spans, name: usize) -> Option<(u32, What)> {
    let start = spans.names.get(name)?.tokens.end;
    let mut end = start;
    let owns = document.token(end)?.class == Class::Possessive;
    end += owns as u32;
    let mut head = None;
    while end < start + 5 {
        let Some(token) = document.token(end) else { break };
        let named = spans.names.get(name + 1).is_some_and(|next| next.tokens.start == end);
        // "Marsh's |right-hand man|", "Rovers |Managing Director| Ada Marsh"
        let compound =
            token.class == Class::Hyphen || document.token(end - 1).is_some_and(|last| last.class == Class::Hyphen);
        let titled = token.is_capital() && (token.word.is(&lexicon::ROLE) || token.word.is(&lexicon::HONORIFIC));
        let plain =
            token.class == Class::Word && (token.case == Case::Lower || titled) && !token.glued && !is_function(token)
                || compound && token.glued && end > start;
        if spans.is_quoted(end) || !plain || named {
            break;
        }
        // "Liverpool |demand|s", but "Marsh |said|"
        if cue_at(spans, end).is_some_and(|cue| head.is_some() || cue.form != Form::Base) {
            break;
        }
        head = Some(token.word);
        end += 1;
    }
    // "Army |Col.| Ada Marsh"
    let stop = head.is_some_and(|head| head.is(&lexicon::HONORIFIC))
        && document.tokens.get(end as usize).is_some_and(|token| token.class == Class::Stop && token.glued);
    end += stop as u32;
    // "Rovers |Chief of Staff| Ada Marsh"
    if !owns
        && head.is_some()
        && let Some(office) = office(document, spans, name + 1, end - 1)
    {
        return Some(office);
    }
    let kind = spans.names.get(name)?.kind;
    let named = spans.names.get(name + 1).is_some_and(|next| next.tokens.start == end && next.kind == NameKind::Person);
    if named && !owns {
        // "RNC spokesman |Ada Marsh|", "Rovers |Ada Marsh|": the name in front only describes.
        let role =
            head.map_or(kind != NameKind::Person, |word| word.is(&lexicon::ROLE) || word.is(&lexicon::HONORIFIC));
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

/// "Director of Football |Ada Marsh|": the office that starts at token `at` only introduces name number `name`.
fn office(document: &Document, spans: &Spans, name: usize, at: u32) -> Option<(u32, What)> {
    let start = spans.names.get(name).filter(|name| name.kind == NameKind::Person)?.tokens.start;
    let [role, of, rest @ ..] = document.tokens_of(&(at..start)) else { return None };
    let capital = role.is_capital() && (1..=3).contains(&rest.len()) && rest.iter().all(Token::is_capital);
    (capital && of.word == crate::w!("of")).then_some((start, What::FullName))
}

/// The noun phrase that starts at token `at`: the index after it, and what it is. `FullName` stands for one that only
/// introduces a name.
pub fn nominal(document: &Document, spans: &Spans, mut name: usize, at: u32) -> Option<(u32, What)> {
    let first = document.token(at)?;
    let bare = first.word.is(&lexicon::ROLE);
    let opens =
        first.word.is(&lexicon::DETERMINER) || first.word.is(&lexicon::NUMBER) || first.word.is(&lexicon::QUANTITY);
    if !bare && !opens {
        return None;
    }
    // "was not |a happy man|": a predicate names nobody.
    let before = |back: u32| document.token(at.wrapping_sub(back)).map(|token| token.word);
    let negated = before(1).is_some_and(|word| word == crate::w!("not") || word.is(&lexicon::CUE_ADVERB));
    if before(1 + negated as u32).is_some_and(|word| word.is(&lexicon::BEING)) && first.word != crate::w!("the") {
        return None;
    }
    if bare && let Some(office) = office(document, spans, name, at) {
        return Some(office);
    }
    let mut head = bare.then_some(at);
    let mut end = at + 1;
    while end < at + 10 {
        let Some(token) = document.token(end) else { break };
        if spans.is_quoted(end) {
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
            let role = head.and_then(|at| document.token(at)).is_some_and(|token| token.word.is(&lexicon::ROLE));
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
                let held = head.and_then(|at| document.token(at)).map(|token| token.word);
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
    let head = document.token(head)?;
    let before =
        spans.cues.get(spans.cues.partition_point(|cue| cue.tokens.end < at)).filter(|cue| cue.tokens.end == at);
    let next = document.token(end);
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
    let label = document.token(end).is_some_and(|token| token.class == Class::Colon);
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
pub fn is_verb(document: &Document, token: &Token) -> bool {
    token.word.is(&lexicon::AUXILIARY)
        || token.word.is(&lexicon::BEING)
        || token.word.is(&lexicon::CUE)
        || has_ending(document, token, &["ed"])
}
