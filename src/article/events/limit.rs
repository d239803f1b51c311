//! The final score bounds the goals: what is told beyond it is a goal told twice, or none.

use super::merge::Cluster;
use super::tellings::is_goal;
use crate::article::teams::{TeamId, Teams};
use crate::article::{EventKind, Period};

/// How many goals are looked at; a match with more keeps them all.
const MOST: usize = 40;

/// Brings the goals of the match down to `score`, which is in the order of the sides.
pub fn to_score(clusters: &mut Vec<Cluster>, teams: &Teams, score: [u8; 2]) {
    let Some(sides) = teams.sides else { return };
    let [home, away] = sides.teams;
    let total = score.iter().map(|&goals| goals as usize).sum::<usize>();
    // A scorer in the list has all his goals there.
    let listed: Vec<u32> = clusters
        .iter()
        .filter(|c| c.best.listed && is_goal(c.best.kind))
        .filter_map(|c| c.best.player)
        .take(MOST)
        .collect();
    clusters.retain(|cluster| {
        let best = &cluster.best;
        best.listed
            || !is_goal(best.kind)
            || best.other_match
            || best.player.is_none_or(|player| !listed.contains(&player))
    });
    // Side by side first, where the teams are known, then all together.
    for (side, limit) in [(Some(home), score.first()), (Some(away), score.last())] {
        let limit = limit.copied().unwrap_or(0) as usize;
        for _ in 0..MOST {
            if goals(clusters, teams, side).len() <= limit.max(1) || !merge_one(clusters, &goals(clusters, teams, side))
            {
                break;
            }
        }
    }
    let listed = |clusters: &[Cluster], all: &[usize]| {
        all.iter().filter(|&&at| clusters.get(at).is_some_and(|cluster| cluster.best.listed)).count()
    };
    for _ in 0..MOST {
        let all = goals(clusters, teams, None);
        if all.len() <= total {
            break;
        }
        if merge_one(clusters, &all) {
            continue;
        }
        let Some(weakest) = all.iter().copied().min_by_key(|&at| clusters.get(at).map_or(0, strength)) else { break };
        // A list with all goals leaves room for no other.
        if clusters.get(weakest).map_or(0, strength) >= 8 && listed(clusters, &all) < total {
            break;
        }
        clusters.remove(weakest);
    }
}

/// The goals of the match, of one side where `side` is given, as indices.
fn goals(clusters: &[Cluster], teams: &Teams, side: Option<TeamId>) -> Vec<usize> {
    let counts = |cluster: &Cluster| {
        let best = &cluster.best;
        let shootout = best.clock.is_some_and(|clock| clock.period == Some(Period::Shootout));
        let side_of = match best.kind {
            EventKind::OwnGoal => best.team.and_then(|team| teams.opponent(team)),
            _ => best.team,
        };
        is_goal(best.kind) && !best.other_match && !shootout && side.is_none_or(|side| side_of == Some(side))
    };
    clusters.iter().enumerate().filter(|(_, cluster)| counts(cluster)).map(|(at, _)| at).take(MOST).collect()
}

/// Joins the two goals of one player that are most likely the same.
fn merge_one(clusters: &mut Vec<Cluster>, goals: &[usize]) -> bool {
    let mut best: Option<(u32, usize, usize)> = None;
    for (nth, &a) in goals.iter().enumerate() {
        for &b in goals.iter().skip(nth + 1) {
            if let (Some(first), Some(second)) = (clusters.get(a), clusters.get(b))
                && let Some(likeness) = first.likeness(second)
                && best.is_none_or(|(most, ..)| likeness > most)
            {
                best = Some((likeness, a, b));
            }
        }
    }
    let Some((_, a, b)) = best else { return false };
    let second = clusters.remove(b);
    if let Some(first) = clusters.get_mut(a) {
        first.join(second);
    }
    true
}

/// How sure a goal is.
fn strength(cluster: &Cluster) -> u32 {
    let best = &cluster.best;
    let minute = best.clock.is_some_and(|clock| clock.minute.is_some());
    100 * best.listed as u32 + 4 * minute as u32 + 3 * cluster.mentions.len().min(4) as u32 + !best.noun as u32
}
