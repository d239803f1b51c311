//! Noun phrases that name somebody: where they end, and what they are.

use super::Room;
use super::mentions::{What, owns};
use crate::document::{Case, Class, Document, Token};
use crate::lexicon::{self, Word};
use crate::spans::cues::{Cue, CueKind, Form};
use crate::spans::names::{Name, NameKind};

/// `name` itself, or "Liverpool |manager|", "Brandt's |former agent|", "the club's |statement|": the noun behind it, where no
/// person's name follows. Where it ends, and what it is; nothing where it only introduces a name.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn noun_behind(room: &Room, name: &Name) -> (u32, Option<What>) {
    let Room { document, spans, .. } = room;
    let start = name.tokens.end;
    let itself = match name.kind {
        NameKind::Person if name.tokens.len() > 1 => What::FullName,
        NameKind::Person => What::BareName,
        NameKind::Place => What::Place,
        NameKind::Team | NameKind::Organisation | NameKind::Other => What::Body,
    };
    let first = start + owns(document, start) as u32;
    let mut end = first;
    // No name stands before the next one.
    let next = room.name_from(end).map_or(u32::MAX, |next| next.tokens.start);
    while end < next.min(start + 5) && !spans.is_quoted(end) {
        let Some(token) = document.token(end) else { break };
        // "Marsh's |right-hand man|", "Rovers |Managing Director| Ada Marsh"
        let compound = token.class == Class::Hyphen;
        let titled = token.word.is_any(crate::any!(ROLE, HONORIFIC));
        let plain = (token.case == Case::Lower || titled) && !is_function(token);
        // "Marsh |praised| one player"
        let done = !token.glued && ends_in(document, end, "ed") || token.word.is(&lexicon::QUANTITY);
        let verb = first == start && done;
        // "Liverpool |demand|s", but "Marsh |said|"
        if !plain && !compound || verb || room.cue_at(end, token).is_some_and(|cue| cue.form != Form::Base) {
            break;
        }
        end += 1;
    }
    let (found, head) = (end > first, document.word(end - 1));
    let honorific = head.is(&lexicon::HONORIFIC);
    // "Army |Col.| Ada Marsh"
    end += (honorific && document.is(end, Class::Stop)) as u32;
    let role = head.is(&lexicon::ROLE);
    let before = document.word(name.tokens.start.wrapping_sub(1));
    match spans.name_at(end).is_some_and(|next| next.kind == NameKind::Person) {
        // "RNC spokesman |Ada Marsh|", "Rovers |Ada Marsh|": the name in front only describes.
        true if role || honorific || !found && name.kind != NameKind::Person => (end, None),
        // "Marsh is a |Rovers fan|", "to become |Rovers' director|": nobody else.
        false if found && role => {
            (end, if is_new(before) || before == crate::w!("become") { None } else { Some(What::Role) })
        }
        false if found && head.is(&lexicon::WRITING) => (end, Some(What::Noun)),
        _ => (start, Some(itself)),
    }
}

/// Whether a word ends a noun phrase: a preposition, a pronoun, a form of "be", and the like.
fn is_function(token: &Token) -> bool {
    token.word.is_any(crate::any!(STARTER, AUXILIARY, BEING, PREPOSITION, CUE_ADVERB, PRONOUN))
}

/// "Director of Football |Ada Marsh|": where the name starts that the office at token `at` only introduces.
fn office(room: &Room, at: u32, names: &[Name]) -> Option<u32> {
    let document = room.document;
    let name = names.first().filter(|name| name.kind == NameKind::Person)?;
    let near = (at + 3..at + 6).contains(&name.tokens.start) && document.says(at + 1, crate::w!("of"));
    near.then_some(name.tokens.start)
}

/// The noun phrase that starts at token `at`: the index after it, and what it is; nothing where it names nobody, or only
/// introduces a name. `names`: those behind `at`.
pub fn nominal(room: &Room, at: u32, names: &[Name]) -> (u32, Option<What>) {
    let Room { document, spans, .. } = room;
    let nobody = (at, None);
    let Some(first) = document.token(at).filter(|first| !first.word.is_none()) else { return nobody };
    let bare = first.word.is(&lexicon::ROLE);
    let some = first.word.is(&lexicon::QUANTITY);
    let opens = some || first.word.is_any(crate::any!(DETERMINER, NUMBER));
    if !bare && !opens {
        return nobody;
    }
    // "was |a happy man|", "she's |a fan|": a predicate names nobody.
    let before = document.word(at.wrapping_sub(1));
    let short = document.is(at.wrapping_sub(1), Class::Possessive);
    if (before.is(&lexicon::BEING) || short) && first.word != crate::w!("the") {
        return nobody;
    }
    if bare && let Some(start) = office(room, at, names) {
        return (start, None);
    }
    let mut head = if bare { Some(first) } else { None };
    // The token that the phrase ends before, and the one that its last name ends before.
    let (mut end, mut named) = (at + 1, 0);
    let mut names = names.iter().peekable();
    while end < at + 10 && !spans.is_quoted(end) {
        let Some(token) = document.token(end) else { break };
        let role = head.is_some_and(|head| head.word.is(&lexicon::ROLE));
        while names.next_if(|name| name.tokens.start < end).is_some() {}
        if let Some(name) = names.next_if(|name| name.tokens.start == end) {
            if token.word.is(&lexicon::DEMONYM) && name.tokens.len() == 1 {
                // "the |German|"
                head = Some(token);
            } else if role || name.kind == NameKind::Person && head.is_some() {
                // "the manager |Jurgen Klopp|": the name is the mention.
                return (end, None);
            } else {
                (head, named) = (None, name.tokens.end);
            }
            end = name.tokens.end.max(end + 1);
            continue;
        }
        match token.class {
            Class::Hyphen => {}
            Class::Possessive => head = None,
            Class::Word | Class::Number | Class::Ordinal | Class::Mixed => {
                let cue = room.cue_at(end, token);
                let past = ends_in(document, end, "ed");
                let over = match head {
                    // "one |said|", "the striker |took|", "the German |calmly|"
                    Some(_) if cue.is_some() => true,
                    Some(_) if role => !token.word.is(&lexicon::ROLE) && !token.glued,
                    Some(held) => held.word.is(&lexicon::DEMONYM) && (past || ends_in(document, end, "ly")),
                    // "that Marsh |supports|"
                    None => cue.is_some_and(|_| some || named == end),
                };
                if over || is_function(token) {
                    break;
                }
                head = Some(token);
            }
            _ => break,
        }
        end += 1;
    }
    // "one said", "said another": the quantity alone.
    let Some(head) = head.or(if end == at + 1 && some { Some(first) } else { None }) else { return nobody };
    let next = document.word(end);
    let new = is_new(first.word);
    let ahead = |cue: &Cue| match cue.tokens.start - end {
        // "the prize |called| …" says nothing
        0 => !next.is(&lexicon::NAMING) && cue.kind != CueKind::Lead,
        // "|a neighbour| of the ground added"
        1..6 => new && next.is(&lexicon::PREPOSITION) && cue.form == Form::Past,
        _ => false,
    };
    // "said |the club|"
    let before_it = |cue: &Cue| cue.tokens.end == at && cue.kind == CueKind::Speech && cue.form == Form::Past;
    let said = room.cue(Some(room.cue_from(end))).is_some_and(ahead)
        || room.cue(room.cue_from(at).checked_sub(1)).is_some_and(before_it);
    // "her life as |a player|" names nobody, "as |a steward| said" does.
    if before == crate::w!("as") && new && !said {
        return nobody;
    }
    let what = match () {
        // Without an article a role stands beside its verb, or for many: "officials said", but not "a sense of justice".
        _ if !opens && !said && !document.is(end, Class::Colon) && !ends_in(document, end - 1, "s") => None,
        // "someone in the stand shouted"
        _ if first.word == crate::w!("someone") || first.word == crate::w!("somebody") => Some(What::Noun),
        _ if head.word.is_any(crate::any!(ROLE, DEMONYM))
            || head.word == crate::w!("old")
            || head.glued && head.word == crate::w!("back") =>
        {
            Some(What::Role)
        }
        _ if said || head.word.is_any(crate::any!(COLLECTIVE, WRITING)) => Some(What::Noun),
        _ => None,
    };
    (if what.is_some() { end } else { at }, what)
}

/// Whether a noun phrase that begins with `word` brings somebody up: "a fan", "one fan".
pub fn is_new(word: Word) -> bool {
    word == crate::w!("a") || word == crate::w!("an") || word.is(&lexicon::QUANTITY)
}

/// Whether token `at` ends in `ending`.
pub fn ends_in(document: &Document, at: u32, ending: &str) -> bool {
    document.token(at).is_some_and(|token| token.span().of(document.text).ends_with(ending))
}

/// Whether token `at` looks like a finite verb: "has", "was", "scored".
pub fn is_verb(document: &Document, at: u32) -> bool {
    document.word(at).is_any(crate::any!(AUXILIARY, BEING, CUE)) || ends_in(document, at, "ed")
}
