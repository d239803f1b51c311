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
const OUT: u8 = 0;
const DOUBLE: u8 = 1;
const NESTED: u8 = 2;
const SINGLE: u8 = 3;
const INNER: u8 = 4;
/// Added to a state that an opening mark leads to while the stretch before is open: that one was never closed.
const ANEW: u8 = 8;
/// What is left of a state without [`ANEW`]; also the size of tables by state.
const STATE: u8 = 7;
const STATES: usize = 8;

/// Cost of what cannot be.
const NEVER: u32 = 1000;

/// What a mark may do: whether it is single, the state before it and behind it, and what that costs, as an index into
/// [`prices`].
#[rustfmt::skip]
static MOVES: [[u8; 4]; 20] = [
    [0, OUT, DOUBLE, OPENING], [0, OUT, OUT, STRAY],
    [0, DOUBLE, OUT, CLOSING], [0, DOUBLE, DOUBLE | ANEW, OPENING_ANEW], [0, DOUBLE, NESTED, NESTING], [0, DOUBLE, DOUBLE, EIGHT],
    [0, NESTED, DOUBLE, CLOSING], [0, NESTED, NESTED, EIGHT],
    [0, SINGLE, INNER, OPENING], [0, SINGLE, SINGLE, SIX],
    [0, INNER, SINGLE, CLOSING], [0, INNER, INNER, SIX],
    [1, OUT, SINGLE, OPENING_SINGLE], [1, OUT, OUT, STRAY_SINGLE],
    [1, SINGLE, OUT, CLOSING_SINGLE], [1, SINGLE, SINGLE, APOSTROPHE], [1, SINGLE, SINGLE | ANEW, SINGLE_ANEW],
    // Single marks inside double marks need no partner.
    [1, DOUBLE, DOUBLE, FREE], [1, NESTED, NESTED, FREE], [1, INNER, INNER, FREE],
];
const FREE: u8 = 0;
const SIX: u8 = 1;
const EIGHT: u8 = 2;
const OPENING: u8 = 3;
const CLOSING: u8 = 4;
const OPENING_ANEW: u8 = 5;
const NESTING: u8 = 6;
const STRAY: u8 = 7;
const OPENING_SINGLE: u8 = 8;
const CLOSING_SINGLE: u8 = 9;
const SINGLE_ANEW: u8 = 10;
const STRAY_SINGLE: u8 = 11;
const APOSTROPHE: u8 = 12;

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
    let mut before = states.first().copied().unwrap_or(OUT);
    // Where the stretch that is being read began: its outer and inner first token.
    let (mut outer, mut inner) = (paragraph.tokens.start, paragraph.tokens.start);
    // At the end of the paragraph stands what closes nothing.
    for at in 0..=marks.len() {
        let end = paragraph.tokens.end..paragraph.tokens.end;
        let mark = marks.get(at).map_or(end, |mark| mark.tokens.clone());
        let state = if at == marks.len() { ANEW } else { states.get(at + 1).map_or(OUT, |&state| state) };
        let anew = state & ANEW != 0;
        if before != OUT && (state == OUT || anew) && inner < mark.start {
            stretches.push(Stretch {
                words: inner..mark.start,
                marked: outer..if anew { mark.start } else { mark.end },
                paragraph: number,
                closed: !anew,
                single: before == SINGLE,
            });
        }
        if before == OUT || anew {
            (outer, inner) = (mark.start, mark.end);
        }
        before = state & STATE;
    }
}

/// The state before the first mark and after each mark, of the cheapest reading. `open`: whether the marks around the
/// quotation in which the paragraph before ended are single; `None` where it ended in none.
fn cheapest(document: &Document, paragraph: &Paragraph, marks: &[Mark], open: Option<bool>) -> Vec<u8> {
    let mut cost = [NEVER; STATES];
    cost[OUT as usize] = 0;
    if let Some(single) = open {
        cost[if single { SINGLE } else { DOUBLE } as usize] = 4;
    }
    // For each mark and the state behind it, the state before it, marked where it opens anew.
    let mut from: Vec<[u8; STATES]> = Vec::with_capacity(marks.len());
    for mark in marks {
        let mut origin = [OUT, DOUBLE, NESTED, SINGLE, INNER, 5, 6, 7];
        if matches!(mark.shape, Shape::Double | Shape::Single) {
            let prices = prices(document, paragraph, mark);
            let mut best = [NEVER * 2; STATES];
            for &[single, before, behind, price] in &MOVES {
                let total = cost[(before & STATE) as usize] + prices[(price & 15) as usize];
                let best = &mut best[(behind & STATE) as usize];
                if (single == 1) == (mark.shape == Shape::Single) && total < *best {
                    *best = total;
                    origin[(behind & STATE) as usize] = before | behind & ANEW;
                }
            }
            cost = best;
        }
        from.push(origin);
    }
    // A paragraph may end inside a quotation, the more so where the next one opens anew; other open ends are less likely.
    let ends = [0, 3, 9, 9, 12, NEVER, NEVER, NEVER];
    cost.iter_mut().zip(ends).for_each(|(cost, end)| *cost += end);
    let follower = document.marks.get(paragraph.marks.end as usize);
    match follower.filter(|mark| mark.tokens.start == paragraph.tokens.end) {
        Some(mark) if mark.shape == Shape::Double => cost[DOUBLE as usize] -= 2,
        Some(mark) if mark.shape == Shape::Single => cost[SINGLE as usize] -= 6,
        _ => {}
    }
    let mut state = OUT;
    for (other, &price) in (OUT..).zip(&cost) {
        if price < cost[(state & STATE) as usize] {
            state = other;
        }
    }
    let mut states = vec![OUT; marks.len() + 1];
    for (at, slot) in states.iter_mut().enumerate().rev() {
        let origin = at.checked_sub(1).and_then(|at| from.get(at)).map_or(OUT, |from| from[(state & STATE) as usize]);
        *slot = state & STATE | origin & ANEW;
        state = origin;
    }
    states
}

/// What `mark` costs as each thing that [`MOVES`] may take it for.
fn prices(document: &Document, paragraph: &Paragraph, mark: &Mark) -> [u32; 16] {
    let before =
        document.token(mark.tokens.start.wrapping_sub(1)).filter(|_| mark.tokens.start > paragraph.tokens.start);
    let class = before.map_or(Class::Stop, |token| token.class);
    let ends = matches!(class, Class::Stop | Class::Question | Class::Exclamation | Class::Ellipsis);
    let after_stop = ends || class == Class::Comma;
    let after_sentence = ends || matches!(class, Class::Dash | Class::Close | Class::Colon);
    let after_plural =
        before.is_some_and(|token| matches!(token.span().of(document.text).as_bytes(), [.., b's' | b'S']));
    // Curly marks where the paragraph began with straight ones quote what is quoted.
    let outer = document.marks.get(paragraph.marks.start as usize);
    let inner = mark.drawn != Side::Either && outer.is_some_and(|outer| outer.drawn == Side::Either);
    let facing = |wanted: Side, other: Side| match mark.side {
        side if side == wanted => 0,
        side if side == other => 9,
        _ => 1,
    };
    let (opening, closing) = (facing(Side::Open, Side::Close), facing(Side::Close, Side::Open));
    let opens = mark.side == Side::Open;
    let mut prices = [0; 16];
    prices[SIX as usize] = 6;
    prices[EIGHT as usize] = 8;
    prices[OPENING as usize] = opening;
    prices[CLOSING as usize] = closing;
    prices[OPENING_ANEW as usize] = opening + if after_sentence { 2 } else { 7 };
    prices[NESTING as usize] = opening + if inner { 2 } else { 5 };
    prices[STRAY as usize] = 5;
    prices[OPENING_SINGLE as usize] = opening + 2;
    prices[SINGLE_ANEW as usize] = if after_sentence { opening + 4 } else { NEVER };
    prices[STRAY_SINGLE as usize] = if opens { 6 } else { 2 };
    let (end, apostrophe) = match () {
        _ if after_stop => (0, 6),
        _ if after_plural => (3, 1),
        _ => (1, 3),
    };
    prices[CLOSING_SINGLE as usize] = closing + end;
    prices[APOSTROPHE as usize] = if opens { 5 } else { apostrophe };
    prices
}
