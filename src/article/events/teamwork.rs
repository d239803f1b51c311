//! A goal told of a team, "the visitors took the lead", goes to the scorer told beside it.

use super::actors::Scene;
use super::tellings::{Telling, is_goal};
use crate::article::EventKind;

/// How many sentences after the telling the scorer may be named.
const AHEAD: u32 = 2;

/// Joins tellings without a scorer to those beside them; what is weak counts only where it is joined or told elsewhere.
pub fn join(_scene: Scene, mut tellings: Vec<Telling>) -> Vec<Telling> {
    let mut gone = vec![false; tellings.len()];
    for at in 0..tellings.len() {
        let Some(team) = tellings.get(at).filter(|telling| is_goal(telling.kind) && telling.player.is_none()) else {
            continue;
        };
        let team = team.clone();
        if let Some(slot) = gone.get_mut(at) {
            *slot = true;
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
        let Some(joined) = same.or(ahead) else { continue };
        if let Some(scorer) = tellings.get_mut(joined) {
            scorer.weak = false;
            if scorer.clock.is_none_or(|clock| clock.minute.is_none()) && scorer.later.is_none() && team.clock.is_some()
            {
                let period = scorer.clock.and_then(|clock| clock.period);
                scorer.clock =
                    team.clock.map(|clock| crate::article::Clock { period: clock.period.or(period), ..clock });
            }
            scorer.team = scorer.team.or(team.team);
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

fn clocks_agree(a: &Telling, b: &Telling) -> bool {
    match (a.clock.and_then(|clock| clock.minute), b.clock.and_then(|clock| clock.minute)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}
