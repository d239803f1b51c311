use super::clock_time::clock;
use super::quantity::quantity;
use super::{Meaning, Part, Relation, Scope, Unit};
use crate::document::{Case, Class, Token, written_date};
use crate::lexicon::{self, Rules, Word, slot};
use crate::w;

/// The longest rule that fits at token `start`: the index after its last token, and what it says.
pub fn longest(scope: &Scope, start: usize) -> Option<(usize, Meaning)> {
    let mut best: Option<(usize, Meaning)> = None;
    for rule in lexicon::TIMES.iter() {
        let mut meaning = Meaning { reading: rule.reading, number: rule.number, ..Meaning::default() };
        let Some(end) = fits(scope, start, rule.elements, &mut meaning) else { continue };
        if best.as_ref().is_none_or(|(longest, _)| end > *longest) {
            best = Some((end, meaning));
        }
    }
    best
}

fn fits(scope: &Scope, start: usize, elements: &[u16], meaning: &mut Meaning) -> Option<usize> {
    let mut at = start;
    let mut elements = elements.iter();
    while let Some(&element) = elements.next() {
        // A hyphen joins the words of a compound: "third-quarter", "two-day". "Two weeks' time" has a mark between.
        let hyphen = at > start
            && matches!(scope.tokens.get(at..at + 2), Some([joint, next]) if joint.glued
                && (joint.class == Class::Hyphen && next.glued
                    || matches!(joint.class, Class::Mark | Class::Possessive) && next.word == w!("time")));
        let number = element & !(Rules::OPTIONAL | Rules::OR);
        match fill(scope, at + hyphen as usize, number, meaning) {
            Some(end) => {
                at = end;
                let mut choice = element;
                while choice & Rules::OR != 0 {
                    choice = *elements.next()?;
                }
            }
            None if element & (Rules::OR | Rules::OPTIONAL) != 0 => {}
            None => return None,
        }
    }
    (at > start).then_some(at)
}

/// Fills slot `element` (or passes word `element`) at token `at`: the index after it.
fn fill(scope: &Scope, at: usize, element: u16, meaning: &mut Meaning) -> Option<usize> {
    let token = scope.tokens.get(at)?;
    if element >= slot::COUNT {
        return (token.word == Word(element - slot::COUNT)).then_some(at + 1);
    }
    let rest = scope.tokens.get(at..at + 12).or(scope.tokens.get(at..))?;
    let words = || rest.iter().map(|token| token.word);
    match element {
        slot::DATE => {
            let (length, date) = written_date(scope.text, rest)?;
            meaning.date = date;
            Some(at + length)
        }
        slot::YEAR | slot::MONTH | slot::WEEKDAY => {
            let (length, date) = written_date(scope.text, rest)?;
            let parts = (date.year != 0, date.month != 0, date.weekday != 0, date.day);
            let wanted = (element == slot::YEAR, element == slot::MONTH, element == slot::WEEKDAY, 0);
            // "this march" and "that Sun" are none.
            let name = element != slot::YEAR
                && (token.case == Case::Lower && !scope.label || token.span.len() == 3 && token.word != w!("may"));
            meaning.date = if parts == wanted && !name { date } else { return None };
            Some(at + length)
        }
        slot::YEARS => {
            meaning.date.year = campaign(rest, scope.text, meaning.number == 1)?;
            Some(at + 3)
        }
        slot::QUANTITY => {
            let (length, amount) = quantity(scope.text, rest)?;
            meaning.amount = amount;
            Some(at + length)
        }
        slot::UNIT | slot::UNITS => {
            let value = token.word.value(&lexicon::UNIT)?;
            if (value >= 32) != (element == slot::UNITS) {
                return None;
            }
            meaning.unit = *Unit::ALL.get(value as usize % 32)?;
            Some(at + 1)
        }
        slot::RELATION => {
            let value = token.word.value(&lexicon::RELATION)?;
            meaning.relation = Some(Relation { step: (value % 8) as i8 - 2, told: value >= 8 });
            Some(at + 1)
        }
        slot::DAYWORD => {
            let value = token.word.value(&lexicon::DAYWORD)?;
            meaning.relation = Some(Relation { step: (value % 16) as i8 - 2, told: false });
            meaning.unit = Unit::Day;
            meaning.part = (value >= 16).then_some(Part::Night);
            Some(at + 1)
        }
        slot::WEEKDAYS => {
            meaning.date.weekday = token.word.value(&lexicon::WEEKDAYS)? as u8;
            Some(at + 1)
        }
        slot::SEASON => {
            meaning.nth = token.word.value(&lexicon::SEASON)?;
            meaning.unit = Unit::Season;
            Some(at + 1)
        }
        slot::PART => {
            meaning.part = Some(*Part::ALL.get(token.word.value(&lexicon::PART)? as usize)?);
            Some(at + 1)
        }
        slot::ORDINAL => {
            let (length, value) = ordinal(scope.text, rest)?;
            meaning.nth = value;
            Some(at + length)
        }
        slot::FESTIVAL => {
            let (length, value) = lexicon::FESTIVALS.longest(words())?;
            meaning.nth = value;
            Some(at + length)
        }
        slot::DECADE => {
            let (length, year) = decade(scope.text, rest)?;
            meaning.date.year = year;
            Some(at + length)
        }
        slot::CLOCK => {
            let (end, time) = clock(scope, at)?;
            meaning.clock = Some(time);
            Some(end)
        }
        _ => None,
    }
}

/// "third", "3rd", "20th", "twenty-first".
fn ordinal(text: &str, tokens: &[Token]) -> Option<(usize, u16)> {
    let first = tokens.first()?;
    match (first.class, tokens) {
        (Class::Ordinal, _) => Some((1, u16::try_from(first.number(text)?).ok()?)),
        (_, [tens, hyphen, ones, ..]) if hyphen.class == Class::Hyphen && tens.word.is(&lexicon::NUMBER) => {
            Some((3, tens.word.value(&lexicon::NUMBER)? + ones.word.value(&lexicon::ORDINAL)?))
        }
        _ => Some((1, first.word.value(&lexicon::ORDINAL)?)),
    }
}

/// The year in which "2017-18", "2017/18" or "2017–2018" begins; the last only where `short` is not asked for.
fn campaign(tokens: &[Token], text: &str, short: bool) -> Option<i16> {
    let [first, dash, second, ..] = tokens else { return None };
    let joined = matches!(dash.class, Class::Hyphen | Class::Slash | Class::Dash) && dash.glued && second.glued;
    let (start, end) = (first.number(text)?, second.number(text)?);
    let fits = first.span.len() == 4
        && (second.span.len() == 2 && (start + 1) % 100 == end || second.span.len() == 4 && start + 1 == end && !short);
    (joined && fits && (1850..2200).contains(&start)).then_some(start as i16)
}

/// The year in which a decade begins: "1990s", "'90s", "nineties".
fn decade(text: &str, tokens: &[Token]) -> Option<(usize, i16)> {
    let first = tokens.first()?;
    if let Some(value) = first.word.value(&lexicon::DECADE) {
        return Some((1, 1900 + value as i16));
    }
    let (length, written) = match first.class {
        Class::Mark => (2, tokens.get(1).filter(|token| token.glued)?),
        _ => (1, first),
    };
    // "1990's" is Number and Possessive.
    let (digits, length) = match tokens.get(length) {
        Some(next) if next.class == Class::Possessive && written.class == Class::Number => {
            (written.span.of(text), length + 1)
        }
        _ if written.class == Class::Mixed => (written.span.of(text).strip_suffix('s')?, length),
        _ => return None,
    };
    let year: i16 = if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok()? } else { return None };
    match digits.len() {
        2 if year % 10 == 0 => Some((length, year + if year < 30 { 2000 } else { 1900 })),
        4 if year % 10 == 0 && (1000..2200).contains(&year) => Some((length, year)),
        _ => None,
    }
}
