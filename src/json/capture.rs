//! Buffers values: reads them from a deserializer, and writes them to the tape.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::json::tape::{Buffered, Tape};
use crate::json::{check_depth, check_finite, private_number};

impl<'de> Tape<'de> {
    /// Buffers a key. Its value must be buffered next.
    fn buffer_key(&mut self) -> BufferKey<'_, 'de> {
        self.buffer_key_unless(&[])
    }

    /// Buffers a key, unless it is one of `wanted`: such a key is returned, and its value is not buffered.
    pub(crate) fn buffer_key_unless<'t>(
        &'t mut self,
        wanted: &'t [&'static str],
    ) -> BufferKey<'t, 'de> {
        BufferKey { tape: self, wanted }
    }

    /// Buffers the value of the last key. Key and value are one entry of the tape.
    pub(crate) fn buffer_value(&mut self) -> BufferValue<'_, 'de> {
        self.entries += 1;
        BufferValue {
            tape: self,
            depth: 0,
        }
    }
}

/// The seed that buffers one value.
pub(crate) struct BufferValue<'t, 'de> {
    tape: &'t mut Tape<'de>,
    /// How many lists and objects the value is inside.
    depth: u8,
}

impl<'de> BufferValue<'_, 'de> {
    /// The seed for an item, or for a key or value of an object: one level deeper.
    fn inner(&mut self) -> BufferValue<'_, 'de> {
        BufferValue {
            tape: self.tape,
            depth: self.depth + 1,
        }
    }
}

impl<'de> DeserializeSeed<'de> for BufferValue<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for BufferValue<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.tape.push(Buffered::Null);
        Ok(())
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<(), E> {
        self.tape.push(Buffered::Bool(flag));
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.tape.push(Buffered::Signed(number));
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.tape.push(Buffered::Unsigned(number));
        Ok(())
    }

    #[allow(clippy::cast_precision_loss)] // A number wider than 64 bits is kept as a float.
    fn visit_i128<E: de::Error>(self, number: i128) -> Result<(), E> {
        self.visit_f64(number as f64)
    }

    #[allow(clippy::cast_precision_loss)] // A number wider than 64 bits is kept as a float.
    fn visit_u128<E: de::Error>(self, number: u128) -> Result<(), E> {
        self.visit_f64(number as f64)
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<(), E> {
        check_finite(number)?;
        self.tape.push(Buffered::Float(number));
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.tape.push(Buffered::Text(text));
        Ok(())
    }

    // A text that is not a slice of the body: it had an escape, or the format reads from a stream.
    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E>(self, text: String) -> Result<(), E> {
        self.tape.push_unescaped(text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        check_depth(self.depth)?;
        // The length is known only at the end of the list. 0 is written now, and replaced then.
        self.tape.push(Buffered::List(0));
        let place = self.tape.place();
        let mut items = 0;
        while list.next_element_seed(self.inner())?.is_some() {
            items += 1;
        }
        self.tape.set(place, Buffered::List(items));
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut object: A) -> Result<(), A::Error> {
        let before = self.tape.pushed;
        self.tape.push(Buffered::Object(0));
        let place = self.tape.place();
        let mut key = object.next_key_seed(self.tape.buffer_key())?;
        let may_be_number = key.is_some()
            && self
                .tape
                .last_text()
                .is_some_and(private_number::may_be_number);
        // With `arbitrary_precision`, `serde_json` hands over a number as an object with one special key. A
        // number does not count as a level, so this object may be one level too deep. If it turns out to be a
        // real object, the last line of the function refuses it.
        check_depth(self.depth.saturating_sub(u8::from(may_be_number)))?;
        let mut entries = 0;
        while key.is_some() {
            object.next_value_seed(self.inner())?;
            entries += 1;
            key = object.next_key_seed(self.tape.buffer_key())?;
        }
        self.tape.set(place, Buffered::Object(entries));
        // A number took exactly three tokens: the object, the key and a text. If the value was itself a
        // number object, more tokens were pushed (`pushed` never decreases), and this object is not a number.
        if may_be_number && self.tape.pushed == before + 3 {
            let text = self.tape.last_text();
            if let Some(number) = text.and_then(private_number::number) {
                for _ in ["the text", "the key", "the object"] {
                    self.tape.pop();
                }
                return self.visit_f64(number);
            }
        }
        check_depth(self.depth)
    }
}

/// The seed that buffers one key, or returns it if it is a wanted one.
pub(crate) struct BufferKey<'t, 'de> {
    tape: &'t mut Tape<'de>,
    wanted: &'t [&'static str],
}

impl BufferKey<'_, '_> {
    fn find(&self, key: &str) -> Option<&'static str> {
        self.wanted.iter().copied().find(|wanted| *wanted == key)
    }
}

impl<'de> DeserializeSeed<'de> for BufferKey<'_, 'de> {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for BufferKey<'_, 'de> {
    type Value = Option<&'static str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
        let found = self.find(key);
        if found.is_none() {
            self.tape.push(Buffered::Text(key));
        }
        Ok(found)
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        let found = self.find(key);
        if found.is_none() {
            self.tape.push_unescaped(key.to_owned());
        }
        Ok(found)
    }
}
