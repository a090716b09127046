//! How an answer is read from a body, by this crate's own reader.

use std::borrow::Cow;

use serde::de::{Error as _, IgnoredAny, SeqAccess, Unexpected};

use crate::body::sealed::Read;
use crate::command::Task;
use crate::error::Error;
use crate::json::error::Stopped;
use crate::json::items::Items;
use crate::json::list::make_room;
use crate::json::reader::Reader;
use crate::json::tagged::Tagged;
use crate::poll::PollResponse;
use crate::poll::header::{COMMAND, COMMANDS, TaskHeader};
use crate::quirks::text::TextSeed;

impl<'de> Read<'de> for PollResponse {
    fn read(body: &'de str) -> Result<Self, Error> {
        let mut reading = Reading::default();
        let mut reader = Reader::new(body);
        let answer = reading.answer(&mut reader);
        let answer = reader.finish(answer);
        answer.map_err(|error| Error::in_command(body, reading.api.as_deref(), &error))
    }
}

/// One reading of a body.
#[derive(Default)]
struct Reading<'de> {
    /// The `api` of the entry that is being read, for an error.
    api: Option<Cow<'de, str>>,
}

impl<'de> Reading<'de> {
    /// Reads the list of entries, or one entry in its place.
    fn answer(&mut self, reader: &mut Reader<'de>) -> Result<PollResponse, Stopped> {
        let mut tasks = Vec::new();
        match reader.peek() {
            Some(b'[') => reader.items(|mut list: Items<b']'>| {
                while let Some(task) = list.next_item(|reader| self.entry(reader))? {
                    if let Some(task) = task {
                        make_room(&mut tasks);
                        tasks.push(task);
                    }
                }
                Ok(())
            })?,
            Some(b'{') => tasks.extend(self.entry(reader)?),
            _ => return Err(reader.refuse(COMMANDS)),
        }
        Ok(PollResponse(tasks))
    }

    /// Reads an entry; an empty one is no task.
    fn entry(&mut self, reader: &mut Reader<'de>) -> Result<Option<Task>, Stopped> {
        if reader.peek() == Some(b'[') {
            return reader.items(|mut list: Items<b']'>| match list.next_element()? {
                None => Ok(None),
                Some(IgnoredAny) => Err(Stopped::invalid_type(Unexpected::Seq, &COMMAND)),
            });
        }
        let task = reader.object(COMMAND, |fields| {
            let tagged = Tagged {
                fields,
                key: "api",
                seed: TextSeed,
            };
            tagged.read(
                |_| None,
                &mut self.api,
                |fields, api, is_read| TaskHeader::new(api.as_deref(), is_read).read(fields),
            )
        })?;
        self.api = None;
        Ok(task)
    }
}
