//! Letters without Unicode tables: what a newspaper prints in Latin, Greek and Cyrillic, to within what names need.
//!
//! `char::is_alphabetic` and `to_lowercase` cost 8 kB of brotli in the wasm; these few ranges do the same work here.

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

/// A number for `word` that is the same whatever its case and accents (FNV-1a, 32 bits): for finding a word again.
pub fn key(word: &str) -> u32 {
    let plain = |c: char| if c.is_ascii() { c.to_ascii_lowercase() } else { fold(c) };
    word.chars().map(plain).filter(|&c| c != '\0').fold(EMPTY, |key, c| mixed(key, c as u32))
}

/// The key of no letters.
pub const EMPTY: u32 = 0x811C_9DC5;

/// The key `key` with one more folded character.
pub const fn mixed(key: u32, character: u32) -> u32 {
    (key ^ character).wrapping_mul(0x0100_0193)
}

/// Punctuation, symbols, spaces and controls beyond ASCII.
const fn is_other(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{A9}' | '\u{AB}'..='\u{B4}' | '\u{B6}'..='\u{B9}' | '\u{BB}'..='\u{BF}' | '×' | '÷'
        | '\u{2C2}'..='\u{2DF}' | '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}' | '\u{2190}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E7F}'
        | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{D7B0}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE6F}'
        | '\u{FEFF}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FFF0}'..='\u{FFFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{E0000}'..)
}
