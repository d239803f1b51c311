//! The name set below a quotation, or behind it with a dash, as in a pull quote: “We go again.” – Tom Okafor, captain; and
//! the line above it: “#2 Ada Marsh after the final”.

use super::Room;
use super::candidates::{is_byline, named_within, prompts};
use super::choice::Choice;
use super::mentions::{Mention, What};
use crate::document::{Class, Token};
use crate::lexicon::{self, Word};

/// Longest signature, in tokens.
const LONGEST: usize = 14;
/// A signature is hardly ever somebody else's.
const SURE: f32 = 0.99;

/// Whom the line above quotation number `number` names, or who has signed it or the utterance that goes on from it. `above`:
/// where the names of an article stand, above the words or below; the first one tells.
pub fn of(room: &Room, number: usize, above: &mut Option<bool>) -> Option<Choice> {
    let line = if *above == Some(false) { None } else { captioned(room, number) };
    let found = line.or_else(|| signed(room, number, *above == Some(true)));
    if found.is_some() {
        above.get_or_insert(line.is_some());
    }
    found
}

/// "Head coach |Ada Marsh| on the cup run", "|Ada Marsh| (Northgate)", alone on its line above words that open their
/// paragraph.
fn captioned(room: &Room, number: usize) -> Option<Choice> {
    let document = room.document;
    let quotation = room.spans.quotation(number)?;
    let line = quotation.paragraph.checked_sub(1)?;
    // The topic of the words stands between.
    let topic = prompts(room, line);
    let above = document.paragraph(line.checked_sub(topic as u32)?)?.tokens.clone();
    let opens = document.paragraph(quotation.paragraph)?.tokens.start == quotation.marked.start;
    let at = room.mention_from(above.start);
    let mention = room.mentions.get(at).filter(|mention| is_presented(room, above.start, mention))?;
    let front = document.tokens_of(&(above.start..mention.tokens.start));
    let told = tells(document.word(mention.tokens.end));
    let open = matches!(document.class(above.end - 1), Class::Word | Class::Number);
    // "Ada Marsh (Northgate)"
    let of_club = document.is(mention.tokens.end, Class::Open) && document.is(above.end - 1, Class::Close);
    // "Striker Ada Marsh"
    let presented = topic || front.iter().any(|token| token.word.is(&lexicon::ROLE));
    let alone = presented && mention.what == What::FullName && mention.tokens.end >= above.end;
    let told = (told && open || of_club || alone) && above.len() <= LONGEST;
    let named = above.contains(&mention.tokens.start);
    let spoken_of = named_within(room, quotation.tokens.clone(), mention.person?);
    (opens && told && named && !spoken_of && !is_byline(room, mention.paragraph)).then_some(choice(at, mention))
}

/// Whether `mention` names a person, and nothing but an office and a club stands before it, from token `start` on: "Rovers
/// sack |Ada Marsh| after the final" tells something.
fn is_presented(room: &Room, start: u32, mention: &Mention) -> bool {
    let office = |word: Word| word.is(&lexicon::ROLE) || word == crate::w!("head");
    let plain = |token: &Token| token.class != Class::Word || token.is_capital() || office(token.word);
    mention.person.is_some()
        && mention.what <= What::BareName
        && room.document.tokens_of(&(start..mention.tokens.start)).iter().all(plain)
}

/// Whether what is spoken of may follow `word`.
fn tells(word: Word) -> bool {
    word == crate::w!("on") || word == crate::w!("after")
}

fn choice(at: usize, mention: &Mention) -> Choice {
    Choice { mention: Some(at as u32), person: mention.person, cue: None, share: SURE }
}

fn signed(room: &Room, number: usize, above: bool) -> Option<Choice> {
    let document = room.document;
    let quotation = room.spans.utterance_end(number)?;
    let paragraph = document.paragraph(quotation.paragraph)?;
    let mut tokens = quotation.marked.end..paragraph.tokens.end;
    let below = tokens.is_empty();
    if below {
        // Only where the paragraph above is nothing but the quotation.
        let whole = quotation.marked.start == paragraph.tokens.start;
        tokens = document.paragraph(quotation.paragraph + 1).filter(|_| whole)?.tokens.clone();
    }
    let dash = matches!(document.class(tokens.start), Class::Dash | Class::Hyphen);
    let start = tokens.start + dash as u32;
    let at = room.mention_from(start);
    let mention = room.mentions.get(at).filter(|mention| is_presented(room, start, mention))?;
    let (end, next) = (mention.tokens.end, document.word(mention.tokens.end));
    // "— Calder coach |Ada Marsh| on the cup run.", "— |Marsh| reveals all"
    let told = dash && (tells(next) || next.is(&lexicon::CUE));
    let stop = |at| matches!(document.class(at), Class::Stop | Class::Colon | Class::Mark | Class::Question);
    // One word alone on its line is a heading as well: “Northgate”. Nothing but a comma and who this is may follow.
    let alone = mention.tokens.start == start
        && (dash || below && !above && mention.what == What::FullName)
        && (end >= tokens.end || matches!(document.class(end), Class::Comma | Class::Open))
        && tokens.len() <= LONGEST
        && !tokens.clone().any(stop);
    (told || alone).then_some(choice(at, mention))
}
