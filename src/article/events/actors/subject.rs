//! The subject: the name before the verb that nothing else governs.

use super::reference::{described, governed_by, pronoun};
use super::{Actor, LIST, Scene, before_name, definite, is_genitive, name_at, person, token};
use crate::document::{Case, Class, Token};
use crate::lexicon::{self};
use crate::spans::names::{Name, NameKind};
use crate::w;
use std::ops::Range;

/// Whom the words before `at` make the subject of what stands there; several where they are a list.
pub(super) fn subject(scene: Scene, sentence: &Range<u32>, at: u32) -> Vec<Actor> {
    let infinitive = token(scene, at).is_some_and(|token| token.word == w!("to"))
        || at.checked_sub(1).and_then(|at| token(scene, at)).is_some_and(|token| token.word == w!("to"));
    // Only adverbs and auxiliaries stand between the candidate and the verb.
    let mut near = true;
    let mut joined = None;
    let mut i = at;
    while i > sentence.start {
        i -= 1;
        let Some(here) = token(scene, i) else { break };
        if let Some((number, name)) = name_at(scene, i) {
            let genitive = is_genitive(scene, name.tokens.end);
            if !genitive && name.kind == NameKind::Team && stands_as_subject(scene, sentence, name) {
                return vec![Actor::Team(name.tokens.start)];
            }
            if !genitive && let Some(found) = person(scene, number) {
                let allowed = before(scene, sentence, name.tokens.start).is_some_and(|word| allows(scene, word));
                let fits = match near {
                    false => false,
                    true if infinitive => allowed,
                    true => !governed(scene, sentence, name, at) || is_sight(scene, sentence, name, at),
                };
                if fits || stands_as_subject(scene, sentence, name) {
                    return listed(scene, sentence, found, name);
                }
            }
            // "flicked on by Marsh and Okafor, unmarked, could not miss"
            if joined.is_none()
                && governed_by(scene, name, w!("and"))
                && token(scene, name.tokens.end).is_some_and(|next| next.class == Class::Comma)
            {
                joined = person(scene, number).map(|found| Actor::Person(found, name.tokens.start));
            }
            near = false;
            i = name.tokens.start;
            continue;
        }
        let word = here.word;
        match () {
            _ if word == w!("he") || word == w!("she") => return pronoun(scene, sentence, i).into_iter().collect(),
            _ if word == w!("who") => {
                let parted = i.checked_sub(1).and_then(|at| token(scene, at)).is_some_and(|t| t.class != Class::Word);
                if let Some((number, name)) = i.checked_sub(1 + parted as u32).and_then(|at| name_at(scene, at))
                    && let Some(found) = person(scene, number)
                {
                    return vec![Actor::Person(found, name.tokens.start)];
                }
            }
            _ if word == w!("they") => return vec![Actor::Team(i)],
            _ if word.is(&lexicon::SIDE_WORD) && definite(scene, sentence, i) => return vec![Actor::Team(i)],
            _ if (here.case == Case::Lower && (word.is(&lexicon::ROLE) || is_back(scene, i))
                || word.is(&lexicon::DEMONYM)
                || word == w!("old"))
                && definite(scene, sentence, i)
                && (word != w!("international")
                    || i.checked_sub(1).and_then(|at| token(scene, at)).is_some_and(|t| t.is_capital()))
                && !before_name(scene, i) =>
            {
                return described(scene, sentence, i).into_iter().collect();
            }
            _ => {}
        }
        near &=
            word.is(&lexicon::ADVERB) || here.span.of(scene.document.text).ends_with("ly") || infinitive && i + 1 == at;
    }
    joined.into_iter().collect()
}

/// Whether `name` stands where a subject stands: at the start of a sentence or clause.
pub(super) fn stands_as_subject(scene: Scene, sentence: &Range<u32>, name: &Name) -> bool {
    let mut start = name.tokens.start;
    for _ in 0..LIST {
        let Some(word) = before(scene, sentence, start) else { return true };
        if word.word == w!("and") || word.class == Class::Comma {
            // In a list the first name tells.
            let at = scene.document.token_at(word.span.start);
            if let Some((number, first)) = at.checked_sub(1).and_then(|at| name_at(scene, at))
                && person(scene, number).is_some()
                && first.tokens.start >= sentence.start
                && word.word == w!("and")
            {
                start = first.tokens.start;
                continue;
            }
            return true;
        }
        let next = token(scene, name.tokens.end);
        return match word.class {
            // "In the 27th minute |Marsh| turned", "With 12 minutes left |Marsh| turned"
            _ if ends_time(scene, word) => true,
            // "allowing |Marsh| to round off the win by scoring"
            Class::Word if allows(scene, word) => next.is_some_and(|next| next.word == w!("to")),
            // "the same mistake as |Marsh|, …"
            Class::Word if word.word == w!("as") && next.is_none_or(|next| next.class != Class::Word) => false,
            Class::Word => {
                word.word.is(&lexicon::CLAUSE_START)
                    || word.word.is(&lexicon::ADVERB)
                    || word.word == w!("with") && opens_clause(scene, sentence, word)
            }
            _ => true,
        };
    }
    false
}

/// Whether `word` is the last of a time of the match clock.
fn ends_time(scene: Scene, word: &Token) -> bool {
    let number = scene.spans.clock.partition_point(|time| time.span.end < word.span.end);
    scene.spans.clock.get(number).is_some_and(|time| time.span.end == word.span.end)
}

/// The word before `at`, titles, roles and other names that belong to it left out.
fn before<'a>(scene: Scene<'a>, sentence: &Range<u32>, at: u32) -> Option<&'a Token> {
    let mut i = at;
    for _ in 0..8 {
        if i <= sentence.start {
            return None;
        }
        i -= 1;
        if let Some((_, name)) = name_at(scene, i) {
            if name.tokens.end == at
                || token(scene, i + 1).is_some_and(|next| next.class == Class::Possessive)
                || name.kind == NameKind::Team
            {
                i = name.tokens.start;
                continue;
            }
            return scene.document.token(i);
        }
        let here = scene.document.token(i)?;
        let part = here.word.is(&lexicon::ROLE)
            || here.word.is(&lexicon::DEMONYM)
            || here.word.is(&lexicon::NAME_LEAD)
            || matches!(here.class, Class::Possessive | Class::Hyphen);
        // "With 12 minutes |left| Marsh": no left winger.
        if !part || ends_time(scene, here) {
            return Some(here);
        }
    }
    None
}

/// "allowing |Marsh| to score", "set up |Marsh| to score"
fn allows(scene: Scene, word: &Token) -> bool {
    let at = scene.document.token_at(word.span.start);
    let verb = at.checked_sub(1).filter(|_| word.word == w!("up")).and_then(|at| token(scene, at)).unwrap_or(word);
    verb.word.is(&lexicon::ALLOW)
}

/// Whether a preposition or a verb makes `name` its own, as seen from the verb at `at`: "a one-two with |Marsh| and chipped",
/// but not "ended with |Marsh| slotting in".
fn governed(scene: Scene, sentence: &Range<u32>, name: &Name, at: u32) -> bool {
    before(scene, sentence, name.tokens.start).is_some_and(|word| {
        let further =
            || token(scene, name.tokens.end).is_some_and(|next| next.word == w!("and") && at > name.tokens.end);
        word.word.is(&lexicon::GOVERNS) || word.word == w!("with") && further() && !opens_clause(scene, sentence, word)
    })
}

/// "With Marsh sent off, …" and "…, with Marsh sent off", but not "a one-two with Marsh".
fn opens_clause(scene: Scene, sentence: &Range<u32>, word: &Token) -> bool {
    let at = scene.document.token_at(word.span.start);
    at <= sentence.start
        || at.checked_sub(1).and_then(|at| token(scene, at)).is_some_and(|before| {
            before.class != Class::Word || before.word.is(&lexicon::CLAUSE_START) || before.is_capital()
        })
}

/// "the sight of |Marsh| hobbling off": "of" does not keep the name from being the subject.
fn is_sight(scene: Scene, sentence: &Range<u32>, name: &Name, at: u32) -> bool {
    let verb = token(scene, name.tokens.end).filter(|_| at <= name.tokens.end + 2);
    before(scene, sentence, name.tokens.start).is_some_and(|word| word.word == w!("of"))
        && verb.is_some_and(|verb| verb.span.of(scene.document.text).ends_with("ing"))
}

/// `found` and the names that stand with it in a list before.
fn listed(scene: Scene, sentence: &Range<u32>, found: u32, name: &Name) -> Vec<Actor> {
    let mut actors = vec![Actor::Person(found, name.tokens.start)];
    let mut start = name.tokens.start;
    for nth in 0..LIST {
        let Some(joint) = start.checked_sub(1).filter(|&at| at > sentence.start) else { break };
        let Some(here) = token(scene, joint) else { break };
        let joins = here.word == w!("and") || nth > 0 && here.class == Class::Comma;
        let Some((number, other)) = joint.checked_sub(1).filter(|_| joins).and_then(|at| name_at(scene, at)) else {
            break;
        };
        let Some(found) = person(scene, number) else { break };
        actors.insert(0, Actor::Person(found, other.tokens.start));
        start = other.tokens.start;
    }
    actors
}

/// "centre-back", "full-back", "left-back".
fn is_back(scene: Scene, at: u32) -> bool {
    let hyphen = at.checked_sub(1).and_then(|at| token(scene, at)).is_some_and(|token| token.class == Class::Hyphen);
    hyphen && token(scene, at).is_some_and(|token| token.word == w!("back") && token.glued)
}
