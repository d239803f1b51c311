//! Penalties: awarded, and what came of it.

use super::actors::Scene;
use super::merge::Cluster;
use super::tellings::{Telling, sweep};
use crate::article::{EventKind, Period};
use crate::document::{Class, around};
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
const AGAIN: u32 = 24;
const KNOWN: usize = 64;
/// How many tellings after a kick tell what came of it.
const OUTCOMES: usize = 3;
/// Longest sentence, in tokens, that tells only that there is a shootout.
const SHORT: usize = 9;
/// How far from the start of a sentence "in the shootout" stands, in tokens.
const OPENING: u32 = 6;
/// How far behind a kick that failed the shootout is named, in tokens.
const KICK: u32 = 14;

/// A goal "from 12 yards" where a penalty was awarded just before is a penalty.
pub fn name_kicks(scene: &Scene, tellings: &mut [Telling]) {
    let words = scene.document;
    let mut awarded = vec![false; words.sentences.len() + 1];
    for award in tellings.iter().filter(|award| award.kind == EventKind::PenaltyAwarded && !award.weak) {
        // In its sentence and in the next one.
        awarded.iter_mut().skip(award.sentence as usize).take(2).for_each(|slot| *slot = true);
    }
    for telling in tellings.iter_mut().filter(|telling| telling.kind == EventKind::Goal && telling.player.is_some()) {
        let Some(sentence) = words.sentence(telling.sentence) else { continue };
        let until = (telling.end + 6).min(sentence.tokens.end);
        let spot = (telling.end + 1..until).any(|at| {
            words.says(at, w!("yards"))
                && words.token(at - 1).is_some_and(|number| number.number(words.text) == Some(12))
        });
        if spot && awarded.get(telling.sentence as usize) == Some(&true) {
            telling.kind = EventKind::PenaltyGoal;
        }
    }
}

/// A kick that was taken again is told, but it was not the one that counted: its outcome goes, and what its taker then
/// scores is the penalty.
pub fn retaken(scene: &Scene, tellings: &mut [Telling]) {
    for at in 0..tellings.len() {
        let Some(kick) = tellings.get(at).copied() else { break };
        if !matches!(kick.kind, EventKind::PenaltySaved | EventKind::PenaltyMissed | EventKind::Save)
            || !scene.document.has(kick.end, kick.end + AGAIN, &lexicon::RETAKEN)
        {
            continue;
        }
        // "Marsh's first attempt was saved, but the kick was retaken"
        let save = kick.kind == EventKind::Save;
        let taker = if save { kick.other } else { kick.player };
        let scored = |goal: &&mut Telling| {
            (goal.kind == EventKind::PenaltyGoal || goal.kind == EventKind::Goal && !save)
                && (goal.player == taker || taker.is_none() && !save)
        };
        let (from, most) = if save { (0, KNOWN) } else { (at + 1, OUTCOMES) };
        if let Some(goal) = tellings.iter_mut().skip(from).take(most).find(scored).filter(|_| !save || taker.is_some())
        {
            goal.kind = EventKind::PenaltyGoal;
            goal.weak &= save;
            // Nobody's foul, which alone awards nothing.
            if let Some(kick) = tellings.get_mut(at) {
                kick.kind = EventKind::PenaltyAwarded;
                (kick.player, kick.other, kick.team, kick.weak) = (None, None, None, true);
            }
        }
    }
}

/// Kicks of a shootout: what a sentence tells of penalties where it names the shootout, and all shots of its paragraph where
/// it opens with it, or of the next one where it ends with a colon.
pub fn shootout(scene: &Scene, tellings: &mut [Telling]) {
    let words = scene.document;
    let named = |at: u32| {
        [w!("shootout"), w!("lottery")].contains(&words.word(at))
            || words.says(at, w!("shoot")) && words.is(at + 1, Class::Hyphen) && words.says(at + 2, w!("out"))
    };
    let scored = tellings.iter().any(|telling| telling.kind == EventKind::PenaltyGoal);
    let decided = scored
        && (0..words.tokens.len() as u32)
            .any(|at| named(at) || words.says(at, w!("on")) && words.says(at + 1, w!("penalties")));
    // The paragraph that tells of the shootout alone.
    let mut open = None;
    for telling in tellings {
        let Some(sentence) = words.sentence(telling.sentence) else { continue };
        let first = sentence.tokens.start;
        // "scored the winning spot-kick"
        let winning = |&at: &u32| words.says(at, w!("winning")) && telling.kind == EventKind::PenaltyGoal && decided;
        // "missed from the spot as they lost 5-3 in a penalty shootout"
        let failed = matches!(telling.kind, EventKind::PenaltyMissed | EventKind::PenaltySaved);
        let until = match telling.kind {
            _ if failed => sentence.tokens.end.min(telling.end + KICK),
            EventKind::PenaltyGoal => sentence.tokens.end.min(telling.end + OPENING),
            _ => telling.start,
        };
        let from = around(&sentence.tokens, &(telling.start..until)).start;
        let named = (from..until).find(|&at| named(at)).or_else(|| (telling.start..telling.end).find(winning));
        let paragraph = words.paragraph_at(sentence.span.start);
        let opens = named.is_some_and(|named| named < first + OPENING && words.says(first, w!("in")));
        let list = introduced(scene, paragraph);
        let first = words.paragraphs.get(paragraph as usize).and_then(|own| words.sentence(own.sentences.start));
        // "It went straight to penalties. Marsh scored …"
        let went = first.is_some_and(|first| {
            first.tokens.len() < SHORT
                && first.tokens.end <= telling.start
                && first.tokens.clone().any(|at| words.says(at, w!("to")) && words.says(at + 1, w!("penalties")))
        });
        if opens || list || went {
            open = Some(paragraph);
        }
        let opens = open == Some(paragraph) && !telling.clock.is_told();
        if named.is_none() && !opens {
            continue;
        }
        telling.kind = match telling.kind {
            EventKind::Goal if opens => {
                telling.weak = false;
                EventKind::PenaltyGoal
            }
            // "Marsh saved 1-2": in a list it is the taker.
            EventKind::Save if list && telling.other.is_none() => EventKind::PenaltySaved,
            EventKind::Miss | EventKind::Woodwork if opens => EventKind::PenaltyMissed,
            EventKind::Save if opens && telling.other.is_some() => {
                telling.player = telling.other.take();
                telling.team = None;
                EventKind::PenaltySaved
            }
            EventKind::PenaltyGoal | EventKind::PenaltyMissed | EventKind::PenaltySaved => telling.kind,
            _ => continue,
        };
        telling.clock.minute = None;
        telling.clock.stoppage = None;
        telling.clock.period = Some(Period::Shootout);
        telling.later = None;
    }
}

/// Whether the paragraph before number `at` ends with a colon in a sentence on the shootout.
fn introduced(scene: &Scene, at: u32) -> bool {
    let words = scene.document;
    let before = words.paragraphs.get((at as usize).wrapping_sub(1));
    let last = before.and_then(|before| words.sentence(before.sentences.end.wrapping_sub(1)));
    last.is_some_and(|last| {
        words.is(last.tokens.end.wrapping_sub(1), Class::Colon)
            && last.tokens.clone().any(|at| words.says(at, w!("shootout")))
    })
}

/// "Marsh took the penalty, and Novak pushed it away": who took it and who saved it are told one after the other. A kick
/// of which nothing else is told is left out: its outcome is a telling of its own.
pub fn name_saves(tellings: &mut Vec<Telling>) {
    for at in 0..tellings.len() {
        let Some([kick, later @ ..]) = tellings.get_mut(at..) else { break };
        if kick.kind != EventKind::PenaltySaved || !kick.weak {
            continue;
        }
        let outcome = later.iter_mut().take(OUTCOMES).find(|next| {
            next.sentence <= kick.sentence + 1 && !matches!(next.kind, EventKind::PenaltyAwarded | EventKind::RedCard)
        });
        let own = |next: &Telling| next.player.is_none() || next.player == kick.player;
        kick.kind = match &outcome {
            Some(save) if matches!(save.kind, EventKind::Save | EventKind::Miss) && !own(save) => {
                kick.other = kick.other.or(save.player);
                EventKind::PenaltySaved
            }
            Some(miss) if matches!(miss.kind, EventKind::Miss | EventKind::Woodwork) && own(miss) => {
                EventKind::PenaltyMissed
            }
            _ => {
                kick.gone = true;
                continue;
            }
        };
        kick.weak = false;
        if let Some(outcome) = outcome {
            outcome.gone = true;
            if !kick.clock.is_told() {
                kick.clock = outcome.clock;
            }
        }
    }
    sweep(tellings);
}

/// Gives every penalty outside a shootout its award, and the kick its cause: the index of the award. Awards and fouls are
/// those of `tellings`, in text order; a foul alone, which is weak, awards nothing.
pub fn link(clusters: &mut Vec<Cluster>, tellings: &[Telling]) {
    let mut awards: Vec<Telling> =
        tellings.iter().filter(|telling| telling.kind == EventKind::PenaltyAwarded).copied().collect();
    let events = clusters.len();
    let main = clusters.iter().any(|cluster| !cluster.best.other_match);
    for at in 0..events {
        let place = clusters.len();
        let Some(cluster) = clusters.get_mut(at) else { break };
        let kick = &mut cluster.best;
        if !matches!(kick.kind, EventKind::PenaltyGoal | EventKind::PenaltyMissed | EventKind::PenaltySaved)
            || kick.clock.period == Some(Period::Shootout)
        {
            continue;
        }
        // Of other matches each sentence may tell another one.
        let before = if kick.other_match && main { BEHIND } else { BEFORE };
        let mut award: Option<Cluster> = None;
        let from = awards.partition_point(|telling| telling.sentence + FAR < kick.sentence);
        // What the kick's own sentences tell goes before fouls further up.
        let own = |telling: &&Telling| [cluster.first, kick.sentence, cluster.last].contains(&telling.sentence);
        let foul = awards.iter().skip(from).take(AWARDS).find(|telling| telling.weak && own(telling)).copied();
        for telling in awards.iter_mut().skip(from).take(AWARDS) {
            let near = [cluster.first, kick.sentence, cluster.last]
                .iter()
                .any(|&kick| telling.sentence <= kick + BEHIND && kick <= telling.sentence + before);
            // In a commentary the minutes tell, whatever stands between.
            let near = match (kick.clock.minute, telling.clock.minute) {
                // Another minute's foul is no foul of the kick.
                (Some(kick), Some(award)) => kick.abs_diff(award) <= if telling.weak { 1 } else { WAIT },
                _ => near,
            };
            let known = award.as_ref().map_or(&*kick, |award| &award.best);
            let agree = telling.team.is_none() || telling.weak || known.team.is_none() || telling.team == known.team;
            let takes = award.as_ref().is_none_or(|award| takes(&award.best, telling))
                && foul.is_none_or(|foul| !telling.weak || takes(&foul, telling));
            if near && !telling.gone && agree && telling.other_match == kick.other_match && takes {
                let weak = std::mem::take(&mut telling.weak);
                match &mut award {
                    Some(award) => award.add(telling),
                    None => award = Some(Cluster::new(telling)),
                }
                (telling.weak, telling.gone) = (weak, true);
            }
        }
        let told = award.is_some();
        let mut award = award.unwrap_or_else(|| Cluster::new(kick));
        if !told {
            let best = &mut award.best;
            (best.kind, best.player, best.other) = (EventKind::PenaltyAwarded, None, None);
        }
        if award.best.clock.minute.is_none() && kick.clock.is_told() {
            award.best.clock = kick.clock;
        }
        if kick.clock.minute.is_none() && award.best.clock.is_told() {
            kick.clock = award.best.clock;
        }
        award.best.team = kick.team.or(award.best.team);
        cluster.cause = Some(place);
        clusters.push(award);
    }
    // An award whose kick is not told; where kicks are told it is most likely one of theirs.
    if clusters.len() > events {
        return;
    }
    for telling in awards.iter().filter(|telling| !telling.weak) {
        let known = clusters.iter_mut().skip(events).find(|known| takes(&known.best, telling));
        match known {
            Some(known) => known.add(telling),
            None => clusters.push(Cluster::new(telling)),
        }
    }
}

/// Whether nothing speaks against `telling` being about the award `known`.
fn takes(known: &Telling, telling: &Telling) -> bool {
    let free = |a: Option<u32>, b: Option<u32>| a.is_none() || b.is_none() || a == b;
    let slack = if known.listed && telling.listed { WAIT } else { 0 };
    let same = match (known.clock.minute, telling.clock.minute) {
        (Some(a), Some(b)) => a.abs_diff(b) <= slack,
        _ => true,
    };
    free(known.player, telling.player) && free(known.other, telling.other) && same
}
