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
    let (mut lines, mut start, bytes) = (Vec::new(), 0, text.as_bytes());
    for (at, byte) in bytes.iter().enumerate() {
        if (b' '..0xC2).contains(byte) {
            continue;
        }
        let length = match bytes.get(at..) {
            Some([b'\n' | b'\r', ..]) => 1,
            Some([0xC2, 0x85, ..]) => 2,
            Some([0xE2, 0x80, 0xA8 | 0xA9, ..]) => 3,
            _ => continue,
        };
        // Windows line ends are one break, not an empty line.
        if !(*byte == b'\n' && bytes.get(at.wrapping_sub(1)) == Some(&b'\r')) {
            lines.push(trimmed(text, start, at));
        }
        start = at + length;
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
