//! How a callback is written: with the envelope, as maps.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::callback::Callback;
use crate::callback::header::is_of_header;
use crate::event::Event;
use crate::wxid::Wxid;

impl<S: AsRef<str>> Serialize for Callback<S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let outer = self.outer.written_but(|key| matches!(key, "type" | "data"));
        let mut envelope = serializer.serialize_map(None)?;
        envelope.serialize_entry("data", &Data::of(self))?;
        for (key, value) in outer {
            envelope.serialize_entry(key, &value)?;
        }
        envelope.end()
    }
}

/// The object under `data`. `flatten` costs nothing here: it buffers only when it reads.
#[derive(Serialize)]
#[serde(bound(serialize = "S: AsRef<str>"))]
struct Data<'a, S> {
    r#type: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    processid: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cwxid: Option<&'a str>,
    #[serde(flatten)]
    fields: EventFields<'a, S>,
    #[serde(flatten)]
    extra: ExtraFields<'a, S>,
}

impl<'a, S: AsRef<str>> Data<'a, S> {
    fn of(callback: &'a Callback<S>) -> Self {
        Data {
            r#type: callback.event.code(),
            processid: callback.process_id,
            cwxid: callback.cwxid.as_ref().map(Wxid::as_str),
            fields: EventFields(&callback.event),
            extra: ExtraFields(callback),
        }
    }
}

/// The fields of the event's payload.
struct EventFields<'a, S>(&'a Event<S>);

impl<S: AsRef<str>> Serialize for EventFields<'_, S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.0.serialize_fields(is_of_header, serializer)
    }
}

/// The fields of [`Callback::extra`] that are read as such again.
struct ExtraFields<'a, S>(&'a Callback<S>);

impl<S: AsRef<str>> Serialize for ExtraFields<'_, S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let Callback { event, extra, .. } = self.0;
        let own = event.field_names();
        extra.serialize_but(
            |key| is_of_header(key) || own.contains(&key) || event.is_other_spelling(key),
            serializer,
        )
    }
}
