//! What belongs together: pieces of one thing said, and turns of one conversation.

use super::Room;
use super::choice::Choice;
use super::mentions::Link;
use crate::article::QuoteKind;
use crate::document::{Class, Token};
use crate::lexicon;

/// The utterance of each quotation: pieces of one uninterrupted thing said share a number.
pub fn utterances(room: &Room, choices: &[Choice]) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(choices.len());
    let mut current = 0;
    for at in 0..choices.len() {
        current += (at > 0 && !goes_on(room, at - 1, choices)) as u32;
        numbers.push(current);
    }
    numbers
}

/// Whether quotation `at + 1` goes on with what quotation `at` says.
fn goes_on(room: &Room, at: usize, choices: &[Choice]) -> bool {
    let (Some(one), Some(two)) = (room.spans.quotation(at), room.spans.quotation(at + 1)) else { return false };
    let Some([last, next]) = choices.get(at..at + 2) else { return false };
    if !last.is_same(next) {
        return false;
    }
    if two.continues {
        return true;
    }
    let apart = two.paragraph - one.paragraph;
    let between = two.marked.start.saturating_sub(one.marked.end);
    let mention = room.mention(last.mention).map(|mention| mention.tokens.start);
    let beside = mention.is_some_and(|start| one.marked.end <= start && start < two.marked.start);
    match apart {
        0 => between <= 1 || between < 40 && (beside || last.mention == next.mention),
        // A paragraph that opens with words and has no speaker of its own.
        1 => last.mention == next.mention && between < 40 && (between <= 1 || beside),
        _ => false,
    }
}

/// The conversation of each quotation, if it is a turn of one. A first turn without a speaker gets the one whose turn it was.
pub fn exchanges(room: &Room, choices: &mut [Choice], utterances: &[u32]) -> Vec<Option<u32>> {
    let mut exchanges = vec![None; choices.len()];
    let (mut number, mut start) = (0, 0);
    while start < choices.len() {
        // A run: paragraphs with quotations one after the other.
        let mut end = start + 1;
        while end < choices.len()
            && paragraph(room, end).saturating_sub(paragraph(room, end - 1)) <= 1
            && room.spans.quotation(end).is_some_and(|quotation| quotation.kind == QuoteKind::Direct)
        {
            end += 1;
        }
        if is_conversation(room, choices, utterances, start, end) {
            first_turn(room, choices, start, end);
            take_turns(room, choices, start, end);
            exchanges.iter_mut().take(end).skip(start).for_each(|slot| *slot = Some(number));
            number += 1;
        }
        start = end;
    }
    exchanges
}

fn paragraph(room: &Room, at: usize) -> u32 {
    room.spans.quotation(at).map_or(0, |quotation| quotation.paragraph)
}

/// Two speakers at least, and somebody answers: "responded", "hit back", or labels.
fn is_conversation(room: &Room, choices: &[Choice], utterances: &[u32], start: usize, end: usize) -> bool {
    let response = |token: &Token| token.word.is(&lexicon::RESPONSE);
    let answers = |choice: &Choice| {
        let cue = room.cue(choice.cue);
        cue.is_some_and(|cue| room.document.tokens_of(&cue.tokens).iter().any(response))
            || room.mention(choice.mention).is_some_and(|mention| mention.link == Link::Label)
    };
    (start + 1..end).any(|at| match (choices.get(at - 1..=at), utterances.get(at - 1..=at)) {
        (Some([one, two]), Some([a, b])) => a != b && !one.is_same(two) && answers(two),
        _ => false,
    })
}

/// The first turn of a conversation stands behind "the exchange followed:" and names nobody: it is the turn of whoever
/// speaks after the answer.
fn first_turn(room: &Room, choices: &mut [Choice], start: usize, end: usize) {
    let (Some(first), Some(answer)) = (choices.get(start).copied(), choices.get(start + 1).copied()) else { return };
    let here = room.mention(first.mention).is_some_and(|mention| {
        mention.link > Link::Far && room.document.paragraph_at(mention.span.start) == paragraph(room, start)
    });
    let later = choices.get(start + 2..end).unwrap_or(&[]);
    let Some(next) = later.iter().find(|choice| !choice.is_same(&answer)).copied() else { return };
    if here && first.share > 0.6 || next.person.is_none() || next.share < 0.6 {
        return;
    }
    let colon = colon_cue(room, start);
    if colon.is_some()
        && let Some(choice) = choices.get_mut(start)
    {
        *choice = Choice { mention: None, person: next.person, cue: colon, share: 0.7 };
    }
}

/// A paragraph of nothing but closed words, in a conversation, is the other one's turn.
fn take_turns(room: &Room, choices: &mut [Choice], start: usize, end: usize) {
    let run = choices.get(start..end).unwrap_or(&[]);
    let Some((one, two)) = run.first().and_then(|one| Some((one, run.iter().find(|choice| !choice.is_same(one))?)))
    else {
        return;
    };
    if run.iter().any(|choice| !choice.is_same(one) && !choice.is_same(two)) {
        return;
    }
    for at in start + 1..end {
        let (Some(last), Some(quotation)) = (room.spans.quotation(at - 1), room.spans.quotation(at)) else {
            return;
        };
        let bare = room.document.paragraph(paragraph(room, at)).is_some_and(|found| found.tokens == quotation.marked);
        if !bare || quotation.continues || !last.closed || paragraph(room, at - 1) == paragraph(room, at) {
            continue;
        }
        let Some(spoke) = choices.get(at - 1).copied() else { return };
        let before = choices.get(start..at).unwrap_or(&[]).iter().rev().find(|choice| !choice.is_same(&spoke));
        let other =
            before.or_else(|| choices.get(at..end).unwrap_or(&[]).iter().find(|choice| !choice.is_same(&spoke)));
        let Some(other) = other.copied() else { continue };
        if let Some(choice) = choices.get_mut(at) {
            *choice = Choice { cue: None, share: 0.65, ..other };
        }
    }
}

/// The last reporting verb before the colon in front of quotation `at`.
fn colon_cue(room: &Room, at: usize) -> Option<u32> {
    let quotation = room.spans.quotation(at)?;
    let first = quotation.marked.start;
    let colon = room.document.token(first.wrapping_sub(1))?;
    let cue = room.cue_from(first).checked_sub(1);
    let near = room.cue(cue)?.tokens.end + 6 >= first;
    cue.filter(|_| colon.class == Class::Colon && near)
}
