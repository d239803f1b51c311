//! Words between quotation marks.

use crate::article::QuoteKind;
use crate::document::Document;
use crate::text::Span;

/// One stretch of quoted words in one paragraph.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// The words, marks left out.
    pub span: Span,
    /// The words with the marks that stand around them.
    pub marked: Span,
    /// A whole clause, or words woven into the reporter's sentence.
    pub kind: QuoteKind,
    /// Whether it goes on from the quotation before it (an opening mark at a new paragraph or sentence, none closed).
    pub continues: bool,
    /// Whether a closing mark ends it.
    pub closed: bool,
}

/// The quotations of `document`, in text order, disjoint.
pub fn find(_document: &Document) -> Vec<Quotation> {
    Vec::new()
}
