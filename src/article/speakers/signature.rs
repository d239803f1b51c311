//! The name set below a quotation, or behind it with a dash, as in a pull quote: “We go again.” – Tom Okafor, captain.

use super::Room;
use super::choice::Choice;
use crate::document::{Class, Token};

/// Longest signature, in tokens.
const LONGEST: usize = 14;
/// Most paragraphs of one utterance looked through for the one that is signed.
const PARAGRAPHS: usize = 8;
/// A signature is hardly ever somebody else's.
const SURE: f32 = 0.99;

/// Who has signed quotation number `number`, or the utterance that goes on from it.
pub fn of(room: &Room, number: usize) -> Option<Choice> {
    let next = room.spans.quotations.iter().skip(number + 1).take(PARAGRAPHS);
    let last = number + next.take_while(|quotation| quotation.continues).count();
    let quotation = room.spans.quotation(last)?;
    let document = room.document;
    let place = quotation.paragraph;
    let paragraph = document.paragraph(place)?;
    let end = quotation.marked.end;
    let (tokens, begun, below) = if end < paragraph.tokens.end {
        (document.tokens_of(&(end..paragraph.tokens.end)), end, false)
    } else {
        // Only where the paragraph above is nothing but the quotation.
        let whole = quotation.marked.start == paragraph.tokens.start;
        let below = document.paragraph(place + 1).filter(|_| whole)?;
        (document.tokens_of(&below.tokens), below.tokens.start, true)
    };
    let dash = tokens.first().is_some_and(|token| token.class == Class::Dash || token.class == Class::Hyphen);
    let stop = |token: &Token| matches!(token.class, Class::Stop | Class::Colon | Class::Mark | Class::Question);
    if tokens.len() > LONGEST || tokens.iter().any(stop) || !(dash || below && !is_heading(room, place + 1)) {
        return None;
    }
    let start = begun + dash as u32;
    let at = room.mentions.partition_point(|mention| mention.tokens.start < start);
    let mention = room.mentions.get(at).filter(|mention| mention.tokens.start == start && mention.person.is_some())?;
    // Nothing but a comma and who this is may follow.
    let rest = tokens.get((mention.tokens.end - begun) as usize..)?;
    let alone = rest.first().is_none_or(|next| dash && matches!(next.class, Class::Comma | Class::Open));
    alone.then_some(Choice { mention: Some(at as u32), person: mention.person, cue: None, share: SURE })
}

/// Whether a paragraph stands above a quotation, whose speaker it may name.
fn is_heading(room: &Room, paragraph: u32) -> bool {
    let next = room.document.paragraph(paragraph + 1);
    next.is_some_and(|next| room.document.tokens_of(&next.tokens).first().is_some_and(|t| t.class == Class::Mark))
}
