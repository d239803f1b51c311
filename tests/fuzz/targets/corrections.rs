#![no_main]
mod sound;

use touchline::article::corrections::{self, Correction};

// The article, then a correction a line: `field=value`, split by bars. What a value lacks comes from the article.
libfuzzer_sys::fuzz_target!(|input: &str| {
    let (text, rows) = input.split_once("\n%%\n").unwrap_or((input, ""));
    let parsed = touchline::parse(text, &touchline::Options::default());
    let mut list: Vec<Correction> = rows.lines().map(|row| row_of(row, text)).collect();
    // Those that an editor would write: for what was found, by its own words.
    for (nth, quote) in parsed.quotes.iter().take(4).enumerate() {
        let speaker = ["", "Ada Marsh", "the reporter", rows][nth % 4];
        list.push(read(&[("quote", quote.span.of(text)), ("speaker", speaker)]));
    }
    for (nth, event) in parsed.events.iter().take(6).enumerate() {
        let change = [("remove", "true"), ("minute", "119"), ("player", "Ada Marsh"), ("date", "2017-12-12")][nth % 4];
        list.push(read(&[("event", event.kind.name()), ("words", event.evidence.of(text)), change]));
        list.push(read(&[("add", "goal"), ("words", event.evidence.of(text)), ("minute", ["1", "120", "0", "999"][nth % 4])]));
    }
    let mut article = parsed.clone();
    let dropped = corrections::apply(&mut article, text, &list);
    assert!(dropped.iter().all(|one| (one.correction as usize) < list.len()));
    assert!(dropped.windows(2).all(|pair| pair[0].correction < pair[1].correction));
    if dropped.len() == list.len() {
        assert_eq!(article, parsed, "nothing applied, nothing changed");
    }
    sound::paragraphs(&article, text);
    sound::quotes(&article, text);
    sound::times(&article, text);
    sound::events(&article, text);
    let mut again = parsed;
    assert_eq!(dropped, corrections::apply(&mut again, text, &list));
    assert_eq!(article, again);
});

fn row_of(row: &str, text: &str) -> Correction {
    let fields: Vec<(&str, &str)> = row.split('|').filter_map(|field| field.split_once('=')).collect();
    // "*" stands for words of the article.
    let first = text.lines().next().unwrap_or("");
    read(&fields.iter().map(|&(name, value)| (name, if value == "*" { first } else { value })).collect::<Vec<_>>())
}

fn read(fields: &[(&str, &str)]) -> Correction {
    Correction::read(|name| fields.iter().find(|field| field.0 == name).map(|field| field.1.to_string()))
}
