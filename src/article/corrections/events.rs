//! Events that a correction removes, changes or adds.

use super::change::Change;
use super::{Correction, Field, Why, words};
use crate::article::{Article, Basis, Clock, DateRange, Event, EventKind, Period, PlacedBy};
use crate::document::civil_date;
use crate::text::{Span, letter};

impl Change<'_> {
    /// Removes or changes the event of this kind that the words tell.
    pub fn event(&mut self, kind: &str, correction: &Correction) -> Result<(), Why> {
        let kind = named(kind)?;
        let nth = correction.get(Field::Nth).map_or(Some(1), number).ok_or(Why::Unclear)?;
        let events = &self.article.events;
        let tells = |event: &Event, span: Span| {
            event.kind == kind && event.mentions.iter().any(|mention| mention.overlaps(span))
        };
        let at = |span: Span| {
            let mut told = (0..events.len()).filter(|&at| events.get(at).is_some_and(|event| tells(event, span)));
            told.nth((nth as usize).saturating_sub(1))
        };
        let words = correction.get(Field::Words).unwrap_or("");
        let span = words::find(&self.words, words, correction, &|span| at(span).is_some())?;
        let at = at(span).ok_or(Why::Nothing)?;
        let mut event = events.get(at).cloned().ok_or(Why::Nothing)?;
        self.goals |= scores(&event);
        if correction.get(Field::Remove) == Some("true") {
            let gone = self.article.events.remove(at).id;
            for event in &mut self.article.events {
                event.cause = event.cause.take().filter(|cause| *cause != gone);
            }
            return Ok(());
        }
        let moved = change(&mut event, correction)?;
        self.goals |= scores(&event);
        if moved {
            self.article.events.remove(at);
            place(&mut self.article.events, event);
        } else if let Some(own) = self.article.events.get_mut(at) {
            *own = event;
        }
        Ok(())
    }

    /// Adds an event of this kind; the words tell it.
    pub fn add(&mut self, kind: &str, correction: &Correction) -> Result<(), Why> {
        let kind = named(kind)?;
        let words = correction.get(Field::Words).unwrap_or("");
        let evidence = words::find(&self.words, words, correction, &|_| true)?;
        let mut event = Event::told(kind, self.text, evidence);
        change(&mut event, correction)?;
        while self.article.events.iter().any(|other| other.id == event.id) {
            event.id.push('a');
        }
        self.goals |= scores(&event);
        place(&mut self.article.events, event);
        Ok(())
    }
}

/// Gives `event` the values of `correction`. Whether its time is another.
fn change(event: &mut Event, correction: &Correction) -> Result<bool, Why> {
    let name = |field, own: &mut Option<String>| {
        if let Some(name) = correction.get(field) {
            *own = (!name.is_empty()).then(|| name.to_string());
        }
    };
    name(Field::Player, &mut event.player);
    name(Field::Other, &mut event.other);
    name(Field::Team, &mut event.team);
    if let Some(kind) = correction.get(Field::Kind) {
        event.kind = named(kind)?;
    }
    if let Some(day) = correction.get(Field::Date) {
        event.date = match day {
            "" => None,
            day => civil_date(day).map(|day| Some(DateRange { first: day, last: day })).ok_or(Why::Unclear)?,
        };
    }
    let Some(minute) = correction.get(Field::Minute) else { return Ok(false) };
    let kick = event.clock.as_ref().and_then(|clock| clock.period).filter(|&period| period == Period::Shootout);
    event.placed_by = PlacedBy::Clock;
    event.clock = match minute {
        "" => None,
        minute => Some(Clock {
            minute: Some(number(minute).filter(|minute| (1..=120).contains(minute)).ok_or(Why::Unclear)?),
            stoppage: correction.get(Field::Stoppage).and_then(number),
            approximate: false,
            period: kick,
            basis: Basis::Stated,
            evidence: None,
        }),
    };
    Ok(true)
}

/// Puts `event` in front of the first that happened later; without a minute, in front of the first that is told later.
fn place(events: &mut Vec<Event>, event: Event) {
    let moment = |event: &Event| {
        let clock = event.clock.as_ref().filter(|_| !event.other_match)?;
        Some((clock.minute?, clock.stoppage))
    };
    let own = moment(&event);
    let later = |other: &Event| match own {
        Some(_) => moment(other) > own,
        None => other.evidence > event.evidence,
    };
    // Behind the last of the match, where nothing of it is later.
    let last = events.iter().rposition(|other| moment(other).is_some()).map_or(events.len(), |last| last + 1);
    let at = events.iter().position(later).unwrap_or(if own.is_some() { last } else { events.len() });
    events.insert(at, event);
}

/// Gives every goal the score it made; none from the first on whose team is not known.
pub fn count_goals(article: &mut Article) {
    let Some(found) = &article.match_ else { return };
    let key = |name: &Option<String>| name.as_deref().map(letter::key);
    let sides = match (key(&found.home), key(&found.away)) {
        (Some(home), Some(away)) => [Some(home), Some(away)],
        _ => [0, 1].map(|at| found.teams.get(at).map(|name| letter::key(name))),
    };
    let mut score = Some([0u8; 2]);
    for event in article.events.iter_mut().filter(|event| scores(event)) {
        let own = key(&event.team).and_then(|own| sides.iter().position(|&side| side == Some(own)));
        let side = own.map(|own| if event.kind == EventKind::OwnGoal { 1 - own } else { own });
        score = score.zip(side).map(|([home, away], side)| match side {
            0 => [home.saturating_add(1), away],
            _ => [home, away.saturating_add(1)],
        });
        event.score = score;
    }
}

/// Whether it counts for the score of the match.
fn scores(event: &Event) -> bool {
    let kick = event.clock.as_ref().is_some_and(|clock| clock.period == Some(Period::Shootout));
    !kick && !event.other_match && matches!(event.kind, EventKind::Goal | EventKind::PenaltyGoal | EventKind::OwnGoal)
}

fn named(kind: &str) -> Result<EventKind, Why> {
    EventKind::ALL.iter().copied().find(|own| own.name() == kind).ok_or(Why::Unclear)
}

/// A number of one to three digits.
fn number(digits: &str) -> Option<u8> {
    let add = |all: Option<u8>, digit: u8| {
        all?.checked_mul(10)?.checked_add(digit.checked_sub(b'0').filter(|&digit| digit < 10)?)
    };
    if digits.is_empty() { None } else { digits.bytes().fold(Some(0), add) }
}
