use crate::Date;
use crate::spans::kinds::names;
pub use crate::spans::kinds::{Basis, Clock, EventKind, Period};
pub use crate::spans::quotations::QuoteKind;
use crate::text::{Span, letter};

/// A parsed article. All spans are byte offsets into its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The day it was published: the caller's, or the text's own date line.
    pub published: Option<Date>,
    /// The headline, where the text has one.
    pub headline: Option<Span>,
    /// Paragraphs in text order, disjoint.
    pub paragraphs: Vec<Paragraph>,
    /// Everybody quoted, in order of first mention.
    pub speakers: Vec<Speaker>,
    /// Quotations in text order, disjoint; each lies in one paragraph.
    pub quotes: Vec<Quote>,
    /// Time expressions in text order, disjoint.
    pub times: Vec<TimeExpression>,
    /// The match the article is about.
    pub match_: Option<Match>,
    /// Events in the order in which they happened.
    pub events: Vec<Event>,
}

/// A paragraph and its sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// Its sentences, in text order, disjoint, inside `span`.
    pub sentences: Vec<Span>,
}

/// Somebody quoted.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The fullest form the article gives: "Jurgen Klopp"; for a role: "the reporter".
    pub name: String,
    /// What kind of speaker it is.
    pub kind: SpeakerKind,
    /// Where the article names them, in text order.
    pub mentions: Vec<Span>,
}

/// What kind of speaker it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// Somebody known by a role only: "the reporter".
    Role,
    /// A club, an association, a statement's author.
    Organisation,
    /// Several people at once.
    Group,
}

/// Words between quotation marks: one entry a paragraph and a stretch.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Stable under small edits elsewhere: see [`id`].
    pub id: String,
    /// The words, marks left out.
    pub span: Span,
    /// A whole clause, or words woven into the reporter's sentence.
    pub kind: QuoteKind,
    /// Index into [`Article::speakers`]; `None` where the article does not tell, or the parser is not sure enough.
    pub speaker: Option<u32>,
    /// How sure the speaker is: 0.0 ..= 1.0. Of those at or above 0.9, 98 in 100 are right.
    pub confidence: f32,
    /// The words beside the quotation that name the speaker; may stand without `speaker`.
    pub speaker_mention: Option<Span>,
    /// The reporting verb or phrase.
    pub cue: Option<Span>,
    /// Pieces of one uninterrupted thing said share a number; rising from 0.
    pub utterance: u32,
    /// Turns of one conversation share a number; rising from 0.
    pub exchange: Option<u32>,
}

/// A time expression and its TIMEX3 value.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// Date, time of day, duration or set.
    pub kind: TimeKind,
    /// TIMEX3 value: "2017-12-10", "PT77M", "PRESENT_REF", "XXXX-WXX-7".
    pub value: String,
    /// The day it names, or the days from first to last; `None` where it has no place on the calendar.
    pub days: Option<DateRange>,
}

/// The TIMEX3 type of a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKind {
    /// A day or longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repetition: "every Saturday".
    Set,
}

/// The match the article is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Match {
    /// The home side by its fullest name in the article.
    pub home: Option<String>,
    /// The away side, likewise.
    pub away: Option<String>,
    /// Both sides, home first where that is known.
    pub teams: Vec<String>,
    /// The final score in the order home, away, or else in the order of `teams`; only if told or implied.
    pub score: Option<[u8; 2]>,
    /// The competition as the article names it.
    pub competition: Option<String>,
    /// The ground as the article names it.
    pub venue: Option<String>,
    /// The day it was played.
    pub date: Option<Date>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Stable under small edits elsewhere: see [`id`].
    pub id: String,
    /// What happened.
    pub kind: EventKind,
    /// When in the match; `None` for what has no match clock.
    pub clock: Option<Clock>,
    /// The day, or the days from first to last, where known.
    pub date: Option<DateRange>,
    /// Who did it, by the fullest name in the article. Save: the goalkeeper. Penalty awarded: who was fouled. Penalty
    /// saved: who took it. Substitution: who came on.
    pub player: Option<String>,
    /// Substitution: who went off. Goal: who assisted. Save: who shot. Penalty awarded: who gave it away. Penalty saved: the
    /// goalkeeper.
    pub other: Option<String>,
    /// The player's own team.
    pub team: Option<String>,
    /// Home and away goals after the event, where told or implied.
    pub score: Option<[u8; 2]>,
    /// Whether it belongs to another match that the article recalls.
    pub other_match: bool,
    /// How the article names that other match.
    pub other_match_name: Option<String>,
    /// The telling with the most detail.
    pub evidence: Span,
    /// Every telling, `evidence` among them, in text order.
    pub mentions: Vec<Span>,
    /// Id of the event that led to it.
    pub cause: Option<String>,
    /// Why it stands where it stands in the list.
    pub placed_by: PlacedBy,
}

impl Event {
    /// An event of which nothing is known but the words that tell it, bytes of `text`.
    pub(crate) fn told(kind: EventKind, text: &str, evidence: Span) -> Event {
        Event {
            id: id(kind.name(), evidence.of(text)),
            kind,
            clock: None,
            date: None,
            player: None,
            other: None,
            team: None,
            score: None,
            other_match: false,
            other_match_name: None,
            evidence,
            mentions: vec![evidence],
            cause: None,
            placed_by: PlacedBy::Telling,
        }
    }
}

/// A day, or the days from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub first: Date,
    /// The last day; the same as `first` for one day.
    pub last: Date,
}

names! {
    /// Why an event stands where it stands in the list.
    PlacedBy { Clock = "clock", Date = "date", Chain = "chain", Cause = "cause", Telling = "telling" }
}

/// A short identity from a kind and the words themselves, the same whatever stands around them: "q-1x8k2p".
///
/// Case, accents, marks and white space do not count. FNV-1a, 32 bits, in base 36.
pub fn id(kind: &str, words: &str) -> String {
    let mixed = |hash: u32, byte: u32| (hash ^ byte).wrapping_mul(0x0100_0193);
    let mut hash = 0x811C_9DC5;
    for (at, byte) in words.bytes().enumerate() {
        if byte.is_ascii_alphanumeric() {
            hash = mixed(hash, byte.to_ascii_lowercase() as u32);
        } else if byte >= 0xC0
            && let Some(c) = words.get(at..).and_then(|rest| rest.chars().next()).filter(|&c| letter::is_word(c))
        {
            let c = letter::fold(c) as u32;
            hash = mixed(hash, c & 0xFF);
            if c >= 0x80 {
                hash = mixed(mixed(hash, c >> 8 & 0xFF), c >> 16 & 0xFF);
            }
        }
    }
    let mut id = String::with_capacity(kind.len() + 8);
    id.push_str(kind);
    id.push('-');
    for _ in 0..7 {
        let digit = (hash % 36) as u8;
        id.push(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 } as char);
        hash /= 36;
    }
    id
}

/// Tells apart what has the same words: the second of them gets "-2" behind its id, the third "-3".
pub fn number_repeats(mut ids: Vec<&mut String>) {
    // Those that are equal stand together, in their order.
    let key = |(at, id): (usize, &&mut String)| (letter::key(id) as u64) << 32 | at as u64;
    let mut sorted: Vec<u64> = ids.iter().enumerate().map(key).collect();
    sorted.sort_unstable();
    let (mut last, mut count) = (u64::MAX, 0u32);
    for key in sorted {
        count = if key >> 32 == last >> 32 { count + 1 } else { 1 };
        last = key;
        let Some(id) = ids.get_mut(key as u32 as usize).filter(|_| count > 1) else { continue };
        id.push('-');
        let mut place = 1_000_000_000;
        while place > 0 {
            if count >= place {
                id.push((b'0' + (count / place % 10) as u8) as char);
            }
            place /= 10;
        }
    }
}
