//! The small things that lists are made of: names, minutes, brackets.

use super::is_separator;
use crate::document::{Case, Class, Document, Token};
use crate::lexicon::{self, Phrases, Word};
use crate::spans::clock::words_of;
use crate::spans::kinds::{Clock, Period};
use crate::spans::teams::TeamMention;
use crate::w;
use std::ops::Range;

/// Reads the tokens of one paragraph.
pub struct Reader<'a> {
    pub document: &'a Document<'a>,
    pub teams: &'a [TeamMention],
    /// The first words of the teams' names as their keys, sorted.
    pub firsts: &'a [u32],
    /// The index after the paragraph's last token.
    pub end: u32,
    /// Whether the paragraph is a line of a live text.
    pub live: bool,
}

/// Most words of a name, and most tokens of a bracket.
const LONGEST_NAME: u32 = 5;
const LONGEST_BRACKET: u32 = 24;

/// A minute in a list.
pub struct Minute {
    pub clock: Clock,
    /// Whether it is written as a minute: "12'", "45+2", "78 mins".
    pub unit: bool,
    /// Whether that or its size shows that it is one.
    pub marked: bool,
    /// The index after it.
    pub end: u32,
}

impl<'a> Reader<'a> {
    /// Token `at` of the paragraph.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn get(&self, at: u32) -> Option<&'a Token> {
        self.document.token(at).filter(|_| at < self.end)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is(&self, at: u32, class: Class) -> bool {
        self.get(at).is_some_and(|token| token.class == class)
    }

    /// Whether token `at` is the word `word`.
    pub fn says(&self, at: u32, word: Word) -> bool {
        self.get(at).is_some_and(|token| token.word == word)
    }

    /// Whether a hyphen or a dash stands at `at`.
    pub fn is_dash(&self, at: u32) -> bool {
        self.is(at, Class::Hyphen) || self.is(at, Class::Dash)
    }

    /// The index behind what may stand between two items at `at`.
    pub fn separated(&self, at: u32) -> u32 {
        let mut here = at;
        while self.get(here).is_some_and(is_separator) {
            here += 1;
        }
        here
    }

    /// The team whose name starts at `at`.
    pub fn team_at(&self, at: u32) -> Option<Range<u32>> {
        let next = self.teams.partition_point(|team| team.tokens.start < at);
        self.teams
            .get(next)
            .map(|team| team.tokens.clone())
            .filter(|tokens| tokens.start == at && tokens.end <= self.end)
    }

    /// The team whose name starts at `at`, or capitalised words that start like a team's name elsewhere in the text.
    pub fn team_name(&self, at: u32) -> Option<Range<u32>> {
        let first = self.get(at).filter(|token| token.is_capital())?;
        self.team_at(at).or_else(|| {
            self.firsts.binary_search(&first.key(self.document.text)).ok()?;
            self.name(at)
        })
    }

    /// The longest phrase of `table` at `at`, hyphens left out: the index after it and its value.
    pub fn phrase(&self, table: &Phrases, at: u32) -> Option<(u32, u16)> {
        let tokens = self.document.tokens.get(..self.end as usize)?;
        let (length, value) = words_of(table, tokens, at as usize)?;
        Some((at + length as u32, value))
    }

    /// A name at `at`: capitalised words, with small ones inside.
    pub fn name(&self, at: u32) -> Option<Range<u32>> {
        let first = self.get(at)?;
        if !(first.is_capital() || first.word.is(&lexicon::PARTICLE)) || first.word.is(&lexicon::LIST_NONE) {
            return None;
        }
        let (mut here, mut end) = (at, at);
        for _ in 0..LONGEST_NAME {
            let Some(token) = self.get(here) else { break };
            // "Marsh OUT"
            // "Marsh OG 24"
            let marked = token.case == Case::Upper && self.mark(here).is_some();
            let ends = || token.word.is(&lexicon::CHANGE_SIGN) || marked || self.starts_label(here);
            if !matches!(token.class, Class::Word | Class::Mixed) || here > at && ends() {
                break;
            }
            here += 1;
            match () {
                _ if token.is_capital() => end = here,
                _ if token.word.is(&lexicon::PARTICLE) => continue,
                _ => break,
            }
            // "S. Bennett", "Wright-Phillips"
            let initial =
                token.span().len() == 1 && self.get(here).is_some_and(|stop| stop.class == Class::Stop && stop.glued);
            if initial && self.get(here + 1).is_some_and(Token::is_capital) {
                here += 1;
            }
            while self.get(here).is_some_and(|hyphen| hyphen.class == Class::Hyphen && hyphen.glued)
                && self.get(here + 1).is_some_and(|part| part.class == Class::Word && part.glued)
                && here < at + LONGEST_NAME * 2
            {
                here += 2;
                end = here;
            }
        }
        let letters = self
            .document
            .tokens_of(&(at..end))
            .iter()
            .any(|token| token.span().len() > 2 || token.case == Case::Capital && token.span().len() > 1);
        letters.then_some(at..end)
    }

    /// Whether a known label with its colon begins at `at`, "Subs:", or a team's, "Northgate XI:".
    pub fn starts_label(&self, at: u32) -> bool {
        let known = self.phrase(&lexicon::LIST_LABELS, at).map(|(end, _)| end);
        let team = || self.team_at(at).map(|team| team.end).filter(|&end| self.says(end, w!("xi"))).map(|end| end + 1);
        known.or_else(team).is_some_and(|end| self.is(end, Class::Colon))
    }

    /// Whether prose begins at `at`, if no label does: one word that begins nothing else, and a small one behind it.
    pub fn opens_prose(&self, at: u32) -> bool {
        const LISTED: u64 = lexicon::COMMENTARY.bit() | lexicon::LIST_LABELS.bit() | lexicon::LIST_INTERVAL.bit();
        let plain = |token: &Token| token.class == Class::Word && !token.word.begins(LISTED);
        self.get(at).is_some_and(plain) && self.is_prose(at + 1) && self.team_at(at).is_none()
    }

    /// Whether prose stands at `at`, behind a name: a small word that has no place in a list.
    pub fn is_prose(&self, at: u32) -> bool {
        const LISTED: u64 = lexicon::LIST_LABELS.bit() | lexicon::LIST_INTERVAL.bit();
        self.get(at).is_some_and(|token| {
            token.class == Class::Word
                && token.case == Case::Lower
                && !token.word.is_any(crate::any!(LIST_MARK, PARTICLE))
                && token.word != w!("and")
                && token.word != w!("for")
                && !token.word.begins(LISTED)
        })
    }

    /// A minute at `at`: "67", "45+2", "12'", "78 mins", "ht".
    pub fn minute(&self, at: u32) -> Option<Minute> {
        if let Some((end, _)) = self.phrase(&lexicon::LIST_INTERVAL, at) {
            let clock =
                Clock { minute: Some(45), approximate: true, period: Some(Period::HalfTime), ..Clock::default() };
            return Some(Minute { clock: self.proved(clock, at, end), unit: true, marked: true, end });
        }
        let (value, mut end, mut marked) = self.count(at)?;
        let mut clock = Clock { minute: Some(value), ..Clock::default() };
        if self.get(end).is_some_and(|plus| plus.span().of(self.document.text) == "+") {
            let (stoppage, after, _) = self.count(end + 1)?;
            clock.stoppage = Some(stoppage.min(30));
            marked = true;
            end = after;
        }
        // "1-0 Marsh": a score.
        let dash = |token: &Token| matches!(token.class, Class::Hyphen | Class::Dash) && token.glued;
        if self.get(end).is_some_and(dash) && self.is(end + 1, Class::Number) {
            return None;
        }
        Some(Minute { clock: self.proved(clock, at, end), unit: marked, marked: marked || value > 20, end })
    }

    /// The clock with the words from `at` to `end` as its evidence.
    fn proved(&self, clock: Clock, at: u32, end: u32) -> Clock {
        let evidence = match self.document.tokens_of(&(at..end)) {
            [first, .., last] | [first @ last] => Some(first.span().to(last.span())),
            [] => None,
        };
        Clock { evidence, ..clock }
    }

    /// A number from 1 to 120 with what marks it as minutes.
    fn count(&self, at: u32) -> Option<(u8, u32, bool)> {
        let token = self.get(at)?;
        // "74m"
        let digits = token.span().of(self.document.text).strip_suffix('m').filter(|_| token.class == Class::Mixed);
        if let Some(minute) = digits.and_then(|digits| digits.parse().ok()).filter(|minute| (1..=120).contains(minute))
        {
            return Some((minute, at + 1, true));
        }
        let value =
            token.number(self.document.text).filter(|value| (1..=120).contains(value) && token.span().len() <= 5)?;
        let mut end = at + 1;
        let mut marked = token.class == Class::Ordinal;
        if !marked && token.span().len() > 3 {
            return None;
        }
        if self.get(end).is_some_and(|mark| mark.class == Class::Mark && mark.glued) {
            end += 1;
            marked = true;
        }
        if self.get(end).is_some_and(|unit| unit.word.is(&lexicon::LIST_MINUTE)) {
            end += 1;
            end += self.get(end).is_some_and(|stop| {
                stop.class == Class::Stop && stop.glued && self.get(end + 1).is_some_and(|next| !next.is_capital())
            }) as u32;
            marked = true;
        }
        Some((value as u8, end, marked))
    }

    /// The index of the mark that closes the bracket at `open`.
    pub fn close(&self, open: u32) -> Option<u32> {
        let mut depth = 0u32;
        for at in open..open + LONGEST_BRACKET {
            match self.get(at)?.class {
                Class::Open => depth += 1,
                Class::Close if depth <= 1 => return Some(at),
                Class::Close => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// Whether the list ends at `at`: with the paragraph, with a full stop, or where the next label begins.
    pub fn ends(&self, at: u32) -> bool {
        self.get(at).is_none_or(|token| token.class == Class::Stop) || self.starts_label(at)
    }

    /// Whether `token` says penalty or own goal: its value in the class.
    pub fn mark(&self, at: u32) -> Option<u16> {
        self.get(at)?.word.value(&lexicon::LIST_MARK)
    }

    pub fn is_and(&self, at: u32) -> bool {
        self.get(at).is_some_and(|token| token.word == w!("and") || token.span().of(self.document.text) == "&")
    }
}
