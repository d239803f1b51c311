//! People: one person, one entry, whatever the text calls them.

mod beside;
mod forms;

use crate::document::{Case, Document};
use crate::lexicon::{self, Word};
use crate::spans::Spans;
use crate::spans::names::Name;
use crate::text::letter;
use forms::Form;

/// How many people of the same family name are told apart.
const NAMESAKES: usize = 12;

/// How many mentions of somebody whose name is shouted are looked at for one that is not.
const CALM: usize = 16;

/// Most words of a person's name, initials and stops left out.
const LONGEST: usize = 3;

/// Everybody named in an article, in order of first mention.
#[derive(Debug, Default)]
pub struct People {
    people: Vec<Person>,
    /// One entry a name of [`Spans::names`].
    of_name: Vec<Option<u32>>,
}

/// Somebody named in the article.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Index of the fullest form into [`Spans::names`].
    pub fullest: u32,
    /// Whether the article gives a given and a family name, or a title.
    pub full: bool,
    /// Man or woman, as far as titles, given names, roles and pronouns tell.
    pub gender: Gender,
    /// Every mention by name, as rising indices into [`Spans::names`].
    pub mentions: Vec<u32>,
    /// Roles and nationalities that stand beside the name: "manager", "german".
    pub roles: Vec<Word>,
    /// Whether he is told to have led a team, and nowhere to lead one: "former coach Marsh".
    pub left: bool,
}

/// Man or woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Gender {
    /// The article does not tell.
    #[default]
    Unknown,
    /// He.
    Male,
    /// She.
    Female,
}

/// Puts the names of `spans` that name people together.
pub fn resolve(document: &Document, spans: &Spans) -> People {
    let forms = forms::all(document, &spans.names);
    let mut people = People { people: Vec::new(), of_name: vec![None; spans.names.len()] };
    full_names(document, spans, &forms, &mut people);
    bare_names(document, spans, &forms, &mut people);
    for (at, person) in people.of_name.iter().enumerate() {
        if let Some(person) = person.and_then(|person| people.people.get_mut(person as usize)) {
            person.mentions.push(at as u32);
        }
    }
    in_text_order(&mut people);
    beside::read(document, &spans.names, &mut people);
    people
}

impl People {
    /// The person that name number `name` of [`Spans::names`] names.
    pub fn of_name(&self, name: u32) -> Option<u32> {
        self.of_name.get(name as usize).copied().flatten()
    }

    /// Person number `person`.
    pub fn get(&self, person: u32) -> Option<&Person> {
        self.people.get(person as usize)
    }

    /// How many people there are.
    pub fn len(&self) -> u32 {
        self.people.len() as u32
    }

    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// The fullest name the article gives for `person`: "Jurgen Klopp". Empty for a number that is nobody's.
    pub fn name(&self, document: &Document, spans: &Spans, person: u32) -> String {
        let Some(person) = self.get(person) else { return String::new() };
        let fullest = spans.names.get(person.fullest as usize);
        // "MARSH STRIKES!": written as elsewhere.
        let loud = |name: &Name| document.token(name.tokens.start).is_some_and(|first| first.case == Case::Upper);
        let mut calm = person.mentions.iter().take(CALM).filter_map(|&name| spans.names.get(name as usize));
        let calm = fullest
            .filter(|full| loud(full))
            .and_then(|full| calm.find(|name| name.tokens.len() == full.tokens.len() && !loud(name)));
        calm.or(fullest).map_or_else(String::new, |name| forms::shown(document, name))
    }

    /// Man or woman; unknown for a number that is nobody's.
    pub fn gender(&self, person: u32) -> Gender {
        self.get(person).map_or(Gender::Unknown, |person| person.gender)
    }

    /// The last person whom a name before byte `at` names. Looks back over 20 names at most.
    pub fn last_before(&self, spans: &Spans, at: u32) -> Option<u32> {
        let end = spans.names.partition_point(|name| name.span.end <= at);
        (end.saturating_sub(20)..end).rev().find_map(|name| self.of_name(name as u32))
    }
}

/// The forms of several words or those of one, as keys that sort: what `key` tells, then the number of the form.
fn sorted(forms: &[Form], several: bool, key: fn(&Form) -> u32) -> Vec<u64> {
    let mut keys = Vec::new();
    for (at, form) in forms.iter().enumerate() {
        if (form.words > 1) == several {
            keys.push((key(form) as u64) << 32 | at as u64);
        }
    }
    keys.sort_unstable();
    keys
}

/// Gives every name of two or more words its person: the same family name and a given name that agrees.
fn full_names(document: &Document, spans: &Spans, forms: &[Form], people: &mut People) {
    let mut known: Vec<(&Form, u32)> = Vec::new();
    for key in sorted(forms, true, |form| form.last) {
        let Some(form) = forms.get(key as u32 as usize) else { continue };
        if known.first().is_some_and(|(other, _)| other.last != form.last) {
            known.clear();
        }
        let same = known.iter().take(NAMESAKES).find(|(other, _)| agree(document, spans, other, form));
        let person = match same {
            Some(&(_, person)) => person,
            None => {
                let person = people.add(form);
                known.push((form, person));
                person
            }
        };
        people.note(person, form, spans);
    }
}

/// Whether two full names with one family name are one person's: the same given name, its start, or its initial.
fn agree(document: &Document, spans: &Spans, a: &Form, b: &Form) -> bool {
    if a.first == b.first {
        return true;
    }
    // "Tom Diaz Okafor", "Diaz Okafor"
    let keys = |form: &Form| {
        let name = spans.names.get(form.name as usize);
        name.map_or(&[][..], |name| document.tokens_of(&name.tokens)).iter().rev().map(|token| token.key(document.text))
    };
    if a.words != b.words && keys(a).zip(keys(b)).all(|(a, b)| a == b) {
        return true;
    }
    let given = |form: &Form| {
        let name = spans.names.get(form.name as usize)?;
        Some(document.tokens_of(&name.tokens).first()?.span().of(document.text))
    };
    let (Some(a), Some(b)) = (given(a), given(b)) else { return false };
    let same = a.chars().map(letter::fold).zip(b.chars().map(letter::fold)).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    same == shorter && (shorter == 1 || shorter >= 3)
}

/// Gives every name of one word its person: the nearest with that family name, else with that given name, else a new one.
fn bare_names(document: &Document, spans: &Spans, forms: &[Form], people: &mut People) {
    let (by_last, by_first) = (sorted(forms, true, |form| form.last), sorted(forms, true, |form| form.first));
    // People known by this one word only, kept apart where titles tell a man from a woman.
    let (mut alone, mut last): (Vec<(Gender, u32)>, u64) = (Vec::new(), 0);
    // Whom the family name alone meant last.
    let mut held = None;
    for key in sorted(forms, false, |form| form.last) {
        let Some(form) = forms.get(key as u32 as usize) else { continue };
        if key >> 32 != last >> 32 {
            alone.clear();
            held = None;
        }
        let full = namesake(document, spans, &by_last, key, forms, people, held.map(|who| (last, who)));
        held = full.or(held);
        last = key;
        let full =
            full.or_else(|| nearest(&by_last, key, forms, people)).or_else(|| nearest(&by_first, key, forms, people));
        let known = alone.iter().rev().find(|(gender, _)| gender.fits(form.gender));
        let person = full.or(known.map(|&(_, person)| person)).unwrap_or_else(|| people.add(form));
        if full.is_none() && !alone.contains(&(form.gender, person)) && alone.len() < NAMESAKES {
            alone.push((form.gender, person));
        }
        people.note(person, form, spans);
    }
}

/// Of several with one family name before the form of `key`: whom the name alone meant last, or who was introduced since.
fn namesake(
    document: &Document,
    spans: &Spans,
    sorted: &[u64],
    key: u64,
    forms: &[Form],
    people: &People,
    held: Option<(u64, u32)>,
) -> Option<u32> {
    let own = forms.get(key as u32 as usize)?;
    let fits = |person: &u32| people.gender(*person).fits(own.gender);
    let held = held.filter(|(_, person)| fits(person));
    let at = sorted.partition_point(|&other| other < key);
    let mut first = held.map(|(_, person)| person);
    for &other in sorted.get(at.saturating_sub(NAMESAKES)..at).unwrap_or(&[]).iter().rev() {
        if other >> 32 != key >> 32 || held.is_some_and(|(last, _)| last as u32 > other as u32) {
            break;
        }
        let Some(form) = forms.get(other as u32 as usize) else { break };
        let Some(name) = spans.names.get(form.name as usize) else { break };
        // The capitals of a headline may be more than a name.
        let long = document.tokens_of(&name.tokens).iter().filter(|token| token.span().len() > 1).count() > LONGEST;
        let Some(person) = people.of_name(form.name).filter(fits).filter(|_| !long) else { continue };
        first = first.or(Some(person));
        if is_introduced(document, name) {
            return Some(person);
        }
    }
    first
}

/// Whether a full name opens its sentence or stands beside a reporting verb: the family name alone means its holder from
/// then on, but not "his wife, |Ada Marsh|".
fn is_introduced(document: &Document, name: &Name) -> bool {
    let mut start = name.tokens.start;
    for _ in 0..4 {
        let word = document.word(start.wrapping_sub(1));
        if !word.is_any(crate::any!(ROLE, HONORIFIC, TITLE, DEMONYM, DETERMINER)) {
            break;
        }
        start -= 1;
    }
    let opens =
        document.sentence(document.sentence_at(name.span.start)).is_some_and(|sentence| sentence.tokens.start == start);
    let said = document.word(start.wrapping_sub(1)) == crate::w!("said");
    opens || said || document.word(name.tokens.end).is(&lexicon::CUE)
}

/// The person of the full form nearest before the one of `key`, or else after it, whose gender agrees.
fn nearest(sorted: &[u64], key: u64, forms: &[Form], people: &People) -> Option<u32> {
    let own = forms.get(key as u32 as usize)?;
    let at = sorted.partition_point(|&other| other < key);
    let fits = |&other: &u64| {
        let person = people.of_name(forms.get(other as u32 as usize)?.name)?;
        (other >> 32 == key >> 32 && people.gender(person).fits(own.gender)).then_some(person)
    };
    let before = sorted.get(at.saturating_sub(NAMESAKES)..at).unwrap_or(&[]).iter().rev().find_map(fits);
    before.or_else(|| sorted.get(at..).unwrap_or(&[]).iter().take(NAMESAKES).find_map(fits))
}

impl Gender {
    /// Whether both may be one person's.
    fn fits(self, other: Gender) -> bool {
        self == other || self == Gender::Unknown || other == Gender::Unknown
    }
}

impl Person {
    fn new(form: &Form) -> Person {
        Person {
            fullest: form.name,
            full: form.words > 1 || form.gender != Gender::Unknown,
            gender: form.gender,
            mentions: Vec::new(),
            roles: Vec::new(),
            left: false,
        }
    }

    /// Whether a role or nationality with the same meaning stands beside the name.
    pub fn is(&self, role: Word) -> bool {
        let same = |known: &Word| {
            *known == role
                || role.value(&lexicon::ROLE).is_some() && known.value(&lexicon::ROLE) == role.value(&lexicon::ROLE)
        };
        self.roles.iter().any(same)
    }
}

impl People {
    /// Somebody new: the number.
    fn add(&mut self, form: &Form) -> u32 {
        self.people.push(Person::new(form));
        self.people.len() as u32 - 1
    }

    fn note(&mut self, person: u32, form: &Form, spans: &Spans) {
        if let Some(slot) = self.of_name.get_mut(form.name as usize) {
            *slot = Some(person);
        }
        let Some(person) = self.people.get_mut(person as usize) else { return };
        if person.gender == Gender::Unknown {
            person.gender = form.gender;
        }
        // The fullest form: most words, then most letters, then the first.
        let size =
            |name: u32| spans.names.get(name as usize).map_or((0, 0), |name| (name.tokens.len(), name.span.len()));
        if size(form.name) > size(person.fullest) {
            person.fullest = form.name;
        }
    }
}

/// Numbers people by their first mention.
fn in_text_order(people: &mut People) {
    let key = |(at, person): (usize, &Person)| {
        (person.mentions.first().copied().unwrap_or(u32::MAX) as u64) << 32 | at as u64
    };
    let mut order: Vec<u64> = people.people.iter().enumerate().map(key).collect();
    order.sort_unstable();
    let mut number = vec![0; order.len()];
    let mut sorted = Vec::with_capacity(order.len());
    for &key in &order {
        let old = key as u32 as usize;
        if let (Some(person), Some(number)) = (people.people.get_mut(old), number.get_mut(old)) {
            *number = sorted.len() as u32;
            sorted.push(std::mem::take(person));
        }
    }
    people.people = sorted;
    for slot in people.of_name.iter_mut().flatten() {
        *slot = number.get(*slot as usize).copied().unwrap_or(*slot);
    }
}
