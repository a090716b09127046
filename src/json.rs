//! JSON and serde, without knowledge of any kind of event.
//!
//! * [`reader`] reads a body, with [`deserializer`], [`items`], [`key`], [`string`], [`run`] and [`number`].
//!   It can look ahead in the text, so it buffers nothing. [`error`] and [`problem`] say why and where it
//!   stopped.
//! * [`tagged`] reads an object whose tag (`type`, `api`) says what the other fields are.
//! * [`fields`] and [`unknown`] read a struct, and catch the fields that it does not know. [`value`] keeps
//!   them.
//! * [`capture`], [`tape`], [`replay`] and [`chain`] serve other deserializers only. These cannot look
//!   ahead, so the fields before the tag are buffered.
//!
//! # One body, step by step
//!
//! `{"data":{"cwxid":"wxid_me","type":66,"code":200,"new":1}}` is read like this:
//!
//! 1. `Reader::object` opens the outer object. `Fields::first_of` finds the key `data`: there is an envelope.
//! 2. `Fields::value` goes to the value of `data`, `Reader::object` opens it, and `Tagged::read` looks for
//!    its tag. The first key is not `type`. So `callback::hint::code` searches the end of the body for the
//!    last `"type"`, and finds 66.
//! 3. `read_struct` reads a `LoginState`. serde's derive knows its only field, `code`.
//! 4. `cwxid` is not a field of `LoginState`, so the derive ignores its value. `TakeIgnored` intercepts this,
//!    and gives key and value to the event's header.
//! 5. `type` goes the same way. It is 66: the hint was right.
//! 6. `code` becomes the field. `new` goes to the header, which puts it into `Callback::extra`.
//! 7. `Reader::close` closes each object, and `Reader::finish` checks that nothing follows.
//!
//! An error returns through the same levels. Each level adds its step (`code`, then `data`) to
//! [`error::Stopped`].

pub(crate) mod capture;
pub(crate) mod chain;
mod deserializer;
pub(crate) mod error;
pub(crate) mod fields;
pub(crate) mod items;
mod key;
pub(crate) mod number;
pub(crate) mod private_number;
pub(crate) mod problem;
pub(crate) mod reader;
pub(crate) mod replay;
pub(crate) mod run;
mod string;
pub(crate) mod tagged;
pub(crate) mod tape;
#[cfg(test)]
mod tests;
pub(crate) mod unknown;
pub(crate) mod value;

use serde::de::{self, Unexpected};

/// How deep lists and objects may nest in a value that is kept, with any deserializer. It is a little less
/// than the limit of `serde_json`: 128 levels, the envelope included.
const MAX_DEPTH: u8 = 120;

/// Refuses a list or an object that is inside `depth` others, if that is too deep.
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

/// Refuses infinity: some deserializers read a number that is too large for an `f64` as infinity.
fn check_finite<E: de::Error>(number: f64) -> Result<(), E> {
    if number.is_finite() {
        return Ok(());
    }
    let expected = &"a number in the range of an `f64`";
    Err(E::invalid_value(Unexpected::Float(number), expected))
}
