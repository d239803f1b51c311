//! A goal told of a team, "the visitors took the lead", goes to the scorer told beside it.

use super::actors::Scene;
use super::tellings::{Telling, is_goal};
use crate::article::EventKind;
use crate::article::teams::Teams;

/// How many sentences after the telling the scorer may be named.
const AHEAD: u32 = 2;
/// Up to this much a leaning to a side tells little.
const UNSURE: i32 = 4;
/// How many names those sentences have at most.
const NAMES: usize = 24;
/// How many tellings of the article are looked through: more than a report has.
const TELLINGS: usize = 400;

/// Joins tellings without a scorer to those beside them; what is weak counts only where it is joined or told elsewhere.
pub fn join(scene: Scene, teams: &Teams, mut tellings: Vec<Telling>) -> Vec<Telling> {
    let mut gone = vec![false; tellings.len()];
    for at in 0..tellings.len() {
        let Some(team) = tellings.get(at).filter(|telling| is_goal(telling.kind) && telling.player.is_none()) else {
            continue;
        };
        let team = team.clone();
        if let Some(slot) = gone.get_mut(at) {
            *slot = true;
        }
        if team.count > 1 {
            continue;
        }
        let fits = |other: &Telling| {
            is_goal(other.kind)
                && !(other.weak && other.noun && other.sentence != team.sentence)
                && other.player.is_some()
                && !other.listed
                && !other.other_match
                && (team.team.is_none()
                    || other.team.is_none()
                    || team.team == other.team
                    || other.sentence <= team.sentence + 1 && unsure(teams, other)
                    || other.kind == EventKind::OwnGoal)
        };
        let ahead = tellings
            .iter()
            .enumerate()
            .skip(at + 1)
            .take_while(|(_, other)| other.sentence <= team.sentence + AHEAD)
            .take_while(|(_, other)| !(is_goal(other.kind) && other.player.is_none() && other.sentence > team.sentence))
            .find(|(_, other)| fits(other) && clocks_agree(&team, other))
            .map(|(number, _)| number);
        let same = tellings
            .iter()
            .enumerate()
            .take(at)
            .rev()
            .take_while(|(_, other)| other.sentence + 1 >= team.sentence)
            .find(|(_, other)| fits(other) && other.sentence == team.sentence && clocks_agree(&team, other))
            .map(|(number, _)| number);
        // "found the breakthrough, Marsh's header forcing an own goal by Brandt"
        let own = tellings
            .iter()
            .enumerate()
            .skip(at + 1)
            .take_while(|(_, other)| other.sentence == team.sentence)
            .find(|(_, other)| other.kind == EventKind::OwnGoal && fits(other) && clocks_agree(&team, other))
            .map(|(number, _)| number);
        let Some(joined) = own.or(same).or(ahead).or_else(|| told_elsewhere(scene, &tellings, &team)) else { continue };
        if let Some(scorer) = tellings.get_mut(joined) {
            scorer.weak = false;
            if scorer.clock.is_none_or(|clock| clock.minute.is_none()) && scorer.later.is_none() && team.clock.is_some()
            {
                let period = scorer.clock.and_then(|clock| clock.period);
                scorer.clock =
                    team.clock.map(|clock| crate::article::Clock { period: clock.period.or(period), ..clock });
            }
            if scorer.team.is_none() || team.team.is_some() && unsure(teams, scorer) {
                scorer.team = team.team;
            }
            scorer.span.start = scorer.span.start.min(team.span.start).max(if scorer.sentence == team.sentence {
                0
            } else {
                scorer.span.start
            });
        }
    }
    let mut gone = gone.into_iter();
    tellings.retain(|_| !gone.next().unwrap_or(false));
    tellings
}

/// A goal with its minute but without its scorer, "they took the lead in the sixth minute", whose scorer is named in the
/// next sentences and is told elsewhere to have scored, no minute given: nobody else comes into question.
fn told_elsewhere(scene: Scene, tellings: &[Telling], team: &Telling) -> Option<usize> {
    team.clock.and_then(|clock| clock.minute)?;
    let first = scene.document.sentence(team.sentence)?;
    let last = scene.document.sentence(team.sentence + AHEAD).unwrap_or(first);
    let from = scene.spans.names.partition_point(|name| name.tokens.start < first.tokens.start);
    let until = scene.spans.names.partition_point(|name| name.tokens.start < last.tokens.end);
    let mut found = None;
    for number in from..until.min(from + NAMES) {
        let Some(player) = scene.people.of_name(number as u32) else { continue };
        let own = |(_, telling): &(usize, &Telling)| {
            is_goal(telling.kind) && !telling.weak && telling.player == Some(player) && !telling.other_match
        };
        let mut goals = tellings.iter().take(TELLINGS).enumerate().filter(own);
        let Some((at, only)) = goals.next() else { continue };
        let timed = std::iter::once(only)
            .chain(goals.map(|(_, goal)| goal))
            .any(|goal| goal.clock.is_some_and(|clock| clock.minute.is_some()));
        let sides = only.team.is_none() || team.team.is_none() || only.team == team.team;
        if timed || !sides || found == Some(at) {
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

fn clocks_agree(a: &Telling, b: &Telling) -> bool {
    match (a.clock.and_then(|clock| clock.minute), b.clock.and_then(|clock| clock.minute)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}
