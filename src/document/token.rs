use crate::lexicon::{self, Word};
use crate::text::{Span, letter};

/// The smallest piece of text that rules look at. Ten bytes: there is one for five bytes of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte: as bytes, so that no room is left for alignment.
    start: [u8; 4],
    /// Its number in the lexicon, case and accents folded.
    pub word: Word,
    /// How many bytes it has: [`MOST`] at most.
    length: u8,
    /// What it is made of.
    pub class: Class,
    /// How it is capitalised; [`Case::None`] without letters.
    pub case: Case,
    /// Whether it follows the token before it without white space between.
    pub glued: bool,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Letters, with apostrophes inside ("don't") or stops between single letters ("U.S.").
    Word,
    /// Digits, with separators inside: "12", "1,000", "3.30".
    Number,
    /// Digits with an ordinal ending: "84th".
    Ordinal,
    /// Digits and letters mixed: "4x4", "12pm".
    Mixed,
    /// The genitive ending of the word before: 's or ’s.
    Possessive,
    /// A quotation mark or apostrophe of any shape, double or single.
    Mark,
    /// A full stop.
    Stop,
    /// An ellipsis: one character or a run of full stops.
    Ellipsis,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// `?`
    Question,
    /// `!`
    Exclamation,
    /// A hyphen.
    Hyphen,
    /// A dash: – — or two or more hyphens.
    Dash,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// `/`
    Slash,
    /// `$ £ € ¥`
    Currency,
    /// Anything else, one character.
    Other,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No letters.
    None,
    /// goal
    Lower,
    /// Goal
    Capital,
    /// GOAL, also single capital letters
    Upper,
    /// iPhone, McAllister
    Mixed,
}

/// Longest token in bytes: what goes on for longer is several.
const MOST: usize = u8::MAX as usize;
/// Shortest word that is two written together, in bytes: "kickoff".
const TOGETHER: usize = 7;

impl Token {
    /// Where it stands.
    pub const fn span(&self) -> Span {
        let start = u32::from_ne_bytes(self.start);
        Span::new(start, start + self.length as u32)
    }

    /// A number that is the same for the same word, case and accents folded: its number in the lexicon, or one of its letters.
    pub fn key(&self, text: &str) -> u32 {
        self.word.number().unwrap_or_else(|| letter::key_of(text, self.span()) | 1 << 31)
    }

    /// Whether it starts with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.class == Class::Word && matches!(self.case, Case::Capital | Case::Upper | Case::Mixed)
    }

    /// The number that a token of class `Number` or `Ordinal` stands for, thousands separators left out and decimals cut
    /// off; `None` above 999,999,999.
    pub fn number(&self, text: &str) -> Option<u32> {
        if !matches!(self.class, Class::Number | Class::Ordinal) {
            return None;
        }
        let mut value: u32 = 0;
        for byte in self.span().of(text).bytes() {
            match byte {
                b'0'..=b'9' if value >= 100_000_000 => return None,
                b'0'..=b'9' => value = value * 10 + (byte - b'0') as u32,
                b',' => {}
                _ => break,
            }
        }
        Some(value)
    }
}

/// Appends the tokens of `within`, which is one line or paragraph of `text`.
pub fn push(text: &str, within: Span, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let last = (within.end as usize).min(bytes.len());
    let mut at = within.start as usize;
    let mut glued = false;
    while at < last {
        let first = bytes.get(at).copied().unwrap_or(b' ');
        if first == b' ' {
            at += 1;
            glued = false;
            continue;
        }
        let mut end = last.min(at + MOST);
        let plain = if first.is_ascii_alphabetic() { plain_word(bytes, at, end) } else { None };
        let (class, length, (word, case)) = match plain {
            Some((length, found)) => (Class::Word, length, found),
            None => {
                while !text.is_char_boundary(end) {
                    end -= 1;
                }
                let Some(c) = text.get(at..end).and_then(|rest| rest.chars().next()) else { break };
                if letter::is_space(c) {
                    at += c.len_utf8();
                    glued = false;
                    continue;
                }
                let (class, length) = match c {
                    '0'..='9' => number(text, at, end),
                    _ if letter::is_word(c) => word(text, at, end),
                    _ => sign(text, at, end, c, glued && tokens.last().is_some_and(|last| last.class != Class::Mark)),
                };
                (class, length, looked_up(text.get(at..at + length).unwrap_or(""), class))
            }
        };
        // "halftime" is what "half-time" is.
        let together = if length < TOGETHER { None } else { word.value(&lexicon::WRITTEN_TOGETHER) };
        let (length, (word, case)) = match together {
            Some(first) => (first as usize, looked_up(text.get(at..at + first as usize).unwrap_or(""), class)),
            None => (length, (word, case)),
        };
        tokens.push(Token { start: (at as u32).to_ne_bytes(), word, length: length as u8, class, case, glued });
        at += length;
        glued = true;
    }
}

/// A word of ASCII letters alone, which most are, from byte `at` on: its length and what [`looked_up`] says. `None` where it
/// is no such word, or where what follows may belong to it.
fn plain_word(bytes: &[u8], at: usize, end: usize) -> Option<(usize, (Word, Case))> {
    let plain = letter::plain(bytes, at, end);
    let goes_on =
        |byte: u8| byte >= 0x80 || byte.is_ascii_digit() || byte == b'\'' || byte == b'.' && plain.length == 1;
    let after = at + plain.length;
    if after < end && bytes.get(after).is_some_and(|&byte| goes_on(byte)) {
        return None;
    }
    let case = match () {
        _ if !plain.has_capital() => Case::Lower,
        _ if plain.is_capitalised() && plain.has_small() => Case::Capital,
        _ if plain.begins_with_capital() && !plain.has_small() => Case::Upper,
        _ => Case::Mixed,
    };
    Some((plain.length, (Word::look_up(plain.key), case)))
}

/// A word: letters, apostrophes between letters, and stops between single letters.
fn word(text: &str, at: usize, end: usize) -> (Class, usize) {
    let rest = text.get(at..end).unwrap_or("");
    let mut chars = rest.char_indices().peekable();
    let (mut length, mut run, mut digits, mut broken) = (0, 0, false, false);
    while let Some((place, c)) = chars.next() {
        // "PeÃ±a": what follows is half of a letter that was decoded wrongly.
        let half = broken && matches!(c, '\u{A1}'..='\u{BF}');
        broken = matches!(c, 'Ã' | '\u{303}');
        if half || letter::is_word(c) {
            length = place + c.len_utf8();
            run += 1;
            digits |= c.is_ascii_digit();
            continue;
        }
        let Some(&(_, next)) = chars.peek() else {
            // "U.S." takes its last stop along, "U." does not.
            if c == '.' && run == 1 && length > 1 && rest.as_bytes().get(length.wrapping_sub(2)) == Some(&b'.') {
                length += 1;
            }
            break;
        };
        match c {
            '\'' | '’' if letter::is_word(next) => {
                let mut after = chars.clone();
                after.next();
                // A lone s behind an apostrophe is the genitive, or "is": a token of its own.
                if matches!(next, 's' | 'S') && !after.peek().is_some_and(|&(_, more)| letter::is_word(more)) {
                    break;
                }
                run = 2;
            }
            '.' if run == 1 && next.is_ascii_alphabetic() && single_letter(&chars) => run = 0,
            '.' if run == 1 && length > 1 && rest.as_bytes().get(length.wrapping_sub(2)) == Some(&b'.') => {
                length += 1;
                break;
            }
            _ => break,
        }
    }
    (if digits { Class::Mixed } else { Class::Word }, length)
}

/// Whether the next character is a letter alone before a stop.
fn single_letter(chars: &std::iter::Peekable<std::str::CharIndices<'_>>) -> bool {
    let mut ahead = chars.clone();
    ahead.next();
    ahead.next().is_some_and(|(_, c)| c == '.')
}

/// Digits with single separators inside; then an ordinal ending, or letters that make it mixed.
fn number(text: &str, at: usize, end: usize) -> (Class, usize) {
    let bytes = text.as_bytes().get(at..end).unwrap_or(&[]);
    let mut length = 0;
    while let Some(byte) = bytes.get(length) {
        let separated = matches!(byte, b'.' | b',') && bytes.get(length + 1).is_some_and(u8::is_ascii_digit)
            // A comma groups three digits: "1,000", but "12,78" is a list.
            && (*byte == b'.' || bytes.get(length + 1..length + 4).is_some_and(|three| three.iter().all(u8::is_ascii_digit))
                && !bytes.get(length + 4).is_some_and(u8::is_ascii_digit));
        if !byte.is_ascii_digit() && !separated {
            break;
        }
        length += 1;
    }
    let letters = text.get(at + length..end).unwrap_or("");
    let tail = letters.find(|c| !letter::is_word(c)).unwrap_or(letters.len());
    let class = match letters.get(..tail) {
        Some("") | None => Class::Number,
        Some(ending) if ["st", "nd", "rd", "th"].iter().any(|known| known.eq_ignore_ascii_case(ending)) => {
            Class::Ordinal
        }
        Some(_) => Class::Mixed,
    };
    (class, length + tail)
}

/// Punctuation. `behind_word`: it follows a word or number directly.
fn sign(text: &str, at: usize, end: usize, c: char, behind_word: bool) -> (Class, usize) {
    let rest = text.get(at..end).unwrap_or("");
    let run = |same: char| rest.chars().take_while(|&next| next == same).count();
    let class = match c {
        '.' if run('.') > 1 => return (Class::Ellipsis, run('.')),
        '-' if run('-') > 1 => return (Class::Dash, run('-')),
        '\'' | '’' if behind_word => {
            let mut chars = rest.chars().skip(1);
            if matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(letter::is_word) {
                return (Class::Possessive, c.len_utf8() + 1);
            }
            Class::Mark
        }
        '.' => Class::Stop,
        '…' => Class::Ellipsis,
        ',' => Class::Comma,
        ':' => Class::Colon,
        ';' => Class::Semicolon,
        '?' => Class::Question,
        '!' => Class::Exclamation,
        '-' | '‐' | '‑' => Class::Hyphen,
        '–' | '—' | '―' => Class::Dash,
        '(' | '[' => Class::Open,
        ')' | ']' => Class::Close,
        '/' => Class::Slash,
        '$' | '£' | '€' | '¥' => Class::Currency,
        '"' | '\'' | '`' | '´' | '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '″' | '′' => {
            Class::Mark
        }
        _ => Class::Other,
    };
    (class, c.len_utf8())
}

/// The word and its case.
fn looked_up(slice: &str, class: Class) -> (Word, Case) {
    if !matches!(class, Class::Word | Class::Mixed | Class::Possessive) {
        return (Word::NONE, Case::None);
    }
    let (mut letters, mut capitals, mut first) = (0, 0, false);
    for (at, c) in slice.chars().enumerate() {
        let upper = letter::is_upper(c);
        first |= at == 0 && upper;
        capitals += upper as usize;
        letters += letter::is_word(c) as usize;
    }
    (Word::look_up(letter::Key::of(slice)), case(first, capitals, letters))
}

/// The case of a word of so many capitals among so many letters.
fn case(first: bool, capitals: usize, letters: usize) -> Case {
    match (first, capitals) {
        (_, 0) => Case::Lower,
        (true, _) if capitals == letters => Case::Upper,
        (true, 1) => Case::Capital,
        _ => Case::Mixed,
    }
}
