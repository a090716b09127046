//! The items of a list and the entries of an object, read one after the other.

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess};

use super::error::{Step, Stopped};
use super::key::Key;
use super::problem::Problem;
use super::reader::{Reader, is_key};

impl<'de> Reader<'de> {
    /// Reads a list or an object. Its opening bracket is the next byte.
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
        // serde's visitors may return before the last item. Then `close` finds no bracket, which is an error.
        match read(items) {
            Ok(value) => self.close(CLOSE).map(|()| value),
            Err(error) => Err(self.locate(error, CLOSE)),
        }
    }

    /// Reads an object. For any other value, the error says what was `expected`.
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
}

/// The entries of an object.
pub(crate) type Fields<'r, 'de> = Items<'r, 'de, b'}'>;

/// The items of a list or an object; `CLOSE` is the bracket that closes it.
pub(crate) struct Items<'r, 'de, const CLOSE: u8> {
    reader: &'r mut Reader<'de>,
    /// For a list: how many items have started. For an object: the offset of the last key, which is never 0
    /// because `{` is before it. 0 before the first item.
    item: usize,
}

impl<const CLOSE: u8> Items<'_, '_, CLOSE> {
    /// Whether another item follows.
    #[inline]
    fn another(&mut self) -> Result<bool, Stopped> {
        let another = self.reader.another(self.item == 0, CLOSE);
        another.map_err(|error| self.behind_item(error))
    }

    /// The error of what follows an item, such as a missing comma. Its path leads to that item.
    #[cold]
    fn behind_item(&self, error: Stopped) -> Stopped {
        // Before the first item, the path can name no item. A trailing comma is an error of the list itself.
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

    /// Completes the error of an item that began at `start`.
    #[cold]
    fn refused(&mut self, error: Stopped, start: usize) -> Stopped {
        // A second reader searches the item for the key in another spelling. This happens once for each
        // error: in outer levels the error already has steps, and `with_keys` does not call the closure.
        let error = error.with_keys(|is_wanted| {
            let mut entry = Reader::new(&self.reader.text[start..]);
            let is_object = entry.peek() == Some(b'{') && entry.open().is_ok();
            // `skip_to` gives keys with their quotes.
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

    /// Completes the error of the value that begins at `start`.
    #[cold]
    fn refused(&mut self, error: Stopped, behind_key: usize, start: usize) -> Stopped {
        // Nothing of the value was read, so the error is about the key: it occurs twice, for example. Then
        // the path ends at the object, and the position is the end of the key.
        if error.offset().is_none() && self.reader.at == start {
            self.reader.at = behind_key;
            return error;
        }
        self.reader.inside(error, Step::Key(self.item))
    }

    /// Reads the first key if it is `key`, and returns whether it is. It must be spelled without escapes.
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

    /// Returns which of two keys is first in the object. The position does not change.
    pub(crate) fn first_of(&mut self, keys: [&'static str; 2]) -> Option<&'static str> {
        // Nearly always it is the very first key: then nothing has to be skipped.
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

    /// The value of `key` further ahead, read by `seed`. `None` if there is no such key, or if its value does
    /// not fit. The position does not change.
    ///
    /// The fields begin at `start`. The search also works after an error in one of them. So the kind of an
    /// error does not depend on the order of keys: the tag is found even if it is after the faulty field.
    pub(super) fn ahead<T>(&mut self, start: Place, key: &'static str, seed: T) -> Option<T::Value>
    where
        T: DeserializeSeed<'de>,
    {
        let here = self.place();
        // After an error, the lists and objects around it are still open. The search first skips to their
        // end.
        let inner = usize::from(here.levels.saturating_sub(start.levels));
        let is_there = self.reader.skip_to(inner, |quoted| is_key(quoted, key));
        let value = is_there.then(|| seed.deserialize(&mut *self.reader).ok());
        self.reader.return_to(here);
        value.flatten()
    }

    /// Whether the last value of `key` is an object. All fields are searched; they began at `start`. The
    /// position does not change.
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

    /// Goes back to the first field, at `start`, to read all fields again. There may have been an error.
    pub(super) fn begin_again(&mut self, start: Place) {
        self.reader.return_to(start);
        self.item = 0;
    }

    /// The current position.
    pub(crate) fn place(&self) -> Place {
        self.reader.place()
    }
}

impl Reader<'_> {
    /// The current position.
    pub(crate) fn place(&self) -> Place {
        let Reader { at, levels, .. } = *self;
        Place { at, levels }
    }

    /// Goes back to a position. This also closes the levels that an error left open.
    pub(crate) fn return_to(&mut self, place: Place) {
        self.at = place.at;
        self.levels = place.levels;
    }
}

/// Whether the text begins with `key` in quotes, spelled without escapes.
fn is_quoted_at(text: &str, key: &str) -> bool {
    let behind = text
        .strip_prefix('"')
        .and_then(|text| text.strip_prefix(key));
    behind.is_some_and(|behind| behind.starts_with('"'))
}

/// A position in a body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    at: usize,
    /// How many lists and objects are open there.
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
        // The path of an error is made from this offset. The key itself is not stored.
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
