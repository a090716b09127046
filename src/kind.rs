//! The kinds of events: their names and codes alone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Defines [`EventKind`] from the list of kinds and their codes.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $($code:literal)|+,)*) => {
        /// What an event is, without its fields: a variant of [`Event`](crate::Event) by name.
        ///
        /// Its text, in `Display`, `FromStr` and serde, is the name of the variant.
        ///
        /// ```
        /// use wequick_types::EventKind;
        ///
        /// assert_eq!(EventKind::from_code(78), Some(EventKind::Message));
        /// assert_eq!(EventKind::LoginQrCode.codes(), [82, 401]);
        /// assert_eq!(EventKind::Message.to_string(), "Message");
        /// assert_eq!("Message".parse(), Ok(EventKind::Message));
        /// assert_eq!(serde_json::to_string(&EventKind::Message).unwrap(), r#""Message""#);
        /// ```
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[non_exhaustive]
        pub enum EventKind {
            $($(#[$doc])* $name,)*
            /// Any other code: an event that this crate does not know. It has no codes.
            Unknown,
        }

        impl EventKind {
            /// Every kind, by code; [`Unknown`](EventKind::Unknown) is the last.
            pub const ALL: &'static [EventKind] = &[$(EventKind::$name,)* EventKind::Unknown];

            /// The name of the variant.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(EventKind::$name => stringify!($name),)*
                    EventKind::Unknown => "Unknown",
                }
            }

            /// The `type` codes of the kind: one or two, and none for
            /// [`Unknown`](EventKind::Unknown).
            #[must_use]
            pub const fn codes(self) -> &'static [i64] {
                match self {
                    $(EventKind::$name => &[$($code),+],)*
                    EventKind::Unknown => &[],
                }
            }

            /// The kind of a `type` code; `None` for a code that this crate does not know.
            #[must_use]
            pub const fn from_code(code: i64) -> Option<Self> {
                match code {
                    $($($code)|+ => Some(EventKind::$name),)*
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    /// 66: whether an account is logged in.
    LoginState = 66,
    /// 67: an account logged in, or failed to.
    Login = 67,
    /// 69: a room was created or changed.
    RoomUpdated = 69,
    /// 71: the account's own profile, after a login.
    SelfProfile = 71,
    /// 77: the members of one room.
    RoomMembers = 77,
    /// 78: a message of any kind.
    Message = 78,
    /// 81: the v2 ticket of somebody.
    Stranger = 81,
    /// 82 and 401: the QR code to log in with.
    LoginQrCode = 82 | 401,
    /// 88: a contact that was fetched over the network.
    ContactFetched = 88,
    /// 90: logged out.
    Logout = 90,
    /// 95: avatars out of the local database.
    Avatars = 95,
    /// 96: a friend request was accepted, or could not be.
    FriendAccepted = 96,
    /// 97: the contact list is ready.
    ContactsInitialized = 97,
    /// 98: logged out from the phone.
    PhoneLogout = 98,
    /// 210: friends in detail.
    Friends = 210,
    /// 211: rooms.
    Rooms = 211,
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text is not the name of an [`EventKind`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a kind of event")]
pub struct ParseEventKindError(());

impl FromStr for EventKind {
    type Err = ParseEventKindError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let mut kinds = Self::ALL.iter().copied();
        kinds
            .find(|kind| kind.name() == name)
            .ok_or(ParseEventKindError(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_its_name_and_its_codes() {
        for &kind in EventKind::ALL {
            assert_eq!(kind.name().parse(), Ok(kind));
            assert_eq!(format!("{kind:?}"), kind.name());
            assert_eq!(format!("{kind:>20}").trim_start(), kind.name());
            let json = serde_json::to_string(&kind).unwrap();
            assert_eq!(json, format!("\"{}\"", kind.name()));
            assert_eq!(serde_json::from_str::<EventKind>(&json).unwrap(), kind);
            for &code in kind.codes() {
                assert_eq!(EventKind::from_code(code), Some(kind));
            }
        }
        assert_eq!(EventKind::ALL.last(), Some(&EventKind::Unknown));
        assert!(EventKind::ALL.is_sorted());
        assert_eq!(EventKind::Unknown.codes(), [0; 0]);
        assert_eq!(EventKind::from_code(999), None);
        assert!("message".parse::<EventKind>().is_err());
    }
}
