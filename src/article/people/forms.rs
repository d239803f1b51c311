//! The words of a name, ready to be compared and to be shown.

use super::Gender;
use crate::document::{Class, Document, Token};
use crate::lexicon;
use crate::spans::names::{Name, NameKind};
use crate::text::letter;

/// One name's words, as keys to compare.
pub struct Form {
    /// Index of the name into `Spans::names`.
    pub name: u32,
    /// The given name; the same as `last` where there is one word.
    pub first: u32,
    /// The family name.
    pub last: u32,
    /// How many tokens; 0 for one word.
    pub words: u32,
    /// As far as title or given name tell.
    pub gender: Gender,
}

/// The words of a name on one line; a title in front where there is no given name.
pub fn shown(document: &Document, name: &Name) -> String {
    let mut out = String::with_capacity(name.span.len() as usize);
    if name.tokens.len() == 1
        && let Some(title) = title_of(document, name)
        && title.word.is(&lexicon::TITLE)
    {
        out.push_str(title.span().of(document.text));
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
    let before = document.token(at)?;
    if before.class == Class::Stop {
        return document.tokens.get(at.checked_sub(1)? as usize);
    }
    Some(before)
}

/// The words of every name that may be a person's.
pub fn all(document: &Document, names: &[Name]) -> Vec<Form> {
    let mut forms = Vec::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person) {
        let words = document.tokens_of(&name.tokens);
        let mut parts = words.iter().filter(|token| matches!(token.class, Class::Word | Class::Mixed));
        let Some(first) = parts.next() else { continue };
        // A double name counts as one word: its last part does not stand for it.
        let hyphen = words.iter().rposition(|token| token.class == Class::Hyphen && words.len() > 3);
        let junior = |token: &&Token| token.word == crate::w!("jr") || token.word == crate::w!("sr");
        let last = parts.rfind(|token| !junior(token));
        // "al-Haddad" is Haddad.
        let half = hyphen.and_then(|at| words.get(at.checked_sub(1)?)).filter(|half| !half.word.is(&lexicon::PARTICLE));
        let particle = words.len() == 3 && first.word.is(&lexicon::PARTICLE);
        let last_key = match (last, half) {
            (Some(last), None) if particle => last.key(document.text),
            (Some(last), Some(half)) => letter::key(half.span().to(last.span()).of(document.text)),
            (Some(last), None) if words.get(1).is_none_or(|token| token.class != Class::Hyphen) || words.len() > 3 => {
                last.key(document.text)
            }
            (Some(_), None) => letter::key(name.span.of(document.text)),
            (None, _) => first.key(document.text),
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
        let first = first.key(document.text);
        forms.push(Form { name: at as u32, first, last: last_key, words: words.len() as u32 * !single as u32, gender });
    }
    forms
}
