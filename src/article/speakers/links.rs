//! Which mention goes with which reporting verb: its subject, whoever stands behind it, whoever is addressed.

use super::Room;
use super::mentions::{Link, Mention, who};
use super::phrases::ends_in;
use crate::document::{Class, Document};
use crate::lexicon;
use crate::spans::cues::{Cue, CueKind};

/// How far a subject may stand from its verb, in tokens.
const REACH: u32 = 40;
/// How sure it is that words were said by whom somebody else tells to have said them.
const HEARSAY: f32 = 0.5;
/// Most mentions passed on the way.
const MENTIONS: usize = 8;

/// Links the mentions around cue number `number` to it.
pub fn link(room: &mut Room, number: u32, cue: &Cue) {
    let Room { document, spans, .. } = *room;
    // "the Gazette |quotes him as saying|": the paper says nothing.
    let him = |at: u32| document.is_a(at, &lexicon::PRONOUN) && document.says(at + 2, crate::w!("saying"));
    if him(cue.tokens.start.saturating_sub(2)) || him(cue.tokens.end) {
        return;
    }
    let after = room.mention_from(cue.tokens.start);
    let behind_quote = spans.is_quoted(cue.tokens.start.wrapping_sub(1));
    // "He blamed |Marsh|": nobody who is spoken to says it, but behind the words.
    let sentence = document.sentence_of(cue.tokens.start);
    let next = room.mentions.get(after).filter(|next| next.sentence == sentence);
    let next = next.and_then(|next| behind(document, cue, next));
    let next = next.map(|link| if cue.kind == CueKind::Addressed && !behind_quote { Link::Object } else { link });
    let has_subject = match cue.kind {
        CueKind::Source | CueKind::Passive => false,
        _ if behind_quote => false,
        _ => subjects(room, number, cue, after),
    };
    // "According to |the Herald|, Brandt said": the paper only carries it.
    let opening = document.sentence(sentence).map_or(0, |sentence| sentence.tokens.start);
    if has_subject && document.says(opening, crate::w!("according")) {
        let paper = room.mention_from(opening);
        for (at, link) in [(paper, Link::Object), (after.wrapping_sub(1), Link::Subject)] {
            if let Some(mention) = room.mentions.get_mut(at) {
                (mention.link, mention.sure) = (link, HEARSAY);
            }
        }
    }
    let Some(mut link) = next else { return };
    // "told Sky that", "said |Klopp| wanted more": with a verb of its own it is no speaker.
    let verbal = room.mentions.get(after).is_some_and(|next| next.verbal);
    // "and echoed |Klopp|'s words": nobody who says it stands behind a verb in the middle of a clause.
    let mut before = cue.tokens.start;
    while document.is_a(before.wrapping_sub(1), &lexicon::CUE_ADVERB) {
        before -= 1;
    }
    let inside = before > document.sentence(sentence).map_or(0, |sentence| sentence.tokens.start)
        && document.is(before.wrapping_sub(1), Class::Word);
    if has_subject || verbal || inside && cue.kind != CueKind::Source {
        link = Link::Object;
    }
    set(room, after, number, link);
}

/// Links mention number `at` to cue number `number`.
fn set(room: &mut Room, at: usize, number: u32, link: Link) {
    if let Some(mention) = room.mentions.get_mut(at) {
        mention.cues = [mention.cues().map_or(number, |(first, _)| first), number];
        mention.link = mention.link.max(link);
    }
}

/// How the mention behind `cue` goes with it, as long as only plain words stand between.
fn behind(document: &Document, cue: &Cue, next: &Mention) -> Option<Link> {
    let mut between = cue.tokens.end..next.tokens.start;
    if between.len() > 8 {
        return None;
    }
    let beside = between.is_empty();
    let plain = between.all(|at| match document.class(at) {
        Class::Word => !document.is_a(at, &lexicon::STARTER) || document.is_a(at, &lexicon::DETERMINER),
        Class::Hyphen | Class::Possessive | Class::Stop | Class::Number | Class::Ordinal => true,
        _ => false,
    });
    match cue.kind {
        CueKind::Source if plain => Some(Link::Source),
        CueKind::Passive => Some(Link::Object),
        _ if beside => Some(Link::Inverted),
        _ if plain => Some(Link::Titled),
        _ => None,
    }
}

/// Links the mentions before number `next` that may be the subject of cue number `number`, and says whether one stands near.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn subjects(room: &mut Room, number: u32, cue: &Cue, mut next: usize) -> bool {
    let document = room.document;
    let (mut light, mut comma, mut far, mut last, mut apposed) = (true, false, false, Link::None, usize::MAX);
    let (mut at, least) = (cue.tokens.start, next.saturating_sub(MENTIONS));
    let start = document.sentence(document.sentence_of(at)).map_or(0, |sentence| sentence.tokens.start);
    let (mut walked, mut found) = (0, false);
    while walked < REACH && at > start && next >= least {
        let Some(token) = document.token(at - 1) else { break };
        walked += 1;
        let before = next.wrapping_sub(1);
        if let Some(mention) = room.mentions.get(before).filter(|mention| mention.tokens.end == at) {
            next = before;
            let stands_off = matches!(document.class(at), Class::Comma | Class::Open | Class::Dash);
            let subject = !mention.governed && !mention.genitive;
            let link = match () {
                _ if light && subject => Link::Subject,
                _ if light => Link::Behind,
                _ if comma && stands_off && !mention.governed => {
                    apposed = next;
                    Link::Behind
                }
                _ if subject && !far => Link::Far,
                _ if mention.leads => Link::First,
                _ => Link::None,
            };
            light &= mention.governed;
            at = mention.tokens.start;
            if link > Link::None {
                set(room, next, number, link);
                last = link;
                far |= link != Link::Behind;
                found |= link > Link::First;
            }
            if link == Link::Subject {
                break;
            }
            continue;
        }
        // "by |Klopp|, who said": the relative clause has its subject in front.
        let relative = light && [crate::w!("who"), crate::w!("that"), crate::w!("which")].contains(&token.word);
        let behind = |mention: &&mut Mention| relative && who(document, mention) == at - 1;
        if let Some(mention) = room.mentions.get_mut(before).filter(behind) {
            mention.relative = number;
            set(room, before, number, Link::Subject);
            return true;
        }
        comma |= light && matches!(token.class, Class::Comma | Class::Close | Class::Dash);
        light &= token.word.is_any(crate::any!(AUXILIARY, CUE_ADVERB, BEING))
            || last == Link::Behind && token.word.is_any(crate::any!(PREPOSITION, DETERMINER, ROLE, TITLE))
            || ends_in(document, at - 1, "ly");
        at -= 1;
    }
    set(room, apposed, number, Link::Apposed);
    found
}
