//! Speech told from other words between marks, direct from mixed.

use super::pairs::Stretch;
use crate::article::QuoteKind;
use crate::document::{Class, Document};

/// Direct or mixed; `None` for a title, a nickname or words held at a distance.
pub fn of(document: &Document, stretch: &Stretch) -> Option<QuoteKind> {
    let words = document.tokens_of(&stretch.words);
    let count = words.iter().filter(|token| token.class == Class::Word).count();
    let first = words.first()?;
    let last = words.last()?;
    let begins = first.is_capital() || matches!(first.class, Class::Number | Class::Ellipsis | Class::Mark);
    let ends = !matches!(last.class, Class::Word | Class::Number | Class::Possessive);
    let before = stretch.marked.start.checked_sub(1).and_then(|at| document.tokens.get(at as usize));
    let led = before.is_none_or(|token| !matches!(token.class, Class::Word | Class::Number));
    match () {
        _ if begins && ends && led => Some(QuoteKind::Direct),
        _ if count >= 5 || count >= 2 && (ends || led) && !stretch.single => Some(QuoteKind::Mixed),
        _ => None,
    }
}
