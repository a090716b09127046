//! How a task is written: as one flat map.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::command::{Command, Task, Unknown};

impl Serialize for Task {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        Entry::of(self, CommandFields(self)).serialize(serializer)
    }
}

/// A task as it is written. serde's `flatten` is cheap here: it buffers in reading only, not in writing.
#[derive(Serialize)]
struct Entry<'a, C> {
    #[serde(flatten)]
    command: C,
    #[serde(flatten)]
    extra: ExtraFields<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<u64>,
}

impl<'a, C> Entry<'a, C> {
    fn of(task: &'a Task, command: C) -> Self {
        Entry {
            command,
            extra: ExtraFields(task),
            time: task.time,
        }
    }
}

/// The JSON of a task whose command is `unknown`. `Serialize` of a task gives the same, but would compile
/// all commands into this crate.
pub(super) fn write_unknown(task: &Task, unknown: &Unknown) -> String {
    /// The `api` and the fields, and whether the task has a `time`.
    struct UnknownFields<'a>(&'a Unknown, bool);

    impl Serialize for UnknownFields<'_> {
        fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
            self.0.serialize_in_task(self.1, serializer)
        }
    }

    let fields = UnknownFields(unknown, task.time.is_some());
    // Keys are texts, and no writer fails: there is no error.
    serde_json::to_string(&Entry::of(task, fields)).unwrap_or_default()
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
