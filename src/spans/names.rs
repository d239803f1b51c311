//! Names of people, places and organisations, and roles, as the text gives them.

use super::teams::TeamMention;
use crate::document::{Case, Class, Document, Token};
use crate::lexicon;
use crate::text::Span;
use std::ops::Range;

/// A name in the text.
#[derive(Clone, Debug)]
pub struct Name {
    /// The words, title and genitive ending left out.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// What it names, as far as its own words tell.
    pub kind: NameKind,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A person, or nothing speaks against it.
    Person,
    /// A team.
    Team,
    /// A place, an organisation, a competition, a title of a work.
    Other,
}

/// Runs of capitalised words, in text order, disjoint; teams are taken over as they are.
pub fn find(document: &Document, teams: &[TeamMention]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut teams = teams.iter().peekable();
    let mut at = 0;
    while let Some(token) = document.tokens.get(at as usize) {
        if let Some(team) = teams.next_if(|team| team.tokens.start == at) {
            names.push(Name { span: team.span, tokens: team.tokens.clone(), kind: NameKind::Team });
            at = team.tokens.end.max(at + 1);
            continue;
        }
        let stop = teams.peek().map_or(u32::MAX, |team| team.tokens.start);
        let end = if starts(document, at, token) { run(document, at, stop) } else { at };
        if end == at {
            at += 1;
            continue;
        }
        let tokens = at..end;
        if let [first, .., last] | [first @ last] = document.tokens_of(&tokens) {
            names.push(Name { span: first.span.to(last.span), tokens, kind: NameKind::Person });
        }
        at = end;
    }
    names
}

fn starts(document: &Document, at: u32, token: &Token) -> bool {
    let first =
        document.sentences.get(document.sentence_at(token.span.start) as usize).is_some_and(|s| s.tokens.start == at);
    token.is_capital()
        && token.case != Case::None
        && !token.word.is(&lexicon::STARTER)
        && !token.word.is(&lexicon::TITLE)
        && !token.word.is(&lexicon::WEEKDAY)
        && !token.word.is(&lexicon::MONTH)
        && (!first || token.word == lexicon::Word::NONE)
}

/// The index after the last token of the name that starts at `at`.
fn run(document: &Document, at: u32, stop: u32) -> u32 {
    let mut end = at + 1;
    while end < stop {
        let (Some(token), Some(next)) = (document.tokens.get(end as usize), document.tokens.get(end as usize + 1))
        else {
            let last = document.tokens.get(end as usize).is_some_and(|token| token.is_capital() && !token.glued);
            return end + last as u32;
        };
        let hyphened = token.class == Class::Hyphen && token.glued && next.glued && next.is_capital();
        if hyphened {
            end += 2;
        } else if token.is_capital() && !token.glued && !token.word.is(&lexicon::STARTER) {
            end += 1;
        } else {
            break;
        }
    }
    end
}
