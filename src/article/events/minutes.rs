//! When it happened: each time of the match clock goes to the telling it belongs to.

use super::actors::Scene;
use super::tellings::{Telling, is_goal};
use crate::article::{Basis, EventKind, Period};
use crate::document::{Class, Token};
use crate::lexicon;
use crate::spans::clock::MatchTime;
use crate::w;

/// Farthest way from a time to its telling, in tokens, clause borders counted in.
const FARTHEST: u32 = 40;
/// What a border costs: a comma, a conjunction.
const COMMA: u32 = 4;
const CONJUNCTION: u32 = 9;
/// Longest relative clause before a time in it, in tokens.
const CLAUSE: u32 = 12;
/// Longest name before what its bearer did, in tokens, the sign of possession counted in.
const NAME: u32 = 6;
/// How many tellings a sentence has at most; more are not looked at.
const TELLINGS: usize = 24;

/// What no telling has: the time belongs to none.
const NOBODY: usize = u32::MAX as usize;

/// Gives every telling its clock. `tellings` are in text order.
pub fn attach(scene: &Scene, tellings: &mut Vec<Telling>) {
    let times = &scene.spans.clock;
    // The telling of each time, and how far it stands from it.
    let owned: Vec<(usize, u32)> = times.iter().map(|time| nearest(scene, tellings, time)).collect();
    // The nearest times first: of two minutes the nearer one stays.
    let mut order: Vec<(u32, u32, u32)> = Vec::new();
    for (number, &(owner, cost)) in owned.iter().enumerate() {
        order.push((owner as u32, cost, number as u32));
    }
    order.sort_unstable();
    for (owner, _, number) in order {
        if let (Some(telling), Some(time)) = (tellings.get_mut(owner as usize), times.get(number as usize)) {
            take(telling, time);
        }
    }
    share(tellings);
    carry(scene, tellings, &owned);
    interval(tellings);
    chain(scene, tellings, &owned);
    several(scene, tellings, &owned);
}

/// "in the 14th and 43rd minutes": a goal for each of them.
fn several(scene: &Scene, tellings: &mut Vec<Telling>, owned: &[(usize, u32)]) {
    let times = &scene.spans.clock;
    for number in (1..times.len()).rev() {
        let Some([first, second]) = times.get(number - 1..=number) else { break };
        let Some(&[(owner, _), (other, _)]) = owned.get(number - 1..=number) else { break };
        let Some(telling) = tellings.get_mut(owner) else { continue };
        let joint = first.tokens.end;
        let listed = joint + 1 == second.tokens.start
            && (scene.document.says(joint, w!("and")) || scene.document.is(joint, Class::Comma));
        if listed
            && other == owner
            && is_goal(telling.kind)
            && telling.player.is_some()
            && second.clock.minute > first.clock.minute
        {
            telling.count = 1;
            telling.clock = first.clock;
            let mut more = *telling;
            (more.clock, more.another) = (second.clock, true);
            // "Marsh and Okafor scored in the 54th and 74th minutes"
            match tellings.get_mut(owner + 1).filter(|next| next.start == more.start && next.player != more.player) {
                Some(next) => next.clock = more.clock,
                None => tellings.insert(owner + 1, more),
            }
        }
    }
}

/// The number of the first telling of sentence `sentence` or a later one.
fn first_of(tellings: &[Telling], sentence: u32) -> usize {
    tellings.partition_point(|telling| telling.sentence < sentence)
}

/// The telling of the sentence that a time belongs to, and how far they stand apart; [`NOBODY`] where it has none.
fn nearest(scene: &Scene, tellings: &[Telling], time: &MatchTime) -> (usize, u32) {
    let sentence = scene.document.sentence_at(time.span.start);
    let first = first_of(tellings, sentence);
    let until = first_of(tellings, sentence + 1).min(first + TELLINGS);
    let own = tellings.get(first..until).unwrap_or(&[]);
    let ends = own.iter().any(|telling| {
        (is_goal(telling.kind) && !telling.noun || telling.kind == EventKind::RedCard)
            && !telling.weak
            && telling.end <= time.tokens.start
    });
    let mut best = (NOBODY, FARTHEST);
    for (number, telling) in own.iter().enumerate() {
        // "Marsh cancelled out Brandt's opener in the 70th minute": a time behind both is that of what was done to it.
        let done = |verb: &Telling| {
            (verb.end..verb.end + NAME).contains(&telling.start)
                && !verb.noun
                && is_goal(verb.kind)
                && scene.document.token(verb.end).is_some_and(Token::is_capital)
        };
        let object = telling.noun && telling.end <= time.tokens.start && own.iter().any(done);
        // "was sent off for a foul on Marsh in the 65th minute"
        let card = |card: &Telling| {
            matches!(card.kind, EventKind::RedCard | EventKind::YellowCard)
                && (card.end..card.end + NAME).contains(&telling.start)
        };
        if object || telling.kind == EventKind::PenaltyAwarded && telling.weak && own.iter().any(card) {
            continue;
        }
        let cost = cost(scene, telling, time, ends);
        if cost < best.1 {
            best = (first + number, cost);
        }
    }
    best
}

/// How far a time stands from a telling; `ends` where a goal is told before it, whose clause it may end.
fn cost(scene: &Scene, telling: &Telling, time: &MatchTime, ends: bool) -> u32 {
    let behind = time.tokens.start >= telling.end;
    let (from, until) = if behind { (telling.end, time.tokens.start) } else { (time.tokens.end, telling.start) };
    if from > until {
        return 0;
    }
    // Each token costs one at least.
    if until - from > FARTHEST {
        return FARTHEST;
    }
    let mut cost = if telling.weak { 3 } else { 0 };
    for token in scene.document.tokens_of(&(from..until)) {
        cost += match token.class {
            // "was sent off in the 65th minute, with Marsh scoring the penalty"
            Class::Comma if ends && !behind && token.span().start == time.span.end => CONJUNCTION,
            Class::Comma => COMMA,
            Class::Semicolon | Class::Dash | Class::Colon => CONJUNCTION,
            // "scored in the 14th minute and scored again": a time before "and" belongs to what stands before it.
            _ if token.word.is(&lexicon::CLAUSE_START) && (token.word != w!("and") || ends && !behind) => CONJUNCTION,
            _ => 1,
        };
    }
    // "England, who made four changes at the interval, equalised": what is told between the commas has its own time.
    if aside(scene, if behind { telling.start } else { time.tokens.start }, from..until) {
        return FARTHEST;
    }
    // "They made way on the hour, |after Marsh had| levelled": that was before.
    let earlier = |at: u32| scene.document.says(at, w!("had"));
    if !behind
        && scene.document.tokens_of(&(from..until)).iter().any(|token| token.word == w!("after"))
        && (from..=until).any(earlier)
    {
        return FARTHEST;
    }
    // "After ten minutes, Marsh …" opens a clause; "…, late on, Marsh …" rather ends one.
    cost + behind as u32
}

/// Whether the time at `at` stands in a relative clause that a comma among the tokens `between` closes.
fn aside(scene: &Scene, at: u32, mut between: std::ops::Range<u32>) -> bool {
    let words = scene.document;
    let opens = |&at: &u32| {
        (words.says(at, w!("who")) || words.says(at, w!("which"))) && at > 0 && words.is(at - 1, Class::Comma)
    };
    let clause = (at.saturating_sub(CLAUSE)..at).rev().take_while(|&at| !words.is(at, Class::Stop)).find(opens);
    clause.is_some_and(|clause| !(clause..at).any(|at| words.is(at, Class::Comma)))
        && between.any(|at| words.is(at, Class::Comma))
}

/// A minute goes before a period, and the first of two minutes stays.
fn take(telling: &mut Telling, time: &MatchTime) {
    let (known, minute) = (&mut telling.clock, time.clock.minute.is_some());
    // "a first-half penalty … on the hour": of another half.
    let apart = match (known.period, time.clock.minute) {
        (Some(Period::FirstHalf), Some(minute)) => minute > 45,
        (Some(Period::SecondHalf), Some(minute)) => minute <= 45,
        _ => false,
    };
    if apart {
        return;
    }
    // "her stoppage-time winner in the 93rd minute"
    let closer = known.stoppage == Some(0) && time.clock.minute > known.minute;
    if !known.is_told() || closer || known.minute.is_none() && telling.later.is_none() && minute {
        (*known, telling.later) = (time.clock, time.later);
    } else if known.minute.is_none()
        && matches!(known.period, Some(Period::Early | Period::Late))
        && time.clock.period.is_some()
    {
        // "in the second minute of stoppage time … of the first half", "early in the second half".
        known.period = time.clock.period;
    }
}

/// Tellings of one happening for several people share its time, and so do a goal and its penalty in one sentence.
fn share(tellings: &mut [Telling]) {
    for at in 1..tellings.len() {
        if let Some([before, telling]) = tellings.get_mut(at - 1..=at)
            && (before.start, before.end) == (telling.start, telling.end)
            && !telling.clock.is_told()
        {
            (telling.clock, telling.later) = (before.clock, before.later);
        }
    }
}

/// A time in a sentence that tells nothing goes to the goal in the next one: "… until the 69th minute. Marsh fired home."
fn carry(scene: &Scene, tellings: &mut [Telling], owned: &[(usize, u32)]) {
    for (time, &(owner, _)) in scene.spans.clock.iter().zip(owned) {
        if owner != NOBODY || time.clock.minute.is_none() && time.later.is_none() {
            continue;
        }
        let sentence = scene.document.sentence_at(time.span.start);
        let Some(here) = scene.document.sentence(sentence) else { continue };
        // The last time of a sentence that ends with it, or the words that open it.
        // "They were two up inside 12 minutes.": the last of several.
        let mut before = time.tokens.start.saturating_sub(CLAUSE).max(here.tokens.start)..time.tokens.start;
        if before.any(|at| scene.document.is_a(at, &lexicon::NUMBER) && scene.document.says(at + 1, w!("up"))) {
            continue;
        }
        let fits = time.tokens.end + 3 >= here.tokens.end || time.tokens.start <= here.tokens.start + 4;
        let next = first_of(tellings, sentence + 1);
        // "set up Marsh for a finish to give them the lead with 35 minutes gone": the same goal has a minute.
        let again = tellings.get(next..).and_then(|rest| rest.get(..2)).is_some_and(
            |two| matches!(two, [a, b] if a.player == b.player && a.sentence == b.sentence && b.clock.minute.is_some()),
        );
        let Some(next) = tellings.get_mut(next).filter(|_| !again) else { continue };
        if fits
            && next.sentence == sentence + 1
            && (is_goal(next.kind) || matches!(next.kind, EventKind::PenaltyAwarded | EventKind::Save))
            && next.clock.minute.is_none()
            && next.later.is_none()
        {
            (next.clock, next.later) = (time.clock, time.later);
        }
    }
}

/// Only a change is made at the interval; whatever else is told of it has no minute.
fn interval(tellings: &mut [Telling]) {
    for telling in tellings {
        let clock = &mut telling.clock;
        if telling.kind != EventKind::Substitution && clock.period == Some(Period::HalfTime) {
            clock.minute = None;
            clock.approximate = false;
            clock.period = Some(Period::FirstHalf);
        }
    }
}

/// "three minutes later": counted from the event told before, where that has a minute.
fn chain(scene: &Scene, tellings: &mut [Telling], owned: &[(usize, u32)]) {
    for at in 0..tellings.len() {
        let before = base(scene, tellings, owned, at);
        let Some(telling) = tellings.get_mut(at) else { continue };
        let (Some(later), clock) = (telling.later, &mut telling.clock) else { continue };
        let Some((minute, stoppage)) = before else {
            // "within five minutes": of the start where nothing else is told before.
            continue;
        };
        // The same where what is told before is no earlier.
        if clock.minute.is_some() && minute <= later {
            continue;
        }
        match stoppage.filter(|&stoppage| stoppage > 0 || minute == 90) {
            Some(stoppage) => {
                clock.minute = Some(minute);
                clock.stoppage = Some(if stoppage == 0 { 0 } else { stoppage.saturating_add(later) });
            }
            None => clock.minute = Some(minute.saturating_add(later).min(120)),
        }
        clock.approximate = true;
        clock.basis = Basis::Derived;
    }
}

/// The minute of what is told before: the last telling or time within a few sentences.
fn base(scene: &Scene, tellings: &[Telling], owned: &[(usize, u32)], at: usize) -> Option<(u8, Option<u8>)> {
    let telling = tellings.get(at).filter(|telling| telling.later.is_some())?;
    let sentence = telling.sentence;
    let words = scene.document.token(telling.start).map_or(0, |token| token.span().start);
    let place = telling.clock.evidence.map_or(0, |span| span.start.min(words));
    let number = scene.spans.clock.partition_point(|time| time.span.end <= place);
    // A time that belongs to no telling: "the keeper's first save after 20 minutes".
    let mut stray = None;
    if let Some(last) = number.checked_sub(1).and_then(|last| scene.spans.clock.get(last)) {
        let owner = owned.get(number - 1).map_or(0, |&(owner, _)| owner);
        stray = (owner == NOBODY).then(|| (scene.document.sentence_at(last.span.start), last));
    }
    // "came on at the break and needed only three minutes to score"
    let before = scene.spans.clock.partition_point(|time| time.tokens.end <= telling.start);
    let interval = scene.spans.clock.get(before.saturating_sub(2)..before).unwrap_or(&[]);
    if interval.iter().any(|time| {
        time.clock.period == Some(Period::HalfTime) && scene.document.sentence_at(time.span.start) == sentence
    }) {
        return Some((45, None));
    }
    let mut untimed = None;
    for before in tellings.get(..at)?.iter().rev().take(8) {
        if before.sentence + 6 < sentence {
            break;
        }
        // "just after the hour … Three minutes later": counted from what is told in between.
        if let Some((_, time)) = stray.filter(|&(at, time)| at > before.sentence && time.later.is_none()) {
            return time.clock.minute.map(|minute| (minute, time.clock.stoppage));
        }
        if let Some(minute) = before.clock.minute {
            // "They led after 12 minutes. Marsh scored. Three minutes later …": the team's minute is the scorer's.
            // "Marsh gave them the lead after 12 minutes when he headed in": one goal, told twice.
            let told = untimed.is_none_or(|(scorer, player)| {
                before.player.is_none() && scorer <= before.sentence + 2
                    || before.player == player && scorer == before.sentence
            });
            return told.then_some((minute, before.clock.stoppage));
        }
        // A goal without a minute in between: nobody knows from when to count.
        if is_goal(before.kind) && !before.weak && before.player.is_some() && !before.noun {
            untimed = Some((before.sentence, before.player));
        }
    }
    if untimed.is_some() {
        return None;
    }
    for number in (number.saturating_sub(4)..number).rev() {
        let time = scene.spans.clock.get(number)?;
        if scene.document.sentence_at(time.span.start) + 2 >= sentence
            && owned.get(number).is_some_and(|&(owner, _)| owner == NOBODY)
            && let Some(minute) = time.clock.minute
        {
            return Some((minute, time.clock.stoppage));
        }
    }
    None
}
