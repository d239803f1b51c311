//! A team right beside a name: "Northgate striker Leo Brandt", "Brandt, the Northgate captain", "Brandt (Northgate)".

use super::super::super::people::People;
use super::super::{TeamId, Teams};
use super::Votes;
use crate::document::{Class, Document};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::names::Name;

/// Points for what names the team plainly.
const PLAIN: i32 = 12;
/// Longest way from a team to the name it describes, in tokens.
const REACH: u32 = 6;

/// Adds what stands beside every name.
pub fn vote(document: &Document, spans: &Spans, people: &People, teams: &Teams, votes: &mut Votes) {
    for (number, name) in spans.names.iter().enumerate() {
        let Some(person) = people.of_name(number as u32) else { continue };
        for team in [before(document, teams, name), after(document, teams, name)].into_iter().flatten() {
            votes.add(person, team, PLAIN);
        }
    }
}

/// "Northgate striker Leo Brandt", "Northgate's Leo Brandt", "Northgate's veteran striker Leo Brandt".
fn before(document: &Document, teams: &Teams, name: &Name) -> Option<TeamId> {
    let mut at = name.tokens.start;
    let (mut role, mut possessive) = (false, false);
    for _ in 0..REACH {
        at = at.checked_sub(1)?;
        let token = document.token(at)?;
        if let Some(reference) = teams.reference_at(at) {
            let old = document.token(reference.tokens.start.wrapping_sub(1));
            let gone =
                old.is_some_and(|token| token.word.is(&lexicon::FORMER) || token.class == Class::Hyphen && token.glued);
            return ((role || possessive) && !gone && counts(teams, reference.team)).then_some(reference.team);
        }
        match token.class {
            Class::Possessive => possessive = true,
            Class::Mark if token.glued => possessive = true,
            Class::Word if token.word.is(&lexicon::FORMER) || token.is_capital() || possessive => return None,
            Class::Word if token.word.is(&lexicon::TEAM_ROLE) => role = true,
            Class::Word if !token.word.is(&lexicon::STARTER) => {}
            Class::Hyphen | Class::Number | Class::Ordinal | Class::Mixed => {}
            _ => return None,
        }
    }
    None
}

/// "Brandt (Northgate)", "Marsh's Northgate", "Brandt of Northgate".
fn after(document: &Document, teams: &Teams, name: &Name) -> Option<TeamId> {
    let end = name.tokens.end;
    let next = document.token(end)?;
    let team_at = |at: u32| teams.reference_at(at).filter(|reference| counts(teams, reference.team));
    match next.class {
        Class::Open => {
            let reference = team_at(end + 1)?;
            let closed = document.token(reference.tokens.end)?;
            matches!(closed.class, Class::Close | Class::Comma).then_some(reference.team)
        }
        Class::Possessive | Class::Mark if next.glued => team_at(end + 1).map(|reference| reference.team),
        Class::Word if next.word == crate::w!("of") => team_at(end + 1).map(|reference| reference.team),
        _ => None,
    }
}

/// A country counts only where countries play.
fn counts(teams: &Teams, team: TeamId) -> bool {
    !teams.is_nation(team) || teams.plays(team)
}
