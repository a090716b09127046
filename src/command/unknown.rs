//! Commands whose `api` the crate does not know.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::extra::Extra;
use crate::quirks::int;

/// A command whose `api` this crate does not know, with all its fields.
///
/// `{"api":"…", …}`. Its fields are kept in the same way as those of an
/// [unknown event](crate::event::Unknown).
///
/// ```
/// use wequick_types::command::Unknown;
/// use wequick_types::{Extra, Task};
///
/// let mut fields = Extra::new();
/// fields.insert("wxid", "1@chatroom");
/// let task = Task::new(Unknown::new("renameRoom", fields));
/// let json = serde_json::to_string(&task).unwrap();
/// assert_eq!(json, r#"{"api":"renameRoom","wxid":"1@chatroom"}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Unknown {
    /// `api`: a string.
    pub api: String,
    /// All keys except `api` and `time`. A task that was read by
    /// [`PollResponse::untyped`](crate::PollResponse::untyped) also keeps a `time` of the wrong shape here.
    pub fields: Extra,
}

impl Unknown {
    /// A command with this `api` and these fields. When it is written, the key `api` is left out, and so is
    /// a `time` that belongs to the [`Task`](crate::Task).
    #[must_use]
    pub fn new(api: impl Into<String>, fields: Extra) -> Self {
        Unknown {
            api: api.into(),
            fields,
        }
    }

    /// Writes the command. `has_time` says whether its task has a `time`.
    pub(crate) fn serialize_in_task<Z: Serializer>(
        &self,
        has_time: bool,
        serializer: Z,
    ) -> Result<Z::Ok, Z::Error> {
        // A kept `time` of the right shape is left out: it would be read as the task's time. One of the wrong
        // shape is written, unless the task has a time.
        let left_out = |key: &str, value: &Value| match key {
            "api" => true,
            "time" => has_time || time(value).is_some(),
            _ => false,
        };
        let mut command = serializer.serialize_map(None)?;
        command.serialize_entry("api", &self.api)?;
        for (key, value) in self.fields.written_but(left_out) {
            command.serialize_entry(key, &value)?;
        }
        command.end()
    }
}

/// `{"api":"…", …}`
impl Serialize for Unknown {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.serialize_in_task(false, serializer)
    }
}

/// Converts a kept value to a `time`. `None` if it has the wrong shape.
pub(crate) fn time(value: &Value) -> Option<Option<u64>> {
    int::optional::deserialize(value).ok()
}
