//! What tells speech from other words between marks, as yes-or-no features of a stretch and its surroundings.

use super::pairs::Stretch;
use crate::document::{Case, Class, Document, Paragraph, Token};
use crate::lexicon::{self, Word, quotation_kind as name};
use crate::spans::cues;

/// How far the reporter's words are looked at on either side, in tokens.
const REACH: u32 = 14;
/// No feature.
const NOTHING: u8 = 127;

/// A set of features by their numbers in [`quotation_kind`](name).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Features([bool; 128]);

impl Features {
    /// Adds `feature` where it `holds`. Out of line, because it is asked for a hundred features.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn set(&mut self, feature: u8, holds: bool) {
        self.0[feature as usize & 127] |= holds;
    }

    /// Whether the feature is in the set.
    pub fn has(self, feature: u8) -> bool {
        self.0[feature as usize & 127]
    }
}

/// The features of `stretch` in `paragraph`. `last`: the stretch before it in the same paragraph. `singles`: single marks
/// are the article's quotation marks.
pub fn of(
    document: &Document,
    paragraph: &Paragraph,
    stretch: &Stretch,
    last: Option<&Stretch>,
    singles: bool,
) -> Features {
    let mut features = Features([false; 128]);
    features.set(name::BIAS, true);
    features.set(name::SINGLE, stretch.single && !singles);
    features.set(name::UNCLOSED, !stretch.closed);
    inside(document, stretch, &mut features);
    before(document, paragraph, stretch, &mut features);
    after(document, paragraph, stretch, &mut features);
    beside(document, paragraph, stretch, last, &mut features);
    let mut rows = name::JOINT;
    while let [feature, count, rest @ ..] = rows {
        let (parts, rest) = rest.split_at_checked(*count as usize).unwrap_or_default();
        features.set(*feature, parts.iter().all(|&part| features.has(part) == (part < 128)));
        rows = rest;
    }
    features
}

/// The words themselves.
fn inside(document: &Document, stretch: &Stretch, features: &mut Features) {
    let tokens = document.tokens_of(&stretch.words);
    let (mut words, mut names, mut small, mut stops) = (0, 0, 0, 0);
    for token in tokens {
        words += matches!(token.class, Class::Word | Class::Number | Class::Mixed | Class::Ordinal) as u32;
        stops += matches!(token.class, Class::Stop | Class::Question | Class::Exclamation) as u32;
        names += token.is_capital() as u32;
        small += (token.case == Case::Lower && token.class == Class::Word && token.span().len() > 3) as u32;
        features.set(name::FINITE, token.word.is(&lexicon::FINITE));
        features.set(name::FIRST_PERSON, token.word.is(&lexicon::FIRST_PERSON));
        let apostrophe = token.is_contracted(document.text);
        features.set(name::CONTRACTION, apostrophe);
    }
    features.set(name::TITLE_CASE, names >= 2 && small == 0);
    features.set(name::SENTENCES, stops >= 2);
    features.set(
        match words {
            0 | 1 => name::WORDS_1,
            2 => name::WORDS_2,
            3 => name::WORDS_3,
            4 => name::WORDS_4,
            5 | 6 => name::WORDS_5,
            7..=9 => name::WORDS_7,
            10..=14 => name::WORDS_10,
            _ => name::WORDS_15,
        },
        true,
    );
    if let Some(first) = tokens.iter().find(|token| token.class != Class::Mark) {
        features.set(
            match first.class {
                Class::Word if first.case == Case::Lower => name::BEGINS_LOWER,
                Class::Word if first.word.is(&lexicon::STARTER) => name::BEGINS_STARTER,
                Class::Word => name::BEGINS_CAPITAL,
                _ => name::BEGINS_OTHER,
            },
            true,
        );
        features.set(name::UPPER, first.case == Case::Upper && first.span().len() > 1);
    }
    if let Some(last) = end(document, stretch) {
        features.set(
            match last.class {
                Class::Comma => name::ENDS_COMMA,
                Class::Stop => name::ENDS_STOP,
                Class::Question | Class::Exclamation => name::ENDS_ASKING,
                Class::Dash | Class::Hyphen | Class::Ellipsis | Class::Semicolon | Class::Colon => name::ENDS_BROKEN,
                _ => name::ENDS_BARE,
            },
            true,
        );
    }
}

/// The reporter's words before it.
fn before(document: &Document, paragraph: &Paragraph, stretch: &Stretch, features: &mut Features) {
    let at = stretch.marked.start.wrapping_sub(1);
    let Some(last) = document.token(at).filter(|_| paragraph.tokens.start < stretch.marked.start) else {
        features.set(name::BEFORE_NOTHING, true);
        return;
    };
    features.set(
        match last.class {
            Class::Stop | Class::Question | Class::Exclamation | Class::Ellipsis | Class::Mark => name::BEFORE_SENTENCE,
            Class::Comma => name::BEFORE_COMMA,
            Class::Colon => name::BEFORE_COLON,
            Class::Dash | Class::Hyphen | Class::Semicolon => name::BEFORE_DASH,
            Class::Open => name::BEFORE_BRACKET,
            _ if last.is_capital() => name::BEFORE_NAME,
            _ => name::BEFORE_WORD,
        },
        true,
    );
    let word = last.word;
    features.set(name::BEFORE_CUE, speaks(word));
    features.set(name::BEFORE_WEAK_CUE, word.is(&lexicon::CUE) && !speaks(word));
    features.set(name::BEFORE_THAT, word == crate::w!("that"));
    features.set(name::BEFORE_AS, word == crate::w!("as"));
    features.set(name::BEFORE_ARTICLE, word.is(&lexicon::DETERMINER));
    features.set(name::BEFORE_PREPOSITION, word.is(&lexicon::PREPOSITION));
    features.set(name::BEFORE_AND, word == crate::w!("and"));
    let so = document.token(at.wrapping_sub(2)).is_some_and(|token| token.word == crate::w!("so"));
    features.set(name::BEFORE_SO_CALLED, so && word == crate::w!("called"));
    features.set(name::BEFORE_TO, word == crate::w!("to"));
    features.set(name::BEFORE_EQUALS, last.span().of(document.text) == "=");
    features.set(name::BEFORE_BE, word.is(&lexicon::BEING));
    features.set(name::BEFORE_NAMING, word.is(&lexicon::NAMING));
    let near = [name::CUE_BEFORE, name::CUE_JUST_BEFORE, name::WEAK_CUE_BEFORE, name::WORK_NEAR, name::NAMING_NEAR];
    reporter(document, paragraph, at, u32::MAX, near, features);
}

/// The reporter's words after it.
fn after(document: &Document, paragraph: &Paragraph, stretch: &Stretch, features: &mut Features) {
    let at = stretch.marked.end + punctuation(document, stretch);
    let Some(first) = document.token(at).filter(|_| at < paragraph.tokens.end) else {
        features.set(name::AFTER_NOTHING, true);
        return;
    };
    features.set(
        match first.class {
            Class::Comma => name::AFTER_COMMA,
            Class::Stop | Class::Question | Class::Exclamation | Class::Semicolon | Class::Colon => name::AFTER_STOP,
            Class::Dash | Class::Hyphen => name::AFTER_DASH,
            Class::Word if first.case == Case::Lower => name::AFTER_LOWER,
            Class::Word | Class::Number | Class::Mixed => name::AFTER_CAPITAL,
            _ => name::AFTER_OTHER,
        },
        true,
    );
    features.set(name::AFTER_PREPOSITION, first.word.is(&lexicon::PREPOSITION));
    let near = [name::CUE_AFTER, name::CUE_JUST_AFTER, name::WEAK_CUE_AFTER, name::AFTER_WORK, NOTHING];
    reporter(document, paragraph, at, 1, near, features);
}

/// What the reporter says near the stretch: from token `at` on, `step` by step, to the end of the sentence or paragraph.
/// `near`: the features of a verb of speech, one close by, another reporting verb close by, a work, and a naming verb.
fn reporter(
    document: &Document,
    paragraph: &Paragraph,
    mut at: u32,
    step: u32,
    [cue, just, weak, work, naming]: [u8; 5],
    features: &mut Features,
) {
    for distance in 0..REACH {
        let Some(token) = document.token(at).filter(|_| paragraph.tokens.contains(&at)) else { break };
        let stop = matches!(token.class, Class::Stop | Class::Question | Class::Exclamation | Class::Mark);
        // A stop right behind the stretch ends nothing.
        if stop && (distance > 0 || step != 1) {
            break;
        }
        let speaks = speaks(token.word);
        features.set(cue, speaks);
        features.set(just, speaks && distance < 5);
        features.set(weak, !speaks && distance < 5 && token.word.is(&lexicon::CUE));
        features.set(work, distance < 4 && token.word.is(&lexicon::WORK));
        features.set(naming, distance < 4 && token.word.is(&lexicon::NAMING));
        at = at.wrapping_add(step);
    }
}

/// The stretch before it, and the paragraph as a whole.
fn beside(
    document: &Document,
    paragraph: &Paragraph,
    stretch: &Stretch,
    last: Option<&Stretch>,
    features: &mut Features,
) {
    let stop = paragraph.tokens.end;
    let ended = (stop.saturating_sub(3).max(paragraph.tokens.start)..stop).any(|at| {
        matches!(
            document.class(at),
            Class::Stop | Class::Question | Class::Exclamation | Class::Ellipsis | Class::Colon
        )
    });
    features.set(name::UNPUNCTUATED, !ended);
    features.set(name::ALONE, stretch.marked == paragraph.tokens);
    let Some(last) = last else { return };
    let gap = stretch.marked.start.saturating_sub(last.marked.end);
    let end = end(document, last).map(|token| token.class);
    let broken = end.is_some_and(|class| !matches!(class, Class::Word | Class::Number | Class::Close | Class::Mark));
    features.set(name::RESUMED, broken && gap <= REACH && features.has(name::CUE_BEFORE));
    features.set(name::SECOND_OF_LIST, gap <= 2);
    features.set(name::ANOTHER_BEFORE, true);
    let first = document.tokens_of(&last.words).first();
    features.set(name::WHOLE_BEFORE, broken && first.is_some_and(|token| token.case != Case::Lower));
    features.set(name::AFTER_PAUSE, end == Some(Class::Comma) && gap <= REACH);
}

/// The token that ends the words: the last of them, or the comma or stop behind the closing mark, where it stands in
/// British print: ‘We won’, she said.
fn end<'a>(document: &'a Document, stretch: &Stretch) -> Option<&'a Token> {
    let last = stretch.words.end.checked_sub(1)?;
    document.tokens.get(if punctuation(document, stretch) > 0 { stretch.marked.end } else { last } as usize)
}

/// How many tokens behind the closing mark belong to the words: 1 for a comma or stop where none stands before the mark.
fn punctuation(document: &Document, stretch: &Stretch) -> u32 {
    let bare = document.tokens_of(&stretch.words).last().is_some_and(|token| {
        matches!(token.class, Class::Word | Class::Number | Class::Mixed | Class::Possessive | Class::Close)
    });
    let behind = document.token(stretch.marked.end);
    let stop = behind.is_some_and(|token| matches!(token.class, Class::Comma | Class::Stop));
    (bare && stop) as u32
}

/// Whether the word is a verb of speech in any form, or stands for one.
fn speaks(word: Word) -> bool {
    cues::speech(word).is_some() || word == crate::w!("according")
}
