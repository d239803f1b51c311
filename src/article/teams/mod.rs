//! Who plays: the article's teams, which words stand for which, and who plays for whom.

mod cluster;
mod members;
mod pair;
mod references;
mod sides;

pub use sides::{ground, is_place};

use super::people::People;
use crate::document::{Class, Document};
use crate::spans::Spans;
use crate::spans::teams::number_ends;
use crate::text::letter;
use std::mem;
use std::ops::Range;

/// Index of a team in [`Teams::list`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TeamId(pub u8);

/// A team of the article.
#[derive(Clone, Debug)]
pub struct Team {
    /// The fullest name in the article.
    pub name: String,
    /// How often it is named.
    pub count: u32,
    /// Whether it is a national team: often only somebody's country.
    pub nation: bool,
    /// Its number in the lexicon.
    known: Option<u16>,
}

/// Words that stand for a team: its name, a nickname, "the visitors", "Brandt's men".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The words, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// The team.
    pub team: TeamId,
}

/// The two teams of the match that the article is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sides {
    /// Home first, where that is known.
    pub teams: [TeamId; 2],
    /// Whether it is known who is at home.
    pub home_known: bool,
}

/// The article's teams.
#[derive(Debug, Default)]
pub struct Teams {
    /// Every team, in order of first mention.
    pub list: Vec<Team>,
    /// The match that the article is about.
    pub sides: Option<Sides>,
    /// What stands for a team, in text order.
    pub references: Vec<Reference>,
    /// One entry a person of [`People`].
    members: Vec<Option<TeamId>>,
    /// What the words tell of players and teams.
    votes: members::Votes,
    /// One entry a person: positive for the first side of the match, negative for the second, the surer the larger.
    leanings: Vec<i32>,
}

/// The teams of `document`.
pub fn resolve(document: &Document, spans: &Spans, people: &People) -> Teams {
    let (list, named) = cluster::teams(document, spans);
    let mut teams = Teams { list, references: named, ..Teams::default() };
    teams.references = references::short_forms(document, spans, &teams);
    teams.sides = pair::main_match(document, spans, &teams);
    let links = members::links(document, spans, people);
    teams.votes = members::gather(document, spans, people, &teams, links);
    members::find(&mut teams, people);
    if teams.sides.is_some() {
        sides::find(document, spans, people, &mut teams);
        references::add_sides(document, &mut teams);
        // Again, now that it is known who is at home.
        let links = mem::take(&mut teams.votes.links);
        teams.votes = members::gather(document, spans, people, &teams, links);
        members::find(&mut teams, people);
    }
    teams
}

impl Teams {
    /// The fullest name of `team` in the article.
    pub fn name(&self, team: TeamId) -> &str {
        self.list.get(team.0 as usize).map_or("", |team| &team.name)
    }

    /// The same as a text of its own, where `team` is one of the article's.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn named(&self, team: TeamId) -> Option<String> {
        self.list.get(team.0 as usize).map(|team| team.name.clone())
    }

    /// The team that the words at token `at` stand for.
    pub fn at(&self, at: u32) -> Option<TeamId> {
        self.reference_at(at).map(|reference| reference.team)
    }

    /// The words around token `at` that stand for a team.
    pub fn reference_at(&self, at: u32) -> Option<&Reference> {
        let next = self.references.partition_point(|reference| reference.tokens.end <= at);
        self.references.get(next).filter(|reference| reference.tokens.start <= at)
    }

    /// What stands for a team inside `tokens`, in text order.
    pub fn within(&self, tokens: &Range<u32>) -> &[Reference] {
        let first = self.references.partition_point(|reference| reference.tokens.start < tokens.start);
        let last = self.references.partition_point(|reference| reference.tokens.start < tokens.end);
        self.references.get(first..last).unwrap_or(&[])
    }

    /// The teams and the goals of the result that `sentence` tells without a verb: "Northgate 2 Marsham 2".
    pub fn result_line(&self, document: &Document, sentence: &Range<u32>) -> Option<([TeamId; 2], [u8; 2])> {
        let [first, second, ..] = self.within(sentence) else { return None };
        let goals = |at: u32| document.token(at)?.number(document.text).filter(|&goals| goals < 32);
        let comma = document.is(first.tokens.end + 1, Class::Comma) as u32;
        let line = second.tokens.start == first.tokens.end + 1 + comma
            && number_ends(document, sentence, second.tokens.end)
            && first.team != second.team;
        let score = [goals(first.tokens.end)? as u8, goals(second.tokens.end)? as u8];
        line.then_some(([first.team, second.team], score))
    }

    /// The team of person number `person` of [`People`], where the article tells it.
    pub fn of_person(&self, person: u32) -> Option<TeamId> {
        self.members.get(person as usize).copied().flatten()
    }

    /// The team that a list's label names: one of the two sides by its first word, or else any team.
    pub fn of_label(&self, document: &Document, label: &Range<u32>) -> Option<TeamId> {
        let named = self.within(label).first().map(|reference| reference.team);
        let (Some(first), Some(sides)) = (document.token(label.start), self.sides) else { return named };
        let same = |team| {
            let name = self.name(team).split(letter::is_space).next().unwrap_or("");
            letter::key(name) == letter::key(first.span().of(document.text))
        };
        let [home, away] = sides.teams;
        // "Harwick": not where Harwick United meet Harwick Town.
        match (same(home), same(away)) {
            (true, false) => Some(home),
            (false, true) => Some(away),
            _ => named,
        }
    }

    /// The team of squad number `squad` of [`Spans::lists`].
    pub fn of_squad(&self, squad: u8) -> Option<TeamId> {
        self.votes.squads.get(squad as usize).copied().flatten()
    }

    /// How surely person number `person` plays for the first side of the match (positive) or for the second (negative).
    pub fn leaning(&self, person: u32) -> i32 {
        self.leanings.get(person as usize).copied().unwrap_or(0)
    }

    /// Learns who plays for whom, and who plays together or against each other, from the events.
    pub fn learn(&mut self, people: &People, sure: &[(u32, TeamId)], links: &[(u32, u32, bool)]) {
        self.votes.learn(sure, links);
        members::find(self, people);
    }

    /// The other side of the match that the article is about.
    pub fn opponent(&self, team: TeamId) -> Option<TeamId> {
        match self.sides?.teams {
            [a, b] if a == team => Some(b),
            [a, b] if b == team => Some(a),
            _ => None,
        }
    }

    /// Whether `team` plays in the match that the article is about.
    pub fn plays(&self, team: TeamId) -> bool {
        self.sides.is_some_and(|sides| sides.teams.contains(&team))
    }

    /// Whether `team` is a national team.
    pub fn is_nation(&self, team: TeamId) -> bool {
        self.list.get(team.0 as usize).is_some_and(|team| team.nation)
    }

    /// Whether `team` plays at home on a ground of the lexicon: `set` is what [`ground`] gives.
    pub fn at_home(&self, team: TeamId, set: u16) -> bool {
        let known = self.list.get(team.0 as usize).and_then(|team| team.known);
        known.is_some_and(|known| references::in_set(set, known))
    }
}
