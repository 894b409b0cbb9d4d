//! The text of an answer.

use std::fmt;
use std::io;

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    SerializeTupleVariant, Serializer,
};

use crate::error::{Error, ErrorCode, Result};

/// A view as its JSON text. A view has only keys that are texts, and memory takes whatever is written: neither step can fail.
pub(super) fn text(view: &impl Serialize) -> Result<String> {
    let mut json = Json { text: Vec::new(), gathered: [0; 256], used: 0, last: 0 };
    let told = view.serialize(&mut json);
    json.settle();
    told.ok().and_then(|()| String::from_utf8(json.text).ok()).ok_or_else(|| Error::new(ErrorCode::NothingToShow, ""))
}

/// A JSON text while it grows. Texts and numbers are written by `serde_json`; here is only what stands between them. That library's own serializer can fail at
/// every byte, and asking for it after every field of every answer takes a twentieth of the wasm. None of this fails, which the compiler sees where the
/// methods for fields and elements are inlined.
///
/// It grows mostly by a few bytes at a time: these are gathered first, for that costs less than to call for a copy of memory each time.
struct Json {
    text: Vec<u8>,
    gathered: [u8; 256],
    used: usize,
    /// The last byte: nothing is parted by a comma from what opens a list or an object.
    last: u8,
}

impl Json {
    fn settle(&mut self) {
        self.text.extend_from_slice(self.gathered.get(..self.used).unwrap_or_default());
        self.used = 0;
    }

    #[inline(never)]
    fn add(&mut self, piece: &[u8]) {
        if self.used + piece.len() > self.gathered.len() {
            self.settle();
        }
        match self.gathered.get_mut(self.used..self.used + piece.len()) {
            Some(place) => {
                for (to, &byte) in place.iter_mut().zip(piece) {
                    *to = byte;
                }
                self.used += piece.len();
            }
            None => self.text.extend_from_slice(piece),
        }
        self.last = piece.last().copied().unwrap_or(self.last);
    }

    /// Parts what follows from what stands before it.
    fn part(&mut self) {
        if !matches!(self.last, b'[' | b'{') {
            self.add(b",");
        }
    }

    /// A key with its colon.
    #[inline(never)]
    fn key(&mut self, key: &str) {
        self.part();
        self.string(key);
        self.add(b":");
    }

    #[inline(never)]
    fn string(&mut self, text: &str) {
        self.leaf(text);
    }

    /// Memory takes whatever is written.
    fn leaf<T: Serialize + ?Sized>(&mut self, leaf: &T) {
        let _ = serde_json::to_writer(self, leaf);
    }
}

impl io::Write for Json {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.add(piece);
        Ok(piece.len())
    }

    fn write_all(&mut self, piece: &[u8]) -> io::Result<()> {
        self.add(piece);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

type Told = core::result::Result<(), fmt::Error>;

/// Methods that write a leaf.
macro_rules! leaves {
    ($($method:ident: $type:ty as $wide:ty,)+) => {
        $(fn $method(self, value: $type) -> Told {
            self.leaf(&<$wide>::from(value));
            Ok(())
        })+
    };
}

/// Methods that open a list or an object.
macro_rules! opened {
    ($($method:ident($($more:ident: $type:ty),*) $text:literal,)+) => {
        $(fn $method(self, $($more: $type),*) -> core::result::Result<Self, fmt::Error> {
            $(let _ = $more;)*
            self.add($text);
            Ok(self)
        })+
    };
}

impl Serializer for &mut Json {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    leaves! {
        serialize_i8: i8 as i64,
        serialize_i16: i16 as i64,
        serialize_i32: i32 as i64,
        serialize_i64: i64 as i64,
        serialize_u8: u8 as u64,
        serialize_u16: u16 as u64,
        serialize_u32: u32 as u64,
        serialize_u64: u64 as u64,
        serialize_f32: f32 as f32,
        serialize_f64: f64 as f64,
        serialize_char: char as char,
    }

    opened! {
        serialize_seq(len: Option<usize>) b"[",
        serialize_tuple(len: usize) b"[",
        serialize_tuple_struct(name: &'static str, len: usize) b"[",
        serialize_map(len: Option<usize>) b"{",
        serialize_struct(name: &'static str, len: usize) b"{",
    }

    fn serialize_bool(self, value: bool) -> Told {
        self.add(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Told {
        self.string(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Told {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Told {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Told {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Told {
        self.add(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Told {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Told {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Told {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, variant: &'static str, value: &T) -> Told {
        self.add(b"{");
        self.key(variant);
        value.serialize(&mut *self)?;
        self.add(b"}");
        Ok(())
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> core::result::Result<Self, fmt::Error> {
        self.add(b"{");
        self.key(variant);
        self.add(b"[");
        Ok(self)
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> core::result::Result<Self, fmt::Error> {
        self.add(b"{");
        self.key(variant);
        self.add(b"{");
        Ok(self)
    }
}

/// What stands in a list.
macro_rules! lists {
    ($($trait:ident $method:ident $end:literal,)+) => {
        $(impl $trait for &mut Json {
            type Ok = ();
            type Error = fmt::Error;

            #[inline(always)]
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Told {
                self.part();
                value.serialize(&mut **self)
            }

            fn end(self) -> Told {
                self.add($end);
                Ok(())
            }
        })+
    };
}

lists! {
    SerializeSeq serialize_element b"]",
    SerializeTuple serialize_element b"]",
    SerializeTupleStruct serialize_field b"]",
    SerializeTupleVariant serialize_field b"]}",
}

/// What stands under a known key.
macro_rules! structs {
    ($($trait:ident $end:literal,)+) => {
        $(impl $trait for &mut Json {
            type Ok = ();
            type Error = fmt::Error;

            #[inline(always)]
            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Told {
                self.key(key);
                value.serialize(&mut **self)
            }

            fn end(self) -> Told {
                self.add($end);
                Ok(())
            }
        })+
    };
}

structs! {
    SerializeStruct b"}",
    SerializeStructVariant b"}}",
}

impl SerializeMap for &mut Json {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Told {
        self.part();
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Told {
        self.add(b":");
        value.serialize(&mut **self)
    }

    fn end(self) -> Told {
        self.add(b"}");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Serialize;
    use std::collections::BTreeMap;

    #[derive(Serialize)]
    enum Kind {
        Plain,
        One(f64),
        Two(i8, char),
        Named { r#as: Option<u8> },
    }

    #[derive(Serialize)]
    struct Everything {
        unit: (),
        flag: bool,
        numbers: Vec<f64>,
        pair: (i32, f32),
        kinds: Vec<Kind>,
        map: BTreeMap<String, Vec<String>>,
        empty: BTreeMap<String, u64>,
        tagged: Tagged,
    }

    #[derive(Serialize)]
    #[serde(tag = "kind")]
    enum Tagged {
        Inner { value: Option<bool> },
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// The library's own serializer says the same.
        #[test]
        fn as_serde_json_writes(
            flag in any::<bool>(),
            numbers in proptest::collection::vec(any::<f64>(), 0..4),
            texts in proptest::collection::vec(any::<String>(), 0..4),
            whole in any::<i32>(),
        ) {
            let kinds = vec![Kind::Plain, Kind::One(0.1), Kind::Two(-1, '"'), Kind::Named { r#as: None }, Kind::Named { r#as: Some(7) }];
            let map = texts.iter().map(|text| (text.clone(), texts.clone())).collect();
            let tagged = Tagged::Inner { value: Some(flag) };
            let all = Everything { unit: (), flag, numbers, pair: (whole, 0.5), kinds, map, empty: BTreeMap::new(), tagged };
            prop_assert_eq!(text(&all).unwrap(), serde_json::to_string(&all).unwrap());
        }
    }
}
