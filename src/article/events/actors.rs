//! Who does it: the subject, the object, the owner and the agent of a telling, by the words around it.

use crate::article::people::People;
use crate::document::{Case, Class, Document, Token};
use crate::lexicon::{self, Slot};
use crate::spans::Spans;
use crate::spans::happenings::Happening;
use crate::spans::names::{Name, NameKind};
use crate::text::Span;
use crate::w;
use std::ops::Range;

/// Somebody who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person, by number, and the token where the words that name them begin.
    Person(u32, u32),
    /// A team, and the token where its name begins.
    Team(u32),
}

/// What the finders look at.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub document: &'a Document<'a>,
    pub spans: &'a Spans,
    pub people: &'a People,
}

/// How many names a list has at most: "Marsh, Okafor and Brandt".
const LIST: usize = 6;
/// How far back a pronoun's name may stand, in names.
const NAMES_BACK: usize = 12;

/// Who stands in `slot` of `happening`.
pub fn find(scene: Scene, happening: &Happening, slot: Slot) -> Vec<Actor> {
    let Some(sentence) = scene.document.sentences.get(happening.sentence as usize) else { return Vec::new() };
    let range = sentence.tokens.clone();
    let (start, end) = (happening.tokens.start, happening.tokens.end);
    match slot {
        Slot::Nobody => Vec::new(),
        Slot::Subject | Slot::Team => subject(scene, &range, start),
        Slot::Object => object(scene, &range, start, end),
        Slot::By => agent(scene, &range, start, end),
        Slot::Genitive => owner(scene, &range, start, end),
    }
}

fn token<'a>(scene: Scene<'a>, at: u32) -> Option<&'a Token> {
    scene.document.tokens.get(at as usize)
}

/// The name that token `at` belongs to, and its number.
fn name_at<'a>(scene: Scene<'a>, at: u32) -> Option<(u32, &'a Name)> {
    let number = scene.spans.names.partition_point(|name| name.tokens.end <= at);
    let name = scene.spans.names.get(number)?;
    name.tokens.contains(&at).then_some((number as u32, name))
}

/// The words of the name that begins at token `at`, or of the token alone.
pub fn words(scene: Scene, at: u32) -> Option<Span> {
    match name_at(scene, at) {
        Some((_, name)) => Some(name.span),
        None => token(scene, at).map(|token| token.span),
    }
}

fn person(scene: Scene, number: u32) -> Option<u32> {
    scene.people.of_name(number)
}

/// Whether the name that ends before `end` stands in the genitive.
fn is_genitive(scene: Scene, end: u32) -> bool {
    token(scene, end).is_some_and(|next| {
        next.class == Class::Possessive
            || next.class == Class::Mark
                && next.glued
                && token(scene, end + 1).is_some_and(|after| !after.glued && after.class == Class::Word)
                && token(scene, end.wrapping_sub(1))
                    .is_some_and(|last| last.span.of(scene.document.text).ends_with('s'))
    })
}

/// Whom the words before `at` make the subject of what stands there; several where they are a list.
pub fn subject(scene: Scene, sentence: &Range<u32>, at: u32) -> Vec<Actor> {
    let infinitive = token(scene, at).is_some_and(|token| token.word == w!("to"))
        || at.checked_sub(1).and_then(|at| token(scene, at)).is_some_and(|token| token.word == w!("to"));
    // Only adverbs and auxiliaries stand between the candidate and the verb.
    let mut near = true;
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
                let allowed =
                    before(scene, sentence, name.tokens.start).is_some_and(|word| word.word.is(&lexicon::ALLOW));
                let fits = match near {
                    false => false,
                    true if infinitive => allowed,
                    true => !governed(scene, sentence, name) || is_sight(scene, sentence, name, at),
                };
                if fits || stands_as_subject(scene, sentence, name) {
                    return listed(scene, sentence, found, name);
                }
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
                if let Some((number, name)) = i.checked_sub(1 + parted as u32).and_then(|at| name_at(scene, at)) {
                    if let Some(found) = person(scene, number) {
                        return vec![Actor::Person(found, name.tokens.start)];
                    }
                    if name.kind == NameKind::Team {
                        return vec![Actor::Team(name.tokens.start)];
                    }
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
    // "Rising highest at the back post, Marsh …"
    let comma =
        (at..sentence.end.min(at + 30)).find(|&i| token(scene, i).is_some_and(|token| token.class == Class::Comma));
    if let Some(comma) = comma.filter(|_| at < sentence.start + 6)
        && let Some((number, name)) = (comma + 1..sentence.end.min(comma + 5)).find_map(|i| name_at(scene, i))
        && !is_genitive(scene, name.tokens.end)
    {
        if let Some(found) = person(scene, number) {
            return vec![Actor::Person(found, name.tokens.start)];
        }
        if name.kind == NameKind::Team {
            return vec![Actor::Team(name.tokens.start)];
        }
    }
    Vec::new()
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
            return scene.document.tokens.get(i as usize);
        }
        let here = scene.document.tokens.get(i as usize)?;
        let part = here.word.is(&lexicon::ROLE)
            || here.word.is(&lexicon::DEMONYM)
            || here.word.is(&lexicon::NAME_LEAD)
            || matches!(here.class, Class::Possessive | Class::Hyphen);
        if !part {
            return Some(here);
        }
    }
    None
}

/// Whether a preposition or a verb makes `name` its own.
fn governed(scene: Scene, sentence: &Range<u32>, name: &Name) -> bool {
    before(scene, sentence, name.tokens.start).is_some_and(|word| word.word.is(&lexicon::GOVERNS))
}

/// "the sight of |Marsh| hobbling off": "of" does not keep the name from being the subject.
fn is_sight(scene: Scene, sentence: &Range<u32>, name: &Name, at: u32) -> bool {
    let verb = token(scene, name.tokens.end).filter(|_| at <= name.tokens.end + 2);
    before(scene, sentence, name.tokens.start).is_some_and(|word| word.word == w!("of"))
        && verb.is_some_and(|verb| verb.span.of(scene.document.text).ends_with("ing"))
}

/// Whether `name` stands where a subject stands: at the start of a sentence or clause.
fn stands_as_subject(scene: Scene, sentence: &Range<u32>, name: &Name) -> bool {
    let mut start = name.tokens.start;
    for _ in 0..LIST {
        let Some(word) = before(scene, sentence, start) else { return true };
        if word.word == w!("and") || word.class == Class::Comma {
            // In a list the first name tells.
            let at = scene.document.token_at(word.span.start);
            if let Some((number, first)) = at.checked_sub(1).and_then(|at| name_at(scene, at))
                && person(scene, number).is_some()
                && first.tokens.start >= sentence.start
                && (word.word == w!("and") || list_goes_on(scene, name))
            {
                start = first.tokens.start;
                continue;
            }
            return true;
        }
        let next = token(scene, name.tokens.end);
        return match word.class {
            // "allowing |Marsh| to round off the win by scoring"
            Class::Word if word.word.is(&lexicon::ALLOW) => next.is_some_and(|next| next.word == w!("to")),
            // "the same mistake as |Marsh|, …"
            Class::Word
                if word.word == w!("as") && next.is_none_or(|next| next.class != Class::Word && !next.is_capital()) =>
            {
                false
            }
            Class::Word => {
                word.word.is(&lexicon::CLAUSE_START)
                    || word.word.is(&lexicon::ADVERB)
                    || word.word == w!("with")
                    || word.word == w!("then")
                    || word.word == w!("for") && token(scene, name.tokens.end).is_some_and(|next| next.word == w!("to"))
            }
            _ => true,
        };
    }
    false
}

/// "Marsh, |Okafor| and Brandt": more names follow.
fn list_goes_on(scene: Scene, name: &Name) -> bool {
    token(scene, name.tokens.end).is_some_and(|next| next.word == w!("and") || next.class == Class::Comma)
        && (1..=3).any(|more| name_at(scene, name.tokens.end + more).is_some())
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

/// Whether "the" or the like opens the words that end at `at`.
fn definite(scene: Scene, sentence: &Range<u32>, at: u32) -> bool {
    (1..=5).filter_map(|back| at.checked_sub(back).filter(|&at| at >= sentence.start)).any(|at| {
        token(scene, at)
            .is_some_and(|token| token.word == w!("the") || token.word == w!("his") || token.word == w!("their"))
    })
}

/// "the striker |Marsh|": the role belongs to the name.
fn before_name(scene: Scene, at: u32) -> bool {
    name_at(scene, at + 1).is_some_and(|(number, _)| person(scene, number).is_some())
        || token(scene, at + 1).is_some_and(|next| next.word.is(&lexicon::ROLE)) && name_at(scene, at + 2).is_some()
}

/// Whom "he" or "she" at `at` stands for: the last subject before it in its sentence, else anybody named there, else the
/// first subject of the sentence before, and so on.
pub fn pronoun(scene: Scene, sentence: &Range<u32>, at: u32) -> Option<Actor> {
    // "teeing up |Marsh| for |his| first goal"
    if token(scene, at).is_some_and(|token| token.word == w!("his") || token.word == w!("her"))
        && let Some((number, name)) = at.checked_sub(2).and_then(|at| name_at(scene, at))
        && name.tokens.end + 1 == at
        && token(scene, at - 1).is_some_and(|token| token.word == w!("for") || token.word == w!("with"))
        && let Some(found) = person(scene, number)
    {
        return Some(Actor::Person(found, at));
    }
    let mut range = sentence.start..at;
    for _ in 0..4 {
        let first = scene.spans.names.partition_point(|name| name.tokens.start < range.start);
        let end = scene.spans.names.partition_point(|name| name.tokens.end <= range.end);
        let names = || {
            (first.max(end.saturating_sub(NAMES_BACK))..end).filter_map(|number| {
                let name = scene.spans.names.get(number)?;
                Some((person(scene, number as u32).filter(|&found| plays(scene, found))?, name))
            })
        };
        let own = range.start == sentence.start;
        let subject =
            |(_, name): &(u32, &Name)| !is_genitive(scene, name.tokens.end) && stands_as_subject(scene, &range, name);
        // "Marsh played in Okafor and he scored": a new subject after "and" is hardly the old one.
        let object = |found: &(u32, &Name)| !is_genitive(scene, found.1.tokens.end) && !subject(found);
        let other = if own && opens_with_and(scene, at) { names().rfind(object) } else { None };
        let found = other.or_else(|| if own { names().rfind(subject) } else { names().find(subject) });
        if let Some((found, _)) = found.or_else(|| names().next_back()) {
            return Some(Actor::Person(found, at));
        }
        let before = range.start.checked_sub(1).and_then(|at| token(scene, at))?;
        range = scene.document.sentences.get(scene.document.sentence_at(before.span.start) as usize)?.tokens.clone();
    }
    None
}

/// Whether nothing tells that somebody is no player.
pub fn plays(scene: Scene, person: u32) -> bool {
    scene.people.get(person).is_none_or(|person| {
        ![w!("manager"), w!("referee")].iter().any(|&role| person.is(role)) || person.is(w!("striker"))
    })
}

/// Whether "and" or "but" stands before the words that end at `at`.
fn opens_with_and(scene: Scene, at: u32) -> bool {
    (1..=3)
        .filter_map(|back| at.checked_sub(back))
        .any(|at| token(scene, at).is_some_and(|token| token.word == w!("and") || token.word == w!("but")))
}

/// Whom "the striker" or "the Austrian" at `at` stands for: the last person who is called so, else whom "he" would be.
fn described(scene: Scene, sentence: &Range<u32>, at: u32) -> Option<Actor> {
    let role = token(scene, at)?.word;
    // Coaches, referees and reporters play no part in what is told here.
    if role.value(&lexicon::ROLE).is_some_and(|role| !matches!(role, 2..=8 | 27 | 28)) {
        return None;
    }
    // "…, the former Northgate defender heading home": somebody of this very sentence.
    let comma = (1..=6)
        .filter_map(|back| at.checked_sub(back))
        .take_while(|&at| at > sentence.start)
        .any(|at| token(scene, at).is_some_and(|token| token.class == Class::Comma));
    if comma
        && scene
            .spans
            .names
            .get(..scene.spans.names.partition_point(|name| name.tokens.start < at))
            .unwrap_or(&[])
            .iter()
            .rev()
            .take(3)
            .any(|name| name.tokens.start >= sentence.start && name.kind == NameKind::Person)
    {
        return pronoun(scene, sentence, at);
    }
    let end = scene.spans.names.partition_point(|name| name.tokens.end <= at);
    let so_called = (end.saturating_sub(NAMES_BACK * 2)..end).rev().find_map(|number| {
        let found = person(scene, number as u32)?;
        scene.people.get(found).filter(|person| person.is(role)).map(|_| found)
    });
    // Nobody who is not known to keep goal is "the keeper".
    let keeper = role == w!("keeper") || role == w!("goalkeeper");
    so_called.map(|found| Actor::Person(found, at)).or_else(|| pronoun(scene, sentence, at).filter(|_| !keeper))
}

/// The people named right after the words from `start` to `end`, or among them.
fn object(scene: Scene, sentence: &Range<u32>, start: u32, end: u32) -> Vec<Actor> {
    let mut at = start + 1;
    while at < sentence.end.min(end + 8) {
        let Some(here) = token(scene, at) else { break };
        if let Some((number, name)) = name_at(scene, at) {
            if let Some(found) = person(scene, number) {
                return forwards(scene, sentence, found, name);
            }
            at = name.tokens.end;
            continue;
        }
        if at >= end
            && (matches!(here.class, Class::Comma | Class::Stop | Class::Dash | Class::Semicolon)
                || here.word.is(&lexicon::CLAUSE_START))
        {
            break;
        }
        if at < end && (here.word == w!("his") || here.word == w!("her")) {
            // "saved his penalty": not the one who saved it.
            let saver = subject(scene, sentence, start);
            let Some(Actor::Person(_, at)) = saver.first() else { return Vec::new() };
            return pronoun(scene, sentence, *at).filter(|found| !saver.contains(found)).into_iter().collect();
        }
        if at >= end && (here.word == w!("him") || here.word == w!("her") || here.word == w!("he")) {
            return pronoun(scene, sentence, start).into_iter().collect();
        }
        if at >= end && here.word.is(&lexicon::ROLE) && !before_name(scene, at) && definite(scene, sentence, at) {
            return described(scene, sentence, at).into_iter().collect();
        }
        at += 1;
    }
    Vec::new()
}

/// `found` and the names that follow it in a list.
fn forwards(scene: Scene, sentence: &Range<u32>, found: u32, name: &Name) -> Vec<Actor> {
    let mut actors = vec![Actor::Person(found, name.tokens.start)];
    let mut end = name.tokens.end;
    for _ in 0..LIST {
        let Some(joint) = token(scene, end).filter(|_| end < sentence.end) else { break };
        if !(joint.word == w!("and") || joint.class == Class::Comma) {
            break;
        }
        let more = (1..=4).map(|more| end + more).find(|&at| name_at(scene, at).is_some());
        let Some((number, other)) = more.and_then(|at| name_at(scene, at)) else { break };
        // Only what belongs to a name may stand between.
        let parts = (end + 1..other.tokens.start).all(|at| {
            token(scene, at).is_some_and(|t| {
                t.word.is(&lexicon::ROLE)
                    || t.word.is(&lexicon::DEMONYM)
                    || t.word.is(&lexicon::NAME_LEAD)
                    || t.word == w!("and")
            })
        });
        let Some(found) = person(scene, number).filter(|_| parts) else { break };
        // "Marsh, and Okafor fired": a verb makes the last name a subject of its own.
        actors.push(Actor::Person(found, other.tokens.start));
        end = other.tokens.end;
    }
    let ended = token(scene, end).is_none_or(|next| next.class != Class::Comma);
    let comma_list =
        actors.len() > 1 && !scene.document.tokens_of(&(name.tokens.end..end)).iter().any(|t| t.word == w!("and"));
    if comma_list
        || actors.len() > 1
            && !ended
            && token(scene, name.tokens.end).is_some_and(|t| t.class == Class::Comma)
            && actors.len() == 2
    {
        actors.truncate(1);
    }
    actors
}

/// The person named after "by".
fn agent(scene: Scene, sentence: &Range<u32>, start: u32, end: u32) -> Vec<Actor> {
    let by = (start + 1..sentence.end.min(end + 10)).find(|&at| token(scene, at).is_some_and(|t| t.word == w!("by")));
    by.map_or_else(Vec::new, |by| object(scene, sentence, by, by + 1))
}

/// Whose the thing from `start` to `end` is.
fn owner(scene: Scene, sentence: &Range<u32>, start: u32, end: u32) -> Vec<Actor> {
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
            return described(scene, sentence, role).into_iter().collect();
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

/// "took the lead through Marsh", "thanks to Marsh": the scorer of a goal that is told of a team.
pub fn through(scene: Scene, happening: &Happening) -> Vec<Actor> {
    let Some(sentence) = scene.document.sentences.get(happening.sentence as usize) else { return Vec::new() };
    let end = happening.tokens.end;
    for at in end..sentence.tokens.end.min(end + 12) {
        let Some(here) = token(scene, at) else { break };
        if here.word.is(&lexicon::THROUGH) {
            let found = object(scene, &sentence.tokens, at, at + 1);
            if !found.is_empty() {
                return found;
            }
        }
        if here.class != Class::Comma && crate::lexicon::Item::is_barrier(here) {
            break;
        }
    }
    Vec::new()
}

/// The people named after `word` behind a telling: "for Marsh and Okafor".
pub fn after_word(scene: Scene, happening: &Happening, word: lexicon::Word) -> Vec<Actor> {
    let Some(sentence) = scene.document.sentences.get(happening.sentence as usize) else { return Vec::new() };
    let end = happening.tokens.end;
    let at =
        (end..sentence.tokens.end.min(end + 14)).find(|&at| token(scene, at).is_some_and(|token| token.word == word));
    at.map_or_else(Vec::new, |at| object(scene, &sentence.tokens, at, at + 1))
}
