//! What belongs together: pieces of one thing said, and turns of one conversation.

use super::Room;
use super::choice::Choice;
use super::mentions::Link;
use crate::article::QuoteKind;
use crate::document::Class;
use crate::lexicon;

/// Whether quotation `at + 1` goes on with what quotation `at` says: both are pieces of one utterance.
pub fn goes_on(room: &Room, at: usize, choices: &[Choice]) -> bool {
    let Some([one, two, ..]) = room.spans.quotations.get(at..) else { return false };
    let Some([last, next, ..]) = choices.get(at..) else { return false };
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

/// Where the run of paragraphs with quotations that begins with quotation `start` ends.
pub fn run_end(room: &Room, start: usize) -> usize {
    let mut end = start + 1;
    while room.spans.quotation(end).is_some_and(|quotation| {
        quotation.paragraph - paragraph(room, end - 1) <= 1 && quotation.kind == QuoteKind::Direct
    }) {
        end += 1;
    }
    end
}

fn paragraph(room: &Room, at: usize) -> u32 {
    room.spans.quotation(at).map_or(0, |quotation| quotation.paragraph)
}

/// Whether the run from quotation `start` to `end` is a conversation: two speakers at least, and somebody answers:
/// "responded", "hit back", or labels. A first turn without a speaker gets the one whose turn it was.
pub fn converse(room: &Room, choices: &mut [Choice], start: usize, end: usize) -> bool {
    let answers = |choice: &Choice| {
        let cue = room.cue(choice.cue).map_or(0..0, |cue| cue.tokens.clone());
        room.document.has(cue.start, cue.end, &lexicon::RESPONSE)
            || room.mention(choice.mention).is_some_and(|mention| mention.link == Link::Label)
    };
    let Some(turns) = choices.get_mut(start..end) else { return false };
    let mut pairs = turns.windows(2);
    let found = pairs.any(|pair| matches!(pair, [one, two] if !one.is_same(two) && answers(two)));
    if found {
        first_turn(room, turns, start);
        take_turns(room, turns, start);
    }
    found
}

/// The first turn of a conversation stands behind "the exchange followed:" and names nobody: it is the turn of whoever
/// speaks after the answer.
fn first_turn(room: &Room, turns: &mut [Choice], start: usize) {
    let [first, answer, later @ ..] = turns else { return };
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
fn take_turns(room: &Room, turns: &mut [Choice], start: usize) {
    let [first, rest @ ..] = turns else { return };
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
