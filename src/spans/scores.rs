//! Scores: "2-1". Not formations, years or fractions.

use crate::document::{Class, Document, Token};
use crate::lexicon;
use crate::text::Span;
use std::ops::Range;

/// A score in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The words: "2-1".
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// The two numbers in the order of the text, each 0 ..= 31.
    pub goals: [u8; 2],
}

/// The scores of `document`, in text order, disjoint.
pub fn find(document: &Document) -> Vec<Score> {
    let mut scores: Vec<Score> = Vec::new();
    for (at, window) in document.tokens.windows(3).enumerate() {
        let [left, dash, right] = window else { continue };
        let dashed = matches!(dash.class, Class::Hyphen | Class::Dash) && dash.glued == right.glued;
        if !dashed || !dash.glued && !named(document, at) {
            continue;
        }
        let (Some(a), Some(b)) = (goals(document, left), goals(document, right)) else { continue };
        // A third number makes it a formation or a date.
        let joint = |token: Option<&Token>| {
            token.is_some_and(|token| matches!(token.class, Class::Hyphen | Class::Dash | Class::Slash))
        };
        let before = at.checked_sub(1).and_then(|before| document.tokens.get(before));
        let after = document.tokens.get(at + 3);
        let longer = left.glued && joint(before)
            || joint(after) && after.is_some_and(|token| token.glued) && numbered(document, at + 4);
        if !longer {
            let tokens = at as u32..at as u32 + 3;
            scores.push(Score { span: left.span().to(right.span()), tokens, goals: [a, b] });
        }
    }
    scores
}

/// "Northgate 3 - 1 Marsham": names stand around the three tokens from `at` on.
fn named(document: &Document, at: usize) -> bool {
    let name =
        |at: usize| document.tokens.get(at).is_some_and(|token| token.is_capital() && !token.word.is(&lexicon::MONTH));
    name(at.wrapping_sub(1)) && name(at + 3)
}

/// One or two digits, at most 31.
fn goals(document: &Document, token: &Token) -> Option<u8> {
    let short = token.class == Class::Number && token.span().len() <= 2;
    token.number(document.text).filter(|&number| short && number <= 31).map(|number| number as u8)
}

fn numbered(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| token.class == Class::Number)
}
