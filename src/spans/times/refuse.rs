use super::{Meaning, Scope, Unit};
use crate::document::{Case, Class, Token, WrittenDate};
use crate::lexicon::{self, Reading};
use crate::w;
use std::ops::Range;

/// Whether the words at `tokens` only look like a time expression: a name, an age, a number of something else.
pub fn refused(scope: &Scope, tokens: Range<usize>, meaning: &Meaning) -> bool {
    let before = scope.before(tokens.start);
    let inside = scope.tokens.get(tokens.start..tokens.end).unwrap_or(&[]);
    let after = scope.tokens.get(tokens.end..tokens.end + 3).or(scope.tokens.get(tokens.end..)).unwrap_or(&[]);
    let Some(first) = inside.first() else { return true };
    match meaning.reading {
        Reading::Date => {
            let date = &meaning.date;
            // "2-1 December": a score.
            let score = date.day > 0
                && first.class == Class::Number
                && first.glued
                && before.is_some_and(|token| matches!(token.class, Class::Hyphen | Class::Dash));
            if no_such_day(date) || score {
                return true;
            }
            let parts = (date.year != 0, date.month != 0, date.day != 0, date.weekday != 0);
            match parts {
                (true, false, false, false) => {
                    meaning.number == 1 || meaning.number == 0 && !is_year(scope.text, before, inside, after)
                }
                (false, true, false, false) => meaning.number == 1 || !is_month(scope, before, inside, after),
                (false, false, false, true) => {
                    meaning.number == 1 || !is_weekday(before, inside, after) && !scope.label
                }
                // "the 17th of July", but "the July 17 meeting"
                _ => {
                    meaning.number == 1
                        && !(date.month > 0
                            && date.day > 0
                            && inside.get(1).is_some_and(|second| second.class != Class::Word))
                }
            }
        }
        Reading::Duration => {
            let age = matches!(after, [next, ..] if next.word == w!("old") || next.word == w!("olds"))
                || matches!(after, [hyphen, next, ..] if hyphen.class == Class::Hyphen && (next.word == w!("old") || next.word == w!("olds")));
            let money = before.is_some_and(|token| token.class == Class::Currency);
            // "a second goal", "two second-half goals", "three quarter-finals": the unit is an ordinal or part of a word there.
            let singular =
                inside.last().is_some_and(|token| token.word.value(&lexicon::UNIT).is_some_and(|unit| unit < 32));
            let second = meaning.unit == Unit::Second && singular && (meaning.amount <= 100 || hyphened(after));
            // "three quarters" are fractions, "the 1996 campaign" and "a season" no lengths of time.
            let fraction = matches!(meaning.unit, Unit::Quarter | Unit::Campaign)
                && meaning.relation.is_none()
                && first.word != w!("the");
            let bare = meaning.unit == Unit::Second && meaning.amount == 0;
            // "that four days are enough"
            let that =
                meaning.relation.is_some_and(|relation| relation.told && relation.step == 0 && meaning.amount > 0);
            // "a quarter-of-an-hour"
            let compound = first.glued && before.is_some_and(|token| token.class == Class::Hyphen);
            age || money || second || fraction || bare || that || compound
        }
        Reading::Step => {
            // The title of a programme: "This Week".
            let title = inside.len() > 1 && inside.last().is_some_and(|last| last.case == Case::Capital);
            // "quarter-finals", "day-to-day"
            meaning.unit < Unit::Day || title || hyphened(after) && matches!(meaning.unit, Unit::Quarter | Unit::Day)
        }
        Reading::Season => {
            // "to fall", "the fall of a king"
            let verb = [w!("fall"), w!("spring")].contains(&first.word) && inside.len() == 1;
            // A surname: "Anna Winter".
            let name = inside.len() == 1
                && first.case == Case::Capital
                && before.is_some_and(|token| {
                    !token.word.is(&lexicon::MONTH_LEAD) && !matches!(token.class, Class::Stop | Class::Mark)
                });
            let noun = inside.last().is_some_and(|last| last.word == w!("fall")) && meaning.relation.is_none();
            let of = matches!(after, [of, year, ..] if of.word == w!("of") && year.class != Class::Number);
            (verb || name || noun && of)
                && !matches!(after, [year, ..] if year.class == Class::Number && year.span().len() == 4)
        }
        // "following Sunday's win": after it. "Sunday Week 5": not a week later.
        Reading::Weekday => {
            first.word == w!("following")
                || meaning.number == 2 && after.first().is_some_and(|token| token.class == Class::Number)
        }
        // "in his 30s"
        Reading::Decade => before.is_some_and(|token| token.word.is(&lexicon::PRONOUN) || token.word == w!("her")),
        // "a second time"
        Reading::Ahead => meaning.unit == Unit::Second && meaning.amount <= 100 && !scope.label,
        // "Daily News" is a paper.
        Reading::Set => {
            first.case == Case::Capital && inside.len() == 1 && after.first().is_some_and(Token::is_capital)
        }
        // "High Noon" is a film.
        Reading::Part => first.case == Case::Capital && before.is_some_and(|token| token.case == Case::Capital),
        Reading::Half => {
            // Only half a year, never half a match.
            after.first().is_none_or(|token| token.word != w!("of"))
        }
        _ => false,
    }
}

/// Whether day and month are told and there is no such day.
pub fn no_such_day(date: &WrittenDate) -> bool {
    let leap = if date.year == 0 { 2000 } else { date.year.max(1) };
    date.day > 0 && date.month > 0 && jiff::civil::Date::new(leap, date.month as i8, date.day as i8).is_err()
}

fn hyphened(after: &[Token]) -> bool {
    matches!(after, [hyphen, next, ..] if hyphen.class == Class::Hyphen && hyphen.glued && next.glued)
}

/// A number of four digits that stands for a year.
fn is_year(text: &str, before: Option<&Token>, inside: &[Token], after: &[Token]) -> bool {
    // In words: "nineteen ninety-four".
    let Some(year) = inside.last().and_then(|token| token.number(text)) else { return inside.len() > 1 };
    let glued = inside.first().is_some_and(|token| token.glued)
        && before.is_some_and(|token| !matches!(token.class, Class::Open | Class::Mark | Class::Hyphen | Class::Dash));
    let joined = matches!(after, [next, ..] if next.glued && matches!(next.class, Class::Other | Class::Currency))
        || matches!(after, [dash, next, rest @ ..] if dash.glued && next.glued && next.class == Class::Number
        && match dash.class {
            // "2013-14" are two years, "2013-14-55" is a number.
            Class::Hyphen => next.span().len() % 2 > 0 || rest.first().is_some_and(|more| more.glued && more.class == Class::Hyphen),
            Class::Slash => next.span().len() != 2 || rest.first().is_some_and(|more| more.glued && more.class == Class::Slash),
            class => class == Class::Colon,
        });
    let counted = after.first().is_some_and(|next| {
        next.word.is(&lexicon::NO_YEAR) || next.word.is(&lexicon::UNIT) && !next.word.is(&lexicon::RELATION)
    });
    let money = before.is_some_and(|token| token.class == Class::Currency);
    let led = before.is_some_and(|token| token.word.is(&lexicon::YEAR_LEAD));
    // A number that is all there is may be anything.
    let alone = before.is_none() && after.is_empty();
    !glued && !joined && !alone && !money && !counted && ((1900..2050).contains(&year) || led)
}

/// A month's name that is no verb and no person.
fn is_month(scope: &Scope, before: Option<&Token>, inside: &[Token], after: &[Token]) -> bool {
    let Some(name) =
        inside.last().map(|last| if last.class == Class::Stop { inside.first().unwrap_or(last) } else { last })
    else {
        return false;
    };
    let led = before.is_some_and(|token| token.word.is(&lexicon::MONTH_LEAD) || token.word.is(&lexicon::RELATION));
    let alone = scope.label && before.is_none();
    let verb = name.word == w!("may") || name.word == w!("march");
    let short = name.span().len() <= 4 && name.word != w!("june") && name.word != w!("july") && !verb;
    let named =
        after.first().is_some_and(|next| next.case == Case::Capital && next.class == Class::Word && !next.glued)
            || before.is_some_and(|token| token.case == Case::Capital && !token.word.is(&lexicon::STARTER));
    let capital = matches!(name.case, Case::Capital | Case::Upper);
    let written_out = !short || inside.len() > 1;
    (capital || alone)
        && (led && written_out
            || alone && !short && (name.word != w!("may") || after.is_empty())
            || !verb && !short && !named)
}

/// A weekday's name that is not part of a newspaper's, a club's or a programme's.
fn is_weekday(before: Option<&Token>, inside: &[Token], after: &[Token]) -> bool {
    let Some(name) = inside.first() else { return false };
    let short = name.span().len() <= 5 && inside.len() == 1 && !(before.is_none() && after.is_empty());
    let masthead = after.first().is_some_and(|next| next.case == Case::Capital && next.word.is(&lexicon::MASTHEAD));
    !short && !masthead && name.case != Case::Lower
}
