//! How a callback is read by any other deserializer: `serde_json`, a web framework, `MessagePack`.
//!
//! Such a deserializer cannot look ahead, so the fields before `type` are buffered on a tape. All strings
//! are read as `Cow`, and converted at the end: the code is then compiled once for each deserializer, not
//! once for each string type.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};

use crate::callback::header::{EventHeader, TypeCode};
use crate::callback::{Callback, CallbackRef};
use crate::error::TYPE_BESIDE_DATA;
use crate::json::chain::Chain;
use crate::json::tape::Tape;
use crate::json::unknown::{KeepAll, TakeUnknown, read_all};

impl<'de: 'a, 'a> Deserialize<'de> for CallbackRef<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut callback: CallbackRef<'de> = Callback::blank();
        let envelope = Object {
            callback: &mut callback,
            in_data: false,
        };
        envelope.deserialize(deserializer)?;
        Ok(callback)
    }
}

impl<'de> Deserialize<'de> for Callback {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        CallbackRef::deserialize(deserializer).map(CallbackRef::into_owned)
    }
}

/// The seed of an object with the event: the whole body, or the object under `data`.
struct Object<'c, 'de> {
    callback: &'c mut CallbackRef<'de>,
    /// Whether it is the object under `data`.
    in_data: bool,
}

impl<'de> DeserializeSeed<'de> for Object<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Object<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.in_data {
            "an object, the event"
        } else {
            "an object, the callback"
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let Object { callback, in_data } = self;
        let mut tape = Tape::default();
        // The key `type` says that this object is the event, `data` that it is the envelope. Until one of
        // these two keys is read, every other key goes to the tape, with its value.
        let wanted: &[&str] = if in_data {
            &["type"]
        } else {
            &["type", "data"]
        };
        loop {
            // `None`: the object ends. `Some(Some(key))`: a wanted key. `Some(None)`: another key, which is now
            // on the tape.
            match fields.next_key_seed(tape.buffer_key_unless(wanted))? {
                None => return Err(A::Error::missing_field("type")),
                Some(Some("type")) => {
                    let code = fields.next_value_seed(TypeCode)?;
                    let mut header = EventHeader::new(Some(code), true, in_data);
                    // The kind is known now. The payload reads the fields on the tape, then the rest.
                    let fields = Chain::new(tape, fields);
                    return header.read(fields, callback).result();
                }
                Some(Some(_data)) => {
                    // The fields on the tape are not an event: they are keys of the envelope.
                    let mut outer = KeepAll::at_depth(0);
                    read_all(tape.into_replay().fields(), &mut outer)?;
                    // Inside `data`, a second `data` is an unknown field of the event.
                    let in_data = true;
                    fields.next_value_seed(Object { callback, in_data })?;
                    read_all(fields, &mut BesideData(&mut outer))?;
                    callback.outer = outer.take_extra();
                    return Ok(());
                }
                Some(None) => fields.next_value_seed(tape.buffer_value())?,
            }
        }
    }
}

/// Keeps the keys of the envelope that follow `data`. A second `data` and a `type` are refused.
struct BesideData<'o>(&'o mut KeepAll);

impl<'de> TakeUnknown<'de> for BesideData<'_> {
    fn take<D: Deserializer<'de>>(&mut self, key: &str, value: D) -> Result<(), D::Error> {
        match key {
            "type" => Err(D::Error::custom(TYPE_BESIDE_DATA)),
            "data" => Err(D::Error::duplicate_field("data")),
            _ => self.0.take(key, value),
        }
    }
}
