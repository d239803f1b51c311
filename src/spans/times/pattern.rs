use super::clock_time::clock;
use super::quantity::quantity;
use super::{Meaning, Part, Relation, Scope, Unit};
use crate::document::{Case, Class, Token, WrittenDate, written_date};
use crate::lexicon::{self, Rules, slot};
use crate::w;
use std::cell::OnceCell;

/// The longest rule that fits at token `start`: the index after its last token. What it says goes into `meaning`.
pub fn longest(scope: &Scope, start: usize, meaning: &mut Meaning) -> Option<usize> {
    let here = Here { scope, start, date: OnceCell::new(), quantity: OnceCell::new() };
    let mut first = slots(scope.tokens.get(start)?);
    if first & DATES != 0 && here.date(start, window(scope, start)).is_none() {
        first &= !DATES;
    }
    // What fills one token, then a quantity, are asked what follows; the others are few.
    let mut rules = lexicon::TIMES.beginning(first & !SHORT & !QUANTITY);
    if first & SHORT != 0 {
        rules |= lexicon::TIMES.beginning(first & SHORT) & here.going_on(start + 1);
    }
    if first & QUANTITY != 0
        && let Some((length, _)) = here.quantity(start, window(scope, start))
    {
        rules |= lexicon::TIMES.beginning(QUANTITY) & here.going_on(start + length);
    }
    let (mut longest, word) = (start, scope.tokens.get(start)?.word);
    for rule in lexicon::TIMES.iter(rules) {
        // Most rules that begin with a word begin with another one.
        let plain = rule.elements.first().filter(|&&first| (slot::COUNT..Rules::OR).contains(&first));
        if plain.is_some_and(|first| !word.is_number(first - slot::COUNT)) {
            continue;
        }
        let mut told = Meaning { reading: rule.reading, number: rule.number, ..Meaning::default() };
        let end = here.fits(rule.elements, &mut told).unwrap_or(start);
        if end > longest {
            (longest, *meaning) = (end, told);
        }
    }
    (longest > start).then_some(longest)
}

const QUANTITY: u32 = 1 << slot::QUANTITY;
/// What is read as a date.
const DATES: u32 = 1 << slot::DATE | 1 << slot::YEAR | 1 << slot::MONTH | 1 << slot::WEEKDAY;
/// What is one token.
const SHORT: u32 = 1 << slot::UNIT
    | 1 << slot::UNITS
    | 1 << slot::RELATION
    | 1 << slot::DAYWORD
    | 1 << slot::WEEKDAYS
    | 1 << slot::SEASON
    | 1 << slot::PART
    | ((1 << slot::BUCKETS) - 1) << slot::WORD;

/// The tokens from `at` on that a slot may take.
fn window<'a>(scope: &'a Scope, at: usize) -> &'a [Token] {
    scope.tokens.get(at..at + 12).or(scope.tokens.get(at..)).unwrap_or(&[])
}

/// What [`Here::fill`] may fill at `token`: a bit for each slot, and that of its word. Says no only where it never could.
fn slots(token: &Token) -> u32 {
    let word = token.word;
    let of_class = match token.class {
        Class::Number => DATES | 1 << slot::YEARS | 1 << slot::QUANTITY | 1 << slot::DECADE | 1 << slot::CLOCK,
        Class::Ordinal => DATES | 1 << slot::YEARS | 1 << slot::ORDINAL,
        Class::Mixed => 1 << slot::DECADE | 1 << slot::CLOCK,
        Class::Mark => DATES | 1 << slot::DECADE,
        _ => 0,
    };
    // Most words are none of a time's.
    let own = word.classes();
    if !lexicon::TIME_WORD.is_in(own) {
        return of_class;
    }
    let numbers = 1 << slot::QUANTITY | 1 << slot::ORDINAL | DATES;
    let quantity = word.begins(lexicon::QUANTITIES.bit()) || word == w!("another");
    let festival = word.begins(lexicon::FESTIVALS.bit());
    let classes = [
        (lexicon::WEEKDAY.is_in(own), DATES),
        (lexicon::MONTH.is_in(own) || word == w!("ad"), DATES),
        (lexicon::NUMBER.is_in(own), numbers),
        (lexicon::ORDINAL.is_in(own), 1 << slot::ORDINAL | DATES),
        (lexicon::UNIT.is_in(own), 1 << slot::UNIT | 1 << slot::UNITS),
        (lexicon::RELATION.is_in(own), 1 << slot::RELATION),
        (lexicon::DAYWORD.is_in(own), 1 << slot::DAYWORD),
        (lexicon::WEEKDAYS.is_in(own), 1 << slot::WEEKDAYS),
        (lexicon::SEASON.is_in(own), 1 << slot::SEASON),
        (lexicon::PART.is_in(own), 1 << slot::PART),
        (lexicon::DECADE.is_in(own), 1 << slot::DECADE),
        (lexicon::TIME_RULE_WORD.is_in(own), word.slot()),
        (quantity, 1 << slot::QUANTITY),
        (festival, 1 << slot::FESTIVAL),
    ];
    classes.iter().filter(|(may, _)| *may).fold(of_class, |all, (_, slots)| all | slots)
}

/// Where the rules are tried, and what many of them ask for there: each is read once.
struct Here<'a> {
    scope: &'a Scope<'a>,
    start: usize,
    date: OnceCell<Option<(usize, WrittenDate)>>,
    quantity: OnceCell<Option<(usize, u32)>>,
}

impl Here<'_> {
    fn fits(&self, elements: &[u16], meaning: &mut Meaning) -> Option<usize> {
        let (scope, start) = (self.scope, self.start);
        let mut at = start;
        let mut elements = elements.iter();
        while let Some(&element) = elements.next() {
            // A hyphen joins the words of a compound: "third-quarter", "two-day". "Two weeks' time" has a mark between.
            let hyphen = at > start
                && matches!(scope.tokens.get(at..at + 2), Some([joint, next]) if joint.glued
                && (joint.class == Class::Hyphen && next.glued
                    || matches!(joint.class, Class::Mark | Class::Possessive) && next.word == w!("time")));
            let number = element & !(Rules::OPTIONAL | Rules::OR);
            match self.fill(at + hyphen as usize, number, meaning) {
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
    fn fill(&self, at: usize, element: u16, meaning: &mut Meaning) -> Option<usize> {
        let scope = self.scope;
        let token = scope.tokens.get(at)?;
        if element >= slot::COUNT {
            return token.word.is_number(element - slot::COUNT).then_some(at + 1);
        }
        let rest = window(scope, at);
        let words = || rest.iter().map(|token| token.word);
        match element {
            slot::DATE => {
                let (length, date) = self.date(at, rest)?;
                meaning.date = date;
                Some(at + length)
            }
            slot::YEAR | slot::MONTH | slot::WEEKDAY => {
                let (length, date) = self.date(at, rest)?;
                let parts = (date.year != 0, date.month != 0, date.weekday != 0, date.day);
                let wanted = (element == slot::YEAR, element == slot::MONTH, element == slot::WEEKDAY, 0);
                // "this march" and "that Sun" are none.
                let name = element != slot::YEAR
                    && (token.case == Case::Lower && !scope.label
                        || token.span().len() == 3 && token.word != w!("may"));
                meaning.date = if parts == wanted && !name { date } else { return None };
                Some(at + length)
            }
            slot::YEARS => {
                meaning.date.year = campaign(rest, scope.text, meaning.number == 1)?;
                Some(at + 3)
            }
            slot::QUANTITY => {
                let (length, amount) = self.quantity(at, rest)?;
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

    /// The rules that can go on at `at`.
    fn going_on(&self, at: usize) -> u128 {
        match self.scope.tokens.get(at) {
            Some(next) if next.glued && matches!(next.class, Class::Hyphen | Class::Mark | Class::Possessive) => {
                u128::MAX
            }
            next => {
                // No time ends with its article, and most articles have no time behind them.
                let is_article = self.scope.tokens.get(self.start).is_some_and(|first| first.word == w!("the"));
                let ends = if is_article { 0 } else { Rules::ENDS };
                lexicon::TIMES.going_on(next.map_or(0, slots) | ends)
            }
        }
    }

    fn date(&self, at: usize, rest: &[Token]) -> Option<(usize, WrittenDate)> {
        let read = || written_date(self.scope.text, rest);
        if at == self.start { *self.date.get_or_init(read) } else { read() }
    }

    fn quantity(&self, at: usize, rest: &[Token]) -> Option<(usize, u32)> {
        let read = || quantity(self.scope.text, rest);
        if at == self.start { *self.quantity.get_or_init(read) } else { read() }
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
    let fits = first.span().len() == 4
        && (second.span().len() == 2 && (start + 1) % 100 == end
            || second.span().len() == 4 && start + 1 == end && !short);
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
            (written.span().of(text), length + 1)
        }
        _ if written.class == Class::Mixed => (written.span().of(text).strip_suffix('s')?, length),
        _ => return None,
    };
    let year: i16 = if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok()? } else { return None };
    match digits.len() {
        2 if year % 10 == 0 => Some((length, year + if year < 30 { 2000 } else { 1900 })),
        4 if year % 10 == 0 && (1000..2200).contains(&year) => Some((length, year)),
        _ => None,
    }
}
