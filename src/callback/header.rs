//! The header of an event: the keys that every kind has (`type`, `processid`, `cwxid`), and the fields that
//! the kind does not know.

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

/// Whether this is a key of the header. No other field is written under such a key.
pub(super) fn is_of_header(key: &str) -> bool {
    matches!(key, "type" | "processid" | "cwxid")
}

/// The seed of the value of `type`.
#[derive(Clone, Copy)]
pub(super) struct TypeCode;

impl<'de> DeserializeSeed<'de> for TypeCode {
    type Value = i64;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<i64, D::Error> {
        int::deserialize(deserializer)
    }
}

/// The header of an event. `code`, `process_id`, `cwxid` and `other_spelling` are `None` until their key was
/// read. `Some(None)`: the key was read, and its value is absent.
pub(super) struct EventHeader<'de> {
    /// The kind whose struct reads the event.
    kind: EventKind,
    /// The expected `type`. `None` if the event has no `type` that can be read.
    expected: Option<i64>,
    /// The `type` that was read.
    code: Option<i64>,
    /// Whether the event is under `data`.
    in_data: bool,
    process_id: Option<Option<u32>>,
    cwxid: Option<Option<Wxid<Cow<'de, str>>>>,
    /// `fromWxid`, another spelling of the field `formWxid` of a message.
    other_spelling: Option<Option<Wxid<Cow<'de, str>>>>,
    pub(super) extra: KeepAll,
}

impl<'de> EventHeader<'de> {
    /// The header of an event with the code `expected`. `is_read` says whether `type` was already read.
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
        // The struct takes its own fields. All others come back to `self.take`, the header.
        match callback.event.read(kind, code, fields, self) {
            Ok(()) if self.code.is_some() => {
                self.put_into(callback);
                Ended::Done(())
            }
            Ok(()) => {
                // The caller may read the fields again as another kind. So this event is removed from the
                // callback.
                *callback = CallbackRef::blank();
                Ended::NoTag(A::Error::missing_field("type"))
            }
            // Three cases: `type` was not read; it is not the expected one; it is the expected one. The error
            // is final only in the third case.
            Err(error) if self.code.is_none() => Ended::NoTag(error),
            Err(error) if self.code != self.expected => Ended::OtherTag(error),
            Err(error) => Ended::Failed(error),
        }
    }

    /// Moves the header into the callback, which already has the event.
    fn put_into(&mut self, callback: &mut CallbackRef<'de>) {
        let mut extra = self.extra.take_extra();
        // Keys have no order, so it is known only at the end whether the message has `formWxid`.
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
            // If no `type` is readable, the body's error is the missing `type`. So the other fields are only
            // checked to be JSON: none of them may cause another error first. A key such as `Type` is kept as
            // a clue for the error's hint.
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
                // The fields before this one were read as those of a wrong kind. The caller reads all of
                // them again, so nobody sees this message.
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
            // Another spelling of the field `formWxid` of a message. In other kinds it is an unknown field.
            "fromWxid" if self.kind == EventKind::Message => {
                once("fromWxid", &self.other_spelling)?;
                self.other_spelling = Some(null_like::deserialize(value)?);
            }
            // Inside `data`, a second `data` is an unknown field.
            "data" if !self.in_data => return Err(D::Error::custom(TYPE_BESIDE_DATA)),
            _ => self.extra.take(key, value)?,
        }
        Ok(())
    }
}
