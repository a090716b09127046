//! What happened: a payload for each kind of event.
//!
//! Any of them but [`Unknown`], and any entry of a list, can be written and read without its
//! [`Callback`](crate::Callback):
//!
//! * It is a map in every format: JSON, MessagePack, CBOR, YAML, TOML. A format that does not say what
//!   stands where (bincode, postcard) refuses it, and a list of its values is no payload.
//! * It reads as it does inside of a callback. Where it has a `type`, that must be one of its own; keys of
//!   the callback, such as `cwxid`, are passed over.
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
pub use message::Message;
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
use crate::text::Text;
use crate::wire::WriteFields;
use crate::wxid::Wxid;

/// Defines [`Event`] from the [list of kinds](kinds): all that is done for every one of them.
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
                #[doc = concat!("The [`", stringify!($payload), "`] in it; `None` for any other kind.")]
                #[must_use]
                pub fn $as_payload(&self) -> Option<&$payload $(<$text>)?> {
                    match self {
                        Event::$name(payload) => Some(payload),
                        _ => None,
                    }
                }

                #[doc = concat!("The [`", stringify!($payload), "`] in it, by value; `None` for any other kind.")]
                #[must_use]
                pub fn $into_payload(self) -> Option<$payload $(<$text>)?> {
                    match self {
                        Event::$name(payload) => Some(payload),
                        _ => None,
                    }
                }
            )*

            /// Reads the event of this kind and code into this place. Fields that the kind does
            /// not know go to `unknown`.
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

            /// Records which of its codes the event had, if its kind has several.
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
            /// Writes the fields of the payload; of an unknown one those that are not `left_out`.
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
        )*
    };
    // A kind of several codes says which one it came under.
    (@code $payload:ident $code:literal) => { $code };
    (@code $payload:ident $($code:literal)+) => { $payload.kind.code() };
    (@set_code $payload:ident $read:ident $code:literal) => { {} };
    (@set_code $payload:ident $read:ident $($code:literal)+) => { $payload.set_code($read) };
}

kinds!(define_event);

impl<S> Event<S> {
    /// The event of a code that this crate does not know; `None` for any other kind.
    #[must_use]
    pub fn as_unknown(&self) -> Option<&Unknown> {
        match self {
            Event::Unknown(unknown) => Some(unknown),
            _ => None,
        }
    }

    /// The event of a code that this crate does not know, by value; `None` for any other kind.
    #[must_use]
    pub fn into_unknown(self) -> Option<Unknown> {
        match self {
            Event::Unknown(unknown) => Some(unknown),
            _ => None,
        }
    }
}

impl<S> Event<S> {
    /// Takes the id of the other spelling where the first is absent; else it is a field like any
    /// that the kind does not know.
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

    /// Whether this key would be read as the other spelling.
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
