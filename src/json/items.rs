//! The items of a list and the entries of an object, one after the other.

use std::convert::Infallible;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::error::{Step, Stopped};
use super::problem::Problem;
use super::reader::{JsonString, Reader, is_key};

impl<'de> Reader<'de> {
    /// Reads a list or an object, of which the bracket is next.
    #[inline]
    pub(crate) fn items<const CLOSE: u8, T, F>(&mut self, read: F) -> Result<T, Stopped>
    where
        F: FnOnce(Items<'_, 'de, CLOSE>) -> Result<T, Stopped>,
    {
        self.open()?;
        let items = Items {
            reader: self,
            item: 0,
        };
        match read(items) {
            Ok(value) => self.close(CLOSE).map(|()| value),
            Err(error) => Err(self.locate(error, CLOSE)),
        }
    }

    /// Reads an object. The error for any other value says what was `expected`.
    #[inline]
    pub(crate) fn object<T, F>(&mut self, expected: &'static str, read: F) -> Result<T, Stopped>
    where
        F: FnOnce(&mut Fields<'_, 'de>) -> Result<T, Stopped>,
    {
        match self.peek() {
            Some(b'{') => self.items(|mut fields: Fields| read(&mut fields)),
            _ => Err(self.refuse(expected)),
        }
    }

    /// Reads the value that is next, and gives the error that it is not what was `expected`.
    #[cold]
    pub(crate) fn refuse(&mut self, expected: &'static str) -> Stopped {
        match self.deserialize_any(Refuse(expected)) {
            Ok(never) => match never {},
            Err(error) => error,
        }
    }
}

/// A visitor that accepts no value.
struct Refuse(&'static str);

impl Visitor<'_> for Refuse {
    type Value = Infallible;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// The entries of an object.
pub(crate) type Fields<'r, 'de> = Items<'r, 'de, b'}'>;

/// The items of a list or an object; `CLOSE` is the bracket that closes it.
pub(crate) struct Items<'r, 'de, const CLOSE: u8> {
    reader: &'r mut Reader<'de>,
    /// Of a list: how many items were begun. Of an object: where the last key begins, which is
    /// never 0.
    item: usize,
}

impl<const CLOSE: u8> Items<'_, '_, CLOSE> {
    #[inline]
    fn another(&mut self) -> Result<bool, Stopped> {
        let another = self.reader.another(self.item == 0, CLOSE);
        another.map_err(|error| self.behind_item(error))
    }

    /// The error that an item ends otherwise than it must: it is said to be in that item.
    #[cold]
    fn behind_item(&self, error: Stopped) -> Stopped {
        match CLOSE {
            _ if self.item == 0 || *error.problem() == Problem::TrailingComma => error,
            b']' => error.inside(Step::Item(self.item - 1)),
            _ => error.inside(Step::Key(self.item)),
        }
    }
}

impl<'de> Items<'_, 'de, b']'> {
    /// Reads the next item, if there is one.
    #[inline]
    pub(crate) fn next_item<T, F>(&mut self, read: F) -> Result<Option<T>, Stopped>
    where
        F: FnOnce(&mut Reader<'de>) -> Result<T, Stopped>,
    {
        if !self.another()? {
            return Ok(None);
        }
        self.item += 1;
        let start = self.reader.at;
        match read(self.reader) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(self.refused(error, start)),
        }
    }

    /// The error that an item made, which began at `start`.
    #[cold]
    fn refused(&mut self, error: Stopped, start: usize) -> Stopped {
        // An entry is short, so its keys are looked through once more.
        let error = error.with_keys(|is_wanted| {
            let mut entry = Reader::new(&self.reader.text[start..]);
            let is_object = entry.peek() == Some(b'{') && entry.open().is_ok();
            is_object && entry.skip_to(0, |quoted| is_wanted(&quoted[1..quoted.len() - 1]))
        });
        self.reader.inside(error, Step::Item(self.item - 1))
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de, b']'> {
    type Error = Stopped;

    #[inline]
    fn next_element_seed<T>(&mut self, seed: T) -> Result<Option<T::Value>, Stopped>
    where
        T: DeserializeSeed<'de>,
    {
        self.next_item(|reader| seed.deserialize(reader))
    }
}

impl<'de> Fields<'_, 'de> {
    /// Reads the value of the key that was read last.
    #[inline]
    pub(crate) fn value<T, F>(&mut self, read: F) -> Result<T, Stopped>
    where
        F: FnOnce(&mut Reader<'de>) -> Result<T, Stopped>,
    {
        let behind_key = self.reader.at;
        self.reader.colon()?;
        let start = self.reader.at;
        match read(self.reader) {
            Ok(value) => Ok(value),
            Err(error) => Err(self.refused(error, behind_key, start)),
        }
    }

    /// An error that is made before anything of the value is read is about the key.
    #[cold]
    fn refused(&mut self, error: Stopped, behind_key: usize, start: usize) -> Stopped {
        if error.offset().is_none() && self.reader.at == start {
            self.reader.at = behind_key;
            return error;
        }
        self.reader.inside(error, Step::Key(self.item))
    }

    /// Reads the first key, if it is this one.
    #[inline]
    pub(super) fn first_is(&mut self, key: &str) -> Result<bool, Stopped> {
        let is_first = is_quoted_at(self.rest().trim_ascii_start(), key);
        if is_first {
            self.next_key::<IgnoredAny>()?;
        }
        Ok(is_first)
    }

    /// The text from here to the end of the body.
    pub(super) fn rest(&self) -> &'de str {
        &self.reader.text[self.reader.at..]
    }

    /// Which of two keys comes first. None is read.
    pub(crate) fn first_of(&mut self, keys: [&'static str; 2]) -> Option<&'static str> {
        let rest = self.rest().trim_ascii_start();
        let first = keys.into_iter().find(|key| is_quoted_at(rest, key));
        first.or_else(|| {
            let here = self.place();
            let mut first = None;
            self.reader.skip_to(0, |quoted| {
                first = keys.into_iter().find(|key| is_key(quoted, key));
                first.is_some()
            });
            self.reader.return_to(here);
            first
        })
    }

    /// The value of a key further ahead, by `seed`; `None` where there is none, or another value.
    /// Nothing is read.
    ///
    /// An error may have been made among the fields, which began at `start`: then the key is looked
    /// for behind it.
    pub(super) fn ahead<T>(&mut self, start: Place, key: &'static str, seed: T) -> Option<T::Value>
    where
        T: DeserializeSeed<'de>,
    {
        let here = self.place();
        let inner = usize::from(here.levels.saturating_sub(start.levels));
        let is_there = self.reader.skip_to(inner, |quoted| is_key(quoted, key));
        let value = is_there.then(|| seed.deserialize(&mut *self.reader).ok());
        self.reader.return_to(here);
        value.flatten()
    }

    /// Whether the last value under a key is an object, among all fields, which began at `start`.
    #[cold]
    pub(crate) fn has_object(&mut self, start: Place, key: &'static str) -> bool {
        let here = self.place();
        self.reader.return_to(start);
        let mut is_object = false;
        while self.reader.skip_to(0, |quoted| is_key(quoted, key)) {
            is_object = self.reader.peek() == Some(b'{');
        }
        self.reader.return_to(here);
        is_object
    }

    /// Reads all fields again, after an error among them.
    pub(super) fn begin_again(&mut self, start: Place) {
        self.reader.return_to(start);
        self.item = 0;
    }

    pub(crate) fn place(&self) -> Place {
        self.reader.place()
    }
}

impl Reader<'_> {
    pub(crate) fn place(&self) -> Place {
        let Reader { at, levels, .. } = *self;
        Place { at, levels }
    }

    /// Goes back to a place, also after an error.
    pub(crate) fn return_to(&mut self, place: Place) {
        self.at = place.at;
        self.levels = place.levels;
    }
}

/// Whether the text begins with the key, in its quotes and without an escape.
fn is_quoted_at(text: &str, key: &str) -> bool {
    let behind = text
        .strip_prefix('"')
        .and_then(|text| text.strip_prefix(key));
    behind.is_some_and(|behind| behind.starts_with('"'))
}

/// A place in a body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    at: usize,
    levels: u8,
}

impl<'de> MapAccess<'de> for Fields<'_, 'de> {
    type Error = Stopped;

    #[inline]
    fn next_key_seed<K>(&mut self, seed: K) -> Result<Option<K::Value>, Stopped>
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
    fn next_value_seed<V>(&mut self, seed: V) -> Result<V::Value, Stopped>
    where
        V: DeserializeSeed<'de>,
    {
        self.value(|reader| seed.deserialize(reader))
    }
}

/// The key of an entry: a text, whatever is asked for.
struct Key<'r, 'de>(&'r mut Reader<'de>);

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = Stopped;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        match self.0.key()? {
            JsonString::Borrowed(key) => visitor.visit_borrowed_str(key),
            JsonString::Unescaped(key) => visitor.visit_str(key),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
