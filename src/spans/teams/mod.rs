//! Clubs and national teams as the text names them.

mod known;
mod shown;

use crate::document::Document;
use crate::lexicon::{self, Word};
use crate::text::Span;
use std::ops::Range;

pub use known::{is_name_word, longest};
pub use shown::{MOST_GOALS, number_ends};

/// A team named in the text.
#[derive(Clone, Debug)]
pub struct TeamMention {
    /// The words that name it, article and genitive ending left out.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// What the words alone tell.
    pub key: TeamKey,
}

/// What a team's words alone tell of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamKey {
    /// A club of the lexicon, by its number.
    Club(u16),
    /// A national team of the lexicon, by its number; often only a person's country.
    Nation(u16),
    /// A nickname that several teams may share: where its set begins in [`crate::lexicon::TEAM_SETS`].
    Nickname(u16),
    /// The last word of a club's name alone: "United".
    Short,
    /// A team that the text alone tells.
    Found,
}

/// Whether a word tells of a result: "victory", "lost", "draw".
pub fn is_result(word: Word) -> bool {
    word.is(&lexicon::WIN_WORD) || word.is(&lexicon::LOSS_WORD) || word.is(&lexicon::DRAW_WORD)
}

impl TeamMention {
    /// Whether the words are a name, not a nickname or a part of a name.
    pub fn is_name(&self) -> bool {
        matches!(self.key, TeamKey::Club(_) | TeamKey::Nation(_) | TeamKey::Found)
    }
}

/// The teams that `document` names, in text order, disjoint.
pub fn find(document: &Document) -> Vec<TeamMention> {
    let mut teams: Vec<TeamMention> = Vec::new();
    let mut shown = Vec::new();
    for sentence in &document.sentences {
        let mut end = 0;
        for (token, at) in document.tokens_of(&sentence.tokens).iter().zip(sentence.tokens.start..) {
            if at >= end
                && token.is_capital()
                && let Some(team) = known::at(document, &sentence.tokens, at)
            {
                end = team.tokens.end;
                teams.push(team);
            }
        }
        shown::gather(document, sentence, &mut shown);
    }
    shown::tallies(document, &mut shown);
    shown::add(document, shown, &mut teams);
    known::drop_namesakes(document, &mut teams);
    teams
}
