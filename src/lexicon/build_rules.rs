//! `[rules name]`: patterns of words and slots, a rule a line: `the? RELATION UNIT = step`.
//!
//! Small letters are words, capitals are slots that the finder fills (see [`SLOTS`]). `a|b` is one or the other, a `?`
//! behind means that it may be missing. Behind the `=` stands the reading (see [`READINGS`]) and perhaps a number from
//! 0 to 255. The longest rule that fits wins; of equal ones the first.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a rule can ask for besides words. The finder in `spans/times` fills them.
const SLOTS: &[&str] = &[
    "DATE", "QUANTITY", "UNIT", "UNITS", "RELATION", "WEEKDAY", "WEEKDAYS", "MONTH", "SEASON", "PART", "ORDINAL",
    "FESTIVAL", "YEAR", "YEARS", "DECADE", "CLOCK", "DAYWORD",
];

/// The first bit of words in a set of slots: each word has one of these by its number. Behind them stands the bit for
/// nothing more.
const WORD: usize = SLOTS.len();
const BUCKETS: usize = 8;
const BITS: usize = WORD + BUCKETS + 1;

/// How a match can be read. The resolver in `article/calendar` knows what each means.
const READINGS: &[&str] = &[
    "date", "day", "step", "ago", "later", "ahead", "duration", "set", "present", "past", "future", "weekday", "month",
    "season", "quarter", "half", "years", "decade", "century", "festival", "clock", "part", "nth",
];

const OPTIONAL: u16 = 0x8000;
const OR: u16 = 0x4000;

/// One rule: reading and number, and its elements, each a slot or a word with its flags.
pub struct Rule {
    head: u16,
    elements: Vec<(u16, Result<u16, String>)>,
}

impl Rule {
    /// Reads one line.
    pub fn read(line: &str) -> Result<Rule, String> {
        let (pattern, reading) = line.split_once('=').ok_or("a rule needs `= reading`")?;
        let mut reading = reading.split_whitespace();
        let name = reading.next().ok_or("a rule needs a reading")?;
        let code = READINGS.iter().position(|known| *known == name).ok_or(format!("`{name}` is no reading"))?;
        let number = match reading.next() {
            None => 0,
            Some(number) => number.parse::<u8>().map_err(|_| format!("`{number}` is no number from 0 to 255"))?,
        };
        let mut elements = Vec::new();
        for item in pattern.split_whitespace() {
            let (item, optional) = item.strip_suffix('?').map_or((item, 0), |item| (item, OPTIONAL));
            let choices: Vec<&str> = item.split('|').collect();
            for (at, choice) in choices.iter().enumerate() {
                let flags = optional | if at + 1 < choices.len() { OR } else { 0 };
                let slot = SLOTS.iter().position(|known| known == choice);
                if slot.is_none() && choice.chars().any(|c| c.is_ascii_uppercase()) {
                    return Err(format!("`{choice}` is no slot"));
                }
                elements.push((flags, slot.map(|slot| slot as u16).ok_or(choice.to_string())));
            }
        }
        if elements.is_empty() {
            return Err("a rule without elements".into());
        }
        Ok(Rule { head: (code as u16) << 8 | number as u16, elements })
    }

    /// The words it names.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.elements.iter().filter_map(|(_, element)| element.as_ref().err().map(String::as_str))
    }

    fn push(&self, id: &BTreeMap<&str, usize>, out: &mut Vec<u16>) {
        out.extend([self.head, self.elements.len() as u16]);
        for (flags, element) in &self.elements {
            out.push(flags | element.clone().unwrap_or_else(|word| (SLOTS.len() + id[word.as_str()]) as u16));
        }
    }
}

/// Classes and tables of phrases whose words can begin a time expression, besides the words that rules begin with.
pub const STARTS: &[&str] = &[
    "month",
    "weekday",
    "ordinal",
    "number",
    "relation",
    "dayword",
    "weekdays",
    "season",
    "part",
    "unit",
    "decade",
    "festivals",
    "quantities",
    "time-modifier",
    "no-time",
];

/// Words that the finder itself asks for.
pub const ALSO: &[&str] = &["ad", "another"];

impl Rule {
    /// The elements that its first token can fill, those that the next one can fill where one token or a quantity fills the first:
    /// bits of slots and of words; in the second set all bits, also the one behind, where nothing need follow.
    fn beginnings(&self, id: &BTreeMap<&str, usize>) -> (u32, u32) {
        let bit = |(_, element): &(u16, Result<u16, String>)| match element {
            Ok(slot) => 1u32 << slot,
            Err(word) => 1 << (WORD + id[word.as_str()] % BUCKETS),
        };
        // Elements that stand for one place, and whether the place may stay empty.
        let mut places: Vec<(u32, bool)> = Vec::new();
        let mut goes_on = false;
        for element in &self.elements {
            let optional = element.0 & OPTIONAL != 0;
            match places.last_mut().filter(|_| goes_on) {
                Some(place) => place.0 |= bit(element),
                None => places.push((bit(element), optional)),
            }
            goes_on = element.0 & OR != 0;
        }
        let reach = |from: usize| {
            let open = places.iter().skip(from).position(|place| !place.1).map_or(places.len(), |at| from + at);
            let bits = places.iter().take(open + 1).skip(from).fold(0, |bits, place| bits | place.0);
            (bits, open)
        };
        let (first, open) = reach(0);
        let mut second = 0;
        for from in 1..=open + 1 {
            let (bits, open) = reach(from);
            second |= if open >= places.len() { u32::MAX } else { bits };
        }
        (first, second)
    }

    /// The words it can begin with.
    pub fn first_words(&self) -> impl Iterator<Item = &str> {
        let open = self.elements.iter().position(|(flags, _)| *flags == 0).unwrap_or(self.elements.len());
        self.elements.iter().take(open + 1).filter_map(|(_, element)| element.as_ref().err().map(String::as_str))
    }
}

/// The tables of all rules, and the names of slots and readings.
pub fn tables(rules: &BTreeMap<String, Vec<Rule>>, id: &BTreeMap<&str, usize>, out: &mut String) {
    for (name, rules) in rules {
        let (mut flat, mut places) = (Vec::new(), Vec::new());
        let (mut first, mut second) = (vec![0u128; BITS], vec![0u128; BITS]);
        assert!(rules.len() <= 128, "[rules {name}]: more than 128 rules");
        for (at, rule) in rules.iter().enumerate() {
            places.push(flat.len());
            rule.push(id, &mut flat);
            let (begins, goes_on) = rule.beginnings(id);
            for bit in 0..BITS {
                first[bit] |= ((begins >> bit & 1) as u128) << at;
                second[bit] |= ((goes_on >> bit & 1) as u128) << at;
            }
        }
        let name = name.to_uppercase().replace('-', "_");
        let _ = writeln!(
            out,
            "/// The rules `{name}`.\npub static {name}: Rules = \
             Rules {{ rows: &{flat:?}, places: &{places:?}, first: {first:?}, second: {second:?} }};"
        );
    }
    let _ = writeln!(out, "/// Numbers of the slots of a rule.\npub mod slot {{");
    for (at, name) in SLOTS.iter().enumerate() {
        let _ = writeln!(out, "/// Slot.\npub const {name}: u16 = {at};");
    }
    let _ = writeln!(out, "/// The first bit of words in a set of slots.\npub const WORD: u16 = {WORD};");
    let _ = writeln!(out, "/// How many bits words have, by their numbers.\npub const BUCKETS: u16 = {BUCKETS};");
    let _ = writeln!(out, "/// Word numbers follow.\npub const COUNT: u16 = {};\n}}", SLOTS.len());
    let variants: Vec<String> = READINGS
        .iter()
        .map(|name| name.chars().take(1).map(|c| c.to_ascii_uppercase()).chain(name.chars().skip(1)).collect())
        .collect();
    let listed: Vec<String> = variants.iter().map(|name| format!("Reading::{name}")).collect();
    let _ = writeln!(
        out,
        "/// How a match is read.\n#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]\npub enum Reading {{ #[default] {} }}\n\
         impl Reading {{ pub(crate) const ALL: &'static [Reading] = &[{}]; }}",
        variants.join(", "),
        listed.join(", ")
    );
}
