//! Which two teams play the match that the article is about.

use super::{Sides, TeamId, Teams};
use crate::document::{Case, Class, Document, Token, around};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::lists::Score;
use crate::spans::teams::is_result;
use crate::w;
use std::ops::Range;

/// How many sentences from the start tell the match.
const OPENING: u32 = 6;
/// How many of them are the headline and the first paragraph.
const LEAD: usize = 3;
/// How far apart two teams that bargain about a player stand where they met, in tokens.
const NEAR: u32 = 9;
/// From so many teams on an article is about many matches, where half of their mentions are others' (two thirds where the
/// pair's match is told at once).
const ROUND_UP: usize = 7;
/// How many mentions are looked at for it.
const MANY: usize = 200;
/// Points above which more tell nothing new.
const MUCH: u32 = 30;
/// Fewest points that make a match: at all, where only the first sentences behind the lead tell it, and where only a later
/// one does.
const ENOUGH: u32 = 4;
const ENOUGH_EARLY: u32 = 11;
const ENOUGH_LATE: u32 = 15;
/// How far before the second name the word of meeting stands, in tokens.
const BEFORE: usize = 8;

/// The pair with the most points: a score or a word of meeting between two names, the earlier the more. Names that nothing
/// ties to a match make none ("the Northgate coach praised Marsh, who leaves Velden").
pub fn main_match(document: &Document, spans: &Spans, teams: &Teams) -> Option<Sides> {
    if !spans.football {
        return None;
    }
    // The result above the report, or at the end of a live text.
    if let Some(teams) = spans.lists.score.as_ref().and_then(|score| sides(document, teams, score)) {
        return Some(Sides { teams, home_known: false });
    }
    // "Northgate 2 Marsham 2" above it.
    let mut above = document.sentences.iter().take(LEAD).filter_map(|own| {
        // Behind scorers it is one result of many.
        let listed = spans.lists.entries.first().is_some_and(|first| first.tokens.start < own.tokens.start);
        teams.at(own.tokens.start).filter(|_| !listed)?;
        teams.result_line(document, &own.tokens)
    });
    if let (Some((teams, _)), None) = (above.next(), above.next()) {
        return Some(Sides { teams, home_known: false });
    }
    // Each pair with its points, and with how early its match is told: in how many sentences from the start.
    let mut pairs: Vec<([TeamId; 2], u32, usize)> = Vec::new();
    let reported = spans.reports_match();
    let decided = decided(document, spans, teams);
    let opening = document.sentence(LEAD as u32).map_or(document.tokens.len() as u32, |later| later.tokens.start);
    let transfer = document.has(0, opening, &lexicon::SIGNING);
    let beaten = |between: &Range<u32>| document.tokens_of(between).iter().any(|token| is_result(token.word));
    for (at, sentence) in document.sentences.iter().enumerate() {
        let weight = match at as u32 {
            0..=2 => 6,
            3..OPENING => 3,
            _ => 1,
        };
        let references = teams.within(&sentence.tokens);
        for (k, a) in references.iter().enumerate() {
            let others = references.iter().skip(k + 1).take(3).filter(|b| b.team != a.team);
            for (nth, b) in others.enumerate() {
                let (mut points, mut tied) = linked(document, spans, &(a.tokens.end..b.tokens.start), &sentence.tokens);
                // "Northgate beat Harwick to book a meeting with |Marsham|"
                if let Some(first) = references.get(k + 1).filter(|first| nth > 0 && first.team != b.team)
                    && beaten(&(a.tokens.end..first.tokens.start))
                    && !beaten(&(first.tokens.end..b.tokens.start))
                {
                    (points, tied) = (1, false);
                }
                // "Northgate beat |Harwick| to cut |Marsham|'s lead"
                if let Some(winner) = k.checked_sub(1).and_then(|k| references.get(k))
                    && ![a.team, b.team].contains(&winner.team)
                    && beaten(&(winner.tokens.end..a.tokens.start))
                    && (a.tokens.end..b.tokens.start).any(|at| document.says(at, w!("to")))
                {
                    (points, tied) = (1, false);
                }
                // "the game between Northgate and Marsham"
                if document.says(a.tokens.start.wrapping_sub(1), w!("between")) {
                    (points, tied) = (points.max(3), true);
                }
                let key = [a.team.min(b.team), a.team.max(b.team)];
                let named = reported || decided.iter().any(|team| key.contains(team));
                // Clubs that bargain about a player met only where the headline or the lead says so.
                let tied = match transfer {
                    // "Velden v Harwick – League – Station Park" stands under a picture.
                    true => {
                        tied && at < LEAD
                            && b.tokens.start < a.tokens.end + NEAR
                            && !document.is(b.tokens.end, Class::Dash)
                    }
                    false => tied || named,
                };
                let told = if tied { at } else { usize::MAX };
                match pairs.iter_mut().find(|(pair, ..)| *pair == key) {
                    Some((_, sum, first)) => (*sum, *first) = (*sum + weight * points, told.min(*first)),
                    None => pairs.push((key, weight * points, told)),
                }
            }
        }
    }
    let mut counts = vec![0; teams.list.len()];
    for reference in &teams.references {
        // Who is named in the opening is worth more than who is named.
        let early = document.sentence(OPENING).is_none_or(|later| reference.tokens.start < later.tokens.start);
        if let Some(count) = counts.get_mut(reference.team.0 as usize) {
            *count += 1 + early as u32;
        }
    }
    let count = |team: TeamId| counts.get(team.0 as usize).copied().unwrap_or(0);
    let mut best = None;
    let mut lead = None;
    for &([a, b], points, told) in &pairs {
        let value = points.min(MUCH) + count(a).min(count(b)) * 4;
        // A country and a club never meet; "the England striker" names a country only.
        if points < ENOUGH || teams.is_nation(a) != teams.is_nation(b) {
            continue;
        }
        if best.is_none_or(|(_, most, first)| value > most || value == most && told <= first) {
            best = Some(([a, b], value, told));
        }
        if told < LEAD && lead.is_none_or(|(_, most)| value >= most) {
            lead = Some(([a, b], value));
        }
    }
    // Where nothing ties those named most, it is the match that is told at once.
    let best = match best {
        Some((pair, _, told)) if told < usize::MAX => Some(pair),
        _ => lead.map(|(pair, _)| pair),
    };
    let known = best.and_then(|best| pairs.iter().find(|(pair, ..)| *pair == best));
    let pair = best.or_else(|| local_rivals(document, teams)).or_else(|| {
        let result = spans.lists.result.as_ref()?;
        sides(document, teams, result)
    })?;
    // A round-up is about no single one of its matches.
    let named = teams.references.iter().take(MANY).filter(|reference| pair.contains(&reference.team)).count();
    let told = known.is_some_and(|&(.., told)| told < LEAD);
    // Nor is a match told once, in passing, what the article is about.
    if let Some(&(_, points, told)) = known.filter(|_| !reported)
        && (told >= OPENING as usize && points < ENOUGH_LATE
            || told >= LEAD && points < ENOUGH_EARLY && named * 10 < teams.references.len().min(MANY) * 7)
    {
        return None;
    }
    // Nor is it about a match of two whom it names less than a third, unless that match is told at once.
    let [a, b] = pair;
    if !told && counts.iter().any(|&most| most > count(a).max(count(b))) {
        return None;
    }
    if teams.list.len() >= ROUND_UP && named * (2 + told as usize) < teams.references.len().min(MANY) {
        return None;
    }
    Some(Sides { teams: pair, home_known: false })
}

/// The teams of whom the opening tells a score in a sentence that names no other team.
fn decided(document: &Document, spans: &Spans, teams: &Teams) -> Vec<TeamId> {
    let opening = document.sentences.iter().take(OPENING as usize);
    let scored = opening.filter(|sentence| score_in(document, spans, &sentence.tokens));
    scored
        .filter_map(|sentence| {
            let (first, others) = teams.within(&sentence.tokens).split_first()?;
            others.iter().all(|other| other.team == first.team).then_some(first.team)
        })
        .collect()
}

/// The two teams that a result names.
fn sides(document: &Document, teams: &Teams, [(_, a), (_, b)]: &Score) -> Option<[TeamId; 2]> {
    let (a, b) = (teams.of_label(document, a)?, teams.of_label(document, b)?);
    (a != b).then_some([a, b])
}

/// Whether a score stands in `sentence`, none of a shootout or of two legs.
fn score_in(document: &Document, spans: &Spans, sentence: &Range<u32>) -> bool {
    let from = spans.score_from(sentence.start);
    let apart = [w!("penalties"), w!("aggregate"), w!("pens")];
    spans.scores.get(from).filter(|score| score.tokens.start < sentence.end).is_some_and(|score| {
        let behind = document.tokens_of(&(score.tokens.end..score.tokens.end + 4));
        !behind.iter().any(|token| apart.contains(&token.word))
    })
}

/// Points of the words between two names and of a score beside them, and whether these tell that the two meet.
fn linked(document: &Document, spans: &Spans, between: &Range<u32>, sentence: &Range<u32>) -> (u32, bool) {
    let words = document.tokens_of(between);
    // "Northgate win, |Marsham in defeat|": two matches.
    let apart = words.iter().rposition(|token| token.class == Class::Comma).unwrap_or(0);
    let near = apart.max(words.len().saturating_sub(BEFORE));
    let told = |token: &Token| is_result(token.word) || token.word.is(&lexicon::MEET_WORD);
    let meeting = words.iter().skip(near).any(told);
    let score = score_in(document, spans, sentence);
    // "Northgate 2 Marsham 2" above a report, "NORTHGATE 2, MARSHAM 2" under its headline
    let number = words.first().is_some_and(|token| token.class == Class::Number)
        && words.get(1..).unwrap_or(&[]).iter().all(|token| token.class == Class::Comma);
    let upper = document.token(sentence.start).is_some_and(|token| token.case == Case::Upper);
    let score = score || number && (sentence.start == 0 || upper);
    // "Northgate have signed Marsh from Velden"
    let told = |class| document.has(around(sentence, between).start, between.end, class);
    if !meeting && !score && (told(&lexicon::SIGNING) || told(&lexicon::JOINING)) {
        return (0, false);
    }
    let points = 1 + meeting as u32 * 2 + 2 * (meeting && score) as u32 + 4 * (score && between.len() <= 3) as u32;
    (points, meeting || score)
}

/// A derby that is named only as one: the two clubs that are named most.
fn local_rivals(document: &Document, teams: &Teams) -> Option<[TeamId; 2]> {
    let end = document.sentence(OPENING).map_or(document.tokens.len() as u32, |later| later.tokens.start);
    if !(0..end).any(|at| document.says(at, w!("derby"))) {
        return None;
    }
    // The two named most, the first named of equal ones.
    let (mut first, mut second) = ((0, None), (0, None));
    for (at, team) in teams.list.iter().enumerate().filter(|(_, team)| !team.nation) {
        let this = (team.count, Some(TeamId(at as u8)));
        if this.0 > first.0 {
            (first, second) = (this, first);
        } else if this.0 > second.0 {
            second = this;
        }
    }
    Some([first.1?, second.1?])
}
