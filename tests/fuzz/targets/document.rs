#![no_main]
mod sound;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let document = touchline::document::read(text);
    sound::disjoint(document.paragraphs.iter().map(|paragraph| paragraph.span), text);
    sound::disjoint(document.sentences.iter().map(|sentence| sentence.span), text);
    sound::disjoint(document.tokens.iter().map(|token| token.span()), text);
    assert!(document.tokens.iter().all(|token| !token.span().is_empty()));
    assert!(document.sentences.iter().all(|sentence| sentence.tokens.start < sentence.tokens.end));
});
