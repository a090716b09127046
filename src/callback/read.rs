//! How a callback is read: `type` is found wherever it stands, the keys of the envelope are taken
//! out, and the rest goes to the struct of the kind.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};

use crate::body::sealed::Read;
use crate::callback::header::{EventHeader, Tag, TypeCode};
use crate::callback::{Callback, hint};
use crate::error::{Error, TYPE_BESIDE_DATA};
use crate::event::Event;
use crate::json::chain::Chain;
use crate::json::header::BesideHeader;
use crate::json::reader::Reader;
use crate::json::tape::Tape;
use crate::json::unknown::read_all;
use crate::json::value::Kept;
use crate::text::Text;

impl<'de, S: Text<'de>> Read<'de> for Callback<S> {
    fn read(body: &'de str) -> Result<Self, Error> {
        read_as(Kinds::Known, body, Reader::new)
    }
}

impl<'de, S: Text<'de>> Deserialize<'de> for Callback<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut callback = Callback::blank();
        let mut reading = Reading::new(Kinds::Known, &mut callback);
        reading.envelope().deserialize(deserializer)?;
        Ok(callback)
    }
}

/// Reads an event of any kind as one that the crate does not know.
#[inline]
pub(super) fn untyped(body: &str) -> Result<Callback, Error> {
    read_as(Kinds::None, body, Reader::new)
}

/// Reads a body, forgiving what can be forgiven.
#[inline]
pub(super) fn lossy(body: &str) -> Result<Callback, Error> {
    read_as(Kinds::Known, body, Reader::lenient)
}

/// Reads a body, with the hint if it gives one. Where the tag came behind fields that were buffered,
/// or read as those of another kind, the body is read again with this tag: nothing is buffered then,
/// so each error has a place.
fn read_as<'de, S: Text<'de>>(
    kinds: Kinds,
    body: &'de str,
    reader: fn(&'de str) -> Reader<'de>,
) -> Result<Callback<S>, Error> {
    let mut callback = Callback::blank();
    let mut read = |expected| {
        // What was read before goes first.
        callback = Callback::blank();
        let mut reading = Reading::new(kinds, &mut callback);
        reading.expected = expected;
        let mut reader = reader(body);
        let read = reader.whole(reading.envelope());
        read.map_err(|error| (error, reading.found, reader))
    };
    let hint = hint::code(body).map(Tag::in_data);
    let mut result = read(hint);
    if let (Some(tag), Err((error, found @ None, reader))) = (hint, &mut result) {
        if !error.problem().is_syntax() && is_behind(tag.code, reader) {
            *found = Some(Found {
                tag,
                misread: false,
            });
        } else {
            result = read(None);
        }
    }
    if let Err((_, found @ Some(Found { tag, misread: true }), _)) = result {
        result = read(Some(tag)).map_err(|(error, _, reader)| (error, found, reader));
    }
    match result {
        Ok(()) => Ok(callback),
        Err((error, found, _)) => {
            let code = found.map(|found| found.tag.code);
            Err(Error::in_event(body, code, &error))
        }
    }
}

/// Whether `type` stands behind what is wrong in the event under `data`, with this code.
fn is_behind(code: i64, reader: &mut Reader) -> bool {
    reader.find("type", 2)
        && TypeCode
            .deserialize(reader)
            .is_ok_and(|found| found == code)
}

/// Which kinds are read into a struct of their own.
#[derive(Clone, Copy)]
enum Kinds {
    Known,
    None,
}

/// A tag that was read.
#[derive(Clone, Copy)]
struct Found {
    tag: Tag,
    /// Whether fields before it were buffered, or read as those of another kind.
    misread: bool,
}

/// One reading of a body.
struct Reading<'c, S> {
    kinds: Kinds,
    /// The tag that will come. With it nothing has to be buffered.
    expected: Option<Tag>,
    /// The tag, once it came.
    found: Option<Found>,
    callback: &'c mut Callback<S>,
}

impl<'c, S> Reading<'c, S> {
    fn new(kinds: Kinds, callback: &'c mut Callback<S>) -> Self {
        Reading {
            kinds,
            expected: None,
            found: None,
            callback,
        }
    }

    /// The object that is the body.
    fn envelope(&mut self) -> Object<'_, 'c, S> {
        Object {
            reading: self,
            in_data: false,
        }
    }
}

/// The object that is the body, or the one under `data`.
struct Object<'r, 'c, S> {
    reading: &'r mut Reading<'c, S>,
    in_data: bool,
}

impl<'de, S: Text<'de>> DeserializeSeed<'de> for Object<'_, '_, S> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, S: Text<'de>> Visitor<'de> for Object<'_, '_, S> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.in_data {
            "an object, the event"
        } else {
            "an object, the callback"
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let Object { reading, in_data } = self;
        let mut tape = Tape::default();
        if let Some(tag) = reading.expected.filter(|tag| tag.in_data == in_data) {
            return reading.event(tag, None, Chain::new(tape, fields));
        }
        let wanted: &[&str] = if in_data {
            &["type"]
        } else {
            &["type", "data"]
        };
        loop {
            match fields.next_key_seed(tape.key_but(wanted))? {
                None => return Err(A::Error::missing_field("type")),
                Some(Some("type")) => {
                    let code = fields.next_value_seed(TypeCode)?;
                    let tag = Tag { code, in_data };
                    let misread = !tape.is_empty();
                    reading.found = Some(Found { tag, misread });
                    return reading.event(tag, Some(code), Chain::new(tape, fields));
                }
                Some(Some(_data)) => {
                    read_all(tape.into_replay().fields(), &mut reading.callback.outer)?;
                    let in_data = true;
                    fields.next_value_seed(Object { reading, in_data })?;
                    return reading.beside_data(fields);
                }
                Some(None) => fields.next_value_seed(tape.value())?,
            }
        }
    }
}

impl<S> Reading<'_, S> {
    /// Reads the event of this tag; `code` is what `type` said, if it was read already.
    fn event<'de, A>(&mut self, tag: Tag, code: Option<i64>, fields: A) -> Result<(), A::Error>
    where
        A: MapAccess<'de>,
        S: Text<'de>,
    {
        let Callback { event, extra, .. } = &mut *self.callback;
        let has_other_spelling =
            matches!(self.kinds, Kinds::Known) && Event::<S>::has_other_spelling(tag.code);
        let mut header = EventHeader::new(tag, code, has_other_spelling);
        let fields = BesideHeader {
            fields,
            header: &mut header,
        };
        let read = match self.kinds {
            Kinds::Known => event.read(tag.code, fields, extra),
            Kinds::None => event.read_untyped(tag.code, fields),
        };
        if code.is_none() {
            self.found = header.code.map(|code| Found {
                tag: Tag { code, ..tag },
                misread: code != tag.code,
            });
        }
        read?;
        if header.code.is_none() {
            return Err(A::Error::missing_field("type"));
        }
        if let Some(Some(id)) = header.other_spelling {
            event.take_other_spelling(id, extra);
        }
        self.callback.process_id = header.process_id.flatten();
        self.callback.cwxid = header.cwxid.flatten();
        Ok(())
    }

    /// Keeps what stands behind `data`, where neither it nor `type` may come again.
    fn beside_data<'de, A: MapAccess<'de>>(&mut self, mut fields: A) -> Result<(), A::Error> {
        let outer = &mut self.callback.outer;
        while let Some(key) = fields.next_key::<String>()? {
            match key.as_str() {
                "type" => return Err(A::Error::custom(TYPE_BESIDE_DATA)),
                "data" => return Err(A::Error::duplicate_field("data")),
                _ => outer.push(key, fields.next_value_seed(Kept { depth: 0 })?),
            }
        }
        outer.settle();
        Ok(())
    }
}
