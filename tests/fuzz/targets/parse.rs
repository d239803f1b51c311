#![no_main]
mod sound;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let published = touchline::document::civil_date("2019-05-12");
    let article = touchline::parse(text, &touchline::Options { published, lang: Some("en") });
    sound::paragraphs(&article, text);
    sound::quotes(&article, text);
    sound::times(&article, text);
    sound::events(&article, text);
    assert_eq!(article, touchline::parse(text, &touchline::Options { published, lang: Some("en") }));
});
