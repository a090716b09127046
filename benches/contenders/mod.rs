//! The ways to read a body that are compared.

pub(crate) mod floor;
mod look_up;
mod tagged;

use std::hint::black_box;

use serde::Serialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use wequick_types::{Callback, CallbackRef};

use self::floor::{Borrowed, Envelope, with_kind};
use self::look_up::LookUp;
use self::tagged::Tagged;
use crate::corpora::Body;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Contender {
    /// `str::from_utf8` alone.
    Utf8,
    /// `serde_json` checks the syntax and keeps nothing.
    IgnoredAny,
    /// The strict struct with `String`.
    Floor,
    /// The strict struct with `Cow`.
    FloorBorrowed,
    /// `wequick_types::from_slice` with `String`.
    Owned,
    /// `wequick_types::from_slice` with `Cow`.
    Borrowed,
    /// `serde_json::from_slice::<Callback>`.
    Json,
    /// `serde_json::Value`, and every field looked up in it.
    LookUps,
    /// `#[serde(tag = "type")]` over the strict structs.
    Tagged,
    /// The strict struct through sonic-rs.
    SonicFloor,
    /// `sonic_rs::from_slice::<Callback>`.
    Sonic,
}

impl Contender {
    pub(crate) const ALL: [Contender; 11] = [
        Contender::Utf8,
        Contender::IgnoredAny,
        Contender::Floor,
        Contender::FloorBorrowed,
        Contender::Owned,
        Contender::Borrowed,
        Contender::Json,
        Contender::LookUps,
        Contender::Tagged,
        Contender::SonicFloor,
        Contender::Sonic,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Contender::Utf8 => "from_utf8",
            Contender::IgnoredAny => "IgnoredAny",
            Contender::Floor => "floor",
            Contender::FloorBorrowed => "floor, Cow",
            Contender::Owned => "from_slice",
            Contender::Borrowed => "from_slice, Cow",
            Contender::Json => "serde_json",
            Contender::LookUps => "Value",
            Contender::Tagged => "tag",
            Contender::SonicFloor => "floor, sonic",
            Contender::Sonic => "sonic",
        }
    }

    /// Reads a body and drops what was read.
    pub(crate) fn read(self, body: &Body) {
        self.read_for(body, &mut BlackBox);
    }

    /// What is read from a body, in a form that all contenders share; `Null` for those that keep
    /// nothing.
    pub(crate) fn value(self, body: &Body) -> Value {
        let mut value = Value::Null;
        self.read_for(body, &mut value);
        normalize(&mut value);
        value
    }

    fn read_for(self, body: &Body, reader: &mut impl Reader) {
        let json = body.json.as_slice();
        match self {
            Contender::Utf8 => {
                black_box(std::str::from_utf8(json).unwrap());
            }
            Contender::IgnoredAny => {
                black_box(serde_json::from_slice::<IgnoredAny>(json).unwrap());
            }
            Contender::Floor => with_kind!(body.kind, Payload => {
                let event: Envelope<Payload<String>> = serde_json::from_slice(json).unwrap();
                reader.take(&event);
            }),
            Contender::FloorBorrowed => with_kind!(body.kind, Payload => {
                let event: Envelope<Payload<Borrowed>> = serde_json::from_slice(json).unwrap();
                reader.take(&event);
            }),
            Contender::Owned => {
                let callback: Callback = wequick_types::from_slice(json).unwrap();
                reader.take(&callback);
            }
            Contender::Borrowed => {
                let callback: CallbackRef = wequick_types::from_slice(json).unwrap();
                reader.take(&callback);
            }
            Contender::Json => {
                let callback: Callback = serde_json::from_slice(json).unwrap();
                reader.take(&callback);
            }
            Contender::LookUps => {
                let value: Value = serde_json::from_slice(json).unwrap();
                let data = &value["data"];
                with_kind!(i64::look_up(&data["type"]), Payload => {
                    reader.take(&Envelope { data: Payload::look_up(data) });
                });
            }
            Contender::Tagged => {
                let event: Envelope<Tagged<String>> = serde_json::from_slice(&body.tagged).unwrap();
                reader.take(&event);
            }
            Contender::SonicFloor => with_kind!(body.kind, Payload => {
                let event: Envelope<Payload<String>> = sonic_rs::from_slice(json).unwrap();
                reader.take(&event);
            }),
            Contender::Sonic => {
                let callback: Callback = sonic_rs::from_slice(json).unwrap();
                reader.take(&callback);
            }
        }
    }
}

/// Who looks at what was read.
trait Reader {
    fn take(&mut self, read: &impl Serialize);
}

struct BlackBox;

impl Reader for BlackBox {
    fn take(&mut self, read: &impl Serialize) {
        black_box(read);
    }
}

impl Reader for Value {
    fn take(&mut self, read: &impl Serialize) {
        *self = serde_json::to_value(read).unwrap();
    }
}

/// Drops what stands for absence, and spells numbers as strings.
fn normalize(value: &mut Value) {
    match value {
        Value::Number(number) => *value = number.to_string().into(),
        Value::Array(items) => items.iter_mut().for_each(normalize),
        Value::Object(entries) => {
            entries.retain(|_, value| {
                !value.is_null() && !matches!(value.as_str(), Some("" | "(null)" | "None"))
            });
            entries.values_mut().for_each(normalize);
        }
        _ => {}
    }
}
