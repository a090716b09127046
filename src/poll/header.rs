//! The header of a task: the keys that every task has (`api`, `time`), and the fields that the command does
//! not know.

use std::borrow::Cow;

use serde::de::{Deserializer, Error as _, MapAccess};
use serde_json::Value;

use crate::command::{Command, Task};
use crate::json::error::is_other_spelling;
use crate::json::problem::OPTION;
use crate::json::tagged::Ended;
use crate::json::unknown::{KeepAll, TakeUnknown, check, once};
use crate::quirks::{int, text};

/// What an answer is, for an error message.
pub(super) const COMMANDS: &str = "a list of commands";
/// What an entry is, for an error message.
pub(super) const COMMAND: &str = "an object, the command";

/// The header of a task.
pub(super) struct TaskHeader<'a> {
    /// The expected `api`. `None` if the entry has no `api` that can be read.
    expected: Option<&'a str>,
    /// `Some` if `api` was read.
    api: Option<()>,
    /// `None` until `time` was read. `Some(None)`: `time` was read, and its value is absent.
    time: Option<Option<u64>>,
    /// Whether no key was read so far.
    is_empty: bool,
    pub(super) extra: KeepAll,
}

impl<'a> TaskHeader<'a> {
    /// The header of a task with the `api` `expected`. `is_read` says whether `api` was already read.
    pub(super) fn new(expected: Option<&'a str>, is_read: bool) -> Self {
        TaskHeader {
            expected,
            api: is_read.then_some(()),
            time: None,
            is_empty: !is_read,
            extra: KeepAll::at_depth(0),
        }
    }

    /// Reads the fields of the task. An object without keys is not a task.
    pub(super) fn read<'de, A>(&mut self, fields: A) -> Ended<Option<Task>, A::Error>
    where
        A: MapAccess<'de>,
    {
        // The struct takes its own fields. All others come back to `self.take`, the header.
        match Command::read(self.expected.unwrap_or_default(), fields, self) {
            Ok(command) if self.api.is_some() => {
                let task = self.take_task(command);
                if is_second_generation(&task) {
                    return Ended::Failed(A::Error::custom(OPTION));
                }
                Ended::Done(Some(task))
            }
            Ok(_) if self.is_empty => Ended::Done(None),
            Ok(_) => Ended::NoTag(A::Error::missing_field("api")),
            // There is no `OtherTag`: nothing guesses the `api`, so the one that is read is the expected one.
            Err(error) if self.api.is_some() => Ended::Failed(error),
            Err(error) => Ended::NoTag(error),
        }
    }

    fn take_task(&mut self, mut command: Command) -> Task {
        let mut extra = self.extra.take_extra();
        if let Command::Unknown(unknown) = &mut command {
            unknown.fields = std::mem::take(&mut extra);
        }
        Task {
            command,
            time: self.time.flatten(),
            extra,
        }
    }
}

impl<'de> TakeUnknown<'de> for TaskHeader<'_> {
    fn take<D: Deserializer<'de>>(&mut self, key: &str, value: D) -> Result<(), D::Error> {
        self.is_empty = false;
        match key {
            // If no `api` is readable, the entry's error is the missing `api`. So the other fields are only
            // checked to be JSON: none of them may cause another error first. A key such as `Api` is kept as
            // a clue for the error's hint.
            _ if self.expected.is_none() && key != "api" => {
                check(value)?;
                if is_other_spelling(key, "api") {
                    self.extra.keep(key, Value::Null);
                }
            }
            "api" => {
                once("api", &self.api)?;
                // The value is not stored: the search ahead has already read it, as `expected`. If the search
                // could not read it, this is the error.
                let _: Cow<str> = text::deserialize(value)?;
                self.api = Some(());
            }
            "time" => {
                once("time", &self.time)?;
                self.time = Some(int::optional::deserialize(value)?);
            }
            _ => self.extra.take(key, value)?,
        }
        Ok(())
    }
}

/// Whether a known command has its fields in an object under `option`, as in the second generation of the
/// protocol.
fn is_second_generation(task: &Task) -> bool {
    // An unknown command may have an `option`: its fields are in the command, and `task.extra` is empty.
    task.extra.get("option").is_some_and(Value::is_object)
}
