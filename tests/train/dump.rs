//! Writes every choice the speaker rules make, for `speakers.py`: one JSON line for each line `{"id": …, "text": …}` read.

use std::io::BufRead;
use touchline::article::{people, speakers, teams};
use touchline::{document, spans};

fn main() {
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let Ok(row) = serde_json::from_str::<serde_json::Value>(&line) else { continue };
        let document = document::read(row["text"].as_str().unwrap_or(""));
        let spans = spans::find(&document);
        let people = people::resolve(&document, &spans);
        let teams = teams::resolve(&document, &spans, &people);
        let [quotes, pronouns] = speakers::trace(&document, &spans, &people, &teams).map(|choices| {
            let choice = |(place, found): &(touchline::text::Span, speakers::Trace)| {
                let found =
                    found.iter().map(|(span, name, facts)| serde_json::json!([span.start, span.end, name, facts]));
                serde_json::json!([place.start, place.end, found.collect::<Vec<_>>()])
            };
            choices.iter().map(choice).collect::<Vec<_>>()
        });
        println!("{}", serde_json::json!({"id": row["id"], "quotes": quotes, "pronouns": pronouns}));
    }
}
