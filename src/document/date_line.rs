use super::Document;
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
}

/// A date at the very start of the text, glued to it or on a line of its own, with or without a label.
pub fn find(document: &Document) -> Option<DateLine> {
    let text = document.text;
    let first = document.paragraphs.first()?.span;
    let rest = first.of(text);
    let label = ["date:", "date", "published:", "published"]
        .iter()
        .find(|label| rest.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label)));
    let after = rest.get(label.map_or(0, |label| label.len())..)?;
    let bare = after.trim_start();
    if label.is_some() && bare.len() == after.len() {
        return None;
    }
    let start = first.end - bare.len() as u32;
    let date = civil_date(bare.get(..10)?)?;
    if bare.get(10..)?.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
        return None;
    }
    Some(DateLine { span: Span::new(first.start, start + 10), value: Span::new(start, start + 10), date })
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
