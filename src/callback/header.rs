//! The keys that stand beside the fields of every kind, and the fields that the kind does not know.

use std::borrow::Cow;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess};
use serde_json::Value;

use crate::callback::CallbackRef;
use crate::error::TYPE_BESIDE_DATA;
use crate::event::Event;
use crate::json::error::is_other_spelling;
use crate::json::tagged::Ended;
use crate::json::unknown::{KeepAll, TakeUnknown, check, once};
use crate::kind::EventKind;
use crate::quirks::absent::null_like;
use crate::quirks::int;
use crate::wxid::Wxid;

/// Whether a key stands beside the fields of every kind, so that none of them is written under it.
pub(super) fn is_of_header(key: &str) -> bool {
    matches!(key, "type" | "processid" | "cwxid")
}

/// Reads the value of `type`.
#[derive(Clone, Copy)]
pub(super) struct TypeCode;

impl<'de> DeserializeSeed<'de> for TypeCode {
    type Value = i64;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<i64, D::Error> {
        int::deserialize(deserializer)
    }
}

/// What an event has beside the fields of its kind.
pub(super) struct EventHeader<'de> {
    /// The kind as which the event is read.
    kind: EventKind,
    /// What `type` is supposed to say; `None` where no `type` can be read.
    expected: Option<i64>,
    /// What `type` says, once it was read.
    code: Option<i64>,
    in_data: bool,
    process_id: Option<Option<u32>>,
    cwxid: Option<Option<Wxid<Cow<'de, str>>>>,
    other_spelling: Option<Option<Wxid<Cow<'de, str>>>>,
    pub(super) extra: KeepAll,
}

impl<'de> EventHeader<'de> {
    /// The header of an event of the code `expected`; `is_read` says whether `type` was read.
    pub(super) fn new(expected: Option<i64>, is_read: bool, in_data: bool) -> Self {
        let kind = expected.and_then(EventKind::from_code);
        EventHeader {
            kind: kind.unwrap_or(EventKind::Unknown),
            expected,
            code: expected.filter(|_| is_read),
            in_data,
            process_id: None,
            cwxid: None,
            other_spelling: None,
            extra: KeepAll::at_depth(0),
        }
    }

    /// Reads the fields into the callback.
    pub(super) fn read<A: MapAccess<'de>>(
        &mut self,
        fields: A,
        callback: &mut CallbackRef<'de>,
    ) -> Ended<(), A::Error> {
        let (kind, code) = (self.kind, self.expected.unwrap_or_default());
        match callback.event.read(kind, code, fields, self) {
            Ok(()) if self.code.is_some() => {
                self.put_into(callback);
                Ended::Done(())
            }
            Ok(()) => {
                // What was read goes before the fields are read again.
                *callback = CallbackRef::blank();
                Ended::NoTag(A::Error::missing_field("type"))
            }
            Err(error) if self.code.is_none() => Ended::NoTag(error),
            Err(error) if self.code != self.expected => Ended::OtherTag(error),
            Err(error) => Ended::Failed(error),
        }
    }

    /// Puts what was read in its place, after the event.
    fn put_into(&mut self, callback: &mut CallbackRef<'de>) {
        let mut extra = self.extra.take_extra();
        if let Some(Some(id)) = self.other_spelling.take() {
            callback.event.take_other_spelling(id, &mut extra);
        }
        match &mut callback.event {
            Event::Unknown(unknown) => unknown.fields = extra,
            _ => callback.extra = extra,
        }
        callback.process_id = self.process_id.flatten();
        callback.cwxid = self.cwxid.take().flatten();
    }
}

impl<'de> TakeUnknown<'de> for EventHeader<'de> {
    fn take<D: Deserializer<'de>>(&mut self, key: &str, value: D) -> Result<(), D::Error> {
        match key {
            // Without a readable `type` nothing else is wrong but what is no JSON.
            _ if self.expected.is_none() && key != "type" => {
                check(value)?;
                if is_other_spelling(key, "type") {
                    self.extra.keep(key, Value::Null);
                }
            }
            "type" => {
                once("type", &self.code)?;
                let code = TypeCode.deserialize(value)?;
                self.code = Some(code);
                if self.expected.is_some_and(|expected| expected != code) {
                    return Err(D::Error::custom("another `type` than was expected"));
                }
            }
            "processid" => {
                once("processid", &self.process_id)?;
                self.process_id = Some(int::optional::deserialize(value)?);
            }
            "cwxid" => {
                once("cwxid", &self.cwxid)?;
                self.cwxid = Some(null_like::deserialize(value)?);
            }
            "fromWxid" if self.kind == EventKind::Message => {
                once("fromWxid", &self.other_spelling)?;
                self.other_spelling = Some(null_like::deserialize(value)?);
            }
            "data" if !self.in_data => return Err(D::Error::custom(TYPE_BESIDE_DATA)),
            _ => self.extra.take(key, value)?,
        }
        Ok(())
    }
}
