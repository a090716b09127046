//! How an event of any kind is read as one that the crate does not know.
//!
//! It is for events that cannot be read otherwise. So a `processid` or `cwxid` of another shape is
//! no error here: it stays among the fields, and is written with them.

use std::borrow::Cow;

use serde::de::{DeserializeSeed, Error as _, MapAccess};
use serde_json::Value;

use crate::callback::CallbackRef;
use crate::callback::header::TypeCode;
use crate::error::TYPE_BESIDE_DATA;
use crate::event::{Event, Unknown};
use crate::json::error::Stopped;
use crate::json::items::Fields;
use crate::json::tagged::Ended;
use crate::json::unknown::{KeepAll, TakeUnknown, once};
use crate::json::value::read_or_keep;
use crate::quirks::absent::null_like;
use crate::quirks::int;
use crate::quirks::text::TextSeed;
use crate::wxid::Wxid;

/// The `processid` that a kept value is; `None` where it is of another shape.
pub(super) fn process_id(value: &Value) -> Option<Option<u32>> {
    int::optional::deserialize(value).ok()
}

/// The `cwxid` that a kept value is; `None` where it is of another shape.
pub(super) fn cwxid(value: &Value) -> Option<Option<Wxid>> {
    null_like::deserialize(value).ok()
}

/// What was read of an event.
struct Untyped<'de> {
    code: Option<i64>,
    /// The last `processid`, or the value that is none.
    process_id: Result<Option<u32>, Value>,
    /// The last `cwxid`, or the value that is none.
    cwxid: Result<Option<Wxid<Cow<'de, str>>>, Value>,
    fields: KeepAll,
}

/// Reads the fields of an event into the callback; `code` is what `type` says, if it was read.
pub(super) fn read<'de>(
    fields: &mut Fields<'_, 'de>,
    code: Option<i64>,
    in_data: bool,
    callback: &mut CallbackRef<'de>,
) -> Ended<()> {
    let mut event = Untyped {
        code,
        process_id: Ok(None),
        cwxid: Ok(None),
        fields: KeepAll::at_depth(0),
    };
    match (event.read(fields, in_data), event.code) {
        (Ok(()), Some(code)) => {
            event.put_into(code, callback);
            Ended::Done(())
        }
        (Ok(()), None) => Ended::NoTag(Stopped::missing_field("type")),
        (Err(error), Some(_)) => Ended::Failed(error),
        (Err(error), None) => Ended::NoTag(error),
    }
}

impl<'de> Untyped<'de> {
    fn read(&mut self, fields: &mut Fields<'_, 'de>, in_data: bool) -> Result<(), Stopped> {
        while let Some(key) = fields.next_key_seed(TextSeed)? {
            fields.value(|reader| match &*key {
                "type" => {
                    once::<_, Stopped>("type", &self.code)?;
                    self.code = Some(TypeCode.deserialize(reader)?);
                    Ok(())
                }
                "processid" => {
                    let read = |reader: &mut _| int::optional::deserialize(reader);
                    self.process_id = read_or_keep(reader, read, process_id)?;
                    Ok(())
                }
                "cwxid" => {
                    let read = |reader: &mut _| null_like::deserialize(reader);
                    let kept = |value: &Value| Some(cwxid(value)?.map(|id| Wxid(id.0.into())));
                    self.cwxid = read_or_keep(reader, read, kept)?;
                    Ok(())
                }
                "data" if !in_data => Err(Stopped::custom(TYPE_BESIDE_DATA)),
                key => self.fields.take(key, reader),
            })?;
        }
        Ok(())
    }

    fn put_into(mut self, code: i64, callback: &mut CallbackRef<'de>) {
        callback.process_id = self.process_id.unwrap_or_else(|value| {
            self.fields.keep("processid", value);
            None
        });
        callback.cwxid = self.cwxid.unwrap_or_else(|value| {
            self.fields.keep("cwxid", value);
            None
        });
        callback.event = Event::Unknown(Unknown::new(code, self.fields.take_extra()));
    }
}
