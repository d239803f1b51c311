//! What holds for the result of any text: shared by the targets.
#![allow(dead_code)]

use touchline::Article;
use touchline::text::Span;

/// Every span lies in the text, on character boundaries.
pub fn on_boundaries(span: Span, text: &str) {
    assert!(span.start <= span.end && span.end as usize <= text.len(), "{span:?} of {} bytes", text.len());
    assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize), "{span:?}");
}

/// In order, and none overlaps the next.
pub fn disjoint(spans: impl Iterator<Item = Span>, text: &str) {
    let mut last = 0;
    for span in spans {
        on_boundaries(span, text);
        assert!(last <= span.start, "{span:?} overlaps what stands before it, or is out of order");
        last = span.end;
    }
}

/// Quotations are disjoint, each in one paragraph; speakers exist; utterances rise.
pub fn quotes(article: &Article, text: &str) {
    disjoint(article.quotes.iter().map(|quote| quote.span), text);
    let mut utterance = 0;
    for quote in &article.quotes {
        assert!(article.paragraphs.iter().any(|paragraph| paragraph.span.contains(quote.span)));
        assert!(quote.speaker.is_none_or(|at| (at as usize) < article.speakers.len()));
        assert!((0.0..=1.0).contains(&quote.confidence) && quote.utterance >= utterance);
        utterance = quote.utterance;
        quote.speaker_mention.into_iter().chain(quote.cue).for_each(|span| on_boundaries(span, text));
    }
    for speaker in &article.speakers {
        assert!(!speaker.name.trim().is_empty());
        speaker.mentions.iter().for_each(|&span| on_boundaries(span, text));
    }
}

/// Time expressions are disjoint and have a value.
pub fn times(article: &Article, text: &str) {
    disjoint(article.times.iter().map(|time| time.span), text);
    assert!(article.times.iter().all(|time| !time.value.is_empty() && time.value.is_ascii()));
}

/// Every event has its evidence among its mentions, a minute of a match, an id of its own and a cause that exists.
pub fn events(article: &Article, text: &str) {
    let mut ids: Vec<&str> = article.events.iter().map(|event| event.id.as_str()).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "two events share an id");
    for event in &article.events {
        assert!(event.mentions.contains(&event.evidence));
        event.mentions.iter().for_each(|&span| on_boundaries(span, text));
        assert!(event.cause.as_deref().is_none_or(|cause| ids.binary_search(&cause).is_ok()));
        let Some(clock) = event.clock else { continue };
        assert!(clock.minute.is_none_or(|minute| (1..=120).contains(&minute)));
        clock.evidence.into_iter().for_each(|span| on_boundaries(span, text));
    }
}

/// Paragraphs are disjoint and leave out nothing but white space.
pub fn paragraphs(article: &Article, text: &str) {
    disjoint(article.paragraphs.iter().map(|paragraph| paragraph.span), text);
    let mut rest = 0;
    for end in article.paragraphs.iter().map(|paragraph| paragraph.span).chain([Span::new(text.len() as u32, text.len() as u32)]) {
        assert!(Span::new(rest, end.start).of(text).chars().all(touchline::text::letter::is_space), "words in no paragraph");
        rest = end.end;
    }
}
