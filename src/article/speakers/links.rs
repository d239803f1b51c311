//! Which mention goes with which reporting verb: its subject, whoever stands behind it, whoever is addressed.

use super::Room;
use super::mentions::{Link, Mention};
use crate::document::{Class, Document};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::cues::{Cue, CueKind};
use crate::text::Span;

/// How far a subject may stand from its verb, in tokens.
const REACH: u32 = 40;

/// Links the mentions around cue number `number` to it.
pub fn link(room: &mut Room, number: u32, cue: &Cue) {
    let Room { document, spans, .. } = *room;
    let after = room.mentions.partition_point(|mention| mention.tokens.end <= cue.tokens.start);
    let mentions = &mut room.mentions;
    let behind_quote = spans.is_quoted(cue.tokens.start.wrapping_sub(1));
    let next = mentions.get(after).and_then(|next| behind(document, spans, cue, next));
    let (mut linked, relative) = match cue.kind {
        CueKind::Source | CueKind::Passive => (Vec::new(), None),
        _ if behind_quote && next.is_some() => (Vec::new(), None),
        _ => subjects(document, spans, cue, mentions.get(..after).unwrap_or(&[])),
    };
    // "said Sky's |Ada Marsh|"
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
fn behind(document: &Document, spans: &Spans, cue: &Cue, next: &Mention) -> Option<Link> {
    let mut between = cue.tokens.end..next.tokens.start;
    if between.len() > 8 || between.clone().any(|at| spans.is_quoted(at)) {
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

/// The mentions in `before` that may be the subject of `cue`, with how they go with it; and the relative pronoun between.
fn subjects(document: &Document, spans: &Spans, cue: &Cue, before: &[Mention]) -> (Vec<(usize, Link)>, Option<Span>) {
    let mut found: Vec<(usize, Link)> = Vec::new();
    let mut relative = None;
    let mut number = before.len();
    let (mut walked, mut light, mut comma, mut passed) = (0, true, false, 0);
    let mut at = cue.tokens.start;
    let mut apposed = None;
    let paragraph = document.paragraph(document.paragraph_at(cue.span.start));
    let first = paragraph.map_or(0, |paragraph| paragraph.tokens.start);
    while walked < REACH && passed < 8 && at > first {
        let Some(token) = document.token(at.wrapping_sub(1)) else { break };
        if spans.is_quoted(at - 1) {
            // A quotation inside the sentence: step over it, at most 400 tokens.
            let mut left = 400;
            while left > 0 && at > 0 && spans.is_quoted(at - 1) {
                at -= 1;
                left -= 1;
            }
            let ended = document.token(at.wrapping_sub(1));
            if ended.is_none_or(|token| matches!(token.class, Class::Stop | Class::Question | Class::Exclamation)) {
                break;
            }
            light = false;
            continue;
        }
        let mention =
            number.checked_sub(1).and_then(|number| before.get(number)).filter(|mention| mention.tokens.end == at);
        if let Some(mention) = mention {
            number -= 1;
            passed += 1;
            let follows = document.token(mention.tokens.end);
            let stands_off = follows.is_some_and(|token| {
                matches!(token.class, Class::Comma | Class::Open | Class::Dash) || token.word == crate::w!("who")
            });
            match () {
                _ if light && !mention.governed && !mention.genitive => {
                    found.push((number, Link::Subject));
                    break;
                }
                _ if light => found.push((number, Link::Behind)),
                _ if comma && stands_off && !mention.governed => {
                    found.push((number, Link::Behind));
                    apposed = Some(found.len() - 1);
                }
                _ if comma && mention.tokens.end + 1 == cue.tokens.start => found.push((number, Link::Behind)),
                _ if !mention.governed && !mention.genitive && found.iter().all(|&(_, link)| link == Link::Behind) => {
                    found.push((number, Link::Far))
                }
                _ if mention.leads && !mention.governed => found.push((number, Link::First)),
                _ => {}
            }
            light &= mention.governed;
            at = mention.tokens.start;
            walked += 1;
            continue;
        }
        if document.sentence(document.sentence_at(token.span.start)).is_some_and(|s| s.tokens.end == at) {
            break;
        }
        // "by |Klopp|, who said": the relative clause has its subject in front.
        let who = [crate::w!("who"), crate::w!("that"), crate::w!("which")].contains(&token.word);
        if light && found.is_empty() && who {
            let end = at - 1;
            let comma = document.token(end.wrapping_sub(1));
            let end = end - comma.is_some_and(|token| token.class == Class::Comma) as u32;
            if let Some(number) = number.checked_sub(1)
                && before.get(number).is_some_and(|mention| mention.tokens.end == end && !mention.genitive)
            {
                found.push((number, Link::Subject));
                relative = Some(token.span);
                break;
            }
        }
        comma |= light && found.is_empty() && matches!(token.class, Class::Comma | Class::Close | Class::Dash);
        let word = token.span.of(document.text);
        light &= token.word.is_any(&[&lexicon::AUXILIARY, &lexicon::CUE_ADVERB, &lexicon::BEING])
            || found.last().is_some_and(|&(_, link)| link == Link::Behind)
                && token.word.is_any(&[&lexicon::PREPOSITION, &lexicon::DETERMINER, &lexicon::ROLE, &lexicon::TITLE])
            || token.class == Class::Word && word.ends_with("ly");
        at -= 1;
        walked += 1;
    }
    if let Some((_, link)) = apposed.and_then(|at| found.get_mut(at)) {
        *link = Link::Apposed;
    }
    (found, relative)
}
