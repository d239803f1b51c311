use super::{Case, Class, Sentence, Token};
use crate::lexicon::{self, gates};

/// Appends the sentences of one paragraph: of `tokens` from `first` on.
pub fn push(text: &str, first: u32, tokens: &[Token], sentences: &mut Vec<Sentence>) {
    let all = tokens.get(first as usize..).unwrap_or(&[]);
    let mut start = 0;
    for (at, token) in all.iter().enumerate() {
        if !may_end(text, token) {
            continue;
        }
        let Some(end) = end_of_sentence(all, at) else { continue };
        if end > start {
            sentences.extend(sentence(first, all, start, end));
            start = end;
        }
    }
    sentences.extend(sentence(first, all, start, all.len()));
}

fn sentence(first: u32, all: &[Token], start: usize, end: usize) -> Option<Sentence> {
    let tokens = all.get(start..end)?;
    let span = tokens.first()?.span().to(tokens.last()?.span());
    let mut begins = 0;
    for token in tokens {
        begins |= match token.class {
            Class::Number | Class::Ordinal => gates::DIGITS,
            Class::Mixed => gates::DIGITS | token.word.all_begun(),
            Class::Colon | Class::Open => gates::SIGNS,
            _ => token.word.all_begun(),
        };
    }
    Some(Sentence { span, tokens: first + start as u32..first + end as u32, begins })
}

/// Whether `token` is a stop, or has one: "U.S."
fn may_end(text: &str, token: &Token) -> bool {
    match token.class {
        Class::Word => text.as_bytes().get((token.span().end as usize).wrapping_sub(1)) == Some(&b'.'),
        class => matches!(class, Class::Stop | Class::Question | Class::Exclamation | Class::Ellipsis),
    }
}

/// Where token `at`, which [`may_end`] a sentence, ends it: the index after it and the closing marks and brackets that follow it.
fn end_of_sentence(all: &[Token], at: usize) -> Option<usize> {
    let stop = all.get(at)?;
    let mut end = at + 1;
    let mut marks = 0;
    while let Some(token) = all.get(end).filter(|token| token.glued) {
        match token.class {
            Class::Stop | Class::Question | Class::Exclamation | Class::Ellipsis | Class::Close => {}
            Class::Mark => marks += 1,
            _ => return None,
        }
        end += 1;
    }
    let Some(next) = all.get(end) else { return Some(end) };
    // A mark that stands apart opens the next sentence, a bracket too: look at what follows it.
    let mut ahead = end;
    while all
        .get(ahead)
        .is_some_and(|token| matches!(token.class, Class::Mark | Class::Open | Class::Ellipsis | Class::Dash))
    {
        ahead += 1;
    }
    let word = all.get(ahead).unwrap_or(next);
    let starts =
        word.is_capital() || matches!(word.class, Class::Number | Class::Ordinal | Class::Mixed | Class::Currency);
    let starter = word.word.is(&lexicon::STARTER);
    match stop.class {
        _ if !starts && ahead == end => None,
        Class::Stop if marks == 0 && is_abbreviation(all, at, word) => None,
        Class::Word if !starter => None,
        Class::Ellipsis if !starter && marks == 0 && ahead == end && !word.is_capital() => None,
        _ => Some(end),
    }
}

/// Whether the stop at `at` belongs to an abbreviation or an initial and ends no sentence.
fn is_abbreviation(all: &[Token], at: usize, next: &Token) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| all.get(at)) else { return true };
    // "on the edge of the D. Marsh fired over": a letter behind an article is nobody's initial.
    let article = at.checked_sub(2).and_then(|at| all.get(at)).is_some_and(|the| the.word == crate::w!("the"));
    let initial = before.span().len() == 1 && before.case == Case::Upper && !article;
    let starter = next.word.is(&lexicon::STARTER);
    match () {
        _ if initial => !starter,
        _ if before.word.is(&lexicon::TITLE) => true,
        // "No." and the like before a number only; "Inc." and "Jr." may end a sentence.
        _ if before.word == crate::w!("no") => next.class == Class::Number,
        _ => {
            before.word.is(&lexicon::ABBREVIATION) && before.case != Case::Lower && !starter
                || before.word == crate::w!("vs")
                || before.word == crate::w!("v")
        }
    }
}
