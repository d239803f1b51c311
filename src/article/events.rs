//! What happened, in the order in which it happened.

use super::people::People;
use super::teams::Teams;
use super::{Event, Match, TimeExpression};
use crate::Date;
use crate::document::Document;
use crate::spans::Spans;

/// The events that the article tells.
pub fn resolve(
    _document: &Document,
    _spans: &Spans,
    _people: &People,
    _teams: &Teams,
    _times: &[TimeExpression],
    _match: Option<&Match>,
    _published: Option<Date>,
) -> Vec<Event> {
    Vec::new()
}
