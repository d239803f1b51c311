//! Who is at home: by the ground, "at home to", "the trip to", the order of a score line.

use super::super::people::People;
use super::{Reference, Sides, TeamId, Teams, members, references};
use crate::document::{Class, Document, Token};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::teams::longest;
use crate::w;

/// By how many points one side must lead to be the home side.
const ENOUGH: u32 = 3;

/// Puts the home side first, where the words tell it.
pub fn find(document: &Document, spans: &Spans, people: &People, teams: &mut Teams) {
    let Some(sides) = teams.sides else { return };
    let mut votes = [0; 2];
    for reference in &teams.references {
        vote_of_name(document, spans, teams, reference, sides.teams, &mut votes);
    }
    vote_of_grounds(document, teams, sides.teams, &mut votes);
    vote_of_players(document, spans, people, teams, sides.teams, &mut votes);
    if let Some(found) = &mut teams.sides {
        let [a, b] = sides.teams;
        let [first, second] = votes;
        found.home_known = first.abs_diff(second) >= ENOUGH;
        found.teams = if found.home_known && second > first { [b, a] } else { [a, b] };
    }
}

/// What the words around a name tell: "at home to", "away to", "hosts".
fn vote_of_name(
    document: &Document,
    spans: &Spans,
    teams: &Teams,
    reference: &Reference,
    pair: [TeamId; 2],
    votes: &mut [u32; 2],
) {
    let Some(this) = pair.iter().position(|&team| team == reference.team) else { return };
    let other = 1 - this;
    let weight = weight(document, reference.tokens.start);
    let word = |back: u32| {
        let at = reference.tokens.start.checked_sub(back)?;
        document.tokens.get(at as usize).map(|token| token.word)
    };
    let (one, two) = (word(1), word(2));
    let next = document.tokens.get(reference.tokens.end as usize);
    let possessive = next.is_some_and(|token| token.class == Class::Possessive);
    let next_word = next.map(|token| token.word);
    let mut give = |side: usize, points: u32| {
        if let Some(sum) = votes.get_mut(side) {
            *sum += points * weight;
        }
    };
    let is = |word: Option<crate::lexicon::Word>, other| word == Some(other);
    if is(one, w!("to")) || is(one, w!("against")) || is(one, w!("over")) {
        if is(two, w!("home")) {
            give(other, 4);
        } else if is(two, w!("away")) || is(two, w!("trip")) || is(two, w!("visit")) || is(two, w!("travelled")) {
            give(this, 3);
        }
    }
    if is(one, w!("at")) && !possessive && told_result_before(document, spans, reference.tokens.start) {
        give(this, 4);
    }
    if is(one, w!("visitors")) || is(two, w!("visit")) && is(one, w!("of")) || is(one, w!("visiting")) {
        give(other, 4);
    }
    if is(one, w!("hosts")) {
        give(this, 4);
    }
    if is(next_word, w!("host")) || is(next_word, w!("hosted")) {
        give(this, 3);
    }
    if is(next_word, w!("visit")) || is(next_word, w!("visited")) || is(next_word, w!("travelled")) {
        give(other, 3);
    }
    // "A 2-1 B" and "A v B": the first is at home.
    let end = reference.tokens.end;
    let after = match spans.scores.binary_search_by_key(&end, |score| score.tokens.start) {
        Ok(at) => spans.scores.get(at).map(|score| score.tokens.end),
        Err(_) => (is(next_word, w!("v")) || is(next_word, w!("vs"))).then_some(end + 1),
    };
    let stop = |at: u32| at + document.tokens.get(at as usize).is_some_and(|token| token.class == Class::Stop) as u32;
    if let Some(after) = after
        && teams.at(stop(after)).is_some_and(|team| pair.get(other) == Some(&team))
    {
        give(this, 10);
    }
    // "a home win": the sentence's first team is at home.
    if let Some(sentence) = document.sentences.get(document.sentence_at(token_start(document, end - 1)) as usize)
        && teams.within(&sentence.tokens).first() == Some(reference)
    {
        for pair in document.tokens_of(&sentence.tokens).windows(2) {
            let [first, second] = pair else { continue };
            let result = second.word.is(&lexicon::WIN_WORD)
                || second.word.is(&lexicon::LOSS_WORD)
                || second.word.is(&lexicon::DRAW_WORD);
            if result && first.word == w!("home") {
                give(this, 2);
            } else if result && first.word == w!("away") {
                give(other, 2);
            }
        }
        // "and, for the home side, half an hour of defending", "jeers from the away end": said of the first team.
        for words in document.tokens_of(&sentence.tokens).windows(3) {
            let [lead, the, side] = words else { continue };
            let own = [w!("for"), w!("from"), w!("of")].contains(&lead.word) && the.word == w!("the");
            if own && side.word == w!("home") {
                give(this, 2);
            } else if own && (side.word == w!("away") || side.word == w!("travelling")) {
                give(other, 2);
            }
        }
    }
}

/// A ground names its team: "at Northgate Park".
fn vote_of_grounds(document: &Document, teams: &Teams, pair: [TeamId; 2], votes: &mut [u32; 2]) {
    for at in 0..document.tokens.len() as u32 {
        let Some((_, set)) = ground(document, at) else { continue };
        let plays = |team: &TeamId| {
            let known = teams.list.get(team.0 as usize).and_then(|team| team.known);
            known.is_some_and(|known| references::in_set(set, known))
        };
        let before = at.checked_sub(1).and_then(|before| document.tokens.get(before as usize));
        let weight = weight(document, at) * if before.is_some_and(|token| token.word == w!("at")) { 4 } else { 2 };
        match (pair.first().is_some_and(plays), pair.last().is_some_and(plays)) {
            (true, false) => votes[0] += weight,
            (false, true) => votes[1] += weight,
            _ => {}
        }
    }
}

/// Who plays for "the hosts" or "the visitors" tells which team they are.
fn vote_of_players(
    document: &Document,
    spans: &Spans,
    people: &People,
    teams: &Teams,
    pair: [TeamId; 2],
    votes: &mut [u32; 2],
) {
    let roles = [TeamId(0), TeamId(1)];
    let unnamed = Teams {
        // The first line-up is the home side's.
        sides: Some(Sides { teams: roles, home_known: true }),
        references: references::hosts_and_visitors(document, roles),
        ..Teams::default()
    };
    for (person, role, points) in members::gather(document, spans, people, &unnamed).teams {
        let Some(side) = pair.iter().position(|&team| teams.of_person(person) == Some(team)) else { continue };
        let home = if (role == TeamId(0)) == (points > 0) { side } else { 1 - side };
        if let Some(sum) = votes.get_mut(home) {
            *sum += points.unsigned_abs().min(4);
        }
    }
}

/// The ground named at token `at`: the index after it and where its set of teams begins.
pub fn ground(document: &Document, at: u32) -> Option<(u32, u16)> {
    let token = document.tokens.get(at as usize)?;
    let before = at.checked_sub(1).and_then(|before| document.tokens.get(before as usize));
    let inside = token.glued || before.is_some_and(|before| before.is_capital() && !before.word.is(&lexicon::STARTER));
    if !token.is_capital() || inside {
        return None;
    }
    longest(document, at, &lexicon::TEAM_GROUNDS)
}

/// What is told early is about this match.
fn weight(document: &Document, at: u32) -> u32 {
    match document.sentence_at(token_start(document, at)) {
        0..=2 => 4,
        3..=6 => 2,
        _ => 1,
    }
}

/// Whether a score or a word of result stands within a few words before token `at`.
fn told_result_before(document: &Document, spans: &Spans, at: u32) -> bool {
    let from = at.saturating_sub(6);
    let words = document.tokens_of(&(from..at)).iter();
    let told = |token: &Token| {
        token.word.is(&lexicon::WIN_WORD)
            || token.word.is(&lexicon::LOSS_WORD)
            || token.word.is(&lexicon::DRAW_WORD)
            || token.word == w!("match")
            || token.word == w!("game")
            || token.word == w!("clash")
    };
    let scores = spans.scores.partition_point(|score| score.tokens.start < from);
    words.into_iter().any(told) || spans.scores.get(scores).is_some_and(|score| score.tokens.start < at)
}

fn token_start(document: &Document, at: u32) -> u32 {
    document.tokens.get(at as usize).map_or(0, |token| token.span.start)
}
