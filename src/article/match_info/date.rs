//! The day of the match: a day that stands beside the words for it.

use super::OPENING;
use crate::Date;
use crate::article::teams::{Teams, ground};
use crate::article::{TimeExpression, TimeKind};
use crate::document::{Class, Document, Sentence, around, civil_date};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::teams::is_result;
use crate::w;
use std::ops::Range;

/// Farthest way from the words for a match to its day behind them, in tokens.
const BEHIND: u32 = 16;
/// Farthest way from a day to the words for its match: "Sunday's first Premier League win".
const BEFORE: u32 = 7;
/// How far around the two another team makes it another match's, in tokens.
const AROUND: u32 = 10;

/// The first day that the opening names beside a match of the sides; a result is never of a day behind `over`.
pub fn find(
    document: &Document,
    spans: &Spans,
    teams: &Teams,
    times: &[TimeExpression],
    over: Option<Date>,
) -> Option<Date> {
    let dated = document.date_line.as_ref().map_or(0, |line| line.span.end);
    document.sentences.iter().take(OPENING).find_map(|sentence| {
        let from = times.partition_point(|time| time.span.start < dated.max(sentence.span.start));
        let inside = times.iter().skip(from).take_while(|time| time.span.end <= sentence.span.end);
        inside.filter(|time| time.kind == TimeKind::Date || time.kind == TimeKind::Time).find_map(|time| {
            let day = civil_date(time.value.get(..10)?)?;
            let told = is_of_match(document, spans, teams, sentence, &document.range(time.span));
            (told && over.is_none_or(|last| day <= last)).then_some(day)
        })
    })
}

/// Whether the day at `day` is that of a match of the two sides, by the words of its sentence.
fn is_of_match(document: &Document, spans: &Spans, teams: &Teams, sentence: &Sentence, day: &Range<u32>) -> bool {
    let tokens = &around(&sentence.tokens, day);
    let is_match = |at: u32| {
        let word = document.word(at);
        is_result(word)
            || word.is(&lexicon::FIXTURE)
            || word.is(&lexicon::MEET_WORD)
            || word == w!("leg")
            || spans.score_at(at).is_some()
            || ground(document, at).is_some()
    };
    // "the final between Northgate and Harwick" is one clause.
    let parts = |at: u32| {
        document.is(at, Class::Comma)
            || document.is_a(at, &lexicon::CLAUSE_START)
                && !(document.says(at, w!("and")) && teams.at(at + 1).is_some())
                // "beat Harwick 3-2 after extra time on Saturday"
                && ![w!("extra"), w!("penalties")].contains(&document.word(at + 1))
    };
    // "a 2-1 win at Northgate on Sunday"
    let reach = day.start.saturating_sub(BEHIND).max(tokens.start);
    // "the game at Northgate, on 23 March"
    let lead = day.start.wrapping_sub(document.says(day.start.wrapping_sub(1), w!("on")) as u32 + 1);
    let end = if document.is(lead, Class::Comma) { lead } else { day.start };
    let before = (reach..end).rev().take_while(|&at| !parts(at)).filter(|&at| is_match(at)).last();
    // "Sunday's win at Northgate", "On Sunday, Northgate beat …"
    let opens = day.start <= sentence.tokens.start + 1;
    let owns = document.is(day.end, Class::Possessive) || document.is_a(day.end, &lexicon::FIXTURE);
    // "went top on Saturday with a 3-1 win"
    let with = [w!("with"), w!("in")].contains(&document.word(day.end));
    let first = day.end + (opens && document.is(day.end, Class::Comma)) as u32;
    let behind = (first..(first + BEFORE).min(tokens.end)).take_while(|&at| !parts(at)).find(|&at| is_match(at));
    let Some(told) = before.or(behind.filter(|_| owns || opens || with)) else { return false };
    // "not since 1 January", "the second leg on 6 March"
    let since = [w!("since"), w!("until"), w!("by"), w!("come")];
    let later = |at: u32| {
        document.says(at + 1, w!("leg")) && [w!("second"), w!("return")].iter().any(|&word| document.says(at, word))
    };
    if since.contains(&document.word(day.start.wrapping_sub(1))) || tokens.clone().any(later) {
        return false;
    }
    // Both sides, or one and nobody else near.
    let named = teams.within(tokens);
    let [mut sides, mut others] = [0u32, 0];
    let near = told.min(day.start).saturating_sub(AROUND)..told.max(day.end) + AROUND;
    let mut last = None;
    for reference in named {
        if teams.plays(reference.team) {
            sides += (last != Some(reference.team)) as u32;
            last = Some(reference.team);
        } else {
            others += near.contains(&reference.tokens.start) as u32;
        }
    }
    // "the derby on Sunday", but "a meeting of the board on Thursday"
    let fixture = document.is_a(told, &lexicon::FIXTURE) && !document.says(told, w!("meeting"));
    others == 0 && (sides > 0 || owns || fixture) || sides > 1 && others < 2 && !owns
}
