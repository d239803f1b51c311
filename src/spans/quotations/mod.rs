//! Words between quotation marks that somebody said or wrote.
//!
//! Three steps: the marks of a paragraph are paired, each stretch between marks is judged by its words and its
//! surroundings, and what goes on from the stretch before is told from what begins anew.

mod features;
mod kinds;
mod pairs;

use crate::article::QuoteKind;
use crate::document::Document;
use crate::text::Span;
use std::ops::Range;

pub use features::Features;

/// One stretch of quoted words in one paragraph.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// The words, marks left out.
    pub span: Span,
    /// The words with the marks that stand around them.
    pub marked: Span,
    /// The words' tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// The paragraph, as an index into [`Document::paragraphs`].
    pub paragraph: u32,
    /// A whole clause, or words woven into the reporter's sentence.
    pub kind: QuoteKind,
    /// Whether it goes on from the quotation before it (an opening mark at a new paragraph or sentence, none closed).
    pub continues: bool,
    /// Whether a closing mark ends it.
    pub closed: bool,
}

/// Words between marks, not yet judged.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What it will be where it is a quotation.
    pub quotation: Quotation,
    /// What tells whether it is one.
    pub features: Features,
}

/// The quotations of `document`, in text order, disjoint.
pub fn find(document: &Document) -> Vec<Quotation> {
    let candidates = candidates(document).into_iter();
    candidates
        .filter_map(|candidate| Some(Quotation { kind: kinds::of(candidate.features)?, ..candidate.quotation }))
        .collect()
}

/// Everything between marks in `document`, in text order, disjoint.
pub fn candidates(document: &Document) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    // Whether the stretch just before, with nothing between, was left open.
    let mut open = false;
    for (number, paragraph) in (0..).zip(&document.paragraphs) {
        let stretches = pairs::find(document, paragraph, open);
        let mut next = paragraph.tokens.start;
        let mut last = None;
        for stretch in &stretches {
            let continues = open && stretch.marked.start == next;
            (open, next) = (!stretch.closed, stretch.marked.end);
            let features = features::of(document, paragraph, stretch, last);
            last = Some(stretch);
            if let (Some(span), Some(marked)) = (span(document, &stretch.words), span(document, &stretch.marked)) {
                candidates.push(Candidate {
                    quotation: Quotation {
                        span,
                        marked,
                        tokens: stretch.words.clone(),
                        paragraph: number,
                        kind: QuoteKind::Direct,
                        continues,
                        closed: stretch.closed,
                    },
                    features,
                });
            }
        }
        open &= next == paragraph.tokens.end;
    }
    candidates
}

/// From the first of the tokens to the last; `None` where there are none.
fn span(document: &Document, tokens: &Range<u32>) -> Option<Span> {
    let tokens = document.tokens_of(tokens);
    Some(tokens.first()?.span.to(tokens.last()?.span))
}
