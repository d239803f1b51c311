//! Penalties: awarded, and what came of it.

use super::actors::Scene;
use super::merge::Cluster;
use super::tellings::Telling;
use crate::article::{Clock, EventKind, Period};
use crate::document::Class;
use crate::lexicon;
use crate::w;

/// How many sentences may stand between the foul and the kick, and how many after the kick tell of the foul.
const BEFORE: u32 = 3;
const BEHIND: u32 = 1;
/// How many minutes may pass between the award and the kick.
const WAIT: u8 = 5;
/// How many sentences before the kick awards are looked for, and how many of them.
const FAR: u32 = 60;
const AWARDS: usize = 32;
/// How many tokens behind a kick it is told that it was taken again, and how many tellings may know by whom.
const AGAIN: usize = 24;
const KNOWN: usize = 64;
/// How many tellings after a kick tell what came of it.
const OUTCOMES: usize = 3;

/// A goal "from 12 yards" where a penalty was awarded just before is a penalty.
pub fn name_kicks(scene: Scene, tellings: &mut [Telling]) {
    let mut awards: Vec<u32> = tellings
        .iter()
        .filter(|telling| telling.kind == EventKind::PenaltyAwarded && !telling.weak)
        .map(|telling| telling.sentence)
        .collect();
    awards.sort_unstable();
    for telling in tellings.iter_mut().filter(|telling| telling.kind == EventKind::Goal && telling.player.is_some()) {
        let Some(sentence) = scene.document.sentence(telling.sentence) else { continue };
        let after = telling.tokens.end..(telling.tokens.end + 6).min(sentence.tokens.end);
        let spot = scene.document.tokens_of(&after).windows(2).any(|pair| match pair {
            [number, unit] => unit.word == w!("yards") && number.number(scene.document.text) == Some(12),
            _ => false,
        });
        let awarded = (0..=1).any(|back| awards.binary_search(&telling.sentence.saturating_sub(back)).is_ok());
        if spot && awarded {
            telling.kind = EventKind::PenaltyGoal;
        }
    }
}

/// A kick that was taken again is told, but it was not the one that counted: its outcome goes, and what its taker then
/// scores is the penalty.
pub fn retaken(scene: Scene, tellings: &mut [Telling]) {
    for at in 0..tellings.len() {
        let Some((kick, later)) = tellings.get_mut(at..).and_then(|rest| rest.split_first_mut()) else { break };
        if !matches!(kick.kind, EventKind::PenaltySaved | EventKind::PenaltyMissed | EventKind::Save) {
            continue;
        }
        let mut words = scene.document.tokens.iter().skip(kick.tokens.end as usize).take(AGAIN);
        if !words.any(|token| token.word.is(&lexicon::RETAKEN)) {
            continue;
        }
        let taker = kick.player;
        // "Marsh's first attempt was saved, but the kick was retaken"
        if kick.kind == EventKind::Save {
            let shooter = kick.other;
            let penalty = |goal: &Telling| goal.kind == EventKind::PenaltyGoal && goal.player == shooter;
            if shooter.is_some()
                && tellings.iter().take(KNOWN).any(penalty)
                && let Some(kick) = tellings.get_mut(at)
            {
                leave_out(kick);
            }
            continue;
        }
        let scored = later.iter_mut().take(OUTCOMES).find(|goal| {
            matches!(goal.kind, EventKind::Goal | EventKind::PenaltyGoal) && (goal.player == taker || taker.is_none())
        });
        if let Some(goal) = scored {
            goal.kind = EventKind::PenaltyGoal;
            goal.weak = false;
            leave_out(kick);
        }
    }
}

/// Makes a telling nobody's foul, which alone awards nothing.
fn leave_out(telling: &mut Telling) {
    telling.kind = EventKind::PenaltyAwarded;
    (telling.player, telling.other, telling.team, telling.weak) = (None, None, None, true);
}

/// How far from the start of a sentence "in the shootout" stands, in tokens.
const OPENING: u32 = 6;

/// Kicks of a shootout: what a sentence tells of penalties where it names the shootout, and all of its shots where it opens
/// with it.
pub fn shootout(scene: Scene, tellings: &mut [Telling]) {
    for telling in tellings {
        let Some(sentence) = scene.document.sentence(telling.sentence) else { continue };
        let tokens = scene.document.tokens_of(&(sentence.tokens.start..telling.tokens.start));
        let mut named = tokens.iter().enumerate().filter(|(at, token)| {
            let hyphen = || tokens.get(at + 1).is_some_and(|next| next.class == Class::Hyphen);
            let out = || tokens.get(at + 2).is_some_and(|next| next.word == w!("out"));
            token.word == w!("shootout") || token.word == w!("shoot") && hyphen() && out()
        });
        let Some((at, _)) = named.next() else { continue };
        let opens = at < OPENING as usize && tokens.first().is_some_and(|first| first.word == w!("in"));
        let kind = match telling.kind {
            EventKind::Goal if opens => EventKind::PenaltyGoal,
            EventKind::Miss | EventKind::Woodwork if opens => EventKind::PenaltyMissed,
            EventKind::Save if opens && telling.other.is_some() => {
                telling.player = telling.other.take();
                telling.team = None;
                EventKind::PenaltySaved
            }
            EventKind::PenaltyGoal | EventKind::PenaltyMissed | EventKind::PenaltySaved => telling.kind,
            _ => continue,
        };
        telling.kind = kind;
        let known = telling.clock.unwrap_or_default();
        telling.clock = Some(Clock { minute: None, stoppage: None, period: Some(Period::Shootout), ..known });
        telling.later = None;
    }
}

/// "Marsh took the penalty, and Novak pushed it away": who took it and who saved it are told one after the other. A kick
/// of which nothing else is told is left out: its outcome is a telling of its own.
pub fn name_saves(tellings: &mut Vec<Telling>) {
    let mut gone = vec![false; tellings.len()];
    for at in 0..tellings.len() {
        let Some(kick) = tellings.get(at).filter(|kick| kick.kind == EventKind::PenaltySaved && kick.weak).cloned()
        else {
            continue;
        };
        let outcome = tellings.iter().enumerate().skip(at + 1).take(OUTCOMES).find(|(_, next)| {
            next.sentence <= kick.sentence + 1 && !matches!(next.kind, EventKind::PenaltyAwarded | EventKind::RedCard)
        });
        let (kind, next, other) = match outcome {
            Some((next, save))
                if matches!(save.kind, EventKind::Save | EventKind::Miss)
                    && save.player.is_some()
                    && save.player != kick.player =>
            {
                (EventKind::PenaltySaved, next, save.player)
            }
            Some((next, miss))
                if matches!(miss.kind, EventKind::Miss | EventKind::Woodwork)
                    && (miss.player.is_none() || miss.player == kick.player) =>
            {
                (EventKind::PenaltyMissed, next, None)
            }
            _ => {
                if let Some(slot) = gone.get_mut(at) {
                    *slot = true;
                }
                continue;
            }
        };
        let clock = tellings.get(next).and_then(|next| next.clock);
        if let Some(kick) = tellings.get_mut(at) {
            kick.kind = kind;
            kick.other = kick.other.or(other);
            kick.weak = false;
            kick.clock = kick.clock.or(clock);
        }
        if let Some(slot) = gone.get_mut(next) {
            *slot = true;
        }
    }
    let mut gone = gone.into_iter();
    tellings.retain(|_| !gone.next().unwrap_or(false));
}

/// Gives every penalty outside a shootout its award, and the kick its cause: the index of the award in the result.
/// `awards` are the tellings of awards and fouls, in text order; a foul alone, which is weak, awards nothing.
pub fn link(clusters: Vec<Cluster>, awards: Vec<Telling>) -> Vec<(Cluster, Option<usize>)> {
    let mut out: Vec<(Cluster, Option<usize>)> = Vec::new();
    let mut used = vec![false; awards.len()];
    let mut kicks = 0;
    for mut cluster in clusters {
        let kick =
            matches!(cluster.best.kind, EventKind::PenaltyGoal | EventKind::PenaltyMissed | EventKind::PenaltySaved);
        if !kick || cluster.best.clock.is_some_and(|clock| clock.period == Some(Period::Shootout)) {
            out.push((cluster, None));
            continue;
        }
        kicks += 1;
        let mut award: Option<Cluster> = None;
        let from = awards.partition_point(|telling| telling.sentence + FAR < cluster.best.sentence);
        for (telling, used) in awards.iter().zip(&mut used).skip(from).take(AWARDS) {
            let near =
                cluster.sentences().any(|kick| telling.sentence <= kick + BEHIND && kick <= telling.sentence + BEFORE);
            // In a commentary the minutes tell, whatever stands between.
            let minutes = minute(&cluster.best).zip(minute(telling)).map(|(kick, award)| kick.abs_diff(award) <= WAIT);
            let known = award.as_ref().map_or(&cluster.best, |award| &award.best);
            let agree = telling.team.is_none() || telling.weak || known.team.is_none() || telling.team == known.team;
            let takes = award.as_ref().is_none_or(|award| takes(&award.best, telling));
            if minutes.unwrap_or(near) && !*used && agree && telling.other_match == cluster.best.other_match && takes {
                *used = true;
                let telling = Telling { weak: false, ..telling.clone() };
                match &mut award {
                    Some(award) => award.add(telling),
                    None => award = Some(Cluster::new(telling)),
                }
            }
        }
        let mut award = award.unwrap_or_else(|| Cluster::new(untold(&cluster.best)));
        if award.best.clock.is_none_or(|clock| clock.minute.is_none()) {
            award.best.clock = cluster.best.clock.or(award.best.clock);
        }
        if cluster.best.clock.is_none_or(|clock| clock.minute.is_none()) {
            cluster.best.clock = award.best.clock.or(cluster.best.clock);
        }
        award.best.team = cluster.best.team.or(award.best.team);
        out.push((award, None));
        out.push((cluster, Some(out.len() - 1)));
    }
    // An award whose kick is not told; where kicks are told it is most likely one of theirs.
    for (telling, _) in awards.into_iter().zip(used).filter(|(telling, used)| !used && !telling.weak && kicks == 0) {
        match out
            .iter_mut()
            .find(|(known, _)| known.best.kind == EventKind::PenaltyAwarded && takes(&known.best, &telling))
        {
            Some((known, _)) => known.add(telling),
            None => out.push((Cluster::new(telling), None)),
        }
    }
    out
}

fn minute(telling: &Telling) -> Option<u8> {
    telling.clock.and_then(|clock| clock.minute)
}

/// The award of a kick where only the kick is told.
fn untold(kick: &Telling) -> Telling {
    Telling { kind: EventKind::PenaltyAwarded, player: None, named: None, other: None, ..kick.clone() }
}

/// Whether nothing speaks against `telling` being about the award `known`.
fn takes(known: &Telling, telling: &Telling) -> bool {
    let free = |a: Option<u32>, b: Option<u32>| a.is_none() || b.is_none() || a == b;
    let (a, b) = (minute(known), minute(telling));
    let slack = if known.listed && telling.listed { WAIT } else { 0 };
    let same = a.zip(b).is_none_or(|(a, b)| a.abs_diff(b) <= slack);
    free(known.player, telling.player) && free(known.other, telling.other) && same
}
