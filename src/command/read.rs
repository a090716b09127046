//! Reading a poll answer: an entry may have its `api` anywhere, like an event its `type`.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess,
    Unexpected, Visitor,
};

use crate::command::{Command, PollResponse, Task};
use crate::error::{Error, ErrorKind};
use crate::fields::{Fields, Header, read_struct};
use crate::lenient;
use crate::tape::{self, Tape};

pub(super) fn from_slice(body: &[u8]) -> Result<PollResponse, Error> {
    let text = std::str::from_utf8(body).map_err(|error| Error::not_utf8(body, error))?;
    let progress = Progress::default();
    read(text, &progress).map_err(|first| {
        let mut stage = progress.stage.get();
        let mut error = first;
        let api = progress.api.take();
        // As with an event: the keys before `api` can be read in their place, now that it is
        // known.
        if let (ErrorKind::Field, Some(api)) = (stage, &api) {
            let progress = Progress {
                known: Some((progress.entry.get(), api.clone())),
                ..Progress::default()
            };
            if let Err(again) = read(text, &progress) {
                stage = progress.stage.get();
                error = again;
            }
        }
        Error::in_command(text, stage, api, &error)
    })
}

fn read(body: &str, progress: &Progress) -> Result<PollResponse, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(body);
    let response = Entries { progress }.deserialize(&mut deserializer)?;
    progress.api.take();
    deserializer.end()?;
    Ok(response)
}

impl<'de> Deserialize<'de> for PollResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let progress = &Progress::default();
        Entries { progress }.deserialize(deserializer)
    }
}

impl<'de> Deserialize<'de> for Task {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let progress = &Progress::default();
        let task = Entry { progress, index: 0 }.deserialize(deserializer)?;
        task.ok_or_else(|| D::Error::missing_field("api"))
    }
}

/// How far the reading of a poll answer has come.
struct Progress {
    /// What an error would be about just now.
    stage: Cell<ErrorKind>,
    /// The entry being read.
    entry: Cell<usize>,
    /// Its `api`, once it was read.
    api: RefCell<Option<String>>,
    /// An entry whose `api` is known before it is read.
    known: Option<(usize, String)>,
}

impl Default for Progress {
    fn default() -> Self {
        Progress {
            stage: Cell::new(ErrorKind::Envelope),
            entry: Cell::new(0),
            api: RefCell::new(None),
            known: None,
        }
    }
}

/// Reads the array of entries, or one entry in its place.
struct Entries<'p> {
    progress: &'p Progress,
}

impl<'de> DeserializeSeed<'de> for Entries<'_> {
    type Value = PollResponse;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_> {
    type Value = PollResponse;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of commands")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let progress = self.progress;
        let mut tasks = Vec::new();
        for index in 0.. {
            progress.stage.set(ErrorKind::Envelope);
            progress.api.take();
            match list.next_element_seed(Entry { progress, index })? {
                Some(task) => tasks.extend(task),
                None => break,
            }
        }
        Ok(PollResponse(tasks))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let progress = self.progress;
        let task = Entry { progress, index: 0 }.visit_map(map)?;
        Ok(PollResponse(task.into_iter().collect()))
    }
}

/// Reads one entry; an empty one is no task.
struct Entry<'p> {
    progress: &'p Progress,
    index: usize,
}

impl<'de> DeserializeSeed<'de> for Entry<'_> {
    type Value = Option<Task>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Entry<'_> {
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

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let Progress {
            stage,
            entry,
            api,
            known,
        } = self.progress;
        entry.set(self.index);
        let mut tape = Tape::default();
        if let Some((_, api)) = known.as_ref().filter(|(entry, _)| *entry == self.index) {
            return read_task(stage, api, false, tape, map).map(Some);
        }
        let mut is_empty = true;
        loop {
            stage.set(ErrorKind::Type);
            let Some(key) = map.next_key_seed(tape.key_but(&["api"]))? else {
                return if is_empty {
                    Ok(None)
                } else {
                    Err(A::Error::missing_field("api"))
                };
            };
            is_empty = false;
            if key.is_some() {
                let name: String = map.next_value()?;
                api.replace(Some(name.clone()));
                return read_task(stage, &name, true, tape, map).map(Some);
            }
            stage.set(ErrorKind::Field);
            map.next_value_seed(tape.value())?;
        }
    }
}

/// Reads the task of a known `api`; `api_read` tells whether the key has come by.
fn read_task<'de, A: MapAccess<'de>>(
    stage: &Cell<ErrorKind>,
    api: &str,
    api_read: bool,
    tape: Tape<'de>,
    live: A,
) -> Result<Task, A::Error> {
    stage.set(ErrorKind::Field);
    let mut header = TaskHeader {
        stage,
        api_read,
        time: None,
    };
    let command = read_command(api, Fields::new(tape, live, &mut header))?;
    Ok(Task {
        command,
        time: header.time.flatten(),
    })
}

fn read_command<'de, A: MapAccess<'de>>(api: &str, fields: A) -> Result<Command, A::Error> {
    Ok(match api {
        "sendTextMessage" => Command::SendTextMessage(read_struct(fields)?),
        "sendPicMessage" => Command::SendPicMessage(read_struct(fields)?),
        "sendFileMessage" => Command::SendFileMessage(read_struct(fields)?),
        "sendXmlMessage" => Command::SendXmlMessage(read_struct(fields)?),
        "sendCardMessage" => Command::SendCardMessage(read_struct(fields)?),
        "initContact" => Command::InitContact(read_struct(fields)?),
        "addUserEvent" => Command::AddUserEvent(read_struct(fields)?),
        "delUser" => Command::DelUser(read_struct(fields)?),
        "newGetUserLists" => Command::NewGetUserLists(read_struct(fields)?),
        "acceptFriend" => Command::AcceptFriend(read_struct(fields)?),
        "getChatRoomLists" => Command::GetChatRoomLists(read_struct(fields)?),
        "delChatRoomUser" => Command::DelChatRoomUser(read_struct(fields)?),
        "getChatRoomUserLists" => Command::GetChatRoomUserLists(read_struct(fields)?),
        "updateRoomAsName" => Command::UpdateRoomAsName(read_struct(fields)?),
        "getRoomUserV2" => Command::GetRoomUserV2(read_struct(fields)?),
        "sendChatroom" => Command::SendChatroom(read_struct(fields)?),
        "isLoginInfo" => Command::IsLoginInfo(read_struct(fields)?),
        "getLoginQrCode" => Command::GetLoginQrCode(read_struct(fields)?),
        "outLogin" => Command::OutLogin(read_struct(fields)?),
        "netGetUserInfo" => Command::NetGetUserInfo(read_struct(fields)?),
        _ => Command::Other {
            api: api.to_owned(),
            fields: tape::read_object(fields)?,
        },
    })
}

/// What stands beside the fields of every command.
struct TaskHeader<'p> {
    stage: &'p Cell<ErrorKind>,
    api_read: bool,
    time: Option<Option<u64>>,
}

#[derive(Clone, Copy)]
enum HeaderKey {
    Api,
    Time,
}

impl<'de> Header<'de> for TaskHeader<'_> {
    type Key = HeaderKey;

    fn key<E: de::Error>(&self, name: &str) -> Result<Option<HeaderKey>, E> {
        match name {
            "api" if self.api_read => {
                self.stage.set(ErrorKind::Type);
                Err(E::duplicate_field("api"))
            }
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
            HeaderKey::Time => self.time = Some(lenient::optional_int::deserialize(value)?),
        }
        Ok(())
    }
}
