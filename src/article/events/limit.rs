//! The final score bounds the goals: what is told beyond it is a goal told twice, or none.

use super::merge::Cluster;
use super::tellings::is_goal;
use crate::article::teams::{TeamId, Teams};
use crate::article::{EventKind, Period};

/// How many goals are looked at; a match with more keeps them all.
const MOST: usize = 40;
/// How many events are looked through: more than any match has.
const EVENTS: usize = 200;

/// Brings the goals of the match down to `score`, which is in the order of the sides.
pub fn to_score(clusters: &mut Vec<Cluster>, teams: &Teams, score: [u8; 2]) {
    let Some(sides) = teams.sides else { return };
    let ([home, away], [first, second]) = (sides.teams, score);
    // Whoever scored more than his side did plays for the other.
    for at in 0..clusters.len().min(EVENTS) {
        let Some(best) = clusters.get(at).map(|cluster| cluster.best).filter(|best| best.total > 1) else { continue };
        let side = sides.teams.iter().position(|&team| Some(team) == best.team);
        let (own, other) = if side == Some(1) { (second, first) } else { (first, second) };
        if side.is_some() && best.total > own && best.total <= other {
            let same = |cluster: &&mut Cluster| is_goal(cluster.best.kind) && cluster.best.player == best.player;
            for cluster in clusters.iter_mut().take(EVENTS).filter(same) {
                cluster.best.team = best.team.and_then(|team| teams.opponent(team));
            }
        }
    }
    // Side by side first, where the teams are known, then all together.
    let total = first as usize + second as usize;
    for stage in 0..3 {
        let (side, limit) = match stage {
            0 => (Some(home), first.max(1) as usize),
            1 => (Some(away), second.max(1) as usize),
            _ => (None, total),
        };
        for _ in 0..MOST {
            let all = goals(clusters, teams, side);
            if all.len() <= limit || !(merge_one(clusters, &all) || side.is_none() && drop_one(clusters, &all, total)) {
                break;
            }
        }
    }
}

/// The goals of the match, of one side where `side` is given, as indices.
fn goals(clusters: &[Cluster], teams: &Teams, side: Option<TeamId>) -> Vec<usize> {
    let mut all = Vec::new();
    for (at, cluster) in clusters.iter().enumerate() {
        let best = &cluster.best;
        let team = match best.kind {
            EventKind::OwnGoal => best.team.and_then(|team| teams.opponent(team)),
            _ => best.team,
        };
        if is_goal(best.kind)
            && !best.other_match
            && best.clock.period != Some(Period::Shootout)
            && (side.is_none() || side == team)
            && all.len() < MOST
        {
            all.push(at);
        }
    }
    all
}

/// Joins the two goals of one player that are most likely the same.
fn merge_one(clusters: &mut Vec<Cluster>, goals: &[usize]) -> bool {
    let mut best = (0, 0, 0);
    for (nth, &a) in goals.iter().enumerate() {
        for &b in goals.iter().skip(nth + 1) {
            if let (Some(first), Some(second)) = (clusters.get(a), clusters.get(b)) {
                let likeness = first.likeness(second);
                if likeness > best.0 {
                    best = (likeness, a, b);
                }
            }
        }
    }
    let (likeness, a, b) = best;
    if likeness == 0 {
        return false;
    }
    let second = clusters.remove(b);
    if let Some(first) = clusters.get_mut(a) {
        first.join(&second);
    }
    true
}

/// Drops the goal that is least sure, unless that is sure enough. A list with all goals leaves room for no other.
fn drop_one(clusters: &mut Vec<Cluster>, goals: &[usize], total: usize) -> bool {
    let (mut weakest, mut least, mut listed) = (0, u32::MAX, 0);
    for &at in goals {
        let Some(cluster) = clusters.get(at) else { continue };
        let strength = strength(cluster);
        if strength < least {
            (weakest, least) = (at, strength);
        }
        listed += cluster.best.listed as usize;
    }
    let drops = least < 8 || listed >= total;
    if drops {
        clusters.remove(weakest);
    }
    drops
}

/// How sure a goal is.
fn strength(cluster: &Cluster) -> u32 {
    let best = &cluster.best;
    100 * best.listed as u32
        + 4 * best.clock.minute.is_some() as u32
        + 3 * cluster.mentions.len().min(4) as u32
        + !best.noun as u32
}
