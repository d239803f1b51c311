//! The public shape as numbers and one string, for the page's script to make the objects of: a call into the page for each
//! field would take as long as a quarter of the reading.

use super::wire::Value;
use crate::text::units;
use serde::ser::{Serialize, SerializeTuple, Serializer};

/// A value of the public shape, told flat. Serialises as two: the cells as bytes, and the words.
#[derive(Debug, Default)]
pub struct Flat {
    /// Cells, each as its bytes, the lowest first. In the lowest three bits of a cell what follows ([`CONSTANT`] …), above them a number.
    pub cells: Vec<[u8; 4]>,
    /// The words of all texts, one after the other.
    pub words: String,
    /// The names of the fields of each kind of object that was told.
    shapes: Vec<Vec<&'static str>>,
}

/// 0 is `null`, 1 `false`, 2 `true`.
pub const CONSTANT: u32 = 0;
/// The number itself.
pub const NUMBER: u32 = 1;
/// A number in hundredths.
pub const SHARE: u32 = 2;
/// A text of so many UTF-16 code units.
pub const TEXT: u32 = 3;
/// A span that starts there; the next cell is where it ends.
pub const SPAN: u32 = 4;
/// A list of so many values.
pub const LIST: u32 = 5;
/// An object of the kind with this number, its fields in their order. A kind that is new tells their names first: how many
/// they are, and each as [`TEXT`].
pub const OBJECT: u32 = 6;

/// `value`, told flat.
///
/// ```
/// use touchline::article::{flat, wire::Value};
/// let told = flat::told(&Value::Text("Özil".into()));
/// assert_eq!(told.cells, [[4 << 3 | flat::TEXT as u8, 0, 0, 0]]);
/// assert_eq!(told.words, "Özil");
/// ```
pub fn told(value: &Value) -> Flat {
    let mut flat = Flat::default();
    flat.tell(value);
    flat
}

impl Flat {
    fn tell(&mut self, value: &Value) {
        match value {
            Value::Null => self.cell(CONSTANT, 0),
            Value::Flag(flag) => self.cell(CONSTANT, 1 + *flag as u32),
            Value::Number(number) => self.cell(NUMBER, *number),
            Value::Share(hundredths) => self.cell(SHARE, *hundredths),
            Value::Text(words) => self.text(words),
            Value::Span(span) => {
                self.cell(SPAN, span.start);
                self.push(span.end);
            }
            Value::List(count, nth) => {
                self.cell(LIST, *count as u32);
                (0..*count).for_each(|at| self.tell(&nth(at)));
            }
            Value::Object(fields) => {
                let same = |shape: &Vec<&str>| {
                    shape.len() == fields.len() && shape.iter().zip(fields).all(|(known, (name, _))| known == name)
                };
                let known = self.shapes.iter().position(same);
                self.cell(OBJECT, known.unwrap_or(self.shapes.len()) as u32);
                if known.is_none() {
                    self.push(fields.len() as u32);
                    fields.iter().for_each(|(name, _)| self.text(name));
                    self.shapes.push(fields.iter().map(|&(name, _)| name).collect());
                }
                fields.iter().for_each(|(_, value)| self.tell(value));
            }
        }
    }

    fn text(&mut self, words: &str) {
        self.cell(TEXT, units(words));
        self.words.push_str(words);
    }

    fn cell(&mut self, what: u32, number: u32) {
        self.push(number << 3 | what);
    }

    fn push(&mut self, cell: u32) {
        self.cells.push(cell.to_le_bytes());
    }
}

impl Serialize for Flat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut both = serializer.serialize_tuple(2)?;
        both.serialize_element(&Bytes(self.cells.as_flattened()))?;
        both.serialize_element(&self.words)?;
        both.end()
    }
}

struct Bytes<'a>(&'a [u8]);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}
