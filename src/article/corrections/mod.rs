//! The publisher's last word: another speaker, an event that is none, one that was missed, two people who are one.
//!
//! A correction names the words it means, as they stand in the article, and not where they stand: so it survives edits
//! elsewhere. Case, accents, marks and white space do not count. Where its words are gone, or stand more than once and
//! nothing tells which are meant, it is dropped, and told; it is never applied to other words.

mod change;
mod events;
mod words;

use super::Article;
use crate::spans::kinds::names;
use crate::text::letter;
use change::Change;

names! {
    /// The fields of a correction, by their names in JSON. `Correction` in `www/touchline.d.ts` states which go together.
    Field {
        // What is meant: one of these …
        Quote = "quote", Event = "event", Add = "add", Person = "person", Time = "time",
        // … the words that tell an event, a few words around what is meant, and which of several events they tell.
        Words = "words", Before = "before", After = "after", Nth = "nth",
        // What holds instead.
        Remove = "remove", Speaker = "speaker", Is = "is", Value = "value", Kind = "kind", Minute = "minute",
        Stoppage = "stoppage", Date = "date", Player = "player", Other = "other", Team = "team",
    }
}

names! {
    /// Why a correction was dropped.
    Why {
        // It does not say what it means, or a value cannot be read.
        Unclear = "unclear",
        // Its words do not stand in the article, or not beside the words around them.
        Gone = "gone",
        // Its words stand more than once.
        Ambiguous = "ambiguous",
        // Its words stand there, but nothing of the kind it means.
        Nothing = "nothing",
    }
}

/// One correction: its fields with their values. A value of no characters stands for null: nobody, none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Correction(Vec<(Field, String)>);

impl Correction {
    /// The correction whose fields `get` gives: null as "", true as "true", numbers in digits. White space around a value
    /// does not count: a name of nothing else is nobody's.
    pub fn read(mut get: impl FnMut(&'static str) -> Option<String>) -> Correction {
        Correction(
            Field::ALL
                .iter()
                .filter_map(|&field| Some((field, get(field.name())?.trim_matches(letter::is_space).to_string())))
                .collect(),
        )
    }

    /// The value of a field.
    pub fn get(&self, field: Field) -> Option<&str> {
        self.0.iter().find(|(own, _)| *own == field).map(|(_, value)| value.as_str())
    }
}

/// A correction that was not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its place among the corrections, from 0.
    pub correction: u32,
    /// Why.
    pub why: Why,
}

/// Applies `corrections` one after the other to `article`, which was parsed from `text`. Gives those that were dropped.
pub fn apply(article: &mut Article, text: &str, corrections: &[Correction]) -> Vec<Dropped> {
    let mut dropped = Vec::new();
    if corrections.is_empty() {
        return dropped;
    }
    let mut change = Change { article, text, words: words::of(text), goals: false };
    for (at, correction) in corrections.iter().enumerate() {
        if let Err(why) = change.by(correction) {
            dropped.push(Dropped { correction: at as u32, why });
        }
    }
    if dropped.len() < corrections.len() {
        change.finish();
    }
    dropped
}
