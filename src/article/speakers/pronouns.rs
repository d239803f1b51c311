//! Whom "he" and "she" stand for.

use super::Room;
use super::candidates::{is_byline, named_within};
use super::mentions::{Link, Mention, What, owns};
use super::phrases::is_new;
use super::roles;
use crate::article::people::Gender;
use crate::document::Class;
use crate::lexicon::{self, *};

/// Most mentions looked back.
const BACK: usize = 24;
/// How near a quotation must stand to be the pronoun's own, in tokens.
const BESIDE: u32 = 12;

/// A person who may be meant.
#[derive(Clone, Debug)]
pub struct Antecedent {
    /// The person's number.
    pub person: u32,
    /// Whether nothing speaks against him.
    pub fits: bool,
    /// Facts, as indices into the table of weights: how he stands where he stands best, what he is called there, what is
    /// known of him, and where he was last spoken of.
    pub facts: [usize; 4],
    /// How sure it is that he is spoken of there.
    pub sure: f32,
}

impl Antecedent {
    /// The sum of the weights.
    fn score(&self) -> f32 {
        let mut score = 0;
        for &fact in &self.facts {
            score += lexicon::PRONOUNS.get(fact).map_or(0, |&weight| weight as i32);
        }
        score as f32 / 4.0
    }
}

/// Gives every "he" and "she", and every "the German" and "the striker", its person, in text order, and how sure that is,
/// 0 ..= 1.
pub fn resolve(room: &mut Room) {
    for at in 0..room.mentions.len() {
        let Some(mention) = room.mentions.get(at) else { break };
        let written = room.document.is_a(mention.tokens.end - 1, &lexicon::WRITING);
        // "came |his short reply|"
        let first = room.document.word(mention.tokens.start);
        let his = first == crate::w!("his") || first == crate::w!("her");
        let found = match mention.what {
            What::Role => roles::holder(room, at),
            What::Plural => body(room, at),
            _ if his && written || mention.what == What::Singular => likeliest(&antecedents(room, at), &|_| true),
            // "|Brandt's message| read"
            What::Noun if written => owner(room, mention).map(|(person, _)| (person, 1.0)),
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

/// Whether `mention` is a sentence of its own behind others: a picture's caption.
fn is_caption(room: &Room, mention: &Mention) -> bool {
    let document = room.document;
    let alone = document.sentence(mention.sentence).is_some_and(|sentence| sentence.tokens == mention.tokens);
    alone && document.paragraph(mention.paragraph).is_some_and(|around| around.tokens != mention.tokens)
}

/// Whose words "it" speaks, mention number `at` ("It added: “…”"): those of the last body that spoke, where nobody did since,
/// or that its paragraph is about. Numbered like somebody without a name.
fn body(room: &mut Room, at: usize) -> Option<(u32, f32)> {
    let it = room.mentions.get(at)?;
    let word = room.document.word(it.tokens.start);
    let they = word == crate::w!("they");
    if it.link < Link::Inverted || !they && word != crate::w!("it") {
        return None;
    }
    let start = at.saturating_sub(BACK);
    let speaks = |one: &Mention| one.link > Link::Object || !they && one.leads && one.paragraph == it.paragraph;
    let last = start + room.mentions.get(start..at)?.iter().rposition(speaks)?;
    let spoke = room.mentions.get(last)?;
    let person = match spoke.what {
        What::Plural => spoke.person?,
        // "One fan saw it otherwise. |They| wrote: …"
        What::Role if they && is_new(room.document.word(spoke.tokens.start)) => spoke.person?,
        What::Body | What::Place | What::Noun if spoke.person.is_none() && !they => {
            room.roles.push(last as u32);
            room.people.len() + room.roles.len() as u32 - 1
        }
        _ => return None,
    };
    Some((person, 1.0))
}

/// The best of those in `found` who fit, and its share of all likelihood.
pub fn likeliest(found: &[Antecedent], fits: &dyn Fn(u32) -> bool) -> Option<(u32, f32)> {
    let mut best: Option<&Antecedent> = None;
    for one in found.iter().filter(|one| one.fits && fits(one.person)) {
        if best.is_none_or(|best| one.score() >= best.score()) {
            best = Some(one);
        }
    }
    let (best, mut all) = (best?, 0.0);
    for one in found.iter().filter(|one| one.fits && fits(one.person)) {
        all += super::power(one.score() - best.score());
    }
    Some((best.person, best.sure.min(1.0 / all)))
}

/// The people whom mention number `at` may stand for, the last named first.
pub fn antecedents(room: &Room, at: usize) -> Vec<Antecedent> {
    let Room { document, people, mentions, .. } = room;
    let mut found: Vec<Antecedent> = Vec::new();
    let Some(pronoun) = mentions.get(at) else { return found };
    let word = document.word(pronoun.tokens.start);
    let wanted = match () {
        _ if word == crate::w!("she") || word == crate::w!("her") => Gender::Female,
        _ if word == crate::w!("he") || word == crate::w!("his") => Gender::Male,
        _ => Gender::Unknown,
    };
    let (mut back, mut sentence, mut opening, mut opened) = (0, pronoun.sentence, None, u32::MAX);
    for mention in mentions.get(at.saturating_sub(BACK)..at).unwrap_or(&[]).iter().rev() {
        if mention.sentence != sentence && back < 2 {
            back += 1;
        }
        sentence = mention.sentence;
        let sure = if mention.what == What::Role { 1.0 } else { mention.sure };
        let mut see = |person: u32, what: What, place: usize, fits: bool| {
            let facts = [PRONOUNS_STANDS + back * 7 + place, PRONOUNS_WHAT + what as usize];
            match found.iter_mut().find(|one| one.person == person) {
                Some(one) => {
                    if let [stands, what, ..] = &mut one.facts
                        && facts[0] <= *stands
                    {
                        [*stands, *what] = facts;
                        one.sure = one.sure.max(sure);
                    }
                    one.fits &= fits;
                }
                None => {
                    let full = people.get(person).is_some_and(|person| person.full) as usize;
                    let gender = match room.gender(person) {
                        _ if wanted == Gender::Unknown => Some(0),
                        Gender::Unknown => Some(2),
                        gender => (gender == wanted).then_some(0),
                    };
                    let paragraphs = pronoun.paragraph.saturating_sub(mention.paragraph).min(3) as usize;
                    let known = [PRONOUNS_FULL + gender.unwrap_or(0) + full, PRONOUNS_OPENS + paragraphs];
                    let fits = fits && gender.is_some() && !named_beside(room, pronoun, person);
                    let facts = [facts[0], facts[1], known[0], known[1]];
                    found.push(Antecedent { person, fits, facts, sure });
                }
            }
        };
        if let Some((person, what)) = owner(room, mention) {
            see(person, what, 6, true);
        }
        // A club that is "it" is nobody's "he".
        let Some(person) = mention.person.filter(|_| mention.what != What::Plural) else { continue };
        if is_byline(room, mention.paragraph) || is_caption(room, mention) {
            continue;
        }
        // "OKAFOR: I like him. He rang me.": the speaker of a transcript is no he.
        let label = document.class(mention.tokens.end) == Class::Colon
            && document.class(mention.tokens.end + 1) != Class::Mark
            && document.paragraph(pronoun.paragraph).is_some_and(|it| it.tokens.start == mention.tokens.start);
        // Nobody just called he is a she.
        let called = mention.what == What::Singular
            && mention.sure > 0.7
            && wanted != Gender::Unknown
            && room.gender(person) == Gender::Unknown
            && document.word(mention.tokens.start) != word;
        // A role is not whoever spoke last.
        let last = (wanted == Gender::Unknown) as usize;
        see(person, mention.what, place(room, mention).max(last), !label && !called);
        if label {
            break;
        }
        // Who opens the last paragraph that speaks of anybody.
        if opened == u32::MAX {
            opened = mention.paragraph;
        }
        // Not "|Brandt|'s successor, Marsh, ran on. She …".
        let owns = mention.genitive && role_behind(room, mention);
        if opened == mention.paragraph && !owns {
            opening = Some(person);
        }
    }
    for one in &mut found {
        if opening == Some(one.person)
            && let [.., opens] = &mut one.facts
        {
            *opens += 4;
        }
    }
    found
}

/// How a mention stands in its sentence, the best first: with its verb of speech at its end, with such a verb elsewhere, as
/// its subject, plainly, with such a verb far off, behind a preposition, with a genitive ending.
fn place(room: &Room, mention: &Mention) -> usize {
    // "…, |Brandt| said.", "…, said |Brandt|, the captain."
    let verb = room.cue(mention.cues().map(|(_, last)| last)).map_or(0, |cue| cue.tokens.end);
    let closes = room.document.class(verb.max(mention.tokens.end)) == Class::Stop
        || matches!(mention.link, Link::Titled | Link::Inverted);
    let before = room.document.word(mention.tokens.start.wrapping_sub(1));
    match () {
        // "Okafor answered that |Brandt| had told him": others say that he said it.
        _ if before == crate::w!("that") && !mention.leads => 4,
        // "Brandt said so and |Okafor| echoed it"
        _ if before.is(&lexicon::AND_BUT) && mention.leads && mention.link >= Link::Titled => 0,
        _ if mention.link >= Link::Titled => !closes as usize,
        _ if mention.leads => 2,
        _ if mention.link > Link::Object => 4,
        _ if mention.genitive => 6,
        _ if mention.governed => 5,
        _ => 3,
    }
}

/// Whose the role is that `mention` names, and how he is called: "|Brandt|'s assistant".
pub fn owner(room: &Room, mention: &Mention) -> Option<(u32, What)> {
    let name = room.spans.name_at(mention.tokens.start).filter(|name| name.tokens.end < mention.tokens.end)?;
    let person = room.people.of_name(room.spans.name_from(mention.tokens.start) as u32)?;
    let what = if name.tokens.len() > 1 { What::FullName } else { What::BareName };
    owns(room.document, name.tokens.end).then_some((person, what))
}

/// "Brandt's |successor|, Marsh,": whether somebody else is told by whose he is.
fn role_behind(room: &Room, mention: &Mention) -> bool {
    let end = mention.tokens.end + 2;
    room.document.is(end, Class::Comma)
        && room.mentions.get(room.mention_from(end)).is_some_and(|next| next.tokens.start == end + 1)
}

/// Whether the words that `pronoun` speaks, right before it or right behind it, name `person`: nobody speaks of himself by
/// name.
fn named_beside(room: &Room, pronoun: &Mention, person: u32) -> bool {
    let next = room.spans.quotation_from(pronoun.tokens.start);
    pronoun.link > Link::Object
        && [next.wrapping_sub(1), next].iter().any(|&at| {
            room.spans.quotation(at).is_some_and(|quotation| {
                quotation.marked.end + BESIDE >= pronoun.tokens.start
                    && pronoun.tokens.end + BESIDE >= quotation.marked.start
                    && named_within(room, quotation.tokens.clone(), person)
            })
        })
}
