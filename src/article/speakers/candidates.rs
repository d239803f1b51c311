//! Who may have said a quotation: the mentions around it, each with what speaks for it.
//!
//! Every fact is a number in the table of weights; the sum of the weights is the candidate's score.

use super::choice::Choice;
use super::mentions::Link;
use super::{Room, bin};
use crate::article::QuoteKind;
use crate::document::{Class, Token};
use crate::lexicon::{self, Word, *};
use crate::spans::cues::{Cue, CueKind, Form};
use crate::spans::quotations::Quotation;
use std::ops::Range;

/// Most mentions looked at before and behind a quotation.
const BEFORE: usize = 16;
const BEHIND: usize = 8;
/// Longest heading and longest remark of an interviewer's, in tokens.
const TOPIC: usize = 18;
const REMARK: usize = 40;
/// Most tokens of who asks, in brackets behind the question.
const ASKER: u32 = 8;
/// Most paragraphs looked back.
const PARAGRAPHS: u32 = 4;
/// How many places there are: each fact has a weight for each.
const PLACES: usize = 11;

/// A mention that may be the speaker.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The choice of this mention; its share is not known yet.
    pub choice: Choice,
    /// Whether it stands with its verb right beside the quotation.
    pub beside: bool,
    /// The sum of the weights, in quarters.
    pub score: i32,
    /// Facts, as indices into the table of weights.
    pub facts: [usize; 12],
}

/// Where a mention stands, seen from the quotation. The order is that of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Behind,
    BehindLater,
    BehindQuote,
    Before,
    BeforeStop,
    BeforeEarlier,
    BeforeQuote,
    OneBack,
    TwoBack,
    FarBack,
    Next,
}

/// What a quotation looks like from where its speaker may stand.
struct Site {
    mixed: bool,
    first: u32,
    end: u32,
    /// Where the words end, as long as they go on.
    last: u32,
    paragraph: u32,
    /// The sentences of the tokens right before and right behind.
    sentences: [u32; 2],
    /// 0 nothing, 1 a comma, 2 a stop, 3 a question or exclamation mark, 4 a dash or ellipsis: how the words end.
    ending: usize,
    /// 0 other, 1 a comma, 2 a colon, 3 the paragraph's start, 4 a stop, 5 a colon at the end of the paragraph above: what
    /// stands before.
    opening: usize,
    /// Whether no reporting verb stands in the sentence behind.
    bare: bool,
    /// Whether the paragraph only brings up a topic before the words.
    topic: bool,
}

/// The candidates for quotation number `number`. `past`: the speaker of the quotation before, and the last other one.
pub fn of(room: &Room, number: usize, past: &[Choice; 2]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::with_capacity(BEFORE + BEHIND);
    let Some(quotation) = room.spans.quotation(number) else { return found };
    let site = site(room, number, quotation);
    let next = room.spans.quotation(number + 1);
    let (next, next_paragraph) = next.map_or((u32::MAX, 0), |next| (next.marked.start, next.paragraph));
    let last = room.spans.quotation(number.wrapping_sub(1));
    // “On Marsh's future: “…” goes on with what was said above it.
    let goes_on = site.topic && last.is_some_and(|last| last.paragraph + 1 >= site.paragraph);
    let last = last.map_or(0, |last| last.marked.start);
    let start = room.mention_from(site.first);
    let mut linked = false;
    // The last paragraph that was asked whether it prompts, and the answer.
    let mut asked = (u32::MAX, false);
    for at in start.saturating_sub(BEFORE)..start + BEHIND {
        let Some(mention) = room.mentions.get(at) else { break };
        let (after, token) = (at >= start, mention.tokens.start);
        let place = match site.paragraph.wrapping_sub(mention.paragraph) {
            0 if after && token > next => Place::BehindQuote,
            0 if after && mention.sentence == site.sentences[1] => Place::Behind,
            0 if after => Place::BehindLater,
            0 if token < last => Place::BeforeQuote,
            0 if mention.sentence != site.sentences[0] => Place::BeforeEarlier,
            0 if site.opening == 4 => Place::BeforeStop,
            0 => Place::Before,
            1 => Place::OneBack,
            2 => Place::TwoBack,
            3..=PARAGRAPHS => Place::FarBack,
            // The next paragraph speaks for this one only where neither this one nor a heading has words of the reporter's.
            u32::MAX if mention.leads && !linked && !site.topic && !prompts(room, site.paragraph.wrapping_sub(1)) => {
                Place::Next
            }
            _ if after => break,
            _ => continue,
        };
        // Who is named in a question of the interviewer's, or in a heading, is not who answers.
        if matches!(place, Place::OneBack | Place::TwoBack | Place::FarBack | Place::Next) {
            if goes_on {
                continue;
            }
            if asked.0 != mention.paragraph {
                asked = (mention.paragraph, prompts(room, mention.paragraph));
            }
            if asked.1 {
                continue;
            }
        }
        // “….” |Okafor| agreed: “…”: leads in what comes next.
        let leads_in = |cue: &Cue| room.document.is(cue.tokens.end, Class::Colon);
        if matches!(place, Place::Behind | Place::Next)
            && mention.paragraph == next_paragraph
            && site.ending == 2
            && room.cue(mention.cues().map(|(first, _)| first)).is_some_and(leads_in)
        {
            continue;
        }
        // "On |Marsh|'s future: “…”"
        if !after && site.topic && mention.cues().is_none() {
            continue;
        }
        linked |= place == Place::Behind && mention.link > Link::Object;
        found.extend(candidate(room, &site, at, place, past));
        if place == Place::Next {
            break;
        }
    }
    // Whoever spoke before stands far back, be the next mention ever so near.
    let past_known = if goes_on && found.is_empty() { 1 } else { 2 };
    for known in past.iter().take(past_known).filter_map(|known| known.mention) {
        if known as usize >= start || !found.iter().any(|one| one.choice.mention == Some(known)) {
            found.extend(candidate(room, &site, known as usize, Place::FarBack, past));
        }
    }
    found
}

/// Whether a paragraph only brings up what is spoken of next: a question or a remark of the reporter's (“Marsh stuck with
/// you.”), a topic (“On Marsh's future:”); or who writes (“By Nora Finch, chief writer”).
pub fn prompts(room: &Room, paragraph: u32) -> bool {
    let document = room.document;
    let Some(tokens) = document.paragraph(paragraph).map(|paragraph| &paragraph.tokens) else { return false };
    let mut end = tokens.end.saturating_sub(1);
    // "Who was the hardest to mark? (Nora, Calder)"
    if document.class(end) == Class::Close {
        let open = (end.saturating_sub(ASKER)..end).rev().find(|&at| document.class(at) == Class::Open);
        end = open.unwrap_or(end).saturating_sub(1);
    }
    let first = document.word(tokens.start);
    let short = tokens.len() <= TOPIC;
    let topic = short && is_topic(first);
    if is_byline(room, paragraph) {
        return true;
    }
    let addressed = |token: &Token| token.word.is(&lexicon::SECOND_PERSON);
    if tokens.len() <= REMARK && document.tokens_of(tokens).iter().any(addressed) {
        return !tokens.clone().any(|at| room.spans.is_quoted(at));
    }
    match document.class(end) {
        Class::Question => !room.spans.is_quoted(end),
        Class::Colon | Class::Word | Class::Possessive | Class::Ellipsis => {
            topic && document.tokens_of(tokens).iter().all(|token| token.class != Class::Comma)
        }
        _ => false,
    }
}

/// Whether `paragraph` names who writes: "By Nora Finch".
pub fn is_byline(room: &Room, paragraph: u32) -> bool {
    let tokens = room.document.paragraph(paragraph).map_or(0..0, |paragraph| paragraph.tokens.clone());
    tokens.len() <= TOPIC
        && room.document.word(tokens.start) == crate::w!("by")
        && room.document.class(tokens.end.wrapping_sub(1)) == Class::Word
}

/// Whether what begins with `word` may be a topic: "On Marsh's future:", "Asked about the cup:".
fn is_topic(word: Word) -> bool {
    word == crate::w!("on") || word == crate::w!("asked")
}

/// The reporting verb that ends at most two tokens before token `first`.
pub fn near_before(room: &Room, first: u32) -> Option<u32> {
    let at = room.cue_from(first).checked_sub(1);
    let between = room.cue(at)?.tokens.end..first;
    at.filter(|_| between.len() <= 2)
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
    let sentences = [document.sentence_of(first.wrapping_sub(1)), document.sentence_of(end)];
    let verb = room.cue(Some(room.cue_from(end))).map(|cue| document.sentence_of(cue.tokens.start));
    let bare = verb != Some(sentences[1]);
    let said = room.spans.utterance_end(number).map_or(end, |last| last.tokens.end);
    let mixed = quotation.kind == QuoteKind::Mixed;
    // Behind a bullet or the time of day: "• On …", "13:04 On …".
    let start = document.paragraph(paragraph).map_or(first, |paragraph| paragraph.tokens.start);
    let begins = (start..first).find(|&at| at > start + 2 || class(at) == Class::Word);
    let topic = opening == 2 && begins.is_some_and(|at| is_topic(document.word(at)));
    Site { mixed, first, end, last: said, paragraph, sentences, ending, opening, bare, topic }
}

/// Mention number `at` as a candidate.
fn candidate(room: &Room, site: &Site, at: usize, place: Place, past: &[Choice; 2]) -> Option<Candidate> {
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
    // As |the heckler| shouted: “…”
    let introduces = mention.link == Link::Subject
        && cue.is_some_and(|cue| {
            let mark = site.opening == 2 || site.opening == 5 || site.opening == 1 && cue.form != Form::Ing;
            cue.kind <= CueKind::Weak && cue.tokens.end + 1 == site.first && mark
        });
    // “…,” said |Brandt|
    let beside = gap <= 1 && mention.link >= Link::Titled && site.ending != 2;
    let choice = Choice { mention: Some(at as u32), person: mention.person, cue: own, share: 0.0 };
    let turn = past.iter().position(|known| known.is_same(&choice)).map_or(0, |at| at + 1);
    let named = mention.person.is_some_and(|person| named_within(room, site.first..site.last, person));
    let standing = [mention.leads, mention.governed, mention.genitive, mention.verbal];
    let mut facts = [
        SPEAKER_LINK / PLACES + mention.link as usize,
        SPEAKER_WHAT / PLACES + mention.what as usize,
        SPEAKER_GAP / PLACES + gap,
        SPEAKER_ENDING / PLACES + site.ending,
        SPEAKER_OPENING / PLACES + site.opening,
        SPEAKER_TURN / PLACES + turn,
        SPEAKER_STANDING / PLACES + standing.iter().fold(0, |sum, &holds| sum * 2 + holds as usize),
        SPEAKER_NAMED / PLACES + named as usize,
        SPEAKER_MIXED / PLACES + site.mixed as usize,
        SPEAKER_WHAT_LINK / PLACES + mention.what as usize,
        SPEAKER_MIXED_LINK / PLACES + site.mixed as usize,
        SPEAKER_BESIDE / PLACES,
    ];
    let beside_words = match place {
        _ if introduces => 1,
        // |Brandt| was less sentimental. “…”
        Place::BeforeStop if mention.leads && site.bare => 2,
        // “…!” |she| grinned.
        Place::Behind if gap == 0 && mention.link == Link::Subject => 3,
        _ => 0,
    };
    let mut score = 0;
    for (at, fact) in facts.iter_mut().enumerate() {
        // There are as many links as places.
        let column = match at {
            ..9 => place as usize,
            9 | 10 => mention.link as usize,
            _ => beside_words,
        };
        *fact = *fact * PLACES + column;
        score += lexicon::SPEAKER.get(*fact).map_or(0, |&weight| weight as i32);
    }
    Some(Candidate { choice, beside, score, facts })
}

/// Whether the quoted words of `tokens` name `person`: nobody speaks of himself by name.
pub fn named_within(room: &Room, tokens: Range<u32>, person: u32) -> bool {
    let spans = room.spans;
    let start = spans.name_from(tokens.start);
    let within = |at: &usize| spans.names.get(*at).is_some_and(|name| name.tokens.end <= tokens.end);
    (start..start + 20).take_while(within).any(|at| room.named(at) == Some(person))
}
