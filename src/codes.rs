//! The numbers that the crate has names for.

use serde_repr::{Deserialize_repr, Serialize_repr};

use crate::code::{Code, CodeName};

/// Defines the enums of codes.
macro_rules! code_names {
    ($(
        $(#[$attribute:meta])*
        pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $number:literal,)* }
    )*) => {$(
        $(#[$attribute])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            Serialize_repr, Deserialize_repr,
        )]
        #[non_exhaustive]
        #[repr(i64)]
        pub enum $name { $($(#[$doc])* $variant = $number,)* }

        impl $name {
            /// Every name, by number.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
        }

        impl crate::code::sealed::Sealed for $name {}
        impl CodeName for $name {}

        #[cfg(feature = "arbitrary")]
        impl<'a> arbitrary::Arbitrary<'a> for $name {
            fn arbitrary(bytes: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
                bytes.choose($name::ALL).copied()
            }
        }

        impl From<$name> for i64 {
            fn from(name: $name) -> i64 {
                name as i64
            }
        }

        impl PartialEq<Code<$name>> for $name {
            fn eq(&self, other: &Code<$name>) -> bool {
                other == self
            }
        }
    )*};
}

code_names! {
    /// `sex` of a profile: `"0"`, `"1"` or `"2"`, as a string in most kinds and as a number in
    /// 210.
    pub enum Sex {
        /// 0: not known.
        Unknown = 0,
        /// 1
        Male = 1,
        /// 2
        Female = 2,
    }

    /// `msgType` of a [`Message`](crate::Message) (78): what its text is.
    pub enum MessageType {
        /// 1: plain text.
        Text = 1,
        /// 3: a picture; the text is XML.
        Picture = 3,
        /// 34: a voice message; the text is XML.
        Voice = 34,
        /// 35: a notice of new mail; the text is XML.
        Mail = 35,
        /// 37: somebody asks for friendship, see
        /// [`Message::friend_request`](crate::Message::friend_request).
        FriendRequest = 37,
        /// 40: somebody who may be a friend.
        PossibleFriend = 40,
        /// 42: a business card; the text is XML.
        BusinessCard = 42,
        /// 43: a video; the text is XML.
        Video = 43,
        /// 47: a sticker (GIF); the text is XML.
        Sticker = 47,
        /// 48: a location; the text is XML.
        Location = 48,
        /// 49: a link, a file, a quote, a mini program, a transfer; the text is XML.
        App = 49,
        /// 50: a voice or video call; the text is XML.
        Voip = 50,
        /// 51: what the account does on the phone, such as opening a chat; the text is XML.
        /// Not a message to answer.
        Status = 51,
        /// 52: a change in a call.
        VoipNotify = 52,
        /// 53: an invitation to a call.
        VoipInvite = 53,
        /// 56: a call in a room.
        RoomCall = 56,
        /// 62: a short video; the text is XML.
        ShortVideo = 62,
        /// 65: an enterprise contact asks for friendship.
        EnterpriseFriendRequest = 65,
        /// 66: the business card of an enterprise contact; the text is XML.
        EnterpriseCard = 66,
        /// 9999: a notice of WeChat itself, such as one of new versions.
        SystemNotice = 9999,
        /// 10000: a notice in a chat, as a sentence: somebody joined, a friend was added.
        Notice = 10000,
        /// 10002: a system message, such as a recalled message or a pat; the text is XML.
        SystemMessage = 10002,
    }

    /// `code` of a [`LoginState`](crate::event::LoginState) (66) or a
    /// [`Login`](crate::event::Login) (67).
    pub enum LoginCode {
        /// -1: no account is logged in.
        NotLoggedIn = -1,
        /// 200: an account is logged in.
        LoggedIn = 200,
    }

    /// The `type` inside an entry of [`Friends`](crate::event::Friends) (210): what the contact
    /// is.
    pub enum ContactKind {
        /// 1: a person.
        Person = 1,
        /// 2: a room.
        Room = 2,
        /// 3: an official account.
        OfficialAccount = 3,
    }

    /// `paysubtype` of a [`Transfer`](crate::content::Transfer): what became of the money.
    pub enum TransferStage {
        /// 1: it was sent, and waits for the receiver.
        Sent = 1,
        /// 3: the receiver took it.
        Received = 3,
        /// 4: it went back to the payer.
        Returned = 4,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn names_by_number<T: CodeName + Ord>(names: &[T]) {
        assert!(names.is_sorted());
        for &name in names {
            let code = Code::from(name);
            assert_eq!(code.get(), name.into());
            assert_eq!(code, name);
            assert_eq!(format!("{:?}", code.known()), format!("Some({name:?})"));
            assert_eq!(format!("{code:?}"), format!("{name:?}"));
        }
    }

    #[test]
    fn a_name_stands_for_its_number() {
        names_by_number(Sex::ALL);
        names_by_number(MessageType::ALL);
        names_by_number(LoginCode::ALL);
        names_by_number(ContactKind::ALL);
        names_by_number(TransferStage::ALL);
        assert_eq!(MessageType::ALL.len(), 22);
    }

    #[test]
    fn codes_compare_by_number() {
        let (text, novel) = (
            Code::from(MessageType::Text),
            Code::<MessageType>::new(9000),
        );
        assert!(text < novel);
        assert!(text == 1 && text != 2 && MessageType::Text == text);
        assert_ne!(text, MessageType::Picture);
        assert_eq!(novel.known(), None);
        let mut shown = String::new();
        write!(shown, "{text} {novel} {novel:?} {text:>3}").unwrap();
        assert_eq!(shown, "1 9000 9000   1");
    }
}
