//! Which mention goes with which reporting verb: its subject, whoever stands behind it, whoever is addressed.

use super::Room;
use super::mentions::{Link, Mention};
use crate::document::{Class, Document, Sentence};
use crate::lexicon;
use crate::spans::cues::{Cue, CueKind};
use crate::text::Span;

/// How far a subject may stand from its verb, in tokens.
const REACH: u32 = 40;
/// Most mentions passed on the way.
const MENTIONS: usize = 8;
/// Most tokens of a quotation stepped over.
const QUOTED: u32 = 400;

/// Links the mentions around cue number `number` to it.
pub fn link(room: &mut Room, number: u32, cue: &Cue) {
    let Room { document, spans, .. } = *room;
    let after = room.mentions.partition_point(|mention| mention.tokens.end <= cue.tokens.start);
    let behind_quote = spans.is_quoted(cue.tokens.start.wrapping_sub(1));
    // "He blamed |Marsh|": nobody who is spoken to says it, but behind the words.
    let sentence = document.sentence_of(cue.tokens.start);
    let next = room.mentions.get(after).filter(|next| next.sentence == sentence);
    let next = next.and_then(|next| behind(document, cue, next));
    let next = next.map(|link| if cue.kind == CueKind::Addressed && !behind_quote { Link::Object } else { link });
    let (mut linked, relative) = match cue.kind {
        CueKind::Source | CueKind::Passive => (Vec::new(), None),
        _ if behind_quote && next.is_some() => (Vec::new(), None),
        _ => subjects(room, cue, after),
    };
    // "said Sky's |Ada Marsh|"
    let mentions = &mut room.mentions;
    let owned = match mentions.get(after..) {
        Some([one, two, ..]) => one.genitive && two.tokens.start == one.tokens.end + 1,
        _ => false,
    };
    let after = after + owned as usize;
    let has_subject = linked.iter().any(|&(_, link)| link > Link::First);
    // "told Sky that", "said |Klopp| wanted more": with a verb of its own it is no speaker.
    let verbal = mentions.get(after).is_some_and(|next| next.verbal);
    if let Some(link) = next {
        linked.push((after, if (has_subject || verbal) && link < Link::Source { Link::Object } else { link }));
    }
    for &(at, link) in &linked {
        let Some(mention) = mentions.get_mut(at) else { continue };
        mention.cues = Some((mention.cues.map_or(number, |(first, _)| first), number));
        mention.link = mention.link.max(link);
        if link == Link::Subject && relative.is_some() {
            mention.relative = relative.map(|who| (number, who));
        }
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
        Class::Word => {
            let word = document.word(at);
            (!word.is(&lexicon::STARTER) || word.is(&lexicon::DETERMINER)) && !word.is(&lexicon::PREPOSITION)
        }
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

/// The mentions before number `number` that may be the subject of `cue`, with how they go with it; and the relative pronoun
/// between.
fn subjects(room: &Room, cue: &Cue, mut number: usize) -> (Vec<(usize, Link)>, Option<Span>) {
    let Room { document, spans, mentions, .. } = room;
    let mut found: Vec<(usize, Link)> = Vec::new();
    let (mut light, mut comma, mut far, mut last, mut apposed) = (true, false, false, Link::None, usize::MAX);
    let (mut at, least) = (cue.tokens.start, number.saturating_sub(MENTIONS));
    let paragraph = document.paragraph(document.paragraph_at(cue.span.start));
    let first = paragraph.map_or(0, |paragraph| paragraph.tokens.start);
    let (mut walked, mut sentence) = (0, None::<&Sentence>);
    while walked < REACH && at > first && number >= least {
        let Some(token) = document.token(at - 1) else { break };
        if spans.is_quoted(at - 1) {
            // A quotation inside the sentence: step over it.
            let limit = at.saturating_sub(QUOTED).max(first);
            while at > limit && spans.is_quoted(at - 1) {
                at -= 1;
            }
            if matches!(document.class(at.wrapping_sub(1)), Class::Stop | Class::Question | Class::Exclamation) {
                break;
            }
            light = false;
            continue;
        }
        walked += 1;
        if let Some(mention) = mentions.get(number.wrapping_sub(1)).filter(|mention| mention.tokens.end == at) {
            number -= 1;
            let stands_off = document.word(at) == crate::w!("who")
                || matches!(document.class(at), Class::Comma | Class::Open | Class::Dash);
            let subject = !mention.governed && !mention.genitive;
            let link = match () {
                _ if light && subject => Link::Subject,
                _ if light => Link::Behind,
                _ if comma && stands_off && !mention.governed => {
                    apposed = found.len();
                    Link::Behind
                }
                _ if comma && at + 1 == cue.tokens.start => Link::Behind,
                _ if subject && !far => Link::Far,
                _ if mention.leads => Link::First,
                _ => Link::None,
            };
            if link > Link::None {
                found.push((number, link));
                last = link;
                far |= link != Link::Behind;
            }
            if link == Link::Subject {
                break;
            }
            light &= mention.governed;
            at = mention.tokens.start;
            continue;
        }
        if sentence.is_none_or(|inside| !inside.tokens.contains(&(at - 1))) {
            sentence = document.sentence(document.sentence_at(token.span().start));
        }
        if sentence.is_some_and(|inside| inside.tokens.end == at) {
            break;
        }
        let bare = light && found.is_empty();
        // "by |Klopp|, who said": the relative clause has its subject in front.
        if bare && [crate::w!("who"), crate::w!("that"), crate::w!("which")].contains(&token.word) {
            let end = at - 1 - (document.class(at.wrapping_sub(2)) == Class::Comma) as u32;
            if mentions.get(number.wrapping_sub(1)).is_some_and(|mention| mention.tokens.end == end) {
                return (vec![(number - 1, Link::Subject)], Some(token.span()));
            }
        }
        comma |= bare && matches!(token.class, Class::Comma | Class::Close | Class::Dash);
        light &= token.word.is_any(&[&lexicon::AUXILIARY, &lexicon::CUE_ADVERB, &lexicon::BEING])
            || last == Link::Behind
                && token.word.is_any(&[&lexicon::PREPOSITION, &lexicon::DETERMINER, &lexicon::ROLE, &lexicon::TITLE])
            || token.span().of(document.text).ends_with("ly");
        at -= 1;
    }
    if let Some((_, link)) = found.get_mut(apposed) {
        *link = Link::Apposed;
    }
    (found, None)
}
