//! The envelope, and the way from bytes to the event inside.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Map;

use crate::error::{Error, ErrorKind};
use crate::event::{Event, Unknown};
use crate::fields::{Fields, Header};
use crate::guess;
use crate::lenient;
use crate::passed_over::PassedOver;
use crate::tape::Tape;
use crate::text::{Text, Wxid};

/// One callback: the body that the client POSTs.
///
/// On the wire `{"data": {"type": <int>, "processid": …, "cwxid": …, …}}`, the fields of the
/// [`event`](Callback::event) beside `type`, all of them in any order; without the envelope
/// (`{"type": <int>, …}`) it reads the same. It is always written with the envelope, `type`,
/// `processid` and `cwxid` first.
///
/// [`from_slice`] and [`from_str`] read it with this crate's [`Error`]; as it implements
/// `Deserialize`, so does everything else that speaks serde, such as axum's `Json<Callback>`.
///
/// ```
/// use wequick_types::{Callback, Event};
///
/// let body = br#"{"data":{"type":78,"processid":"7768","cwxid":"wxid_me",
///     "msgType":"1","wxid":"wxid_friend","message":"hello"}}"#;
/// let callback: Callback = wequick_types::from_slice(body)?;
///
/// assert_eq!(callback.process_id, Some(7768));
/// assert_eq!(callback.cwxid.unwrap(), "wxid_me");
/// let Event::Message(message) = callback.event else { panic!("not a message") };
/// assert_eq!(message.message, "hello");
/// # Ok::<(), wequick_types::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Callback<S = String> {
    /// `processid`: the WeChat process that the client drives, one per client. An integer, or
    /// a string that holds one. Absent in 66 and 69.
    #[doc(alias = "processid")]
    pub process_id: Option<u32>,
    /// `cwxid`: the account that is logged in. Absent in 66, and where it is `""` or a
    /// null-like.
    pub cwxid: Option<Wxid<S>>,
    /// What happened: `type` and the fields that go with it.
    pub event: Event<S>,
}

/// A callback that borrows its texts from the input where it can.
pub type CallbackRef<'a> = Callback<Cow<'a, str>>;

impl Callback {
    /// A callback without `processid` and `cwxid`.
    ///
    /// ```
    /// use wequick_types::{Callback, LoginCode, LoginState};
    ///
    /// let callback = Callback::new(LoginState::new(LoginCode::LoggedIn));
    /// let json = serde_json::to_string(&callback)?;
    /// assert_eq!(json, r#"{"data":{"type":66,"code":200}}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn new(event: impl Into<Event>) -> Self {
        Callback {
            process_id: None,
            cwxid: None,
            event: event.into(),
        }
    }
}

/// Reads a callback from the bytes of a body.
///
/// The type of the result chooses the strings: `Callback` owns them, [`CallbackRef`] borrows.
///
/// # Errors
///
/// When the bytes are not UTF-8 or not JSON, when there is no event in it, and when a kind that
/// this crate knows has a field that is missing or of the wrong shape. See [`Error`].
///
/// ```
/// use wequick_types::{Callback, CallbackRef};
///
/// let body = br#"{"data":{"type":69,"xml":"","chatroom":"218138553@chatroom"}}"#;
/// let owned: Callback = wequick_types::from_slice(body)?;
/// let borrowed: CallbackRef = wequick_types::from_slice(body)?;
///
/// let error = wequick_types::from_slice::<String>(br#"{"data":{"type":69}}"#).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "event 69 (RoomUpdated): data.chatroom: missing field at line 1 column 19",
/// );
/// # Ok::<(), wequick_types::Error>(())
/// ```
pub fn from_slice<'de, S: Text<'de>>(body: &'de [u8]) -> Result<Callback<S>, Error> {
    match std::str::from_utf8(body) {
        Ok(text) => from_str(text),
        Err(error) => Err(Error::not_utf8(body, error)),
    }
}

/// Reads a callback from the text of a body, as [`from_slice`] does.
///
/// # Errors
///
/// As [`from_slice`], but for UTF-8.
pub fn from_str<'de, S: Text<'de>>(body: &'de str) -> Result<Callback<S>, Error> {
    let mut callback = blank();
    if let Some(code) = guess::code(body) {
        if read(body, &Progress::guessed(code), &mut callback).is_ok() {
            return Ok(callback);
        }
        // What went wrong may be the guess. An event that was read all the same goes first.
        callback = blank();
    }
    let progress = Progress::default();
    let Err(mut error) = read(body, &progress, &mut callback) else {
        return Ok(callback);
    };
    let mut stage = progress.stage.get();
    // The keys before `type` waited on the tape, where no position is known. Now that the kind is
    // known they can be read in their place.
    if progress.code.get().is_some() {
        if let Err(again) = read(body, &progress, &mut callback) {
            error = again;
            stage = progress.stage.get();
        }
    }
    Err(Error::in_event(body, stage, progress.code.get(), &error))
}

fn read<'de, S: Text<'de>>(
    body: &'de str,
    progress: &Progress,
    callback: &mut Callback<S>,
) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(body);
    Body::new(progress, callback).deserialize(&mut deserializer)?;
    deserializer.end()
}

impl<'de, S: Text<'de>> Deserialize<'de> for Callback<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut callback = blank();
        Body::new(&Progress::default(), &mut callback).deserialize(deserializer)?;
        Ok(callback)
    }
}

/// The place that a callback is read into. Handed from one return to the next, an event of some
/// hundred bytes would be copied at each.
fn blank<S>() -> Callback<S> {
    Callback {
        process_id: None,
        cwxid: None,
        event: Event::Unknown(Unknown::new(0, Map::new())),
    }
}

/// How far the reading of a body has come.
#[derive(Debug)]
struct Progress {
    /// What an error would be about just now.
    stage: Cell<ErrorKind>,
    /// `type`, once it was read. When reading begins with it, nothing has to wait on the tape;
    /// that it was right shows when `type` comes by.
    code: Cell<Option<i64>>,
    /// Whether `type` stood inside `data`.
    in_data: Cell<bool>,
}

impl Default for Progress {
    fn default() -> Self {
        Progress {
            stage: Cell::new(ErrorKind::Envelope),
            code: Cell::new(None),
            in_data: Cell::new(false),
        }
    }
}

impl Progress {
    /// As if an event of this code under `data` had been read before.
    fn guessed(code: i64) -> Self {
        Progress {
            code: Cell::new(Some(code)),
            in_data: Cell::new(true),
            ..Progress::default()
        }
    }
}

/// Reads the object that is the body, or the one under `data`.
struct Body<'p, S> {
    progress: &'p Progress,
    in_data: bool,
    callback: &'p mut Callback<S>,
}

impl<'p, S> Body<'p, S> {
    fn new(progress: &'p Progress, callback: &'p mut Callback<S>) -> Self {
        Body {
            progress,
            in_data: false,
            callback,
        }
    }
}

impl<'de, S: Text<'de>> DeserializeSeed<'de> for Body<'_, S> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.progress.stage.set(ErrorKind::Envelope);
        deserializer.deserialize_any(self)
    }
}

impl<'de, S: Text<'de>> Visitor<'de> for Body<'_, S> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.in_data {
            "an object, the event"
        } else {
            "an object, the callback"
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let Progress {
            stage,
            code,
            in_data,
        } = self.progress;
        let mut tape = Tape::default();
        if let Some(known) = code.get() {
            if self.in_data == in_data.get() {
                return self.event(known, false, tape, map);
            }
        }
        let wanted: &[&str] = if self.in_data {
            &["type"]
        } else {
            &["type", "data"]
        };
        loop {
            stage.set(ErrorKind::Envelope);
            match map.next_key_seed(tape.key_but(wanted))? {
                None => {
                    stage.set(ErrorKind::Type);
                    return Err(A::Error::missing_field("type"));
                }
                Some(Some("type")) => {
                    stage.set(ErrorKind::Type);
                    let known = map.next_value_seed(TypeCode)?;
                    code.set(Some(known));
                    in_data.set(self.in_data);
                    return self.event(known, true, tape, map);
                }
                Some(Some(_data)) => {
                    drop(tape);
                    map.next_value_seed(Body {
                        in_data: true,
                        ..self
                    })?;
                    return refuse_beside_data(stage, map);
                }
                Some(None) => {
                    stage.set(ErrorKind::Field);
                    map.next_value_seed(tape.value())?;
                }
            }
        }
    }
}

impl<S> Body<'_, S> {
    /// Reads the event of a known `type`; `type_read` tells whether the key has come by.
    fn event<'de, A: MapAccess<'de>>(
        self,
        code: i64,
        type_read: bool,
        tape: Tape<'de>,
        live: A,
    ) -> Result<(), A::Error>
    where
        S: Text<'de>,
    {
        let stage = &self.progress.stage;
        stage.set(ErrorKind::Field);
        let mut header = EventHeader {
            stage,
            in_data: self.in_data,
            code,
            type_read,
            process_id: None,
            cwxid: None,
        };
        let fields = Fields::new(tape, live, &mut header);
        self.callback.event.read(code, fields)?;
        if !header.type_read {
            return Err(A::Error::missing_field("type"));
        }
        self.callback.process_id = header.process_id.flatten();
        self.callback.cwxid = header.cwxid.flatten();
        Ok(())
    }
}

/// Passes over what stands beside `data`, where neither it nor `type` may come again.
fn refuse_beside_data<'de, A: MapAccess<'de>>(
    stage: &Cell<ErrorKind>,
    mut map: A,
) -> Result<(), A::Error> {
    stage.set(ErrorKind::Envelope);
    while let Some(key) = map.next_key_seed(Tape::default().key_but(&["type", "data"]))? {
        match key {
            Some("type") => return Err(A::Error::custom(TYPE_BESIDE_DATA)),
            Some(_data) => return Err(A::Error::duplicate_field("data")),
            None => map.next_value_seed(PassedOver { depth: 0 })?,
        }
    }
    Ok(())
}

const TYPE_BESIDE_DATA: &str = "`type` beside `data`: the event can only stand in one of them";

/// The value of `type`.
struct TypeCode;

impl<'de> DeserializeSeed<'de> for TypeCode {
    type Value = i64;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<i64, D::Error> {
        lenient::int::deserialize(deserializer)
    }
}

/// What stands beside the fields of every kind.
struct EventHeader<'p, S> {
    stage: &'p Cell<ErrorKind>,
    in_data: bool,
    code: i64,
    type_read: bool,
    process_id: Option<Option<u32>>,
    cwxid: Option<Option<Wxid<S>>>,
}

#[derive(Clone, Copy)]
enum HeaderKey {
    Type,
    ProcessId,
    Cwxid,
}

impl<'de, S: Text<'de>> Header<'de> for EventHeader<'_, S> {
    type Key = HeaderKey;

    fn key<E: de::Error>(&self, name: &str) -> Result<Option<HeaderKey>, E> {
        match name {
            "type" if self.type_read => {
                self.stage.set(ErrorKind::Type);
                Err(E::duplicate_field("type"))
            }
            "type" => Ok(Some(HeaderKey::Type)),
            "data" if !self.in_data => {
                self.stage.set(ErrorKind::Envelope);
                Err(E::custom(TYPE_BESIDE_DATA))
            }
            "processid" if self.process_id.is_some() => Err(E::duplicate_field("processid")),
            "processid" => Ok(Some(HeaderKey::ProcessId)),
            "cwxid" if self.cwxid.is_some() => Err(E::duplicate_field("cwxid")),
            "cwxid" => Ok(Some(HeaderKey::Cwxid)),
            _ => Ok(None),
        }
    }

    fn read<D: Deserializer<'de>>(&mut self, key: HeaderKey, value: D) -> Result<(), D::Error> {
        match key {
            HeaderKey::Type => {
                if TypeCode.deserialize(value)? != self.code {
                    return Err(D::Error::custom("another `type` than was expected"));
                }
                self.type_read = true;
            }
            HeaderKey::ProcessId => {
                self.process_id = Some(lenient::optional_int::deserialize(value)?);
            }
            HeaderKey::Cwxid => self.cwxid = Some(lenient::null_like::deserialize(value)?),
        }
        Ok(())
    }
}

impl<S: AsRef<str>> Serialize for Callback<S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        #[derive(Serialize)]
        struct Envelope<D> {
            data: D,
        }
        Envelope { data: Data(self) }.serialize(serializer)
    }
}

/// The object under `data`.
struct Data<'a, S>(&'a Callback<S>);

impl<S: AsRef<str>> Serialize for Data<'_, S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let Callback {
            process_id,
            cwxid,
            event,
        } = self.0;
        event.write(*process_id, cwxid.as_ref(), serializer)
    }
}
