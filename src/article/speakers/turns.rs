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
            exchanges.get_mut(start..end).unwrap_or(&mut []).fill(Some(number));
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
    let Some([first, answer, later @ ..]) = choices.get_mut(start..end) else { return };
    let Some(next) = later.iter().find(|choice| !choice.is_same(answer)) else { return };
    let here = room.mention(first.mention);
    let here = here.is_some_and(|here| here.link > Link::Far && here.paragraph == paragraph(room, start));
    if here && first.share > 0.6 || next.person.is_none() || next.share < 0.6 {
        return;
    }
    let colon = colon_cue(room, start);
    if colon.is_some() {
        *first = Choice { mention: None, person: next.person, cue: colon, share: 0.7 };
    }
}

/// A paragraph of nothing but closed words, in a conversation of two, is the other one's turn.
fn take_turns(room: &Room, choices: &mut [Choice], start: usize, end: usize) {
    let Some([first, rest @ ..]) = choices.get_mut(start..end) else { return };
    let mut last = *first;
    let Some(&(mut other)) = rest.iter().find(|choice| !choice.is_same(&last)) else { return };
    if rest.iter().any(|choice| !choice.is_same(&last) && !choice.is_same(&other)) {
        return;
    }
    for (at, choice) in (start..).zip(rest) {
        let bare = match (room.spans.quotation(at), room.spans.quotation(at + 1)) {
            (Some(before), Some(here)) => {
                let whole = room.document.paragraph(here.paragraph).is_some_and(|found| found.tokens == here.marked);
                whole && before.closed
            }
            _ => false,
        };
        if bare {
            *choice = Choice { cue: None, share: 0.65, ..other };
        }
        if !choice.is_same(&last) {
            other = last;
        }
        last = *choice;
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
