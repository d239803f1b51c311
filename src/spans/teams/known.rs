//! Teams by the lexicon, and names that end like a club's.

use super::{TeamKey, TeamMention};
use crate::document::{Class, Document, Token};
use crate::lexicon::{self, Phrases, Word};
use crate::w;

/// Longest name, in tokens, and longest name that the lexicon does not have.
const LONGEST: u32 = 9;
const LONGEST_FOUND: u32 = 4;

/// The team whose name starts at token `at`.
pub fn at(document: &Document, at: u32) -> Option<TeamMention> {
    let token = document.tokens.get(at as usize)?;
    if !token.is_capital() {
        return None;
    }
    named(document, at)
        .or_else(|| found(document, at))
        .or_else(|| nickname(document, at))
        .or_else(|| short(document, at, token))
}

/// A name of the lexicon.
fn named(document: &Document, at: u32) -> Option<TeamMention> {
    let (mut end, value) = longest(document, at, &lexicon::TEAM_NAMES)?;
    let (team, shy) = (value / 2, value % 2 == 1);
    let nation = team >= lexicon::FIRST_NATION;
    let before = before(document, at);
    let after = document.tokens.get(end as usize);
    let joined = after.is_some_and(|next| next.is_capital() && !next.glued && !next.word.is(&lexicon::STARTER));
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
    if placed && !suffix && after.is_none_or(|next| !matches!(next.class, Class::Possessive | Class::Word)) {
        return None;
    }
    mention(document, at, end, if nation { TeamKey::Nation(team) } else { TeamKey::Club(team) })
}

/// A run of capitalised words that ends like a club's name: "Northgate Rovers", or starts like one: "AFC Northgate".
fn found(document: &Document, at: u32) -> Option<TeamMention> {
    let first = document.tokens.get(at as usize)?;
    if first.word.is(&lexicon::STARTER) || first.word.is(&lexicon::CLUB_SUFFIX) {
        return None;
    }
    for end in at + 1..at + LONGEST_FOUND {
        let Some(token) = document.tokens.get(end as usize) else { break };
        if !token.is_capital() || token.glued || token.word.is(&lexicon::STARTER) {
            break;
        }
        if token.word.is(&lexicon::CLUB_SUFFIX) {
            let more = document.tokens.get(end as usize + 1);
            let more = more.is_some_and(|next| !next.glued && next.is_capital() && next.word.is(&lexicon::CLUB_SUFFIX));
            return mention(document, at, end + 1 + more as u32, TeamKey::Found);
        }
    }
    None
}

/// A nickname: "the Reds".
fn nickname(document: &Document, at: u32) -> Option<TeamMention> {
    let (end, set) = longest(document, at, &lexicon::TEAM_NICKNAMES)?;
    let after = document.tokens.get(end as usize);
    let joined = after.is_some_and(|next| next.is_capital() && !next.glued && !next.word.is(&lexicon::STARTER));
    let behind = before(document, at);
    let introduced = behind.is_some_and(|word| !is_name_word(word));
    if joined || !introduced {
        return None;
    }
    mention(document, at, end, TeamKey::Nickname(set))
}

/// The last word of a club's name alone.
fn short(document: &Document, at: u32, token: &Token) -> Option<TeamMention> {
    let word = token.word;
    let inside = before(document, at).is_some_and(is_name_word);
    let next = document.tokens.get(at as usize + 1);
    let joined = next.is_some_and(|next| next.is_capital() && !next.glued && !next.word.is(&lexicon::STARTER));
    if !word.is(&lexicon::CLUB_WORD) || inside || joined && next.is_none_or(|next| next.word != Word::NONE) {
        return None;
    }
    mention(document, at, at + 1, TeamKey::Short)
}

/// The longest phrase of `table` at token `at`: the index after it and its value. Hyphens, stops, genitive endings and
/// apostrophes inside a name do not count; all words but the small ones are capitalised.
pub fn longest(document: &Document, at: u32, table: &Phrases) -> Option<(u32, u16)> {
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
    let after = document.tokens.get(end as usize);
    let hyphened = count == 1
        && (first.glued && at > 0 && document.tokens.get(at as usize - 1).is_some_and(|t| t.class == Class::Hyphen)
            || after.is_some_and(|next| {
                next.class == Class::Hyphen && next.glued && {
                    document.tokens.get(end as usize + 1).is_some_and(Token::is_capital)
                }
            }));
    (!hyphened).then_some((end, value))
}

fn counts(token: &Token) -> bool {
    matches!(token.class, Class::Word | Class::Number | Class::Mixed)
}

fn small(token: &Token) -> bool {
    token.class == Class::Number || [w!("of"), w!("and"), w!("the"), w!("de"), w!("la"), w!("di")].contains(&token.word)
}

/// The word before token `at` in its sentence, where nothing stands between.
fn before<'a>(document: &'a Document, at: u32) -> Option<&'a Token> {
    let token = document.tokens.get(at as usize)?;
    let first = document.sentences.get(document.sentence_at(token.span.start) as usize)?.tokens.start;
    document.tokens.get((at > first).then(|| at as usize - 1)?)
}

/// Whether a word may belong to the name that follows it.
fn is_name_word(token: &Token) -> bool {
    token.is_capital() && !token.word.is(&lexicon::STARTER)
}

fn mention(document: &Document, at: u32, end: u32, key: TeamKey) -> Option<TeamMention> {
    let ([first, .., last] | [first @ last]) = document.tokens_of(&(at..end)) else { return None };
    Some(TeamMention { span: first.span.to(last.span), tokens: at..end, key })
}
