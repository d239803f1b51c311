//! What the text says happened: one entry a telling.

use super::Spans;
use crate::document::Document;
use crate::text::Span;

/// One telling of an event.
#[derive(Clone, Debug)]
pub struct Happening {
    /// The words that tell it.
    pub span: Span,
}

/// The happenings of `document`, in text order.
pub fn find(_document: &Document, _spans: &Spans) -> Vec<Happening> {
    Vec::new()
}
