//! What holds for the time expressions of any text.

use proptest::prelude::*;
use touchline::article::TimeKind;
use touchline::{Date, Options};

/// Words that times are made of, in every order, glued and apart.
fn text() -> impl Strategy<Value = String> {
    let words = "the a an two 12 31 30 2017 1999 '98 90 3rd 84th twenty five half and of in on at last next this every few \
        several couple second first third minute minutes hours day days week weekend month months quarter season year years \
        decade centuries 1990s nineties January Feb. may May march 2017-12-12 31/02/2017 2017-18 2-1 4-3-3 3pm 15:30 7.45 GMT \
        p.m. o'clock noon midnight morning night tonight yesterday tomorrow Sunday Wed Wednesdays Easter Christmas Day New \
        Year 's spring fall ago later earlier from now hence before after early late mid end beginning BC daily per old \
        recent future past previous following same that day's years' 480 9999 0 99999999999 1.5 1,000 -0 to or until fiscal";
    let words: Vec<&str> = words.split_whitespace().collect();
    let joint = prop::sample::select(vec![" ", " ", " ", " ", "-", ", ", ". ", "/", ":", "", "\n", "’", "–", "é "]);
    let piece = (prop::sample::select(words), joint).prop_map(|(word, joint)| format!("{word}{joint}"));
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn published() -> impl Strategy<Value = Option<Date>> {
    prop::option::of(
        (-9998i16..9999, 1i8..13, 1i8..29).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap()),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn times_stand_in_order_and_their_values_are_well_formed(text in text(), published in published()) {
        let article = touchline::parse(&text, &Options { published, lang: Some("en") });
        let mut end = 0;
        for time in &article.times {
            prop_assert!(time.span.start >= end && !time.span.is_empty(), "{:?} in {text:?}", time.span);
            end = time.span.end;
            let words = text.get(time.span.start as usize..time.span.end as usize);
            prop_assert!(words.is_some_and(|words| words.trim() == words), "{words:?} in {text:?}");
            prop_assert!(well_formed(&time.value, time.kind), "{:?} {} for {words:?} in {text:?}", time.kind, time.value);
            prop_assert!(time.days.is_none_or(|days| days.first <= days.last));
        }
    }
}

/// Whether `value` is a TIMEX3 value of this kind.
fn well_formed(value: &str, kind: TimeKind) -> bool {
    if ["PRESENT_REF", "PAST_REF", "FUTURE_REF"].contains(&value) {
        return kind == TimeKind::Date;
    }
    match kind {
        TimeKind::Duration => period(value),
        TimeKind::Set => period(value) || value.starts_with("XXXX-") && date(value.split('T').next().unwrap()),
        TimeKind::Date => date(value),
        TimeKind::Time => value.split_once('T').is_some_and(|(day, time)| {
            let parts = ["MO", "AF", "EV", "NI", "DT", "XX"];
            let clock =
                time.split(':').all(|digits| digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()));
            date(day) && (parts.contains(&time) || clock)
        }),
    }
}

/// "P2D", "PT1.5H", "PXY"
fn period(value: &str) -> bool {
    let Some(rest) = value.strip_prefix('P') else { return false };
    let (clock, rest) = rest.strip_prefix('T').map_or((false, rest), |rest| (true, rest));
    let amount = rest.trim_end_matches(|c: char| c.is_ascii_uppercase() && c != 'X');
    let unit = &rest[amount.len()..];
    let units: &[&str] = if clock { &["S", "M", "H"] } else { &["D", "WE", "W", "M", "Q", "S", "Y", "DE", "CE"] };
    units.contains(&unit) && (amount == "X" || amount.parse::<f64>().is_ok())
}

/// "2017", "201", "20", "2017-12", "2017-12-12", "2017-W50", "2017-W50-WE", "2017-Q4", "2017-H1", "2017-SU", "XXXX-WXX-7", "BC0480"
fn date(value: &str) -> bool {
    let value = value.strip_prefix("BC").unwrap_or(value);
    let digits = |part: &str, length: usize| {
        part.len() == length
            && (part.bytes().all(|byte| byte.is_ascii_digit()) || part.bytes().all(|byte| byte == b'X'))
    };
    let parts: Vec<&str> = value.split('-').collect();
    match parts.as_slice() {
        [year] => (2..=4).any(|length| digits(year, length)),
        [year, part] => {
            digits(year, 4)
                && (digits(part, 2)
                    || part.strip_prefix('W').is_some_and(|week| digits(week, 2))
                    || ["Q1", "Q2", "Q3", "Q4", "QX", "H1", "H2", "SP", "SU", "FA", "WI"].contains(part))
        }
        [year, month, day] => {
            digits(year, 4)
                && (digits(month, 2) && digits(day, 2)
                    || month.strip_prefix('W').is_some_and(|week| digits(week, 2)) && (*day == "WE" || digits(day, 1)))
        }
        _ => false,
    }
}
