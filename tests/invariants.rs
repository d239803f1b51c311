//! What holds for any text.

#[path = "support/articles.rs"]
mod articles;

use proptest::prelude::*;
use touchline::article::Article;
use touchline::text::{Span, Utf16Table};
use touchline::{Options, document, spans};

/// Texts that look like news, broken in every way: marks of all shapes, names, clocks, line ends, wide characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "„",
        "«",
        "»",
        "``",
        "''",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        ". ",
        ", ",
        "? ",
        "! ",
        "… ",
        ": ",
        "; ",
        " – ",
        "-",
        "(",
        ")",
        "said",
        "he",
        "she",
        "the reporter",
        "Ada Marsh",
        "Tom Okafor",
        "Brandt",
        "Marsh's",
        "Northbridge",
        "Özil",
        "Liverpool",
        "Manchester United",
        "goal",
        "scored",
        "a penalty",
        "was sent off",
        "after",
        "23 minutes",
        "84th-minute",
        "on Sunday",
        "last season",
        "2-1",
        "90+2",
        "45+1'",
        "12 December 2017",
        "2017-12-12",
        "two minutes later",
        "before the break",
        "said:",
        "according to",
        "replied",
        "equaliser",
        "substitute",
        "for",
        "booked",
        "interview",
        "press conference",
        "Goals:",
        "Q:",
        "A:",
        "\u{202E}",
        "\u{0}",
        "😀",
        "é",
        "e\u{301}",
        "ß",
        "中文",
        "\u{FEFF}",
        "\u{2028}",
        "1,000",
        "£5m",
        "U.S.",
        "Mr.",
        "it",
        "was",
        "not",
        "I",
        "we",
        "think",
        "level",
    ]);
    prop::collection::vec(prop_oneof![6 => piece.prop_map(String::from), 1 => any::<String>()], 0..120)
        .prop_map(|pieces| pieces.concat())
}

/// What generated texts and fuzzing have found, in its shortest form.
const FOUND: &[&str] = &[
    "Having led for 00 minutes, Marsh conceded a penalty.\n\nBrandt scored it.",
    "Zero minutes in, Marsh scored.",
    "2-1 win over Marsham",
    "Boss Kate Marsh",
    "Boss It fifteen. ISO Kate Part ",
];

#[test]
fn what_was_found_once_stays_mended() {
    FOUND.iter().for_each(|text| check(text));
}

/// The lexicon's own words in any order, short texts among them: rules look before the first token and behind the last.
#[test]
fn words_of_the_lexicon_in_any_order_are_sound() {
    let mut words: Vec<String> = Vec::new();
    for file in std::fs::read_dir("src/lexicon/en").expect("the lexicon") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("words");
        words.extend(text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-').map(String::from));
    }
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words.dedup();
    assert!(words.len() > 3000, "only {} words", words.len());
    let signs =
        [". ", ", ", "\n\n", ": ", "“", "” ", " – ", "'s ", " 2-1 ", " 45+2' ", " 12 ", " 3 December 2017 ", "(", ") "];
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for _ in 0..50_000 {
        let mut text = String::new();
        for _ in 0..[1, 2, 3, 4, 6, 9, 14, 40][next(8)] {
            let word = &words[next(words.len())];
            let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
            let first = if next(2) == 0 { first.to_uppercase() } else { first.to_string() };
            text = text + &first + rest + if next(4) == 0 { signs[next(signs.len())] } else { " " };
        }
        check(&text);
    }
}

#[test]
fn whole_articles_are_sound() {
    let articles = articles::all();
    for article in &articles {
        check(&article.text);
        let dated = Options { published: article.published, lang: None };
        spans_are_sound(&touchline::parse(&article.text, &dated), &article.text);
    }
    let lists = articles.iter().map(|article| spans::find(&document::read(&article.text)).lists.players.len());
    assert!(lists.sum::<usize>() > 40, "line-ups among them");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn parsing_never_fails_and_gives_sound_spans(text in text()) {
        check(&text);
    }

    #[test]
    fn any_string_is_an_article(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn offsets_survive_the_way_to_utf16_and_back(text in any::<String>()) {
        let table = Utf16Table::new(&text);
        let mut units = 0;
        for (byte, c) in text.char_indices() {
            prop_assert_eq!(table.unit(byte as u32), units);
            prop_assert_eq!(table.byte(units), byte as u32);
            units += c.len_utf16() as u32;
        }
        prop_assert_eq!(table.unit(text.len() as u32), units);
    }
}

fn check(text: &str) {
    let article = touchline::parse(text, &Options::default());
    assert_eq!(article, touchline::parse(text, &Options::default()), "same input, same output");
    spans_are_sound(&article, text);
    paragraphs_hold_every_word(&article, text);
    tokens_are_ordered(text);
    lists_are_ordered(text);
}

fn spans_are_sound(article: &Article, text: &str) {
    let whole = Span::new(0, text.len() as u32);
    let on_boundaries = |span: Span| {
        assert!(span.start <= span.end && whole.contains(span), "{span:?} of {} bytes", text.len());
        assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize), "{span:?}");
    };
    let disjoint = |spans: &[Span]| {
        spans.iter().for_each(|&span| on_boundaries(span));
        spans.windows(2).for_each(|pair| assert!(pair[0].end <= pair[1].start, "{pair:?} overlap or are out of order"));
    };
    let paragraphs: Vec<Span> = article.paragraphs.iter().map(|paragraph| paragraph.span).collect();
    disjoint(&paragraphs);
    for paragraph in &article.paragraphs {
        disjoint(&paragraph.sentences);
        paragraph.sentences.iter().for_each(|&sentence| assert!(paragraph.span.contains(sentence)));
    }
    let quotes: Vec<Span> = article.quotes.iter().map(|quote| quote.span).collect();
    disjoint(&quotes);
    disjoint(&article.times.iter().map(|time| time.span).collect::<Vec<_>>());
    article.headline.into_iter().for_each(on_boundaries);
    for quote in &article.quotes {
        assert!(paragraphs.iter().any(|paragraph| paragraph.contains(quote.span)), "a quotation lies in one paragraph");
        assert!(quote.speaker.is_none_or(|at| (at as usize) < article.speakers.len()));
        assert!((0.0..=1.0).contains(&quote.confidence));
        quote.speaker_mention.into_iter().chain(quote.cue).for_each(on_boundaries);
    }
    for pair in article.quotes.windows(2) {
        assert!(pair[0].utterance <= pair[1].utterance, "utterances rise");
    }
    for speaker in &article.speakers {
        assert!(!speaker.name.trim().is_empty());
        speaker.mentions.iter().for_each(|&span| on_boundaries(span));
    }
    for (at, event) in article.events.iter().enumerate() {
        assert!(event.mentions.contains(&event.evidence), "the evidence is a mention");
        event.mentions.iter().for_each(|&span| on_boundaries(span));
        assert!(event.mentions.windows(2).all(|pair| pair[0] <= pair[1]), "mentions in text order");
        event.clock.and_then(|clock| clock.evidence).into_iter().for_each(on_boundaries);
        assert!(event.clock.and_then(|clock| clock.minute).is_none_or(|minute| (1..=120).contains(&minute)));
        assert!(event.cause.as_ref().is_none_or(|cause| article.events.iter().any(|other| other.id == *cause)));
        assert!(article.events.iter().skip(at + 1).all(|other| other.id != event.id), "ids are unique");
    }
    for (at, quote) in article.quotes.iter().enumerate() {
        assert!(article.quotes.iter().skip(at + 1).all(|other| other.id != quote.id), "ids are unique");
    }
}

fn paragraphs_hold_every_word(article: &Article, text: &str) {
    let mut rest = 0;
    for paragraph in &article.paragraphs {
        let between = Span::new(rest, paragraph.span.start).of(text);
        assert!(between.chars().all(touchline::text::letter::is_space), "{between:?} lies in no paragraph");
        rest = paragraph.span.end;
    }
    assert!(text[rest as usize..].chars().all(touchline::text::letter::is_space));
}

fn tokens_are_ordered(text: &str) {
    let document = document::read(text);
    for pair in document.tokens.windows(2) {
        assert!(pair[0].span().end <= pair[1].span().start);
    }
    for token in &document.tokens {
        assert!(!token.span().is_empty() && text.is_char_boundary(token.span().start as usize));
        assert!(text.is_char_boundary(token.span().end as usize));
    }
    for sentence in &document.sentences {
        assert!(sentence.tokens.start < sentence.tokens.end && sentence.tokens.end as usize <= document.tokens.len());
    }
}

fn lists_are_ordered(text: &str) {
    let lists = spans::find(&document::read(text)).lists;
    assert!(lists.players.is_sorted_by_key(|player| player.tokens.start), "{:?}", lists.players);
    assert!(lists.entries.is_sorted_by_key(|entry| entry.tokens.start), "{:?}", lists.entries);
}
