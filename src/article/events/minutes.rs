//! When it happened: each time of the match clock goes to the telling it belongs to.

use super::actors::Scene;
use super::tellings::{Telling, is_goal};
use crate::article::{Clock, EventKind, Period};
use crate::document::Class;
use crate::lexicon;
use crate::spans::clock::MatchTime;
use crate::w;

/// Farthest way from a time to its telling, in tokens, clause borders counted in.
const FARTHEST: u32 = 40;
/// What a border costs: a comma, a conjunction.
const COMMA: u32 = 4;
const CONJUNCTION: u32 = 9;
/// How many tellings a sentence has at most; more are not looked at.
const TELLINGS: usize = 24;

/// Gives every telling its clock. `tellings` are in text order.
pub fn attach(scene: Scene, tellings: &mut Vec<Telling>) {
    let times = &scene.spans.clock;
    let owned: Vec<Option<(u32, usize)>> = times.iter().map(|time| nearest(scene, tellings, time)).collect();
    // The nearest times first: of two minutes the nearer one stays.
    let mut order: Vec<usize> = (0..times.len()).collect();
    order.sort_by_key(|&number| {
        let owner = owned.get(number).copied().flatten();
        owner.map_or((u32::MAX, usize::MAX), |(cost, telling)| (telling as u32, cost as usize))
    });
    for number in order {
        let owner = owned.get(number).copied().flatten().and_then(|(_, telling)| tellings.get_mut(telling));
        if let (Some(telling), Some(time)) = (owner, times.get(number)) {
            take(telling, time);
        }
    }
    let owners: Vec<Option<usize>> = owned.into_iter().map(|owner| owner.map(|(_, telling)| telling)).collect();
    share(tellings);
    carry(scene, tellings, &owners);
    interval(tellings);
    chain(scene, tellings, &owners);
    several(scene, tellings, &owners);
}

/// "in the 14th and 43rd minutes": a goal for each of them.
fn several(scene: Scene, tellings: &mut Vec<Telling>, owners: &[Option<usize>]) {
    let mut more: Vec<(usize, Telling)> = Vec::new();
    for (times, owners) in scene.spans.clock.windows(2).zip(owners.windows(2)) {
        let ([first, second], [Some(owner), other]) = (times, owners) else { continue };
        let Some(telling) = tellings.get_mut(*owner).filter(|telling| is_goal(telling.kind)) else { continue };
        let joint = scene.document.tokens_of(&(first.tokens.end..second.tokens.start));
        let listed = matches!(joint, [joint] if joint.word == w!("and") || joint.class == Class::Comma);
        if *other == Some(*owner) && listed && telling.player.is_some() && second.clock.minute > first.clock.minute {
            telling.count = 1;
            telling.clock = telling.clock.filter(|_| !more.is_empty()).or(Some(first.clock));
            more.push((owner + 1, Telling { clock: Some(second.clock), another: true, ..telling.clone() }));
        }
    }
    for (at, telling) in more.into_iter().rev() {
        tellings.insert(at.min(tellings.len()), telling);
    }
}

/// The telling of the sentence that a time belongs to.
fn nearest(scene: Scene, tellings: &[Telling], time: &MatchTime) -> Option<(u32, usize)> {
    let sentence = scene.document.sentence_at(time.span.start);
    let first = tellings.partition_point(|telling| telling.sentence < sentence);
    let own = tellings.iter().enumerate().skip(first).take_while(|(_, telling)| telling.sentence == sentence);
    let own = own.take(TELLINGS);
    let told = |(_, telling): (usize, &Telling)| {
        is_goal(telling.kind) && !telling.weak && !telling.noun && telling.tokens.end <= time.tokens.start
    };
    let ends = own.clone().any(told);
    let best = own
        .map(|(number, telling)| (cost(scene, telling, time, ends), number))
        .min_by_key(|&(cost, number)| (cost, number))?;
    (best.0 < FARTHEST).then_some(best)
}

/// How far a time stands from a telling; `ends` where a goal is told before it, whose clause it may end.
fn cost(scene: Scene, telling: &Telling, time: &MatchTime, ends: bool) -> u32 {
    let (from, until, behind) = if time.tokens.start >= telling.tokens.end {
        (telling.tokens.end, time.tokens.start, true)
    } else if time.tokens.end <= telling.tokens.start {
        (time.tokens.end, telling.tokens.start, false)
    } else {
        return 0;
    };
    let mut cost = if telling.weak { 3 } else { 0 };
    for token in scene.document.tokens_of(&(from..until)) {
        cost += match token.class {
            Class::Comma => COMMA,
            Class::Semicolon | Class::Dash | Class::Colon => CONJUNCTION,
            // "scored in the 14th minute and scored again": a time before "and" belongs to what stands before it.
            _ if token.word.is(&lexicon::CLAUSE_START) && (token.word != w!("and") || ends && !behind) => CONJUNCTION,
            _ => 1,
        };
    }
    // "After ten minutes, Marsh …" opens a clause; "…, late on, Marsh …" rather ends one.
    cost + behind as u32
}

/// A minute goes before a period, and the first of two minutes stays.
fn take(telling: &mut Telling, time: &MatchTime) {
    let better = match &telling.clock {
        None => telling.later.is_none() || time.clock.minute.is_some(),
        Some(known) => known.minute.is_none() && telling.later.is_none() && time.clock.minute.is_some(),
    };
    if let Some(known) = &mut telling.clock
        && !better
    {
        // "in the second minute of stoppage time … of the first half", "early in the second half".
        if known.period.is_some_and(|period| matches!(period, Period::Early | Period::Late))
            && known.minute.is_none()
            && time.clock.period.is_some()
        {
            known.period = time.clock.period;
        }
        return;
    }
    if better && (time.clock.minute.is_some() || time.clock.period.is_some() || time.later.is_some()) {
        if time.later.is_some() && telling.clock.as_ref().is_some_and(|clock| clock.minute.is_some()) {
            return;
        }
        telling.clock = Some(time.clock);
        telling.later = time.later;
    }
}

/// Tellings of one happening for several people share its time, and so do a goal and its penalty in one sentence.
fn share(tellings: &mut [Telling]) {
    for at in 1..tellings.len() {
        let Some([before, telling]) = tellings.get_mut(at - 1..=at) else { continue };
        let same = before.tokens == telling.tokens && before.sentence == telling.sentence;
        if same && telling.clock.is_none() && telling.later.is_none() {
            (telling.clock, telling.later) = (before.clock, before.later);
        }
    }
}

/// A time in a sentence that tells nothing goes to the goal in the next one: "… until the 69th minute. Marsh fired home."
fn carry(scene: Scene, tellings: &mut [Telling], owners: &[Option<usize>]) {
    let times = &scene.spans.clock;
    for (time, _) in times.iter().zip(owners).filter(|(_, owner)| owner.is_none()) {
        if time.clock.minute.is_none() && time.later.is_none() {
            continue;
        }
        let sentence = scene.document.sentence_at(time.span.start);
        let Some(here) = scene.document.sentence(sentence) else { continue };
        // The last time of a sentence that ends with it, or the words that open it.
        let last = time.tokens.end + 3 >= here.tokens.end;
        let open = time.tokens.start <= here.tokens.start + 4;
        let next = tellings.partition_point(|telling| telling.sentence <= sentence);
        let Some(next) = tellings.get_mut(next) else { continue };
        let strong = is_goal(next.kind) || next.kind == EventKind::PenaltyAwarded || next.kind == EventKind::Save;
        if next.sentence == sentence + 1
            && (last || open)
            && strong
            && next.clock.is_none_or(|clock| clock.minute.is_none())
            && next.later.is_none()
        {
            next.clock = Some(time.clock);
            next.later = time.later;
        }
    }
}

/// Only a change is made at the interval; whatever else is told of it has no minute.
fn interval(tellings: &mut [Telling]) {
    for telling in tellings {
        if telling.kind != EventKind::Substitution
            && let Some(clock) = &mut telling.clock
            && clock.period == Some(Period::HalfTime)
        {
            clock.minute = None;
            clock.approximate = false;
            clock.period = Some(Period::FirstHalf);
        }
    }
}

/// "three minutes later": counted from the event told before, where that has a minute.
fn chain(scene: Scene, tellings: &mut [Telling], owners: &[Option<usize>]) {
    for at in 0..tellings.len() {
        let Some(telling) = tellings.get(at) else { continue };
        let Some(later) = telling.later else { continue };
        let start = telling.tokens.start;
        let place = telling.clock.and_then(|clock| clock.evidence).map_or(0, |span| span.start);
        let before =
            base(scene, tellings, owners, at, place.min(scene.document.token(start).map_or(0, |t| t.span.start)));
        let Some(telling) = tellings.get_mut(at) else { continue };
        let Some(clock) = &mut telling.clock else { continue };
        // "within five minutes": of the start where nothing else is told before.
        let from_start = clock.minute.filter(|_| before.is_none_or(|(minute, _)| minute <= later));
        if from_start.is_some() {
            continue;
        }
        match before {
            Some((minute, stoppage)) => {
                let added = stoppage.filter(|&stoppage| stoppage > 0 || minute == 90);
                if let Some(stoppage) = added {
                    clock.minute = Some(minute);
                    clock.stoppage = Some(if stoppage == 0 { 0 } else { stoppage.saturating_add(later) });
                } else {
                    clock.minute = Some(minute.saturating_add(later).min(120));
                }
                clock.approximate = true;
                clock.basis = crate::article::Basis::Derived;
            }
            None => clock.minute = None,
        }
    }
}

/// The minute of what is told before: the last telling or time within a few sentences.
fn base(
    scene: Scene,
    tellings: &[Telling],
    owners: &[Option<usize>],
    at: usize,
    place: u32,
) -> Option<(u8, Option<u8>)> {
    let sentence = tellings.get(at)?.sentence;
    let mut untimed = None;
    for before in tellings.get(..at)?.iter().rev().take(8) {
        if before.sentence + 6 < sentence {
            break;
        }
        let minor = before.weak
            || matches!(before.kind, EventKind::Miss | EventKind::Chance | EventKind::Save | EventKind::Woodwork);
        match before.clock {
            Some(Clock { minute: Some(minute), stoppage, .. }) => {
                // "They led after 12 minutes. Marsh scored. Three minutes later …": the team's minute is the scorer's.
                // "Marsh gave them the lead after 12 minutes when he headed in": one goal, told twice.
                let told = untimed.is_none_or(|(scorer, player)| {
                    before.player.is_none() && scorer <= before.sentence + 2
                        || before.player == player && scorer == before.sentence
                });
                return told.then_some((minute, stoppage));
            }
            // A goal without a minute in between: nobody knows from when to count.
            _ if !minor && is_goal(before.kind) && before.player.is_some() && !before.noun => {
                untimed = Some((before.sentence, before.player));
            }
            _ => {}
        }
    }
    if untimed.is_some() {
        return None;
    }
    // A time that belongs to no telling: "the keeper's first save after 20 minutes".
    let number = scene.spans.clock.partition_point(|time| time.span.end <= place);
    (number.saturating_sub(4)..number).rev().find_map(|number| {
        let time = scene.spans.clock.get(number)?;
        let near = scene.document.sentence_at(time.span.start) + 2 >= sentence;
        (near && owners.get(number).copied().flatten().is_none()).then_some(())?;
        Some((time.clock.minute?, time.clock.stoppage))
    })
}
