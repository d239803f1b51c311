//! Noun phrases that name somebody: where they end, and what they are.

use super::Room;
use super::mentions::{What, owns};
use crate::document::{Case, Class, Document, Token};
use crate::lexicon::{self, Word};
use crate::spans::cues::{CueKind, Form};
use crate::spans::names::{Name, NameKind};

/// "Liverpool |manager|", "Brandt's |former agent|", "the club's |statement|": the end of the noun behind `name`, where no
/// person's name follows, and what it is; nothing where it only introduces a name.
pub fn noun_behind(room: &Room, name: &Name) -> Option<(u32, Option<What>)> {
    let Room { document, spans, .. } = room;
    let start = name.tokens.end;
    let owns = owns(document, start);
    let first = start + owns as u32;
    let mut end = first;
    while end < start + 5 && !spans.is_quoted(end) && spans.name_at(end).is_none() {
        let Some(token) = document.token(end) else { break };
        // "Marsh's |right-hand man|", "Rovers |Managing Director| Ada Marsh"
        let compound = token.class == Class::Hyphen || document.class(end - 1) == Class::Hyphen;
        let titled = token.word.is_any(&[&lexicon::ROLE, &lexicon::HONORIFIC]);
        let plain =
            token.class == Class::Word && (token.case == Case::Lower || titled) && !token.glued && !is_function(token)
                || compound && token.glued && end > start;
        // "Liverpool |demand|s", but "Marsh |said|"
        if !plain || spans.cue_at(end).is_some_and(|cue| end > first || cue.form != Form::Base) {
            break;
        }
        end += 1;
    }
    let (found, head) = (end > first, document.word(end - 1));
    // "Army |Col.| Ada Marsh"
    let stop = |token: &Token| token.class == Class::Stop && head.is(&lexicon::HONORIFIC);
    end += document.token(end).is_some_and(stop) as u32;
    // "Rovers |Chief of Staff| Ada Marsh"
    if !owns
        && found
        && let Some(office) = office(room, end - 1)
    {
        return Some(office);
    }
    let role = head.is(&lexicon::ROLE);
    match spans.name_at(end).is_some_and(|next| next.kind == NameKind::Person) {
        // "RNC spokesman |Ada Marsh|", "Rovers |Ada Marsh|": the name in front only describes.
        true if owns => None,
        true if found => (role || head.is(&lexicon::HONORIFIC)).then_some((end, None)),
        true => (name.kind != NameKind::Person).then_some((end, None)),
        false if !found => None,
        // "Marsh is a |Rovers fan|": nobody else.
        false if role && is_described(document, name.tokens.start) => Some((end, None)),
        false if role => Some((end, Some(What::Role))),
        false => (owns && head.is(&lexicon::WRITING)).then_some((end, Some(What::Noun))),
    }
}

/// "is a |Rovers| fan": whether the words from token `at` on tell what somebody is.
fn is_described(document: &Document, at: u32) -> bool {
    let article = document.word(at.wrapping_sub(1));
    let before = at.wrapping_sub(1);
    [crate::w!("a"), crate::w!("an")].contains(&article)
        && (is_predicate(document.word(before.wrapping_sub(1))) || is_short(document, before))
}

/// "she's |a fan|"
fn is_short(document: &Document, at: u32) -> bool {
    let (is, who) = (document.class(at.wrapping_sub(1)), document.word(at.wrapping_sub(2)));
    is == Class::Possessive && who.is(&lexicon::PRONOUN)
}

/// Whether a word ends a noun phrase: a preposition, a pronoun, a form of "be", and the like.
fn is_function(token: &Token) -> bool {
    token.word.is_any(&[
        &lexicon::STARTER,
        &lexicon::AUXILIARY,
        &lexicon::BEING,
        &lexicon::PREPOSITION,
        &lexicon::CUE_ADVERB,
        &lexicon::PRONOUN,
    ])
}

/// "Director of Football |Ada Marsh|": the office that starts at token `at` only introduces the next name.
fn office(room: &Room, at: u32) -> Option<(u32, Option<What>)> {
    let Room { document, spans, .. } = room;
    let start = spans.names.get(spans.name_from(at)).filter(|name| name.kind == NameKind::Person)?.tokens.start;
    let [role, of, rest @ ..] = document.tokens_of(&(at..start)) else { return None };
    let capital = role.is_capital() && (1..=3).contains(&rest.len());
    (capital && of.word == crate::w!("of")).then_some((start, None))
}

/// The noun phrase that starts at token `at`: the index after it, and what it is; nothing where it only introduces a name.
pub fn nominal(room: &Room, at: u32) -> Option<(u32, Option<What>)> {
    let Room { document, spans, .. } = room;
    let first = document.token(at)?;
    let bare = first.word.is(&lexicon::ROLE);
    let some = first.word.is(&lexicon::QUANTITY);
    let opens = some || first.word.is_any(&[&lexicon::DETERMINER, &lexicon::NUMBER]);
    if !bare && !opens {
        return None;
    }
    // "was not |a happy man|": a predicate names nobody.
    let before = document.word(at.wrapping_sub(1));
    let negated = before == crate::w!("not") || before.is(&lexicon::CUE_ADVERB);
    let before = if negated { document.word(at.wrapping_sub(2)) } else { before };
    if (is_predicate(before) || is_short(document, at)) && first.word != crate::w!("the") {
        return None;
    }
    if bare && let Some(office) = office(room, at) {
        return Some(office);
    }
    let mut head = if bare { Some(first) } else { None };
    // The token that the phrase ends before, and the one that its last name ends before.
    let (mut end, mut named) = (at + 1, 0);
    while end < at + 10 && !spans.is_quoted(end) {
        let Some(token) = document.token(end) else { break };
        let role = head.is_some_and(|head| head.word.is(&lexicon::ROLE));
        if let Some(name) = spans.name_at(end) {
            if token.word.is(&lexicon::DEMONYM) && name.tokens.len() == 1 {
                // "the |German|"
                head = Some(token);
            } else if role || name.kind == NameKind::Person && head.is_some() {
                // "the manager |Jurgen Klopp|": the name is the mention.
                return Some((end, None));
            } else {
                (head, named) = (None, name.tokens.end);
            }
            end = name.tokens.end.max(end + 1);
            continue;
        }
        match token.class {
            Class::Hyphen if token.glued => {}
            Class::Possessive => head = None,
            Class::Word | Class::Number | Class::Ordinal | Class::Mixed => {
                let cue = spans.cue_at(end);
                let past = has_ending(document, token, "ed");
                let over = match head {
                    // "one |said|", "the striker |took|", "the German |calmly|"
                    Some(_) if cue.is_some() => true,
                    Some(_) if role => !token.word.is(&lexicon::ROLE) && !token.glued,
                    Some(held) => held.word.is(&lexicon::DEMONYM) && (past || has_ending(document, token, "ly")),
                    // "the Gazette |praised| …", "that Marsh |supports|"
                    None if named == end && past => true,
                    None => cue.is_some_and(|cue| some || named == end && matches!(cue.form, Form::Third | Form::Past)),
                };
                if over || is_function(token) {
                    break;
                }
                head = Some(token);
            }
            _ => break,
        }
        end += 1;
    }
    // "one said", "said another": the quantity alone.
    let head = head.or(if end == at + 1 && some { Some(first) } else { None })?;
    let verb = document.token(end).is_some_and(|token| is_verb(document, token));
    let next = document.word(end);
    // "the prize |called| …" says nothing; "the groups |who| wrote" are people.
    let said = next == crate::w!("who")
        || !next.is(&lexicon::NAMING)
            && spans.cue_at(end).is_some_and(|cue| cue.kind != CueKind::Lead && cue.form != Form::Ing)
        || room.cue(room.cue_from(at).checked_sub(1)).filter(|cue| cue.tokens.end == at).is_some_and(|cue| {
            // "said |the club|", but not "said |the pitch| was poor"
            cue.kind == CueKind::Source || cue.kind == CueKind::Speech && cue.form == Form::Past && !verb
        });
    // "|a neighbour| of the ground added"
    let article = [crate::w!("a"), crate::w!("an")].contains(&first.word);
    let said = said
        || article
            && next.is(&lexicon::PREPOSITION)
            && (end + 1..end + 6).take_while(|&at| document.class(at) == Class::Word).any(|at| {
                spans.cue_at(at).is_some_and(|cue| {
                    matches!(cue.kind, CueKind::Speech | CueKind::Addressed) && cue.form == Form::Past
                })
            });
    // "her life as |a player|" names nobody, "as |a steward| said" does.
    if before == crate::w!("as") && article && !said && !verb {
        return None;
    }
    // Without an article a role stands beside its verb, or for many: "officials said", but not "a sense of justice".
    let many = || head.span().of(document.text).ends_with('s');
    let what = match () {
        _ if !opens && !said && document.class(end) != Class::Colon && !many() => return None,
        // "someone in the stand shouted"
        _ if first.word == crate::w!("someone") || first.word == crate::w!("somebody") => What::Noun,
        _ if head.word.is_any(&[&lexicon::ROLE, &lexicon::DEMONYM])
            || head.word == crate::w!("old")
            || head.glued && head.word == crate::w!("back") =>
        {
            What::Role
        }
        _ if opens && (said || head.word.is_any(&[&lexicon::COLLECTIVE, &lexicon::WRITING])) => What::Noun,
        _ => return None,
    };
    Some((end, Some(what)))
}

/// Whether what follows `before` tells what somebody is.
pub fn is_predicate(before: Word) -> bool {
    before.is(&lexicon::BEING) || before == crate::w!("became") || before == crate::w!("become")
}

fn has_ending(document: &Document, token: &Token, ending: &str) -> bool {
    token.case == Case::Lower && token.span().of(document.text).ends_with(ending)
}

/// Whether `token` looks like a finite verb: "has", "was", "scored".
pub fn is_verb(document: &Document, token: &Token) -> bool {
    token.word.is_any(&[&lexicon::AUXILIARY, &lexicon::BEING, &lexicon::CUE]) || has_ending(document, token, "ed")
}
