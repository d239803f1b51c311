#![no_main]
mod sound;

libfuzzer_sys::fuzz_target!(|text: &str| {
    sound::quotes(&touchline::parse(text, &touchline::Options::default()), text);
});
