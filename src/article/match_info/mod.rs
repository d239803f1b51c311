//! The match that the article is about: sides, score, competition, venue, date.

mod competition;
mod date;
mod settle;

pub use settle::running;

use super::people::People;
use super::teams::{Reference, Sides, TeamId, Teams, ground, is_place};
use super::{DateRange, Event, Match, TimeExpression};
use crate::Date;
use crate::document::{Case, Class, Document, Sentence, Token};
use crate::lexicon::{self, Word, gates};
use crate::spans::Spans;
use crate::spans::scores::Score;
use crate::spans::teams::is_result;
use crate::w;
use std::ops::Range;

/// How many sentences from the start tell the result, the competition and the day.
const OPENING: usize = 6;
/// How many of them are the headline and the lead: a draw told there is this match's.
const LEAD: u32 = 3;
/// How far behind the score of a shootout the word for it stands, in tokens.
const KICKS: u32 = 5;
/// How far before a score a year makes it another match's, in tokens.
const EARLIER: u32 = 24;
/// How far from a score its word of result stands, and how far from both the team it names, in tokens.
const REACH: u32 = 7;

/// Between a match and the one that comes next.
const TO_COME: [Word; 3] = [w!("ahead"), w!("preparation"), w!("build-up")];

/// How many words stand between what is done to a team and its name.
const ADJECTIVES: u32 = 2;

/// The match, where the article is about one.
pub fn resolve(
    document: &Document,
    spans: &Spans,
    teams: &Teams,
    times: &[TimeExpression],
    published: Option<Date>,
) -> Option<Match> {
    let sides = teams.sides?;
    let [home, away] = sides.teams;
    let known = |team| if sides.home_known { teams.named(team) } else { None };
    let mut names = Vec::new();
    for team in sides.teams {
        names.push(teams.name(team).to_string());
    }
    let score = listed(document, spans, teams, sides).or_else(|| score(document, spans, teams, sides));
    Some(Match {
        teams: names,
        home: known(home),
        away: known(away),
        score,
        competition: competition::find(document, spans, teams),
        venue: venue(document, spans, teams, sides),
        date: date::find(document, spans, teams, times, published.filter(|_| score.is_some())),
    })
}

/// Makes goals and score fit each other, and dates what happened in the match.
pub fn settle(
    document: &Document,
    spans: &Spans,
    people: &People,
    teams: &mut Teams,
    found: &mut Match,
    events: &mut [Event],
) {
    if found.score.is_none() && spans.scores.is_empty() {
        let told = settle::total(teams, events);
        // Whoever levelled or came back was behind: a goal of the others is not told.
        let behind = [w!("equaliser"), w!("equalised"), w!("levelled"), w!("comeback")];
        let level = || document.tokens.iter().any(|token| behind.contains(&token.word));
        let whole = |score: [u8; 2]| Some(leader(score)) == result(document, teams) && !(score.contains(&0) && level());
        found.score = told.filter(|&score| whole(score));
    }
    settle::teams(document, spans, people, teams, found, events);
    let day = found.date.map(|day| DateRange { first: day, last: day });
    for event in events.iter_mut().filter(|event| !event.other_match && event.date.is_none()) {
        event.date = day;
    }
}

/// The side that leads, none where they are level.
fn leader(score: [u8; 2]) -> Option<usize> {
    let [first, second] = score;
    (first != second).then_some(usize::from(second > first))
}

/// Who won, where the opening tells it without a score: the side, or none for a draw.
fn result(document: &Document, teams: &Teams) -> Option<Option<usize>> {
    let sides = teams.sides?;
    let may_tell = |sentence: &&Sentence| sentence.begins & gates::TEAM_SHOWN.bit() != 0;
    for sentence in document.sentences.iter().take(OPENING).filter(may_tell) {
        for at in sentence.tokens.clone() {
            let word = document.word(at);
            if word.is(&lexicon::DRAW_WORD) {
                return Some(None);
            }
            let loss = word.is(&lexicon::LOSS_WORD);
            if !loss && !word.is(&lexicon::WIN_WORD) {
                continue;
            }
            if let Some(won) = winner(document, teams, sentence, &(at..at + 1), at, loss) {
                return sides.teams.iter().position(|&team| team == won).map(Some);
            }
        }
    }
    None
}

/// The final score as the opening tells it, in the order of `sides`.
fn score(document: &Document, spans: &Spans, teams: &Teams, sides: Sides) -> Option<[u8; 2]> {
    let opening = document.sentences.iter().take(OPENING * 2);
    for sentence in opening {
        // "Prediction: Northgate 2-1 Marsham"
        if document.has(sentence.tokens.start, sentence.tokens.end, &lexicon::PREDICTING) {
            continue;
        }
        if let Some(([first, second], [a, b])) = teams.result_line(document, &sentence.tokens)
            && teams.opponent(first) == Some(second)
        {
            return Some(if sides.teams.first() == Some(&first) { [a, b] } else { [b, a] });
        }
        let from = spans.score_from(sentence.tokens.start);
        let inside = spans.scores.iter().skip(from).take_while(|score| score.tokens.start < sentence.tokens.end);
        // In a live text it is the score so far.
        for score in inside.take(4).filter(|score| spans.lists.time_at(score.tokens.start).is_none()) {
            if let Some(found) = read_score(document, teams, sides, sentence, score) {
                return Some(found);
            }
        }
    }
    None
}

/// The score as a live text tells it at full time, in the order of `sides`.
fn listed(document: &Document, spans: &Spans, teams: &Teams, sides: Sides) -> Option<[u8; 2]> {
    let [(a, first), (b, second)] = spans.lists.score.as_ref().or(spans.lists.result.as_ref())?;
    let named = [teams.of_label(document, first)?, teams.of_label(document, second)?];
    let score = [u8::try_from(*a).ok()?, u8::try_from(*b).ok()?];
    let turned = [score[1], score[0]];
    match sides.teams {
        teams if teams == named => Some(score),
        [home, away] => (named == [away, home]).then_some(turned),
    }
}

/// A score between the names of the two sides, or beside a word that tells who won.
fn read_score(document: &Document, teams: &Teams, sides: Sides, sentence: &Sentence, score: &Score) -> Option<[u8; 2]> {
    let [home, _] = sides.teams;
    let [a, b] = score.goals;
    let after = document.tokens_of(&(score.tokens.end..(score.tokens.end + 3).min(sentence.tokens.end)));
    let apart = [
        w!("penalties"),
        w!("aggregate"),
        w!("pens"),
        w!("agg"),
        w!("shootout"),
        w!("shoot"),
        w!("kicks"),
        w!("lottery"),
    ];
    // "6-5 in a long penalty shoot-out"
    let kicks = document.tokens_of(&(score.tokens.end..(score.tokens.end + KICKS).min(sentence.tokens.end)));
    // "came from 3-1 down to win": the score so far.
    let so_far = [w!("down"), w!("up"), w!("ahead"), w!("behind"), w!("lead"), w!("deficit")];
    let paused = [w!("half"), w!("halftime"), w!("break"), w!("interval")];
    let word_before = document.word(score.tokens.start.wrapping_sub(1));
    // "won the first leg 2-1", "a 2-1 first-leg win"
    let leg = document.says(score.tokens.start.wrapping_sub(1), w!("leg"))
        || after.iter().any(|token| token.word == w!("leg"));
    if kicks.iter().any(|token| apart.contains(&token.word))
        || after.iter().any(|token| paused.contains(&token.word))
        || after.first().is_some_and(|token| so_far.contains(&token.word))
        || word_before == w!("it")
        || paused.contains(&word_before)
        || leg
    {
        return None;
    }
    let before = score.tokens.start.checked_sub(1).and_then(|at| teams.at(at)).filter(|&team| teams.plays(team));
    let behind = teams.at(score.tokens.end).filter(|&team| teams.plays(team));
    if let (Some(first), Some(second)) = (before, behind)
        && first != second
    {
        return Some(if first == home { [a, b] } else { [b, a] });
    }
    // "a 2-2 draw in February 2014"
    let later = score.tokens.end..(score.tokens.end + REACH).min(sentence.tokens.end);
    // "came in October 2003, when they won 3-1"
    let earlier = score.tokens.start.saturating_sub(EARLIER).max(sentence.tokens.start)..score.tokens.start;
    // "before losing 2-1 on the last day of last season"
    let long_ago = |at: u32| {
        document.says(at, w!("last")) && [w!("season"), w!("year")].iter().any(|&word| document.says(at + 1, word))
    };
    if later.clone().any(|at| document.is_a(at, &lexicon::MONTH) && document.says(at - 1, w!("in")) || long_ago(at))
        || earlier.clone().any(|at| document.is_year(at) && (at..earlier.end).any(|at| document.says(at, w!("when"))))
    {
        return None;
    }
    // "a 3-1 win ahead of the tie with Northgate": that one is to come.
    let next = (score.tokens.end..sentence.tokens.end).find(|&at| TO_COME.contains(&document.word(at)));
    if next.is_some_and(|next| teams.within(&(next..sentence.tokens.end)).iter().any(|named| teams.plays(named.team))) {
        return None;
    }
    // "drew 1-1 at home to |Velden|": a side that nothing else shows to be one.
    let to = score.tokens.end + 2 * document.says(score.tokens.end + 1, w!("home")) as u32;
    let opponent = document.says(to, w!("to")) || document.says(to, w!("against"));
    if opponent && document.token(to + 1).is_some_and(Token::is_capital) && teams.at(to + 1).is_none() {
        return None;
    }
    let from = score.tokens.start.saturating_sub(REACH).max(sentence.tokens.start);
    let until = (score.tokens.end + REACH).min(sentence.tokens.end);
    let near = teams.within(&(from..until + REACH));
    // The city of a date line is no third team.
    let city =
        |at: u32| at == sentence.tokens.start && document.token(at).is_some_and(|token| token.case == Case::Upper);
    // "beat Marsham 1-0 to cut |Northgate|'s lead"
    let behind = |at: u32| (score.tokens.end..at.saturating_sub(1)).any(|at| document.says(at, w!("to")));
    let other = |other: &Reference| {
        let start = other.tokens.start;
        !teams.plays(other.team) && other.tokens.end <= until && !city(start) && !behind(start)
    };
    if near.iter().any(other) {
        return None;
    }
    // The nearest word of result; behind the score before in front of it.
    let result = |at: &u32| {
        let past = || document.says(*at, w!("past")) && teams.at(*at + 1).is_some();
        document.token(*at).is_some_and(|token| is_result(token.word)) || past()
    };
    let at = (score.tokens.end..until).find(result).or_else(|| (from..score.tokens.start).rev().find(result))?;
    let word = document.token(at)?.word;
    if a == b {
        let named = || teams.within(&sentence.tokens).iter().any(|reference| teams.plays(reference.team));
        // No side named so far, or another team last, and none behind: it is some other match's.
        let before = teams.within(&(0..score.tokens.start));
        let linked = near.iter().find(|side| side.tokens.start > score.tokens.start);
        let linked = linked.is_some_and(|side| document.is_a(side.tokens.start - 1, &lexicon::SCORE_LINK));
        let last = before.last().is_some_and(|last| {
            !teams.plays(last.team) && last.tokens.end + 2 * REACH > score.tokens.start && !city(last.tokens.start)
        });
        let so_far = teams.within(&(0..score.tokens.end + REACH)).iter().any(|side| teams.plays(side.team));
        if !so_far || last && !linked {
            return None;
        }
        let opens = || document.sentence(LEAD).is_none_or(|later| sentence.tokens.start < later.tokens.start);
        return (opens() || named()).then_some([a, b]);
    }
    let passive = !word.is(&lexicon::LOSS_WORD) && {
        let helper = document.token(at.wrapping_sub(1));
        helper.is_some_and(|token| [w!("was"), w!("were"), w!("been"), w!("being")].contains(&token.word))
    };
    let winner = winner(document, teams, sentence, &score.tokens, at, passive || word.is(&lexicon::LOSS_WORD))?;
    Some(if winner == home { [a.max(b), a.min(b)] } else { [a.min(b), a.max(b)] })
}

/// Who won, by the word of result at token `at`.
fn winner(
    document: &Document,
    teams: &Teams,
    sentence: &Sentence,
    score: &Range<u32>,
    at: u32,
    loss: bool,
) -> Option<TeamId> {
    let behind = at + 1..(at.max(score.end) + REACH).min(sentence.tokens.end);
    let object = teams.within(&behind).iter().find(|reference| teams.plays(reference.team));
    if let Some(object) = object {
        let words = document.tokens_of(&(at + 1..object.tokens.start));
        let clause = words.iter().any(|token| matches!(token.class, Class::Comma | Class::Semicolon));
        let links = [w!("to"), w!("by"), w!("at"), w!("against"), w!("over"), w!("of"), w!("for"), w!("with")];
        // "victory against rivals for a place in Europe Northgate": over whom goes before for what.
        let opposed = words.iter().map(|token| token.word).find(|word| word.is(&lexicon::OPPONENT_AFTER));
        let link = opposed.or_else(|| words.iter().rev().map(|token| token.word).find(|word| links.contains(word)));
        let next = document.token(object.tokens.end);
        let verb = words.is_empty();
        if !clause && link == Some(w!("for")) {
            return if loss { teams.opponent(object.team) } else { Some(object.team) };
        }
        if !clause && (link.is_some() || verb) {
            let possessive = next.is_some_and(|token| token.class == Class::Possessive);
            let won = link == Some(w!("by")) || loss && link != Some(w!("of")) && !verb;
            let team = object.team;
            if !(possessive && link == Some(w!("at")) && !loss) {
                return if won { Some(team) } else { teams.opponent(team) };
            }
        }
    }
    let in_front = sentence.tokens.start..at.min(score.start);
    let named = teams.within(&in_front);
    let last = named.iter().rposition(|reference| teams.plays(reference.team))?;
    let subject = named.get(last)?;
    // "beat Northgate after coming back to win 3-1", "Marsham outclassed Northgate in a 3-1 win"
    let other = last.checked_sub(1).and_then(|before| named.get(before)).filter(|other| other.team != subject.team);
    let object = is_object(document, subject.tokens.start)
        || other.is_some_and(|other| is_verb(document.tokens_of(&(other.tokens.end..subject.tokens.start))));
    if loss != object { teams.opponent(subject.team) } else { Some(subject.team) }
}

/// Whether what stands before token `start` does something to the team named there: "beat struggling Northgate".
fn is_object(document: &Document, start: u32) -> bool {
    let before = (start.saturating_sub(ADJECTIVES + 1)..start).rev().map_while(|at| document.token(at));
    let near = before.take_while(|token| token.class == Class::Word && !token.is_capital());
    let over = |word: Word| word.is(&lexicon::WIN_WORD) && word != w!("saw") || word.is(&lexicon::OPPONENT_AFTER);
    let joint = |word: Word| word.is(&lexicon::PREPOSITION) || word.is(&lexicon::CLAUSE_START);
    let verb = near.map(|token| token.word).find(|&word| over(word) || joint(word));
    // "after they decimated Northgate"
    let done =
        document.token(start.wrapping_sub(1)).is_some_and(|token| token.span().of(document.text).ends_with("ed"));
    verb.is_some_and(over) || done && document.is_a(start.wrapping_sub(2), &lexicon::PRONOUN)
}

/// Whether the words between two teams are what one does to the other, and no joint of two clauses.
fn is_verb(words: &[Token]) -> bool {
    let joint = |word: Word| word.is(&lexicon::CLAUSE_START) || word == w!("saw");
    let plain = |token: &Token| token.class == Class::Word && !token.is_capital() && !joint(token.word);
    (1..=ADJECTIVES as usize + 1).contains(&words.len()) && words.iter().all(plain)
}

/// The home side's ground, or a ground that is no team's we know.
fn venue(document: &Document, spans: &Spans, teams: &Teams, sides: Sides) -> Option<String> {
    let [home, away] = sides.teams;
    document.beginning(lexicon::TEAM_GROUNDS.bit()).into_iter().find_map(|at| {
        let (mut end, set) =
            ground(document, at).filter(|_| sides.home_known || is_place(document, spans, teams, at))?;
        if !(teams.at_home(home, set) || !sides.home_known && teams.at_home(away, set)) {
            return None;
        }
        while document.is_a(end, &lexicon::GROUND_WORD) {
            end += 1;
        }
        let (first, last) = (document.token(at)?, document.token(end - 1)?);
        Some(first.span().to(last.span()).of(document.text).to_string())
    })
}
