//! Penalties: awarded, and what came of it.

use super::merge::Cluster;
use super::tellings::Telling;
use crate::article::{EventKind, Period};

/// How many sentences may stand between the award and the kick.
const NEAR: u32 = 3;

/// Gives every penalty outside a shootout its award, and the kick its cause: the index of the award in the result.
pub fn link(clusters: Vec<Cluster>) -> Vec<(Cluster, Option<usize>)> {
    let mut out: Vec<(Cluster, Option<usize>)> = Vec::new();
    let mut taken: Vec<usize> = Vec::new();
    let (awards, rest): (Vec<Cluster>, Vec<Cluster>) =
        clusters.into_iter().partition(|cluster| cluster.best.kind == EventKind::PenaltyAwarded);
    out.extend(awards.into_iter().map(|award| (award, None)));
    let awards = out.len();
    for cluster in rest {
        let kick =
            matches!(cluster.best.kind, EventKind::PenaltyGoal | EventKind::PenaltyMissed | EventKind::PenaltySaved);
        let shootout = cluster.best.clock.is_some_and(|clock| clock.period == Some(Period::Shootout));
        if !kick || shootout {
            out.push((cluster, None));
            continue;
        }
        let near = |(number, (award, _)): &(usize, &(Cluster, Option<usize>))| {
            !taken.contains(number)
                && award.best.other_match == cluster.best.other_match
                && award.sentences().any(|a| cluster.sentences().any(|b| a.abs_diff(b) <= NEAR))
                && (award.best.team.is_none() || cluster.best.team.is_none() || award.best.team == cluster.best.team)
        };
        let award = out.iter().enumerate().take(awards).find(near).map(|(number, _)| number);
        let award = award.unwrap_or_else(|| {
            let best = Telling {
                kind: EventKind::PenaltyAwarded,
                player: None,
                named: None,
                other: None,
                ..cluster.best.clone()
            };
            out.push((Cluster::new(best), None));
            out.len() - 1
        });
        taken.push(award);
        if let Some((found, _)) = out.get_mut(award) {
            // Both happen in one minute, and for one side.
            let best = &mut found.best;
            best.team = best.team.or(cluster.best.team);
            if best.clock.is_none_or(|clock| clock.minute.is_none()) {
                best.clock = cluster.best.clock.or(best.clock);
            }
        }
        let clock = out.get(award).and_then(|(award, _)| award.best.clock);
        let mut cluster = cluster;
        if cluster.best.clock.is_none_or(|clock| clock.minute.is_none()) {
            cluster.best.clock = clock.or(cluster.best.clock);
        }
        out.push((cluster, Some(award)));
    }
    out
}
