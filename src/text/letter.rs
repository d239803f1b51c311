//! Letters without Unicode tables: what a newspaper prints in Latin, Greek and Cyrillic, to within what names need.
//!
//! `char::is_alphabetic` and `to_lowercase` cost 8 kB of brotli in the wasm; these few ranges do the same work here.

use super::Span;

/// Whether `c` is part of a word: a letter, a digit or a combining mark. Every character beyond ASCII that is no known
/// punctuation, space, control or symbol counts as a letter.
pub const fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && !is_other(c))
}

/// Whether `c` is a capital letter (Latin, Greek, Cyrillic).
pub const fn is_upper(c: char) -> bool {
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ϋ' | 'Ѐ'..='Я' | 'Ÿ' => true,
        // Capitals stand on even code points in these runs of Latin Extended-A, on odd ones in those.
        '\u{100}'..='\u{137}' | '\u{14A}'..='\u{177}' | '\u{1E00}'..='\u{1EFF}' | '\u{200}'..='\u{233}' => {
            (c as u32).is_multiple_of(2)
        }
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17E}' => c as u32 % 2 == 1,
        _ => false,
    }
}

/// White space: blanks and line breaks of every width, the zero-width space and the byte order mark.
pub const fn is_space(c: char) -> bool {
    matches!(c, '\t'..='\r' | ' ' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200B}' | '\u{2028}' | '\u{2029}'
        | '\u{202F}' | '\u{205F}' | '\u{3000}' | '\u{FEFF}')
}

/// The character folded for comparison: lower case, without its accent. Combining marks fold to nothing (`'\0'`).
///
/// ```
/// use touchline::text::letter::fold;
/// assert_eq!("Özil’s Müller ŠKODA".chars().map(fold).collect::<String>(), "ozil's muller skoda");
/// ```
pub const fn fold(c: char) -> char {
    // One base letter for each of U+00C0 ..= U+017F. Source: the first letter of each canonical decomposition in
    // UnicodeData.txt; for those without one (ß, ø, ł, đ, æ, œ …) the letter that English newspapers print.
    const BASE: &[u8] = b"aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
        lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\u{C0}'..='\u{17F}' => BASE[c as usize - 0xC0] as char,
        '‘' | '’' | 'ʼ' | '′' => '\'',
        '‐' | '‑' => '-',
        '\u{300}'..='\u{36F}' => '\0',
        'Ș' | 'ș' => 's',
        'Ț' | 'ț' => 't',
        // Cyrillic and Greek capitals stand 32 below their small letters.
        'А'..='Я' | 'Α'..='Ϋ' => match char::from_u32(c as u32 + 32) {
            Some(small) => small,
            None => c,
        },
        _ => c,
    }
}

/// The characters of `words` as they are compared.
pub fn folded(words: &str) -> impl Iterator<Item = char> {
    words.chars().map(fold).filter(|&c| c != '\0')
}

/// A number for `word` that is the same whatever its case and accents: for finding a word again.
pub fn key(word: &str) -> u32 {
    key_of(word, Span::new(0, word.len() as u32))
}

/// The [`key`] of the words of `text` at `span`.
pub fn key_of(text: &str, span: Span) -> u32 {
    let plain = plain(text.as_bytes(), span.start as usize, span.end as usize);
    let key = if plain.length == span.len() as usize { plain.key } else { Key::of(span.of(text)) };
    (key.number() >> 32) as u32
}

/// A number that tells a word from others: the same number, the same folded characters. Eight of them are one step, and are
/// told apart for sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key {
    mixed: u64,
    /// The characters that are not mixed in yet, the first one lowest.
    waiting: u64,
    /// How many bits they take.
    bits: u32,
}

impl Key {
    /// The key of the characters of `words`.
    pub fn of(words: &str) -> Key {
        let mut key = Key::default();
        for c in folded(words) {
            if c.is_ascii() {
                key.push(c as u8);
            } else {
                [14, 7, 0].iter().for_each(|by| key.push((c as u32 >> by) as u8 | 0x80));
            }
        }
        key
    }

    /// Adds a folded ASCII character.
    pub fn push(&mut self, byte: u8) {
        self.waiting |= (byte as u64) << (self.bits & 63);
        self.bits += 8;
        if self.bits == 64 {
            *self = Key { mixed: mix(self.mixed, self.waiting), ..Key::default() };
        }
    }

    /// The number.
    pub fn number(self) -> u64 {
        if self.bits == 0 { self.mixed } else { mix(self.mixed, self.waiting) }
    }
}

/// What is known of a run of ASCII letters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain {
    /// How many they are.
    pub length: usize,
    /// Their key.
    pub key: Key,
    /// Bits of small letters.
    small: u64,
    /// Bits of capitals, those behind the first eight letters one higher.
    capitals: u64,
}

impl Plain {
    /// Whether one of them is small.
    pub fn has_small(&self) -> bool {
        self.small != 0
    }

    /// Whether one of them is a capital.
    pub fn has_capital(&self) -> bool {
        self.capitals != 0
    }

    /// Whether the first one is a capital, and no other.
    pub fn is_capitalised(&self) -> bool {
        self.capitals == SMALL & 0xFF
    }

    /// Whether the first one is a capital.
    pub fn begins_with_capital(&self) -> bool {
        self.capitals & SMALL & 0xFF != 0
    }
}

/// The ASCII letters that `bytes` has from `start` on, up to `end`. Eight bytes are looked at in one step.
pub fn plain(bytes: &[u8], start: usize, end: usize) -> Plain {
    let mut plain = Plain::default();
    loop {
        let eight = eight(bytes, start + plain.length);
        let left = end.saturating_sub(start + plain.length);
        let count = ((!letters(eight) & EIGHTH).trailing_zeros() as usize / 8).min(left);
        let here = if count == 8 { u64::MAX } else { (1 << (8 * count)) - 1 };
        plain.small |= eight & here & SMALL;
        plain.capitals |= (!eight & here & SMALL) << (plain.length > 0) as u32;
        plain.length += count;
        if count < 8 {
            (plain.key.waiting, plain.key.bits) = ((eight | SMALL) & here, 8 * count as u32);
            return plain;
        }
        plain.key.mixed = mix(plain.key.mixed, eight | SMALL);
    }
}

/// The bit that small letters have and capitals have not, and the highest one, in each of eight bytes.
const SMALL: u64 = 0x2020_2020_2020_2020;
const EIGHTH: u64 = 0x8080_8080_8080_8080;

/// Eight bytes from byte `at` on, the first one lowest; 0 for those behind the end.
fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or(&[]);
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest.iter().rev().fold(0, |eight, &byte| eight << 8 | byte as u64),
    }
}

/// Of eight bytes those that are ASCII letters, by their highest bits.
const fn letters(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let small = (eight | SMALL) & !EIGHTH;
    let from_a = small + ONES * (0x80 - b'a' as u64);
    let behind_z = small + ONES * (0x7F - b'z' as u64);
    from_a & !behind_z & !eight & EIGHTH
}

/// `mixed` with eight more characters. Each step can be undone, so nothing is lost by the first one.
const fn mix(mixed: u64, eight: u64) -> u64 {
    let product = (mixed ^ eight).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ product >> 32
}

/// Punctuation, symbols, spaces and controls beyond ASCII.
const fn is_other(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{A9}' | '\u{AB}'..='\u{B4}' | '\u{B6}'..='\u{B9}' | '\u{BB}'..='\u{BF}' | '×' | '÷'
        | '\u{2C2}'..='\u{2DF}' | '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}' | '\u{2190}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E7F}'
        | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{D7B0}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE6F}'
        | '\u{FEFF}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FFF0}'..='\u{FFFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{E0000}'..)
}
