//! Events of other matches that the article recalls: "his goal against Northgate last week".

use super::actors::Scene;
use super::tellings::{Telling, is_goal};
use crate::article::EventKind;
use crate::article::teams::{Reference, TeamId, Teams};
use crate::document::{Class, Document, Token, around};
use crate::lexicon;
use crate::w;

/// How far around a telling the words are looked for, in tokens.
const BEFORE: u32 = 8;
const AFTER: u32 = 20;

/// How far before "when" it is named, in tokens.
const RECALLED: u32 = 14;
/// How far from the start of a sentence it opens with another match, in tokens.
const OPENS: u32 = 3;
/// Longest aside, in tokens.
const ASIDE: u32 = 12;

/// Longest noun phrase in front of a team, in tokens.
const PHRASE: u32 = 7;

/// How many teams of a sentence are asked who beat whom.
const PAIRS: usize = 8;

/// How many paragraphs go on with the report of another match, and how many mentions of a player are looked at.
const ROUND_UP: u32 = 4;
/// Among so many teams a result that names one of them is another match's: its other side may be unknown.
const TEAMS: usize = 5;
const MENTIONS: usize = 8;

/// How many teams of a sentence are looked at.
const REFERENCES: usize = 64;

/// How many sentences before a telling name who plays.
const NEAR: u32 = 4;

/// Whether the words around `telling` are about another match.
pub fn is(scene: &Scene, teams: &Teams, telling: &Telling) -> bool {
    let words = scene.document;
    let Some(sentence) = words.sentence(telling.sentence) else { return false };
    if recalled(scene, sentence.tokens.start..words.token_at(telling.span.start)) || opens(scene, &sentence.tokens) {
        return true;
    }
    let stranger = |team: TeamId| teams.sides.is_some() && !teams.plays(team) && !teams.is_nation(team);
    // "Against Northgate, Marsh headed in late."
    let first = sentence.tokens.start;
    if words.says(first, w!("against")) && teams.at(first + 1).is_some_and(stranger) {
        return true;
    }
    // "put |Northgate| ahead"
    let own = teams.within(&(telling.start..telling.end));
    if telling.kind == EventKind::Goal
        && !words.is_a(telling.start, &lexicon::TOUCH)
        && own.iter().any(|reference| stranger(reference.team))
    {
        return true;
    }
    let from = telling.start.saturating_sub(BEFORE).max(sentence.tokens.start);
    let until = (telling.end + AFTER).min(sentence.tokens.end);
    for at in from..until {
        let behind = at >= telling.end;
        // "before the return leg in March": that one is to come.
        let leg = words.says(at.wrapping_sub(1), crate::w!("leg"));
        if let Some((length, 0)) = words.phrase(&lexicon::OTHER_MATCH, at, at + 4).filter(|_| !leg) {
            // "Marsh, who came from Velden last summer, scored": told aside.
            let comma = |&at: &u32| words.is(at, Class::Comma);
            let aside = (at + length..telling.start).any(|at| comma(&at))
                && (at.saturating_sub(ASIDE).max(sentence.tokens.start)..at).any(|at| comma(&at));
            // "scored against Velden, where he played last season"
            let relative = [w!("where"), w!("who"), w!("whom"), w!("which")];
            let clause = |at: u32| relative.contains(&words.word(at)) && words.is(at.wrapping_sub(1), Class::Comma);
            if !aside && !(telling.end..at).any(clause) {
                return true;
            }
        }
        // "in 2012", "in May 2019"
        if words.is_year(at)
            && behind
            && !words.has(telling.end, at, &lexicon::CLAUSE_START)
            && (words.says(at.wrapping_sub(1), w!("in")) || words.is_a(at.wrapping_sub(1), &lexicon::MONTH))
        {
            return true;
        }
        // "winners over Northgate thanks to Marsh's strike": neither side.
        if !behind
            && words.is_a(at, &lexicon::OPPONENT_AFTER)
            && (words.is_a(at.wrapping_sub(1), &lexicon::WIN_WORD) || words.says(at.wrapping_sub(1), w!("winners")))
            && teams.sides.is_some()
            && teams.at(at + 1).is_some_and(|team| !teams.plays(team))
        {
            return true;
        }
        // "against Northgate", "the draw at Northgate": a team that does not play here.
        if behind
            && (words.is_a(at, &lexicon::OPPONENT_LEAD) || words.says(at, w!("for")))
            // "to cut |Northgate|'s lead"
            && teams
                .at(at + 1)
                .or_else(|| opponent(words, teams, at + 1).filter(|_| !words.says(at, w!("to"))).map(|named| named.team))
                .is_some_and(stranger)
        {
            return true;
        }
    }
    false
}

/// The team at the end of the noun phrase that begins at token `at`: "Ada Marsh's high-flying |Velden|".
pub fn opponent<'a>(document: &Document, teams: &'a Teams, at: u32) -> Option<&'a Reference> {
    let named = teams.within(&(at..at + PHRASE)).first()?;
    let inside = |token: &Token| {
        matches!(token.class, Class::Word | Class::Possessive | Class::Hyphen)
            && !token.word.is(&lexicon::PREPOSITION)
            && !token.word.is(&lexicon::CLAUSE_START)
    };
    document.tokens_of(&(at..named.tokens.start)).iter().all(inside).then_some(named)
}

/// Whether a sentence opens with another match or a day long ago: "When they last met, …", "In May 2022, …".
fn opens(scene: &Scene, sentence: &std::ops::Range<u32>) -> bool {
    let words = scene.document;
    (sentence.start..(sentence.start + OPENS).min(sentence.end)).any(|at| {
        let length = words.phrase(&lexicon::OTHER_MATCH, at, sentence.end).map(|(length, _)| length);
        length.or_else(|| words.is_year(at).then_some(1)).is_some_and(|length| words.is(at + length, Class::Comma))
    })
}

/// Whether the words of a sentence before a telling name another match or a day long ago, which a relative clause goes on
/// with: "on their visit in October 2003, when Marsh scored".
fn recalled(scene: &Scene, before: std::ops::Range<u32>) -> bool {
    let words = scene.document;
    let opens = |&at: &u32| [w!("when"), w!("where")].iter().any(|&word| words.says(at, word));
    let Some(clause) = (before.end.saturating_sub(BEFORE).max(before.start)..before.end).rev().find(opens) else {
        return false;
    };
    // No comma in between but the one before "when".
    let joined = |at: &u32| !words.is(*at, Class::Comma) || at + 1 == clause;
    (clause.saturating_sub(RECALLED).max(before.start)..clause).rev().take_while(joined).any(|at| {
        words.is_year(at)
            || words.is_a(at, &lexicon::MONTH)
            || words.phrase(&lexicon::OTHER_MATCH, at, at + 4).is_some()
    })
}

/// For each paragraph where the report of another match begins that it goes on with, as a number of a paragraph: one that
/// tells the result of two others, and up to [`ROUND_UP`] behind it that name neither side.
fn round_up(scene: &Scene, teams: &Teams) -> Vec<Option<u32>> {
    let words = scene.document;
    let named = |reference: &&Reference| words.token(reference.tokens.end - 1).is_some_and(Token::is_capital);
    let mut begun: Option<u32> = None;
    let mut all = Vec::new();
    for (number, paragraph) in words.paragraphs.iter().enumerate() {
        let number = number as u32;
        let references = teams.within(&paragraph.tokens).iter().filter(named);
        let (mut plays, mut first, mut several) = (false, None, false);
        for reference in references {
            plays |= teams.plays(reference.team);
            several |= first.is_some_and(|first| first != reference.team);
            first = first.or(Some(reference.team));
        }
        let scores = scene.spans.score_from(paragraph.tokens.start);
        let score = scene.spans.scores.get(scores).is_some_and(|score| score.tokens.end <= paragraph.tokens.end);
        if (several || first.is_some() && teams.list.len() >= TEAMS) && score && !plays && teams.sides.is_some() {
            begun = Some(number);
        }
        begun = begun.filter(|begun| !plays && number <= begun + ROUND_UP);
        all.push(begun);
    }
    all
}

/// Whether the body of the article names `person` before paragraph number `paragraph`.
fn known_before(scene: &Scene, person: u32, paragraph: u32) -> bool {
    let words = scene.document;
    let Some(until) = words.paragraphs.get(paragraph as usize).map(|paragraph| paragraph.tokens.start) else {
        return false;
    };
    let body = words.sentence(1).map_or(0, |body| body.tokens.start);
    let mentions = scene.people.get(person).map_or(&[][..], |person| &person.mentions);
    mentions.iter().take(MENTIONS).any(|&name| {
        scene.spans.names.get(name as usize).is_some_and(|name| (body..until).contains(&name.tokens.start))
    })
}

/// What follows an event of another match in its paragraph, and names neither side, is of that match too.
pub fn spread(scene: &Scene, teams: &Teams, tellings: &mut [Telling]) {
    // The paragraph and the sentence told of another match last.
    let mut other: Option<(u32, u32)> = None;
    let round_up = round_up(scene, teams);
    for telling in tellings.iter_mut() {
        let Some(sentence) = scene.document.sentence(telling.sentence) else { continue };
        let paragraph = scene.document.paragraph_at(sentence.span.start);
        let here = telling.sentence;
        let team = telling.player.and_then(|player| teams.of_person(player));
        let later = other.is_none_or(|(_, last)| here > last);
        // "In that game, …": the one told of in the sentence before.
        let first = sentence.tokens.start;
        let same_game = scene.document.says(first, w!("in")) && scene.document.is_a(first + 2, &lexicon::FIXTURE);
        telling.other_match |= elsewhere(scene, teams, paragraph, telling);
        if let Some(&Some(begun)) = round_up.get(paragraph as usize) {
            telling.other_match |= !telling.player.is_some_and(|player| known_before(scene, player, begun));
            // "the home side" is not that of this match.
            telling.team = telling.team.filter(|&team| !telling.other_match || !teams.plays(team));
        }
        let named = teams.within(&around(&sentence.tokens, &(telling.start..telling.end)));
        // "Marsh put Calder ahead, but Okafor levelled": in one sentence, where that names another team.
        telling.other_match |= (later || !named.is_empty())
            && other.is_some_and(|(same, last)| same == paragraph && here <= last + 2)
            && (same_game || !team.is_some_and(|team| teams.plays(team)))
            && !named.iter().any(|reference| teams.plays(reference.team));
        // "sent off at Velden in May for a foul on Marsh, Okafor scoring the penalty"
        let penalty =
            matches!(telling.kind, EventKind::PenaltyGoal | EventKind::PenaltyMissed | EventKind::PenaltySaved);
        telling.other_match |= penalty && other.is_some_and(|(_, last)| last == here);
        if telling.other_match {
            other = Some((paragraph, here));
        } else if later {
            other = None;
        }
    }
    // The headline tells of whom the round-up tells.
    let heads = if round_up.iter().any(Option::is_some) { tellings.len().min(MENTIONS) } else { 0 };
    for at in 0..heads {
        let Some(([.., head], later)) = tellings.split_at_mut_checked(at + 1) else { break };
        let mut own =
            later.iter().filter(|later| later.sentence > 0 && later.player == head.player && is_goal(later.kind));
        if head.sentence == 0 && is_goal(head.kind) && head.player.is_some() {
            head.other_match |= own.next().is_some_and(|first| first.other_match) && own.all(|own| own.other_match);
        }
    }
}

/// Whether the paragraph speaks of a match between others, up to the sentence of `telling`: two teams, neither of which
/// plays.
fn elsewhere(scene: &Scene, teams: &Teams, paragraph: u32, telling: &Telling) -> bool {
    let here = telling.sentence;
    let Some(paragraph) = scene.document.paragraphs.get(paragraph as usize) else { return false };
    let (mut plays, mut others) = (false, 0);
    for number in (paragraph.sentences.start.max(here.saturating_sub(NEAR))..=here).rev() {
        let Some(sentence) = scene.document.sentence(number) else { break };
        let tokens = if number == here {
            around(&sentence.tokens, &(telling.start..telling.end))
        } else {
            sentence.tokens.clone()
        };
        let named = teams.within(&tokens);
        for reference in named.iter().take(REFERENCES) {
            plays |= teams.plays(reference.team);
            others += u32::from(!teams.plays(reference.team));
        }
        // "Calder's 1-0 victory over Denby": the sentence tells itself whose match it is.
        let mut pairs = named.iter().zip(named.iter().skip(1)).take(PAIRS);
        let won = pairs.any(|(a, b)| {
            let until = b.tokens.start.min(a.tokens.end + AFTER);
            scene.document.has(a.tokens.end, until, &lexicon::WIN_WORD)
        });
        if number == here && others > 1 && won {
            break;
        }
    }
    teams.sides.is_some() && !plays && others > 1
}
