//! Who may have said a quotation: the mentions around it, each with what speaks for it.
//!
//! Every fact is a number in the table of weights; the sum of the weights is the candidate's score.

use super::choice::Choice;
use super::mentions::{Link, What};
use super::{Room, bin};
use crate::article::QuoteKind;
use crate::document::{Class, Token};
use crate::lexicon::{self, *};
use crate::spans::cues::{CueKind, Form};
use crate::spans::quotations::Quotation;

/// Most mentions looked at before and behind a quotation.
const BEFORE: usize = 16;
const BEHIND: usize = 8;
/// How far behind a quotation its reporting verb may stand, in tokens.
const NEAR: u32 = 12;
/// Longest heading, in tokens.
const TOPIC: usize = 12;
/// Most paragraphs looked back.
const PARAGRAPHS: u32 = 4;
/// What the subject of “said:” right before the words has over all others, in sixteenths.
const LEAD_IN: i32 = 48;
/// What the subject of the sentence right before the words has, where no verb stands behind them, in sixteenths.
const SET_UP: i32 = 32;
/// What “she grinned” right behind the words has, in sixteenths.
const FOLLOWS: i32 = 16;
/// A fact without a weight.
const NOTHING: usize = usize::MAX;

/// A mention that may be the speaker.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The choice of this mention; its share is not known yet.
    pub choice: Choice,
    /// Whether it stands with its verb right beside the quotation.
    pub beside: bool,
    /// The sum of the weights, in sixteenths.
    pub score: i32,
    /// Facts, as indices into the table of weights; those beyond it have no weight.
    pub facts: [usize; 16],
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

/// What a quotation looks like from where its speaker may stand.
struct Site {
    number: usize,
    mixed: bool,
    first: u32,
    end: u32,
    paragraph: u32,
    /// The sentences of the tokens right before and right behind.
    sentences: [u32; 2],
    /// 0 nothing, 1 a comma, 2 a stop, 3 a question or exclamation mark, 4 a dash or ellipsis: how the words end.
    ending: usize,
    /// 0 other, 1 a comma, 2 a colon, 3 the paragraph's start, 4 a stop, 5 a colon at the end of the paragraph above: what
    /// stands before.
    opening: usize,
    /// The reporting verbs right before the words and right behind them, as numbers.
    cues: [Option<u32>; 2],
    /// Whether the verb before them leads them in: “Klopp said: …”.
    led_in: bool,
}

/// The candidates for quotation number `number`. `past`: the speaker of the quotation before, and the last other one.
pub fn of(room: &Room, number: usize, past: &[Choice; 2]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let Some(quotation) = room.spans.quotation(number) else { return found };
    let site = site(room, number, quotation);
    let next = room.spans.quotation(number + 1).map_or(u32::MAX, |next| next.marked.start);
    let last = room.spans.quotation(number.wrapping_sub(1)).map_or(0, |last| last.marked.start);
    let start = room.mention_from(site.first);
    let mut linked = false;
    for at in start.saturating_sub(BEFORE)..start + BEHIND {
        let Some(mention) = room.mentions.get(at) else { break };
        let (after, token) = (at >= start, mention.tokens.start);
        let place = match site.paragraph.wrapping_sub(mention.paragraph) {
            0 if after && token > next => Place::BehindQuote,
            0 if after && mention.sentence == site.sentences[1] => Place::Behind,
            0 if after => Place::BehindLater,
            0 if token < last => Place::BeforeQuote,
            0 if mention.sentence == site.sentences[0] && site.opening != 4 => Place::Before,
            0 => Place::BeforeEarlier,
            1 => Place::OneBack,
            2 => Place::TwoBack,
            3..=PARAGRAPHS => Place::FarBack,
            // The next paragraph speaks for this one only where neither this one nor a heading has words of the reporter's.
            u32::MAX if mention.leads && !linked && !prompts(room, site.paragraph.wrapping_sub(1)) => Place::Next,
            _ if after => break,
            _ => continue,
        };
        // Who is named in a question of the interviewer's, or in a heading, is not who answers.
        if matches!(place, Place::OneBack | Place::TwoBack | Place::FarBack | Place::Next)
            && prompts(room, mention.paragraph)
        {
            continue;
        }
        linked |= place == Place::Behind && mention.link > Link::Object;
        found.extend(candidate(room, &site, at, place, if after { at - start } else { start - 1 - at }, past));
        if place == Place::Next {
            break;
        }
    }
    // Whoever spoke before stands far back, be the next mention ever so near.
    for known in past.iter().filter_map(|known| known.mention) {
        if known as usize >= start || !found.iter().any(|one| one.choice.mention == Some(known)) {
            found.extend(candidate(room, &site, known as usize, Place::FarBack, 3, past));
        }
    }
    found
}

/// Whether a paragraph only brings up what is spoken of next: a question of the reporter's, a topic (“On Marsh's future:”).
fn prompts(room: &Room, paragraph: u32) -> bool {
    let document = room.document;
    let Some(tokens) = document.paragraph(paragraph).map(|paragraph| &paragraph.tokens) else { return false };
    let end = tokens.end.saturating_sub(1);
    let first = document.word(tokens.start);
    let topic = tokens.len() <= TOPIC && (first == crate::w!("on") || first == crate::w!("asked"));
    match document.class(end) {
        Class::Question => !room.spans.is_quoted(end),
        Class::Colon | Class::Word | Class::Possessive => {
            topic && document.tokens_of(tokens).iter().all(|token| token.class != Class::Comma)
        }
        _ => false,
    }
}

/// The reporting verb that ends at most two tokens before token `first`, no mark and no stop between.
pub fn near_before(room: &Room, first: u32) -> Option<u32> {
    let at = room.cue_from(first).checked_sub(1);
    let between = room.cue(at)?.tokens.end..first;
    let plain = |token: &Token| !matches!(token.class, Class::Mark | Class::Stop);
    at.filter(|_| between.len() <= 2 && room.document.tokens_of(&between).iter().all(plain))
}

/// The first reporting verb of the sentence that goes on behind quotation `number`, which ends before token `end`.
fn near_behind(room: &Room, number: usize, end: u32) -> Option<u32> {
    let at = Some(room.cue_from(end));
    let start = room.cue(at)?.tokens.start;
    let next = room.spans.quotation(number + 1).map_or(u32::MAX, |next| next.marked.start);
    at.filter(|_| {
        start < next.min(end + NEAR + 1) && room.document.sentence_of(start) == room.document.sentence_of(end)
    })
}

fn site(room: &Room, number: usize, quotation: &Quotation) -> Site {
    let document = room.document;
    let class = |at: u32| document.token(at).map_or(Class::Other, |token| token.class);
    let (first, end, paragraph) = (quotation.marked.start, quotation.marked.end, quotation.paragraph);
    let before = class(first.wrapping_sub(1));
    let starts = |paragraph: u32| document.paragraph(paragraph).is_some_and(|found| found.tokens.start == first);
    let mut last = end - 1;
    while last > first && class(last) == Class::Mark {
        last -= 1;
    }
    // The American comma stands inside the marks, the British one outside.
    let ending = match (class(last), class(end)) {
        (Class::Comma, _) => 1,
        (Class::Stop, _) => 2,
        (Class::Question | Class::Exclamation, _) => 3,
        (Class::Dash | Class::Ellipsis, _) => 4,
        (_, Class::Comma) => 1,
        _ => 0,
    };
    let opening = match before {
        Class::Colon if starts(paragraph) => 5,
        _ if starts(paragraph) => 3,
        Class::Comma => 1,
        Class::Colon => 2,
        Class::Stop | Class::Question | Class::Exclamation | Class::Mark => 4,
        _ => 0,
    };
    let cues = [near_before(room, first), near_behind(room, number, end)];
    let led_in = room.cue(cues[0]).is_some_and(|cue| {
        let colon = before == Class::Colon || before == Class::Comma && cue.form != Form::Ing;
        cue.kind <= CueKind::Weak && cue.tokens.end + 1 == first && colon
    });
    let sentences = [document.sentence_of(first.wrapping_sub(1)), document.sentence_of(end)];
    let mixed = quotation.kind == QuoteKind::Mixed;
    Site { number, mixed, first, end, paragraph, sentences, ending, opening, cues, led_in }
}

/// Mention number `at` as a candidate, `near` mentions away from the quotation.
fn candidate(room: &Room, site: &Site, at: usize, place: Place, near: usize, past: &[Choice; 2]) -> Option<Candidate> {
    let mention = room.mentions.get(at)?;
    let after = mention.tokens.start >= site.end;
    let own = mention.cues().map(|(first, last)| if after { first } else { last });
    let cue = room.cue(own);
    // How far the nearer of mention and cue stands from the quotation.
    let gap = if after {
        let verb = cue.map_or(u32::MAX, |cue| cue.tokens.start.max(site.end));
        mention.tokens.start.min(verb) - site.end
    } else {
        let verb = cue.map_or(0, |cue| cue.tokens.end);
        site.first.saturating_sub(mention.tokens.end.max(if verb <= site.first { verb } else { 0 }))
    };
    let gap = bin(gap, &[1, 3, 6, 13, 31]);
    let subject = mention.link == Link::Subject;
    let bonus = match place {
        // “…,” said |Brandt|; as |the heckler| shouted: “…”
        _ if subject && site.led_in && own == site.cues[0] => LEAD_IN,
        // |Brandt| was less sentimental. “…”
        Place::BeforeEarlier if mention.leads && mention.sentence == site.sentences[0] && site.cues[1].is_none() => {
            SET_UP
        }
        // “…!” |she| grinned.
        Place::Behind if subject && gap == 0 && mention.what == What::Singular => FOLLOWS,
        _ => 0,
    };
    let beside = gap <= 1 && mention.link >= Link::Titled && site.ending != 2;
    let side = match place {
        _ if after => 0,
        Place::OneBack | Place::TwoBack | Place::FarBack | Place::Next => 2,
        _ => 1,
    };
    let near_cues = match site.cues {
        [None, None] => 0,
        [_, None] => 1 + (site.cues[0] == own) as usize,
        [None, _] => 3 + (site.cues[1] == own) as usize,
        [before, _] if before == own => 6,
        [_, behind] if behind == own => 7,
        _ => 5,
    };
    let choice = Choice { mention: Some(at as u32), person: mention.person, cue: own, share: 0.0 };
    let turn = past.iter().position(|known| known.is_same(&choice)).map_or(0, |at| at + 1);
    let named = mention.person.is_some_and(|person| named_within(room, site.number, person));
    let linked = (mention.link > Link::Object) as usize;
    let standing = mention.leads as usize * 4 + mention.governed as usize * 2 + mention.genitive as usize;
    let (place, link, what) = (place as usize, mention.link as usize, mention.what as usize);
    let facts = [
        SPEAKER_PLACE_LINK + place * 11 + link,
        SPEAKER_WHAT_LINK + what * 11 + link,
        SPEAKER_PLACE_WHAT + place * 8 + what,
        SPEAKER_PLACE_GAP + place * 6 + gap,
        SPEAKER_PLACE_ENDING + place * 5 + site.ending,
        SPEAKER_PLACE_OPENING + place * 6 + site.opening,
        SPEAKER_CUES + side * 8 + near_cues,
        SPEAKER_KIND_LINK + (site.mixed as usize * 3 + side) * 11 + link,
        SPEAKER_WHAT_GAP + (what * 6 + gap) * 2 + linked,
        SPEAKER_NEAR + (side * 4 + near.min(3)) * 2 + linked,
        SPEAKER_VERBAL + place * 2 + mention.verbal as usize,
        SPEAKER_STANDING + side * 8 + standing,
        cue.map_or(NOTHING, |cue| SPEAKER_CUE_LINK + cue.kind.row() * 11 + link),
        cue.map_or(NOTHING, |cue| SPEAKER_FORM_PLACE + place * 4 + cue.form as usize),
        SPEAKER_TURN + place * 3 + turn,
        if named { SPEAKER_NAMED_WITHIN + side } else { NOTHING },
    ];
    let weights = facts.iter().filter_map(|&fact| lexicon::SPEAKER.get(fact));
    let score = weights.map(|&weight| weight as i32).sum::<i32>() + bonus;
    Some(Candidate { choice, beside, score, facts })
}

/// Whether the quoted words from quotation `number` on name `person`, as long as they go on: nobody speaks of himself by
/// name.
fn named_within(room: &Room, number: usize, person: u32) -> bool {
    let spans = room.spans;
    let Some((first, last)) = spans.quotation(number).zip(spans.utterance_end(number)) else { return false };
    let start = spans.name_from(first.tokens.start);
    let within = |at: usize| spans.names.get(at).is_some_and(|name| name.tokens.end <= last.tokens.end);
    (start..start + 20).any(|at| within(at) && room.named(at) == Some(person))
}
