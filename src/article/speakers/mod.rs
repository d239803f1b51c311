//! Who said it.
//!
//! The mentions outside quotations are found, with the reporting verbs that they go with; pronouns and roles get their
//! people; then each quotation's candidates are weighed, in text order.
//!
//! # Phenomena
//!
//! Each has a fixture in `tests/article/`: the file, then the case.
//!
//! | phenomenon | fixture |
//! |---|---|
//! | named before, after, in the middle, by an inverted verb | `speakers_where`: Behind the words, before them and in their middle |
//! | participles, appositions, far from the verb | `speakers_where`: Far from the verb, in an apposition and by a participle |
//! | a relative clause | `speakers_where`: The verb of a relative clause, with another speaker before |
//! | a colon in the same paragraph or in the one above | `speakers_where`: A colon in the paragraph above |
//! | labels, questions and answers | `speakers_turns`: Labels |
//! | a name below the words, or behind them with a dash | `speakers_where`: Signed below the words, or behind them with a dash |
//! | according to | `speakers_where`: According to |
//! | double attribution: the first speaker wins | `speakers_where`: Double attribution: who says it first |
//! | another speaker behind the words | `speakers_where`: The subject of the verb before the words wins over the next speaker's |
//! | nobody is told to have said it: unknown | `speakers_where`: Words nobody is told to have said |
//! | the same speaker over paragraphs | `speakers_turns`: Continued over paragraphs |
//! | the sentence right before the words | `speakers_where`: The sentence right before the words is about who says them |
//! | headings, topics, questions without a label | `speakers_turns`: Headings and questions bring up who is spoken of, not who speaks |
//! | an interviewer's remark | `speakers_turns`: An interviewer's remark brings up who is spoken of, not who speaks |
//! | a topic and a colon | `speakers_turns`: A topic in front of a colon, in a list of what was said |
//! | the line above the words | `speakers_turns`: The line above names who speaks |
//! | it | `speakers_turns`: It is the body that spoke last |
//! | a heading that looks like a signature | `speakers_turns`: One word alone on its line below a quotation is a heading |
//! | turns of a conversation | `speakers_turns`: A conversation whose first turn names nobody |
//! | pieces of one utterance | `speakers_turns`: Pieces of one thing said |
//! | one person by many names | `speakers_who`: One person by many names |
//! | father and son, brothers | `speakers_who`: Father and son with one family name |
//! | role, position, nationality, age | `speakers_who`: By role, by position and by age |
//! | two who hold one role, each told by the club | `speakers_who`: Two managers, each told by the club |
//! | a role nobody holds | `speakers_who`: By a role nobody holds |
//! | he and she | `speakers_open`: He is who spoke last, not whom he speaks of; a dateline is nobody |
//! | he and she by gender | `speakers_who`: She is nobody whom the text calls he |
//! | he without a name | `speakers_who`: He is the fan whom nobody names |
//! | one, another, somebody | `speakers_who`: One, another, and somebody in the crowd |
//! | offices and names that only describe | `speakers_who`: An office in front of a name |
//! | organisation, statement | `speakers_who`: By an organisation and by its statement |
//! | joint speakers | `speakers_who`: Several at once |
//! | nouns that look like verbs | `speakers_who`: The newspaper and the verb |

mod candidates;
mod choice;
mod links;
mod mentions;
mod phrases;
mod pronouns;
mod roles;
mod signature;
mod turns;
mod voices;

pub(super) use voices::keep_quoted;

use super::people::People;
use super::teams::Teams;
use super::{Quote, Speaker, id, number_repeats};
use crate::document::{Document, Token};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::cues::{self, Cue};
use crate::spans::names::Name;
use crate::text::Span;
use candidates::Candidate;
use mentions::{Mention, What, who};

/// All that is known before the first quotation is given its speaker.
struct Room<'a> {
    document: &'a Document<'a>,
    spans: &'a Spans,
    people: &'a People,
    teams: &'a Teams,
    mentions: Vec<Mention>,
    /// The mentions that bring up people without a name; their numbers follow those of the people.
    roles: Vec<u32>,
}

impl Room<'_> {
    /// Mention number `at`, if any.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn mention(&self, at: Option<u32>) -> Option<&Mention> {
        self.mentions.get(at? as usize)
    }

    /// The person of name number `at`, if the words right behind it say nothing of others: "Brandt supporters".
    fn named(&self, at: usize) -> Option<u32> {
        let name = self.spans.names.get(at)?;
        let others = self.document.is_a(name.tokens.end, &lexicon::ROLE);
        self.people.of_name(at as u32).filter(|_| !others)
    }

    /// The number of the first mention that starts at token `at` or behind it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn mention_from(&self, at: u32) -> usize {
        self.mentions.partition_point(|mention| mention.tokens.start < at)
    }

    /// The first name that starts at token `at` or behind it.
    fn name_from(&self, at: u32) -> Option<&Name> {
        self.spans.names.get(self.spans.name_from(at))
    }

    /// The reporting verb that starts at token `at`, which is `token`.
    fn cue_at(&self, at: u32, token: &Token) -> Option<&Cue> {
        if token.word.begins(cues::BEGINS) { self.spans.cue_at(at) } else { None }
    }

    /// The number of the first reporting verb that starts at token `at` or behind it.
    fn cue_from(&self, at: u32) -> u32 {
        self.spans.cue_from(at) as u32
    }

    /// Reporting verb number `at`, if any.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn cue(&self, at: Option<u32>) -> Option<&Cue> {
        self.spans.cues.get(at? as usize)
    }
}

/// The speakers and their quotes, in text order.
pub fn resolve(document: &Document, spans: &Spans, people: &People, teams: &Teams) -> (Vec<Speaker>, Vec<Quote>) {
    let room = room(document, spans, people, teams);
    let mut choices = choice::all(&room, |_, _| {});
    let (mut speakers, mut quotes) = (Vec::new(), Vec::with_capacity(choices.len()));
    let (mut run, mut exchange, mut exchanges, mut utterance) = (0, None, 0, u32::MAX);
    for (number, quotation) in spans.quotations.iter().enumerate() {
        if number == run {
            run = turns::run_end(&room, number);
            exchange = turns::converse(&room, &mut choices, number, run).then_some(exchanges);
            exchanges += exchange.is_some() as u32;
        }
        let goes_on = turns::goes_on(&room, number.wrapping_sub(1), &choices);
        utterance = utterance.wrapping_add(!goes_on as u32);
        let Some(choice) = choices.get(number) else { break };
        let mention = room.mention(choice.mention);
        let confidence = choice.sureness(&room, quotation);
        let speaker = voices::of(&room, choice, &mut speakers).filter(|_| choice.is_told(&room, quotation, confidence));
        quotes.push(Quote {
            id: id("q", quotation.span.of(document.text)),
            span: quotation.span,
            kind: quotation.kind,
            speaker,
            confidence,
            speaker_mention: mention.map(|mention| match document.token(who(document, mention)) {
                Some(who) if choice.cue == Some(mention.relative) => who.span(),
                _ => document.span(&mention.whole()),
            }),
            cue: room.cue(choice.cue).map(|cue| cue.span),
            utterance,
            exchange,
        });
    }
    // What is long makes room for what comes next.
    drop((room, choices));
    voices::keep_quoted(&mut speakers, &mut quotes);
    number_repeats(quotes.iter_mut().map(|quote| &mut quote.id).collect());
    (speakers, quotes)
}

fn room<'a>(document: &'a Document<'a>, spans: &'a Spans, people: &'a People, teams: &'a Teams) -> Room<'a> {
    let mut room = Room { document, spans, people, teams, mentions: Vec::new(), roles: Vec::new() };
    mentions::find(&mut room);
    pronouns::resolve(&mut room);
    room
}

/// How many of `bounds`, which rise, `value` reaches.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn bin(value: u32, bounds: &[u32]) -> usize {
    bounds.iter().take_while(|&&bound| value >= bound).count()
}

/// e to the power of `x`, near enough for probabilities: `x` is at most 0.
fn power(x: f32) -> f32 {
    // (1 + x / 256) to the power of 256; the tables of libm stay out.
    let mut base = (1.0 + x / 256.0).max(0.0);
    for _ in 0..8 {
        base *= base;
    }
    base
}

/// What a choice was made from: the place of each candidate, the person it stands for, and the facts that hold of it.
pub type Trace = Vec<(Span, String, Vec<u16>)>;

/// Every choice made in a text, each with the place of what it was made for: the speaker of each quotation, then the person
/// of each pronoun. The weights are trained on this.
pub fn trace(document: &Document, spans: &Spans, people: &People, teams: &Teams) -> [Vec<(Span, Trace)>; 2] {
    let room = room(document, spans, people, teams);
    let name = |person: Option<u32>| match person {
        Some(person) if person < people.len() => people.name(document, spans, person),
        Some(person) => {
            room.role(person).map_or_else(String::new, |role| document.span(&role.tokens).of(document.text).to_string())
        }
        None => String::new(),
    };
    let weighed = |facts: &[usize]| facts.iter().map(|&fact| fact as u16).collect();
    let (mut quotes, mut pronouns) = (Vec::new(), Vec::new());
    choice::all(&room, |number, found| {
        let row = |candidate: &Candidate| {
            let mention = room.mention(candidate.choice.mention)?;
            Some((document.span(&mention.tokens), name(mention.person), weighed(&candidate.facts)))
        };
        let place = spans.quotation(number).map_or_else(Span::default, |quotation| quotation.span);
        quotes.push((place, found.iter().filter_map(row).collect()));
    });
    for (at, mention) in room.mentions.iter().enumerate().filter(|(_, mention)| mention.what == What::Singular) {
        let found = pronouns::antecedents(&room, at);
        let span = document.span(&mention.tokens);
        let row = |one: &pronouns::Antecedent| (span, name(Some(one.person)), weighed(&one.facts));
        pronouns.push((span, found.iter().filter(|one| one.fits).map(row).collect()));
    }
    [quotes, pronouns]
}
