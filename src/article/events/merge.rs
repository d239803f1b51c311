//! One event, told many times, is one event.

use super::tellings::{Telling, is_goal};
use crate::article::{Clock, EventKind, Period};
use crate::text::{Span, in_order};

/// An event and all its tellings.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// The telling with the most detail; fields that it lacks are filled from the others.
    pub best: Telling,
    /// Where it is told, in text order.
    pub mentions: Vec<Span>,
    /// Sentence of the last telling.
    pub last: u32,
    /// Sentence of the first telling.
    pub first: u32,
    /// Index of the event that led to it.
    pub cause: Option<usize>,
}

/// A list and the prose may differ by so many minutes and mean the same goal.
const LIST_SLACK: u8 = 5;
/// How many tokens may stand between two tellings that are one.
const AT_ONCE: u32 = 4;
/// How many events of one player and kind are compared with a telling.
const SAME_PLAYER: usize = 16;
/// How many tellings of a brace or a hat-trick are kept.
const TOTALS: usize = 32;
/// How many events a telling is compared with at all: more than a match has.
const COMPARED: usize = 256;

/// Puts the tellings together, those of penalties awarded left out. `lead` is the number of sentences that sum the match
/// up before the report begins.
pub fn merge(tellings: &[Telling], lead: u32) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let totals: Vec<&Telling> = tellings.iter().filter(|telling| telling.total > 1).take(TOTALS).collect();
    // Lists first: their minutes hold. Last what tells several goals at once.
    for pass in 0..3 {
        for telling in tellings {
            let many = telling.count > 1 && is_goal(telling.kind);
            let own = if many { 2 } else { !telling.listed as u32 };
            if own != pass || telling.kind == EventKind::PenaltyAwarded {
                continue;
            }
            if many {
                several(&mut clusters, telling);
                continue;
            }
            let open = total(&totals, telling);
            let open = open > 0 && scored(&clusters, telling) < open;
            let (mut best, mut left) = (None, SAME_PLAYER);
            for cluster in clusters.iter_mut().rev().take(COMPARED) {
                if left == 0 || !same_actor(&cluster.best, telling) {
                    continue;
                }
                left -= 1;
                let fit = fits(cluster, telling, lead);
                // Of equal ones the last told.
                if fit > best.as_ref().map_or(0, |&(fit, _)| fit) {
                    best = Some((fit, cluster));
                }
            }
            // Somebody who has a hat-trick may well score in two sentences that follow each other.
            let more = best.as_ref().is_some_and(|(fit, cluster)| {
                open && *fit < 50
                    && !telling.weak
                    && !telling.noun
                    && telling.sentence > cluster.last.max(lead)
                    && !cluster.best.noun
                    && cluster.first >= lead
            });
            if more {
                clusters.push(Cluster::new(telling));
                continue;
            }
            match best {
                Some((_, cluster)) => cluster.add(telling),
                None if telling.weak && (is_goal(telling.kind) || !telling.clock.is_told()) => {}
                None => clusters.push(Cluster::new(telling)),
            }
        }
    }
    complete(&mut clusters, &totals);
    for cluster in &mut clusters {
        in_order(&mut cluster.mentions);
    }
    clusters
}

/// How many goals the scorer of `telling` has, by what tells it: 0 where nothing does.
fn total(totals: &[&Telling], telling: &Telling) -> usize {
    let own = |known: &&&Telling| known.player == telling.player && known.same_match(telling);
    let told = totals.iter().filter(own).map(|known| known.total).max();
    told.filter(|_| is_goal(telling.kind)).unwrap_or(0) as usize
}

/// How many goals the scorer of `telling` has among `clusters`.
fn scored(clusters: &[Cluster], telling: &Telling) -> usize {
    let own = |cluster: &&Cluster| {
        let best = &cluster.best;
        is_goal(best.kind) && best.player == telling.player && best.same_match(telling)
    };
    clusters.iter().rev().take(COMPARED).filter(own).count()
}

/// "Marsh completed her hat-trick": the goals of it that are not told one by one.
fn complete(clusters: &mut Vec<Cluster>, totals: &[&Telling]) {
    for telling in totals.iter().filter(|telling| telling.count == 1) {
        for _ in scored(clusters, telling)..telling.total as usize {
            let mut cluster = Cluster::new(telling);
            (cluster.best.clock, cluster.best.total) = (Clock::default(), 0);
            clusters.push(cluster);
        }
    }
}

/// "Marsh's brace": two goals, as far as they are not told one by one.
fn several(clusters: &mut Vec<Cluster>, telling: &Telling) {
    let mut left = telling.count;
    for cluster in clusters.iter_mut().take(COMPARED) {
        let best = &cluster.best;
        if left > 0 && is_goal(best.kind) && best.player == telling.player && best.same_match(telling) {
            cluster.mentions.push(telling.span);
            left -= 1;
        }
    }
    for _ in 0..left {
        let mut cluster = Cluster::new(telling);
        cluster.best.count = 1;
        // One minute is not the minute of several goals.
        if left > 1 && cluster.best.clock.minute.is_some() {
            cluster.best.clock = Clock { period: cluster.best.clock.period, ..Clock::default() };
        }
        clusters.push(cluster);
    }
}

fn same_actor(a: &Telling, b: &Telling) -> bool {
    // A goal may turn out a penalty, a card that is told with a dismissal is the same, and so is a kick that was saved.
    let plain = |kind| match kind {
        EventKind::PenaltyGoal => EventKind::Goal,
        EventKind::PenaltySaved => EventKind::PenaltyMissed,
        EventKind::RedCard if a.sentence == b.sentence => EventKind::YellowCard,
        kind => kind,
    };
    let one = a.player == b.player;
    let one = match a.kind {
        EventKind::Substitution => {
            one && a.player.is_some()
                || a.other == b.other && a.other.is_some() && (a.player.is_none() || b.player.is_none())
        }
        _ => one,
    };
    plain(a.kind) == plain(b.kind) && one && a.same_match(b)
}

/// How well a telling fits an event: the higher the better; 0 where it is another event.
fn fits(cluster: &Cluster, telling: &Telling, lead: u32) -> u32 {
    let known = &cluster.best;
    let near = telling.sentence.abs_diff(cluster.last) <= 1 || telling.sentence.abs_diff(cluster.first) <= 1;
    let goal = is_goal(telling.kind);
    if played(known, telling) {
        return 0;
    }
    // A shot told far from the goal is most likely another one.
    if telling.weak && goal && !near {
        return 0;
    }
    let (a, b) = (minute(known), minute(telling));
    if a > 0 && b > 0 {
        let slack = if known.listed || telling.listed { LIST_SLACK } else { 0 };
        let added = |clock: &Clock| clock.minute >= Some(90) || clock.stoppage.is_some();
        // "in injury time" and "in the 92nd minute" are one time.
        let late = a.min(b) == 90 && a.max(b) <= 99 && (added(&known.clock) || added(&telling.clock));
        let apart = a.abs_diff(b);
        let other = known.listed && telling.listed && apart > 0 || apart > slack && !late;
        return if other { 0 } else { 100 - apart as u32 };
    }
    if other_half(known, telling) {
        return 0;
    }
    // Of these a player has one in a match.
    if matches!(
        known.kind,
        EventKind::Substitution
            | EventKind::YellowCard
            | EventKind::RedCard
            | EventKind::Injury
            | EventKind::DisallowedGoal
            | EventKind::PenaltyMissed
            | EventKind::PenaltySaved
    ) {
        return 50;
    }
    if !goal {
        return minor(cluster, telling, lead, near);
    }
    // "from the spot": rather not the goal that a list has without a penalty, nor the other way round.
    if known.listed && known.kind != telling.kind {
        return 20;
    }
    // "He quickly added a second": not the goal of the sentence before, nor "Marsh's header".
    let next = telling.another && !known.another && !known.listed && telling.sentence > cluster.last;
    if next && (near || known.noun && !telling.noun) {
        return 0;
    }
    if near {
        return 45;
    }
    if known.listed || telling.noun || known.noun {
        return 30;
    }
    // Told in the opening and again in the report.
    let again = cluster.last < lead || telling.sentence < lead;
    if again { 20 + (a == 0) as u32 + (b == 0) as u32 } else { 0 }
}

/// How well a telling of a save or a shot fits one told before.
fn minor(cluster: &Cluster, telling: &Telling, lead: u32, near: bool) -> u32 {
    let known = &cluster.best;
    // "saves from Marsh and Okafor": one save a shot.
    if known.other.is_some() && telling.other.is_some() && known.other != telling.other {
        return 0;
    }
    // "a superb save to deny Marsh": one save, told twice at once.
    if telling.sentence == known.sentence && telling.start <= known.end + AT_ONCE {
        return if telling.another { 0 } else { 40 };
    }
    // What the opening sums up is told again in the report.
    let summed_up = cluster.last < lead && telling.sentence >= lead && !telling.another;
    if known.kind != EventKind::Save && near || summed_up { 20 } else { 0 }
}

/// The minute with what was added to the 90th or later; 0 where none is told.
fn minute(telling: &Telling) -> u8 {
    let minute = telling.clock.minute.unwrap_or(0);
    if minute >= 90 { minute.saturating_add(telling.clock.stoppage.unwrap_or(0)) } else { minute }
}

/// Whether one of two is a penalty and the other a header or the like.
fn played(a: &Telling, b: &Telling) -> bool {
    let penalty = |telling: &Telling| telling.kind == EventKind::PenaltyGoal;
    a.open && penalty(b) || b.open && penalty(a)
}

/// Whether the clocks of two tellings tell different parts of the match.
fn other_half(a: &Telling, b: &Telling) -> bool {
    let (a, b) = (half(&a.clock), half(&b.clock));
    a > 0 && b > 0 && a != b
}

/// The half that a clock tells: 1 or 2, 3 for extra time, 4 for the shootout, 0 where it tells none.
fn half(clock: &Clock) -> u8 {
    match (clock.minute, clock.period) {
        (Some(minute), _) => 1 + (minute > 45) as u8 + (minute > 90) as u8,
        (None, Some(Period::FirstHalf | Period::Early)) => 1,
        (None, Some(Period::SecondHalf | Period::Late | Period::HalfTime)) => 2,
        (None, Some(Period::ExtraTime)) => 3,
        (None, Some(Period::Shootout)) => 4,
        _ => 0,
    }
}

impl Cluster {
    /// An event told once.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn new(telling: &Telling) -> Cluster {
        let sentence = telling.sentence;
        Cluster { mentions: vec![telling.span], last: sentence, first: sentence, best: *telling, cause: None }
    }

    /// How likely the two are one goal; 0 where they cannot be.
    pub fn likeness(&self, other: &Cluster) -> u32 {
        let (a, b) = (&self.best, &other.best);
        let (x, y) = (minute(a), minute(b));
        let listed = a.listed as u8 + b.listed as u8;
        let slack = if listed > 0 { LIST_SLACK } else { 1 };
        let own = |telling: &Telling| telling.kind == EventKind::OwnGoal;
        if a.player != b.player
            || a.player.is_none()
            || own(a) != own(b)
            || played(a, b)
            || x > 0 && y > 0 && (listed == 2 || x.abs_diff(y) > slack)
            || other_half(a, b)
        {
            return 0;
        }
        let minutes = match (x > 0, y > 0) {
            (true, true) => 20,
            (false, false) => 4,
            _ => 6,
        };
        let halves = 8 * (half(&a.clock) > 0 && half(&b.clock) > 0) as u32;
        // The opening and the report, rather than two places of the report.
        10 + minutes + halves + (a.noun || b.noun) as u32 * 3 + self.first.abs_diff(other.first).min(12)
    }

    /// Takes in the tellings of `other`.
    pub fn join(&mut self, other: &Cluster) {
        self.add(&other.best);
        self.mentions.extend(&other.mentions);
        in_order(&mut self.mentions);
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
    }

    /// One telling more: what is told better replaces what is known.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn add(&mut self, telling: &Telling) {
        let mut telling = *telling;
        self.mentions.push(telling.span);
        self.last = self.last.max(telling.sentence);
        self.first = self.first.min(telling.sentence);
        let known = &mut self.best;
        if detail(&telling) >= detail(known) {
            std::mem::swap(known, &mut telling);
        }
        // What is missing comes from the other.
        if is_rank(telling.kind) && !is_rank(known.kind) {
            known.kind = telling.kind;
        }
        known.player = known.player.or(telling.player);
        known.other = known.other.or(telling.other);
        known.recalled = known.recalled.or(telling.recalled);
        known.team = known.team.or(telling.team);
        known.noun &= telling.noun;
        known.open |= telling.open;
        known.total = known.total.max(telling.total);
        // "the 70th-minute strike" goes before "one minute later".
        let stated = known.clock.approximate && !telling.clock.approximate && telling.clock.minute.is_some();
        if stated || !known.clock.is_told() || known.clock.minute.is_none() && telling.clock.minute.is_some() {
            known.clock = telling.clock;
        } else if known.clock.minute.is_none() && known.clock.period.is_none() {
            known.clock.period = telling.clock.period;
        }
    }
}

/// A penalty is the better word for a goal, a dismissal for a card.
fn is_rank(kind: EventKind) -> bool {
    matches!(kind, EventKind::PenaltyGoal | EventKind::RedCard | EventKind::PenaltySaved)
}

fn detail(telling: &Telling) -> u32 {
    let clock = 2 * telling.clock.minute.is_some() as u32 + telling.clock.period.is_some() as u32;
    16 * telling.listed as u32
        + 4 * clock
        + 2 * !telling.noun as u32
        + telling.other.is_some() as u32
        + !telling.weak as u32
}
