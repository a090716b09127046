//! How a task of any `api` is read as one that the crate does not know.
//!
//! It is for answers that cannot be read otherwise. So a `time` of another shape is no error here:
//! it stays among the fields, and is written with them.

use std::borrow::Cow;

use serde::de::{DeserializeSeed, Error as _, MapAccess};
use serde_json::Value;

use crate::command::{Task, Unknown, time};
use crate::json::error::Stopped;
use crate::json::items::Fields;
use crate::json::tagged::Ended;
use crate::json::unknown::{KeepAll, TakeUnknown, once};
use crate::json::value::read_or_keep;
use crate::quirks::int;
use crate::quirks::text::TextSeed;

/// What was read of a task.
struct Untyped<'de> {
    api: Option<Cow<'de, str>>,
    is_empty: bool,
    /// The last `time`, or the value that is none.
    time: Result<Option<u64>, Value>,
    fields: KeepAll,
}

/// Reads the fields of a task; `api` is what it says, if it was read. An object without any key is
/// no task.
pub(super) fn read<'de>(
    fields: &mut Fields<'_, 'de>,
    api: Option<Cow<'de, str>>,
) -> Ended<Option<Task>> {
    let mut entry = Untyped {
        is_empty: api.is_none(),
        api,
        time: Ok(None),
        fields: KeepAll::at_depth(0),
    };
    match (entry.read(fields), &entry.api) {
        (Ok(()), Some(_)) => Ended::Done(Some(entry.into_task())),
        (Ok(()), None) if entry.is_empty => Ended::Done(None),
        (Ok(()), None) => Ended::NoTag(Stopped::missing_field("api")),
        (Err(error), Some(_)) => Ended::Failed(error),
        (Err(error), None) => Ended::NoTag(error),
    }
}

impl<'de> Untyped<'de> {
    fn read(&mut self, fields: &mut Fields<'_, 'de>) -> Result<(), Stopped> {
        while let Some(key) = fields.next_key_seed(TextSeed)? {
            self.is_empty = false;
            fields.value(|reader| match &*key {
                "api" => {
                    once::<_, Stopped>("api", &self.api)?;
                    self.api = Some(TextSeed.deserialize(reader)?);
                    Ok(())
                }
                "time" => {
                    let read = |reader: &mut _| int::optional::deserialize(reader);
                    self.time = read_or_keep(reader, read, time)?;
                    Ok(())
                }
                key => self.fields.take(key, reader),
            })?;
        }
        Ok(())
    }

    fn into_task(mut self) -> Task {
        let time = self.time.unwrap_or_else(|value| {
            self.fields.keep("time", value);
            None
        });
        let api = self.api.unwrap_or_default();
        Task {
            time,
            ..Task::new(Unknown::new(api, self.fields.take_extra()))
        }
    }
}
