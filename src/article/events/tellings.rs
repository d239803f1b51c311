//! Tellings: happenings with the people and teams who take part, what is about another match set apart.

use super::actors::{self, Actor, Scene};
use super::elsewhere;
use super::recalled::Recalled;
use crate::article::teams::{TeamId, Teams};
use crate::article::{Clock, EventKind};
use crate::document::Class;
use crate::lexicon::{self, Slot};
use crate::spans::happenings::Happening;
use crate::text::Span;
use crate::w;
use std::ops::Range;

/// One telling of one event.
#[derive(Clone, Copy, Debug)]
pub struct Telling {
    pub kind: EventKind,
    pub player: Option<u32>,
    pub other: Option<u32>,
    /// The player's team, or for a telling without a player the team that it is about.
    pub team: Option<TeamId>,
    /// The words: from the first that takes part to the last.
    pub span: Span,
    /// The words of the pattern, as indices into the document's tokens.
    pub start: u32,
    pub end: u32,
    pub sentence: u32,
    /// When; nothing in it where nothing is told.
    pub clock: Clock,
    /// Minutes after the event before.
    pub later: Option<u8>,
    /// Counts only beside another telling.
    pub weak: bool,
    /// So many events.
    pub count: u8,
    /// So many goals the player has with this one: "completed his hat-trick". 0 where that is not told.
    pub total: u8,
    /// A noun: it speaks of a goal that may be told elsewhere.
    pub noun: bool,
    /// From a list of scorers or a line-up: its minute holds.
    pub listed: bool,
    /// "another", "again", "a second": not the goal told just before.
    pub another: bool,
    /// A header, a volley, a free kick: no penalty.
    pub open: bool,
    pub other_match: bool,
    /// The name of that match.
    pub recalled: Recalled,
    /// To be left out.
    pub gone: bool,
}

/// So many lines with a time, and more, are a live text.
const LIVE: usize = 8;

/// How many shooters one telling of saves has at most, and how many players a telling.
const SHOOTERS: usize = 4;
const PLAYERS: usize = 8;

/// How many tellings before a ruling are looked through for the goal.
const RULED: usize = 4;

/// How far around a change its words may tell of a post, in tokens.
const JOB: u32 = 40;

/// How far behind a goal its words tell how it was scored, in tokens.
const KIND: u32 = 8;

/// How far around a goal its words may count goals, in tokens.
const TALLY: u32 = 14;

/// Whether a kind is a goal of any sort.
pub fn is_goal(kind: EventKind) -> bool {
    matches!(kind, EventKind::Goal | EventKind::PenaltyGoal | EventKind::OwnGoal)
}

impl Telling {
    /// Whether it may be of the same match as `other`.
    pub fn same_match(&self, other: &Telling) -> bool {
        self.other_match == other.other_match && !self.recalled.differs(&other.recalled)
    }

    /// A telling by the words `span`, their tokens `tokens`, of which nothing else is known.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn of(kind: EventKind, span: Span, tokens: &Range<u32>, sentence: u32) -> Telling {
        Telling {
            kind,
            player: None,
            other: None,
            team: None,
            span,
            start: tokens.start,
            end: tokens.end,
            sentence,
            clock: Clock::default(),
            later: None,
            weak: false,
            count: 1,
            total: 0,
            noun: false,
            listed: false,
            another: false,
            open: false,
            other_match: false,
            recalled: Recalled::default(),
            gone: false,
        }
    }
}

/// The tellings of the text, in text order. `lists` are sentences that something else reads.
pub fn find(scene: &Scene, teams: &Teams, lists: &[bool]) -> Vec<Telling> {
    let mut tellings = Vec::new();
    for happening in &scene.spans.happenings {
        if lists.get(happening.sentence as usize).copied().unwrap_or(false) {
            continue;
        }
        read(scene, teams, happening, &mut tellings);
    }
    for at in 1..tellings.len() {
        // "made an impact as it resulted in an own goal from Marsh to make it 3-2": no goal but the own one.
        if let Some([a, b]) = tellings.get_mut(at - 1..=at)
            && let (own, goal) = if a.kind == EventKind::OwnGoal { (a, b) } else { (b, a) }
            && own.kind == EventKind::OwnGoal
            && goal.kind == EventKind::Goal
            && own.sentence == goal.sentence
            && scene.document.says(goal.end.wrapping_sub(4), w!("it"))
        {
            goal.gone = true;
        }
    }
    for at in 1..tellings.len() {
        // "scored a late equaliser |for Northgate|": whoever scored it.
        if let Some([goal, noun]) = tellings.get_mut(at - 1..=at) {
            noun.gone |= noun.noun
                && is_goal(goal.kind)
                && goal.player.is_some()
                && goal.sentence == noun.sentence
                && noun.start < goal.end + KIND
                && scene.document.says(noun.end, w!("for"))
                && scene.document.token(noun.end).is_some_and(|link| noun.span.end > link.span().end);
        }
    }
    sweep(&mut tellings);
    tellings
}

fn read(scene: &Scene, teams: &Teams, happening: &Happening, tellings: &mut Vec<Telling>) {
    let Some(sentence) = scene.document.sentence(happening.sentence) else { return };
    let sentence = &sentence.tokens;
    let mut telling = Telling::of(happening.kind, happening.span, &happening.tokens, happening.sentence);
    (telling.weak, telling.count) = (happening.weak, happening.count);
    let goal = is_goal(telling.kind);
    if telling.count > 1 && goal {
        telling.total = telling.count;
        if scene.document.is_a(telling.start, &lexicon::COMPLETING) {
            telling.count = 1;
        }
    }
    let change = telling.kind == EventKind::Substitution;
    let save = telling.kind == EventKind::Save;
    // Between the lines of a live text stands what a line tells too.
    let lists = &scene.spans.lists;
    let again = lists.times.len() > LIVE && lists.time_at(telling.start).is_none();
    telling.noun = happening.player == Slot::Genitive || goal && (again || happening.player == Slot::Object);
    telling.another = another(scene, &telling, sentence);
    telling.open = telling.kind == EventKind::Goal
        && scene.document.has(telling.start, sentence.end.min(telling.end + KIND), &lexicon::OPEN_PLAY);
    // "Ada Marsh - 4 (|BOOKED|) Leo Brandt": no word of a sentence.
    let bracketed =
        scene.document.is(telling.start.wrapping_sub(1), Class::Open) && scene.document.is(telling.end, Class::Close);
    if is_promotion(scene, sentence)
        || bracketed && telling.kind == EventKind::YellowCard
        || goal && is_tally(scene, &telling, sentence)
        // "his 15th goal of the season" counts goals, it tells none.
        || goal && happening.player == Slot::Genitive && is_count(scene, telling.start)
        // "replaced Marsh in the starting line-up": no change of the match.
        || change && scene.document.has(sentence.start, sentence.end.min(telling.end + 16), &lexicon::STARTING)
    {
        return;
    }
    let (mut players, mut others) = (Vec::new(), Vec::new());
    actors::find(scene, sentence, happening, happening.player, &mut players);
    // "pounced to stab home": one verb goes on from the other.
    if let Some(before) = tellings.last()
        && before.player.is_some()
        && before.end + 1 >= telling.start
        // "kept out Marsh's penalty to seal the win": not Marsh.
        && !matches!(before.kind, EventKind::PenaltySaved | EventKind::Save)
        && happening.player == Slot::Subject
    {
        players.clear();
        players.push(Actor { person: before.player, at: before.start });
    }
    actors::find(scene, sentence, happening, happening.other, &mut others);
    let side = players.iter().find(|actor| actor.person.is_none());
    telling.team = side.and_then(|side| teams.at(side.at));
    let of_team = side.is_some() || happening.player == Slot::Team;
    if of_team {
        players.clear();
        actors::through(scene, sentence, happening, &mut players);
    }
    if change && happening.other == Slot::Nobody {
        actors::behind(scene, sentence, telling.end..telling.end + 14, w!("for"), &mut others);
        if others.is_empty() {
            actors::taken_off(scene, sentence, happening, &mut others);
        }
    }
    if change && happening.player == Slot::Nobody {
        // "replaced Marsh with |Okafor|"
        let last = telling.end - 1..telling.end;
        actors::behind(scene, sentence, last.clone(), w!("with"), &mut players);
        actors::behind(scene, sentence, last, w!("for"), &mut players);
    }
    // "denied Marsh with a tackle": a defender does, and it is a chance and no save.
    if telling.kind == EventKind::Save
        && scene.document.has(telling.start, sentence.end.min(telling.end + 8), &lexicon::STOPPER_WORD)
    {
        telling.kind = EventKind::Chance;
        players = std::mem::take(&mut others);
    }
    // "was replaced by Marsh and Okafor took over": one comes on for one.
    let one = change && happening.player == Slot::By && scene.document.says(telling.start, w!("was"));
    players.truncate(if one { 1 } else { PLAYERS });
    if players.is_empty() {
        telling.other = others.first().and_then(|other| other.person);
        let told = match telling.kind {
            EventKind::Goal => of_team,
            EventKind::Substitution => others.iter().any(|other| other.person.is_some()),
            EventKind::DisallowedGoal => {
                // "Northgate had a goal ruled out when …" denies no goal told before.
                telling.weak = of_team;
                of_team || happening.player == Slot::Nobody
            }
            // "tested the visitors' defence"
            EventKind::Save => !scene.document.says(telling.start, w!("tested")),
            kind => !needs_player(kind),
        };
        if told && !(telling.weak && goal) {
            if change && telling.team.is_none() {
                telling.team = telling.other.and_then(|other| teams.of_person(other));
            }
            push(scene, teams, &telling, &[], &others, tellings);
        }
        return;
    }
    let team = telling.team;
    for (nth, actor) in players.iter().enumerate() {
        let Some(player) = actor.person.filter(|&player| !(goal || save) || actors::plays(scene, player)) else {
            continue;
        };
        telling.player = Some(player);
        telling.team = teams.of_person(player).or(team);
        // "goals from Marsh in the 14th minute and Okafor in the 81st"
        if goal
            && players.len() > 1
            && actor.at >= telling.end
            && let Some(span) = actors::words(scene, actor.at)
            && let Some(time) = actors::time_behind(scene, scene.document.token_at(span.end))
        {
            telling.clock = time.clock;
        }
        // "saves from Marsh and Okafor"
        let shooters = if telling.kind == EventKind::Save { others.len().clamp(1, SHOOTERS) } else { 1 };
        for shooter in 0..shooters {
            let other = others.get(if change { nth } else { shooter });
            telling.other = other.and_then(|other| other.person).filter(|&other| other != player);
            push(scene, teams, &telling, std::slice::from_ref(actor), &others, tellings);
        }
    }
}

/// Whether a telling of this kind tells nothing where nobody does it.
fn needs_player(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Woodwork
            | EventKind::Miss
            | EventKind::Chance
            | EventKind::Injury
            | EventKind::YellowCard
            | EventKind::RedCard
            | EventKind::OwnGoal
            | EventKind::PenaltySaved
            | EventKind::PenaltyMissed
    )
}

/// Adds the telling, its words widened by those who take part, once it is known whether it is about this match.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn push(
    scene: &Scene,
    teams: &Teams,
    telling: &Telling,
    players: &[Actor],
    others: &[Actor],
    tellings: &mut Vec<Telling>,
) {
    let mut telling = *telling;
    for actors in [players, others] {
        for actor in actors {
            if let Some(span) = actors::words(scene, actor.at) {
                telling.span.start = telling.span.start.min(span.start);
                telling.span.end = telling.span.end.max(span.end);
            }
        }
    }
    let change = matches!(telling.kind, EventKind::Substitution | EventKind::RedCard);
    let score = is_goal(telling.kind)
        || matches!(
            telling.kind,
            EventKind::RedCard
                | EventKind::Injury
                | EventKind::PenaltyMissed
                | EventKind::PenaltySaved
                | EventKind::PenaltyAwarded
                | EventKind::DisallowedGoal
        )
        // "Northgate make their last change": of this match, in a live text.
        || change && scene.spans.lists.time_at(telling.start).is_none();
    telling.other_match = score && elsewhere::is(scene, teams, &telling);
    if !(change && is_job(scene, &telling)) {
        tellings.push(telling);
    }
}

/// "Marsh fired home, but the goal was disallowed": the goal told just before is none. Words that find no such goal tell
/// nothing.
pub fn disallow(scene: &Scene, tellings: &mut Vec<Telling>) {
    for at in 0..tellings.len() {
        // "had a goal ruled out when Marsh fired home": that goal.
        if let Some([ruling, goal]) = tellings.get_mut(at..at + 2)
            && ruling.kind == EventKind::DisallowedGoal
            && is_goal(goal.kind)
            && goal.sentence == ruling.sentence
            && goal.player.is_some()
            && (ruling.end..goal.start).any(|at| scene.document.says(at, w!("when")))
        {
            goal.kind = EventKind::DisallowedGoal;
            if !goal.clock.is_told() {
                goal.clock = ruling.clock;
            }
            ruling.gone = true;
        }
        let Some((ruling, before)) = tellings.get_mut(..=at).and_then(<[Telling]>::split_last_mut) else { break };
        if ruling.gone || ruling.kind != EventKind::DisallowedGoal || ruling.player.is_some() {
            continue;
        }
        ruling.gone = true;
        if ruling.weak {
            continue;
        }
        let mut denied: Option<&Telling> = None;
        for goal in before.iter_mut().rev().take(RULED) {
            if goal.sentence + 1 < ruling.sentence {
                break;
            }
            let ruled = goal.kind == EventKind::DisallowedGoal;
            let one = denied.is_none_or(|known| known.player == goal.player && known.sentence == goal.sentence);
            if goal.player.is_none() || !(ruled || one && is_goal(goal.kind) && goal.kind != EventKind::OwnGoal) {
                continue;
            }
            if !goal.clock.is_told() {
                goal.clock = ruling.clock;
            }
            if ruled {
                break;
            }
            goal.kind = EventKind::DisallowedGoal;
            goal.weak = false;
            denied = Some(goal);
        }
    }
    sweep(tellings);
}

/// Leaves out what is gone.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn sweep(tellings: &mut Vec<Telling>) {
    tellings.retain(|telling| !telling.gone);
}

/// "VIDEO: …": a line that leads to another page.
fn is_promotion(scene: &Scene, sentence: &Range<u32>) -> bool {
    scene.document.is_a(sentence.start, &lexicon::PROMOTION) && scene.document.is(sentence.start + 1, Class::Colon)
}

/// Whether a number stands right before a noun that tells a goal: "his 150th league goal".
fn is_count(scene: &Scene, start: u32) -> bool {
    let words = scene.document;
    (start.saturating_sub(4)..start).any(|at| {
        let minute = at + 1 < start && (words.is(at + 1, Class::Hyphen) || words.is_a(at + 1, &lexicon::MINUTE));
        words.is(at, Class::Ordinal) && !minute
    })
}

/// "has made 25 appearances and scored twice": what somebody scored in all.
fn is_tally(scene: &Scene, telling: &Telling, sentence: &Range<u32>) -> bool {
    let words = scene.document;
    let (from, until) =
        (telling.start.saturating_sub(TALLY).max(sentence.start), sentence.end.min(telling.end + TALLY));
    (from..until).any(|at| {
        // "his first goal in 12 appearances" is one of them.
        words.is_a(at, &lexicon::TALLY)
            && !(telling.start..at).any(|at| words.is(at, Class::Ordinal) || words.is_a(at, &lexicon::ORDINAL))
    })
}

/// "replaced the sacked Marsh as coach": a post changes hands, and nothing happens in a match.
fn is_job(scene: &Scene, telling: &Telling) -> bool {
    let words = scene.document;
    let Some(sentence) = words.sentence(telling.sentence) else { return false };
    let tokens = &sentence.tokens;
    let near = telling.start.saturating_sub(JOB).max(tokens.start)..tokens.end.min(telling.end + JOB);
    let replaced = (telling.start..telling.end).any(|at| words.is_a(at, &lexicon::POST_CHANGE));
    let clock = scene.spans.clock.partition_point(|time| time.tokens.start < tokens.start);
    let time = scene.spans.clock.get(clock).filter(|time| time.tokens.start < tokens.end);
    let minute = time.is_some_and(|time| time.clock.minute.is_some());
    let manages = |person: Option<u32>| {
        !minute && person.and_then(|person| scene.people.get(person)).is_some_and(|person| person.is(w!("manager")))
    };
    let least = 1 + (telling.kind == EventKind::RedCard) as u16;
    // "The coach replaced Marsh with Okafor"
    let swapped = words.says(telling.end - 1, w!("with"));
    replaced
        && !swapped
        && (manages(telling.player)
            || manages(telling.other)
            || time.is_none()
                && near.clone().any(|at| {
                    words.token(at).and_then(|token| token.word.value(&lexicon::JOB)).is_some_and(|job| job >= least)
                }))
}

/// Whether the words tell of one goal more.
fn another(scene: &Scene, telling: &Telling, sentence: &Range<u32>) -> bool {
    let words = scene.document;
    let until = sentence.end.min(telling.end + 2);
    (telling.start..until).any(|at| {
        let counted = words.token(at).and_then(|token| token.word.value(&lexicon::ORDINAL));
        // "a second-half header"
        let half = at + 1 < until && (words.is_a(at + 1, &lexicon::HALF) || words.is(at + 1, Class::Hyphen));
        words.is_a(at, &lexicon::ANOTHER) || counted.is_some_and(|value| (2..=6).contains(&value)) && !half
    })
}
