/// A stretch of the source text: UTF-8 byte offsets, half-open, both on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// First byte. 0 ..= length of the text.
    pub start: u32,
    /// One past the last byte. `start` ..= length of the text.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` to byte `end`, `end` excluded.
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// The words the span stands for; empty where it does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether no byte lies in it.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// From the start of this one to the end of `last`.
    pub const fn to(self, last: Span) -> Span {
        Span { start: self.start, end: last.end }
    }
}

/// Puts `spans` into text order, each once.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn in_order(spans: &mut Vec<Span>) {
    spans.sort_unstable();
    spans.dedup();
}
