//! One event, told many times, is one event.

use super::actors::Scene;
use super::tellings::{Telling, is_goal};
use crate::article::{Clock, EventKind, Period};
use crate::text::Span;

/// An event and all its tellings.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// The telling with the most detail; fields that it lacks are filled from the others.
    pub best: Telling,
    /// Where it is told, in text order.
    pub mentions: Vec<Span>,
    /// Sentence of the last telling.
    last: u32,
    /// Sentence of the first telling.
    first: u32,
}

/// A list and the prose may differ by so many minutes and mean the same goal.
const LIST_SLACK: u8 = 5;
/// How many tokens may stand between two tellings that are one.
const AT_ONCE: u32 = 4;
/// How many events of one player and kind are compared with a telling.
const SAME_PLAYER: usize = 16;
/// How many events a telling is compared with at all: more than a match has.
const COMPARED: usize = 256;

/// Puts the tellings together. `lead` is the number of sentences that sum the match up before the report begins;
/// `may_add` tells whether a player's team can have one goal more.
pub fn merge(scene: Scene, tellings: Vec<Telling>, lead: u32) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut counts: Vec<(Option<u32>, u8, Telling)> = Vec::new();
    // Lists first: their minutes hold.
    let (listed, told): (Vec<Telling>, Vec<Telling>) = tellings.into_iter().partition(|telling| telling.listed);
    for telling in listed.into_iter().chain(told) {
        if telling.count > 1 && is_goal(telling.kind) {
            counts.push((telling.player, telling.count, telling));
            continue;
        }
        let fit = clusters
            .iter()
            .enumerate()
            .rev()
            .take(COMPARED)
            .filter(|(_, cluster)| same_actor(scene, &cluster.best, &telling))
            .take(SAME_PLAYER)
            .filter_map(|(number, cluster)| Some((fits(cluster, &telling, lead)?, number)))
            .max();
        match fit.and_then(|(_, number)| clusters.get_mut(number)) {
            Some(cluster) => cluster.add(telling),
            None if telling.weak && (is_goal(telling.kind) || telling.clock.is_none()) => {}
            None => clusters.push(Cluster::new(telling)),
        }
    }
    for (player, count, telling) in counts {
        several(&mut clusters, player, count, telling);
    }
    for cluster in &mut clusters {
        cluster.mentions.sort();
        cluster.mentions.dedup();
    }
    clusters
}

/// "Marsh's brace": two goals, as far as they are not told one by one.
fn several(clusters: &mut Vec<Cluster>, player: Option<u32>, count: u8, telling: Telling) {
    let own = |cluster: &&mut Cluster| {
        is_goal(cluster.best.kind) && cluster.best.player == player && cluster.best.other_match == telling.other_match
    };
    let mut known = 0;
    for cluster in clusters.iter_mut().filter(own) {
        known += 1;
        if known <= count as usize {
            cluster.mentions.push(telling.span);
        }
    }
    for _ in known..count as usize {
        clusters.push(Cluster::new(Telling { count: 1, ..telling.clone() }));
    }
}

fn same_actor(scene: Scene, a: &Telling, b: &Telling) -> bool {
    let text = scene.document.text;
    let kinds = a.kind == b.kind
        || matches!(
            (a.kind, b.kind),
            (EventKind::Goal, EventKind::PenaltyGoal) | (EventKind::PenaltyGoal, EventKind::Goal)
        )
        || matches!(
            (a.kind, b.kind),
            (EventKind::YellowCard, EventKind::RedCard) | (EventKind::RedCard, EventKind::YellowCard)
        ) && a.sentence == b.sentence
        || matches!(
            (a.kind, b.kind),
            (EventKind::PenaltyMissed, EventKind::PenaltySaved) | (EventKind::PenaltySaved, EventKind::PenaltyMissed)
        );
    let same = match (a.named, b.named) {
        (Some(a), Some(b)) => a.of(text) == b.of(text),
        _ => true,
    };
    let one = match a.kind {
        EventKind::Substitution => {
            a.player == b.player && a.player.is_some()
                || a.other == b.other && a.other.is_some() && (a.player.is_none() || b.player.is_none())
        }
        _ => a.player == b.player,
    };
    kinds && one && same && a.other_match == b.other_match
}

/// How well a telling fits an event: the higher the better; `None` where it is another event.
fn fits(cluster: &Cluster, telling: &Telling, lead: u32) -> Option<u32> {
    let known = &cluster.best;
    let near = telling.sentence.abs_diff(cluster.last) <= 1 || telling.sentence.abs_diff(cluster.first) <= 1;
    let minutes = (minute(known), minute(telling));
    // A shot told far from the goal is most likely another one.
    if telling.weak && is_goal(telling.kind) && !near {
        return None;
    }
    if let (Some(a), Some(b)) = minutes {
        let slack = if known.listed || telling.listed { LIST_SLACK } else { 0 };
        let added =
            |telling: &Telling| telling.clock.is_some_and(|clock| clock.minute >= Some(90) || clock.stoppage.is_some());
        // "in injury time" and "in the 92nd minute" are one time.
        let late = a >= 90 && b >= 90 && a.min(b) == 90 && a.max(b) <= 99 && (added(known) || added(telling));
        if known.listed && telling.listed && a != b || a.abs_diff(b) > slack && !late {
            return None;
        }
        return Some(100 - a.abs_diff(b) as u32);
    }
    if let (Some(a), Some(b)) = (half(known.clock), half(telling.clock))
        && a != b
    {
        return None;
    }
    match known.kind {
        // Of these a player has one in a match.
        EventKind::Substitution
        | EventKind::YellowCard
        | EventKind::RedCard
        | EventKind::Injury
        | EventKind::PenaltyMissed
        | EventKind::PenaltySaved => return Some(50),
        EventKind::Goal | EventKind::PenaltyGoal | EventKind::OwnGoal => {}
        _ => return minor(cluster, telling, lead, near),
    }
    // "He quickly added a second": not the goal of the sentence before.
    if near && telling.another && !known.another && !known.listed && telling.sentence > cluster.last {
        return None;
    }
    if near {
        return Some(45);
    }
    if known.listed || telling.noun || known.noun {
        return Some(30);
    }
    let summed_up = cluster.first < lead;
    let exact = minutes.0.is_none() as u32 + minutes.1.is_none() as u32;
    // Told in the opening and again in the report.
    (summed_up && cluster.last < lead || telling.sentence < lead).then_some(20 + exact)
}

/// How well a telling of a save or a shot fits one told before.
fn minor(cluster: &Cluster, telling: &Telling, lead: u32, near: bool) -> Option<u32> {
    let known = &cluster.best;
    // "saves from Marsh and Okafor": one save a shot.
    if let (Some(a), Some(b)) = (known.other, telling.other)
        && a != b
    {
        return None;
    }
    // "a superb save to deny Marsh": one save, told twice at once.
    if telling.sentence == known.sentence && telling.tokens.start <= known.tokens.end + AT_ONCE {
        return (!telling.another).then_some(40);
    }
    // What the opening sums up is told again in the report.
    let summed_up = cluster.last < lead && telling.sentence >= lead && !telling.another;
    (known.kind != EventKind::Save && near || summed_up).then_some(20)
}

fn minute(telling: &Telling) -> Option<u8> {
    let clock = telling.clock?;
    let added = clock.stoppage.unwrap_or(0);
    clock.minute.map(|minute| minute.saturating_add(if minute >= 90 { added } else { 0 }))
}

/// The half that a clock tells: 1 or 2, 3 for extra time.
fn half(clock: Option<Clock>) -> Option<u8> {
    let clock = clock?;
    match (clock.minute, clock.period) {
        (Some(minute), _) => Some(if minute <= 45 {
            1
        } else if minute <= 90 {
            2
        } else {
            3
        }),
        (None, Some(Period::FirstHalf | Period::Early)) => Some(1),
        (None, Some(Period::SecondHalf | Period::Late | Period::HalfTime)) => Some(2),
        (None, Some(Period::ExtraTime)) => Some(3),
        _ => None,
    }
}

impl Cluster {
    /// An event told once.
    pub fn new(telling: Telling) -> Cluster {
        Cluster { mentions: vec![telling.span], last: telling.sentence, first: telling.sentence, best: telling }
    }

    /// How likely the two are one goal; `None` where they cannot be.
    pub fn likeness(&self, other: &Cluster) -> Option<u32> {
        let (a, b) = (&self.best, &other.best);
        let kinds = a.kind == b.kind || !matches!((a.kind, b.kind), (EventKind::OwnGoal, _) | (_, EventKind::OwnGoal));
        if a.player != b.player || a.player.is_none() || !kinds {
            return None;
        }
        let mut likeness = 10;
        match (minute(a), minute(b)) {
            (Some(_), Some(_)) if a.listed && b.listed => return None,
            (Some(x), Some(y)) if x.abs_diff(y) > if a.listed || b.listed { LIST_SLACK } else { 1 } => return None,
            (Some(_), Some(_)) => likeness += 20,
            (None, None) => likeness += 4,
            _ => likeness += 6,
        }
        match (half(a.clock), half(b.clock)) {
            (Some(x), Some(y)) if x != y => return None,
            (Some(_), Some(_)) => likeness += 8,
            _ => {}
        }
        likeness += (a.noun || b.noun) as u32 * 3;
        // The opening and the report, rather than two places of the report.
        likeness += self.first.abs_diff(other.first).min(12);
        Some(likeness)
    }

    /// Takes in the tellings of `other`.
    pub fn join(&mut self, other: Cluster) {
        let (mentions, first, last) = (other.mentions, other.first, other.last);
        self.add(other.best);
        self.mentions.extend(mentions);
        self.mentions.sort();
        self.mentions.dedup();
        self.first = self.first.min(first);
        self.last = self.last.max(last);
    }

    /// The sentences of the first, the best and the last telling.
    pub fn sentences(&self) -> impl Iterator<Item = u32> {
        [self.first, self.best.sentence, self.last].into_iter()
    }

    /// One telling more: what is told better replaces what is known.
    pub fn add(&mut self, telling: Telling) {
        self.mentions.push(telling.span);
        self.last = self.last.max(telling.sentence);
        self.first = self.first.min(telling.sentence);
        let known = &mut self.best;
        if detail(&telling) >= detail(known) {
            let old = std::mem::replace(known, telling);
            self.fill(old);
        } else {
            self.fill(telling);
        }
    }

    /// Takes from `telling` what is missing.
    pub fn fill(&mut self, telling: Telling) {
        let known = &mut self.best;
        if rank(telling.kind) > rank(known.kind) {
            known.kind = telling.kind;
        }
        known.player = known.player.or(telling.player);
        known.other = known.other.or(telling.other);
        known.team = known.team.or(telling.team);
        known.noun &= telling.noun;
        known.listed |= telling.listed;
        match (&mut known.clock, telling.clock) {
            (None, clock) => known.clock = clock,
            (Some(clock), Some(more)) if clock.minute.is_none() && more.minute.is_some() => *clock = more,
            (Some(clock), Some(more)) if clock.minute.is_none() && clock.period.is_none() => clock.period = more.period,
            _ => {}
        }
    }
}

/// A penalty is the better word for a goal, a dismissal for a card.
fn rank(kind: EventKind) -> u8 {
    matches!(kind, EventKind::PenaltyGoal | EventKind::RedCard | EventKind::PenaltySaved) as u8
}

fn detail(telling: &Telling) -> u32 {
    let clock = telling.clock.map_or(0, |clock| 2 * clock.minute.is_some() as u32 + clock.period.is_some() as u32);
    16 * telling.listed as u32
        + 4 * clock
        + 2 * !telling.noun as u32
        + telling.other.is_some() as u32
        + !telling.weak as u32
}
