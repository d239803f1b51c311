//! What stands beside a name: roles, nationalities, and the pronouns that take it up.

use super::{Gender, People, Person};
use crate::document::{Class, Document, Token};
use crate::lexicon;
use crate::spans::names::Name;

/// What stands for those who lead a team, in the lexicon.
const LEADS: u16 = 1;
/// Longest opening of a sentence that tells who is named behind it, in tokens.
const OPENING: usize = 12;

/// Reads what stands beside each name: roles, nationalities, and the pronouns that take it up.
pub fn read(document: &Document, names: &[Name], people: &mut People) {
    let mut votes = vec![0i32; people.people.len()];
    let mut sure = vec![0i32; people.people.len()];
    for (at, name) in names.iter().enumerate() {
        let Some(person) = people.of_name(at as u32) else { continue };
        let stop = names.get(at + 1).map_or(u32::MAX, |next| next.tokens.start);
        let last = at.checked_sub(1).and_then(|at| names.get(at)).map_or(0, |last| last.tokens.end);
        // "They sent the defender off. |Rusk|": nothing of the sentence before.
        let sentence = document.sentence(document.sentence_at(name.span.start));
        let floor = sentence.map_or(last, |sentence| sentence.tokens.start.max(last));
        let mut roles = Vec::new();
        let mut note = |token: &Token| {
            if token.word.is(&lexicon::ROLE) || token.word.is(&lexicon::DEMONYM) {
                roles.push(token.word);
            }
        };
        for token in
            document.tokens_of(&(name.tokens.start.saturating_sub(3).max(floor)..name.tokens.start)).iter().rev()
        {
            // "a poor manager and |Marsh| a good one"
            let apart = token.word == crate::w!("and") || token.word == crate::w!("or");
            if apart || matches!(token.class, Class::Comma | Class::Mark) || token.word.is(&lexicon::PREPOSITION) {
                break;
            }
            note(token);
        }
        // "The coach of Calder, |Marsh|, has": the role that opens the sentence.
        let opening = sentence.map_or(0..0, |sentence| sentence.tokens.start..name.tokens.start);
        let opening = document.tokens_of(&opening);
        if let [the, .., comma] = opening
            && opening.len() <= OPENING
            && the.word == crate::w!("the")
            && comma.class == Class::Comma
            && document.class(name.tokens.end) == Class::Comma
        {
            let role = opening.windows(2).find(|pair| matches!(pair, [role, _] if role.word.is(&lexicon::ROLE)));
            if let Some([role, next]) = role
                && (next.class == Class::Comma || next.word.is(&lexicon::PREPOSITION))
            {
                note(role);
            }
        }
        // ", the Liverpool manager," and ", a German striker who": up to the next comma; "is the captain", "became captain".
        let other = (at + 1..at + 4).find(|&at| people.of_name(at as u32).is_some());
        let other = other.and_then(|at| names.get(at)).map_or(u32::MAX, |next| next.tokens.start);
        let after = document.tokens_of(&(name.tokens.end..other.min(name.tokens.end + 9)));
        let joins = |token: &Token| {
            token.class == Class::Comma
                || [crate::w!("is"), crate::w!("was"), crate::w!("became"), crate::w!("become")].contains(&token.word)
        };
        let after = match after {
            [auxiliary, after @ ..] if auxiliary.word.is(&lexicon::AUXILIARY) => after,
            after => after,
        };
        if let [comma, article, rest @ ..] = after
            && joins(comma)
            && [crate::w!("the"), crate::w!("a"), crate::w!("an")].contains(&article.word)
        {
            let of_it = |token: &Token| matches!(token.class, Class::Word | Class::Hyphen | Class::Possessive);
            let rest = rest.get(..rest.iter().take_while(|token| of_it(token)).count()).unwrap_or(&[]);
            // "Talking to Marsh, the |manager said|": somebody else, with a verb of his own.
            let verbal = |pair: &[Token]| {
                matches!(pair, [role, verb] if role.word.is(&lexicon::ROLE)
                    && verb.word.is_any(crate::any!(CUE, BEING)))
            };
            if comma.class != Class::Comma || !rest.windows(2).any(verbal) {
                rest.iter().for_each(note);
            }
        }
        // ", wife of Brandt"
        if let [comma, kin, ..] = after
            && comma.class == Class::Comma
            && kin.word.is_any(crate::any!(MALE, FEMALE))
        {
            roles.push(kin.word);
        }
        // "|Brandt|'s men"
        let led = [crate::w!("men"), crate::w!("charges"), crate::w!("tenure")];
        if let [possessive, owned, ..] = after
            && possessive.class == Class::Possessive
            && led.contains(&owned.word)
        {
            roles.push(crate::w!("manager"));
        }
        // "his wife, |Jane Brandt|"
        if let [role, comma] = document.tokens_of(&(name.tokens.start.saturating_sub(2).max(floor)..name.tokens.start))
            && comma.class == Class::Comma
            && role.word.is_any(crate::any!(MALE, FEMALE))
        {
            roles.push(role.word);
        }
        // Alone in its sentence, and the next one begins with him.
        let alone = sentence.filter(|sentence| last <= sentence.tokens.start).map(|sentence| sentence.tokens.end);
        for at in name.tokens.end..stop.min(name.tokens.end + 25) {
            let vote = match document.word(at) {
                _ if document.class(at) == Class::Mark => break,
                word if word == crate::w!("he") || word == crate::w!("his") => 1,
                word if word == crate::w!("she") => -1,
                // "Marsh sold |her| house", but not "Marsh backed |her| up".
                word if word == crate::w!("her") => {
                    let next = document.word(at + 1);
                    let owns = document.class(at + 1) == Class::Word && !next.is_any(crate::any!(STARTER, PREPOSITION));
                    -(owns as i32)
                }
                _ => 0,
            };
            if vote != 0 {
                for votes in [Some(&mut votes), Some(&mut sure).filter(|_| alone == Some(at))].into_iter().flatten() {
                    if let Some(slot) = votes.get_mut(person as usize) {
                        *slot += vote;
                    }
                }
                break;
            }
        }
        // "former coach |Marsh|" is not the coach any more.
        let front = document.tokens_of(&(name.tokens.start.saturating_sub(4).max(floor)..name.tokens.start));
        let former = front.iter().any(|token| token.word.is(&lexicon::FORMER));
        if let Some(person) = people.people.get_mut(person as usize) {
            for role in roles {
                if role.value(&lexicon::ROLE) == Some(LEADS) {
                    person.left = former && (person.left || !person.is(role));
                }
                if person.roles.len() < 8 && !person.roles.contains(&role) {
                    person.roles.push(role);
                }
            }
        }
    }
    let family = |person: &Person| {
        let name = names.get(person.fullest as usize);
        name.and_then(|name| document.token(name.tokens.end - 1)).map_or(0, |token| token.key(document.text))
    };
    let mut families: Vec<u32> = people.people.iter().map(family).collect();
    families.sort_unstable();
    for ((person, vote), sure) in people.people.iter_mut().zip(votes).zip(sure) {
        let key = family(person);
        // A given name tells less than "Marsh shrugged. She …", where nobody else is called Marsh.
        let shared = families.get(families.partition_point(|&known| known < key) + 1) == Some(&key);
        let told = |class| person.roles.iter().any(|role| role.is(class));
        person.gender = match person.gender {
            Gender::Unknown if told(&lexicon::MALE) && !told(&lexicon::FEMALE) => Gender::Male,
            Gender::Unknown if told(&lexicon::FEMALE) && !told(&lexicon::MALE) => Gender::Female,
            Gender::Unknown if vote > 0 => Gender::Male,
            Gender::Unknown if vote < 0 => Gender::Female,
            Gender::Male if !shared && vote < 0 && sure < 0 => Gender::Female,
            Gender::Female if !shared && vote > 0 && sure > 0 => Gender::Male,
            known => known,
        };
    }
}
