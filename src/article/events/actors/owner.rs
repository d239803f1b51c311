//! Whose it is: "Marsh's header", "his header", "a header from Marsh".

use super::object::object;
use super::reference::{described, pronoun};
use super::{Actor, Scene, add, is_genitive, name_at, person_at, token};
use crate::document::Class;
use crate::lexicon;
use crate::spans::names::NameKind;
use crate::w;
use std::ops::Range;

/// Adds whose the thing from `start` to `end` is.
pub(super) fn owner(scene: &Scene, sentence: &Range<u32>, start: u32, end: u32, actors: &mut Vec<Actor>) {
    let words = scene.document;
    let mut i = start;
    let mut his = None;
    for back in 0..7 {
        if i <= sentence.start {
            break;
        }
        let at = i - 1;
        if let Some((person, name)) = name_at(scene, at) {
            let genitive = is_genitive(scene, name.tokens.end);
            if person.is_some() {
                if genitive || back == 0 {
                    return add(actors, person, name.tokens.start);
                }
                break;
            }
            if name.kind == NameKind::Team && genitive {
                agent_of(scene, sentence, end, actors);
                if actors.is_empty() {
                    actors.push(Actor { person, at: name.tokens.start });
                }
                return;
            }
            i = name.tokens.start;
            continue;
        }
        let Some(here) = token(scene, at) else { break };
        if here.word == w!("his") || here.word == w!("her") {
            his = Some(at);
            break;
        }
        if here.word == w!("whose")
            && let Some((found, name)) =
                person_at(scene, at.wrapping_sub(2)).or_else(|| person_at(scene, at.wrapping_sub(1)))
        {
            return add(actors, Some(found), name.tokens.start);
        }
        let possessive = here.class == Class::Possessive;
        let passes = (possessive || matches!(here.class, Class::Word | Class::Hyphen | Class::Number | Class::Ordinal))
            && !here.word.is(&lexicon::CLAUSE_START)
            // "slow on his heels for a second |goal|"
            && ![w!("for"), w!("with")].contains(&here.word)
            || here.class == Class::Mark && here.glued;
        if !passes {
            break;
        }
        // "the striker's header"
        let role = at.wrapping_sub(1);
        if possessive
            && (words.is_a(role, &lexicon::ROLE) || words.is_a(role, &lexicon::DEMONYM))
            && name_at(scene, role).is_none()
        {
            // "Novak saved the striker's shot": not Novak's.
            let the = (role.saturating_sub(5)..role).rev().find(|&at| words.says(at, w!("the")));
            let verb = the.and_then(|the| person_at(scene, the.wrapping_sub(2))).map(|(person, _)| person);
            return actors.extend(described(scene, sentence, role).filter(|found| found.person != verb));
        }
        i = at;
    }
    agent_of(scene, sentence, end, actors);
    if let Some(at) = his.filter(|_| actors.is_empty()) {
        add(actors, pronoun(scene, sentence, at), at);
    }
}

/// "a header from Marsh", "a penalty by Marsh"; "a header from Marsh's cross" is somebody else's.
fn agent_of(scene: &Scene, sentence: &Range<u32>, end: u32, actors: &mut Vec<Actor>) {
    if end < sentence.end && scene.document.is_a(end, &lexicon::OF) {
        object(scene, sentence, end, end + 1, actors);
        let name = actors.first().and_then(|actor| name_at(scene, actor.at));
        if name.is_none_or(|(_, name)| is_genitive(scene, name.tokens.end)) {
            actors.clear();
        }
    }
}
