//! Teams that no lexicon has: the text shows them by "Northgate 2-1 Marsham", "a 2-0 win over Northgate", "the Northgate
//! striker Leo Brandt". A name that is shown once is a team wherever it stands.

use super::known::{after, before, is_name_word, joined, longest, mention};
use super::{TeamKey, TeamMention, is_result};
use crate::document::{Case, Class, Document, Sentence, Token};
use crate::lexicon::{self, Word, gates};
use crate::w;
use std::ops::Range;

/// Longest name, in tokens.
const LONGEST: u32 = 4;
/// Most goals of a side whose result has a line to itself: a larger number is a minute.
pub const MOST_GOALS: u32 = 12;
/// How far before a name the word of a result stands, in tokens.
const REACH: u32 = 5;

/// How far before the word of a result its subject stands, in tokens.
const SUBJECT: u32 = 14;

/// How many mentions are looked through for a club that stands alone, and how many names end like one.
const ALONE: usize = 200;
const ENDS: usize = 16;

/// Words that stand in no team's name.
const OTHER: &lexicon::Classes = crate::any!(DEMONYM, TEAM_ROLE, ROLE, WEEKDAY, MONTH, TITLE);

/// Most tokens between a word of result and the team behind it: "beat struggling 10-man Marsham".
const SKIPPED: u32 = 4;

/// Adds the keys of the names that `sentence` shows to be teams.
pub fn gather(document: &Document, sentence: &Sentence, shown: &mut Vec<u32>) {
    let inside = &sentence.tokens;
    if sentence.begins & (gates::TEAM_SHOWN.bit() | gates::DIGITS) == 0 {
        return;
    }
    for (token, at) in document.tokens_of(inside).iter().zip(inside.start..) {
        if token.class != Class::Number && !token.word.begins(gates::TEAM_SHOWN.bit()) {
            continue;
        }
        let versus = token.word == w!("v") || token.word == w!("vs");
        let score = token.class == Class::Number && score(document, inside, at);
        let end = if score { at + 3 } else { at + 1 };
        let result = is_result(token.word) || token.word == w!("past");
        if score || versus || result || token.class == Class::Number {
            // "Northgate beat Marsham 2-1", "Northgate drew 1-1 with Marsham", "Northgate 2 Marsham 2"
            let scored = result && self::score(document, inside, end);
            let linked =
                scored && after(document, inside, end + 3).is_some_and(|link| link.word.is(&lexicon::SCORE_LINK));
            // "beat 10-man Marsham 2-1", "edged past Marsham 1-0"
            let begin = match linked {
                true => end + 4,
                // "NORTHGATE 2, MARSHAM 2"
                false => end + u32::from(!score && token.class == Class::Number && in_capitals(document, inside, at)),
            };
            let skipped = if result && !linked { small(document, inside, begin) } else { 0 };
            let right = run(document, inside, begin + skipped);
            let proved = |right: &Range<u32>| match result {
                true => {
                    // "beat a ten-man Marsham side 2-1", "beat Marsham, 2-1"
                    let side = document.is(right.end, Class::Comma) || document.is_a(right.end, &lexicon::SIDE);
                    linked || self::score(document, inside, right.end + side as u32)
                }
                false => score || versus || number_ends(document, inside, right.end),
            };
            let left = run_before(document, inside, at);
            if let Some(right) = right.filter(|right| (left.is_some() || result) && proved(right)) {
                push(document, Some(right), shown);
                push(document, left, shown);
            }
        }
        // "the game between Northgate and Marsham"
        if token.word == w!("between")
            && before(document, inside, at).is_some_and(|word| word.word.is(&lexicon::FIXTURE))
        {
            let first = run(document, inside, end).filter(|name| document.says(name.end, w!("and")));
            let second = first.as_ref().and_then(|name| run(document, inside, name.end + 1));
            if second.is_some() {
                push(document, first, shown);
                push(document, second, shown);
            }
        }
        let led = token.word.is(&lexicon::CLUB_LEAD) && !token.is_capital();
        let opponent = token.word.is(&lexicon::OPPONENT_AFTER) && told_score(document, inside, at)
            || token.word == w!("at") && visited(document, inside, at);
        if led || opponent {
            // "a 2-0 win over struggling Marsham"
            let skipped = if opponent { small(document, inside, end) } else { 0 };
            let name = run(document, inside, end + skipped);
            if opponent && name.is_some() {
                push(document, subject(document, inside, at), shown);
                // "to hand Northgate a 2-1 win over Marsham"
                let told =
                    (at.saturating_sub(REACH).max(inside.start)..at).find(|&at| self::score(document, inside, at));
                let given = told
                    .filter(|&told| document.says(told.wrapping_sub(1), w!("a")))
                    .and_then(|told| run_before(document, inside, told - 1));
                push(document, given, shown);
            }
            push(document, name, shown);
        } else if token.word.is(&lexicon::TEAM_ROLE) && token.word != w!("international") {
            let person = after(document, inside, end).is_some_and(is_name_word);
            let name =
                run_before(document, inside, at).filter(|name| person && name.len() <= 2 && name.start > inside.start);
            push(document, name, shown);
        }
    }
}

/// How many words in small letters stand at token `at`, up to [`SKIPPED`].
fn small(document: &Document, inside: &Range<u32>, at: u32) -> u32 {
    let small = |at: &u32| {
        after(document, inside, *at)
            .is_some_and(|token| !token.is_capital() && !token.word.is_any(crate::any!(PREPOSITION, CLAUSE_START)))
    };
    (at..at + SKIPPED).take_while(small).count() as u32
}

/// "lost 2-0 |at|", "winning 3-1 away |at|": who plays at home follows.
fn visited(document: &Document, inside: &Range<u32>, at: u32) -> bool {
    let score = at.saturating_sub(3 + document.says(at.wrapping_sub(1), w!("away")) as u32).max(inside.start + 1);
    let told = |word: Word| is_result(word) && word != w!("beat") && word != w!("beating");
    self::score(document, inside, score) && told(document.word(score - 1))
}

/// Who wins or loses by the words at token `at`, where more than a verb stands between: "|Northgate| rally for a 3-2 win",
/// "as the |Northgate Crew| came back to beat Marsham 3-2".
fn subject(document: &Document, inside: &Range<u32>, at: u32) -> Option<Range<u32>> {
    let first = run(document, inside, inside.start).filter(|name| document.is_a(name.end, &lexicon::PLURAL_VERB));
    first.or_else(|| {
        let clause = |&the: &u32| {
            let before = before(document, inside, the);
            document.says(the, w!("the"))
                && before.is_none_or(|token| !token.is_capital() && token.word.is(&lexicon::CLAUSE_START))
        };
        let the = (at.saturating_sub(SUBJECT).max(inside.start)..at).rev().find(clause)?;
        run(document, inside, the + 1)
    })
}

fn push(document: &Document, name: Option<Range<u32>>, shown: &mut Vec<u32>) {
    if let Some(name) = name {
        shown.push(key(document, &name));
    }
}

/// Adds the keys of the two sides of a result that has a line for each: "Northgate 2" and "Marsham 0".
pub fn tallies(document: &Document, shown: &mut Vec<u32>) {
    let mut before: Option<(Range<u32>, usize)> = None;
    for (number, paragraph) in document.paragraphs.iter().enumerate() {
        let inside = &paragraph.tokens;
        let side = run(document, inside, inside.start).filter(|name| {
            let number = after(document, inside, name.end);
            number.and_then(|number| number.number(document.text)).is_some_and(|goals| goals <= MOST_GOALS)
                && after(document, inside, name.end + 1).is_none_or(|next| next.class == Class::Open)
        });
        let Some(side) = side else { continue };
        if let Some((first, _)) = before.filter(|&(_, last)| last + 2 >= number) {
            push(document, Some(first), shown);
            push(document, Some(side.clone()), shown);
        }
        before = Some((side, number));
    }
}

/// Adds the mentions of the names in `shown`, and of the first parts of names such as "Northgate Rovers".
pub fn add(document: &Document, mut shown: Vec<u32>, teams: &mut Vec<TeamMention>) {
    for team in teams.iter().filter(|team| team.key == TeamKey::Found) {
        shown.push(key(document, &team.tokens));
        let mut first = team.tokens.clone();
        while first.len() > 1 && last_word(document, &first) {
            first.end -= 1;
        }
        // "Northgate" for "Northgate Athletic", "Sturm" for "Sturm Velden".
        if first.len() > 1 && document.token(first.start).is_some_and(|token| token.word.is_none()) {
            first.end = first.start + 1;
        }
        shown.push(key(document, &first));
    }
    shown.sort_unstable();
    shown.dedup();
    if shown.is_empty() {
        return;
    }
    mark(document, &shown, TeamKey::Found, teams);
    // "Port Selby" for "Port Selby Mariners"
    shown.clear();
    for team in teams.iter().filter(|team| team.key == TeamKey::Found && team.tokens.len() > 2) {
        shown.push(key(document, &(team.tokens.start..team.tokens.end - 1)));
    }
    if !shown.is_empty() {
        shown.sort_unstable();
        mark(document, &shown, TeamKey::Found, teams);
    }
    // "Railway" for "Northgate Railway"
    shown.clear();
    for team in teams.iter().filter(|team| team.key == TeamKey::Found && team.tokens.len() > 1) {
        let last = team.tokens.end - 1..team.tokens.end;
        if may_be_team(document, last.clone()).is_some() && !last_word(document, &last) {
            shown.push(key(document, &last));
        }
    }
    if !shown.is_empty() {
        shown.sort_unstable();
        mark(document, &shown, TeamKey::Short, teams);
    }
}

/// Adds the mentions of the names whose keys are `shown`.
fn mark(document: &Document, shown: &[u32], kind: TeamKey, teams: &mut Vec<TeamMention>) {
    let known = std::mem::take(teams);
    let mut all: Vec<TeamMention> = Vec::with_capacity(known.len());
    let (mut nth, mut ends) = (0, Vec::new());
    for sentence in &document.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if !document.token(at).is_some_and(Token::is_capital) {
                at += 1;
                continue;
            }
            let next = known.get(nth);
            let start = next.map_or(u32::MAX, |next| next.tokens.start);
            let found = if let Some(next) = next
                && let Some(longer) = longer(document, &sentence.tokens, at, next, shown)
                && (start == at
                    || !all.iter().take(ALONE).any(|team| key(document, &team.tokens) == key(document, &next.tokens)))
                && known.get(nth + 1).is_none_or(|second| second.tokens.start >= longer.end)
            {
                nth += 1;
                if start != at && ends.len() < ENDS {
                    ends.push(key(document, &next.tokens));
                }
                mention(document, at, longer.end, kind)
            } else if start == at {
                nth += 1;
                next.cloned()
            } else {
                let inside = sentence.tokens.start..start.min(sentence.tokens.end);
                named(document, &inside, at, shown).map(|team| TeamMention { key: kind, ..team })
            };
            at = found.as_ref().map_or(0, |team| team.tokens.end).max(at + 1);
            all.extend(found);
        }
    }
    // "Hearts" alone is that one too.
    for team in all.iter_mut().filter(|team| ends.contains(&key(document, &team.tokens))) {
        team.key = TeamKey::Short;
    }
    *teams = all;
}

/// The name from token `at` on that goes on behind the club `known` of the lexicon, "Northgate Sports", or ends with it,
/// "Selby Hearts": another one.
fn longer(document: &Document, inside: &Range<u32>, at: u32, known: &TeamMention, shown: &[u32]) -> Option<Range<u32>> {
    let name = run(document, inside, at)?;
    let club = &known.tokens;
    let other = if club.start == at {
        // Two words more are somebody who is named behind it.
        club.end + 1 == name.end
    } else {
        club.end == name.end && club.start > at && document.word(at).is_none()
    };
    (other && shown.binary_search(&key(document, &name)).is_ok()).then_some(name)
}

/// Whether words in capitals stand around the number at token `at` and the comma behind it.
fn in_capitals(document: &Document, inside: &Range<u32>, at: u32) -> bool {
    let upper = |token: Option<&crate::document::Token>| token.is_some_and(|token| token.case == Case::Upper);
    document.is(at + 1, Class::Comma) && upper(before(document, inside, at)) && upper(after(document, inside, at + 2))
}

fn named(document: &Document, inside: &Range<u32>, at: u32, shown: &[u32]) -> Option<TeamMention> {
    let name = run(document, inside, at)?;
    let behind = before(document, inside, at);
    // "in Northgate" is a place; "in Northgate's 1-0 win" is not.
    let owner = after(document, inside, name.end).is_some_and(|token| token.class == Class::Possessive);
    let placed = behind.is_some_and(|token| token.word == w!("in") && !owner || is_name_word(token));
    let known = longest(document, at, &lexicon::TEAM_NAMES).is_some();
    if placed || known || shown.binary_search(&key(document, &name)).is_err() {
        return None;
    }
    mention(document, at, name.end, TeamKey::Found)
}

fn last_word(document: &Document, name: &Range<u32>) -> bool {
    let last = document.tokens.get((name.end as usize).wrapping_sub(1));
    last.is_some_and(|token| token.word.is(&lexicon::CLUB_SUFFIX))
}

/// The capitalised words from token `at` on; none where they are too many for a name.
fn run(document: &Document, inside: &Range<u32>, at: u32) -> Option<Range<u32>> {
    let first = after(document, inside, at)?;
    let opens = first.is_capital() && at == inside.start && !first.word.is(&lexicon::STARTER);
    if !opens && !joined(Some(first)) {
        return None;
    }
    let mut end = at + 1;
    // "between Northgate and Marsham Photograph: …"
    let goes_on = |next: &&Token| !next.word.is(&lexicon::PROMOTION);
    while end - at <= LONGEST && joined(after(document, inside, end).filter(goes_on)) {
        end += 1;
    }
    may_be_team(document, at..end)
}

/// The capitalised words that end before token `at`, likewise.
fn run_before(document: &Document, inside: &Range<u32>, at: u32) -> Option<Range<u32>> {
    let mut start = at;
    while at - start <= LONGEST && before(document, inside, start).is_some_and(is_name_word) {
        start -= 1;
    }
    may_be_team(document, start..at)
}

/// No nationality, role, given name or competition, and not too long.
fn may_be_team(document: &Document, name: Range<u32>) -> Option<Range<u32>> {
    // "Northern League Premier Division side Marsham"
    let league = [w!("league"), w!("division")];
    let other = name.clone().any(|at| {
        document.word(at).is_any(OTHER) || league.contains(&document.word(at)) || !document.is(at, Class::Word)
    });
    let first = document.tokens_of(&name).first()?.word;
    // "Northgate earn 2-2 |Draw|"
    let result =
        name.len() == 1 && (first.is(&lexicon::DRAW_WORD) || first.is(&lexicon::LOSS_WORD) || first == w!("win"));
    let label = result || first.is(&lexicon::NOT_TEAM_START) || first.is(&lexicon::FORMER);
    let cup = longest(document, name.start, &lexicon::COMPETITION).is_some_and(|(end, _)| end == name.end);
    let named = first.is(&lexicon::GIVEN) || label || cup;
    (!name.is_empty() && name.len() <= LONGEST as usize && !other && !named).then_some(name)
}

/// A score that starts at token `at`.
fn score(document: &Document, inside: &Range<u32>, at: u32) -> bool {
    let dash = after(document, inside, at + 1);
    let second = after(document, inside, at + 2);
    dash.zip(second).is_some_and(|(dash, second)| {
        // "3-1", "3 - 1"
        let few = |at: u32| {
            document.token(at).and_then(|token| token.number(document.text)).is_some_and(|goals| goals <= MOST_GOALS)
        };
        matches!(dash.class, Class::Hyphen | Class::Dash)
            && dash.glued == second.glued
            && (dash.glued || few(at) && few(at + 2))
            && second.class == Class::Number
            && second.span().len() <= 2
    })
}

/// Whether a number at token `at` ends the sentence: "Northgate 2 Marsham |2|".
pub fn number_ends(document: &Document, inside: &Range<u32>, at: u32) -> bool {
    let number =
        after(document, inside, at).is_some_and(|token| token.class == Class::Number && token.span().len() <= 2);
    number
        && after(document, inside, at + 1).is_none_or(|token| {
            matches!(token.class, Class::Colon | Class::Open | Class::Dash)
                || token.class == Class::Hyphen && !token.glued
                || token.class == Class::Stop && at + 2 == inside.end
        })
}

/// Whether a score and a word of result stand shortly before token `at`.
fn told_score(document: &Document, inside: &Range<u32>, at: u32) -> bool {
    let from = at.saturating_sub(REACH).max(inside.start);
    let scored = (from..at).any(|at| score(document, inside, at));
    scored && document.tokens_of(&(from..at)).iter().any(|token| is_result(token.word))
}

/// The words of a name as one number.
fn key(document: &Document, name: &Range<u32>) -> u32 {
    let words = document.tokens_of(name).iter();
    words.fold(0, |key: u32, token| key.wrapping_mul(31).wrapping_add(token.key(document.text)))
}
