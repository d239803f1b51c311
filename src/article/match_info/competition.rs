//! The competition that the match is played in.

use super::OPENING;
use crate::article::teams::Teams;
use crate::document::{Document, Token};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::teams::{is_name_word, is_result, longest};
use crate::w;

/// The first competition that the opening names with the match.
pub fn find(document: &Document, spans: &Spans, teams: &Teams) -> Option<String> {
    document.sentences.iter().take(OPENING).find_map(|sentence| {
        let (mut side, mut both, mut elsewhere) = (None, false, false);
        for named in teams.within(&sentence.tokens) {
            let plays = teams.plays(named.team);
            both |= plays && side.is_some_and(|side| side != named.team);
            elsewhere |= !plays;
            side = side.or(plays.then_some(named.team));
        }
        // "their Champions League tie against somebody else", "previously beaten them in the League Cup"
        let before = sentence.tokens.clone().any(|at| document.says(at, w!("previously")));
        if elsewhere && !both || before {
            return None;
        }
        sentence.tokens.clone().find_map(|at| {
            let token = document.token(at).filter(|token| token.is_capital() && !spans.is_quoted(at))?;
            let (last, league) = longest(document, at, &lexicon::COMPETITION)?;
            let behind = document.tokens_of(&(last..(last + TIE).min(sentence.tokens.end)));
            let tie =
                |token: &Token| is_result(token.word) || token.word.is(&lexicon::FIXTURE) || token.word == w!("leg");
            let tied = behind.iter().any(tie);
            // "a return to the Champions League"
            let aim = |at: u32| [w!("to"), w!("for"), w!("from")].iter().any(|&word| document.says(at, word));
            let the = document.says(at.wrapping_sub(1), w!("the")) as u32;
            let told = tied || (side.is_some() || spans.reports_match()) && !aim(at.wrapping_sub(1 + the));
            // "a World Cup winner", "a Champions League place"
            if !told || document.is_a(last, &lexicon::PRIZE) || league == 0 && document.is_a(last, &lexicon::HOPE) {
                return None;
            }
            // "Northern Premier League"
            let joins = |before: &Token| {
                is_name_word(before)
                    && !before.word.is(&lexicon::WEEKDAY)
                    && before.span().end + 1 == token.span().start
            };
            let before =
                at.checked_sub(1).filter(|&before| teams.at(before).is_none()).and_then(|at| document.token(at));
            let token = before.filter(|before| joins(before)).unwrap_or(token);
            let end = document.tokens.get((last as usize).checked_sub(1)?)?;
            Some(token.span().to(end.span()).of(document.text).to_string())
        })
    })
}

/// Farthest way from a competition to the match that is played in it, in tokens: "Champions League last-16 first-leg tie".
const TIE: u32 = 9;
