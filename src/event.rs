//! What happened: a payload for each kind of event.
//!
//! Any of them but [`Unknown`], and any entry of a list, can be written and read without its
//! [`Callback`](crate::Callback):
//!
//! * It is a map in every format: JSON, MessagePack, CBOR, YAML, TOML. A format that is not self-describing
//!   (bincode, postcard) returns an error. A list of the field values is not read as a payload.
//! * It is read by the same rules as in a callback. If it has a `type`, this must be a code of its kind. Keys
//!   of the callback, such as `cwxid`, are ignored.
//! * A payload has no place for fields that its kind does not know: they are dropped. Only a
//!   [`Callback`](crate::Callback) keeps them, in its [`extra`](crate::Callback::extra). An entry keeps
//!   them in its own `extra`.
//!
//! ```
//! use wequick_types::Message;
//! use wequick_types::event::Contact;
//!
//! let json = r#"{"type":78,"cwxid":"wxid_me","msgType":"1","wxid":"wxid_a","message":"hi","novel":1}"#;
//! let message: Message = serde_json::from_str(json)?;
//! assert_eq!(message, Message::new(1, "wxid_a", "hi"));
//! assert_eq!(serde_json::to_string(&message)?, r#"{"msgType":"1","wxid":"wxid_a","message":"hi"}"#);
//!
//! let contact: Contact = serde_json::from_str(r#"{"wxid":"wxid_a","novel":1}"#)?;
//! assert_eq!(contact.extra["novel"], 1);
//!
//! let error = serde_json::from_str::<Message>(r#"{"type":66,"code":200}"#).unwrap_err();
//! assert!(error.to_string().starts_with("`type` is that of another event: 66"));
//! # Ok::<(), serde_json::Error>(())
//! ```

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
pub use message::*;
pub use profile::Profile;
pub use room::*;
pub use unknown::Unknown;

use serde::Serializer;
use serde::de::MapAccess;
use serde_json::Value;

use crate::extra::Extra;
use crate::json::fields::field_names;
use crate::json::unknown::{TakeUnknown, read_all, read_struct};
use crate::kind::{EventKind, kinds};
use crate::map_text::{MapText, Textless};
use crate::quirks::absent::null_like;
use crate::text::Text;
use crate::wire::WriteFields;
use crate::wxid::Wxid;

/// Defines [`Event`] from the [list of kinds](kinds), with everything that each kind needs.
// For example, the line `Login(Login) = 67, as_login, into_login;` makes
//
// * the variant `Event::Login(Login)`, and its arm in each `match` below
// * the methods `Event::as_login` and `Event::into_login`
// * `From<Login> for Event<S>`
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
        /// `serde` does not write an `Event`: write the [`Callback`](crate::Callback), or the payload alone.
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
            /// Any other code, or an event that was read by [`Callback::untyped`](crate::Callback::untyped).
            Unknown(Unknown),
        }

        impl<S> Event<S> {
            /// The kind of the event. After [`untyped`](crate::Callback::untyped), it is `Unknown`.
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

        #[cfg(feature = "arbitrary")]
        impl<'a> arbitrary::Arbitrary<'a> for Event {
            fn arbitrary(bytes: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
                match bytes.arbitrary()? {
                    $(EventKind::$name => bytes.arbitrary().map(Event::$name),)*
                    EventKind::Unknown => bytes.arbitrary().map(Event::Unknown),
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
        )*
    };
    // The code of an event. A kind with several codes keeps its own in the field `kind`.
    (@code $payload:ident $code:literal) => { $code };
    (@code $payload:ident $($code:literal)+) => { $payload.kind.code() };
    (@set_code $payload:ident $read:ident $code:literal) => { {} };
    (@set_code $payload:ident $read:ident $($code:literal)+) => { $payload.set_code($read) };
}

kinds!(define_event);

impl<S> Event<S> {
    /// The event, if this crate does not know its code, or if it was read by
    /// [`Callback::untyped`](crate::Callback::untyped). `None` otherwise.
    #[must_use]
    pub fn as_unknown(&self) -> Option<&Unknown> {
        match self {
            Event::Unknown(unknown) => Some(unknown),
            _ => None,
        }
    }

    /// As [`as_unknown`](Event::as_unknown), by value.
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

    /// Whether a kept `fromWxid` must not be written with this message. It may be written only if `formWxid`
    /// is present and its own value is an id; else reading would take it as the sender, or refuse it.
    pub(crate) fn is_other_spelling(&self, key: &str, value: &Value) -> bool {
        let Event::Message(message) = self else {
            return false;
        };
        let is_id = || matches!(null_like::deserialize::<_, String>(value), Ok(Some(_)));
        key == "fromWxid" && (message.from_wxid.is_none() || !is_id())
    }
}

impl<S> From<Unknown> for Event<S> {
    fn from(unknown: Unknown) -> Self {
        Event::Unknown(unknown)
    }
}
