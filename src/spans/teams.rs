//! Clubs and national teams as the text names them.

use crate::document::Document;
use crate::text::Span;

/// A team named in the text.
#[derive(Clone, Debug)]
pub struct TeamMention {
    /// The words that name it.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: std::ops::Range<u32>,
}

/// The teams that `document` names, in text order, disjoint.
pub fn find(_document: &Document) -> Vec<TeamMention> {
    Vec::new()
}
