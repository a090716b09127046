//! What happened: a payload for each kind of event.

mod alone;
mod contact;
mod login;
mod message;
mod network;
mod payload;
mod profile;
mod room;
mod unknown;

pub use contact::*;
pub use login::*;
pub use message::Message;
pub use profile::Profile;
pub use room::*;
pub use unknown::Unknown;

use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::event::alone::Payload;
use crate::extra::Extra;
use crate::json::fields::field_names;
use crate::json::unknown::{TakeUnknown, read_all, read_struct};
use crate::kind::{EventKind, kinds};
use crate::map_text::{MapText, Textless};
use crate::text::Text;
use crate::wire::{Tag, WriteFields, write_map};
use crate::wxid::Wxid;

/// Defines [`Event`] from the [list of kinds](kinds), with everything that each kind needs.
// For example, the line `Login(Login) = 67, as_login, into_login;` makes
//
// * the variant `Event::Login(Login)`, and its arm in each `match` below
// * the methods `Event::as_login` and `Event::into_login`
// * `From<Login> for Event<S>`, and `Serialize` and `Deserialize` for a `Login` alone
//
// `LoginQrCode` is the only line with two codes. The rules at the end, such as `@code`, tell the cases apart.
macro_rules! define_event {
    ($(
        $(#[$doc:meta])*
        $name:ident($payload:ident $(<$text:ident>)?) = $code:literal $(| $other:literal)*,
            $as_payload:ident, $into_payload:ident;
    )*) => {
        /// What happened: a payload for each `type` of a callback.
        ///
        /// ```
        /// use wequick_types::{Callback, Event, from_str};
        ///
        /// let callback: Callback = from_str(r#"{"data":{"type":66,"code":-1}}"#)?;
        /// match callback.event {
        ///     Event::Message(message) => println!("{}", message.message),
        ///     Event::LoginState(state) => println!("login state {}", state.code),
        ///     Event::Unknown(unknown) => println!("{}: {:?}", unknown.code, unknown.fields),
        ///     _ => {}
        /// }
        /// # Ok::<(), wequick_types::Error>(())
        /// ```
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Event<S = String> {
            $($(#[$doc])* $name($payload $(<$text>)?),)*
            /// Any other code.
            Unknown(Unknown),
        }

        impl<S> Event<S> {
            /// The kind of the event.
            ///
            /// ```
            /// use wequick_types::event::LoginState;
            /// use wequick_types::{Event, EventKind, LoginCode};
            ///
            /// let event: Event = LoginState::new(LoginCode::LoggedIn).into();
            /// assert_eq!(event.kind(), EventKind::LoginState);
            /// ```
            #[must_use]
            pub fn kind(&self) -> EventKind {
                match self {
                    $(Event::$name(_) => EventKind::$name,)*
                    Event::Unknown(_) => EventKind::Unknown,
                }
            }

            /// The `type` code of the event.
            #[must_use]
            pub fn code(&self) -> i64 {
                match self {
                    $(Event::$name(_payload) => define_event!(@code _payload $code $($other)*),)*
                    Event::Unknown(unknown) => unknown.code,
                }
            }

            $(
                #[doc = concat!("The [`", stringify!($payload), "`] in it. `None` for any other kind.")]
                #[must_use]
                pub fn $as_payload(&self) -> Option<&$payload $(<$text>)?> {
                    match self {
                        Event::$name(payload) => Some(payload),
                        _ => None,
                    }
                }

                #[doc = concat!("The [`", stringify!($payload), "`] in it, by value. `None` for any other kind.")]
                #[must_use]
                pub fn $into_payload(self) -> Option<$payload $(<$text>)?> {
                    match self {
                        Event::$name(payload) => Some(payload),
                        _ => None,
                    }
                }
            )*

            /// Reads an event of this kind and code, and stores it in `self`. Fields that the kind does not
            /// know go to `unknown`.
            pub(crate) fn read<'de, A, U>(
                &mut self,
                kind: EventKind,
                code: i64,
                fields: A,
                unknown: &mut U,
            ) -> Result<(), A::Error>
            where
                A: MapAccess<'de>,
                U: TakeUnknown<'de>,
                S: Text<'de>,
            {
                // The event is written in place. As a return value, it would be copied once for each caller.
                *self = match kind {
                    $(EventKind::$name => {
                        let payload: $payload $(<$text>)? = read_struct(fields, unknown)?;
                        Event::$name(payload)
                    })*
                    EventKind::Unknown => {
                        read_all(fields, unknown)?;
                        Event::Unknown(Unknown::new(code, Extra::new()))
                    }
                };
                self.set_code(code);
                Ok(())
            }

            /// Records which of its codes the event had. Only a kind with several codes does this.
            fn set_code(&mut self, code: i64) {
                match self {
                    $(Event::$name(_payload) => {
                        define_event!(@set_code _payload code $code $($other)*);
                    })*
                    Event::Unknown(_) => {}
                }
            }

            /// The wire names of the payload's own fields.
            pub(crate) fn field_names(&self) -> &'static [&'static str] {
                match self {
                    $(Event::$name(_) => field_names::<$payload>(),)*
                    Event::Unknown(_) => &[],
                }
            }
        }

        impl<S: AsRef<str>> Event<S> {
            /// Writes the fields of the payload. Fields of an unknown event are not written if they are
            /// `left_out`.
            pub(crate) fn serialize_fields<Z: Serializer>(
                &self,
                left_out: impl Fn(&str, &Value) -> bool,
                serializer: Z,
            ) -> Result<Z::Ok, Z::Error> {
                match self {
                    $(Event::$name(payload) => payload.write_fields(serializer),)*
                    Event::Unknown(unknown) => unknown.fields.serialize_but(left_out, serializer),
                }
            }
        }

        impl<S, T> MapText<S, T, Textless> for Event<S> {
            type Mapped = Event<T>;

            fn map_text(self, convert: &mut impl FnMut(S) -> T) -> Event<T> {
                match self {
                    $(Event::$name(payload) => Event::$name(payload.map_text(convert)),)*
                    Event::Unknown(unknown) => Event::Unknown(unknown),
                }
            }
        }

        $(
            impl<S> From<$payload $(<$text>)?> for Event<S> {
                fn from(payload: $payload $(<$text>)?) -> Self {
                    Event::$name(payload)
                }
            }

            impl<S> Payload<S> for $payload $(<$text>)? {
                const KIND: EventKind = EventKind::$name;

                fn from_event(event: Event<S>) -> Option<Self> {
                    event.$into_payload()
                }
            }

            /// A map of the fields, in every format. A kind with two codes also writes its `type`.
            impl $(<$text: AsRef<str>>)? Serialize for $payload $(<$text>)? {
                fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                    let tag: Option<Tag<i64>> = define_event!(@tag self $code $($other)*);
                    write_map(tag, self, serializer)
                }
            }

            /// Reads a payload alone, without its callback. A `type` is not needed, but must be one of this
            /// kind. The keys of the envelope and fields that the kind does not know are ignored.
            impl<'de $(, $text: Text<'de>)?> Deserialize<'de> for $payload $(<$text>)? {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    alone::read::<Self, define_event!(@text $($text)?), D>(deserializer)
                }
            }
        )*
    };
    // The string type of the event that a payload is turned into. A payload without texts fits into any, so
    // `String` will do.
    (@text) => { String };
    (@text $text:ident) => { $text };
    // The tag that a payload alone is written with. Only a kind with several codes has one: its code is not
    // known from its type.
    (@tag $payload:ident $code:literal) => { None };
    (@tag $payload:ident $($code:literal)+) => { Some(Tag("type", $payload.kind.code())) };
    // The code of an event. A kind with several codes keeps its own in the field `kind`.
    (@code $payload:ident $code:literal) => { $code };
    (@code $payload:ident $($code:literal)+) => { $payload.kind.code() };
    (@set_code $payload:ident $read:ident $code:literal) => { {} };
    (@set_code $payload:ident $read:ident $($code:literal)+) => { $payload.set_code($read) };
}

kinds!(define_event);

impl<S> Event<S> {
    /// The event, if this crate does not know its code. `None` for any other kind.
    #[must_use]
    pub fn as_unknown(&self) -> Option<&Unknown> {
        match self {
            Event::Unknown(unknown) => Some(unknown),
            _ => None,
        }
    }

    /// The event by value, if this crate does not know its code. `None` for any other kind.
    #[must_use]
    pub fn into_unknown(self) -> Option<Unknown> {
        match self {
            Event::Unknown(unknown) => Some(unknown),
            _ => None,
        }
    }
}

impl<S> Event<S> {
    /// Stores the sender that a message has under `fromWxid`, if it has none under `formWxid`. Else
    /// `fromWxid` becomes a field that the kind does not know.
    pub(crate) fn take_other_spelling(&mut self, id: Wxid<S>, extra: &mut Extra)
    where
        S: AsRef<str>,
    {
        if let Event::Message(message) = self {
            if message.from_wxid.is_none() {
                message.from_wxid = Some(id);
            } else {
                extra.insert("fromWxid", id.as_str());
            }
        }
    }

    /// Whether this key is `fromWxid`, and would be read as the sender of this message.
    pub(crate) fn is_other_spelling(&self, key: &str) -> bool {
        let Event::Message(message) = self else {
            return false;
        };
        key == "fromWxid" && message.from_wxid.is_none()
    }
}

impl<S> From<Unknown> for Event<S> {
    fn from(unknown: Unknown) -> Self {
        Event::Unknown(unknown)
    }
}
