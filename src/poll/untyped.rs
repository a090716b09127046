//! How a task of any `api` is read as an unknown command.
//!
//! This is for answers that cannot be read otherwise. So a `time` of the wrong shape is not an error here: it
//! is kept with the other fields, and written with them.

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

/// The parts of a task that were read so far.
struct Untyped<'de> {
    /// The `api`, if it was read.
    api: Option<Cow<'de, str>>,
    /// Whether no key was read so far.
    is_empty: bool,
    /// The last `time`; `Err` holds a value of the wrong shape.
    time: Result<Option<u64>, Value>,
    fields: KeepAll,
}

/// Reads the fields of a task. `api` is its value, if it was already read. An object without keys is not a
/// task.
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
    // There is no `OtherTag`: the fields are read in the same way for every `api`, so they are never read
    // again.
    match (entry.read(fields), &entry.api) {
        (Ok(()), Some(_)) => Ended::Done(Some(entry.into_task())),
        (Ok(()), None) if entry.is_empty => Ended::Done(None),
        (Ok(()), None) => Ended::NoTag(Stopped::missing_field("api")),
        (Err(error), Some(_)) => Ended::Failed(error),
        (Err(error), None) => Ended::NoTag(error),
    }
}

impl<'de> Untyped<'de> {
    /// Reads the fields one by one, without a struct: all but two keys are kept.
    fn read(&mut self, fields: &mut Fields<'_, 'de>) -> Result<(), Stopped> {
        while let Some(key) = fields.next_key_seed(TextSeed)? {
            self.is_empty = false;
            fields.value(|reader| match &*key {
                "api" => {
                    once::<_, Stopped>("api", &self.api)?;
                    self.api = Some(TextSeed.deserialize(reader)?);
                    Ok(())
                }
                // It may occur twice: the last one counts, as for any kept field.
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

    /// The task. A `time` of the wrong shape becomes one of the kept fields.
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
