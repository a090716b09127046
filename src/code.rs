//! Numbers that name something, from lists that may grow.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::de::value::I64Deserializer;
use serde::de::{self, DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::quirks::int::{self, Integer};

/// A number that names something, whether this crate knows the name or not.
///
/// On the wire an integer, or a string that holds one. Two codes are equal, and ordered, by their
/// numbers: a name that a later version gives to a number changes no comparison.
///
/// ```
/// use wequick_types::{Code, MessageType};
///
/// let code: Code<MessageType> = Code::new(1);
/// assert_eq!(code, MessageType::Text);
/// assert_eq!(code, 1);
/// assert_eq!(code.known(), Some(MessageType::Text));
///
/// let code: Code<MessageType> = Code::new(9000);
/// assert_eq!(code.get(), 9000);
/// assert_eq!(code.known(), None);
///
/// match Code::<MessageType>::new(49).known() {
///     Some(MessageType::App) => {}
///     Some(_) | None => panic!(),
/// }
/// ```
pub struct Code<T> {
    number: i64,
    names: PhantomData<T>,
}

/// The enums that name the numbers of a [`Code`]. Sealed: only this crate has some.
pub trait CodeName: sealed::Sealed + Copy + Into<i64> + DeserializeOwned + fmt::Debug {}

pub(crate) mod sealed {
    pub trait Sealed {}
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
        let number: I64Deserializer<Unnamed> = self.number.into_deserializer();
        T::deserialize(number).ok()
    }
}

/// The number has no name. Unlike serde's own error it keeps no message, so that
/// [`Code::known`] allocates nothing.
#[derive(Debug, thiserror::Error)]
#[error("a number without a name")]
struct Unnamed;

impl de::Error for Unnamed {
    fn custom<M: fmt::Display>(_: M) -> Self {
        Unnamed
    }
}

impl<T> Clone for Code<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Code<T> {}

/// The name, or the bare number where there is none.
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
        int::deserialize(deserializer)
    }
}

impl<T> Serialize for Code<T> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        serializer.serialize_i64(self.number)
    }
}
