//! The subject: the name before the verb that nothing else governs.

use super::reference::{described, governed_by, pronoun};
use super::{Actor, LIST, Scene, add, before_name, definite, is_genitive, name_at, person_at, token};
use crate::document::{Case, Class, around};
use crate::lexicon;
use crate::spans::names::{Name, NameKind};
use crate::w;
use std::ops::Range;

/// Adds whom the words before `at` make the subject of what stands there; several where they are a list.
pub(super) fn subject(scene: &Scene, sentence: &Range<u32>, at: u32, actors: &mut Vec<Actor>) {
    let words = scene.document;
    let infinitive = words.says(at, w!("to")) || words.says(at.wrapping_sub(1), w!("to"));
    // Only adverbs and auxiliaries stand between the candidate and the verb.
    let mut near = true;
    let mut joined = None;
    // "the ball rolling in off a post"
    if words.says(at.wrapping_sub(1), w!("ball")) && words.says(at.wrapping_sub(2), w!("the")) {
        return;
    }
    let mut i = at;
    // "Marsh, |who scored against the same side last week,| headed in": the clause between the commas is passed over.
    if words.is(at.wrapping_sub(1), Class::Comma) {
        let from = at.saturating_sub(CLAUSE).max(sentence.start);
        let mut clause = (from..at - 1).rev().take_while(|&at| !words.is(at, Class::Comma));
        let relative = |&who: &u32| words.says(who, w!("who")) && !words.is(who.wrapping_sub(1), Class::Word);
        i = clause.find(relative).map_or(at, |who| who + 1);
        // "Marsh, |brother of Okafor,| headed in"
        let opens = (from..at - 1).rev().find(|&at| words.is(at, Class::Comma)).filter(|_| i == at);
        if let Some((person, name)) = opens.and_then(|comma| person_at(scene, comma.wrapping_sub(1)))
            && Some(name.tokens.end) == opens
            && token(scene, name.tokens.end + 1).is_some_and(|first| first.case == Case::Lower)
            && stands_as_subject(scene, sentence, name)
        {
            return listed(scene, sentence, Some(person), name.tokens.start, actors);
        }
    }
    let first = around(sentence, &(at..at)).start;
    while i > first {
        i -= 1;
        if let Some((person, name)) = name_at(scene, i) {
            let start = name.tokens.start;
            let genitive = is_genitive(scene, name.tokens.end);
            let subject = !genitive && stands_as_subject(scene, sentence, name);
            if subject && name.kind == NameKind::Team {
                return actors.push(Actor { person: None, at: start });
            }
            if !genitive && person.is_some() {
                let fits = near
                    && match infinitive {
                        true => before(scene, sentence, start).is_some_and(|word| allows(scene, word)),
                        false => !governed(scene, sentence, name, at),
                    };
                if fits || subject {
                    return listed(scene, sentence, person, start, actors);
                }
            }
            // "flicked on by Marsh and Okafor, unmarked, could not miss"
            if joined.is_none() && governed_by(scene, name, w!("and")) && words.is(name.tokens.end, Class::Comma) {
                joined = person.map(|_| Actor { person, at: start });
            }
            near = false;
            i = start;
            continue;
        }
        // "set up Marsh |on the stroke of half-time| to score a fourth"
        if infinitive && ends_time(scene, i) {
            let number = scene.spans.clock.partition_point(|time| time.tokens.end <= i);
            i = scene.spans.clock.get(number).map_or(i, |time| time.tokens.start.max(sentence.start));
            continue;
        }
        let Some(here) = token(scene, i) else { break };
        let word = here.word;
        if word == w!("he") || word == w!("she") {
            return add(actors, pronoun(scene, sentence, i), i);
        }
        // "crossed for |him| to score"
        if infinitive && near && (word == w!("him") || word == w!("her")) {
            return;
        }
        if word == w!("who") {
            let parted = i > 0 && !words.is(i - 1, Class::Word);
            if let Some((person, name)) = person_at(scene, i.wrapping_sub(1 + parted as u32)) {
                return add(actors, Some(person), name.tokens.start);
            }
        }
        // "Marsh was in charge but |any doubt| was dismissed": the clause has a subject of its own, and it is nobody's.
        let his = words.says(i + 1, w!("his")) || words.says(i + 1, w!("her"));
        if word == w!("but") && words.is_a(i + 1, &lexicon::DETERMINER) && !his {
            break;
        }
        // "Marsh gave |the hosts| the lead": not the hosts.
        let given = words.is_a(i.wrapping_sub(2), &lexicon::GIVING);
        if word == w!("they") || word.is(&lexicon::SIDE_WORD) && definite(scene, sentence, i) && !given {
            // "back in |the side| but replaced"
            let lead = words.word(i.wrapping_sub(2));
            if words.says(i.wrapping_sub(1), w!("the")) && (lead == w!("in") || lead == w!("to")) {
                near = false;
                continue;
            }
            return actors.push(Actor { person: None, at: i });
        }
        // "Novak made a save but |a Selby player| tapped home": nobody who is named.
        let one = |at: u32| {
            (words.says(at, w!("a")) || words.says(at, w!("an")))
                && words.is_a(at.wrapping_sub(1), &lexicon::CLAUSE_START)
                && !words.says(at.wrapping_sub(1), w!("as"))
        };
        if here.case == Case::Lower
            && word.is(&lexicon::ROLE)
            && !before_name(scene, i)
            && (i.saturating_sub(3)..i).any(one)
        {
            return;
        }
        // "centre-back", "full-back", "left-back"
        let back = word == w!("back") && here.glued && words.is(i.wrapping_sub(1), Class::Hyphen);
        if (here.case == Case::Lower && (word.is(&lexicon::ROLE) || back)
            || word.is(&lexicon::DEMONYM)
            || word == w!("old"))
            && definite(scene, sentence, i)
            && (word != w!("international") || token(scene, i.wrapping_sub(1)).is_some_and(|t| t.is_capital()))
            && !before_name(scene, i)
        {
            return actors.extend(described(scene, sentence, i));
        }
        near &= word.is(&lexicon::ADVERB)
            || here.span().of(words.text).ends_with("ly")
            || infinitive && (i + 1 == at || [w!("through"), w!("clear"), w!("away"), w!("in")].contains(&word));
    }
    actors.extend(joined);
}

/// Whether `name` stands where a subject stands: at the start of a sentence or clause.
pub(super) fn stands_as_subject(scene: &Scene, sentence: &Range<u32>, name: &Name) -> bool {
    let words = scene.document;
    let mut start = name.tokens.start;
    for _ in 0..LIST {
        let Some(at) = before(scene, sentence, start) else { return true };
        let Some(word) = token(scene, at) else { return true };
        let and = word.word == w!("and");
        if and {
            // In a list the first name tells.
            match person_at(scene, at.wrapping_sub(1)) {
                Some((_, first)) if first.tokens.start >= sentence.start => start = first.tokens.start,
                _ => return true,
            }
            continue;
        }
        let next = name.tokens.end;
        return match word.class {
            // "In the 27th minute |Marsh| turned", "With 12 minutes left |Marsh| turned"
            _ if ends_time(scene, at) || word.word.is(&lexicon::WEEKDAY) || word.word.is(&lexicon::PART) => true,
            // "allowing |Marsh| to round off the win by scoring"
            Class::Word if allows(scene, at) => words.says(next, w!("to")),
            // "the same mistake as |Marsh|, …"
            Class::Word if word.word == w!("as") && !words.is(next, Class::Word) => false,
            Class::Word => {
                word.word.is(&lexicon::CLAUSE_START)
                    || word.word.is(&lexicon::ADVERB) && !(word.word == w!("to") && words.says(next, w!("and")))
                    || word.word == w!("with") && opens_clause(scene, sentence, at)
            }
            _ => true,
        };
    }
    false
}

/// Whether token `at` is the last of a time of the match clock.
fn ends_time(scene: &Scene, at: u32) -> bool {
    let number = scene.spans.clock.partition_point(|time| time.tokens.end <= at);
    scene.spans.clock.get(number).is_some_and(|time| time.tokens.end == at + 1)
}

/// The token before `at`, titles, roles and other names that belong to it left out.
fn before(scene: &Scene, sentence: &Range<u32>, at: u32) -> Option<u32> {
    let words = scene.document;
    let mut i = at;
    for _ in 0..8 {
        if i <= sentence.start {
            return None;
        }
        i -= 1;
        if let Some((_, name)) = name_at(scene, i) {
            if name.tokens.end == at || words.is(i + 1, Class::Possessive) || name.kind == NameKind::Team {
                i = name.tokens.start;
                continue;
            }
            return Some(i);
        }
        let part = words.is_a(i, &lexicon::ROLE)
            || words.is_a(i, &lexicon::DEMONYM)
            || words.is_a(i, &lexicon::NAME_LEAD)
            || words.is(i, Class::Possessive)
            || words.is(i, Class::Hyphen)
            // "ex-|Red| Marsh"
            || words.is(i.wrapping_sub(1), Class::Hyphen) && words.is_a(i.wrapping_sub(2), &lexicon::FORMER);
        // "before the |deadly| Marsh finished"
        let the = words.says(i.wrapping_sub(1), w!("the"))
            && words.is(i, Class::Word)
            && !words.is_a(i.wrapping_sub(2), &lexicon::GOVERNS);
        // "With 12 minutes |left| Marsh", "|left| Marsh on the ground": no left winger.
        let left =
            words.says(i, w!("left")) && (name_at(scene, i + 1).is_some() || words.is(i.wrapping_sub(1), Class::Comma));
        if !part && !the || left || ends_time(scene, i) {
            return Some(i);
        }
    }
    None
}

/// "allowing |Marsh| to score", "set up |Marsh| to score", "played in |Marsh| to score"
fn allows(scene: &Scene, at: u32) -> bool {
    let up = scene.document.says(at, w!("up")) || scene.document.says(at, w!("in"));
    scene.document.is_a(at.wrapping_sub(up as u32), &lexicon::ALLOW)
}

/// Whether a preposition or a verb makes `name` its own, as seen from the verb at `at`: "a one-two with |Marsh| and chipped",
/// but not "ended with |Marsh| slotting in" and not "the sight of |Marsh| hobbling off".
fn governed(scene: &Scene, sentence: &Range<u32>, name: &Name, at: u32) -> bool {
    let (words, next) = (scene.document, name.tokens.end);
    let Some(before) = before(scene, sentence, name.tokens.start) else { return false };
    if words.says(before, w!("of")) && at <= next + 2 {
        return !token(scene, next).is_some_and(|verb| verb.span().of(words.text).ends_with("ing"));
    }
    words.is_a(before, &lexicon::GOVERNS)
}

/// "With Marsh sent off, …" and "…, with Marsh sent off", but not "a one-two with Marsh".
fn opens_clause(scene: &Scene, sentence: &Range<u32>, at: u32) -> bool {
    at <= sentence.start
        || token(scene, at - 1).is_some_and(|before| {
            before.class != Class::Word || before.word.is(&lexicon::CLAUSE_START) || before.is_capital()
        })
}

/// Longest relative clause before a verb, in tokens.
const CLAUSE: u32 = 24;

/// How many words stand before a name in a list and belong to it.
const LEAD: u32 = 3;

/// Adds `person`, whose name starts at `start`, and the names that stand with it in a list before.
fn listed(scene: &Scene, sentence: &Range<u32>, person: Option<u32>, start: u32, actors: &mut Vec<Actor>) {
    add(actors, person, start);
    let mut start = start;
    for nth in 0..LIST {
        // "Marsh and |the former captain| Okafor"
        let part = |&at: &u32| scene.document.word(at).is_any(crate::any!(NAME_LEAD, ROLE, TITLE));
        let lead = (start.saturating_sub(LEAD)..start).rev().take_while(part).last();
        let joint = lead.unwrap_or(start).wrapping_sub(1);
        let joins = scene.document.says(joint, w!("and")) || nth > 0 && scene.document.is(joint, Class::Comma);
        if start <= sentence.start + 1 || !joins {
            break;
        }
        let Some((person, other)) = person_at(scene, joint.wrapping_sub(1)) else { break };
        start = other.tokens.start;
        add(actors, Some(person), start);
    }
    // "a save from Marsh and |Okafor| fired": the last name alone is the subject.
    if scene.document.is_a(start.wrapping_sub(1), &lexicon::GOVERNS) {
        actors.truncate(1);
    }
    actors.reverse();
}
