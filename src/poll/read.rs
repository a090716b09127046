//! How an answer is read from a body, by this crate's own reader.

use std::borrow::Cow;

use serde::de::{Error as _, IgnoredAny, SeqAccess, Unexpected};

use crate::body::sealed::{Kinds, Read};
use crate::command::{Command, Task};
use crate::error::Error;
use crate::growth::push;
use crate::json::error::Stopped;
use crate::json::items::{Fields, Items, Place};
use crate::json::problem::Problem;
use crate::json::reader::Reader;
use crate::json::tagged::Tagged;
use crate::poll::header::{COMMAND, COMMANDS, TaskHeader};
use crate::poll::write::write_unknown;
use crate::poll::{PollResponse, untyped};
use crate::quirks::text::TextSeed;

impl<'de> Read<'de> for PollResponse {
    fn read(body: &'de str) -> Result<Self, Error> {
        read(Reader::new(body), Kinds::Known)
    }

    fn repaired(body: &str) -> Result<Self, Error> {
        read(Reader::lenient(body), Kinds::Known)
    }
}

/// Reads a whole body.
pub(super) fn read(mut reader: Reader<'_>, kinds: Kinds) -> Result<PollResponse, Error> {
    let mut reading = Reading { kinds, api: None };
    let answer = reading.answer(&mut reader);
    // If something follows the answer, that is the error, although all tasks were read.
    let answer = reader.finish(answer);
    let api = reading.api.as_deref();
    answer.map_err(|error| Error::in_command(reader.text(), api, &error))
}

/// One reading of a body.
struct Reading<'de> {
    kinds: Kinds,
    /// The `api` of the entry that is being read, for an error message.
    api: Option<Cow<'de, str>>,
}

impl<'de> Reading<'de> {
    /// Reads a list of entries, or one entry alone.
    fn answer(&mut self, reader: &mut Reader<'de>) -> Result<PollResponse, Stopped> {
        let mut tasks = Vec::new();
        match reader.peek() {
            // The loop ends at the first error. Its path has the index of the entry.
            Some(b'[') => reader.items(|mut list: Items<b']'>| {
                while let Some(task) = list.next_item(|reader| self.entry(reader))? {
                    if let Some(task) = task {
                        push(&mut tasks, task);
                    }
                }
                Ok(())
            })?,
            Some(b'{') => tasks.extend(self.entry(reader)?),
            _ => return Err(reader.refuse(COMMANDS)),
        }
        Ok(PollResponse(tasks))
    }

    /// Reads an entry. An empty entry is not a task.
    fn entry(&mut self, reader: &mut Reader<'de>) -> Result<Option<Task>, Stopped> {
        // Some servers write an empty object as `[]`. Any other list is not a command.
        if reader.peek() == Some(b'[') {
            return reader.items(|mut list: Items<b']'>| match list.next_element()? {
                None => Ok(None),
                Some(IgnoredAny) => Err(Stopped::invalid_type(Unexpected::Seq, &COMMAND)),
            });
        }
        let task = reader.object(COMMAND, |fields| self.task(fields))?;
        // The entry is complete. A later error, such as a missing comma, is not about this command.
        self.api = None;
        Ok(task)
    }

    /// Reads the fields of a task. `api` says which command it is, and may come after them.
    fn task(&mut self, fields: &mut Fields<'_, 'de>) -> Result<Option<Task>, Stopped> {
        let start = fields.place();
        let tagged = Tagged {
            fields: &mut *fields,
            key: "api",
            seed: TextSeed,
        };
        // There is no hint: an answer may hold many tasks, and the end of the body says nothing about this
        // one.
        match self.kinds {
            Kinds::None => tagged.read(
                |_| None,
                &mut self.api,
                |fields, api, is_read| untyped::read(fields, api.filter(|_| is_read)),
            ),
            Kinds::Known => {
                let task = tagged.read(
                    |_| None,
                    &mut self.api,
                    |fields, api, is_read| {
                        let mut header = TaskHeader::new(api.as_deref(), is_read);
                        header.read(fields).with_fields(&header.extra)
                    },
                );
                task.map_err(|error| self.second_generation(error, fields, start))
            }
        }
    }

    /// Replaces the error of a known command that has its fields under `option`. The command's own fields
    /// seem to be missing then, but the real cause is the protocol's second generation.
    #[cold]
    fn second_generation(
        &self,
        error: Stopped,
        fields: &mut Fields<'_, 'de>,
        start: Place,
    ) -> Stopped {
        // A fault of the JSON stays the error: after it, the search for `option` could find anything.
        let is_known = self.api.as_deref().is_some_and(Command::is_known);
        if error.problem().is_syntax() || !is_known || !fields.has_object(start, "option") {
            return error;
        }
        match error.offset() {
            Some(offset) => Stopped::new(Problem::SecondGeneration, offset),
            None => Problem::SecondGeneration.into(),
        }
    }
}

impl Task {
    /// Reads the unknown command of a task from [`PollResponse::untyped`] into the struct for its `api`. A
    /// task with an `api` that the crate does not know, or with a known command, is returned unchanged.
    ///
    /// ```
    /// use wequick_types::{Command, PollResponse};
    ///
    /// let answer = PollResponse::untyped(br#"[{"api":"delUser","wxid":"wxid_a","time":"2"}]"#)?;
    /// assert!(matches!(answer.0[0].command, Command::Unknown(_)));
    /// let task = answer.0[0].typed()?;
    /// let Command::DelUser(command) = task.command else { panic!() };
    /// assert_eq!(command.wxid, "wxid_a");
    /// assert_eq!(task.time, Some(2));
    /// # Ok::<(), wequick_types::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The errors of [`from_slice`](crate::from_slice) for this task. The path begins at the task, and line
    /// and column are 0. One difference: of an integer that is written as a float, an untyped task holds only
    /// the `f64`, not the digits. So `1e-400` is read as 0 here, and is an error of `from_slice`.
    pub fn typed(&self) -> Result<Task, Error> {
        let Command::Unknown(unknown) = &self.command else {
            return Ok(self.clone());
        };
        // The task is written as JSON, and read as any other task. So `typed` gives the same values and errors
        // as `from_slice`.
        let entry = write_unknown(self, unknown);
        let mut reading = Reading {
            kinds: Kinds::Known,
            api: None,
        };
        match reading.entry(&mut Reader::new(&entry)) {
            Ok(task) => Ok(task.unwrap_or_else(|| self.clone())),
            Err(error) => Err(Error::in_task(&entry, reading.api.as_deref(), &error)),
        }
    }
}
