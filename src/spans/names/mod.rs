//! Names of people, teams, places and organisations, as the text gives them.

mod evidence;

use super::lists::Player;
use super::teams::TeamMention;
use crate::document::{Case, Class, Document, Token};
use crate::lexicon::{self, Word};
use crate::text::Span;
use evidence::Evidence;
use std::ops::Range;

/// A name in the text.
#[derive(Clone, Debug)]
pub struct Name {
    /// The words, title and genitive ending left out.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// What it names, as far as its own words and the rest of the text tell.
    pub kind: NameKind,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A person, or nothing speaks against it.
    Person,
    /// A team.
    Team,
    /// A town, a country, a ground.
    Place,
    /// A company, an authority, a newspaper.
    Organisation,
    /// A competition, a people, the title of a work.
    Other,
}

/// How many names back somebody's full name may stand.
const NAMED: usize = 64;

/// How far behind a sentence's start the wire's name ends a dateline, in tokens.
const OPENING: u32 = 6;

/// Runs of capitalised words, in text order, disjoint; teams and listed players are taken over as they are.
pub fn find(document: &Document, teams: &[TeamMention], players: &[Player]) -> Vec<Name> {
    let evidence = evidence::gather(document);
    let mut names = Vec::new();
    let mut teams = teams.iter().peekable();
    let mut players = players.iter().peekable();
    let (mut at, mut paragraph, mut given) = (0, 0, 0);
    while let Some(token) = document.tokens.get(at as usize) {
        let capital = token.is_capital();
        if at < given && !capital {
            at += 1;
            continue;
        }
        while teams.next_if(|team| team.tokens.start < at).is_some() {}
        while players.next_if(|player| player.tokens.start < at).is_some() {}
        let next = |start: Option<u32>| start.unwrap_or(u32::MAX);
        given = next(teams.peek().map(|team| team.tokens.start))
            .min(next(players.peek().map(|player| player.tokens.start)));
        if let Some(player) = players.next_if(|player| player.tokens.start == at)
            && let Some(last) = document.tokens.get(player.tokens.end.saturating_sub(1) as usize)
        {
            names.push(Name {
                span: token.span().to(last.span()),
                tokens: player.tokens.clone(),
                kind: NameKind::Person,
            });
            at = player.tokens.end.max(at + 1);
            continue;
        }
        if let Some(team) = teams.next_if(|team| team.tokens.start == at) {
            names.push(Name { span: team.span, tokens: team.tokens.clone(), kind: NameKind::Team });
            at = team.tokens.end.max(at + 1);
            continue;
        }
        if !capital {
            at += 1;
            continue;
        }
        let team = teams.peek().map_or(u32::MAX, |team| team.tokens.start);
        while document.paragraphs.get(paragraph).is_some_and(|paragraph| paragraph.tokens.end <= at) {
            paragraph += 1;
        }
        let stop = document.paragraphs.get(paragraph).map_or(team, |paragraph| team.min(paragraph.tokens.end));
        // "Jan Brandt", "Jan 5"
        let jan = token.word == crate::w!("jan")
            && document.tokens.get(at as usize + 1).is_some_and(|next| next.is_capital() && !next.glued);
        if !(may_be_in_name(token) || jan) {
            at += 1;
            continue;
        }
        let end = run(document, at, stop);
        push(document, &evidence, at..end, &mut names);
        at = end;
    }
    names.shrink_to_fit();
    names
}

/// Cuts roles and ordinary words off a run of capitalised words, and keeps what is a name.
fn push(document: &Document, evidence: &Evidence, run: Range<u32>, names: &mut Vec<Name>) {
    let mut tokens = run.clone();
    let weak = evidence::is_weak(document, run.start);
    let headline = evidence::in_headline(document, run.start);
    // "House |Speaker| Paul Ryan": a role inside the run parts it.
    // "Son" with a capital is a family name.
    let role = |token: &Token| {
        token.word.is(&lexicon::HONORIFIC) || token.word.is(&lexicon::ROLE) && token.word != crate::w!("son")
    };
    // "Republican |Rep.| Ada Marsh": the title belongs to the name behind the stop.
    while tokens.len() > 1
        && document.token(tokens.end - 1).is_some_and(|token| token.word.is(&lexicon::HONORIFIC))
        && document.token(tokens.end).is_some_and(|token| token.class == Class::Stop && token.glued)
    {
        tokens.end -= 1;
    }
    // "@AdaMarsh": an account
    let glued = document.token(run.start).is_some_and(|first| first.glued);
    if glued && document.token(run.start.wrapping_sub(1)).is_some_and(|at| at.span().of(document.text) == "@") {
        return;
    }
    // "ADA MARSH |SCORES|", "ADA MARSH |DOUBLE|", "ADA MARSH |FIRES| IN"
    let shouted = |at: &u32| {
        let word = document.token(*at);
        word.is_some_and(|w| w.word.is(&lexicon::SHOUTED) || w.case == Case::Upper && w.word.is(&lexicon::HIT))
    };
    tokens.end = (run.start + 1..run.end).find(shouted).unwrap_or(tokens.end);
    let run = tokens.clone();
    let own = document.tokens_of(&run);
    // "Democrats |for| Education Reform": no title.
    let titles = |at: &usize| own.get(at + 1).is_some_and(|next| !next.word.is(&lexicon::STARTER));
    if let Some(last) = own.iter().rposition(role).filter(titles) {
        let (first, next) = (run.start, run.start + last as u32);
        tokens.start = next + 1;
        let before = own.get(..last).and_then(|before| before.iter().rposition(|token| !role(token)));
        if let Some(kept) = before {
            push_name(document, evidence, first..first + kept as u32 + 1, weak, headline, names);
        }
        push_name(document, evidence, tokens, false, headline, names);
        return;
    }
    push_name(document, evidence, tokens, weak, headline, names);
}

fn push_name(
    document: &Document,
    evidence: &Evidence,
    mut tokens: Range<u32>,
    weak: bool,
    headline: bool,
    names: &mut Vec<Name>,
) {
    tokens.start += office(document, &tokens);
    let collective = document.tokens_of(&tokens).iter().any(|token| token.word.is(&lexicon::COLLECTIVE));
    // "Scot David Moyes", "Speaking Moyes": a word that is no part of the name in front.
    while tokens.len() > 1
        && document.token(tokens.start).is_some_and(|token| {
            // "|FURIOUS| Leo Brandt"
            let shouted = token.case == Case::Upper
                && document
                    .token(tokens.start + 1)
                    .is_some_and(|next| next.case == Case::Capital && next.word.is(&lexicon::GIVEN));
            token.word.is(&lexicon::DEMONYM) && !collective
                || weak && shouted && token.span().len() > 2
                || (weak || headline) && is_ordinary(document, evidence, token) && !token.word.is(&lexicon::COLLECTIVE)
        })
    {
        tokens.start += 1;
        while document.token(tokens.start).is_some_and(|token| !token.is_capital()) && tokens.len() > 1 {
            tokens.start += 1;
        }
    }
    // "Ex-|Eagles| star Leo Brandt": a club
    let glued = document.token(tokens.start).is_some_and(|first| first.glued);
    tokens.start += (glued && document.is_a(tokens.start.wrapping_sub(2), &lexicon::FORMER)) as u32;
    let ([first, .., last] | [first @ last]) = document.tokens_of(&tokens) else { return };
    // "|Valentine|'s Day"
    let day = document.token(tokens.end + 1).is_some_and(|day| day.word == crate::w!("day") && day.is_capital());
    if day && document.class(tokens.end) == Class::Possessive {
        return;
    }
    if tokens.len() == 1 {
        let counts = evidence.of(first, document.text);
        // "Footage of the goal", "Nonetheless, he": a noun, an adverb.
        let (next, later) = (document.word(tokens.end), document.word(tokens.end + 1));
        let pronoun = later.is(&lexicon::PRONOUN) && later != crate::w!("who");
        // "Viewers were told"
        let several = first.span().of(document.text).ends_with('s') && next == crate::w!("were");
        let common = next == crate::w!("of") || document.class(tokens.end) == Class::Comma && pronoun || several;
        let known = first.word != Word::NONE && !first.word.is(&lexicon::GIVEN) && !first.word.is(&lexicon::COLLECTIVE);
        // "WATCH: …", above the article: a label.
        let label = headline && document.class(tokens.end) == Class::Colon;
        if (weak || headline)
            && counts.capital == 0
            && (counts.small > 0 || known || common || label || is_participle(document, first))
            || counts.small > counts.capital && counts.small > 1 && !first.word.is(&lexicon::GIVEN)
            || first.word.is(&lexicon::ROLE) && !is_family_name(document, first, names)
            // "and |Long| agrees", where Ian Long is named before
            || first.word.is(&lexicon::OPENER) && (weak || !is_family_name(document, first, names))
            // "|Rep.| Ada Marsh"
            || first.word.is(&lexicon::HONORIFIC)
                && document.token(tokens.end).is_some_and(|token| token.class == Class::Stop && token.glued)
        {
            return;
        }
    }
    // "|Hall| was delighted", where Dean Hall is named before
    let mut kind = kind(document, evidence, &tokens);
    if kind != NameKind::Person && tokens.len() == 1 && is_family_name(document, first, names) {
        kind = NameKind::Person;
    }
    names.push(Name { span: first.span().to(last.span()), tokens, kind });
}

/// Whether a word that is a role too, "King", is the last word of somebody named before: "Leo King".
fn is_family_name(document: &Document, own: &Token, names: &[Name]) -> bool {
    let key = own.key(document.text);
    names.iter().rev().take(NAMED).any(|name| match document.tokens_of(&name.tokens) {
        // Most names end in another word of the lexicon's, or begin with no given name: their letters need no look.
        [first, .., last] => last.word == own.word && first.word.is(&lexicon::GIVEN) && last.key(document.text) == key,
        _ => false,
    })
}

/// How many words in front of a name are an office: "Secretary of |State| Ada Marsh", "Director of |Football| Ada Marsh".
fn office(document: &Document, tokens: &Range<u32>) -> u32 {
    let back = |back: u32| document.token(tokens.start.wrapping_sub(back));
    let of = back(1).is_some_and(|token| token.word == crate::w!("of") || token.word == crate::w!("for"));
    let held = back(2).is_some_and(|token| token.word.is(&lexicon::ROLE) || token.word.is(&lexicon::HONORIFIC));
    let words = document.tokens_of(tokens);
    let given = words.iter().position(|token| token.word.is(&lexicon::GIVEN)).filter(|given| given + 1 < words.len());
    // "Undersecretary for Political |Affairs| Ada Marsh": the given name tells as well as the role.
    if !of
        || !held && given.is_none()
        || words.len() < 3
        || words.iter().any(|token| token.word.is(&lexicon::COLLECTIVE))
    {
        return 0;
    }
    given.unwrap_or(words.len() - 2) as u32
}

/// Whether a capitalised word at a weak place is no name.
fn is_ordinary(document: &Document, evidence: &Evidence, token: &Token) -> bool {
    let counts = evidence.of(token, document.text);
    counts.capital == 0
        && !token.word.is(&lexicon::GIVEN)
        && (counts.small > 0 || token.word != Word::NONE || is_participle(document, token))
}

/// "Speaking", "Asked", "Clearly": endings that begin sentences.
fn is_participle(document: &Document, token: &Token) -> bool {
    let word = token.span().of(document.text);
    word.len() > 4 && ["ing", "ed", "ly"].iter().any(|ending| word.ends_with(ending))
}

fn kind(document: &Document, evidence: &Evidence, tokens: &Range<u32>) -> NameKind {
    let words = document.tokens_of(tokens);
    let [first, ..] = words else { return NameKind::Other };
    let before = document.token(tokens.start.wrapping_sub(1));
    let titled = before.is_some_and(|token| token.word.is(&lexicon::TITLE) || token.word.is(&lexicon::HONORIFIC))
        || document.token(tokens.start.wrapping_sub(2)).is_some_and(|token| {
            token.word.is(&lexicon::TITLE) && before.is_some_and(|stop| stop.class == Class::Stop)
        });
    if titled || words.len() > 1 && first.word.is(&lexicon::GIVEN) {
        return NameKind::Person;
    }
    if words.last().is_some_and(|token| token.word.is(&lexicon::PLACE)) || is_dateline(document, tokens) {
        return NameKind::Place;
    }
    let collective = words.iter().rev().find_map(|token| token.word.value(&lexicon::COLLECTIVE));
    match collective {
        Some(1) => return NameKind::Organisation,
        Some(2) => return NameKind::Place,
        Some(_) => return NameKind::Other,
        None => {}
    }
    if let [only] = words {
        let counts = evidence.of(only, document.text);
        if only.word.is(&lexicon::DEMONYM) {
            return NameKind::Other;
        }
        if only.case == Case::Upper && (2..=5).contains(&only.span().len()) && !capitals_all_around(document, tokens) {
            return NameKind::Organisation;
        }
        if counts.many {
            return NameKind::Organisation;
        }
        if counts.inside > 0 && counts.inside * 3 >= counts.capital {
            return NameKind::Place;
        }
    }
    // "LONDON (Gazette Wire) —"
    let opens = document
        .sentence(document.sentence_at(first.span().start))
        .is_some_and(|sentence| sentence.tokens.start + OPENING > tokens.start);
    if opens && document.is(tokens.end, Class::Close) && document.is(tokens.end + 1, Class::Dash) {
        return NameKind::Organisation;
    }
    // "the Guardian", "the Red Sox": people stand without an article.
    let the = before.is_some_and(|token| token.word == crate::w!("the"));
    if the && !words.iter().any(|token| token.word.is(&lexicon::GIVEN)) {
        return NameKind::Organisation;
    }
    NameKind::Person
}

/// "NEW YORK – ", "NEW YORK (AP)", "NEW YORK, May 3 – ": capitals that open a paragraph before a dash or a bracket.
fn is_dateline(document: &Document, tokens: &Range<u32>) -> bool {
    let opens = document.token(tokens.start).is_some_and(|first| {
        let paragraph = document.paragraph(document.paragraph_at(first.span().start));
        paragraph.is_some_and(|paragraph| paragraph.tokens.start == tokens.start)
    });
    let mut behind = document.tokens_of(&(tokens.end..tokens.end + 7)).iter();
    let dash = |token: &Token| matches!(token.class, Class::Dash | Class::Open);
    opens
        && behind.next().is_some_and(|next| dash(next) || next.class == Class::Comma && behind.any(dash))
        && document.tokens_of(tokens).iter().all(|token| token.case == Case::Upper)
}

/// Whether the words beside are in capitals too: a headline or a label, where capitals do not make an acronym.
fn capitals_all_around(document: &Document, tokens: &Range<u32>) -> bool {
    let upper = |at: u32| document.token(at).is_some_and(|token| token.case == Case::Upper && token.span().len() > 1);
    let colon = document.token(tokens.end).is_some_and(|token| token.class == Class::Colon);
    colon || upper(tokens.end) || tokens.start.checked_sub(1).is_some_and(upper)
}

/// Whether a name may start with `token`.
fn may_be_in_name(token: &Token) -> bool {
    token.is_capital()
        && !token.word.is_any(crate::any!(STARTER, PRONOUN, TITLE, WEEKDAY))
        && (!token.word.is(&lexicon::MONTH) || token.word == crate::w!("may"))
}

/// How many tokens a nickname in marks and the family name behind it have: "Leo |“The Cat” Brandt|"; 0 where none stands at
/// token `at`, a mark.
fn nickname(document: &Document, at: u32) -> u32 {
    let mut end = at + 1;
    while end < at + 4 && document.token(end).is_some_and(Token::is_capital) {
        end += 1;
    }
    let [Some(first), Some(mark), Some(family)] = [at + 1, end, end + 1].map(|at| document.token(at)) else { return 0 };
    let closes = first.glued && mark.glued && mark.class == Class::Mark && end > at + 1;
    (end + 2 - at) * (closes && !family.glued && family.is_capital() && may_be_in_name(family)) as u32
}

/// The index after the last token of the run that starts at `at`.
fn run(document: &Document, at: u32, stop: u32) -> u32 {
    let get = |at: u32| document.token(at);
    let mut end = at + 1;
    while end < stop {
        let Some(token) = get(end) else { break };
        let next = get(end + 1);
        let capital = |token: Option<&Token>| token.is_some_and(|token| may_be_in_name(token) && !token.glued);
        let behind = |token: Option<&Token>| token.is_some_and(|token| token.is_capital() && token.glued);
        let last = get(end - 1);
        match token.class {
            Class::Hyphen if token.glued && behind(next) => end += 2,
            // "Son Heung-min", but not "Welsh-born".
            Class::Hyphen
                if token.glued
                    && end > at + 1
                    && next.is_some_and(|next| {
                        next.glued && next.word == Word::NONE && next.case == Case::Lower && next.span().len() <= 4
                    }) =>
            {
                end += 2
            }
            // "Michael B. Jordan"
            Class::Stop if token.glued && last.is_some_and(|last| last.span().len() == 1) && capital(next) => end += 2,
            Class::Word if capital(Some(token)) => end += 1,
            Class::Mark if !token.glued && nickname(document, end) > 0 => end += nickname(document, end),
            // "Omar al-Haddad"
            Class::Word
                if token.word.is(&lexicon::PARTICLE)
                    && next.is_some_and(|next| next.class == Class::Hyphen && next.glued)
                    && behind(get(end + 2)) =>
            {
                end += 3
            }
            Class::Word if token.word.is(&lexicon::PARTICLE) && token.case == Case::Lower => {
                let second = next.is_some_and(|next| next.word.is(&lexicon::PARTICLE) && next.case == Case::Lower);
                let ahead = end + 1 + second as u32;
                if !capital(get(ahead)) || ahead >= stop {
                    break;
                }
                end = ahead + 1;
            }
            // "Bank of England", "Centre for Sport"
            Class::Word
                if (token.word == crate::w!("of") || token.word == crate::w!("for"))
                    && last.is_some_and(|last| last.word.value(&lexicon::COLLECTIVE) == Some(1))
                    && capital(next) =>
            {
                end += 2
            }
            _ => break,
        }
    }
    end.min(stop.max(at + 1))
}
