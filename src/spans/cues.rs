//! Reporting verbs and phrases: said, hit back, according to.

use super::names::Name;
use super::quotations::Quotation;
use crate::document::Document;
use crate::text::Span;
use std::ops::Range;

/// A reporting verb or phrase in the text.
#[derive(Clone, Debug)]
pub struct Cue {
    /// The words.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
}

/// The cues of `document`, in text order.
pub fn find(_document: &Document, _names: &[Name], _quotations: &[Quotation]) -> Vec<Cue> {
    Vec::new()
}
