//! The sections `[patterns name]`: what a text may say so that something happened.
//!
//! A row is `kind slots flags: pattern`, and the lines under it that start with `>` are its examples, which do not ship:
//!
//! ```text
//! goal S-: tapped|poked ball? home
//! > {Ada Marsh} tapped the ball home.
//! ```
//!
//! - slots, for the player and for the other: `S` the subject, `O` the name that follows, `B` the name after "by",
//!   `G` whose it is ("Marsh's header", "a header from Marsh"), `T` the subject is a team, `-` nobody.
//! - flags: `weak` (counts only beside a telling without a player), `x2`, `x3`, `x4` (so many events), `unreal` (the words say
//!   themselves that it did not happen; nothing else may take them).
//! - pattern: elements that follow each other. `a|b` one of them, `<class>` a word of a class, `@` a capitalised word, `#` a
//!   number, `?` behind an element: it may be missing, `~N` before an element: up to N tokens between.

use std::collections::BTreeMap;

/// The kinds of rows, in the order of `EventKind::ALL`; a test holds the two together.
pub const KINDS: &[&str] = &[
    "goal",
    "penalty-goal",
    "own-goal",
    "penalty-awarded",
    "penalty-missed",
    "penalty-saved",
    "disallowed-goal",
    "yellow-card",
    "red-card",
    "substitution",
    "injury",
    "var-review",
    "save",
    "woodwork",
    "miss",
    "chance",
    "kick-off",
    "half-time",
    "full-time",
    "extra-time",
    "shootout",
];
const SLOTS: &str = "-SOBGT";

/// One row, words and classes still by name.
pub struct Row {
    head: u16,
    elements: Vec<Element>,
}

struct Element {
    optional: bool,
    gap: u16,
    items: Vec<String>,
}

/// Reads a row. Lines that start with `>` are examples: the caller leaves them out.
pub fn row(line: &str) -> Result<Row, String> {
    let (head, pattern) = line.split_once(": ").ok_or("a row is `kind slots: pattern`")?;
    let mut parts = head.split_whitespace();
    let kind = parts.next().unwrap_or("");
    let kind = KINDS.iter().position(|known| *known == kind).ok_or_else(|| format!("no kind `{kind}`"))?;
    let slots: Vec<usize> = parts.next().unwrap_or("").chars().filter_map(|slot| SLOTS.find(slot)).collect();
    let [player, other] = slots[..] else { return Err(format!("two slots of {SLOTS} after the kind")) };
    let mut head = (kind | player << 5 | other << 8) as u16;
    for flag in parts {
        head |= match flag {
            "weak" => 1 << 11,
            "unreal" => 1 << 12,
            "x2" => 1 << 13,
            "x3" => 2 << 13,
            "x4" => 3 << 13,
            _ => return Err(format!("no flag `{flag}`")),
        };
    }
    let (mut elements, mut gap) = (Vec::new(), 0);
    for item in pattern.split_whitespace() {
        if let Some(count) = item.strip_prefix('~') {
            gap = count.parse().ok().filter(|count| *count <= 12).ok_or("a gap is ~1 to ~12")?;
            continue;
        }
        let (items, optional) = item.strip_suffix('?').map_or((item, false), |items| (items, true));
        elements.push(Element { optional, gap, items: items.split('|').map(String::from).collect() });
        gap = 0;
    }
    if elements
        .first()
        .is_none_or(|first| first.optional || first.gap > 0 || first.items.iter().any(|i| i == "@" || i == "#"))
    {
        return Err("the first element is words that must be there".into());
    }
    Ok(Row { head, elements })
}

impl Row {
    /// The words it names, for the vocabulary.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        let items = self.elements.iter().flat_map(|element| &element.items);
        items.filter(|item| !item.starts_with('<') && !matches!(item.as_str(), "@" | "#"))
    }
}

/// The rows as numbers: `head, count of elements`, then for each element
/// `optional << 15 | gap << 8 | count of items` and its items: a word's number, or 0x8000 and a class's bit; 0xFFFF a
/// capitalised word, 0xFFFE a number.
pub fn table(
    rows: &[Row],
    id: &BTreeMap<&str, usize>,
    bit: &dyn Fn(&str) -> Option<usize>,
) -> Result<Vec<u16>, String> {
    let mut flat = Vec::new();
    for row in rows {
        flat.extend([row.head, row.elements.len() as u16]);
        for element in &row.elements {
            flat.push((element.optional as u16) << 15 | element.gap << 8 | element.items.len() as u16);
            for item in &element.items {
                let number = match item.strip_prefix('<').and_then(|name| name.strip_suffix('>')) {
                    Some(class) => 0x8000 | bit(class).ok_or_else(|| format!("no class <{class}>"))? as u16,
                    None if item == "@" => 0xFFFF,
                    None if item == "#" => 0xFFFE,
                    None => *id.get(item.as_str()).ok_or_else(|| format!("no word `{item}`"))? as u16,
                };
                flat.push(number);
            }
        }
    }
    Ok(flat)
}
