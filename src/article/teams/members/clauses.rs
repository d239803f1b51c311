//! Who does something for a team or against it: "Brandt put Northgate ahead", "Northgate led through Brandt",
//! "Brandt struck as Northgate won", "Brandt denied Northgate".

use super::super::super::people::People;
use super::super::{Reference, TeamId, Teams};
use crate::document::{Case, Class, Document, Sentence, Token};
use crate::lexicon;
use crate::spans::Spans;
use crate::w;
use std::ops::Range;

/// Points for what a man does for his team, for what he does beside it, and for standing behind it.
const FOR: i32 = 8;
const WITH: i32 = 4;
const BEHIND: i32 = 1;
/// How far from a team the man stands who does something for it, in tokens.
const REACH: u32 = 16;

/// Adds what the clauses around each side of the match tell.
pub fn vote(document: &Document, spans: &Spans, people: &People, teams: &Teams, votes: &mut Vec<(u32, TeamId, i32)>) {
    for reference in teams.references.iter().filter(|reference| teams.plays(reference.team)) {
        let start = document.token(reference.tokens.start).map_or(0, |token| token.span.start);
        let Some(sentence) = document.sentence(document.sentence_at(start)) else { continue };
        let clause = Clause { document, spans, people, teams, sentence, reference };
        if let Some((person, points)) = clause.doer() {
            votes.push((person, reference.team, points));
        }
        clause.followers(votes);
    }
}

/// A team in its sentence.
struct Clause<'a> {
    document: &'a Document<'a>,
    spans: &'a Spans,
    people: &'a People,
    teams: &'a Teams,
    sentence: &'a Sentence,
    reference: &'a Reference,
}

impl Clause<'_> {
    /// The man before the team and what the words between tell of him.
    fn doer(&self) -> Option<(u32, i32)> {
        let start = self.reference.tokens.start;
        let one = self.word(start.checked_sub(1)?)?;
        let article = [w!("the"), w!("a"), w!("an")].contains(&one.word);
        let at = if article { start.checked_sub(2)? } else { start - 1 };
        let link = self.word(at)?;
        let (person, name) = self.person_before(at)?;
        let between = self.document.tokens_of(&(name.end..at));
        let first_named = self.teams.within(&(name.end..start)).is_empty();
        if !first_named || between.iter().any(|token| token.class == Class::Stop || token.word == w!("it")) {
            return None;
        }
        let opposed = link.word.is(&lexicon::OPPOSING) || link.word.is(&lexicon::OPPONENT_AFTER);
        let possessive = self.word(self.reference.tokens.end).is_some_and(is_genitive);
        let goal = possessive
            && (1..4)
                .filter_map(|ahead| self.word(self.reference.tokens.end + ahead))
                .any(|token| token.word.is(&lexicon::TEAM_GOAL));
        // "Marsh's men lost as Northgate pressed": his men are the other side.
        let managed = between.first().is_some_and(is_genitive)
            && between.iter().skip(1).take(2).any(|token| token.word.is(&lexicon::SIDE));
        let passive = self.word(name.end).is_some_and(|token| token.word == w!("was") || token.word == w!("were"));
        match () {
            _ if goal && between.len() < 8 && !passive => Some((person, FOR)),
            _ if between.is_empty() && link.word == w!("and") => Some((person, FOR)),
            _ if managed => Some((person, -WITH)),
            _ if self.own_end() => {
                (!between.iter().any(|token| token.class == Class::Comma)).then_some((person, -WITH))
            }
            _ if link.word.is(&lexicon::GIVING) => Some((person, FOR)),
            _ if link.word == w!("for")
                && between.iter().any(|token| token.word.is(&lexicon::SCORING) || token.word.is(&lexicon::HIT)) =>
            {
                Some((person, FOR))
            }
            _ if link.word == w!("as") || link.word == w!("that") => Some((person, WITH)),
            _ if opposed => Some((person, -WITH)),
            _ => None,
        }
    }

    /// Those named behind the team, up to the next team.
    fn followers(&self, votes: &mut Vec<(u32, TeamId, i32)>) {
        let (from, team) = (self.reference.tokens.end, self.reference.team);
        let next = self.teams.within(&(from..self.sentence.tokens.end)).first();
        let until = next.map_or(self.sentence.tokens.end, |next| next.tokens.start).min(from + REACH);
        let object = self
            .reference
            .tokens
            .start
            .checked_sub(1)
            .and_then(|at| self.word(at))
            .is_some_and(|token| token.word.is(&lexicon::OPPONENT_AFTER) || token.word.is(&lexicon::OPPOSING));
        let own_end = self.own_end();
        let first = self.spans.names.partition_point(|name| name.tokens.start < from);
        for (number, name) in self.spans.names.iter().enumerate().skip(first) {
            if name.tokens.start >= until {
                break;
            }
            let Some(person) = self.people.of_name(number as u32) else { continue };
            let between = self.document.tokens_of(&(from..name.tokens.start));
            let against = against(between);
            let linked = between.last().is_some_and(|token| token.word.is(&lexicon::TEAM_THROUGH));
            // "Northgate led – Brandt turning in a corner": what follows the dash tells how.
            let elaborated = between.last().is_some_and(|token| token.class == Class::Dash)
                && self.word(name.tokens.end).is_some_and(|token| {
                    token.case == Case::Lower && token.span.of(self.document.text).ends_with("ing")
                });
            let clause_over = between.iter().any(|token| matches!(token.class, Class::Semicolon | Class::Dash));
            let turned = between.iter().any(|token| [w!("but"), w!("although"), w!("until")].contains(&token.word));
            let conceding = between.iter().any(|token| token.word.is(&lexicon::CONCEDING));
            let harmed = self.harmed(&(from..name.tokens.start), name.tokens.end);
            let points = match () {
                _ if elaborated && !object && !own_end => FOR,
                _ if clause_over => break,
                _ if harmed && (conceding || turned) => WITH,
                _ if own_end || conceding => -WITH,
                _ if object || against || turned => -BEHIND,
                _ if linked => FOR,
                _ => BEHIND * 2,
            };
            votes.push((person, team, points));
            if linked || against || elaborated {
                break;
            }
        }
    }

    /// Whether the words between a team and a man, or those behind him, tell what hurts his own side: an injury, a card,
    /// a goal ruled out.
    fn harmed(&self, between: &Range<u32>, end: u32) -> bool {
        let behind = end..(end + 8).min(self.sentence.tokens.end);
        let harm =
            |range: &Range<u32>| self.document.tokens_of(range).iter().any(|token| token.word.is(&lexicon::HARM));
        harm(between) || harm(&behind)
    }

    /// Whether the team is named for its end of the field, where the others attack: "the Northgate defence".
    fn own_end(&self) -> bool {
        let mut end = self.reference.tokens.end;
        end += self.word(end).is_some_and(is_genitive) as u32;
        self.word(end).is_some_and(|token| token.word.is(&lexicon::OWN_END))
    }

    /// The nearest man named before token `at` in the sentence, who is no object of the words before him.
    fn person_before(&self, at: u32) -> Option<(u32, Range<u32>)> {
        let end = self.spans.names.partition_point(|name| name.tokens.start < at);
        let from = at.saturating_sub(REACH * 2).max(self.sentence.tokens.start);
        for number in (0..end).rev() {
            let name = self.spans.names.get(number).filter(|name| name.tokens.start >= from)?;
            let Some(person) = self.people.of_name(number as u32) else { continue };
            let before = name.tokens.start.checked_sub(1).and_then(|at| self.word(at));
            let object = before.is_some_and(|token| {
                token.word.is(&lexicon::OPPOSING) || [w!("from"), w!("by"), w!("of"), w!("on")].contains(&token.word)
            });
            if !object {
                return Some((person, name.tokens.clone()));
            }
        }
        None
    }

    fn word(&self, at: u32) -> Option<&Token> {
        self.document.token(at)
    }
}

/// Whether `tokens` oppose what follows; "hopes were thwarted when Marsh …" does not tell by whom.
fn against(tokens: &[Token]) -> bool {
    let apart = [w!("when"), w!("after"), w!("as")];
    let ends = |at: usize| tokens.get(at + 1).is_some_and(|next| apart.contains(&next.word));
    // "Northgate took off Brandt": he is theirs.
    let changed = |at: usize, token: &Token| {
        token.word == w!("off")
            && (at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.word == w!("took"))
                || tokens.get(at + 1).is_some_and(|t| t.word == w!("the")))
    };
    tokens.iter().enumerate().any(|(at, token)| token.word.is(&lexicon::OPPOSING) && !ends(at) && !changed(at, token))
}

fn is_genitive(token: &Token) -> bool {
    matches!(token.class, Class::Possessive | Class::Mark) && token.glued
}
