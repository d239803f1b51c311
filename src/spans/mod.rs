//! What stands where, nothing resolved: quotations, names, cues, times, happenings.

pub mod clock;
pub mod cues;
pub mod football;
pub mod happenings;
pub mod kinds;
pub mod lists;
pub mod names;
pub mod quotations;
pub mod scores;
pub mod teams;
pub mod times;

use crate::document::Document;

/// Everything that stands in a document, each list in text order.
#[derive(Debug, Default)]
pub struct Spans {
    /// Clubs and national teams.
    pub teams: Vec<teams::TeamMention>,
    /// Line-ups, scorers, cards: nothing in them is prose.
    pub lists: lists::Lists,
    /// People, places, organisations, roles.
    pub names: Vec<names::Name>,
    /// Words between quotation marks.
    pub quotations: Vec<quotations::Quotation>,
    /// Whether the text is about football.
    pub football: bool,
    /// For each token a bit: whether it belongs to a quotation.
    quoted: Vec<u32>,
    /// Reporting verbs and phrases.
    pub cues: Vec<cues::Cue>,
    /// Time expressions.
    pub times: Vec<times::Time>,
    /// Scores: "2-1".
    pub scores: Vec<scores::Score>,
    /// Times of the match clock.
    pub clock: Vec<clock::MatchTime>,
    /// What the text says happened.
    pub happenings: Vec<happenings::Happening>,
}

impl Spans {
    /// Quotation number `at`. `at.wrapping_sub(1)` gives none before the first.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn quotation(&self, at: usize) -> Option<&quotations::Quotation> {
        self.quotations.get(at)
    }

    /// The number of the first quotation whose marks start at token `at` or behind it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn quotation_from(&self, at: u32) -> usize {
        self.quotations.partition_point(|quotation| quotation.marked.start < at)
    }

    /// The last quotation that goes on from number `at`, eight further at most.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn utterance_end(&self, at: usize) -> Option<&quotations::Quotation> {
        let mut last = at;
        while last < at + 8 && self.quotation(last + 1).is_some_and(|next| next.continues) {
            last += 1;
        }
        self.quotation(last)
    }

    /// The number of the first name that starts at token `at` or behind it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn name_from(&self, at: u32) -> usize {
        self.names.partition_point(|name| name.tokens.start < at)
    }

    /// The name that starts at token `at`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn name_at(&self, at: u32) -> Option<&names::Name> {
        self.names.get(self.name_from(at)).filter(|name| name.tokens.start == at)
    }

    /// The number of the name that starts at token `at`.
    pub fn name_number(&self, at: u32) -> Option<u32> {
        self.name_at(at).map(|_| self.name_from(at) as u32)
    }

    /// The number of the first reporting verb that starts at token `at` or behind it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn cue_from(&self, at: u32) -> usize {
        self.cues.partition_point(|cue| cue.tokens.start < at)
    }

    /// The reporting verb that starts at token `at`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn cue_at(&self, at: u32) -> Option<&cues::Cue> {
        self.cues.get(self.cue_from(at)).filter(|cue| cue.tokens.start == at)
    }

    /// The number of the first score that starts at token `at` or behind it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn score_from(&self, at: u32) -> usize {
        self.scores.partition_point(|score| score.tokens.start < at)
    }

    /// The score that starts at token `at`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn score_at(&self, at: u32) -> Option<&scores::Score> {
        self.scores.get(self.score_from(at)).filter(|score| score.tokens.start == at)
    }

    /// Whether token number `at` belongs to a quotation: its words or its marks.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_quoted(&self, at: u32) -> bool {
        self.quoted.get(at as usize / 32).is_some_and(|quoted| quoted >> (at % 32) & 1 == 1)
    }

    /// Whether the article tells minutes of a match: it reports one.
    pub fn reports_match(&self) -> bool {
        self.clock.iter().filter(|time| time.clock.minute.is_some()).count() >= MINUTES
    }
}

/// From so many minutes of the match clock on an article reports a match.
const MINUTES: usize = 2;

/// Finds everything in `document`.
pub fn find(document: &Document) -> Spans {
    let mut spans = Spans::default();
    stages(document).iter().for_each(|find| find(document, &mut spans));
    spans
}

/// Finds something, and sees what was found before it. Linear.
pub type Stage = fn(&Document, &mut Spans);

/// The stages of finding, in their order. In a text that is not English only the quotations are found: English rules
/// would guess.
pub fn stages(document: &Document) -> &'static [Stage] {
    const STAGES: &[Stage] = &[quotations, players, names, times, happenings];
    if document.english { STAGES } else { STAGES.get(..1).unwrap_or(STAGES) }
}

fn quotations(document: &Document, spans: &mut Spans) {
    if !cfg!(feature = "without-quotations") {
        spans.quotations = quotations::find(document);
        spans.quoted = vec![0; document.tokens.len() / 32 + 1];
        for at in spans.quotations.iter().flat_map(|quotation| quotation.marked.clone()) {
            if let Some(quoted) = spans.quoted.get_mut(at as usize / 32) {
                *quoted |= 1 << (at % 32);
            }
        }
    }
}

/// Who plays, and the result.
fn players(document: &Document, spans: &mut Spans) {
    if !cfg!(feature = "without-events") {
        spans.teams = teams::find(document);
        spans.lists = lists::find(document, &spans.teams);
        // Somebody in a line-up who is called Preston is no team.
        spans.teams.retain(|team| spans.lists.player_at(team.tokens.start).is_none());
        spans.scores = scores::find(document);
        spans.football = football::is(document, spans);
    }
}

/// Who is named, and what says that somebody spoke.
fn names(document: &Document, spans: &mut Spans) {
    spans.names = names::find(document, &spans.teams, &spans.lists.players);
    // Leo “The Cat” Brandt
    let Spans { names, quotations, .. } = spans;
    quotations.retain(|quotation| {
        let name = names.partition_point(|name| name.tokens.end < quotation.marked.end);
        names.get(name).is_none_or(|name| name.tokens.start >= quotation.marked.start)
    });
    if !cfg!(feature = "without-quotations") {
        spans.cues = cues::find(document, spans);
    }
}

fn times(document: &Document, spans: &mut Spans) {
    if !cfg!(feature = "without-times") {
        spans.times = times::find(document);
        // Nor is a player called May a month, or the minute before a line of a live text a length of time.
        spans.times.retain(|time| {
            let at = document.token_at(time.span.start);
            spans.lists.player_at(at).is_none() && spans.lists.time_at(at).is_none_or(|line| line.words <= at)
        });
    }
}

/// What happened, and at which minute.
fn happenings(document: &Document, spans: &mut Spans) {
    if !cfg!(feature = "without-events") && spans.football {
        spans.clock = clock::find(document);
        spans.happenings = happenings::find(document, spans);
    }
}
