//! Tellings: happenings with the people and teams who take part, what is about another match set apart.

use super::actors::{self, Actor, Scene};
use super::elsewhere;
use crate::article::teams::{TeamId, Teams};
use crate::article::{Clock, EventKind};
use crate::lexicon::{self, Slot};
use crate::spans::happenings::Happening;
use crate::text::Span;
use crate::w;
use std::ops::Range;

/// One telling of one event.
#[derive(Clone, Debug)]
pub struct Telling {
    pub kind: EventKind,
    pub player: Option<u32>,
    /// The player's name, where it is nobody's of the article's people.
    pub named: Option<Span>,
    pub other: Option<u32>,
    /// The player's team, or for a telling without a player the team that it is about.
    pub team: Option<TeamId>,
    /// The words: from the first that takes part to the last.
    pub span: Span,
    /// The words of the pattern, as indices into the document's tokens.
    pub tokens: Range<u32>,
    pub sentence: u32,
    pub clock: Option<Clock>,
    /// Minutes after the event before.
    pub later: Option<u8>,
    /// Counts only beside another telling.
    pub weak: bool,
    /// So many events.
    pub count: u8,
    /// A noun: it speaks of a goal that may be told elsewhere.
    pub noun: bool,
    /// From a list of scorers or a line-up: its minute holds.
    pub listed: bool,
    /// "another", "again", "a second": not the goal told just before.
    pub another: bool,
    pub other_match: bool,
}

/// How many shooters one telling of saves has at most.
const SHOOTERS: usize = 4;

/// How many tellings before a ruling are looked through for the goal.
const RULED: usize = 4;

/// Whether a kind is a goal of any sort.
pub fn is_goal(kind: EventKind) -> bool {
    matches!(kind, EventKind::Goal | EventKind::PenaltyGoal | EventKind::OwnGoal)
}

/// The tellings of the text, in text order. `lists` are sentences that something else reads.
pub fn find(scene: Scene, teams: &Teams, lists: &[bool]) -> Vec<Telling> {
    let mut tellings = Vec::new();
    for happening in &scene.spans.happenings {
        if lists.get(happening.sentence as usize).copied().unwrap_or(false) {
            continue;
        }
        read(scene, teams, happening, &mut tellings);
    }
    tellings
}

fn read(scene: Scene, teams: &Teams, happening: &Happening, tellings: &mut Vec<Telling>) {
    let mut kind = happening.kind;
    if is_promotion(scene, happening) {
        return;
    }
    let mut players = actors::find(scene, happening, happening.player);
    // "pounced to stab home": one verb goes on from the other.
    if let Some(before) = tellings.last().filter(|before| {
        before.sentence == happening.sentence
            && before.tokens.end + 1 >= happening.tokens.start
            && happening.player == Slot::Subject
    }) && let Some(player) = before.player
    {
        players = vec![Actor::Person(player, before.tokens.start)];
    }
    let mut others = actors::find(scene, happening, happening.other);
    let side = players.iter().find_map(|actor| match actor {
        Actor::Team(at) => Some(teams.at(*at)),
        Actor::Person(..) => None,
    });
    if side.is_some() || happening.player == Slot::Team {
        players = actors::through(scene, happening);
    }
    if kind == EventKind::Substitution && happening.other == Slot::Nobody {
        others = actors::after_word(scene, happening, w!("for"));
        if others.is_empty() {
            others = actors::taken_off(scene, happening);
        }
    }
    if kind == EventKind::Substitution && happening.player == Slot::Nobody {
        players = actors::with(scene, happening);
    }
    let person = |actor: &Actor| match actor {
        Actor::Person(person, _) => Some(*person),
        Actor::Team(_) => None,
    };
    let noun = matches!(happening.player, Slot::Genitive) || is_goal(kind) && happening.player == Slot::Object;
    // "his 15th goal of the season" counts goals, it tells none.
    if is_goal(kind) && happening.player == Slot::Genitive && is_count(scene, happening) {
        return;
    }
    if kind == EventKind::Substitution && named_before(scene, happening) {
        return;
    }
    let mut base = Telling {
        kind,
        player: None,
        named: None,
        other: None,
        team: side.flatten(),
        span: happening.span,
        tokens: happening.tokens.clone(),
        sentence: happening.sentence,
        clock: None,
        later: None,
        weak: happening.weak,
        count: happening.count,
        noun,
        listed: false,
        another: another(scene, happening),
        other_match: false,
    };
    if kind == EventKind::Save && stopped_by_a_tackle(scene, happening) {
        kind = EventKind::Chance;
        players = std::mem::take(&mut others);
        base.kind = kind;
    }
    players.truncate(8);
    let needs_player = matches!(
        kind,
        EventKind::Woodwork
            | EventKind::Miss
            | EventKind::Chance
            | EventKind::Injury
            | EventKind::YellowCard
            | EventKind::RedCard
            | EventKind::DisallowedGoal
            | EventKind::OwnGoal
            | EventKind::PenaltySaved
            | EventKind::PenaltyMissed
    );
    if players.iter().all(|actor| person(actor).is_none()) {
        let told = match kind {
            EventKind::Goal => side.is_some() || happening.player == Slot::Team,
            EventKind::Substitution => others.iter().any(|actor| person(actor).is_some()),
            EventKind::DisallowedGoal => happening.player == Slot::Nobody,
            EventKind::PenaltyAwarded | EventKind::PenaltyGoal => true,
            _ => !needs_player,
        };
        if told && !(happening.weak && is_goal(kind)) {
            let other = others.first().and_then(person);
            let team = base
                .team
                .or_else(|| other.filter(|_| kind == EventKind::Substitution).and_then(|p| teams.of_person(p)));
            tellings.push(finish(scene, teams, Telling { other, team, ..base }, &players, &others));
        }
        return;
    }
    for (nth, actor) in players.iter().enumerate() {
        let Some(player) = person(actor) else { continue };
        if is_goal(kind) && !actors::plays(scene, player) {
            continue;
        }
        let team = teams.of_person(player).or(base.team);
        let one = std::slice::from_ref(actor);
        let mut push = |other: Option<&Actor>| {
            let other = other.and_then(person).filter(|&other| other != player);
            let telling = Telling { player: Some(player), other, team, ..base.clone() };
            tellings.push(finish(scene, teams, telling, one, &others));
        };
        match kind {
            EventKind::Substitution => push(others.get(nth)),
            // "saves from Marsh and Okafor"
            EventKind::Save if others.len() > 1 => others.iter().take(SHOOTERS).for_each(|other| push(Some(other))),
            _ => push(others.first()),
        }
    }
}

/// Widens the words of the telling by those who take part, and looks whether it is about this match.
fn finish(scene: Scene, teams: &Teams, mut telling: Telling, players: &[Actor], others: &[Actor]) -> Telling {
    for actor in players.iter().chain(others) {
        let (Actor::Person(_, at) | Actor::Team(at)) = actor;
        if let Some(span) = actors::words(scene, *at) {
            telling.span.start = telling.span.start.min(span.start);
            telling.span.end = telling.span.end.max(span.end);
        }
    }
    let score = is_goal(telling.kind)
        || matches!(
            telling.kind,
            EventKind::RedCard | EventKind::PenaltyMissed | EventKind::PenaltySaved | EventKind::PenaltyAwarded
        );
    telling.other_match = score && elsewhere::is(scene, teams, &telling);
    telling
}

/// "Marsh fired home, but the goal was disallowed": the goal told just before is none. Words that find no such goal tell
/// nothing.
pub fn disallow(tellings: &mut Vec<Telling>) {
    for at in 0..tellings.len() {
        let Some(ruling) = tellings.get(at).filter(|telling| is_ruling(telling)).cloned() else { continue };
        let goals = tellings.get_mut(at.saturating_sub(RULED)..at).unwrap_or_default().iter_mut().rev();
        let mut denied = None;
        for goal in goals.take_while(|goal| goal.sentence + 1 >= ruling.sentence) {
            let clock = goal.clock.or(ruling.clock).filter(|_| goal.player.is_some());
            if goal.kind == EventKind::DisallowedGoal && goal.player.is_some() {
                goal.clock = clock;
                break;
            }
            let one = denied.is_none_or(|known| known == (goal.player, goal.sentence));
            if matches!(goal.kind, EventKind::Goal | EventKind::PenaltyGoal) && goal.player.is_some() && one {
                denied = Some((goal.player, goal.sentence));
                goal.kind = EventKind::DisallowedGoal;
                goal.weak = false;
                goal.clock = clock;
            }
        }
    }
    tellings.retain(|telling| !is_ruling(telling));
}

fn is_ruling(telling: &Telling) -> bool {
    telling.kind == EventKind::DisallowedGoal && telling.player.is_none()
}

/// "VIDEO: …": a line that leads to another page.
fn is_promotion(scene: Scene, happening: &Happening) -> bool {
    let Some(sentence) = scene.document.sentence(happening.sentence) else { return false };
    match scene.document.tokens_of(&sentence.tokens) {
        [first, colon, ..] => first.word.is(&lexicon::PROMOTION) && colon.class == crate::document::Class::Colon,
        _ => false,
    }
}

/// Whether a number stands right before a noun that tells a goal: "his 150th league goal".
fn is_count(scene: Scene, happening: &Happening) -> bool {
    let from = happening.tokens.start.saturating_sub(4);
    let before = scene.document.tokens_of(&(from..happening.tokens.start));
    before.iter().enumerate().any(|(at, token)| {
        let minute = before
            .get(at + 1)
            .is_some_and(|next| next.class == crate::document::Class::Hyphen || next.word.is(&lexicon::MINUTE));
        token.class == crate::document::Class::Ordinal && !minute
    })
}

/// "replaced Marsh in the starting line-up": no change of the match.
fn named_before(scene: Scene, happening: &Happening) -> bool {
    let Some(sentence) = scene.document.sentence(happening.sentence) else { return false };
    let tokens = scene.document.tokens_of(&(sentence.tokens.start..sentence.tokens.end.min(happening.tokens.end + 16)));
    tokens.iter().any(|token| token.word.is(&lexicon::STARTING))
}

/// "denied Marsh with a tackle": a defender does, and it is a chance and no save.
fn stopped_by_a_tackle(scene: Scene, happening: &Happening) -> bool {
    let Some(sentence) = scene.document.sentence(happening.sentence) else { return false };
    let range = happening.tokens.start..(happening.tokens.end + 8).min(sentence.tokens.end);
    scene.document.tokens_of(&range).iter().any(|token| token.word.is(&lexicon::STOPPER_WORD))
}

/// Whether the words tell of one goal more.
fn another(scene: Scene, happening: &Happening) -> bool {
    let Some(sentence) = scene.document.sentence(happening.sentence) else { return false };
    let range = happening.tokens.start..(happening.tokens.end + 2).min(sentence.tokens.end);
    let counted = |token: &crate::document::Token| {
        token.word.value(&lexicon::ORDINAL).is_some_and(|value| (2..=6).contains(&value))
    };
    let tokens = scene.document.tokens_of(&range);
    tokens.iter().enumerate().any(|(at, token)| {
        let half = tokens.get(at + 1).is_some_and(|next| {
            next.word == w!("half") || next.word == w!("period") || next.class == crate::document::Class::Hyphen
        });
        token.word == w!("another") || token.word == w!("again") || counted(token) && !half
    })
}
