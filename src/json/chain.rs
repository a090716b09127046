//! The fields of an object: first those on the tape, then those that are still unread.

use serde::de::{DeserializeSeed, MapAccess};

use crate::json::replay::Replay;
use crate::json::tape::Tape;

pub(crate) struct Chain<'de, A> {
    buffered: Replay<'de>,
    live: A,
    /// Whether the last key was on the tape. Its value is then on the tape, too.
    is_buffered: bool,
}

impl<'de, A: MapAccess<'de>> Chain<'de, A> {
    pub(crate) fn new(tape: Tape<'de>, live: A) -> Self {
        Chain {
            buffered: tape.into_replay(),
            live,
            is_buffered: false,
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Chain<'de, A> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<K>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error>
    where
        K: DeserializeSeed<'de>,
    {
        self.is_buffered = self.buffered.begin_entry();
        if self.is_buffered {
            seed.deserialize(self.buffered.value()).map(Some)
        } else {
            self.live.next_key_seed(seed)
        }
    }

    #[inline]
    fn next_value_seed<V>(&mut self, seed: V) -> Result<V::Value, A::Error>
    where
        V: DeserializeSeed<'de>,
    {
        if self.is_buffered {
            seed.deserialize(self.buffered.value())
        } else {
            self.live.next_value_seed(seed)
        }
    }
}
