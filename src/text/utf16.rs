use super::Span;

/// A stretch of the source text in UTF-16 code units, half-open: what `String.prototype.slice` takes.
///
/// There is no `From<Span>`: only [`Utf16Table::span`] makes one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Utf16Span {
    /// First code unit.
    pub start: u32,
    /// One past the last code unit.
    pub end: u32,
}

/// The one table that converts offsets: an entry for each character that is not ASCII.
///
/// ```
/// use touchline::text::{Span, Utf16Table};
/// let text = "Özil’s goal";
/// let table = Utf16Table::new(text);
/// let goal = text.find("goal").unwrap() as u32;
/// assert_eq!(table.span(Span::new(goal, goal + 4)).start, 7);
/// assert_eq!(table.byte(7), goal);
/// ```
#[derive(Debug, Default)]
pub struct Utf16Table {
    /// (byte after a non-ASCII character, how many units the UTF-16 offset lags behind from there on), both rising.
    steps: Vec<(u32, u32)>,
}

/// How many UTF-16 code units `words` take.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn units(words: &str) -> u32 {
    // One for the first byte of each character, and one more where that has four.
    words.bytes().map(|byte| (byte & 0xC0 != 0x80) as u32 + (byte >= 0xF0) as u32).sum()
}

impl Utf16Table {
    /// The table for `text`. Linear in its length.
    pub fn new(text: &str) -> Utf16Table {
        let bytes = text.as_bytes();
        let (mut steps, mut lag, mut at) = (Vec::new(), 0, 0);
        while let Some(&byte) = bytes.get(at) {
            if byte < 0x80 {
                at += 1;
                continue;
            }
            let (length, units) = match byte {
                0xF0.. => (4, 2),
                0xE0.. => (3, 1),
                _ => (2, 1),
            };
            at += length;
            lag += length as u32 - units;
            steps.push((at as u32, lag));
        }
        Utf16Table { steps }
    }

    /// The UTF-16 offset of byte `byte`, which is a character boundary. O(log n).
    pub fn unit(&self, byte: u32) -> u32 {
        let passed = self.steps.partition_point(|&(after, _)| after <= byte);
        byte - passed.checked_sub(1).and_then(|last| self.steps.get(last)).map_or(0, |&(_, lag)| lag)
    }

    /// The byte offset of UTF-16 offset `unit`, which is not the middle of a surrogate pair. O(log n).
    pub fn byte(&self, unit: u32) -> u32 {
        let passed = self.steps.partition_point(|&(after, lag)| after - lag <= unit);
        unit + passed.checked_sub(1).and_then(|last| self.steps.get(last)).map_or(0, |&(_, lag)| lag)
    }

    /// `span` in UTF-16 code units.
    pub fn span(&self, span: Span) -> Utf16Span {
        Utf16Span { start: self.unit(span.start), end: self.unit(span.end) }
    }
}
