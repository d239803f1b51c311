//! Speech told from other words between marks, direct from mixed: a linear model over [`features`](super::features).

use super::features::Features;
use super::{Quotation, QuoteKind};
use crate::document::{Case, Class, Document, Token};
use crate::lexicon::{QUOTATION_KIND, QUOTATION_KIND_LAST_DIRECT};

/// How much must speak for a quotation: a doubtful one is not shown.
const LEAST: i32 = 16;

/// Direct or mixed; `None` for a title, a nickname or words held at a distance.
pub fn of(features: &Features) -> Option<QuoteKind> {
    let (to_mixed, to_direct) = QUOTATION_KIND.split_at(QUOTATION_KIND_LAST_DIRECT);
    let (mut mixed, mut direct) = (0, 0);
    features.each(|number| {
        if let Some((&to_mixed, &to_direct)) = to_mixed.get(number).zip(to_direct.get(number)) {
            mixed += to_mixed as i32;
            direct += to_direct as i32;
        }
    });
    match () {
        _ if mixed.max(direct) < LEAST => None,
        _ if direct >= mixed => Some(QuoteKind::Direct),
        _ => Some(QuoteKind::Mixed),
    }
}

/// "quick", "brave" and "clever": one of a list is what the one before it is. `before`: the kind of the stretch before.
pub fn in_list(features: &Features, before: Option<QuoteKind>) -> Option<QuoteKind> {
    before.filter(|&kind| kind == QuoteKind::Mixed && features.is_second())
}

/// In a language whose words are not known: three words or more are somebody's, fewer a title or a term.
pub fn by_length(document: &Document, quotation: &Quotation) -> Option<QuoteKind> {
    let words = document.tokens_of(&quotation.tokens).iter().filter(|token| token.class == Class::Word);
    (words.count() >= 3).then_some(QuoteKind::Direct)
}

/// "Okafor: “I am going nowhere” – striker ends talk of exit", "“I am going nowhere”: Okafor ends talk of exit": a sentence
/// behind a name and a colon at the paragraph's start, or at that start before a colon or dash, whatever follows. No title: its
/// last word is small.
pub fn labelled(document: &Document, quotation: &Quotation) -> Option<QuoteKind> {
    let start = document.paragraph(quotation.paragraph)?.tokens.start;
    let label = document.tokens_of(&(start..quotation.marked.start));
    let small = document.token(quotation.tokens.end - 1).is_some_and(|last| last.case == Case::Lower);
    let told = match label {
        [] => quotation.tokens.len() > 3 && matches!(document.class(quotation.marked.end), Class::Colon | Class::Dash),
        [names @ .., colon] => colon.class == Class::Colon && names.len() <= 3 && names.iter().all(Token::is_capital),
    };
    if told && small {
        return by_length(document, quotation);
    }
    None
}
