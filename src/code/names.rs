//! The enums that name the numbers of a [`Code`].

use serde_repr::{Deserialize_repr, Serialize_repr};

use crate::code::{Code, CodeName};

/// Defines the enums that name numbers, each with its conversions and the list of its names.
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
        // `serde_repr` reads and writes the number. The enum is open: new names are not a breaking change.
        #[non_exhaustive]
        #[repr(i64)]
        pub enum $name { $($(#[$doc])* $variant = $number,)* }

        impl $name {
            /// Every name, by number.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
        }

        impl crate::code::sealed::Sealed for $name {
            fn of(number: i64) -> Option<Self> {
                match number {
                    $($number => Some($name::$variant),)*
                    _ => None,
                }
            }
        }

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
    /// `sex` of a profile: 0, 1 or 2. It is a string in most kinds, and a number in 210.
    ///
    /// ```
    /// use wequick_types::Sex;
    /// use wequick_types::event::Contact;
    ///
    /// let contact = Contact::new("wxid_a").sex(Sex::Female);
    /// let pronoun = match contact.sex.and_then(|sex| sex.known()) {
    ///     Some(Sex::Female) => "she",
    ///     Some(Sex::Male) => "he",
    ///     _ => "they",
    /// };
    /// assert_eq!(pronoun, "she");
    /// ```
    pub enum Sex {
        /// 0: not known.
        Unknown = 0,
        /// 1: male.
        Male = 1,
        /// 2: female.
        Female = 2,
    }

    /// `msgType` of a [`Message`](crate::Message) (78): what its text is.
    ///
    /// ```
    /// use wequick_types::{Message, MessageType};
    ///
    /// let is_for_people = |message: &Message| match message.msg_type.known() {
    ///     Some(MessageType::Status | MessageType::SystemNotice) | None => false,
    ///     Some(_) => true,
    /// };
    /// assert!(is_for_people(&Message::new(MessageType::Voice, "wxid_friend", "<msg/>")));
    /// assert!(!is_for_people(&Message::new(51, "wxid_friend", "<msg/>")));
    /// assert!(!is_for_people(&Message::new(9000, "wxid_friend", "")));
    /// ```
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
        /// 40: a suggestion: somebody whom the account may know.
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
        /// 51: an action of the account on the phone, such as opening a chat; the text is XML. Do not
        /// answer it.
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
        /// 9999: a notice of WeChat itself, for example about a new version.
        SystemNotice = 9999,
        /// 10000: a notice in a chat, as a sentence: somebody joined, a friend was added.
        Notice = 10000,
        /// 10002: a system message, such as a recalled message or a pat; the text is XML.
        SystemMessage = 10002,
    }

    /// `code` of a [`LoginState`](crate::event::LoginState) (66) or a
    /// [`Login`](crate::event::Login) (67).
    ///
    /// ```
    /// use wequick_types::LoginCode;
    /// use wequick_types::event::LoginState;
    ///
    /// let state = LoginState::new(-1);
    /// assert_eq!(state.code, LoginCode::NotLoggedIn);
    /// assert_eq!(state.code.known(), Some(LoginCode::NotLoggedIn));
    /// assert_eq!(i64::from(LoginCode::LoggedIn), 200);
    /// ```
    pub enum LoginCode {
        /// -1: no account is logged in.
        NotLoggedIn = -1,
        /// 200: an account is logged in.
        LoggedIn = 200,
    }

    /// The `type` inside an entry of [`Friends`](crate::event::Friends) (210): what the contact
    /// is.
    ///
    /// ```
    /// use wequick_types::ContactKind;
    /// use wequick_types::event::{Contact, Friends};
    ///
    /// let news = Contact::new("gh_news").kind(ContactKind::OfficialAccount);
    /// let friends = Friends::new(vec![news, Contact::new("wxid_a").kind(ContactKind::Person)]);
    /// let mut people = friends.user_lists.iter().filter(|contact| {
    ///     contact.kind.is_some_and(|kind| kind == ContactKind::Person)
    /// });
    /// assert_eq!(people.next().unwrap().wxid, "wxid_a");
    /// assert_eq!(people.next(), None);
    /// ```
    pub enum ContactKind {
        /// 1: a person.
        Person = 1,
        /// 2: a room.
        Room = 2,
        /// 3: an official account.
        OfficialAccount = 3,
    }

    /// `paysubtype` of a [`Transfer`](crate::content::Transfer): the state of the money.
    ///
    /// ```
    /// use wequick_types::{Content, MessageType, TransferStage};
    ///
    /// let xml = "<msg><appmsg><type>2000</type><wcpayinfo><paysubtype>3</paysubtype>\
    ///     <feedesc>¥8.80</feedesc></wcpayinfo></appmsg></msg>";
    /// let Content::Transfer(transfer) = Content::of(MessageType::App, xml)? else { panic!() };
    /// let sentence = match transfer.stage.and_then(|stage| stage.known()) {
    ///     Some(TransferStage::Sent) => "waits for you",
    ///     Some(TransferStage::Received) => "was taken",
    ///     Some(TransferStage::Returned) => "went back",
    ///     _ => "is somewhere",
    /// };
    /// assert_eq!(sentence, "was taken");
    /// # Ok::<(), wequick_types::content::ContentError>(())
    /// ```
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
