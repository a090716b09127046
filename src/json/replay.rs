//! Reads the values on a tape, in the order in which they were written.

use std::marker::PhantomData;
use std::vec;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::json::tape::{Buffered, Tape};

impl<'de> Tape<'de> {
    /// Turns the tape into a reader of its values, from the first one.
    pub(crate) fn into_replay(self) -> Replay<'de> {
        // Most tapes have one chunk, and need no list of chunks. With several chunks, the replay starts
        // with an empty one, and takes the first from the list.
        let mut chunks = self.full;
        let first = if chunks.is_empty() {
            self.last
        } else {
            chunks.push(self.last);
            Vec::new()
        };
        Replay {
            chunk: first.into_iter(),
            later: chunks.into_iter(),
            unescaped: self.unescaped.into_iter(),
            entries: self.entries,
        }
    }
}

/// A tape that is being read.
#[derive(Debug)]
pub(crate) struct Replay<'de> {
    /// The rest of the current chunk.
    chunk: vec::IntoIter<Buffered<'de>>,
    later: vec::IntoIter<Vec<Buffered<'de>>>,
    unescaped: vec::IntoIter<String>,
    /// How many entries are left.
    entries: usize,
}

impl<'de> Replay<'de> {
    /// The next token.
    #[inline]
    fn next(&mut self) -> Buffered<'de> {
        match self.chunk.next() {
            Some(token) => token,
            None => self.next_chunk(),
        }
    }

    /// The first token of the next chunk. The old chunk is freed.
    #[cold]
    fn next_chunk(&mut self) -> Buffered<'de> {
        self.chunk = self.later.next().unwrap_or_default().into_iter();
        // `Null` is never used: each list and object knows its length, so nobody reads beyond the last token.
        self.chunk.next().unwrap_or(Buffered::Null)
    }

    /// The text of the token [`Buffered::Unescaped`] that was just read.
    #[inline]
    fn unescaped(&mut self) -> String {
        self.unescaped.next().unwrap_or_default()
    }

    /// The entries that are left, as a map.
    pub(crate) fn fields<E: de::Error>(&mut self) -> impl MapAccess<'de, Error = E> {
        let left = self.entries;
        ReplayItems::new(self, left)
    }

    /// Whether another entry is left. If so, its key and its value must be read next.
    #[inline]
    pub(crate) fn begin_entry(&mut self) -> bool {
        let begun = self.entries > 0;
        self.entries -= usize::from(begun);
        begun
    }

    /// The next key or value, as a deserializer.
    #[inline]
    pub(crate) fn value<E>(&mut self) -> ReplayValue<'_, 'de, E> {
        ReplayValue {
            token: self.next(),
            replay: self,
            error: PhantomData,
        }
    }
}

/// One value on a tape, as a deserializer.
pub(crate) struct ReplayValue<'r, 'de, E> {
    token: Buffered<'de>,
    replay: &'r mut Replay<'de>,
    error: PhantomData<E>,
}

impl<'de, E: de::Error> Deserializer<'de> for ReplayValue<'_, 'de, E> {
    type Error = E;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.token {
            Buffered::Null => visitor.visit_unit(),
            Buffered::Bool(flag) => visitor.visit_bool(flag),
            Buffered::Signed(number) => visitor.visit_i64(number),
            Buffered::Unsigned(number) => visitor.visit_u64(number),
            Buffered::Float(number) => visitor.visit_f64(number),
            Buffered::Text(text) => visitor.visit_borrowed_str(text),
            Buffered::Unescaped => visitor.visit_string(self.replay.unescaped()),
            Buffered::List(left) => visitor.visit_seq(ReplayItems::new(self.replay, left)),
            Buffered::Object(left) => visitor.visit_map(ReplayItems::new(self.replay, left)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        // Only null is absent, as in JSON. A `Some` of another format was already unwrapped when it was
        // buffered.
        match self.token {
            Buffered::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

/// The items of a list or the entries of an object on a tape.
struct ReplayItems<'r, 'de, E> {
    replay: &'r mut Replay<'de>,
    /// How many items or entries are left.
    left: usize,
    error: PhantomData<E>,
}

impl<'r, 'de, E> ReplayItems<'r, 'de, E> {
    fn new(replay: &'r mut Replay<'de>, left: usize) -> Self {
        ReplayItems {
            replay,
            left,
            error: PhantomData,
        }
    }

    fn next_value<T>(&mut self, seed: T) -> Result<T::Value, E>
    where
        T: DeserializeSeed<'de>,
        E: de::Error,
    {
        seed.deserialize(self.replay.value())
    }
}

impl<'de, E: de::Error> SeqAccess<'de> for ReplayItems<'_, 'de, E> {
    type Error = E;

    fn next_element_seed<T>(&mut self, seed: T) -> Result<Option<T::Value>, E>
    where
        T: DeserializeSeed<'de>,
    {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        self.next_value(seed).map(Some)
    }
}

impl<'de, E: de::Error> MapAccess<'de> for ReplayItems<'_, 'de, E> {
    type Error = E;

    fn next_key_seed<K>(&mut self, seed: K) -> Result<Option<K::Value>, E>
    where
        K: DeserializeSeed<'de>,
    {
        // A key is one token, like an item. Reading the key lowers `left` for the whole entry; reading the
        // value does not.
        SeqAccess::next_element_seed(self, seed)
    }

    fn next_value_seed<V>(&mut self, seed: V) -> Result<V::Value, E>
    where
        V: DeserializeSeed<'de>,
    {
        self.next_value(seed)
    }
}
