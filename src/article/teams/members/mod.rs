//! Who plays for whom: by what stands beside a name, by the line-ups, and by who helps and who beats whom.

mod beside;
mod clauses;
mod line_ups;
mod links;

use super::super::people::People;
use super::{TeamId, Teams};
use crate::document::Document;
use crate::spans::Spans;

pub use links::find as links;

/// How often what is known of one man is handed on to those he plays with or against.
const ROUNDS: usize = 4;
/// What the score itself tells.
const SURE: i32 = 40;
/// What a link counts for.
const LINK: i32 = 2;

/// Two people and whether they play together.
pub type Link = (u32, u32, bool);

/// Points for people and teams; negative ones speak against the team and so for the other side.
#[derive(Debug, Default)]
pub struct Votes {
    /// Person, team, points.
    pub teams: Vec<(u32, TeamId, i32)>,
    /// Who plays with whom and against whom.
    pub links: Vec<Link>,
    /// The team of each squad of the line-ups.
    pub squads: Vec<Option<TeamId>>,
}

impl Votes {
    /// Adds points for a person and a team.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn add(&mut self, person: u32, team: TeamId, points: i32) {
        self.teams.push((person, team, points));
    }

    /// Adds what the events tell: teams that are sure, and pairs who play together or not. A link of events counts twice.
    pub fn learn(&mut self, sure: &[(u32, TeamId)], links: &[Link]) {
        self.teams.extend(sure.iter().map(|&(person, team)| (person, team, SURE)));
        self.links.extend(links.iter().chain(links));
    }
}

/// Everything that the words tell of people and teams; `links` of people with people.
pub fn gather(document: &Document, spans: &Spans, people: &People, teams: &Teams, links: Vec<Link>) -> Votes {
    let mut votes = Votes { links, ..Votes::default() };
    beside::vote(document, spans, people, teams, &mut votes);
    clauses::vote(document, spans, people, teams, &mut votes);
    line_ups::vote(document, spans, people, teams, &mut votes);
    votes
}

/// Settles the team of each person, none where the words are at odds or tell nothing, and how each leans between the two
/// sides.
pub fn find(teams: &mut Teams, people: &People) {
    let mut others: Vec<(u32, u32, u32)> = Vec::new();
    let mut own = vec![0; people.len() as usize];
    let pair = teams.sides.map(|sides| sides.teams);
    for &(person, team, points) in &teams.votes.teams {
        let Some(sum) = own.get_mut(person as usize) else { continue };
        match pair {
            Some([first, _]) if first == team => *sum += points,
            Some([_, second]) if second == team => *sum -= points,
            // Whoever plays for Northgate plays here for his country.
            Some([first, _]) if teams.is_nation(first) != teams.is_nation(team) => {}
            _ => others.push((person, team.0 as u32, points as u32)),
        }
    }
    let sums = handed_on(&own, &teams.votes.links);
    let side = |sum: i32| pair.filter(|_| sum != 0).map(|[first, second]| if sum > 0 { first } else { second });
    let mut members: Vec<Option<TeamId>> = sums.iter().map(|&sum| side(sum)).collect();
    others.sort_unstable();
    for group in others.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let points: i32 = group.iter().map(|vote| vote.2 as i32).sum();
        if let Some(&(person, team, _)) = group.first()
            && let (Some(member), Some(sum)) = (members.get_mut(person as usize), sums.get(person as usize))
            && points > sum.abs()
        {
            *member = Some(TeamId(team as u8));
        }
    }
    (teams.members, teams.leanings) = (members, sums);
}

/// Sums with what is known of those a person plays with or against.
fn handed_on(own: &[i32], links: &[Link]) -> Vec<i32> {
    let mut sums = own.to_vec();
    for _ in 0..ROUNDS {
        let mut next = own.to_vec();
        for &(a, b, together) in links {
            for (to, from) in [(a, b), (b, a)] {
                let known = sums.get(from as usize).copied().unwrap_or(0);
                // Who is sure himself tells more of others.
                let weight = if known.abs() > 6 { LINK * 2 } else { LINK };
                let points = known.signum() * weight;
                if let Some(sum) = next.get_mut(to as usize) {
                    *sum += if together { points } else { -points };
                }
            }
        }
        sums = next;
    }
    sums
}
