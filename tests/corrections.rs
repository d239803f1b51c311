//! Corrections: what each does, and that they and the ids of links survive small edits and are never applied to other
//! words.

use touchline::article::Article;
use touchline::article::corrections::{self, Correction, Dropped, Why};
use touchline::text::{Span, letter};
use touchline::{Options, document};

const REPORT: &str = include_str!("articles/semi_final.txt");
const INTERVIEW: &str = include_str!("articles/interview.txt");

/// Every article of a fixture file.
fn articles(file: &str) -> Vec<String> {
    let cases = file.split("=== ").skip(1);
    let text = |case: &str| case.split("\n---\n").next()?.split_once("\n\n").map(|(_, text)| text.to_string());
    cases.filter_map(text).collect()
}

fn parse(text: &str) -> Article {
    let published = document::civil_date("2026-04-25");
    touchline::parse(text, &Options { published, ..Options::default() })
}

/// `text` with the corrections of a JSON list.
fn corrected(text: &str, list: &str) -> (Article, Vec<Dropped>) {
    let mut article = parse(text);
    let list: serde_json::Value = serde_json::from_str(list).unwrap();
    let corrections: Vec<Correction> = list.as_array().unwrap().iter().map(read).collect();
    let dropped = corrections::apply(&mut article, text, &corrections);
    (article, dropped)
}

fn read(row: &serde_json::Value) -> Correction {
    Correction::read(|name| match row.get(name)? {
        serde_json::Value::Null => Some(String::new()),
        serde_json::Value::String(words) => Some(words.clone()),
        other => Some(other.to_string()),
    })
}

const TEXT: &str = "Halden Rovers beat Castleby Town 2-1 on Saturday.

Tom Okafor scored in the 11th minute. Danny Whitlock levelled after 27 minutes. In the 60th minute Leo Brandt scored.

“We deserved it,” said the Rovers manager, Ada Marsh. “Nobody gave us a chance.”

“No,” said Whitlock. “It was close.”

“No,” said Brandt. “It was never close.”";

fn speakers(article: &Article) -> Vec<&str> {
    let name = |at: u32| article.speakers[at as usize].name.as_str();
    article.quotes.iter().map(|quote| quote.speaker.map_or("", name)).collect()
}

type Goal<'a> = (Option<u8>, &'a str, Option<[u8; 2]>);

fn goals(article: &Article) -> Vec<Goal<'_>> {
    let goals = article.events.iter().filter(|event| event.kind.name() == "goal");
    let row = |event: &'_ touchline::article::Event| (event.clock.as_ref().and_then(|clock| clock.minute), event.score);
    goals.map(|event| (row(event).0, event.player.as_deref().unwrap_or(""), row(event).1)).collect()
}

#[test]
fn without_corrections_all_is_as_it_was() {
    assert_eq!(corrected(TEXT, "[]").0, parse(TEXT));
    assert_eq!(
        speakers(&parse(TEXT)),
        ["Ada Marsh", "Ada Marsh", "Danny Whitlock", "Danny Whitlock", "Leo Brandt", "Leo Brandt"]
    );
}

#[test]
fn another_speaker() {
    let both = r#"[{"quote": "we deserved IT", "speaker": "Brandt"}, {"quote": "Nobody gave us a chance", "speaker": "Brandt"}]"#;
    let (article, dropped) = corrected(TEXT, both);
    assert_eq!(dropped, []);
    assert_eq!(speakers(&article)[..2], ["Leo Brandt", "Leo Brandt"]);
    assert_eq!(article.speakers.len(), 2, "who says nothing any more is no speaker");
    let (article, _) = corrected(TEXT, r#"[{"quote": "We deserved it", "speaker": null}]"#);
    assert_eq!(speakers(&article)[..2], ["", "Ada Marsh"]);
    assert_ne!(article.quotes[0].utterance, article.quotes[1].utterance, "two people do not speak in one breath");
    let (article, _) = corrected(TEXT, r#"[{"quote": "We deserved it", "speaker": "Mira Holt"}]"#);
    assert_eq!(speakers(&article)[0], "Mira Holt");
    let (article, _) = corrected(TEXT, r#"[{"quote": "We deserved it", "remove": true}]"#);
    assert_eq!((article.quotes.len(), speakers(&article)[0]), (5, "Ada Marsh"));
}

#[test]
fn words_around_tell_which_are_meant() {
    let why = |list: &str| corrected(TEXT, list).1.first().map(|dropped| dropped.why);
    assert_eq!(why(r#"[{"quote": "No", "speaker": null}]"#), Some(Why::Ambiguous));
    let (article, dropped) = corrected(TEXT, r#"[{"quote": "No", "after": "said Brandt. It was", "speaker": null}]"#);
    assert_eq!((dropped, speakers(&article)[4]), (vec![], ""));
    assert_eq!(speakers(&article)[2], "Danny Whitlock");
    // One of the two is gone, and the words around it with it: the other one is not meant.
    let edited = TEXT.replace("\n\n“No,” said Brandt. “It was never close.”", "");
    let list = r#"[{"quote": "No", "after": "said Brandt. It was never", "speaker": null}]"#;
    assert_eq!(corrected(&edited, list).1[0].why, Why::Gone);
}

#[test]
fn events_are_changed_removed_and_added() {
    let list = r#"[
        {"event": "goal", "words": "Danny Whitlock levelled", "minute": 70, "player": "Pavel Rusk"},
        {"event": "goal", "words": "Leo Brandt scored", "remove": true},
        {"add": "goal", "words": "beat Castleby Town 2-1", "minute": 3, "player": "Sam Adeyemi", "team": "Halden Rovers"}
    ]"#;
    let (article, dropped) = corrected(TEXT, list);
    assert_eq!(dropped, []);
    let found: Vec<_> = goals(&article).into_iter().map(|(minute, player, _)| (minute.unwrap(), player)).collect();
    assert_eq!(found, [(3, "Sam Adeyemi"), (11, "Tom Okafor"), (70, "Pavel Rusk")]);
    assert_eq!(goals(&article)[0].2, Some([1, 0]));
}

#[test]
fn two_people_are_one_and_a_time_has_its_date() {
    let list = r#"[
        {"person": "Ada Marsh", "is": "Leo Brandt"},
        {"person": "Tom Okafor", "is": "Thomas Okafor"},
        {"time": "Saturday", "value": "2026-04-18"}
    ]"#;
    let (article, dropped) = corrected(TEXT, list);
    assert_eq!(dropped, []);
    assert_eq!(speakers(&article)[0], "Leo Brandt");
    assert_eq!(goals(&article)[0].1, "Thomas Okafor");
    assert_eq!(article.times.iter().find(|time| time.span.of(TEXT) == "Saturday").unwrap().value, "2026-04-18");
}

#[test]
fn what_is_not_there_or_not_clear_is_told() {
    let list = r#"[
        {"quote": "We never deserved it", "speaker": null},
        {"quote": "Tom Okafor scored", "speaker": null},
        {"quote": "We deserved it"},
        {"event": "goals", "words": "Tom Okafor scored", "remove": true},
        {"event": "red-card", "words": "Tom Okafor scored", "remove": true},
        {"event": "goal", "words": "Tom Okafor scored", "minute": 999},
        {"person": "Nobody Known", "is": "Ada Marsh"},
        {}, 7, {"quote": ""}, {"person": "Ada Marsh"}
    ]"#;
    let (article, dropped) = corrected(TEXT, list);
    use Why::*;
    let why: Vec<Why> = dropped.iter().map(|dropped| dropped.why).collect();
    assert_eq!(why, [Gone, Nothing, Unclear, Unclear, Nothing, Unclear, Gone, Unclear, Unclear, Unclear, Unclear]);
    assert_eq!(article, parse(TEXT));
}

/// A small generator of numbers, so that every run makes the same edits.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % end
    }
}

/// What an editor may do to an article that has been corrected.
fn edited(text: &str, chance: &mut Chance) -> (String, &'static str) {
    let article = parse(text);
    let sentences: Vec<Span> =
        article.paragraphs.iter().flat_map(|paragraph| paragraph.sentences.iter().copied()).collect();
    let sentence = sentences[chance.below(sentences.len())];
    let (start, end) = (sentence.start as usize, sentence.end as usize);
    match chance.below(6) {
        0 | 1 => {
            // A letter of a word is left out, doubled, or changes places with the next.
            let letters: Vec<usize> = text
                .char_indices()
                .zip(text.char_indices().skip(1))
                .filter(|((_, a), (_, b))| a.is_ascii_lowercase() && b.is_ascii_lowercase())
                .map(|((at, _), _)| at)
                .collect();
            let at = letters[chance.below(letters.len())];
            let (a, b) = (&text[at..at + 1], &text[at + 1..at + 2]);
            let new = [b.to_string(), format!("{a}{a}{b}"), format!("{b}{a}")][chance.below(3)].clone();
            (format!("{}{new}{}", &text[..at], &text[at + 2..]), "a typo")
        }
        2 => (format!("{}{}", &text[..start], text[end..].trim_start_matches(' ')), "a sentence less"),
        3 | 4 => {
            let new = ["It had rained all day.", "The crowd sang on.", "Nobody left early.", "The lights went on."];
            (format!("{}{} {}", &text[..start], new[chance.below(4)], &text[start..]), "a sentence more")
        }
        _ => (text.replace(['“', '”'], "\"").replace(['‘', '’'], "'"), "straight marks"),
    }
}

/// The words of a stretch, without what edits of marks and case change.
fn folded(words: &str) -> String {
    let words = words.split(|c: char| !letter::is_word(c)).filter(|word| !word.is_empty());
    words.map(|word| word.chars().map(letter::fold).collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn stands(words: &str, text: &str) -> bool {
    format!(" {} ", folded(text)).contains(&format!(" {} ", folded(words)))
}

/// A correction as the workbench writes it: the first words, and a few around them.
fn address(text: &str, span: Span) -> [String; 3] {
    let before: Vec<&str> = text[..span.start as usize].split_whitespace().rev().take(4).collect();
    let after: Vec<&str> = text[span.end as usize..].split_whitespace().take(4).collect();
    let words: Vec<&str> = span.of(text).split_whitespace().collect();
    let before: Vec<&str> = before.into_iter().rev().collect();
    [words.join(" "), before.join(" "), after.join(" ")]
}

#[test]
fn a_hundred_small_edits() {
    let texts: Vec<String> = [REPORT, INTERVIEW].iter().flat_map(|file| articles(file)).collect();
    let mut chance = Chance(20260425);
    let (mut kept, mut links, mut wrong, mut told) = (0, 0, Vec::new(), Vec::new());
    for nth in 0..100 {
        let text = &texts[nth % texts.len()];
        let base = parse(text);
        // Everything gets a mark of its own.
        let mut corrections = Vec::new();
        for (at, quote) in base.quotes.iter().enumerate() {
            let [words, before, after] = address(text, quote.span);
            let row =
                serde_json::json!({"quote": words, "before": before, "after": after, "speaker": format!("Mark {at}")});
            corrections.push((quote.span, row));
        }
        for (at, event) in base.events.iter().enumerate() {
            let [words, before, after] = address(text, event.evidence);
            let twins =
                base.events[..at].iter().filter(|other| other.kind == event.kind && other.evidence == event.evidence);
            let row = serde_json::json!({"event": event.kind.name(), "words": words, "before": before, "after": after,
                "nth": twins.count() + 1, "player": format!("Mark {at}")});
            corrections.push((event.evidence, row));
        }
        let (text, edit) = edited(text, &mut chance);
        let mut article = parse(&text);
        let ids: Vec<String> = article
            .quotes
            .iter()
            .map(|quote| quote.id.clone())
            .chain(article.events.iter().map(|event| event.id.clone()))
            .collect();
        let list: Vec<Correction> = corrections.iter().map(|(_, row)| read(row)).collect();
        let dropped = corrections::apply(&mut article, &text, &list);
        // All that still stands is still corrected …
        let lost = corrections.iter().enumerate().filter(|(at, (span, _))| {
            stands(span.of(&texts[nth % texts.len()]), &text)
                && dropped.iter().any(|dropped| dropped.correction as usize == *at)
        });
        let lost: Vec<String> = lost.map(|(_, (_, row))| row.to_string()).collect();
        // … and so is every link.
        let old = &texts[nth % texts.len()];
        let all = base
            .quotes
            .iter()
            .map(|quote| (&quote.id, quote.span))
            .chain(base.events.iter().map(|event| (&event.id, event.evidence)));
        let broken: Vec<String> = all
            .filter(|(id, span)| stands(span.of(old), &text) && !ids.contains(id))
            .map(|(id, span)| format!("{id} {}", span.of(old)))
            .collect();
        kept += lost.is_empty() as u32;
        links += broken.is_empty() as u32;
        if !lost.is_empty() || !broken.is_empty() {
            told.push(format!("{nth}: {edit}: {lost:?} {broken:?}"));
        }
        // None is applied to other words.
        for quote in &article.quotes {
            let Some(mark) = quote.speaker.map(|at| article.speakers[at as usize].name.clone()) else { continue };
            let Some(at) = mark.strip_prefix("Mark ").and_then(|at| at.parse::<usize>().ok()) else { continue };
            if !stands(base.quotes[at].span.of(old), quote.span.of(&text)) {
                wrong.push(format!("{nth}: {edit}: {mark}: {}", quote.span.of(&text)));
            }
        }
        for event in &article.events {
            let Some(at) = event
                .player
                .as_deref()
                .and_then(|mark| mark.strip_prefix("Mark "))
                .and_then(|at| at.parse::<usize>().ok())
            else {
                continue;
            };
            if base.events[at].kind != event.kind
                || !event.mentions.iter().any(|mention| {
                    stands(base.events[at].evidence.of(old), mention.of(&text))
                        || stands(mention.of(&text), base.events[at].evidence.of(old))
                })
            {
                wrong.push(format!("{nth}: {edit}: Mark {at}: {}", event.evidence.of(&text)));
            }
        }
    }
    println!(
        "of 100 edits {kept} kept every correction and {links} every link; applied to other words: {}",
        wrong.len()
    );
    println!("{}", told.join("\n"));
    assert!(kept >= 98 && links >= 98 && wrong.is_empty(), "{kept} {links}\n{}\n{}", told.join("\n"), wrong.join("\n"));
}

mod any {
    use super::*;
    use proptest::prelude::*;

    const FIELDS: [&str; 19] = [
        "quote", "event", "add", "person", "time", "words", "before", "after", "nth", "remove", "speaker", "is",
        "value", "kind", "minute", "stoppage", "date", "player", "team",
    ];

    const GIVEN: &[&str] = &[
        "",
        "goal",
        "red-card",
        "Tom Okafor",
        "Ada Marsh",
        "true",
        "45",
        "999",
        "2026-04-25",
        "2",
        "No",
        "“”",
        "é\u{301}",
    ];

    /// A value that fits somewhere: a stretch of the text, a name, a kind, a number, nothing.
    fn value() -> impl Strategy<Value = String> {
        let words: Vec<&'static str> = TEXT.split_whitespace().collect();
        let stretch = (0..words.len(), 1..7usize)
            .prop_map(move |(at, count)| words.iter().skip(at).take(count).copied().collect::<Vec<_>>().join(" "));

        prop_oneof![3 => stretch, 2 => proptest::sample::select(GIVEN).prop_map(String::from), 1 => any::<String>()]
    }

    proptest! {
        #[test]
        fn corrections_leave_an_article_sound(
            list in proptest::collection::vec(proptest::collection::vec((proptest::sample::select(&FIELDS[..]), value()), 1..5), 1..6),
        ) {
            let corrections: Vec<Correction> = list.iter().map(|fields| {
                Correction::read(|name| fields.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone()))
            }).collect();
            let mut article = parse(TEXT);
            let dropped = corrections::apply(&mut article, TEXT, &corrections);
            prop_assert!(dropped.len() <= corrections.len());
            let speakers = article.speakers.len() as u32;
            prop_assert!(article.quotes.iter().all(|quote| quote.speaker.is_none_or(|at| at < speakers)));
            prop_assert!(article.quotes.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start && pair[0].utterance <= pair[1].utterance));
            prop_assert!((0..speakers).all(|at| article.quotes.iter().any(|quote| quote.speaker == Some(at))), "somebody says nothing");
            let mut ids: Vec<&str> = article.events.iter().map(|event| event.id.as_str()).collect();
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), all, "two events have one id");
            prop_assert!(article.events.iter().all(|event| TEXT.get(event.evidence.start as usize..event.evidence.end as usize).is_some()));
        }
    }
}

/// Found by fuzzing: a name of white space named a speaker.
#[test]
fn a_name_of_white_space_is_nobodys() {
    let text = "“We deserved it,” said Ada Marsh.";
    let mut article = touchline::parse(text, &Options::default());
    let blank = Correction::read(|name| match name {
        "quote" => Some("We deserved it".to_string()),
        "speaker" => Some(" \n ".to_string()),
        _ => None,
    });
    assert_eq!(corrections::apply(&mut article, text, &[blank]), []);
    assert_eq!(article.quotes[0].speaker, None);
    assert!(article.speakers.is_empty());
}
