//! The words that name a match: "the 3-0 win against Northgate", "Northgate beat Velden 2-1", "against Velden".

use super::{At, DAY, parts};
use crate::article::events::elsewhere;
use crate::document::{Class, Token};
use crate::lexicon::{self, Word};
use crate::spans::teams::{is_name_word, is_result, longest};
use crate::w;
use std::ops::Range;

/// Longest noun phrase before its noun, in tokens.
const PHRASE: u32 = 7;
/// Farthest way from a team to the one it played, or to the score, in tokens.
const CLAUSE: u32 = 8;
/// How a noun phrase begins.
const OURS: [Word; 8] = [w!("the"), w!("a"), w!("an"), w!("this"), w!("their"), w!("his"), w!("her"), w!("its")];
/// Matches that need no further name.
const OWN: [Word; 4] = [w!("derby"), w!("final"), w!("semi-final"), w!("quarter-final")];
/// Before the other side.
const VERSUS: [Word; 4] = [w!("against"), w!("v"), w!("vs"), w!("versus")];

/// The words that begin at token `at`, or whose noun stands there, and end before token `end`.
pub fn at(scene: &At, at: u32, end: u32) -> Option<Range<u32>> {
    noun(scene, at, end)
        .or_else(|| clause(scene, at, end))
        .or_else(|| result(scene, at, end))
        .or_else(|| versus(scene, at))
}

/// Whether `words` only tell who the others were: "against Northgate".
pub fn is_bare(scene: &At, words: &Range<u32>) -> bool {
    VERSUS.contains(&scene.document.word(words.start))
}

/// "the 3-0 win against Northgate", "Saturday's derby", "the League Cup final": `at` is its noun.
fn noun(scene: &At, at: u32, end: u32) -> Option<Range<u32>> {
    let document = scene.document;
    let fixture = document.is_a(at, &lexicon::FIXTURE);
    if !fixture && !document.is_a(at, &lexicon::RESULT) || !document.is(at, Class::Word) {
        return None;
    }
    let start = start(scene, at)?;
    let last = opponent(scene, at, end).unwrap_or(at + 1);
    let before = start..at;
    // "the derby", "the semi-final"; not "the final whistle"
    let more = document.token(at + 1).is_some_and(|next| {
        matches!(next.class, Class::Word | Class::Number | Class::Hyphen) && !next.word.is(&lexicon::STARTER)
    });
    let own = fixture && document.says(start, w!("the")) && OWN.contains(&document.word(at)) && !more;
    let tells = last > at + 1
        || own
        || !scene.teams.within(&before).is_empty()
        || before.clone().any(|at| {
            longest(document, at, &lexicon::COMPETITION).is_some()
                || document.is_a(at, &lexicon::WEEKDAY)
                || scene.spans.score_at(at).is_some()
                || fixture && document.phrase(&lexicon::OTHER_MATCH, at, last).is_some()
        });
    tells.then_some(start..last)
}

/// Where the noun phrase begins whose noun stands at token `at`; none where that may be a verb.
fn start(scene: &At, at: u32) -> Option<u32> {
    let document = scene.document;
    for start in (at.saturating_sub(PHRASE)..at).rev() {
        let token = document.token(start)?;
        if OURS.contains(&token.word) {
            return Some(start);
        }
        let before = start.checked_sub(1).and_then(|before| document.token(before));
        let inside = matches!(
            token.class,
            Class::Word | Class::Possessive | Class::Hyphen | Class::Dash | Class::Ordinal | Class::Number
        );
        if !inside || is_result(token.word) || token.word.is(&lexicon::STARTER) || token.word.is(&lexicon::BEING) {
            return None;
        }
        // "in Saturday's derby", "after Champions League defeat"
        let leads = |before: &Token| before.word.is(&lexicon::STARTER) && !OURS.contains(&before.word);
        if before.is_none_or(|before| leads(before) || parts(before)) {
            return Some(start);
        }
    }
    None
}

/// Behind what names the other side, or the ground, of the match whose noun stands at token `at`.
fn opponent(scene: &At, at: u32, end: u32) -> Option<u32> {
    let document = scene.document;
    for lead in at + 1..(at + DAY).min(end) {
        if parts(document.token(lead)?) {
            break;
        }
        if document.is_a(lead, &lexicon::OPPONENT_LEAD) || document.says(lead, w!("by")) {
            // "the draw at Calder Lane", "a win over Denby Vale"
            let named =
                document.tokens_of(&(lead + 1..end)).iter().take_while(|token| is_name_word(token)).count() as u32;
            let sure = [w!("at"), w!("over"), w!("against")].contains(&document.word(lead)) && named > 0;
            let team = elsewhere::opponent(document, scene.teams, lead + 1).map(|team| team.tokens.end);
            return team.or(sure.then_some(lead + 1 + named));
        }
    }
    None
}

/// "Northgate beat Velden 2-1", "Northgate lost 3-0", "Northgate 2-1 Velden": `at` begins it.
fn clause(scene: &At, at: u32, end: u32) -> Option<Range<u32>> {
    let document = scene.document;
    let first = scene.teams.reference_at(at).filter(|first| first.tokens.start == at)?;
    let mut told = false;
    let mut last = None;
    let mut next = first.tokens.end;
    while next < end.min(last.unwrap_or(first.tokens.end) + CLAUSE) {
        let token = document.token(next)?;
        let score = scene.spans.score_at(next).map(|score| score.tokens.end);
        if parts(token) && token.word != w!("and") {
            break;
        }
        // "claimed a win": a noun, but for "Northgate win 1-0".
        let verb = !token.word.is(&lexicon::RESULT) || scene.spans.score_at(next + 1).is_some();
        told |= is_result(token.word) && verb || VERSUS.contains(&token.word);
        let team = scene.teams.reference_at(next);
        let ends = score.or(team.map(|team| team.tokens.end));
        // "Northgate 2-1 Velden" needs no verb, and a second side none before it: "Velden and Northgate drew 1-1".
        told |= score.is_some() && next == first.tokens.end && scene.teams.at(next + 3).is_some();
        if told && ends.is_some() {
            last = ends;
        }
        next = ends.unwrap_or(next + 1);
    }
    last.map(|last| at..last)
}

/// "they had lost |3-0 at Northgate|": `at` is the score.
fn result(scene: &At, at: u32, end: u32) -> Option<Range<u32>> {
    let last = opponent(scene, scene.spans.score_at(at)?.tokens.end - 1, end)?;
    Some(at..last)
}

/// "against Northgate", "against Ada Marsh's Velden": `at` is the preposition.
fn versus(scene: &At, at: u32) -> Option<Range<u32>> {
    let against = VERSUS.contains(&scene.document.word(at));
    let team = against.then(|| elsewhere::opponent(scene.document, scene.teams, at + 1))??;
    Some(at..team.tokens.end)
}
