#![no_main]
mod sound;

libfuzzer_sys::fuzz_target!(|text: &str| {
    sound::times(&touchline::parse(text, &touchline::Options::default()), text);
});
