//! How a poll answer is read: in each entry, `api` is found wherever it stands, `time` is taken
//! out, and the rest goes to the struct of the command.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{
    self, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Unexpected,
    Visitor,
};

use crate::body::sealed::Read;
use crate::command::{Command, Task};
use crate::error::Error;
use crate::extra::Extra;
use crate::json::chain::Chain;
use crate::json::error::Error as Stopped;
use crate::json::header::{BesideHeader, Header};
use crate::json::make_room;
use crate::json::reader::Reader;
use crate::json::tape::Tape;
use crate::poll::PollResponse;
use crate::quirks::{int, text};

impl<'de> Read<'de> for PollResponse {
    fn read(body: &'de str) -> Result<Self, Error> {
        let (mut error, found) = match read_once(body, None) {
            Ok(answer) => return Ok(answer),
            Err(stopped) => stopped,
        };
        // As with an event: the keys before `api` can be read in their place, now that it is
        // known.
        if found.as_ref().is_some_and(|found| found.buffered) {
            if let Err((again, _)) = read_once(body, found.clone()) {
                error = again;
            }
        }
        let api = found.as_ref().map(|found| &*found.api);
        Err(Error::in_command(body, api, &error))
    }
}

/// Reads the body. An error comes with the tag of the entry in which it is.
fn read_once<'de>(
    body: &'de str,
    expected: Option<Tag<'de>>,
) -> Result<PollResponse, (Stopped, Option<Tag<'de>>)> {
    let mut reader = Reader::new(body);
    let mut reading = Reading {
        expected,
        ..Reading::default()
    };
    let answer = reader.whole(reading.list());
    answer.map_err(|error| (error, reading.found))
}

impl<'de> Deserialize<'de> for PollResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Reading::default().list().deserialize(deserializer)
    }
}

impl<'de> Deserialize<'de> for Task {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut reading = Reading::default();
        let task = reading.entry(0).deserialize(deserializer)?;
        task.ok_or_else(|| D::Error::missing_field("api"))
    }
}

/// What `api` says in one entry.
#[derive(Clone)]
struct Tag<'de> {
    index: usize,
    api: Cow<'de, str>,
    /// Whether fields before it were buffered.
    buffered: bool,
}

/// One reading of a body.
#[derive(Default)]
struct Reading<'de> {
    /// The tag of one entry, which will come. With it nothing has to be buffered there.
    expected: Option<Tag<'de>>,
    /// The tag of the entry that is being read, once it came.
    found: Option<Tag<'de>>,
}

impl<'de> Reading<'de> {
    /// The array of entries, or one entry in its place.
    fn list(&mut self) -> List<'_, 'de> {
        List { reading: self }
    }

    /// The entry at `index`; an empty one is no task.
    fn entry(&mut self, index: usize) -> Entry<'_, 'de> {
        Entry {
            reading: self,
            index,
        }
    }
}

struct List<'r, 'de> {
    reading: &'r mut Reading<'de>,
}

impl<'de> DeserializeSeed<'de> for List<'_, 'de> {
    type Value = PollResponse;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for List<'_, 'de> {
    type Value = PollResponse;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of commands")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut answer = PollResponse::default();
        for index in 0.. {
            self.reading.found = None;
            match list.next_element_seed(self.reading.entry(index))? {
                Some(Some(task)) => {
                    make_room(&mut answer.0);
                    answer.push(task);
                }
                Some(None) => {}
                None => break,
            }
        }
        Ok(answer)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let task = self.reading.entry(0).visit_map(map)?;
        self.reading.found = None;
        Ok(task.into_iter().collect())
    }
}

struct Entry<'r, 'de> {
    reading: &'r mut Reading<'de>,
    index: usize,
}

impl<'de> DeserializeSeed<'de> for Entry<'_, 'de> {
    type Value = Option<Task>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Entry<'_, 'de> {
    type Value = Option<Task>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object, the command")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        match list.next_element::<IgnoredAny>()? {
            None => Ok(None),
            Some(_) => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let Entry { reading, index } = self;
        let mut tape = Tape::default();
        if let Some(tag) = reading.expected.take_if(|tag| tag.index == index) {
            return read_task(&tag.api, false, Chain::new(tape, fields)).map(Some);
        }
        let mut is_empty = true;
        loop {
            match fields.next_key_seed(tape.key_but(&["api"]))? {
                None if is_empty => return Ok(None),
                None => return Err(A::Error::missing_field("api")),
                Some(Some(_api)) => {
                    let api = fields.next_value_seed(Api)?;
                    let buffered = !tape.is_empty();
                    let tag = reading.found.insert(Tag {
                        index,
                        api,
                        buffered,
                    });
                    return read_task(&tag.api, true, Chain::new(tape, fields)).map(Some);
                }
                Some(None) => fields.next_value_seed(tape.value())?,
            }
            is_empty = false;
        }
    }
}

/// The value of `api`.
struct Api;

impl<'de> DeserializeSeed<'de> for Api {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        text::deserialize(deserializer)
    }
}

/// Reads the task of a known `api`; `api_read` says whether its key was read already.
fn read_task<'de, A: MapAccess<'de>>(
    api: &str,
    api_read: bool,
    fields: A,
) -> Result<Task, A::Error> {
    let mut header = TaskHeader {
        api_read,
        time: None,
    };
    let fields = BesideHeader {
        fields,
        header: &mut header,
    };
    let mut extra = Extra::new();
    let command = Command::read(api, fields, &mut extra)?;
    Ok(Task {
        time: header.time.flatten(),
        extra,
        ..Task::new(command)
    })
}

/// What stands beside the fields of every command.
struct TaskHeader {
    api_read: bool,
    time: Option<Option<u64>>,
}

#[derive(Clone, Copy)]
enum HeaderKey {
    Api,
    Time,
}

impl<'de> Header<'de> for TaskHeader {
    type Key = HeaderKey;

    #[inline]
    fn key<E: de::Error>(&self, name: &str) -> Result<Option<HeaderKey>, E> {
        match name {
            "api" if self.api_read => Err(E::duplicate_field("api")),
            "api" => Ok(Some(HeaderKey::Api)),
            "time" if self.time.is_some() => Err(E::duplicate_field("time")),
            "time" => Ok(Some(HeaderKey::Time)),
            _ => Ok(None),
        }
    }

    fn read<D: Deserializer<'de>>(&mut self, key: HeaderKey, value: D) -> Result<(), D::Error> {
        match key {
            HeaderKey::Api => {
                IgnoredAny::deserialize(value)?;
                self.api_read = true;
            }
            HeaderKey::Time => self.time = Some(int::optional::deserialize(value)?),
        }
        Ok(())
    }
}
