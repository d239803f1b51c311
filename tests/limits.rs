//! Big and strange input: read to its end, in a time that grows as the text does.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use touchline::Options;

/// What has brought parsers down: each piece is repeated until the text has the size asked for.
const PIECES: &[(&str, &str)] = &[
    ("opening marks", "“"),
    ("straight marks", "\""),
    ("single marks", "‘"),
    ("marks in turn", "\"'"),
    ("brackets", "(“‘"),
    ("one word", "a"),
    ("one line of words", "ball and goal "),
    ("one line of names", "Ada Marsh Tom Okafor "),
    ("numbers", "12 "),
    ("scores", "2-1 "),
    ("minutes", "in the 23rd minute two minutes later "),
    ("empty lines", "\n"),
    ("Windows line ends", "Marsh scored.\r\n\r\n"),
    ("full stops", "."),
    ("capitals", "A. "),
    ("dates", "12 December 2017 on Sunday "),
    ("cues", "said he said "),
    ("quotations of nobody", "“Yes.” "),
    ("goals", "Brandt scored in the 12th minute. "),
    ("wide characters", "😀é中"),
    ("marks of direction", "\u{202E}\u{200F}"),
    ("other languages", "„Wir waren besser“, sagte er. «Nous avons gagné», dit-elle. «نعم»\n"),
    ("NUL", "\0"),
    ("conversation", "“We won,” said Ada Marsh.\n\n“You did,” the reporter said.\n\n"),
    ("one sentence of a report", "Marsh scored twice against Leeds in the 3-0 win last week and "),
    ("one sentence of minutes", "on Sunday in the first half Marsh missed a penalty for Everton "),
    ("one sentence of penalties", "scored twice in the shootout but missed a penalty saved by the keeper "),
    ("one sentence of teams", "the visitors Chelsea last season the derby — a win over Everton "),
    ("one sentence of grounds", "at Anfield Leeds own goal against the striker 2-1 Old Trafford Everton "),
    ("scorer lists", "Goals: Kane 12, 78 pen. Booked: Brandt 45.\n"),
];

/// The system counts in ticks; what is quadratic takes seconds.
const TICK: Duration = Duration::from_millis(40);

#[test]
fn time_grows_as_the_text_does() {
    for (name, piece) in PIECES {
        let (small, large) = (piece.repeat(100_000 / piece.len()), piece.repeat(400_000 / piece.len()));
        // Whatever else the machine does only ever adds: one quiet moment among ten is enough.
        let (mut short, mut long) = (Duration::MAX, Duration::MAX);
        let linear = (0..5).any(|_| {
            short = short.min(taken(&small));
            long = long.min(taken(&large));
            // Four times the text takes four times as long, and sixteen times where something is quadratic.
            long <= short * 8 + TICK
        });
        assert!(linear, "{name}: {short:?} for 100 kB, {long:?} for 400 kB");
    }
}

#[test]
fn a_megabyte_of_anything_is_an_article() {
    for (name, piece) in PIECES {
        let text = piece.repeat(1_000_000 / piece.len());
        let article = touchline::parse(&text, &Options::default());
        let end = article.paragraphs.last().map_or(0, |paragraph| paragraph.span.end as usize);
        assert!(text[end..].chars().all(touchline::text::letter::is_space), "{name}");
    }
}

/// Bytes that are no text at all come through the command line with an answer or an error, and never a crash.
#[test]
#[cfg(feature = "cli")]
fn any_bytes_go_through_the_command_line() {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    for length in [0, 1, 17, 4_096, 300_000] {
        let bytes: Vec<u8> = (0..length)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (seed >> 56) as u8
            })
            .collect();
        for arguments in [&["parse"][..], &["parse", "--jsonl"], &["render"]] {
            let mut child = Command::new(env!("CARGO_BIN_EXE_touchline"))
                .args(arguments)
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            // A tool that has said no need not read to the end.
            let _ = child.stdin.take().unwrap().write_all(&bytes);
            let output = child.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.code().is_some(), "{arguments:?} of {length} bytes was ended by a signal");
            assert!(!said.contains("panicked"), "{arguments:?} of {length} bytes: {said}");
        }
    }
}

/// How long reading takes: what this thread spent, where the system tells, so that other work does not count.
fn taken(text: &str) -> Duration {
    let begun = spent();
    std::hint::black_box(touchline::parse(text, &Options::default()));
    spent().saturating_sub(begun)
}

fn spent() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}
