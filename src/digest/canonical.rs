//! Serialises any value into bytes that only this value has.
//!
//! The form is never read back. Every part begins with a tag for its type and, where its length
//! isn't fixed, that length; names of fields are left out because a type has the same ones always
//! and every new program is a new generator (see `publish::key`).

use serde::Serialize;
use serde::ser::{self, Serializer};

/// The canonical bytes of `value`.
pub(super) fn bytes<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    let mut sink = Sink(Vec::with_capacity(4096));
    // The sink takes everything; a type's own `Serialize` could fail, and none of ours does.
    #[expect(clippy::expect_used, reason = "only a bug can make it fail")]
    value.serialize(&mut sink).expect("a view serialises without error");
    sink.0
}

struct Sink(Vec<u8>);

impl Sink {
    fn put(&mut self, tag: u8, bytes: &[u8]) {
        self.0.push(tag);
        self.0.extend_from_slice(bytes);
    }

    fn put_long(&mut self, tag: u8, bytes: &[u8]) {
        self.open(tag, bytes.len());
        self.0.extend_from_slice(bytes);
    }

    fn open(&mut self, tag: u8, length: usize) {
        self.put(tag, &(length as u64).to_le_bytes());
    }
}

/// What a type's own `Serialize` says when it fails.
#[derive(Debug)]
pub(super) struct Failure(String);

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl ser::Error for Failure {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

type Done = Result<(), Failure>;

impl Serializer for &mut Sink {
    type Ok = ();
    type Error = Failure;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    fn is_human_readable(&self) -> bool {
        false
    }
    fn serialize_bool(self, v: bool) -> Done {
        self.put(b'b', &[u8::from(v)]);
        Ok(())
    }
    fn serialize_i8(self, v: i8) -> Done {
        self.serialize_i64(v.into())
    }
    fn serialize_i16(self, v: i16) -> Done {
        self.serialize_i64(v.into())
    }
    fn serialize_i32(self, v: i32) -> Done {
        self.serialize_i64(v.into())
    }
    fn serialize_i64(self, v: i64) -> Done {
        self.put(b'i', &v.to_le_bytes());
        Ok(())
    }
    fn serialize_u8(self, v: u8) -> Done {
        self.serialize_u64(v.into())
    }
    fn serialize_u16(self, v: u16) -> Done {
        self.serialize_u64(v.into())
    }
    fn serialize_u32(self, v: u32) -> Done {
        self.serialize_u64(v.into())
    }
    fn serialize_u64(self, v: u64) -> Done {
        self.put(b'u', &v.to_le_bytes());
        Ok(())
    }
    fn serialize_f32(self, v: f32) -> Done {
        self.serialize_f64(v.into())
    }
    fn serialize_f64(self, v: f64) -> Done {
        self.put(b'f', &v.to_bits().to_le_bytes());
        Ok(())
    }
    fn serialize_char(self, v: char) -> Done {
        self.put(b'c', &u32::from(v).to_le_bytes());
        Ok(())
    }
    fn serialize_str(self, v: &str) -> Done {
        self.put_long(b's', v.as_bytes());
        Ok(())
    }
    fn serialize_bytes(self, v: &[u8]) -> Done {
        self.put_long(b'y', v);
        Ok(())
    }
    fn serialize_none(self) -> Done {
        self.put(b'n', &[]);
        Ok(())
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        self.put(b'o', &[]);
        value.serialize(self)
    }
    fn serialize_unit(self) -> Done {
        self.put(b'0', &[]);
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }
    fn serialize_unit_variant(self, _: &'static str, index: u32, _: &'static str) -> Done {
        self.put(b'v', &index.to_le_bytes());
        Ok(())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        value: &T,
    ) -> Done {
        self.put(b'V', &index.to_le_bytes());
        value.serialize(self)
    }
    fn serialize_seq(self, length: Option<usize>) -> Result<Self, Failure> {
        self.open(b'[', length.unwrap_or(usize::MAX));
        Ok(self)
    }
    fn serialize_tuple(self, length: usize) -> Result<Self, Failure> {
        self.serialize_seq(Some(length))
    }
    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Self, Failure> {
        self.serialize_seq(Some(length))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        length: usize,
    ) -> Result<Self, Failure> {
        self.put(b'V', &index.to_le_bytes());
        self.serialize_seq(Some(length))
    }
    fn serialize_map(self, length: Option<usize>) -> Result<Self, Failure> {
        self.open(b'{', length.unwrap_or(usize::MAX));
        Ok(self)
    }
    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Self, Failure> {
        self.serialize_map(Some(length))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        length: usize,
    ) -> Result<Self, Failure> {
        self.put(b'V', &index.to_le_bytes());
        self.serialize_map(Some(length))
    }
}

// A closing mark ends what has no length of its own (a sequence of unknown length, a flattened
// map), so that what follows can't be taken for its next item.
macro_rules! parts {
    ($($trait:ident :: $method:ident ( $($name:ident : $type:ty),* )),* $(,)?) => {$(
        impl ser::$trait for &mut Sink {
            type Ok = ();
            type Error = Failure;
            fn $method<T: Serialize + ?Sized>(&mut self, $($name: $type,)* value: &T) -> Done {
                $(let _ = $name;)*
                value.serialize(&mut **self)
            }
            fn end(self) -> Done {
                self.put(b'.', &[]);
                Ok(())
            }
        }
    )*};
}

parts! {
    SerializeSeq::serialize_element(),
    SerializeTuple::serialize_element(),
    SerializeTupleStruct::serialize_field(),
    SerializeTupleVariant::serialize_field(),
    SerializeStruct::serialize_field(key: &'static str),
    SerializeStructVariant::serialize_field(key: &'static str),
}

impl ser::SerializeMap for &mut Sink {
    type Ok = ();
    type Error = Failure;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        key.serialize(&mut **self)
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut **self)
    }
    fn end(self) -> Done {
        self.put(b'.', &[]);
        Ok(())
    }
}
