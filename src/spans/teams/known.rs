//! Teams by the lexicon, and names that end like a club's.

use super::{TeamKey, TeamMention};
use crate::document::{Case, Class, Document, Token};
use crate::lexicon::{self, Phrases, Word};
use crate::w;
use std::ops::Range;

/// Longest name, in tokens, and longest name that the lexicon does not have.
const LONGEST: u32 = 9;
const LONGEST_FOUND: u32 = 4;

/// The team whose name starts at token `at`, a capitalised word, of the sentence with the tokens `inside`.
pub fn at(document: &Document, inside: &Range<u32>, at: u32) -> Option<TeamMention> {
    named(document, inside, at)
        .or_else(|| found(document, inside, at))
        .or_else(|| nickname(document, inside, at))
        .or_else(|| short(document, inside, at))
}

/// Whether the token behind a name, `next`, goes on with it.
pub fn joined(next: Option<&Token>) -> bool {
    next.is_some_and(|next| {
        let day = next.word.is(&lexicon::WEEKDAY) || next.word.is(&lexicon::MONTH);
        next.is_capital() && !next.glued && !next.word.is(&lexicon::STARTER) && !day
    })
}

/// A name of the lexicon.
fn named(document: &Document, inside: &Range<u32>, at: u32) -> Option<TeamMention> {
    let (mut end, value) = longest(document, at, &lexicon::TEAM_NAMES)?;
    let (team, shy) = (value / 2, value % 2 == 1);
    let nation = team >= lexicon::FIRST_NATION;
    end += youth(document, inside, end);
    let before = before(document, inside, at);
    let after = after(document, inside, end);
    let joined = joined(after);
    let suffix = after.filter(|_| joined && !nation).is_some_and(|next| next.word.is(&lexicon::CLUB_SUFFIX));
    if suffix {
        end += 1;
    } else if after.is_some_and(|next| next.word.is(&lexicon::NOT_TEAM_AFTER) && next.is_capital())
        || shy && (joined || before.is_some_and(is_name_word))
    {
        return None;
    }
    // "in Barcelona" is a place; "in Barcelona's half" is not.
    let placed = before.is_some_and(|word| word.word == w!("in"));
    // "Northgate (France)", "Northgate of France", "the Harwick side Northgate"
    let owner = || document.token(at.wrapping_sub(2)).is_some_and(Token::is_capital);
    let country = before.is_some_and(|word| word.class == Class::Open || word.word == w!("of")) && nation && owner();
    let home = after.is_some_and(|next| next.word == w!("side") || next.word == w!("outfit"))
        && self::after(document, inside, end + 1).is_some_and(is_name_word);
    if country || home && !nation {
        return None;
    }
    if placed && !suffix && after.is_none_or(|next| !matches!(next.class, Class::Possessive | Class::Word)) {
        return None;
    }
    mention(document, at, end, if nation { TeamKey::Nation(team) } else { TeamKey::Club(team) })
}

/// How many tokens behind a team's name tell which of its teams: "Under-21s", "U21s".
fn youth(document: &Document, inside: &Range<u32>, end: u32) -> u32 {
    let letters = |at: u32| after(document, inside, at).map_or("", |token| token.span().of(document.text));
    let (first, third) = (letters(end), letters(end + 2));
    let age = |word: &str| word.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    match first {
        "Under" if document.is(end + 1, Class::Hyphen) && age(third) => 3,
        _ => u32::from(first.strip_prefix('U').is_some_and(age)),
    }
}

/// Drops single words that are somebody's last name in this text: "Charlton" beside "Tom Charlton".
pub fn drop_namesakes(document: &Document, teams: &mut Vec<TeamMention>) {
    let mut people = Vec::new();
    if !teams.iter().any(|team| team.tokens.len() == 1 && team.is_name()) {
        return;
    }
    for sentence in &document.sentences {
        for pair in document.tokens_of(&sentence.tokens).windows(2) {
            if let [first, token] = pair
                && token.is_capital()
                && !token.glued
                && first.word.is(&lexicon::GIVEN)
            {
                people.push(token.key(document.text));
            }
        }
    }
    people.sort_unstable();
    let single = |team: &TeamMention| {
        let token = document.token(team.tokens.start).filter(|_| team.tokens.len() == 1)?;
        Some(token.key(document.text)).filter(|&key| team.is_name() && count(&people, key) > 0)
    };
    let mut named: Vec<u32> = teams.iter().filter_map(single).collect();
    named.sort_unstable();
    // A club that is named far more often than its namesake stays one, if the text alone does not make it a club.
    teams.retain(|team| {
        single(team).is_none_or(|key| team.key != TeamKey::Found && count(&named, key) > 4 * count(&people, key))
    });
}

/// How often `key` stands in `keys`, which are sorted.
fn count(keys: &[u32], key: u32) -> usize {
    keys.iter().skip(keys.partition_point(|&known| known < key)).take_while(|&&known| known == key).count()
}

/// A run of capitalised words that ends like a club's name: "Northgate Rovers", or starts like one: "AFC Northgate".
fn found(document: &Document, inside: &Range<u32>, at: u32) -> Option<TeamMention> {
    let first = document.token(at)?;
    let second = after(document, inside, at + 1);
    if [w!("fc"), w!("afc")].contains(&first.word) && joined(second) && !second.is_some_and(|next| next.glued) {
        return mention(document, at, at + 2, TeamKey::Found);
    }
    if first.word.is_any(crate::any!(NOT_TEAM_START, FORMER, STARTER, CLUB_SUFFIX)) {
        return None;
    }
    for end in at + 1..(at + LONGEST_FOUND).min(inside.end) {
        let Some(token) = document.token(end) else { break };
        if !token.is_capital() || token.glued || token.word.is(&lexicon::STARTER) {
            break;
        }
        // "have |FUELLED| Utd's win"
        let shouted = first.case == Case::Upper && first.span().len() > 4 && token.case == Case::Capital;
        if token.word.is(&lexicon::CLUB_SUFFIX) && !shouted {
            let more = after(document, inside, end + 1);
            let more = more.is_some_and(|next| !next.glued && next.is_capital() && next.word.is(&lexicon::CLUB_SUFFIX));
            let end = end + 1 + more as u32;
            // "Subs: Lund, Leo |Brandt Man Utd| XI:": a club of the lexicon stands behind somebody's name.
            let known = |from| longest(document, from, &lexicon::TEAM_NAMES).is_some_and(|(last, _)| last == end);
            if (at + 1..end - 1).any(known) {
                return None;
            }
            // "at Northgate City Stadium"
            let place = after(document, inside, end)
                .is_some_and(|next| next.is_capital() && next.word.is(&lexicon::NOT_TEAM_AFTER));
            return mention(document, at, end, TeamKey::Found).filter(|_| !place);
        }
    }
    None
}

/// A nickname: "the Reds".
fn nickname(document: &Document, inside: &Range<u32>, at: u32) -> Option<TeamMention> {
    let (end, set) = longest(document, at, &lexicon::TEAM_NICKNAMES)?;
    let introduced = match before(document, inside, at) {
        Some(word) => !is_name_word(word),
        // "Reds striker Leo Brandt …"
        None => after(document, inside, end).is_some_and(|next| next.word.is(&lexicon::TEAM_ROLE)),
    };
    if joined(after(document, inside, end)) || !introduced {
        return None;
    }
    mention(document, at, end, TeamKey::Nickname(set))
}

/// The last word of a club's name alone.
fn short(document: &Document, inside: &Range<u32>, at: u32) -> Option<TeamMention> {
    let word = document.word(at);
    let within = before(document, inside, at).is_some_and(is_name_word);
    let next = after(document, inside, at + 1);
    if !word.is(&lexicon::CLUB_WORD) || within || joined(next) && next.is_none_or(|next| next.word != Word::NONE) {
        return None;
    }
    mention(document, at, at + 1, TeamKey::Short)
}

/// The longest phrase of `table` at token `at`: the index after it and its value. Hyphens, stops, genitive endings and
/// apostrophes inside a name do not count; all words but the small ones are capitalised.
pub fn longest(document: &Document, at: u32, table: &Phrases) -> Option<(u32, u16)> {
    document.token(at).filter(|first| first.word.begins(table.bit()))?;
    let window = document.tokens_of(&(at..(at + LONGEST).min(document.tokens.len() as u32)));
    let first = window.first()?;
    let fits = |token: &&Token| counts(token) || token.class == Class::Other;
    let run = window.iter().take_while(|token| {
        let inner = token.glued && matches!(token.class, Class::Hyphen | Class::Possessive | Class::Stop | Class::Mark);
        inner || token.class == Class::Other || token.is_capital() || small(token)
    });
    let words = run.filter(fits).map(|token| if counts(token) { token.word } else { w!("and") });
    let (count, value) = table.longest(words)?;
    let mut end = at;
    let mut left = count;
    for token in window {
        if left == 0 {
            break;
        }
        left -= fits(&token) as usize;
        end += 1;
    }
    // A single word is no team inside a hyphened name.
    let after = document.token(end);
    let hyphened = count == 1
        && (first.glued && at > 0 && document.is(at - 1, Class::Hyphen)
            || after.is_some_and(|next| {
                next.class == Class::Hyphen && next.glued && { document.token(end + 1).is_some_and(Token::is_capital) }
            }));
    (!hyphened).then_some((end, value))
}

fn counts(token: &Token) -> bool {
    matches!(token.class, Class::Word | Class::Number | Class::Mixed)
}

fn small(token: &Token) -> bool {
    token.class == Class::Number
        || [w!("of"), w!("and"), w!("the"), w!("de"), w!("la"), w!("di"), w!("des"), w!("del")].contains(&token.word)
}

/// The token before token `at` in its sentence.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn before<'a>(document: &'a Document, inside: &Range<u32>, at: u32) -> Option<&'a Token> {
    document.tokens.get((at > inside.start).then(|| at as usize - 1)?)
}

/// Token `end`, if it stands in the same sentence.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn after<'a>(document: &'a Document, inside: &Range<u32>, end: u32) -> Option<&'a Token> {
    document.tokens.get((end < inside.end).then_some(end as usize)?)
}

/// Whether a word may belong to the name that follows it.
pub fn is_name_word(token: &Token) -> bool {
    token.is_capital() && !token.word.is(&lexicon::STARTER)
}

pub fn mention(document: &Document, at: u32, end: u32, key: TeamKey) -> Option<TeamMention> {
    let ([first, .., last] | [first @ last]) = document.tokens_of(&(at..end)) else { return None };
    Some(TeamMention { span: first.span().to(last.span()), tokens: at..end, key })
}
