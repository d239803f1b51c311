//! Lists that are no prose: line-ups with their substitutions, scorers, cards, results with scorers in brackets.

mod commentary;
mod items;
mod label;
mod line_up;
mod live;
mod model;
mod reader;
mod scorers;
mod tally;

pub use model::{Entry, LineTime, Lists, Player, Score};

use super::teams::TeamMention;
use crate::document::{Class, Document, Token};
use crate::lexicon::{self, gates};
use crate::spans::kinds::EventKind;
use items::Items;
use label::{Kind, Label};
use reader::Reader;
use std::mem;
use std::ops::Range;

/// What a sentence has that holds more of a list than names.
const LISTED: u64 = gates::DIGITS
    | gates::SIGNS
    | lexicon::COMMENTARY.bit()
    | lexicon::LIST_LABELS.bit()
    | lexicon::LIST_INTERVAL.bit();

/// Most paragraphs between a line-up and a list without a label that belongs to it.
const NEAR: u32 = 8;
/// Fewest players of a line-up, with a team's label and without.
const LABELLED: usize = 7;
const BARE: usize = 9;
/// Most scores that are compared with each other.
const MOST_GOALS: usize = 40;
/// Most lines between one side of a result and the other.
const TALLY: u32 = 2;
/// Longest heading of a line of a live text, in tokens.
const HEADING: u32 = 16;
/// Longest attendance or referee, in tokens.
const LONGEST_FACT: u32 = 12;

/// The lists of `document`.
pub fn find(document: &Document, teams: &[TeamMention]) -> Lists {
    let mut finder = Finder {
        lists: Lists::default(),
        pending: None,
        since: NEAR,
        shared: false,
        scores: Vec::new(),
        sides: Vec::new(),
        results: Vec::new(),
        plain: false,
    };
    let first = |team: &TeamMention| {
        let first = document.token(team.tokens.start).filter(|_| team.is_name())?;
        Some(first.key(document.text))
    };
    let mut firsts: Vec<u32> = teams.iter().filter_map(first).collect();
    firsts.sort_unstable();
    let mut above = None;
    for (number, paragraph) in document.paragraphs.iter().enumerate() {
        let reader = Reader { document, teams, firsts: &firsts, end: paragraph.tokens.end, live: false };
        finder.since = finder.since.saturating_add(1);
        finder.plain =
            paragraph.sentences.clone().all(|at| document.sentence(at).is_none_or(|own| own.begins & LISTED == 0));
        if let Some(clock) = live::alone(&reader, paragraph.tokens.start) {
            let tokens = paragraph.tokens.clone();
            above = Some(LineTime { words: tokens.end, tokens, clock });
            continue;
        }
        let mut start = paragraph.tokens.start;
        while start < reader.end {
            let own = live::time(&reader, start);
            let words = own.as_ref().map_or(start, |own| own.words);
            let mut time = above.take();
            if own.is_some()
                && let Some(heading) = mem::replace(&mut time, own)
            {
                finder.lists.times.push(heading);
            }
            // "23' Marsh shoots wide. 31' GOAL!": lines that a paragraph holds.
            let ends = |at: u32| {
                let before = document.token(at - 1).map(|token| token.class);
                // "Corner for Northgate 31' GOAL!"
                let marked = document.is(at + 1, Class::Mark) && document.token(at + 2).is_some_and(Token::is_capital);
                (marked || matches!(before, Some(Class::Stop | Class::Exclamation | Class::Close)))
                    && document.is(at, Class::Number)
                    && live::time(&reader, at).is_some()
            };
            let later = if time.is_some() { (words + 1..reader.end).find(|&at| ends(at)) } else { None };
            let line = Reader { end: later.unwrap_or(reader.end), live: time.is_some(), ..reader };
            let first = finder.lists.entries.len();
            if !finder.tally(&line, words, number as u32) {
                finder.paragraph(&line, words, &paragraph.sentences);
            }
            start = line.end;
            if let Some(mut time) = time {
                let mut changes = Items::default();
                let read = finder.lists.lines.last().map_or(0, |line| line.end);
                live::changes(&line, words.max(read), &mut changes);
                finder.lists.players.append(&mut changes.players);
                finder.lists.entries.append(&mut changes.entries);
                for entry in finder.lists.entries.iter_mut().skip(first) {
                    if !entry.clock.is_told() {
                        entry.clock = time.clock;
                    }
                }
                // A heading, "31' GOAL! Northbridge 1-0 Southgate": who it was is told in the next paragraph.
                let last = |end: u32, class: Class| document.is(end.wrapping_sub(1), class);
                let told = document.paragraphs.get(number + 1).is_some_and(|next| {
                    last(next.tokens.end, Class::Stop) || last(next.tokens.end, Class::Exclamation)
                });
                let open = finder
                    .lists
                    .entries
                    .last()
                    .is_none_or(|entry| entry.player.is_none() || entry.tokens.start < words);
                time.tokens.end = line.end;
                if told && open && !last(line.end, Class::Stop) && line.end <= words + HEADING {
                    above = Some(time);
                } else {
                    finder.lists.times.push(time);
                }
            }
        }
    }
    finder.count();
    // More than two are no match.
    if let [(first, a, home), (second, b, away)] = finder.sides.as_slice()
        && first + TALLY >= *second
    {
        finder.lists.score = Some([(*a, home.clone()), (*b, away.clone())]);
    }
    // More than one are a round-up.
    if finder.results.len() == 1 {
        finder.lists.result = finder.results.pop();
    }
    finder.lists
}

struct Finder {
    lists: Lists,
    /// A label that had its paragraph to itself.
    pending: Option<Label>,
    /// Paragraphs since the last list.
    since: u32,
    /// Whether scorers or cards stood between the first line-up and the second: then each squad has its own.
    shared: bool,
    /// The scores behind goals, each with the index of the goal's entry.
    scores: Vec<(usize, Score)>,
    /// Results with their scorers.
    results: Vec<Score>,
    /// Whether nothing in the paragraph can be part of a list but names.
    plain: bool,
    /// The sides that have a line of their own: the number of the paragraph, the goals, the name.
    sides: Vec<(u32, u32, Range<u32>)>,
}

impl Finder {
    /// Reads a side of the result, or its scorers on the line below, where paragraph `number` tells nothing else.
    fn tally(&mut self, reader: &Reader, at: u32, number: u32) -> bool {
        let side = tally::read(reader, at);
        let above = self.sides.last().filter(|side| side.0 + 1 == number);
        let items = match side {
            Some((goals, team, items)) => {
                self.sides.push((number, goals, team));
                Some(items)
            }
            None => above.and_then(|(_, _, team)| tally::below(reader, at, team)),
        };
        items.map(|items| self.take(reader, at, items, None, None)).is_some()
    }

    /// Reads the lists that stand from token `start` on, in the sentences that begin there.
    fn paragraph(&mut self, reader: &Reader, start: u32, sentences: &Range<u32>) {
        let mut at = start;
        let Some(first) = reader.document.token(start) else { return };
        for sentence in reader.document.sentence_at(first.span().start)..sentences.end {
            let Some(sentence) = reader.document.sentence(sentence).filter(|own| own.tokens.start < reader.end) else {
                break;
            };
            at = at.max(sentence.tokens.start);
            // Lists may follow each other inside what looks like one sentence.
            while at < sentence.tokens.end {
                let pending = self.pending.take();
                let Some(end) = self.list(reader, at, pending) else { break };
                at = end.max(at + 1);
            }
        }
    }

    /// Reads one list at `at`; gives the index after it.
    fn list(&mut self, reader: &Reader, at: u32, pending: Option<Label>) -> Option<u32> {
        if self.plain && pending.is_none() && !reader.live && !self.is_near() {
            return self.unlabelled(reader, at, at, None, false);
        }
        let mut label = None;
        if pending.is_none() && reader.opens_prose(at) {
            label = Some(label::read(reader, at)?);
        }
        if let Some(mut items) = scorers::result(reader, at).or_else(|| commentary::read(reader, at)) {
            self.results.extend(items.result.take());
            match items.entries.last().map(|entry| entry.kind) {
                // The score at the interval is no goal's own.
                Some(EventKind::HalfTime) => self.scores.extend(items.score.take().map(|score| (usize::MAX, score))),
                Some(EventKind::FullTime) => self.lists.score = items.score.take().or(self.lists.score.take()),
                _ => self.scores.extend(items.score.take().map(|score| (self.lists.entries.len(), score))),
            }
            return Some(self.take(reader, at, items, None, None));
        }
        let mut label = label.or_else(|| label::read(reader, at));
        if let Some(own) = &label
            && own.end >= reader.end
        {
            // "Yellow Card! Marsh |booked|": told behind something else, it is no label.
            let paragraphs = &reader.document.paragraphs;
            let here = paragraphs.partition_point(|paragraph| paragraph.tokens.end <= at);
            if paragraphs.get(here).is_some_and(|paragraph| paragraph.tokens.start < at)
                && reader.is(at - 1, Class::Word)
            {
                return None;
            }
            self.since = 0;
            self.lists.lines.push(at..own.end);
            self.pending = label;
            return Some(reader.end);
        }
        let start = label.as_ref().map_or(at, |label| label.end.max(at));
        let team = label.as_ref().and_then(|label| label.team.clone());
        let mut kind = label.as_ref().map_or(Kind::Unknown, |label| label.kind);
        if kind == Kind::Unknown
            && let Some(pending) = pending
            // "Scorers:", and behind the scorers the line-ups.
            && line_up::read(reader, start).is_none_or(|items| items.top < BARE)
        {
            kind = pending.kind;
            label = Some(pending);
        }
        match kind {
            Kind::Goals | Kind::OwnGoals | Kind::YellowCards | Kind::RedCards => {
                let items = scorers::read(reader, start, kind.event()?, team.as_ref(), true)?;
                // "Scorers: Northbridge: Marsh 12. Southgate: Okafor 55."
                if items.teams {
                    self.pending = label;
                }
                Some(self.keep(reader, at, items))
            }
            Kind::Substitutes | Kind::Bench => {
                let items = line_up::bench(reader, start)?;
                let squad = self.last();
                Some(self.take(reader, at, items, squad, squad))
            }
            Kind::Fact => {
                let end =
                    (start..reader.end.min(start + LONGEST_FACT)).find(|&here| reader.ends(here)).unwrap_or(start);
                self.lists.lines.push(at..end);
                Some(end)
            }
            Kind::Unknown => self.unlabelled(reader, at, start, team, label.is_some()),
        }
    }

    /// A list whose label is a team, nothing, or lost.
    fn unlabelled(
        &mut self,
        reader: &Reader,
        at: u32,
        start: u32,
        team: Option<Range<u32>>,
        label: bool,
    ) -> Option<u32> {
        let fewest = if team.is_some() { LABELLED } else { BARE };
        if let Some(items) = line_up::read(reader, start).filter(|items| items.top >= fewest) {
            self.lists.squads.push(team);
            let squad = self.last();
            return Some(self.take(reader, at, items, squad, squad));
        }
        let near = self.is_near();
        if self.plain && !reader.live && !near {
            return None;
        }
        let mut items = scorers::read(reader, start, EventKind::Goal, team.as_ref(), false)?;
        let stopped = reader.is(items.end.wrapping_sub(1), Class::Stop);
        let timed = items.entries.iter().filter(|entry| entry.clock.is_told()).count();
        let line = items.unit && items.end >= reader.end;
        if items.bracketed {
            return None;
        }
        if timed == items.entries.len() && (team.is_some() && (items.marked || near) || near && stopped || line) {
            return Some(self.keep(reader, at, items));
        }
        // Names alone: the source lost what they did.
        if near && timed == 0 && stopped && (label || at == start) && items.entries.len() <= BARE {
            items.entries.clear();
            let hint = self.hint();
            return Some(self.take(reader, at, items, hint, hint));
        }
        None
    }

    /// Whether a line-up stands not far above.
    fn is_near(&self) -> bool {
        self.since <= NEAR && !self.lists.squads.is_empty()
    }

    fn last(&self) -> Option<u8> {
        (self.lists.squads.len() as u32).checked_sub(1).map(|last| last.min(255) as u8)
    }

    /// Whose each goal was, by what it made of the score before it, which may stand below it.
    fn count(&mut self) {
        let Finder { scores, lists, .. } = self;
        let known = |score| score == [0, 0] || scores.iter().any(|(_, [home, away])| [home.0, away.0] == score);
        for (entry, [home, away]) in scores.iter().take(MOST_GOALS) {
            let before_home = home.0 > 0 && known([home.0 - 1, away.0]);
            let before_away = away.0 > 0 && known([home.0, away.0 - 1]);
            let team = match (before_home, before_away) {
                (true, false) => home,
                (false, true) => away,
                _ => continue,
            };
            if let Some(entry) = lists.entries.get_mut(*entry).filter(|entry| entry.team.is_none()) {
                entry.team = Some(team.1.clone());
            }
        }
    }

    /// The squad that a list of scorers or cards belongs to.
    fn hint(&self) -> Option<u8> {
        self.last().filter(|_| self.lists.squads.len() == 1 || self.shared)
    }

    /// Takes a list of scorers or cards.
    fn keep(&mut self, reader: &Reader, at: u32, items: Items) -> u32 {
        self.shared |= self.lists.squads.len() == 1;
        let hint = self.hint();
        self.take(reader, at, items, hint, None)
    }

    /// Takes a list of events that stands under squad `under`, and of the players of `squad`.
    fn take(&mut self, reader: &Reader, at: u32, mut items: Items, under: Option<u8>, squad: Option<u8>) -> u32 {
        let end = items.end + reader.is(items.end, Class::Stop) as u32;
        self.since = 0;
        self.lists.lines.push(at..end);
        items.players.iter_mut().for_each(|player| player.squad = squad);
        items.entries.iter_mut().for_each(|entry| entry.squad = under);
        self.lists.players.append(&mut items.players);
        self.lists.entries.append(&mut items.entries);
        end
    }
}

/// Whether `token` is a comma, a semicolon or "and" between items.
fn is_separator(token: &crate::document::Token) -> bool {
    matches!(token.class, Class::Comma | Class::Semicolon | Class::Slash | Class::Dash | Class::Other)
        || token.class == Class::Hyphen && !token.glued
        || token.word == crate::w!("and")
}
