//! How a callback is written: with the envelope, and as maps in every format.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::callback::Callback;
use crate::callback::header::is_of_header;
use crate::callback::untyped::{cwxid, process_id};
use crate::event::Event;
use crate::wxid::Wxid;

impl<S: AsRef<str>> Serialize for Callback<S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let outer = self.outer.written_but(|key, _| is_of_envelope(key));
        // The length is `None`: the number of keys that are left out is not known yet.
        let mut envelope = serializer.serialize_map(None)?;
        envelope.serialize_entry("data", &Data::of(self))?;
        for (key, value) in outer {
            envelope.serialize_entry(key, &value)?;
        }
        envelope.end()
    }
}

/// Whether a key of [`Callback::outer`] would be read as something else, so that it is not written.
pub(super) fn is_of_envelope(key: &str) -> bool {
    matches!(key, "type" | "data")
}

/// The object under `data`. serde's `flatten` is cheap here: it buffers in reading only, not in writing.
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
            fields: EventFields(callback),
            extra: ExtraFields(callback),
        }
    }
}

/// The fields of the event. An unknown event may also hold a `processid` or `cwxid` of the wrong shape. Such
/// a field is written only if the callback's own field is `None`.
struct EventFields<'a, S>(&'a Callback<S>);

impl<S: AsRef<str>> Serialize for EventFields<'_, S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let callback = self.0;
        // A value of the right shape is left out, too: it would be read as the field of the callback.
        let left_out = |key: &str, value: &Value| match key {
            "processid" => callback.process_id.is_some() || process_id(value).is_some(),
            "cwxid" => callback.cwxid.is_some() || cwxid(value).is_some(),
            key => is_of_header(key),
        };
        callback.event.serialize_fields(left_out, serializer)
    }
}

/// The fields of [`Callback::extra`], without those that would be read as something else.
struct ExtraFields<'a, S>(&'a Callback<S>);

impl<S: AsRef<str>> Serialize for ExtraFields<'_, S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let Callback { event, extra, .. } = self.0;
        extra.serialize_but(left_out(event), serializer)
    }
}

/// Which fields of [`Callback::extra`] would be read as something else with this event.
pub(super) fn left_out<S>(event: &Event<S>) -> impl Fn(&str, &Value) -> bool {
    let own = event.field_names();
    move |key, value| is_of_header(key) || own.contains(&key) || event.is_other_spelling(key, value)
}
