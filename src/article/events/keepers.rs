//! Who keeps goal: saves go to goalkeepers, what outfield players stop is no save, and no goalkeeper shoots.

use super::actors::Scene;
use super::tellings::{Telling, is_goal};
use crate::article::EventKind;
use crate::article::teams::{TeamId, Teams};
use crate::lexicon;
use crate::w;

/// How many sentences back "the keeper" may have been named, and the shooter of a save.
const SHOOTER_BACK: u32 = 1;

/// What is known of who keeps goal.
struct Keepers {
    /// One entry a person: above [`SURE`] certainly a goalkeeper, below 0 certainly none.
    points: Vec<i32>,
    /// One entry a team.
    of_team: Vec<Option<u32>>,
}

/// Points that make a goalkeeper: a line-up that begins with the name, the role, or two saves.
const SURE: i32 = 2;
/// Points for a role or a place, and against whoever scores or plays elsewhere.
const PLAIN: i32 = 6;

/// Puts saves and shots right. `tellings` are in text order.
pub fn settle(scene: Scene, teams: &Teams, tellings: Vec<Telling>) -> Vec<Telling> {
    let keepers = known(scene, teams, &tellings);
    let mut settled: Vec<Telling> = Vec::with_capacity(tellings.len());
    // The last save: its goalkeeper, who shot, and where.
    let mut last: Option<(u32, Option<u32>, u32)> = None;
    for telling in tellings {
        let sentence = telling.sentence;
        let found = match telling.kind {
            EventKind::Save => save(scene, teams, &keepers, telling),
            EventKind::Miss | EventKind::Woodwork | EventKind::Chance => shot(&keepers, telling, last),
            _ => Some(telling),
        };
        let Some(found) = found else { continue };
        if let Some(player) = found.player.filter(|_| found.kind == EventKind::Save) {
            last = Some((player, found.other, sentence));
        }
        settled.push(found);
    }
    settled
}

fn save(scene: Scene, teams: &Teams, keepers: &Keepers, mut telling: Telling) -> Option<Telling> {
    let Some(player) = telling.player else {
        let against = telling.other.and_then(|shooter| teams.opponent(teams.of_person(shooter)?));
        let player = against.and_then(|team| keepers.of(team))?;
        return Some(Telling { player: Some(player), team: teams.of_person(player), ..telling });
    };
    telling.team = teams.of_person(player).or(telling.team);
    if keepers.sure(player) {
        return Some(Telling { weak: false, ..telling });
    }
    if telling.weak {
        return None;
    }
    // "turned the ball wide": a goalkeeper saves by it, anybody else misses.
    if telling.other.is_none() && is_touch(scene, &telling) {
        return Some(Telling { kind: EventKind::Miss, ..telling });
    }
    let other_keeper = telling.team.and_then(|team| keepers.of(team)).is_some_and(|keeper| keeper != player);
    if !is_block(scene, &telling) || !other_keeper && !keepers.outfield(player) {
        return Some(telling);
    }
    // A defender stops it: the shooter's chance.
    let shooter = telling.other?;
    Some(Telling {
        kind: EventKind::Miss,
        player: Some(shooter),
        other: None,
        team: teams.of_person(shooter),
        ..telling
    })
}

/// A shot of whoever is called "he" behind a save is not the goalkeeper's.
fn shot(keepers: &Keepers, telling: Telling, last: Option<(u32, Option<u32>, u32)>) -> Option<Telling> {
    let Some(player) = telling.player.filter(|&player| keepers.sure(player)) else { return Some(telling) };
    let (_, shooter, _) = last.filter(|&(keeper, _, at)| keeper == player && telling.sentence <= at + SHOOTER_BACK)?;
    shooter.map(|shooter| Telling { player: Some(shooter), team: telling.team, ..telling })
}

impl Keepers {
    fn sure(&self, person: u32) -> bool {
        self.points.get(person as usize).is_some_and(|&points| points >= SURE)
    }

    fn outfield(&self, person: u32) -> bool {
        self.points.get(person as usize).is_some_and(|&points| points < 0)
    }

    fn of(&self, team: TeamId) -> Option<u32> {
        self.of_team.get(team.0 as usize).copied().flatten()
    }
}

fn known(scene: Scene, teams: &Teams, tellings: &[Telling]) -> Keepers {
    let mut points = vec![0; scene.people.len() as usize];
    let mut add = |person: u32, more: i32| {
        if let Some(sum) = points.get_mut(person as usize) {
            *sum += more;
        }
    };
    for telling in tellings {
        let Some(player) = telling.player else { continue };
        match telling.kind {
            EventKind::Save if !(telling.weak || telling.other.is_none() && is_touch(scene, telling)) => add(player, 1),
            kind if is_goal(kind) && !telling.weak && kind != EventKind::OwnGoal => add(player, -PLAIN),
            EventKind::Woodwork => add(player, -1),
            _ => {}
        }
    }
    // A line-up begins with the goalkeeper.
    let mut squad = None;
    for listed in scene.spans.lists.players.iter().filter(|listed| listed.squad.is_some()) {
        let first = squad != listed.squad;
        squad = listed.squad;
        let name = scene.spans.names.binary_search_by_key(&listed.tokens.start, |name| name.tokens.start);
        if let Some(person) = name.ok().and_then(|name| scene.people.of_name(name as u32)) {
            add(person, if first { PLAIN } else { -1 });
        }
    }
    for number in 0..scene.people.len() {
        let Some(person) = scene.people.get(number) else { continue };
        if person.is(w!("goalkeeper")) || person.is(w!("keeper")) {
            add(number, PLAIN);
        } else if [w!("defender"), w!("midfielder"), w!("striker"), w!("winger")].iter().any(|&role| person.is(role)) {
            add(number, -PLAIN);
        }
    }
    let mut best: Vec<(i32, Option<u32>)> = vec![(0, None); teams.list.len()];
    for (number, &sum) in points.iter().enumerate() {
        let team = teams.of_person(number as u32).and_then(|team| best.get_mut(team.0 as usize));
        if let Some((most, keeper)) = team {
            match sum.cmp(most) {
                std::cmp::Ordering::Greater => (*most, *keeper) = (sum, Some(number as u32)),
                // Two who saved as often: nobody knows.
                std::cmp::Ordering::Equal => *keeper = None,
                std::cmp::Ordering::Less => {}
            }
        }
    }
    Keepers { points, of_team: best.into_iter().map(|(_, keeper)| keeper).collect() }
}

/// Whether a telling's words may as well be a defender's.
fn is_block(scene: Scene, telling: &Telling) -> bool {
    scene.document.tokens_of(&telling.tokens).iter().any(|token| token.word.is(&lexicon::BLOCK_WORD))
}

/// Whether a telling's verb tells a goalkeeper's touch as well as a shooter's.
fn is_touch(scene: Scene, telling: &Telling) -> bool {
    scene.document.token(telling.tokens.start).is_some_and(|verb| verb.word.is(&lexicon::TOUCH))
}
