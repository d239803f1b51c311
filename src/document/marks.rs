use super::{Case, Class, Token};
use crate::lexicon;
use crate::text::Span;
use std::ops::Range;

/// A quotation mark, an apostrophe or a prime: one token, or the tokens that together print as one double mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`](super::Document::tokens).
    pub tokens: Range<u32>,
    /// What it is.
    pub shape: Shape,
    /// Which way it faces, by the space around it.
    pub side: Side,
    /// Which way its character faces: “ opens and ” closes, whatever the space says. Typists err more often here.
    pub drawn: Side,
}

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `"` “ ” „ « » and two single marks side by side.
    Double,
    /// `'` ‘ ’ ‚ ‹ › and a backtick.
    Single,
    /// An apostrophe and nothing else: ’em, ’90s, rock ’n’ roll.
    Apostrophe,
    /// Feet, inches, minutes, seconds: 6' 2".
    Prime,
}

/// Which way a mark faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Words begin after it.
    Open,
    /// Words end before it.
    Close,
    /// Both or neither.
    Either,
}

/// Appends the marks of one paragraph: of `tokens` from `first` on.
pub fn push(text: &str, first: u32, tokens: &[Token], marks: &mut Vec<Mark>) {
    let mut at = first as usize;
    while let Some(token) = tokens.get(at) {
        if token.class != Class::Mark {
            at += 1;
            continue;
        }
        // Marks side by side share the space around them.
        let run = tokens.get(at..).unwrap_or(&[]);
        let length = 1 + run.iter().skip(1).take_while(|next| next.class == Class::Mark && next.glued).count();
        let around = Around {
            before: tokens.get((first as usize).max(at.saturating_sub(3))..at).unwrap_or(&[]),
            touches_before: token.glued,
            after: tokens.get(at + length).filter(|next| next.glued),
            behind: tokens.get(at + length + 1).filter(|next| next.glued),
        };
        let end = at + length;
        while at < end {
            let width = width(text, tokens.get(at..end).unwrap_or(&[]));
            marks.extend(mark(text, tokens, at, width, &around));
            at += width;
        }
    }
}

/// What stands around a run of marks.
struct Around<'a> {
    /// Up to three tokens before it.
    before: &'a [Token],
    /// Whether no space stands between them and the run.
    touches_before: bool,
    /// The token after it, where no space stands between.
    after: Option<&'a Token>,
    /// The token after that, likewise.
    behind: Option<&'a Token>,
}

/// How many tokens of the run make one mark: two single marks, or one double mark typed twice, print as one double.
fn width(text: &str, run: &[Token]) -> usize {
    match run {
        [a, b, rest @ ..] => {
            let (a, b) = (a.span().of(text), b.span().of(text));
            let twice = matches!((a, b), ("'", "'") | ("‘", "‘") | ("’", "’") | ("`", "`") | ("´", "´") | ("\"", "\""));
            // Three in a row are a single and a double.
            let third = rest.first().is_some_and(|third| third.span().of(text) == a);
            if twice && !third { 2 } else { 1 }
        }
        _ => 1,
    }
}

fn mark(text: &str, tokens: &[Token], at: usize, width: usize, around: &Around) -> Option<Mark> {
    let first = tokens.get(at)?;
    let span = first.span().to(tokens.get(at + width - 1)?.span());
    let drawn = drawn(first.span().of(text));
    let side = match side(text, around) {
        2.. => Side::Open,
        ..=-2 => Side::Close,
        weak if drawn == Side::Either && weak != 0 => {
            if weak > 0 {
                Side::Open
            } else {
                Side::Close
            }
        }
        _ => drawn,
    };
    let double = width == 2 || matches!(first.span().of(text), "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "″");
    let shape = if is_prime(first.span().of(text), around) {
        Shape::Prime
    } else if double {
        Shape::Double
    } else if is_apostrophe(text, around) {
        Shape::Apostrophe
    } else {
        Shape::Single
    };
    Some(Mark { span, tokens: at as u32..(at + width) as u32, shape, side, drawn })
}

fn drawn(mark: &str) -> Side {
    match mark {
        "“" | "‘" | "„" | "‚" | "‛" | "‟" | "«" | "‹" | "`" => Side::Open,
        "”" | "’" | "»" | "›" | "´" => Side::Close,
        _ => Side::Either,
    }
}

/// Words begin after a mark that stands off what comes before it; words end before one that stands off what follows.
/// Above 0 it opens, below 0 it closes; -1 to 1 is weak evidence.
fn side(text: &str, around: &Around) -> i32 {
    let left = match around.before.last() {
        Some(token) if around.touches_before => match token.class {
            Class::Open | Class::Slash => 2,
            // she said:'We go again.'
            Class::Colon => 0,
            Class::Dash | Class::Hyphen => 1,
            Class::Other if token.span().of(text) == "=" => 2,
            _ => -2,
        },
        _ => 2,
    };
    let right = match around.after.map(|token| token.class) {
        None => -2,
        Some(Class::Word | Class::Number | Class::Ordinal | Class::Mixed | Class::Currency | Class::Open) => 2,
        Some(Class::Ellipsis) => 0,
        Some(Class::Dash | Class::Hyphen) => -1,
        Some(_) => -2,
    };
    left + right
}

/// 6' 2", 6'2". A lone mark behind a digit may close a quotation as well; the pairing decides between the two.
fn is_prime(mark: &str, around: &Around) -> bool {
    let is_number = |token: &Token| token.class == Class::Number;
    around.before.last().is_some_and(is_number)
        && around.touches_before
        && match mark {
            "′" | "″" => true,
            "'" | "’" => around.after.is_some_and(is_number),
            "\"" | "”" => {
                matches!(around.before, [.., feet, foot, _] if is_number(feet) && foot.class == Class::Mark && foot.glued)
            }
            _ => false,
        }
}

/// A letter left out at the start of a word (’em) or of a year (’90s), or around an n.
fn is_apostrophe(text: &str, around: &Around) -> bool {
    // The second of rock 'n' roll.
    if let [.., mark, n] = around.before
        && mark.class == Class::Mark
        && n.word == crate::w!("n")
        && n.glued
        && around.touches_before
    {
        return true;
    }
    if around.touches_before && around.after.is_some_and(|token| token.class == Class::Word) {
        let before = around.before.last();
        return before.is_some_and(|token| matches!(token.class, Class::Word | Class::Number | Class::Mixed));
    }
    let Some(after) = around.after.filter(|_| !around.touches_before) else { return false };
    match after.class {
        Class::Word => {
            let closed = around.behind.is_some_and(|token| token.class == Class::Mark);
            // "‘Keeper and captain,’ she said" opens with a mark.
            let opens = after.case != Case::Lower && after.span().len() > 5;
            after.word.is(&lexicon::ELISION) && !opens && (!closed || after.span().len() == 1)
        }
        // A year of two digits.
        Class::Number | Class::Mixed => {
            let digits = after.span().of(text).bytes().take_while(u8::is_ascii_digit).count();
            digits == 2 && !around.behind.is_some_and(|token| token.class == Class::Mark)
        }
        _ => false,
    }
}
