//! The list of speakers: one entry each, by the fullest name.

use super::Room;
use super::choice::Choice;
use super::mentions::{Mention, What};
use super::phrases::is_new;
use crate::article::{Quote, Speaker, SpeakerKind};
use crate::document::Document;
use crate::lexicon;
use crate::spans::names::Name;
use crate::text::{in_order, letter};
use std::ops::Range;

/// The number of the speaker of `choice` in `speakers`, where a new one is added.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn of(room: &Room, choice: &Choice, speakers: &mut Vec<Speaker>) -> Option<u32> {
    let mention = room.mention(choice.mention);
    let (name, kind) = match mention.filter(|mention| mention.is_joint()) {
        Some(joint) => (group(room, joint), SpeakerKind::Group),
        None => named(room, choice.person, mention)?,
    };
    let at = speakers.iter().position(|known| alike(&known.name, &name)).unwrap_or_else(|| {
        let mut mentions = Vec::new();
        if let Some(person) =
            choice.person.and_then(|person| room.people.get(person)).filter(|_| kind == SpeakerKind::Person)
        {
            for &name in &person.mentions {
                mentions.extend(room.spans.names.get(name as usize).map(|name| name.span));
            }
        }
        speakers.push(Speaker { name, kind, mentions });
        speakers.len() - 1
    });
    if let (Some(mention), Some(speaker)) = (mention, speakers.get_mut(at)) {
        speaker.mentions.push(room.document.span(&mention.whole()));
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

/// Name and kind of `person`, or of whom `mention` names.
fn named(room: &Room, person: Option<u32>, mention: Option<&Mention>) -> Option<(String, SpeakerKind)> {
    let mention = match person.map(|person| (person, room.role(person))) {
        // The fan whom nobody names; "it added": the club's statement.
        Some((_, Some(known))) => known,
        Some((person, None)) => {
            return Some((room.people.name(room.document, room.spans, person), SpeakerKind::Person));
        }
        None => mention?,
    };
    let (first, last) = (mention.tokens.start, room.document.word(mention.tokens.end - 1));
    // "an SFA statement": the body's words, not the paper's.
    let writing = last.is(&lexicon::WRITING);
    let kind = match mention.what {
        What::Singular | What::Plural => return None,
        What::Role => SpeakerKind::Role,
        What::Noun if !writing && !last.is(&lexicon::COLLECTIVE) && is_new(room.document.word(first)) => {
            SpeakerKind::Role
        }
        _ => SpeakerKind::Organisation,
    };
    let name = room.spans.names.get(room.spans.name_from(first)).filter(|name| name.tokens.end <= mention.tokens.end);
    // "the |Marsh| family's statement" is no club's.
    let kin = |name: &&Name| room.document.word(name.tokens.end) == crate::w!("family");
    let name = name.filter(|name| mention.what <= What::Place || mention.what == What::Noun && writing && !kin(name));
    Some((name.map_or_else(|| small(room, mention), |name| body(room, name)), kind))
}

/// The fullest name of a team or an organisation.
fn body(room: &Room, name: &Name) -> String {
    let text = room.document.text;
    if let Some(team) = room.teams.at(name.tokens.start) {
        return room.teams.name(team).to_string();
    }
    let short = name.span.of(text);
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
    let first = room.mention_from(mention.whole().start);
    let mut both = String::new();
    for one in room.mentions.iter().skip(first).take(2) {
        if !both.is_empty() {
            both.push_str(" and ");
        }
        if let Some((name, _)) = named(room, one.person, Some(one)) {
            both.push_str(&name);
        }
    }
    both
}

/// The words of a role, with a small letter in front where they begin with an article: "The reporter" is "the reporter".
fn small(room: &Room, mention: &Mention) -> String {
    let mut name = room.document.span(&mention.tokens).of(room.document.text).to_string();
    let article = room.document.word(mention.tokens.start).is_any(crate::any!(DETERMINER, QUANTITY));
    if let Some(first) = name.get_mut(..1).filter(|_| article) {
        first.make_ascii_lowercase();
    }
    name
}

fn alike(one: &str, other: &str) -> bool {
    letter::folded(one).eq(letter::folded(other))
}
