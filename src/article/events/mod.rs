//! What happened in the match: who, when, told where.
//!
//! Happenings get their people ([`actors`]) and their minutes ([`minutes`]), lists are read by themselves ([`lists`]),
//! tellings of a goal without a scorer go to the scorer told beside them ([`teamwork`]), and what is told more than once
//! becomes one event ([`merge`]).

mod actors;
mod elsewhere;
mod keepers;
mod limit;
mod lists;
mod merge;
mod minutes;
mod penalties;
mod preview;
mod recalled;
mod teamwork;
mod tellings;

use super::people::{People, Person};
use super::teams::Teams;
use super::{DateRange, Event, EventKind, Match, TimeExpression};
use crate::Date;
use crate::document::{Class, Document};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::football::SHORT;
use crate::w;
use actors::Scene;
use merge::Cluster;
use tellings::{Telling, is_goal};

/// How many tellings with a minute make a report of an article that names no match.
const REPORTED: usize = 3;
/// From so many teams on such an article tells of many matches.
const MANY: usize = 7;
/// The share of a report's sentences that sum it up before it begins, and the most there are.
const LEAD_SHARE: u32 = 4;
const LEAD_MOST: u32 = 9;

/// The events that the article tells, in text order. `ahead`: its match is still to come. The last are its time
/// expressions and the day it was published.
pub fn resolve(
    document: &Document,
    spans: &Spans,
    people: &People,
    teams: &Teams,
    match_: Option<&Match>,
    ahead: bool,
    (times, published): (&[TimeExpression], Option<Date>),
) -> Vec<Event> {
    let scene = &Scene { document, spans, people, times, published };
    let (mut listed, filled) = lists::find(scene, teams);
    let mut tellings = tellings::find(scene, teams, &filled);
    keepers::settle(scene, teams, &mut tellings);
    minutes::attach(scene, &mut tellings);
    tellings::disallow(scene, &mut tellings);
    penalties::shootout(scene, &mut tellings);
    penalties::retaken(scene, &mut tellings);
    elsewhere::spread(scene, teams, &mut tellings);
    let none = match_.is_none() && !(reports(scene, &tellings) && teams.list.len() < MANY);
    if ahead || none || preview::is(scene, teams, match_) {
        tellings.iter_mut().for_each(|telling| telling.other_match = true);
    }
    recalled::name(scene, teams, &mut tellings);
    live(scene, &mut listed, &mut tellings);
    let prose = filled.iter().filter(|&&filled| !filled).count() as u32;
    let lead = (prose / LEAD_SHARE).min(LEAD_MOST);
    teamwork::join(scene, teams, &mut tellings);
    tellings.extend(listed);
    tellings::sweep(&mut tellings);
    penalties::name_kicks(scene, &mut tellings);
    penalties::name_saves(&mut tellings);
    let mut clusters = merge::merge(&tellings, lead);
    let score = match_.and_then(|found| found.score);
    for cluster in clusters.iter_mut().filter(|cluster| cluster.best.clock.minute.is_none()) {
        cluster.best.clock = spans.lists.time_at(cluster.best.start).map_or(cluster.best.clock, |time| time.clock);
    }
    lists::close(scene, &mut clusters, score);
    unlikely(scene, &mut clusters);
    if let Some(score) = score {
        limit::to_score(&mut clusters, teams, score);
    }
    if match_.is_none() {
        clusters.retain(|cluster| is_placed(&cluster.best));
    }
    penalties::link(&mut clusters, &tellings);
    let mut events: Vec<Event> = clusters.iter().map(|cluster| event(scene, teams, cluster)).collect();
    super::number_repeats(events.iter_mut().map(|event| &mut event.id).collect());
    for (at, cluster) in clusters.iter().enumerate() {
        let cause = cluster.cause.and_then(|cause| events.get(cause)).map(|cause| cause.id.clone());
        if let Some(event) = events.get_mut(at) {
            event.cause = cause;
        }
    }
    events
}

/// Whether an article that names no match tells of one all the same: by its lists, by so many minutes, or because it is
/// short.
fn reports(scene: &Scene, tellings: &[Telling]) -> bool {
    let lists = &scene.spans.lists;
    let timed = tellings.iter().filter(|telling| telling.clock.minute.is_some() && !telling.other_match);
    scene.document.tokens.len() < SHORT
        || !lists.entries.is_empty()
        || !lists.times.is_empty()
        || timed.take(REPORTED).count() == REPORTED
}

/// Whether an event of an article about no match is worth telling: a goal, a penalty, or with its match, day or minute.
fn is_placed(best: &Telling) -> bool {
    !best.other_match
        || is_goal(best.kind)
        || matches!(best.kind, EventKind::PenaltyMissed | EventKind::PenaltySaved)
        || best.clock.is_told()
        || best.recalled.day.is_some()
        || best.recalled.words().is_some()
}

/// A goalkeeper, who made saves, scores no goal but an own goal; a goal that was disallowed in the same sentence is none.
fn unlikely(scene: &Scene, clusters: &mut Vec<Cluster>) {
    // For each person the saves told, one of which may be a defender's block, and the sentence of a goal disallowed.
    let mut known = vec![(0, u32::MAX); scene.people.len() as usize];
    for cluster in clusters.iter() {
        let best = &cluster.best;
        let Some((saves, denied)) = best.player.and_then(|player| known.get_mut(player as usize)) else { continue };
        match best.kind {
            EventKind::Save => *saves += cluster.mentions.len(),
            EventKind::DisallowedGoal => *denied = best.sentence,
            _ => {}
        }
    }
    clusters.retain(|cluster| {
        let best = &cluster.best;
        let Some(player) = best.player else { return true };
        let &(saves, denied) = known.get(player as usize).unwrap_or(&(0, u32::MAX));
        let keeper = |person: &Person| person.is(w!("goalkeeper")) || person.is(w!("keeper"));
        best.listed
            || !matches!(best.kind, EventKind::Goal | EventKind::PenaltyGoal)
            || saves < 2
                && !scene.people.get(player).is_some_and(keeper)
                && (denied != best.sentence || cluster.mentions.len() > 1)
    });
}

/// Longest head of a line of a live text, in tokens: "WHAT A CHANCE!"
const HEAD: u32 = 6;

/// A line of a live text begins with the minute of what it tells, one goal at most. Where its head names the scorer, the
/// rest tells of the same goal; where it names nobody, the rest tells who it was; where it tells of a chance, there is none.
fn live(scene: &Scene, listed: &mut [Telling], tellings: &mut Vec<Telling>) {
    let words = scene.document;
    let lists = &scene.spans.lists;
    // "Marsh, who scored the opener, makes way": a line with a change tells of no new goal.
    let mut changed = Vec::new();
    for telling in tellings.iter() {
        if telling.kind == EventKind::Substitution
            && let Some(time) = lists.time_at(telling.start)
        {
            changed.push(time.words);
        }
    }
    let mut scorer = (0, None);
    tellings.retain_mut(|telling| {
        let Some(time) = lists.time_at(telling.start) else { return true };
        let goal = is_goal(telling.kind);
        let noun = telling.noun || goal && changed.binary_search(&time.words).is_ok();
        telling.noun = noun;
        // "Marsh goes off after her goal": told in a line of its own.
        if telling.clock.minute.is_none() && !(goal && noun) {
            telling.clock = time.clock;
            telling.later = None;
        }
        let head = listed.partition_point(|head| head.start < time.tokens.start);
        let head = listed.get_mut(head).filter(|head| head.start < time.tokens.end);
        // Nor is the way to it an event of its own.
        let way = matches!(telling.kind, EventKind::Save | EventKind::Miss | EventKind::Woodwork | EventKind::Chance);
        if let Some(head) = head {
            let same = head.kind == telling.kind || goal && is_goal(head.kind);
            let unnamed = is_unnamed(head);
            if same && unnamed && telling.player.is_some() {
                (head.kind, head.player, head.other, head.span) =
                    (telling.kind, telling.player, telling.other, telling.span);
                head.team = head.team.or(telling.team);
            }
            if same && unnamed || (goal || way) && is_goal(head.kind) {
                return false;
            }
        }
        if goal && telling.player.is_some() {
            if scorer.0 == time.tokens.end && scorer.1 != telling.player {
                return false;
            }
            scorer = (time.tokens.end, telling.player);
        }
        let shout = (time.words..time.words + HEAD).find(|&at| words.is(at, Class::Exclamation));
        !(goal && shout.is_some_and(|end| words.has(time.words, end, &lexicon::NO_GOAL)))
    });
    for head in listed {
        if is_unnamed(head) {
            name_first(scene, head);
            head.gone = is_unnamed(head) && head.team.is_none();
        }
    }
}

/// Whether the head of a line tells a goal without the name that belongs to it.
fn is_unnamed(head: &Telling) -> bool {
    (is_goal(head.kind) || head.kind == EventKind::DisallowedGoal) && head.player.is_none()
}

/// Gives the head of a line the only person whom the first sentence with a name tells of: "GOAL! What a hit from Marsh!"
fn name_first(scene: &Scene, head: &mut Telling) {
    let Some(line) = scene.spans.lists.time_at(head.start) else { return };
    let mut until = line.tokens.end;
    for number in scene.spans.name_from(head.end) as u32.. {
        let Some(name) = scene.spans.names.get(number as usize).filter(|name| name.tokens.end <= until) else { break };
        // "Unbelievable!" is nobody.
        let cry = name.tokens.len() == 1 && scene.document.is(name.tokens.end, Class::Exclamation);
        let Some(person) = scene.people.of_name(number).filter(|_| !cry) else { continue };
        if head.player.is_some_and(|player| player != person) {
            head.player = None;
            break;
        }
        if head.player.is_none() {
            let sentence = scene.document.sentence(scene.document.sentence_at(name.span.start));
            until = sentence.map_or(until, |sentence| sentence.tokens.end);
            (head.player, head.span) = (Some(person), name.span);
        }
    }
}

fn event(scene: &Scene, teams: &Teams, cluster: &Cluster) -> Event {
    let Scene { document, spans, people, .. } = *scene;
    let best = &cluster.best;
    let name = |person: Option<u32>| person.map(|person| people.name(document, spans, person));
    let mut event = Event::told(best.kind, document.text, best.span);
    event.clock = best.clock.is_told().then_some(best.clock);
    event.player = name(best.player);
    event.other = name(best.other);
    event.team = best.team.and_then(|team| teams.named(team));
    event.other_match = best.other_match;
    event.other_match_name = best.recalled.words().map(|words| document.span(&words).of(document.text).to_string());
    event.date = best.recalled.day.map(|day| DateRange { first: day, last: day });
    event.mentions = cluster.mentions.clone();
    event
}
