//! Numbers with names. The lists of names may grow.

pub(crate) mod names;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::quirks::int::{self, IntVisitor, Integer};

/// A number of the protocol that may have a name, such as a `msgType`. A number without a name is kept.
///
/// On the wire it is an integer, or a string that holds one. Codes are compared by their numbers. So a later
/// version with more names compares two codes in the same way.
///
/// ```
/// use wequick_types::{Code, MessageType};
///
/// let code: Code<MessageType> = Code::new(9000);
/// assert_eq!(code.get(), 9000);
/// assert_eq!(code.known(), None);
/// ```
///
/// `==` compares it with a name or a number; `match` takes what [`known`](Code::known) gives.
///
/// ```
/// use wequick_types::{Message, MessageType};
///
/// let message = Message::new(3, "wxid_friend", "<msg><img/></msg>");
/// assert!(message.msg_type == MessageType::Picture && message.msg_type == 3);
///
/// let shown = match message.msg_type.known() {
///     Some(MessageType::Text) => message.message,
///     Some(MessageType::Picture | MessageType::Video) => "a picture or a video".to_owned(),
///     Some(other) => format!("{other:?}"),
///     None => format!("message type {}", message.msg_type),
/// };
/// assert_eq!(shown, "a picture or a video");
/// ```
pub struct Code<T> {
    number: i64,
    // `derive` would require each trait of `T`, too. So the traits of `Code` are implemented by hand below.
    names: PhantomData<T>,
}

/// The enums that name the numbers of a [`Code`]. It is sealed: only enums of this crate implement it.
pub trait CodeName: sealed::Sealed + Copy + Into<i64> + DeserializeOwned + fmt::Debug {}

pub(crate) mod sealed {
    pub trait Sealed: Sized {
        /// The name of a number.
        fn of(number: i64) -> Option<Self>;
    }
}

impl<T: CodeName> Code<T> {
    /// The code of a number.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Code {
            number,
            names: PhantomData,
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.number
    }

    /// The name of the number, if this crate knows one.
    #[must_use]
    pub fn known(self) -> Option<T> {
        T::of(self.number)
    }
}

impl<T> Clone for Code<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Code<T> {}

/// The name, or the number if it has none.
impl<T: CodeName> fmt::Debug for Code<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.known() {
            Some(name) => name.fmt(f),
            None => self.number.fmt(f),
        }
    }
}

/// The number.
impl<T> fmt::Display for Code<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)
    }
}

impl<T> PartialEq for Code<T> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<T> Eq for Code<T> {}

impl<T> PartialOrd for Code<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Code<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

impl<T> Hash for Code<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

impl<T: CodeName> PartialEq<T> for Code<T> {
    fn eq(&self, other: &T) -> bool {
        self.number == (*other).into()
    }
}

impl<T: CodeName> PartialEq<i64> for Code<T> {
    fn eq(&self, other: &i64) -> bool {
        self.number == *other
    }
}

impl<T: CodeName> From<T> for Code<T> {
    fn from(name: T) -> Self {
        Code::new(name.into())
    }
}

/// A function that takes `impl Into<Code<T>>` also takes a plain number: `Message::new(49, …)`.
impl<T: CodeName> From<i64> for Code<T> {
    fn from(number: i64) -> Self {
        Code::new(number)
    }
}

impl<T: CodeName> Integer for Code<T> {
    const EXPECTED: &'static str = i64::EXPECTED;

    fn from_i64(number: i64) -> Option<Self> {
        Some(Code::new(number))
    }

    fn from_u64(number: u64) -> Option<Self> {
        i64::from_u64(number).map(Code::new)
    }
}

impl<T> From<Code<T>> for i64 {
    fn from(code: Code<T>) -> i64 {
        code.number
    }
}

impl<'de, T: CodeName> Deserialize<'de> for Code<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // In a text format such as JSON, the number may be written as a string or a float.
        if deserializer.is_human_readable() {
            int::deserialize(deserializer)
        } else {
            // Some binary formats do not store the type of a value. So this asks for an `i64`.
            deserializer.deserialize_i64(IntVisitor::new())
        }
    }
}

impl<T> Serialize for Code<T> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        serializer.serialize_i64(self.number)
    }
}

/// Half of these codes have a name.
#[cfg(feature = "arbitrary")]
impl<'a, T: CodeName + arbitrary::Arbitrary<'a>> arbitrary::Arbitrary<'a> for Code<T> {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        if bytes.arbitrary()? {
            return bytes.arbitrary().map(|name: T| Code::from(name));
        }
        bytes.arbitrary().map(Code::new)
    }
}

#[cfg(feature = "arbitrary")]
impl<'a, T: CodeName + arbitrary::Arbitrary<'a>> crate::arbitrary::Field<'a> for Code<T> {}

#[cfg(test)]
mod tests {
    use std::hash::{BuildHasher, RandomState};

    use super::*;
    use crate::code::names::{ContactKind, LoginCode, MessageType, Sex};

    #[test]
    fn a_code_is_its_number() {
        for number in [i64::MIN, -1, 2, 10001, i64::MAX] {
            let code: Code<MessageType> = Code::new(number);
            assert_eq!(
                (code.get(), code.known(), i64::from(code)),
                (number, None, number)
            );
            assert!(code == number && code != MessageType::Text && code == Code::new(number));
            let shown = format!("{code}|{code:?}|{code:>21}");
            assert_eq!(shown, format!("{number}|{number}|{number:>21}"));
        }
        let state = RandomState::new();
        let (one, text) = (Code::new(1), Code::from(MessageType::Text));
        assert_eq!(one, text);
        assert_eq!(state.hash_one(one), state.hash_one(text));
        let two = Code::new(2);
        assert_ne!(one, two);
        assert_ne!(state.hash_one(one), state.hash_one(two));
        assert!(Code::<Sex>::new(-1) < Code::from(Sex::Unknown));
    }

    /// The numbers are the protocol's.
    #[test]
    fn names_have_these_numbers() {
        let numbers: Vec<_> = MessageType::ALL
            .iter()
            .map(|&name| i64::from(name))
            .collect();
        assert_eq!(
            numbers,
            [
                1, 3, 34, 35, 37, 40, 42, 43, 47, 48, 49, 50, 51, 52, 53, 56, 62, 65, 66, 9999,
                10000, 10002
            ],
        );
        for (name, number) in [
            (MessageType::Text, 1),
            (MessageType::Picture, 3),
            (MessageType::Voice, 34),
            (MessageType::FriendRequest, 37),
            (MessageType::BusinessCard, 42),
            (MessageType::Video, 43),
            (MessageType::Sticker, 47),
            (MessageType::Location, 48),
            (MessageType::App, 49),
            (MessageType::Notice, 10000),
            (MessageType::SystemMessage, 10002),
        ] {
            assert_eq!(Code::new(number).known(), Some(name));
        }
        let sexes = [Sex::Unknown, Sex::Male, Sex::Female];
        assert_eq!(sexes.map(i64::from), [0, 1, 2]);
        let states = [LoginCode::LoggedIn, LoginCode::NotLoggedIn];
        assert_eq!(states.map(i64::from), [200, -1]);
        let contacts = [
            ContactKind::Person,
            ContactKind::Room,
            ContactKind::OfficialAccount,
        ];
        assert_eq!(contacts.map(i64::from), [1, 2, 3]);
    }

    #[test]
    fn a_code_is_a_number_in_json() {
        for json in ["2", r#""2""#, "2.0"] {
            let sex: Code<Sex> = serde_json::from_str(json).unwrap();
            assert_eq!(sex, Sex::Female);
            assert_eq!(serde_json::to_string(&sex).unwrap(), "2");
        }
        let other: Code<Sex> = serde_json::from_str(r#""-9""#).unwrap();
        assert_eq!(serde_json::to_string(&other).unwrap(), "-9");
    }
}
