//! A payload alone, without its callback.

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

    /// The payload of an event of this kind.
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

        /// A map of the fields, in every format. A kind of two codes has its `type` among them.
        impl $(<$text: AsRef<str>>)? Serialize for super::$payload $(<$text>)? {
            fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                let tag: Option<Tag<i64>> = define_alone!(@tag self $code $($other)*);
                write_map(tag, self, serializer)
            }
        }

        /// Reads a payload alone. A `type` that is there must be one of its own. Keys of the envelope
        /// are passed over, and fields that the kind does not know are dropped.
        impl<'de $(, $text: Text<'de>)?> Deserialize<'de> for super::$payload $(<$text>)? {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read::<Self, define_alone!(@text $($text)?), D>(deserializer)
            }
        }
    )*};
    // A payload without texts fits into an event of any.
    (@text) => { String };
    (@text $text:ident) => { $text };
    (@tag $payload:ident $code:literal) => { None };
    (@tag $payload:ident $($code:literal)+) => { Some(Tag("type", $payload.kind.code())) };
}

kinds!(define_alone);

/// Reads a payload as it is read in its envelope.
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
    let mut event = payload.into();
    if let Some(code) = beside.code {
        event.set_code(code);
    }
    if let Some(Some(id)) = beside.other_spelling {
        event.take_other_spelling(id, &mut Extra::new());
    }
    T::from_event(event).ok_or_else(|| D::Error::custom("another event"))
}

/// What stands beside the fields of a payload.
struct Beside<S> {
    kind: EventKind,
    /// What `type` says, if it is there.
    code: Option<i64>,
    other_spelling: Option<Option<Wxid<S>>>,
}

impl<'de, S: Text<'de>> TakeUnknown<'de> for Beside<S> {
    fn take<D: Deserializer<'de>>(&mut self, key: &str, value: D) -> Result<(), D::Error> {
        match key {
            "type" => {
                once("type", &self.code)?;
                let code = int::deserialize(value)?;
                self.code = Some(code);
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
