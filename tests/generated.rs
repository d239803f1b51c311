//! Nothing is lost, in very many articles: generated from a seed that is printed, so that a failure comes again.
//!
//!     GENERATED=1000000 SEED=7 cargo test --release --test generated -- --nocapture

use std::time::{SystemTime, UNIX_EPOCH};
use touchline::view::{self, Attr, Markup, Node, Setting};
use touchline::{Options, document};

/// What news is made of, and what breaks readers of it.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "“", "”", "\"", "\"", "'", "‘", "’", "„", "«", "»", "``", "''", "(", ")", " ", " ", " ", " ", "\n", "\n\n",
    "\n\n", "\r\n", "\r", "\t", ". ", ". ", ", ", ", ", "? ", "! ", "… ", ": ", "; ", " – ", "-", "said", "he said",
    "she told", "according to", "the reporter", "replied", "added:", "Q:", "A:", "Ada Marsh", "Tom Okafor",
    "Brandt", "Marsh's", "Northgate", "Southbank Rovers", "Özil", "the Northgate manager", "the German", "scored",
    "goal", "equalised", "a penalty", "saved", "was sent off", "booked", "replaced", "substitute",
    "in the 23rd minute", "84th-minute", "two minutes later", "before the break", "90+2", "45+1'", "FT", "GOAL!",
    "Goals:", "Booked:", "2-1", "0-0", "1–1", "beat", "on Sunday", "last season", "12 December 2017", "2017-12-12",
    "3pm", "press conference", "interview", "1,000", "£5m", "4-4-2", "from 12 yards", "I", "we", "it was", "not",
    "would have", "level", "and", "but", "after", "who", "\u{202E}", "\u{200F}", "\u{200B}", "\u{0}", "\u{1}",
    "\u{FEFF}", "\u{2028}", "\u{85}", "😀", "👨‍👩‍👧", "e\u{301}", "ß", "İ", "ﬁ", "中文", "العربية", "<b>", "&amp;",
    "]]>", "-->", "\\", "{{x}}", "\u{FFFF}", "\u{10FFFF}",
];

#[test]
fn no_word_of_a_generated_article_is_lost() {
    let number = |name: &str| std::env::var(name).ok().map(|value| value.parse::<u64>().expect("a number"));
    let cases = number("GENERATED").unwrap_or(3_000);
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64;
    let seed = number("SEED").unwrap_or(clock);
    println!("= {cases} generated articles, seed {seed}");
    let mut random = Random(seed | 1);
    let (mut text, mut bytes) = (String::new(), 0);
    for case in 0..cases {
        text.clear();
        // Most are short; some are long enough to hold a conversation.
        let pieces = if random.below(16) == 0 { random.below(600) } else { random.below(60) };
        for _ in 0..pieces {
            match random.below(24) {
                0 => text.extend(char::from_u32(random.below(0x11_0000) as u32)),
                _ => text.push_str(PIECES[random.below(PIECES.len() as u64) as usize]),
            }
            if random.below(3) > 0 {
                text.push(' ');
            }
        }
        bytes += text.len();
        check(&text, random.below(2) == 0, case, seed);
    }
    println!("= {bytes} bytes, every one shown once and in order");
}

fn check(text: &str, dated: bool, case: u64, seed: u64) {
    let published = if dated { document::civil_date("2019-05-12") } else { None };
    let article = touchline::parse(text, &Options { published, lang: None });
    let markup = view::build(text, &article, &Setting::default());
    assert!(shown(&markup, text) == text, "case {case} of seed {seed} loses words: {text:?}");
    let html = view::html::write(&markup, text);
    assert!(!html.contains("<b>"), "case {case} of seed {seed} lets markup through: {text:?}");
    for quote in &article.quotes {
        assert!(text.get(quote.span.start as usize..quote.span.end as usize).is_some(), "case {case} of seed {seed}");
    }
}

/// The article's words inside the element that is the article.
fn shown(markup: &Markup, text: &str) -> String {
    let (mut out, mut depth, mut within) = (String::with_capacity(text.len()), 0, None);
    for node in &markup.nodes {
        match node {
            Node::Open(_) => depth += 1,
            Node::Attr(Attr::Class, class) if class.split(' ').any(|one| one == "tl-text") => within = Some(depth),
            Node::Close => {
                within = within.filter(|&at| at < depth);
                depth -= 1;
            }
            Node::Source(span) if within.is_some() => out.push_str(span.of(text)),
            _ => {}
        }
    }
    out
}

/// Marsaglia's xorshift64 (2003, "Xorshift RNGs"): enough for mixing words.
struct Random(u64);

impl Random {
    /// A number from 0 up to, not including, `end`; 0 where `end` is 0.
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11).checked_rem(end).unwrap_or(0)
    }
}
