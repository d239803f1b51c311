use crate::text::{Span, letter};

/// Paragraphs: one a line, or, where the text is hard-wrapped, one for each run of lines between empty ones.
pub fn split(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let wrapped = is_wrapped(text, &lines);
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut open = false;
    for line in lines {
        if line.is_empty() {
            open = false;
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if wrapped && open => last.end = line.end,
            _ => paragraphs.push(line),
        }
        open = true;
    }
    paragraphs
}

/// Every line, white space at its ends left out. A line ends at a line feed, a carriage return, U+2028 or U+2029.
fn lines(text: &str) -> Vec<Span> {
    let (mut lines, mut start, mut at, bytes) = (Vec::new(), 0, 0, text.as_bytes());
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        // Eight bytes that no line ends in: ASCII, and no control.
        if let Some(eight) = rest.first_chunk().map(|eight| u64::from_le_bytes(*eight))
            && (eight | eight.wrapping_sub(0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080 == 0
        {
            at += 8;
            continue;
        }
        let length = match rest {
            [b'\n' | b'\r', ..] => 1,
            [0xC2, 0x85, ..] => 2,
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        // Windows line ends are one break, not an empty line.
        if !rest.starts_with(b"\n") || at == 0 || bytes.get(at - 1) != Some(&b'\r') {
            lines.push(trimmed(text, start, at));
        }
        at += length;
        start = at;
    }
    lines.push(trimmed(text, start, text.len()));
    lines
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let line = text.get(start..end).unwrap_or("");
    let from_start = line.trim_start_matches(letter::is_space);
    let start = end - from_start.len();
    Span::new(start as u32, (start + from_start.trim_end_matches(letter::is_space).len()) as u32)
}

/// Hard-wrapped: there are empty lines, and most lines that another line follows are of much the same length and end
/// inside a sentence.
fn is_wrapped(text: &str, lines: &[Span]) -> bool {
    let (mut inner, mut broken, mut longest) = (0, 0, 0);
    for pair in lines.windows(2) {
        if let [line, next] = pair
            && !line.is_empty()
            && !next.is_empty()
        {
            inner += 1;
            longest = longest.max(line.len());
            let ends = line.of(text).ends_with(['.', '!', '?', '"', '”', '’', '\'', ':', ';']);
            broken += !ends as u32;
        }
    }
    let near = |line: &&Span| line.len() * 10 >= longest * 7;
    let long =
        lines.windows(2).filter(|pair| matches!(pair, [a, b] if !a.is_empty() && !b.is_empty() && near(&a))).count();
    inner >= 2 && (40..=100).contains(&longest) && broken * 2 > inner && long as u32 * 10 >= inner * 8
}
