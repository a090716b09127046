//! The reader as `serde` sees it.

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::error::{Error, Step};
use super::number::Number;
use super::problem::{Problem, Token};
use super::reader::{Reader, Text};

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.peek() {
            Some(b'"') => match self.string()? {
                Text::Borrowed(text) => visitor.visit_borrowed_str(text),
                Text::Built(text) => visitor.visit_str(text),
            },
            Some(b'{') => self.items(|object: Items<b'}'>| visitor.visit_map(object)),
            Some(b'[') => self.items(|list: Items<b']'>| visitor.visit_seq(list)),
            Some(b'-' | b'0'..=b'9') => match self.number()? {
                Number::Unsigned(number) => visitor.visit_u64(number),
                Number::Signed(number) => visitor.visit_i64(number),
                Number::Float(number) => visitor.visit_f64(number),
            },
            Some(b't') => {
                self.word("true")?;
                visitor.visit_bool(true)
            }
            Some(b'f') => {
                self.word("false")?;
                visitor.visit_bool(false)
            }
            Some(b'n') => {
                self.word("null")?;
                visitor.visit_unit()
            }
            _ => Err(self.unexpected(Token::Value)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.peek() == Some(b'n') {
            self.word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    /// Reads a string, the name of a variant, or an object with its name and its content.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.peek() {
            Some(b'"') => {
                let (Text::Borrowed(name) | Text::Built(name)) = self.string()?;
                visitor.visit_enum(name.into_deserializer())
            }
            Some(b'{') => self.items(|object: Items<b'}'>| {
                visitor.visit_enum(MapAccessDeserializer::new(object))
            }),
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> Reader<'de> {
    /// Reads the one value that the text is.
    pub(crate) fn whole<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let value = seed.deserialize(&mut *self);
        let value = value.map_err(|error| error.at(self.at))?;
        self.end()?;
        Ok(value)
    }

    /// Reads a list or an object, of which the bracket is next.
    #[inline]
    fn items<const CLOSE: u8, T, F>(&mut self, visit: F) -> Result<T, Error>
    where
        F: FnOnce(Items<'_, 'de, CLOSE>) -> Result<T, Error>,
    {
        self.open()?;
        let items = Items {
            reader: self,
            item: 0,
        };
        match visit(items) {
            Ok(value) => self.close(CLOSE).map(|()| value),
            Err(error) => Err(self.locate(error, CLOSE)),
        }
    }
}

/// The items of a list or an object, as the bracket says that closes it.
struct Items<'r, 'de, const CLOSE: u8> {
    reader: &'r mut Reader<'de>,
    /// Of a list: how many items were begun. Of an object: where the last key begins, which is
    /// never 0.
    item: usize,
}

impl<const CLOSE: u8> Items<'_, '_, CLOSE> {
    #[inline]
    fn another(&mut self) -> Result<bool, Error> {
        let another = self.reader.another(self.item == 0, CLOSE);
        another.map_err(|error| self.behind_item(error))
    }

    /// The error that an item ends otherwise than it must: it is said to be in that item.
    #[cold]
    fn behind_item(&self, error: Error) -> Error {
        match CLOSE {
            _ if self.item == 0 || *error.problem() == Problem::TrailingComma => error,
            b']' => error.inside(Step::Item(self.item - 1)),
            _ => error.inside(Step::Key(self.item)),
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de, b']'> {
    type Error = Error;

    #[inline]
    fn next_element_seed<T>(&mut self, seed: T) -> Result<Option<T::Value>, Error>
    where
        T: DeserializeSeed<'de>,
    {
        if !self.another()? {
            return Ok(None);
        }
        self.item += 1;
        match seed.deserialize(&mut *self.reader) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(self.reader.inside(error, Step::Item(self.item - 1))),
        }
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de, b'}'> {
    type Error = Error;

    #[inline]
    fn next_key_seed<K>(&mut self, seed: K) -> Result<Option<K::Value>, Error>
    where
        K: DeserializeSeed<'de>,
    {
        if !self.another()? {
            return Ok(None);
        }
        self.item = self.reader.at;
        seed.deserialize(Key(&mut *self.reader)).map(Some)
    }

    #[inline]
    fn next_value_seed<V>(&mut self, seed: V) -> Result<V::Value, Error>
    where
        V: DeserializeSeed<'de>,
    {
        self.reader.colon()?;
        let value = seed.deserialize(&mut *self.reader);
        value.map_err(|error| self.reader.inside(error, Step::Key(self.item)))
    }
}

/// The key of an entry: a text, whatever is asked for.
struct Key<'r, 'de>(&'r mut Reader<'de>);

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.key()? {
            Text::Borrowed(key) => visitor.visit_borrowed_str(key),
            Text::Built(key) => visitor.visit_str(key),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
