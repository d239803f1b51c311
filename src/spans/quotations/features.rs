//! What tells speech from other words between marks: the properties of the tokens in them and around them.

use super::pairs::Stretch;
use crate::document::{Case, Class, Document, Paragraph, Token};
use crate::lexicon;
use crate::spans::cues;
use std::ops::Range;

/// How far the reporter's words are looked at on either side, in tokens, and how far they are near.
const REACH: u32 = 14;
const NEAR: u32 = 5;

/// The properties of a token: a bit for its class, one for its case, and for its word one for each of these classes.
const CASES: u32 = Class::Other as u32 + 1;
const WORDS: u32 = CASES + Case::Mixed as u32 + 1;
static CLASSES: [&lexicon::Class; 5] =
    [&lexicon::DETERMINER, &lexicon::PREPOSITION, &lexicon::BEING, &lexicon::NAMING, &lexicon::FIRST_PERSON];
/// A verb of speech.
const SPEECH: u32 = WORDS + 5;
/// There is no token.
const NOTHING: u32 = 1 << (SPEECH + 1);
/// What ends the reporter's words.
const STOPS: u32 = NOTHING | bits(&[Class::Stop, Class::Question, Class::Exclamation, Class::Mark]);

/// Where tokens stand: the last one of the stretch, all of it; before it the next, those near by, those further off; after
/// it the next and all within reach.
const LAST: usize = 0;
const INSIDE: usize = 1;
const BEFORE: usize = 2;
const AFTER: usize = 5;
/// The place of what is told of the stretch as a whole: a bit for each number of words up to 12, and these.
const WHOLE: usize = 7;
const LONG: u32 = 12;
const SINGLE: u32 = 13;
const TITLE: u32 = 14;
const ALONE: u32 = 15;
const SECOND: u32 = 16;

/// A set of features: for each place the properties of the tokens there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Features([u32; 8]);

impl Features {
    /// Whether feature `number` is in the set: 32 for each place.
    pub fn has(&self, number: usize) -> bool {
        self.0[number >> 5 & 7] >> (number & 31) & 1 == 1
    }

    /// Gives `take` the number of each feature in the set.
    pub fn each(&self, mut take: impl FnMut(usize)) {
        for (place, &set) in self.0.iter().enumerate() {
            let mut left = set;
            while left != 0 {
                take(place * 32 + left.trailing_zeros() as usize);
                left &= left - 1;
            }
        }
    }

    /// Whether the stretch stands right behind another, as in a list.
    pub fn is_second(&self) -> bool {
        self.0[WHOLE] >> SECOND & 1 == 1
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
    let mut within = paragraph.tokens.clone();
    // "• “We deserved it.”", "> “We deserved it.”": what marks an item of a list is no word of the reporter's.
    while within.start < stretch.marked.start && matches!(document.class(within.start), Class::Other | Class::Hyphen) {
        within.start += 1;
    }
    let within = &within;
    let mut sets = [0; 8];
    let (mut words, mut names, mut small) = (0, 0, false);
    for token in document.tokens_of(&stretch.words) {
        let set = properties(token);
        // ‘She said: “Doctor.”’ ends with its stop.
        if token.class != Class::Mark || sets[LAST] & STOPS == 0 {
            sets[LAST] = set;
        }
        sets[INSIDE] |= set;
        words += matches!(token.class, Class::Word | Class::Number | Class::Mixed | Class::Ordinal) as u32;
        names += (token.is_capital() && !token.word.is(&lexicon::FIRST_PERSON)) as u32;
        small |= token.case == Case::Lower && token.span().len() > 4;
    }
    // The comma or stop behind the closing mark ends the words in British print: ‘We won’, she said.
    let mut end = stretch.marked.end;
    let bare = bits(&[Class::Word, Class::Number, Class::Mixed, Class::Possessive, Class::Close]);
    if let Some(behind) = document.token(end).filter(|token| matches!(token.class, Class::Comma | Class::Stop))
        && sets[LAST] & bare != 0
    {
        sets[LAST] = properties(behind);
        end += 1;
    }
    around(
        document,
        within,
        stretch.marked.start.wrapping_sub(1),
        u32::MAX,
        &mut sets,
        [BEFORE, BEFORE + 1, BEFORE + 2],
    );
    around(document, within, end, 1, &mut sets, [AFTER, AFTER + 1, AFTER + 1]);
    sets[WHOLE] = 1 << words.min(LONG)
        | ((stretch.single && !singles) as u32) << SINGLE
        | ((names >= 2 && !small) as u32) << TITLE
        | ((stretch.closed && stretch.marked == *within) as u32) << ALONE
        | (last.is_some_and(|last| stretch.marked.start.saturating_sub(last.marked.end) <= 2) as u32) << SECOND;
    Features(sets)
}

/// What the reporter says beside the stretch: from token `at` on, `step` by step, to the end of the sentence. `places`: those
/// of the first token, of those near by, of those further off.
fn around(
    document: &Document,
    within: &Range<u32>,
    mut at: u32,
    step: u32,
    sets: &mut [u32; 8],
    [next, near, far]: [usize; 3],
) {
    for distance in 0..REACH {
        let token = document.token(at).filter(|_| within.contains(&at));
        let set = token.map_or(NOTHING, properties);
        if distance == 0 {
            sets[next & 7] = set;
        }
        if set & STOPS != 0 {
            break;
        }
        sets[if distance < NEAR { near } else { far } & 7] |= set;
        at = at.wrapping_add(step);
    }
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn properties(token: &Token) -> u32 {
    let mut set = 1 << token.class as u32 | 1 << (CASES + token.case as u32);
    let classes = token.word.classes();
    for (bit, class) in (WORDS..).zip(CLASSES) {
        set |= (class.is_in(classes) as u32) << bit;
    }
    set | (cues::is_speech(token.word) as u32) << SPEECH
}

const fn bits(classes: &[Class]) -> u32 {
    let (mut set, mut at) = (0, 0);
    while at < classes.len() {
        set |= 1 << classes[at] as u32;
        at += 1;
    }
    set
}
