//! A goal told of a team, "the visitors took the lead", goes to the scorer told beside it.

use super::actors::Scene;
use super::tellings::{Telling, is_goal, sweep};
use crate::article::teams::Teams;
use crate::article::{Clock, EventKind};

/// How many sentences after the telling the scorer may be named.
const AHEAD: u32 = 2;
/// Up to this much a leaning to a side tells little.
const UNSURE: i32 = 4;
/// How many names those sentences have at most.
const NAMES: usize = 24;
/// How many tellings of the article are looked through: more than a report has.
const TELLINGS: usize = 400;

/// Joins tellings without a scorer to those beside them; what is weak counts only where it is joined or told elsewhere.
pub fn join(scene: &Scene, teams: &Teams, tellings: &mut Vec<Telling>) {
    for at in 0..tellings.len() {
        let Some(goal) = tellings.get_mut(at).filter(|telling| is_goal(telling.kind) && telling.player.is_none())
        else {
            continue;
        };
        goal.gone = true;
        let goal = *goal;
        if goal.count > 1 {
            continue;
        }
        let joined = beside(teams, tellings, at, &goal).or_else(|| told_elsewhere(scene, tellings, &goal));
        let Some(scorer) = joined.and_then(|joined| tellings.get_mut(joined)) else { continue };
        scorer.weak = false;
        // "in stoppage time … The winner came in the 93rd minute."
        let closer = scorer.clock.stoppage == Some(0) && goal.clock.minute > scorer.clock.minute;
        if closer || scorer.clock.minute.is_none() && scorer.later.is_none() && goal.clock.is_told() {
            let period = goal.clock.period.or(scorer.clock.period);
            scorer.clock = Clock { period, ..goal.clock };
        }
        if scorer.team.is_none() || goal.team.is_some() && unsure(teams, scorer) {
            scorer.team = goal.team;
        }
        if scorer.sentence == goal.sentence {
            scorer.span.start = scorer.span.start.min(goal.span.start);
        }
    }
    sweep(tellings);
}

/// The telling beside telling `at` that names the scorer of `goal`: in its sentence, or in the next ones.
fn beside(teams: &Teams, tellings: &[Telling], at: usize, goal: &Telling) -> Option<usize> {
    let fits = |other: &Telling| {
        let own = other.kind == EventKind::OwnGoal;
        is_goal(other.kind)
            && !(other.weak && other.noun && other.sentence != goal.sentence)
            && other.player.is_some()
            && !other.other_match
            && (goal.team.is_none()
                || other.team.is_none()
                || goal.team == other.team
                || other.sentence <= goal.sentence + 1 && unsure(teams, other)
                || own)
            && (goal.clock.minute.is_none() || other.clock.minute.is_none() || goal.clock.minute == other.clock.minute)
    };
    let mut ahead = None;
    let mut open = true;
    for (number, other) in tellings.iter().enumerate().skip(at + 1) {
        let same = other.sentence == goal.sentence;
        open &= same || !(is_goal(other.kind) && other.player.is_none());
        if other.sentence > goal.sentence + AHEAD || !open {
            break;
        }
        if fits(other) {
            // "found the breakthrough, Marsh's header forcing an own goal by Brandt"
            if same && other.kind == EventKind::OwnGoal {
                return Some(number);
            }
            ahead = ahead.or(Some(number));
        }
    }
    for number in (0..at).rev() {
        match tellings.get(number) {
            Some(other) if other.sentence == goal.sentence => {
                if fits(other) {
                    return Some(number);
                }
            }
            _ => break,
        }
    }
    ahead
}

/// A goal with its minute but without its scorer, "they took the lead in the sixth minute", whose scorer is named in the
/// next sentences and is told elsewhere to have scored, no minute given: nobody else comes into question.
fn told_elsewhere(scene: &Scene, tellings: &[Telling], goal: &Telling) -> Option<usize> {
    goal.clock.minute?;
    let first = scene.document.sentence(goal.sentence)?;
    let last = scene.document.sentence(goal.sentence + AHEAD).unwrap_or(first);
    let from = scene.spans.name_from(first.tokens.start);
    let mut found = None;
    for (number, name) in scene.spans.names.iter().enumerate().skip(from).take(NAMES) {
        if name.tokens.start >= last.tokens.end {
            break;
        }
        let player = scene.people.of_name(number as u32);
        let (mut only, mut timed) = (None, player.is_none());
        for (at, telling) in tellings.iter().take(TELLINGS).enumerate() {
            if is_goal(telling.kind) && !telling.weak && telling.player == player && !telling.other_match {
                timed |= telling.clock.minute.is_some() && telling.clock.stoppage != Some(0);
                only = only.or(Some((at, telling.team)));
            }
        }
        let Some((at, team)) = only.filter(|_| !timed) else { continue };
        if team.is_some() && goal.team.is_some() && team != goal.team || found == Some(at) {
            continue;
        }
        if found.is_some() {
            return None;
        }
        found = Some(at);
    }
    found
}

/// Whether the rest of the text hardly tells for whom the player of a telling plays.
fn unsure(teams: &Teams, telling: &Telling) -> bool {
    telling.kind != EventKind::OwnGoal && telling.player.is_some_and(|player| teams.leaning(player).abs() <= UNSURE)
}
