//! Lists under a report: scorers with their minutes, changes in brackets, bookings behind a label.

use super::actors::Scene;
use super::tellings::Telling;
use crate::article::teams::Teams;
use crate::article::{Clock, EventKind, Period};
use crate::document::{Class, Token};
use crate::lexicon;
use crate::spans::names::{Name, NameKind};
use crate::text::Span;
use std::ops::Range;

/// The latest minute of a list.
const LATEST: u32 = 120;

/// What the lists tell, and which sentences they fill.
pub fn find(scene: Scene, teams: &Teams) -> (Vec<Telling>, Vec<bool>) {
    let mut tellings = Vec::new();
    let mut filled = vec![false; scene.document.sentences.len()];
    changes(scene, teams, &mut tellings);
    for paragraph in &scene.document.paragraphs {
        let tokens = paragraph.tokens.clone();
        if is_bare(scene, &tokens) {
            scorers(scene, teams, &tokens, &mut tellings);
            mark(scene, &tokens, &mut filled);
        }
        let mut at = tokens.start;
        while at < tokens.end {
            let Some((length, kind)) = label(scene, at) else {
                at += 1;
                continue;
            };
            let list = at + length..end_of_list(scene, at + length, tokens.end);
            match kind {
                EventKind::Goal => scorers(scene, teams, &list, &mut tellings),
                _ => names(scene, teams, &list, kind, &mut tellings),
            }
            mark(scene, &(at..list.end), &mut filled);
            at = list.end.max(at + 1);
        }
    }
    tellings.sort_by_key(|telling| telling.tokens.start);
    (tellings, filled)
}

fn mark(scene: Scene, tokens: &Range<u32>, filled: &mut [bool]) {
    let Some(first) = scene.document.tokens.get(tokens.start as usize) else { return };
    let mut sentence = scene.document.sentence_at(first.span.start) as usize;
    while scene.document.sentences.get(sentence).is_some_and(|s| s.tokens.start < tokens.end) {
        if let Some(slot) = filled.get_mut(sentence) {
            *slot = true;
        }
        sentence += 1;
    }
}

fn token<'a>(scene: Scene<'a>, at: u32) -> Option<&'a Token> {
    scene.document.tokens.get(at as usize)
}

/// The name that begins at token `at`: its number and itself.
fn name_from<'a>(scene: Scene<'a>, at: u32) -> Option<(u32, &'a Name)> {
    let number = scene.spans.names.binary_search_by_key(&at, |name| name.tokens.start).ok()?;
    Some((number as u32, scene.spans.names.get(number)?))
}

/// A minute at token `at`, "45", "45+2", "ht": the clock and the index behind it.
fn minute(scene: Scene, at: u32) -> Option<(Clock, u32)> {
    let here = token(scene, at)?;
    let text = scene.document.text;
    if here.word.is(&lexicon::HALF_TIME_LABEL) {
        let clock =
            Clock { minute: Some(45), period: Some(Period::HalfTime), evidence: Some(here.span), ..Clock::default() };
        return Some((clock, at + 1));
    }
    let value = here.number(text).filter(|&value| here.class == Class::Number && (1..=LATEST).contains(&value))?;
    let mut clock = Clock { minute: Some(value as u8), evidence: Some(here.span), ..Clock::default() };
    let mut end = at + 1;
    let apostrophe = |at: u32| token(scene, at).is_some_and(|t| t.class == Class::Mark && t.glued) as u32;
    end += apostrophe(end);
    if token(scene, end).is_some_and(|plus| plus.span.of(text) == "+")
        && let Some(more) = token(scene, end + 1)
        && let Some(stoppage) = more.number(text).filter(|&more| more <= 20)
    {
        clock.stoppage = Some(stoppage as u8);
        clock.evidence = Some(here.span.to(more.span));
        end += 2;
        end += apostrophe(end);
    }
    Some((clock, end))
}

fn telling(
    scene: Scene,
    teams: &Teams,
    kind: EventKind,
    name: u32,
    tokens: Range<u32>,
    clock: Option<Clock>,
) -> Option<Telling> {
    let first = token(scene, tokens.start)?;
    let last = token(scene, tokens.end.checked_sub(1)?)?;
    let player = scene.people.of_name(name);
    let named = scene.spans.names.get(name as usize)?;
    Some(Telling {
        kind,
        player,
        named: player.is_none().then_some(named.span),
        other: None,
        team: player.and_then(|player| teams.of_person(player)),
        span: first.span.to(last.span),
        sentence: scene.document.sentence_at(first.span.start),
        tokens,
        clock,
        later: None,
        weak: false,
        count: 1,
        noun: false,
        listed: true,
        nth: None,
        other_match: false,
    })
}

/// "Marsh (Okafor 56)": Okafor came on for Marsh.
fn changes(scene: Scene, teams: &Teams, tellings: &mut Vec<Telling>) {
    for (number, name) in scene.spans.names.iter().enumerate() {
        let open = name.tokens.end;
        if token(scene, open).is_none_or(|token| token.class != Class::Open) || name.kind == NameKind::Organisation {
            continue;
        }
        let Some((on, on_name)) = name_from(scene, open + 1) else { continue };
        let mut at = on_name.tokens.end;
        at += token(scene, at).is_some_and(|token| token.class == Class::Comma) as u32;
        let Some((clock, end)) = minute(scene, at) else { continue };
        if token(scene, end).is_none_or(|token| token.class != Class::Close) {
            continue;
        }
        let off = scene.people.of_name(number as u32);
        if let Some(mut found) =
            telling(scene, teams, EventKind::Substitution, on, name.tokens.start..end + 1, Some(clock))
        {
            found.other = off;
            found.team = found.team.or_else(|| off.and_then(|off| teams.of_person(off)));
            tellings.push(found);
        }
    }
}

/// Whether the tokens are scorers and their minutes and nothing else: "Marsh 12, 78 pen, Okafor 45 og."
fn is_bare(scene: Scene, tokens: &Range<u32>) -> bool {
    let mut at = tokens.start;
    let (mut names, mut minutes) = (0, 0);
    at += token(scene, at).is_some_and(|token| token.class == Class::Colon) as u32;
    while at < tokens.end {
        let Some(here) = token(scene, at) else { break };
        if let Some((_, name)) = name_from(scene, at) {
            names += 1;
            // A name without a minute behind it makes it a line-up.
            let next = name.tokens.end + token(scene, name.tokens.end).is_some_and(|t| t.class == Class::Open) as u32;
            let pen = token(scene, next).is_some_and(|t| t.word.is(&lexicon::SCORER_NOTE)) as u32;
            if minute(scene, next + pen).is_none() {
                return false;
            }
            at = name.tokens.end;
        } else if let Some((_, end)) = minute(scene, at) {
            minutes += 1;
            at = end;
        } else if matches!(here.class, Class::Comma | Class::Semicolon | Class::Stop | Class::Open | Class::Close)
            || here.word.is(&lexicon::SCORER_NOTE)
            || here.word == crate::w!("and")
        {
            at += 1;
        } else {
            return false;
        }
    }
    names > 0 && minutes >= names
}

/// Reads "Marsh 12, 78 pen, Okafor (45 og)".
fn scorers(scene: Scene, teams: &Teams, list: &Range<u32>, tellings: &mut Vec<Telling>) {
    let mut at = list.start;
    let mut scorer: Option<(u32, u32)> = None;
    let mut first_of_list = tellings.len();
    while at < list.end {
        if let Some((number, name)) = name_from(scene, at) {
            if name.kind != NameKind::Team {
                scorer = Some((number, name.tokens.start));
                first_of_list = tellings.len();
            }
            at = name.tokens.end;
            continue;
        }
        let noted = token(scene, at).and_then(|token| token.word.value(&lexicon::SCORER_NOTE));
        let from = at + noted.is_some() as u32;
        if let Some((number, start)) = scorer
            && let Some((clock, end)) = minute(scene, from)
            && !(end < list.end && token(scene, end).is_some_and(|t| matches!(t.class, Class::Hyphen) && t.glued))
        {
            let after = token(scene, end).and_then(|token| token.word.value(&lexicon::SCORER_NOTE));
            let open = token(scene, end).is_some_and(|token| token.class == Class::Open);
            let after = after.or_else(|| {
                token(scene, end + 1).filter(|_| open).and_then(|token| token.word.value(&lexicon::SCORER_NOTE))
            });
            let kind = match noted.or(after) {
                Some(1) => EventKind::PenaltyGoal,
                Some(2) => EventKind::OwnGoal,
                _ => EventKind::Goal,
            };
            // The second minute of a scorer stands alone: only its own words prove it.
            let start = if tellings.len() == first_of_list { start } else { from };
            tellings.extend(telling(scene, teams, kind, number, start..end, Some(clock)));
            at = end;
            continue;
        }
        at += 1;
    }
}

/// Reads "Marsh, Okafor 67, Brandt (80)".
fn names(scene: Scene, teams: &Teams, list: &Range<u32>, kind: EventKind, tellings: &mut Vec<Telling>) {
    let mut at = list.start;
    while at < list.end {
        let Some((number, name)) = name_from(scene, at) else {
            at += 1;
            continue;
        };
        let mut end = name.tokens.end;
        let open = token(scene, end).is_some_and(|token| token.class == Class::Open) as u32;
        let clock = minute(scene, end + open).map(|(clock, behind)| {
            end = behind;
            clock
        });
        if name.kind != NameKind::Team {
            tellings.extend(telling(scene, teams, kind, number, name.tokens.start..end, clock));
        }
        at = end;
    }
}

/// A label at token `at`, "Goals:" or "Booked:", and what it lists.
fn label(scene: Scene, at: u32) -> Option<(u32, EventKind)> {
    let here = token(scene, at).filter(|token| token.is_capital())?;
    let words = scene.document.tokens.iter().skip(at as usize).take(4).map(|token| token.word);
    let (length, value) = lexicon::LIST_LABEL.longest(words)?;
    let next = token(scene, at + length as u32)?;
    if next.class != Class::Colon || here.class != Class::Word {
        return None;
    }
    let kind = match value {
        1 => EventKind::Goal,
        2 => EventKind::YellowCard,
        _ => EventKind::RedCard,
    };
    Some((length as u32 + 1, kind))
}

/// A list ends with its sentence's full stop, before the next label or with its paragraph.
fn end_of_list(scene: Scene, from: u32, end: u32) -> u32 {
    (from..end)
        .find(|&at| {
            let Some(here) = token(scene, at) else { return true };
            let lower = here.class == Class::Word
                && !here.is_capital()
                && !here.word.is(&lexicon::SCORER_NOTE)
                && !here.word.is(&lexicon::PARTICLE)
                && here.word != crate::w!("and");
            here.class == Class::Stop && !token(scene, at + 1).is_some_and(|next| next.glued)
                || lower
                || label(scene, at).is_some()
        })
        .unwrap_or(end)
}

/// The minute that a line of a live text begins with: "45+2' GOAL!", "67 mins:".
pub fn live_minute(scene: Scene, paragraph: &Range<u32>) -> Option<Clock> {
    let (clock, end) = minute(scene, paragraph.start)?;
    let first = token(scene, paragraph.start)?;
    let marked = token(scene, end - 1).is_some_and(|t| t.class == Class::Mark);
    let unit = token(scene, end).is_some_and(|t| t.word.is(&lexicon::MINUTE));
    let colon =
        token(scene, end).is_some_and(|t| t.class == Class::Colon) && token(scene, end + 1).is_some_and(|t| !t.glued);
    (first.class == Class::Number && (marked || unit || colon)).then_some(clock)
}

/// The words of a name that names nobody known, on one line.
pub fn plain(text: &str, span: Span) -> String {
    let mut out = String::new();
    for piece in span.of(text).split(crate::text::letter::is_space).filter(|piece| !piece.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(piece);
    }
    out
}
