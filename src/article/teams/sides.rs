//! Who is at home: by the ground, "at home to", "the trip to", the order of a score line.

use super::super::people::People;
use super::{Reference, Sides, TeamId, Teams, members, references};
use crate::document::{Class, Document, Token, around};
use crate::lexicon::{self, Phrases, Word};
use crate::spans::Spans;
use crate::spans::teams::{is_result, longest};
use crate::w;

/// By how many points one side must lead to be the home side.
const ENOUGH: u32 = 3;

/// Most points of all that is told of players: line-ups name many, and are one.
const PLAYERS: u32 = 40;

/// How far before a ground another team makes it another match's, in tokens.
const NEAR: u32 = 8;

/// How far before a ground somebody moves to its club, in tokens.
const MOVE: u32 = 6;
/// Words for it.
const MOVES: [Word; 6] = [w!("move"), w!("moved"), w!("moving"), w!("switch"), w!("switched"), w!("back")];

/// Puts the home side first, where the words tell it.
pub fn find(document: &Document, spans: &Spans, people: &People, teams: &mut Teams) {
    let Some(sides) = teams.sides else { return };
    let mut votes = [0; 2];
    for reference in &teams.references {
        vote_of_name(document, spans, teams, reference, sides.teams, &mut votes);
    }
    if let Some([(_, first), _]) = spans.lists.score.as_ref().or(spans.lists.result.as_ref())
        && let Some(side) = sides.teams.iter().position(|&team| teams.of_label(document, first) == Some(team))
        && let Some(sum) = votes.get_mut(side)
    {
        *sum += 10;
    }
    vote_of_grounds(document, spans, teams, sides.teams, &mut votes);
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
    let (start, end) = (reference.tokens.start, reference.tokens.end);
    let weight = weight(document, start);
    let mut give = |side: usize, points: u32| {
        if let Some(sum) = votes.get_mut(side) {
            *sum += points * weight;
        }
    };
    let told = |table: &Phrases, from: u32, until: u32| {
        let (count, value) = document.phrase(table, from, until)?;
        (from + count == until).then_some(value as u32)
    };
    let before = told(&lexicon::SIDE_BEFORE, start.saturating_sub(2), start)
        .or_else(|| told(&lexicon::SIDE_BEFORE, start.saturating_sub(1), start));
    // Tens: whether it is told of this side or of the other; ones: the points.
    for value in before.into_iter().chain(told(&lexicon::SIDE_BEHIND, end, end + 1)) {
        give(this ^ (value / 10) as usize, value % 10);
    }
    let next = document.token(end);
    let at = document.tokens.get((start as usize).wrapping_sub(1)).is_some_and(|token| token.word == w!("at"));
    if at && next.is_none_or(|token| token.class != Class::Possessive) && told_result_before(document, spans, start) {
        give(this, 4);
    }
    // "A 2-1 B" and "A v B": the first is at home.
    let versus = next.is_some_and(|token| token.word == w!("v") || token.word == w!("vs"));
    let score = spans.score_at(end).map(|score| score.tokens.end);
    let after = score.or(versus.then_some(end + 1));
    let after = after.or(next.filter(|token| token.class == Class::Number).map(|_| end + 1));
    let stop = |at: u32| at + document.is(at, Class::Stop) as u32;
    if after
        .and_then(|after| teams.at(if versus { stop(after) } else { after }))
        .is_some_and(|team| pair.get(1 - this) == Some(&team))
    {
        give(this, 10);
    }
    // "a home win", "and, for the home side, half an hour of defending", "jeers from the away end": said of the first team
    // of the sentence.
    let Some(sentence) = document.sentence(document.sentence_at(token_start(document, start))) else {
        return;
    };
    if teams.within(&sentence.tokens).first() != Some(reference) {
        return;
    }
    let tokens = document.tokens_of(&sentence.tokens);
    for (at, token) in tokens.iter().enumerate() {
        let side = match token.word {
            word if word == w!("home") => this,
            word if word == w!("away") || word == w!("travelling") => 1 - this,
            _ => continue,
        };
        let own = match tokens.get(at.saturating_sub(2)..at) {
            Some([lead, the]) => the.word == w!("the") && lead.word.is(&lexicon::SIDE_LEAD),
            _ => false,
        };
        if own || tokens.get(at + 1).is_some_and(|next| is_result(next.word)) {
            give(side, 2);
        }
    }
}

/// A ground names its team: "at Northgate Park". Where no match is reported it may be named for the club alone.
fn vote_of_grounds(document: &Document, spans: &Spans, teams: &Teams, pair: [TeamId; 2], votes: &mut [u32; 2]) {
    for at in document.beginning(lexicon::TEAM_GROUNDS.bit()) {
        let Some((_, set)) = ground(document, at).filter(|_| is_place(document, spans, teams, at)) else { continue };
        let inside = is_inside(document, at);
        let plays = |team: &TeamId| teams.at_home(*team, set);
        let weight = weight(document, at) * if inside { 4 } else { 2 };
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
    let mut sums = [0; 2];
    for &(person, role, points) in &members::gather(document, spans, people, &unnamed, Vec::new()).teams {
        let Some(side) = pair.iter().position(|&team| teams.of_person(person) == Some(team)) else { continue };
        let home = if (role == TeamId(0)) == (points > 0) { side } else { 1 - side };
        if let Some(sum) = sums.get_mut(home) {
            *sum += points.unsigned_abs().min(4);
        }
    }
    for (vote, sum) in votes.iter_mut().zip(sums) {
        *vote += sum.min(PLAYERS);
    }
}

/// The ground named at token `at`: the index after it and where its set of teams begins.
pub fn ground(document: &Document, at: u32) -> Option<(u32, u16)> {
    let token = document.token(at)?;
    let before = document.token(at.wrapping_sub(1));
    let inside = token.glued || before.is_some_and(|before| before.is_capital() && !before.word.is(&lexicon::STARTER));
    if !token.is_capital() || inside {
        return None;
    }
    longest(document, at, &lexicon::TEAM_GROUNDS)
}

/// Whether the ground named at token `at` is where something happens, and not the club: "at the Northgate Arena",
/// "on the Northgate pitch". Where no match is reported it may be another match's, or only where somebody worked: "after the
/// draw with Velden at Northgate Park", "his time at Northgate Park".
pub fn is_place(document: &Document, spans: &Spans, teams: &Teams, at: u32) -> bool {
    let lawn = |at: u32| [w!("turf"), w!("pitch"), w!("crowd")].iter().any(|&word| document.says(at, word));
    // "her move to Northgate Park", "take a lead back to Northgate Park", "the second leg at Northgate Park"
    let the = document.says(at.wrapping_sub(1), w!("the")) as u32;
    let moved = document.says(at.wrapping_sub(1 + the), w!("to"))
        && (at.saturating_sub(MOVE)..at).any(|at| MOVES.iter().any(|&word| document.says(at, word)));
    let leg = at.wrapping_sub(2 + the);
    let later = document.says(leg, w!("leg"))
        && [w!("second"), w!("return")]
            .contains(&document.word(leg.wrapping_sub(1 + document.is(leg.wrapping_sub(1), Class::Hyphen) as u32)));
    if moved || later {
        return false;
    }
    if spans.reports_match() {
        return true;
    }
    let Some(sentence) = document.sentence(document.sentence_at(token_start(document, at))) else { return false };
    let tokens = &sentence.tokens;
    let near = at.saturating_sub(NEAR).max(tokens.start)..at;
    let other = teams.within(&near).last().is_some_and(|named| !teams.plays(named.team));
    let read = around(tokens, &(at..at));
    let recalled = read.clone().any(|at| {
        document.is_year(at)
            || document.phrase(&lexicon::OTHER_MATCH, at, read.end).is_some() && !document.says(at + 2, w!("leg"))
    });
    // "her years at Northgate Park"
    let tenure = document.is_a(leg, &lexicon::TENURE);
    !tenure && (is_inside(document, at) || (at + 1..at + 4).any(lawn)) && !other && !recalled
}

fn is_inside(document: &Document, at: u32) -> bool {
    let article = document.says(at.wrapping_sub(1), w!("the")) as u32;
    document.says(at.wrapping_sub(1 + article), w!("at"))
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
    let told = |token: &Token| is_result(token.word) || token.word.is(&lexicon::FIXTURE);
    let scores = spans.score_from(from);
    document.tokens_of(&(from..at)).iter().any(told)
        || spans.scores.get(scores).is_some_and(|score| score.tokens.start < at)
}

fn token_start(document: &Document, at: u32) -> u32 {
    document.token(at).map_or(0, |token| token.span().start)
}
