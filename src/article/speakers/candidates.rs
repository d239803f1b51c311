//! Who may have said a quotation: the mentions around it, each with what speaks for it.
//!
//! Every fact is a number in the table of weights; the sum of the weights is the candidate's score.

use super::Room;
use super::mentions::Link;
use crate::article::QuoteKind;
use crate::document::Class;
use crate::lexicon::{self, *};
use crate::spans::cues::{CueKind, Form};
use crate::spans::quotations::Quotation;

/// Most facts about one candidate.
const FACTS: usize = 28;
/// Most mentions looked at before and behind a quotation.
const BEFORE: usize = 16;
const BEHIND: usize = 8;
/// How far behind a quotation its reporting verb may stand, in tokens.
const NEAR: u32 = 12;
/// Most paragraphs looked back.
const PARAGRAPHS: u32 = 4;

/// A mention that may be the speaker.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Number of the mention.
    pub mention: u32,
    /// Whether it stands with its verb right behind the quotation, or leads it in.
    pub beside: bool,
    /// Whether its verb stands right before a colon and the quotation.
    pub introduces: bool,
    /// Facts, as indices into the table of weights.
    facts: [u16; FACTS],
    count: u8,
}

/// Where a mention stands, seen from the quotation. The order is that of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Behind,
    BehindLater,
    BehindQuote,
    Before,
    BeforeEarlier,
    BeforeQuote,
    OneBack,
    TwoBack,
    FarBack,
    Next,
}

/// What is known of the quotations before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Past {
    /// The mention chosen for the quotation before and its person.
    pub last: Option<(u32, Option<u32>)>,
    /// The same for the last quotation of another speaker.
    pub other: Option<(u32, Option<u32>)>,
}

impl Candidate {
    /// Facts that hold, as indices into the table of weights.
    pub fn facts(&self) -> &[u16] {
        self.facts.get(..self.count as usize).unwrap_or(&[])
    }

    /// The sum of the weights.
    pub fn score(&self) -> f32 {
        let weight = |&fact: &u16| lexicon::SPEAKER.get(fact as usize).map_or(0, |&weight| weight as i32);
        self.facts().iter().map(weight).sum::<i32>() as f32 / 16.0
    }

    fn add(&mut self, row: usize, index: usize) {
        if let Some(slot) = self.facts.get_mut(self.count as usize) {
            *slot = (row + index) as u16;
            self.count += 1;
        }
    }
}

/// What a quotation looks like from where its speaker may stand.
struct Site {
    first_token: u32,
    end_token: u32,
    paragraph: u32,
    /// 0 nothing, 1 a comma, 2 a stop, 3 a question or exclamation mark, 4 a dash or ellipsis: how the words end.
    ending: usize,
    /// 0 other, 1 a comma, 2 a colon, 3 the paragraph's start, 4 a stop: what stands before.
    opening: usize,
    colon_above: bool,
    /// Where the verb of speech right before the words begins: "Klopp |said|: …".
    lead_in: Option<u32>,
    /// The reporting verbs right before the words and right behind them, as numbers.
    cues: [Option<u32>; 2],
}

/// The candidates for quotation number `number`.
pub fn of(room: &Room, number: usize, past: &Past) -> Vec<Candidate> {
    let Room { document, spans, mentions, .. } = room;
    let Some(quotation) = spans.quotation(number) else { return Vec::new() };
    let site = site(room, number, quotation);
    let first = mentions.partition_point(|mention| mention.tokens.end <= site.first_token);
    let behind = mentions.partition_point(|mention| mention.tokens.start < site.end_token);
    let mut found = Vec::new();
    let paragraph_end = document.paragraph(site.paragraph).map_or(0, |paragraph| paragraph.tokens.end);
    let mut linked_here = false;
    let mut near = 0;
    for (at, mention) in mentions.iter().enumerate().skip(behind).take(BEHIND) {
        if mention.tokens.start >= paragraph_end {
            // The next paragraph speaks for this one only where this one has no words of the reporter's.
            let next = document.paragraph_at(mention.span.start) == site.paragraph + 1;
            if next && mention.leads && !linked_here {
                found.push(candidate(room, &site, number, at, Place::Next, near, past));
            }
            break;
        }
        let quote_between = spans.quotation(number + 1).is_some_and(|next| next.marked.start < mention.tokens.start);
        let same = document.sentence_at(mention.span.start)
            == document.token(site.end_token).map_or(0, |token| document.sentence_at(token.span.start));
        let place = match () {
            _ if quote_between => Place::BehindQuote,
            _ if same => Place::Behind,
            _ => Place::BehindLater,
        };
        linked_here |= place == Place::Behind && mention.link > Link::Object;
        found.push(candidate(room, &site, number, at, place, near, past));
        near += 1;
    }
    near = 0;
    let (mut kept_last, mut kept_other) = (false, false);
    for (at, mention) in mentions.iter().enumerate().take(first).rev().take(BEFORE) {
        let paragraph = document.paragraph_at(mention.span.start);
        let back = site.paragraph.saturating_sub(paragraph);
        if back > PARAGRAPHS {
            break;
        }
        let quote_between =
            spans.quotation(number.wrapping_sub(1)).is_some_and(|last| last.marked.start > mention.tokens.start);
        let before = document.token(site.first_token.wrapping_sub(1));
        let same = before
            .is_some_and(|token| document.sentence_at(token.span.start) == document.sentence_at(mention.span.start));
        let place = match back {
            0 if quote_between => Place::BeforeQuote,
            0 if same && site.opening != 4 => Place::Before,
            0 => Place::BeforeEarlier,
            1 => Place::OneBack,
            2 => Place::TwoBack,
            _ => Place::FarBack,
        };
        kept_last |= past.last.is_some_and(|(last, _)| last as usize == at);
        kept_other |= past.other.is_some_and(|(last, _)| last as usize == at);
        let made = candidate(room, &site, number, at, place, near, past);
        found.push(made);
        near += 1;
    }
    for (known, kept) in [(past.last, kept_last), (past.other, kept_other)] {
        if let Some((at, _)) = known.filter(|_| !kept) {
            found.push(candidate(room, &site, number, at as usize, Place::FarBack, 3, past));
        }
    }
    found
}

/// The reporting verb that ends at most two tokens before token `first`, no mark and no stop between.
fn near_before(room: &Room, first: u32) -> Option<u32> {
    let at = room.spans.cues.partition_point(|cue| cue.tokens.end <= first).checked_sub(1)?;
    let end = room.cue(Some(at as u32))?.tokens.end;
    let plain =
        room.document.tokens_of(&(end..first)).iter().all(|token| !matches!(token.class, Class::Mark | Class::Stop));
    (first - end <= 2 && plain).then_some(at as u32)
}

/// The first reporting verb of the sentence that goes on behind quotation `number`, which ends before token `end`.
fn near_behind(room: &Room, number: usize, end: u32) -> Option<u32> {
    let at = room.spans.cues.partition_point(|cue| cue.tokens.start < end);
    let cue = room.cue(Some(at as u32))?;
    let next = room.spans.quotation(number + 1).map_or(u32::MAX, |next| next.marked.start);
    let document = room.document;
    let sentence = |span: crate::text::Span| document.sentence_at(span.start);
    let same = document.token(end).is_some_and(|token| sentence(token.span) == sentence(cue.span));
    (same && cue.tokens.start - end <= NEAR && cue.tokens.start < next).then_some(at as u32)
}

fn site(room: &Room, number: usize, quotation: &Quotation) -> Site {
    let document = room.document;
    let get = |at: u32| document.token(at);
    let (first_token, end_token, paragraph) = (quotation.marked.start, quotation.marked.end, quotation.paragraph);
    let starts = document.paragraph(paragraph).is_some_and(|found| found.tokens.start == first_token);
    let mut last = end_token.saturating_sub(1);
    while last > first_token && get(last).is_some_and(|token| token.class == Class::Mark) {
        last -= 1;
    }
    let class = |token: Option<&crate::document::Token>| token.map_or(Class::Other, |token| token.class);
    let mut ending = match class(get(last)) {
        Class::Comma => 1,
        Class::Stop => 2,
        Class::Question | Class::Exclamation => 3,
        Class::Dash | Class::Ellipsis => 4,
        _ => 0,
    };
    // The American comma stands inside the marks, the British one outside.
    if ending == 0 && class(get(end_token)) == Class::Comma {
        ending = 1;
    }
    let opening = match first_token.checked_sub(1).and_then(get).map(|token| token.class) {
        _ if starts => 3,
        Some(Class::Comma) => 1,
        Some(Class::Colon) => 2,
        Some(Class::Stop | Class::Question | Class::Exclamation | Class::Mark) => 4,
        _ => 0,
    };
    let above = document.paragraph(paragraph.wrapping_sub(1));
    let colon_above =
        starts && above.is_some_and(|above| class(get(above.tokens.end.saturating_sub(1))) == Class::Colon);
    let cues = &room.spans.cues;
    let cue = cues
        .partition_point(|cue| cue.tokens.end < first_token)
        .checked_sub(1)
        .and_then(|at| room.cue(Some(at as u32)));
    let lead_in = cue
        .filter(|cue| cue.kind <= CueKind::Weak && cue.tokens.end + 1 == first_token)
        .filter(|cue| opening == 2 || colon_above || opening == 1 && cue.form != Form::Ing)
        .map(|cue| cue.tokens.start);
    let cues = [near_before(room, first_token), near_behind(room, number, end_token)];
    Site { first_token, end_token, paragraph, ending, opening, colon_above, lead_in, cues }
}

fn candidate(room: &Room, site: &Site, number: usize, at: usize, place: Place, near: usize, past: &Past) -> Candidate {
    let mut made = Candidate { mention: at as u32, beside: false, introduces: false, facts: [0; FACTS], count: 0 };
    let (Some(mention), Some(quotation)) = (room.mentions.get(at), room.spans.quotation(number)) else {
        return made;
    };
    let (place_at, link, what) = (place as usize, mention.link as usize, mention.what as usize);
    let after = mention.tokens.start >= site.end_token;
    let cue = room.cue(mention.cues.map(|(first, last)| if after { first } else { last }));
    // How far the nearer of mention and cue stands from the quotation.
    let gap = match cue {
        Some(cue) if after => {
            mention.tokens.start.min(cue.tokens.start.max(site.end_token)).saturating_sub(site.end_token)
        }
        Some(cue) if cue.tokens.end <= site.first_token => site.first_token - mention.tokens.end.max(cue.tokens.end),
        _ if after => mention.tokens.start - site.end_token,
        _ => site.first_token.saturating_sub(mention.tokens.end),
    };
    let gap = match gap {
        0 => 0,
        1..=2 => 1,
        3..=5 => 2,
        6..=12 => 3,
        13..=30 => 4,
        _ => 5,
    };
    let opening = if site.colon_above { 5 } else { site.opening };
    // “…,” said |Brandt|; as |the heckler| shouted: “…”
    let introduces = mention.link == Link::Subject
        && cue.is_some_and(|cue| site.lead_in == Some(cue.tokens.start))
        && mention.tokens.end <= site.first_token;
    made.introduces = introduces;
    made.beside = introduces || place == Place::Behind && gap <= 1 && mention.link >= Link::Titled && site.ending != 2;
    made.add(SPEAKER_PLACE_LINK, place_at * 11 + link);
    made.add(SPEAKER_WHAT_LINK, what * 11 + link);
    made.add(SPEAKER_PLACE_WHAT, place_at * 8 + what);
    made.add(SPEAKER_PLACE_GAP, place_at * 6 + gap);
    made.add(SPEAKER_PLACE_ENDING, place_at * 5 + site.ending);
    made.add(SPEAKER_PLACE_OPENING, place_at * 6 + opening);
    let side = if after {
        0
    } else if place_at <= Place::BeforeQuote as usize {
        1
    } else {
        2
    };
    let own = |near: Option<u32>| {
        near.map(|near| mention.cues.is_some_and(|(first, last)| near == if after { first } else { last }))
    };
    let near_cues = match site.cues.map(own) {
        [None, None] => 0,
        [Some(own), None] => 1 + own as usize,
        [None, Some(own)] => 3 + own as usize,
        [Some(false), Some(false)] => 5,
        [Some(true), _] => 6,
        [_, Some(true)] => 7,
    };
    made.add(SPEAKER_CUES, side * 8 + near_cues);
    let mixed = (quotation.kind == QuoteKind::Mixed) as usize;
    made.add(SPEAKER_KIND_LINK, (mixed * 3 + side) * 11 + link);
    made.add(SPEAKER_WHAT_GAP, (what * 6 + gap) * 2 + (mention.link > Link::Object) as usize);
    made.add(SPEAKER_NEAR, (side * 4 + near.min(3)) * 2 + (mention.link > Link::Object) as usize);
    made.add(SPEAKER_VERBAL, place_at * 2 + mention.verbal as usize);
    made.add(
        SPEAKER_STANDING,
        side * 8 + mention.leads as usize * 4 + mention.governed as usize * 2 + mention.genitive as usize,
    );
    if let Some(cue) = cue {
        let kind = match cue.kind {
            CueKind::Speech => 0,
            CueKind::Weak | CueKind::Lead => 1,
            CueKind::Addressed => 2,
            CueKind::Source => 3,
            CueKind::Passive => 4,
        };
        made.add(SPEAKER_CUE_LINK, kind * 11 + link);
        made.add(SPEAKER_FORM_PLACE, place_at * 4 + cue.form as usize);
    }
    let same = |known: Option<(u32, Option<u32>)>| {
        known.is_some_and(|(last, person)| last as usize == at || person.is_some() && person == mention.person)
    };
    let turn = match () {
        _ if same(past.last) => 1,
        _ if same(past.other) => 2,
        _ => 0,
    };
    made.add(SPEAKER_TURN, place_at * 3 + turn);
    if let Some(person) = mention.person
        && named_within(room, number, person)
    {
        made.add(SPEAKER_NAMED_WITHIN, side);
    }
    made
}

/// Whether the quoted words from quotation `number` on name `person`, as long as they go on: nobody speaks of himself by
/// name.
fn named_within(room: &Room, number: usize, person: u32) -> bool {
    let Some([first, rest @ ..]) = room.spans.quotations.get(number..) else { return false };
    let last = rest.iter().take(6).take_while(|next| next.continues).last().unwrap_or(first);
    let names = &room.spans.names;
    let start = names.partition_point(|name| name.span.start < first.span.start);
    let within = names.iter().enumerate().skip(start).take_while(|(_, name)| name.span.end <= last.span.end);
    within.take(20).any(|(at, _)| room.people.of_name(at as u32) == Some(person))
}
