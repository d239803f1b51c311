//! Which match an event of another match belongs to, where the article names it, and its day: "in the 3-0 win against
//! Northgate on Sunday".

mod words;

use super::actors::Scene;
use super::tellings::Telling;
use crate::Date;
use crate::article::teams::{TeamId, Teams};
use crate::document::{Class, Document, Token, civil_date};
use crate::lexicon;
use crate::spans::Spans;
use std::ops::Range;

/// How far from an event its match is named, in tokens.
const REACH: u32 = 30;
/// How many sentences before that of an event may name its match.
const SENTENCES: u32 = 2;
/// Farthest way from a match to its day, in tokens.
const DAY: u32 = 4;
/// So many tokens of distance a new clause counts.
const PART: u32 = 8;
/// So many a bare "against Northgate": what tells more goes before.
const BARE: u32 = 12;

/// What the words of a match are looked for in.
#[derive(Clone, Copy)]
struct At<'a> {
    document: &'a Document<'a>,
    spans: &'a Spans,
    teams: &'a Teams,
}

/// A match that the article recalls, as it names it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Recalled {
    /// The first token of its name, and the one behind the last; the same where it has none.
    tokens: (u32, u32),
    /// Two of the teams of its name at most.
    teams: [Option<TeamId>; 2],
    /// The score in its name.
    score: Option<[u8; 2]>,
    /// The day that stands beside its name or the event.
    pub day: Option<Date>,
}

impl Recalled {
    /// The words of its name, as tokens; none where it has none.
    pub fn words(&self) -> Option<Range<u32>> {
        let (start, end) = self.tokens;
        (start < end).then_some(start..end)
    }

    /// This one, or `other` where it has no name.
    pub fn or(self, other: Recalled) -> Recalled {
        let day = self.day.or(other.day);
        if self.words().is_some() { Recalled { day, ..self } } else { Recalled { day, ..other } }
    }

    /// Whether two names cannot be those of one match: no team is in both, or they have two scores, or they stand beside
    /// each other.
    pub fn differs(&self, other: &Recalled) -> bool {
        let (Some(mine), Some(others)) = (self.words(), other.words()) else { return false };
        let named = |recalled: &Recalled| recalled.teams.iter().any(Option::is_some);
        let shared = self.teams.iter().flatten().any(|team| other.teams.contains(&Some(*team)));
        let scores = self.score.zip(other.score).is_some_and(|(a, b)| a != b && a != [b[1], b[0]]);
        let beside = mine != others && mine.start.abs_diff(others.start) < REACH;
        scores || !shared && (beside || named(self) && named(other))
    }
}

/// Finds the match of each telling of another match.
pub fn name(scene: &Scene, teams: &Teams, tellings: &mut [Telling]) {
    let at = &At { document: scene.document, spans: scene.spans, teams };
    for telling in tellings.iter_mut().filter(|telling| telling.other_match) {
        let told = telling.start..telling.end;
        let words = find(at, telling.sentence, &told);
        let mut found = Recalled { day: day(scene, &told), ..Recalled::default() };
        if let Some(words) = words {
            let own = telling.player.and_then(|player| teams.of_person(player));
            let named = teams.within(&words).iter().map(|named| named.team).filter(|&team| Some(team) != own);
            for (slot, team) in found.teams.iter_mut().zip(named) {
                *slot = Some(team);
            }
            let score = scene
                .spans
                .scores
                .get(scene.spans.score_from(words.start))
                .filter(|score| score.tokens.end <= words.end);
            found.score = score.map(|score| score.goals);
            found.day = day(scene, &words).or(found.day);
            found.tokens = (words.start, words.end);
        }
        telling.recalled = found;
    }
}

/// The words for the match of what the tokens `told` of a sentence tell: the nearest of the sentence, or the last of one
/// before.
fn find(at: &At, sentence: u32, told: &Range<u32>) -> Option<Range<u32>> {
    let document = at.document;
    let tokens = &document.sentence(sentence)?.tokens;
    let reach = told.start.saturating_sub(REACH).max(tokens.start)..(told.end + REACH).min(tokens.end);
    let gap = |words: &Range<u32>| {
        let between = match words {
            behind if behind.start >= told.end => told.end..behind.start,
            before if before.end <= told.start => before.end..told.start,
            inside => inside.end.min(told.end)..told.end,
        };
        let parts = document.tokens_of(&between).iter().filter(|token| parts(token)).count() as u32;
        between.end - between.start + PART * parts + BARE * words::is_bare(at, words) as u32
    };
    if let Some(nearest) = names(at, reach).min_by_key(|words| (gap(words), words.start)) {
        return Some(nearest);
    }
    let paragraph = document.paragraph(document.paragraph_at(document.token(told.start)?.span().start))?;
    (sentence.saturating_sub(SENTENCES).max(paragraph.sentences.start)..sentence).rev().find_map(|before| {
        let tokens = &document.sentence(before)?.tokens;
        let reach = tokens.end.saturating_sub(REACH).max(tokens.start)..tokens.end;
        let told = names(at, reach).filter(|words| !words::is_bare(at, words));
        told.max_by_key(|words| (words.end, u32::MAX - words.start))
    })
}

/// Everything within `reach` that names another match, in text order.
fn names<'a>(at: &'a At, reach: Range<u32>) -> impl Iterator<Item = Range<u32>> + 'a {
    let end = reach.end;
    let named = reach.filter_map(move |token| words::at(at, token, end));
    named.filter(|words| !at.spans.is_quoted(words.start) && !is_main(at, words))
}

/// Whether `words` name the match that the article is about: no teams but its sides, and no other season.
fn is_main(at: &At, words: &Range<u32>) -> bool {
    let named = at.teams.within(words);
    let until = words.end + DAY;
    let other = |token| at.document.phrase(&lexicon::OTHER_MATCH, token, until).is_some() || at.document.is_year(token);
    !named.is_empty() && named.iter().all(|named| at.teams.plays(named.team)) && !(words.start..until).any(other)
}

/// Whether a new clause may begin with `token`.
fn parts(token: &Token) -> bool {
    matches!(token.class, Class::Comma | Class::Semicolon | Class::Dash) || token.word.is(&lexicon::CLAUSE_START)
}

/// The day that stands in `words` or right beside them, not later than the article.
fn day(scene: &Scene, words: &Range<u32>) -> Option<Date> {
    let document = scene.document;
    let first = document.token(words.start.saturating_sub(DAY))?.span().start;
    let times = scene.times.get(scene.times.partition_point(|time| time.span.start < first)..)?;
    for time in times {
        let Range { start: from, end: until } = document.range(time.span);
        if from > words.end + DAY {
            break;
        }
        let between = if from >= words.end { words.end..from } else { until.min(words.start)..words.start };
        if between.end - between.start <= DAY
            && !document.tokens_of(&between).iter().any(parts)
            && let Some(day) = civil_date(&time.value)
            && scene.published.is_none_or(|published| day <= published)
        {
            return Some(day);
        }
    }
    None
}
