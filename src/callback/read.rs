//! How a callback is read from a body, by this crate's own reader.
//!
//! Nothing here is generic over a deserializer, so all kinds are compiled once, in this crate.

use serde::de::{Error as _, MapAccess};

use crate::body::sealed::Read;
use crate::callback::header::{EventHeader, Kinds, TypeCode};
use crate::callback::{Callback, CallbackRef, hint};
use crate::error::{Error, TYPE_BESIDE_DATA};
use crate::json::error::Stopped;
use crate::json::items::Fields;
use crate::json::reader::Reader;
use crate::json::tagged::Tagged;
use crate::json::unknown::{KeepAll, TakeUnknown};
use crate::quirks::text::TextSeed;

impl<'de: 'a, 'a> Read<'de> for CallbackRef<'a> {
    fn read(body: &'de str) -> Result<Self, Error> {
        read(Kinds::Known, Reader::new(body))
    }
}

impl<'de> Read<'de> for Callback {
    fn read(body: &'de str) -> Result<Self, Error> {
        read(Kinds::Known, Reader::new(body)).map(CallbackRef::into_owned)
    }
}

/// Reads a whole body.
pub(super) fn read(kinds: Kinds, mut reader: Reader<'_>) -> Result<CallbackRef<'_>, Error> {
    let mut reading = Reading {
        kinds,
        code: None,
        callback: Callback::blank(),
    };
    let read = reading.body(&mut reader);
    match reader.finish(read) {
        Ok(()) => Ok(reading.callback),
        Err(error) => Err(Error::in_event(reader.text(), reading.code, &error)),
    }
}

/// One reading of a body.
struct Reading<'de> {
    kinds: Kinds,
    /// What `type` says, for an error.
    code: Option<i64>,
    callback: CallbackRef<'de>,
}

impl<'de> Reading<'de> {
    /// Reads the object that is the body: the envelope, or the event alone.
    fn body(&mut self, reader: &mut Reader<'de>) -> Result<(), Stopped> {
        reader.object("an object, the callback", |fields| {
            match fields.first_of(["data", "type"]) {
                Some("data") => self.envelope(fields),
                _ => self.event(fields, false),
            }
        })
    }

    /// Reads the event under `data`, and keeps the keys beside it.
    fn envelope(&mut self, fields: &mut Fields<'_, 'de>) -> Result<(), Stopped> {
        let mut has_data = false;
        let mut outer = KeepAll::at_depth(0);
        while let Some(key) = fields.next_key_seed(TextSeed)? {
            match &*key {
                "data" if has_data => fields.value(|_| Err(Stopped::duplicate_field("data")))?,
                "data" => {
                    fields.value(|reader| {
                        reader.object("an object, the event", |fields| self.event(fields, true))
                    })?;
                    has_data = true;
                }
                "type" => fields.value(|_| Err(Stopped::custom(TYPE_BESIDE_DATA)))?,
                key => fields.value(|reader| outer.take(key, reader))?,
            }
        }
        self.callback.outer = outer.into_extra();
        Ok(())
    }

    /// Reads the fields of the event.
    fn event(&mut self, fields: &mut Fields<'_, 'de>, in_data: bool) -> Result<(), Stopped> {
        let Reading {
            kinds,
            code,
            callback,
        } = self;
        let tagged = Tagged {
            fields,
            key: "type",
            seed: TypeCode,
        };
        tagged.read(hint::code, code, |fields, expected, is_read| {
            EventHeader::new(*kinds, expected, is_read, in_data).read(fields, callback)
        })
    }
}
