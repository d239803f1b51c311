//! Who does something for a team or against it: "Brandt put Northgate ahead", "Northgate led through Brandt",
//! "Brandt struck as Northgate won", "Brandt denied Northgate".

use super::super::super::people::People;
use super::super::{Reference, Teams};
use super::Votes;
use crate::document::{Case, Class, Document, Token};
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
pub fn vote(document: &Document, spans: &Spans, people: &People, teams: &Teams, votes: &mut Votes) {
    for reference in teams.references.iter().filter(|reference| teams.plays(reference.team)) {
        let start = document.token(reference.tokens.start).map_or(0, |token| token.span().start);
        let Some(sentence) = document.sentence(document.sentence_at(start)) else { continue };
        let clause = Clause { document, spans, people, teams, sentence: &sentence.tokens, reference };
        clause.doer(votes);
        clause.followers(votes);
    }
}

/// A team in its sentence.
struct Clause<'a> {
    document: &'a Document<'a>,
    spans: &'a Spans,
    people: &'a People,
    teams: &'a Teams,
    sentence: &'a Range<u32>,
    reference: &'a Reference,
}

impl Clause<'_> {
    /// Adds what the words between the team and the man before it tell of him.
    fn doer(&self, votes: &mut Votes) {
        let (words, start) = (self.document, self.reference.tokens.start);
        let at = start.wrapping_sub(1 + words.is_a(start.wrapping_sub(1), &lexicon::ARTICLE) as u32);
        let Some(link) = words.token(at) else { return };
        let Some((person, name)) = self.person_before(at) else { return };
        let between = name.end..at;
        let told = |class| words.has(between.start, between.end, class);
        let sign = |class| between.clone().any(|at| words.is(at, class));
        if !self.teams.within(&(name.end..start)).is_empty() || sign(Class::Stop) || told(&lexicon::IT) {
            return;
        }
        let end = self.reference.tokens.end;
        let goal = self.is_genitive(end) && words.has(end + 1, end + 4, &lexicon::TEAM_GOAL);
        // "Marsh's men lost as Northgate pressed": his men are the other side.
        let managed = !between.is_empty()
            && self.is_genitive(name.end)
            && words.has(name.end + 1, at.min(name.end + 3), &lexicon::SIDE);
        let passive = words.says(name.end, w!("was")) || words.says(name.end, w!("were"));
        let link = link.word;
        let points = if goal && between.len() < 8 && !passive || between.is_empty() && link == w!("and") {
            FOR
        } else if managed {
            -WITH
        } else if self.own_end() {
            if sign(Class::Comma) { 0 } else { -WITH }
        } else if link.is(&lexicon::GIVING)
            || words.says(end, w!("level"))
            || link == w!("for") && (told(&lexicon::SCORING) || told(&lexicon::HIT))
        {
            FOR
        } else if link == w!("as") || link == w!("that") {
            WITH
        } else if link.is(&lexicon::OPPOSING) || link.is(&lexicon::OPPONENT_AFTER) {
            -WITH
        } else {
            0
        };
        if points != 0 {
            votes.add(person, self.reference.team, points);
        }
    }

    /// Adds those named behind the team, up to the next team.
    fn followers(&self, votes: &mut Votes) {
        let (words, from, team) = (self.document, self.reference.tokens.end, self.reference.team);
        let next = self.teams.within(&(from..self.sentence.end)).first();
        let until = next.map_or(self.sentence.end, |next| next.tokens.start).min(from + REACH);
        let before = self.reference.tokens.start.wrapping_sub(1);
        // "their clash with Northgate, a single Brandt goal enough"
        let clash = words.says(before, w!("with"))
            && (words.is_a(before.wrapping_sub(1), &lexicon::FIXTURE)
                || words.is_a(before.wrapping_sub(1), &lexicon::MEET_WORD));
        let object = words.is_a(before, &lexicon::OPPONENT_AFTER) || words.is_a(before, &lexicon::OPPOSING) || clash;
        let own_end = self.own_end();
        // "Northgate 2-0 Southby: Marsh's brace settles it"
        if words.is(from, Class::Colon) && words.is(before, Class::Number) {
            return;
        }
        let first = self.spans.name_from(from);
        for (number, name) in self.spans.names.iter().enumerate().skip(first) {
            let (start, end) = (name.tokens.start, name.tokens.end);
            if start >= until {
                break;
            }
            let Some(person) = self.people.of_name(number as u32) else { continue };
            let told = |class| words.has(from, start, class);
            let against = against(words.tokens_of(&(from..start)));
            let last = start - 1;
            let linked = last >= from && words.is_a(last, &lexicon::TEAM_THROUGH);
            // "Northgate led – Brandt turning in a corner": what follows the dash tells how.
            let elaborated = last >= from
                && words.is(last, Class::Dash)
                && words
                    .token(end)
                    .is_some_and(|token| token.case == Case::Lower && token.span().of(words.text).ends_with("ing"));
            let turned = told(&lexicon::TURNED);
            let conceding = told(&lexicon::CONCEDING);
            // What hurts his own side, before him or behind him: an injury, a card, a goal ruled out.
            let harmed = told(&lexicon::HARM) || words.has(end, self.sentence.end.min(end + 8), &lexicon::HARM);
            // "but Marsh was denied by the post"
            let denied = words.is_a(end, &lexicon::BEING) && words.is_a(end + 1, &lexicon::OPPOSING);
            let points = if elaborated && !object && !own_end {
                FOR
            } else if (from..start).any(|at| words.is(at, Class::Semicolon) || words.is(at, Class::Dash)) {
                break;
            } else if harmed && (conceding || turned) || turned && denied {
                WITH
            } else if own_end || conceding {
                -WITH
            } else if object || against || turned {
                -BEHIND
            } else if linked && words.has(end, end + 4, &lexicon::FAULT) {
                // "Northgate led as Marsh's loose pass went to Brandt"
                -WITH
            } else if linked {
                FOR
            } else {
                BEHIND * 2
            };
            votes.add(person, team, points);
            if linked || against || elaborated {
                break;
            }
        }
    }

    /// Whether token `at` is the mark of a genitive.
    fn is_genitive(&self, at: u32) -> bool {
        self.document
            .token(at)
            .is_some_and(|token| matches!(token.class, Class::Possessive | Class::Mark) && token.glued)
    }

    /// Whether the team is named for its end of the field, where the others attack: "the Northgate defence".
    fn own_end(&self) -> bool {
        let end = self.reference.tokens.end;
        self.document.is_a(end + self.is_genitive(end) as u32, &lexicon::OWN_END)
    }

    /// The nearest man named before token `at` in the sentence, who is no object of the words before him.
    fn person_before(&self, at: u32) -> Option<(u32, Range<u32>)> {
        let end = self.spans.name_from(at);
        let from = at.saturating_sub(REACH * 2).max(self.sentence.start);
        for number in (0..end).rev() {
            let name = self.spans.names.get(number).filter(|name| name.tokens.start >= from)?;
            let Some(person) = self.people.of_name(number as u32) else { continue };
            let before = name.tokens.start.wrapping_sub(1);
            if !self.document.is_a(before, &lexicon::OPPOSING) && !self.document.is_a(before, &lexicon::OBJECT_LEAD) {
                return Some((person, name.tokens.clone()));
            }
        }
        None
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
