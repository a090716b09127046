//! Reading a payload alone, without its callback.

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny};
use serde::ser::{Serialize, Serializer};

use crate::event::Event;
use crate::extra::Extra;
use crate::json::fields::ReadFields;
use crate::json::unknown::{TakeUnknown, once, read_object};
use crate::kind::{EventKind, kinds};
use crate::quirks::absent::null_like;
use crate::quirks::int;
use crate::text::Text;
use crate::wire::{Tag, write_map};
use crate::wxid::Wxid;

/// The payload of a kind.
trait Payload<S>: Into<Event<S>> {
    const KIND: EventKind;

    /// The payload of an event. `None` if the event is of another kind.
    fn from_event(event: Event<S>) -> Option<Self>;
}

/// Implements what serde needs of each payload in the [list of kinds](kinds).
macro_rules! define_alone {
    ($(
        $(#[$doc:meta])*
        $name:ident($payload:ident $(<$text:ident>)?) = $code:literal $(| $other:literal)*,
            $as_payload:ident, $into_payload:ident;
    )*) => {$(
        impl<S> Payload<S> for super::$payload $(<$text>)? {
            const KIND: EventKind = EventKind::$name;

            fn from_event(event: Event<S>) -> Option<Self> {
                event.$into_payload()
            }
        }

        /// A map of the fields, in every format. A kind with two codes also writes its `type`.
        impl $(<$text: AsRef<str>>)? Serialize for super::$payload $(<$text>)? {
            fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                let tag: Option<Tag<i64>> = define_alone!(@tag self $code $($other)*);
                write_map(tag, self, serializer)
            }
        }

        /// Reads a payload alone, without its callback. A `type` is not needed; if there is one, it must be
        /// a code of this kind. The keys of the envelope and fields that the kind does not know are ignored.
        impl<'de $(, $text: Text<'de>)?> Deserialize<'de> for super::$payload $(<$text>)? {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read::<Self, define_alone!(@text $($text)?), D>(deserializer)
            }
        }
    )*};
    // The string type of the event that a payload is turned into. A payload without texts fits every string
    // type, so `String` is used.
    (@text) => { String };
    (@text $text:ident) => { $text };
    // The tag with which a payload alone is written. Only a kind with several codes has one: there the Rust
    // type does not determine the code.
    (@tag $payload:ident $code:literal) => { None };
    (@tag $payload:ident $($code:literal)+) => { Some(Tag("type", $payload.kind.code())) };
}

kinds!(define_alone);

/// Reads a payload by the same rules as in a callback.
fn read<'de, T, S, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Payload<S> + ReadFields<'de>,
    S: Text<'de>,
    D: Deserializer<'de>,
{
    let mut beside = Beside {
        kind: T::KIND,
        code: None,
        other_spelling: None,
    };
    let payload: T = read_object("an object, the event", &mut beside, deserializer)?;
    // `type` and `fromWxid` are stored by methods of `Event`. So the payload becomes an event, and a
    // payload again.
    let mut event = payload.into();
    if let Some(code) = beside.code {
        event.set_code(code);
    }
    if let Some(Some(id)) = beside.other_spelling {
        event.take_other_spelling(id, &mut Extra::new());
    }
    T::from_event(event).ok_or_else(|| D::Error::custom("another event"))
}

/// Receives the keys that are not fields of the payload's struct: checks `type`, keeps `fromWxid`, ignores
/// the others.
struct Beside<S> {
    kind: EventKind,
    /// The `type`, if it was read.
    code: Option<i64>,
    /// `fromWxid`, another spelling of the field `formWxid` of a message.
    other_spelling: Option<Option<Wxid<S>>>,
}

impl<'de, S: Text<'de>> TakeUnknown<'de> for Beside<S> {
    fn take<D: Deserializer<'de>>(&mut self, key: &str, value: D) -> Result<(), D::Error> {
        match key {
            "type" => {
                once("type", &self.code)?;
                let code = int::deserialize(value)?;
                self.code = Some(code);
                // Payloads of two kinds may have the same fields. So a wrong `type` would otherwise go
                // unseen.
                if !self.kind.codes().contains(&code) {
                    let kind = self.kind;
                    return Err(D::Error::custom(format_args!(
                        "`type` is that of another event: {code}, which is no {kind}"
                    )));
                }
            }
            "fromWxid" if self.kind == EventKind::Message => {
                once("fromWxid", &self.other_spelling)?;
                self.other_spelling = Some(null_like::deserialize(value)?);
            }
            _ => _ = IgnoredAny::deserialize(value)?,
        }
        Ok(())
    }
}
