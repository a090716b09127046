//! A reader of JSON texts: what `serde_json` accepts, this accepts, with the same values.

use serde::Deserializer;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::error::{Error, Problem, Token};
use super::number::Number;
use super::string::Text;

/// So many lists and objects may stand inside of each other, as in `serde_json`.
const LEVELS: u8 = 127;

/// A JSON text being read, from the front to the back and once.
#[derive(Debug)]
pub(crate) struct Reader<'de> {
    pub(super) text: &'de str,
    /// How many bytes were read.
    pub(super) at: usize,
    /// How many more levels may be opened.
    levels: u8,
    pub(super) lenient: bool,
    /// The last string that had an escape.
    pub(super) built: String,
}

impl<'de> Reader<'de> {
    pub(crate) fn new(text: &'de str) -> Self {
        Reader {
            text,
            at: 0,
            levels: LEVELS,
            lenient: false,
            built: String::new(),
        }
    }

    /// A reader that forgives what does not hide where a value ends: half a surrogate pair (it
    /// becomes U+FFFD), control characters in strings, a byte order mark in front, and NUL behind.
    pub(crate) fn lenient(text: &'de str) -> Self {
        let end = text.trim_end_matches(['\0', ' ', '\t', '\r', '\n']).len();
        let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Reader {
            at: start.min(end),
            lenient: true,
            ..Reader::new(&text[..end])
        }
    }

    /// Refuses what stands behind the value.
    pub(crate) fn end(&mut self) -> Result<(), Error> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected(Token::Nothing)),
        }
    }

    /// The error that the next character is none that may come, or that there is no other.
    #[cold]
    pub(super) fn unexpected(&self, expected: Token) -> Error {
        match self.text[self.at..].chars().next() {
            Some(came) => Error::new(Problem::Found { came, expected }, self.at + 1),
            None => Error::new(Problem::End { expected }, self.at),
        }
    }

    /// The next byte that is not white space. It is not read yet.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Reads a word of which the first byte is next.
    #[inline]
    fn word(&mut self, word: &'static str) -> Result<(), Error> {
        let rest = &self.text.as_bytes()[self.at..];
        if rest.starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(());
        }
        let same = rest.iter().zip(word.bytes()).take_while(|(a, b)| **a == *b);
        self.at += same.count();
        Err(self.unexpected(Token::Word(word)))
    }

    /// Reads the bracket that opens a list or an object.
    #[inline]
    fn open(&mut self) -> Result<(), Error> {
        self.at += 1;
        match self.levels.checked_sub(1) {
            Some(left) => self.levels = left,
            None => return Err(Error::new(Problem::TooDeep, self.at)),
        }
        Ok(())
    }

    /// Whether another item comes next, or else the bracket that closes. What separates it from
    /// the one before is read.
    #[inline]
    fn another(&mut self, first: bool, list: Brackets) -> Result<bool, Error> {
        match self.peek() {
            Some(byte) if byte == list.close => return Ok(false),
            Some(_) if first => {}
            Some(b',') => {
                self.at += 1;
                if self.peek() == Some(list.close) {
                    return Err(Error::new(Problem::TrailingComma, self.at + 1));
                }
            }
            _ => return Err(self.unexpected(list.end)),
        }
        Ok(true)
    }

    /// Reads the quote... of a key
    #[inline]
    fn key(&mut self) -> Result<Text<'de, '_>, Error> {
        match self.peek() {
            Some(b'"') => self.string(),
            _ => Err(self.unexpected(Token::Key)),
        }
    }

    #[inline]
    fn colon(&mut self) -> Result<(), Error> {
        match self.peek() {
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            _ => Err(self.unexpected(Token::Colon)),
        }
    }

    /// Reads a list or an object.
    #[inline]
    fn items<T, F>(&mut self, brackets: Brackets, visit: F) -> Result<T, Error>
    where
        F: FnOnce(Items<'_, 'de>) -> Result<T, Error>,
    {
        self.open()?;
        let result = visit(Items {
            reader: self,
            first: true,
        });
        match result {
            Ok(value) => {
                self.close(brackets)?;
                Ok(value)
            }
            Err(error) => Err(self.locate(error, brackets)),
        }
    }

    #[inline]
    fn close(&mut self, brackets: Brackets) -> Result<(), Error> {
        if self.peek() != Some(brackets.close) {
            return Err(self.unexpected(brackets.end));
        }
        self.at += 1;
        self.levels += 1;
        Ok(())
    }

    /// The error with its place. Where the visitor of a list or an object made it, that is behind
    /// the bracket that closes, if it comes next.
    #[cold]
    fn locate(&mut self, error: Error, brackets: Brackets) -> Error {
        if error.offset().is_some() {
            return error;
        }
        match self.peek() {
            Some(byte) if byte == brackets.close => self.at += 1,
            Some(b',') if brackets.close == b']' => {
                self.at += 1;
                self.peek();
            }
            _ => {}
        }
        error.at(self.at)
    }

    /// Reads a value and keeps nothing of it, without recursion.
    fn skip(&mut self) -> Result<(), Error> {
        let outside = self.levels;
        // Of each open level one bit: whether it is an object. There are never more than 127.
        let mut objects = 0_u128;
        loop {
            let mut first = false;
            match self.peek() {
                Some(b'"') => drop(self.string()?),
                Some(bracket @ (b'{' | b'[')) => {
                    self.open()?;
                    objects = objects << 1 | u128::from(bracket == b'{');
                    first = true;
                }
                Some(b'-' | b'0'..=b'9') => drop(self.number()?),
                Some(b't') => self.word("true")?,
                Some(b'f') => self.word("false")?,
                Some(b'n') => self.word("null")?,
                _ => return Err(self.unexpected(Token::Value)),
            }
            loop {
                if self.levels == outside {
                    return Ok(());
                }
                let is_object = objects & 1 == 1;
                let brackets = if is_object { OBJECT } else { LIST };
                if self.another(first, brackets)? {
                    if is_object {
                        self.key()?;
                        self.colon()?;
                    }
                    break;
                }
                self.close(brackets)?;
                objects >>= 1;
                first = false;
            }
        }
    }
}

/// How a list or an object ends.
#[derive(Debug, Clone, Copy)]
struct Brackets {
    close: u8,
    end: Token,
}

const LIST: Brackets = Brackets {
    close: b']',
    end: Token::CommaOrBracket,
};

const OBJECT: Brackets = Brackets {
    close: b'}',
    end: Token::CommaOrBrace,
};

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let value = match self.peek() {
            Some(b'"') => match self.string()? {
                Text::Borrowed(text) => visitor.visit_borrowed_str(text),
                Text::Built(text) => visitor.visit_str(text),
            },
            Some(b'{') => return self.items(OBJECT, |object| visitor.visit_map(object)),
            Some(b'[') => return self.items(LIST, |list| visitor.visit_seq(list)),
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
            _ => return Err(self.unexpected(Token::Value)),
        };
        value.map_err(|error: Error| error.at(self.at))
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

    /// An enum is a string, or an object of one entry.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let value = match self.peek() {
            Some(b'"') => {
                let (Text::Borrowed(name) | Text::Built(name)) = self.string()?;
                visitor.visit_enum(name.into_deserializer())
            }
            Some(b'{') => {
                return self.items(OBJECT, |object| {
                    visitor.visit_enum(MapAccessDeserializer::new(object))
                });
            }
            _ => return self.deserialize_any(visitor),
        };
        value.map_err(|error: Error| error.at(self.at))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.skip()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier
    }
}

/// The items of a list or an object.
struct Items<'r, 'de> {
    reader: &'r mut Reader<'de>,
    first: bool,
}

impl Items<'_, '_> {
    #[inline]
    fn another(&mut self, brackets: Brackets) -> Result<bool, Error> {
        let first = std::mem::replace(&mut self.first, false);
        self.reader.another(first, brackets)
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_element_seed<T>(&mut self, seed: T) -> Result<Option<T::Value>, Error>
    where
        T: DeserializeSeed<'de>,
    {
        if self.another(LIST)? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_key_seed<K>(&mut self, seed: K) -> Result<Option<K::Value>, Error>
    where
        K: DeserializeSeed<'de>,
    {
        if self.another(OBJECT)? {
            let key = Key(&mut *self.reader);
            seed.deserialize(key).map(Some)
        } else {
            Ok(None)
        }
    }

    #[inline]
    fn next_value_seed<V>(&mut self, seed: V) -> Result<V::Value, Error>
    where
        V: DeserializeSeed<'de>,
    {
        self.reader.colon()?;
        seed.deserialize(&mut *self.reader)
    }
}

/// A key of an object: always a text.
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

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let (Text::Borrowed(key) | Text::Built(key)) = self.0.key()?;
        visitor.visit_enum(key.into_deserializer())
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
