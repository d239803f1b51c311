//! What holds of the quotations of any text, by generated texts full of marks.

use proptest::prelude::*;
use touchline::document::{self, Document, Shape, Side};
use touchline::spans::quotations::{self, Candidate, Quotation};

/// Words, stops, spaces and marks of every kind, in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\"", "\"", "“", "”", "'", "'", "‘", "’", "„", "«", "»", "`", "′", "''", "``", " ", " ", " ", "\n", "\n\n",
        ". ", ", ", ": ", "? ", "—", "-", "(", ")", "=", "Marsh", "Okafor", "said", "he", "told", "we", "I", "The",
        "don't", "players'", "goal", "6'2\"", "’90s", "é", "🙂", "…", "called", "that",
    ]);
    prop::collection::vec(piece, 0..150).prop_map(|pieces| pieces.concat())
}

/// One piece of a well-formed article.
#[derive(Clone, Debug)]
enum Piece {
    Telling(&'static str),
    /// Words in double marks; whether a reporting clause follows.
    Said(&'static str, bool),
    /// Words in double marks after a verb, without a stop.
    Woven(&'static str),
    /// A double quotation that holds a single one.
    Nested(&'static str, &'static str),
    /// An opening mark on each of two paragraphs, closed once.
    Continued(&'static str, &'static str),
    NewParagraph,
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    let sentence = || {
        prop::sample::select(vec![
            "We deserved it",
            "I don't know",
            "The players' spirit was great",
            "Nobody told me about the lads",
            "It is what it is",
            "Why not",
        ])
    };
    let telling = prop::sample::select(vec![
        "The crowd had gone home.",
        "Okafor's goal came late.",
        "It rained on the players' bus.",
        "Brandt didn't start.",
    ]);
    let phrase =
        prop::sample::select(vec!["very poor in the second half", "one of the lads", "work twice as hard", "shameful"]);
    let piece = prop_oneof![
        telling.prop_map(Piece::Telling),
        (sentence(), any::<bool>()).prop_map(|(words, clause)| Piece::Said(words, clause)),
        phrase.prop_map(Piece::Woven),
        (sentence(), sentence()).prop_map(|(outer, inner)| Piece::Nested(outer, inner)),
        (sentence(), sentence()).prop_map(|(first, second)| Piece::Continued(first, second)),
        Just(Piece::NewParagraph),
    ];
    prop::collection::vec(piece, 1..25)
}

/// The article with the marks of `[double open, double close, single open, single close, apostrophe]`.
fn written(pieces: &[Piece], marks: [&str; 5]) -> String {
    let [open, close, inner_open, inner_close, apostrophe] = marks;
    let mut text = String::new();
    for piece in pieces {
        let words = |words: &str| words.replace('\'', apostrophe);
        text += &match piece {
            Piece::Telling(told) => words(told) + " ",
            Piece::Said(said, true) => format!("{open}{},{close} said Ada Marsh. ", words(said)),
            Piece::Said(said, false) => format!("{open}{}.{close} ", words(said)),
            Piece::Woven(said) => format!("Marsh said they were {open}{}{close} on the day. ", words(said)),
            Piece::Nested(outer, inner) => {
                format!(
                    "{open}{}, {inner_open}{},{inner_close} and so on,{close} he said. ",
                    words(outer),
                    words(inner)
                )
            }
            Piece::Continued(first, second) => format!("{open}{}.\n\n{open}{}.{close} ", words(first), words(second)),
            Piece::NewParagraph => "\n\n".to_string(),
        };
    }
    text
}

const STRAIGHT: [&str; 5] = ["\"", "\"", "'", "'", "'"];
const CURLY: [&str; 5] = ["“", "”", "‘", "’", "’"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn any_soup_gives_sound_quotations(text in soup()) {
        sound(&text);
    }

    #[test]
    fn any_string_gives_sound_quotations(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn every_mark_of_a_well_formed_article_bounds_a_stretch(pieces in pieces()) {
        for marks in [STRAIGHT, CURLY] {
            let text = written(&pieces, marks);
            let document = document::read(&text);
            let found = quotations::candidates(&document);
            for mark in document.marks.iter().filter(|mark| mark.shape == Shape::Double) {
                let bounds = |candidate: &Candidate| {
                    candidate.quotation.marked.start == mark.tokens.start || candidate.quotation.marked.end == mark.tokens.end
                };
                prop_assert!(found.iter().any(bounds), "the mark at {:?} bounds nothing", mark.span);
            }
        }
    }

    #[test]
    fn straight_and_curly_marks_give_the_same_quotations_and_speakers(pieces in pieces(), which in prop::collection::vec(any::<bool>(), 64)) {
        let straight = written(&pieces, STRAIGHT);
        let curly = written(&pieces, CURLY);
        // Either, mark by mark.
        let mut turn = which.iter().cycle();
        let mixed: String = straight
            .chars()
            .zip(curly.chars())
            .map(|(a, b)| if a == b || *turn.next().unwrap() { a } else { b })
            .collect();
        let expected = told(&straight);
        prop_assert_eq!(&expected, &told(&curly));
        prop_assert_eq!(&expected, &told(&mixed));
        let expected = speakers(&straight);
        prop_assert_eq!(&expected, &speakers(&curly));
        prop_assert_eq!(&expected, &speakers(&mixed));
    }
}

#[test]
fn a_million_marks_take_no_time() {
    for unit in ["\"", "'", "“a ", "\"a. ", "'a' ", "\"a\"\n", "\"a, he said. "] {
        let text = unit.repeat(400_000 / unit.len());
        let start = std::time::Instant::now();
        quotations::find(&document::read(&text));
        assert!(start.elapsed().as_secs() < 10, "{unit:?}: {:?}", start.elapsed());
    }
}

/// Kind, place in characters, and how each quotation goes on.
fn told(text: &str) -> Vec<(usize, usize, String)> {
    let characters = |at: u32| text[..at as usize].chars().count();
    let note = |found: &Quotation| format!("{:?} {} {}", found.kind, found.continues, found.closed);
    let document = document::read(text);
    let found = quotations::find(&document);
    found.iter().map(|found| (characters(found.span.start), characters(found.span.end), note(found))).collect()
}

/// The speaker of each quotation, and how sure it is.
fn speakers(text: &str) -> Vec<(Option<String>, String)> {
    let article = touchline::parse(text, &touchline::Options::default());
    let name = |number: u32| article.speakers[number as usize].name.replace('’', "'");
    article.quotes.iter().map(|quote| (quote.speaker.map(name), format!("{:.3}", quote.confidence))).collect()
}

fn sound(text: &str) {
    let document = document::read(text);
    marks_are_sound(&document);
    let candidates = quotations::candidates(&document);
    let found = quotations::find(&document);
    assert!(found.iter().all(|found| candidates.iter().any(|candidate| candidate.quotation.span == found.span)));
    for quotation in candidates.iter().map(|candidate| &candidate.quotation) {
        let paragraph = &document.paragraphs[quotation.paragraph as usize];
        let (words, marked, own) = (&quotation.tokens, &quotation.marked, &paragraph.tokens);
        assert!(own.start <= marked.start && marked.end <= own.end, "a quotation lies in one paragraph");
        assert!(marked.start <= words.start && words.end <= marked.end, "the marks stand around the words");
        assert!(!quotation.span.is_empty());
        let words = document.tokens_of(&quotation.tokens);
        assert_eq!(
            (words[0].span().start, words[words.len() - 1].span().end),
            (quotation.span.start, quotation.span.end)
        );
        assert_eq!(quotation.span.of(text).trim(), quotation.span.of(text));
    }
    for pair in candidates.windows(2) {
        let (before, after) = (&pair[0].quotation, &pair[1].quotation);
        assert!(before.marked.end <= after.marked.start, "{before:?} and {after:?} overlap or are out of order");
        assert!(!after.continues || !before.closed, "what goes on was not closed");
    }
    every_double_mark_is_explained(&document, &candidates);
}

fn marks_are_sound(document: &Document) {
    let mut next = 0;
    for mark in &document.marks {
        assert!(mark.tokens.start >= next && mark.tokens.start < mark.tokens.end, "marks in text order, disjoint");
        next = mark.tokens.end;
        let tokens = document.tokens_of(&mark.tokens);
        assert_eq!((tokens[0].span().start, tokens[tokens.len() - 1].span().end), (mark.span.start, mark.span.end));
    }
    for paragraph in &document.paragraphs {
        for mark in &document.marks[paragraph.marks.start as usize..paragraph.marks.end as usize] {
            assert!(paragraph.span.contains(mark.span));
        }
    }
}

/// A double mark lies in a stretch, or stands behind words that nothing closed and that the reporter cut short, or it is a
/// stray: no two strays in a row could be a pair with words between them.
fn every_double_mark_is_explained(document: &Document, candidates: &[Candidate]) {
    for paragraph in &document.paragraphs {
        let marks = &document.marks[paragraph.marks.start as usize..paragraph.marks.end as usize];
        let cut = |candidate: &Candidate| {
            let quotation = &candidate.quotation;
            !quotation.closed && paragraph.span.contains(quotation.span)
        };
        if candidates.iter().any(cut) {
            continue;
        }
        let doubles: Vec<_> = marks.iter().filter(|mark| mark.shape == Shape::Double).collect();
        for pair in doubles.windows(2) {
            let stray = |at: usize| {
                !candidates.iter().any(|candidate| candidate.quotation.marked.contains(&pair[at].tokens.start))
            };
            let words = pair[0].tokens.end < pair[1].tokens.start;
            let facing = pair[0].side == Side::Open && pair[1].side == Side::Close;
            assert!(!(facing && words && stray(0) && stray(1)), "{:?} and {:?} could be a pair", pair[0], pair[1]);
        }
    }
}
