//! Goals and final score made to fit: who scored for which side, the score after each goal, the score that the goals make.

use super::super::people::People;
use super::super::teams::{Sides, TeamId, Teams};
use super::super::{Event, EventKind, Match};
use crate::document::Document;
use crate::spans::Spans;
use crate::spans::scores::Score;
use crate::w;

/// More goals than this are no match; they are left as they are.
const MOST: usize = 40;
/// How many people and events are looked through: more than any match has.
const PEOPLE: u32 = 400;
const EVENTS: usize = 200;
/// What a scorer's team is worth where the article tells it without any points.
const TOLD: i32 = 6;

/// The goals of one player.
struct Scorer {
    person: Option<u32>,
    goals: Vec<usize>,
    /// How many of them count for the first side if he plays for it; the rest, his own goals, count for the other.
    own: i32,
    /// Positive: he plays for the first side.
    leaning: i32,
}

/// Gives the events of the match their teams: goals so that they fit the score of `found`, the others by what the goals
/// and the events tell of who plays together. A team that the words tell is changed only where the score leaves no
/// other way.
pub fn teams(
    document: &Document,
    spans: &Spans,
    people: &People,
    teams: &mut Teams,
    found: &Match,
    events: &mut [Event],
) {
    let Some(sides) = teams.sides else { return };
    let actors = actors(document, spans, people, events);
    teams.learn(people, &[], &links(events, &actors));
    let mut sure: Vec<(u32, TeamId)> = sent_off(document, teams, events, &actors).into_iter().collect();
    for (event, &(player, other)) in events.iter().zip(&actors) {
        if let Some(team) = of_line(document, spans, teams, sides.teams, event) {
            let change = event.kind == EventKind::Substitution;
            sure.push((player.unwrap_or(u32::MAX), team));
            sure.push((other.filter(|_| change).unwrap_or(u32::MAX), team));
        }
    }
    if let Some([first, second]) = found.score {
        for (scorer, side) in forced(&scorers(teams, sides, events, &actors), first as i32, second as i32) {
            let Some(&team) = sides.teams.get(side) else { continue };
            sure.extend(scorer.person.map(|person| (person, team)));
            for goal in &scorer.goals {
                if let Some(event) = events.get_mut(*goal) {
                    event.team = teams.named(team);
                }
            }
        }
    }
    teams.learn(people, &sure, &[]);
    for (event, &(player, other)) in events.iter_mut().zip(&actors) {
        let own = player.and_then(|player| teams.of_person(player));
        let against = matches!(event.kind, EventKind::Save | EventKind::PenaltyAwarded).then_some(other).flatten();
        let by_other = against.and_then(|other| teams.opponent(teams.of_person(other)?));
        if let Some(team) = own.or(by_other) {
            event.team = teams.named(team);
        }
    }
    penalties(events);
}

/// The score of the match so far that a line of a live text tells with a team beside it, "Northgate 2-1 Marsham", "2-1
/// Northgate", in the order of `sides`; otherwise one that no match has.
fn so_far(teams: &Teams, [home, _]: [TeamId; 2], score: &Score) -> [u8; 2] {
    let [a, b] = score.goals;
    let side = |at: u32| teams.at(at).filter(|&team| teams.plays(team));
    let (before, behind) = (side(score.tokens.start.wrapping_sub(1)), side(score.tokens.end));
    match behind {
        None if a != b => [u8::MAX; 2],
        // "2-1 Northgate": the larger number is theirs.
        _ if (before.or(behind) == Some(home)) == (before.is_some() || a > b) => [a, b],
        _ => [b, a],
    }
}

/// The team that a line of a live text tells: by the score that a goal makes, or of a change by naming no other.
fn of_line(document: &Document, spans: &Spans, teams: &Teams, pair: [TeamId; 2], event: &Event) -> Option<TeamId> {
    let line = &spans.lists.time_at(document.token_at(event.evidence.start))?.tokens;
    let [first, second] = pair;
    let (mut by_first, mut by_second) = (false, false);
    if event.kind == EventKind::Substitution {
        for named in teams.within(line) {
            by_first |= named.team == first;
            by_second |= named.team == second;
        }
    } else if counts(event) && event.kind != EventKind::OwnGoal {
        let from = spans.scores.partition_point(|score| score.tokens.start < line.start);
        let made = spans.scores.get(from).filter(|score| score.tokens.end <= line.end)?;
        let [home, away] = so_far(teams, pair, made);
        by_first = [home, away] == [1, 0];
        by_second = [home, away] == [0, 1];
        for score in spans.scores.iter().take(EVENTS) {
            let [a, b] = so_far(teams, pair, score);
            by_first |= a.wrapping_add(1) == home && b == away;
            by_second |= a == home && b.wrapping_add(1) == away;
        }
    }
    (by_first != by_second).then_some(if by_first { first } else { second })
}

/// The only man sent off, and the side that the text has play on with ten: "were reduced to ten men", "ten-man Northgate".
fn sent_off(
    document: &Document,
    teams: &Teams,
    events: &[Event],
    actors: &[(Option<u32>, Option<u32>)],
) -> Option<(u32, TeamId)> {
    let mut off = events.iter().zip(actors).filter(|(event, _)| event.kind == EventKind::RedCard && !event.other_match);
    let player = off.next().and_then(|(_, &(player, _))| player)?;
    if off.any(|(_, &(other, _))| other != Some(player)) {
        return None;
    }
    let mut short = None;
    for (at, token) in document.tokens.iter().enumerate() {
        let ten = token.word == w!("ten") || token.number(document.text) == Some(10);
        let men = |ahead: usize| document.tokens.get(at + ahead).map(|token| token.word);
        let hyphened = men(2) == Some(w!("man"));
        if !ten || !hyphened && men(1) != Some(w!("men")) && men(1) != Some(w!("players")) {
            continue;
        }
        let at = at as u32;
        let ahead = hyphened.then(|| teams.at(at + 3).or_else(|| teams.at(at + 4))).flatten();
        let sentence = document.sentence(document.sentence_at(token.span().start))?;
        // "reduced Northgate to ten men", or else the subject: "Northgate beat Marsham, despite being reduced to ten men".
        let before = teams.within(&(sentence.tokens.start..at));
        // "Marsham's winger was tripped and |Northgate| went down to ten men"
        let down = at.saturating_sub(3);
        let near = before.last().filter(|reference| {
            let end = reference.tokens.end;
            end + 1 >= at || end + 4 >= at && (down..at).any(|at| document.says(at, w!("down")))
        });
        let team = ahead.or(near.or(before.first()).map(|reference| reference.team)).filter(|&team| teams.plays(team));
        if team.is_some() && short.is_some() && team != short {
            return None;
        }
        short = short.or(team);
    }
    Some((player, short?))
}

/// The side that gets a penalty takes it.
fn penalties(events: &mut [Event]) {
    for at in 0..events.len().min(EVENTS) {
        let Some(event) = events.get(at).filter(|event| event.team.is_some()) else { continue };
        let team = event.team.clone();
        let award = cause(events, event).and_then(|award| events.get_mut(award));
        if let Some(award) = award.filter(|award| award.kind == EventKind::PenaltyAwarded) {
            award.team = team;
        }
    }
}

/// The index of the event that led to `event`.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn cause(events: &[Event], event: &Event) -> Option<usize> {
    let cause = event.cause.as_ref()?;
    events.iter().take(EVENTS).position(|known| known.id == *cause)
}

/// The scorers whose side the score leaves no doubt of, or whose leaning decides.
fn forced(scorers: &[Scorer], h: i32, a: i32) -> Vec<(&Scorer, usize)> {
    let total: i32 = scorers.iter().map(|scorer| scorer.goals.len() as i32).sum();
    if total > MOST as i32 {
        return Vec::new();
    }
    let range = match (h, a) {
        (_, 0) => (total, total),
        (0, _) => (0, 0),
        _ => (h.min(total - a).max(0), h.max(total - a).min(total)),
    };
    let side = |at: usize| {
        let (home, away) = (best(scorers, range, Some((at, true))), best(scorers, range, Some((at, false))));
        (home != away).then_some(usize::from(away > home))
    };
    scorers.iter().enumerate().filter_map(|(at, scorer)| Some((scorer, side(at)?))).collect()
}

/// The player and the other man of each event, as numbers of people.
fn actors(document: &Document, spans: &Spans, people: &People, events: &[Event]) -> Vec<(Option<u32>, Option<u32>)> {
    let names: Vec<String> = (0..people.len().min(PEOPLE)).map(|person| people.name(document, spans, person)).collect();
    let find = |name: &Option<String>| {
        let name = name.as_ref()?;
        names.iter().position(|known| known == name).map(|at| at as u32)
    };
    events.iter().take(EVENTS).map(|event| (find(&event.player), find(&event.other))).collect()
}

/// Who plays together and who against each other, by the events: who replaces whom, who fouls whom, who saves from whom.
fn links(events: &[Event], actors: &[(Option<u32>, Option<u32>)]) -> Vec<(u32, u32, bool)> {
    let mut links = Vec::new();
    for (event, &(player, other)) in events.iter().zip(actors).filter(|(event, _)| !event.other_match) {
        let together = match event.kind {
            EventKind::Substitution | EventKind::Goal | EventKind::PenaltyGoal => true,
            EventKind::Save | EventKind::PenaltyAwarded => false,
            _ => continue,
        };
        links.extend(player.zip(other).map(|(a, b)| (a, b, together)));
        // Who takes the penalty plays with the man who was fouled.
        let fouled = cause(events, event).and_then(|cause| actors.get(cause)).and_then(|&(fouled, _)| fouled);
        if fouled != player {
            links.extend(player.zip(fouled).map(|(a, b)| (a, b, true)));
        }
    }
    links
}

/// Goals of the match, by scorer.
fn scorers(teams: &Teams, sides: Sides, events: &[Event], actors: &[(Option<u32>, Option<u32>)]) -> Vec<Scorer> {
    let mut scorers: Vec<Scorer> = Vec::new();
    for (at, (event, &(person, _))) in events.iter().zip(actors).enumerate().filter(|(_, (event, _))| counts(event)) {
        let own = event.kind == EventKind::OwnGoal;
        let known = scorers.iter_mut().find(|scorer| person.is_some() && scorer.person == person);
        if let Some(scorer) = known {
            scorer.goals.push(at);
            scorer.own += own as i32;
        } else if scorers.len() < MOST {
            let leaning = leaning(teams, sides, event, person);
            scorers.push(Scorer { person, goals: vec![at], own: own as i32, leaning });
        }
    }
    scorers
}

/// Whether an event is a goal of the match itself.
fn counts(event: &Event) -> bool {
    let shootout = event.clock.as_ref().is_some_and(|clock| clock.period == Some(super::super::Period::Shootout));
    let goal = matches!(event.kind, EventKind::Goal | EventKind::PenaltyGoal | EventKind::OwnGoal);
    goal && !event.other_match && !shootout
}

/// Which side the words put the scorer on, and how surely.
fn leaning(teams: &Teams, sides: Sides, event: &Event, person: Option<u32>) -> i32 {
    let [first, second] = sides.teams.map(|team| Some(teams.name(team)));
    let told = match event.team.as_deref() {
        None => 0,
        name if name == first => TOLD,
        name if name == second => -TOLD,
        _ => 0,
    };
    told + person.map_or(0, |person| teams.leaning(person))
}

/// The most that the scorers' leanings add up to if between `range.0` and `range.1` goals count for the first side;
/// `fixed` puts one scorer on a side. None where it cannot be.
fn best(scorers: &[Scorer], range: (i32, i32), fixed: Option<(usize, bool)>) -> Option<i32> {
    // For each number of goals of the first side the best sum so far.
    let mut sums: Vec<Option<i32>> = vec![Some(0)];
    for (at, scorer) in scorers.iter().enumerate() {
        let count = scorer.goals.len() as i32;
        let mut next = vec![None; sums.len() + count as usize];
        for (goals, sum) in sums.iter().enumerate() {
            let Some(sum) = sum else { continue };
            for first in [true, false] {
                if fixed.is_some_and(|(index, side)| index == at && side != first) {
                    continue;
                }
                let scored = if first { count - scorer.own } else { scorer.own };
                let value = sum + if first { scorer.leaning } else { -scorer.leaning };
                if let Some(place) = next.get_mut(goals + scored.max(0) as usize) {
                    *place = Some(place.map_or(value, |known: i32| known.max(value)));
                }
            }
        }
        sums = next;
    }
    let from = range.0.max(0) as usize;
    let until = (range.1.max(0) as usize + 1).min(sums.len());
    sums.get(from..until).unwrap_or(&[]).iter().flatten().copied().max()
}

/// The score after each goal, once the goals stand in their order: only where all goals of the final score are told and
/// have their teams.
pub fn running(teams: &Teams, found: &Match, events: &mut [Event]) {
    if found.score.is_none() || total(teams, events) != found.score {
        return;
    }
    let mut score = [0; 2];
    for event in events {
        if let Some(side) = side(teams, event) {
            add(&mut score, side);
            event.score = Some(score);
        }
    }
}

/// The score that the told goals make, where every one has its team.
pub fn total(teams: &Teams, events: &[Event]) -> Option<[u8; 2]> {
    let mut score = None;
    for event in events.iter().filter(|event| counts(event)) {
        add(score.get_or_insert([0; 2]), side(teams, event)?);
    }
    score
}

/// The side that a goal of the match counts for, where its team is known.
fn side(teams: &Teams, event: &Event) -> Option<usize> {
    let name = event.team.as_deref().filter(|_| counts(event))?;
    let own = teams.sides?.teams.iter().position(|&team| teams.name(team) == name)?;
    Some(if event.kind == EventKind::OwnGoal { 1 - own } else { own })
}

fn add(score: &mut [u8; 2], side: usize) {
    if let Some(goals) = score.get_mut(side) {
        *goals = goals.saturating_add(1);
    }
}
