//! How an event of any kind is read as an unknown one.
//!
//! This is for events that cannot be read otherwise. So a `processid` or `cwxid` of the wrong shape is not an
//! error here: it is kept with the other fields, and written with them. The wrong shape is another JSON type,
//! or a value that the type of the field cannot hold.

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

/// Converts a kept value to a `processid`. `None` if it has the wrong shape.
pub(super) fn process_id(value: &Value) -> Option<Option<u32>> {
    int::optional::deserialize(value).ok()
}

/// Converts a kept value to a `cwxid`. `None` if it has the wrong shape.
pub(super) fn cwxid(value: &Value) -> Option<Option<Wxid>> {
    null_like::deserialize(value).ok()
}

/// The parts of an event that were read so far.
struct Untyped<'de> {
    /// The `type`, if it was read.
    code: Option<i64>,
    /// The last `processid`; `Err` holds a value of the wrong shape.
    process_id: Result<Option<u32>, Value>,
    /// The last `cwxid`; `Err` holds a value of the wrong shape.
    cwxid: Result<Option<Wxid<Cow<'de, str>>>, Value>,
    fields: KeepAll,
}

/// Reads the fields of an event into the callback. `code` is the `type`, if it was already read.
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
    // There is no `OtherTag`: the fields are read in the same way for every `type`, so they are never read
    // again.
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
    /// Reads the fields one by one, without a struct: all but four keys are kept.
    fn read(&mut self, fields: &mut Fields<'_, 'de>, in_data: bool) -> Result<(), Stopped> {
        while let Some(key) = fields.next_key_seed(TextSeed)? {
            // `value` adds the position to an error of this closure. So a second `type` is reported at its
            // key.
            fields.value(|reader| match &*key {
                "type" => {
                    once::<_, Stopped>("type", &self.code)?;
                    self.code = Some(TypeCode.deserialize(reader)?);
                    Ok(())
                }
                // Unlike in a typed event, these two may occur twice: the last one counts, as for any kept
                // field.
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

    /// Moves everything into the callback. A header field of the wrong shape becomes one of the kept fields.
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
