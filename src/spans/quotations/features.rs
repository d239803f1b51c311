//! What tells speech from other words between marks, as yes-or-no features of a stretch and its surroundings.

use super::pairs::Stretch;
use crate::document::{Case, Class, Document, Paragraph, Token};
use crate::lexicon::{self, Word, quotation_kind as name};

/// How far the reporter's words are looked at on either side, in tokens.
const REACH: usize = 14;

/// A set of features by their numbers in [`quotation_kind`](name).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(u128);

impl Features {
    fn set(&mut self, feature: u8, holds: bool) {
        self.0 |= (holds as u128) << (feature & 127);
    }

    /// Whether the feature is in the set.
    pub fn has(self, feature: u8) -> bool {
        self.0 >> (feature & 127) & 1 == 1
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
    let mut features = Features::default();
    features.set(name::BIAS, true);
    features.set(name::SINGLE, stretch.single && !singles);
    features.set(name::UNCLOSED, !stretch.closed);
    inside(document, stretch, &mut features);
    before(document, paragraph, stretch, &mut features);
    after(document, paragraph, stretch, &mut features);
    beside(document, paragraph, stretch, last, &mut features);
    // What the model cannot add up from single features.
    let begins = !features.has(name::BEGINS_LOWER);
    let ends = !features.has(name::ENDS_BARE);
    let led = !features.has(name::BEFORE_WORD) && !features.has(name::BEFORE_NAME);
    let clause = features.has(name::FINITE) || features.has(name::CONTRACTION) || features.has(name::FIRST_PERSON);
    let short = features.has(name::WORDS_1) || features.has(name::WORDS_2) || features.has(name::WORDS_3);
    features.set(name::WHOLE, begins && ends && led);
    features.set(name::WHOLE_CLAUSE, begins && led && clause);
    features.set(name::LOWER_BARE, !begins && !ends);
    features.set(name::SHORT_BARE, short && !ends);
    features.set(name::SHORT_WHOLE, short && begins && ends && led);
    features.set(name::CLAUSE_AFTER_WORD, clause && !led && begins);
    let near_cue = features.has(name::BEFORE_CUE) || features.has(name::CUE_JUST_BEFORE);
    features.set(name::CUED_CLAUSE, near_cue && clause && !begins);
    features.set(name::CUED_SHORT, near_cue && short && !clause);
    features.set(name::THAT_CLAUSE, features.has(name::BEFORE_THAT) && clause);
    features.set(name::ARTICLE_SHORT, features.has(name::BEFORE_ARTICLE) && short);
    features
        .set(name::ARTICLE_SHORT_NOUN, features.has(name::BEFORE_ARTICLE) && short && features.has(name::AFTER_LOWER));
    features.set(name::SHORT_NOUN, short && features.has(name::AFTER_LOWER) && !features.has(name::AFTER_PREPOSITION));
    features.set(name::RESUMED_LOWER, features.has(name::RESUMED) && !begins);
    features.set(name::RESUMED_WHOLE, features.has(name::RESUMED) && features.has(name::WHOLE_BEFORE) && ends);
    features.set(name::COMMA_LOWER, features.has(name::BEFORE_COMMA) && !begins && ends);
    features.set(
        name::NAMED_TITLE,
        features.has(name::TITLE_CASE)
            && (features.has(name::NAMING_NEAR) || features.has(name::WORK_NEAR) || features.has(name::AFTER_WORK)),
    );
    features.set(name::TITLE_IN_SENTENCE, features.has(name::TITLE_CASE) && !led);
    features.set(
        name::WHOLE_UNCUED,
        begins && ends && led && !features.has(name::CUE_BEFORE) && !features.has(name::CUE_AFTER),
    );
    features.set(name::UNCUED_BARE, !ends && !features.has(name::CUE_BEFORE) && !features.has(name::CUE_AFTER));
    features.set(name::UNCUED_SHORT, short && !features.has(name::CUE_BEFORE) && !features.has(name::CUE_AFTER));
    let between = features.has(name::BEFORE_NAME) && features.has(name::AFTER_CAPITAL);
    features
        .set(name::NICKNAME, between && short && !features.has(name::BEGINS_LOWER) && !features.has(name::ENDS_STOP));
    features.set(name::LED_CUED, led && (features.has(name::CUE_BEFORE) || features.has(name::CUE_AFTER)));
    features
}

/// The words themselves.
fn inside(document: &Document, stretch: &Stretch, features: &mut Features) {
    let tokens = document.tokens_of(&stretch.words);
    let is_word = |token: &&Token| matches!(token.class, Class::Word | Class::Number | Class::Mixed | Class::Ordinal);
    let words = tokens.iter().filter(is_word).count();
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
    let mut names = 0;
    let mut small = 0;
    for token in tokens.iter().filter(|token| token.class == Class::Word) {
        let text = token.span.of(document.text);
        names += token.is_capital() as u32;
        small += (token.case == Case::Lower && token.span.len() > 3) as u32;
        features.set(name::FINITE, token.word.is(&lexicon::FINITE));
        features.set(name::FIRST_PERSON, token.word.is(&lexicon::FIRST_PERSON));
        features.set(name::CONTRACTION, text.contains(['\'', '’']));
    }
    features.set(name::TITLE_CASE, names >= 2 && small == 0);
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
        features.set(name::UPPER, first.case == Case::Upper && first.span.len() > 1);
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
    let stops = tokens.iter().filter(|token| matches!(token.class, Class::Stop | Class::Question | Class::Exclamation));
    features.set(name::SENTENCES, stops.count() >= 2);
}

/// The reporter's words before it.
fn before(document: &Document, paragraph: &Paragraph, stretch: &Stretch, features: &mut Features) {
    let all = document.tokens_of(&(paragraph.tokens.start..stretch.marked.start));
    let near = all.get(all.len().saturating_sub(REACH)..).unwrap_or(&[]);
    let Some(last) = near.last() else {
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
            _ if last.is_capital() || last.class == Class::Possessive => name::BEFORE_NAME,
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
    features.set(name::BEFORE_AND, word == crate::w!("and") || word == crate::w!("or"));
    let so_called = matches!(near, [.., so, hyphen, _] if so.word == crate::w!("so") && hyphen.class == Class::Hyphen);
    features.set(name::BEFORE_SO_CALLED, so_called && word == crate::w!("called"));
    features.set(name::BEFORE_TO, word == crate::w!("to"));
    features.set(name::BEFORE_EQUALS, last.span.of(document.text) == "=");
    features.set(name::BEFORE_BE, word.is(&lexicon::BEING));
    features.set(name::BEFORE_NAMING, word.is(&lexicon::NAMING));
    for (distance, token) in near.iter().rev().enumerate() {
        if matches!(token.class, Class::Stop | Class::Question | Class::Exclamation | Class::Mark) {
            break;
        }
        let cue = speaks(token.word);
        features.set(name::WEAK_CUE_BEFORE, !cue && distance < 5 && token.word.is(&lexicon::CUE));
        features.set(name::CUE_BEFORE, cue);
        features.set(name::CUE_JUST_BEFORE, cue && distance < 5);
        features.set(name::NAMING_NEAR, distance < 4 && token.word.is(&lexicon::NAMING));
        features.set(name::WORK_NEAR, distance < 4 && token.word.is(&lexicon::WORK));
    }
}

/// The reporter's words after it.
fn after(document: &Document, paragraph: &Paragraph, stretch: &Stretch, features: &mut Features) {
    let all = document.tokens_of(&(stretch.marked.end + punctuation(document, stretch)..paragraph.tokens.end));
    let near = all.get(..all.len().min(REACH)).unwrap_or(&[]);
    let Some(first) = near.first() else {
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
    features.set(name::AFTER_WORK, near.iter().take(3).any(|token| token.word.is(&lexicon::WORK)));
    for (distance, token) in near.iter().enumerate() {
        if matches!(token.class, Class::Stop | Class::Question | Class::Exclamation | Class::Mark) && distance > 0 {
            break;
        }
        let cue = speaks(token.word);
        features.set(name::WEAK_CUE_AFTER, !cue && distance < 5 && token.word.is(&lexicon::CUE));
        features.set(name::CUE_AFTER, cue);
        features.set(name::CUE_JUST_AFTER, cue && distance < 5);
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
    let tokens = document.tokens_of(&paragraph.tokens);
    let ended = tokens.iter().rev().take(3).any(|token| {
        matches!(token.class, Class::Stop | Class::Question | Class::Exclamation | Class::Ellipsis | Class::Colon)
    });
    features.set(name::UNPUNCTUATED, !ended);
    features.set(name::ALONE, stretch.marked == paragraph.tokens);
    let Some(last) = last else { return };
    let gap = stretch.marked.start.saturating_sub(last.marked.end);
    let end = end(document, last).map(|token| token.class);
    let broken = end.is_some_and(|class| !matches!(class, Class::Word | Class::Number | Class::Close | Class::Mark));
    features.set(name::RESUMED, broken && gap <= REACH as u32 && features.has(name::CUE_BEFORE));
    features.set(name::SECOND_OF_LIST, gap <= 2);
    features.set(name::ANOTHER_BEFORE, true);
    let first = document.tokens_of(&last.words).first();
    features.set(name::WHOLE_BEFORE, broken && first.is_some_and(|token| token.case != Case::Lower));
    features.set(name::AFTER_PAUSE, end == Some(Class::Comma) && gap <= REACH as u32);
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
    let stop = behind.is_some_and(|token| token.glued && matches!(token.class, Class::Comma | Class::Stop));
    (bare && stretch.closed && stop) as u32
}

/// Whether the word is a verb of speech in any form, or stands for one.
fn speaks(word: Word) -> bool {
    word.value(&lexicon::CUE).is_some_and(|value| matches!(value / 4, 1 | 3)) || word == crate::w!("according")
}
