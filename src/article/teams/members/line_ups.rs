//! Line-ups: whose they are, by their labels, by what else the text tells of their players, or in the order home, away.

use super::super::super::people::People;
use super::super::{TeamId, Teams};
use super::Votes;
use crate::document::Document;
use crate::spans::Spans;
use std::ops::Range;

/// Points for a place in a line-up.
const LISTED: i32 = 60;

/// Adds the players of every line-up and of lists that name the team, and gives the team of each line-up.
pub fn vote(document: &Document, spans: &Spans, people: &People, teams: &Teams, votes: &mut Votes) {
    let lists = &spans.lists;
    let person = |start: u32| people.of_name(spans.name_number(start)?);
    let team_in = |label: &Range<u32>| teams.of_label(document, label);
    for entry in lists.entries.iter().filter(|entry| !entry.helped) {
        if let (Some(person), Some(team)) = (entry.player.and_then(person), entry.team.as_ref().and_then(team_in)) {
            votes.add(person, team, LISTED);
        }
    }
    // Person, place in the text, squad.
    let mut players: Vec<(u32, u32, u32)> = Vec::new();
    for player in &lists.players {
        if let (Some(squad), Some(person)) = (player.squad, person(player.tokens.start)) {
            players.push((person, player.tokens.start, squad as u32));
        }
    }
    // Somebody named in two squads belongs to the first.
    players.sort_unstable();
    players.dedup_by_key(|player| player.0);
    let mut squads: Vec<Option<TeamId>> = lists.squads.iter().map(|label| label.as_ref().and_then(team_in)).collect();
    if let (&mut [None, None], Some(sides)) = (squads.as_mut_slice(), teams.sides) {
        let [home, away] = sides.teams;
        let mut straight = sides.home_known as i32;
        for &(person, team, points) in &votes.teams {
            let squad = players.binary_search_by_key(&person, |player| player.0).ok();
            let side = (team == home) as i32 - (team == away) as i32;
            match squad.and_then(|at| players.get(at)) {
                Some((.., 0)) => straight += side * points,
                Some((.., 1)) => straight -= side * points,
                _ => {}
            }
        }
        squads = match straight {
            0 => squads,
            1.. => vec![Some(home), Some(away)],
            _ => vec![Some(away), Some(home)],
        };
    }
    for &(person, _, squad) in &players {
        if let Some(team) = squads.get(squad as usize).copied().flatten() {
            votes.add(person, team, LISTED);
        }
    }
    votes.squads = squads;
}
