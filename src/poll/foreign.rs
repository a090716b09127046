//! How an answer is read by any other deserializer. It cannot look ahead, so the fields before `api` are
//! buffered on a tape.

use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Unexpected,
    Visitor,
};

use crate::command::Task;
use crate::growth::push;
use crate::json::chain::Chain;
use crate::json::tape::Tape;
use crate::poll::PollResponse;
use crate::poll::header::{COMMAND, COMMANDS, TaskHeader};
use crate::quirks::text::TextSeed;

impl<'de> Deserialize<'de> for PollResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(List)
    }
}

impl<'de> Deserialize<'de> for Task {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let task = Entry.deserialize(deserializer)?;
        task.ok_or_else(|| D::Error::missing_field("api"))
    }
}

/// The visitor of an answer: a list of entries, or one entry alone.
struct List;

impl<'de> Visitor<'de> for List {
    type Value = PollResponse;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(COMMANDS)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        // The size that a format announces is not used: a few bytes could announce millions of tasks.
        let mut tasks = Vec::new();
        while let Some(task) = list.next_element_seed(Entry)? {
            if let Some(task) = task {
                push(&mut tasks, task);
            }
        }
        Ok(PollResponse(tasks))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Ok(Entry.visit_map(map)?.into_iter().collect())
    }
}

/// The seed and the visitor of an entry. An empty entry is not a task.
struct Entry;

impl<'de> DeserializeSeed<'de> for Entry {
    type Value = Option<Task>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Entry {
    type Value = Option<Task>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(COMMAND)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        // Some servers write an empty object as `[]`. Any other list is not a command.
        match list.next_element::<IgnoredAny>()? {
            None => Ok(None),
            Some(_) => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let mut tape = Tape::default();
        loop {
            // `None`: the object ends. `Some(Some(_))`: the key `api`. `Some(None)`: another key, which is now on
            // the tape.
            match fields.next_key_seed(tape.buffer_key_unless(&["api"]))? {
                None if tape.is_empty() => return Ok(None),
                None => return Err(A::Error::missing_field("api")),
                Some(Some(_api)) => {
                    let api = fields.next_value_seed(TextSeed)?;
                    // The command is known now. It reads the fields on the tape, then the rest.
                    let fields = Chain::new(tape, fields);
                    return TaskHeader::new(Some(&api), true).read(fields).result();
                }
                Some(None) => fields.next_value_seed(tape.buffer_value())?,
            }
        }
    }
}
