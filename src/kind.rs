//! The kinds of events: their names and codes, without the payloads.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The list of kinds. Each line has a name, the payload, its codes, and the names of the methods
/// `Event::as_…` and `Event::into_…`.
///
/// The macro `$define` gets the list. [`EventKind`] is made of it here, `Event` is made of it in
/// `event.rs`. So this file needs no payload, and a kind cannot be in one enum and missing in the other.
macro_rules! kinds {
    ($define:ident) => {
        $define! {
            /// 66: whether an account is logged in.
            LoginState(LoginState) = 66, as_login_state, into_login_state;
            /// 67: the result of a login.
            Login(Login) = 67, as_login, into_login;
            /// 69: a room was created or changed.
            RoomUpdated(RoomUpdated<S>) = 69, as_room_updated, into_room_updated;
            /// 71: the account's own profile, after a login.
            SelfProfile(SelfProfile<S>) = 71, as_self_profile, into_self_profile;
            /// 77: the members of one room.
            RoomMembers(RoomMembers<S>) = 77, as_room_members, into_room_members;
            /// 78: a message of any kind.
            Message(Message<S>) = 78, as_message, into_message;
            /// 81: the v2 ticket of a stranger.
            Stranger(Stranger<S>) = 81, as_stranger, into_stranger;
            /// 82 and 401: the QR code to log in with.
            LoginQrCode(LoginQrCode<S>) = 82 | 401, as_login_qr_code, into_login_qr_code;
            /// 88: a contact that was fetched over the network.
            ContactFetched(ContactFetched<S>) = 88, as_contact_fetched, into_contact_fetched;
            /// 90: logged out.
            Logout(Logout<S>) = 90, as_logout, into_logout;
            /// 95: avatars out of the local database.
            Avatars(Avatars<S>) = 95, as_avatars, into_avatars;
            /// 96: a friend request was accepted, or accepting it failed.
            FriendAccepted(FriendAccepted<S>) = 96, as_friend_accepted, into_friend_accepted;
            /// 97: the contact list is ready.
            ContactsInitialized(ContactsInitialized<S>) = 97, as_contacts_initialized, into_contacts_initialized;
            /// 98: logged out from the phone.
            PhoneLogout(PhoneLogout<S>) = 98, as_phone_logout, into_phone_logout;
            /// 210: friends in detail.
            Friends(Friends<S>) = 210, as_friends, into_friends;
            /// 211: rooms.
            Rooms(Rooms<S>) = 211, as_rooms, into_rooms;
        }
    };
}
pub(crate) use kinds;

/// Defines [`EventKind`] from the list of kinds. It uses the names and codes only.
macro_rules! define_event_kind {
    ($(
        $(#[$doc:meta])*
        $name:ident($($payload:tt)*) = $($code:literal)|+, $as_payload:ident, $into_payload:ident;
    )*) => {
        /// The kind of an event, without its fields. It has one variant for each variant of
        /// [`Event`](crate::Event).
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
            /// An event that this crate does not know, or that was read by
            /// [`Callback::untyped`](crate::Callback::untyped). Its [`codes`](EventKind::codes) are empty.
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

            /// The kind of a `type` code. `None` for a code that this crate does not know.
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

kinds!(define_event_kind);

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(feature = "arbitrary")]
impl<'a> arbitrary::Arbitrary<'a> for EventKind {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        bytes.choose(Self::ALL).copied()
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
