//! What the crate knows of JSON and serde, without any kind of event.
//!
//! [`reader`] reads a body, with [`deserializer`], [`string`], [`number`], [`error`] and [`problem`]. The fields of
//! an event then pass through these, in this order:
//!
//! * [`capture`], [`tape`], [`replay`]: the values that come before the tag, buffered
//! * [`chain`]: the buffered fields, then the live ones
//! * [`header`]: the keys that stand beside the fields of every kind, taken out
//! * [`unknown`]: the fields that the kind does not know, kept as they are ([`value`])

pub(crate) mod capture;
pub(crate) mod chain;
mod deserializer;
pub(crate) mod error;
pub(crate) mod fields;
pub(crate) mod items;
pub(crate) mod number;
pub(crate) mod private_number;
pub(crate) mod problem;
pub(crate) mod reader;
pub(crate) mod replay;
pub(crate) mod string;
pub(crate) mod tagged;
pub(crate) mod tape;
#[cfg(test)]
mod tests;
pub(crate) mod unknown;
pub(crate) mod value;

use serde::de::{self, Unexpected};

/// How deep lists and objects may nest in a value that is kept. `serde_json` stops at 128
/// levels, the envelope among them; this crate stops a little sooner, with any deserializer.
const MAX_DEPTH: u8 = 120;

/// Refuses a list or an object inside of `depth` others.
fn check_depth<E: de::Error>(depth: u8) -> Result<(), E> {
    if depth < MAX_DEPTH {
        return Ok(());
    }
    let length = usize::from(depth) + 1;
    Err(E::invalid_length(
        length,
        &"at most 120 levels of lists and objects",
    ))
}

/// Refuses what a number beyond the range of an `f64` becomes.
fn check_finite<E: de::Error>(number: f64) -> Result<(), E> {
    if number.is_finite() {
        return Ok(());
    }
    let expected = &"a number in the range of an `f64`";
    Err(E::invalid_value(Unexpected::Float(number), expected))
}
