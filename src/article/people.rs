//! People: one person, one entry, whatever the text calls them.

use crate::document::{Class, Document, Token};
use crate::lexicon::{self, Word};
use crate::spans::Spans;
use crate::spans::names::{Name, NameKind};
use crate::text::{Span, letter};

/// How many people of the same family name are told apart.
const NAMESAKES: usize = 12;

/// Everybody named in an article, in order of first mention.
#[derive(Debug, Default)]
pub struct People {
    people: Vec<Person>,
    /// One entry a name of [`Spans::names`].
    of_name: Vec<Option<u32>>,
}

/// Somebody named in the article.
#[derive(Clone, Debug)]
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

/// One name's words, ready to be compared.
struct Form {
    name: u32,
    first: u32,
    last: u32,
    words: u32,
    gender: Gender,
}

/// Puts the names of `spans` that name people together.
pub fn resolve(document: &Document, spans: &Spans) -> People {
    let forms = forms(document, &spans.names);
    let mut people = People { people: Vec::new(), of_name: vec![None; spans.names.len()] };
    full_names(document, spans, &forms, &mut people);
    bare_names(spans, &forms, &mut people);
    for (at, person) in people.of_name.iter().enumerate() {
        if let Some(person) = person.and_then(|person| people.people.get_mut(person as usize)) {
            person.mentions.push(at as u32);
        }
    }
    in_text_order(&mut people);
    beside(document, &spans.names, &mut people);
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
        let name = self.get(person).and_then(|person| spans.names.get(person.fullest as usize));
        name.map_or_else(String::new, |name| shown(document, name))
    }

    /// Man or woman; unknown for a number that is nobody's.
    pub fn gender(&self, person: u32) -> Gender {
        self.get(person).map_or(Gender::Unknown, |person| person.gender)
    }

    /// Where `person` is named, in text order.
    pub fn spans(&self, spans: &Spans, person: u32) -> Vec<Span> {
        let named = self.get(person).map_or(&[][..], |person| &person.mentions);
        named.iter().filter_map(|&name| Some(spans.names.get(name as usize)?.span)).collect()
    }

    /// The last person whom a name before byte `at` names. Looks back over 20 names at most.
    pub fn last_before(&self, spans: &Spans, at: u32) -> Option<u32> {
        let end = spans.names.partition_point(|name| name.span.end <= at);
        (end.saturating_sub(20)..end).rev().find_map(|name| self.of_name(name as u32))
    }
}

/// The words of a name on one line; a title in front where there is no given name.
fn shown(document: &Document, name: &Name) -> String {
    let mut out = String::new();
    if name.tokens.len() == 1
        && let Some(title) = title_of(document, name)
        && title.word.is(&lexicon::TITLE)
    {
        out.push_str(title.span.of(document.text));
    }
    for piece in name.span.of(document.text).split(letter::is_space).filter(|piece| !piece.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(piece);
    }
    out
}

/// The title or role right before a name: "Mr Klopp", "Mrs. Klopp", "manager Klopp".
fn title_of<'a>(document: &'a Document, name: &Name) -> Option<&'a Token> {
    let at = name.tokens.start.checked_sub(1)?;
    let before = document.tokens.get(at as usize)?;
    if before.class == Class::Stop {
        return document.tokens.get(at.checked_sub(1)? as usize);
    }
    Some(before)
}

/// The words of every name that may be a person's.
fn forms(document: &Document, names: &[Name]) -> Vec<Form> {
    let mut forms = Vec::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person) {
        let words = document.tokens_of(&name.tokens);
        let mut parts = words.iter().filter(|token| matches!(token.class, Class::Word | Class::Mixed));
        let Some(first) = parts.next() else { continue };
        // A double name counts as one word: its last part does not stand for it.
        let hyphen = words.iter().rposition(|token| token.class == Class::Hyphen && words.len() > 3);
        let junior = |token: &&Token| token.word == crate::w!("jr") || token.word == crate::w!("sr");
        let last = parts.rfind(|token| !junior(token));
        let last_key = match (last, hyphen.and_then(|at| words.get(at.checked_sub(1)?))) {
            (Some(last), Some(half)) => letter::key(half.span.to(last.span).of(document.text)),
            (Some(last), None) if words.get(1).is_none_or(|token| token.class != Class::Hyphen) || words.len() > 3 => {
                last.key
            }
            (Some(_), None) => letter::key(name.span.of(document.text)),
            (None, _) => first.key,
        };
        let single =
            last.is_none() || words.len() == 3 && words.get(1).is_some_and(|token| token.class == Class::Hyphen);
        let title = title_of(document, name);
        let told = |class| title.is_some_and(|title| title.word.is(class));
        let gender = match first.word.value(&lexicon::GIVEN) {
            _ if told(&lexicon::MALE) => Gender::Male,
            _ if told(&lexicon::FEMALE) => Gender::Female,
            Some(1) if !single => Gender::Male,
            Some(2) if !single => Gender::Female,
            _ => Gender::Unknown,
        };
        let first = if single { last_key } else { first.key };
        forms.push(Form { name: at as u32, first, last: last_key, words: words.len() as u32 * !single as u32, gender });
    }
    forms
}

/// Gives every name of two or more words its person: the same family name and a given name that agrees.
fn full_names(document: &Document, spans: &Spans, forms: &[Form], people: &mut People) {
    let mut full: Vec<&Form> = forms.iter().filter(|form| form.words > 1).collect();
    full.sort_by_key(|form| (form.last, form.name));
    for family in full.chunk_by(|a, b| a.last == b.last) {
        let mut known: Vec<(&Form, u32)> = Vec::new();
        for form in family {
            let same = known.iter().take(NAMESAKES).find(|(other, _)| agree(document, spans, other, form));
            let person = match same {
                Some(&(_, person)) => person,
                None => {
                    let person = people.people.len() as u32;
                    people.people.push(Person::new(form));
                    known.push((form, person));
                    person
                }
            };
            people.note(person, form, spans);
        }
    }
}

/// Whether two full names with one family name are one person's: the same given name, its start, or its initial.
fn agree(document: &Document, spans: &Spans, a: &Form, b: &Form) -> bool {
    if a.first == b.first {
        return true;
    }
    let given = |form: &Form| {
        let name = spans.names.get(form.name as usize)?;
        Some(document.tokens_of(&name.tokens).first()?.span.of(document.text))
    };
    let (Some(a), Some(b)) = (given(a), given(b)) else { return false };
    let same = a.chars().map(letter::fold).zip(b.chars().map(letter::fold)).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    same == shorter && (shorter == 1 || shorter >= 3)
}

/// Gives every name of one word its person: the nearest with that family name, else with that given name, else a new one.
fn bare_names(spans: &Spans, forms: &[Form], people: &mut People) {
    // (key, name index, person) of every full form, once by its family name and once by its given name.
    let (mut by_last, mut by_first) = (Vec::new(), Vec::new());
    for form in forms.iter().filter(|form| form.words > 1) {
        if let Some(person) = people.of_name(form.name) {
            by_last.push((form.last, form.name, person));
            by_first.push((form.first, form.name, person));
        }
    }
    by_last.sort_unstable();
    by_first.sort_unstable();
    let mut bare: Vec<&Form> = forms.iter().filter(|form| form.words <= 1).collect();
    bare.sort_by_key(|form| (form.last, form.name));
    for same in bare.chunk_by(|a, b| a.last == b.last) {
        // People known by this one word only, kept apart where titles tell a man from a woman.
        let mut alone: Vec<(Gender, u32)> = Vec::new();
        for form in same {
            let full = nearest(&by_last, form, people).or_else(|| nearest(&by_first, form, people));
            let fits =
                |gender: Gender| gender == form.gender || gender == Gender::Unknown || form.gender == Gender::Unknown;
            let person =
                full.or_else(|| alone.iter().rev().find(|(gender, _)| fits(*gender)).map(|&(_, person)| person));
            let person = person.unwrap_or_else(|| {
                people.people.push(Person::new(form));
                people.people.len() as u32 - 1
            });
            if full.is_none() && !alone.contains(&(form.gender, person)) && alone.len() < NAMESAKES {
                alone.push((form.gender, person));
            }
            people.note(person, form, spans);
        }
    }
}

/// The person of the full form nearest before `form`, or else after it, whose gender agrees.
fn nearest(sorted: &[(u32, u32, u32)], form: &Form, people: &People) -> Option<u32> {
    let at = sorted.partition_point(|&(key, name, _)| (key, name) < (form.last, form.name));
    let fits = |&&(key, _, person): &&(u32, u32, u32)| {
        let gender = people.gender(person);
        key == form.last && (gender == form.gender || gender == Gender::Unknown || form.gender == Gender::Unknown)
    };
    let before = sorted.get(at.saturating_sub(NAMESAKES)..at).unwrap_or(&[]).iter().rev().find(fits);
    before.or_else(|| sorted.get(at..).unwrap_or(&[]).iter().take(NAMESAKES).find(fits)).map(|&(_, _, person)| person)
}

impl Person {
    fn new(form: &Form) -> Person {
        Person {
            fullest: form.name,
            full: form.words > 1 || form.gender != Gender::Unknown,
            gender: form.gender,
            mentions: Vec::new(),
            roles: Vec::new(),
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
    let first = |person: &Person| person.mentions.first().copied().unwrap_or(u32::MAX);
    let mut order: Vec<u32> = (0..people.people.len() as u32).collect();
    order.sort_by_key(|&person| people.people.get(person as usize).map_or(u32::MAX, first));
    let mut number = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        if let Some(slot) = number.get_mut(old as usize) {
            *slot = new as u32;
        }
    }
    people.people.sort_by_key(first);
    for slot in people.of_name.iter_mut().flatten() {
        *slot = number.get(*slot as usize).copied().unwrap_or(*slot);
    }
}

/// Reads what stands beside each name: roles, nationalities, and the pronouns that take it up.
fn beside(document: &Document, names: &[Name], people: &mut People) {
    let mut votes = vec![0i32; people.people.len()];
    for (at, name) in names.iter().enumerate() {
        let Some(person) = people.of_name(at as u32) else { continue };
        let stop = names.get(at + 1).map_or(u32::MAX, |next| next.tokens.start);
        let last = at.checked_sub(1).and_then(|at| names.get(at)).map_or(0, |last| last.tokens.end);
        // "They sent the defender off. |Rusk|": nothing of the sentence before.
        let sentence = document.sentences.get(document.sentence_at(name.span.start) as usize);
        let floor = sentence.map_or(last, |sentence| sentence.tokens.start.max(last));
        let mut roles = Vec::new();
        let mut note = |token: &Token| {
            if token.word.is(&lexicon::ROLE) || token.word.is(&lexicon::DEMONYM) {
                roles.push(token.word);
            }
        };
        for token in
            document.tokens_of(&(name.tokens.start.saturating_sub(3).max(floor)..name.tokens.start)).iter().rev()
        {
            if matches!(token.class, Class::Comma | Class::Mark) {
                break;
            }
            note(token);
        }
        // ", the Liverpool manager," and ", a German striker who": up to the next comma.
        let after = document.tokens_of(&(name.tokens.end..stop.min(name.tokens.end + 9)));
        if let [comma, article, rest @ ..] = after
            && comma.class == Class::Comma
            && [crate::w!("the"), crate::w!("a"), crate::w!("an")].contains(&article.word)
        {
            rest.iter()
                .take_while(|token| matches!(token.class, Class::Word | Class::Hyphen | Class::Possessive))
                .for_each(note);
        }
        let vote = document
            .tokens_of(&(name.tokens.end..stop.min(name.tokens.end + 25)))
            .iter()
            .take_while(|token| !matches!(token.class, Class::Mark))
            .find_map(|token| match () {
                _ if token.word == crate::w!("he") || token.word == crate::w!("his") => Some(1),
                _ if token.word == crate::w!("she") || token.word == crate::w!("her") => Some(-1),
                _ => None,
            });
        if let Some(slot) = votes.get_mut(person as usize) {
            *slot += vote.unwrap_or(0);
        }
        if let Some(person) = people.people.get_mut(person as usize) {
            for role in roles {
                if person.roles.len() < 8 && !person.roles.contains(&role) {
                    person.roles.push(role);
                }
            }
        }
    }
    for (person, vote) in people.people.iter_mut().zip(votes) {
        let told = |class| person.roles.iter().any(|role| role.is(class));
        person.gender = match person.gender {
            Gender::Unknown if told(&lexicon::MALE) && !told(&lexicon::FEMALE) => Gender::Male,
            Gender::Unknown if told(&lexicon::FEMALE) && !told(&lexicon::MALE) => Gender::Female,
            Gender::Unknown if vote > 0 => Gender::Male,
            Gender::Unknown if vote < 0 => Gender::Female,
            known => known,
        };
    }
}
