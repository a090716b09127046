//! How a task is written: as one flat map.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::command::{Command, Task};

impl Serialize for Task {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        /// serde's `flatten` is cheap here: it buffers in reading only, not in writing.
        #[derive(Serialize)]
        struct Entry<'a> {
            #[serde(flatten)]
            command: CommandFields<'a>,
            #[serde(flatten)]
            extra: ExtraFields<'a>,
            #[serde(skip_serializing_if = "Option::is_none")]
            time: Option<u64>,
        }
        let entry = Entry {
            command: CommandFields(self),
            extra: ExtraFields(self),
            time: self.time,
        };
        entry.serialize(serializer)
    }
}

/// `api` and the fields of the command. An unknown command may also hold a `time` of the wrong shape. It is
/// written only if [`Task::time`] is `None`.
struct CommandFields<'a>(&'a Task);

impl Serialize for CommandFields<'_> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let Task { command, time, .. } = self.0;
        match command {
            Command::Unknown(unknown) => unknown.serialize_in_task(time.is_some(), serializer),
            command => command.serialize(serializer),
        }
    }
}

/// The fields of [`Task::extra`], without those that would be read as something else.
struct ExtraFields<'a>(&'a Task);

impl Serialize for ExtraFields<'_> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let Task { command, extra, .. } = self.0;
        extra.serialize_but(left_out(command), serializer)
    }
}

/// Which fields of [`Task::extra`] would be read as something else with this command. They are not written.
pub(super) fn left_out(command: &Command) -> impl Fn(&str, &Value) -> bool {
    let own = command.field_names();
    let is_known = !matches!(command, Command::Unknown(_));
    move |key, value| match key {
        "api" | "time" => true,
        // It would be read as a command of the second generation, which is an error.
        "option" => is_known && value.is_object(),
        key => own.contains(&key),
    }
}
