//! The list of speakers: one entry each, by the fullest name.

use super::Room;
use super::choice::Choice;
use super::mentions::{Mention, What};
use super::phrases::is_new;
use crate::article::{Quote, Speaker, SpeakerKind};
use crate::document::Document;
use crate::lexicon;
use crate::text::{Span, in_order, letter};
use std::ops::Range;

/// The number of the speaker of `choice` in `speakers`, where a new one is added.
pub fn of(room: &Room, choice: &Choice, speakers: &mut Vec<Speaker>) -> Option<u32> {
    let mention = room.mention(choice.mention);
    let joint = mention.filter(|mention| mention.whole != mention.span);
    let (name, kind) = match (choice.person, mention) {
        _ if joint.is_some() => (joint.map(|mention| group(room, mention))?, SpeakerKind::Group),
        (Some(person), mention) => match room.role(person).or(mention.filter(|_| person >= room.people.len())) {
            Some(role) => (small(room, role), SpeakerKind::Role),
            None => (room.people.name(room.document, room.spans, person), SpeakerKind::Person),
        },
        (None, Some(mention)) => named(room, mention)?,
        (None, None) => return None,
    };
    let at = speakers.iter().position(|known| alike(&known.name, &name)).unwrap_or_else(|| {
        let person = choice.person.filter(|_| kind == SpeakerKind::Person);
        let mentions = person.map_or_else(Vec::new, |person| room.people.spans(room.spans, person));
        speakers.push(Speaker { name, kind, mentions });
        speakers.len() - 1
    });
    if let (Some(mention), Some(speaker)) = (mention, speakers.get_mut(at)) {
        speaker.mentions.push(mention.whole);
    }
    Some(at as u32)
}

/// Leaves out who is not quoted after all, and puts the rest in the order of their first mention.
pub fn keep_quoted(speakers: &mut Vec<Speaker>, quotes: &mut [Quote]) {
    for speaker in speakers.iter_mut() {
        in_order(&mut speaker.mentions);
    }
    let first = |at: u32| speakers.get(at as usize)?.mentions.first().map(|span| span.start);
    let key = |at: u32| (first(at).unwrap_or(0) as u64) << 32 | at as u64;
    let mut order: Vec<u64> = quotes.iter().filter_map(|quote| quote.speaker).map(key).collect();
    order.sort_unstable();
    order.dedup();
    for quote in quotes.iter_mut() {
        quote.speaker =
            quote.speaker.and_then(|at| order.iter().position(|&kept| kept as u32 == at)).map(|at| at as u32);
    }
    *speakers = order.iter().filter_map(|&at| speakers.get(at as u32 as usize).cloned()).collect();
}

/// Name and kind of a speaker who is no known person.
fn named(room: &Room, mention: &Mention) -> Option<(String, SpeakerKind)> {
    match mention.what {
        What::Singular | What::Plural => None,
        What::Role => Some((small(room, mention), SpeakerKind::Role)),
        What::Noun => {
            let (first, last) = (mention.tokens.start, room.document.word(mention.tokens.end - 1));
            // "an SFA statement": the body's words, not the paper's.
            let writing = last.is(&lexicon::WRITING);
            let inner = room.spans.names.get(room.spans.name_from(first)).filter(|_| writing);
            if let Some(name) = inner.filter(|name| name.tokens.end <= mention.tokens.end) {
                return Some((body(room, name.span, name.tokens.start), SpeakerKind::Organisation));
            }
            let body = writing || last.is(&lexicon::COLLECTIVE) || !is_new(room.document.word(first));
            Some((small(room, mention), if body { SpeakerKind::Organisation } else { SpeakerKind::Role }))
        }
        _ => Some((body(room, mention.span, mention.tokens.start), SpeakerKind::Organisation)),
    }
}

/// The fullest name of a team or an organisation.
fn body(room: &Room, span: Span, token: u32) -> String {
    let text = room.document.text;
    if let Some(team) = room.teams.at(token) {
        return room.teams.name(team).to_string();
    }
    let short = span.of(text);
    let acronym = (3..=6).contains(&short.len());
    for name in room.spans.names.iter().take(400).filter(|_| acronym) {
        if name.tokens.len() > 1 && spells(room.document, &name.tokens, short.as_bytes()) {
            return name.span.of(text).to_string();
        }
    }
    short.to_string()
}

/// Whether the capital words of `tokens` begin with `letters`, one each.
fn spells(document: &Document, tokens: &Range<u32>, mut letters: &[u8]) -> bool {
    for token in document.tokens_of(tokens).iter().filter(|token| token.is_capital()) {
        match (letters, token.span().of(document.text).as_bytes()) {
            ([first, rest @ ..], [letter, ..]) if first == letter => letters = rest,
            _ => return false,
        }
    }
    letters.is_empty()
}

/// "A and B", each by the fullest name.
fn group(room: &Room, mention: &Mention) -> String {
    let part = |mention: &Mention| match mention.person {
        Some(person) if person < room.people.len() => room.people.name(room.document, room.spans, person),
        _ => mention.span.of(room.document.text).to_string(),
    };
    let first = room.mention_from(room.document.token_at(mention.whole.start));
    let Some([one, other]) = room.mentions.get(first..first + 2) else { return part(mention) };
    let mut name = part(one);
    name.push_str(" and ");
    name.push_str(&part(other));
    name
}

/// The words of a role, with a small letter in front where they begin with an article: "The reporter" is "the reporter".
fn small(room: &Room, mention: &Mention) -> String {
    let mut name = mention.span.of(room.document.text).to_string();
    let article = room.document.word(mention.tokens.start).is_any(&[&lexicon::DETERMINER, &lexicon::QUANTITY]);
    if let Some(first) = name.get_mut(..1).filter(|_| article) {
        first.make_ascii_lowercase();
    }
    name
}

fn alike(one: &str, other: &str) -> bool {
    letter::key(one) == letter::key(other)
}
