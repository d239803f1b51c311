use super::{Case, Class, Document, Token, written_date};
use crate::lexicon;
use crate::text::Span;
use jiff::civil::Date;

/// The date that the text itself gives at its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateLine {
    /// Label and date: "date 2017-12-12".
    pub span: Span,
    /// The date alone: "2017-12-12".
    pub value: Span,
    /// The day.
    pub date: Date,
    /// The day where the month stands first in "3/4/2017"; else the same.
    pub american: Date,
}

/// How many paragraphs from the top the date can stand in.
const PARAGRAPHS: usize = 4;
/// Longest line, in tokens, that is nothing but a date line.
const LINE: usize = 18;

/// The date that the text begins with, glued to it or on a line of its own near the top, with or without a label:
/// "date 2017-12-12", "Published: Tuesday 12 December 2017, 22:15 GMT", "NORTHBRIDGE, Dec. 12, 2017 (Agency) -".
pub fn find(document: &Document) -> Option<DateLine> {
    let paragraphs = document.paragraphs.iter().take(PARAGRAPHS).enumerate();
    paragraphs.into_iter().find_map(|(at, paragraph)| {
        let tokens = document.tokens_of(&paragraph.tokens);
        in_paragraph(document.text, tokens).filter(|_| at == 0 || tokens.len() <= LINE)
    })
}

fn in_paragraph(text: &str, tokens: &[Token]) -> Option<DateLine> {
    let separator = |token: &&Token| matches!(token.class, Class::Colon | Class::Comma | Class::Dash | Class::Hyphen);
    // "On 12 December" has no label.
    let labels =
        if tokens.first().is_some_and(|token| token.word.value(&lexicon::DATE_LABEL).is_none()) { LINE } else { 0 };
    let label =
        tokens.iter().take(labels).take_while(|token| token.word.is(&lexicon::DATE_LABEL) || separator(token)).count();
    let place = if label == 0 { place(tokens) } else { 0 };
    let rest = tokens.get(label + place..)?;
    let (length, written) = written_date(text, rest)?;
    let (date, american) = (written.civil()?, written.in_order(true).civil()?);
    let (first, last) = (rest.first()?, rest.get(length - 1)?);
    let after = rest.get(length..).unwrap_or(&[]);
    let ends = match after {
        [] => true,
        // A date in digits alone begins no sentence.
        [next, ..] if first.class == Class::Number && length == 5 => !next.glued || next.class != Class::Hyphen,
        [next, ..] => {
            label > 0
                || next.word.is(&lexicon::DATE_LABEL)
                || matches!(
                    next.class,
                    Class::Dash | Class::Hyphen | Class::Open | Class::Other | Class::Slash | Class::Number
                )
        }
    };
    let value = first.span().to(last.span());
    (ends && (place == 0 || !after.is_empty())).then_some(DateLine {
        span: tokens.first()?.span().to(value),
        value,
        date,
        american,
    })
}

/// How many tokens a place in capitals and its comma take: "NORTHBRIDGE, England,".
fn place(tokens: &[Token]) -> usize {
    let comma = |at: &usize| tokens.get(*at).is_some_and(|token| token.class == Class::Comma);
    let names = |from: usize| tokens.iter().skip(from).take(3).take_while(|token| token.is_capital()).count();
    let first = names(0);
    let upper = tokens.first().is_some_and(|token| token.case == Case::Upper && token.span().len() > 1);
    if !upper || !comma(&first) {
        return 0;
    }
    let second = first + 1 + names(first + 1);
    if second > first + 1 && comma(&second) { second + 1 } else { first + 1 }
}

/// The day that "2017-12-12" names: four digits, two, two, with hyphens between; `None` for anything else.
///
/// ```
/// use touchline::document::civil_date;
/// assert_eq!(civil_date("2017-12-12").unwrap().day(), 12);
/// assert_eq!(civil_date("2017-02-29"), None);
/// ```
pub fn civil_date(text: &str) -> Option<Date> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = bytes else { return None };
    let digits = |digits: &[&u8]| {
        digits
            .iter()
            .try_fold(0i16, |value, digit| digit.is_ascii_digit().then(|| value * 10 + (**digit - b'0') as i16))
    };
    Date::new(digits(&[y1, y2, y3, y4])?, digits(&[m1, m2])? as i8, digits(&[d1, d2])? as i8).ok()
}
