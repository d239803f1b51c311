//! What happened, in the order in which it happened.

use super::people::People;
use super::{Event, Match, TimeExpression};
use crate::Date;
use crate::document::Document;
use crate::spans::Spans;

/// The match the article is about and the events it tells.
pub fn resolve(
    _document: &Document,
    _spans: &Spans,
    _people: &People,
    _times: &[TimeExpression],
    _published: Option<Date>,
) -> (Option<Match>, Vec<Event>) {
    (None, Vec::new())
}
