//! How a callback is read from a body, by this crate's own reader.
//!
//! Nothing here is generic over a deserializer, so the code for all kinds is compiled once, in this crate.

use std::borrow::Cow;

use serde::de::{Error as _, MapAccess};

use crate::body::sealed::{Kinds, Read};
use crate::callback::header::{EventHeader, TypeCode};
use crate::callback::{Callback, CallbackRef, hint, untyped};
use crate::error::{Error, TYPE_BESIDE_DATA};
use crate::json::error::Stopped;
use crate::json::items::Fields;
use crate::json::reader::Reader;
use crate::json::tagged::Tagged;
use crate::json::unknown::{KeepAll, TakeUnknown};
use crate::quirks::text::TextSeed;

impl<'de: 'a, 'a> Read<'de> for CallbackRef<'a> {
    fn read(body: &'de str) -> Result<Self, Error> {
        read(Reader::new(body), Kinds::Known)
    }

    fn repaired(body: &str) -> Result<Self, Error> {
        // The repaired text is dropped by the caller, so the callback cannot borrow from it.
        let callback = read(Reader::lenient(body), Kinds::Known)?;
        Ok(callback.map_text(|text| Cow::Owned(text.into_owned())))
    }
}

impl<'de> Read<'de> for Callback {
    fn read(body: &'de str) -> Result<Self, Error> {
        CallbackRef::read(body).map(CallbackRef::into_owned)
    }

    fn repaired(body: &str) -> Result<Self, Error> {
        read(Reader::lenient(body), Kinds::Known).map(CallbackRef::into_owned)
    }
}

/// Reads a whole body.
pub(super) fn read(mut reader: Reader<'_>, kinds: Kinds) -> Result<CallbackRef<'_>, Error> {
    let mut reading = Reading {
        kinds,
        code: None,
        callback: Callback::blank(),
    };
    let read = reading.body(&mut reader);
    // Something after the value is an error, too, so the callback is returned only after this check.
    match reader.finish(read) {
        Ok(()) => Ok(reading.callback),
        Err(error) => Err(Error::in_event(reader.text(), reading.code, &error)),
    }
}

/// One reading of a body.
struct Reading<'de> {
    kinds: Kinds,
    /// The `type` that was read, for an error message.
    code: Option<i64>,
    callback: CallbackRef<'de>,
}

impl<'de> Reading<'de> {
    /// Reads the object that is the body: the envelope, or the event alone.
    fn body(&mut self, reader: &mut Reader<'de>) -> Result<(), Stopped> {
        reader.object("an object, the callback", |fields| {
            // A body has either of the two keys. If it has both, the first one decides, and the other is an
            // error: `TYPE_BESIDE_DATA`.
            match fields.first_of(["data", "type"]) {
                Some("data") => self.envelope(fields),
                _ => self.event(fields, false),
            }
        })
    }

    /// Reads the envelope: the event under `data`. All other keys are kept.
    fn envelope(&mut self, fields: &mut Fields<'_, 'de>) -> Result<(), Stopped> {
        let mut has_data = false;
        let mut outer = KeepAll::at_depth(0);
        while let Some(key) = fields.next_key_seed(TextSeed)? {
            match &*key {
                // The errors are made inside `value`, because then their path and position are those of the
                // key.
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
        self.callback.outer = outer.take_extra();
        Ok(())
    }

    /// Reads the fields of the event. `type` says its kind, and may come after them.
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
        // Untyped, a wrong hint would not be noticed, because all kinds are read in the same way: an error would
        // name the kind of the hint.
        let kinds = *kinds;
        let hint = |rest: &str| match kinds {
            Kinds::Known => hint::code(rest),
            Kinds::None => None,
        };
        // `Tagged::read` may call this closure twice: a second time if the hint was wrong. Each call begins
        // with a header of its own, and replaces the event.
        tagged.read(hint, code, |fields, expected, is_read| match kinds {
            Kinds::Known => {
                let mut header = EventHeader::new(expected, is_read, in_data);
                header.read(fields, callback).with_fields(&header.extra)
            }
            // A `type` that was only found ahead is not passed on: `untyped::read` meets it among the fields.
            Kinds::None => untyped::read(fields, expected.filter(|_| is_read), in_data, callback),
        })
    }
}
