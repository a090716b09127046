//! The ways to read a body that are compared.

pub(crate) mod floor;
mod look_up;

use std::error::Error;
use std::hint::black_box;

use serde::Serialize;
use serde_json::Value;
use wequick_types::{Callback, CallbackRef};

use self::floor::{Borrowed, Envelope, with_kind};
use self::look_up::LookUp;
use crate::corpora::Body;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Contender {
    /// The strict struct with `String`.
    Floor,
    /// The strict struct with `Cow`.
    FloorBorrowed,
    /// `wequick_types::from_slice` with `String`.
    Owned,
    /// `wequick_types::from_slice` with `Cow`.
    Borrowed,
    /// `wequick_types::from_str` with `String`.
    StrOwned,
    /// `wequick_types::from_str` with `Cow`.
    StrBorrowed,
    /// `serde_json::from_slice::<Callback>`.
    Json,
    /// The strict struct with `String`, through sonic-rs.
    Sonic,
    /// The strict struct with `Cow`, through sonic-rs.
    SonicBorrowed,
    /// The strict struct with `String`, through simd-json, which writes into the body: it is given
    /// a copy.
    Simd,
    /// `serde_json::Value`, and every field looked up in it.
    LookUps,
}

impl Contender {
    pub(crate) const ALL: [Contender; 11] = [
        Contender::Floor,
        Contender::FloorBorrowed,
        Contender::Owned,
        Contender::Borrowed,
        Contender::StrOwned,
        Contender::StrBorrowed,
        Contender::Json,
        Contender::Sonic,
        Contender::SonicBorrowed,
        Contender::Simd,
        Contender::LookUps,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Contender::Floor => "floor",
            Contender::FloorBorrowed => "floor, Cow",
            Contender::Owned => "from_slice",
            Contender::Borrowed => "from_slice, Cow",
            Contender::StrOwned => "from_str",
            Contender::StrBorrowed => "from_str, Cow",
            Contender::Json => "serde_json",
            Contender::Sonic => "sonic-rs",
            Contender::SonicBorrowed => "sonic-rs, Cow",
            Contender::Simd => "simd-json",
            Contender::LookUps => "Value",
        }
    }

    /// Reads a body and drops what was read.
    pub(crate) fn read(self, body: &Body) {
        self.read_for(body, &mut BlackBox).unwrap();
    }

    /// Reads a body with a wrong value.
    pub(crate) fn refuse(self, body: &Body) {
        black_box(self.read_for(body, &mut BlackBox).unwrap_err());
    }

    /// What is read from a body, in a form that all contenders share.
    pub(crate) fn value(self, body: &Body) -> Value {
        let mut value = Value::Null;
        self.read_for(body, &mut value).unwrap();
        normalize(&mut value);
        value
    }

    fn read_for(self, body: &Body, reader: &mut impl Reader) -> Result<(), Box<dyn Error>> {
        let text = body.json.as_str();
        let json = text.as_bytes();
        match self {
            Contender::Floor => with_kind!(body.kind, Payload => {
                let event: Envelope<Payload<String>> = serde_json::from_slice(json)?;
                reader.take(&event);
            }),
            Contender::FloorBorrowed => with_kind!(body.kind, Payload => {
                let event: Envelope<Payload<Borrowed>> = serde_json::from_slice(json)?;
                reader.take(&event);
            }),
            Contender::Owned => {
                let callback: Callback = wequick_types::from_slice(json)?;
                reader.take(&callback);
            }
            Contender::Borrowed => {
                let callback: CallbackRef = wequick_types::from_slice(json)?;
                reader.take(&callback);
            }
            Contender::StrOwned => {
                let callback: Callback = wequick_types::from_str(text)?;
                reader.take(&callback);
            }
            Contender::StrBorrowed => {
                let callback: CallbackRef = wequick_types::from_str(text)?;
                reader.take(&callback);
            }
            Contender::Json => {
                let callback: Callback = serde_json::from_slice(json)?;
                reader.take(&callback);
            }
            Contender::Sonic => with_kind!(body.kind, Payload => {
                let event: Envelope<Payload<String>> = sonic_rs::from_slice(json)?;
                reader.take(&event);
            }),
            Contender::SonicBorrowed => with_kind!(body.kind, Payload => {
                let event: Envelope<Payload<Borrowed>> = sonic_rs::from_slice(json)?;
                reader.take(&event);
            }),
            Contender::Simd => with_kind!(body.kind, Payload => {
                let mut copy = json.to_vec();
                let event: Envelope<Payload<String>> = simd_json::serde::from_slice(&mut copy)?;
                reader.take(&event);
            }),
            Contender::LookUps => {
                let value: Value = serde_json::from_slice(json)?;
                let data = &value["data"];
                with_kind!(i64::look_up(&data["type"]), Payload => {
                    reader.take(&Envelope { data: Payload::look_up(data) });
                });
            }
        }
        Ok(())
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
                !value.is_null() && !matches!(value.as_str(), Some("" | "(null)" | "null" | "None"))
            });
            entries.values_mut().for_each(normalize);
        }
        _ => {}
    }
}
