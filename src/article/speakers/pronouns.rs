//! Whom "he" and "she" stand for.

use super::Room;
use super::mentions::{Link, Mention, What};
use super::roles;
use crate::article::people::Gender;
use crate::document::Class;
use crate::lexicon::{self, *};
use crate::spans::cues::CueKind;

/// Most mentions looked back.
const BACK: usize = 24;
/// Most people weighed.
const PEOPLE: usize = 8;
/// How near a quotation must stand to be the pronoun's own, in tokens.
const BESIDE: u32 = 12;
/// Most tokens of a quotation looked through.
const LONGEST: usize = 200;

/// A person who may be meant.
#[derive(Clone, Debug)]
pub struct Antecedent {
    /// The person's number.
    pub person: u32,
    /// Facts, as indices into the table of weights.
    pub facts: [u16; 12],
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
    let Some(pronoun) = mentions.get(at) else { return Vec::new() };
    let word = document.tokens_of(&pronoun.tokens).first().map(|token| token.word);
    let wanted = match word {
        Some(word) if word == crate::w!("she") => Gender::Female,
        Some(word) if word == crate::w!("he") => Gender::Male,
        _ => Gender::Unknown,
    };
    let paragraph = document.paragraph_at(pronoun.span.start);
    let window = mentions.get(at.saturating_sub(BACK)..at).unwrap_or(&[]);
    let marked = pronoun.tokens.start.checked_sub(1).and_then(|at| document.tokens.get(at as usize));
    // 0 says nothing, 1 right behind the words, 2 elsewhere
    let linked = match pronoun.link {
        link if link <= Link::Object => 0,
        _ => 2 - marked.is_some_and(|token| token.class == Class::Mark) as usize,
    };
    let (spoken, about) = beside(room, pronoun, wanted);
    let mut subjects = window.iter().rev().filter(|mention| mention.leads && mention.person.is_some());
    let subjects = [subjects.next(), subjects.next()].map(|mention| mention.and_then(|mention| mention.person));
    let opening = window.iter().find(|mention| {
        mention.person.is_some()
            && document.paragraph_at(mention.span.start) + (sentence_opens(room, pronoun) as u32) >= paragraph
    });
    let mut known: Vec<Known> = Vec::new();
    let (mut back, mut sentence, mut spoke) = (0, document.sentence_at(pronoun.span.start), None);
    for mention in window.iter().rev() {
        let here = document.sentence_at(mention.span.start);
        back += (here != sentence) as usize;
        sentence = here;
        let Some(person) = mention.person else { continue };
        if spoke.is_none() && speaks(room, mention) {
            spoke = Some((person, 1 + back.min(2) * 2 + (mention.leads || closes(room, mention)) as usize));
        }
        match known.iter_mut().find(|known| known.person == person) {
            Some(known) if known.back == back && place(mention) <= place(known.best) => known.best = mention,
            Some(_) => {}
            None => known.push(Known { person, last: mention, best: mention, back }),
        }
    }
    // She is no Tom.
    known.retain(|known| wanted == Gender::Unknown || [Gender::Unknown, wanted].contains(&room.gender(known.person)));
    let named = |person: u32| people.get(person).map_or(0, |person| person.mentions.len());
    let most = known.iter().map(|known| named(known.person)).max().unwrap_or(0);
    // Nobody speaks of himself by name.
    known.retain(|known| linked == 0 || !spoken.contains(&known.person));
    let candidate = |(rank, &Known { person, last, best, back }): (usize, &Known)| {
        let gender = (wanted == Gender::Unknown || room.gender(person) == Gender::Unknown) as usize;
        let full = people.get(person).is_none_or(|person| person.full);
        let paragraphs = (paragraph - document.paragraph_at(last.span.start).min(paragraph)).min(3) as usize;
        let many = match named(person) {
            0..=1 => 0,
            2 => 1,
            3..=5 => 2,
            6..=12 => 3,
            _ => 4,
        };
        let own = |other: &&Mention| other.person == Some(person);
        let subject = subjects.iter().position(|&subject| subject == Some(person)).unwrap_or(2);
        let spoke = spoke.filter(|&(who, _)| who == person).map_or(0, |(_, spoke)| spoke);
        let facts = [
            PRONOUNS_MANY + many,
            PRONOUNS_WHAT + last.what as usize,
            PRONOUNS_BEST + best.what as usize,
            PRONOUNS_GENDER_RANK + gender * 6 + rank.min(5),
            PRONOUNS_STANDING + (best.genitive as usize * 2 + best.governed as usize) * 6 + back.min(5),
            PRONOUNS_FULL + gender * 2 + full as usize,
            PRONOUNS_TIMES + window.iter().filter(own).count().min(6),
            PRONOUNS_SUBJECT + pronoun.leads as usize * 3 + subject,
            PRONOUNS_OPENS + paragraphs * 2 + opening.filter(own).is_some() as usize,
            PRONOUNS_PLACE + (linked * 6 + place(best)) * 3 + back.min(2),
            PRONOUNS_SPOKE + linked * 7 + spoke,
            PRONOUNS_ABOUT + about as usize * 2 + (named(person) == most) as usize,
        ];
        Antecedent { person, facts: facts.map(|fact| fact as u16) }
    };
    known.iter().take(PEOPLE).enumerate().map(candidate).collect()
}

/// Somebody the text has just spoken of.
struct Known<'a> {
    person: u32,
    last: &'a Mention,
    /// The mention that stands best in the last sentence with one.
    best: &'a Mention,
    /// How many sentences with mentions that is back.
    back: usize,
}

/// How a mention stands in its sentence, the best first: with its verb of speech, as its subject, plainly, with such a
/// verb far off, behind a preposition, with a genitive ending.
fn place(mention: &Mention) -> usize {
    match () {
        _ if mention.link >= Link::Titled => 0,
        _ if mention.leads => 1,
        _ if mention.link > Link::Object => 3,
        _ if mention.genitive => 5,
        _ if mention.governed => 4,
        _ => 2,
    }
}

/// Whether a mention goes with a verb that speech alone has.
fn speaks(room: &Room, mention: &Mention) -> bool {
    let kind = |at: u32| room.spans.cues.get(at as usize).map(|cue| cue.kind);
    let speech = [CueKind::Speech, CueKind::Addressed, CueKind::Source].map(Some);
    mention.link >= Link::Titled
        && mention.cues.is_some_and(|(first, last)| speech.contains(&kind(first)) || speech.contains(&kind(last)))
}

/// Whether a mention closes its sentence with its verb: "…, |Brandt| said.", "…, said |Brandt|, the captain."
fn closes(room: &Room, mention: &Mention) -> bool {
    let cue = mention.cues.and_then(|(_, last)| room.spans.cues.get(last as usize));
    let behind = cue.map_or(mention.tokens.end, |cue| cue.tokens.end.max(mention.tokens.end));
    let stop = room.document.token(behind).is_some_and(|token| token.class == Class::Stop);
    stop || matches!(mention.link, Link::Titled | Link::Inverted)
}

/// The people named inside the quotations right before and right behind `pronoun`, and whether these speak of another man,
/// or another woman, as `wanted` is: “I expect a lot of |him|,” he said.
fn beside(room: &Room, pronoun: &Mention, wanted: Gender) -> (Vec<u32>, bool) {
    let Room { document, spans, people, .. } = room;
    let (mut found, mut about) = (Vec::new(), false);
    let next = spans.quotations.partition_point(|quotation| quotation.marked.start < pronoun.tokens.start);
    for quotation in spans.quotations.get(next.saturating_sub(1)..(next + 1).min(spans.quotations.len())).unwrap_or(&[])
    {
        let (first, end) = (quotation.marked.start, quotation.marked.end);
        if !quotation.closed || pronoun.tokens.start > end + BESIDE || first > pronoun.tokens.end + BESIDE {
            continue;
        }
        let name = spans.names.partition_point(|name| name.span.start < quotation.span.start);
        let within =
            spans.names.iter().enumerate().skip(name).take_while(|(_, name)| name.span.end <= quotation.span.end);
        found.extend(within.take(3).filter_map(|(at, _)| people.of_name(at as u32)));
        about |= document.tokens_of(&quotation.marked).iter().take(LONGEST).any(|token| match wanted {
            Gender::Male => [crate::w!("he"), crate::w!("him"), crate::w!("his")].contains(&token.word),
            Gender::Female => [crate::w!("she"), crate::w!("her")].contains(&token.word),
            Gender::Unknown => false,
        });
    }
    (found, about)
}

/// Whether `mention` stands in the first sentence of its paragraph.
fn sentence_opens(room: &Room, mention: &Mention) -> bool {
    let document = room.document;
    let paragraph = document.paragraph(document.paragraph_at(mention.span.start));
    let sentence = document.sentence(document.sentence_at(mention.span.start));
    paragraph.zip(sentence).is_some_and(|(paragraph, sentence)| paragraph.tokens.start == sentence.tokens.start)
}
