//! Which marks belong together: the cheapest reading of a paragraph's marks.
//!
//! Each mark opens, closes, opens anew (the stretch before was never closed), nests, or means nothing. A reading costs
//! more the less its marks stand like what it takes them for. One pass keeps the cheapest reading for every state, so a
//! paragraph is read as a whole and in linear time.

use crate::document::{Class, Document, Mark, Paragraph, Shape, Side};
use std::ops::Range;

/// Words between marks, not yet judged.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// The words' tokens; at least one.
    pub words: Range<u32>,
    /// The paragraph, as an index into [`Document::paragraphs`].
    pub paragraph: u32,
    /// The words' tokens and those of the marks around them.
    pub marked: Range<u32>,
    /// Whether a closing mark ends it.
    pub closed: bool,
    /// Whether its marks are single.
    pub single: bool,
}

/// Outside; inside double marks; double marks inside double; inside single marks; double marks inside single.
const STATES: usize = 5;
const OUT: usize = 0;
const DOUBLE: usize = 1;
const NESTED: usize = 2;
const SINGLE: usize = 3;
const INNER: usize = 4;

/// Cost of what cannot be.
const NEVER: u32 = 1000;

/// The stretches of `document`, in text order, disjoint.
pub fn find(document: &Document) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (number, paragraph) in (0..).zip(&document.paragraphs) {
        let marks = document.marks.get(paragraph.marks.start as usize..paragraph.marks.end as usize).unwrap_or(&[]);
        if marks.is_empty() {
            continue;
        }
        // Whether the paragraph before ended inside a quotation.
        let open = stretches.last().filter(|last| !last.closed && last.marked.end == paragraph.tokens.start);
        let states = cheapest(document, paragraph, marks, open.map(|last| last.single));
        push(number, paragraph, marks, &states, &mut stretches);
    }
    stretches
}

/// Appends the stretches that `states` make of the marks of a paragraph.
fn push(number: u32, paragraph: &Paragraph, marks: &[Mark], states: &[u8], stretches: &mut Vec<Stretch>) {
    let mut before = states.first().copied().unwrap_or(OUT as u8) as usize;
    // Where the stretch that is being read began: its outer and inner first token.
    let mut begun = (before != OUT).then_some((paragraph.tokens.start, paragraph.tokens.start));
    let mut add = |begun: Option<(u32, u32)>, words_end: u32, end: u32, closed: bool, single: bool| {
        if let Some((outer, inner)) = begun.filter(|&(_, inner)| inner < words_end) {
            stretches.push(Stretch { words: inner..words_end, marked: outer..end, paragraph: number, closed, single });
        }
    };
    for (mark, &state) in marks.iter().zip(states.iter().skip(1)) {
        let state = state as usize;
        let reopens = state == REOPENED;
        if state == OUT || reopens {
            let end = if reopens { mark.tokens.start } else { mark.tokens.end };
            add(begun.take(), mark.tokens.start, end, !reopens, before == SINGLE);
        }
        if before == OUT && state != OUT || reopens {
            begun = Some((mark.tokens.start, mark.tokens.end));
        }
        // What opens anew has the same marks as before.
        before = if reopens { before } else { state };
    }
    add(begun, paragraph.tokens.end, paragraph.tokens.end, false, before == SINGLE);
}

/// Stands for a state reached by an opening mark in the same state.
const REOPENED: usize = 7;

/// The state before the first mark and after each mark, of the cheapest reading. `open`: whether the marks around the
/// quotation in which the paragraph before ended are single; `None` where it ended in none.
fn cheapest(document: &Document, paragraph: &Paragraph, marks: &[Mark], open: Option<bool>) -> Vec<u8> {
    let mut cost = [0, NEVER, NEVER, NEVER, NEVER];
    if let Some(cost) = open.and_then(|single| cost.get_mut(if single { SINGLE } else { DOUBLE })) {
        *cost = 4;
    }
    let mut from: Vec<[u8; STATES]> = Vec::with_capacity(marks.len());
    for mark in marks {
        let mut best = [NEVER * 2; STATES];
        let mut origin = [0u8; STATES];
        for (state, &so_far) in cost.iter().enumerate() {
            for (next, price, reopened) in moves(document, paragraph, mark, state) {
                let total = so_far.saturating_add(price);
                if let (Some(best), Some(origin)) = (best.get_mut(next), origin.get_mut(next))
                    && total < *best
                {
                    *best = total;
                    *origin = state as u8 | if reopened { 8 } else { 0 };
                }
            }
        }
        cost = best;
        from.push(origin);
    }
    // A paragraph may end inside a quotation, the more so where the next one opens anew; other open ends are less likely.
    let follower = document.marks.get(paragraph.marks.end as usize);
    let anew = follower.filter(|mark| mark.tokens.start == paragraph.tokens.end && mark.side == Side::Open);
    let ends = [
        0,
        if anew.is_some_and(|mark| mark.shape == Shape::Double) { 1 } else { 3 },
        9,
        if anew.is_some_and(|mark| mark.shape == Shape::Single) { 3 } else { 9 },
        12,
    ];
    let last = (0..STATES)
        .min_by_key(|&state| cost.get(state).copied().unwrap_or(NEVER) + ends.get(state).copied().unwrap_or(NEVER));
    let mut state = last.unwrap_or(OUT);
    let mut states = Vec::with_capacity(marks.len() + 1);
    for origin in from.iter().rev() {
        let origin = origin.get(state).copied().unwrap_or(0);
        states.push(if origin & 8 != 0 { REOPENED as u8 } else { state as u8 });
        state = (origin & 7) as usize;
    }
    states.push(state as u8);
    states.reverse();
    states
}

/// What `mark` may do in `state`: the next state, the cost, and whether it opens anew.
fn moves(document: &Document, paragraph: &Paragraph, mark: &Mark, state: usize) -> [(usize, u32, bool); 4] {
    let none = (OUT, NEVER, false);
    let to = |next: usize, price: u32| (next, price, false);
    let opening = price(mark, Side::Open, Side::Close);
    let closing = price(mark, Side::Close, Side::Open);
    let place = Place::of(document, paragraph, mark);
    match (mark.shape, state) {
        (Shape::Apostrophe | Shape::Prime, _) => [to(state, 0), none, none, none],
        (Shape::Double, OUT) => {
            let stray = match mark.side {
                _ if place.after_digit => 1,
                Side::Open => 6,
                _ => 5,
            };
            [to(DOUBLE, opening), to(OUT, stray), none, none]
        }
        (Shape::Double, DOUBLE) => {
            let again = opening + if place.after_sentence { 2 } else { 7 };
            // Curly marks where the paragraph began with straight ones quote what is quoted.
            let outer = document.marks.get(paragraph.marks.start as usize);
            let inner = mark.drawn != Side::Either && outer.is_some_and(|outer| outer.drawn == Side::Either);
            [to(OUT, closing), (DOUBLE, again, true), to(NESTED, opening + if inner { 2 } else { 5 }), to(DOUBLE, 8)]
        }
        (Shape::Double, NESTED) => [to(DOUBLE, closing), to(NESTED, 8), none, none],
        (Shape::Double, SINGLE) => [to(INNER, opening), to(SINGLE, 6), none, none],
        (Shape::Double, _) => [to(SINGLE, closing), to(INNER, 6), none, none],
        (Shape::Single, OUT) => {
            let stray = match mark.side {
                Side::Open => 6,
                Side::Close if place.after_plural => 0,
                _ => 2,
            };
            [to(SINGLE, opening + 2), to(OUT, stray), none, none]
        }
        (Shape::Single, SINGLE) => {
            let (end, apostrophe) = match () {
                _ if place.after_stop => (0, 6),
                _ if place.after_plural => (3, 1),
                _ => (1, 3),
            };
            let again = if place.after_sentence { (SINGLE, opening + 4, true) } else { none };
            [to(OUT, closing + end), to(SINGLE, if mark.side == Side::Open { 5 } else { apostrophe }), again, none]
        }
        // Single marks inside double marks need no partner.
        (Shape::Single, _) => [to(state, 0), none, none, none],
    }
}

/// What it costs to take `mark` for one that faces `wanted`.
fn price(mark: &Mark, wanted: Side, other: Side) -> u32 {
    match mark.side {
        side if side == wanted => 0,
        side if side == other => 9,
        _ if mark.drawn == other => 2,
        _ if mark.drawn == wanted => 0,
        _ => 1,
    }
}

/// What stands before a mark.
struct Place {
    after_digit: bool,
    after_sentence: bool,
    after_stop: bool,
    after_plural: bool,
}

impl Place {
    fn of(document: &Document, paragraph: &Paragraph, mark: &Mark) -> Place {
        let before = mark.tokens.start.checked_sub(1).filter(|&before| before >= paragraph.tokens.start);
        let before = before.and_then(|before| document.token(before));
        let stop = before.is_some_and(|token| {
            matches!(token.class, Class::Stop | Class::Question | Class::Exclamation | Class::Ellipsis | Class::Comma)
        });
        let text = before.map_or("", |token| token.span.of(document.text));
        Place {
            after_digit: before.is_some_and(|token| token.class == Class::Number),
            after_sentence: before.is_none_or(|token| {
                matches!(
                    token.class,
                    Class::Stop
                        | Class::Question
                        | Class::Exclamation
                        | Class::Ellipsis
                        | Class::Dash
                        | Class::Close
                        | Class::Colon
                )
            }),
            after_stop: stop,
            after_plural: text.ends_with(['s', 'S']),
        }
    }
}
