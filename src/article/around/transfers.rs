//! Transfers: "Ada Marsh has joined Northgate Rovers", "Northgate have signed Ada Marsh". Only where the opening of an
//! article without a match tells them as done.

use super::{Around, on};
use crate::article::{Event, EventKind};
use crate::document::{Class, Sentence};
use crate::lexicon;
use crate::w;

/// How many sentences from the start tell it.
const OPENING: usize = 3;
/// Most words between the verb and who or whom it joins, in tokens.
const REACH: u32 = 5;

/// Every transfer, once a player.
pub fn find(around: &Around) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    if around.match_.is_some() {
        return events;
    }
    for sentence in around.document.sentences.iter().take(OPENING) {
        for at in sentence.tokens.clone() {
            let Some(token) = around.document.token(at) else { continue };
            if token.class != Class::Word || around.is_quoted(token.span()) {
                continue;
            }
            let joins = token.word.is(&lexicon::JOINING).then(|| joins(around, sentence, at)).flatten();
            let found =
                joins.or_else(|| token.word.is(&lexicon::SIGNING).then(|| signs(around, sentence, at)).flatten());
            let Some(event) = found else { continue };
            if !events.iter().any(|known| known.player == event.player) {
                events.push(event);
            }
        }
    }
    events
}

/// "Marsh has joined Northgate", "Marsh signed for Northgate".
fn joins(around: &Around, sentence: &Sentence, at: u32) -> Option<Event> {
    let link = around.document.token(at + 1)?.word;
    let verb = around.document.token(at)?.word;
    let linked = link == w!("for") || link == w!("to");
    if (verb == w!("signed") || verb == w!("moved") || verb == w!("moves")) && !linked {
        return None;
    }
    let team = around.teams.reference_at(at + 1 + linked as u32)?;
    let person = person_before(around, sentence, at)?;
    made(around, sentence, person, team.team, at, team.tokens.end)
}

/// "Northgate have signed Marsh".
fn signs(around: &Around, sentence: &Sentence, at: u32) -> Option<Event> {
    let number = around.spans.name_from(at + 1);
    // "the Denmark midfielder Marsh"
    let number = (number..number + 2).find(|&number| around.people.of_name(number as u32).is_some())?;
    let name = around.spans.names.get(number).filter(|name| name.tokens.start <= at + REACH)?;
    let person = around.people.of_name(number as u32)?;
    // "Northgate have completed the signing of Marsh"
    let back = if around.document.says(at, w!("signing")) { REACH } else { 3 };
    let from = at.saturating_sub(back).max(sentence.tokens.start);
    let team = around.teams.within(&(from..at)).last()?;
    if !(at + 1..name.tokens.start).all(|at| around.document.is(at, Class::Word)) {
        return None;
    }
    made(around, sentence, person, team.team, team.tokens.end, name.tokens.end)
}

/// The person right before the verb, but for "has" and the like.
fn person_before(around: &Around, sentence: &Sentence, at: u32) -> Option<u32> {
    let number = around.spans.names.partition_point(|name| name.tokens.end <= at).checked_sub(1)?;
    let name = around.spans.names.get(number).filter(|name| name.tokens.start >= sentence.tokens.start)?;
    (name.tokens.end + 2 >= at).then_some(())?;
    around.people.of_name(number as u32)
}

fn made(
    around: &Around,
    sentence: &Sentence,
    person: u32,
    team: crate::article::teams::TeamId,
    from: u32,
    end: u32,
) -> Option<Event> {
    if around.document.has(from.saturating_sub(3).max(sentence.tokens.start), end, &lexicon::UNSPOKEN) {
        return None;
    }
    let first = around.spans.name_from(sentence.tokens.start.max(from.saturating_sub(REACH)));
    let start = around.spans.names.get(first).map(|name| name.tokens.start).filter(|&start| start < end)?;
    let span = around.span(&(start.min(from)..end))?;
    let day = around.day_in(sentence.span).map(|(day, _)| on(day));
    let mut event = around.event(EventKind::Transfer, day, vec![span])?;
    around.name(&mut event, Some(person), Some(team));
    Some(event)
}
