//! What belongs together: pieces of one thing said, and turns of one conversation.

use super::Room;
use super::candidates::near_before;
use super::choice::Choice;
use super::mentions::Link;
use crate::article::QuoteKind;
use crate::lexicon;
use crate::spans::cues::CueKind;

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
    let mention = room.mention(last.mention).map_or(0, |mention| mention.tokens.start);
    let between = two.marked.start.saturating_sub(one.marked.end);
    let beside = between <= 1 || (one.marked.end..two.marked.start).contains(&mention);
    let same = last.mention == next.mention;
    between < 40
        && match two.paragraph - one.paragraph {
            0 => beside || same,
            // A paragraph that opens with words and has no speaker of its own.
            1 => beside && same,
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
    let Some(here) = room.spans.quotation(start) else { return };
    let colon = near_before(room, here.marked.start);
    let leads = room.cue(colon).is_some_and(|cue| cue.kind == CueKind::Lead);
    let own = room.mention(first.mention).is_some_and(|mention| mention.paragraph == here.paragraph);
    if leads && !own && next.person.is_some() {
        *first = Choice { mention: None, person: next.person, cue: colon, share: 0.7 };
    }
}

/// A paragraph of nothing but closed words, in a conversation, is the turn of whoever spoke before the last one.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn take_turns(room: &Room, turns: &mut [Choice], start: usize) {
    let [first, rest @ ..] = turns else { return };
    let mut last = *first;
    let Some(&(mut other)) = rest.iter().find(|choice| !choice.is_same(&last)) else { return };
    for (at, choice) in (start..).zip(rest) {
        let bare = room.spans.quotation(at + 1).is_some_and(|here| {
            !here.continues && room.document.paragraph(here.paragraph).is_some_and(|found| found.tokens == here.marked)
        });
        if bare {
            *choice = Choice { cue: None, share: 0.65, ..other };
        }
        if !choice.is_same(&last) {
            other = last;
        }
        last = *choice;
    }
}
