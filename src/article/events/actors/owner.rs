//! Whose it is: "Marsh's header", "his header", "a header from Marsh".

use super::object::object;
use super::reference::{described, pronoun};
use super::{Actor, Scene, is_genitive, name_at, person, token};
use crate::document::Class;
use crate::lexicon::{self};
use crate::spans::names::NameKind;
use crate::w;
use std::ops::Range;

/// Whose the thing from `start` to `end` is.
pub(super) fn owner(scene: Scene, sentence: &Range<u32>, start: u32, end: u32) -> Vec<Actor> {
    let mut i = start;
    let mut his = None;
    for back in 0..7 {
        let Some(at) = i.checked_sub(1).filter(|&at| at >= sentence.start) else { break };
        let Some(here) = token(scene, at) else { break };
        if let Some((number, name)) = name_at(scene, at) {
            if let Some(found) = person(scene, number) {
                let genitive = is_genitive(scene, name.tokens.end);
                if genitive || back == 0 {
                    return vec![Actor::Person(found, name.tokens.start)];
                }
                break;
            }
            if name.kind == NameKind::Team && is_genitive(scene, name.tokens.end) {
                return agent_of(scene, sentence, end).unwrap_or_else(|| vec![Actor::Team(name.tokens.start)]);
            }
            i = name.tokens.start;
            continue;
        }
        if his.is_none() && (here.word == w!("his") || here.word == w!("her")) {
            his = Some(at);
            break;
        }
        if here.word == w!("whose")
            && let Some((number, name)) =
                at.checked_sub(2).and_then(|at| name_at(scene, at).or_else(|| name_at(scene, at + 1)))
            && let Some(found) = person(scene, number)
        {
            return vec![Actor::Person(found, name.tokens.start)];
        }
        let passes =
            matches!(here.class, Class::Word | Class::Hyphen | Class::Possessive | Class::Number | Class::Ordinal)
                && !here.word.is(&lexicon::CLAUSE_START)
                || here.class == Class::Mark && here.glued;
        if !passes {
            break;
        }
        // "the striker's header"
        if here.class == Class::Possessive
            && let Some(role) = at.checked_sub(1).filter(|&at| {
                token(scene, at).is_some_and(|t| t.word.is(&lexicon::ROLE) || t.word.is(&lexicon::DEMONYM))
            })
            && name_at(scene, role).is_none()
        {
            // "Novak saved the striker's shot": not Novak's.
            let verb = (1..=5)
                .filter_map(|back| role.checked_sub(back))
                .find(|&at| token(scene, at).is_some_and(|token| token.word == w!("the")))
                .and_then(|the| name_at(scene, the.checked_sub(2)?))
                .and_then(|(number, _)| person(scene, number));
            let found = described(scene, sentence, role);
            let other = |found: &Actor| !matches!(found, Actor::Person(found, _) if Some(*found) == verb);
            return found.filter(other).into_iter().collect();
        }
        i = at;
    }
    if let Some(found) = agent_of(scene, sentence, end) {
        return found;
    }
    his.and_then(|at| pronoun(scene, sentence, at)).into_iter().collect()
}

/// "a header from Marsh", "a penalty by Marsh"; "a header from Marsh's cross" is somebody else's.
fn agent_of(scene: Scene, sentence: &Range<u32>, end: u32) -> Option<Vec<Actor>> {
    let of = [w!("by"), w!("from"), w!("of"), w!("for")];
    token(scene, end).filter(|token| end < sentence.end && of.contains(&token.word))?;
    let found = object(scene, sentence, end, end + 1);
    let Some(Actor::Person(_, start)) = found.first() else { return None };
    let (_, name) = name_at(scene, *start)?;
    (!is_genitive(scene, name.tokens.end)).then_some(found)
}
