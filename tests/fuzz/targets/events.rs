#![no_main]
mod sound;

libfuzzer_sys::fuzz_target!(|text: &str| {
    sound::events(&touchline::parse(text, &touchline::Options::default()), text);
});
