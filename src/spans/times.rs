//! Time expressions, not yet resolved against a date.

use crate::document::Document;
use crate::text::Span;

/// A time expression in the text.
#[derive(Clone, Debug)]
pub struct Time {
    /// The words.
    pub span: Span,
}

/// The time expressions of `document`, in text order, disjoint.
pub fn find(_document: &Document) -> Vec<Time> {
    Vec::new()
}
