//! Whom "he" and "she" stand for.

use super::Room;
use super::mentions::{Link, Mention, What};
use super::roles;
use crate::article::people::Gender;
use crate::lexicon::{self, *};

/// Most mentions looked back.
const BACK: usize = 24;
/// Most people weighed.
const PEOPLE: usize = 8;
/// How near a quotation must stand to be the pronoun's own, in tokens.
const BESIDE: u32 = 12;

/// A person who may be meant.
#[derive(Clone, Debug)]
pub struct Antecedent {
    /// The person's number.
    pub person: u32,
    /// Facts, as indices into the table of weights.
    pub facts: [u16; 13],
}

impl Antecedent {
    /// The sum of the weights.
    pub fn score(&self) -> f32 {
        let weight = |&fact: &u16| lexicon::PRONOUNS.get(fact as usize).map_or(0, |&weight| weight as i32);
        self.facts.iter().map(weight).sum::<i32>() as f32 / 16.0
    }
}

/// Gives every "he" and "she", and every "the German" and "the striker", its person, in text order, and how sure that is,
/// 0 ..= 1.
pub fn resolve(room: &mut Room) {
    for at in 0..room.mentions.len() {
        let found = match room.mentions.get(at).map(|mention| mention.what) {
            Some(What::Singular) => likeliest(&antecedents(room, at), &|_| true),
            Some(What::Role) => roles::person(room, at).or_else(|| roles::nameless(room, at)),
            _ => None,
        };
        if let Some((person, sure)) = found
            && let Some(mention) = room.mentions.get_mut(at)
        {
            mention.person = Some(person);
            mention.sure = sure;
        }
    }
}

/// The best of those in `found` who fit, and its share of all likelihood.
pub fn likeliest(found: &[Antecedent], fits: &dyn Fn(u32) -> bool) -> Option<(u32, f32)> {
    let mut best: Option<&Antecedent> = None;
    for one in found.iter().filter(|one| fits(one.person)) {
        if best.is_none_or(|best| one.score() >= best.score()) {
            best = Some(one);
        }
    }
    let (best, mut all) = (best?, 0.0);
    for one in found.iter().filter(|one| fits(one.person)) {
        all += super::power(one.score() - best.score());
    }
    Some((best.person, 1.0 / all))
}

/// The people whom mention number `at` may stand for, the last named first.
pub fn antecedents(room: &Room, at: usize) -> Vec<Antecedent> {
    let Room { document, people, mentions, .. } = room;
    let mut found: Vec<Antecedent> = Vec::new();
    let Some(pronoun) = mentions.get(at) else { return found };
    let word = document.tokens_of(&pronoun.tokens).first().map(|token| token.word);
    let wanted = match word {
        Some(word) if word == crate::w!("she") => Gender::Female,
        Some(word) if word == crate::w!("he") => Gender::Male,
        _ => Gender::Unknown,
    };
    let (sentence, paragraph) = (document.sentence_at(pronoun.span.start), document.paragraph_at(pronoun.span.start));
    let window = mentions.get(at.saturating_sub(BACK)..at).unwrap_or(&[]);
    let linked = (pronoun.link > Link::Object) as usize;
    let spoken = spoken_of(room, pronoun);
    let spoke = window.iter().rev().find(|mention| mention.link > Link::Object && mention.person.is_some());
    let mut subjects = window.iter().rev().filter(|mention| mention.leads && mention.person.is_some());
    let subjects = [subjects.next(), subjects.next()].map(|mention| mention.and_then(|mention| mention.person));
    let opening = window.iter().find(|mention| {
        mention.person.is_some()
            && document.paragraph_at(mention.span.start) + (sentence_opens(room, pronoun) as u32) >= paragraph
    });
    for mention in window.iter().rev() {
        let Some(person) = mention.person else { continue };
        if linked == 1 && spoken.contains(&Some(person)) {
            continue;
        }
        if found.len() >= PEOPLE || found.iter().any(|known| known.person == person) {
            continue;
        }
        let gender = match room.gender(person) {
            Gender::Unknown => 1,
            _ if wanted == Gender::Unknown => 1,
            known if known == wanted => 0,
            // She is no Tom.
            _ => continue,
        };
        let full = people.get(person).is_none_or(|person| person.full);
        let named = people.get(person).map_or(0, |person| person.mentions.len());
        let sentences = (sentence - document.sentence_at(mention.span.start).min(sentence)).min(5) as usize;
        let paragraphs = (paragraph - document.paragraph_at(mention.span.start).min(paragraph)).min(3) as usize;
        let place = match () {
            _ if mention.link > Link::Object => 0,
            _ if mention.leads && !mention.governed => 1,
            _ if mention.genitive => 2,
            _ if mention.governed => 3,
            _ => 4,
        };
        let many = match named {
            0..=1 => 0,
            2 => 1,
            3..=5 => 2,
            6..=12 => 3,
            _ => 4,
        };
        let rank = found.len().min(5);
        let chain = (mention.what == What::Singular) as usize;
        let same_word = chain == 1 && document.tokens_of(&mention.tokens).first().map(|token| token.word) == word;
        let own = |other: &&Mention| other.person == Some(person);
        let times = window.iter().filter(own).count().min(6);
        let place_of_spoke = match spoke.filter(own) {
            Some(spoke) => 1 + (paragraph - document.paragraph_at(spoke.span.start).min(paragraph)).min(2) as usize,
            None => 0,
        };
        let subject = subjects.iter().position(|&subject| subject == Some(person)).unwrap_or(2);
        let opens = opening.filter(own).is_some() as usize;
        let facts = [
            PRONOUNS_MANY + many,
            PRONOUNS_LINKED + linked * 5 + place,
            PRONOUNS_SAME + chain + same_word as usize,
            PRONOUNS_WHAT + mention.what as usize,
            PRONOUNS_VERBAL + (mention.verbal as usize * 2 + mention.leads as usize) * 3 + sentences.min(2),
            PRONOUNS_GENDER_RANK + gender * 6 + rank,
            PRONOUNS_STANDING + (mention.genitive as usize * 2 + mention.governed as usize) * 6 + sentences,
            PRONOUNS_FULL + gender * 2 + full as usize,
            PRONOUNS_LEADS + pronoun.leads as usize * 6 + sentences,
            PRONOUNS_SPOKE + linked * 4 + place_of_spoke,
            PRONOUNS_TIMES + times,
            PRONOUNS_SUBJECT + pronoun.leads as usize * 3 + subject,
            PRONOUNS_OPENS + paragraphs * 2 + opens,
        ];
        found.push(Antecedent { person, facts: facts.map(|fact| fact as u16) });
    }
    found
}

/// The people named inside the quotation right before and right behind `pronoun`: nobody speaks of himself by name.
fn spoken_of(room: &Room, pronoun: &Mention) -> [Option<u32>; 6] {
    let Room { spans, people, .. } = room;
    let mut found = [None; 6];
    let next = spans.quotations.partition_point(|quotation| quotation.marked.start < pronoun.tokens.start);
    let mut slots = found.iter_mut();
    for quotation in spans.quotations.get(next.saturating_sub(1)..(next + 1).min(spans.quotations.len())).unwrap_or(&[])
    {
        let (first, end) = (quotation.marked.start, quotation.marked.end);
        if !quotation.closed || pronoun.tokens.start > end + BESIDE || first > pronoun.tokens.end + BESIDE {
            continue;
        }
        let name = spans.names.partition_point(|name| name.span.start < quotation.span.start);
        let within =
            spans.names.iter().enumerate().skip(name).take_while(|(_, name)| name.span.end <= quotation.span.end);
        for ((at, _), slot) in within.take(3).zip(slots.by_ref()) {
            *slot = people.of_name(at as u32);
        }
    }
    found
}

/// Whether `mention` stands in the first sentence of its paragraph.
fn sentence_opens(room: &Room, mention: &Mention) -> bool {
    let document = room.document;
    let paragraph = document.paragraph(document.paragraph_at(mention.span.start));
    let sentence = document.sentence(document.sentence_at(mention.span.start));
    paragraph.zip(sentence).is_some_and(|(paragraph, sentence)| paragraph.tokens.start == sentence.tokens.start)
}
