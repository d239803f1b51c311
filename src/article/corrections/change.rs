//! What a correction changes.

use super::words::{self, Word};
use super::{Correction, Field, Why};
use crate::article::{Article, DateRange, Speaker, SpeakerKind, speakers};
use crate::document::civil_date;
use crate::text::{Span, in_order, letter};

/// An article that is being corrected.
pub struct Change<'a> {
    pub article: &'a mut Article,
    pub text: &'a str,
    pub words: Vec<Word>,
    /// Whether the running score has to be counted again.
    pub goals: bool,
}

impl Change<'_> {
    /// Applies one correction.
    pub fn by(&mut self, correction: &Correction) -> Result<(), Why> {
        let get = |field| correction.get(field);
        if let Some(words) = get(Field::Quote) {
            self.quote(words, correction)
        } else if let Some(kind) = get(Field::Event) {
            self.event(kind, correction)
        } else if let Some(kind) = get(Field::Add) {
            self.add(kind, correction)
        } else if let Some(name) = get(Field::Person) {
            self.person(name, get(Field::Is).unwrap_or(""))
        } else if let Some(words) = get(Field::Time) {
            self.time(words, correction)
        } else {
            Err(Why::Unclear)
        }
    }

    /// What holds when all is done: nobody is a speaker without words, nor are two people heard in one breath, and goals
    /// make the running score.
    pub fn finish(self) {
        let (mut last, mut number) = (None, 0);
        for quote in &mut self.article.quotes {
            let own = (quote.utterance, quote.speaker);
            number += (last.is_some() && last != Some(own)) as u32;
            last = Some(own);
            quote.utterance = number;
        }
        speakers::keep_quoted(&mut self.article.speakers, &mut self.article.quotes);
        if self.goals {
            super::events::count_goals(self.article);
        }
    }

    /// Another speaker, nobody, or no quotation at all.
    fn quote(&mut self, words: &str, correction: &Correction) -> Result<(), Why> {
        let quotes = &self.article.quotes;
        let at = |span: Span| {
            let at = quotes.partition_point(|quote| quote.span.end <= span.start);
            quotes.get(at).filter(|quote| quote.span.overlaps(span)).map(|_| at)
        };
        let span = words::find(&self.words, words, correction, &|span| at(span).is_some())?;
        let at = at(span).ok_or(Why::Nothing)?;
        if correction.get(Field::Remove) == Some("true") {
            self.article.quotes.remove(at);
            return Ok(());
        }
        let speaker = match correction.get(Field::Speaker).ok_or(Why::Unclear)? {
            "" => None,
            name => Some(self.speaker(name)),
        };
        if let Some(quote) = self.article.quotes.get_mut(at) {
            quote.speaker = speaker;
            quote.confidence = if speaker.is_some() { 1.0 } else { 0.0 };
            quote.speaker_mention = None;
        }
        Ok(())
    }

    /// Somebody goes by another name; where that is the name of somebody else too, the two are one.
    fn person(&mut self, name: &str, is: &str) -> Result<(), Why> {
        if words::of(is).is_empty() {
            return Err(Why::Unclear);
        }
        let from = self.named(name);
        let old = from.and_then(|from| self.article.speakers.get(from)).map_or(name, |found| &found.name).to_string();
        let into = self.named(is).filter(|&into| Some(into) != from);
        let new = into.and_then(|into| self.article.speakers.get(into)).map_or(is, |found| &found.name).to_string();
        let mut met = from.is_some();
        for event in &mut self.article.events {
            for own in [&mut event.player, &mut event.other] {
                if own.as_deref().is_some_and(|own| letter::key(own) == letter::key(&old)) {
                    *own = Some(new.clone());
                    met = true;
                }
            }
        }
        if let (Some(from), Some(into)) = (from, into) {
            let quotes = self.article.quotes.iter_mut();
            for quote in quotes.filter(|quote| quote.speaker == Some(from as u32)) {
                quote.speaker = Some(into as u32);
            }
            let mentions = self.article.speakers.get_mut(from).map(|from| std::mem::take(&mut from.mentions));
            if let (Some(into), Some(mentions)) = (self.article.speakers.get_mut(into), mentions) {
                into.mentions.extend(mentions);
                in_order(&mut into.mentions);
            }
        } else if let Some(own) = from.and_then(|from| self.article.speakers.get_mut(from)) {
            own.name = new;
        }
        if met { Ok(()) } else { Err(Why::Gone) }
    }

    /// Another value of a time expression.
    fn time(&mut self, words: &str, correction: &Correction) -> Result<(), Why> {
        let value = correction.get(Field::Value).filter(|value| !value.is_empty()).ok_or(Why::Unclear)?;
        let times = &self.article.times;
        let at = |span: Span| {
            let at = times.partition_point(|time| time.span.end <= span.start);
            times.get(at).filter(|time| time.span.overlaps(span)).map(|_| at)
        };
        let span = words::find(&self.words, words, correction, &|span| at(span).is_some())?;
        let at = at(span).ok_or(Why::Nothing)?;
        let time = self.article.times.get_mut(at).ok_or(Why::Nothing)?;
        time.value = value.to_string();
        time.days = civil_date(value).map(|day| DateRange { first: day, last: day });
        Ok(())
    }

    /// The speaker of a name, made where there is none.
    fn speaker(&mut self, name: &str) -> u32 {
        let at = self.named(name).unwrap_or_else(|| {
            let mentions = words::mentions(&self.words, name);
            self.article.speakers.push(Speaker { name: name.to_string(), kind: SpeakerKind::Person, mentions });
            self.article.speakers.len() - 1
        });
        at as u32
    }

    /// The speaker of just this name; or else the only one whose name ends in it.
    fn named(&self, name: &str) -> Option<usize> {
        let speakers = &self.article.speakers;
        let exact = |own: &str| letter::key(own) == letter::key(name);
        let last = |own: &str| own.rsplit(letter::is_space).next().is_some_and(exact);
        let mut ends = speakers.iter().enumerate().filter(|(_, speaker)| last(&speaker.name)).map(|(at, _)| at);
        let end = ends.next().filter(|_| ends.next().is_none());
        speakers.iter().position(|speaker| exact(&speaker.name)).or(end)
    }
}
