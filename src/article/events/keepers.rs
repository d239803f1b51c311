//! Who keeps goal: saves go to goalkeepers, what outfield players stop is no save, and no goalkeeper shoots.

use super::actors::Scene;
use super::lists;
use super::tellings::{Telling, is_goal, sweep};
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
pub fn settle(scene: &Scene, teams: &Teams, tellings: &mut Vec<Telling>) {
    let keepers = known(scene, teams, tellings);
    // The last save: its goalkeeper, who shot, and where.
    let mut last = (None, None, 0);
    // "called into action to tip the shot over": one save, told twice.
    for at in 1..tellings.len() {
        if let Some([one, two]) = tellings.get_mut(at - 1..=at)
            && one.kind == EventKind::Save
            && two.kind == EventKind::Save
            && one.weak
            && one.player == two.player
            && one.sentence == two.sentence
        {
            one.gone = true;
        }
    }
    // "Marsh steps up. SAVED! Novak pushes it away."
    for at in 1..tellings.len() {
        if let Some([kick, saved, rest @ ..]) = tellings.get_mut(at - 1..)
            && kick.kind == EventKind::PenaltySaved
            && kick.weak
            && saved.kind == EventKind::Save
            && saved.player.is_none()
            && saved.sentence <= kick.sentence + 1
        {
            (kick.weak, saved.gone) = (false, true);
            let keeper =
                rest.first_mut().filter(|next| next.kind == EventKind::Save && next.sentence == saved.sentence + 1);
            if let Some(keeper) = keeper.filter(|keeper| keeper.player != kick.player) {
                (kick.other, keeper.gone) = (keeper.player, true);
            }
        }
    }
    for telling in tellings.iter_mut() {
        match telling.kind {
            EventKind::Save => save(scene, teams, &keepers, telling),
            EventKind::Miss | EventKind::Woodwork | EventKind::Chance
                if telling.player.is_some_and(|player| keepers.points(player) >= SURE) =>
            {
                // A shot of whoever is called "he" behind a save is not the goalkeeper's.
                let (keeper, shooter, at) = last;
                telling.gone = keeper != telling.player || telling.sentence > at + SHOOTER_BACK || shooter.is_none();
                telling.player = shooter;
            }
            _ => {}
        }
        if telling.kind == EventKind::Save && telling.player.is_some() && !telling.gone {
            last = (telling.player, telling.other, telling.sentence);
        }
    }
    sweep(tellings);
}

fn save(scene: &Scene, teams: &Teams, keepers: &Keepers, telling: &mut Telling) {
    let of = |person: Option<u32>| person.and_then(|person| teams.of_person(person));
    let Some(player) = telling.player else {
        telling.player = of(telling.other).and_then(|team| keepers.of(teams.opponent(team)?));
        telling.team = of(telling.player);
        telling.gone = telling.player.is_none();
        return;
    };
    if keepers.points(player) >= SURE {
        telling.weak = false;
    } else if telling.weak {
        telling.gone = true;
    } else if telling.other.is_none()
        && !scene.document.has(telling.start, telling.end, &lexicon::SAVE_WORD)
        && !is_touch(scene, telling)
    {
        // "stopped by the referee", "beaten by Marsh": without a shot only plain words tell a save.
        telling.gone = true;
    } else if telling.other.is_none() && is_touch(scene, telling) {
        // "turned the ball wide": a goalkeeper saves by it, anybody else misses.
        telling.kind = EventKind::Miss;
    } else if scene.document.has(telling.start, telling.end, &lexicon::BLOCK_WORD)
        && (keepers.points(player) < 0
            || telling.team.and_then(|team| keepers.of(team)).is_some_and(|keeper| keeper != player))
    {
        // A defender stops it: the shooter's chance.
        telling.kind = EventKind::Miss;
        telling.gone = telling.other.is_none();
        telling.player = telling.other.take();
        telling.team = of(telling.player);
    }
}

impl Keepers {
    fn points(&self, person: u32) -> i32 {
        self.points.get(person as usize).copied().unwrap_or(0)
    }

    fn of(&self, team: TeamId) -> Option<u32> {
        self.of_team.get(team.0 as usize).copied().flatten()
    }
}

fn known(scene: &Scene, teams: &Teams, tellings: &[Telling]) -> Keepers {
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
            _ => {}
        }
    }
    // A line-up begins with the goalkeeper.
    let mut squad = None;
    for listed in scene.spans.lists.players.iter().filter(|listed| listed.squad.is_some()) {
        let points = if squad != listed.squad { PLAIN } else { -1 };
        squad = listed.squad;
        if let Some(person) = lists::person(scene, listed.tokens.start) {
            add(person, points);
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
    let mut of_team = vec![None; teams.list.len()];
    let mut most = vec![0; teams.list.len()];
    for (number, &sum) in points.iter().enumerate() {
        let Some(team) = teams.of_person(number as u32) else { continue };
        if let (Some(keeper), Some(most)) = (of_team.get_mut(team.0 as usize), most.get_mut(team.0 as usize))
            && sum >= *most
        {
            // Two who saved as often: nobody knows.
            *keeper = (sum > *most).then_some(number as u32);
            *most = sum;
        }
    }
    Keepers { points, of_team }
}

/// Whether a telling's verb tells a goalkeeper's touch as well as a shooter's.
fn is_touch(scene: &Scene, telling: &Telling) -> bool {
    scene.document.is_a(telling.start, &lexicon::TOUCH)
}
