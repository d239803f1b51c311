//! Who said it.

use super::people::People;
use super::{Quote, Speaker, id, number_repeats};
use crate::document::Document;
use crate::spans::Spans;

/// The speakers and their quotes, in text order.
pub fn resolve(document: &Document, spans: &Spans, _people: &People) -> (Vec<Speaker>, Vec<Quote>) {
    let mut utterance = 0;
    let quotes = spans.quotations.iter().enumerate().map(|(number, quotation)| {
        utterance += (number > 0 && !quotation.continues) as u32;
        Quote {
            id: id("q", quotation.span.of(document.text)),
            span: quotation.span,
            kind: quotation.kind,
            speaker: None,
            confidence: 0.0,
            speaker_mention: None,
            cue: None,
            utterance,
            exchange: None,
        }
    });
    let mut quotes: Vec<Quote> = quotes.collect();
    number_repeats(&mut quotes, |quote| &mut quote.id);
    (Vec::new(), quotes)
}
