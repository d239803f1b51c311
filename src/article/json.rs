//! Writes the public shape as JSON. Small, for it is shipped: it knows what the shape is made of, and no more.

use serde::ser::{self, Impossible, Serialize};
use std::fmt::Error;

/// `value` as JSON without white space. Fractions are written to two digits, which is what the shape has.
/// `None` for what has no place in the shape: maps, bytes, variants that carry something.
pub fn write(value: &impl Serialize) -> Option<String> {
    let mut json = Json { out: String::new() };
    value.serialize(&mut json).ok().map(|()| json.out)
}

struct Json {
    out: String,
}

/// A list or an object that has been opened, and what closes it.
struct Open<'a> {
    json: &'a mut Json,
    close: char,
}

impl Json {
    #[inline(never)]
    fn number(&mut self, value: u64) {
        if value >= 10 {
            self.number(value / 10);
        }
        self.out.push((b'0' + (value % 10) as u8) as char);
    }

    #[inline(never)]
    fn string(&mut self, value: &str) {
        self.out.push('"');
        for c in value.chars() {
            match c {
                '"' | '\\' => {
                    self.out.push('\\');
                    self.out.push(c);
                }
                '\0'..='\x1f' => {
                    self.out.push_str("\\u00");
                    for digit in [c as u8 >> 4, c as u8 & 15] {
                        self.out.push(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 } as char);
                    }
                }
                _ => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    #[inline(never)]
    fn open(&mut self, open: char, close: char) -> Open<'_> {
        self.out.push(open);
        Open { json: self, close }
    }
}

impl Open<'_> {
    /// The comma before whatever is not the first.
    #[inline(never)]
    fn next(&mut self, name: Option<&str>) {
        if !self.json.out.ends_with(['[', '{']) {
            self.json.out.push(',');
        }
        if let Some(name) = name {
            self.json.string(name);
            self.json.out.push(':');
        }
    }

    #[inline(never)]
    fn close(self) {
        self.json.out.push(self.close);
    }
}

macro_rules! numbers {
    ($($method:ident $type:ty),+) => { $(
        fn $method(self, value: $type) -> Result<(), Error> {
            self.number(u64::from(value));
            Ok(())
        }
    )+ };
}

macro_rules! absent {
    ($($method:ident($($type:ty),*) -> $out:ty),+ $(,)?) => { $(
        fn $method(self, $(_: $type),*) -> Result<$out, Error> {
            Err(Error)
        }
    )+ };
}

impl<'a> ser::Serializer for &'a mut Json {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers!(serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64);

    absent! {
        serialize_i8(i8) -> (), serialize_i16(i16) -> (), serialize_i32(i32) -> (), serialize_i64(i64) -> (),
        serialize_f32(f32) -> (), serialize_char(char) -> (), serialize_bytes(&[u8]) -> (),
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_map(Option<usize>) -> Self::SerializeMap,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    /// 0 and above.
    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        let hundredths = (value * 100.0 + 0.5) as u64;
        self.number(hundredths / 100);
        self.out.push('.');
        self.number(hundredths / 10 % 10);
        if !hundredths.is_multiple_of(10) {
            self.number(hundredths % 10);
        }
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.string(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Error> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Error> {
        Ok(self.open('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, Error> {
        Ok(self.open('[', ']'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Error> {
        Ok(self.open('{', '}'))
    }
}

impl ser::SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.next(None);
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.next(Some(name));
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::article::wire;
    use crate::text::Utf16Table;

    #[test]
    fn same_as_serde_json() {
        let text = "Ada Marsh hails “brave” side\n12 March 2021\n\n\"We\u{1}\\ were 2-1 down,\" said Marsh. “Tom — 😀 —\tscored”\n\
            Leo Brandt scored after 27 minutes for Northgate.";
        let article = crate::parse(text, &crate::Options::default());
        let shape = wire::article(&article, &Utf16Table::new(text));
        let ours: serde_json::Value = serde_json::from_str(&write(&shape).unwrap()).unwrap();
        assert_eq!(ours, serde_json::to_value(&shape).unwrap());
    }

    #[test]
    fn signs_and_fractions() {
        for words in ["", "\"", "\\", "\u{0}\u{1f}\u{20}\u{7f}", "\n\t\r", "é😀\u{2028}"] {
            assert_eq!(serde_json::from_str::<String>(&write(&words).unwrap()).unwrap(), words);
        }
        let written: Vec<String> = [0.0, 0.05, 0.5, 0.97, 1.0].iter().filter_map(write).collect();
        assert_eq!(written, ["0.0", "0.05", "0.5", "0.97", "1.0"]);
    }
}
