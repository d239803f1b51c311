//! Whom "he" and "she" stand for.

use super::mentions::{Link, Mention, What, owns};
use super::roles;
use super::{Room, bin};
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
            Some(What::Role) => roles::holder(room, at),
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
    let mut found = Vec::new();
    let Some(pronoun) = mentions.get(at) else { return found };
    let wanted = match document.word(pronoun.tokens.start) {
        word if word == crate::w!("she") => Gender::Female,
        word if word == crate::w!("he") => Gender::Male,
        _ => Gender::Unknown,
    };
    // 0 says nothing, 1 right behind the words, 2 elsewhere
    let linked = match document.class(pronoun.tokens.start.wrapping_sub(1)) {
        _ if pronoun.link <= Link::Object => 0,
        Class::Mark => 1,
        _ => 2,
    };
    let (spoken, about, led) = beside(room, pronoun, wanted);
    let mut known: Vec<Known> = Vec::new();
    let (mut back, mut sentence, mut spoke, mut opening) = (0, pronoun.sentence, None, None);
    let (mut subjects, opens) = ([None; 2], sentence_opens(room, pronoun) as u32);
    let window = mentions.get(at.saturating_sub(BACK)..at).unwrap_or(&[]);
    // She is no Tom, and nobody just called he.
    let fits = |person: u32| {
        let called = |mention: &Mention| {
            mention.person == Some(person)
                && mention.sure > 0.7
                && mention.what == What::Singular
                && document.word(mention.tokens.start) != document.word(pronoun.tokens.start)
        };
        match room.gender(person) {
            _ if wanted == Gender::Unknown => true,
            Gender::Unknown => !window.iter().any(called),
            gender => gender == wanted,
        }
    };
    for mention in window.iter().rev() {
        back += (mention.sentence != sentence) as usize;
        sentence = mention.sentence;
        if let Some((person, stands)) = owner(room, mention) {
            see(&mut known, person, mention, stands, back, &fits);
        }
        let Some(person) = mention.person else { continue };
        // "OKAFOR: I like him. He rang me.": the speaker of a transcript is no he.
        if document.paragraph(pronoun.paragraph).is_some_and(|paragraph| paragraph.tokens.start == mention.tokens.start)
            && document.class(mention.tokens.end) == Class::Colon
            && document.class(mention.tokens.end + 1) != Class::Mark
        {
            known.retain(|known| known.person != person);
            break;
        }
        // "Okafor was calm: “We won,” he said.": who leads the words in, not who spoke before.
        if back == 0 && mention.leads && linked > 0 {
            spoke = Some((person, if led { 4 } else { 0 }));
        }
        if spoke.is_none() && speaks(room, mention) {
            spoke = Some((person, 1 + back.min(2) * 2 + (mention.leads || closes(room, mention)) as usize));
        }
        match &mut subjects {
            [first @ None, _] | [_, first @ None] if mention.leads => *first = Some(person),
            _ => {}
        }
        if mention.paragraph + opens >= pronoun.paragraph {
            opening = Some(person);
        }
        see(&mut known, person, mention, stand(mention), back, &fits);
    }
    let named = |person: u32| people.get(person).map_or(0, |person| person.mentions.len());
    let most = known.iter().map(|known| named(known.person)).max().unwrap_or(0);
    for &Known { person, what, paragraph, best, back, times } in &known {
        // Nobody speaks of himself by name.
        if found.len() == PEOPLE || linked > 0 && spoken.contains(&person) {
            continue;
        }
        let gender = (wanted != Gender::Unknown && room.gender(person) == Gender::Unknown) as usize;
        let full = people.get(person).is_none_or(|person| person.full);
        let paragraphs = pronoun.paragraph.saturating_sub(paragraph).min(3) as usize;
        let many = bin(named(person) as u32, &[2, 3, 6, 13]);
        let subject = match subjects {
            [one, _] if one == Some(person) => 0,
            [_, two] if two == Some(person) => 1,
            _ => 2,
        };
        let spoke = spoke.filter(|&(who, _)| who == person).map_or(0, |(_, spoke)| spoke);
        let facts = [
            (PRONOUNS_MANY + many) as u16,
            (PRONOUNS_WHAT + what as usize) as u16,
            (PRONOUNS_BEST + best.what as usize) as u16,
            (PRONOUNS_GENDER_RANK + gender * 6 + found.len().min(5)) as u16,
            (PRONOUNS_STANDING + (best.genitive as usize * 2 + best.governed as usize) * 6 + back.min(5)) as u16,
            (PRONOUNS_FULL + gender * 2 + full as usize) as u16,
            (PRONOUNS_TIMES + times.min(6)) as u16,
            (PRONOUNS_SUBJECT + pronoun.leads as usize * 3 + subject) as u16,
            (PRONOUNS_OPENS + paragraphs * 2 + (opening == Some(person)) as usize) as u16,
            (PRONOUNS_PLACE + (linked * 6 + best.place) * 3 + back.min(2)) as u16,
            (PRONOUNS_SPOKE + linked * 7 + spoke) as u16,
            (PRONOUNS_ABOUT + about as usize * 2 + (named(person) == most) as usize) as u16,
        ];
        found.push(Antecedent { person, facts });
    }
    found
}

/// Somebody the text has just spoken of.
struct Known {
    person: u32,
    /// The last mention.
    what: What,
    paragraph: u32,
    /// The mention that stands best in the last sentence with one.
    best: Stand,
    /// How many sentences with mentions that is back.
    back: usize,
    /// How often the mentions looked back over mean this person.
    times: usize,
}

/// How a mention stands in its sentence.
#[derive(Clone, Copy)]
pub struct Stand {
    what: What,
    genitive: bool,
    governed: bool,
    /// The best first: with its verb of speech, as its subject, plainly, with such a verb far off, behind a preposition, with
    /// a genitive ending.
    place: usize,
}

/// Takes down that `mention` speaks of `person`, who is taken up only if he `fits`.
fn see(known: &mut Vec<Known>, person: u32, mention: &Mention, stands: Stand, back: usize, fits: &dyn Fn(u32) -> bool) {
    match known.iter_mut().find(|known| known.person == person) {
        Some(known) => {
            known.times += 1;
            if known.back == back && stands.place <= known.best.place {
                known.best = stands;
            }
        }
        None if fits(person) => {
            known.push(Known { person, what: stands.what, paragraph: mention.paragraph, best: stands, back, times: 1 });
        }
        None => {}
    }
}

fn stand(mention: &Mention) -> Stand {
    let place = match () {
        _ if mention.link >= Link::Titled => 0,
        _ if mention.leads => 1,
        _ if mention.link > Link::Object => 3,
        _ if mention.genitive => 5,
        _ if mention.governed => 4,
        _ => 2,
    };
    Stand { what: mention.what, genitive: mention.genitive, governed: mention.governed, place }
}

/// Whose the role is that `mention` names: "|Brandt|'s assistant".
pub fn owner(room: &Room, mention: &Mention) -> Option<(u32, Stand)> {
    let name = room.spans.name_at(mention.tokens.start).filter(|name| name.tokens.end < mention.tokens.end)?;
    let person = room.people.of_name(room.spans.name_from(mention.tokens.start) as u32)?;
    let what = if name.tokens.len() > 1 { What::FullName } else { What::BareName };
    owns(room.document, name.tokens.end)
        .then_some((person, Stand { what, genitive: true, governed: mention.governed, place: 5 }))
}

/// Whether a mention goes with a verb that speech alone has.
fn speaks(room: &Room, mention: &Mention) -> bool {
    let speech = |at: u32| {
        let kind = room.cue(Some(at)).map(|cue| cue.kind);
        matches!(kind, Some(CueKind::Speech | CueKind::Addressed | CueKind::Source))
    };
    mention.link >= Link::Titled && mention.cues().is_some_and(|(first, last)| speech(first) || speech(last))
}

/// Whether a mention closes its sentence with its verb: "…, |Brandt| said.", "…, said |Brandt|, the captain."
fn closes(room: &Room, mention: &Mention) -> bool {
    let cue = room.cue(mention.cues().map(|(_, last)| last));
    let behind = cue.map_or(mention.tokens.end, |cue| cue.tokens.end.max(mention.tokens.end));
    room.document.class(behind) == Class::Stop || matches!(mention.link, Link::Titled | Link::Inverted)
}

/// The people named inside the quotations right before and right behind `pronoun`, and whether these speak of another man,
/// or another woman, as `wanted` is: “I expect a lot of |him|,” he said; and whether a colon leads in the words before it.
fn beside(room: &Room, pronoun: &Mention, wanted: Gender) -> (Vec<u32>, bool, bool) {
    let Room { document, spans, .. } = room;
    let (mut found, mut about, mut led) = (Vec::new(), false, false);
    let next = spans.quotation_from(pronoun.tokens.start);
    for at in [next.wrapping_sub(1), next] {
        let Some(quotation) = spans.quotation(at) else { continue };
        let (first, end) = (quotation.marked.start, quotation.marked.end);
        if !quotation.closed || pronoun.tokens.start > end + BESIDE || first > pronoun.tokens.end + BESIDE {
            continue;
        }
        led |= end <= pronoun.tokens.start && document.class(first.wrapping_sub(1)) == Class::Colon;
        let name = spans.name_from(quotation.tokens.start);
        for at in name..name + 3 {
            let within = spans.names.get(at).is_some_and(|name| name.tokens.end <= quotation.tokens.end);
            if let Some(person) = room.named(at).filter(|_| within) {
                found.push(person);
            }
        }
        about |= document.tokens_of(&quotation.marked).iter().take(LONGEST).any(|token| match wanted {
            Gender::Male => [crate::w!("he"), crate::w!("him"), crate::w!("his")].contains(&token.word),
            Gender::Female => [crate::w!("she"), crate::w!("her")].contains(&token.word),
            Gender::Unknown => false,
        });
    }
    (found, about, led)
}

/// Whether `mention` stands in the first sentence of its paragraph.
fn sentence_opens(room: &Room, mention: &Mention) -> bool {
    let document = room.document;
    let (paragraph, sentence) = (document.paragraph(mention.paragraph), document.sentence(mention.sentence));
    paragraph.zip(sentence).is_some_and(|(paragraph, sentence)| paragraph.tokens.start == sentence.tokens.start)
}
