//! Who said it.

mod candidates;
mod mentions;
mod pronouns;
mod roles;

use super::people::People;
use super::{Quote, Speaker, SpeakerKind, id, number_repeats};
use crate::document::Document;
use crate::spans::Spans;
use crate::text::Span;
use candidates::{Candidate, Past};
use mentions::{Mention, What};

/// Below this the speaker is not told.
const DOUBT: f32 = 0.3;

/// All that is known before the first quotation is given its speaker.
struct Room<'a> {
    document: &'a Document<'a>,
    spans: &'a Spans,
    people: &'a People,
    mentions: Vec<Mention>,
}

/// The speaker of one quotation.
#[derive(Clone, Copy, Debug, Default)]
struct Choice {
    mention: Option<u32>,
    person: Option<u32>,
    confidence: f32,
}

/// The speakers and their quotes, in text order.
pub fn resolve(document: &Document, spans: &Spans, people: &People) -> (Vec<Speaker>, Vec<Quote>) {
    let room = room(document, spans, people);
    let choices = choose(&room, |_, _| {});
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut utterance = 0;
    let mut quotes = Vec::new();
    for (number, (quotation, choice)) in spans.quotations.iter().zip(&choices).enumerate() {
        utterance += (number > 0 && !quotation.continues) as u32;
        let mention = choice.mention.and_then(|at| room.mentions.get(at as usize));
        let speaker = mention.filter(|_| choice.confidence >= DOUBT).and_then(|mention| {
            let (name, kind) = match choice.person {
                Some(person) => (people.name(document, spans, person), SpeakerKind::Person),
                None if mention.what == What::Singular => return None,
                None => (mention.span.of(document.text).to_string(), SpeakerKind::Role),
            };
            let at = speakers.iter().position(|known| known.name == name).unwrap_or_else(|| {
                let mentions = choice.person.map_or_else(|| vec![mention.span], |person| people.spans(spans, person));
                speakers.push(Speaker { name, kind, mentions });
                speakers.len() - 1
            });
            Some(at as u32)
        });
        quotes.push(Quote {
            id: id("q", quotation.span.of(document.text)),
            span: quotation.span,
            kind: quotation.kind,
            speaker,
            confidence: choice.confidence,
            speaker_mention: mention.map(|mention| mention.span),
            cue: mention.and_then(|mention| {
                let (first, last) = mention.cues?;
                let cue = if mention.span.start > quotation.span.start { first } else { last };
                Some(spans.cues.get(cue as usize)?.span)
            }),
            utterance,
            exchange: None,
        });
    }
    number_repeats(&mut quotes, |quote| &mut quote.id);
    (speakers, quotes)
}

fn room<'a>(document: &'a Document<'a>, spans: &'a Spans, people: &'a People) -> Room<'a> {
    let mut inside = vec![false; document.tokens.len()];
    for quotation in &spans.quotations {
        let first = document.token_at(quotation.marked.start) as usize;
        let quoted = inside.iter_mut().zip(&document.tokens).skip(first);
        quoted.take_while(|(_, token)| token.span.start < quotation.marked.end).for_each(|(inside, _)| *inside = true);
    }
    let mut mentions = mentions::find(document, spans, people, &inside);
    pronouns::resolve(document, people, &mut mentions);
    Room { document, spans, people, mentions }
}

/// The speaker of every quotation; `watch` sees each quotation's candidates.
fn choose(room: &Room, mut watch: impl FnMut(usize, &[Candidate])) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    let mut past = Past::default();
    for (number, quotation) in room.spans.quotations.iter().enumerate() {
        let choice = match choices.last() {
            Some(last) if quotation.continues => *last,
            _ => {
                let found = candidates::of(room, number, &past);
                watch(number, &found);
                best(room, &found)
            }
        };
        if let Some(mention) = choice.mention {
            let same =
                past.last.is_some_and(|(last, person)| last == mention || person.is_some() && person == choice.person);
            if !same {
                past.other = past.last;
            }
            past.last = Some((mention, choice.person));
        }
        choices.push(choice);
    }
    choices
}

/// The most likely candidate, with the share of all likelihood that falls to its person.
fn best(room: &Room, found: &[Candidate]) -> Choice {
    let Some(best) = found.iter().max_by(|a, b| a.score().total_cmp(&b.score())) else { return Choice::default() };
    let person =
        |candidate: &Candidate| room.mentions.get(candidate.mention as usize).and_then(|mention| mention.person);
    let (who, top) = (person(best), best.score());
    let (mut all, mut own) = (0.0, 0.0);
    for candidate in found {
        let share = power(candidate.score() - top);
        all += share;
        if candidate.mention == best.mention || who.is_some() && person(candidate) == who {
            own += share;
        }
    }
    Choice { mention: Some(best.mention), person: who, confidence: own / all }
}

/// e to the power of `x`, near enough for probabilities: `x` is at most 0.
fn power(x: f32) -> f32 {
    // (1 + x / 256) to the power of 256; the tables of libm stay out.
    let mut base = (1.0 + x / 256.0).max(0.0);
    for _ in 0..8 {
        base *= base;
    }
    base
}

/// What a choice was made from: the place of each candidate, the person it stands for, and the facts that hold of it.
pub type Trace = Vec<(Span, String, Vec<u16>)>;

/// Every choice made in a text, each with the place of what it was made for: the speaker of each quotation, then the person
/// of each pronoun. The weights are trained on this.
pub fn trace(document: &Document, spans: &Spans, people: &People) -> [Vec<(Span, Trace)>; 2] {
    let room = room(document, spans, people);
    let name = |person: Option<u32>| person.map_or_else(String::new, |person| people.name(document, spans, person));
    let (mut quotes, mut pronouns) = (Vec::new(), Vec::new());
    choose(&room, |number, found| {
        let row = |candidate: &Candidate| {
            let mention = room.mentions.get(candidate.mention as usize)?;
            Some((mention.span, name(mention.person), candidate.facts().to_vec()))
        };
        let place = spans.quotations.get(number).map_or_else(Span::default, |quotation| quotation.span);
        quotes.push((place, found.iter().filter_map(row).collect()));
    });
    for (at, mention) in room.mentions.iter().enumerate().filter(|(_, mention)| mention.what == What::Singular) {
        let found = pronouns::antecedents(document, people, &room.mentions, at);
        let row = |one: &pronouns::Antecedent| (mention.span, name(Some(one.person)), one.facts.to_vec());
        pronouns.push((mention.span, found.iter().map(row).collect()));
    }
    [quotes, pronouns]
}
