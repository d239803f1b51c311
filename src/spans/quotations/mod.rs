//! Words between quotation marks that somebody said or wrote.
//!
//! Three steps: the marks of a paragraph are paired ([`pairs`]), each stretch between marks is judged by its words and
//! its surroundings ([`kinds`]), and what goes on from the paragraph before is told from what begins anew.

mod kinds;
mod pairs;

use crate::article::QuoteKind;
use crate::document::Document;
use crate::text::Span;
use std::ops::Range;

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

/// The quotations of `document`, in text order, disjoint.
pub fn find(document: &Document) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    // Whether the stretch just before, with nothing between, was left open.
    let mut open = false;
    for (number, paragraph) in (0..).zip(&document.paragraphs) {
        let stretches = pairs::find(document, paragraph, open);
        let mut next = paragraph.tokens.start;
        for stretch in stretches {
            let outer = stretch.marked.clone();
            let continues = open && outer.start == next;
            (open, next) = (!stretch.closed, outer.end);
            let Some(kind) = kinds::of(document, &stretch) else { continue };
            let (Some(span), Some(marked)) = (span(document, &stretch.words), span(document, &outer)) else { continue };
            let (tokens, closed) = (stretch.words, stretch.closed);
            quotations.push(Quotation { span, marked, tokens, paragraph: number, kind, continues, closed });
        }
        open &= next == paragraph.tokens.end;
    }
    quotations
}

/// From the first of the tokens to the last; `None` where there are none.
fn span(document: &Document, tokens: &Range<u32>) -> Option<Span> {
    let tokens = document.tokens_of(tokens);
    Some(tokens.first()?.span.to(tokens.last()?.span))
}
